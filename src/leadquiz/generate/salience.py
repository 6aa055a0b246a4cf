"""How much a sentence matters to its document: whether a student of the text should know for good what it says.

Learnt from the sentences of some 700 texts in which readers marked what must be known and what is worth knowing
(docs/decisions/0012-salience.md). It decides which sentences are worth asking of at all; which cards on them are good
is for `worth`. Cheap enough for every sentence of a book: means of word vectors and a few signs, one hidden layer.
"""

import hashlib
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from leadquiz.generate.parse_cache import READINGS, ParseCache
from leadquiz.generate.tokens import Sentence
from leadquiz.generate.told import IN_TITLE, Told, digest, stretches, told_around
from leadquiz.generate.vectors import Array, cosine, vectors
from leadquiz.generate.views import Knowledge

_CONTENT = ("NOUN", "PROPN", "VERB", "ADJ")
_SAYS_WHAT = re.compile(
    r"\b(?:(?:is|are|was|were) (?:an?|the|one|called|known|defined|termed|named|made|used|based|caused)|"
    r"(?:also )?(?:called|known as|referred to as|termed|defined as|dubbed|named)|refers? to|"
    r"means? (?:that|the|an?)|consists? of|"
    r"composed of|because|causes?|caused|leads? to|led to|results? in|resulted in|must|states? that|holds? that|"
    r"argue[sd]? that|stands? for|occurs? when|allows?|requires?|protects?|prevents?|produces?|provides?|includes?)\b"
)
_LEANS = re.compile(
    r"(?:This|That|These|Those|Such|It|They|He|She|I|We|You|His|Her|Its|Their|My|Our|Your|Another|Others?|Both|Here)\b"
)
_ILLUSTRATES = re.compile(
    r"\b(?:[Ff]or (?:example|instance)|such as|e\.g\.|[Ii]magine|[Ss]uppose|[Cc]onsider)\b"
)
_SPEAKS_OF_ITSELF = re.compile(
    r"\b(?:chapter|section|lesson|reading|article|[Ff]igure|[Tt]able|module|link)\b"
)
_WEIGHS = re.compile(
    r"\b(?:most|first|only|main|major|key|important|essential|critical|fundamental|primary|central|"
    r"principle|law|theory|goal|purpose|role|function|difference|advantage|effects?|result)\b"
)


@dataclass(frozen=True, slots=True)
class Salience:
    """How likely readers say of a sentence that it is worth knowing, and that it must be known; as log odds."""

    worth_knowing: float
    must_know: float


def is_salient(knowledge: Knowledge, written: str) -> bool:
    """Whether it is worth while to ask anything of a sentence that no rule knows how to ask."""
    found = salience(knowledge, written)
    return found is None or found.worth_knowing + found.must_know >= _LEAST


_LEAST = -4.0  # the lower third of all sentences, which holds one in twenty-five of those that must be known


def is_worth_any_form(knowledge: Knowledge, written: str) -> bool:
    """Whether to ask for every phrase of a salient sentence, and to hide it; in a long story only if it matters more.

    Its rules ask enough; of the phrases and gaps beside, one in a thousand reaches the usual worth, none of them on a
    sentence that readers rather need not know.
    """
    if knowledge.thorough or not is_long_story(knowledge):
        return True
    found = salience(knowledge, written)
    return found is None or found.worth_knowing + found.must_know >= 0


_LONG = 1000  # sentences


def is_long_story(knowledge: Knowledge) -> bool:
    """Whether a document is a story of the length of a book, whose cards by rules are all worth handing out."""
    return knowledge.narrative and len(knowledge.memo.get("sentences", ())) > _LONG


def salience(knowledge: Knowledge, written: str) -> Salience | None:
    """The salience of a sentence; None for what is no sentence of the document."""
    if "salience" not in knowledge.memo:
        judge_all(knowledge, None)
    found: Salience | None = knowledge.memo["salience"].get(written)
    return found


