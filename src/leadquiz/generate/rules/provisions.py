"""What an act or a treaty lays down, and what a named undertaking aims at."""

import re
from collections.abc import Iterator, Sequence

from leadquiz.generate.clause import (
    Clause,
    ask,
    core,
    hedges,
    is_run,
    is_whole,
    question,
    trimmed,
)
from leadquiz.generate.gates import content, is_vague
from leadquiz.generate.lexicon import bag
from leadquiz.generate.names import PERSON
from leadquiz.generate.references import Renderer, capitalize, passages_with
from leadquiz.generate.rules.base import clauses_of, content_of, fact_of, is_exercise, make
from leadquiz.generate.tokens import Sentence, Token
from leadquiz.generate.views import Passage, SectionView
from leadquiz.model import Candidate, Kind

# Last words of the names of what lays down rules.
_LAWS = bag(
    "act acts edict treaty law laws amendment constitution bill decree convention charter accord accords agreement "
    "pact proclamation ordinance statute directive compromise declaration regulation settlement tax ban line mandate"
)
_ENACTING = bag(
    "abolish ban outlaw prohibit forbid grant guarantee establish create require allow permit end impose declare "
    "recognize recognise cede divide give limit restrict protect authorize repeal nullify regulate mandate extend "
    "free order entitle oblige tax define lower raise"
)
_RULES = bag("exception rule principle clause provision policy doctrine law license licence exemption")
_AIMING = bag("aim seek")
_DESIGNED = bag("design intend mean create establish form pass found build develop")
_NOBODY = bag("a an some many several most this these that those other such any few all each one")
_LONGEST = 24  # words of an answer
_FEWEST = 2  # words of meaning in it


def provisions(view: SectionView) -> Iterator[Candidate]:
    """Candidates for what acts lay down and for what something named aims at."""
    renderer = Renderer.of(view)
    if not is_exercise(view):
        for passage, sentence in passages_with(view):
            yield from _named_aims(view, passage, sentence, renderer)
    for passage, sentence, clause in clauses_of(view):
        if clause.subject is None or clause.negation is not None or clause.speaker is not None:
            continue
        if clause.finite is not None or hedges(clause):
            continue
        yield from _laid_down(view, passage, sentence, clause, renderer)
        yield from _aimed_at(view, passage, sentence, clause, renderer)


def _laid_down(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, renderer: Renderer
) -> Iterator[Candidate]:
    """ "the Edict of Velo (1685), which abolished all rights of the guild" → What did the Edict of Velo abolish?"""
    verb, subject = clause.verb, clause.subject
    if subject is None or verb.lemma not in _ENACTING or clause.passive or clause.auxiliaries:
        return
    if not _is_law(view, clause, renderer) or subject.child("conj") is not None:
        return
    if subject.dep == "conj" and clause.relative:
        return
    kept = core(clause)
    if not kept or not is_run([verb, *kept]) or not _ends(kept, verb):
        return
    if verb.child("dobj", "ccomp", "xcomp") is None or kept[0].lower in ("it", "them", "itself"):
        return
    behind = kept[-1].next()
    if behind is not None and behind.text not in ".;,:" and behind.dep not in ("cc", "punct"):
        return  # "provided employees | have agreed"
    if any(t.text in ':;—–()“”"' for t in (*kept, *([behind] if behind is not None else []))):
        return
    receiver = verb.child("dative")
    if receiver is not None and receiver.pos in ("NOUN", "PROPN") and receiver.subtree()[0] is kept[0]:
        kept = [t for t in kept if t.i > receiver.subtree()[-1].i]  # "granted the guild | the right to …"
        if not kept:
            return
    text = ask("what", clause, renderer, without=kept)
    answer = renderer.text(kept, before=clause.subject_tokens)
    yield from _made(view, passage, sentence, clause, renderer, text, answer, kept, "provision")


def _is_law(view: SectionView, clause: Clause, renderer: Renderer) -> bool:
    """ "The Act of Velo", and in a text about things "the consent rule"."""
    subject = clause.subject
    assert subject is not None
    name = renderer.names.at(subject)
    if name is not None:
        return subject in name.tokens and any(t.lower in _LAWS for t in name.tokens)
    told = [t for t in clause.subject_tokens if t.dep in ("compound", "amod")]
    return (
        not view.knowledge.narrative
        and subject.lemma.lower() in _RULES
        and clause.subject_tokens[0].lower == "the"
        and bool(told)
        and all(t.pos in ("NOUN", "PROPN", "ADJ", "DET") or t.text == "-" for t in clause.subject_tokens)
    )


