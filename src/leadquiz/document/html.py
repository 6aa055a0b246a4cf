"""HTML as found on the web -> elements. Runs in the child process: the pages are strangers'."""

import re
from collections.abc import Sequence
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from leadquiz.document import dates
from leadquiz.document.element import OFF, ON, Reading, Role, Writer, bare
from leadquiz.document.vocabulary import (
    ASIDE_CLASSES,
    BLOCK_TAGS,
    BYLINE_CLASSES,
    CAPTION_CLASSES,
    EMPHASIS_TAGS,
    SILENT_TAGS,
)
from leadquiz.errors import DocumentError

_HEADING = re.compile(r"h([1-6])$")
_ASIDE_TAGS = {
    "nav": "navigation",
    "aside": "side note",
    "footer": "page footer",
    "form": "form",
    "button": "form",
    "address": "address",
    "menu": "navigation",
    "dialog": "dialog",
}
_ASIDE_ROLES = {
    "navigation": "navigation",
    "banner": "page header",
    "contentinfo": "page footer",
    "search": "form",
    "complementary": "side note",
    "doc-toc": "table of contents",
    "doc-endnotes": "footnote",
    "doc-footnote": "footnote",
    "doc-pagebreak": "page number",
}
_ASIDE_TYPES = {
    "toc": "table of contents",
    "pagebreak": "page number",
    "footnote": "footnote",
    "endnotes": "footnote",
    "footnotes": "footnote",
    "copyright-page": "licence",
    "landmarks": "navigation",
}
_EMPTY_TAG = re.compile(rb"<(a|b|i|p|em|td|th|li|div|span|title|script|strong|section)((?:\s[^<>]*?)?)/>")
_NOTE_MARK = re.compile(r"^\s*[\[(]?(?:\d{1,3}|[*†‡§a-z]|note\s\d+)[\])]?\s*$")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SITE = re.compile(r"\s+(?:[|–—·]|-)\s+[^|–—·]{1,40}$")
_DEEPEST = 400  # lists and quotes nested deeper than this are no structure


def read(data: bytes, name: str) -> Reading:
    """The elements of a page given as UTF-8."""
    writer = Writer()
    known = append(writer, data, name)
    return Reading(
        lines=tuple(writer.lines),
        elements=tuple(writer.elements),
        title=known.get("title", ""),
        date=known.get("date", ""),
        language=known.get("language", ""),
    )


def append(writer: Writer, data: bytes, name: str, *, page: str = "") -> dict[str, str]:
    """Write the page's elements; returns the title, date and language that it gives for itself."""
    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = lxml_html.document_fromstring(_EMPTY_TAG.sub(rb"<\1\2></\1>", data), parser=parser)
    except etree.ParserError:
        return {}
    if any("depth" in entry.message for entry in parser.error_log):
        raise DocumentError(f"{name}: is nested too deeply to be a document; it is refused")
    _Walk(writer, page).walk(root)
    title = root.findtext(".//head/title") or ""
    return {
        "title": _SITE.sub("", " ".join(title.split())),
        "date": _date(root),
        "language": (root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "")[
            :2
        ].lower(),
    }


def _date(root: Any) -> str:
    for path in (
        '//meta[@property="article:published_time"]/@content',
        '//meta[@itemprop="datePublished"]/@content',
        '//meta[@name="date" or @name="DC.date" or @name="dcterms.created" or @name="pubdate"]/@content',
        "//time[@pubdate or @itemprop='datePublished']/@datetime",
        "(//article//time | //header//time)[1]/@datetime",
    ):
        for value in root.xpath(path):
            if found := dates.parse(str(value)[:40].replace("T", " ")):
                return found[0].isoformat()
    return ""


