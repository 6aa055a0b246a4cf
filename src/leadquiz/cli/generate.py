"""`leadquiz generate`: documents become a deck."""

import json
import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leadquiz.console import is_terminal, say, warn, write_raw
from leadquiz.errors import LeadquizError
from leadquiz.model import Kind

if TYPE_CHECKING:
    from leadquiz.generate import Options, Result
    from leadquiz.model import Outline


@click.command("generate")
@click.argument("documents", nargs=-1, required=True, metavar="DOCUMENT...")
@click.option(
    "-o", "--output", metavar="DECK.yaml", help="The deck to write; beside the document when left out."
)
@click.option("--title", default="", help="The deck's title; the document's when left out.")
@click.option("--per-section", type=click.IntRange(1), help="At most so many cards a section, the best ones.")
@click.option("--max-cards", type=click.IntRange(1), help="At most so many cards in all, the best ones.")
@click.option(
    "--min-importance", type=click.IntRange(1, 3), default=1, help="Leave out less important cards."
)
@click.option(
    "--min-worth",
    type=click.FloatRange(0, 1),
    metavar="0–1",
    help="The least worth of a card, about the chance that a teacher would hand it out; 0 gives all. Default: 0.8.",
)
@click.option(
    "--kinds", metavar="KIND,…", help=f"Only these kinds: {', '.join(kind.value for kind in Kind)}."
)
@click.option(
    "--language", default="", metavar="CODE", help="The text's language (en, fr …); found when left out."
)
@click.option("--model", default="", metavar="NAME", help="Another installed language model.")
@click.option("--force", is_flag=True, help="Replace an existing deck; the old file is kept as .bak.")
@click.option("--explain", is_flag=True, help="Print what every rule proposed and what held it back.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
def command(
    documents: tuple[str, ...],
    output: str | None,
    title: str,
    per_section: int | None,
    max_cards: int | None,
    min_importance: int,
    min_worth: float | None,
    kinds: str | None,
    language: str,
    model: str,
    force: bool,
    explain: bool,
    as_json: bool,
) -> None:
    """Derive a deck of cards from one or more DOCUMENTs; - reads standard input and writes standard output."""
    # Before NumPy is there: on matrices as small as ours more threads only wait for one another.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from leadquiz.generate import Options
    from leadquiz.generate.language import DEFAULT_MODEL
    from leadquiz.generate.options import USUAL_WORTH

    options = Options(
        title=title,
        kinds=_kinds(kinds),
        per_section=per_section,
        max_cards=max_cards,
        min_importance=min_importance,
        min_worth=min_worth,
        language=language,
        model=model or DEFAULT_MODEL,
    )
    target = _target(documents, output)
    if target is not None and target.exists() and not force:
        raise LeadquizError(
            f"{target}: exists already; give another name with -o, or replace it with --force (the old deck is kept)"
        )
    outlines = _read(documents)
    result = _generate(outlines, options)
    for notice in result.notices:
        warn(notice)
    _write(result, target, USUAL_WORTH if min_worth is None else min_worth)
    if explain:
        for verdict in result.verdicts:
            candidate = verdict.candidate
            held = f"{verdict.gate.replace('_', ' ')}: {verdict.why}".rstrip(": ") if verdict.gate else "card"
            (say if target else warn)(
                f"line {candidate.first} [{candidate.rule}] {held}\n  {candidate.question}\n  → {candidate.answer}"
            )
    _summarise(result, target, as_json)


def _kinds(text: str | None) -> frozenset[Kind]:
    if not text:
        return frozenset(Kind)
    known = {kind.value: kind for kind in Kind}
    names = [name.strip() for name in text.split(",") if name.strip()]
    if unknown := [name for name in names if name not in known]:
        raise LeadquizError(f"--kinds: no kind {unknown[0]!r}; there are {', '.join(known)}")
    return frozenset(known[name] for name in names)


def _target(documents: tuple[str, ...], output: str | None) -> Path | None:
    """Where the deck goes; None for standard output."""
    if output == "-" or (output is None and documents[0] == "-"):
        return None
    if output is not None:
        return Path(output)
    first = Path(documents[0])
    return first.parent / f"{first.name if first.is_dir() else first.stem}.deck.yaml"


def _read(documents: tuple[str, ...]) -> "list[Outline]":
    import sys

    from leadquiz.document import read_outline

    outlines = []
    for name in documents:
        if name == "-":
            outlines.append(read_outline(None, data=sys.stdin.buffer.read(), name="-"))
        else:
            outlines.append(read_outline(Path(name)))
    for outline in outlines:
        for notice in outline.notices:
            warn(f"{outline.name}: {notice}")
    return outlines


def _generate(outlines: "list[Outline]", options: "Options") -> "Result":
    import sys

    from leadquiz.generate import generate
    from leadquiz.generate.parse_cache import default_cache

    store = default_cache(options.model)
    if not is_terminal(sys.stderr):
        return generate(outlines, options, store=store)
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    total = sum(len(block.text) for outline in outlines for _, s in outline.walk() for block in s.blocks)
    console = Console(stderr=True)
    columns = (TextColumn("reading"), BarColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=total)
        return generate(outlines, options, store=store, progress=lambda done: bar.advance(task, done))


def _write(result: "Result", target: Path | None, min_worth: float) -> None:
    from leadquiz.deck import dump_deck
    from leadquiz.files import write_bytes

    data = dump_deck(result.deck).encode("utf-8")
    if not result.deck.cards:
        document = result.deck.sources[0].file
        if unworthy := sum(verdict.gate == "worth" for verdict in result.verdicts):
            raise LeadquizError(
                f"{document}: no card of worth {min_worth:g} or more; lower --min-worth ({unworthy} cards are below it)"
            )
        raise LeadquizError(
            f"{document}: no card could be derived; see what was understood with 'leadquiz outline'"
        )
    if target is None:
        write_raw(data)
        return
    if target.exists():
        backup = target.with_name(target.name + ".bak")
        write_bytes(backup, target.read_bytes())
    write_bytes(target, data)


def _summarise(result: "Result", target: Path | None, as_json: bool) -> None:
    kinds = Counter(card.kind.value for card in result.deck.cards)
    held = Counter(
        verdict.gate for verdict in result.verdicts if verdict.gate not in ("", "outdone", "limit")
    )
    conflicts = result.deck.conflicts
    tell = say if target else warn
    if as_json:
        tell(
            json.dumps(
                {
                    "deck": str(target) if target else "-",
                    "sections": result.sections,
                    "cards": dict(sorted(kinds.items())),
                    "held_back": dict(sorted(held.items())),
                    "conflicts": len(conflicts),
                },
                ensure_ascii=False,
            )
        )
        return
    by_kind = ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())
    why = ", ".join(f"{count} {gate.replace('_', ' ')}" for gate, count in held.most_common(3))
    tell(
        f"{target or '-'}: {len(result.deck.cards)} cards ({by_kind}) from {result.sections} sections; "
        f"{sum(held.values())} held back{f' ({why} …)' if why else ''}"
    )
    for conflict in conflicts:
        values = "; ".join(f"{value} (line {span.first})" for value, span, _ in conflict.values)
        kept = f"kept {conflict.kept}" if conflict.kept else "no card"
        tell(f"the document contradicts itself: {conflict.fact} {values}: {kept}")
