"""What causes, prevents or connects what, and what something is for, in texts about things."""

from collections.abc import Iterator, Sequence

from leadquiz.generate.clause import (
    Clause,
    ask,
    ask_subject,
    core,
    is_unbroken,
    is_whole,
    question,
    subject_text,
    trimmed,
)
from leadquiz.generate.gates import repeats_a_word
from leadquiz.generate.language import inflect_past, inflect_third_person
from leadquiz.generate.lexicon import HOLLOW, bag
from leadquiz.generate.references import Renderer, capitalize
from leadquiz.generate.rules.base import clauses_of, content_of, fact_of, make
from leadquiz.generate.tokens import Sentence, Token
from leadquiz.generate.views import Passage, SectionView
from leadquiz.model import Candidate, Kind

_EFFECTS = bag(
    "cause prevent reduce increase trigger protect control regulate connect separate support allow enable "
    "stimulate stop block carry transport absorb release surround drive raise lower weaken strengthen "
    "damage destroy restore remove join anchor attach secrete synthesize supply deliver filter pump "
    "resist produce convert break speed slow inhibit activate give lead result drain cool heat bind "
    "dissolve erode transmit generate trap insulate cushion store"
)
_FEWEST_TOLD = 3  # words of an effect: only a full account of what is done leaves one answer
_TO = {"lead": "to", "result": "in"}
_NOBODY = bag(
    "some many several other others most few one each all both any such much more someone people everyone various "
    "certain different numerous"
)
_LOOSE = bag("some both thing event issue other others many various several")
# "Also", "for example": one of several that the text tells.
_BESIDES = bag("also another besides too likewise")
_VAGUE = bag(
    "factor thing way approach change difference effect process method technique system example case feature type kind "
    "form study research experience idea concept theory result result aspect part number use lack fact"
)
_PEOPLE = bag("person people individual man woman child student worker employee patient user doctor teacher")
_ROLES = bag("function purpose role job task aim goal object")
_EXERCISES = bag("exercise exercises question questions quiz problems")
_LONGEST_ANSWER = 16  # words


def effects(view: SectionView) -> Iterator[Candidate]:
    """Candidates for cause and effect and for uses; a story's clauses leave too many answers."""
    if view.knowledge.narrative or set(view.section.title.lower().split()) & _EXERCISES:
        return
    renderer = Renderer.of(view)
    for passage, sentence, clause in clauses_of(view):
        if clause.subject is None or clause.negation is not None or clause.finite is not None:
            continue
        first = clause.auxiliaries[0] if clause.auxiliaries else clause.verb
        if first.tag not in ("VBZ", "VBP") and first.lower not in ("can", "will"):
            continue
        top = clause.verb
        while top.dep == "conj":
            top = top.head
        if not top.is_root or _is_anyone(clause.subject_tokens) or _is_misread(clause):
            continue
        if _is_one_of_several(clause):
            continue
        if clause.passive:
            yield from _agent(view, passage, sentence, clause, renderer)
            yield from _use(view, passage, sentence, clause, renderer)
        else:
            yield from _cause(view, passage, sentence, clause, renderer)
            yield from _role(view, passage, sentence, clause, renderer)


def _is_anyone(tokens: Sequence[Token]) -> bool:
    return not tokens or tokens[0].lower in _NOBODY


def _is_one_of_several(clause: Clause) -> bool:
    """Whether the author says that there are others, or gives an example."""
    if any(t.lower in _BESIDES for t in clause.verb.children):
        return True
    return any(
        t.dep == "prep" and t.i < clause.verb.i and t.child("pobj") is not None and _is_example(t)
        for t in clause.verb.children
    )


def _is_example(prep: Token) -> bool:
    noun = prep.child("pobj")
    return noun is not None and noun.lemma.lower() in ("example", "instance", "case")


