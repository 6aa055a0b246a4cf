"""Where a thing lies or was held, and what it is based on: "is located in …", "took place in …"."""

from collections.abc import Iterator, Sequence

from leadquiz.generate.clause import (
    Clause,
    ask,
    core,
    is_relative_time,
    is_torn,
    is_whole,
    mid_sentence,
    question,
    subject_text,
)
from leadquiz.generate.dates import find_dates
from leadquiz.generate.events import hedged
from leadquiz.generate.lexicon import bag
from leadquiz.generate.names import PERSON
from leadquiz.generate.references import Renderer, capitalize, decapitalize, passages_with
from leadquiz.generate.rules.base import clauses_of, fact_of, head_key, make
from leadquiz.generate.tokens import Sentence, Token
from leadquiz.generate.views import Passage, SectionView
from leadquiz.model import Candidate, Kind

_LYING = bag("locate situate headquarter base")
_AT = bag("in on at near between along beside below above behind under within inside outside off around")
_LONGEST = 15  # words of an answer
_HAPPENING = {"hold": "", "take": "place"}


def places(view: SectionView) -> Iterator[Candidate]:
    """ "The yard is located on the coast of Norland" → Where is the yard located?"""
    renderer = Renderer.of(view)
    for passage, sentence, clause in clauses_of(view):
        if clause.verb.lemma in _LYING and clause.passive:
            yield from _lies(view, passage, sentence, clause, renderer)
        elif clause.verb.lemma in _HAPPENING:
            yield from _held(view, passage, sentence, clause, renderer)
        elif clause.copular and not clause.auxiliaries:
            yield from _record(view, passage, sentence, clause, renderer)
    for passage, sentence in passages_with(view):
        for verb in sentence.tokens:
            if verb.tag in ("VBN", "VBD") and verb.lemma in _LYING:
                yield from _aside(view, passage, sentence, verb, renderer)


def _lies(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, renderer: Renderer
) -> Iterator[Candidate]:
    first = clause.auxiliaries[0] if clause.auxiliaries else clause.verb
    if first.lower not in ("is", "are", "was", "were") or len(clause.auxiliaries) != 1:
        return
    if clause.negation is not None or clause.speaker is not None or clause.subject is None:
        return
    if hedged(clause.verb) or clause.subject.pos not in ("NOUN", "PROPN"):
        return
    if any(t.dep in ("prep", "advcl", "npadvmod") and t.i < clause.verb.i for t in clause.verb.children):
        return  # "From 1991 until 2000": where it lay then
    if not clause.relative and not _tells(clause.subject_tokens, renderer):
        return
    on = clause.verb.next()
    resting = clause.verb.lemma == "base" and on is not None and on.lower == "on"
    if resting and first.tag not in ("VBZ", "VBP"):
        return
    answer = _place(clause.verb, sentence, renderer, resting=resting)
    subject = subject_text(clause, renderer)
    if not answer or not subject:
        return
    wh = "where"
    if resting:
        wh, answer = "on what", answer.split(" ", 1)[1]
        if len(answer.split()) < 3 and not answer[:1].isupper():
            return
    text = question(f"{wh} {first.lower} {subject} {clause.verb.lower}")
    fact = (*fact_of(clause, renderer), "place")
    kind = "phrase" if resting else "where"
    yield _card(view, passage, sentence, text, answer, fact, kind=kind, weight=1.05)


def _record(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, renderer: Renderer
) -> Iterator[Candidate]:
    """ "As of 2009, the largest tower in Norland was in Oster" → Where was the largest tower in Norland …?"""
    subject = clause.subject
    if subject is None or clause.negation is not None or clause.speaker is not None or clause.relative:
        return
    if clause.complement("attr", "acomp") is not None or subject.child("conj") is not None:
        return
    ranked = any(t.tag in ("JJS", "RBS") or t.lower == "first" for t in subject.lefts)
    prep = clause.verb.next()
    noun = prep.child("pobj") if prep is not None and prep.lower in ("in", "at") else None
    if not ranked or prep is None or noun is None or noun.pos != "PROPN" or prep.head is not clause.verb:
        return
    fronts = [t for t in clause.verb.lefts if t.dep in ("prep", "npadvmod", "advcl", "advmod")]
    opening = [t for top in fronts for t in top.subtree() if t.text != ","]
    dates = [d for d in find_dates(sentence) if set(d.tokens) <= set(opening)]
    if opening and (not dates or len(opening) > 6):
        return
    place, said, tail = (
        renderer.text(prep.subtree()),
        subject_text(clause, renderer),
        renderer.text(opening, before=clause.subject_tokens),
    )
    if (
        not place
        or not said
        or tail is None
        or len(prep.subtree()) > _LONGEST
        or not is_whole(prep.subtree())
    ):
        return
    text = question(f"where {clause.verb.lower} {said} {decapitalize(tail)}")
    yield _card(view, passage, sentence, text, place, (*fact_of(clause, renderer), "place"), weight=1.1)


