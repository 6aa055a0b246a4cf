"""Anki's HTML as plain text with the little Markdown that people read as text anyway.

Fields come from strangers, so the reader takes linear time whatever they hold and never fails: what is no
markup is text.
"""

import html
import re
from dataclasses import dataclass, field
from urllib.parse import unquote

from leadquiz.text import without_hidden

_SKIPPED = frozenset({"script", "style", "head", "title", "template", "noscript", "svg", "math"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_APART = frozenset({"p", "ul", "ol", "table", "pre", "blockquote"}) | _HEADINGS
_BLOCKS = _APART | {
    *("address", "article", "aside", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption"),
    *("figure", "footer", "form", "header", "hr", "main", "nav", "section", "summary", "tbody", "tfoot"),
    *("thead", "tr"),
}
_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*", "code": "`", "kbd": "`", "tt": "`"}
_INLINE = frozenset({*_MARKS, "sup", "sub", "a"})
_DEEPEST = 12  # marks inside marks, lists inside lists; deeper ones are dropped
_BLANKS = re.compile("[ \t\n\xa0]+")
# Marks among the parts of a text; texts hold none of them, since hidden characters are dropped.
_LINE_END, _PARAGRAPH_END, _KEPT_BLANK, _KEPT_TAB = "\x01", "\x02", "\x03", "\x04"
_BREAK = re.compile("([\n\x01\x02])")
_NAME = re.compile(r"[a-zA-Z][a-zA-Z0-9:-]*")
_ATTRIBUTE = re.compile(r"""([a-zA-Z-]{1,40})\s{0,9}=\s{0,9}("[^"]*"|'[^']*'|[^\s"'>]+)""")
_SUPERSCRIPT = str.maketrans("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ")
_SUBSCRIPT = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")


def plain_text(source: str, *, is_exact: bool = False) -> str:
    """The text a reader sees, lines kept, ends trimmed.

    Emphasis, code, links and lists become Markdown, pictures `[image: name]`. With `is_exact` blanks and
    lines count as they stand and emphasis is dropped: the reading of fields that this tool wrote.
    """
    writer = _Writer(is_exact=is_exact)
    for text, tag in _pieces(source):
        if text:
            writer.text(text)
        if tag:
            writer.tag(tag)
    return writer.result()


@dataclass(frozen=True, slots=True)
class _Tag:
    name: str
    is_end: bool
    attributes: str

    def attribute(self, name: str) -> str:
        for match in _ATTRIBUTE.finditer(self.attributes):
            if match[1].lower() == name:
                return html.unescape(match[2].strip("\"'"))
        return ""


def _pieces(source: str) -> "list[tuple[str, _Tag | None]]":
    """The text before each tag with that tag; comments are left out."""
    found: list[tuple[str, _Tag | None]] = []
    at = start = 0
    last_end = source.rfind(">")
    last_comment_end = source.rfind("-->")
    while (opening := source.find("<", at)) >= 0 and opening < last_end:
        if source.startswith("<!--", opening) and opening + 4 <= last_comment_end:
            after = source.index("-->", opening + 4) + 3
            found.append((source[start:opening], None))
        elif source.startswith(("<!", "<?"), opening):
            after = source.index(">", opening) + 1
            found.append((source[start:opening], None))
        else:
            is_end = source.startswith("</", opening)
            name = _NAME.match(source, opening + 1 + is_end)
            if not name:
                at = opening + 1
                continue
            after = _tag_end(source, name.end())
            tag = _Tag(name[0].lower(), is_end, source[name.end() : after - 1])
            found.append((source[start:opening], tag))
        at = start = after
    found.append((source[start:], None))
    return found


_QUOTE_OR_END = re.compile("[\"'>]")


def _tag_end(source: str, at: int) -> int:
    """After the `>` that ends the tag: one within quotes does not, unless nothing else does."""
    first = source.index(">", at)
    position = at
    for _quoted in range(8):
        match = _QUOTE_OR_END.search(source, position)
        if not match:
            break
        if match[0] == ">":
            return match.end()
        closing = source.find(match[0], match.end())
        if closing < 0:
            break
        position = closing + 1
    return first + 1


@dataclass(slots=True)
class _List:
    is_ordered: bool
    count: int = 0


@dataclass(slots=True)
class _Writer:
    is_exact: bool
    parts: list[str] = field(default_factory=list)
    open_marks: list[tuple[str, int, str]] = field(default_factory=list)  # tag, index of its first part, link
    lists: list[_List] = field(default_factory=list)
    skipped: str = ""
    preformatted: int = 0
    cells: int = 0

    def text(self, source: str) -> None:
        if self.skipped:
            return
        # Anki's editor writes this entity where somebody typed two blanks.
        text = without_hidden(html.unescape(source.replace("&nbsp;", " "))).replace("\r\n", "\n")
        if self.preformatted:
            text = text.replace(" ", _KEPT_BLANK).replace("\t", _KEPT_TAB)
        elif not self.is_exact:
            text = _BLANKS.sub(" ", text)
        if text:
            self.parts.append(text)

    def tag(self, tag: _Tag) -> None:
        name = tag.name
        if self.skipped:
            if tag.is_end and name == self.skipped:
                self.skipped = ""
            return
        if name in _SKIPPED:
            self.skipped = "" if tag.is_end or tag.attributes.endswith("/") else name
        elif name == "br":
            self.parts.append("\n")
        elif name in _INLINE and tag.is_end:
            self._close(name)
        elif name in _INLINE:
            self._open(tag)
        elif name == "img" and not tag.is_end:
            self.parts.append(_picture(tag))
        elif name == "li":
            self._item(tag)
        elif name in {"td", "th"}:
            if not tag.is_end:
                self.parts.append(" | " if self.cells else "")
                self.cells += 1
        elif name in _BLOCKS:
            self._block(tag)

    def _block(self, tag: _Tag) -> None:
        name = tag.name
        if name in {"ul", "ol"}:
            if not tag.is_end and len(self.lists) < _DEEPEST:
                self.lists.append(_List(name == "ol"))
            elif tag.is_end and self.lists:
                self.lists.pop()
        elif name == "pre":
            self.preformatted = max(0, self.preformatted + (-1 if tag.is_end else 1))
        elif name == "tr":
            self.cells = 0
        nested = name in {"ul", "ol"} and len(self.lists) > (0 if tag.is_end else 1)
        is_apart = name in _APART and not nested and not self.is_exact
        self.parts.append(_PARAGRAPH_END if is_apart else _LINE_END)

    def _item(self, tag: _Tag) -> None:
        if tag.is_end:
            return
        self.parts.append(_LINE_END)
        if not self.lists:
            self.lists.append(_List(is_ordered=False))
        inner = self.lists[-1]
        inner.count += 1
        indent = _KEPT_BLANK * 2 * (len(self.lists) - 1)
        self.parts.append(f"{indent}{inner.count}. " if inner.is_ordered else f"{indent}- ")

    def _open(self, tag: _Tag) -> None:
        if len(self.open_marks) < _DEEPEST:
            self.open_marks.append(
                (tag.name, len(self.parts), tag.attribute("href") if tag.name == "a" else "")
            )

    def _close(self, name: str) -> None:
        for depth in range(len(self.open_marks) - 1, -1, -1):
            if self.open_marks[depth][0] == name:
                _name, start, link = self.open_marks[depth]
                del self.open_marks[depth:]
                content = "".join(self.parts[start:])
                self.parts[start:] = [self._marked(name, content, link)]
                return

    def _marked(self, name: str, content: str, link: str) -> str:
        inner = content.strip()
        if not inner or _BREAK.search(inner):
            return content
        if name in {"sup", "sub"}:
            return _raised(inner, is_sup=name == "sup")
        if self.is_exact:
            return content
        if name == "a":
            is_named = link.startswith(("http://", "https://", "mailto:")) and link not in {
                inner,
                f"mailto:{inner}",
            }
            return content.replace(inner, f"[{inner}]({link})", 1) if is_named else content
        mark = _MARKS[name]
        if self.preformatted or inner.startswith(mark):
            return content
        return content.replace(inner, f"{mark}{inner}{mark}", 1)

    def result(self) -> str:
        text = "\n".join(self._lines())
        if not self.is_exact:
            text = re.sub(r"\n{3,}", "\n\n", text).strip()
            text = _whole(text)
        return text.replace(_KEPT_BLANK, " ").replace(_KEPT_TAB, "\t")

    def _lines(self) -> list[str]:
        lines: list[str] = []
        line, mark, is_apart = "", "", False
        for piece in _BREAK.split("".join(self.parts)):
            if not _BREAK.fullmatch(piece):
                line += piece
                continue
            mark = piece
            if not self.is_exact:
                line = line.strip()
            if line or mark == "\n":
                if is_apart and line and lines:
                    lines.append("")
                lines.append(line)
                is_apart = False
            is_apart = is_apart or mark == _PARAGRAPH_END
            line = ""
        if line or mark == "\n" or not lines:
            lines += [""] * bool(is_apart and lines) + [line if self.is_exact else line.strip()]
        return lines


def _whole(text: str) -> str:
    """The text without emphasis that wraps all of it: it stresses nothing."""
    for mark in ("**", "*"):
        inner = text[len(mark) : -len(mark)]
        if text.startswith(mark) and text.endswith(mark) and inner and "*" not in inner:
            return inner
    return text


def _raised(text: str, *, is_sup: bool) -> str:
    raised = text.translate(_SUPERSCRIPT if is_sup else _SUBSCRIPT)
    if not set(raised) & set(text):
        return raised
    return f"{'^' if is_sup else '_'}{text if text.isalnum() else f'({text})'}"


def _picture(tag: _Tag) -> str:
    source = tag.attribute("src")
    name = tag.attribute("alt") if source.startswith("data:") else unquote(source).rsplit("/", 1)[-1]
    return f"[image: {name}]" if name else "[image]"
