"""Amounts, shares and counts as authors write them, found by pattern."""

import re
from dataclasses import dataclass
from enum import Enum

from leadquiz.generate.dates import find_dates
from leadquiz.generate.lexicon import bag
from leadquiz.generate.tokens import Sentence, Token

_NUMBER = r"(?!0\d)\d[\d,]*(?:\.\d+)?"
_WORD = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    r"eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred)(?:-(?:one|two|three|four|five|six|"
    r"seven|eight|nine))?"
)
_RANGE = r"(?:\s?(?:to|–|-)\s?\d[\d,]*(?:\.\d+)?)?"
_SCALE = r"(?:\s?(?:hundred thousand|hundred|thousand|million|billion|trillion|bn|m))"
_ABOUT = (
    r"(?:[~≈<>≤≥]\s?|(?:(?:(?:no|slightly|a little|somewhat|far|much|well|just)\s)?(?:more|less|fewer|greater) than|"
    r"over|under|nearly|almost|about|around|approximately|roughly|up to|at least|"
    r"some|an estimated|close to|as many as|as much as|as few as|as little as|well over|just over|just under)\s)?"
)
_NAMED = r"(?<![A-Za-z][-–])"  # the 3 of "Apollo-3" counts nothing
_BELOW = r"(?:(?:minus\s|(?<!\S)[-−])(?=\d))?"
_CURRENCY = r"(?-i:(?:US|USD|HK|NZ|AU|CA|NT|A|C|S)(?=\$)|USD?\s)?[$€£¥₹]"
_MONEY_WORD = (
    r"(?:(?:US\s)?dollars|yuan|euros|pounds(?!\sof)|yen|RMB|renminbi|rupees|francs|pence|cents|kroner|kronor|roubles|rubles|"
    r"pesos|rand|zloty|baht|shillings|USD|EUR|GBP|CNY)"
)
_PATTERN = re.compile(
    rf"(?P<money>{_ABOUT}(?:a\srecord\s)?(?:{_CURRENCY}\s?{_NUMBER}{_SCALE}?(?![\w%])|"
    rf"\b{_NUMBER}{_SCALE}?\s{_MONEY_WORD}\b))"
    rf"|(?P<percent>{_ABOUT}\b{_NUMBER}(?:\s?–\s?{_NUMBER})?\s?(?:%|percent\b|per\scent\b))"
    rf"|(?P<share>{_ABOUT}\b(?:(?:a|one|two|three|four)[\s-](?:thirds?|quarters?|fifths?|sixths?|tenths?)|half)(?=\sof\s(?!an?\b)))"
    rf"|(?P<count>{_ABOUT}{_NAMED}(?:{_BELOW}\b{_NUMBER}{_RANGE}{_SCALE}?|"
    rf"\b(?:{_WORD}(?:\s(?:hundred|thousand))?|(?:half\s)?an?\s(?:hundred|thousand|million|billion|dozen)|"
    rf"one\s(?:hundred|thousand|million|billion|trillion)){_SCALE}?)\b)"
    r"(?![\w%-]|\.\d|\s?(?:%|percent|per cent))",
    re.I,
)


_CLOCK = re.compile(r"\s?(?:[ap]\.?m\b|o['’]clock|:\d\d|GMT|UTC)", re.I)

# Most sentences hold no number at all, and this tells quickly.
_ANY = re.compile(
    rf"\d|\b(?:{_WORD}|thousand|million|billion|dozen|half|(?:third|quarter|fifth|sixth|tenth)s?)\b", re.I
)


