"""`make eval`: what the generator makes of whole documents, and a random sample to rate.

    python -m benchmarks.eval [DOCUMENT ...] [--facts FILE.jsonl ...] [--sample N] [--seed N] [--out FOLDER]

Prints cards by kind and rule, candidates by gate, and how many of the hand-written facts the deck covers. For each
document it writes into the folder (outside version control) the deck, a sample to rate blind, and its key.
"""

import argparse
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from benchmarks.seeds import shared_folder
from leadquiz.deck import save_deck
from leadquiz.document import read_outline
from leadquiz.generate import Options, Result, generate
from leadquiz.generate.parse_cache import default_cache
from leadquiz.model import Card


def main(arguments: list[str] | None = None) -> None:
    """Generate, print the tables, and write deck, sample and key of each document."""
    shared = shared_folder()
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("documents", nargs="*", type=Path, default=_found(shared, "seeds/*.txt"))
    parser.add_argument("--facts", nargs="*", type=Path, default=_found(shared, "eval/*facts.jsonl"))
    parser.add_argument("--sample", type=int, default=50, metavar="N", help="cards to rate a document")
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="another seed draws other cards")
    parser.add_argument("--out", type=Path, default=Path("build/eval"), metavar="FOLDER")
    asked = parser.parse_args(arguments)
    if not asked.documents:
        parser.error("no documents beside the repository; name some")
    asked.out.mkdir(parents=True, exist_ok=True)
    options = Options()
    matcher = shared / "eval" / "match.py" if shared else None
    for document in asked.documents:
        result = generate([read_outline(document)], options, store=default_cache(options.model))
        deck = asked.out / f"{document.stem}.deck.yaml"
        save_deck(result.deck, deck)
        _tell(document, result)
        for facts in asked.facts:
            if matcher and matcher.is_file():
                _cover(matcher, facts, deck)
        _sample(result.deck.cards, random.Random(asked.seed), asked.sample, asked.out / document.stem)


def _found(folder: Path | None, pattern: str) -> list[Path]:
    return sorted(folder.glob(pattern)) if folder else []


def _tell(document: Path, result: Result) -> None:
    cards = result.deck.cards
    print(f"== {document.name}: {len(cards)} cards, {result.sections} sections")
    print("kind      ", _row(card.kind.value for card in cards))
    print("rule      ", _row(card.origin.rule for card in cards if card.origin))
    print("importance", _row(str(card.importance) for card in cards))
    print("options   ", f"{sum(bool(card.distractors) for card in cards)} cards have wrong options")
    print("held back ", _row(verdict.gate for verdict in result.verdicts if verdict.gate))
    print("conflicts ", len(result.deck.conflicts))


def _row(names: Iterable[str]) -> str:
    return ", ".join(f"{name} {count}" for name, count in Counter(names).most_common())


def _cover(matcher: Path, facts: Path, deck: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-W", "ignore", str(matcher), str(facts), str(deck), "--show", "none"],
        capture_output=True,
        text=True,
        check=False,
    )
    told = run.stdout.strip().splitlines() or run.stderr.strip().splitlines() or ["nothing told"]
    print(f"{facts.name}: {told[-1]}")


def _sample(cards: tuple[Card, ...], chance: random.Random, size: int, stem: Path) -> None:
    """STEM.sample.txt shows neither rule nor evidence; STEM.key.txt has both, under the same numbers."""
    drawn = chance.sample(cards, min(size, len(cards)))
    shown, key = [], []
    for number, card in enumerate(drawn, 1):
        rows = [f"{number}. {card.question}", f"   → {card.answer}"]
        if card.context:
            rows.insert(0, f"   [{card.context}]")
        if card.distractors:
            rows.append(f"   wrong: {' | '.join(card.distractors)}")
        shown.append("\n".join(rows))
        place = f"lines {card.source.first}-{card.source.last}" if card.source else ""
        key.append(f"{number}. {card.origin.rule if card.origin else ''}, {place}\n   {card.evidence}")
    for path, entries in ((f"{stem}.sample.txt", shown), (f"{stem}.key.txt", key)):
        Path(path).write_text("\n\n".join(entries) + "\n", encoding="utf-8")
    print(f"sample: {stem}.sample.txt, its evidence: {stem}.key.txt\n")


if __name__ == "__main__":
    main()