class _Walk:
    """One pass over the tree without recursion; text gathers until a block begins or ends."""

    def __init__(self, writer: Writer, page: str) -> None:
        self.writer, self.page = writer, page
        self.pieces: list[str] = []
        self.emphasis = 0
        self.asides: list[str] = []  # reasons, innermost last
        self.lists: list[tuple[bool, int]] = []  # whether ordered, and the next ordinal
        self.fresh: dict[str, Any] | None = None  # what the open list item begins with
        self.roles: list[tuple[Role, int]] = []  # headings, quotes, terms … that are open, with their rank
        self.main: Any = None

    def walk(self, root: Any) -> None:
        body = root.find("body")
        body = root if body is None else body
        self.main = _main_part(body)
        if self.main is not None:
            self.asides.append("outside the article")
        events = etree.iterwalk(body, events=("start", "end"))
        for event, node in events:
            if not isinstance(node.tag, str):
                if event == "end":
                    self.text(node.tail)
                continue
            tag = node.tag.rsplit("}", 1)[-1].lower()
            if event == "start":
                if self.start(node, tag):
                    events.skip_subtree()
            else:
                self.end(node, tag)
                if node is not body:
                    self.text(node.tail)
        self.flush()

    # ------------------------------------------------------------------------------- one element

    def start(self, node: Any, tag: str) -> bool:
        """Enter an element; true when what is inside it was dealt with or is no text."""
        if tag in SILENT_TAGS:
            return True
        if tag == "br":
            if self.pieces and self.pieces[-1] == "\n":
                self.flush()
            else:
                self.pieces.append("\n")
            return True
        if node is self.main:
            self.flush()
            self.asides.remove("outside the article")
        if reason := self.reason(node, tag):
            self.flush()
            self.asides.append(reason)
        if tag in ("sup", "a") and not self.asides and _is_note_mark(node, tag):
            return True
        if tag in EMPHASIS_TAGS:
            if self.emphasis == 0:
                self.pieces.append(ON)
            self.emphasis += 1
        elif tag in BLOCK_TAGS:
            self.flush()
            if tag == "table" and (rows := _data_rows(node)) is not None:
                self.table(node, rows)
                return True
            if tag == "pre":
                self.code(node)
                return True
            self.block(node, tag)
        self.text(node.text)
        return False

    def end(self, node: Any, tag: str) -> None:
        if tag in EMPHASIS_TAGS:
            self.emphasis = max(0, self.emphasis - 1)
            if self.emphasis == 0:
                self.pieces.append(OFF)
        elif tag in BLOCK_TAGS:
            self.flush()
            if tag in ("ul", "ol") and self.lists:
                self.lists.pop()
            elif tag == "li":
                self.fresh = None
            if self.roles and node.get("_leadquiz") == "role":
                self.roles.pop()
        elif tag in ("td", "th"):
            self.flush()
        if node.get("_leadquiz_aside"):
            self.flush()
            self.asides.pop()
        if node is self.main:
            self.flush()
            self.asides.append("outside the article")

    def block(self, node: Any, tag: str) -> None:
        classes = _classes(node)
        role: tuple[Role, int] | None = None
        if heading := _HEADING.match(tag):
            role = (Role.HEADING, int(heading[1]))
        elif tag in ("ul", "ol"):
            start = node.get("start", "1")
            self.lists.append((tag == "ol", int(start) if start.isascii() and start.isdigit() else 1))
        elif tag == "li":
            self.fresh = self.item(node)
        elif tag == "dt":
            role = (Role.TERM, 0)
        elif tag == "dd":
            self.fresh = {"depth": 4 * min(len(self.lists), _DEEPEST)}
        elif tag == "blockquote":
            role = (Role.QUOTE, 0)
        elif tag in ("figcaption", "caption") or classes & CAPTION_CLASSES:
            role = (Role.CAPTION, 0)
        elif classes & BYLINE_CLASSES and _length(node, 240) < 240:
            role = (Role.BYLINE, 0)
        elif tag == "summary":
            role = (Role.TERM, 0)
        if role is not None:
            self.roles.append(role)
            node.set("_leadquiz", "role")

    def item(self, node: Any) -> dict[str, Any]:
        ordered, ordinal = self.lists[-1] if self.lists else (False, 1)
        value = node.get("value", "")
        ordinal = int(value) if ordered and value.isascii() and value.isdigit() else ordinal
        if self.lists:
            self.lists[-1] = (ordered, ordinal + 1)
        depth = 4 * min(max(0, len(self.lists) - 1), _DEEPEST)
        return {"depth": depth, "ordinal": str(ordinal) if ordered else ""}

    def reason(self, node: Any, tag: str) -> str:
        """Why the element is set aside, or nothing."""
        if self.asides and self.asides[-1] != "outside the article":
            return ""
        kind = node.get("{http://www.idpf.org/2007/ops}type") or node.get("epub:type") or ""
        reason = (
            _ASIDE_TAGS.get(tag, "")
            or _ASIDE_ROLES.get(node.get("role", ""), "")
            or next((_ASIDE_TYPES[one] for one in kind.split() if one in _ASIDE_TYPES), "")
        )
        if tag == "footer" and _inside(node, "blockquote"):
            reason = ""
        if not reason and (node.get("hidden") is not None or _HIDDEN.search(node.get("style", ""))):
            reason = "hidden"
        if not reason and tag in BLOCK_TAGS | {"span"}:
            named = next((one for one in sorted(_classes(node)) if one in ASIDE_CLASSES), "")
            if named and _length(node, 1 << 30) < 0.6 * max(
                1, _length(node.getroottree().getroot(), 1 << 30)
            ):
                reason = "references" if named in ("references", "reflist") else "navigation"
        if reason:
            node.set("_leadquiz_aside", "1")
        return reason

    def table(self, node: Any, rows: Sequence[Sequence[str]]) -> None:
        caption = node.find("caption")
        if caption is not None:
            self.writer.add(Role.CAPTION, caption.text_content(), page=self.page)
        if self.asides:
            text = " ".join(" ".join(row) for row in rows)
            self.writer.add(Role.ASIDE, text, page=self.page, reason=self.asides[-1])
        else:
            self.writer.table(rows, page=self.page)

    def code(self, node: Any) -> None:
        text = node.text_content().strip("\n")
        if self.asides:
            self.writer.add(Role.ASIDE, text, page=self.page, reason=self.asides[-1])
        else:
            self.writer.add(Role.CODE, text.expandtabs(4), page=self.page)

    # -------------------------------------------------------------------------------------- text

    def text(self, text: str | None) -> None:
        if text:
            self.pieces.append(text.replace(ON, "").replace(OFF, ""))

    def flush(self) -> None:
        """Write what was gathered as the element that is open."""
        text = "".join(self.pieces)
        self.pieces = [ON] if self.emphasis else []
        if not bare(text).strip():
            return
        if self.emphasis:
            text += OFF
        add, page = self.writer.add, self.page
        # The page's main heading often stands above the article.
        is_main_heading = self.roles[-1:] == [(Role.HEADING, 1)] and self.asides == ["outside the article"]
        if self.asides and not is_main_heading:
            add(Role.ASIDE, bare(text), page=page, reason=self.asides[-1])
        elif self.roles:
            role, rank = self.roles[-1]
            add(role, text, page=page, rank=rank)
        elif self.fresh is not None:
            add(Role.ITEM, text, page=page, **self.fresh)
        else:
            add(Role.TEXT, text, page=page)
        self.fresh = None


