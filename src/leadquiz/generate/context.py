"""The line above a question: where we are, and what a reader needs besides to know who or what is meant."""

import re

from leadquiz.generate.dates import YEAR
from leadquiz.generate.gates import BEGINNING, STOP, content, words
from leadquiz.generate.lexicon import bag
from leadquiz.generate.reports import month_of_report
from leadquiz.generate.select import is_side_section
from leadquiz.generate.views import Knowledge
from leadquiz.model import Candidate, Kind


def context_of(candidate: Candidate, knowledge: Knowledge | None) -> str:
    """Where we are: the nearest telling heading, behind what a reader needs besides to know who or what is meant.

    That is a heading above that names somebody or something, where neither question nor heading does, or the topic of
    a short document, and whose handbook it is. None of them may give the answer away.
    """
    place = _dated(_place_of(candidate, knowledge), candidate, knowledge)
    house = knowledge.house if knowledge is not None else ""
    if (
        not house
        or re.search(rf"\b{re.escape(house)}", f"{place} {candidate.question}")
        or _tells(house, candidate)
    ):
        return place
    return f"{house}: {place}" if place else house


def _dated(place: str, candidate: Candidate, knowledge: Knowledge | None) -> str:
    """The place with the month of a report, where neither it nor the question says a year and no time is asked for."""
    month = month_of_report(knowledge) if knowledge is not None else ""
    if (
        not month
        or candidate.answer_type.startswith("date")
        or candidate.kind in (Kind.QUOTE, Kind.DEFINITION)
    ):
        return place
    if _YEAR.search(f"{place} {candidate.question}") or _YEAR.search(candidate.answer):
        return place
    return f"{place}, {month}" if place else month


_YEAR = re.compile(rf"\b{YEAR}\b")


def _place_of(candidate: Candidate, knowledge: Knowledge | None) -> str:
    telling = (
        title
        for title in (_shortened(section, candidate) for section in reversed(candidate.section))
        if not (is_side_section((title,)) or title.lower() in _SAY_NOTHING)
        and len(title.split()) <= 12
        and not _tells(title, candidate)
    )
    heading = next(telling, "")
    if knowledge is None:
        return heading
    above = _shortened(knowledge.topic, candidate)
    if above:
        main, colon, _ = above.partition(": ")
        if colon and heading and content(main) and set(content(heading)) <= set(content(above)):
            above = main  # "The Roman Economy: Trade, Taxes and Conquest" above "Trade"
        if _says(f"{heading} {candidate.question}", above) or _tells(above, candidate):
            return heading
    elif not knowledge.ask(holds_known_name, f"{heading} {candidate.question}"):
        above = next((title for title in telling if knowledge.ask(holds_known_name, title)), "")
    return f"{above}: {heading}" if above and heading else above or heading


def _shortened(title: str, candidate: Candidate) -> str:
    """A heading with the short form that a card asks about in place of what it stands for: "Tips at the WIC"."""
    short = _STANDS_FOR.match(candidate.question) if candidate.answer_type == "expansion" else None
    if short is None:
        return title
    whole = re.escape(candidate.answer.removesuffix("s"))
    known = re.escape(short[1])
    return re.sub(rf"\b{whole}s?\b(?: \({known}s?\))?", short[1], title, flags=re.IGNORECASE)


_STANDS_FOR = re.compile(r"What does “(.+)” stand for\?$")


def _says(text: str, title: str) -> bool:
    """Whether a text says a title: each of its words, whatever its ending, and nearly all of a long one."""
    said = {word[:BEGINNING] for word in content(text)}
    own = {word[:BEGINNING] for word in content(title)}
    return len(own - said) * _NEARLY_ALL <= len(own)


_NEARLY_ALL = 4  # one word in so many may be missing
# Headings of textbooks and manuals that tell nothing of what stands below them.
_SAY_NOTHING = (
    "learning objectives", "learning outcomes", "objectives", "overview", "background", "context", "faq", "next steps",
)  # fmt: skip
_OFTEN = 5  # mentions that make a name known


def holds_known_name(knowledge: Knowledge, text: str) -> bool:
    """Whether a text holds a name that the document comes back to."""
    if "known names" not in knowledge.memo:
        known = [name for name, count in knowledge.names.counts.items() if count >= _OFTEN]
        knowledge.memo["known names"] = re.compile(
            rf"\b(?:{'|'.join(map(re.escape, sorted(known, key=len, reverse=True)))})\b" if known else r"(?!)"
        )
    pattern: re.Pattern[str] = knowledge.memo["known names"]
    return bool(pattern.search(text))


_SHORT_FORMS = {
    "United States": ("U.S.", "US ", "USA", "America"),
    "United Kingdom": ("U.K.", "UK ", "Britain"),
    "European Union": ("EU ",),
    "United Nations": ("UN ", "U.N."),
}


def _tells(title: str, candidate: Candidate) -> bool:
    """Whether a heading gives the answer away."""
    answer = set(content(candidate.answer))
    if candidate.answer_type == "expansion":
        whole = bool(answer) and answer <= set(content(title))
        return whole or f"“{title}”" in candidate.question
    if any(form in f"{title} " for form in _SHORT_FORMS.get(candidate.answer.removeprefix("the "), ())):
        return True
    if answer and len(answer & set(content(title))) * 2 >= len(answer):
        return True
    if candidate.kind not in (Kind.FACT, Kind.CLOZE) or any(c.isdigit() for c in candidate.answer):
        return False
    # "Functionalist theory" under "Functionalism", "EIAs" under "Enzyme Immunoassay"
    asked = {word[:BEGINNING] for word in words(candidate.question)}
    title = title.replace("-", " ")
    hidden = [word for word in words(candidate.answer.replace("-", " ")) if word not in STOP]
    new = {word[:BEGINNING] for word in hidden if word not in _OF_ANYTHING} - asked
    told = {word[:BEGINNING] for word in words(title)}
    if new and new <= told:
        return True
    if candidate.kind is Kind.CLOZE and any(
        len(w) > BEGINNING and w[:BEGINNING] in new & told for w in hidden
    ):
        return True  # "archival research" under "Archives"
    if candidate.answer.isalpha() and any(_is_people_of(word, candidate.answer) for word in title.split()):
        return True
    letters = candidate.answer.removesuffix("s")
    return letters.isupper() and 2 <= len(letters) <= _MOST_LETTERS and _is_spelt(letters, title)


def _is_people_of(word: str, place: str) -> bool:
    """ "Roman" for Rome, "Chinese" for China."""
    if len(place) < _SHORTEST_PLACE or not place[0].isupper() or word == place:
        return False
    return word[:3] == place[:3] and _PEOPLE.search(word) is not None


_SHORTEST_PLACE = 4  # letters
_PEOPLE = re.compile(r"(?:an|ian|ish|ese|ch|ek)s?$")
_OF_ANYTHING = bag("theory approach model view method process movement system principle policy doctrine")
_MOST_LETTERS = 6  # of a short form
_TWO_STEMS = 6  # letters; a longer word may be made of two


def _is_spelt(letters: str, title: str) -> bool:
    """Whether the words of a heading begin with these letters, in order; a long word may stand for two."""
    wanted = iter(letters.lower())
    next_ = next(wanted, "")
    for word in words(title):
        if word not in STOP and next_ and word.startswith(next_):
            next_ = next(wanted, "")
            if next_ and len(word) > _TWO_STEMS and next_ in word[2:]:
                next_ = next(wanted, "")
    return not next_
