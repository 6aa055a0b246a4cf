"""Elements of any reader -> the outline: what is set aside, what is a heading, what belongs together."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from leadquiz.document import dates, headings, repair, vocabulary
from leadquiz.document.element import OFF, ON, Element, Rank, Role, bare, spans
from leadquiz.document.inline import split_label
from leadquiz.document.plain import is_contents_entry
from leadquiz.document.vocabulary import REFERENCE_NAMES
from leadquiz.model import Block, BlockKind, Line, Outline, Section, SetAside

_CONTENTS = re.compile(
    r"^(?:table\s+of\s+contents|contents|inhalt(?:sverzeichnis)?|table\s+des\s+matières|sommaire|índice|contenido)\s*:?$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"^(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?://|www\.)\S+)$")
_DONATION = re.compile(
    r"\b(?:send\s+money|paypal|patreon|buy\s+me\s+a\s+coffee|make\s+a\s+donation|please\s+donate|ko-fi)\b",
    re.IGNORECASE,
)
_LICENCE = re.compile(
    r"©|\bcopyright\s+(?:©|\(c\)|(?:19|20)\d\d|by\b)|\ball\s+rights\s+reserved\b|"
    r"\bno\s+part\s+of\s+this\s+(?:book|publication|work)\b|"
    r"\b(?:START|END)\s+OF\s+(?:THE|THIS)\s+PROJECT\s+GUTENBERG",
    re.IGNORECASE,
)
_LICENCE_LINE = re.compile(r"\bISBN\b[\s:\d-]|\blicen[sc]ed\s+under\b|\bcreative\s+commons\b", re.IGNORECASE)
_CAPTION = re.compile(
    r"^(?:fig(?:ure|\.)?|table|photo|image|chart|map|illustration|exhibit|abb(?:ildung|\.)|tabelle|foto|tableau|figura|tabla)"
    r"\s*\d+(?:[.\-]\d+)*\s*[.:–—-]\s*\S|^(?:photo|image|picture|credit|source|foto|bild|quelle)(?:\s+(?:by|credit))?:\s",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"[\[(](?:photo|image|picture|file\s+photo|foto|bild|credit|source)\b[^\])]*[\])]\s*$", re.IGNORECASE
)
_BYLINE = re.compile(
    rf"^{ON}?(?:(?:written\s+|reported\s+|story\s+)?by|von|par|por|author:|autor:|auteur\s*:)\s+(?=[A-Z])",
    re.IGNORECASE,
)
_CLOSED = re.compile(rf"(?:[.!?…:;]|[.!?…,][\"'”’»)\]]+|[。！？：；])[\"'”’»)\]{OFF}\s]*$")
_PAGE_NUMBER = re.compile(
    r"^(?:[-–—]\s*)?(?:page\s+|seite\s+|p\.\s*)?(\d{1,4}|(?-i:(?=[ivxlc])(?:x[cl]|l?x{0,3})(?:ix|iv|v?i{0,3})))(?:\s*(?:of|/|von)\s*\d+)?(?:\s*[-–—])?$",
    re.IGNORECASE,
)
_LINK_DEFINITION = re.compile(r"^\s{0,3}\[[^\]]{1,400}\]:\s*\S")
_LONE_NUMBER = re.compile(r"^\d{1,2}$")
_NEAR = 200  # elements above that may belong to the same list
_TOP = 10  # elements within which a title, byline or dateline is looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What the readers know of a document besides its elements."""

    name: str
    sha256: str
    lines: tuple[Line, ...]
    title: str = ""  # overrides what the text shows
    fallback_title: str = ""  # for a text that shows none
    language: str = "en"
    date: str = ""
    notices: tuple[str, ...] = ()


