"""Markdown, with front matter, footnotes, definition lists and template tags -> elements with their lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from leadquiz.document import dates
from leadquiz.document.element import OFF, ON, Element, Reading, Role, bare, emphasised
from leadquiz.document.plain import is_contents_entry
from leadquiz.document.repair import characters
from leadquiz.model import Line

_FRONT = re.compile(r"\A---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^(?P<name>[A-Za-z_][\w-]*)\s*:\s*(?P<value>.+?)\s*$", re.MULTILINE)
_TEMPLATE = re.compile(r"\{%[^\n]{0,500}?%\}|\{\{[^\n]{0,500}?\}\}")
_ATTRIBUTES = re.compile(r"\s?\{:[^{}\n]{0,500}\}")  # Kramdown's: "{: .note width=40}"
_HEADING_ID = re.compile(r"\s*\{[#.][^{}\n]{1,500}\}\s*$")  # Pandoc's: "Title {#title .unnumbered}"
_WRAPPER = re.compile(r"^\s*</?(?:div|section|article|aside|figure)\b[^<>]{0,500}>\s*$", re.IGNORECASE)
_FOOTNOTE = re.compile(r"^\[\^[^\]\n]{1,60}\]:")
_FOOTNOTE_MARK = re.compile(r"\[\^[^\]\n]{1,60}\](?!:)")
_MEANING = re.compile(r"^:\s+")
_TAG = re.compile(r"<[^<>]{0,2000}>")
_UNSEEN = (("<!--", "-->"), ("<script", "</script"), ("<style", "</style"))
# Marks whose other end is missing, or that hold only a comma: "gold*,* silver".
_STRAY = re.compile(r"\*{2,}|(?<=\w)\*(?=[,.;:]\*)|(?<=[,.;:])\*(?=\s)")
_BOLD_LINE = re.compile(r"^(\*\*|__)(?![\s*_])[^*_\n]{2,80}\1:?\s*$")
_TASK = re.compile(r"^\[[ xX]\]\s+")


def read(text: str) -> Reading:
    """The elements of a Markdown text; the lines are the text's own."""
    sources = text.split("\n")
    if sources[-1] == "":
        sources.pop()
    lines = tuple(Line(number=number, text=line) for number, line in enumerate(sources, start=1))
    asides: list[Element] = []
    fields: dict[str, str] = {}
    work = list(sources)
    if front := _FRONT.match(text):
        fields = {m["name"].lower(): m["value"].strip("\"' ") for m in _FIELD.finditer(front[1])}
        count = front[0].rstrip("\n").count("\n") + 1
        asides.append(_aside(1, count, front[0], "front matter"))
        if title := fields.get("title"):
            asides.insert(0, Element(role=Role.TITLE, text=title, first=1, last=1))
        work[:count] = [""] * count
    _blank_out(work, asides)
    parser = MarkdownIt("commonmark", {"maxNesting": 40}).enable("table").enable("strikethrough")
    elements = sorted(
        [*asides, *_Walk(parser.parse("\n".join(work))).elements()], key=lambda e: (e.first, e.last)
    )
    found = dates.parse(fields.get("date", ""))
    return Reading(
        lines=lines,
        elements=tuple(elements),
        date=found[0].isoformat() if found else "",
        language=fields.get("lang", fields.get("language", ""))[:2].lower(),
    )


def _aside(first: int, last: int, text: str, reason: str) -> Element:
    return Element(role=Role.ASIDE, text=text, first=first, last=last, reason=reason)