def _is_misread(clause: Clause) -> bool:
    """Signs that the subject belongs to another verb: a relative pronoun or other words stand between."""
    tokens = clause.sentence.tokens
    if tokens[0].text[0].islower() or (clause.verb.tag == "VBG" and clause.auxiliaries):
        return True
    first = min(t.i for t in (clause.verb, *clause.auxiliaries))
    before = tokens[first - 1] if first else None
    if before is not None and before.tag in ("WDT", "WP"):
        return True
    if clause.verb.dep == "conj" or clause.subject is None:
        return False
    last = clause.subject.subtree()[-1].i
    return any(t.dep not in ("advmod", "punct") for t in tokens[last + 1 : first])


def _is_thing(noun: Token, tokens: Sequence[Token]) -> bool:
    """Whether a phrase names something that may be asked for with "what"."""
    if len(tokens) > 1 and tokens[0].lower == "the" and tokens[1].pos == "NUM":
        return False  # "the three states": which?
    if (
        noun.pos not in ("NOUN", "PROPN")
        or noun.lemma.lower() in _PEOPLE | HOLLOW
        or noun.child("conj", "relcl")
    ):
        return noun.child("conj") is not None and noun.pos in ("NOUN", "PROPN") and len(tokens) <= 10
    return (
        not (noun.lemma.lower() in _VAGUE and len(content_of(tokens)) < 2) and len(tokens) <= _LONGEST_ANSWER
    )


def _cause(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, renderer: Renderer
) -> Iterator[Candidate]:
    """ "Osteoporosis weakens the bones of the spine" → What weakens the bones of the spine?"""
    verb, subject = clause.verb, clause.subject
    if subject is None or not _is_thing(subject, clause.subject_tokens):
        return
    acting = verb
    if verb.lemma == "help" and (inner := verb.child("xcomp", "ccomp")) is not None and inner.tag == "VB":
        acting = inner
        if inner.child("nsubj") is not None:
            return
    if acting.lemma not in _EFFECTS:
        return
    kept = core(clause)
    if acting.lemma in _TO:
        if not any(t.dep == "prep" and t.lower == _TO[acting.lemma] for t in acting.rights):
            return
    elif (target := acting.child("dobj", "ccomp", "xcomp")) is None or target.pos == "PRON":
        return
    if clause.subject_tokens[0].pos == "DET" or subject.child("conj") is not None:
        return  # "an error in the code", "rules and standards": one or some among what has this effect
    if (
        any(t.lower == "you" or t.lemma.lower() in _LOOSE for t in kept)
        or len(content_of(kept)) - (acting is not verb) < _FEWEST_TOLD
        or not is_unbroken(clause, kept)
        or any(t.lower in ("then", "hereafter") for t in verb.lefts)
        or any(t.dep == "conj" and t.pos == "VERB" for t in kept)
    ):
        return
    last = kept[-1].next()
    if not is_whole(kept) or (last is not None and last.text == "," and acting.lemma == "give"):
        return
    if any(t.text in ("—", "–", ":") for t in (*kept, *([last] if last is not None else []))):
        return  # an aside tears the clause
    said = set(trimmed(subject))
    cut = any(t.dep in ("acl", "relcl") or t.lower == "such" for t in clause.subject_tokens if t not in said)
    if cut and len(content_of(sorted(said, key=lambda t: t.i))) < 3:
        return  # "the pressure exerted on the disc" is not any pressure
    text = ask_subject("what", clause, renderer)
    answer = subject_text(clause, renderer)
    if not text or not answer or len(answer.split()) > _LONGEST_ANSWER:
        return
    if not repeats_a_word(answer, text):
        yield _made(view, passage, sentence, text, answer, (*fact_of(clause, renderer), "subject"), "cause")


def _agent(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, renderer: Renderer
) -> Iterator[Candidate]:
    """ "The beat is regulated by a pulse" → What regulates the beat?"""
    agent = clause.complement("agent")
    noun = agent.child("pobj") if agent is not None else None
    if agent is None or noun is None or clause.modal is not None or clause.verb.lemma not in _EFFECTS:
        return
    if (
        len(clause.auxiliaries) != 1
        or core(clause, agent.subtree())
        or len(content_of(clause.subject_tokens)) < 2
    ):
        return
    if clause.verb.dep == "conj" or clause.verb.child("conj") is not None:
        return  # "inhibited by low levels but stimulated by high levels"
    if any(t.dep in ("advcl", "prep") for t in clause.verb.lefts):
        return
    tokens = trimmed(noun)
    if not _is_thing(noun, tokens) or _is_anyone(tokens) or not is_whole(tokens):
        return
    subject = subject_text(clause, renderer)
    answer = renderer.text(tokens, before=clause.subject_tokens)
    if not subject or not answer:
        return
    lemma = clause.verb.lemma
    does = inflect_past(lemma) if clause.past else inflect_third_person(lemma)
    text = question(f"what {does} {subject}")
    if not repeats_a_word(answer, text):
        yield _made(view, passage, sentence, text, answer, (*fact_of(clause, renderer), "subject"), "cause")