def outline_of(document: Document, elements: Sequence[Element]) -> Outline:
    """The outline of what a reader read."""
    known = [
        element for element in elements if element.text.strip() or element.rows or element.role is Role.ASIDE
    ]
    known = _with_unread(known, document.lines)
    known = list(_without_contents(list(_without_furniture(known))))
    title, known = _take_title(known)
    day, known = _take_bylines(known)
    known = _find_headings(known)
    known = _join_cut(known, vocabulary.of_document(element.text for element in known))
    known = [_mended(element, english=document.language == "en") for element in known]
    known = list(_labelled(known))
    return Outline(
        name=document.name,
        sha256=document.sha256,
        title=document.title or title or document.fallback_title,
        language=document.language,
        date=document.date or day,
        sections=_tree(known),
        set_aside=_set_aside(known),
        lines=document.lines,
        notices=document.notices,
    )


# --------------------------------------------------------------------------------------- set aside


def _aside(element: Element, reason: str) -> Element:
    return replace(element, role=Role.ASIDE, reason=reason)


def _with_unread(elements: Sequence[Element], lines: Sequence[Line]) -> list[Element]:
    """The elements, and each line with words that no reader took up, set aside: nothing vanishes silently."""
    covered = bytearray(len(lines) + 2)
    for element in elements:
        covered[element.first : element.last + 1] = b"\1" * (element.last + 1 - element.first)
    missed = [
        Element(
            role=Role.ASIDE,
            text=line.text,
            first=line.number,
            last=line.number,
            page=line.page,
            reason="link address" if _LINK_DEFINITION.match(line.text) else "not read",
        )
        for line in lines
        if not covered[line.number] and any(character.isalnum() for character in line.text)
    ]
    return sorted([*elements, *missed], key=lambda element: element.first) if missed else list(elements)


def _without_contents(elements: Sequence[Element]) -> Iterator[Element]:
    """Sets a table of contents aside: found by its heading, or by three entries in a row."""
    texts = [_key(element.text) for element in elements]
    last_place = {text: index for index, text in enumerate(texts)}
    inside = False
    for index, element in enumerate(elements):
        if element.role is Role.ASIDE:
            yield element
            continue
        if element.role in (Role.TEXT, Role.HEADING) and _CONTENTS.match(bare(element.text).strip()):
            inside = _is_listing(elements, texts, last_place, index + 1)
            yield _aside(element, "table of contents") if inside else element
            continue
        entry = element.role in (Role.TEXT, Role.ITEM) and is_contents_entry(bare(element.text))
        if inside:
            inside = entry or last_place[texts[index]] > index
            yield _aside(element, "table of contents") if inside else element
        else:
            near = elements[max(0, index - 2) : index + 3]
            listed = entry and sum(1 for other in near if is_contents_entry(bare(other.text))) >= 3
            yield _aside(element, "table of contents") if listed else element


def _is_listing(
    elements: Sequence[Element], texts: Sequence[str], last_place: Mapping[str, int], start: int
) -> bool:
    following = range(start, min(start + 3, len(elements)))
    return any(is_contents_entry(bare(elements[i].text)) or last_place[texts[i]] > i for i in following)


def _key(text: str) -> str:
    return re.sub(r"\W+", " ", bare(text)).strip().lower()


def _without_furniture(elements: Sequence[Element]) -> Iterator[Element]:
    """Page numbers, addresses, calls for donations and licence notices are set aside."""
    bare_numbers = [
        int(element.text)
        for element in elements
        if element.role is Role.TEXT
        and element.text.isascii()
        and element.text.isdigit()
        and len(element.text) < 5
    ]
    numbered = len(bare_numbers) >= 3 and all(a < b for a, b in pairwise(bare_numbers))
    for index, element in enumerate(elements):
        if element.role is not Role.TEXT:
            yield element
            continue
        text = bare(element.text).strip()
        following = bare(elements[index + 1].text) if index + 1 < len(elements) else ""
        if _PAGE_NUMBER.match(text) and (
            numbered or not text.isdigit() or not re.search(rf"\b{text}\b", following)
        ):
            yield _aside(element, "page number")
        elif _ADDRESS.match(text):
            yield _aside(element, "address")
        elif (
            len(text) < 300
            and _DONATION.search(text)
            and re.search(r"\b(?:please|support|donat|appreciate)", text, re.IGNORECASE)
        ):
            yield _aside(element, "call for donations")
        elif (len(text) < 1200 and _LICENCE.search(text)) or (len(text) < 160 and _LICENCE_LINE.search(text)):
            yield _aside(element, "licence")
        else:
            yield element