def _blank_out(work: list[str], asides: list[Element]) -> None:
    """Takes template tags, footnotes and their marks out of the lines in place; whole lines are set aside."""
    fence = ""
    index = 0
    # Markdown inside of markup is read as such only where the author asks for it.
    wrapped = any("markdown=" in line and _WRAPPER.match(line) for line in work)
    while index < len(work):
        line = work[index]
        mark = re.match(r"\s{0,3}(```+|~~~+)", line)
        if mark and (not fence or line.strip().startswith(fence)):
            fence = "" if fence else mark[1][:3]
        if fence:
            index += 1
            continue
        if _FOOTNOTE.match(line):
            end = index + 1
            while end < len(work) and work[end].startswith((" ", "\t")) and work[end].strip():
                end += 1
            asides.append(_aside(index + 1, end, "\n".join(work[index:end]), "footnote"))
            work[index:end] = [""] * (end - index)
            index = end
            continue
        if "{%" in line or "{{" in line:
            rest = _TEMPLATE.sub("", line)
            if not rest.strip():
                asides.append(_aside(index + 1, index + 1, line, "template tag"))
            line = rest
        if "{:" in line:
            rest = _ATTRIBUTES.sub("", line)
            if not rest.strip():
                asides.append(_aside(index + 1, index + 1, line, "attributes"))
            line = rest
        if wrapped and _WRAPPER.match(line):
            asides.append(_aside(index + 1, index + 1, line, "markup"))
            line = ""
        if "[^" in line:
            line = _FOOTNOTE_MARK.sub("", line)
        work[index] = line
        index += 1


