"""Names that stand behind the words that describe them: "Velotech's logistics arm, Cargona"."""

import re
from collections.abc import Iterator, Sequence

from leadquiz.generate.asking import is_person
from leadquiz.generate.clause import Clause, ask, is_run, is_whole, noun_phrase, question, setting, trimmed
from leadquiz.generate.gates import is_vague, repeats_a_word
from leadquiz.generate.lexicon import EVALUATIVE, HOLLOW, bag
from leadquiz.generate.names import ORGANISATION, PERSON, Name
from leadquiz.generate.references import Renderer, capitalize, decapitalize, passages_with
from leadquiz.generate.rules.base import clauses_of, head_key, make
from leadquiz.generate.tokens import Sentence, Token
from leadquiz.generate.views import Passage, SectionView
from leadquiz.model import Candidate, Kind

# Of these somebody may have had several, one after the other or side by side.
_PASSING = bag(
    "new initial original latest former second third early earlier later next "
    "another other recent future young old favourite favorite "
    "close dear famous popular key important major such own same various successful beloved longtime current"
)
_RANKS = bag(
    "main chief largest biggest oldest only first leading previous dominant principal sole primary fiercest"
)
_RIVALS = bag("competitor rival successor predecessor partner supplier shareholder owner holder investor")
_UNNAMED = bag(
    "thing part example kind case company firm year day month book article chapter figure word name example one "
    "country city state president minister"
)
_RELATIVES = bag(
    "husband wife father mother brother sister son daughter uncle aunt cousin grandfather grandmother nephew niece "
    "friend student teacher colleague mentor tutor employee user assistant"
)
_SOLE = bag("father mother")
_MOST_WORDS = 6


def described_names(view: SectionView) -> Iterator[Candidate]:
    """What a name is asked for by: whose it is and which of his things, or the one of its rank."""
    renderer = Renderer.of(view)
    for passage, sentence, clause in clauses_of(view):
        if clause.negation is not None or clause.modal is not None or clause.speaker is not None:
            continue
        for noun in clause.tokens:
            if noun.dep not in ("nsubj", "nsubjpass", "dobj", "pobj", "attr") or noun.tag != "NN":
                continue
            if (name := _name_of(noun, renderer)) is None:
                continue
            yield from _owned(view, passage, sentence, clause, noun, name, renderer)
            if noun is clause.object:
                yield from _handled(view, passage, sentence, clause, noun, name, renderer)
    for passage, sentence in passages_with(view):
        for name in renderer.names.find(sentence.tokens):
            yield from _introduced(view, passage, sentence, name, renderer)


def _name_of(noun: Token, renderer: Renderer) -> Name | None:
    """The one name in apposition behind a common noun."""
    if noun.pos != "NOUN" or len(noun.all("appos")) != 1 or noun.child("conj", "acl", "cc") is not None:
        return None
    other = noun.all("appos")[0]
    name = renderer.names.at(other)
    if name is None or name.head is not other or other.child("conj", "cc", "appos") is not None:
        return None
    before, after = name.tokens[0].previous(), name.tokens[-1].next()
    if before is None or after is None or after.text in ("-", "’s", "'s", "and", "or", "&", "/"):
        return None
    if before is not noun and (before.text != "," or before.previous() is not noun):
        return None  # brackets hold short forms and figures
    if before is not noun and after.text not in (",", ".", ";", ":", "—", "–", "(", ")"):
        return None
    if after.text == "," and _goes_on(after):
        return None  # "…, Berlin, Hamburg and Bremen"
    return name


def _goes_on(comma: Token) -> bool:
    following = comma.next()
    return following is None or following.pos == "PROPN" or following.lower in ("and", "or")


def _owned(
    view: SectionView,
    passage: Passage,
    sentence: Sentence,
    clause: Clause,
    noun: Token,
    name: Name,
    renderer: Renderer,
) -> Iterator[Candidate]:
    """ "Velotech's logistics arm, Cargona" → What is the name of Velotech's logistics arm?"""
    owner = noun.child("poss")
    if owner is None or not _is_somebody(owner, renderer) or noun.lemma.lower() in _UNNAMED | HOLLOW:
        return
    tokens = _words(noun)
    if tokens is None or noun.child("prep", "relcl") not in (None, *_behind(noun, name)):
        return
    modifiers = [t for t in tokens if t.i < noun.i and t not in owner.subtree()]
    if not all(_tells(t) for t in modifiers) or len(tokens) > _MOST_WORDS + 4:
        return
    kin = noun.lemma.lower() in _RELATIVES
    ranked = any(t.lower in _RANKS for t in modifiers)
    if kin and not (noun.lemma.lower() in _SOLE or ranked):
        return
    if noun.lemma.lower() in _RIVALS and not ranked:
        return
    if not kin and not modifiers:
        return
    said = renderer.text(tokens)
    if not said or name.text.lower() in said.lower() or len(said.split()) > _MOST_WORDS + 3:
        return
    person = is_person(name)
    if (
        person != (kin or renderer.names.noun_type(noun.lemma) == PERSON)
        and noun.lemma.lower() not in _RIVALS
    ):
        return  # "her company, Anna Berg": misread
    frame = renderer.text(setting(clause)) if ranked else ""
    if frame is None:
        return
    be = "was" if clause.past and (person or noun.lemma.lower() in _RIVALS) else "is"
    wh = "who" if person else "which company" if name.type == ORGANISATION and ranked else ""
    start = f"{wh} {be} {said}" if wh else f"what is the name of {said}"
    yield make(
        view,
        passage,
        sentence,
        rule="described_names",
        kind=Kind.FACT,
        question=question(f"{start} {decapitalize(frame)}".strip()),
        answer=name.text,
        fact=(head_key(owner, renderer), "be", name.canonical),
        answer_type=name.type or "name",
        weight=1.0,
    )


