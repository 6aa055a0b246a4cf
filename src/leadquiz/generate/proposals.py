"""Proposals kept by section, with what the gates said: both run again only where what they read or asked has changed.

Rules and gates see a section and, through its `knowledge`, the document. What they read of the section is part of the
key; what they ask of the document is written down with its answer, and asked again before kept proposals are
used. Whatever cannot be written down makes a section one that is never kept.
"""

import hashlib
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import MISSING, fields, replace
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from typing import Any, cast

from leadquiz.generate.gates import Verdict
from leadquiz.generate.names import Name
from leadquiz.generate.parse_cache import PROPOSALS, ParseCache
from leadquiz.generate.tokens import Token
from leadquiz.generate.views import Knowledge, Passage, SectionView
from leadquiz.model import Candidate, Kind, Section

Question = tuple[str | int, ...]  # what is asked, and of what

_OF_NAMES = (
    "aliases",
    "canonical",
    "certainty",
    "ending_in",
    "foremost",
    "is_name",
    "kind_of",
    "of_type",
    "said_more_than",
    "type_of",
)
_OF_LABELS = ("headings_over", "times_labelled")
_SETS = ("capitals", "introduced", "small", "terms")
_SCALARS = tuple(
    field.name for field in fields(Knowledge) if field.type in (str, bool, "str", "bool")
)  # a few words about the document as a whole: part of every key
_OF_OUTLINE = ("title", "language", "date")  # these too


def answer(knowledge: Knowledge, question: Question) -> Any:
    """What the document says to a question of `_OF_NAMES` or `_OF_LABELS`, or to the function "module:name".

    For one of `_SETS`, whether it holds a word.
    """
    what, *about = question
    if ":" in str(what):
        module, _, function = str(what).partition(":")
        if not module.startswith("leadquiz.generate."):
            raise KeyError(what)
        return getattr(import_module(module), function)(knowledge, *about)
    if what in _SETS:
        return about[0] in getattr(knowledge, str(what))
    if what not in (*_OF_NAMES, *_OF_LABELS):
        raise KeyError(what)
    return getattr(knowledge if what in _OF_LABELS else knowledge.names, str(what))(*about)