class _Walk:
    """Turns markdown-it's flat tokens into elements."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.lists: list[tuple[bool, int]] = []  # whether ordered, and the next ordinal
        self.quotes = 0
        self.fresh: Element | None = None  # the open list item, until it has its text

    def elements(self) -> Iterator[Element]:
        index = 0
        while index < len(self.tokens):
            token = self.tokens[index]
            kind = token.type
            if kind in ("bullet_list_open", "ordered_list_open"):
                start = token.attrGet("start")
                self.lists.append((kind.startswith("ordered"), int(start) if start is not None else 1))
            elif kind in ("bullet_list_close", "ordered_list_close"):
                self.lists.pop()
            elif kind == "list_item_open":
                self.fresh = self.item(token)
            elif kind == "list_item_close":
                self.fresh = None
            elif kind == "blockquote_open":
                self.quotes += 1
            elif kind == "blockquote_close":
                self.quotes -= 1
            elif kind == "heading_open":
                inline = self.tokens[index + 1]
                title = _HEADING_ID.sub("", _inline(inline))
                yield self.made(token, Role.HEADING, title, rank=int(token.tag[1:]))
                index += 2
            elif kind == "inline":
                yield from self.paragraph(token)
            elif kind in ("fence", "code_block"):
                yield self.made(token, Role.CODE, token.content.rstrip("\n"))
            elif kind == "html_block":
                yield from self.html(token)
            elif kind == "table_open":
                end = next(i for i in range(index, len(self.tokens)) if self.tokens[i].type == "table_close")
                yield self.table(token, self.tokens[index:end])
                index = end
            index += 1

    def made(self, token: Token, role: Role, text: str, **known: object) -> Element:
        first, last = token.map or (0, 1)
        return Element(role=role, text=text, first=first + 1, last=max(first + 1, last), **known)  # type: ignore[arg-type]

    def item(self, token: Token) -> Element:
        ordered, ordinal = self.lists[-1]
        # The number as written: Markdown itself goes on counting over a "1." that begins a new list.
        ordinal = int(token.info) if token.info.isascii() and token.info.isdigit() else ordinal
        self.lists[-1] = (ordered, ordinal + 1)
        number = str(ordinal) if ordered else ""
        return self.made(token, Role.ITEM, "", depth=4 * (len(self.lists) - 1), ordinal=number)

    def paragraph(self, token: Token) -> Iterator[Element]:
        first, last = token.map or (0, 1)
        if "\n:" in token.content and self.fresh is None:
            yield from self.definitions(token, first)
            return
        sources = token.content.split("\n")
        if len(sources) > 1 and sum(map(is_contents_entry, sources)) > 0.6 * len(sources):
            for offset, line in enumerate(sources, start=first + 1):
                yield Element(role=Role.TEXT, text=line, first=offset, last=offset)
            return
        if self.fresh is None and not self.quotes and len(sources) > 1 and _BOLD_LINE.match(sources[0]):
            # A heading by its looks, with its text on the next line.
            yield from self.parts(first, last, sources[:1], sources[1:])
            return
        text = _inline(token)
        if not bare(text).strip():
            return
        if self.fresh is not None:
            item, self.fresh = self.fresh, None
            yield replace(item, text=_TASK.sub("", text), first=first + 1, last=last)
        elif self.quotes:
            yield self.made(token, Role.QUOTE, text)
        elif _is_picture(token):
            yield self.made(token, Role.CAPTION, text)
        else:
            yield self.made(token, Role.TEXT, text)

    def parts(self, first: int, last: int, *parts: Sequence[str]) -> Iterator[Element]:
        """The lines of one paragraph as several."""
        parser = MarkdownIt("commonmark")
        for lines in parts:
            text = _inline(parser.parseInline("\n".join(lines))[0])
            yield Element(role=Role.TEXT, text=text, first=first + 1, last=min(last, first + len(lines)))
            first += len(lines)

    def definitions(self, token: Token, first: int) -> Iterator[Element]:
        """ "Term" above ": its meaning", as Markdown Extra writes definition lists."""
        parser = MarkdownIt("commonmark")
        for offset, line in enumerate(token.content.split("\n")):
            text = _inline(parser.parseInline(_MEANING.sub("", line))[0])
            place = first + offset + 1
            role = Role.ITEM if _MEANING.match(line) else Role.TERM
            yield Element(role=role, text=text, first=place, last=place)

    def html(self, token: Token) -> Iterator[Element]:
        text = _TAG.sub(" ", _seen(token.content))
        if not text.strip():
            first, last = token.map or (0, 1)
            yield _aside(first + 1, last, token.content, "markup")
        else:
            yield self.made(token, Role.TEXT, characters(" ".join(text.split())))

    def table(self, token: Token, tokens: Sequence[Token]) -> Element:
        rows: list[list[str]] = []
        for inner in tokens:
            if inner.type == "tr_open":
                rows.append([])
            elif inner.type == "inline" and rows:
                rows[-1].append(_inline(inner))
        text = "\n".join(" | ".join(row) for row in rows)
        return self.made(token, Role.TABLE, text, rows=tuple(tuple(row) for row in rows))


def _seen(markup: str) -> str:
    """The markup without comments, scripts and styles; searched once, whatever is left open."""
    for start, end in _UNSEEN:
        pieces: list[str] = []
        place = 0
        while (opened := markup.lower().find(start, place) if len(pieces) < 1_000 else -1) >= 0:
            closed = markup.lower().find(end, opened)
            if closed < 0:
                break
            pieces.append(markup[place:opened])
            place = closed + len(end)
        markup = "".join(pieces) + markup[place:]
    return markup


def _is_picture(token: Token) -> bool:
    children = [child for child in token.children or () if child.type not in ("softbreak", "hardbreak")]
    return bool(children) and all(child.type == "image" for child in children)


def _inline(token: Token) -> str:
    """The text of an inline token, emphasis marked."""
    pieces: list[str] = []
    depth = 0
    for child in token.children or ():
        kind = child.type
        if kind in ("strong_open", "em_open"):
            pieces.append(ON if depth == 0 else "")
            depth += 1
        elif kind in ("strong_close", "em_close"):
            depth = max(0, depth - 1)
            pieces.append(OFF if depth == 0 else "")
        elif kind in ("softbreak", "hardbreak"):
            pieces.append(" ")
        elif kind == "code_inline":
            pieces.append(emphasised(child.content) if depth == 0 else child.content)
        elif kind == "image":
            pieces.append(child.content)
        elif kind == "html_inline":
            pieces.append(" " if child.content.lower().startswith("<br") else "")
        else:
            pieces.append(_STRAY.sub("", child.content))
    return characters("".join(pieces))
