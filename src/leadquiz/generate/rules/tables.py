"""Cells of tables whose header row says what a column holds."""

import re
from collections.abc import Iterator

from leadquiz.generate.casing import in_sentence
from leadquiz.generate.directives import topic
from leadquiz.generate.listings import singular
from leadquiz.generate.references import capitalize, possessive
from leadquiz.generate.views import SectionView
from leadquiz.model import Block, BlockKind, Candidate, Kind

_MOST_ROWS = 12
_MOST_COLUMNS = 6
_MOST_WORDS = 15
_MOST_HEADER_WORDS = 6
_MEANINGS = re.compile(r"(?:meaning|definition|description|explanation|what it (?:means|is))", re.IGNORECASE)
_HEADER = re.compile(r"[A-Za-z][\w’'%/&() -]{1,40}")
_VERBAL = re.compile(r"(?P<what>.+) (?:it|they) (?P<verb>[a-z]+?)s?")
_EMPTY = re.compile(r"(?:[\W_xX]*|n/?a|none|yes|no|true|false|see .*|tbd|todo)", re.IGNORECASE)
# Columns whose header does not say what their cells are.
_HOLLOW = re.compile(
    r"(?:details?|values?|info(?:rmation)?|notes?|comments?|remarks?|links?|urls?|status|examples?|data|content|text|other|"
    r"reference|references|source|usage|default|type|result|output|input|command|template|.* template|no\.?|#)",
    re.IGNORECASE,
)
_NO_WORD = re.compile(r"\S*[_/#@\\]\S*|\S+\.\S{2,}|[a-z]+(?:-[a-z0-9]+){2,}")  # paths, addresses, identifiers
# "Less than 20": such rows are conditions, and the next column may hold another.
_RANGE = re.compile(
    r"(?:[<>≤≥]|(?:less|more|fewer|over|above|below|under|up to|at least|between|from)\b).*\d", re.IGNORECASE
)
_EXAMPLE = re.compile(
    r"\b(?:for example|e\.g\.|examples?|sample|might look like|could look like)\b", re.IGNORECASE
)
_TOTAL = re.compile(r"(?:sub)?totals?|sum|average|mean", re.IGNORECASE)
# A first column of aspects: what a table compares stands in its header row then.
_ASPECTS = re.compile(
    r"(?:aspects?|criteria|criterion|features?|categor(?:y|ies)|dimensions?|factors?|characteristics?|propert(?:y|ies)|"
    r"attributes?|parameters?|key differences?|differences?|areas?|points? of comparison)",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)
_FIGURE = re.compile(r"[^\d]{0,3}\d[\d.,  ]*\D{0,12}")


def tables(view: SectionView) -> Iterator[Candidate]:
    """One candidate for each cell that a row's name and a column's header single out."""
    for place, passage in enumerate(view.passages):
        if passage.block.kind is BlockKind.TABLE:
            before = next((p.block.text for p in reversed(view.passages[:place]) if p.block.text), "")
            if not _EXAMPLE.search(f"{before} {view.section.title}"):
                yield from _cells(passage.block, view)


def _cells(block: Block, view: SectionView) -> Iterator[Candidate]:
    table = _by_name(block.rows)
    if not is_clear(table):
        return
    header, *rows = table
    turned = table != block.rows
    context = topic(view, "") if turned else view.section.title
    source = "\n".join(
        line.text for line in view.knowledge.outline.lines if block.first <= line.number <= block.last
    )
    for row in rows:
        name = row[0]
        if _TOTAL.fullmatch(name):
            continue
        for column, cell in zip(header[1:], row[1:], strict=True):
            if _EMPTY.fullmatch(cell) or len(cell.split()) > _MOST_WORDS or cell.lower() == name.lower():
                continue
            if " per " in f" {column.lower()} " or "%" in column:
                continue  # a unit says how a thing was measured, not what was
            if _HOLLOW.fullmatch(column) or _NO_WORD.fullmatch(cell) or not stands_in(cell, source):
                continue
            question = (
                _amount(header[0], name, column, view) if turned else _question(header[0], name, column, view)
            )
            if not question:
                continue
            meaning = bool(_MEANINGS.fullmatch(column))
            yield Candidate(
                rule="tables",
                kind=Kind.DEFINITION if meaning else Kind.FACT,
                question=question,
                answer=capitalize(cell),
                first=block.first,
                last=block.last,
                page=block.page,
                evidence=cell,
                section=view.path,
                context=context,
                fact=f"{name.lower()}|{column.lower()}||{'definition' if meaning else column.lower()}",
                subject=name,
                predicate=column.lower(),
                answer_type="definition" if meaning else f"cell {column.lower()}",
                note=f"table|{block.first}|{name.lower()}",
            )


