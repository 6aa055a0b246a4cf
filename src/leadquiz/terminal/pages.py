"""Pages over the question: help, the source, warnings."""

import re
from collections.abc import Sequence

from leadquiz.study.session import Question
from leadquiz.terminal.layout import EMPTY, Piece, Row, Style, row, wrap
from leadquiz.terminal.screens import MARGIN, para, question_rows, text_width

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
    return [EMPTY, *para([(text, Style.BAD)], text_width(width))]


def reason_rows(question: Question, width: int, *, reason: str) -> list[Row]:
    """The question and the line in which the learner says why the card is bad."""
    asked = question_rows(question, width)
    return [*asked, EMPTY, *para([("why is it bad? ", Style.ACCENT), reason], text_width(width))]


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
