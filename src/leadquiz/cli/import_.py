"""`leadquiz import FILE -o DECK.yaml`."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leadquiz.console import say, warn
from leadquiz.errors import LeadquizError

if TYPE_CHECKING:
    from leadquiz.anki.reading import Read

_PACKAGES = (".apkg", ".colpkg")
_TEXTS = (".csv", ".tsv", ".txt", ".md", ".markdown")
_LARGEST_TEXT = 64_000_000
_NAMED = 10  # cards passed over that are named one by one


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The new deck to write.")
@click.option(
    "--into", type=click.Path(path_type=Path), help="A deck to take changes into, after showing them."
)
@click.option("--yes", is_flag=True, help="With --into: take the changes without asking.")
@click.option("--with-progress", is_flag=True, help="Bring Anki's log of reviews too.")
@click.option("--store", type=click.Path(path_type=Path), help="The file of reviews to use.")
@click.option("--json", "as_json", is_flag=True, help="Report as JSON.")
def command(
    file: Path,
    output: Path | None,
    into: Path | None,
    *,
    yes: bool,
    with_progress: bool,
    store: Path | None,
    as_json: bool,
) -> None:
    """Read cards from elsewhere as a deck.

    Anki packages (.apkg, .colpkg), text exported from Anki, tables (.csv, .tsv, text from Quizlet) with or
    without a header, and text or Markdown with Q: and A: lines.

    Cards that were exported from here come back with their ids: --into shows what was edited in Anki, and
    takes it into the deck when you agree. Pictures and sounds are named in the text, not copied.

    \b
    leadquiz import spanish.apkg -o spanish.yaml
    leadquiz import lead.apkg --into lead.yaml
    """
    if (output is None) == (into is None):
        raise click.UsageError("name the deck to write with -o, or the deck to change with --into")
    if output and output.exists():
        raise LeadquizError(f"{output}: exists; take changes into it with --into, or choose another name")
    read = _read(file, with_progress=with_progress)
    if not read.deck.cards:
        _tell_left(read)
        raise LeadquizError(f"{file}: no card of it can stand in a deck; nothing was written")
    if output:
        from leadquiz.deck import save_deck

        save_deck(read.deck, output)
        report: dict[str, object] = {"file": str(output), "cards": len(read.deck.cards)}
        if not as_json:
            say(f"{output}: {_count(len(read.deck.cards), 'card')}")
    else:
        report = _take_into(read, into or Path(), yes=yes, as_json=as_json)
    if with_progress and report.get("taken", True):
        report["reviews"] = _take_progress(read, output or into or Path(), store)
        if not as_json:
            say(f"{report['reviews']} new reviews of {_count(len(read.progress), 'card')} are in your log")
    if as_json:
        left = {"passed_over": read.passed_over, "media": len(read.media)}
        say(json.dumps(report | left, ensure_ascii=False))
    else:
        _tell_left(read)


def _read(file: Path, *, with_progress: bool) -> "Read":
    suffix = file.suffix.lower()
    if suffix in _PACKAGES:
        from leadquiz.anki.reading import read_package
        from leadquiz.study.clock import system_clock

        offset = system_clock().offset_minutes if with_progress else None
        return read_package(file, local_offset_minutes=offset)
    if suffix in _TEXTS:
        return _read_text(file)
    kinds = ", ".join((*_PACKAGES, *_TEXTS))
    raise LeadquizError(f"{file}: not a kind of file that can be imported; known are {kinds}")


def _read_text(file: Path) -> "Read":
    from leadquiz.anki.reading import Read
    from leadquiz.anki.reading_text import is_anki_text, read_anki_text
    from leadquiz.exchange.reading_text import read_text
    from leadquiz.files import read_bytes

    data = read_bytes(file, limit=_LARGEST_TEXT)
    try:
        text = data.decode("utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise LeadquizError(f"{file}: is not UTF-8; save it as UTF-8 text") from error
    if is_anki_text(text):
        return read_anki_text(text, file)
    found = read_text(text, file)
    return Read(deck=found.deck, passed_over=found.passed_over)


def _take_progress(read: "Read", file: Path, store: Path | None) -> int:
    from leadquiz.cli.anki_progress import take_in
    from leadquiz.study.store import default_path

    return take_in(read.progress, read.deck, file, store or default_path())


def _take_into(read: "Read", into: Path, *, yes: bool, as_json: bool) -> dict[str, object]:
    """Show the changes, take them if the user agrees, and tell what was done."""
    from leadquiz.anki.merging import changes, merged
    from leadquiz.deck import open_deck

    deck_file = open_deck(into)
    found = changes(deck_file.deck, read.deck, edited=read.edited, ours=read.ours)
    new = sum(change.old is None for change in found)
    if not as_json:
        for change in found:
            say("\n".join(change.lines()))
    taken = yes or not found or (not as_json and click.confirm(f"Take these into {into.name}?", err=True))
    if taken and found:
        deck_file.save(merged(deck_file.deck, found))
    if not as_json and not found:
        say(f"{into}: nothing was changed in Anki")
    elif not as_json:
        changed = f"{_count(len(found) - new, 'card')} changed, {new} new"
        say(f"{into}: {changed if taken else 'left as it was'}")
    return {"file": str(into), "changed": len(found) - new, "new": new, "taken": taken}


def _tell_left(read: "Read") -> None:
    """Say what did not come along: nothing is lost in silence."""
    if read.passed_over:
        warn(f"{_count(len(read.passed_over), 'card')} passed over:")
        for line in read.passed_over[:_NAMED]:
            warn(f"  {line}")
        if len(read.passed_over) > _NAMED:
            warn(f"  and {len(read.passed_over) - _NAMED} more; --json lists all")
    if read.media:
        warn(
            f"{_count(len(read.media), 'picture or sound', 'pictures and sounds')} not copied; texts name them"
        )


def _count(number: int, noun: str, plural: str = "") -> str:
    return f"{number} {noun if number == 1 else plural or noun + 's'}"
