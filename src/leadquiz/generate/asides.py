"""What stands in a block beside its sentences: datelines, list marks, citations, pointers to figures.

A reader passes over them; a parser and a card must too. They are blanked out, so that offsets stay.
"""

import re
from collections.abc import Iterable, Sequence

from leadquiz.generate.lexicon import MONTHS

# "OSLO, Nov. 20, 2014 —"; "On November 20, 2014, Velotech …" is the opening of a sentence.
_DATELINE = re.compile(
    r"(?!(?:On|In|By|At|Since|Until|From|After|Before|During|Through|Around|About|Between|Starting|Beginning|Late|Early|"
    r"And|But|Then|As|Not|It|The)\b)"
    r"(?:[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*)*,?\s){1,4}(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}(?:,\s\d{4})?)\s?(?:,|[—–-]{1,2}|:)\s"
    r"|[A-Z][A-Z .'’-]{3,}(?:,\s[A-Z][\w.]*)?\s?(?:\([A-Z][\w ]+\)\s)?[—–-]{1,2}\s"
)
_MARK = re.compile(r"\s*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{2,4})[.)])\s+(?=[\"“(]?[A-Z])")
_LETTER = re.compile(r"\s*([A-Z])[.)]\s+(?=[\"“(]?[A-Z])")

_BRACKET = re.compile(r"\s\(([^()]{4,300})\)")
_LEAD = re.compile(
    r"(?:see also|see|e\.g\.|cf\.|as cited in|quoted in|cited in|adapted from|for example),?\s"
)
_YEAR = r"(?:\[\d{4}\]\s)?(?:(?:1[6-9]|20)\d\d[a-z]?(?:[–/-]\d{2,4})?|n\.d\.|forthcoming|in press)"
_PAGES = r"(?:[,:]\s?(?:pp?\.\s?)?\d+(?:[–-]\d+)?)*"
_WHEN = re.compile(rf",?\s{_YEAR}(?:,\s{_YEAR})*{_PAGES}$")
_AUTHOR_WORD = re.compile(r"[A-Z][\w’'.-]*,?|and|&|et|al\.?,?|de|la|van|von|der|den|for|of")
_MOST_AUTHOR_WORDS = 20
_NOTE = re.compile(r"\[(?:\d{1,3}(?:\s?[,–-]\s?\d{1,3})*|citation needed|note \d{1,3}|edit|who\?|when\?)\]")
_POINTER = re.compile(
    r"\s\((?:(?:[Ss]ee|cf\.|shown in|as shown in)\s)?(?:the\s)?"
    r"(?:[Ff]igures?|Figs?\.|[Tt]ables?|Boxes|Box|Exhibits?|[Cc]hapters?|Sections?|Appendix|Equations?|Maps?|Photos?)"
    r"\s[\dA-Z][\w.–-]*(?:\s?(?:,|and|&|–)\s?[\dA-Z][\w.]*)*\)"
    r"|\s\((?:[Ss]ee|[Cc]f\.)\s[^()]{2,120}\)|\s?\(opens in (?:a )?new (?:window|tab)\)"
    r"|\s\((?:see|shown|pictured)?\s?(?:above|below|left|right|opposite|here|overleaf|link)?\s?[,;]?\s?\)"
)
_FEWEST_CITATIONS = 2  # in a document that cites; "(Paris, 1919)" alone is no citation


def without_asides(blocks: Sequence[str], *, cites: bool) -> list[str]:
    """A section's blocks, in order, with blanks for what is beside the sentence; every offset stays."""
    letters = {match[1] for block in blocks if (match := _LETTER.match(block))}
    return [_blanked(block, letters, cites=cites) for block in blocks]


def cites_works(blocks: Iterable[str]) -> bool:
    """Whether a document names its sources in brackets: "(Berg 2011)"."""
    found: set[str] = set()
    for block in blocks:
        if "(" in block:
            found.update(match[1] for match in _BRACKET.finditer(block) if _is_citation(match[1]))
            if len(found) >= _FEWEST_CITATIONS:
                return True
    return False


def _blanked(text: str, letters: set[str], *, cites: bool) -> str:
    if match := _DATELINE.match(text):
        text = _blank(match) + text[match.end() :]
    match = _MARK.match(text)
    if match is None and (letter := _LETTER.match(text)):
        beside = {chr(ord(letter[1]) - 1), chr(ord(letter[1]) + 1)}  # "C." is an initial too
        match = letter if beside & letters else None
    if match:
        text = _blank(match) + text[match.end() :]
    if "[" in text:
        text = _NOTE.sub(_blank, text)
    if "(" in text:
        text = _POINTER.sub(_blank, text)
        if cites:
            text = _BRACKET.sub(
                lambda match: _blank(match) if _is_citation(match[1]) else match.group(), text
            )
    return text


def _is_citation(bracketed: str) -> bool:
    """Whether a bracket holds nothing but authors with years: "Berg and Hill 2011, 14; Ode, 1999"."""
    return all(_is_work(part.strip()) for part in bracketed.split(";"))


def _is_work(part: str) -> bool:
    lead = _LEAD.match(part)
    part = part[lead.end() :] if lead else part
    when = _WHEN.search(part)
    if when is None:
        return False
    authors = part[: when.start()].split()
    return (
        0 < len(authors) <= _MOST_AUTHOR_WORDS
        and authors[0][0].isupper()
        and authors[0].rstrip(",") not in MONTHS
        and all(_AUTHOR_WORD.fullmatch(word) for word in authors)
    )


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())
