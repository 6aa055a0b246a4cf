"""What stands beside a thing that the sentence names: "not only X but also Y", "while one does X, the other does Y"."""

from collections.abc import Iterator, Sequence

from leadquiz.generate.clause import (
    Clause,
    ask,
    is_run,
    is_whole,
    mid_sentence,
    noun_phrase,
    trimmed,
)
from leadquiz.generate.gates import is_vague
from leadquiz.generate.references import Renderer, capitalize, decapitalize
from leadquiz.generate.rules.base import clauses_of, content_of, fact_of, make
from leadquiz.generate.tokens import Sentence, Token
from leadquiz.generate.views import Passage, SectionView
from leadquiz.model import Candidate, Kind

_LONGEST = 15  # words of an answer
_LONGEST_SIDE = 12  # words of the side that the question keeps


def pairs(view: SectionView) -> Iterator[Candidate]:
    """The second of two things, asked by the first."""
    renderer = Renderer.of(view)
    for passage, sentence, clause in clauses_of(view):
        if clause.subject is None or clause.negation is not None or clause.relative:
            continue
        yield from _besides(view, passage, sentence, clause, renderer)
        yield from _while(view, passage, sentence, clause, renderer)


def _besides(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, renderer: Renderer
) -> Iterator[Candidate]:
    """ "Berg gave Velotech not only money but also advice" → Besides money, what did Berg give Velotech?"""
    tokens = sentence.tokens
    only = next(
        (t.i for t in tokens if t.lower in ("only", "just") and t.i and tokens[t.i - 1].lower == "not"), None
    )
    but = next(
        (t for t in tokens if t.lower == "but" and t.dep == "cc" and only is not None and t.i > only), None
    )
    if only is None or but is None or but.head.pos not in ("NOUN", "PROPN"):
        return
    first = but.head
    second = next((t for t in first.all("conj") if t.i > but.i), None)
    if second is None or second.pos not in ("NOUN", "PROPN") or first.i < only:
        return
    governor = first.head
    if first.dep == "dobj" and governor is clause.verb:
        word, gone = "what", list(first.subtree())
    elif (
        first.dep == "pobj"
        and governor.dep == "prep"
        and governor.head is clause.verb
        and governor.lower != "as"  # a view, of which one may hold many
    ):
        word, gone = f"{governor.lower} what", list(governor.subtree())
    else:
        return
    gone += [tokens[only - 1], tokens[only]]
    side = [t for t in noun_phrase(first) if t.i < but.i and t.lower not in ("not", "only", "just", ",")]
    text = ask(word, clause, renderer, without=gone)
    lead = f"besides {named}" if (named := _written(side, renderer)) else ""
    yield from _asked(view, passage, sentence, clause, lead, text, trimmed(second), "besides", 1.05)


def _while(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, renderer: Renderer
) -> Iterator[Candidate]:
    """ "While Steelco sold carts, Velotech built bells" → While Steelco sold carts, what did Velotech build?"""
    verb = clause.verb
    other = next(
        (
            t
            for t in verb.all("advcl")
            if t.i < verb.i and any(m.dep == "mark" and m.lower in ("while", "whereas") for m in t.children)
        ),
        None,
    )
    obj = clause.object
    if clause.subject is None or clause.subject.pos == "PRON":
        return
    if other is None or obj is None or obj.i < verb.i or obj.pos not in ("NOUN", "PROPN") or clause.passive:
        return
    rival = other.child("nsubj", "nsubjpass")
    if rival is None or rival.pos not in ("NOUN", "PROPN") or rival.lemma == clause.subject.lemma:
        return
    if (
        other.child("neg") is not None
        or other.child("dobj", "prep", "attr", "acomp", "xcomp", "agent") is None
    ):
        return  # "while it lasted, …" concedes; a pair of deeds has something on both sides
    frame = list(other.subtree())
    text = ask("what", clause, renderer, without=[*frame, *obj.subtree()])
    yield from _asked(
        view, passage, sentence, clause, _written(frame, renderer), text, trimmed(obj), "while", 1.0
    )


def _asked(
    view: SectionView,
    passage: Passage,
    sentence: Sentence,
    clause: Clause,
    lead: str,
    text: str | None,
    tokens: Sequence[Token],
    joint: str,
    weight: float,
) -> Iterator[Candidate]:
    """The question behind the side that it names (`lead`), where the other side is a sound answer."""
    renderer = Renderer.of(view)
    answer = renderer.text(tokens, before=clause.subject_tokens) if _is_sound(tokens) else None
    if not lead or not text or not answer or not _says_enough(tokens, view):
        return
    yield make(
        view,
        passage,
        sentence,
        rule="pairs",
        kind=Kind.FACT,
        question=f"{capitalize(lead)}, {decapitalize(text)}",
        answer=capitalize(answer),
        fact=(*fact_of(clause, renderer), joint),
        answer_type="pair",
        weight=weight,
    )


def _written(tokens: Sequence[Token], renderer: Renderer) -> str:
    """A phrase inside a question; "" where it is long, broken or points elsewhere."""
    if not tokens or len(tokens) > _LONGEST_SIDE or not is_run(tokens):
        return ""
    return mid_sentence(tokens, renderer)


def _is_sound(tokens: Sequence[Token]) -> bool:
    return is_run(tokens) and is_whole(tokens) and len(tokens) <= _LONGEST


def _says_enough(tokens: Sequence[Token], view: SectionView) -> bool:
    """Whether the answer could be wrong: more than praise, and in a story more than one word."""
    telling = [t for t in content_of(tokens) if not is_vague(t.lower)]
    return len(telling) >= (2 if view.knowledge.narrative else 1)
