"""How likely a demanding teacher is to hand a card out, by two readings.

What makes a card trivial, vague or torn shows in no single sign, so it is learnt: from 60,000 cards of 1,200 texts that
strict readers accepted or rejected (docs/decisions/0011-worth.md). The network here sees the words of question, answer
and sentence with their places in the parse, and how the sentence stands in the document; a layer of attention over them
gives one number. What it does not find hopeless a language model reads (`second_reading`). Its weights lie beside this
module.
"""

import hashlib
import io
import json
import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from leadquiz.generate.dates import YEAR
from leadquiz.generate.figures import announced
from leadquiz.generate.gates import content
from leadquiz.generate.names import ORGANISATION, PERSON, PLACE
from leadquiz.generate.parse_cache import ParseCache, remembered
from leadquiz.generate.pointing import takes_up
from leadquiz.generate.reports import is_report
from leadquiz.generate.salience import is_long_story, salience
from leadquiz.generate.scope import sentence_of
from leadquiz.generate.second_reading import second_reading, text_of
from leadquiz.generate.select import ADJUNCTS, AT_LARGE, GAPS, LISTED, PHRASES
from leadquiz.generate.tokens import Sentence, Token
from leadquiz.generate.told import IN_TITLE, digest, told_around
from leadquiz.generate.vectors import Array, cosine, vectors
from leadquiz.generate.views import Knowledge
from leadquiz.generate.wording import trace
from leadquiz.model import GAP, Candidate, Kind

_POS = "NOUN PROPN VERB AUX ADJ ADV ADP DET PRON NUM CCONJ SCONJ PART PUNCT SYM INTJ X"
_DEPS = (
    "ROOT nsubj nsubjpass dobj pobj attr prep det amod compound conj cc aux auxpass advmod advcl relcl acl ccomp "
    "xcomp appos poss nummod punct mark agent npadvmod pcomp acomp oprd dative expl neg prt nmod quantmod csubj "
    "parataxis dep case intj meta predet preconj"
)
_TAGS = "VBD VBZ VBP VB VBG VBN MD NN NNS NNP NNPS PRP PRP$ WDT WP WRB JJR JJS RBR CD EX TO"
_ENTS = (
    "PERSON ORG GPE LOC NORP DATE TIME MONEY PERCENT CARDINAL ORDINAL QUANTITY FAC PRODUCT EVENT WORK_OF_ART LAW "
    "LANGUAGE"
)


def _numbered(names: str) -> dict[str, int]:
    return {name: number for number, name in enumerate(names.split(), 1)}


_POS_OF, _DEP_OF, _TAG_OF, _ENT_OF = map(_numbered, (_POS, _DEPS, _TAGS, _ENTS))
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*|_+|[^\w\s]")
_LONGEST = {"question": 48, "answer": 24, "sentence": 64}  # words read of each
_KINDS = ("fact", "cloze", "definition", "list", "cause", "quote")

Row = tuple[str, int, int, int, int, int, int, int]
"""A word as the network reads it: text, part of the card (0 question, 1 answer, 2 sentence), part of speech,
dependency, tag, entity type, how often the document says it (0–5), and signs as bits: capital, digit, in a heading,
name, said in the question (or, outside the sentence, in the sentence), said in the answer, said in the two sentences
before, never said before."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A card as the network reads it."""

    rows: list[Row]
    context: str
    title: str
    standing: list[float]  # of the sentence in its document, each about 0–1
    rule: str
    answer_type: str
    kind: str


_OFTEN = (2, 3, 5, 10, 21)

Known = tuple[int, int, int, int, int, int]
"""What a row tells of a token whatever card it stands in: its fields from the part of speech on, signs last."""


def _known(sentence: Sentence, evidence: str, knowledge: Knowledge) -> list[Known]:
    """Of each token of a sentence; worked out once for all its cards."""
    if "as read" not in sentence.memo:
        told, names = told_around(evidence, knowledge), knowledge.names
        before = told.before.get(evidence, frozenset())
        sentence.memo["as read"] = [
            (
                _POS_OF.get(token.pos, 0), _DEP_OF.get(token.dep, 0), _TAG_OF.get(token.tag, 0),
                _ENT_OF.get(token.ent, 0), bisect_right(_OFTEN, told.lemmas[lemma]),
                (lemma in told.titles) << 2
                | (names.at(token) is not None) << 3
                | (lemma in before) << 6
                | (told.firsts.get(lemma) == evidence) << 7,
            )
            for token in sentence.tokens
            for lemma in (token.lemma.lower(),)
        ]  # fmt: skip
    found: list[Known] = sentence.memo["as read"]
    return found