def _held(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, renderer: Renderer
) -> Iterator[Candidate]:
    """ "The Battle of Oster took place in Norland in 1911" → Where did the Battle of Oster take place in 1911?"""
    word = _HAPPENING[clause.verb.lemma]
    if (clause.object is None or clause.object.lower != word) if word else not clause.passive:
        return
    if clause.negation is not None or clause.speaker is not None or clause.modal is not None:
        return
    if clause.relative or hedged(clause.verb) or not renderer.names.find(clause.subject_tokens):
        return
    for prep in clause.verb.all("prep"):
        noun = prep.child("pobj")
        if noun is None or noun.pos != "PROPN" or prep.lower not in ("in", "at") or prep.i < clause.verb.i:
            continue
        gone = prep.subtree()
        dated = [d for d in find_dates(sentence) if set(d.tokens) & set(gone)]
        if dated or not is_whole(gone) or is_torn(clause, core(clause, gone), gone):
            continue
        answer, text = renderer.text(gone), ask("where", clause, renderer, without=gone)
        if answer and text and len(gone) <= _LONGEST:
            yield _card(view, passage, sentence, text, answer, (*fact_of(clause, renderer), "place"))


def _aside(
    view: SectionView, passage: Passage, sentence: Sentence, verb: Token, renderer: Renderer
) -> Iterator[Candidate]:
    """ "Velotech, based in Norland, …": a name between commas from where it is."""
    comma = verb.previous()
    noun = comma.previous() if comma is not None and comma.text == "," else None
    name = renderer.names.at(noun) if noun is not None else None
    if name is None or noun is None or name.tokens[-1] is not noun or name.type == PERSON:
        return
    front = name.tokens[0].previous()
    while front is not None and front.dep in ("det", "compound", "amod", "nummod"):
        front = front.previous()
    if front is not None and (front.pos in ("ADP", "CCONJ") or front.text == ","):
        return  # "the yard of Velotech, based in Oslo": the yard or the firm?
    place = _place(verb, sentence, renderer)
    said = mid_sentence(
        [t for t in sentence.tokens if (front.i + 1 if front else 0) <= t.i <= noun.i], renderer
    )
    if not place or not said:
        return
    text = question(f"where is {said} {verb.lower}")
    yield _card(view, passage, sentence, text, place, (head_key(noun, renderer), verb.lemma, "place"))


def _card(
    view: SectionView,
    passage: Passage,
    sentence: Sentence,
    text: str,
    answer: str,
    fact: Sequence[str],
    *,
    kind: str = "where",
    weight: float = 1.0,
) -> Candidate:
    return make(
        view,
        passage,
        sentence,
        rule="places",
        kind=Kind.FACT,
        question=text,
        answer=capitalize(answer),
        fact=fact,
        answer_type=kind,
        weight=weight,
    )


def _tells(subject: Sequence[Token], renderer: Renderer) -> bool:
    """Whether the subject is a name, or says by two words of meaning which thing it is."""
    if subject[0].lower in ("a", "an", "some", "many", "several", "most") or any(
        t.tag in ("JJR", "RBR") for t in subject
    ):
        return False
    if renderer.names.find(subject):
        return True
    return sum(t.pos in ("NOUN", "PROPN", "ADJ") for t in subject) >= 2


def _place(verb: Token, sentence: Sentence, renderer: Renderer, *, resting: bool = False) -> str:
    """What follows the verb up to the next comma or end: whole, with a place in it, without a time."""
    first = verb.next()
    if first is None or first.lower not in _AT:
        return ""
    words: list[Token] = []
    for token in sentence.tokens[first.i :]:
        if token.text in ".;:()—–" or token.tag in ("WDT", "WP", "WRB"):
            break
        if token.text == "," and not _goes_on(token):
            break
        if token.pos in ("VERB", "AUX") and token.tag not in ("VBN", "VBG"):
            return ""
        words.append(token)
    while words and (words[-1].text == "," or words[-1].pos in ("ADP", "CCONJ", "DET")):
        words.pop()
    if not 2 <= len(words) <= _LONGEST or not is_whole(words):
        return ""
    if any(d.tokens[0] in words for d in find_dates(sentence)) or any(map(is_relative_time, words)):
        return ""
    if not any(t.pos in ("NOUN", "PROPN") for t in words):
        return ""
    named = any(t.pos == "PROPN" for t in words)
    if verb.lemma == "base" and not resting and not (named and first.lower in ("in", "at")):
        return ""
    if resting and any(t.pos == "NUM" or t.tag in ("VBN", "VBG") for t in words):
        return ""
    return renderer.text(words) or ""


def _goes_on(comma: Token) -> bool:
    """ "on the sixth floor, in the fourth wing", "in Oslo, Norway": whether the place goes on behind a comma."""
    after = comma.next()
    if after is None:
        return False
    before = comma.previous()
    named = before is not None and before.pos == "PROPN" and after.pos == "PROPN"
    return after.lower in _AT or named