def _set_aside(elements: Iterable[Element]) -> tuple[SetAside, ...]:
    """The lines set aside; neighbours with one reason are one entry."""
    found: list[SetAside] = []
    after = False  # nothing else came since the last one
    for element in elements:
        if element.role is not Role.ASIDE:
            after = False
            continue
        if after and found[-1].reason == element.reason:
            found[-1] = replace(found[-1], last=element.last)
        else:
            found.append(SetAside(first=element.first, last=element.last, reason=element.reason))
        after = True
    return tuple(found)


# ---------------------------------------------------------------------------- title, byline, dateline


def _take_title(elements: list[Element]) -> tuple[str, list[Element]]:
    """The document's title and the elements without it."""
    for index, element in enumerate(elements[:_TOP]):
        if element.role is Role.TITLE:
            return bare(element.text).strip(), [*elements[:index], *elements[index + 1 :]]
    body = [index for index, element in enumerate(elements) if element.role is not Role.ASIDE]
    if not body:
        return "", elements
    index = body[0]
    first = elements[index]
    text = bare(first.text).strip()
    following = elements[body[1]] if len(body) > 1 else None
    if first.role is Role.HEADING and first.rank < 10 and headings.numbered(text) is None:
        same = [e for e in elements if e.role is Role.HEADING and e.rank <= first.rank]
        if len(same) == 1:
            return text, [*elements[:index], *elements[index + 1 :]]
    if (
        first.role is Role.TEXT
        and first.first == first.last
        and following is not None
        and len(text) <= 120
        and headings.numbered(text) is None
        and not headings.is_roman(text)
        and (headings.is_title_case(text) or headings.is_capitals(text) or headings.is_sentence_case(text))
        and not (following.role is Role.TEXT and headings.starts_low(bare(following.text)))
    ):
        return text, [*elements[:index], *elements[index + 1 :]]
    return "", elements


def _take_bylines(elements: list[Element]) -> tuple[str, list[Element]]:
    """The document's own date as ISO, and the elements with bylines and captions known."""
    day, out = "", []
    seen = 0
    for index, element in enumerate(elements):
        if element.role is not Role.TEXT:
            out.append(element)
            continue
        seen += 1
        text = bare(element.text).strip()
        short = len(text) <= 120 and element.last - element.first <= 1
        if seen <= _TOP and short and dates.is_date_line(text):
            found = dates.parse(text)
            day = day or (found[0].isoformat() if found else "")
            element = replace(element, role=Role.BYLINE)
        elif seen <= _TOP and short and _BYLINE.match(element.text) and not text.endswith((".", ",", ":")):
            element = replace(element, role=Role.BYLINE)
            found = dates.parse(text)
            day = day or (found[0].isoformat() if found else "")
        elif _CREDIT.search(text) or (_CAPTION.match(text) and len(text) < 400):
            element = replace(element, role=Role.CAPTION)
        elif seen <= 4 and not day and (line := dates.dateline(text)):
            day = line.isoformat()
        elif seen <= 4 and _is_name(text) and _opens_contents(elements, index):
            element = replace(element, role=Role.BYLINE)
        out.append(element)
    return day, out


def _is_name(text: str) -> bool:
    words = text.split()
    return (
        2 <= len(words) <= 6
        and all(word[0].isupper() for word in words)
        and not any(c.isdigit() for c in text)
    )


def _opens_contents(elements: Sequence[Element], index: int) -> bool:
    return index + 1 < len(elements) and elements[index + 1].role is Role.ASIDE


