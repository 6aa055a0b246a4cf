"""Word documents -> elements. Runs in the child process."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn

from leadquiz.document.archive import open_archive
from leadquiz.document.element import OFF, ON, Reading, Role, Writer, bare
from leadquiz.errors import DocumentError

_HEADING = re.compile(r"^heading ([1-9])$")
_CODE_STYLE = re.compile(r"\bcode\b|preformatted|source|listing", re.IGNORECASE)
_QUOTE_STYLE = re.compile(r"quote|block text", re.IGNORECASE)
_EMPHASIS_STYLE = re.compile(
    r"^(?:strong|emphasis|intense emphasis|subtle emphasis|book title)$", re.IGNORECASE
)
_MONO = re.compile(r"courier|consolas|menlo|monaco|mono\b|typewriter", re.IGNORECASE)
_LIST_STYLE = re.compile(r"^list (?P<kind>bullet|number)(?: (?P<level>\d))?$")


def read(data: bytes, name: str) -> Reading:
    """The elements of the document's body; headers, footers and comments are no part of it."""
    open_archive(data, name)
    try:
        document = docx.Document(io.BytesIO(data))
    except (PackageNotFoundError, KeyError, ValueError, zipfile.BadZipFile, SyntaxError) as error:
        raise DocumentError(f"{name}: is no Word document or is damaged; get the file again") from error
    walk = _Walk(document)
    walk.read()
    return Reading(
        lines=tuple(walk.writer.lines),
        elements=tuple(walk.writer.elements),
        title=" ".join((document.core_properties.title or "").split()),
        language=(document.core_properties.language or "")[:2].lower(),
    )


class _Walk:
    def __init__(self, document: Any) -> None:
        self.body = document.element.body
        self.styles = _styles(document)
        self.numbering = _Numbering(document)
        self.writer = Writer()
        self.code: list[str] = []

    def read(self) -> None:
        for block, reason in _blocks(self.body, ""):
            self.block(block, reason)
        self.end_code()

    def block(self, block: Any, reason: str) -> None:
        if block.tag == qn("w:tbl"):
            self.end_code()
            self.table(block, reason)
        else:
            self.paragraph(block, reason)

    def table(self, table: Any, reason: str) -> None:
        rows = [
            [
                " ".join(bare(_text(p, {})[0]) for p in cell.iter(qn("w:p")))
                for cell in row.iterchildren(qn("w:tc"))
            ]
            for row in table.iterchildren(qn("w:tr"))
        ]
        if reason:
            self.writer.add(Role.ASIDE, " ".join(" ".join(row) for row in rows), reason=reason)
        elif max((len(row) for row in rows), default=0) < 2:
            for paragraph in table.iter(qn("w:p")):  # a frame around text
                self.paragraph(paragraph, reason)
        else:
            self.writer.table(rows)

    def paragraph(self, node: Any, reason: str) -> None:
        style = self.styles.get(_value(node, "w:pPr/w:pStyle"), _NO_STYLE)
        text, mono = _text(node, self.styles)
        if not bare(text).strip():
            return
        code = mono or bool(_CODE_STYLE.search(style["name"]))
        if code and not reason:
            self.code.append(bare(text))
            return
        self.end_code()
        add = self.writer.add
        name = style["name"]
        if reason or name.startswith("toc"):
            add(Role.ASIDE, bare(text), reason=reason or "table of contents")
            return
        level = _value(node, "w:pPr/w:outlineLvl") or style["outline"]
        heading = _HEADING.match(name)
        if heading or (level.isdigit() and int(level) < 9):
            rank = int(heading[1]) if heading else int(level) + 1
            add(Role.HEADING, text, rank=rank)
        elif name == "title":
            titled = any(element.role is Role.TITLE for element in self.writer.elements)
            add(Role.HEADING if titled else Role.TITLE, text, rank=1)
        elif name == "caption":
            add(Role.CAPTION, text)
        elif _QUOTE_STYLE.search(name):
            add(Role.QUOTE, text)
        else:
            item = self.item(node, style)
            add(Role.ITEM if item is not None else Role.TEXT, text, **(item or {}))

    def item(self, node: Any, style: dict[str, str]) -> dict[str, Any] | None:
        """Depth and ordinal when the paragraph is a list item."""
        list_id = _value(node, "w:pPr/w:numPr/w:numId") or style["list"]
        level = _value(node, "w:pPr/w:numPr/w:ilvl") or style["level"] or "0"
        if list_id and list_id != "0":
            depth = int(level) if level.isdigit() else 0
            named = _LIST_STYLE.match(style["name"])
            if named and named["level"]:
                depth = max(depth, int(named["level"]) - 1)
            return {"depth": 4 * depth, "ordinal": self.numbering.next(list_id, level)}
        return None

    def end_code(self) -> None:
        if self.code:
            self.writer.add(Role.CODE, "\n".join(self.code))
            self.code.clear()


_NO_STYLE = {"name": "", "outline": "", "list": "", "level": ""}


