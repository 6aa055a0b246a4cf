"""Text files with Anki's `#separator` headers as decks: what Anki's “Export Notes” writes, and so do we."""

import csv
import html
from dataclasses import dataclass, field
from pathlib import Path

from leadquiz.anki.collection import CardRow, DeckRow, NoteRow, NoteTypeRow, Template
from leadquiz.anki.note_types import FIELDS, note_type_named
from leadquiz.anki.package import Deadline
from leadquiz.anki.reading import Read, read_tables
from leadquiz.anki.rendering import gap_numbers
from leadquiz.errors import PackageError

_LONGEST_CELL = 10_000_000
_SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t", "space": " ", "pipe": "|", "colon": ":"}
_HEADERS = ("separator", "html", "tags", "columns", "notetype", "deck")
_COLUMNS = ("notetype", "deck", "tags", "guid")


@dataclass(slots=True)
class _Headers:
    separator: str = "\t"
    is_html: bool = False
    tags: str = ""
    notetype: str = ""
    deck: str = ""
    columns: dict[str, int] = field(default_factory=dict)  # by what they hold, counted from 0


@dataclass(slots=True)
class _Tables:
    """Note types and decks as a collection has them."""

    note_types: dict[int, NoteTypeRow] = field(default_factory=dict)
    decks: dict[int, DeckRow] = field(default_factory=dict)
    numbers: dict[object, int] = field(default_factory=dict)

    def number(self, key: object) -> int:
        return self.numbers.setdefault(key, len(self.numbers) + 1)


def is_anki_text(text: str) -> bool:
    """Whether the text begins with one of Anki's headers."""
    first = text.lstrip("\ufeff").partition("\n")[0]
    name = first[1:].partition(":")[0].strip().lower()
    return first.startswith("#") and ":" in first and name.removesuffix(" column") in {*_HEADERS, *_COLUMNS}


def read_anki_text(text: str, path: Path) -> Read:
    """The deck of such a text; `path` names it in messages. Raises PackageError."""
    lines = [f"{line}\n" for line in text.lstrip("\ufeff").replace("\r\n", "\n").split("\n")]
    headers = _Headers()
    start = 0
    while start < len(lines) and lines[start].startswith("#"):
        _take(headers, lines[start][1:].strip(), path)
        start += 1
    tables = _Tables()
    notes = []
    csv.field_size_limit(_LONGEST_CELL)
    try:
        for number, row in enumerate(csv.reader(lines[start:], delimiter=headers.separator), 1):
            if any(row):
                notes.append(_note(number, row, headers, tables))
    except csv.Error as error:
        raise PackageError(f"{path}: cannot be read as a table ({error}); export it again") from error
    return read_tables(tables, notes, path, Deadline(path, len(text)))


def _take(headers: _Headers, line: str, path: Path) -> None:
    name, _colon, value = (part.strip() for part in line.partition(":"))
    name = name.lower()
    if name == "separator":
        headers.separator = _SEPARATORS.get(value.lower(), value.replace("\\t", "\t") or "\t")
        if len(headers.separator) != 1:
            raise PackageError(f"{path}: the separator {value!r} is unknown; export it with tabs")
    elif name == "html":
        headers.is_html = value.lower() == "true"
    elif name in {"tags", "notetype", "deck"}:
        setattr(headers, name, value)
    elif name.endswith(" column") and value.isdecimal() and 0 < len(value) < 4:
        headers.columns[name.removesuffix(" column")] = int(value) - 1


def _note(number: int, row: list[str], headers: _Headers, tables: _Tables) -> tuple[NoteRow, list[CardRow]]:
    special = {name: row[at] for name, at in headers.columns.items() if at < len(row) and name in _COLUMNS}
    taken = {at for name, at in headers.columns.items() if name in _COLUMNS}
    values = [value for at, value in enumerate(row) if at not in taken]
    if not headers.is_html:
        values = [html.escape(value, quote=False).replace("\n", "<br>") for value in values]
    name = special.get("notetype") or headers.notetype
    kind = _kind(name, values, tables)
    deck = tables.number(("deck", special.get("deck") or headers.deck or "Default"))
    levels = tuple((special.get("deck") or headers.deck or "Default").split("::"))
    tables.decks[deck] = DeckRow(levels=levels, description="")
    note = NoteRow(
        id=number,
        guid=special.get("guid") or f"{number}\x1f{values[0] if values else ''}",
        type=kind.id,
        mod=0,
        tags=tuple(f"{headers.tags} {special.get('tags', '')}".split()),
        fields=tuple(values),
    )
    ordinals = [each - 1 for value in values for each in gap_numbers(value)] if kind.is_cloze else [0]
    return note, [_card(deck, ordinal) for ordinal in sorted(set(ordinals))]


def _kind(name: str, values: list[str], tables: _Tables) -> NoteTypeRow:
    """The note type of a line: one of ours by its name, else first field against the others."""
    ours = note_type_named(name)
    if ours and len(values) == len(FIELDS):
        kind = NoteTypeRow(id=ours.id, name=name, is_cloze=ours.is_cloze, fields=list(FIELDS))
    else:
        is_cloze = bool(values and gap_numbers(values[0]))
        number = tables.number(("note type", name, is_cloze, len(values)))
        names = [f"Field {at}" for at in range(1, len(values) + 1)]
        others = "<br>".join(f"{{{{{each}}}}}" for each in names[1:])
        first = f"{{{{{'cloze:' * is_cloze}Field 1}}}}"
        template = Template(name="Card 1", front=first, back=f'<hr id="answer">{others}')
        kind = NoteTypeRow(id=number, name=name, is_cloze=is_cloze, fields=names, templates=[template])
    tables.note_types[kind.id] = kind
    return kind


def _card(deck: int, ordinal: int) -> CardRow:
    return CardRow(
        id=0, ordinal=ordinal, deck=deck, type=0, queue=0, due=0, interval=0, lapses=0, flag=0, data=""
    )