# ---------------------------------------------------------------------------------------- headings


def _find_headings(elements: Sequence[Element]) -> list[Element]:
    """Elements with every line that is a heading by its words and place turned into one."""
    body = [index for index, element in enumerate(elements) if element.role is not Role.ASIDE]
    places = {index: place for place, index in enumerate(body)}
    out: list[Element] = []
    decimals = {
        found.number.split(".")[0]
        for index in body
        if elements[index].role is Role.TEXT and (found := headings.numbered(elements[index].text))
    }
    flat = sum(1 for element in elements if element.role is Role.HEADING and element.rank < 10) < 2
    for index, element in enumerate(elements):
        if element.role is Role.HEADING:
            out.append(_with_number(element))
            continue
        place = places.get(index)
        if place is None or element.role not in (Role.TEXT, Role.ITEM):
            out.append(element)
            continue
        after = elements[body[place + 1]] if place + 1 < len(body) else None
        unpointed = headings.unpointed_number(element.text) if element.role is Role.TEXT else None
        if unpointed and unpointed.number in decimals and element.first == element.last:
            out.append(_headed(element, unpointed))
            continue
        heading = _as_heading(element, out, after, flat=flat)
        out.append(heading or element)
    return _without_references(_reranked(_with_titles(out)))


def _headed(element: Element, found: headings.Heading) -> Element:
    return replace(element, role=Role.HEADING, text=found.title, number=found.number, rank=found.rank)


def _with_titles(elements: Sequence[Element]) -> list[Element]:
    """ "PART II" and its title on the next line made one heading; "I. Title" known where "II. …" stands."""
    romans = any(e.role is Role.HEADING and e.rank == Rank.ROMAN for e in elements)
    out: list[Element] = []
    for element in elements:
        above = out[-1] if out else None
        if element.role is Role.HEADING and romans and element.rank >= Rank.CAPITALS:
            found = headings.lone_roman(element.text)
            element = _headed(element, found) if found else element
        if (
            element.role is Role.HEADING
            and above is not None
            and above.role is Role.HEADING
            and above.rank in (Rank.PART, Rank.CHAPTER)
            and not above.number
            and not headings.is_outer(above.text)
            and element.rank >= Rank.DOUBLE_UNDERLINE
            and not element.number
        ):
            out[-1] = replace(above, text=element.text, number=above.text, last=element.last)
        else:
            out.append(element)
    return out


def _without_references(elements: Sequence[Element]) -> list[Element]:
    """The lists of sources below their headings set aside."""
    out: list[Element] = []
    rank = 0  # of the heading of the list that is open
    for element in elements:
        if element.role is Role.HEADING:
            is_list = bare(element.text).strip().lower() in REFERENCE_NAMES
            rank = element.rank if is_list else (rank if rank and element.rank > rank else 0)
        if rank and element.role is not Role.ASIDE:
            element = _aside(element, "references")
        out.append(element)
    return out


def _with_number(element: Element) -> Element:
    found = headings.numbered(element.text) or headings.single_number(element.text)
    if found and not element.number:
        return replace(element, text=found.title, number=found.number)
    return replace(element, text=bare(element.text).strip().rstrip(":"))


def _as_heading(
    element: Element, before: Sequence[Element], after: Element | None, *, flat: bool
) -> Element | None:
    """The element as a heading, or None when it is none."""
    text = bare(element.text).strip()
    if element.last - element.first > 1 or len(text) > 160:
        return None
    if element.role is Role.ITEM:
        return _numbered_line(element, before, after)
    above = next((other for other in reversed(before) if other.role is not Role.ASIDE), None)
    if found := headings.numbered(text):
        return _headed(element, found)
    if after is None or (after.role is Role.TEXT and headings.starts_low(bare(after.text))):
        return None
    # Where a format marks its headings, other lines are headings only by number, figure or emphasis.
    open_to_guess = flat or _is_marked(element.text)
    if open_to_guess and headings.is_capitals(text):
        rank = Rank.CAPITALS
    elif open_to_guess and headings.is_roman(text):
        rank = Rank.ROMAN
    elif (
        (open_to_guess and headings.is_title_case(text) and not _is_quote(text))
        or (headings.is_figure(text) and not _LONE_NUMBER.match(text) and after.role is not Role.HEADING)
        or (
            open_to_guess
            and headings.is_sentence_case(text)
            and (_is_closed(above) or _is_subtitle(before))
            and _is_prose(after)
        )
    ):
        rank = Rank.PLAIN
    else:
        return None
    if headings.is_outer(text):
        rank = Rank.CHAPTER
    return replace(element, role=Role.HEADING, text=text, rank=rank)


