"""What somebody believes, teaches or says of a thing: "According to Jack Ma, what is key to …?"."""

from collections.abc import Iterator, Sequence

from leadquiz.generate.clause import ask_subject, core, is_whole, trimmed
from leadquiz.generate.gates import is_vague
from leadquiz.generate.lexicon import VAGUE, bag
from leadquiz.generate.names import PERSON
from leadquiz.generate.references import Renderer, capitalize
from leadquiz.generate.rules.base import clauses_of, head_key, make
from leadquiz.generate.tokens import Token
from leadquiz.generate.views import SectionView
from leadquiz.model import Candidate, Kind


def speech(view: SectionView) -> Iterator[Candidate]:
    """One candidate for each reported clause whose subject is its news."""
    renderer = Renderer.of(view)
    for passage, sentence, clause in clauses_of(view):
        subject = clause.subject
        if clause.speaker is None or subject is None or clause.negation is not None:
            continue
        if subject.pos not in ("NOUN", "PROPN", "VERB") or renderer.is_anaphor(subject):
            continue
        if subject.tag == "NNPS":
            continue  # "what have the Tories …": people, or a team, or islands
        told = clause.complement("attr")
        if clause.copular and told is not None and told.tag in ("NNS", "NNPS"):
            continue  # "what is the ones who …"
        if clause.copular and (after := clause.verb.next()) is not None and after.tag in ("WP", "WDT"):
            continue  # "is what separates …"
        if clause.relative:
            continue  # ", which is a small school": said in passing
        if clause.verb.dep == "advcl":
            continue  # "when small teams meet": only when it is said to hold
        if clause.past and not clause.copular:
            continue  # a happening that somebody tells, no belief
        kept = core(clause)
        if not _narrows(kept) or not _is_told_of_one(kept, view.knowledge.names.at(subject) is not None):
            continue
        if sum(t.pos in ("NOUN", "PROPN", "VERB", "ADJ", "NUM") for t in kept) < 2:
            continue
        person = renderer.names.at(subject)
        tokens = trimmed(subject)
        while tokens and tokens[0].lower in ("that", "only"):
            tokens = tokens[1:]
        telling = [
            t
            for t in tokens
            if t.pos in ("NOUN", "PROPN", "ADJ", "VERB", "NUM") and t.lemma.lower() not in VAGUE
        ]
        named = any(t.pos == "PROPN" for t in telling)
        if not telling or (len(telling) < 2 and not named) or not is_whole(tokens) or tokens[-1].dep == "cc":
            continue
        if person is not None and person.canonical in (view.knowledge.person, view.knowledge.organisation):
            continue  # about the one whom the text is about many things are said
        someone = renderer.names.noun_type(subject.lemma) == PERSON or (person and person.type == PERSON)
        answer = renderer.text(tokens)
        text = ask_subject("who" if someone else "what", clause, renderer)
        if not answer or not text or _speaks_of_himself(text, answer):
            continue
        yield make(
            view,
            passage,
            sentence,
            rule="speech",
            kind=Kind.PRINCIPLE,
            question=text,
            answer=capitalize(answer),
            fact=(
                head_key(clause.speaker, renderer),
                "say",
                clause.verb.lemma,
                " ".join(t.lemma for t in kept[:4]),
            ),
            answer_type="name" if named else "phrase",
            weight=0.9,
        )


def _is_told_of_one(kept: Sequence[Token], named: bool) -> bool:
    """Whether a predicate compares, or says it of one thing alone; of a name, whether it is one statement."""
    if any(t.tag in ("JJS", "RBS") or t.lower == "only" for t in kept):
        return not any(t.lower == "of" and (t.previous() or t).lower == "one" for t in kept)
    if any(t.tag in ("JJR", "RBR") or (t.lower == "as" and t.dep == "advmod") for t in kept):
        return any(t.lower in ("than", "as") and t.dep in ("prep", "mark") for t in kept)
    uneven = any(t.dep == "conj" and t.child("prep", "advmod") for t in kept)
    return named and not uneven and kept[0].lower not in _DUTIES


_DUTIES = bag("can could may might must should will would need needs")
_FEWEST_TELLING = 2  # words of the predicate that do more than praise
_MOST_WORDS = 22


def _narrows(kept: Sequence[Token]) -> bool:
    """Whether a predicate says enough to leave few subjects, and in full."""
    if len(kept) > _MOST_WORDS or any(t.lower == "not" for t in kept):
        return False
    inside = set(kept)
    for token in kept:
        joint = token.child("cc")
        if joint in inside and not any(t in inside for t in token.children if t.dep == "conj"):
            return False  # "from developed and …"
    said = {
        t.lemma.lower()
        for t in kept
        if t.pos in ("NOUN", "PROPN", "VERB", "ADJ", "NUM") and not is_vague(t.lower)
    }
    return len(said) >= _FEWEST_TELLING


def _speaks_of_himself(text: str, answer: str) -> bool:
    """Whether the speaker's name stands in the rest of the question or in the answer, too."""
    lead, _, rest = text.removeprefix("According to ").partition(",")
    return bool(lead) and (lead in rest or lead in answer)