def _styles(document: Any) -> dict[str, dict[str, str]]:
    """Style id -> its name in lower case, outline level and list, inherited from the style it is based on."""
    nodes = {
        node.get(qn("w:styleId"), ""): node for node in document.styles.element.iterchildren(qn("w:style"))
    }
    found: dict[str, dict[str, str]] = {}
    for key, node in nodes.items():
        known = {"name": _value(node, "w:name").lower(), "outline": "", "list": "", "level": ""}
        above, seen = node, 0
        while above is not None and seen < 12:
            known["outline"] = known["outline"] or _value(above, "w:pPr/w:outlineLvl")
            known["list"] = known["list"] or _value(above, "w:pPr/w:numPr/w:numId")
            known["level"] = known["level"] or _value(above, "w:pPr/w:numPr/w:ilvl")
            above, seen = nodes.get(_value(above, "w:basedOn")), seen + 1
        found[key] = known
    return found


def _blocks(node: Any, reason: str) -> Iterator[tuple[Any, str]]:
    """Paragraphs and tables in order, also those in content controls, with the reason to set them aside."""
    for child in node.iterchildren():
        if child.tag in (qn("w:p"), qn("w:tbl")):
            yield child, reason
        elif child.tag == qn("w:sdt"):
            gallery = child.find(f"{qn('w:sdtPr')}/{qn('w:docPartObj')}/{qn('w:docPartGallery')}")
            contents = gallery is not None and gallery.get(qn("w:val")) == "Table of Contents"
            content = child.find(qn("w:sdtContent"))
            if content is not None:
                yield from _blocks(content, "table of contents" if contents else reason)


def _value(node: Any, path: str) -> str:
    """The w:val at the path below the node, or nothing."""
    found = node.find("/".join(qn(step) for step in path.split("/")))
    return str(found.get(qn("w:val"), "")) if found is not None else ""


_RUNS = "|".join(
    f"./{step}"
    for step in ("w:r", "w:hyperlink//w:r", "w:ins//w:r", "w:smartTag//w:r", "w:sdt//w:r", "w:fldSimple//w:r")
)


def _text(paragraph: Any, styles: dict[str, dict[str, str]]) -> tuple[str, bool]:
    """The paragraph's text with its emphasis marked, and whether all of it is set in a typewriter face."""
    pieces: list[tuple[str, bool]] = []
    mono = True
    for run in paragraph.xpath(_RUNS):
        text = "".join(_characters(run))
        if not text:
            continue
        pieces.append((text, _is_emphasised(run, styles)))
        font = run.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
        face = (font.get(qn("w:ascii")) or "") if font is not None else ""
        mono = mono and (bool(_MONO.search(face)) or not text.strip())
    out: list[str] = []
    inside = False
    for text, emphasis in pieces:
        if emphasis != inside and text.strip():
            out.append(ON if emphasis else OFF)
            inside = emphasis
        out.append(text.replace(ON, "").replace(OFF, ""))
    if inside:
        out.append(OFF)
    return "".join(out), mono and any(text.strip() for text, _ in pieces)


def _characters(run: Any) -> Iterator[str]:
    for child in run.iterchildren():
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in (qn("w:tab"), qn("w:br"), qn("w:cr")):
            yield "\t" if child.tag == qn("w:tab") else " "
        elif child.tag == qn("w:noBreakHyphen"):
            yield "-"


def _is_emphasised(run: Any, styles: dict[str, dict[str, str]]) -> bool:
    properties = run.find(qn("w:rPr"))
    if properties is None:
        return False
    for tag in ("w:b", "w:i", "w:u", "w:highlight"):
        node = properties.find(qn(tag))
        if node is not None and node.get(qn("w:val"), "true") not in ("0", "false", "none", "off"):
            return True
    return bool(_EMPHASIS_STYLE.match(styles.get(_value(run, "w:rPr/w:rStyle"), _NO_STYLE)["name"]))


class _Numbering:
    """Counts list items as Word does: a number per list and level."""

    def __init__(self, document: Any) -> None:
        self.formats: dict[tuple[str, str], tuple[str, int]] = {}
        self.counts: dict[tuple[str, str], int] = {}
        part = next(
            (rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/numbering")),
            None,
        )
        root = getattr(part, "element", None)
        if root is None:
            return
        abstract = {
            node.get(qn("w:abstractNumId"), ""): node for node in root.iterchildren(qn("w:abstractNum"))
        }
        for node in root.iterchildren(qn("w:num")):
            source = abstract.get(_value(node, "w:abstractNumId"))
            for level in source.iterchildren(qn("w:lvl")) if source is not None else ():
                start = _value(level, "w:start")
                key = (node.get(qn("w:numId"), ""), level.get(qn("w:ilvl"), "0"))
                self.formats[key] = (_value(level, "w:numFmt"), int(start) if start.isdigit() else 1)

    def next(self, list_id: str, level: str) -> str:
        """The item's number, empty for a bullet."""
        kind, start = self.formats.get((list_id, level), ("bullet", 1))
        if kind in ("bullet", "none", ""):
            return ""
        count = self.counts.get((list_id, level), start - 1) + 1
        self.counts[(list_id, level)] = count
        for key in [key for key in self.counts if key[0] == list_id and key[1] > level]:
            del self.counts[key]
        if kind.endswith("Letter"):
            return chr(ord("a") + (count - 1) % 26)
        return str(count)
