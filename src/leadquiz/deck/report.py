"""All that can be said about one deck file: problems, doubts, flagged cards, conflicts."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from leadquiz.deck.fields import format_span
from leadquiz.deck.files import LARGEST, decoded
from leadquiz.deck.lints import lints
from leadquiz.deck.problems import Problem, in_order
from leadquiz.deck.written import read
from leadquiz.errors import LeadquizError
from leadquiz.files import read_bytes
from leadquiz.model import Deck, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A deck file judged; `doubts` are worth a look, `problems` keep the deck from being used."""

    path: Path
    deck: Deck | None
    problems: tuple[Problem, ...] = ()
    failure: str = ""  # why the file could not even be read
    doubts: tuple[tuple[int, int, str, str], ...] = ()  # line, column, card, message
    lines_of: dict[str, int]

    @property
    def is_sound(self) -> bool:
        """Whether the deck can be used."""
        return self.deck is not None

    def lines(self) -> Iterator[str]:
        """The report for people."""
        if self.failure:
            yield self.failure
            return
        for problem in self.problems:
            yield problem.at(str(self.path))
        for line, column, name, message in self.doubts:
            yield f"{self.path}:{line}:{column}: card {name}: {message}"
        if self.deck is None:
            count = len(self.problems)
            yield f"{self.path}: {count} {'problem' if count == 1 else 'problems'}"
            return
        for card in self.deck.cards:
            if card.flagged:
                yield f"{self.path}:{self.lines_of[card.id]}: card {card.id} is flagged: {card.flagged}"
        for conflict in self.deck.conflicts:
            kept = f"cards say {conflict.kept}" if conflict.kept else "no card was made"
            yield f"{self.path}: the documents disagree: {conflict.fact} ({kept})"
            for value, span, evidence in conflict.values:
                yield f"    {value}: {self._place(span)}" + (f": “{evidence}”" if evidence else "")
        yield f"{self.path}: sound, {_counted(self.deck, len(self.doubts))}"

    def as_json(self) -> dict[str, Any]:
        """The report for programs."""
        deck = self.deck
        return {
            "file": str(self.path),
            "sound": self.is_sound,
            "cards": len(deck.cards) if deck else None,
            "problems": [
                {"line": one.line, "column": one.column, "message": one.message} for one in self.problems
            ]
            + ([{"line": None, "column": None, "message": self.failure}] if self.failure else []),
            "doubts": [
                {"line": line, "column": column, "card": card, "message": message}
                for line, column, card, message in self.doubts
            ],
            "flagged": [
                {"line": self.lines_of[card.id], "card": card.id, "reason": card.flagged}
                for card in (deck.cards if deck else ())
                if card.flagged
            ],
            "conflicts": [
                {
                    "fact": conflict.fact,
                    "kept": conflict.kept or None,
                    "values": [
                        {"value": value, "place": self._place(span), "evidence": evidence}
                        for value, span, evidence in conflict.values
                    ],
                }
                for conflict in (deck.conflicts if deck else ())
            ],
        }

    def _place(self, span: Span) -> str:
        """The place with its document's name instead of the source's id."""
        assert self.deck is not None
        names = {source.id: source.file for source in self.deck.sources}
        return names[span.source] + format_span(span).removeprefix(span.source)


def report(path: Path) -> Report:
    """The report on the deck in the file; a file that cannot be read is reported too."""
    try:
        text = decoded(read_bytes(path, limit=LARGEST), str(path))
    except LeadquizError as error:
        return Report(path=path, deck=None, failure=str(error), lines_of={})
    reading = read(text)
    doubts = [
        (*reading.positions[lint.card], lint.card, lint.message)
        for lint in (lints(reading.deck) if reading.deck else ())
    ]
    return Report(
        path=path,
        deck=reading.deck,
        problems=tuple(in_order(reading.problems)),
        doubts=tuple(doubts),
        lines_of={card: line for card, (line, _) in reading.positions.items()},
    )


def _counted(deck: Deck, doubts: int) -> str:
    parts = [
        (len(deck.cards), "card", "cards"),
        (doubts, "doubt", "doubts"),
        (sum(bool(card.flagged) for card in deck.cards), "flagged", "flagged"),
        (sum(card.suspended for card in deck.cards), "suspended", "suspended"),
        (len(deck.conflicts), "conflict", "conflicts"),
    ]
    return ", ".join(
        f"{count} {one if count == 1 else many}" for count, one, many in parts if count or one == "card"
    )