def _use(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, renderer: Renderer
) -> Iterator[Candidate]:
    """ "Soda lime is used to make glass" → What is soda lime used for?"""
    subject = clause.subject
    if clause.verb.lemma != "use" or subject is None or subject.child("conj") or not content_of([subject]):
        return
    torn = (
        subject.tag == "NN" and clause.auxiliaries[0].lower == "are"
    )  # the first of a list that was not read as one
    if torn or any(t.lower == "hereafter" for t in clause.verb.children):
        return
    inner = clause.verb.child("xcomp", "advcl")
    prep = next((p for p in clause.verb.all("prep") if p.lower == "for"), None)
    below: list[Token] = []
    gone: list[Token] = []
    if inner is not None and inner.tag == "VB" and inner.subtree()[0].lower == "to":
        below = trimmed(inner, examples=True)
        gone = inner.subtree()
    elif prep is not None and (noun := prep.child("pobj", "pcomp")) is not None:
        below, gone = trimmed(noun, examples=True), prep.subtree()
    if not below or not is_whole(below) or len(content_of(below)) < 2 or _is_vague(clause.subject_tokens):
        return
    if clause.subject_tokens[0].lower in ("a", "an") and subject.child("prep") is not None:
        return  # "a variation of the method": which?
    if core(clause, gone) or any(t.dep in ("advcl", "prep") for t in clause.verb.lefts):
        return  # torn, or used so on that ground only
    text = ask("what", clause, renderer, without=gone, tail="for")
    answer = renderer.text(below, before=clause.subject_tokens)
    if not text or not answer or repeats_a_word(answer, text):
        return
    yield _made(view, passage, sentence, text, answer, (*fact_of(clause, renderer), "use"), "use")


def _is_vague(tokens: Sequence[Token]) -> bool:
    told = content_of(tokens)
    return len(told) == 1 and told[0].lemma.lower() in _VAGUE


def _role(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, renderer: Renderer
) -> Iterator[Candidate]:
    """ "The job of the valve is to hold back the blood" → What is the job of the valve?"""
    verb, subject = clause.verb, clause.subject
    inner = verb.child("xcomp")
    if subject is None or inner is None or inner.tag != "VB" or inner.subtree()[0].lower != "to":
        return
    below = trimmed(inner, examples=True)
    if not is_whole(below) or len(content_of(below)) < 2 or core(clause, inner.subtree()):
        return
    answer = renderer.text(below, before=clause.subject_tokens)
    if (
        clause.copular
        and subject.lemma.lower() in _ROLES
        and any(t.lower == "of" for t in subject.all("prep"))
    ):
        text = ask("what", clause, renderer, without=inner.subtree())
    elif verb.lemma == "serve" and subject.pos in ("NOUN", "PROPN"):
        text = ask("what", clause, renderer, without=inner.subtree(), tail="to do")
        answer = answer.removeprefix("to ") if answer else None
    else:
        return
    if text and answer:
        yield _made(view, passage, sentence, text, answer, (*fact_of(clause, renderer)[:2], "role"), "use")


def _made(
    view: SectionView,
    passage: Passage,
    sentence: Sentence,
    text: str,
    answer: str,
    fact: Sequence[str],
    kind: str,
) -> Candidate:
    return make(
        view,
        passage,
        sentence,
        rule="effects",
        kind=Kind.CAUSE,
        question=text,
        answer=capitalize(answer),
        fact=fact,
        answer_type=kind,
        weight=0.85,
    )
