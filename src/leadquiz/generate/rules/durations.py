"""From when to when: what the text says to have lasted between two dates."""

from collections.abc import Iterator

from leadquiz.generate.clause import Clause, ask, core, is_torn
from leadquiz.generate.dates import Grain, find_dates
from leadquiz.generate.references import Renderer
from leadquiz.generate.rules.base import clauses_of, content_of, fact_of, make
from leadquiz.generate.rules.growth import CHANGING
from leadquiz.generate.spans import Span, find_spans
from leadquiz.generate.tokens import Sentence, Token
from leadquiz.generate.views import Passage, SectionView
from leadquiz.model import Candidate, Kind


def durations(view: SectionView) -> Iterator[Candidate]:
    """ "The Summer Theatre was in operation from 1870 to 1939" → From when to when was …?"""
    renderer = Renderer.of(view)
    for passage, sentence, clause in clauses_of(view):
        for span in find_spans(sentence):
            if span.front is not None:
                yield from _asked(view, passage, sentence, clause, span, renderer)


def _asked(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, span: Span, renderer: Renderer
) -> Iterator[Candidate]:
    front = span.front
    if front is None or not _is_adjunct(front, clause) or clause.negation is not None:
        return
    if clause.speaker is not None or clause.modal is not None or clause.subject is None:
        return
    if clause.verb.lemma in CHANGING:
        return  # by how much is the news, not when
    gone = [t for t in sentence.tokens if front.i <= t.i <= span.tokens[-1].i]
    after = span.tokens[-1].next()
    if front.i < clause.verb.i and after is not None and after.text == ",":
        gone.append(after)
    opening = front.previous()
    if opening is not None and opening.lower == "sometime":
        gone.insert(0, opening)
    kept = core(clause, gone)
    if any(set(d.tokens) & set(kept) for d in find_dates(sentence)) or is_torn(clause, kept, gone):
        return
    named = renderer.names.find([*clause.subject_tokens, *kept])
    said = {t.lemma for t in content_of([*clause.subject_tokens, *kept]) if t is not clause.verb}
    if not named or len(said) < (1 if clause.relative else 2):
        return
    years = {span.first.grain, span.last.grain} <= {Grain.YEAR}
    between = "between which years" if years else "between which dates"
    text = ask("from when to when" if front.lower == "from" else between, clause, renderer, without=gone)
    if not text:
        return
    yield make(
        view,
        passage,
        sentence,
        rule="durations",
        kind=Kind.FACT,
        question=text,
        answer=f"{front.lower.capitalize()} {span.text}",
        fact=(*fact_of(clause, renderer), "span"),
        answer_type="date:years",
        weight=1.1,
    )


def _is_adjunct(front: Token, clause: Clause) -> bool:
    """Whether "from … to …" hangs on the verb, or on the noun phrase that ends the clause."""
    owner = front.head
    if owner.lower == "sometime":
        owner = owner.head
    if owner is clause.verb:
        return True
    steps = 0
    while owner.pos in ("NOUN", "PROPN", "ADP", "ADJ") and owner is not clause.verb and steps < 5:
        if owner in clause.subject_tokens or owner.dep in ("appos", "conj", "nsubj", "nsubjpass"):
            return False
        owner = owner.head
        steps += 1
    return owner is clause.verb and clause.verb.i < front.i and steps <= 2