def _is_marked(text: str) -> bool:
    return text.startswith(ON) and text.endswith(OFF) and text.count(ON) == 1


def _is_subtitle(before: Sequence[Element]) -> bool:
    """Whether all that stands above is one short line, which the title left behind."""
    body = [element for element in before if element.role is not Role.ASIDE]
    return len(body) == 1 and body[0].first == body[0].last and len(bare(body[0].text)) <= 80


def _is_closed(element: Element | None) -> bool:
    return element is None or element.role is not Role.TEXT or bool(_CLOSED.search(element.text))


def _numbered_line(element: Element, before: Sequence[Element], after: Element | None) -> Element | None:
    """ "1. Title" alone above its text is a heading; among its like it is a list item."""
    if (
        not element.ordinal.isdigit()
        or ON in element.text[:1]
        or after is None
        or element.last != element.first
    ):
        return None
    found = headings.single_number(f"{element.ordinal}. {element.text}")
    if found is None or not (after.first > element.last + 1) or after.role not in (Role.TEXT, Role.ITEM):
        return None
    if after.role is Role.ITEM and after.ordinal not in ("", "1"):
        return None  # a list whose items blank lines part
    for other in reversed(before[-_NEAR:]):
        if other.role is Role.HEADING:
            break
        if (
            other.role is Role.ITEM
            and ON not in other.text[:1]
            and other.ordinal == str(int(element.ordinal) - 1)
            and abs(other.depth - element.depth) < 2
        ):
            return None  # one of a list whose items before were none
    return _headed(element, found)


def _is_quote(text: str) -> bool:
    return text[0] in '“"«„' and text[-1] in '”"»“'


def _is_prose(element: Element) -> bool:
    text = bare(element.text).strip()
    if element.role is Role.ITEM:
        return True
    return (
        element.role is Role.TEXT
        and len(text) >= 80
        and not headings.starts_low(text)
        and bool(_CLOSED.search(text))
    )


def _reranked(elements: list[Element]) -> list[Element]:
    """Single numbers become outer headings where the decimals count under them ("2. …", then "2.1 …")."""
    inferred = [e for e in elements if e.role is Role.HEADING and e.rank >= 10]
    outer = any(e.rank <= Rank.ROMAN and e.rank >= 10 and e.number for e in inferred)
    decimals = {e.number.split(".")[0] for e in inferred if Rank.DECIMAL < e.rank < Rank.DOUBLE_UNDERLINE}
    singles = {e.number for e in inferred if e.rank == Rank.NUMBERED}
    under = bool(decimals) and not outer and decimals <= singles
    alone = not decimals and not outer and bool(singles)
    out, deepest = [], 0
    for element in elements:
        if element.role is Role.HEADING and element.rank == Rank.NUMBERED and (under or alone):
            element = replace(element, rank=Rank.DECIMAL + 1)
        if element.role is Role.HEADING:
            if Rank.DECIMAL < element.rank < Rank.DOUBLE_UNDERLINE or element.rank <= Rank.CHAPTER:
                deepest = element.rank
            elif (
                element.rank == Rank.PLAIN
                and headings.is_closing(element.text)
                and deepest >= Rank.DECIMAL + 3
            ):
                # A conclusion closes the section whose subsections it follows, not the last of them.
                element = replace(element, rank=deepest)
        out.append(element)
    return out


