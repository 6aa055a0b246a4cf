"""Whether a question, with the line above it, names who or what it is about."""

import re

from leadquiz.generate.context import context_of, holds_known_name
from leadquiz.generate.gates import STOP, content, stem, words
from leadquiz.generate.lexicon import MONTHS
from leadquiz.generate.views import Knowledge
from leadquiz.model import Candidate, Kind

_GENERIC = re.compile(
    r"\b(?:(?:Initial )?Public Offerings?|IPOs?|CEOs?|CFOs?|AI|IT|B2B|B2C|C2C|SMEs?|SMBs?|GMV|GDP|R&D|PCs?|DNA|TV|"
    rf"(?:{'|'.join(MONTHS)}) \d{{1,2}}|I)\b"
)


def _without_generic(text: str, knowledge: Knowledge) -> str:
    """A text without the capitals that name nobody: short forms of common words."""
    text = _GENERIC.sub("", text)
    for short in knowledge.ask(plain_short_forms):
        if short in text:
            text = re.sub(rf"\b{re.escape(short)}\b", "", text)
    return text


def plain_short_forms(knowledge: Knowledge) -> tuple[str, ...]:
    """Short forms that the document explains by common words."""
    return tuple(short for short, long in knowledge.names.acronyms.items() if long.islower())


def anchored(candidate: Candidate, knowledge: Knowledge) -> str:
    """The question must name who or what it is about."""
    if candidate.kind in (Kind.DEFINITION, Kind.QUOTE, Kind.STEPS):
        return ""
    if candidate.kind in (Kind.LIST, Kind.PRINCIPLE, Kind.HEADING) and not knowledge.narrative:
        return ""
    above = candidate.context or knowledge.topic
    text = f"{above}: {candidate.question}" if above else candidate.question
    if not knowledge.narrative:
        return "" if len(content(text)) >= 2 else "nothing says who or what is meant"
    if knowledge.topic or re.search(r"\s[^\W\d_]*[A-Z]", _without_generic(text, knowledge)):
        return ""
    first = text.split()[0].rstrip(",:").removesuffix("'s").removesuffix("’s")
    named = knowledge.names.is_name(first) or first in knowledge.capitals
    if first[:1].isupper() and first.lower() not in STOP and named:
        return ""
    return "" if _is_headed(candidate, knowledge) else "nothing says who or what is meant"


_DEFINITE = re.compile(r"\b[Tt]he (?:[a-z-]+ )?(\w+)")


def _is_headed(candidate: Candidate, knowledge: Knowledge) -> bool:
    """Whether the line above the question names somebody, and what the question calls "the offering"."""
    above = context_of(candidate, knowledge)
    if not above or not knowledge.ask(holds_known_name, above):
        return False
    told = {stem(word) for word in words(above)}
    return any(stem(noun.lower()) in told for noun in _DEFINITE.findall(candidate.question))
