"""A sentence that stands alone and gives a thing its name: "a frame known as ____ to hold the bell"."""

import re
from collections.abc import Iterator, Sequence

from leadquiz.generate.lexicon import EVALUATIVE, bag
from leadquiz.generate.names import PERSON
from leadquiz.generate.references import Renderer, passages_with
from leadquiz.generate.rules.base import is_exercise, make
from leadquiz.generate.rules.cloze import gapped, is_given_away, standing_alone
from leadquiz.generate.tokens import Sentence, Token
from leadquiz.generate.views import SectionView
from leadquiz.model import Candidate, Kind

_TRIGGER = re.compile(r"\b(?:called|termed|known as|referred to as)\b")
_LONGEST_TERM = 5  # words
_FEWEST_LEFT = 6  # words of meaning around the gap
_LONGEST_BRACKETS = 14  # tokens
# With these, a second name stands beside the first, or the name is no longer borne.
_BESIDE = bag(
    "also sometimes alternately alternatively formerly once then otherwise variously so previously now well "
    "best better widely"
)
_CLOSING = bag(
    "that which who when where because since as to in on at by from for with if while until before after during"
)
_ANYTHING = bag("book company man woman person website firm song film movie game boy girl")


def called_terms(view: SectionView) -> Iterator[Candidate]:
    """A cloze on the name that a sentence introduces."""
    if is_exercise(view):
        return
    renderer = Renderer.of(view)
    for passage, sentence in passages_with(view):
        found = _TRIGGER.findall(sentence.text)
        if len(found) != 1:
            continue
        match = _TRIGGER.search(sentence.text)
        named = _named(sentence, match.end() + sentence.start, renderer) if match else None
        if named is None:
            continue
        target, gone = named
        plain = standing_alone(sentence, renderer, without=gone, hidden=target)
        if plain is None or not set(target) <= set(plain):
            continue
        text, answer = gapped(plain, target, renderer), renderer.text(target) or sentence.slice(target)
        if not text or is_given_away(answer, text, view) or _tells(target, plain) or _is_titled(target, view):
            continue
        yield make(
            view,
            passage,
            sentence,
            rule="called terms",
            kind=Kind.CLOZE,
            question=text,
            answer=answer,
            fact=(answer, "be", "called"),
            answer_type="term",
            weight=0.9,
        )


def _named(sentence: Sentence, at: int, renderer: Renderer) -> tuple[list[Token], list[Token]] | None:
    """(the name behind the word that calls, what goes: brackets behind it and what the author adds)."""
    last = next((t for t in sentence.tokens if t.end == at), None)
    if last is None:
        return None
    verb: Token | None = last
    while verb is not None and verb.lower in ("as", "to"):
        verb = verb.previous()
    if verb is None or verb.tag not in ("VBN", "VBD") or not _names_a_thing(verb, renderer):
        return None
    token = last.next()
    if token is not None and token.lower in ("a", "an", "the"):
        token = token.next()
    run: list[Token] = []
    while token is not None and (_is_of_a_name(token) or _joins_names(token, run)):
        run.append(token)
        token = token.next()
    words = [t for t in run if t.text not in "-–"]
    if not run or len(words) > _LONGEST_TERM or token is None:
        return None
    if run[-1].pos not in ("NOUN", "PROPN", "NUM", "X") and run[-1].tag != "VBG":
        return None
    if run[0].text in "-–":
        return None
    if any(t.lemma.lower() in EVALUATIVE or t.lower in ("other", "such", "one", "same") for t in run):
        return None
    gone: list[Token] = []
    while token is not None and token.text == "(":
        while token is not None and token.text != ")":
            gone.append(token)
            token = token.next()
        if token is not None:
            gone.append(token)
            token = token.next()
    if token is None or len(gone) > _LONGEST_BRACKETS:
        return None
    if second := _second_name(token):
        return run, [*gone, *second, *_quoting_brackets(sentence)]
    if not _is_closed(token):
        return None
    return run, [*gone, *_added(token), *_quoting_brackets(sentence)]


def _second_name(token: Token) -> list[Token]:
    """ ", or the rim" at the end of a sentence: another name for the same."""
    rest = token.sentence.tokens[token.i :]
    if token.text != "," or len(rest) > 9 or len(rest) < 4 or rest[1].lower != "or" or rest[-1].text != ".":
        return []
    if rest[-2].pos not in ("NOUN", "PROPN") or any(
        t.pos in ("VERB", "AUX", "PRON", "SCONJ") for t in rest[2:-2]
    ):
        return []
    return list(rest[:-1])


