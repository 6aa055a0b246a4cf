"""The question as rows of styled text: no terminal here, so every screen can be read in a test.

What is not needed for the first screen is in `reveal` and `pages`, loaded once the question stands.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from leadquiz.model import GAP, Card, Kind
from leadquiz.study.clock import Moment
from leadquiz.study.schedule import Phase
from leadquiz.study.session import Counts, Question
from leadquiz.terminal.layout import EMPTY, Piece, Row, Style, bar, cells, cut, row, spread, wrap

MARGIN = 2
WIDEST = 92  # longer lines tire the eye, whatever the terminal's width


class Progress(NamedTuple):
    """What the header says."""

    title: str
    counts: Counts
    done: int
    left: int
    minutes: float
    note: str = ""  # one line under the bar, such as a clock that was set back


def text_width(width: int) -> int:
    """Columns for running text on a terminal of this width."""
    return min(width - 2 * MARGIN, WIDEST)


def header(progress: Progress, question: Question | None, width: int) -> list[Row]:
    """Deck, section, bar and counts: two or three rows."""
    where: list[str | Piece] = [(progress.title, Style.STRONG)]
    if question is not None and question.card.section:
        where += [("  " + " › ".join(question.card.section), Style.DIM)]
    clock = row((f"{progress.minutes:.0f} min", Style.DIM))
    pad = row(" " * MARGIN)
    inner = width - 2 * MARGIN
    top = (*pad, *spread(row(*where), clock, inner))
    counts = row(*_counts(progress.counts, question, short=width < 60))
    room = inner - sum(cells(text) for text, _ in counts) - 2
    rows = [top]
    if room >= 6:
        done, rest = bar(progress.done / max(progress.done + progress.left, 1), min(room, 40))
        gap = " " * (room - min(room, 40))
        rows.append((*pad, (done, Style.GOOD), (rest, Style.DIM), (gap + "  ", Style.PLAIN), *counts))
    else:
        rows.append((*pad, *cut(counts, inner)))
    if progress.note:
        rows.extend(wrap([(progress.note, Style.ACCENT)], text_width(width) + MARGIN, indent=MARGIN))
    return rows


def _counts(counts: Counts, question: Question | None, *, short: bool) -> list[str | Piece]:
    current = 2
    if question is not None:
        state = question.standing.state
        current = 0 if state is None else 2 if state.phase is Phase.REVIEW else 1
    names = ("new", "learning", "due")
    styles = (Style.ACCENT, Style.BAD, Style.GOOD)
    pieces: list[str | Piece] = []
    for place, (name, count, style) in enumerate(zip(names, counts, styles, strict=True)):
        if place:
            pieces.append("  " if short else " · ")
        name = name[:5] if short else name
        # The kind of the card on screen is marked by a pointer too, for eyes and terminals without colour.
        pieces.append((f"{'›' if question is not None and place == current else ''}{name} {count}", style))
    return pieces


def question_rows(
    question: Question, width: int, *, hint: bool = False, typed: str | None = None, picked: int | None = None
) -> list[Row]:
    """The question with its options or the line being typed; no answer anywhere."""
    card, inner = question.card, text_width(width)
    rows: list[Row] = [EMPTY]
    if card.context:
        rows += para([(card.context, Style.DIM)], inner)
    rows += para(stem(question), inner)
    if card.members and question.mode != "choice":
        rows += para(
            [(f"({len(card.members)} {'steps' if card.kind is Kind.STEPS else 'items'})", Style.DIM)], inner
        )
    if question.mode == "choice":
        rows.append(EMPTY)
        for number, option in enumerate(question.options):
            on = number == picked
            digit: Piece = (f"{number + 1}  ", Style.ACCENT)
            text: Piece = (option, Style.STRONG if on else Style.PLAIN)
            lead: list[str | Piece] = [("› ", Style.ACCENT)] if on else []
            indent = MARGIN if on else MARGIN + 2
            rows += wrap([*lead, digit, text], inner + MARGIN, indent=indent, hanging=MARGIN + 5)
    if hint:
        rows += [EMPTY, *para([("hint: ", Style.ACCENT), hint_of(card)], inner)]
    if typed is not None:
        rows += [
            EMPTY,
            *wrap([("› ", Style.ACCENT), typed], inner + MARGIN, indent=MARGIN, hanging=MARGIN + 2),
        ]
    return rows


def stem(question: Question) -> list[str | Piece]:
    """What is asked, in the question's mode."""
    card = question.card
    text = card.cloze if question.mode == "cloze" and card.cloze else card.asked
    if GAP not in text:
        return [(text, Style.STRONG)]
    before, after = text.split(GAP, 1)
    return [(before, Style.STRONG), (GAP, Style.ACCENT), (after, Style.STRONG)]


def hint_of(card: Card) -> str:
    """The card's own hint, unless its gap shows it, else the first letter of each word of the answer."""
    if card.hint and card.asked == card.question:
        return card.hint
    if card.members:
        return "; ".join(_initials(member) for member in card.members)
    return _initials(card.answer)


def _initials(text: str) -> str:
    return re.sub(r"(\w)(\w+)", lambda match: match[1] + "·" * len(match[2]), text)


def keys_row(keys: Sequence[tuple[str, str]], width: int) -> list[Row]:
    """The keys that work now; those that do not fit in one row are in the help."""
    items: list[Piece] = []
    used = MARGIN
    for key, what in keys:
        size = cells(key) + cells(what) + 3
        if used + size > width - 1:
            break
        items += [(key, Style.ACCENT), (f" {what}  ", Style.DIM)]
        used += size
    return [row(" " * MARGIN, *items)]


def minutes_between(start: Moment, end: Moment) -> float:
    return max(0, end.ms - start.ms) / 60_000


def para(pieces: Iterable[str | Piece], inner: int) -> list[Row]:
    """A paragraph within the margins."""
    return wrap(pieces, inner + MARGIN, indent=MARGIN)