# ---------------------------------------------------------------------------------- cut paragraphs


def _join_cut(elements: Sequence[Element], words: frozenset[str]) -> list[Element]:
    """Paragraphs and items that a page's end cut in two made whole again."""
    out: list[Element] = []
    for element in elements:
        left = next(
            (place for place in range(len(out) - 1, -1, -1) if out[place].role is not Role.ASIDE), None
        )
        if (
            left is not None
            and _goes_on(out[left], element)
            and not _is_short_for_good(out[:left], out[left], element)
        ):
            text = repair.joined((out[left].text, element.text), words)
            out[left] = replace(out[left], text=text, last=element.last, full=element.full)
        else:
            out.append(element)
    return out


def _is_short_for_good(before: Sequence[Element], left: Element, right: Element) -> bool:
    """Whether an item ends a list whose items all go without a full stop, and a paragraph begins behind it."""
    if left.role is not Role.ITEM or not before or before[-1].role is not Role.ITEM:
        return False
    return not (
        _CLOSED.search(before[-1].text) or right.cut or headings.starts_low(bare(right.text).lstrip())
    )


def _goes_on(left: Element, right: Element) -> bool:
    """Whether `right` is the rest of `left`."""
    if left.role not in (Role.TEXT, Role.ITEM) or right.role not in (Role.TEXT, Role.ITEM):
        return False
    end, start = bare(left.text).rstrip(), bare(right.text).lstrip()
    if left.full and right.cut and right.role is Role.TEXT and end and start:
        return True
    if _CLOSED.search(left.text) or not end or not start:
        return False
    if right.role is Role.ITEM:
        # An extraction's stray bullet: "…orders and shopping" / "-" / "- habits, …".
        return right.cut and not right.ordinal and headings.starts_low(start) and len(end) >= 50
    if headings.starts_low(start) or end.endswith((",", "-", "—")):
        return True
    return len(end) >= 50 and (right.cut or right.first > left.last + 1) and start[0] not in '"“«'


# ------------------------------------------------------------------------------------------ labels


def _mended(element: Element, *, english: bool) -> Element:
    if element.role in (Role.CODE, Role.ASIDE):
        return element
    rows = tuple(
        tuple(repair.words(" ".join(cell.split()), english=english) for cell in row) for row in element.rows
    )
    if rows:
        return replace(element, text="\n".join(" | ".join(row) for row in rows), rows=rows)
    text = repair.words(" ".join(element.text.split()), english=english)
    return replace(element, text=text, rows=rows)


def _labelled(elements: Sequence[Element]) -> Iterator[Element]:
    """Labels split off; one that stands alone takes the paragraph below it, or heads the items below it."""
    index = 0
    while index < len(elements):
        element = elements[index]
        index += 1
        if element.role is Role.TERM and index < len(elements) and elements[index].role is Role.ITEM:
            yield replace(elements[index], label=bare(element.text).strip().rstrip(":"), first=element.first)
            index += 1
            continue
        if element.role not in (Role.TEXT, Role.ITEM) or element.label:
            yield element
            continue
        label, text = split_label(element.text, item=element.role is Role.ITEM)
        if (
            not label
            and element.role is Role.ITEM
            and element.text.rstrip().endswith(":")
            and element.ordinal
        ):
            label, text = bare(element.text).strip().rstrip(":"), ""
        if not label:
            yield element
            continue
        # A labelled paragraph is nobody's sub-item.
        depth = element.depth if element.role is Role.ITEM else -1
        labelled = replace(element, role=Role.ITEM, label=label, text=text, depth=depth)
        if text:
            yield labelled
            continue
        after = elements[index] if index < len(elements) else None
        if after is not None and after.role is Role.TEXT and not split_label(after.text, item=False)[0]:
            yield replace(labelled, text=after.text, last=after.last)
            index += 1
        elif after is not None and after.role is Role.ITEM and _is_below(element, after):
            rank = Rank.NUMBERED + 1 if element.ordinal else Rank.LABEL
            yield replace(element, role=Role.HEADING, text=label, number=element.ordinal, rank=rank)
        else:
            yield replace(element, text=label)


