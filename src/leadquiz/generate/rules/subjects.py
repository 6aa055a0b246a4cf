"""Who did it, which company did it: clauses whose named subject the rest of the clause pins down."""

from collections.abc import Iterator

from leadquiz.generate.clause import SAYING, SPEECH, Clause, ask_subject, core
from leadquiz.generate.dates import find_dates
from leadquiz.generate.lexicon import HOLLOW
from leadquiz.generate.names import ORGANISATION, PERSON, PLACE, Name
from leadquiz.generate.quantities import find_quantities
from leadquiz.generate.references import Renderer
from leadquiz.generate.rules.base import clauses_of, fact_of, kind_noun, make
from leadquiz.generate.views import SectionView
from leadquiz.model import Candidate, Kind


def subjects(view: SectionView) -> Iterator[Candidate]:
    """One candidate for each clause that only its subject can have done."""
    renderer = Renderer.of(view)
    main = {view.knowledge.person, view.knowledge.organisation, view.knowledge.subject}
    for passage, sentence, clause in clauses_of(view):
        name = _whole_name(clause, renderer)
        if (
            name is None
            or clause.speaker is not None
            or clause.negation is not None
            or clause.finite is not None
        ):
            continue
        if name.canonical in main or clause.copular or not _pinned(clause, renderer):
            continue
        if clause.verb.lemma in SPEECH | SAYING:
            continue
        target = clause.object or clause.complement("attr", "oprd")
        if target is not None and target.lemma.lower() in HOLLOW:
            continue
        wh = which(name, renderer)
        if wh is None:
            continue
        text = ask_subject(wh, clause, renderer)
        if not text or name.text.lower() in text.lower():
            continue
        subject, predicate, thing = fact_of(clause, renderer)
        yield make(
            view,
            passage,
            sentence,
            rule="subjects",
            kind=Kind.FACT,
            question=text,
            answer=name.canonical if name.type == PERSON else name.text,
            fact=(subject, predicate, thing, "subject"),
            answer_type=name.type,
            weight=0.8,
        )


def which(name: Name, renderer: Renderer) -> str | None:
    """The question word for a name: "who", "which company", "which festival"."""
    if name.type == PERSON:
        return "who"
    noun = kind_noun(name, renderer)
    if noun:
        return f"which {noun}"
    if name.type == ORGANISATION:
        return "which organization" if renderer.names.certainty(name.canonical) >= 3 else "what"
    if name.type == PLACE:
        return None
    return None


def _whole_name(clause: Clause, renderer: Renderer) -> Name | None:
    """The name that is the whole subject, also when a pronoun stands for it."""
    subject = clause.subject
    if subject is None or subject.child("conj") is not None:
        return None
    name = renderer.names.at(subject)
    if name is None:
        return None
    inside = set(name.tokens)
    rest = [t for t in clause.subject_tokens if t not in inside and t.dep not in ("det", "punct", "appos")]
    rest = [
        t
        for t in rest
        if not any(a.dep in ("appos", "relcl") for a in (t, *t.ancestors()) if a in clause.subject_tokens)
    ]
    return name if not rest else None


def _pinned(clause: Clause, renderer: Renderer) -> bool:
    """Whether the rest of the clause says enough to leave one answer: two of name, date and amount."""
    kept = set(core(clause))
    names = {name.canonical for name in renderer.names.find(sorted(kept, key=lambda t: t.i))}
    dated = any(date.tokens[0] in kept for date in find_dates(clause.sentence))
    counted = any(quantity.tokens[0] in kept for quantity in find_quantities(clause.sentence))
    nouns = sum(t.pos == "NOUN" for t in kept)
    return len(names) + dated + counted >= 2 or (len(names) + dated + counted == 1 and nouns >= 2)
