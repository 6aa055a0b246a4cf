"""What else is right when an answer is typed: other spellings of the same name, amount or date."""

import re
from collections.abc import Iterator
from decimal import Decimal

from leadquiz.generate.countries import country, short_forms
from leadquiz.generate.lexicon import MONTHS, bag
from leadquiz.generate.names import PERSON, NameIndex
from leadquiz.generate.values import (
    COUNT,
    DATE,
    DURATION,
    PERCENT,
    Value,
    number_word,
    parse_value,
    rewrite,
)

_MOST = 8
_ARTICLE = re.compile(r"(?:the|an?)\s+(?=\w)", re.IGNORECASE)
_TITLE = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Dr|Prof|Sir|Lord|Lady|Professor|President|Chairman|Chancellor|Prime Minister|King|"
    r"Queen|Emperor|Pope|Saint|Senator|General|Captain|Governor|Minister|Secretary|CEO|Judge|Justice)\.?\s+)+(?=[A-Z])"
)
_IN_BRACKETS = re.compile(r"(?P<outside>[^()]*\w[^()]*?)\s*\((?P<inside>[^()]+)\)(?P<rest>[^()]*)")
_LEAD_IN = re.compile(r"(?:by|in|at|on|from|because of|due to)\s+(?=\w)", re.IGNORECASE)
_INFINITIVE = re.compile(r"(?:in order )?to\s+(?=[a-z])", re.IGNORECASE)
# A learner who writes the figure without these has it right; "less than" and "up to" would change it.
_HEDGE = re.compile(
    r"(?:(?:an estimated|about|around|approximately|roughly|nearly|almost|some|over|more than|at least)\s+)+"
    r"(?=\S)",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"(?:(?:in|on|at|for|the|year|an estimated|about|around|approximately|roughly|nearly|almost|some|over|"
    r"more than|at least)\s+)+",
    re.IGNORECASE,
)
_BIG = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£"}
_WORDS_OF_UNIT = {
    "USD": "dollars",
    "EUR": "euros",
    "GBP": "pounds",
    "CNY": "yuan",
    "YEN": "yen",
    "INR": "rupees",
}
_NUMERAL = re.compile(r"[IVX]+|[JS]r\.?")  # George III has no surname
_RANGE = re.compile(r"\d\s?[-–—]\s?\d")
_WITHIN = re.compile(r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,2}(?:, [A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,2}){1,2}")
_SMALL = bag("of the and in on for a an to with from by at de la")


def accepted(answer: str, answer_type: str, names: NameIndex) -> tuple[str, ...]:
    """Other answers that are as right as this one, sorted; never the answer itself, and a handful at most.

    `answer_type` is the candidate's; only "person" matters here, all else shows in the answer.
    """
    found: list[str] = []
    for other in _others(answer.strip().rstrip("."), answer_type, names):
        other = " ".join(other.split())
        if other and other != answer and other not in found:
            found.append(other)
    return tuple(sorted(found[:_MOST]))


def _others(answer: str, answer_type: str, names: NameIndex) -> Iterator[str]:
    if value := parse_value(answer):
        yield from _values(answer, value)
        return
    if brackets := _IN_BRACKETS.fullmatch(answer):
        yield from _bracketed(brackets)
    elif len(answer.split()) > 12:
        return
    bare = _ARTICLE.sub("", answer, count=1) if _ARTICLE.match(answer) else answer
    yield bare
    yield from short_forms(bare)
    if answer_type == "place" and _WITHIN.fullmatch(bare) and country(bare.rpartition(", ")[2]):
        yield bare.partition(",")[0]
    untitled = _TITLE.sub("", bare, count=1) if _TITLE.match(bare) else bare
    yield untitled
    for form in dict.fromkeys((bare, untitled)):
        yield from _names(form, answer_type, names)
    if lead := _LEAD_IN.match(answer) or _INFINITIVE.match(answer):
        yield answer[lead.end() :]


def _bracketed(match: re.Match[str]) -> Iterator[str]:
    """ "New York Stock Exchange (NYSE)" is either half; a remark in brackets is not."""
    outside, inside, rest = match["outside"].strip(), match["inside"].strip(), match["rest"].strip(" .")
    if rest:
        return
    yield outside
    amounts = parse_value(outside), parse_value(inside)
    if _is_short_for(inside, outside) or _is_short_for(outside, inside) or all(amounts):
        yield inside


