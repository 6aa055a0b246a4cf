"""The sheet as plain data for templates: every text a string, every number and letter decided.

PDF, HTML and Word read this and nothing else, so they show the same sheet.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from leadquiz.model import GAP
from leadquiz.options import plain
from leadquiz.text import sanitize
from leadquiz.worksheet.paper import Paper
from leadquiz.worksheet.sheet import (
    LETTERS,
    Choice,
    Clue,
    Crossword,
    Entry,
    Form,
    Gap,
    Listing,
    Match,
    Ordering,
    Part,
    Passage,
    Sheet,
    Short,
    Task,
    TrueFalse,
    WordSearch,
)

Data = dict[str, Any]
_TITLES: Mapping[Form, tuple[str, str]] = {
    Form.CHOICE: ("Multiple choice", "Tick the one right answer."),
    Form.TRUE_FALSE: ("True or false", "Tick true or false."),
    Form.GAP: ("Fill the gaps", "Write the missing words."),
    Form.MATCH: ("Matching", "Write the letter of the answer that fits."),
    Form.SHORT: ("Short answers", "Answer on the lines."),
    Form.LIST: ("Lists", "Write one item on each line, in any order."),
    Form.ORDER: ("Put in order", "Write the letters in the right order, the first step first."),
    Form.PASSAGE: ("Complete the text", "Write the missing words."),
    Form.CROSSWORD: ("Crossword", "Solve the clues; the numbers in brackets count letters."),
    Form.WORD_SEARCH: (
        "Word search",
        "Answer the clues, then circle the answers in the grid. They run to the right, down, or slanting.",
    ),
}


def sheet_data(sheet: Sheet) -> Data:
    """What the learner sees."""
    return cleaned(
        {
            **_about(sheet),
            "parts": [_part(number, part) for number, part in enumerate(sheet.parts, 1)],
        }
    )


def key_data(sheet: Sheet, twins: Sequence[Sequence[str]] = (), again: str = "") -> Data:
    """What the teacher sees: answers with their proof, and how the sheet covers the deck.

    `twins` are the labels of each question in every version, `again` the command that makes the sheet anew.
    """
    return cleaned(
        {
            **_about(sheet),
            "parts": [
                {
                    "form": part.form.value,
                    "title": _TITLES[part.form][0],
                    "number": number,
                    "points": part.points,
                    "entries": [_answer(entry) for entry in part.entries],
                    "solutions": [
                        _solution(task) for task in part.tasks if isinstance(task, (Crossword, WordSearch))
                    ],
                }
                for number, part in enumerate(sheet.parts, 1)
            ],
            "coverage": [
                {"section": row.section, "cards": row.cards, "asked": row.asked, "points": row.points}
                for row in sheet.coverage
            ],
            "notices": list(sheet.notices),
            "letters": LETTERS[: sheet.versions],
            "twins": [list(row) for row in twins],
            "again": again,
        }
    )


def _about(sheet: Sheet) -> Data:
    return {
        "title": sheet.title,
        "language": sheet.language,
        "version": sheet.version,
        "versions": sheet.versions,
        "id": sheet.id,
        "seed": sheet.seed,
        "state": sheet.state,
        "points": sheet.points,
    }


def draw(suffix: str, data: Data, paper: Paper, language: str, templates: Path | None = None) -> bytes:
    """The data as a file of the kind that the suffix names: .pdf, .docx, or HTML."""
    if suffix == ".pdf":
        from leadquiz.worksheet.pdf import pdf

        return pdf("main", data, paper, language)
    if suffix == ".docx":
        from leadquiz.worksheet.word import docx

        return docx(data, paper, language)
    from leadquiz.worksheet.page import html

    return html(data, paper, language, templates)


def _part(number: int, part: Part) -> Data:
    title, instruction = _TITLES[part.form]
    if part.bank:
        more = len(part.bank) - len(part.entries)
        instruction = "Fill each gap with a word from the box." + (f" {_left_over(more)}" if more else "")
    tasks = [{**drawn, "weight": _weight(drawn)} for drawn in map(_task, part.tasks)]
    if part.form is Form.MATCH and any(len(task["choices"]) > len(task["rows"]) for task in tasks):
        instruction += " Some answers fit nothing."
    return {
        "number": number,
        "form": part.form.value,
        "title": title,
        "instruction": instruction,
        "points": part.points,
        "uneven": len({entry.points for entry in part.entries}) > 1,  # then each question shows its own
        "bank": list(part.bank),
        "tasks": tasks,
    }


def _left_over(count: int) -> str:
    return "One word is left over." if count == 1 else f"{count} words are left over."


def _task(task: Task) -> Data:
    match task:
        case Choice():
            options = [{"letter": LETTERS[i], "text": text} for i, text in enumerate(task.options)]
            wide = max(map(len, task.options)) > 24
            question = _split(task.question)
            return {
                **_asked(task.entry, task.context),
                "question": question,
                "options": options,
                "wide": wide,
                "widest": max(map(_width, task.options)),
            }
        case TrueFalse():
            return {**_asked(task.entry, task.context), "question": [task.statement]}
        case Gap():
            return {**_asked(task.entry, task.context), "question": _split(task.sentence)}
        case Match():
            rows = [
                {**_asked(entry), "question": _split(prompt), "ems": _width(prompt)}
                for entry, prompt in zip(task.entries, task.prompts, strict=True)
            ]
            choices = [
                {"letter": LETTERS[i], "text": text, "ems": _width(text)}
                for i, text in enumerate(task.choices)
            ]
            return {"rows": rows, "choices": choices}
        case Short():
            return {
                **_asked(task.entry, task.context),
                "question": _split(task.question),
                "lines": task.lines,
            }
        case Listing():
            return {**_asked(task.entry, task.context), "question": _split(task.question), "rows": task.rows}
        case Ordering():
            shown = [{"letter": LETTERS[i], "text": text} for i, text in enumerate(task.shown)]
            return {**_asked(task.entry, task.context), "question": _split(task.question), "options": shown}
        case Passage():
            gaps = [
                {**_asked(entry), "question": _split(sentence)}
                for entry, sentence in zip(task.entries, task.sentences, strict=True)
            ]
            return {"heading": task.heading, "gaps": gaps, "bank": list(task.bank)}
        case Crossword():
            return {
                "label": task.label,
                "grid": [
                    [{"open": bool(cell.letter), "number": cell.number} for cell in row] for row in task.grid
                ],
                "across": [_clue(clue) for clue in task.across],
                "down": [_clue(clue) for clue in task.down],
            }
        case WordSearch():
            return {
                "label": task.label,
                "grid": [list(row) for row in task.grid],
                "clues": [_clue(clue) for clue in task.clues],
            }


_NARROW = frozenset("iljtfrI.,:;'’|!()[] ")
_BROAD = frozenset("mwMW—…%@")


def _width(text: str) -> float:
    """The width of a text in ems, for a sans of usual width, rather too much than too little."""
    return sum(
        0.32
        if sign in _NARROW
        else 0.85
        if sign in _BROAD
        else 1.0
        if unicodedata.east_asian_width(sign) in "WF"
        else 0.64
        if sign.isupper()
        else 0.54
        for sign in text
    )


_LINE = 45  # characters that a line of its own weighs: an option, a ruled line


def _weight(data: Any) -> int:
    """Roughly how many characters of running text take the room of a task; what could fill a page is measured."""
    if isinstance(data, str):
        return len(data)
    if isinstance(data, dict):
        rules: int = sum(data[name] for name in ("lines", "rows") if isinstance(data.get(name), int))
        return sum(map(_weight, data.values())) + rules * _LINE
    return sum(_LINE + _weight(one) for one in data) if isinstance(data, list) else 0


def _asked(entry: Entry, context: str = "") -> Data:
    return {"label": entry.label, "points": entry.points, "context": context}


def _clue(clue: Clue) -> Data:
    return {"number": clue.number, "text": _split(clue.text), "lengths": ", ".join(map(str, clue.lengths))}


def _split(text: str) -> list[str]:
    """The pieces around each gap; one piece where there is none."""
    return text.split(GAP)


def _answer(entry: Entry) -> Data:
    card = entry.card
    drawn = {
        "label": entry.label,
        "id": card.id,
        "mark": entry.mark,
        "answer": entry.answer,
        "members": [member.rstrip(" .;,") for member in card.members],
        # What is only a part of the answer needs no saying to who marks by hand.
        "accept": [other for other in card.accept if plain(other) not in plain(card.answer)],
        "points": entry.points,
        "section": " › ".join(card.section),
        "place": entry.place,
        "evidence": card.evidence,
        "remark": card.remark,
    }
    return {**drawn, "weight": _weight(drawn)}


def _solution(task: Crossword | WordSearch) -> Data:
    if isinstance(task, Crossword):
        grid = [
            [{"letter": cell.letter, "number": cell.number, "on": False} for cell in row] for row in task.grid
        ]
        return {"label": task.label, "form": Form.CROSSWORD.value, "grid": grid}
    found = {square for run in task.found for square in run}
    grid = [
        [{"letter": letter, "number": "", "on": (row, column) in found} for column, letter in enumerate(line)]
        for row, line in enumerate(task.grid)
    ]
    return {"label": task.label, "form": Form.WORD_SEARCH.value, "grid": grid}


def cleaned(data: Data) -> Data:
    """The data with every text as it may be shown."""
    return {key: _clean(value) for key, value in data.items()}


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        # U+FFFE and U+FFFF are no characters to Word's XML either.
        return sanitize(value).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
    if isinstance(value, dict):
        return cleaned(value)
    return [_clean(one) for one in value] if isinstance(value, list) else value
