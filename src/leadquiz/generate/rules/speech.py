"""What somebody believes, teaches or says of a thing: "According to Jack Ma, what is key to …?"."""

from collections.abc import Iterator

from leadquiz.generate.clause import ask_subject, core, is_whole, trimmed
from leadquiz.generate.lexicon import VAGUE
from leadquiz.generate.references import Renderer, capitalize
from leadquiz.generate.rules.base import clauses_of, head_key, make
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
        told = clause.complement("attr")
        if clause.copular and told is not None and told.tag in ("NNS", "NNPS"):
            continue  # "what is the ones who …"
        kept = core(clause)
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
        if not telling or (len(telling) < 2 and not named) or not is_whole(tokens):
            continue
        answer = renderer.text(tokens)
        text = ask_subject("who" if person and person.type == "person" else "what", clause, renderer)
        if not answer or not text:
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
