"""What a document tells around a sentence, counted once."""

import re
from collections import Counter
from dataclasses import dataclass

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


# Sentences; a longer document is read in parts, since what is learnt knows texts of that length.
_STRETCH = 150


def told_around(evidence: str, knowledge: Knowledge) -> Told:
    """What is told around a sentence."""
    if "told" not in knowledge.memo:
        knowledge.memo["told"] = _counted(knowledge)
    told, stretch_of = knowledge.memo["told"]
    found: Told = told[stretch_of.get(evidence, 0)]
    return found


def _counted(knowledge: Knowledge) -> tuple[list[Told], dict[str, int]]:
    sentences: dict[str, Sentence] = knowledge.memo.get("sentences", {})
    sections: dict[str, tuple[int, int]] = knowledge.memo.get("places", {})
    titles = [section.title for _, section in knowledge.outline.walk()]
    n = max(1, -(-len(sentences) // _STRETCH))
    size = -(-len(sentences) // n) if sentences else 1
    rows = [(written, {t.lemma.lower() for t in s.tokens}) for written, s in sentences.items()]
    told = []
    for start in range(0, n * size, size):
        part = rows[start : start + size]
        above = {sections[written][0] for written, _ in part if written in sections}
        said = [knowledge.outline.title, *(titles if n == 1 else [titles[k] for k in sorted(above)])]
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
    return told, {written: at // size for at, (written, _) in enumerate(rows)}
