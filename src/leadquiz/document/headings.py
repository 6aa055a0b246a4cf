"""Which line of text is a heading when nothing but its words and its place say so."""

import re
from dataclasses import dataclass

from leadquiz.document.element import Rank, bare
from leadquiz.document.vocabulary import CLOSING_NAMES, LEAVES_OPEN, OUTER_NAMES, SMALL

# What makes a number a quantity: "57.1 billion yuan" is a figure, "5.1 Launch" a heading.
_UNITS = (
    r"(?:thousand|million|billion|trillion|hundred|dozen|percent|per\s?cent|%|‰|degrees?|°|[ckmµ]?m|km|mi|miles?|"
    r"kg|g|mg|tons?|tonnes?|hours?|minutes?|seconds?|days?|weeks?|months?|years?|hrs?|mins?|secs?|[kmgt]b|[kmg]?hz|"
    r"[kmg]?w|kwh|v|yuan|rmb|dollars?|euros?|pounds?|yen|usd|eur|gbp|cny|cents?|points?|times|people|users?|"
    r"customers?|millionen|milliarden|prozent|millions?|milliards?|millones|mil|pour\s?cent|por\s?ciento)"
)
_NUMBER_WORDS = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|"
    r"seventy|eighty|ninety|a hundred|a thousand|half a million|half)"
)
_FIGURE = re.compile(
    r"^(?:(?:more|less|fewer)\s+than|over|about|nearly|almost|at\s+least|up\s+to|around|some|only|just|under)?\s*"
    rf"(?:(?:us|hk|a|c)?[$€£¥]\s?\d[\d.,]*|\d[\d.,]*\s*(?:%|‰|x\b|st\b|nd\b|rd\b|th\b)?|{_NUMBER_WORDS}\b)"
    r"(?:\s+(?:thousand|million|billion|trillion|hundred|percent|per\s?cent))*(?:\s+[a-z][\w’'-]*){0,4}$",
    re.IGNORECASE,
)
_QUANTITY = re.compile(rf"^\d[\d.,]*\s*{_UNITS}\b", re.IGNORECASE)