def _by_name(rows: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    """The table with the one column of words in front, where its first column holds figures."""
    if not rows or not all(len(row) == len(rows[0]) for row in rows):
        return rows
    figures = [all(_FIGURE.fullmatch(row[i]) for row in rows[1:]) for i in range(len(rows[0]))]
    if figures[:1] != [True] or figures.count(False) != 1:
        return rows
    at = figures.index(False)
    return tuple((row[at], *row[:at], *row[at + 1 :]) for row in rows)


def _amount(kind: str, name: str, column: str, view: SectionView) -> str:
    """The question for a figure of a table whose figures stand before its names: "the fee for the guest “child”"."""
    if len(column.split()) > _MOST_HEADER_WORDS:
        return ""
    row = f"the {singular(in_sentence(kind, view.knowledge))} “{in_sentence(name, view.knowledge)}”"
    return f"What is the {in_sentence(column, view.knowledge)} for {row}?"


def stands_in(cell: str, source: str) -> bool:
    """Whether a cell stands in the source as it is read: no address of a link between its words."""
    return not source or "".join(filter(str.isalnum, cell)) in "".join(filter(str.isalnum, source))


def is_clear(rows: tuple[tuple[str, ...], ...]) -> bool:
    """Whether a table has a header for each column and a name of its own for each row."""
    if not 3 <= len(rows) <= _MOST_ROWS + 1 or not 2 <= len(rows[0]) <= _MOST_COLUMNS:
        return False
    header, *body = rows
    names = [row[0].lower() for row in body]
    return (
        all(len(row) == len(header) for row in body)
        and all(_HEADER.fullmatch(cell) for cell in header)
        and len({cell.lower() for cell in header}) == len(header)
        and len(set(names)) == len(names)
        and all(name and len(name.split()) <= 6 and not _FIGURE.fullmatch(name) for name in names)
        and not any(_RANGE.match(name) or _WEEKDAY.fullmatch(name) for name in names)
        and not any(_FIGURE.fullmatch(cell) for cell in header)
    )


def _question(kind: str, name: str, column: str, view: SectionView) -> str:
    """The question for the cell where this row and this column meet."""
    knowledge = view.knowledge
    kind, column = (
        text.capitalize() if text.isupper() and len(text) > 4 else text for text in (kind, column)
    )
    named = knowledge.names.is_name(name) or name.split()[0] in knowledge.capitals or name.isupper()
    row = name if named else f"the {in_sentence(kind, knowledge)} “{in_sentence(name, knowledge)}”"
    if _MEANINGS.fullmatch(column):
        return f"What does {row} mean?"
    verbal = _VERBAL.fullmatch(column)
    if verbal:
        return f"Which {in_sentence(verbal['what'], knowledge)} does {row} {verbal['verb']}?"
    if _ASPECTS.fullmatch(kind):
        return _compared(name, column, view)
    if re.search(r"\b(?:with|to|of|for|by|in|on|at|from|as)$", column):
        return ""  # "Helps with"
    if len(column.split()) > 4 or re.search(r"\b(?:is|are|was|were|has|have|do|does|did)\b", column):
        return ""
    what = in_sentence(re.sub(r"\s*\([^()]*\)", "", column), knowledge)
    unit = re.search(r"\(([^()]*)\)", column)
    ending = f", in {unit[1]}" if unit else ""
    if what.endswith("s") and not what.endswith(("ss", "us", "is")):
        return f"What are the {what} of {row}{ending}?"
    return f"What is {possessive(row)} {what}{ending}?" if named else f"What is the {what} of {row}{ending}?"


def _compared(aspect: str, thing: str, view: SectionView) -> str:
    """The question of a table that compares things: "What is the scope of data science?"."""
    knowledge = view.knowledge
    if len(aspect.split()) > 3 or re.search(r"[^A-Za-z -]", aspect) or _HOLLOW.fullmatch(aspect):
        return ""
    what, of = in_sentence(aspect, knowledge), in_sentence(thing, knowledge)
    many = what.endswith("s") and not what.endswith(("ss", "us", "is"))
    return f"What {'are' if many else 'is'} the {what} of {of}?"
