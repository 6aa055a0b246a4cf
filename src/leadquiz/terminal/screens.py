"""What the quiz shows, as rows of styled text: no terminal here, so every screen can be read in a test."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from leadquiz.model import GAP, Card, Kind, Rating
from leadquiz.study.clock import Moment
from leadquiz.study.grading import Change, Grade, Marked
from leadquiz.study.schedule import CardState, Phase
from leadquiz.study.session import Counts, Question
from leadquiz.terminal.layout import EMPTY, Piece, Row, Style, bar, cells, cut, row, spread, wrap

MARGIN = 2
WIDEST = 92  # longer lines tire the eye, whatever the terminal's width

RATING_STYLE = {
    Rating.AGAIN: Style.BAD,
    Rating.HARD: Style.ACCENT,
    Rating.GOOD: Style.GOOD,
    Rating.EASY: Style.GOOD,
}


@dataclass(slots=True, kw_only=True)
class Progress:
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
        rows += _para([(card.context, Style.DIM)], inner)
    rows += _para(stem(question), inner)
    if card.members and question.mode != "choice":
        rows += _para(
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
        rows += [EMPTY, *_para([("hint: ", Style.ACCENT), hint_of(card)], inner)]
    if typed is not None:
        rows += [
            EMPTY,
            *wrap([("› ", Style.ACCENT), typed], inner + MARGIN, indent=MARGIN, hanging=MARGIN + 2),
        ]
    return rows


def stem(question: Question) -> list[str | Piece]:
    """What is asked, in the question's mode."""
    card = question.card
    text = card.cloze if question.mode == "cloze" and card.cloze else card.question
    if GAP not in text:
        return [(text, Style.STRONG)]
    before, after = text.split(GAP, 1)
    return [(before, Style.STRONG), (GAP, Style.ACCENT), (after, Style.STRONG)]


def hint_of(card: Card) -> str:
    """The card's own hint, else the first letter of each word of the answer."""
    if card.hint:
        return card.hint
    if card.members:
        return "; ".join(_initials(member) for member in card.members)
    return _initials(card.answer)


def _initials(text: str) -> str:
    return re.sub(r"(\w)(\w+)", lambda match: match[1] + "·" * len(match[2]), text)


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
        rows += _para([(place, Style.DIM)], inner)
    if card.evidence:
        rows += _para(_evidence(card), inner)
    if card.remark:
        rows += _para([("note: ", Style.ACCENT), (card.remark, Style.DIM)], inner)
    return rows


def answer_rows(card: Card, inner: int) -> list[Row]:
    """The answer; a list has a row for each member."""
    if not card.members:
        return _para([(card.answer, Style.GOOD)], inner)
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
    rows = _para([(text, style)], inner)
    differs = marked.grade is not Grade.RIGHT or question.card.members
    if typed.strip() and differs and question.mode != "choice":
        rows += _para(difference(marked.words), inner)
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


HELP: tuple[tuple[str, str], ...] = (
    ("space, enter", "show the answer; after it, take the highlighted rating"),
    ("1 2 3 4", "rate: again, hard, good, easy; or pick an option"),
    ("← → ↑ ↓", "move between ratings or options; scroll a long text"),
    ("tab", "while typing: leave the line to use the other keys"),
    ("h", "hint"),
    ("o", "open the source around the evidence"),
    ("u", "undo the last answer"),
    ("e", "edit the card in your editor"),
    ("f", "flag a bad card, with a reason"),
    ("s", "suspend the card"),
    ("b", "bury the card until tomorrow"),
    ("?", "this help"),
    ("q, esc", "quit; everything answered is kept"),
)


def help_rows(width: int) -> list[Row]:
    """All keys."""
    rows: list[Row] = [EMPTY, row(" " * MARGIN, ("Keys", Style.STRONG)), EMPTY]
    lead = 14
    for key, what in HELP:
        rows += wrap(
            [(f"{key:<{lead}}", Style.ACCENT), what],
            text_width(width) + MARGIN,
            indent=MARGIN,
            hanging=MARGIN + lead,
        )
    return rows


def notice_rows(text: str, width: int) -> list[Row]:
    """A warning on a page of its own."""
    return [EMPTY, *_para([(text, Style.BAD)], text_width(width))]


def reason_rows(question: Question, width: int, *, reason: str) -> list[Row]:
    """The question and the line in which the learner says why the card is bad."""
    asked = question_rows(question, width)
    return [*asked, EMPTY, *_para([("why is it bad? ", Style.ACCENT), reason], text_width(width))]


def source_rows(
    lines: Sequence[tuple[int, str]], first: int, last: int, evidence: str, width: int
) -> list[Row]:
    """A passage with its line numbers, the evidence highlighted."""
    rows: list[Row] = [EMPTY]
    number_width = len(str(lines[-1][0])) if lines else 1
    marks = _marks([text for _, text in lines], evidence)
    for (number, text), spans in zip(lines, marks, strict=True):
        inside = first <= number <= last
        pieces: list[str | Piece] = [
            (f"{number} {'│' if inside else ' '} ", Style.ACCENT if inside else Style.DIM)
        ]
        indent = MARGIN + number_width - len(str(number))
        at = 0
        for start, end in spans:
            pieces += [(text[at:start], Style.PLAIN), (text[start:end], Style.MARK)]
            at = end
        pieces.append((text[at:], Style.PLAIN))
        rows += wrap(pieces, width - MARGIN, indent=indent, hanging=MARGIN + number_width + 3)
    return rows


def _marks(lines: Sequence[str], evidence: str) -> list[list[tuple[int, int]]]:
    """For each line the spans that belong to the evidence, found by its words across line ends."""
    words = [
        (number, match.start(), match.end(), match[0].casefold())
        for number, line in enumerate(lines)
        for match in re.finditer(r"\w+", line)
    ]
    wanted = [word.casefold() for word in re.findall(r"\w+", evidence)]
    spans: list[list[tuple[int, int]]] = [[] for _ in lines]
    if not wanted:
        return spans
    for start in range(len(words) - len(wanted) + 1):
        if all(words[start + n][3] == word for n, word in enumerate(wanted)):
            for number, begin, end, _ in words[start : start + len(wanted)]:
                if spans[number]:
                    spans[number][-1] = (spans[number][-1][0], end)
                else:
                    spans[number].append((begin, end))
            break
    return spans


def minutes_between(start: Moment, end: Moment) -> float:
    return max(0, end.ms - start.ms) / 60_000


def _para(pieces: Iterable[str | Piece], inner: int) -> list[Row]:
    return wrap(pieces, inner + MARGIN, indent=MARGIN)