class Measure(Enum):
    """What a quantity counts."""

    MONEY = "money"
    PERCENT = "percent"
    COUNT = "count"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity in a sentence; `tokens` are consecutive and hold "more than" and its like."""

    tokens: tuple[Token, ...]
    text: str
    measure: Measure

    @property
    def head(self) -> Token:
        """The token the rest of the sentence hangs on."""
        inside = set(self.tokens)
        best = None
        for token in self.tokens:
            if token.head not in inside or token.is_root:
                best = token
                if token.pos in ("NUM", "NOUN", "SYM"):
                    return token
        return best or self.tokens[-1]


def find_quantities(sentence: Sentence) -> list[Quantity]:
    """The quantities of a sentence, in order; dates and list numbers are none."""
    if "quantities" not in sentence.memo:
        sentence.memo["quantities"] = _quantities_in(sentence)
    found: list[Quantity] = sentence.memo["quantities"]
    return found


def _quantities_in(sentence: Sentence) -> list[Quantity]:
    text = sentence.text
    if not _ANY.search(text):
        return []
    dated = {token for date in find_dates(sentence) for token in date.tokens}
    found = []
    for match in _PATTERN.finditer(text):
        start, end = match.start() + sentence.start, match.end() + sentence.start
        tokens = tuple(t for t in sentence.tokens if t.start < end and t.end > start)
        if not tokens or tokens[-1].end > end or any(t in dated for t in tokens):
            continue
        if tokens[0].start < start:
            continue  # "hit—528": two words that the model takes for one
        words = match.group().strip()
        if match.lastgroup == "count" and _numbers_a_name(tokens):
            continue
        if _CLOCK.match(sentence.source[end : end + 8]):
            continue
        found.append(Quantity(tokens, words.removeprefix("a record "), Measure(match.lastgroup)))
    return _with_ranges(found, sentence)


def _with_ranges(found: list[Quantity], sentence: Sentence) -> list[Quantity]:
    """With "between 250 euros (£173) and 600 euros" as one quantity."""
    starts = {quantity.tokens[0].i: quantity for quantity in found}
    for between in sentence.tokens:
        low = starts.get(between.i + 1) if between.lower == "between" else None
        if low is None:
            continue
        joint = low.tokens[-1].next()
        if joint is not None and joint.text == "(":
            close = next((t for t in sentence.tokens[joint.i : joint.i + 7] if t.text == ")"), None)
            joint = close.next() if close is not None else None
        high = starts.get(joint.i + 1) if joint is not None and joint.lower == "and" else None
        if high is None or (low.measure is not high.measure and low.measure is not Measure.COUNT):
            continue
        tokens = sentence.tokens[between.i : high.tokens[-1].i + 1]
        text = f"between {low.text} and {high.text}"
        found = [quantity for quantity in found if quantity.tokens[0] not in tokens]
        found.append(Quantity(tuple(tokens), text, high.measure))
    return sorted(found, key=lambda quantity: quantity.tokens[0].i)


_NUMBERED = bag(
    "chapter figure table section page step type level stage grade phase article rule question part volume version "
    "item number no. tier class category act paragraph equation week day lesson unit"
)


UNITS = bag(
    "second minute hour day night week month year decade century millisecond "
    "millimetre millimeter centimetre centimeter metre meter kilometre kilometer mile foot inch yard mm cm m km ft "
    "gram kilogram kilo tonne ton ounce lb kg g mg milligram microgram litre liter millilitre milliliter gallon ml cup "
    "tablespoon teaspoon degree mmhg watt kilowatt megawatt gigawatt volt hertz megahertz gigahertz bit byte kilobyte "
    "megabyte gigabyte terabyte calorie kilocalorie kcal joule acre hectare knot point °c °f"
)


def unit_of(quantity: Quantity) -> Token | None:
    """The unit that a number is given in: "kilometres", "years"."""
    after = quantity.tokens[-1].next()
    if quantity.measure is not Measure.COUNT or after is None:
        return None
    if after.lower in ("square", "cubic") and after.next() is not None:
        after = after.next() or after
    return after if after.lower in UNITS or after.lemma.lower() in UNITS else None


def is_bounded(quantity: Quantity) -> bool:
    """ "As many of 20 percent": whether a bound is said in words that the pattern of figures does not know."""
    first = quantity.tokens[0]
    return any(
        t.lower in ("many", "much", "few") for t in first.sentence.tokens[max(0, first.i - 2) : first.i]
    )


def is_number_of_one(quantity: Quantity) -> bool:
    """ "The 7400 space": whether the number is a name for one thing rather than a count."""
    noun = quantity.head.head
    return (
        quantity.measure is Measure.COUNT
        and unit_of(quantity) is None
        and quantity.head.dep in ("nummod", "compound", "nmod")
        and noun.tag == "NN"
        and noun.child("conj") is None
    )


def written(quantity: Quantity, *, until: Token | None = None) -> str:
    """The figure with its unit as the author writes it: "about 600 kilometres", "12 degrees Celsius"."""
    unit = unit_of(quantity)
    last = until or unit or quantity.tokens[-1]
    after = last.next()
    if unit is not None and after is not None and after.lower in ("celsius", "fahrenheit"):
        last = after
    elif unit is not None and after is not None and after.lower == "per" and after.next() is not None:
        last = after.next() or last
    source = last.sentence.source
    return " ".join((quantity.text + source[quantity.tokens[-1].end : last.end]).split())


def continued(quantity: Quantity) -> bool:
    """ "11 hours, 22 minutes", "six feet two inches": whether the same value has other parts."""
    unit = unit_of(quantity)
    if unit is None:
        return False
    tokens = unit.sentence.tokens
    behind = [t for t in tokens[unit.i + 1 : unit.i + 5] if t.text not in (",", "and")]
    if len(behind) >= 2 and behind[0].pos == "NUM" and behind[1].lemma.lower() in UNITS:
        return behind[0].i - unit.i <= 3
    first = quantity.tokens[0].i
    before = [t for t in tokens[max(0, first - 4) : first] if t.text not in (",", "and")]
    return (
        len(before) >= 2
        and before[-2].pos == "NUM"
        and before[-1].lemma.lower() in UNITS
        and first - before[-1].i <= 3
        and unit.lemma != before[-1].lemma
    )


def _numbers_a_name(tokens: tuple[Token, ...]) -> bool:
    """ "Apollo 11", "Type 2 diabetes", "step 3": the figure is a part of a name."""
    before, after = tokens[0].previous(), tokens[-1].next()
    if after is not None and re.fullmatch(r"[A-Z]{2,}", after.text):
        behind = after.next()
        if behind is not None and behind.text[:1].isdigit():
            return True  # "29 CFR 1910"
    if before is None or not tokens[0].text[:1].isdigit() or before.pos not in ("PROPN", "NOUN"):
        return False
    if before.lower in _NUMBERED:
        return True
    if before.dep in ("nmod", "compound") and before.head is after and before.text[:1].isupper():
        return True  # "Office 365 licences"
    return before.text[:1].isupper() and before.i > 0 and (after is None or after.tag not in ("NNS", "NNPS"))
