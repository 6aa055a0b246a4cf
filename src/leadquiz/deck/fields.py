"""What a deck file may say: its keys, what each holds, and the rules that span fields.

The reader, the writer and the JSON Schema all come from these tables.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from leadquiz.model import GAP, Card, Kind, Span
from leadquiz.text import hidden_character

FORMAT = "leadquiz-deck-1"
SCHEMA_NAME = f"{FORMAT}.schema.json"
SCHEMA_COMMENT = f"# yaml-language-server: $schema={SCHEMA_NAME}\n"

MEMBER_KINDS = (Kind.LIST, Kind.STEPS)


class Holds(Enum):
    """What the value of a key is."""

    TEXT = "text"
    TEXTS = "texts"  # a list of texts
    ANSWER = "answer"  # a text, or the members of a list
    ID = "id"
    KIND = "kind"
    LEVEL = "level"  # 1 to 3
    FLAG = "flag"  # true or false
    SPAN = "span"
    RECORD = "record"  # a mapping with keys of its own
    RECORDS = "records"  # a list of such
    PAIRS = "pairs"  # a mapping with any keys
    FORMAT = "format"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A key of the deck file."""

    name: str
    holds: Holds
    about: str
    required: bool = False
    keys: tuple["Field", ...] = ()  # of a RECORD or RECORDS


def _field(name: str, holds: Holds, about: str, **more: object) -> Field:
    return Field(name=name, holds=holds, about=about, **more)  # type: ignore[arg-type]  # as Field declares


ORIGIN = (
    _field("rule", Holds.TEXT, "The rule that made the card.", required=True),
    _field("fact", Holds.TEXT, "The key of the fact, by which a later run finds the card.", required=True),
    _field("made", Holds.TEXT, "Digest of the generated texts; tells whether a person edited the card."),
)

CARD = (
    _field(
        "id",
        Holds.ID,
        "Given once and kept when the card is reworded, so that its reviews survive.",
        required=True,
    ),
    _field("kind", Holds.KIND, "What sort of knowledge the card asks for."),
    _field("question", Holds.TEXT, "What is asked.", required=True),
    _field("answer", Holds.ANSWER, "The right answer; a list for the kinds list and steps.", required=True),
    _field("accept", Holds.TEXTS, "Other right answers."),
    _field("distractors", Holds.TEXTS, "Wrong options of the same type as the answer."),
    _field("cloze", Holds.TEXT, f"A sentence with one {GAP} that the answer fits."),
    _field(
        "hint", Holds.TEXT, "Behind the gap of a cloze; shown on request before the answer of any other card."
    ),
    _field("context", Holds.TEXT, "A short line above the question."),
    _field("section", Holds.TEXTS, "The heading path in the document."),
    _field("source", Holds.SPAN, "Where the answer can be checked: source:first-last p.page."),
    _field("evidence", Holds.TEXT, "The exact words of the source that the answer rests on."),
    _field("tags", Holds.TEXTS, "Words to filter by."),
    _field("importance", Holds.LEVEL, "1 to 3; 3 must be known, 2 when missing."),
    _field("note", Holds.TEXT, "Cards with the same note ask about one fact."),
    _field("remark", Holds.TEXT, "For the reader of the deck."),
    _field("flagged", Holds.TEXT, "Why a learner called this a bad card."),
    _field("suspended", Holds.FLAG, "True keeps the card out of the quiz."),
    _field("origin", Holds.RECORD, "How leadquiz made the card.", keys=ORIGIN),
)

SOURCE = (
    _field("id", Holds.ID, "The name that cards use for this source.", required=True),
    _field("file", Holds.TEXT, "The document's file name.", required=True),
    _field("title", Holds.TEXT, "The document's title."),
    _field("sha256", Holds.TEXT, "Digest of the document's bytes."),
)

CONFLICT_VALUE = (
    _field("value", Holds.TEXT, "What the document says.", required=True),
    _field("source", Holds.SPAN, "Where it says so.", required=True),
    _field("evidence", Holds.TEXT, "In which words."),
)

CONFLICT = (
    _field("fact", Holds.TEXT, "The fact, as a question.", required=True),
    _field("kept", Holds.TEXT, "The value that cards use; missing when none is clear."),
    _field("values", Holds.RECORDS, "The values the documents give.", required=True, keys=CONFLICT_VALUE),
)

DECK = (
    _field("format", Holds.FORMAT, "The version of this format.", required=True),
    _field("title", Holds.TEXT, "The deck's name.", required=True),
    _field("language", Holds.LANGUAGE, "Language code of the texts, such as en; en when missing."),
    _field("description", Holds.TEXT, "What the deck is about."),
    _field("sources", Holds.RECORDS, "The documents the cards come from.", keys=SOURCE),
    _field("options", Holds.PAIRS, "The options the deck was generated with."),
    _field("conflicts", Holds.RECORDS, "Facts for which the documents give several values.", keys=CONFLICT),
    _field("cards", Holds.RECORDS, "The cards, in order.", required=True, keys=CARD),
)

IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,63}")
PLAIN_ID = re.compile(
    r"[a-z]{1,3}[0-9][a-z0-9]{0,60}|c[a-z2-7]{11}"
)  # never a word that YAML reads as a value
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
SPAN = re.compile(r"([A-Za-z][A-Za-z0-9_.-]{0,63}):([0-9]{1,9})(?:-([0-9]{1,9}))?(?: p\.(.+))?")


def parse_span(text: str) -> Span | None:
    """The place written as `s1:1406-1408 p.67`, or None when it is not one."""
    match = SPAN.fullmatch(text)
    if match is None:
        return None
    source, first_text, last_text, page = match.groups()
    first = int(first_text)
    last = int(last_text) if last_text else first
    if first < 1 or last < first:
        return None
    return Span(source=source, first=first, last=last, page=page or "")


def format_span(span: Span) -> str:
    """The place as a deck file writes it."""
    lines = str(span.first) if span.last == span.first else f"{span.first}-{span.last}"
    page = f" p.{span.page}" if span.page else ""
    return f"{span.source}:{lines}{page}"


def card_problems(card: Card) -> Iterator[tuple[str, str]]:
    """What is wrong with the card's values, each with the field it concerns."""
    if not card.question.strip():
        yield "question", "is empty; write what is asked"
    if not card.answer.strip():
        yield "answer", "is empty; write the right answer"
    if card.kind in MEMBER_KINDS:
        if not card.members:
            yield (
                "answer",
                f"of kind {card.kind.value} must be a list; write one member a line, each after '- '",
            )
    elif card.members:
        yield (
            "answer",
            f"is a list, but the kind is {card.kind.value}; write kind: list or kind: steps, or one text",
        )
    if card.kind is Kind.CLOZE and card.question.count(GAP) != 1:
        yield "question", f"of kind cloze must hold one gap; write {GAP} where the answer belongs"
    if card.cloze and card.cloze.count(GAP) != 1:
        yield "cloze", f"must hold one gap; write {GAP} where the answer belongs"
    if not 1 <= card.importance <= 3:
        yield "importance", "must be 1, 2 or 3"


def describe_hidden(text: str) -> str:
    """Names the first hidden character of a text, or gives the empty text."""
    index = hidden_character(text)
    return "" if index is None else f"hidden character U+{ord(text[index]):04X}"