def judge_all(knowledge: Knowledge, store: ParseCache | None) -> None:
    """Judge every sentence, stretch by stretch; those of a stretch that the store knows are taken from it."""
    parts = stretches(knowledge) if knowledge.memo.get("sentences") else []
    keys = [_key(told, knowledge) for told in parts]
    known = dict(store.load(keys, table=READINGS)) if store is not None else {}
    new: dict[str, list[list[float]]] = {}
    judged = knowledge.memo["salience"] = dict[str, Salience]()
    for key, told in zip(keys, parts, strict=True):
        scores = known.get(key)
        if not isinstance(scores, list) or len(scores) != len(told.before):
            sentences = [knowledge.memo["sentences"][written] for written in told.before]
            found = judge().scores(np.stack([row(sentence, knowledge) for sentence in sentences]))
            scores = new[key] = [[float(worth), float(must)] for worth, must in found]
        for written, (worth, must) in zip(told.before, scores, strict=True):
            judged[written] = Salience(worth, must)
    if store is not None and new:
        store.save(new, table=READINGS)


def _key(told: Told, knowledge: Knowledge) -> str:
    """Of all that `row` looks at in a stretch."""
    places = knowledge.memo.get("places", {})
    numbers = dict.fromkeys(places.get(written, (0, 0))[0] for written in told.before)
    above = [(at, sorted(_headings(knowledge)[n])) for at, n in enumerate(numbers)]
    firsts = [places.get(written, (0, 0))[0] for written in told.before]
    order = [list(numbers).index(n) for n in firsts]
    made = hashlib.sha256(_weights() + digest(told, knowledge) + repr((above, order)).encode())
    return f"salience {made.hexdigest()}"


class Judge:
    """One hidden layer over what `row` gives."""

    def __init__(self, weights: Mapping[str, Any]) -> None:
        self._hidden, self._out = (weights[name].astype(np.float32) for name in ("hidden", "out"))
        self._hidden_bias, self._out_bias = weights["hidden_bias"], weights["out_bias"]

    def scores(self, rows: Array) -> Array:
        """(sentences, 2): log odds that a sentence is worth knowing, and that it must be known."""
        found: Array = np.maximum(rows @ self._hidden + self._hidden_bias, 0) @ self._out + self._out_bias
        return found


@cache
def judge() -> Judge:
    """The judge as it comes with leadquiz."""
    with np.load(io.BytesIO(_weights())) as weights:
        return Judge({name: weights[name] for name in weights.files})


@cache
def _weights() -> bytes:
    return files("leadquiz.generate").joinpath("salience.npz").read_bytes()


