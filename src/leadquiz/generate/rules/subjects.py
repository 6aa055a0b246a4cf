"""Who did it, which company did it: clauses whose named subject the rest of the clause pins down."""

from collections.abc import Iterator

from leadquiz.generate.asking import (
    home_country,
    is_people,
    is_person,
    name_given,
    named_noun,
    said_name,
    wh_name,
    wh_named,
)
from leadquiz.generate.clause import (
    SAYING,
    SPEECH,
    Clause,
    ask_subject,
    core,
    is_whole,
    setting,
    trimmed,
    untimed,
)
from leadquiz.generate.dates import find_dates
from leadquiz.generate.events import events_of, hedged
from leadquiz.generate.gates import is_vague
from leadquiz.generate.lexicon import ANYTHING, GENERAL, HOLLOW, VAGUE_VERBS, bag
from leadquiz.generate.names import EVENT, ORGANISATION, THING, Name
from leadquiz.generate.quantities import find_quantities
from leadquiz.generate.references import Renderer, capitalize, decapitalize
from leadquiz.generate.rules.base import fact_of, make
from leadquiz.generate.tokens import Sentence, Token
from leadquiz.generate.views import Passage, SectionView
from leadquiz.model import Candidate, Kind


def subjects(view: SectionView) -> Iterator[Candidate]:
    """One candidate for each clause that only its subject can have done."""
    renderer = Renderer.of(view)
    main = {view.knowledge.person, view.knowledge.organisation, view.knowledge.subject}
    for passage, sentence, clause in events_of(view):
        name = _whole_name(clause, renderer)
        if name is None:
            yield from _phrase(view, passage, sentence, clause, renderer)
            continue
        if (
            clause.speaker is not None
            or clause.negation is not None
            or clause.finite is not None
            or hedged(clause.verb)
        ):
            continue
        if name.canonical in main or clause.copular or not _pinned(clause, renderer):
            continue
        if clause.verb.lemma in SPEECH | SAYING or any(t.lower == "how" for t in clause.tokens):
            continue
        acts = [clause.verb, *(v for v in clause.verb.all("xcomp") if v.pos == "VERB")]
        general = any(v.lemma in VAGUE_VERBS | GENERAL for v in acts)
        if view.knowledge.narrative and general and not any(_is_figure(t) for t in clause.tokens):
            continue
        if clause.verb.lemma == "become" and view.knowledge.narrative:
            kind = clause.complement("attr")
            if kind is None or not any(t.lower == "the" or t.dep == "poss" for t in kind.lefts):
                continue  # "became integral to", "became a staple of": praise
        target = clause.object or clause.complement("attr", "oprd")
        forces = target is clause.object and target is not None and target.lemma.lower() == "force"
        if target is not None and target.lemma.lower() in HOLLOW and not forces:
            continue
        wh = which(name, clause, renderer)
        opening = _setting(clause, view)
        said = renderer.text(opening, before=clause.subject_tokens)
        if not wh or said is None:
            continue
        if wh == "which country" and (clause.passive or name.canonical == home_country(renderer)):
            continue  # where all of the text goes on, or what any reader would name
        if wh == "who" and clause.passive and clause.verb.lemma in _OF_PLACES:
            continue
        if clause.object is not None and clause.object.lower in ANYTHING:
            continue
        if clause.verb.tag == "VBG" and any(t.lemma == "be" for t in clause.auxiliaries[:1]):
            continue  # "was walking": a scene, not a fact
        if untimed(clause, opening, renderer):
            continue
        if clause.passive and clause.verb.lemma in ("pass", "enact"):
            continue  # a parliament passes many acts
        text = ask_subject(wh, clause, renderer, tail=decapitalize(said))
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
            answer=(renderer.text(name.tokens) if is_person(name) else "") or said_name(name),
            fact=(subject, predicate, thing, "subject"),
            answer_type=name.type,
            weight=0.8,
        )


_OF_PLACES = bag("list include designate locate situate recognize recognise classify protect")


def _setting(clause: Clause, view: SectionView) -> list[Token]:
    opening = setting(clause)
    if not view.knowledge.narrative and not any(t.text.isdigit() for t in opening):
        return []  # every question of such a text keeps its circumstances
    return opening


