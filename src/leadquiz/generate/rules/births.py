"""Where and when somebody was born or died: the parser often loses the place behind a date with commas."""

from collections.abc import Iterator, Sequence

from leadquiz.generate.clause import Clause, subject_text
from leadquiz.generate.dates import find_dates
from leadquiz.generate.names import PERSON
from leadquiz.generate.references import Renderer
from leadquiz.generate.rules.base import clauses_of, head_key, make
from leadquiz.generate.tokens import Sentence, Token
from leadquiz.generate.views import Passage, SectionView
from leadquiz.model import Candidate, Kind

_LONGEST = 8  # tokens of a place with the larger ones it lies in


def births(view: SectionView) -> Iterator[Candidate]:
    """The day and the place of a birth or a death, each asked without the other."""
    renderer = Renderer.of(view)
    for passage, sentence, clause in clauses_of(view):
        verb = clause.verb
        born = verb.lower == "born" and clause.passive
        if not born and not (verb.lemma == "die" and verb.tag == "VBD"):
            continue
        if (
            clause.negation is None
            and clause.modal is None
            and not clause.relative
            and clause.speaker is None
        ):
            yield from _asked(view, passage, sentence, clause, renderer, "bear" if born else "die")


def _asked(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, renderer: Renderer, verb: str
) -> Iterator[Candidate]:
    subject = head_key(clause.subject, renderer)
    name = subject_text(clause, renderer)
    if not name or renderer.names.type_of(subject) != PERSON:
        return
    asked = f"was {subject} born" if verb == "bear" else f"did {subject} die"
    date = next((d for d in find_dates(sentence) if clause.verb.i < d.tokens[0].i <= clause.verb.i + 8), None)
    # A place without a day is asked well by the parse; the comma behind a year is what breaks it.
    if date is None or not any(t.text == "," for t in date.tokens):
        return
    rows = [("When", renderer.text(date.tokens), f"date:{date.grain.value}")]
    place = _place(sentence.tokens[date.tokens[-1].i + 1 :])
    if place:
        rows.append(("Where", renderer.text(place), "place"))
    for word, answer, kind in rows:
        if answer:
            yield make(
                view,
                passage,
                sentence,
                rule="births",
                kind=Kind.FACT,
                question=f"{word} {asked}?",
                answer=answer,
                fact=(subject, verb, word.lower()),
                answer_type=kind,
                weight=1.2,
            )


def _place(tokens: Sequence[Token]) -> list[Token]:
    """The names behind ", in": "Hangzhou, Zhejiang Province, China"; [] when another word comes first."""
    rest = list(tokens)
    while rest and rest[0].text == ",":
        rest = rest[1:]
    if not rest or rest[0].lower not in ("in", "at", "near"):
        return []
    found: list[Token] = []
    for token in rest[1 : _LONGEST + 1]:
        if token.pos == "PROPN" or (token.text == "," and found) or (token.lower == "of" and found):
            found.append(token)
        else:
            break
    while found and found[-1].pos != "PROPN":
        found.pop()
    return found