def _main_part(body: Any) -> Any:
    """The one element that holds the article, when the page has one with half of the text."""
    for path in (".//main", ".//*[@role='main']", ".//article"):
        found = body.findall(path)
        if len(found) == 1 and _length(found[0], 1 << 30) >= 0.5 * _length(body, 1 << 30):
            return found[0]
    return None


def _length(node: Any, enough: int) -> int:
    total = 0
    for text in node.itertext():
        total += len(text.strip())
        if total >= enough:
            break
    return total


def _classes(node: Any) -> set[str]:
    return set(f"{node.get('class', '')} {node.get('id', '')}".lower().split())


def _inside(node: Any, tag: str) -> bool:
    return any(above.tag == tag for above in node.iterancestors())


def _is_note_mark(node: Any, tag: str) -> bool:
    """Whether the element is the small number that points to a footnote."""
    kind = node.get("{http://www.idpf.org/2007/ops}type") or node.get("epub:type") or ""
    if "noteref" in kind or "doc-noteref" in node.get("role", ""):
        return True
    if tag != "sup":
        return False
    return node.find(".//a") is not None and _NOTE_MARK.match(node.text_content()) is not None


def _data_rows(table: Any) -> list[list[str]] | None:
    """The cells of a table of data; None for one that only lays out the page."""
    rows: list[list[str]] = []
    if table.find(".//table") is not None:
        return None
    for row in table.iter("tr"):
        cells = [" ".join(cell.text_content().split()) for cell in row if cell.tag in ("td", "th")]
        if any(cells):
            rows.append(cells)
    width = max((len(row) for row in rows), default=0)
    heads = table.find(".//th") is not None
    if (
        width < 2
        or (len(rows) < 2 and not heads)
        or (not heads and any(len(cell) > 400 for row in rows for cell in row))
    ):
        return None
    return rows