class Asked:
    """What the rules asked while they read one section."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.answers: dict[Question, Any] = {}
        self.all = False  # asked for what cannot be written down

    def __call__(self, *question: str | int) -> Any:
        """The answer, written down."""
        if question not in self.answers:
            self.answers[question] = answer(self.knowledge, question)
        found = self.answers[question]
        return list(found) if isinstance(found, list) else found

    def view(self, view: SectionView) -> SectionView:
        """The section with a knowledge that writes down what it is asked."""
        knowledge = _Knowledge(self)
        known = self.knowledge.memo.get("sentences", {})
        # Its own sentences are part of its key.
        own = {s.written: known[s.written] for _, s in view.sentences() if s.written in known}
        dict.__setitem__(knowledge.memo, "sentences", own)
        return replace(view, knowledge=cast(Knowledge, knowledge))


class _Rest:
    """Stands for an object of the document: what is not written down makes the section one not to keep."""

    def __init__(self, asked: Asked, whole: object) -> None:
        self._asked = asked
        self._whole = whole

    def __getattr__(self, name: str) -> Any:
        self._asked.all = True
        return getattr(self._whole, name)


class _Memo(dict[str, Any]):
    """What is remembered for this section alone; what the document remembered before cannot be written down."""

    def __init__(self, asked: Asked, whole: dict[str, Any]) -> None:
        super().__init__()
        self._asked = asked
        self._whole = whole

    def _fetch(self, key: object) -> None:
        if not super().__contains__(key) and key in self._whole:
            self._asked.all = True
            super().__setitem__(str(key), self._whole[str(key)])

    def __contains__(self, key: object) -> bool:
        self._fetch(key)
        return super().__contains__(key)

    def __getitem__(self, key: str) -> Any:
        self._fetch(key)
        return super().__getitem__(key)

    def get(self, key: str, default: Any = None) -> Any:
        self._fetch(key)
        return super().get(key, default)

    def setdefault(self, key: str, default: Any = None) -> Any:
        self._fetch(key)
        return super().setdefault(key, default)


class _Knowledge(_Rest):
    def __init__(self, asked: Asked) -> None:
        knowledge = asked.knowledge
        super().__init__(asked, knowledge)
        for name in _SCALARS:
            setattr(self, name, getattr(knowledge, name))
        for name in _SETS:
            setattr(self, name, _Words(asked, name))
        for name in _OF_LABELS:
            setattr(self, name, partial(asked, name))
        self.names = _Names(asked, knowledge.names)
        self.outline = _Outline(asked, knowledge.outline)
        self.memo = _Memo(asked, knowledge.memo)

    def ask(self, question: Callable[..., Any], *about: str) -> Any:
        return self._asked(f"{question.__module__}:{question.__qualname__}", *about)


class _Outline(_Rest):
    def __init__(self, asked: Asked, outline: object) -> None:
        super().__init__(asked, outline)
        for name in _OF_OUTLINE:
            setattr(self, name, getattr(outline, name))


class _Names(_Rest):
    def __init__(self, asked: Asked, names: Any) -> None:
        super().__init__(asked, names)
        # The names in the section itself are part of its key.
        self.at: Callable[[Token], Name | None] = names.at
        self.find: Callable[[Iterable[Token]], list[Name]] = names.find
        self.noun_type: Callable[[str], str] = names.noun_type  # the same for every document
        self.memo = _Memo(asked, names.memo)
        for name in _OF_NAMES:
            setattr(self, name, partial(asked, name))


class _Words(Set[str]):
    """A set of words that writes down which of them were looked for."""

    def __init__(self, asked: Asked, name: str) -> None:
        self._asked = asked
        self._name = name

    def __contains__(self, word: object) -> bool:
        return bool(self._asked(self._name, str(word)))

    def __iter__(self) -> Iterator[str]:
        self._asked.all = True
        return iter(getattr(self._asked.knowledge, self._name))

    def __len__(self) -> int:
        self._asked.all = True
        return len(getattr(self._asked.knowledge, self._name))


_AT_ONCE = 64  # sections whose record is held in memory


def kept(
    views: Sequence[SectionView],
    work_out: Callable[[SectionView], list[Verdict]],
    *,
    store: ParseCache,
) -> list[Verdict]:
    """What `work_out` says of all sections, from the store where nothing it hangs on has changed."""
    version = _version()
    if not version or not views:
        return [verdict for view in views for verdict in work_out(view)]
    keys = _keys(views, version)
    known = dict(store.load(keys, table=PROPOSALS))
    fresh: dict[str, Any] = {}
    judged: list[Verdict] = []
    for key, view in zip(keys, views, strict=True):
        if key in known and (found := _unpack(known[key], view.knowledge)) is not None:
            judged += found
            continue
        asked = Asked(view.knowledge)
        made = work_out(asked.view(view))
        judged += made
        if not asked.all:
            fresh[key] = _pack(asked, made)
        if len(fresh) == _AT_ONCE:
            store.save(fresh, table=PROPOSALS)
            fresh = {}
    if fresh:
        store.save(fresh, table=PROPOSALS)
    return judged


_DEFAULTS = {field.name: None if field.default is MISSING else field.default for field in fields(Candidate)}


def _pack(asked: Asked, made: Iterable[Verdict]) -> list[Any]:
    rows = []
    for verdict in made:
        row = {name: getattr(verdict.candidate, name) for name in _DEFAULTS}
        row = {name: value for name, value in row.items() if value != _DEFAULTS[name]}
        rows.append([{**row, "kind": verdict.candidate.kind.value}, verdict.gate, verdict.why])
    return [[[*question, answer] for question, answer in asked.answers.items()], rows]


def _unpack(packed: Any, knowledge: Knowledge) -> list[Verdict] | None:
    """The proposals with their verdicts; None when the document answers otherwise by now or the record is damaged."""
    try:
        questions, rows = packed
        for *question, said in questions:
            now = answer(knowledge, tuple(question))
            if (list(now) if isinstance(now, tuple) else now) != said:
                return None
        return [Verdict(candidate=_candidate(row), gate=gate, why=why) for row, gate, why in rows]
    except (TypeError, ValueError, AttributeError, KeyError):
        return None


def _candidate(row: dict[str, Any]) -> Candidate:
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in row.items()
    }
    values["kind"] = Kind(values["kind"])
    return Candidate(**values)


def _keys(views: Sequence[SectionView], version: str) -> list[str]:
    """A key for each section: of the program, the few words about the document, and all that stands in it."""
    knowledge = views[0].knowledge
    days = {
        repr(sentence.memo["published"])
        for view in views
        for _, sentence in view.sentences()
        if "published" in sentence.memo
    }
    common = repr(
        (
            version,
            [getattr(knowledge, name) for name in _SCALARS],
            [getattr(knowledge.outline, name) for name in _OF_OUTLINE],
            sorted(days),
        )
    )
    digests: dict[int, str] = {}
    passages: dict[int, str] = {}

    def read(rows: Iterable[Passage]) -> list[str]:
        return [_once(passages, row, lambda row: _passage(row, knowledge)) for row in rows]

    return [
        _digest((common, view.path, _section(view.section, digests), read(view.passages), read(view.earlier)))
        for view in views
    ]


def _once(known: dict[int, str], thing: Any, work_out: Callable[[Any], str]) -> str:
    if id(thing) not in known:
        known[id(thing)] = work_out(thing)
    return known[id(thing)]


def _passage(passage: Passage, knowledge: Knowledge) -> str:
    """A block with its parse and the names in it."""
    names = [
        [
            (name.tokens[0].i, len(name.tokens), name.canonical, name.type)
            for name in knowledge.names.find(sentence.tokens)
        ]
        for sentence in passage.sentences
    ]
    return _digest((passage.block, passage.parse, names))


def _section(section: Section, known: dict[int, str]) -> str:
    """A section with all below it."""

    def work_out(section: Section) -> str:
        own = [getattr(section, field.name) for field in fields(section) if field.name != "children"]
        return _digest((own, [_section(child, known) for child in section.children]))

    return _once(known, section, work_out)


def _digest(thing: object) -> str:
    return hashlib.sha256(repr(thing).encode("utf-8", "surrogatepass")).hexdigest()


@cache
def _version() -> str:
    """The program itself, and what its words' forms come from; "" where the sources cannot be read."""
    import importlib.util

    digest = hashlib.sha256(repr(sys.version_info[:3]).encode())
    try:
        folder = Path(__file__).parents[1]
        sources = sorted(folder.rglob("*.py"))
        if not sources:
            return ""
        for path in sources:
            digest.update(json.dumps(str(path.relative_to(folder))).encode())
            digest.update(path.read_bytes())
        spec = importlib.util.find_spec("lemminflect")
        if spec is not None and spec.origin is not None:
            for path in sorted(Path(spec.origin).with_name("resources").iterdir()):
                digest.update(f"{path.name} {path.stat().st_size}".encode())
    except (OSError, TypeError):
        return ""
    return digest.hexdigest()
