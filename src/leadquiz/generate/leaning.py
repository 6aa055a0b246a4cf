"""Whether a sentence says all that a reader of it alone needs, or leans on the one before it."""

import re

from leadquiz.generate.lexicon import bag
from leadquiz.generate.pointing import (
    FIRST_SECOND,
    NEUTRAL,
    PERSONAL,
    PLURAL,
    is_expletive,
    is_of_what,
    takes_up,
)
from leadquiz.generate.shown import LONG_PAIR, first_word, says_which
from leadquiz.generate.tokens import Sentence, Token

_SHORTEST = 7  # words of a sentence
_LEANING = re.compile(
    r"(?:This|That|These|Those|Such|It|They|Another|Others?|Both|Here|As a result|For example|For instance|In turn|"
    r"Thus|Hence|Instead|Conversely|Similarly|Despite this|In this|At the same time|By doing so|In doing so|With this|"
    r"(?:\w+ ){1,3}(?:years?|months?|weeks?|days?|hours?|decades?|centur(?:y|ies)) (?:later|earlier|before|after)|"
    r"(?:In )?[Tt]he (?:same|following|next) (?:year|month|week|day|decade|century)|"
    r"There(?! (?:is|are|was|were|ha[sd]|have|may|might|can|could|will|would|must|should|exist|remain|came|arose))|"
    r"Yet|But|Nor|Even so|Later|Then|Afterwards?|He|She|I|We|You|His|Her|Its|Their|My|Our|Your)\b"
)
# What counts on, weighs against, or follows from more than one sentence.
_IN_A_ROW = re.compile(r"(?:Another|Others?|Both|Then|Later|Afterwards?|Finally|Next|Second|Third|Lastly)\b")
_DRAWN = bag(
    "indicate show list illustrate depict summarize summarise"
)  # on a page that the reader does not see
_OPEN = bag("here now today yesterday tomorrow ago")
_POINTING = bag("this these those such")


def is_whole_sentence(sentence: Sentence, *, narrative: bool) -> bool:
    """Whether a sentence ends like one and speaks of no day, place or page that only its own reader knows."""
    tokens = sentence.tokens
    if (
        not sentence.text.endswith((".", "!", ".”", '."'))
        or not (tokens[0].text[:1].isupper() or tokens[0].text[:1].isdigit())
        or len(sentence.text.split()) < _SHORTEST
        or sentence.root.pos not in ("VERB", "AUX")
    ):
        return False
    root = sentence.root
    if root.lemma in _DRAWN and root.child("auxpass") is not None and root.child("agent") is None:
        return False
    return not any(
        _is_open(token)
        or (
            token.tag in ("PRP", "PRP$")
            and token.lower in FIRST_SECOND
            and (narrative or token.lower in ("i", "me", "my", "mine"))
        )
        for token in tokens
    )


def _is_open(token: Token) -> bool:
    """ "Now", "the above", "the following": what only who reads it there and then knows."""
    word, before, after = token.lower, token.previous(), token.next()
    if word in _OPEN:
        return not (
            (word == "now" and after is not None and after.lower in ("known", "called"))
            or (word in ("now", "today") and is_of_what(token))
        )
    if word == "there" and token.dep == "advmod" and token.tag == "RB":
        return not any(t.ent in ("GPE", "LOC", "FAC") for t in token.sentence.tokens[: token.i])
    if word == "instead" and before is not None:
        return after is None or after.lower != "of"
    if word in ("above", "below"):
        return token.child("pobj") is None and token.dep in ("advmod", "amod")
    return word == "following" and before is not None and before.lower == "the"


def leans(sentence: Sentence) -> bool:
    """Whether a sentence begins with a word for what was said before, or points there later on."""
    first = first_word(sentence)
    if _points_before(sentence) or _speaks_of_others(sentence):
        return True
    if says_which(first):
        return False
    if _LEANING.match(sentence.source[first.start : sentence.start + len(sentence.text)]):
        return True
    for token in sentence.tokens[first.i :]:
        word = token.lower
        if token.pos in ("NOUN", "PROPN"):
            return False
        if word in _POINTING and _next(token) not in ("who", "that", "of", "in"):
            return True
        if token.tag in ("PRP", "PRP$") and (word in PERSONAL or word in PLURAL or word in NEUTRAL):
            return not (word == "it" and is_expletive(token))
    return False


def _points_before(sentence: Sentence) -> bool:
    """ "Some of this filtrate is lost": which one, only the sentence before tells."""
    said: set[str] = set()
    for token in sentence.tokens:
        if (
            token.lower in ("this", "these", "that", "those")
            and token.dep == "det"
            and said
            and not says_which(token)
            and token.head.lemma.lower() not in said
        ):
            return True
        if token.pos in ("NOUN", "PROPN"):
            said.add(token.lemma.lower())
    return False


def _speaks_of_others(sentence: Sentence) -> bool:
    """ "In 1871 the king allowed their unions": a pronoun for which the sentence itself has no noun."""
    subject = sentence.root.child("nsubj", "nsubjpass")
    inside = set(subject.subtree()) if subject is not None else set()
    for token in sentence.tokens:
        if token.tag not in ("PRP", "PRP$") or (token.lower == "it" and is_expletive(token)):
            continue
        fits = _FITS.get(token.lower)
        if fits is None:
            continue
        before = [
            t for t in sentence.tokens[: token.i] if t.tag in fits or (t.dep == "conj" and "NNS" in fits)
        ]
        if token.tag == "PRP" and token.dep in ("dobj", "pobj", "dative"):
            before = [t for t in before if t not in inside]  # "the king raised an army to face him"
        if token in inside or token is subject:
            # An opening may name whom the main clause is about; what it only passes by is somebody else.
            before = [t for t in before if t.dep in ("nsubj", "nsubjpass") or t.pos == "PROPN"]
        elif not before and subject is not None and token.i < subject.i and subject.tag in fits:
            continue  # "After its fall, Rome …"
        if not before:
            return True
    return False


_ONE, _MANY = ("NN", "NNP"), ("NNS", "NNPS")
_FITS = {
    **dict.fromkeys(("it", "its"), _ONE), **dict.fromkeys(("they", "them", "their"), _MANY),
    **dict.fromkeys(("he", "him", "his", "she", "her"), _ONE),
}  # fmt: skip


def leans_on(earlier: Sentence, sentence: Sentence) -> bool:
    """Whether one sentence follows the other, both fit into one question, and the later is no step of a longer row."""
    if earlier.source is not sentence.source or sentence.source[earlier.end : sentence.start].strip():
        return False
    words = len(earlier.text.split()) + len(sentence.text.split())
    return words <= LONG_PAIR and not _IN_A_ROW.match(sentence.text)


def goes_on_about(earlier: Sentence, sentence: Sentence) -> bool:
    """Whether a sentence of a story speaks of "the raids" that the one before it told of."""
    nouns = {t.lemma.lower() for t in earlier.tokens if t.pos in ("NOUN", "PROPN")}
    return takes_up(sentence, nouns) and leans_on(earlier, sentence)


def _next(token: Token) -> str:
    after = token.next()
    return after.lower if after is not None else ""