_CONTENT = ("NOUN", "PROPN", "VERB", "ADJ")

Shares = tuple[float, float, float, float, float, float]
"""Of a sentence: how often the document says its words; how much of it are names, past tense, words of the sentences
before and new ones; whether it leans on those before."""


def _shares(sentence: Sentence, evidence: str, knowledge: Knowledge) -> Shares:
    """Worked out once for all cards of a sentence."""
    if "shares" not in sentence.memo:
        told, tokens = told_around(evidence, knowledge), sentence.tokens
        before = told.before.get(evidence, frozenset())
        lemmas = [t.lemma.lower() for t in tokens if t.pos in _CONTENT]
        own = max(1, len(lemmas))
        sentence.memo["shares"] = (
            sum(told.lemmas[lemma] for lemma in lemmas) / own / 10,
            sum(knowledge.names.at(t) is not None for t in tokens) / max(1, len(tokens)),
            sum(t.tag == "VBD" for t in tokens) / 3,
            sum(lemma in before for lemma in lemmas) / own,
            sum(told.firsts.get(lemma) == evidence for lemma in lemmas) / own,
            float(_leans(sentence, before)),
        )
    found: Shares = sentence.memo["shares"]
    return found


def read(candidate: Candidate, knowledge: Knowledge) -> Reading:
    """What the network is told of a card: its words, and how its sentence stands in the document."""
    sentence = sentence_of(candidate, knowledge)
    told = told_around(candidate.evidence, knowledge)
    before = told.before.get(candidate.evidence, frozenset())
    known = _known(sentence, candidate.evidence, knowledge) if sentence is not None else []
    often, named, past, taken_up, new, leans = (
        _shares(sentence, candidate.evidence, knowledge) if sentence is not None else (0.0,) * 6
    )
    rows: list[Row] = []

    def add(word: str, part: int, token: Token | None, said: int) -> None:
        signs = word[:1].isupper() | word[:1].isdigit() << 1 | said << 4
        if token is not None:
            rows.append((word, part, *known[token.i][:-1], signs | known[token.i][-1]))
            return
        lemma = word.lower()
        signs |= (lemma in told.titles) << 2 | (lemma in before) << 6
        signs |= (told.firsts.get(lemma) == candidate.evidence) << 7
        rows.append((word, part, 0, 0, 0, 0, bisect_right(_OFTEN, told.lemmas[lemma]), signs))

    def placed(text: str) -> list[tuple[str, Token | None]]:
        words = _WORD.findall(text)
        if sentence is None:
            return [(word, None) for word in words]
        found = trace(text, sentence)
        out: list[tuple[str, Token | None]] = []
        at = 0
        for word in words:
            place = None
            if at < len(found.words) and found.words[at] == word.lower():
                place = found.places[at]
                at += 1
            out.append((word, found.said[place].token if place is not None else None))
        return out

    asked, answered = placed(candidate.question), placed(candidate.answer)
    in_question = {t.i for _, t in asked if t is not None}
    in_answer = {t.i for _, t in answered if t is not None}
    for word, token in asked[: _LONGEST["question"]]:
        add(word, 0, token, token is not None)
    for word, token in answered[: _LONGEST["answer"]]:
        add(word, 1, token, token is not None)
    tokens = sentence.tokens if sentence is not None else []
    for token in tokens[: _LONGEST["sentence"]]:
        add(token.text, 2, token, (token.i in in_question) | (token.i in in_answer) << 1)
    if sentence is None:
        for word in _WORD.findall(candidate.evidence)[: _LONGEST["question"]]:
            add(word, 2, None, 0)
    content = [t for t in tokens if t.pos in _CONTENT]
    path = set(IN_TITLE.findall(" ".join(candidate.section).lower()))
    block = len(sentence.source) if sentence is not None else len(candidate.evidence)
    _, at = knowledge.memo.get("places", {}).get(candidate.evidence, (0, 0))
    standing = [
        float(knowledge.narrative),
        min(at, 30) / 30,
        min(told.sentences, 400) / 400,
        float(sentence is not None and sentence.start == 0),
        sentence.start / max(1, block) if sentence is not None else 0.0,
        min(block, 1500) / 1500,
        len(tokens) / 40,
        len(asked) / 20,
        len(answered) / 10,
        len(in_question) / max(1, len(tokens)),
        len(in_answer) / max(1, len(tokens)),
        sum(t.lemma.lower() in path for t in content) / max(1, len(content)),
        often,
        float(bool(candidate.context)),
        float(sentence is None),
        named,
        float(knowledge.person != ""),
        float(knowledge.organisation != ""),
        float(knowledge.speaker != ""),
        past,
        taken_up,
        new,
        float(bool(before)),
        leans,
    ]
    return Reading(
        rows, candidate.context, knowledge.outline.title or knowledge.outline.name, standing, candidate.rule,
        candidate.answer_type.split(":")[0], candidate.kind.value,
    )  # fmt: skip


