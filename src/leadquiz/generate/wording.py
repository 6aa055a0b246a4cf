"""How a finished question reads against its sentence: its words must be one run of it, apart from what moves.

A question takes the words of its clause in their order; the answer, an aside between commas and whole phrases may be
left out, the auxiliary and a setting may move. These gates say where a question was torn or two clauses were fused.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from sys import intern

from leadquiz.generate.clause import in_brackets
from leadquiz.generate.gates import Gate, stem
from leadquiz.generate.language import inflect_past
from leadquiz.generate.lexicon import bag
from leadquiz.generate.names import PERSON
from leadquiz.generate.scope import sentence_of
from leadquiz.generate.tokens import Sentence, Token
from leadquiz.generate.views import Knowledge
from leadquiz.model import GAP, Candidate, Kind

_SHOWN = (Kind.QUOTE, Kind.STEPS, Kind.LIST, Kind.HEADING)  # what rests on more than one sentence
_OF_WORDS = ("acronyms", "glossary", "lifetimes", "former names", "meanings")  # which need no sound sentence
_OF_LISTS = ("headed_lists", "led_lists")  # asked of headings, whatever stands below them
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
    if ("trace", text) not in sentence.memo:
        sentence.memo["trace", text] = _trace(text, sentence)
    found: Trace = sentence.memo["trace", text]
    return found


def _trace(text: str, sentence: Sentence) -> Trace:
    said, forms = _said(sentence)
    keys = [word.key for word in said]
    known = set(keys)
    words, before, own = [], [], []
    end = 0
    for match in _WORD.finditer(text):
        word = intern(match.group().lower())
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
    if candidate.rule in (*_OF_WORDS, *_OF_LISTS) or candidate.kind is Kind.QUOTE:
        return ""
    sentence = sentence_of(candidate, knowledge)
    if sentence is None:
        return ""
    if "glued" not in sentence.memo:
        sentence.memo["glued"] = _is_glued(sentence)
    glued: str = sentence.memo["glued"]
    if glued or candidate.kind is Kind.CLOZE:
        return glued
    if sentence.root.pos == "ADP":
        return "no verb carries the sentence"
    return ""


_SHORTENED = bag("no nos vol vols pp p art sec ch fig ed eds approx ca cf vs")
_OPENERS = bag("the this these those a an")


def _is_glued(sentence: Sentence) -> str:
    tokens = sentence.tokens
    root = sentence.root
    if root.tag == "VBN" and root.child("aux", "auxpass") is None and inflect_past(root.lemma) != root.lower:
        return "a participle is no main verb"
    if sentence.text[0].islower() and not any(c.isupper() for c in tokens[0].text):
        return "begins in the middle of a sentence"
    for before, token in pairwise(tokens):
        after = token.next()
        if token.text == "." and after is not None and after.text[0].isalnum():
            if before.text != "." and before.lower not in _SHORTENED:
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
    """What the question keeps must be one run: no comma and no "and" is lost inside it."""
    if candidate.rule in _OF_WORDS:
        return ""
    if candidate.kind in (*_SHOWN, Kind.CLOZE) and candidate.rule != "enumerations":
        return ""
    sentence = sentence_of(candidate, knowledge)
    if sentence is None:
        return ""
    return _break(trace(candidate.question, sentence))


def _break(found: Trace) -> str:
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


_CUT = re.compile(
    r", [a-z]+\?$|\b(?:both|either|neither|yet|nor|so|then)\?$|\bwhat to as\b|[—–],|\b[a-z]+[A-Z]?\. [A-Z][a-z]+ing\b|"
    r"^(?:What|Who) (?:is|are|was|were) [\d.,%]+\?$"
)
_INVERTED = re.compile(r"\b(?:did|does|do)\b")
_UNCHANGED = bag(
    "spacecraft aircraft craft fish sheep deer series species offspring staff personnel people percent"
)
_FINITE = ("VBD", "VBZ", "VBP")
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")


def well_formed(candidate: Candidate, knowledge: Knowledge) -> str:
    """A question has one finite verb group that its subject goes with, and ends where a phrase ends."""
    if candidate.kind in (*_SHOWN, Kind.CLOZE) and candidate.rule != "enumerations":
        return ""
    if candidate.rule in _OF_WORDS:
        return ""
    if match := _CUT.search(candidate.question):
        return f"cut off at {match.group()!r}"
    sentence = sentence_of(candidate, knowledge)
    if sentence is None:
        return ""
    found = trace(candidate.question, sentence)
    asked = [None if place is None else found.said[place].token for place in found.places]
    return (
        _miscounted(found, asked, sentence) or _two_verbs(candidate, found, asked) or _ends_in_brackets(asked)
    )


def _miscounted(found: Trace, asked: list[Token | None], sentence: Sentence) -> str:
    """ "How many slightly minutes", "how many space": what is counted is a noun in the plural."""
    for i in range(2, len(found.words)):
        if found.words[i - 2 : i] != ["how", "many"]:
            continue
        word = found.words[i]
        if any(t.lower == word and t.pos == "ADV" for t in sentence.tokens):
            return f"'how many' before {word!r}"
        noun = asked[i]
        while (
            noun is not None and noun.dep in ("compound", "amod", "nummod", "nmod") and noun.head.i > noun.i
        ):
            noun = noun.head
        if noun is not None and noun.tag == "NN" and noun.lower not in _UNCHANGED and noun.text.islower():
            return f"'how many' of {noun.text!r}"
    return ""


def _two_verbs(candidate: Candidate, found: Trace, asked: list[Token | None]) -> str:
    """ "What did the firm sell and bought shares?": a verb without a subject beside the one that was turned."""
    if not _INVERTED.search(candidate.question):
        return ""
    for word, token in zip(found.words, asked, strict=True):
        if token is None or word != token.lower or token.tag not in _FINITE or token.pos != "VERB":
            continue
        if token.dep in ("conj", "dep", "ROOT") and token.child(*_SUBJECTS) is None and word != token.lemma:
            return f"{word!r} has no subject"
    return ""


def _ends_in_brackets(asked: list[Token | None]) -> str:
    """ "in 1795 (Vol. | 1)": a bracket's first word is no end of the clause before it."""
    last = asked[-1] if asked else None
    if last is None or not in_brackets(last):
        return ""
    verbs = [t for t in asked if t is not None and t.pos == "VERB"]
    return f"{last.text!r} stands in brackets" if verbs and not any(map(in_brackets, verbs)) else ""


