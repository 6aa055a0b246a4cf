"""What the rules share: building candidates and reading phrases."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from leadquiz.generate.clause import SAYING, Clause, main_clauses
from leadquiz.generate.lexicon import predicate_class
from leadquiz.generate.names import PLACE, Name, NameIndex
from leadquiz.generate.references import Renderer, passages_with
from leadquiz.generate.tokens import Sentence, Token
from leadquiz.generate.views import Passage, SectionView
from leadquiz.model import Candidate, Kind


def clauses_of(view: SectionView) -> Sequence[tuple[Passage, Sentence, Clause]]:
    """Every asserted clause of a section, found once for all rules."""
    if "clauses" not in view.memo:
        view.memo["clauses"] = tuple(_clauses_of(view))
    found: Sequence[tuple[Passage, Sentence, Clause]] = view.memo["clauses"]
    return found


_EXERCISES = re.compile(
    r"(?:\S+ ){0,2}(?:(?:review|discussion|critical[- ]thinking|practice) (?:questions?|problems?)|quiz(?:zes)?|"
    r"yes|no|do|don[’']?ts?|wrong|incorrect|(?:bad|good)(?: examples?)?|"
    r"exercises?|self[- ](?:check|test)|multiple[- ]choice|(?:check|test) your \w+)",
    re.IGNORECASE,
)


def is_exercise(view: SectionView) -> bool:
    """Whether a section asks the reader: its statements may be wrong on purpose."""
    return any(_EXERCISES.fullmatch(title) for title in view.path)


def _clauses_of(view: SectionView) -> Iterator[tuple[Passage, Sentence, Clause]]:
    if is_exercise(view):
        return
    for passage, sentence in passages_with(view):
        quoted = quotations(passage)
        for clause in main_clauses(sentence):
            at = clause.verb.start
            quote = next((q for q in quoted if q.start < at < q.end), None)
            if quote is not None and clause.speaker is None:
                if quote.speaker is None:
                    continue
                clause.speaker = quote.speaker
            if _is_astray(clause, view):
                continue
            someone = clause.speaker is None and _is_anyone(clause)
            if (view.knowledge.narrative and someone) or _announces(clause):
                continue
            yield passage, sentence, clause


def granted_clauses_of(view: SectionView) -> Iterator[tuple[Passage, Sentence, Clause]]:
    """The asserted clauses and, in a text of rules, what "may" or "shall" be done."""
    yield from clauses_of(view)
    if view.knowledge.narrative:
        return
    for passage, sentence in passages_with(view):
        if not any(t.lower in ("may", "shall") for t in sentence.tokens):
            continue
        for clause in main_clauses(sentence, ("may", "shall")):
            if _announces(clause):
                continue
            if clause.modal is not None and clause.modal.lower in ("may", "shall"):
                yield passage, sentence, clause


def _announces(clause: Clause) -> bool:
    """ "The following chapter assumes": what a text says of its own parts."""
    subject = clause.subject
    return (
        subject is not None
        and subject.lemma.lower() in ("chapter", "section", "subsection", "paragraph")
        and any(
            t.lower in ("this", "following", "next", "previous", "last", "present") for t in subject.lefts
        )
    )


def _is_astray(clause: Clause, view: SectionView) -> bool:
    """ "the radar, located near Barstow, which sent …": a place ends the phrase that the clause is about."""
    subject = clause.subject
    if not clause.relative or subject is None or clause.copular or clause.passive:
        return False
    name = view.knowledge.names.at(subject)
    opening = clause.verb.subtree()[0].previous()
    far = opening is not None and opening.text == ","
    return far and name is not None and name.type == PLACE and subject.dep in ("pobj", "appos", "conj")


_ANY = (
    "a",
    "an",
    "some",
    "many",
    "several",
    "one",
    "another",
    "any",
    "most",
    "few",
    "various",
    "certain",
    "other",
)


def _is_anyone(clause: Clause) -> bool:
    """ "A marketplace", "many companies": nobody could say which one is meant."""
    if not clause.subject_tokens:
        return False
    first = clause.subject_tokens[0]
    if first.lower not in _ANY:
        return False
    # "A film directed by Stephen Chow" says which.
    return not any(
        t.pos == "PROPN" or (t.pos == "ADJ" and t.text[0].isupper()) for t in clause.subject_tokens[1:]
    )


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words in a block, from mark to mark, and the token that says who speaks."""

    start: int
    end: int
    speaker: Token | None


