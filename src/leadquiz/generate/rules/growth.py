"""From what to what a thing grew or fell."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from leadquiz.generate.clause import Clause, ask, core, is_run, is_torn
from leadquiz.generate.dates import find_dates
from leadquiz.generate.lexicon import bag
from leadquiz.generate.quantities import Quantity, find_quantities
from leadquiz.generate.references import Renderer, decapitalize
from leadquiz.generate.rules.base import clauses_of, content_of, fact_of, make
from leadquiz.generate.tokens import Sentence, Token
from leadquiz.generate.views import Passage, SectionView
from leadquiz.model import Candidate, Kind

CHANGING = bag(
    "grow rise fall increase decrease decline drop shrink expand climb jump change soar plunge go swell dwindle surge "
    "reduce cut raise lower extend double triple"
)


def growth(view: SectionView) -> Iterator[Candidate]:
    """ "Prices rose from 3 to 7 crowns in 1911" → From what to what did prices rise in 1911?"""
    renderer = Renderer.of(view)
    for passage, sentence, clause in clauses_of(view):
        if clause.verb.lemma in CHANGING:
            yield from _changed(view, passage, sentence, clause, renderer)


def _changed(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, renderer: Renderer
) -> Iterator[Candidate]:
    if clause.negation is not None or clause.modal is not None or clause.speaker is not None:
        return
    if clause.relative or clause.subject is None:
        return
    ends = _ends(sentence, clause)
    if ends is None:
        return
    low, _, last = ends
    front = low.tokens[0].previous()
    if front is None or len(find_quantities(sentence)) > 4:
        return
    gone = [t for t in sentence.tokens if front.i <= t.i <= last.i]
    behind = last.next()
    if behind is not None and behind.text == "(":
        end = next((t for t in sentence.tokens[behind.i :] if t.text == ")"), None)
        gone += [t for t in sentence.tokens[behind.i :] if end is not None and t.i <= end.i]
    years = [d for d in find_dates(sentence) if set(d.tokens) <= set(gone)]
    tail, told = "", sentence.slice([t for t in gone if t.i <= last.i])
    if years:
        if len(years) != 2 or any((d.tokens[0].previous() or last).lower not in ("in", "by") for d in years):
            return
        tail = f"between {years[0].text} and {years[1].text}"
        inside = {t for d in years for t in (d.tokens[0].previous(), *d.tokens)}
        told = " ".join(t.text for t in gone if t.i <= last.i and t not in inside)
        told = told.replace(" %", "%").replace("$ ", "$")
    kept = core(clause, gone)
    if is_torn(clause, kept, gone) or not _is_told(clause.subject_tokens, renderer):
        return
    if not tail:
        tail = _opening(clause, renderer)
    dated = tail or any(set(d.tokens) <= set(kept) for d in find_dates(sentence)) or _general(clause)
    text = ask("from what to what", clause, renderer, without=gone, tail=tail)
    if not text or not dated:
        return
    yield make(
        view,
        passage,
        sentence,
        rule="growth",
        kind=Kind.FACT,
        question=text,
        answer=told[:1].upper() + told[1:],
        fact=(*fact_of(clause, renderer), "growth"),
        answer_type="phrase",
        weight=1.15,
    )


def _opening(clause: Clause, renderer: Renderer) -> str:
    """ "Since 1970", "Between 1991 and 2000": the time that opens the clause."""
    for child in clause.verb.lefts:
        words = [t for t in child.subtree() if t.text != ","]
        if child.dep != "prep" or child.i > clause.subject_tokens[0].i or not is_run(words):
            continue
        if len(words) <= 6 and any(set(d.tokens) <= set(words) for d in find_dates(clause.sentence)):
            return decapitalize(renderer.text(words) or "")
    return ""


def _general(clause: Clause) -> bool:
    first = clause.auxiliaries[0] if clause.auxiliaries else clause.verb
    return first.tag in ("VBZ", "VBP") and first.lemma != "have"


def _is_told(subject: Sequence[Token], renderer: Renderer) -> bool:
    """Whether the subject says of what: a name, or a measure of something."""
    return bool(renderer.names.find(subject)) or len({t.lemma for t in content_of(subject)}) >= 2


def _ends(sentence: Sentence, clause: Clause) -> tuple[Quantity, Quantity, Token] | None:
    """Both figures and the last word of the second: "from 415 | to 587 square kilometres"."""
    found = [q for q in find_quantities(sentence) if q.tokens[0].i > clause.verb.i]
    for whole in found:  # "from 415,000 to 587,000" is one to the finder of figures
        start, last = whole.tokens[0].previous(), _end(whole.tokens[-1])
        after = last.next()
        if start is None or start.lower != "from" or " to " not in whole.text:
            continue
        if start.head is clause.verb and not (
            after is not None and after.lower in ("of", "per", "and", "or")
        ):
            return whole, whole, last
    for low, high in pairwise(found):
        start, joint = low.tokens[0].previous(), high.tokens[0].previous()
        if start is None or joint is None or start.lower != "from" or joint.lower != "to":
            continue
        if start.head is not clause.verb and start.i != clause.verb.i + 1:
            continue
        between = sentence.tokens[low.tokens[-1].i + 1 : joint.i]
        if len(between) > 5 or any(t.pos in ("VERB", "AUX") or t.text == "," for t in between):
            continue
        last = _end(high.tokens[-1])
        after = last.next()
        if after is not None and after.lower in ("in", "by"):
            years = [d for d in find_dates(sentence) if d.tokens[0].i == after.i + 1]
            inside = [d for d in find_dates(sentence) if d.tokens[0] in between]
            if years and inside:
                last = years[0].tokens[-1]
        if after is not None and after.lower in ("of", "per", "and", "or"):
            return None
        return low, high, last
    return None


def _end(last: Token) -> Token:
    """The last word of what is counted: "587,000 square kilometres"."""
    while (after := last.next()) is not None and (
        after.pos in ("NOUN", "ADJ", "SYM") and after.tag != "JJR" and after.dep != "npadvmod"
    ):
        last = after
    return last
