"""PDF -> elements, from the size, weight and place of each line's characters. Runs in the child process."""

import ctypes
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as api

from leadquiz.document import headings
from leadquiz.document.element import OFF, ON, Element, Reading, Role, bare
from leadquiz.document.plain import is_contents_entry
from leadquiz.document.repair import characters, joined, without_mojibake
from leadquiz.document.vocabulary import of_document
from leadquiz.errors import DocumentError
from leadquiz.model import Line

MOST_PAGES = 20_000
_BULLET = re.compile(r"^(?P<mark>[•●▪◦‣·–—*-]|\uf0b7|\uf0a7|\uf076)\s+(?P<text>\S.*)$")
_ORDINAL = re.compile(r"^(?P<ordinal>\d{1,3}|[a-z])[.)]\s+(?P<text>\S.*)$")
_BOLD = re.compile(r"bold|black|heavy|semib|demi", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique", re.IGNORECASE)
_MONO = re.compile(r"mono|courier|consol|typewriter|cmtt|cmsltt|menlo", re.IGNORECASE)
_CAPTION = re.compile(
    r"(?:fig(?:ure|\.)|table|abb(?:ildung|\.)|tabelle|figura|tabla)\s*\d+\s*[.:–—-]", re.IGNORECASE
)
_ENDED = re.compile(r"[.!?:;…][\"'”’»)\]]*\s*$")
_HYPHENS = {"\x02": "-", "\ufffe": "-", "\u00ad": "-"}
_ERRORS = {
    api.FPDF_ERR_PASSWORD: "is encrypted; remove the password first",
    api.FPDF_ERR_SECURITY: "is encrypted in a way that cannot be read; remove the protection first",
}


@dataclass(slots=True)
class _Row:
    """A line of a page as it is set."""

    number: int
    page: int
    text: str  # marked
    left: float
    right: float
    top: float
    bottom: float  # where the letters stand, whatever hangs below
    size: float
    bold: bool  # all of it
    mono: bool
    cells: list[tuple[float, str]] = field(default_factory=list)  # stretches of text with wide gaps between
    reason: str = ""  # to set it aside


@dataclass(frozen=True, slots=True)
class _Face:
    bold: bool
    italic: bool
    mono: bool


class _Glyph(NamedTuple):
    """A character as it is set, in points from the page's lower left corner."""

    character: str
    size: float
    face: _Face
    left: float
    right: float
    bottom: float
    top: float


def read(data: bytes, name: str) -> Reading:
    """The elements of a PDF with a text layer; lines carry the number of their page."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        what = _ERRORS.get(getattr(error, "err_code", -1), "")
        if not what and "assword" in str(error):
            what = _ERRORS[api.FPDF_ERR_PASSWORD]
        raise DocumentError(f"{name}: {what or 'is damaged or cut short; get the file again'}") from error
    rows: list[_Row] = []
    heights: dict[int, float] = {}
    empty = 0
    if len(document) > MOST_PAGES:
        raise DocumentError(f"{name}: has more than {MOST_PAGES:,} pages; split it first")
    for index in range(len(document)):
        try:
            page = document[index]
            heights[index + 1] = page.get_height()
            found = _rows(page, index + 1)
        except pdfium.PdfiumError:
            found = []
        empty += not found
        rows.extend(found)
    for place, row in enumerate(rows, start=1):
        row.number = place
    if not any(character.isalnum() for row in rows for character in row.text):
        raise DocumentError(f"{name}: no text layer; run OCR first")
    notices = (f"{name}: {empty} of {len(document)} pages have no text; they were skipped",) if empty else ()
    _set_running_lines_aside(rows, heights)
    layout = _Layout(rows, _bookmarks(document))
    data_of = document.get_metadata_dict()
    return Reading(
        lines=tuple(Line(number=row.number, text=bare(row.text), page=str(row.page)) for row in rows),
        elements=tuple(layout.elements()),
        title=" ".join(data_of.get("Title", "").split()),
        notices=notices,
    )


# ------------------------------------------------------------------------------- characters to rows


def _rows(page: pdfium.PdfPage, number: int) -> list[_Row]:
    """The lines of a page in reading order, as PDFium finds them."""
    text_page = page.get_textpage()
    faces: dict[tuple[bytes, int], _Face] = {}
    rows: list[_Row] = []
    gathered: list[_Glyph] = []
    name, flags = ctypes.create_string_buffer(256), ctypes.c_int()
    box = tuple(ctypes.c_double() for _ in range(4))  # left, right, bottom, top
    size, face, starts, behind = 0.0, _Face(False, False, False), True, -1
    for index in range(text_page.count_chars()):
        code = chr(api.FPDFText_GetUnicode(text_page, index))
        character = _HYPHENS.get(code, code)
        letter = character.isalpha()
        if behind >= 0 and not letter:
            # Of a word only the first and the last letter are measured: asking for all doubles the time.
            api.FPDFText_GetCharBox(text_page, behind, *box)
            gathered[-1] = gathered[-1]._replace(right=box[1].value)
            behind = -1
        if character in "\r\n":
            if gathered:
                rows.append(_row(gathered, number))
                gathered = []
            starts = True
        elif character.isspace():
            edge = gathered[-1].right if gathered else 0.0
            gathered.append(_Glyph(character, size, face, edge, edge, 0.0, 0.0))
            starts = True
        elif letter and not starts:
            gathered.append(gathered[-1]._replace(character=character))
            behind = index
        else:
            size = api.FPDFText_GetFontSize(text_page, index)
            api.FPDFText_GetFontInfo(text_page, index, name, 256, ctypes.byref(flags))
            key = (name.value, flags.value)
            face = faces.get(key) or faces.setdefault(key, _face(*key))
            api.FPDFText_GetCharBox(text_page, index, *box)
            gathered.append(_Glyph(character, size, face, *(edge.value for edge in box)))
            starts = not letter
            if code in _HYPHENS:
                # PDFium leaves the line break out behind a word's hyphen.
                rows.append(_row(gathered, number))
                gathered, starts = [], True
    if behind >= 0:
        api.FPDFText_GetCharBox(text_page, behind, *box)
        gathered[-1] = gathered[-1]._replace(right=box[1].value)
    if gathered:
        rows.append(_row(gathered, number))
    return [row for row in rows if bare(row.text).strip()]


def _face(name: bytes, flags: int) -> _Face:
    known = name.decode("latin-1")
    return _Face(
        bold=bool(_BOLD.search(known) or flags & (1 << 18)),
        italic=bool(_ITALIC.search(known) or flags & (1 << 6)),
        mono=bool(_MONO.search(known) or flags & 1),
    )


def _row(gathered: Sequence[_Glyph], page: int) -> _Row:
    inked = [glyph for glyph in gathered if not glyph.character.isspace()] or list(gathered)
    size = Counter(round(glyph.size, 1) for glyph in inked).most_common(1)[0][0]
    line = sorted(glyph.bottom for glyph in inked)[len(inked) // 2]  # where the letters stand
    bold = all(glyph.face.bold for glyph in inked)
    pieces: list[str] = []
    cells: list[tuple[float, str]] = []
    cell, cell_left, edge = "", inked[0].left, inked[0].left
    inside = False
    for glyph in gathered:
        character = glyph.character
        raised = glyph.bottom > line + 0.2 * size and glyph.top - glyph.bottom < 0.62 * size
        if character.isdigit() and (glyph.size < 0.75 * size or raised) and pieces:
            continue  # the mark of a footnote
        emphasis = (glyph.face.bold and not bold) or glyph.face.italic
        if emphasis != inside and not character.isspace():
            pieces.append(ON if emphasis else OFF)
            inside = emphasis
        if not character.isspace():
            if glyph.left - edge > 1.6 * size and cell.strip():
                cells.append((cell_left, cell.strip()))
                cell, cell_left = "", glyph.left
            edge = glyph.right
        cell += character
        pieces.append(character)
    cells.append((cell_left, cell.strip()))
    text = characters(without_mojibake("".join(pieces) + (OFF if inside else ""))).strip()
    return _Row(
        number=0,  # given once blank rows are left out
        page=page,
        text=text,
        left=min(glyph.left for glyph in inked),
        right=max(glyph.right for glyph in inked),
        top=max(glyph.top for glyph in inked),
        bottom=line,
        size=size,
        bold=bold,
        mono=all(glyph.face.mono for glyph in inked),
        cells=cells,
    )


# ------------------------------------------------------------------------------ what runs on each page


def _set_running_lines_aside(rows: Sequence[_Row], heights: dict[int, float]) -> None:
    """Marks page headers, footers and page numbers, known by their place and their repetition."""
    pages: dict[int, list[_Row]] = defaultdict(list)
    for row in rows:
        pages[row.page].append(row)
    seen: dict[tuple[str, int], set[int]] = defaultdict(set)
    offsets: Counter[int] = Counter()  # of the printed page number from the sheet's
    margins = [(page, row) for page, of_page in pages.items() for row in _margin_rows(of_page, heights[page])]
    for page, row in margins:
        seen[_running_key(row)].add(page)
        offsets.update({page - number for number in _outer_numbers(row)})
    offset, times = offsets.most_common(1)[0] if offsets else (0, 0)
    for page, row in margins:
        text = bare(row.text).strip()
        if re.fullmatch(
            r"[-–—\s]*(?:page\s+)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:/|of)\s*\d+)?[-–—\s]*", text, re.I
        ):
            row.reason = "page number"
        elif _runs(seen[_running_key(row)], len(pages)) or (
            times >= 3 and page - offset in _outer_numbers(row) and len(text) < 120
        ):
            row.reason = "page header" if row.bottom > heights[page] / 2 else "page footer"


def _runs(on_pages: set[int], count: int) -> bool:
    """Whether a line runs on: on three pages near each other, or on both pages of two."""
    if count < 3:
        return len(on_pages) == 2
    found = sorted(on_pages)
    return any(third - first <= 4 for first, third in zip(found, found[2:], strict=False))


def _outer_numbers(row: _Row) -> set[int]:
    """The numbers that the line begins or ends with."""
    return {
        int(found)
        for found in re.findall(r"^\d{1,4}(?=\s|$)|(?<=\s)\d{1,4}$|^\d{1,4}$", bare(row.text).strip())
    }


def _margin_rows(rows: Sequence[_Row], height: float) -> list[_Row]:
    by_place = sorted(rows, key=lambda row: row.top)
    edges = by_place[:2] + by_place[-2:]
    return [row for row in edges if row.bottom > 0.88 * height or row.top < 0.12 * height]


def _running_key(row: _Row) -> tuple[str, int]:
    return re.sub(r"\d+", "#", bare(row.text)).strip().lower(), round(row.top / 8)


# ------------------------------------------------------------------------------------ rows to elements


def _bookmarks(document: pdfium.PdfDocument) -> dict[str, int]:
    """Folded title -> level of each bookmark, 1 outermost."""
    found: dict[str, int] = {}
    try:
        for index, bookmark in enumerate(document.get_toc(max_depth=6)):
            if index > 5_000:
                break
            title = _folded(bookmark.get_title() or "")
            if title:
                found.setdefault(title, bookmark.level + 1)
    except pdfium.PdfiumError:
        return {}
    return found


def _folded(text: str) -> str:
    return "".join(character for character in bare(text).casefold() if character.isalnum())


def _whole(row: _Row, block: Sequence[_Row]) -> str:
    """The row's text; all of it is emphasised when it is bold and its paragraph is not."""
    if row.bold and not all(other.bold for other in block):
        return f"{ON}{bare(row.text)}{OFF}"
    return row.text


class _Layout:
    def __init__(self, rows: Sequence[_Row], bookmarks: dict[str, int]) -> None:
        self.rows = rows
        self.bookmarks = bookmarks
        body = [row for row in rows if not row.reason]
        weights: Counter[float] = Counter()
        for row in body:
            weights[row.size] += len(row.text)
        self.size = weights.most_common(1)[0][0] if weights else 10.0
        text_rows = [row for row in body if row.size == self.size]
        gaps = Counter(
            round(above.bottom - row.bottom, 1)
            for above, row in pairwise(text_rows)
            if above.page == row.page and 0 < above.bottom - row.bottom < 3 * self.size
        )
        # The smallest of the frequent steps is the step between two lines of one paragraph.
        often = [gap for gap, count in gaps.items() if count >= 0.15 * max(gaps.values(), default=1)]
        self.step = min(often, default=1.3 * self.size)
        self.right = max((row.right for row in text_rows), default=0.0)
        self.left = Counter(round(row.left) for row in text_rows).most_common(1)[0][0] if text_rows else 0
        sizes = sorted(
            {row.size for row in body if row.size >= 1.12 * self.size and len(row.text) < 200}, reverse=True
        )
        self.ranks = {size: place for place, size in enumerate(sizes[:7], start=1)}
        self.title_size = 0.0
        if bookmarks:
            self.rank_by_bookmarks(body)
        self.words = of_document(bare(row.text) for row in body)

    def rank_by_bookmarks(self, body: Sequence[_Row]) -> None:
        """Give each size the level that bookmarked headings of that size have."""
        levels: dict[float, Counter[int]] = defaultdict(Counter)
        for row in body:
            if level := self.bookmarks.get(_folded(row.text)):
                levels[row.size][level] += 1
        if not levels:
            return
        deepest = max(max(found) for found in levels.values())
        largest = max(levels)
        for size in self.ranks:
            known = levels.get(size)
            self.ranks[size] = known.most_common(1)[0][0] if known else (1 if size > largest else deepest + 1)
        titles = [row.size for row in body if row.page == body[0].page and row.size > largest]
        self.title_size = max(titles, default=0.0)

    def elements(self) -> Iterator[Element]:
        index, page, cut = 0, 0, False
        while index < len(self.rows):
            row = self.rows[index]
            if row.page != page:
                page, cut = row.page, True
            if row.reason:
                yield self.made(Role.ASIDE, row.text, row, row, reason=row.reason)
                index += 1
                continue
            end = self.end_of_block(index)
            block = self.rows[index:end]
            index = end
            yield self.element(block, cut)
            cut = False

    def made(self, role: Role, text: str, first: _Row, last: _Row, **known: object) -> Element:
        return Element(
            role=role,
            text=text,
            first=first.number,
            last=last.number,
            page=str(first.page),
            **known,  # type: ignore[arg-type]
        )

    def end_of_block(self, start: int) -> int:
        """The index behind the last row that belongs with the one at `start`."""
        first = self.rows[start]
        rank = self.rank(first)
        table = self.is_table_row(start)
        end = start + 1
        while end < len(self.rows):
            above, row = self.rows[end - 1], self.rows[end]
            if row.reason or row.page != first.page or row.mono != first.mono:
                break
            step = above.bottom - row.bottom
            if table:
                if len(row.cells) < 2 or not 0 < step < 4 * self.step:
                    break
            elif rank:
                wide = not 0 < step < 1.6 * row.size or abs(row.size - first.size) > 0.3
                if wide or self.rank(row) != rank or headings.numbered(row.text):
                    break
            elif self.begins(above, row, first, step) or self.is_table_row(end):
                break
            end += 1
        return end

    def begins(self, above: _Row, row: _Row, first: _Row, step: float) -> bool:
        """Whether a new paragraph begins with this row."""
        if (
            _CAPTION.match(bare(row.text))
            or self.rank(row)
            or is_contents_entry(bare(row.text))
            or is_contents_entry(bare(above.text))
        ):
            return True
        if step < 0 and row.left > above.right:
            return False  # the next column
        if step > 1.35 * self.step or abs(row.size - above.size) > 0.6:
            return True
        if first.mono:
            return False
        if self.marker(row) and not (above is first and row.left > first.left + 2 * self.size):
            return True
        short = above.right < self.right - 0.12 * (self.right - self.left)
        ended = bool(_ENDED.search(bare(above.text)))
        indented = row.left > above.left + 0.8 * self.size and not self.marker(above)
        return (short and ended) or (indented and ended)

    def marker(self, row: _Row) -> re.Match[str] | None:
        text = bare(row.text)
        return _BULLET.match(text) or _ORDINAL.match(text)

    def rank(self, row: _Row) -> int:
        """The heading's rank, 0 for text."""
        text = bare(row.text).strip()
        if len(text) > 160 or is_contents_entry(text) or not any(character.isalpha() for character in text):
            return 0
        if self.bookmarks and (level := self.bookmarks.get(_folded(text))):
            return level
        if row.size in self.ranks and not (text.endswith((".", ",")) and len(text) > 60):
            return self.ranks[row.size]
        below = self.rows[row.number] if row.number < len(self.rows) else row
        goes_on = below.bold and below.size == row.size and below is not row and below.page == row.page
        is_line = not text.endswith((".", ",", ";", ":")) and (goes_on or row.right < self.right - self.size)
        if row.bold and is_line and not self.marker(row) and not row.mono and row.size >= 0.95 * self.size:
            return min(9, len(self.ranks) + 1)
        return 0

    def is_table_row(self, index: int) -> bool:
        """Whether this row and the next stand in the same columns."""
        row = self.rows[index]
        if len(row.cells) < 2 or index + 1 >= len(self.rows) or self.marker(row):
            return False
        below = self.rows[index + 1]
        if below.page != row.page or len(below.cells) != len(row.cells) or below.reason:
            return False
        return all(abs(a[0] - b[0]) < self.size for a, b in zip(row.cells, below.cells, strict=True))

    def element(self, block: Sequence[_Row], cut: bool) -> Element:
        first, last = block[0], block[-1]
        if first.mono and not self.rank(first):
            return self.made(Role.CODE, "\n".join(bare(row.text) for row in block), first, last)
        if len(block) > 1 and all(len(row.cells) > 1 for row in block):
            rows = tuple(tuple(text for _, text in row.cells) for row in block)
            return self.made(Role.TABLE, "\n".join(" | ".join(row) for row in rows), first, last, rows=rows)
        text = joined([_whole(row, block) for row in block], self.words)
        text = text.replace(f"{OFF} {ON}", " ").replace(OFF + ON, "")
        if rank := self.bookmarks.get(_folded(text)) or self.rank(first):
            role = (
                Role.TITLE
                if first.size == self.title_size and first.page == self.rows[0].page
                else Role.HEADING
            )
            return self.made(role, bare(text), first, last, rank=rank)
        if (
            first.size < 0.92 * self.size
            and re.match(r"\d{1,3}\s*\S|[*†‡]", bare(text))
            and self.is_low(block)
        ):
            return self.made(Role.ASIDE, bare(text), first, last, reason="footnote")
        if first.bold and len(block) == 1:
            text = f"{ON}{bare(text)}{OFF}"
        after = next((row for row in self.rows[last.number :] if not row.reason), None)
        full = last.right > self.right - 0.3 * self.size and after is not None and after.page != last.page
        item = self.item(text, first, last, cut=cut, full=full)
        if item is not None:
            return item
        role = Role.QUOTE if self.is_set_in(block) and _ENDED.search(bare(text)) else Role.TEXT
        return self.made(role, text, first, last, cut=cut, full=full)

    def is_set_in(self, block: Sequence[_Row]) -> bool:
        """Whether the block stands between wider margins than the text, as quotations do."""
        before = self.rows[block[0].number - 2] if block[0].number > 1 else block[0]
        return (
            all(
                row.left > self.left + 0.8 * self.size and row.right < self.right - 0.8 * self.size
                for row in block
            )
            and not self.marker(before)
            and (len(block) > 1 or block[0].right - block[0].left > 0.3 * (self.right - self.left))
            and all(row.left < self.left + 0.3 * (self.right - self.left) for row in block)
        )

    def is_low(self, block: Sequence[_Row]) -> bool:
        """Whether nothing but footnotes follows on the page."""
        last = block[-1]
        after = self.rows[last.number] if last.number < len(self.rows) else None
        return (
            after is None
            or after.page != last.page
            or after.size <= block[0].size
            or bool(after.reason)
            or after.bottom > block[0].top  # the next column
        )

    def item(self, text: str, first: _Row, last: _Row, **known: bool) -> Element | None:
        depth = max(0, round((first.left - self.left) / 4))
        lead = ON if text.startswith(ON) else ""
        words = text.removeprefix(ON)
        if match := _BULLET.match(words):
            return self.made(Role.ITEM, lead + match["text"], first, last, depth=depth, **known)
        if match := _ORDINAL.match(words):
            ordinal = match["ordinal"]
            return self.made(
                Role.ITEM, lead + match["text"], first, last, depth=depth, ordinal=ordinal, **known
            )
        return None