_QUOTED = re.compile(r"[“\"]([^”\"]{12,})[”\"]")


def quotations(passage: Passage) -> list[Quotation]:
    """What is quoted in a block; a speaker is the subject of a verb of saying next to the quotation."""
    found = []
    for match in _QUOTED.finditer(passage.block.text):
        speaker = None
        for sentence in passage.sentences:
            for token in sentence.tokens:
                if token.lemma not in SAYING or match.start() < token.start < match.end():
                    continue
                gap = token.start - match.end() if token.start >= match.end() else match.start() - token.end
                if gap > 40:
                    continue
                subject = token.child("nsubj")
                if subject is not None and not match.start() < subject.start < match.end():
                    speaker = subject
        found.append(Quotation(match.start(), match.end(), speaker))
    return found


def make(
    view: SectionView,
    passage: Passage,
    sentence: Sentence,
    *,
    rule: str,
    kind: Kind,
    question: str,
    answer: str,
    fact: Sequence[str],
    answer_type: str = "",
    members: tuple[str, ...] = (),
    cloze: str = "",
    weight: float = 1.0,
    note: str = "",
) -> Candidate:
    """A candidate resting on one sentence. `fact` is (subject, predicate, object)."""
    subject, predicate, *rest = [*fact, "", ""]
    key = "|".join(part.lower() for part in (subject, predicate, *[r for r in rest if r], answer_type))
    return Candidate(
        rule=rule,
        kind=kind,
        question=question,
        answer=answer,
        members=members,
        first=passage.block.first,
        last=passage.block.last,
        page=passage.block.page,
        evidence=sentence.written,
        fact=key,
        section=view.path,
        cloze=cloze,
        subject=subject,
        predicate=predicate,
        answer_type=answer_type,
        weight=weight,
        note=note,
    )


def head_key(token: Token | None, renderer: Renderer) -> str:
    """A noun for a fact's key: the canonical name it is, or its lemma with its modifiers' lemmas."""
    if token is None:
        return ""
    names: NameIndex = renderer.names
    reference = renderer.reference(token)
    if reference and reference.text:
        return names.canonical(reference.text)
    name = names.at(token)
    if name:
        return name.canonical
    parts = [t.lemma for t in token.lefts if t.dep in ("compound", "amod", "nmod")]
    return " ".join([*parts, token.lemma])


def fact_of(clause: Clause, renderer: Renderer) -> tuple[str, str, str]:
    """(subject, class of predicate, object) of a clause, for its key; a passive is turned round."""
    subject = head_key(clause.subject, renderer)
    obj = clause.gap or clause.object or clause.complement("attr", "acomp", "xcomp", "ccomp")
    target = head_key(obj, renderer)
    if obj is None:
        for prep in clause.verb.all("prep"):
            if (noun := prep.child("pobj")) is not None and renderer.names.at(noun):
                target = head_key(noun, renderer)
                break
    if clause.passive:
        agent = clause.complement("agent")
        by = agent.child("pobj") if agent else None
        return head_key(by, renderer), predicate_class(clause.verb.lemma), subject
    return subject, predicate_class(clause.verb.lemma), target


def content_of(tokens: Sequence[Token]) -> list[Token]:
    """The tokens that carry meaning."""
    return [t for t in tokens if t.pos in ("NOUN", "PROPN", "ADJ", "VERB", "NUM")]


def kind_noun(name: Name, renderer: Renderer) -> str:
    """The noun the document calls this name by ("city", "company"), "" when it calls it none."""
    return renderer.names.kind_of(name.canonical) or ""