def signs(sentence: Sentence, knowledge: Knowledge) -> list[float]:
    """What is told of a sentence besides its words: its place, its length, what it shares with the document."""
    told = told_around(sentence.written, knowledge)
    number, at = knowledge.memo["places"].get(sentence.written, (0, 0))
    heading = _headings(knowledge)[number]
    place = _place(sentence, knowledge) - told.start
    title = _title(knowledge)
    tokens, text, source = sentence.tokens, sentence.text, sentence.source
    pairs = [(t.pos, t.lemma.lower()) for t in tokens if t.pos in _CONTENT]
    content = [lemma for _, lemma in pairs]
    nouns = [lemma for pos, lemma in pairs if pos in ("NOUN", "PROPN")]
    tags, poses = [t.tag for t in tokens], [t.pos for t in tokens]
    at_name = knowledge.names.at
    root, before = sentence.root, told.before.get(sentence.written, frozenset())
    subject = root.child("nsubj", "nsubjpass")
    lemma = subject.lemma.lower() if subject is not None else ""
    own = max(1, len(content))
    return [
        float(knowledge.narrative),
        min(at, 30) / 30,
        float(at == 0),
        place / max(1, told.sentences),
        float(place < 3),
        min(told.sentences, 400) / 400,
        float(sentence.start == 0),
        sentence.start / max(1, len(source)),
        min(len(source), 1500) / 1500,
        len(tokens) / 40,
        [w in heading for w in content].count(True) / own,
        [w in title for w in content].count(True) / own,
        sum([told.lemmas[w] for w in content]) / own / 10,
        max([told.lemmas[w] for w in nouns], default=0) / 20,
        [at_name(t) is None for t in tokens].count(False) / max(1, len(tokens)),
        tags.count("VBD") / 3,
        (tags.count("VBZ") + tags.count("VBP")) / 3,
        tags.count("MD") / 2,
        [w in before for w in content].count(True) / own,
        [told.firsts.get(w) == sentence.written for w in content].count(True) / own,
        float(bool(before)),
        poses.count("NUM") / 3,
        float(root.lemma == "be"),
        float(bool(_SAYS_WHAT.search(text))),
        float(bool(_LEANS.match(text))),
        float(bool(_ILLUSTRATES.search(text))),
        float(bool(_SPEAKS_OF_ITSELF.search(text))),
        float(bool(_WEIGHS.search(text))),
        [t.lower in _OWN for t in tokens].count(True) / 3,
        float("“" in text or '"' in text),
        float(text.rstrip("”\"’')").endswith(("?", ":", "!"))),
        poses.count("ADJ") / 5,
        sum(map(len, content)) / own / 10,
        float(subject is not None and subject.pos == "PRON"),
        float(subject is not None and knowledge.names.at(subject) is not None),
        told.lemmas[lemma] / 10 if lemma else 0.0,
        float(lemma in heading or lemma in title),
        float(root.pos in ("VERB", "AUX")),
        float(knowledge.person != ""),
        float(knowledge.speaker != ""),
    ]  # fmt: skip


_OWN = frozenset(("i", "we", "you", "my", "our", "your", "us", "me"))


def _title(knowledge: Knowledge) -> frozenset[str]:
    """The words of the document's title."""
    if "title" not in knowledge.memo:
        knowledge.memo["title"] = frozenset(IN_TITLE.findall(knowledge.outline.title.lower()))
    found: frozenset[str] = knowledge.memo["title"]
    return found


def _place(sentence: Sentence, knowledge: Knowledge) -> int:
    """The number of a sentence in its document."""
    if "numbers" not in knowledge.memo:
        knowledge.memo["numbers"] = {written: n for n, written in enumerate(knowledge.memo["sentences"])}
    found: int = knowledge.memo["numbers"].get(sentence.written, 0)
    return found


def _headings(knowledge: Knowledge) -> list[frozenset[str]]:
    """The words of each section's title and of those above it."""
    if "headings" not in knowledge.memo:
        knowledge.memo["headings"] = [
            frozenset(IN_TITLE.findall(" ".join(path).lower())) for path, _ in knowledge.outline.walk()
        ]
    found: list[frozenset[str]] = knowledge.memo["headings"]
    return found


def _above(number: int, knowledge: Knowledge) -> Array:
    """The mean over the words of a section's title, of those above it and of the document's."""
    means: dict[int, Array] = knowledge.memo.setdefault("means above", {})
    if number not in means:
        titles = [*sorted(_headings(knowledge)[number]), *IN_TITLE.findall(knowledge.outline.title)]
        means[number] = vectors().mean(titles)
    return means[number]


def row(sentence: Sentence, knowledge: Knowledge) -> Array:
    """A sentence as the judge of salience sees it: means of vectors, how alike they are, and signs."""
    known = vectors()
    number, _ = knowledge.memo["places"].get(sentence.written, (0, 0))
    words = [t.text for t in sentence.tokens if t.pos != "PUNCT"]
    telling = [t.text for t in sentence.tokens if t.pos in _CONTENT]
    root = known[sentence.root.text]
    subject = sentence.root.child("nsubj", "nsubjpass")
    means = [
        known.mean(words), known.mean(telling), _above(number, knowledge), root,
        known[subject.text] if subject is not None else root * 0,
    ]  # fmt: skip
    alike = cosine(np.stack([means[1], means[4]]), means[2]).tolist()
    return np.concatenate([*means, np.array(alike + signs(sentence, knowledge), np.float32)])
