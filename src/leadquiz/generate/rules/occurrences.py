"""When a thing that a text explains occurs, and what it results from; the year that a cleft sentence stresses."""

from collections.abc import Iterator, Sequence

from leadquiz.generate.clause import Clause, ask, clauses, hedges, is_run, question, subject_text
from leadquiz.generate.dates import Grain, find_dates
from leadquiz.generate.lexicon import bag
from leadquiz.generate.references import Renderer, capitalize, passages_with
from leadquiz.generate.rules.base import clauses_of, content_of, fact_of, is_exercise, make
from leadquiz.generate.tokens import Sentence, Token
from leadquiz.generate.views import Passage, SectionView
from leadquiz.model import Candidate, Kind

_OCCURRING = bag("occur happen arise develop exist emerge")
_ORIGINS = {
    "result": "from", "arise": "from", "stem": "from", "originate": "from", "derive": "from", "develop": "from",
}  # fmt: skip
_ADDING = bag("which and but so or such resulting while")
_LONGEST = 30  # words of an answer
_SHORTEST = 4
_MOST_SUBJECT = 8  # words
_EMPTY = bag("thing problem change situation issue something everything what progress event case one that")


def occurrences(view: SectionView) -> Iterator[Candidate]:
    """ "Rejection occurs when …" → When does rejection occur? "It was not until 1954 that …" → In which year …?"""
    renderer = Renderer.of(view)
    if not view.knowledge.narrative:
        for passage, sentence, clause in clauses_of(view):
            if _is_general(clause):
                yield from _when(view, passage, sentence, clause, renderer)
                yield from _origin(view, passage, sentence, clause, renderer)
    if not is_exercise(view):
        for passage, sentence in passages_with(view):
            yield from _stressed(view, passage, sentence, renderer)


def _is_general(clause: Clause) -> bool:
    """Whether a clause says what a kind of thing does at all times: "Rejection occurs", "Bells result"."""
    subject = clause.subject
    if subject is None or clause.relative or clause.speaker is not None or clause.negation is not None:
        return False
    if clause.auxiliaries or clause.verb.tag not in ("VBZ", "VBP") or not clause.verb.is_root:
        return False
    words = clause.subject_tokens
    if subject.pos not in ("NOUN", "PROPN") or len(words) > _MOST_SUBJECT or words[0].i > 3:
        return False
    if subject.lemma.lower() in _EMPTY or subject.child("conj", "relcl") is not None:
        return False
    first = words[0]
    return first.dep != "det" or first.lower in ("a", "an")


def _when(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, renderer: Renderer
) -> Iterator[Candidate]:
    """ "Resonance occurs when the clapper strikes …, making …": the condition up to what the author adds."""
    verb = clause.verb
    if verb.lemma not in _OCCURRING:
        return
    mark = verb.next()
    if (
        mark is None
        or mark.lower not in ("when", "if", "whenever")
        or any(t.dep == "advmod" for t in verb.lefts)
    ):
        return
    told = _up_to_aside([t for t in sentence.tokens if t.i >= mark.i])
    if not any(t.tag in ("VBZ", "VBP", "MD", "VBD") for t in told):
        return
    yield from _asked(
        view, passage, sentence, clause, renderer, f"when {_does(clause)}", verb.lemma, told, "when"
    )


def _origin(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, renderer: Renderer
) -> Iterator[Candidate]:
    """ "Deafness results from years of exposure" → What does deafness result from?"""
    verb = clause.verb
    word = _ORIGINS.get(verb.lemma)
    prep = verb.next()
    if word is None or prep is None or prep.lower != word:
        return
    if any(t.dep == "advmod" for t in verb.lefts):
        return
    told = _up_to_aside([t for t in sentence.tokens if t.i > prep.i])
    if any(t.lower in ("both", "either", "other") for t in told[:3]):
        return
    yield from _asked(
        view,
        passage,
        sentence,
        clause,
        renderer,
        f"what {_does(clause)}",
        f"{verb.lemma} {word}",
        told,
        "claim",
    )


def _does(clause: Clause) -> str:
    return "does" if clause.verb.tag == "VBZ" else "do"


def _up_to_aside(tokens: Sequence[Token]) -> list[Token]:
    """Up to the end of the sentence, or a comma behind which a participle or a clause only adds."""
    run: list[Token] = []
    for token in tokens:
        if token.text in ".;:?!—–(":
            break
        if token.text == "," and (after := token.next()) is not None:
            adds = after.tag == "VBG" or after.lower in (
                "which",
                "and",
                "but",
                "so",
                "or",
                "such",
                "resulting",
                "while",
            )
            if adds and not _ends_list(token):
                break
        run.append(token)
    while run and run[-1].text == ",":
        run.pop()
    return run


def _ends_list(comma: Token) -> bool:
    after = comma.next()
    before = comma.sentence.tokens[: comma.i]
    if after is None or after.lower not in ("and", "or"):
        return False
    return any(t.text == "," for t in before[-8:])


def _asked(
    view: SectionView,
    passage: Passage,
    sentence: Sentence,
    clause: Clause,
    renderer: Renderer,
    front: str,
    rest: str,
    told: list[Token],
    answer_type: str,
) -> Iterator[Candidate]:
    subject = subject_text(clause, renderer)
    answer = renderer.text(told, before=clause.subject_tokens)
    if not subject or not answer or not is_run(told) or hedges(clause):
        return
    if not _SHORTEST <= len(answer.split()) <= _LONGEST or len(content_of(told)) < 2:
        return
    yield make(
        view,
        passage,
        sentence,
        rule="occurrences",
        kind=Kind.CAUSE,
        question=question(f"{front} {subject} {rest}"),
        answer=capitalize(answer),
        fact=(*fact_of(clause, renderer), answer_type),
        answer_type=answer_type,
        weight=1.05,
    )


def _stressed(
    view: SectionView, passage: Passage, sentence: Sentence, renderer: Renderer
) -> Iterator[Candidate]:
    """ "It was not until 1954 that the first bell was rung" → In which year was the first bell rung?"""
    tokens = sentence.tokens
    lower = [t.lower for t in tokens[:12]]
    if lower[:2] != ["it", "was"]:
        return
    begin = 4 if lower[2:4] == ["not", "until"] else 3 if lower[2:3] == ["in"] else 0
    dates = [d for d in find_dates(sentence) if begin and d.tokens[0].i == begin and d.grain is Grain.YEAR]
    if not dates:
        return
    that = dates[0].tokens[-1].next()
    if that is None or that.lower != "that":
        return
    clause = next(
        (c for c in clauses(sentence) if c.subject is not None and c.subject_tokens[0].i == that.i + 1), None
    )
    if clause is None or clause.negation is not None:
        return
    text = ask("in which year", clause, renderer)
    if not text:
        return
    yield make(
        view,
        passage,
        sentence,
        rule="occurrences",
        kind=Kind.FACT,
        question=text,
        answer=dates[0].text,
        fact=(*fact_of(clause, renderer), "date"),
        answer_type="date:year",
        weight=1.1,
    )
