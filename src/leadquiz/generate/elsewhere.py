"""Whether another sentence of the document answers a question otherwise."""

from collections.abc import Sequence

from leadquiz.generate.facts_index import signature, stem, tokens_of
from leadquiz.generate.mentions import Mentions
from leadquiz.model import Candidate

_RULES = ("arguments", "subjects", "telling objects")
_NAMES = ("person", "place", "organisation", "thing", "event", "name")


def answered_elsewhere(candidates: Sequence[Candidate], mentions: Mentions) -> dict[int, str]:
    """Positions of candidates whose question fits a sentence with another name of the answer's kind, each with why.

    "Which country did Anna Berg visit in 2017?" is open where "In 2017 Berg visited Kenya, Ghana and Togo" stands, too.
    """
    found: dict[int, str] = {}
    names = mentions.names
    for i, candidate in enumerate(candidates):
        if (
            candidate.rule not in _RULES
            or candidate.members
            or candidate.answer_type not in (*_NAMES, "phrase")
        ):
            continue
        asked = signature(candidate.question, names)
        noun = _asked_noun(candidate.question)
        words = {word for word in asked.words if word != stem(noun)}
        said = {word for part in tokens_of(candidate.answer, names) for word in part}
        if not (asked.names or candidate.answer_type == "phrase") or len(words) + len(asked.names) < 2:
            continue
        answer = names.canonical(candidate.answer)
        kind = names.type_of(answer)
        posts = [mentions.with_token(token) for token in (*sorted(words), *sorted(asked.names))]
        if not all(posts):
            continue
        for place in sorted(set(posts[0]).intersection(*posts[1:])):
            sentence = mentions.all[place].sentence
            if sentence.written == candidate.evidence:
                continue
            if candidate.answer_type == "phrase":
                if not said & mentions.all[place].tokens:
                    found[i] = f"perhaps also answered by “{sentence.text[:60]}”"
                    break
                continue
            others = {
                name.canonical
                for name in names.find(sentence.tokens)
                if name.canonical not in asked.names
                and name.canonical != answer
                and names.type_of(name.canonical) == kind
                and name.head.dep not in ("poss", "compound")
                and (not noun or (names.kind_of(name.canonical) or noun) == noun)
            }
            if others:
                found[i] = f"perhaps also answered by “{sorted(others)[0]}”: “{sentence.text[:60]}”"
                break
    return found


def _asked_noun(question: str) -> str:
    """The noun behind "which", which the sentence need not hold."""
    parts = question.lower().split()
    return parts[parts.index("which") + 1] if "which" in parts[:-1] else ""