def _leans(sentence: Sentence, before: frozenset[str]) -> bool:
    """Whether the subject is "the N" of a sentence just before."""
    subject = sentence.root.child("nsubj", "nsubjpass")
    article = subject.child("det") if subject is not None else None
    return (
        subject is not None
        and article is not None
        and article.lower == "the"
        and subject.lemma.lower() in before
    )


class Network:
    """The network with its weights: layers of attention of four heads each, the norm before each half."""

    def __init__(self, weights: dict[str, Any]) -> None:
        self._w: dict[str, Array] = {
            name: value.astype(np.float32) for name, value in weights.items() if value.dtype == np.float16
        }
        facts = json.loads(bytes(weights["facts"]).decode())
        self._rules: dict[str, int] = facts["rules"]
        self._types: dict[str, int] = facts["types"]
        self._layers = sum(name.endswith("_qkv") for name in weights)

    def worth(self, readings: Sequence[Reading]) -> list[float]:
        """For each card the chance, 0–1, that a strict reader accepts it."""
        out = [0.0] * len(readings)
        order = sorted(range(len(readings)), key=lambda i: (len(readings[i].rows), i))
        for start in range(0, len(order), _BATCH):
            chosen = order[start : start + _BATCH]
            for i, score in zip(chosen, self._scores([readings[i] for i in chosen]), strict=True):
                out[i] = 1 / (1 + float(np.exp(-score)))
        return out

    def _scores(self, readings: Sequence[Reading]) -> Array:
        w, known = self._w, vectors()
        longest = max(len(r.rows) for r in readings)
        codes = np.zeros((len(readings), longest, 7), np.int64)
        said = np.zeros((len(readings), longest, known.width), np.float32)
        there = np.zeros((len(readings), longest), bool)
        for i, reading in enumerate(readings):
            n = len(reading.rows)
            codes[i, :n] = [row[1:] for row in reading.rows]
            said[i, :n] = known.rows(row[0] for row in reading.rows)
            there[i, :n] = True
        part, signs = codes[..., 0], codes[..., 6]
        bits = np.stack([*(signs >> k & 1 for k in range(8)), there], -1).astype(np.float32)
        embedded = [
            w[name][codes[..., k]]
            for k, name in ((1, "pos"), (2, "dep"), (3, "tag"), (4, "ent"), (5, "often"), (0, "part"))
        ]
        x = np.concatenate([said, *embedded, bits], -1) @ w["in"] + w["in_bias"]
        x = x + w["place"][np.minimum(np.arange(longest), len(w["place"]) - 1)]
        hidden = np.where(there, 0, -1e9).astype(np.float32)[:, None, None, :]
        for layer in range(self._layers):
            x = x + self._attended(_normed(x, w[f"{layer}_norm1"], w[f"{layer}_norm1_bias"]), layer, hidden)
            y = _normed(x, w[f"{layer}_norm2"], w[f"{layer}_norm2_bias"])
            y = np.maximum(y @ w[f"{layer}_up"] + w[f"{layer}_up_bias"], 0)
            x = x + y @ w[f"{layer}_down"] + w[f"{layer}_down_bias"]
        x = _normed(x, w["norm"], w["norm_bias"])
        sentence = (part == 2) & there
        pools = [_pooled(x, (part == k) & there) for k in range(3)]
        pools.append(_pooled(x, sentence & (signs >> 4 & 1 > 0)))
        context = _means([r.context for r in readings], 16)
        title = _means([r.title for r in readings], 10)
        answer, evidence = _pooled(said, (part == 1) & there), _pooled(said, sentence)
        alike = [cosine(a, b) for a in (answer, evidence) for b in (context, title)]
        around = np.concatenate([context, title], -1) @ w["around"] + w["around_bias"]
        rule = w["rule"][[self._rules.get(r.rule, 0) for r in readings]]
        kind = w["type"][[self._types.get(r.answer_type, 0) for r in readings]]
        standing = np.array([r.standing for r in readings], np.float32)
        kinds = np.array([[r.kind == kind for kind in _KINDS] for r in readings], np.float32)
        h = np.concatenate([*pools, around, rule, kind, standing, np.stack(alike, -1), kinds], -1)
        h = np.maximum(h @ w["head"] + w["head_bias"], 0)
        scores: Array = (h @ w["out"] + w["out_bias"])[:, 0]
        return scores

    def _attended(self, x: Array, layer: int, hidden: Array) -> Array:
        w, heads = self._w, _HEADS
        n, length, width = x.shape
        qkv = (x @ w[f"{layer}_qkv"] + w[f"{layer}_qkv_bias"]).reshape(n, length, 3, heads, width // heads)
        query, key, value = (qkv[:, :, k].transpose(0, 2, 1, 3) for k in range(3))
        weights = query @ key.transpose(
            0, 1, 3, 2
        )  # the largest thing here, so that the rest happens in its place
        weights /= np.float32((width // heads) ** 0.5)
        weights += hidden
        weights -= weights.max(-1, keepdims=True)
        np.exp(weights, out=weights)
        weights /= weights.sum(-1, keepdims=True)
        mixed = (weights @ value).transpose(0, 2, 1, 3).reshape(n, length, width)
        out: Array = mixed @ w[f"{layer}_mix"] + w[f"{layer}_mix_bias"]
        return out


_BATCH = 64  # cards at once
_HEADS = 4


def _normed(x: Array, weight: Array, bias: Array) -> Array:
    centred = x - x.mean(-1, keepdims=True)
    out: Array = (
        centred / np.sqrt((centred * centred).mean(-1, keepdims=True) + np.float32(1e-5)) * weight + bias
    )
    return out


def _means(texts: Sequence[str], most: int) -> Array:
    """The mean over the first words of each text; many cards have the same line above and title."""
    means = {text: vectors().mean(IN_TITLE.findall(text)[:most]) for text in dict.fromkeys(texts)}
    return np.stack([means[text] for text in texts])


def _pooled(x: Array, chosen: Any) -> Array:
    kept = chosen.astype(np.float32)[..., None]
    out: Array = (x * kept).sum(1) / np.maximum(kept.sum(1), 1)
    return out


@cache
def network() -> Network:
    """The network as it comes with leadquiz."""
    with np.load(io.BytesIO(_weights())) as weights:
        return Network({name: weights[name] for name in weights.files})


_WORTH_READING = 0.65  # a chance below which a second reading of a phrase or gap is not worth its time
_WORTH_READING_OF_FEW = 0.5  # in a text where all of them are read soon
_FEW_TO_READ = 300  # sentences
_AT_ONCE = 256  # cards
_MOST_READ = 2  # phrases and gaps of a sentence
_UNREAD = 0.5  # the most that the first reading alone can make of a card
_SURE = 5.0  # logarithm of the odds, where they are too good to be told apart
# Fitted to 2,700 rated cards of 350 texts that neither reading had learnt from.
_FIRST, _SECOND, _BOTH = 0.26, 0.52, -0.2
_BEST = 3.0  # hardly a card in a hundred gets a higher score from the second reading


def worth_of(
    candidates: Sequence[Candidate],
    knowledge: Knowledge,
    store: ParseCache | None = None,
    *,
    least: float = 0.0,
) -> list[float]:
    """What each card of a document is worth, 0–1.

    That is the chance that a demanding teacher would hand it out unedited, a little more where its sentence must be
    known and less where it need not. The network looks at all; those of the rules, and the phrases and gaps that it
    does not find hopeless, the language model of `second_reading` judges too. What rests on the outline of a story
    passes: neither has learnt of that; nor is what rules ask of a long story read again, all of which passes. What
    cannot reach `least` whatever the model says is not read again either, and is worth some number below `least`.
    """
    worths: list[float] = []
    for start in range(0, len(candidates), _AT_ONCE):  # what is read of a card takes more room than the card
        worths += _first_reading(candidates[start : start + _AT_ONCE], knowledge, store)
    short = len(knowledge.memo.get("sentences", ())) <= _FEW_TO_READ
    chosen = _to_read(candidates, worths, _WORTH_READING_OF_FEW if short else _WORTH_READING)
    for i in set(range(len(candidates))).difference(chosen):
        worths[i] = min(worths[i], _UNREAD)
    odds_of = {i: _odds_before(worths[i]) + _mended(candidates[i], knowledge) for i in chosen}
    for i in chosen:
        worths[i] = _chance(odds_of[i] + _SECOND * _BEST)
    passing = {i for i in chosen if _passes(candidates[i], knowledge)}
    for i in passing:
        worths[i] = _chance(odds_of[i])
    read_again = [i for i in chosen if worths[i] >= least and i not in passing]
    scores = second_reading([text_of(candidates[i], knowledge) for i in read_again], store)
    for i, second in zip(read_again, scores, strict=True):
        worths[i] = _chance(odds_of[i] + _SECOND * second)
    if knowledge.narrative:
        worths = [
            1.0 if candidate.rule in _OF_STRUCTURE else worth
            for candidate, worth in zip(candidates, worths, strict=True)
        ]
    return worths


def _odds_before(worth: float) -> float:
    """What the first reading adds to the logarithm of the odds."""
    return _FIRST * (math.log(worth / (1 - worth)) if worth < 1 else _SURE) + _BOTH


def _chance(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))


def _first_reading(
    candidates: Sequence[Candidate], knowledge: Knowledge, store: ParseCache | None
) -> list[float]:
    return remembered(
        store,
        [_key(candidate, knowledge) for candidate in candidates],
        lambda new: network().worth([read(candidates[i], knowledge) for i in new]),
    )


def _to_read(candidates: Sequence[Candidate], worths: Sequence[float], from_worth: float) -> list[int]:
    """Positions of what is read a second time: all that rules ask, and the best phrases and gaps of each sentence."""
    at_large = [i for i, c in enumerate(candidates) if c.rule in (PHRASES, GAPS)]
    read_of = Counter[str]()
    chosen = set(range(len(candidates))) - set(at_large)
    for i in sorted(at_large, key=lambda i: (-worths[i], i)):
        if worths[i] >= from_worth and read_of[candidates[i].evidence] < _MOST_READ:
            read_of[candidates[i].evidence] += 1
            chosen.add(i)
    return sorted(chosen)


# What rests on a heading or a label more than on its sentence.
_OF_STRUCTURE = ("dated_titles", "glossary", "headed_lists", "labels", "steps")
# What both readings make too little of, or too much, as logarithms of odds: strict readers accepted cards of these
# kinds as often as others that both find so much worthier (docs/quality.md).
_OF_QUOTES, _OF_GAPS, _OF_PAIRS = -0.7, -0.5, -0.7  # pairs: gaps with the sentence before
# What speaks to its reader ("you": 6 of 24 accepted), of its author ("our": 3 of 10) or of its own day ("last year",
# "recently", "now": 3 of 16) leaves open who and when.
_TO_READERS, _OF_READERS = re.compile(r"\b(?:[Yy]ou|[Yy]ours?)\b"), -0.6
_BY_AUTHORS, _OF_AUTHORS = re.compile(r"\b(?:[Ww]e|[Oo]urs?|us)\b"), -0.5
_OF_ITS_DAY = re.compile(
    r"\b(?:[Rr]ecent(?:ly)?|[Cc]urrent(?:ly)?|[Nn]owadays|[Tt]oday|now(?! (?:known|called|in|the))|"
    r"(?:last|next|past) (?:\w+ )?(?:days?|weeks?|months?|quarters?|years?|decades?|season|summer|winter))\b"
)
_OF_NOW = -0.6
# Figures of a report without their year (3 of 24): they hold for a quarter, a poll, a year left open.
_FIGURES, _OF_UNDATED = ("percent", "money", "count", "amount", "age", "duration", "rank"), -3.0
_OF_ANNOUNCED = 1.0  # but those that the author himself calls worth knowing
_OF_ANYTHING = -2.0  # "What does “GP” stand for?" under no heading (0 of 4)
_OF_RULES = {
    PHRASES: -1.0, "subjects": -0.8, "reasons": -0.4, "dates": -0.1, "arguments": -0.9, "means": -0.3,
    "lifetimes": -0.6, "in_place": -0.7, "called": -0.5, "defining": 0.3, "viewed": 0.4,
    "purposes": -0.1, "generalities": -0.6, "definitions": 0.2, "marked terms": 0.2,
    "when": -0.3, "labels": -0.5, "speech": -0.4,
    "durations": -0.3,
    LISTED: 0.5, "called terms": 0.5, "statements": 0.4, "counted": 0.8, "identities": -0.7, "deeds": 0.1,
    "amounts": -0.5, "headed_lists": 1.0, "led_lists": 1.8, "functions": 0.5, "beliefs": -0.4, "measures": 0.2,
    "mottos": 0.6, "effects": -0.6, "norms": -0.7, "results": -0.2, "compositions": -0.2,
}  # fmt: skip
_OF_TYPES = {"count": 0.6, "organisation": 0.3, "percent": 0.4, "doing": 0.3}
_OF_TERMS = 0.3  # hidden by a gap
_OF_NO_TOPIC = -0.3  # a gap with nothing above it
_COARSE, _OF_COARSE = (
    ("date:decade", "date:century", "date:years"),
    -0.6,
)  # gaps that might hide a place as well
# Cards that speak of "the rebellion" and leave open which; gaps that hide half a sentence, that hide the topic, or that
# speak of "the raids" of the sentences before in a story (46 were accepted in 54 %, others in 82 %), and those beside
# an "and" or an "or" (518 in 64 %, others in 78 %).
_MANY_WORDS, _OF_MANY_WORDS, _OF_WHICH_ONE, _OF_THE_TITLE = 4, -0.4, -0.6, -0.7
_OF_GOING_ON, _OF_A_PAIR = -0.9, -0.5
_IN_A_PAIR = re.compile(rf"\b(?:and|or) {GAP}|{GAP} (?:and|or)\b")
_ABSTRACT, _OF_ABSTRACT = re.compile(r"\w(?:ing|tion|ment|ness|ity)$"), -0.5  # 74 were accepted in 57 %
_WHICH_ONE = re.compile(
    r"\b[Tt]he (?:president|king|emperor|governor|amendment|act|bill|rebellion|revolt|war|battle|treaty|court|"
    r"plaintiff|officers?|company|area|region|era|period|colony|settlers|city|law|agreement|group|team|study|authors?|researchers|"
    r"program|project|organization|movement|party|island|document|film|book|report|incident|event|attack|crisis|"
    r"decision|case|state|empire|dynasty|kingdom|capital|product|tribe|regime|district|province|council|committee|"
    r"institution|prince|queen|prefect|minister)(?:[’']s)?\b"
    r"(?!-| (?:of|that|who|which|in|to|for|against|between|with|by|on|called|known|named|[A-Z])\b)"
)
_OF_LONG_STORIES = 4.0  # the readings know texts of some 150 sentences
# News, the story of one person or firm: of what rules ask there, as good as all is worth handing out, whatever the
# readings, taught on textbooks, say.
_OF_STORIES, _OF_THE_PAST = 2.0, 0.8
# What matters: of cards that are liked alike, those on what must be known.
_OF_SALIENCE, _MOST_SALIENCE = 0.2, 2.0
_USUAL_SALIENCE = -1.5


def _mended(candidate: Candidate, knowledge: Knowledge) -> float:
    odds = _OF_QUOTES if candidate.kind is Kind.QUOTE else 0.0
    if candidate.rule == GAPS:
        odds += _OF_PAIRS if candidate.before else _OF_GAPS
    if (found := salience(knowledge, candidate.evidence)) is not None:
        more = found.must_know - _USUAL_SALIENCE
        odds += _OF_SALIENCE * max(-_MOST_SALIENCE, min(_MOST_SALIENCE, more))
    of_its_day = candidate.rule == ADJUNCTS and is_report(knowledge)  # "Why is she meeting the ministers?"
    if _is_of_a_rule(candidate) and not of_its_day:
        if _passes(candidate, knowledge):
            return odds + _OF_LONG_STORIES
        if _is_of_today(knowledge):
            odds += _OF_STORIES
        elif knowledge.narrative:
            odds += _OF_THE_PAST
    shown = f"{candidate.before} {candidate.question}"
    dated = _YEAR.search(f"{candidate.context} {shown}")
    if candidate.answer_type.split(":")[0] in _FIGURES and is_report(knowledge) and not dated:
        odds += _OF_UNDATED
    if candidate.context and candidate.context in announced(knowledge):
        odds += _OF_ANNOUNCED
    if candidate.answer_type == "expansion" and not candidate.context:
        odds += _OF_ANYTHING
    which_one = candidate.kind is not Kind.QUOTE and _WHICH_ONE.search(candidate.before or candidate.question)
    if candidate.kind is not Kind.QUOTE:
        odds += _OF_READERS * bool(_TO_READERS.search(shown)) + _OF_AUTHORS * bool(_BY_AUTHORS.search(shown))
        odds += _OF_NOW * bool(_OF_ITS_DAY.search(shown))
        odds += _OF_WHICH_ONE * bool(which_one)
    if candidate.kind is Kind.CLOZE:
        if not candidate.context and not candidate.before:
            odds += _OF_NO_TOPIC
        if candidate.answer_type in _COARSE:
            odds += _OF_COARSE
        if candidate.answer_type == "phrase" and len(candidate.answer.split()) >= _MANY_WORDS:
            odds += _OF_MANY_WORDS
        if _IN_A_PAIR.search(candidate.question):
            odds += _OF_A_PAIR
        if knowledge.narrative and not which_one and not candidate.before and _goes_on(candidate, knowledge):
            odds += _OF_GOING_ON
        if candidate.answer_type == "phrase" and _ABSTRACT.search(candidate.answer):
            odds += _OF_ABSTRACT
        if candidate.answer_type == "term":
            odds += _OF_TERMS
    if set(content(candidate.answer)) <= set(content(knowledge.outline.title)):
        odds += _OF_THE_TITLE
    return odds + _OF_RULES.get(candidate.rule, 0.0) + _OF_TYPES.get(candidate.answer_type, 0.0)


def _passes(candidate: Candidate, knowledge: Knowledge) -> bool:
    """Whether a card is what rules ask of a long story: accepted alike, whatever the model would say."""
    return is_long_story(knowledge) and _is_of_a_rule(candidate)


def _is_of_a_rule(candidate: Candidate) -> bool:
    return candidate.rule not in AT_LARGE or candidate.rule == ADJUNCTS


def _is_of_today(knowledge: Knowledge) -> bool:
    """Whether a text is the story of one person or firm, of firms at large, or a report of what was said."""
    known: dict[str, bool] = knowledge.memo.setdefault("of today", {})
    if "is" not in known:
        known["is"] = _tells_of_somebody(knowledge)
    return known["is"]


def _tells_of_somebody(knowledge: Knowledge) -> bool:
    sentences: dict[str, Sentence] = knowledge.memo.get("sentences", {})
    names = knowledge.names
    named = sum(bool(names.find(sentence.tokens)) for sentence in sentences.values())
    if not sentences or named < _NAMED * len(sentences):
        return False
    if knowledge.person or knowledge.organisation:
        return True
    firms, others = (
        sum(names.counts[name] for kind in kinds for name in names.of_type(kind))
        for kinds in ((ORGANISATION,), (PERSON, PLACE))
    )
    of_firms = named >= _MOSTLY_NAMED * len(sentences) and firms * 3 >= others * 2 > 0
    return of_firms or is_report(knowledge)


_YEAR = re.compile(rf"\b{YEAR}\b")
_NAMED, _MOSTLY_NAMED = 0.4, 0.5  # shares of sentences that name somebody


def _goes_on(candidate: Candidate, knowledge: Knowledge) -> bool:
    sentence = sentence_of(candidate, knowledge)
    if sentence is None:
        return False
    above = f"{knowledge.outline.title} {' '.join(candidate.section)}".lower()
    said = told_around(candidate.evidence, knowledge).before.get(candidate.evidence, frozenset())
    return takes_up(sentence, said - set(IN_TITLE.findall(above)))


def _key(candidate: Candidate, knowledge: Knowledge) -> str:
    """Of all that `read` looks at: the card, and what is told around it."""
    card = (
        candidate.question, candidate.answer, candidate.evidence, candidate.context, candidate.section, candidate.rule,
        candidate.answer_type, candidate.kind.value,
    )  # fmt: skip
    around = digest(told_around(candidate.evidence, knowledge), knowledge)
    return hashlib.sha256(_version() + around + repr(card).encode("utf-8", "surrogatepass")).hexdigest()


@cache
def _version() -> bytes:
    return hashlib.sha256(_weights()).digest()


@cache
def _weights() -> bytes:
    return files("leadquiz.generate").joinpath("worth.npz").read_bytes()
