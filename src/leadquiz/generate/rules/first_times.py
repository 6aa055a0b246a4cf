"""When something was done for the first time, where the year is the subject: "1931 was the first time that …"."""

from collections.abc import Iterator

from leadquiz.generate.clause import ask, clauses
from leadquiz.generate.dates import Grain, find_dates
from leadquiz.generate.references import Renderer, passages_with
from leadquiz.generate.reports import month_of_report
from leadquiz.generate.rules.base import fact_of, make
from leadquiz.generate.tokens import Sentence, Token
from leadquiz.generate.views import SectionView
from leadquiz.model import Candidate, Kind


def first_times(view: SectionView) -> Iterator[Candidate]:
    """ "1931 was the first time that he sold bells" → In which year did he sell bells for the first time?"""
    renderer = Renderer.of(view)
    for passage, sentence in passages_with(view):
        done = _done(sentence)
        year = _year(sentence, view) if done is not None else ""
        clause = next((c for c in clauses(sentence) if c.verb is done), None) if year else None
        if clause is None or clause.negation is not None or clause.modal is not None:
            continue
        text = ask("in which year", clause, renderer, tail="for the first time")
        if not text or not renderer.names.find([*clause.subject_tokens, *clause.tokens]):
            continue
        yield make(
            view,
            passage,
            sentence,
            rule="dates",
            kind=Kind.FACT,
            question=text,
            answer=year,
            fact=(*fact_of(clause, renderer), "first"),
            answer_type="date:year",
            weight=1.0,
        )


def _done(sentence: Sentence) -> Token | None:
    """The verb of what was done for the first time."""
    root = sentence.root
    time = root.child("attr") if root.lemma == "be" else None
    if time is None or time.lemma != "time" or not any(t.lower == "first" for t in time.lefts):
        return None
    return time.child("relcl", "acl")


def _year(sentence: Sentence, view: SectionView) -> str:
    """The year that is the whole subject; that of a dated report for "this year"."""
    subject = sentence.root.child("nsubj")
    if subject is None:
        return ""
    tokens = subject.subtree()
    if [t.lower for t in tokens] == ["this", "year"]:
        return month_of_report(view.knowledge)[-4:]
    return next(
        (d.text for d in find_dates(sentence) if d.grain is Grain.YEAR and list(d.tokens) == tokens), ""
    )
