"""Cards in plain text files: tables with or without a header, and `Q:`/`A:` lines."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from leadquiz.deck import new_card_id
from leadquiz.deck.fields import IDENTIFIER
from leadquiz.errors import PackageError
from leadquiz.model import GAP, Card, Deck, Kind
from leadquiz.text import without_hidden

_NAMES = {
    "question": ("question", "front", "term", "prompt", "word"),
    "answer": ("answer", "back", "definition", "response", "meaning", "correct answer"),
    "tags": ("tags", "tag"),
    "hint": ("hint",),
    "context": ("context",),
    "section": ("section", "chapter", "deck"),
    "remark": ("remark", "note", "notes", "comment", "extra"),
    "distractors": ("distractors", "wrong answers", "options"),
}
_LONGEST_CELL = 10_000_000
_LIST_SEPARATOR = re.compile(r"[;|]")
_LABEL = re.compile(r"\s{0,3}(?:[-*]\s+)?\**(Q|A|C|Question|Answer|Cloze)\**\s?:\**\s?(.*)", re.IGNORECASE)
_HEADING = re.compile(r"(#{1,6})\s+(.+?)\s*#*")
_BRACKETS = re.compile(r"(?<!\\)\[([^\[\]]+)\](?!\()")


@dataclass(frozen=True, slots=True, kw_only=True)
class TextCards:
    """The deck of a text file, and a line for each card that could not be read."""

    deck: Deck
    passed_over: tuple[str, ...]


def read_text(text: str, path: Path) -> TextCards:
    """The cards of a text file; `path` gives its title and decides how it is read. Raises PackageError."""
    text = without_hidden(text.replace("\r\n", "\n").replace("\r", "\n"))
    if path.suffix.lower() in {".md", ".markdown"} or _is_labelled(text):
        found = list(_labelled(text))
    else:
        found = list(_table(text, path))
    cards: list[Card] = []
    passed_over: list[str] = []
    taken: set[str] = set()
    for line, card in found:
        if not card.question.strip() or not card.answer.strip():
            what = "question" if not card.question.strip() else "answer"
            passed_over.append(f"line {line}: it has no {what}")
            continue
        card_id = card.id
        if not IDENTIFIER.fullmatch(card_id) or card_id in taken:
            card_id = new_card_id("", "imported text", f"{card.question}\x1f{card.answer}", taken=taken)
        taken.add(card_id)
        cards.append(replace(card, id=card_id))
    if not cards:
        raise PackageError(
            f"{path}: holds no cards; write question and answer in two columns, or Q: and A: lines"
        )
    deck = Deck(title=without_hidden(path.stem).strip() or "Imported", cards=tuple(cards))
    return TextCards(deck=deck, passed_over=tuple(passed_over))


# ------------------------------------------------------------------------------------------- tables


def _table(text: str, path: Path) -> Iterator[tuple[int, Card]]:
    """One card a row. Without a header: question, answer, and anything further as a remark."""
    delimiter = "\t" if path.suffix.lower() == ".tsv" else _delimiter(text)
    is_bare = delimiter == "\t" and _is_bare(text)
    csv.field_size_limit(_LONGEST_CELL)
    lines = io.StringIO(text, newline="")
    if is_bare:
        reader = csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    else:
        reader = csv.reader(lines, delimiter=delimiter)
    columns: dict[str, int] | None = None
    try:
        for row in reader:
            if not any(cell.strip() for cell in row):
                continue
            if columns is None:
                columns = _header(row)
                if columns:
                    continue
            yield reader.line_num, _row_card(row, columns)
    except csv.Error as error:
        raise PackageError(
            f"{path}:{reader.line_num}: cannot be read as a table ({error}); mend the line"
        ) from error


def _delimiter(text: str) -> str:
    """The one that divides most lines; a tab wins, since nobody writes one in a sentence."""
    lines = [line for line in text.split("\n")[:200] if line.strip()]
    counts = {each: sum(each in line for line in lines) for each in ("\t", ";", ",", "|")}
    if counts["\t"] * 2 > len(lines):
        return "\t"
    first = lines[0] if lines else ""
    return max((";", ",", "|"), key=lambda each: (counts[each], first.count(each)))


def _is_bare(text: str) -> bool:
    """Whether quotation marks are part of the text, as in what Quizlet exports: no cell is wrapped in them."""
    cells = [cell for line in text.split("\n") if line for cell in line.split("\t")]
    return not any(cell.startswith('"') and (cell.endswith('"') or cell.count('"') % 2) for cell in cells)


def _header(row: list[str]) -> dict[str, int]:
    """The columns by what they hold, if the row names a question and an answer; else nothing."""
    names = [cell.strip().casefold() for cell in row]
    if {"id", "kind"} <= set(names):  # the table that `export csv` writes
        return {name: index for index, name in enumerate(names)}
    found: dict[str, int] = {}
    for index, cell in enumerate(names):
        for name, words in _NAMES.items():
            if cell in words:
                found.setdefault(name, index)
    return found if {"question", "answer"} <= found.keys() else {}


def _row_card(row: list[str], columns: dict[str, int] | None) -> Card:
    if not columns:
        question, answer, *rest = [*(cell.strip() for cell in row), "", ""]
        return _card(question, answer, remark="\n".join(filter(None, rest)))
    values = {name: row[index].strip() for name, index in columns.items() if index < len(row)}
    is_ours = "kind" in columns

    def texts(name: str) -> tuple[str, ...]:
        value = values.get(name, "")
        parts = value.split("\n") if is_ours or "\n" in value else _LIST_SEPARATOR.split(value)
        return tuple(filter(None, (part.strip() for part in parts)))

    def text(name: str) -> str:
        return values.get(name, "")

    card = replace(
        _card(text("question"), text("answer"), remark=text("remark")),
        hint=text("hint"),
        context=text("context"),
        section=texts("section") if is_ours else tuple(filter(None, text("section").split("::"))),
        distractors=tuple(each for each in texts("distractors") if each != text("answer")),
        accept=texts("accept"),
        evidence=text("evidence"),
        cloze=text("cloze") if text("cloze").count(GAP) == 1 else "",
        note=text("note") if is_ours else "",
        importance=int(text("importance")) if text("importance") in {"1", "2", "3"} else 2,
        tags=texts("tags") if is_ours or ";" in text("tags") else tuple(text("tags").split()),
        id=text("id") if is_ours else "",
    )
    return _of_kind(card, text("kind"), texts("members"))


def _of_kind(card: Card, name: str, members: tuple[str, ...]) -> Card:
    kind = Kind(name) if name in {kind.value for kind in Kind} else Kind.FACT
    if kind in {Kind.LIST, Kind.STEPS}:
        return replace(card, kind=kind).with_members(members) if members else card
    if kind is Kind.CLOZE and card.question.count(GAP) != 1:
        return card
    return replace(card, kind=kind)


# ------------------------------------------------------------------------------------------- labels


def _is_labelled(text: str) -> bool:
    return any((match := _LABEL.fullmatch(line)) and match[1][0] in "QqCc" for line in text.split("\n")[:200])


def _labelled(text: str) -> Iterator[tuple[int, Card]]:
    """`Q:` with its `A:`, each going on until the next label or heading; `C:` hides what is [in brackets]."""
    section: list[tuple[int, str]] = []
    parts: list[tuple[int, str, list[str]]] = []

    def finished() -> Iterator[tuple[int, Card]]:
        path = tuple(title for _level, title in section)
        for line, card in _assembled(parts):
            yield line, replace(card, section=path)
        parts.clear()

    for number, line in enumerate(text.split("\n"), 1):
        label = _LABEL.fullmatch(line)
        heading = _HEADING.fullmatch(line)
        if heading:
            yield from finished()
            level = len(heading[1])
            section = [each for each in section if each[0] < level] + [(level, heading[2])]
        elif label:
            if label[1][0] in "QqCc":
                yield from finished()
            parts.append((number, label[1][0].upper(), [label[2]]))
        elif re.fullmatch(r"\s*(?:-{3,}|\*{3,}|_{3,})\s*", line):
            yield from finished()
        elif parts:
            parts[-1][2].append(line)
    yield from finished()


def _assembled(parts: list[tuple[int, str, list[str]]]) -> Iterator[tuple[int, Card]]:
    texts = [(line, label, "\n".join(lines).strip()) for line, label, lines in parts]
    if texts and texts[0][1] == "C":
        yield from ((texts[0][0], card) for card in _clozes(texts[0][2]))
    elif texts and texts[0][1] == "Q":
        answers = [text for _line, label, text in texts if label == "A"]
        yield texts[0][0], _card(texts[0][2], "\n".join(answers))
    elif texts:
        yield texts[0][0], _card("", texts[0][2])


def _clozes(text: str) -> Iterator[Card]:
    """A card for each part in brackets, the others filled in."""
    gaps = list(_BRACKETS.finditer(text))
    note = new_card_id("", "imported cloze", text) if len(gaps) > 1 else ""
    for gap in gaps:
        before = _BRACKETS.sub(r"\1", text[: gap.start()])
        after = _BRACKETS.sub(r"\1", text[gap.end() :])
        question = f"{before}{GAP}{after}"
        kind = Kind.CLOZE if question.count(GAP) == 1 else Kind.FACT
        yield replace(_card(question, gap[1].strip()), kind=kind, note=note)
    if not gaps:
        yield _card(text, "")


def _card(question: str, answer: str, remark: str = "") -> Card:
    return Card(id="", kind=Kind.FACT, question=question, answer=answer, remark=remark)
