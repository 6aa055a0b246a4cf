"""How a finished question reads against its sentence: its words must be one run of it, apart from what moves.

A question takes the words of its clause in their order; the answer, an aside between commas and whole phrases may be
left out, the auxiliary and a setting may move. These gates say where a question was torn or two clauses were fused.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from leadquiz.generate.gates import Gate, stem
from leadquiz.generate.lexicon import bag
from leadquiz.generate.scope import sentence_of
from leadquiz.generate.tokens import Sentence, Token
from leadquiz.generate.views import Knowledge
from leadquiz.model import GAP, Candidate, Kind

_SHOWN = (Kind.QUOTE, Kind.STEPS, Kind.LIST, Kind.HEADING)  # what rests on more than one sentence
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_MARK = re.compile(r"[,;:()—–]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence: its first token, how it is compared, and what stands between it and the word before."""

    token: Token
    key: str
    before: str


def _said(sentence: Sentence) -> tuple[list[Word], dict[str, str]]:
    """The words of a sentence, and for each lemma the word there that is a form of it."""
    if "said" not in sentence.memo:
        tokens = iter(sentence.tokens)
        token = next(tokens)
        found: list[Word] = []
        forms: dict[str, str] = {}
        end = 0
        for match in _WORD.finditer(sentence.text):
            at = sentence.start + match.start()
            while token.end <= at:
                token = next(tokens)
            key = stem(match.group().lower())
            found.append(Word(token, key, sentence.text[end : match.start()]))
            forms.setdefault(stem(token.lemma.lower()), key)
            end = match.end()
        sentence.memo["said"] = (found, forms)
    said: tuple[list[Word], dict[str, str]] = sentence.memo["said"]
    return said


@dataclass(frozen=True, slots=True)
class Trace:
    """The words of a text with their places in the sentence, None for those that do not come from it."""

    words: list[str]
    before: list[str]  # what stands between each word and the one before it
    places: list[int | None]
    said: list[Word]


def trace(text: str, sentence: Sentence) -> Trace:
    """Where the words of a question stand in its sentence, the longest runs first."""
    said, forms = _said(sentence)
    keys = [word.key for word in said]
    known = set(keys)
    words, before, own = [], [], []
    end = 0
    for match in _WORD.finditer(text):
        word = match.group().lower()
        key = stem(word)
        words.append(word)
        before.append(text[end : match.start()])
        own.append(key if key in known else forms.get(key, ""))
        end = match.end()
    places: list[int | None] = [None] * len(words)
    for i, j, n in SequenceMatcher(None, own, keys, autojunk=False).get_matching_blocks():
        for x in range(n):
            places[i + x] = j + x
    return Trace(words, before, places, said)


def of_one_sentence(candidate: Candidate, knowledge: Knowledge) -> str:
    """Nothing is asked of a fragment, of a heading glued to a sentence or of two sentences taken for one."""
    if candidate.rule in ("acronyms", "glossary") or candidate.kind is Kind.QUOTE:
        return ""
    sentence = sentence_of(candidate, knowledge)
    if sentence is None:
        return ""
    if "glued" not in sentence.memo:
        sentence.memo["glued"] = _is_glued(sentence)
    glued: str = sentence.memo["glued"]
    if glued or candidate.kind is Kind.CLOZE:
        return glued
    if ";" not in sentence.text and any(len(t.all("nsubj", "nsubjpass")) > 1 for t in sentence.tokens):
        return "a verb with two subjects: the parse is wrong"
    return ""


_SHORTENED = bag("no nos vol vols pp p art sec ch fig ed eds approx ca cf vs")
_OPENERS = bag("the this these those a an")


def _is_glued(sentence: Sentence) -> str:
    tokens = sentence.tokens
    if sentence.text[0].islower() and not any(c.isupper() for c in tokens[0].text):
        return "begins in the middle of a sentence"
    for before, token in pairwise(tokens):
        after = token.next()
        if token.text == "." and after is not None and after.text[0].isalnum():
            if before.lower not in _SHORTENED:
                return "two sentences in one"
        elif token.text in ("•", "●", "▪"):
            return "a list taken for a sentence"
        if not token.text[0].isupper() or not before.text[0].isupper() or not before.text[0].isalpha():
            continue
        if token.tag == "DT" and token.lower in _OPENERS and before.pos in ("NOUN", "PROPN"):
            return "a heading glued to a sentence"
        if token.tag == "VBZ" and before.i and after is not None and after.text[0].isupper():
            return "a heading glued to a sentence"
    return ""


def of_whole_words(candidate: Candidate, knowledge: Knowledge) -> str:
    """No half of a compound, no word twice: "your noisy area re?", "in Ontario in Ontario"."""
    if candidate.kind is Kind.QUOTE:
        return ""
    if re.match(r"[-–](?!\d)", candidate.answer):
        return "half of a word"
    found = [m.group().lower() for m in _WORD.finditer(candidate.question.replace(GAP, "gap"))]
    if candidate.kind is not Kind.CLOZE:
        runs = [tuple(found[i : i + 4]) for i in range(len(found) - 3)]
        if len(set(runs)) < len(runs):
            return "a phrase is said twice"
    sentence = sentence_of(candidate, knowledge)
    if sentence is None or "-" not in sentence.text:
        return ""
    asked = f" {' '.join(_WORD.findall(f'{candidate.question} {candidate.answer}'.lower()))} "
    there = [word.lower() for word in _WORD.findall(sentence.text)]
    plain = set(there)
    for word in there:
        front, mark, back = word.rpartition("-")
        if (
            not mark
            or word.startswith("co-")
            or f" {word} " in asked
            or f" {word.replace('-', ' ')} " in asked
        ):
            continue
        for half in (front, back):
            if half not in plain and half.isalpha() and f" {half} " in asked:
                return f"{half!r} is half of a word"
    return ""


def unbroken(candidate: Candidate, knowledge: Knowledge) -> str:
    """What the question keeps must be one run: no comma or "and" lost, no phrase cut off on one side."""
    if candidate.kind in (*_SHOWN, Kind.CLOZE) and candidate.rule != "enumerations":
        return ""
    sentence = sentence_of(candidate, knowledge)
    if sentence is None:
        return ""
    return _break(candidate, trace(candidate.question, sentence))


def _break(candidate: Candidate, found: Trace) -> str:
    {stem(word.lower()) for word in _WORD.findall(candidate.answer)}
    for i in range(1, len(found.words)):
        a, b = found.places[i - 1], found.places[i]
        if a is None or b is None or b <= a:
            continue
        gap, marks = found.said[a + 1 : b], [word.before for word in found.said[a + 1 : b + 1]]
        token = found.said[b].token
        if not gap:
            mark = _MARK.search(marks[0])
            if not mark or _MARK.search(found.before[i]) or found.said[a].token.pos == "AUX":
                continue
            if token.dep == "advmod" and token.i < token.head.i:
                token = token.head
            moved = token.tag in ("VBN", "VBD", "VBZ", "VBP") and token.dep != "conj"
            if not moved and not found.words[i][0].isdigit():
                return f"the {mark.group()!r} before {found.words[i]!r} is lost"
        elif len(gap) == 1 and gap[0].token.dep == "cc":
            return f"{gap[0].token.text!r} is lost"
    return ""


WORDING_GATES: tuple[Gate, ...] = (of_one_sentence, of_whole_words, unbroken)
