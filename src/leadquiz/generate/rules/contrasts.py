"""How one thing differs from another: "unlike X", "differs from X in that …", "compares X to Y"."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from leadquiz.generate.clause import (
    Clause,
    ask,
    inverted,
    is_run,
    is_whole,
    mid_sentence,
    noun_phrase,
    question,
    subject_text,
    trimmed,
)
from leadquiz.generate.lexicon import EVALUATIVE, bag
from leadquiz.generate.references import Renderer, capitalize, decapitalize
from leadquiz.generate.rules.base import clauses_of, content_of, fact_of, head_key, make
from leadquiz.generate.tokens import Sentence, Token
from leadquiz.generate.views import Passage, SectionView
from leadquiz.model import Candidate, Kind

_LONGEST = 26
_ASIDE = ",;—–("  # marks that end a phrase
_END = ".;—–(?!"  # marks that end a clause: a comma may stand before "while" or "whereas"
_VAGUE_OTHERS = bag("most many other others some all few several traditional typical average peer")
_LIGHT = bag("take make give see play do get face")


def contrasts(view: SectionView) -> Iterator[Candidate]:
    """What sets one thing apart from another that the sentence names."""
    renderer = Renderer.of(view)
    for passage, sentence, clause in clauses_of(view):
        if clause.subject is None:
            continue
        yield from _difference(view, passage, sentence, clause, renderer)
        if clause.negation is None:
            yield from _unlike(view, passage, sentence, clause, renderer)
            yield from _likened(view, passage, sentence, clause, renderer)


# ------------------------------------------------------------------------------------------------ unlike


def _unlike(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, renderer: Renderer
) -> Iterator[Candidate]:
    """ "Unlike the cart, the sledge has runners" → Unlike the cart, what does the sledge have?"""
    if clause.relative or clause.speaker is not None:
        return
    prep = next(
        (
            t
            for t in (*clause.verb.children, *(clause.subject.children if clause.subject else ()))
            if t.lower == "unlike" and t.dep in ("prep", "amod", "advmod")
        ),
        None,
    )
    other = prep.child("pobj") if prep is not None else None
    if prep is None or other is None or any(t.lower in _VAGUE_OTHERS for t in other.lefts):
        return
    if other.lemma.lower() in _VAGUE_OTHERS or other.tag in ("DT", "PRP"):
        return
    against = mid_sentence(noun_phrase(other), renderer)
    if not against or len(against.split()) > 8:
        return
    gone = list(prep.subtree())
    obj = clause.object
    lead = f"unlike {against}, "
    text: str | None = None
    answer: str | None = None
    if obj is not None and obj.i > clause.verb.i and obj.pos in ("NOUN", "PROPN"):
        tokens = trimmed(obj, examples=True)
        verbal = clause.verb.child("xcomp", "ccomp")
        if verbal is not None and verbal.i > obj.i:
            tokens = [t for t in verbal.subtree() if t.i >= verbal.subtree()[0].i]
            if tokens[0].lower != "to":
                return
            text = ask("what", clause, renderer, without=[*gone, *verbal.subtree()], tail="to do")
            tokens = _until(tokens, _ASIDE)[1:]
        else:
            if clause.verb.lemma in _LIGHT or any(t.tag == "JJR" for t in obj.lefts):
                return
            text = ask("what", clause, renderer, without=[*gone, *obj.subtree()])
        if not is_run(tokens) or not is_whole(tokens):
            return
        answer = renderer.text(tokens, before=clause.subject_tokens)
        telling = [t for t in content_of(tokens) if t.lemma.lower() not in EVALUATIVE]
        if any(t.dep == "advcl" and t.i > obj.i for t in clause.verb.children):
            return
        if len(telling) < 1 or (
            view.knowledge.narrative and (len(telling) < 3 or clause.verb.lemma == "have")
        ):
            return
    if not text or not answer or not 1 <= len(answer.split()) <= 15:
        return
    yield make(
        view,
        passage,
        sentence,
        rule="contrasts",
        kind=Kind.FACT,
        question=capitalize(lead + decapitalize(text)),
        answer=capitalize(answer),
        fact=(*fact_of(clause, renderer), "unlike"),
        answer_type="contrast",
        weight=1.05,
    )


def _until(tokens: Sequence[Token], stops: str) -> list[Token]:
    """The words before the first of some marks."""
    return list(takewhile(lambda token: token.text not in stops, tokens))


# ------------------------------------------------------------------------------------------- difference


def _difference(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, renderer: Renderer
) -> Iterator[Candidate]:
    """ "Ale differs from lager in that its yeast rises" → How does ale differ from lager?"""
    verb = clause.verb
    word: Token | None = verb if verb.lemma == "differ" else clause.complement("acomp")
    if word is None or word.lower not in ("differ", "differs", "differed", "different") or clause.negation:
        return
    tokens = sentence.tokens
    prep = next((t for t in tokens[word.i + 1 : word.i + 3] if t.lower in ("from", "than", "to")), None)
    if prep is None:
        return
    joint = next(
        (
            t.i
            for t in tokens[prep.i + 2 : prep.i + 10]
            if t.lower == "in" and (after := t.next()) is not None and after.lower == "that"
        ),
        None,
    )
    if joint is None:
        return
    other = mid_sentence([t for t in tokens[prep.i + 1 : joint] if t.text != ","], renderer)
    said = _until(tokens[joint + 2 :], _END)
    subject = subject_text(clause, renderer)
    answer = renderer.text(said, before=clause.subject_tokens)
    if not other or not subject or not answer or not 3 <= len(answer.split()) <= _LONGEST:
        return
    if not any(t.tag in ("VBZ", "VBP", "VBD", "MD") for t in said):
        return
    group = inverted(clause)
    if group is None:
        return
    adverb = " ".join(t.text for t in tokens[verb.i : word.i] if t.dep == "advmod" and t.head is word)
    if word is verb:
        text = f"How {group.front} {subject} {group.rest} from {other}"
    else:
        text = f"How {group.front} {subject} {adverb} different from {other}"
    yield make(
        view,
        passage,
        sentence,
        rule="contrasts",
        kind=Kind.PRINCIPLE,
        question=question(text),
        answer=capitalize(answer),
        fact=(head_key(clause.subject, renderer), "differ", other),
        answer_type="claim",
        weight=1.1,
    )


# --------------------------------------------------------------------------------------------- likeness


def _likened(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, renderer: Renderer
) -> Iterator[Candidate]:
    """ "Berg compares a firm to a ship" → To what does Berg compare a firm?"""
    verb = clause.verb
    if verb.lemma not in ("compare", "liken") or clause.relative or clause.modal is not None:
        return
    prep = next(
        (t for t in verb.subtree() if t.lower in ("to", "with") and t.dep == "prep" and t.i > verb.i), None
    )
    noun = prep.child("pobj") if prep is not None else None
    if prep is None or noun is None or noun.pos not in ("NOUN", "PROPN"):
        return
    tokens = trimmed(noun)
    answer = renderer.text(tokens) if is_whole(tokens) else None
    compared = clause.subject if clause.passive else clause.object
    if compared is None or not answer or len(answer.split()) > 15 or noun.child("conj") is not None:
        return
    if compared.pos not in ("NOUN", "PROPN") and not renderer.reference(compared):
        return
    text = ask(f"{prep.lower} what", clause, renderer, without=[prep, *prep.subtree()])
    if not text:
        return
    yield make(
        view,
        passage,
        sentence,
        rule="contrasts",
        kind=Kind.FACT,
        question=text,
        answer=capitalize(answer),
        fact=(head_key(compared, renderer), "compare", ""),
        answer_type="likeness",
        weight=1.1,
    )
