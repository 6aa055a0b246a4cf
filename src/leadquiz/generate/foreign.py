"""Cards from structure alone, for texts in a language that no language model here fits."""

from collections.abc import Iterator

from leadquiz.generate.gates import words
from leadquiz.model import BlockKind, Candidate, Kind, Outline

# How to ask what a labelled term means.
_MEANING = {
    "fr": "Que signifie « {} » ?",
    "de": "Was bedeutet „{}“?",
    "es": "¿Qué significa «{}»?",
    "en": "What does “{}” mean?",
}
_REVERSE = {
    "fr": "Quel terme correspond à cette définition : « {} » ?",
    "de": "Welcher Begriff ist hier beschrieben: „{}“?",
    "es": "¿Qué término corresponde a esta definición: «{}»?",
    "en": "Which term means “{}”?",
}
_LONGEST_LABEL, _SHORTEST, _LONGEST = 5, 3, 30  # words


def languages() -> tuple[str, ...]:
    """The languages that questions can be worded in here."""
    return tuple(sorted(_MEANING))


def structural(outline: Outline, language: str) -> Iterator[Candidate]:
    """Two candidates for each labelled item whose text is one short sentence: the term's meaning, and back.

    Nothing for a language without wording.
    """
    if language not in _MEANING:
        return
    for path, section in outline.walk():
        for block in section.blocks:
            if block.kind is not BlockKind.ITEM or not block.label:
                continue
            text = block.text.strip().rstrip(".")
            size = len(words(text))
            short = len(words(block.label)) <= _LONGEST_LABEL
            if not short or not _SHORTEST <= size <= _LONGEST or ". " in text:
                continue
            fact = f"{block.label.lower()}|mean||definition"
            said = set(words(block.label)) & set(words(text))
            if said:
                continue
            shown = text[:1].upper() + text[1:]
            for question, answer, weight in (
                (_MEANING[language].format(block.label), shown, 1.0),
                (_REVERSE[language].format(text), block.label, 0.9),
            ):
                yield Candidate(
                    rule="structure",
                    kind=Kind.DEFINITION,
                    question=question,
                    answer=answer,
                    first=block.first,
                    last=block.last,
                    page=block.page,
                    evidence=block.text,
                    fact=fact if weight == 1.0 else f"{fact}|reverse",
                    section=path,
                    subject=block.label,
                    predicate="mean",
                    answer_type="definition" if weight == 1.0 else "term",
                    weight=weight,
                    note=fact,
                )
