"""What somebody learnt, and from what."""

from collections.abc import Iterator

from leadquiz.generate.clause import Clause, ask, is_run, is_whole, trimmed
from leadquiz.generate.gates import repeats_a_word
from leadquiz.generate.lexicon import bag
from leadquiz.generate.references import Renderer, capitalize, decapitalize
from leadquiz.generate.rules.base import clauses_of, content_of, fact_of, make
from leadquiz.generate.tokens import Token
from leadquiz.generate.views import SectionView
from leadquiz.model import Candidate, Kind

_TEACHING = bag("teach learn")
_SOURCES = ("from", "through", "during")
_POINTING = bag("this that these those such another other each every some any both all it they")
_LONGEST = 20  # words of an answer
_VAGUE = bag("lesson skill thing much lot more something nothing everything how")


def lessons(view: SectionView) -> Iterator[Candidate]:
    """ "The strike taught Anna Berg that …", "From the strike Anna Berg learned that …" → What did …?"""
    renderer = Renderer.of(view)
    for passage, sentence, clause in clauses_of(view):
        verb = clause.verb
        if verb.lemma not in _TEACHING or clause.passive or clause.subject is None or clause.relative:
            continue
        if clause.negation is not None or clause.modal is not None or clause.speaker is not None:
            continue
        lesson = _lesson(clause)
        if lesson is None or not _says_from_what(clause, lesson, renderer):
            continue
        tokens = trimmed(lesson, examples=True)
        answer = renderer.text(tokens, before=[*clause.subject_tokens, *_learner(clause)])
        if not answer or not is_whole(tokens) or not is_run(tokens):
            continue
        if len(content_of(tokens)) < 2 or tokens[0].lower in _VAGUE or len(answer.split()) > _LONGEST:
            continue
        before = _before(clause)
        scene = renderer.text(before.subtree(), before=clause.subject_tokens) if before is not None else ""
        if scene is None:
            continue
        text = ask("what", clause, renderer, without=lesson.subtree(), tail=decapitalize(scene))
        if not text or repeats_a_word(answer, text):
            continue
        yield make(
            view,
            passage,
            sentence,
            rule="lessons",
            kind=Kind.PRINCIPLE,
            question=text,
            answer=capitalize(answer),
            fact=(*fact_of(clause, renderer)[:2], "lesson"),
            answer_type="view",
            weight=0.95,
        )


def _lesson(clause: Clause) -> Token | None:
    """What is taught: the clause or the noun phrase behind the learner."""
    verb = clause.verb
    said = next((t for t in verb.all("ccomp") if t.i > verb.i and t.subtree()[0].lower == "that"), None)
    if said is not None:
        return said
    objects = [t for t in verb.all("dobj") if t.i > verb.i]
    if verb.lemma == "teach" and verb.child("dative") is None and len(objects) < 2:
        return None  # "taught English": a subject, or nobody is told
    if not objects or objects[-1].pos != "NOUN" or objects[-1].lemma.lower() in _VAGUE:
        return None
    return objects[-1]


def _learner(clause: Clause) -> list[Token]:
    learner = clause.verb.child("dative", "dobj")
    return learner.subtree() if learner is not None and clause.verb.lemma == "teach" else []


def _before(clause: Clause) -> Token | None:
    """ "Through her years at sea, …": what taught it, before the learner."""
    marks = [t for t in clause.verb.all("prep") if t.lower in _SOURCES and t.i < clause.verb.i]
    return marks[0] if len(marks) == 1 else None


def _says_from_what(clause: Clause, lesson: Token, renderer: Renderer) -> bool:
    """Whether the question says what taught it: a subject of its own, or "from …" with what was gone through."""
    if clause.verb.lemma == "teach":
        source = list(clause.subject_tokens)
    else:
        inside = set(lesson.subtree())
        marks = [t for t in clause.verb.all("prep") if t.lower in _SOURCES and t not in inside]
        if len(marks) != 1:
            return False
        source = marks[0].subtree()[1:]
    if not source or source[0].lower in _POINTING or source[0].tag == "PRP":
        return False
    if not renderer.names.find([*source, *clause.subject_tokens, *_learner(clause)]) and not any(
        renderer.reference(t) is not None for t in (*source, *clause.subject_tokens, *_learner(clause))
    ):
        return False
    return len(content_of(source)) >= 2