def _quoting_brackets(sentence: Sentence) -> list[Token]:
    """Brackets that hold nothing but a quoted word: an example or a translation."""
    found: list[Token] = []
    for opened in sentence.tokens:
        if opened.text != "(":
            continue
        close = next((t for t in sentence.tokens[opened.i + 1 : opened.i + 10] if t.text == ")"), None)
        inside = sentence.tokens[opened.i + 1 : close.i] if close is not None else ()
        if close is not None and inside and inside[0].text in '“"' and inside[-1].text in '”"':
            found += sentence.tokens[opened.i : close.i + 1]
    return found


def _is_of_a_name(token: Token) -> bool:
    """Whether a token may stand inside a name of a thing."""
    if token.pos in ("NOUN", "PROPN", "ADJ", "NUM", "X") or token.text in "-–":
        return True
    if token.tag in ("VBN", "VBG") and token.dep in ("amod", "compound", "nmod", "pobj", "oprd"):
        return True
    before, after = token.previous(), token.next()
    return any(t is not None and t.text == "-" for t in (before, after))


def _joins_names(token: Token, run: Sequence[Token]) -> bool:
    """ "Rites of passage", "the Compromise of 1877"."""
    after = token.next()
    if token.lower != "of" or not run or after is None or run[-1].pos not in ("NOUN", "PROPN"):
        return False
    return after.text[:1].isupper() or after.text.isdigit() or (len(run) == 1 and after.tag in ("NN", "VBG"))


def _is_closed(token: Token) -> bool:
    """Whether a name ends before this token, and no second one follows."""
    after = token.next()
    if token.text == "," and after is not None and after.lower in ("or", "and"):
        subject = after.next()
        return after.lower == "and" and subject is not None and subject.dep in ("nsubj", "nsubjpass", "expl")
    if token.lower == "and":
        return after is not None and (after.pos == "AUX" or after.tag in ("VBZ", "VBD", "VBP", "MD"))
    if token.text in ".,;:—–" or token.lower in _CLOSING or token.pos in ("AUX", "ADV"):
        return True
    return token.tag in ("VBZ", "VBD", "MD") or (token.tag in ("VBP", "VBN") and token.is_root)


def _added(token: Token) -> list[Token]:
    """What goes from here to the end: a clause that the author adds behind the name."""
    after = token.next()
    explains = token.text == ":" and after is not None and after.dep == "det"
    if (token.text in ";:" and not explains) or (
        token.text == "," and after is not None and after.lower in ("which", "and", "because", "although")
    ):
        return [t for t in token.sentence.tokens[token.i : -1] if t.text not in ".!"]
    return []


def _names_a_thing(verb: Token, renderer: Renderer) -> bool:
    """Whether the verb gives what it belongs to its one name there."""
    before = verb.previous()
    if before is not None and (before.lower in _BESIDE or before.text == "-"):
        return False
    if any(t.dep in ("advmod", "neg") and t.lower in _BESIDE for t in verb.lefts):
        return False
    subject = verb.child("nsubj", "nsubjpass")
    top = verb.sentence.root.child("nsubj", "nsubjpass")
    if top is not None and top.lemma.lower() in ("example", "instance") and top.child("prep") is None:
        return False
    if verb.dep == "acl":
        noun = verb.head
        human = renderer.names.noun_type(noun.lemma) == PERSON and noun.tag == "NN"
        after = verb.next()
        if (
            renderer.view.knowledge.narrative
            and noun.dep == "pobj"
            and after is not None
            and after.text[:1].isupper()
            and any(t.lower in ("a", "an") for t in noun.lefts)
        ):
            return False  # "they came to a hill called Berg": in passing
        return noun.pos in ("NOUN", "PROPN") and not human and noun.lemma.lower() not in _ANYTHING
    if subject is None:
        return verb.child("csubjpass", "auxpass") is not None
    return verb.child("auxpass") is not None or subject.lower == "what" or verb.dep == "relcl"


def _tells(target: Sequence[Token], plain: Sequence[Token]) -> bool:
    """Whether the rest of the sentence gives the name away, or says too little to tell it from."""
    hidden = {t.lemma.lower()[:5] for t in target if t.pos in ("NOUN", "PROPN", "ADJ", "VERB")}
    rest = [t for t in plain if t not in set(target)]
    if any(t.lemma.lower()[:5] in hidden for t in rest if t.pos != "PUNCT"):
        return True
    return sum(t.pos in ("NOUN", "PROPN", "VERB", "NUM", "ADJ") for t in rest) < _FEWEST_LEFT


def _is_titled(target: Sequence[Token], view: SectionView) -> bool:
    """Whether the line above the card holds the name."""
    above = " ".join((view.knowledge.outline.title, *view.path[-2:])).lower()
    return all(t.lower in above for t in target if t.pos in ("NOUN", "PROPN"))