def _is_short_for(short: str, long: str) -> bool:
    """Whether the capitals of one are the initials of the other, in order: C2C of consumer-to-consumer."""
    if not re.fullmatch(r"[A-Z][A-Za-z0-9&.]{1,9}", short) or short[1:].islower():
        return False
    text = "".join(c for c in short.lower() if c.isalnum())
    words = re.findall(r"\w+", long.lower())
    initials = "".join(word[0] for word in words)
    main = "".join(word[0] for word in words if word not in _SMALL)
    to = "".join("2" if word == "to" else word[0] for word in words)
    return text in (initials, main, to)


def _names(form: str, answer_type: str, names: NameIndex) -> Iterator[str]:
    if long := names.acronyms.get(form):
        yield long
    for short, long in sorted(names.acronyms.items()):
        if long == form:
            yield short
    if not names.is_name(form):
        return
    full = names.canonical(form)
    if answer_type != "person" and names.type_of(form) != PERSON:
        return
    given = form.split()[0] if len(form.split()) > 2 else ""  # of "Anna Maria Berg" too little
    aliases = [alias for alias in names.aliases(form) if _is_fine_alias(alias, form) and alias != given]
    yield from aliases
    last = form.split()[-1]
    if _NUMERAL.fullmatch(last) or names.type_of(form) != PERSON or country(form):
        return
    named = {word for name in (*names.counts, *aliases) if name not in (form, full) for word in name.split()}
    if " " in form and not aliases and last not in named:
        yield last


def _is_fine_alias(alias: str, form: str) -> bool:
    shared = set(alias.split()) & set(form.split())
    return bool(shared) and len(alias.split()) <= 4 and alias[0].isupper() and alias[-1].isalnum()


def _values(answer: str, value: Value) -> Iterator[str]:
    if hedge := _HEDGE.match(answer):
        yield answer[hedge.end() :]
    if value.kind in (COUNT, DURATION):
        yield from _counts(answer, value)
        return
    if value.kind == DATE and (article := _ARTICLE.match(answer)):
        yield answer[article.end() :]
    before = answer[: value.start]
    kept = before if before and not _OPENS.fullmatch(before) else ""
    for other in _dates(value) if value.kind == DATE else _amounts(value):
        yield kept + other


def _dates(value: Value) -> Iterator[str]:
    if not value.year or value.grain == "decade":
        yield value.text
        return
    if value.grain == "year":
        yield str(value.year)
        return
    month = MONTHS[value.month - 1]
    if value.grain == "month":
        yield f"{month} {value.year}"
        yield f"{month[:3]} {value.year}"
        yield f"{value.year}-{value.month:02}"
        return
    yield f"{month} {value.day}, {value.year}"
    yield f"{value.day} {month} {value.year}"
    yield f"{month[:3]} {value.day}, {value.year}"
    yield f"{value.year}-{value.month:02}-{value.day:02}"


def _amounts(value: Value) -> Iterator[str]:
    if value.kind == PERCENT:
        number = f"{value.number.normalize():f}"
        yield f"{number}%"
        yield f"{number} percent"
        return
    short = _with_scale(value.number)
    figures = f"{value.number:,f}"
    if "." in figures:
        figures = figures.rstrip("0").rstrip(".")
    sign, word = _SIGNS.get(value.unit, ""), _WORDS_OF_UNIT.get(value.unit, "")
    if sign:
        yield f"{sign}{short}"
        yield f"{sign}{figures}"
    if value.unit == "USD":
        yield f"US${short}"
    if word:
        yield f"{short} {word}"
    if value.unit == "CNY":
        yield f"{short} RMB"


def _with_scale(number: Decimal) -> str:
    for size, name in _BIG:
        if number >= size:
            small = (number / size).normalize()
            if len(small.as_tuple().digits) <= 5:
                return f"{small:f} {name}"
    text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _counts(answer: str, value: Value) -> Iterator[str]:
    start, end = value.figure
    old = answer[start:end]
    if _RANGE.search(answer):
        return  # "3-4 days"
    if old[0].isalpha():
        yield answer[:start] + f"{value.number / value.scale:f}" + answer[end:]
    elif value.scale == 1 and value.number == int(value.number) and value.number <= 20:
        yield answer[:start] + number_word(int(value.number)) + answer[end:]
    if "," in old:
        yield answer[:start] + old.replace(",", "") + answer[end:]
    elif old.isdigit() and len(old) > 3:
        yield rewrite(value, answer, value.number)[:start] + f"{int(old):,}" + answer[end:]
    if value.scale > 1 and value.number == int(value.number):
        yield answer[:start] + f"{int(value.number):,}" + re.sub(r"^[ -]?[a-z]+", "", answer[end:])
    if value.kind == COUNT and value.unit and start == 0:
        yield answer[: value.end]
