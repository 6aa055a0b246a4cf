"""What somebody is known, praised, blamed, paid or punished for."""

from collections.abc import Iterator

from leadquiz.generate.clause import Clause, ask, is_run, is_whole, setting, trimmed
from leadquiz.generate.gates import repeats_a_word
from leadquiz.generate.lexicon import EVALUATIVE, HOLLOW, bag
from leadquiz.generate.references import Renderer, capitalize, decapitalize
from leadquiz.generate.rules.base import clauses_of, content_of, fact_of, make
from leadquiz.generate.tokens import Token
from leadquiz.generate.views import SectionView
from leadquiz.model import Candidate, Kind

_JUDGING = bag(
    "know praise criticize criticise fine arrest sentence convict honor honour admire blame condemn commend punish "
    "reward sue ban dismiss imprison execute celebrate acclaim indict prosecute jail hail ridicule rebuke denounce "
    "applaud revere excommunicate exile court-martial knight decorate"
)
_RECEIVING = bag("face receive win draw attract earn gain get garner incur")
_JUDGEMENTS = bag(
    "criticism praise prize award recognition fine acclaim medal honor honour backlash reputation fame penalty oscar "
    "sentence reprimand condemnation"
)
_RENOWNED = bag("famous renowned notorious noted notable infamous known")
_LONGEST = 15  # words of an answer
_VAGUE = bag("ability role contribution way effort work part lack approach commitment dedication achievement")


def merits(view: SectionView) -> Iterator[Candidate]:
    """ "Anna Berg was fined for smuggling silk" → For what was Anna Berg fined?"""
    renderer = Renderer.of(view)
    main = {view.knowledge.person, view.knowledge.organisation}
    for passage, sentence, clause in clauses_of(view):
        if clause.subject is None or clause.negation is not None or clause.modal is not None:
            continue
        mark = _for(clause)
        if mark is None or clause.speaker is not None:
            continue
        judged = [*clause.subject_tokens, *(t for t in clause.tokens if t.i < mark.i)]
        named = renderer.names.find(judged) or any(renderer.reference(t) is not None for t in judged)
        traits = clause.copular or clause.verb.lemma == "know"
        if not named or (
            traits and any(n.canonical in main for n in renderer.names.find(clause.subject_tokens))
        ):
            continue  # nobody in particular; or one trait of many
        answer = _answer(mark, clause, renderer)
        scene = renderer.text(setting(clause, mark.subtree()))
        if not answer or scene is None:
            continue
        text = ask("for what", clause, renderer, without=mark.subtree(), tail=decapitalize(scene))
        if not text or repeats_a_word(answer, text):
            continue
        yield make(
            view,
            passage,
            sentence,
            rule="merits",
            kind=Kind.CAUSE,
            question=text,
            answer=answer,
            fact=(*fact_of(clause, renderer)[:2], "for"),
            answer_type="reasons",
            weight=0.95,
        )


def _who(subject: Token, renderer: Renderer) -> str:
    if (meant := renderer.reference(subject)) is not None:
        return renderer.names.canonical(meant.text)
    name = renderer.names.at(subject)
    return name.canonical if name is not None else ""


def _for(clause: Clause) -> Token | None:
    """The "for" that says why: the only one behind the verb."""
    marks = [t for t in clause.tokens if t.lower == "for" and t.dep == "prep" and t.i > clause.verb.i]
    if len(marks) != 1:
        return None
    mark, verb, thing = marks[0], clause.verb, clause.object
    state = clause.complement("acomp") if clause.copular else None
    if state is not None:
        return mark if state.lemma.lower() in _RENOWNED and mark.head is state else None
    if verb.lemma in _JUDGING and (clause.passive or (thing is not None and verb.lemma != "know")):
        return mark if mark.head in (verb, thing) else None
    received = verb.lemma in _RECEIVING and thing is not None and thing.lemma.lower() in _JUDGEMENTS
    return mark if received and mark.head in (verb, thing) else None


def _answer(mark: Token, clause: Clause, renderer: Renderer) -> str:
    inner = mark.child("pobj", "pcomp")
    if inner is None or inner.ent in ("DATE", "TIME", "MONEY", "CARDINAL", "ORDINAL"):
        return ""
    if inner.pos == "NOUN" and inner.lemma.lower() in HOLLOW | _VAGUE:
        return ""
    tokens = trimmed(inner, examples=True)
    if not is_whole(tokens) or not is_run(tokens) or any(t.lower in ("many", "several") for t in tokens[:1]):
        return ""
    telling = [t for t in content_of(tokens) if t.lemma.lower() not in EVALUATIVE]
    text = renderer.text(tokens, before=clause.subject_tokens)
    return capitalize(text) if text and telling and len(text.split()) <= _LONGEST else ""