def _handled(
    view: SectionView,
    passage: Passage,
    sentence: Sentence,
    clause: Clause,
    noun: Token,
    name: Name,
    renderer: Renderer,
) -> Iterator[Candidate]:
    """ "beating the previous record holder, Nordvik" → Which previous record holder did … beat?"""
    first = noun.subtree()[0]
    if first.lower != "the" or clause.passive or clause.subject is None or noun.lemma.lower() in HOLLOW:
        return
    if not renderer.names.find(clause.subject_tokens) and not renderer.is_anaphor(clause.subject_tokens[0]):
        return
    tokens = _words(noun)
    if tokens is None:
        return
    said = sentence.slice([t for t in tokens if t.dep != "det"])
    modifiers = [t for t in tokens if t.i < noun.i and t.dep != "det"]
    if not modifiers or len(said.split()) > _MOST_WORDS or name.text.lower() in said.lower():
        return
    if any(t.lower in EVALUATIVE or is_vague(t.lower) for t in modifiers):
        return
    text = ask(f"which {said}", clause, renderer, without=noun.subtree())
    if not text:
        return
    yield make(
        view,
        passage,
        sentence,
        rule="described_names",
        kind=Kind.FACT,
        question=text,
        answer=capitalize(name.text),
        fact=(head_key(clause.subject, renderer), clause.verb.lemma, noun.lemma),
        answer_type=name.type or "name",
        weight=1.0,
    )


def _words(noun: Token) -> list[Token] | None:
    """The noun with what stands before it and a place behind it, its name left out; None if it is torn."""
    tokens = [t for t in noun_phrase(noun) if t.i <= noun.i]
    if tokens[-1] is not noun or any(t.text in ',;:()“”"' for t in tokens):
        return None
    return tokens


def _behind(noun: Token, name: Name) -> Sequence[Token]:
    """What describes the name, not the noun: it stands behind the name."""
    return [t for t in noun.all("prep", "relcl") if t.i > name.tokens[-1].i]


def _tells(token: Token) -> bool:
    return token.lower not in _PASSING and token.lower not in EVALUATIVE and token.tag not in ("CD", "JJR")


def _is_somebody(owner: Token, renderer: Renderer) -> bool:
    reference = renderer.reference(owner)
    if reference is not None:
        known = renderer.view.knowledge
        canonical = renderer.names.canonical(reference.text)
        near = {found.canonical for found in renderer.names.find(owner.sentence.tokens)}
        return bool(reference.text) and canonical in {known.person, known.organisation} | near
    name = renderer.names.at(owner)
    return name is not None and name.head is owner


_RELATIVE = ("which", "who", "where", "that")
_MOST_TOLD = 30  # words of what a name is


def _introduced(
    view: SectionView, passage: Passage, sentence: Sentence, name: Name, renderer: Renderer
) -> Iterator[Candidate]:
    """ "a weekly, The Fisherman, which reported prices of cod," → What was The Fisherman? A weekly which …"""
    first, last = _marked_off(name)
    comma, after = first.previous(), last.next()
    noun = comma.previous() if comma is not None and comma.text == "," else None
    if noun is None or noun.tag != "NN" or after is None or after.text != "," or name.type == PERSON:
        return
    article = noun.child("det")
    told = noun_phrase(noun)
    told = [t for t in told if t.i <= noun.i]
    start = after.next()
    while start is not None and start.text in _QUOTES:
        start = start.next()
    if article is None or article.lower not in ("a", "an") or start is None or start.lower not in _RELATIVE:
        return
    verb = start.head if start.head.dep == "relcl" else start.head.head
    if (
        verb.dep != "relcl"
        or not is_run(told)
        or noun.lemma.lower() in HOLLOW | _UNNAMED - {"company", "book"}
    ):
        return
    relative = [t for t in trimmed(verb) if t.i >= start.i]
    while relative and relative[-1].text == ",":
        relative.pop()
    if not relative or relative[0] is not start or not is_run(relative) or not is_whole(relative):
        return
    said, rest = renderer.text(told), renderer.text(relative, before=told)
    if not said or not rest or len(said.split()) + len(rest.split()) > _MOST_TOLD:
        return
    answer = f"{said} {rest}"
    shown = sentence.text[first.start - sentence.start : last.end - sentence.start]
    if (bare := re.sub(r"[“”\"]", "", shown)) != shown:
        shown = f"“{bare.removeprefix('the ')}”"
    text = question(f"what was {shown}")
    if repeats_a_word(answer, shown) or renderer.text(list(name.tokens)) is None:
        return
    yield make(
        view,
        passage,
        sentence,
        rule="described_names",
        kind=Kind.DEFINITION,
        question=text,
        answer=capitalize(answer),
        fact=(name.canonical, "be", ""),
        answer_type="definition",
        weight=0.9,
    )


_QUOTES = ("“", "”", '"')


def _marked_off(name: Name) -> tuple[Token, Token]:
    """First and last token of a name with its article and its quotation marks, and the comma inside them."""
    first, last = name.tokens[0], name.tokens[-1]
    while (before := first.previous()) is not None and (
        before.text in _QUOTES
        or (before.lower == "the" and before.head in name.tokens)
        or before in _parts(name)
    ):
        first = before
    return first, last


def _parts(name: Name) -> list[Token]:
    """What the parser makes part of a name: "Chinese" of "Chinese Yellow Pages"."""
    return [t for t in name.head.lefts if t.text[:1].isupper()]