def _is_figure(token: Token) -> bool:
    """A number of the story, not that of a picture."""
    before = token.previous()
    return token.text.isdigit() and not (
        before is not None and before.lower in ("figure", "table", "fig.", "box")
    )


def _phrase(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, renderer: Renderer
) -> Iterator[Candidate]:
    """ "The captain of the Norwegian guard arrested Anna Berg in 1940" → Who arrested Anna Berg in 1940?"""
    noun = clause.subject
    if noun is None or noun.tag not in ("NN", "NNS") or clause.relative or not view.knowledge.narrative:
        return
    if (
        clause.speaker
        or clause.negation
        or clause.finite
        or clause.modal
        or clause.copular
        or hedged(clause.verb)
    ):
        return
    if clause.verb.lemma in SPEECH | SAYING | GENERAL | VAGUE_VERBS or noun.lemma.lower() in HOLLOW:
        return
    kept = {*core(clause), *setting(clause)}
    if not any(d.tokens[0] in kept for d in find_dates(sentence)) or not renderer.names.find(kept):
        return  # a date and a name: less would leave it open who or what
    tokens = [t for t in trimmed(noun) if t in set(clause.subject_tokens)]
    telling = [t for t in tokens if t.pos in ("NOUN", "PROPN", "ADJ") and not is_vague(t.lower)]
    if (
        len(telling) < 2
        or len(tokens) > 12
        or not is_whole(tokens)
        or noun.child("conj", "nummod") is not None
    ):
        return
    if any(t.tag in ("JJR", "RBR") for t in tokens):
        return  # "better institutions": than which?
    if tokens[0].tag == "PRP$" or any(
        t.lower in ("many", "several", "some", "other", "various") for t in tokens
    ):
        return
    if set(clause.subject_tokens) - set(tokens) and any(t.dep == "cc" for t in clause.subject_tokens):
        return
    opening = setting(clause)
    answer, said = renderer.text(tokens), renderer.text(opening, before=clause.subject_tokens)
    if not answer or said is None:
        return
    wh = "who" if is_people(noun, renderer) else "what"
    plural = noun.tag == "NNS" and not clause.passive
    text = ask_subject(wh, clause, renderer, tail=decapitalize(said))
    if not text or (plural and clause.verb.tag == "VBP"):
        return
    subject, predicate, thing = fact_of(clause, renderer)
    yield make(
        view,
        passage,
        sentence,
        rule="subjects",
        kind=Kind.FACT,
        question=text,
        answer=capitalize(answer),
        fact=(subject, predicate, thing, "subject"),
        answer_type="phrase",
        weight=0.75,
    )


_OF_MINDS = bag(
    "recognize recognise realize realise see know want hope fear plan decide believe understand regard"
)


def which(name: Name, clause: Clause, renderer: Renderer) -> str:
    """The words that ask for a subject: "who", "which company", "what"; "" when nothing fits."""
    if (noun := named_noun(name)) is not None:
        return wh_named(noun, renderer)
    wh = wh_name(name, renderer, verb=clause.verb.lemma, doer=not clause.passive, subject=True)
    if (
        wh == "who"
        and clause.passive
        and clause.verb.lemma in ("locate", "situate", "build", "found", "launch")
    ):
        return ""  # no person, whatever the model thinks
    if wh == "what" and (name.type not in (ORGANISATION, THING, EVENT) or clause.verb.lemma in _OF_MINDS):
        return ""  # it may be somebody
    return wh


def _whole_name(clause: Clause, renderer: Renderer) -> Name | None:
    """The name that is the whole subject, also when a pronoun stands for it."""
    subject = clause.subject
    if subject is None or subject.child("conj") is not None:
        return None
    name = renderer.names.at(subject)
    if name is None:
        given = name_given(subject)
        named = renderer.names.at(given) if given is not None else None
        return named if named is not None and named_noun(named) is subject else None
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
    kept = {*core(clause), *setting(clause), *clause.gap_tokens}
    names = {name.canonical for name in renderer.names.find(sorted(kept, key=lambda t: t.i))}
    dated = any(date.tokens[0] in kept for date in find_dates(clause.sentence))
    counted = any(quantity.tokens[0] in kept for quantity in find_quantities(clause.sentence))
    nouns = sum(t.pos == "NOUN" for t in kept)
    return len(names) + dated + counted >= 2 or (len(names) + dated + counted == 1 and nouns >= 2)
