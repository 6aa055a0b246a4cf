"""Plain text, hard-wrapped or not, with or without Markdown's marks: lines -> elements."""

import re
import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from leadquiz.document import headings, vocabulary
from leadquiz.document.element import Element, Rank, Role
from leadquiz.document.inline import marked, split_label
from leadquiz.document.repair import characters, joined
from leadquiz.model import Line

_BULLET = re.compile(r"^(?P<indent>\s*)(?P<mark>[-*+•●▪◦‣·–—o])(?P<gap>\s+)(?P<text>\S.*)$")
_EMPTY_BULLET = re.compile(r"^\s*[-*+•●▪◦‣·–]\s*$")
_ORDINAL = re.compile(
    r"^(?P<indent>\s*)(?P<ordinal>\d{1,3}|[a-z]|[ivx]{1,4})(?P<mark>[.)]|\.\))\s+(?P<text>\S.*)$"
)
_FENCE = re.compile(r"^\s{0,3}(```+|~~~+)")
_UNDERLINE = re.compile(r"^\s{0,3}(?:(?P<double>={3,})|(?P<single>-{3,}|~{3,}|\^{3,}))\s*$")
_RULE = re.compile(r"^\s{0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,}|[=~#]{3,}|[—–]{2,})\s*$")
_HASHES = re.compile(r"^\s{0,3}(?P<hashes>#{1,6})\s+(?P<text>\S.*?)\s*#*\s*$")
_QUOTE = re.compile(r"^\s{0,3}>\s?(?P<text>.*)$")
_ENTRY = re.compile(
    r"^(?P<title>.*?\S)(?:\s*\t+\s*|\s*(?:\.\s?){3,}\s*\t*|\s*…+\s*|\s*_{3,}\s*|\s{3,})(?P<page>\d{1,4}|[ivxlc]{1,7})\s*$"
)
_BORDER = re.compile(r"^\s*\+[-=+]{3,}\+\s*$")
_PROMPT = re.compile(r"^\s*(?:[$%]\s+[a-z./~_]|>>>\s|[A-Z]:\\[^>]*>|[\w.-]+@[\w.-]+:\S*[$#]\s)")
_CODE_LINE = re.compile(
    r"[;{}]\s*$|^\s*(?:def|class|import|from|return|if|for|while|let|const|var|function)\b.*[:;({]|\w+\(.*\)\s*$|[=!<>]=|=>|->|\w\s=\s"
)
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s*$")


@dataclass(slots=True)
class _Open:
    """The paragraph or item being gathered."""

    element: Element
    parts: list[str]
    last: int


def is_contents_entry(text: str) -> bool:
    """Whether the line is one of a table of contents: a title, leaders or a tab, a page number."""
    last = text.rstrip()[-1:]
    return len(text) < 200 and (last.isdigit() or last in "ivxlc") and _ENTRY.match(text) is not None


def elements(lines: Sequence[Line]) -> list[Element]:
    """The text's elements in order; headings that only their words betray are left to the builder."""
    return list(_Reader(lines).read())