def _ends(kept: Sequence[Token], verb: Token) -> bool:
    """Whether the words behind the verb end where its clause does: a second verb may follow."""
    after = kept[-1].next()
    if is_whole(kept):
        return True
    if after is not None and after.text == ",":
        after = after.next()
    if after is None or after.dep != "cc":
        return False
    second = after.next()
    return second is not None and second.dep == "conj" and second.head is verb


def _aimed_at(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, renderer: Renderer
) -> Iterator[Candidate]:
    """ "The Velo Acts aimed to keep foreigners out" → What did the Velo Acts aim to do?"""
    verb, subject = clause.verb, clause.subject
    if subject is None or clause.modal is not None or (verb.dep == "conj" and verb.child("nsubj") is None):
        return
    if clause.passive:
        if verb.lemma not in _DESIGNED or len(clause.auxiliaries) != 1:
            return
    elif verb.lemma not in _AIMING or clause.auxiliaries:
        return
    inner = verb.child("xcomp", "advcl")
    if inner is None or inner.tag != "VB" or inner.i < verb.i or inner.subtree()[0].i != verb.i + 1:
        return
    if (
        inner.lemma in ("be", "become")
        or inner.subtree()[0].lower != "to"
        or any(t.lower == "also" for t in verb.children)
    ):
        return
    told = [t for t in trimmed(inner, examples=True) if t.i >= inner.i]
    if not is_run(told) or not is_whole(told) or any(t.text in ':;—–()“”"' for t in told):
        return
    if any(t.i < verb.i and t.dep in ("prep", "advcl") for t in verb.children):
        return
    behind = told[-1].next()
    if (
        behind is not None
        and behind.text in ",:—–"
        and (after := behind.next()) is not None
        and after.tag == "TO"
    ):
        return
    name = renderer.names.at(subject)
    words = clause.subject_tokens
    if subject.child("conj") is not None or words[0].lower in _NOBODY or any(t.text == "," for t in words):
        return
    if len({t.lower for t in words if t.pos != "ADP"}) < len([t for t in words if t.pos != "ADP"]):
        return  # a heading that ran into its sentence
    named = name is not None and name.type != PERSON and subject in name.tokens
    general = not view.knowledge.narrative and len(content_of(words)) >= 2 and words[0].dep != "poss"
    if not named and not general:
        return
    if name is not None and view.knowledge.narrative and renderer.names.said_more_than(8, name.canonical):
        return  # the body that a text is about aims at many things
    asked = ask("what", clause, renderer, without=inner.subtree(), tail="to do")
    if asked is None or core(clause, inner.subtree()):
        return
    text = asked
    answer = renderer.text(told, before=words)
    yield from _made(view, passage, sentence, clause, renderer, text, answer, told, "aim")


_NAMED = re.compile(
    r"(?:These|This) [^,;:]{3,60}, (?:known as|called) (?P<name>[^,;:()]{4,60}), "
    r"(?P<verb>aimed|sought|(?:were|was) (?:designed|intended|meant)) to (?P<told>[^,;:()—–]{12,})\."
)


def _named_aims(
    view: SectionView, passage: Passage, sentence: Sentence, renderer: Renderer
) -> Iterator[Candidate]:
    """ "These measures, known as the Velo Acts, aimed to keep rivals out" → What did the Velo Acts aim to do?"""
    match = _NAMED.fullmatch(sentence.text)
    if match is None or not match["name"].split()[-1][:1].isupper():
        return
    told = [t for t in sentence.tokens if sentence.start + match.start("told") <= t.start < sentence.end - 1]
    answer = renderer.text(told)
    verb = match["verb"].split()
    if not answer or told[0].tag != "VB" or len(answer.split()) > _LONGEST:
        return
    active = {"aimed": "aim", "sought": "seek"}.get(verb[0])
    group = f"did {match['name']} {active}" if active else f"{verb[0]} {match['name']} {verb[1]}"
    yield make(
        view,
        passage,
        sentence,
        rule="provisions",
        kind=Kind.FACT,
        question=question(f"what {group} to do"),
        answer=capitalize(answer),
        fact=(match["name"], "aim", told[0].lemma),
        answer_type="aim",
        weight=1.0,
    )


def _made(
    view: SectionView,
    passage: Passage,
    sentence: Sentence,
    clause: Clause,
    renderer: Renderer,
    text: str | None,
    answer: str | None,
    told: Sequence[Token],
    answer_type: str,
) -> Iterator[Candidate]:
    if not text or not answer or len(answer.split()) > _LONGEST:
        return
    if len([w for w in content(answer) if not is_vague(w) and w not in content(text)]) < _FEWEST:
        return
    yield make(
        view,
        passage,
        sentence,
        rule="provisions",
        kind=Kind.FACT,
        question=text,
        answer=capitalize(answer),
        fact=(*fact_of(clause, renderer), answer_type),
        answer_type=answer_type,
        weight=1.0,
    )
