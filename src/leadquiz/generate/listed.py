"""A list inside a sentence, hidden as a whole: "the inputs of ____", three things."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from leadquiz.generate.claims import is_vague
from leadquiz.generate.gaps import asked_at_large
from leadquiz.generate.lexicon import bag
from leadquiz.generate.references import Renderer
from leadquiz.generate.salience import salience
from leadquiz.generate.select import LISTED
from leadquiz.generate.tokens import Token
from leadquiz.generate.views import Knowledge, SectionView
from leadquiz.model import Candidate, Kind, join_members

_FEWEST, _MOST = 3, 6  # members
_MOST_WORDS, _MOST_OF_A_MEMBER = 16, 6
_FEWEST_LEFT = 6  # words of the sentence beside the list
_LEAST_SALIENCE = -1.0  # the upper half of what gaps may ask
# What stands before a list that the author could have chosen otherwise, and in one.
_SAMPLING = bag(
    "such like including include includes included e.g. example instance especially as i.e. particularly"
)
_AND_SO_ON = bag("other others more less etc etc. whatever anything everything either both than")
_BROKEN = re.compile(r"[()\[\]—–:;“”\"]")
_JOINTS = re.compile(r",? (?:and|or) |, ")
_TO_COME = re.compile(
    r"\b(?:will likely|could continue|continues? to|continuing to|well on (?:its|his|her) way|to come)\b"
)
_PRAISE = re.compile(
    r"\b(?:legacy|journey|(?:story|blend|power|importance|wave) of|key to|approach|philosoph\w+|mindset|visions?|"
    r"values?|valued|committed|commitment|contributions?|reflections?|emphasi\w+|positioned|centered on|focus on|"
    r"unlock|one of the most|success)\b"
)
_ABSTRACT = re.compile(
    r"(?:ion|ity|ence|ance|ment|ship|ness|acy|ency|ing|ism)$|\b(?:trust|success|harmony|growth|change|good|ideas?)$"
)
_OF_NOUNS = ("dobj", "pobj", "attr", "oprd")
_OF_VERBS = ("xcomp", "pcomp", "advcl", "acl")


def lists_at_large(view: SectionView) -> Iterator[Candidate]:
    """Sentences that explain themselves, with the list that they end or go on with hidden."""
    renderer = Renderer.of(view)
    for asked in asked_at_large(view):
        if not view.knowledge.ask(is_telling, asked.sentence.written):
            continue
        for token in asked.sentence.tokens:
            hidden = _list_from(token)
            if not hidden or len(asked.sentence.text.split()) - len(hidden) < _FEWEST_LEFT:
                continue
            text, answer = asked.with_gap(hidden, renderer)
            members = _members(answer)
            if not text or not _FEWEST <= len(members) <= _MOST:
                continue
            if any(len(member.split()) > _MOST_OF_A_MEMBER for member in members):
                continue
            if not (_are_names(members) or _makes_up(token)):
                continue  # "sharing ____": an author could have listed other things
            if view.knowledge.narrative and _is_praise(asked.sentence.text, members):
                continue
            made = asked.candidate(view, hidden, text, answer, rule=LISTED, answer_type="list")
            yield replace(made, kind=Kind.LIST, members=members, answer=join_members(members))
            break


def is_telling(knowledge: Knowledge, written: str) -> bool:
    """Whether the list in a sentence may be worth knowing by heart."""
    found = salience(knowledge, written)
    return found is None or found.worth_knowing + found.must_know >= _LEAST_SALIENCE


def _list_from(head: Token) -> list[Token]:
    """The tokens of the list of which this is the first member; none where it is none, or only of examples."""
    if head.dep == "conj" or head.dep not in (_OF_VERBS if head.pos == "VERB" else _OF_NOUNS):
        return []
    chain = [head]
    while (following := chain[-1].child("conj")) is not None:
        chain.append(following)
    if not _FEWEST <= len(chain) <= _MOST or len({t.pos in ("VERB", "AUX") for t in chain}) > 1:
        return []
    if not any(t.dep == "cc" for t in chain[-2].children):
        return []
    below = head.subtree()
    tokens = list(head.sentence.tokens[below[0].i : below[-1].i + 1])
    owned = any(t.tag == "POS" and t.head in below for t in chain[0].subtree())
    while tokens and (
        (tokens[0].lower in ("the", "a", "an", "to") and not owned) or tokens[0].pos == "PUNCT"
    ):
        tokens = tokens[1:]  # but "the firm's tools": the article is the owner's
    if not tokens or head.i < tokens[0].i or len(tokens) != tokens[-1].i - tokens[0].i + 1:
        return []
    text = head.sentence.source[tokens[0].start : tokens[-1].end]
    before, after = tokens[0].previous(), tokens[-1].next()
    if before is not None and (
        before.lower in ("a", "an") or (before.tag in ("JJ", "VBN") and before.dep in ("amod", "conj"))
    ):
        return []  # it belongs to the first member alone: "a company's strengths, weaknesses and threats"
    while before is not None and before.pos == "DET":
        before = before.previous()
    if before is not None and any(
        t.lower == "whether" for t in head.sentence.tokens[max(0, before.i - 1) : before.i + 1]
    ):
        return []
    if after is not None and after.text == "," and (joint := after.next()) and joint.lower in ("and", "or"):
        return []  # the list goes on
    if (
        len(text.split()) > _MOST_WORDS
        or _BROKEN.search(text)
        or before is None
        or before.lower in _SAMPLING
        or any(t.lower in _AND_SO_ON or t.tag in ("PRP", "PRP$") for t in tokens)
        or any(
            t.i < t.head.i for t in chain[1:]
        )  # "Mexican, Georgia, and Siamese strains": parts of the last
        or len(_members(text)) != len(chain)
    ):
        return []
    return tokens


def _are_names(members: Sequence[str]) -> bool:
    return all(member[:1].isupper() or member[:1].isdigit() for member in members)


_MAKING_UP = bag(
    "consist comprise compose make divide contain lead result cause require form unite produce transmit split "
    "become join combine exclude ban replace measure rest depend"
)


def _makes_up(head: Token) -> bool:
    """Whether the verb over a list says that it is whole: "consists of", "led to"."""
    verb = head
    while verb.pos not in ("VERB", "AUX") and not verb.is_root:
        verb = verb.head
    return verb.lemma in _MAKING_UP


def _is_praise(sentence: str, members: Sequence[str]) -> bool:
    """ "The journey of vision, trust and resilience": what a story praises somebody for could be anything."""
    if is_vague(sentence) or _TO_COME.search(sentence):
        return True
    abstract = sum(m[:1].islower() and bool(_ABSTRACT.search(m.split(" of ")[0])) for m in members)
    return abstract * 2 >= len(members) and bool(_PRAISE.search(sentence))


def _members(text: str) -> tuple[str, ...]:
    members = [part.strip() for part in _JOINTS.split(text.rstrip(" ,.")) if part.strip()]
    return tuple(dict.fromkeys(re.sub(r"^(?:the|an?|to) ", "", member) for member in members))
