"""Terms explained by what happens in them, and principles with what they say.

"A peal, in which all bells ring at once" → What happens in a peal?
"The principle of the open bell says that …" → What does the principle of the open bell say?
"""

from collections.abc import Iterator, Sequence

from leadquiz.generate.clause import Clause, is_run, mid_sentence, question
from leadquiz.generate.lexicon import EVALUATIVE, bag
from leadquiz.generate.references import Renderer, capitalize, decapitalize, passages_with
from leadquiz.generate.rules.base import clauses_of, content_of, is_exercise, make
from leadquiz.generate.rules.definitions import bare_term
from leadquiz.generate.tokens import Sentence, Token
from leadquiz.generate.views import Passage, SectionView
from leadquiz.model import Candidate, Kind

_SHORTEST, _LONGEST = 5, 30  # words of an answer
_MOST_TERM_WORDS = 5
# What is no term but a case, a place on the page or a time.
_CASES = bag(
    "case way manner situation example instance diagram figure table book article study paper room house war game "
    "essay letter speech story film novel year period area place country city world society company group form"
)
_PRINCIPLES = bag(
    "concept principle doctrine theory law hypothesis thesis rule theorem notion idea theorem axiom"
)
_SAYS = bag("state hold say affirm assert suggest posit maintain propose argue mean imply predict")
_STOPS = ".;:?!—–("
_POINTING = bag(
    "this these those above below here there we our us i my you your following previous he she him her"
)


def explained_terms(view: SectionView) -> Iterator[Candidate]:
    """What happens in a thing that a clause behind it explains, and what a principle says."""
    if is_exercise(view):
        return
    renderer = Renderer.of(view)
    for passage, sentence in passages_with(view):
        for mark in sentence.tokens:
            if mark.lower == "which" and mark.tag == "WDT" and mark.dep == "pobj":
                yield from _happening(view, passage, sentence, mark, renderer)
    for passage, sentence, clause in clauses_of(view):
        yield from _principle(view, passage, sentence, clause, renderer)


def _happening(
    view: SectionView, passage: Passage, sentence: Sentence, mark: Token, renderer: Renderer
) -> Iterator[Candidate]:
    """ "…, a peal, in which all bells ring at once." """
    preposition = mark.previous()
    comma = preposition.previous() if preposition is not None and preposition.lower == "in" else None
    noun = comma.previous() if comma is not None and comma.text == "," else None
    if noun is None or noun.pos != "NOUN" or preposition is None or mark.head is not preposition:
        return
    term = _term_before(noun, renderer)
    told = _up_to_stop([t for t in sentence.tokens if t.i > mark.i])
    if not term or not is_run(told):
        return
    verb = preposition.head
    subject = verb.child("nsubj", "nsubjpass")
    if verb not in told or subject is None or subject not in told or subject.pos not in ("NOUN", "PROPN"):
        return
    first = (verb.all("aux", "auxpass") or [verb])[0]
    if first.tag not in ("VBZ", "VBP") or told[0] not in subject.subtree():
        return
    if any(t.lower in _POINTING or t.text in ',“”"' for t in told):
        return
    answer, wording = renderer.text(told, before=term), mid_sentence(term, renderer)
    if not answer or not wording or not _SHORTEST <= len(answer.split()) <= _LONGEST:
        return
    yield make(
        view,
        passage,
        sentence,
        rule="explained terms",
        kind=Kind.DEFINITION,
        question=question(f"what happens in {wording}"),
        answer=capitalize(answer),
        fact=(bare_term(wording), "be", ""),
        answer_type="definition",
        weight=0.9,
        note=f"definition|{wording.lower()}",
    )


def _term_before(noun: Token, renderer: Renderer) -> list[Token]:
    """A term of common words, bare or with "a", that ends here and belongs to no longer phrase."""
    run = [noun]
    before = noun.previous()
    while before is not None and before.head is noun and before.dep in ("compound", "amod", "nmod", "det"):
        run.insert(0, before)
        before = before.previous()
    joint = before if before is not None and before.lower == "of" else None
    if (
        joint is not None
        and (kind := joint.previous()) is not None
        and kind.pos == "NOUN"
        and kind.tag == "NN"
    ):
        above = kind.previous()
        front = (
            [above] if above is not None and above.dep in ("amod", "compound") and above.head is kind else []
        )
        if kind.lemma.lower() not in ("practice", "process", "principle", "form", "kind", "type", "method"):
            run = [*front, kind, joint, *run]
            before = run[0].previous()
            if before is not None and before.dep == "det" and before.head is kind:
                run.insert(0, before)
    words = [t for t in run if t.dep != "det"]
    if len(words) > _MOST_TERM_WORDS or noun.lemma.lower() in _CASES or noun.dep == "conj":
        return []
    if any(t.dep == "det" and t.lower not in ("a", "an") for t in run):
        return []
    if any(t.lemma.lower() in EVALUATIVE or t.tag in ("JJR", "JJS", "PRP$", "CD", "NNP") for t in run):
        return []
    if any(t.lemma.lower() in _CASES for t in words) or any(renderer.is_anaphor(t) for t in run):
        return []
    if words[0] is noun and run[0] is noun and len(noun.text) < 7 and not noun.text.endswith("s"):
        return []
    return run


def _up_to_stop(tokens: Sequence[Token]) -> list[Token]:
    run: list[Token] = []
    for token in tokens:
        if token.text in _STOPS:
            break
        run.append(token)
    return run


def _principle(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, renderer: Renderer
) -> Iterator[Candidate]:
    """ "The principle of the open bell says that a bell must not be damped." """
    subject, verb = clause.subject, clause.verb
    if subject is None or clause.relative or clause.speaker is not None or clause.negation is not None:
        return
    if clause.auxiliaries or verb.tag != "VBZ" or verb.lemma not in _SAYS or not verb.is_root:
        return
    words = list(clause.subject_tokens)
    if words[0].i != 0 or words[0].lower != "the" or len(words) > 8 or len(words) < 3:
        return
    if subject.lemma.lower() not in _PRINCIPLES and words[-1].lemma.lower() not in _PRINCIPLES:
        return
    if words[-1].i + 1 != verb.i or any(t.lower in _POINTING or t.text == "," for t in words):
        return
    if len(content_of(words)) < 2 or any(t.lemma.lower() in EVALUATIVE or t.tag == "CD" for t in words):
        return
    that = verb.next()
    if that is None or that.lower != "that":
        return
    told = _up_to_stop([t for t in sentence.tokens if t.i >= that.i])
    if any(t.lower in _POINTING or t.text in '“”"' for t in told[1:]):
        return
    answer, said = renderer.text(told, before=words), renderer.text(words)
    if not answer or not said or not _SHORTEST <= len(answer.split()) <= _LONGEST:
        return
    yield make(
        view,
        passage,
        sentence,
        rule="explained terms",
        kind=Kind.PRINCIPLE,
        question=question(f"what does {decapitalize(said)} {verb.lemma}"),
        answer=capitalize(answer),
        fact=(said, "say", ""),
        answer_type="claim",
        weight=1.05,
    )
