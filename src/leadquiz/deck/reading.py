"""Deck file → deck, from the events of the C parser: every scalar is text until its field converts it.

No objects are built by YAML itself, and every problem of a file is reported at once. Where each card
and key stands in the text is kept, so that saving can leave alone what nobody changed.
"""

import difflib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, NoReturn

import yaml
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from leadquiz.deck.fields import (
    CARD,
    DECK,
    FORMAT,
    IDENTIFIER,
    LANGUAGE,
    Field,
    Holds,
    card_problems,
    describe_hidden,
    parse_span,
)
from leadquiz.deck.problems import Problem
from leadquiz.model import Card, Conflict, Deck, Kind, Origin, Source, Span, join_members
from leadquiz.text import sanitize

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_DEEPEST = 12
_LOST_COMMENT = re.compile(r"[ \t]+#[^\n]*")
_ASIDE = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\r?\n)*")  # blank lines and lines with only a comment
_CLOSING = ("]", "}")  # other ends of lists and mappings have no place of their own
_KINDS = {kind.value: kind for kind in Kind}
_TEXT_FIELDS = frozenset({Holds.TEXT, Holds.TEXTS, Holds.ANSWER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a card or a key of the deck stands in the text.

    `start` to `end` are its own whole lines; the comments above it reach from the end of what stands
    before to `start`.
    """

    start: int
    end: int
    after: int  # the end of what stands before


@dataclass(slots=True)
class Layout:
    """How the file is laid out: what saving needs to leave everything else alone."""

    block: bool = True  # the deck and its cards are written in lines, not in { } or [ ]
    keys: dict[str, Place] = field(default_factory=dict)
    cards: list[Place] = field(default_factory=list)
    dash: int = 2  # column of the "-" before each card
    without_id: list[tuple[int, int, bool]] = field(default_factory=list)
    """Index and column of the first key of each card without an id, and whether the card is in { }."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a deck file says: the deck, unless there are problems."""

    deck: Deck | None
    problems: list[Problem]
    layout: Layout
    positions: dict[str, tuple[int, int]]  # line and column of each card, by id


class _StopError(Exception):
    """The rest of the file cannot be read."""


def read_yaml(text: str) -> Reading:
    """The deck in `text` with everything that is wrong with it; raises nothing."""
    return _Reader(text).read()


class _Reader:
    def __init__(self, text: str) -> None:
        self.problems: list[Problem] = []
        self.text = self._without_hidden(text)
        self.layout = Layout()
        self.positions: dict[str, tuple[int, int]] = {}
        self.cards: list[Card] = []
        self.sources: list[Source] = []
        self.span_marks: list[tuple[str, Any]] = []  # spans whose source was not known when they were read
        self.last: Any = None  # the last event that holds text, to know where content ends
        self.convert: dict[Holds, Callable[[Any, Field], Any]] = {
            Holds.TEXT: self._text,
            Holds.TEXTS: self._texts,
            Holds.ANSWER: self._answer,
            Holds.ID: self._id,
            Holds.KIND: self._kind,
            Holds.LEVEL: self._level,
            Holds.FLAG: self._flag,
            Holds.SPAN: self._span,
            Holds.PAIRS: self._pairs,
            Holds.FORMAT: self._format,
            Holds.LANGUAGE: self._language,
        }
        self.tables: dict[int, dict[str, Field]] = {}

    def read(self) -> Reading:
        deck = None
        loader = None
        try:
            loader = _LOADER(self.text)
            self.get = loader.get_event
            deck = self._deck()
        except _StopError:
            pass
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            self.problems.append(Problem(line, column, _syntax(error.problem or "not YAML")))
        except (yaml.YAMLError, ValueError, RecursionError, MemoryError) as error:
            self.problems.append(Problem(1, 1, f"cannot be read as YAML ({error}); check the file"))
        finally:
            if loader is not None:
                loader.dispose()
        return Reading(
            deck=None if self.problems else deck,
            problems=self.problems,
            layout=self.layout,
            positions=self.positions,
        )

    # ------------------------------------------------------------------------------------ problems

    def _without_hidden(self, text: str) -> str:
        """The text with hidden characters replaced one for one, so that places stay right."""
        clean = "\r\n".join(sanitize(part) for part in text.split("\r\n")) if "\r" in text else sanitize(text)
        if clean != text:
            for number, (old, new) in enumerate(zip(text.split("\n"), clean.split("\n"), strict=True), 1):
                if old != new:
                    column = next(
                        i for i, (one, other) in enumerate(zip(old, new, strict=True), 1) if one != other
                    )
                    name = describe_hidden(old[column - 1])
                    self.problems.append(Problem(number, column, f"{name}; delete it or type the text anew"))
        return clean

    def _problem(self, event: Any, message: str) -> None:
        mark = event.start_mark
        self.problems.append(Problem(mark.line + 1, mark.column + 1, message))

    def _stop(self, event: Any, message: str) -> NoReturn:
        self._problem(event, message)
        raise _StopError

    # -------------------------------------------------------------------------------------- events

    def _next(self) -> Any:
        event = self.get()
        kind = event.__class__
        if kind is ScalarEvent:
            self.last = event
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            if self.text[event.start_mark.index : event.start_mark.index + 1] in _CLOSING:
                self.last = event
            return event
        elif kind is AliasEvent:
            self._problem(event, "aliases (*) are not used in decks; write the value out, or quote it")
            self.last = event
            return event
        else:
            if kind is StreamEndEvent or event is None:
                raise _StopError
            if kind is DocumentStartEvent:
                return event
            self.last = event
        if getattr(event, "anchor", None) is not None:
            self._problem(event, "anchors (&) are not used in decks; delete it, or quote the text")
        if getattr(event, "tag", None) is not None:
            self._problem(event, "tags (!) are not used in decks; delete it, or quote the text")
        return event

    def _skip(self, event: Any) -> None:
        """Read past the value that `event` begins."""
        depth = 0
        while True:
            kind = event.__class__
            if kind is MappingStartEvent or kind is SequenceStartEvent:
                depth += 1
                if depth > _DEEPEST:
                    self._stop(event, f"nested more than {_DEEPEST} deep; a deck never is, mend the brackets")
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                depth -= 1
            if depth == 0:
                return
            event = self._next()

    def _entries(self, fields: tuple[Field, ...], what: str) -> Iterator[tuple[Field, Any, Any]]:
        """Each known key of the mapping that has just begun, with the events of key and value."""
        known = self.tables.get(id(fields))
        if known is None:
            known = self.tables[id(fields)] = {one.name: one for one in fields}
        seen = set()
        while True:
            key = self._next()
            if key.__class__ is MappingEndEvent:
                return
            if key.__class__ is not ScalarEvent:
                self._problem(key, f"a key of {what} must be a word; mend the line")
                self._skip(key)
                self._skip(self._next())
                continue
            name = key.value
            if name in seen:
                self._problem(key, f"{what} has {_shown(name)} twice; keep one of them")
                self._skip(self._next())
                continue
            seen.add(name)
            one = known.get(name)
            if one is None:
                self._problem(key, _unknown_key(name, what, list(known)))
                self._skip(self._next())
                continue
            yield one, key, self._next()

    def _items(self, event: Any, what: str) -> Iterator[Any]:
        """The first event of each item of the list that `event` begins; reports anything else."""
        if event.__class__ is not SequenceStartEvent:
            if event.__class__ is ScalarEvent and event.value == "" and not event.style:
                return
            self._problem(event, f"{what} must be a list; write one item a line, each after '- '")
            self._skip(event)
            return
        while True:
            item = self._next()
            if item.__class__ is SequenceEndEvent:
                return
            yield item

    # -------------------------------------------------------------------------------------- values

    def _text(self, event: Any, one: Field) -> str:
        if event.__class__ is not ScalarEvent:
            if event.__class__ is not AliasEvent:
                self._problem(event, f"{one.name} must be a text; put it in double quotes")
                self._skip(event)
            return ""
        value: str = event.value
        style = event.style
        if not style:
            end: Any = event.end_mark
            lost = _LOST_COMMENT.match(self.text, end.index)
            if lost is not None and one.holds in _TEXT_FIELDS:
                self._problem(
                    event,
                    f"{_shown(lost.group().strip())} would be lost as a comment; "
                    f"put the whole text of {one.name} in double quotes, or the comment on a line of its own",
                )
        elif style == '"':
            if hidden := describe_hidden(value):
                self._problem(event, f"{one.name} holds a {hidden}; delete it or type the text anew")
        elif style != "'":
            value = value.rstrip("\n")
        return value

    def _texts(self, event: Any, one: Field) -> tuple[str, ...]:
        texts = []
        for item in self._items(event, one.name):
            value = self._text(item, one)
            if not value.strip() and item.__class__ is ScalarEvent:
                self._problem(item, f"an item of {one.name} is empty; write it or delete the line")
            texts.append(value)
        return tuple(texts)

    def _answer(self, event: Any, one: Field) -> str | tuple[str, ...]:
        return self._texts(event, one) if event.__class__ is SequenceStartEvent else self._text(event, one)

    def _id(self, event: Any, one: Field) -> str:
        value = self._text(event, one)
        if value and not IDENTIFIER.fullmatch(value):
            self._problem(
                event,
                f"id {_shown(value)} must begin with a letter; after it letters, digits, '-', '_' and '.'",
            )
        return value

    def _kind(self, event: Any, one: Field) -> Kind:
        value = self._text(event, one)
        kind = _KINDS.get(value)
        if kind is None:
            self._problem(event, f"kind {_shown(value)} is not known; {_nearest(value, list(_KINDS))}")
            return Kind.FACT
        return kind

    def _level(self, event: Any, one: Field) -> int:
        value = self._text(event, one)
        if value not in ("1", "2", "3"):
            self._problem(event, f"{one.name} must be 1, 2 or 3, not {_shown(value)}")
            return 2
        return int(value)

    def _flag(self, event: Any, one: Field) -> bool:
        value = self._text(event, one)
        if value not in ("true", "false"):
            self._problem(event, f"{one.name} must be true or false, not {_shown(value)}")
        return value == "true"

    def _span(self, event: Any, one: Field) -> Span | None:
        value = self._text(event, one)
        span = parse_span(value)
        if span is None:
            self._problem(
                event, f"{one.name} {_shown(value)} is not a place; write source:first-last, such as s1:14-16"
            )
        elif not any(source.id == span.source for source in self.sources):
            self.span_marks.append((span.source, event.start_mark))
        return span

    def _pairs(self, event: Any, one: Field) -> tuple[tuple[str, str], ...]:
        if event.__class__ is not MappingStartEvent:
            self._problem(event, f"{one.name} must be pairs of key and value; write one pair a line")
            self._skip(event)
            return ()
        pairs: dict[str, str] = {}
        while True:
            key = self._next()
            if key.__class__ is MappingEndEvent:
                return tuple(pairs.items())
            name = self._text(key, one)
            value = self._text(self._next(), one)
            if not name:
                self._problem(key, f"a key of {one.name} is empty; name it or delete the line")
            elif name in pairs:
                self._problem(key, f"{one.name} has {_shown(name)} twice; keep one of them")
            pairs.setdefault(name, value)

    def _format(self, event: Any, one: Field) -> str:
        value = self._text(event, one)
        if value != FORMAT:
            newer = "update leadquiz" if value.startswith("leadquiz-deck-") else f"write format: {FORMAT}"
            self._problem(event, f"format {_shown(value)} is not {FORMAT}; {newer}")
        return value

    def _language(self, event: Any, one: Field) -> str:
        value = self._text(event, one)
        if not LANGUAGE.fullmatch(value):
            self._problem(event, f"language {_shown(value)} is not a language code; write one such as en")
        return value

    def _record(
        self, event: Any, fields: tuple[Field, ...], what: str
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        """The converted values of a mapping and the events they came from, by key."""
        values: dict[str, Any] = {}
        events: dict[str, Any] = {}
        if event.__class__ is not MappingStartEvent:
            self._problem(event, f"{what} must be made of keys and values; write one 'key: value' a line")
            self._skip(event)
            return values, events
        convert = self.convert
        for one, _, value in self._entries(fields, what):
            name = one.name
            events[name] = value
            if one.holds is Holds.RECORD:
                values[name] = self._record(value, one.keys, name)[0]
            elif one.holds is Holds.RECORDS:
                values[name] = [
                    (self._record(item, one.keys, f"an item of {name}"), item)
                    for item in self._items(value, name)
                ]
            else:
                values[name] = convert[one.holds](value, one)
        for one in fields:
            if (
                one.required
                and not values.get(one.name)
                and not (what == "card" and one.name in ("id", "answer"))
            ):
                where = events.get(one.name, event)
                state = "is empty" if one.name in values else "is missing"
                if where.__class__ is not AliasEvent:
                    self._problem(
                        where, f"{what}: {one.name} {state}; write it ({one.about.rstrip('.').lower()})"
                    )
        return values, events

    # ---------------------------------------------------------------------------------------- deck

    def _deck(self) -> Deck | None:
        self.get()  # the stream's start
        event = self.get()
        if event.__class__ is StreamEndEvent:
            self.problems.append(Problem(1, 1, f"the file is empty; a deck begins with format: {FORMAT}"))
            return None
        if event.version is not None or event.tags:
            self._problem(event, "directives (%) are not used in decks; delete the line")
        root = self._next()
        if root.__class__ is not MappingStartEvent:
            self._stop(root, f"not a deck; a deck begins with format: {FORMAT}")
        self.layout.block = not root.flow_style
        values: dict[str, Any] = {}
        after = -1
        for one, key, value in self._entries(DECK, "the deck"):
            name = one.name
            start = self._first_line(after) if after >= 0 else key.start_mark.index - key.start_mark.column
            if name == "cards":
                values[name] = True
                self._cards(value)
            elif one.holds is Holds.RECORDS:
                values[name] = self._records(name, one, value)
            else:
                values[name] = self.convert[one.holds](value, one)
            end = self._end_of_line()
            self.layout.keys[name] = Place(start=start, end=end, after=max(after, 0))
            after = end
        for one in DECK:
            if (
                one.required
                and not values.get(one.name)
                and not (one.name == "format" and one.name in values)
            ):
                state = "is empty" if one.name in values else "is missing"
                example = f"format: {FORMAT}" if one.name == "format" else f"{one.name}: …"
                self._problem(root, f"the deck: {one.name} {state}; write {example}")
        self._known_sources()
        if self._next().__class__ is DocumentEndEvent and self.get().__class__ is not StreamEndEvent:
            self.problems.append(Problem(1, 1, "the file holds more than one deck (---); split it"))
        if self.problems:
            return None
        values.pop("format")
        values.update(cards=tuple(self.cards), sources=tuple(self.sources))
        values["conflicts"] = tuple(values.get("conflicts", ()))
        if values.get("language") == "":
            del values["language"]
        return Deck(**values)

    def _records(self, name: str, one: Field, event: Any) -> list[Any]:
        made: list[Any] = []
        for item in self._items(event, name):
            values, events = self._record(item, one.keys, "source" if name == "sources" else "conflict")
            if name == "sources":
                if any(source.id == values.get("id") for source in self.sources):
                    self._problem(events["id"], f"two sources have the id {values['id']}; rename one")
                if values.get("id"):
                    self.sources.append(Source(**{"file": "", **values}))
            elif not self.problems:
                places = tuple(
                    (value["value"], value["source"], value.get("evidence", ""))
                    for (value, _), _ in values.pop("values")
                )
                made.append(Conflict(values=places, **values))
        return made

    def _known_sources(self) -> None:
        known = {source.id for source in self.sources}
        for name, mark in self.span_marks:
            if name not in known:
                listed = f"sources are {', '.join(sorted(known))}" if known else "add it under sources:"
                self.problems.append(
                    Problem(mark.line + 1, mark.column + 1, f"there is no source {_shown(name)}; {listed}")
                )

    # --------------------------------------------------------------------------------------- cards

    def _cards(self, event: Any) -> None:
        is_flow = event.__class__ is SequenceStartEvent and event.flow_style
        if event.__class__ is SequenceStartEvent and not is_flow:
            first: Any = event.start_mark
            self.layout.dash = first.column
        after = -1
        # Comments further in than the dash belong to the card above them.
        own = re.compile(rf"(?:[ \t]{{{self.layout.dash + 1},}}#[^\n]*\n)*")
        for item in self._items(event, "cards"):
            mark = item.start_mark
            if after < 0:
                after = self._line_start(event.start_mark.index)
            start = self._first_line(after)
            self._card(item, mark)
            end = own.match(self.text, self._end_of_line()).end()  # type: ignore[union-attr]  # it matches nothing too
            self.layout.cards.append(Place(start=start, end=end, after=after))
            after = end
        if is_flow and self.layout.cards:
            self.layout.block = False

    def _card(self, event: Any, mark: Any) -> None:
        found = len(self.problems)
        values, events = self._record(event, CARD, "card")
        if not events:
            return
        card_id = values.get("id", "")
        if not card_id:
            self.layout.without_id.append((mark.index, mark.column, event.flow_style))
            self._problem(event, "the card has no id; run: leadquiz check --fix FILE")
        elif card_id in self.positions:
            line = self.positions[card_id][0]
            self._problem(
                events["id"],
                f"id {card_id} is taken by the card in line {line}; delete this id line and "
                "run: leadquiz check --fix FILE",
            )
        else:
            self.positions[card_id] = (mark.line + 1, mark.column + 1)
        card = make_card(values)
        told = {(problem.line, problem.column) for problem in self.problems[found:]}
        for name, message in card_problems(card):
            where = events.get(name, event)
            if not told or (where.start_mark.line + 1, where.start_mark.column + 1) not in told:
                self._problem(where, f"{name} {message}" if name in events else f"the card: {name} {message}")
        self.cards.append(card)

    # -------------------------------------------------------------------------------------- places

    def _end_of_line(self) -> int:
        """The end of the line on which the content read so far ends, its line break included."""
        index: int = self.last.end_mark.index
        if index and self.text[index - 1] == "\n":
            return index  # a block scalar ends with its last line
        end = self.text.find("\n", index)
        return len(self.text) if end < 0 else end + 1

    def _line_start(self, index: int) -> int:
        return self.text.rfind("\n", 0, index) + 1

    def _first_line(self, index: int) -> int:
        """The start of the first line from `index` on that is neither blank nor a comment."""
        match = _ASIDE.match(self.text, index)
        return index if match is None else match.end()


def make_card(values: dict[str, Any]) -> Card:
    """The card with these converted values; a list as answer gives its members."""
    answer = values.get("answer", "")
    if isinstance(answer, tuple):
        values["members"] = answer
        values["answer"] = join_members(answer)
    if "kind" not in values:
        values["kind"] = Kind.LIST if isinstance(answer, tuple) else Kind.FACT
    if "origin" in values:
        values["origin"] = Origin(**{"made": "", "rule": "", "fact": "", **values["origin"]})
    return Card(**{"id": "", "question": "", "answer": "", **values})


def _shown(text: str) -> str:
    short = text if len(text) <= 40 else text[:39] + "…"
    return "“" + " ".join(sanitize(short).split()) + "”"


def _nearest(word: str, known: list[str]) -> str:
    close = difflib.get_close_matches(word.lower(), known, n=1, cutoff=0.5)
    return f"did you mean {close[0]}?" if close else f"known are {', '.join(known)}"


def _unknown_key(name: str, what: str, known: list[str]) -> str:
    if name == "<<":
        return "merge keys (<<) are not used in decks; write the values out"
    return f"{what} has no key {_shown(name)}; {_nearest(name[:40], known)}"


def _syntax(problem: str) -> str:
    """The parser's complaint, with the remedy where the usual cause is known."""
    for start, remedy in _REMEDIES:
        if problem.startswith(start):
            return remedy
    return f"{problem}; check quotes and indentation near here"


_REMEDIES = (
    ("mapping values are not allowed", "a ':' inside an unquoted text; put the whole text in double quotes"),
    (
        "found character that cannot start any token",
        "a text cannot begin with this character or a tab; put it in double quotes, indent with blanks",
    ),
    ("found unexpected end of stream", "a quote is opened and not closed; close it"),
    ("found unknown escape character", "a backslash in double quotes must be doubled; write \\\\"),
    ("found undefined tag handle", "a text cannot begin with '!'; put it in double quotes"),
)
