"""What a document tells around a sentence, counted once."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from sys import intern

from leadquiz.generate.tokens import Sentence
from leadquiz.generate.views import Knowledge

IN_TITLE = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Told:
    """What a stretch of the document says."""

    lemmas: Counter[str]  # in how many sentences
    sentences: int
    titles: frozenset[str]
    firsts: dict[str, str]  # the sentence that says a lemma first
    before: dict[str, frozenset[str]]  # the lemmas of the two sentences before each, in its section
    start: int  # number of its first sentence in the document


# Sentences; a longer document is read in parts, since what is learnt knows texts of that length. Parts keep to its
# chapters, so that an edit of one leaves the others as they were.
_STRETCH = 150


def told_around(evidence: str, knowledge: Knowledge) -> Told:
    """What is told around a sentence."""
    if "told" not in knowledge.memo:
        knowledge.memo["told"] = _counted(knowledge)
    told, stretch_of = knowledge.memo["told"]
    found: Told = told[stretch_of.get(evidence, 0)]
    return found


def stretches(knowledge: Knowledge) -> list[Told]:
    """What each stretch of the document tells, in order."""
    told_around("", knowledge)
    found: list[Told] = knowledge.memo["told"][0]
    return found


def digest(told: Told, knowledge: Knowledge) -> bytes:
    """Of a stretch of the document, what was read into its words, and what the whole is about."""
    digests: dict[int, bytes] = knowledge.memo.setdefault("stretches", {})
    if told.start not in digests:
        whole = (
            knowledge.outline.title or knowledge.outline.name, knowledge.narrative, bool(knowledge.person),
            bool(knowledge.organisation), bool(knowledge.speaker), sorted(told.titles),
        )  # fmt: skip
        made = hashlib.sha256(repr(whole).encode("utf-8", "surrogatepass"))
        places = knowledge.memo.get("places", {})
        for written in told.before:
            sentence = knowledge.memo["sentences"][written]
            named = [t.i for t in sentence.tokens if knowledge.names.at(t) is not None]
            row = (written, sentence.start, sentence.source, places.get(written, (0, 0))[1], named)
            made.update(repr(row).encode("utf-8", "surrogatepass"))
        digests[told.start] = made.digest()
    return digests[told.start]


def _counted(knowledge: Knowledge) -> tuple[list[Told], dict[str, int]]:
    sentences: dict[str, Sentence] = knowledge.memo.get("sentences", {})
    sections: dict[str, tuple[int, int]] = knowledge.memo.get("places", {})
    walked = list(knowledge.outline.walk())
    chapters = [path[:1] for path, _ in walked]
    rows = [(written, {intern(t.lemma.lower()) for t in s.tokens}) for written, s in sentences.items()]
    stretches = list(
        _stretches([chapters[sections[written][0]] if written in sections else () for written in sentences])
    )
    told = []
    for start, end in stretches:
        part = rows[start:end]
        above = {sections[written][0] for written, _ in part if written in sections}
        heard = range(len(walked)) if len(stretches) == 1 else sorted(above)
        said = [knowledge.outline.title, *(walked[number][1].title for number in heard)]
        firsts: dict[str, str] = {}
        before: dict[str, frozenset[str]] = {}
        for at, (written, lemmas) in enumerate(part):
            for lemma in lemmas:
                firsts.setdefault(lemma, written)
            place = sections.get(written, (0, 0))[0]
            near = [row[1] for row in part[max(0, at - 2) : at] if sections.get(row[0], (0, 0))[0] == place]
            before[written] = frozenset().union(*near)
        told.append(
            Told(
                Counter(lemma for _, lemmas in part for lemma in lemmas),
                len(part),
                frozenset(IN_TITLE.findall(" ".join(said).lower())),
                firsts,
                before,
                start,
            )
        )
    return told, {rows[k][0]: n for n, (start, end) in enumerate(stretches) for k in range(start, end)}


def _stretches(chapters: Sequence[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """(first, behind the last) of each part, given the chapter of every sentence."""
    if len(chapters) <= _STRETCH:
        yield 0, len(chapters)
        return
    start = 0
    ends = [k for k in range(1, len(chapters)) if chapters[k] != chapters[k - 1]]
    for end, following in pairwise([*ends, len(chapters), len(chapters)]):
        if following - start <= _STRETCH and end < len(chapters):
            continue  # short chapters are read together
        size = end - start
        parts = max(1, -(-size // _STRETCH))
        for n in range(parts):
            yield start + n * size // parts, start + (n + 1) * size // parts
        start = end
