"""The answer, how the typed one compares, and the ratings."""

from collections.abc import Iterable, Sequence

from leadquiz.model import Card, Kind, Rating
from leadquiz.study.grading import Change, Grade, Marked
from leadquiz.study.schedule import CardState
from leadquiz.study.session import Question
from leadquiz.terminal.layout import EMPTY, Piece, Row, Style, cells, cut, row, wrap
from leadquiz.terminal.screens import MARGIN, para, text_width

RATING_STYLE = {
    Rating.AGAIN: Style.BAD,
    Rating.HARD: Style.ACCENT,
    Rating.GOOD: Style.GOOD,
    Rating.EASY: Style.GOOD,
}


def reveal_rows(question: Question, width: int, marked: Marked | None, typed: str = "") -> list[Row]:
    """The answer, what was right in the typed one, where it stands, and the evidence."""
    card, inner = question.card, text_width(width)
    rows: list[Row] = [EMPTY, row(" " * MARGIN, ("─" * min(inner, 40), Style.DIM))]
    if marked is not None:
        rows += _verdict(question, marked, inner, typed)
    # After a right answer by choice or a marked list the answer already stands there.
    if marked is None or not card.members:
        rows += answer_rows(card, inner)
    rows.append(EMPTY)
    place = place_of(question)
    if place:
        rows += para([(place, Style.DIM)], inner)
    if card.evidence:
        rows += para(_evidence(card), inner)
    if card.remark:
        rows += para([("note: ", Style.ACCENT), (card.remark, Style.DIM)], inner)
    return rows


def answer_rows(card: Card, inner: int) -> list[Row]:
    """The answer; a list has a row for each member."""
    if not card.members:
        return para([(card.answer, Style.GOOD)], inner)
    rows = []
    for number, member in enumerate(card.members, 1):
        lead = f"{number}. " if card.kind is Kind.STEPS else "• "
        rows += wrap(
            [(lead, Style.DIM), (member, Style.GOOD)],
            inner + MARGIN,
            indent=MARGIN,
            hanging=MARGIN + len(lead),
        )
    return rows


def place_of(question: Question) -> str:
    """Document, line and page of the answer, as one line of text."""
    card = question.card
    parts = [" › ".join(card.section)] if card.section else []
    if card.source is not None:
        file = question.shelf.source_file(card)
        lines = str(card.source.first)
        if card.source.last != card.source.first:
            lines += f"–{card.source.last}"
        page = f", page {card.source.page}" if card.source.page else ""
        parts.append(f"{file or 'source'} line {lines}{page}")
    return " · ".join(parts)


_VERDICT = {
    Grade.RIGHT: ("✓ right", Style.GOOD),
    Grade.SLIP: ("✓ right, with a slip", Style.GOOD),
    Grade.PARTLY: ("◐ partly right", Style.ACCENT),
    Grade.WRONG: ("✗ not right", Style.BAD),
}


def _verdict(question: Question, marked: Marked, inner: int, typed: str) -> list[Row]:
    text, style = _VERDICT[marked.grade]
    if marked.grade is Grade.PARTLY:
        text += f" ({marked.share:.0%})"
    if not typed.strip():
        text, style = "✗ no answer", Style.BAD
    rows = para([(text, style)], inner)
    differs = marked.grade is not Grade.RIGHT or question.card.members
    if typed.strip() and differs and question.mode != "choice":
        rows += para(difference(marked.words), inner)
    return rows


def difference(words: Iterable[tuple[Change, str]]) -> list[str | Piece]:
    """The comparison in colour, and with marks for those who see none: [-typed-] and {+missing+}."""
    pieces: list[str | Piece] = []
    for change, text in words:
        if pieces:
            pieces.append(" ")
        match change:
            case Change.SAME:
                pieces.append((text, Style.PLAIN))
            case Change.EXTRA:
                pieces.append((f"[-{text}-]", Style.BAD))
            case Change.MISSING:
                pieces.append((f"{{+{text}+}}", Style.GOOD))
    return pieces


def _evidence(card: Card) -> list[str | Piece]:
    """The evidence in quotes with the answer marked in it."""
    text, answer = card.evidence, card.answer
    at = text.casefold().find(answer.casefold()) if answer else -1
    if at < 0 or len(text.casefold()) != len(text):
        return [("“" + text + "”", Style.DIM)]
    return [
        ("“" + text[:at], Style.DIM),
        (text[at : at + len(answer)], Style.MARK),
        (text[at + len(answer) :] + "”", Style.DIM),
    ]


def rating_rows(
    after: dict[Rating, CardState], chosen: Rating | None, width: int, *, cram: bool
) -> list[Row]:
    """The four ratings with the interval each would give; the one Enter takes is highlighted."""
    items = []
    for rating, state in after.items():
        delay = "" if cram else f" {interval_text(state)}"
        text = f" {rating.value} {rating.name.lower()}{delay} "
        items.append((text, Style.MARK if rating is chosen else RATING_STYLE[rating]))
    return flow(items, width)


def flow(items: Sequence[Piece], width: int) -> list[Row]:
    """Items side by side, as many as fit a row; none is broken unless it alone is too wide."""
    rows: list[Row] = []
    current: list[Piece] = []
    used = MARGIN
    for text, style in items:
        size = cells(text) + 1
        if current and used + size > width - 1:
            rows.append(row(" " * MARGIN, *current))
            current, used = [], MARGIN
        current += [(text, style), (" ", Style.PLAIN)]
        used += size
    if current:
        rows.append(row(" " * MARGIN, *current))
    return [cut(line, width) for line in rows]


def interval_text(state: CardState) -> str:
    """When the card would come back, short: 10m, 3d, 2.1mo, 1.4y."""
    if state.due_ms:
        minutes = max(1, round((state.due_ms - state.last_ms) / 60_000))
        return (
            f"{minutes}m"
            if minutes < 60
            else f"{minutes / 60:.0f}h"
            if minutes < 1440
            else f"{minutes // 1440}d"
        )
    days = state.interval
    return f"{days}d" if days < 60 else f"{days / 30.4:.1f}mo" if days < 365 else f"{days / 365:.1f}y"
