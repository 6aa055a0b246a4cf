"""As what somebody sees a thing: "Conflict theorists view schools as a means of …" → How do they view schools?"""

from collections.abc import Iterator, Sequence

from leadquiz.generate.clause import Clause, ask, attribution, is_run, is_whole
from leadquiz.generate.lexicon import EVALUATIVE, bag
from leadquiz.generate.references import Renderer, capitalize
from leadquiz.generate.rules.base import clauses_of, content_of, fact_of, make
from leadquiz.generate.tokens import Sentence, Token
from leadquiz.generate.views import Passage, SectionView
from leadquiz.model import Candidate, Kind

_VIEWING = bag(
    "view see regard perceive describe depict portray characterize characterise conceive interpret understand "
    "envision define treat imagine present condemn dismiss position recognize recognise"
)
_ANYBODY = bag("some many most several others people critics experts anyone everyone we you one i who they")
_CUTS = bag("which who but and so because while although though whereas rather not since thus when where")
_QUOTES = ('"', "“", "”")
_SHORTEST, _LONGEST = 3, 26  # words of the view
_OPEN = bag("this that these those such it they them he she him her its their his other another same")


def viewed(view: SectionView) -> Iterator[Candidate]:
    """One candidate for a clause that says as what its subject sees, describes or defines something."""
    renderer = Renderer.of(view)
    for passage, sentence, clause in clauses_of(view):
        found = _view_of(clause, renderer)
        if found is not None:
            yield from _asked(view, passage, sentence, clause, renderer, *found)


_ONLY = bag("just only merely simply solely")


def _denied(tokens: Sequence[Token]) -> tuple[Token, Token] | None:
    """The "not" and the "as" of "not just as a trade but as a calling"."""
    for token in tokens:
        after = token.next() if token.lower == "not" else None
        if after is not None and after.lower in _ONLY:
            after = after.next()
        if after is not None and after.lower == "as":
            return token, after
    return None


def _view_of(clause: Clause, renderer: Renderer) -> tuple[Token, Token, list[Token]] | None:
    """(first word, "as", the words behind it) of a clause of a viewing verb.

    The first word is the "as", or the "not" of "not just as". A passive clause needs somebody who says so.
    """
    verb, subject = clause.verb, clause.subject
    thing = verb if clause.passive else clause.object
    if verb.lemma not in _VIEWING or clause.relative or clause.negation is not None:
        return None
    if (clause.passive or clause.modal is not None) and not attribution(clause, renderer):
        return None
    if thing is None or subject is None or subject.lower in _ANYBODY:
        return None
    if any(t.lower in _ANYBODY for t in clause.subject_tokens[:1]):
        return None
    behind = clause.sentence.tokens[thing.i + 1 :]
    joint = next((t for t in behind if t.lower == "as" and t.head in (verb, thing)), None)
    if joint is None or joint.dep not in ("prep", "mark"):
        return None
    first, joint = _denied(behind) or (joint, joint)
    last = first.previous()
    if last is not None and (last.text == "," or last.lower in ("as", "such", "so")):
        return None
    told = _to_its_end(clause.sentence.tokens[joint.i + 1 :])
    if len(told) > 2 and told[0].text in _QUOTES and (closing := _closing(told)):
        told = told[1:closing]
    return (first, joint, told) if told and thing.lower not in _OPEN else None


def _closing(told: Sequence[Token]) -> int:
    """How many of these words stand before the mark that closes the quotation they begin with; 0 where it goes on."""
    last = told[-1]
    if last.text in _QUOTES:
        return len(told) - 1
    stop = last.next()
    behind = stop.next() if stop is not None and stop.text == "." else None
    return len(told) if behind is not None and behind.text in _QUOTES else 0


def _to_its_end(tokens: Sequence[Token]) -> list[Token]:
    """The words up to the end of the sentence, or a comma behind which the author goes on."""
    run: list[Token] = []
    for token in tokens:
        if token.text in ".;:?!—–(":
            break
        after = token.next()
        if token.text == "," and after is not None and (after.lower in _CUTS or after.tag in ("VBG", "VBN")):
            break
        run.append(token)
    return run


def _asked(
    view: SectionView,
    passage: Passage,
    sentence: Sentence,
    clause: Clause,
    renderer: Renderer,
    first: Token,
    joint: Token,
    told: list[Token],
) -> Iterator[Candidate]:
    after = told[-1].next()
    quoted = after is not None and after.text in _QUOTES
    if not is_run(told) or not (quoted or is_whole(told)) or any(t.text in _QUOTES for t in told):
        return
    telling = [t for t in content_of(told) if t.lemma.lower() not in EVALUATIVE]
    if len(telling) < 2 or any(t.tag in ("VBZ", "VBD", "VBP") and t.dep in ("ROOT", "conj") for t in told):
        return
    answer = renderer.text(told, before=clause.subject_tokens)
    if not answer or not _SHORTEST <= len(answer.split()) <= _LONGEST:
        return
    behind = clause.sentence.tokens[first.i : told[-1].i + 2]
    text = ask("how", clause, renderer, without=behind)
    if not text:
        return
    yield make(
        view,
        passage,
        sentence,
        rule="viewed",
        kind=Kind.CAUSE,
        question=text,
        answer=capitalize(
            answer
            if clause.verb.lemma == "define"
            else " ".join([*(t.lower for t in clause.sentence.tokens[first.i : joint.i + 1]), answer])
        ),
        fact=(*fact_of(clause, renderer), "viewed"),
        answer_type="claim",
        weight=1.1,
    )
