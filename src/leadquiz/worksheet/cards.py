"""Cards to cut out: eight or ten a page, with backs that meet their fronts when printed on both sides."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from leadquiz.errors import ExportError
from leadquiz.model import GAP, Card, Deck, Kind
from leadquiz.text import one_line
from leadquiz.worksheet.choose import Filter, passes
from leadquiz.worksheet.drawing import Data, cleaned
from leadquiz.worksheet.paper import Paper

COLUMNS = 2
LONGEST_SIDE = 1200  # characters that can still be read at the size to which they shrink


class Backs(Enum):
    """Where the back of a card is printed."""

    LONG_EDGE = "long-edge"  # the sheet is turned like a page of a book
    SHORT_EDGE = "short-edge"  # like a calendar on a wall
    FOLD = "fold"  # beside the front, to be folded over: no duplex needed


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What stands on one side of a card."""

    lines: tuple[str, ...]
    front: bool
    section: str
    id: str
    context: str = ""
    numbered: bool = False


Page = tuple[Side | None, ...]


def chosen_cards(decks: Iterable[Deck], chosen: Filter) -> tuple[list[Card], list[tuple[str, str]]]:
    """The cards that pass, in order, and those left out: (id, reason)."""
    kept = []
    left_out = []
    for deck in decks:
        for card in deck.cards:
            if card.flagged or card.suspended:
                left_out.append((card.id, "flagged" if card.flagged else "suspended"))
            elif passes(card, chosen):
                if max(len(card.question) + len(card.context), len(card.answer)) > LONGEST_SIDE:
                    left_out.append((card.id, f"has more than {LONGEST_SIDE} characters on one side"))
                else:
                    kept.append(card)
    return kept, left_out


def sides(card: Card) -> tuple[Side, Side]:
    """Front and back. The card's id stands on both, so that a cut pile can be sorted."""
    section = card.section[-1] if card.section else ""
    back = tuple(map(one_line, card.members)) or (card.answer,)
    return (
        Side(
            lines=(card.asked.replace(GAP, "________"),),
            front=True,
            section=section,
            id=card.id,
            context=card.context,
        ),
        Side(lines=back, front=False, section=section, id=card.id, numbered=card.kind is Kind.STEPS),
    )


def pages(cards: Sequence[Card], rows: int, backs: Backs) -> list[Page]:
    """The cells of each page, row by row; a page of fronts is followed by the page of their backs."""
    both = [sides(card) for card in cards]
    if backs is Backs.FOLD:
        return [
            _filled([side for pair in both[start : start + rows] for side in pair], rows)
            for start in range(0, len(both), rows)
        ]
    made = []
    for start in range(0, len(both), rows * COLUMNS):
        some = both[start : start + rows * COLUMNS]
        made.append(_filled([front for front, _ in some], rows))
        grid = _rows(_filled([back for _, back in some], rows))
        turned = [line[::-1] for line in grid] if backs is Backs.LONG_EDGE else grid[::-1]
        made.append(tuple(cell for line in turned for cell in line))
    return made


def _filled(given: Sequence[Side], rows: int) -> Page:
    return (*given, *[None] * (rows * COLUMNS - len(given)))


def _rows(page: Page) -> list[Page]:
    return [page[start : start + COLUMNS] for start in range(0, len(page), COLUMNS)]


def cards_pdf(
    decks: Sequence[Deck], cards: Sequence[Card], *, per_page: int, backs: Backs, paper: Paper
) -> tuple[bytes, int]:
    """The PDF and its number of pages."""
    from leadquiz.worksheet.pdf import pdf

    if not cards:
        raise ExportError(f"{decks[0].title}: no card to print; choose more widely")
    arranged = pages(cards, per_page // COLUMNS, backs)
    data: Data = cleaned(
        {
            "title": "Cards: " + ", ".join(deck.title for deck in decks),
            "columns": COLUMNS,
            "rows": per_page // COLUMNS,
            "fold": backs is Backs.FOLD,
            "pages": [
                # Marks only where the knife goes: printers do not set the backs exactly behind the fronts.
                {"cut": backs is Backs.FOLD or number % 2 == 0, "cells": [_cell(side) for side in page]}
                for number, page in enumerate(arranged)
            ],
        }
    )
    return pdf("cards", data, paper, decks[0].language), len(arranged)


def _cell(side: Side | None) -> Data | None:
    if side is None:
        return None
    return {
        "lines": list(side.lines),
        "front": side.front,
        "section": side.section,
        "id": side.id,
        "context": side.context,
        "numbered": side.numbered,
    }