_ROMAN = r"(?=[IVXLC])(?:C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_SPELLED = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"seventeen|eighteen|nineteen|twenty(?:[-\s](?:one|two|three|four|five|six|seven|eight|nine))?|thirty|first|"
    r"second|third|fourth|fifth)"
)
_PART_WORDS = r"(?:part|book|volume|teil|band|partie|tome|livre|parte|libro)"
_CHAPTER_WORDS = (
    r"(?:chapter|lesson|unit|lecture|module|appendix|kapitel|lektion|anhang|chapitre|leçon|annexe|capítulo|capitulo|"
    r"lección|unidad|anexo|apéndice)"
)
_CHAPTER = re.compile(
    rf"^(?P<number>(?P<word>{_PART_WORDS}|{_CHAPTER_WORDS})\s+(?:\d{{1,3}}|(?-i:{_ROMAN})|(?-i:[A-Z])|{_SPELLED}))"
    r"(?:\s*[:.–—-]\s*|\s+(?=[A-Z0-9“\"‘'])|\s*$)(?P<title>.*)$",
    re.IGNORECASE,
)
_DECIMAL = re.compile(r"^(?P<number>§?\s?\d{1,3}(?:\.\d{1,3}){1,5})\.?[\s:]+(?P<title>\S.*)$")
_ROMAN_HEAD = re.compile(rf"^(?P<number>{_ROMAN})[.)]\s+(?P<title>\S.*)$")
_UNPOINTED = re.compile(r"^(?P<number>\d{1,2}|[A-Z])\s+(?P<title>[^\W\d_a-z]\S.*)$")
_LONE_ROMAN = re.compile(r"^(?P<number>[IVX])\.\s+(?P<title>\S.*)$")
_SINGLE = re.compile(r"^(?P<number>\d{1,3})[.)]\s+(?P<title>\S.*)$")
_DIGIT = re.compile(r"\d")
_ABBREVIATED_END = re.compile(
    r"(?:\b[A-Z]\.(?:[A-Z]\.)+|\b(?:Inc|Ltd|Co|Corp|Jr|Sr|etc|vs|Bros|Dr|No|St)\.)[\"'”’)]*$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The parts of a heading line."""

    title: str
    number: str
    rank: int


def numbered(text: str) -> Heading | None:
    """The heading that a chapter or decimal number announces: "Chapter 5: …", "PART II", "5.1.2 …".

    "1. Title" is not among them: it may as well be a list item, see `single_number`.
    """
    text = bare(text).strip().rstrip("*")
    if len(text) > 160 or not text:
        return None
    if match := _CHAPTER.match(text):
        title = match["title"].strip()
        if not title or (_could_be_title(title) and not starts_low(title)):
            outer = re.fullmatch(_PART_WORDS, match["word"], re.IGNORECASE)
            return Heading(
                title=title or match["number"],
                number=match["number"] if title else "",
                rank=Rank.PART if outer else Rank.CHAPTER,
            )
    if (match := _DECIMAL.match(text)) and not _QUANTITY.match(text):
        title = match["title"].strip()
        if _could_be_title(title) and not starts_low(title) and not title[0].isdigit():
            depth = match["number"].count(".") + 1
            return Heading(title=title, number=match["number"].strip(), rank=Rank.DECIMAL + depth)
    if match := _ROMAN_HEAD.match(text):
        title = match["title"].strip()
        if _could_be_title(title) and title[0].isupper() and len(match["number"]) > 1:
            return Heading(title=title, number=match["number"], rank=Rank.ROMAN)
    return None


def lone_roman(text: str) -> Heading | None:
    """What "I. Title" would be; "II. …" elsewhere tells it from an initial."""
    match = _LONE_ROMAN.match(bare(text).strip())
    return Heading(title=match["title"], number=match["number"], rank=Rank.ROMAN) if match else None


def single_number(text: str) -> Heading | None:
    """What "1. Title" would be as a heading."""
    match = _SINGLE.match(bare(text).strip())
    if match and not _QUANTITY.match(match["title"]):
        title = match["title"].strip()
        colon = title.endswith((":", "："))
        title = title.rstrip(":：").strip()
        if _could_be_title(title) and len(title.split()) <= 16 and not starts_low(title):
            return Heading(title=title, number=match["number"], rank=Rank.NUMBERED + colon)
    return None


def unpointed_number(text: str) -> Heading | None:
    """What "1 Introduction" would be as a heading; only other headings ("1.1 …") can confirm it."""
    match = _UNPOINTED.match(bare(text).strip())
    if match and not _QUANTITY.match(bare(text).strip()) and _could_be_title(match["title"]):
        return Heading(title=match["title"], number=match["number"], rank=Rank.DECIMAL + 1)
    return None


def is_figure(text: str) -> bool:
    """Whether the line is a quantity that serves as a heading: "57.1 billion yuan", "Two minutes"."""
    text = bare(text).strip()
    return len(text) <= 48 and any(c.isalnum() for c in text) and _FIGURE.match(text) is not None


def is_roman(text: str) -> bool:
    """Whether the line is a roman numeral alone, as chapters of novels are headed."""
    return re.fullmatch(_ROMAN, bare(text).strip()) is not None


def is_capitals(text: str) -> bool:
    """Whether the line is set in capitals throughout and reads as a heading."""
    text = bare(text).strip()
    letters = [character for character in text if character.isalpha()]
    return (
        len(letters) >= 4
        and len(text) <= 100
        and not any(character.islower() for character in letters)
        and any(character.isupper() for character in letters)
        and not text.endswith((".", ",", ";", ":"))
    )


def is_title_case(text: str) -> bool:
    """Whether the line is a title by its capitals: "Family Background", "Early Encounters with English"."""
    text = bare(text).strip()
    if not _could_be_title(text) or not (text[0].isupper() or text[0].isdigit() or text[0] in "“\"'‘("):
        return False
    words = [word.strip("“”\"'‘’()[]:,!?") for word in re.split(r"[\s/—–]+", text)]
    words = [word for word in words if word]
    content = [word for word in words if word.lower() not in SMALL]
    if not content or len(words) > 16 or words[-1].lower() in LEAVES_OPEN:
        return False
    high = sum(1 for word in content if word[0].isupper() or word[0].isdigit() or _is_coined(word))
    return high == len(content) if len(content) <= 3 else high >= 0.75 * len(content)


def is_sentence_case(text: str) -> bool:
    """Whether the line may be a heading in sentence case; only its neighbours can confirm it."""
    text = bare(text).strip()
    words = text.split()
    return (
        _could_be_title(text)
        and text[0].isupper()
        and len(words) <= 9
        and len(text) <= 64
        and ("," not in text or (text.count(",") == 1 and len(words) >= 4 and not _DIGIT.search(text)))
        and words[-1].lower() not in LEAVES_OPEN
        and any(character.isalpha() for character in text)
    )


def is_outer(text: str) -> bool:
    """Whether the title names a part of a book that stands beside its chapters."""
    words = bare(text).lower().split()
    return bool(words) and words[0] in OUTER_NAMES and len(words) <= 4


def is_closing(text: str) -> bool:
    """Whether the title announces a summary or conclusion."""
    return bare(text).strip().lower().strip(":") in CLOSING_NAMES


def starts_low(text: str) -> bool:
    """Whether the text begins in lower case, as the rest of a sentence does; "eBay" does not count."""
    text = text.lstrip("“\"'‘( ")
    return text[:1].islower() and not _is_coined(text.split(maxsplit=1)[0])


def _is_coined(word: str) -> bool:
    return any(character.isupper() for character in word[1:3])  # eBay, iPhone


def _could_be_title(text: str) -> bool:
    """Neither too long nor ended or cut like a sentence."""
    text = text.strip()
    if not text or len(text) > 120 or text.endswith((",", ";", ":", "-", "—")):
        return False
    if re.search(r"\.[\"'”’»)]*$", text) and not _ABBREVIATED_END.search(text):
        return False
    # A full stop inside, before a capital, parts two sentences.
    return not re.search(r"[a-z]{3,}[.?]\s+[A-Z]", text) and any(c.isalpha() for c in text)
