"""Why and how: causes, purposes, means and results."""

from collections.abc import Iterator

from leadquiz.generate.clause import SPEECH, Clause, ask, core, is_whole, trimmed
from leadquiz.generate.lexicon import bag
from leadquiz.generate.references import Renderer, capitalize
from leadquiz.generate.rules.base import clauses_of, fact_of, make
from leadquiz.generate.tokens import Sentence, Token
from leadquiz.generate.views import Passage, SectionView
from leadquiz.model import Candidate, Kind

_STATIVE = bag("be have seem appear remain become play serve")


# "Enabled people to …": what follows is what they do, not why.
_MAKING_DO = bag(
    "enable allow help encourage ask urge want require need lead inspire push motivate prepare empower train invite "
    "teach drive force persuade permit tell order position continue take spend use need"
)


# "A mission to make trade faster": what follows belongs to the noun.
_AIMS = bag(
    "mission goal aim effort plan decision ability commitment vision desire need attempt way opportunity right power "
    "chance initiative promise strategy dream ambition proposal time capacity potential"
)


def causes(view: SectionView) -> Iterator[Candidate]:
    """One candidate for each cause, purpose or means that a clause states."""
    renderer = Renderer.of(view)
    for passage, sentence, clause in clauses_of(view):
        if clause.subject is None:
            continue
        yield from _means(view, passage, sentence, clause, renderer)
        yield from _reasons(view, passage, sentence, clause, renderer)
        yield from _purposes(view, passage, sentence, clause, renderer)


def _emit(
    view: SectionView,
    passage: Passage,
    sentence: Sentence,
    clause: Clause,
    renderer: Renderer,
    *,
    rule: str,
    wh: str,
    gone: list[Token],
    answer: list[Token],
    lead: str = "",
    weight: float = 1.0,
) -> Iterator[Candidate]:
    if not is_whole(answer) or (clause.modal is not None and rule != "means"):
        return
    text = renderer.text(answer, before=clause.subject_tokens)
    words = ask(wh, clause, renderer, without=gone)
    if not text or not words or len(core(clause, gone)) < 1:
        return
    yield make(
        view,
        passage,
        sentence,
        rule=rule,
        kind=Kind.CAUSE,
        question=words,
        answer=capitalize(f"{lead}{text}"),
        fact=(*fact_of(clause, renderer), rule),
        answer_type=rule,
        weight=weight,
    )


def _means(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, renderer: Renderer
) -> Iterator[Candidate]:
    """ "by offering free listings" → How …?"""
    if clause.verb.lemma in _STATIVE | SPEECH:
        return
    for prep in clause.verb.all("prep"):
        if prep.lower not in ("by", "through"):
            continue
        verb = prep.child("pcomp")
        if verb is None or verb.tag != "VBG":
            continue
        yield from _emit(
            view, passage, sentence, clause, renderer,
            rule="means", wh="how", gone=prep.subtree(), answer=_plain(prep),
        )  # fmt: skip


def _plain(token: Token) -> list[Token]:
    """A phrase without asides, but with the coordination of its verbs."""
    return trimmed(token, examples=True)


def _reasons(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, renderer: Renderer
) -> Iterator[Candidate]:
    """ "because …", "due to …" → Why …?"""
    for child in clause.verb.children:
        marker = child.child("mark")
        if child.dep == "advcl" and marker is not None and marker.lower == "because":
            yield from _emit(
                view, passage, sentence, clause, renderer,
                rule="reasons", wh="why", gone=child.subtree(), answer=trimmed(child, examples=True), weight=1.1,
            )  # fmt: skip
        if child.dep == "prep" and _says_why(child):
            yield from _emit(
                view, passage, sentence, clause, renderer,
                rule="reasons", wh="why", gone=child.subtree(), answer=trimmed(child, examples=True),
            )  # fmt: skip


def _says_why(prep: Token) -> bool:
    following = prep.next()
    return (prep.lower == "because") or (
        prep.lower in ("due", "owing", "thanks") and following is not None and following.lower == "to"
    )


def _purposes(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, renderer: Renderer
) -> Iterator[Candidate]:
    """ "To counter these threats, …", "in order to …" → Why …?"""
    if clause.verb.lemma in _STATIVE | _MAKING_DO | SPEECH or (
        clause.passive and clause.verb.lemma in ("design", "use", "make")
    ):
        return
    for child in clause.verb.all("advcl"):
        to = child.child("aux")
        if to is None or to.lower != "to" or child.tag != "VB" or child.text != child.lemma or to.i > child.i:
            continue
        leading = child.i < clause.verb.i
        in_order = to.previous() is not None and to.previous().lower in ("order",)  # type: ignore[union-attr]
        if not leading and not in_order and (clause.object is None or child.i < clause.object.i):
            continue
        if not leading and not in_order and child.lemma in ("become", "be", "reach", "find", "form", "total"):
            continue  # "passed Mattel to become the largest": what came of it
        before = to.previous()
        aims = before is not None and before.pos == "NOUN" and before.lemma.lower() in _AIMS
        if not leading and before is not None and (before.dep == "punct" or aims or _is_ranked(child)):
            continue
        answer = [t for t in trimmed(child, examples=True) if t.i >= to.i]
        if len(answer) < 4:
            continue
        yield from _emit(
            view, passage, sentence, clause, renderer,
            rule="purposes", wh="why", gone=child.subtree(), answer=answer, weight=1.0 if leading or in_order else 0.9,
        )  # fmt: skip


def _is_ranked(verb: Token) -> bool:
    """ "the first to come close": the words before say which, not why."""
    tokens = verb.sentence.tokens[max(0, verb.i - 9) : verb.i]
    return any(t.lower in ("first", "second", "third", "last", "only", "next", "fourth") for t in tokens)