class _Reader:
    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.texts = [characters(line.text.rstrip()) if line.text else "" for line in lines]
        self.width = _wrap_width(self.texts)
        self.words = vocabulary.of_document(self.texts) if self.width else frozenset()
        self.running = _running_lines(lines, self.texts)
        self.cut = False

    def read(self) -> Iterator[Element]:
        index, lines, texts = 0, self.lines, self.texts
        pending: _Open | None = None
        blank = True  # whether the line above is blank
        while index < len(lines):
            line, text = lines[index], texts[index]
            if not text.strip():
                blank = True
                if pending:
                    yield self.close(pending)
                    pending = None
                index += 1
                continue
            if _EMPTY_BULLET.match(text):
                if pending:
                    yield self.close(pending)
                    pending = None
                self.cut = True
                index, blank = index + 1, True
                continue
            if index in self.running:
                if pending:
                    yield self.close(pending)
                    pending = None
                yield Element(
                    role=Role.ASIDE,
                    text=text,
                    first=line.number,
                    last=line.number,
                    page=line.page,
                    reason=self.running[index],
                )
                self.cut = True
                index, blank = index + 1, True
                continue
            special = self.special(index, alone=pending is None)
            if special is not None:
                element, index = special
                if pending:
                    yield self.close(pending)
                    pending = None
                if element is not None:
                    yield self.stamp(element)
                blank = True
                continue
            started = self.start_item(index, pending)
            if started is None and pending is not None and not blank and self.goes_on(index, pending):
                pending.parts.append(text.strip())
                pending.last = line.number
            else:
                if pending:
                    yield self.close(pending)
                pending = started or _Open(
                    Element(role=Role.TEXT, text="", first=line.number, last=line.number, page=line.page),
                    [text.strip()],
                    line.number,
                )
            blank = False
            index += 1
        if pending:
            yield self.close(pending)

    def stamp(self, element: Element) -> Element:
        cut, self.cut = self.cut, False
        return replace(element, cut=True) if cut else element

    def close(self, pending: _Open) -> Element:
        text = marked(joined(pending.parts, self.words))
        return self.stamp(replace(pending.element, text=text, last=pending.last))

    def special(self, index: int, *, alone: bool) -> tuple[Element | None, int] | None:
        """An element that its marks alone give away, and the index of the line after it."""
        line, text = self.lines[index], self.texts[index]
        number, page = line.number, line.page
        if fence := _FENCE.match(text):
            return self.fenced(index, fence[1])
        if match := _HASHES.match(text):
            heading = Element(
                role=Role.HEADING,
                text=marked(match["text"]),
                first=number,
                last=number,
                page=page,
                rank=len(match["hashes"]),
            )
            return heading, index + 1
        below = self.texts[index + 1] if index + 1 < len(self.texts) else ""
        underline = _UNDERLINE.match(below)
        if alone and underline and abs(len(below.strip()) - len(text.strip())) <= max(3, len(text) // 3):
            rank = Rank.DOUBLE_UNDERLINE if underline["double"] else Rank.UNDERLINE
            heading = Element(
                role=Role.HEADING,
                text=marked(text.strip()),
                first=number,
                last=number + 1,
                page=page,
                rank=rank,
            )
            return heading, index + 2
        if _RULE.match(text):
            self.cut = False
            return None, index + 1
        if (text.count("|") >= 2 or _BORDER.match(text)) and "|" in below:
            return self.table(index)
        if alone and (end := self.end_of_code(index)) > index:
            return self.code(index, end), end
        if _QUOTE.match(text):
            return self.quoted(index)
        free = alone or _SENTENCE_END.search(self.texts[index - 1])
        if is_contents_entry(self.lines[index].text.rstrip()) or (free and headings.numbered(text)):
            # Entries and numbered headings stand alone even where no blank line parts them from the text.
            element = Element(role=Role.TEXT, text=marked(text.strip()), first=number, last=number, page=page)
            return element, index + 1
        return None

    def fenced(self, index: int, fence: str) -> tuple[Element, int]:
        end = index + 1
        while end < len(self.texts) and not self.texts[end].strip().startswith(fence[:3]):
            end += 1
        last = min(end, len(self.texts) - 1)
        code = "\n".join(line.text for line in self.lines[index + 1 : end])
        first = self.lines[index]
        element = Element(
            role=Role.CODE, text=code, first=first.number, last=self.lines[last].number, page=first.page
        )
        return element, last + 1

    def end_of_code(self, index: int) -> int:
        """The index behind the commands and their output that begin here; `index` itself when none do."""
        text = self.texts[index]
        indented = text.startswith(("    ", "\t"))
        prompt = _PROMPT.match(text) is not None
        if not (indented or prompt):
            return index
        end = index
        while end < len(self.texts) and self.texts[end].strip():
            if indented and not self.texts[end].startswith(("    ", "\t")):
                return index
            end += 1
        symbols = sum(1 for line in self.texts[index:end] if _PROMPT.match(line) or _CODE_LINE.search(line))
        return end if prompt or symbols >= 0.5 * (end - index) else index

    def code(self, index: int, end: int) -> Element:
        lines = self.lines[index:end]
        return Element(
            role=Role.CODE,
            text=textwrap.dedent("\n".join(line.text for line in lines)),
            first=lines[0].number,
            last=lines[-1].number,
            page=lines[0].page,
        )

    def table(self, index: int) -> tuple[Element, int]:
        end = index
        while end < len(self.texts) and ("|" in self.texts[end] or _BORDER.match(self.texts[end])):
            end += 1
        rows = []
        for text in self.texts[index:end]:
            if re.fullmatch(r"[\s|:+=-]+", text):
                continue
            cells = re.split(r"(?<!\\)\|", text.strip().strip("|"))
            rows.append(tuple(marked(cell.strip()) for cell in cells))
        first = self.lines[index]
        element = Element(
            role=Role.TABLE,
            text="\n".join(" | ".join(row) for row in rows),
            first=first.number,
            last=self.lines[end - 1].number,
            page=first.page,
            rows=tuple(rows),
        )
        return element, end

    def quoted(self, index: int) -> tuple[Element, int]:
        end, parts = index, list[str]()
        while end < len(self.texts) and (match := _QUOTE.match(self.texts[end])):
            if not match["text"].strip() and parts:
                break
            parts.append(match["text"])
            end += 1
        first = self.lines[index]
        last = max(index, end - 1)
        element = Element(
            role=Role.QUOTE,
            text=marked(joined(parts, self.words)),
            first=first.number,
            last=self.lines[last].number,
            page=first.page,
        )
        return element, last + 1

    def start_item(self, index: int, pending: _Open | None) -> _Open | None:
        line, text = self.lines[index], self.texts[index]
        match, ordinal = _BULLET.match(text), ""
        if match and match["mark"] in "o–—·" and len(match["gap"]) == 1 and match["mark"] != "·":
            # A dash or an "o" also begins lines of dialogue and words: only among its like is it a bullet.
            match = match if self.has_siblings(match["mark"]) else None
        if match:
            indent, text = len(match["indent"].expandtabs(4)), match["text"]
            if (inner := _ORDINAL.match(text)) and inner["ordinal"].isdigit():
                ordinal, text = inner["ordinal"], inner["text"]
        elif match := _ORDINAL.match(text):
            ordinal = match["ordinal"]
            if (
                pending is not None
                and pending.element.role is Role.TEXT
                and ordinal != "1"
                and not ordinal.isdigit()
            ):
                return None
            indent, text = len(match["indent"].expandtabs(4)), match["text"]
        elif self.is_definition(index):
            indent, text = 0, text.strip()
        else:
            return None
        element = Element(
            role=Role.ITEM,
            text="",
            first=line.number,
            last=line.number,
            page=line.page,
            depth=indent,
            ordinal=ordinal,
        )
        return _Open(element, [text.strip()], line.number)

    def is_definition(self, index: int) -> bool:
        """Whether this line and a neighbour both are "Term — meaning" or "Term: meaning"."""
        if not self.labels_line(index):
            return False
        return (index > 0 and self.labels_line(index - 1)) or self.labels_line(index + 1)

    def labels_line(self, index: int) -> bool:
        if index >= len(self.texts) or len(self.texts[index]) > 200:
            return False
        text = self.texts[index].strip()
        return (
            bool(text)
            and (":" in text or "—" in text or " – " in text)
            and bool(split_label(marked(text), item=True)[0])
        )

    def has_siblings(self, mark: str) -> bool:
        return sum(1 for text in self.texts if text.lstrip().startswith(f"{mark} ")) > 1

    def goes_on(self, index: int, pending: _Open) -> bool:
        """Whether this line belongs to the paragraph or item above it, no blank line between."""
        above, text = self.texts[index - 1].strip(), self.texts[index].strip()
        if (
            pending.element.role is Role.ITEM
            and len(pending.parts) == 1
            and above.rstrip("*_ ").endswith(":")
        ):
            return True  # a label whose text is the next line
        if text[0].islower() or above.endswith((",", "-", "—")):
            return True
        if self.width and len(above) + 1 + len(text.split(maxsplit=1)[0]) > self.width:
            return True  # the line was full: this break is the wrapping's
        return not _SENTENCE_END.search(above) and not self.is_heading_above(index, pending)

    def is_heading_above(self, index: int, pending: _Open) -> bool:
        """Whether what was gathered is a short title right on top of its text."""
        above, text = pending.parts[-1], self.texts[index].strip()
        if len(pending.parts) > 1 or pending.element.role is not Role.TEXT:
            return False
        if headings.is_capitals(above) and not headings.is_capitals(text):
            return not self.width or len(above) < 0.7 * self.width
        title = headings.is_title_case(above) or headings.is_figure(above) or headings.is_capitals(above)
        return title and len(above) < 0.7 * max(len(text), 40) and len(text.split()) > 4


def _wrap_width(texts: Sequence[str]) -> int:
    """The column at which the text was wrapped, 0 when each paragraph is one line."""
    follow = [
        len(above) for above, text in pairwise(texts) if above.strip() and text.strip() and len(above) > 30
    ]
    lengths = sorted(len(text) for text in texts if text.strip())
    if not follow or not lengths:
        return 0
    long = sum(1 for length in lengths if length > 120)
    if long > 0.1 * len(lengths):
        return 0
    follow.sort()
    return follow[int(0.9 * (len(follow) - 1))]


def _running_lines(lines: Sequence[Line], texts: Sequence[str]) -> dict[int, str]:
    """Index -> reason of the headers, footers and page numbers of a text that was printed in pages.

    Pages end at form feeds, or at bare numbers that count up one by one.
    """
    found: dict[int, str] = {}
    numbers = [(index, int(text)) for index, text in enumerate(texts) if _is_bare_number(text.strip())]
    for place, (index, number) in enumerate(numbers):
        above = numbers[place - 1][1] if place else None
        below = numbers[place + 1][1] if place + 1 < len(numbers) else None
        if number - 1 == above or number + 1 == below:
            found[index] = "page number"
    pages: dict[str, list[int]] = defaultdict(list)
    page = 0
    for index, text in enumerate(texts):
        if text.strip():
            pages[lines[index].page or str(page)].append(index)
        page += index in found
    if len(pages) < 3:
        return found
    edges = [index for inside in pages.values() for index in dict.fromkeys((*inside[:2], *inside[-3:]))]
    keys = {
        index: re.sub(r"\d+", "#", texts[index]).strip().lower() for index in edges if len(texts[index]) < 100
    }
    counts = Counter(keys.values())
    first = next((index for index, text in enumerate(texts) if text.strip()), 0)
    for index, key in keys.items():
        if counts[key] >= max(3, len(pages) // 4) and index not in found and index != first:
            found[index] = "page number" if not any(c.isalpha() for c in key) else "page header or footer"
    return found


def _is_bare_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 5
