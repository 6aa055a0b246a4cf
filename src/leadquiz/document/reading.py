"""The way in: a file of any format, a folder of them, or text, to an outline."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from leadquiz.document import plain, structure
from leadquiz.document.decode import decoded
from leadquiz.document.element import Reading, Role, bare
from leadquiz.document.kind import SUFFIXES, kind_of
from leadquiz.document.language import guess
from leadquiz.document.sandbox import read_in_child
from leadquiz.errors import DocumentError, LeadquizError
from leadquiz.files import read_bytes
from leadquiz.model import Line, Outline, Section

LARGEST_FILE = 200_000_000
LARGEST_TEXT = 30_000_000
MOST_FILES = 2_000


def read_outline(path: Path | None, data: bytes | None = None, name: str = "", *, title: str = "") -> Outline:
    """The outline of a document: of the file or folder at `path`, or of `data` read elsewhere.

    `name` stands for the file in messages and decks, `title` overrides the title found. `data` without a
    path is standard input, whose format the bytes tell. Raises DocumentError with one line.
    """
    if data is None:
        if path is None:
            raise DocumentError("no document given; name a file")
        if path.is_dir():
            return _of_folder(path, name or path.name or str(path), title)
        try:
            data = read_bytes(path, limit=LARGEST_FILE)
        except LeadquizError as error:
            raise DocumentError(str(error)) from error
    named = path is not None or bool(name)
    shown = name or (path.name if path is not None else "-")
    return _outline_of(_read(data, shown, named=named), shown, hashlib.sha256(data).hexdigest(), title)


def parse_outline(text: str, name: str = "-") -> Outline:
    """The outline of plain text."""
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return _outline_of(_read_text(text), name, sha256, "")


def _read(data: bytes, name: str, *, named: bool) -> Reading:
    kind = kind_of(data, name, by_name=named)
    if kind in ("pdf", "epub", "docx"):
        return read_in_child(kind, data, name)
    if len(data) > LARGEST_TEXT:
        raise DocumentError(f"{name}: larger than {LARGEST_TEXT // 1_000_000} MB of text; split it first")
    text, notices = decoded(data, name, markup=kind == "html")
    if kind == "html":
        reading = read_in_child("html", text.encode("utf-8", "replace"), name)
    elif kind == "markdown":
        from leadquiz.document import markdown

        reading = markdown.read(text)
    else:
        reading = _read_text(text)
    return replace(reading, notices=(*notices, *reading.notices))


def _read_text(text: str) -> Reading:
    texts = text.split("\n")
    if texts[-1] == "":
        texts.pop()  # the newline that ends the last line
    paged = "\f" in text
    page = 1
    lines = []
    for number, line in enumerate(texts, start=1):
        if paged:
            page += line.count("\f")
            line = line.replace("\f", "")
        lines.append(Line(number=number, text=line, page=str(page) if paged else ""))
    return Reading(lines=tuple(lines), elements=tuple(plain.elements(lines)))


def _outline_of(reading: Reading, name: str, sha256: str, title: str) -> Outline:
    prose = " ".join(bare(e.text) for e in reading.elements[:2_000] if e.role not in (Role.ASIDE, Role.CODE))
    outline = structure.outline_of(
        structure.Document(
            name=name,
            sha256=sha256,
            lines=reading.lines,
            title=title,
            fallback_title=reading.title,
            language=guess(prose, declared=reading.language),
            date=reading.date,
            notices=reading.notices,
        ),
        reading.elements,
    )
    if not any(section.blocks or section.title for _, section in outline.walk()):
        raise DocumentError(f"{name}: holds no text to learn from; name another document")
    return outline


# ------------------------------------------------------------------------------------------- folders


def _of_folder(folder: Path, name: str, title: str) -> Outline:
    """The documents of a folder as one outline, in the order of their names; numbers count as numbers."""
    try:
        files = sorted(
            (path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES and path.is_file()),
            key=lambda path: _natural(path.relative_to(folder).as_posix()),
        )
    except OSError as error:
        raise DocumentError(f"{folder}: cannot be read ({error.strerror or error})") from error
    files = [
        path for path in files if not any(part.startswith(".") for part in path.relative_to(folder).parts)
    ]
    if not files:
        raise DocumentError(f"{folder}: holds no document (txt, md, html, pdf, epub, docx)")
    if len(files) > MOST_FILES:
        raise DocumentError(f"{folder}: holds more than {MOST_FILES} documents; name a smaller folder")
    outlines: list[Outline] = []
    notices: list[str] = []
    for path in files:
        shown = path.relative_to(folder).as_posix()
        try:
            outlines.append(read_outline(path, name=shown))
        except DocumentError as error:
            notices.append(f"{error} (skipped)")
    if not outlines:
        raise DocumentError(notices[0].removesuffix(" (skipped)"))
    return _joined(outlines, name, title or folder.name, tuple(notices))


def _natural(text: str) -> list[tuple[int, int, str]]:
    return [
        (0, int(part), "") if part.isdigit() else (1, 0, part) for part in re.split(r"(\d+)", text.lower())
    ]


def _joined(outlines: Sequence[Outline], name: str, title: str, notices: tuple[str, ...]) -> Outline:
    """One outline; the lines of each document follow those of the one before, its name is their page."""
    lines: list[Line] = []
    sections: list[Section] = []
    asides = []
    digest = hashlib.sha256()
    for outline in outlines:
        start = len(lines)
        digest.update(f"{len(outline.name)}:{outline.name}:{outline.sha256};".encode())
        lines.extend(
            replace(line, number=line.number + start, page=_place(outline.name, line.page))
            for line in outline.lines
        )
        asides += [replace(one, first=one.first + start, last=one.last + start) for one in outline.set_aside]
        moved = [_moved(section, start, outline.name, 1) for section in outline.sections]
        notices = (*notices, *outline.notices)
        if len(moved) == 1 and moved[0].title:
            sections.append(_moved(outline.sections[0], start, outline.name, 0))
            continue
        first = moved[0].line if moved else start + 1
        blocks = moved[0].blocks if moved and not moved[0].title else ()
        sections.append(
            Section(
                title=outline.title or Path(outline.name).stem,
                level=1,
                line=first,
                page=outline.name,
                blocks=blocks,
                children=tuple(section for section in moved if section.title),
            )
        )
    languages = [outline.language for outline in outlines]
    return Outline(
        name=name,
        sha256=digest.hexdigest(),
        title=title,
        language=max(sorted(set(languages)), key=languages.count),
        sections=tuple(sections),
        set_aside=tuple(asides),
        lines=tuple(lines),
        notices=notices,
    )


def _place(name: str, page: str) -> str:
    return f"{name}, {page}" if page else name


def _moved(section: Section, start: int, name: str, deeper: int) -> Section:
    return replace(
        section,
        level=section.level + deeper,
        line=section.line + start,
        page=_place(name, section.page),
        blocks=tuple(
            replace(block, first=block.first + start, last=block.last + start, page=_place(name, block.page))
            for block in section.blocks
        ),
        children=tuple(_moved(child, start, name, deeper) for child in section.children),
    )