def _is_below(element: Element, after: Element) -> bool:
    return (
        element.role is Role.TEXT
        or (bool(element.ordinal) and not after.ordinal)
        or after.depth > element.depth + 1
    )


# -------------------------------------------------------------------------------------------- tree


@dataclass(slots=True)
class _Node:
    element: Element
    blocks: list[Block] = field(default_factory=list)
    children: list["_Node"] = field(default_factory=list)

    def section(self, level: int) -> Section:
        return Section(
            title=self.element.text,
            number=self.element.number,
            level=level,
            line=self.element.first,
            page=self.element.page,
            blocks=tuple(self.blocks),
            children=tuple(child.section(level + 1) for child in self.children),
        )


_KINDS = {
    Role.TEXT: BlockKind.PARAGRAPH,
    Role.ITEM: BlockKind.ITEM,
    Role.TERM: BlockKind.PARAGRAPH,
    Role.TITLE: BlockKind.PARAGRAPH,
    Role.QUOTE: BlockKind.QUOTE,
    Role.TABLE: BlockKind.TABLE,
    Role.CODE: BlockKind.CODE,
    Role.CAPTION: BlockKind.CAPTION,
    Role.BYLINE: BlockKind.BYLINE,
}


def _tree(elements: Sequence[Element]) -> tuple[Section, ...]:
    """Sections nested by the rank of their headings; blocks before the first heading are level 0."""
    top: list[_Node] = []
    opened: list[_Node] = []
    before: list[Block] = []
    depths = _Depths()
    for element in elements:
        if element.role is Role.ASIDE:
            continue
        if element.role is Role.HEADING:
            node = _Node(element)
            while opened and opened[-1].element.rank >= element.rank:
                opened.pop()
            (opened[-1].children if opened else top).append(node)
            opened.append(node)
            depths.reset()
            continue
        block = _block(element, depths.of(element))
        (opened[-1].blocks if opened else before).append(block)
    sections = [node.section(1) for node in top]
    if before:
        sections.insert(
            0, Section(title="", level=0, line=before[0].first, page=before[0].page, blocks=tuple(before))
        )
    return tuple(sections)


def _block(element: Element, depth: int) -> Block:
    text, emphasis = spans(element.text)
    lead = len(text) - len(text.lstrip())
    if element.role is not Role.CODE and (lead or text != text.rstrip()):
        text = text.strip()
        emphasis = tuple((max(0, start - lead), min(len(text), end - lead)) for start, end in emphasis)
    return Block(
        kind=_KINDS[element.role],
        text=text,
        first=element.first,
        last=element.last,
        page=element.page,
        label=element.label,
        depth=depth,
        ordinal=element.ordinal,
        emphasis=emphasis,
        rows=tuple(tuple(bare(cell) for cell in row) for row in element.rows),
    )


class _Depths:
    """Nesting of list items from the columns they start at; one stray blank is no nesting."""

    def __init__(self) -> None:
        self.columns: list[tuple[int, bool]] = []  # column and whether numbered, outermost first

    def reset(self) -> None:
        self.columns.clear()

    def of(self, element: Element) -> int:
        if element.role is not Role.ITEM:
            if element.role is Role.TEXT:
                self.reset()
            return 0
        column, numbered = element.depth, bool(element.ordinal)
        if column < 0:
            self.reset()
            return 0
        while self.columns:
            outer, outer_numbered = self.columns[-1]
            below = column > outer + 1 or (column >= outer and outer_numbered and not numbered)
            if below:
                break
            if column >= outer - 1 and outer_numbered == numbered:
                return len(self.columns) - 1
            self.columns.pop()
        self.columns.append((column, numbered))
        return len(self.columns) - 1