_NAME_RUN = re.compile(r"(?<=\s)[^\W\d_]*[A-Z][\w’'&.-]*(?: [^\W\d_]*[A-Z][\w’'&.-]*)*")
_NAME_BEFORE = re.compile(r"([A-Z][\w’'.-]*)[ -]$")
_NAME_BEHIND = re.compile(r" (?:(?:the|of|of the|for|de|von) )?([A-Z][\w-]*)|-([A-Z][\w-]*)")
# Capitals that may stand beside a name without being part of it: first words of sentences, and titles.
_BESIDE_NAMES = bag(
    "the a an in on at when while after before during by for and but as if since with from his her its their this that "
    "these those to of both although because under until then once like"
) | bag(
    "president emperor king queen pope dr mr mrs ms sir lord lady general captain professor senator governor prince "
    "princess saint st chief justice secretary minister prime colonel commander admiral bishop sultan ceo major judge"
)


def names_uncut(candidate: Candidate, _knowledge: Knowledge) -> str:
    """A name in the question must not be the rest of a longer one: "Too" of "Me Too"."""
    if candidate.rule in _OF_WORDS or candidate.kind in (Kind.CLOZE, Kind.QUOTE):
        return ""
    evidence = " ".join(candidate.evidence.split())
    if candidate.answer_type == PERSON and (
        match := re.search(rf"\b{re.escape(candidate.answer)} the [A-Z]\w+", evidence)
    ):
        return f"{candidate.answer!r} is cut out of {match.group()!r}"
    for match in _NAME_RUN.finditer(candidate.question):
        name = re.sub(r"(?:['’]s|['’.,]+)$", "", match.group())
        if len(name) > 1 and (longer := _longer(name, candidate.question, evidence)):
            return f"{name!r} is cut out of {longer!r}"
    return ""


def _longer(name: str, question: str, evidence: str) -> str:
    """The longer name that a name stands in wherever the evidence has it, "" where it stands alone."""
    asked = question.lower()
    found = ""
    for place in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w])", evidence):
        before = _NAME_BEFORE.search(evidence[: place.start()])
        behind = _NAME_BEHIND.match(evidence, place.end())
        if before and not _is_beside(before[1]) and before[1].lower() not in asked:
            found = f"{before[1]} {name}"
            continue
        if behind and (word := behind[1] or behind[2]) and word.lower() not in asked:
            found = f"{name}{behind.group()}"
            continue
        return ""
    return found


def _is_beside(word: str) -> bool:
    """Whether a capital word before a name is none of its words: an owner, a title, the first of the sentence."""
    return word.endswith(("’s", "'s")) or word.lower().rstrip(".") in _BESIDE_NAMES


WORDING_GATES: tuple[Gate, ...] = (of_one_sentence, of_whole_words, unbroken, well_formed, names_uncut)
