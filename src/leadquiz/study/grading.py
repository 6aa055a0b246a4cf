"""Marks a typed or picked answer. What is marked is meaning: spelling slips pass, and are shown."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from leadquiz.model import Card, Kind, Rating
from leadquiz.study.values import amount, same_amount, same_when, when, with_digits

_ARTICLES = frozenset(("the", "a", "an"))
_FILLER = frozenset(
    "it was is were are in on at by to of for because that he she they called namely".split()  # noqa: SIM905
)
_NEGATIONS = frozenset("not no never none without neither nor cannot".split())  # noqa: SIM905
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_LONG_ANSWER = 9  # words from which an answer is compared word by word, as a quote is
_FEW_WORDS = 3  # up to here a member must be named whole
_PARTLY = 0.5
_SHARE_SLIP = 0.9


class Grade(Enum):
    """Our marking of an answer."""

    RIGHT = "right"
    SLIP = "slip"  # right but for the spelling, or a word of a long quote
    PARTLY = "partly"  # some members of a list, most words of a quote, a date without its day
    WRONG = "wrong"


class Change(Enum):
    """What a word of the comparison is."""

    SAME = "same"
    MISSING = "missing"  # belongs in the answer and was not typed
    EXTRA = "extra"  # was typed and does not belong


@dataclass(frozen=True, slots=True)
class Marked:
    """A grade, the share of the answer that was right, and the words to show beside it."""

    grade: Grade
    share: float
    words: tuple[tuple[Change, str], ...]


def rating_of(grade: Grade, share: float = 1.0) -> Rating:
    """The rating a grade stands for; the learner may give another."""
    if grade in (Grade.RIGHT, Grade.SLIP):
        return Rating.GOOD
    return Rating.HARD if grade is Grade.PARTLY and share >= 0.75 else Rating.AGAIN


def mark(card: Card, typed: str) -> Marked:
    """The typed answer held against the card's answer and all else it accepts, by the card's kind."""
    if not typed.strip():
        return Marked(Grade.WRONG, 0.0, ((Change.MISSING, card.answer),))
    if card.members:
        return _mark_list(card.members, typed, ordered=card.kind is Kind.STEPS)
    best: Marked | None = None
    for expected in (card.answer, *card.accept):
        marked = _mark_text(card, expected, typed)
        if best is None or marked.share > best.share:
            best = marked
        if marked.grade is Grade.RIGHT:
            break
    assert best is not None
    return best


def mark_choice(card: Card, picked: str) -> Marked:
    """A picked option: right or wrong."""
    if picked == card.answer:
        return Marked(Grade.RIGHT, 1.0, ((Change.SAME, picked),))
    return Marked(Grade.WRONG, 0.0, ((Change.EXTRA, picked), (Change.MISSING, card.answer)))


def normal_words(text: str) -> list[str]:
    """Words without case, accents, punctuation and articles, numbers in digits."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    plain = re.sub(r"(?<=\d)[,](?=\d{3}\b)", "", plain)
    words = [re.sub(r"'s?$", "", word).replace("'", "") for word in _WORD.findall(plain)]
    kept = [word for word in words if word not in _ARTICLES]
    return with_digits(kept or words)


# ----------------------------------------------------------------------------------------- one text


def _mark_text(card: Card, expected: str, typed: str) -> Marked:
    if (by_value := _mark_value(expected, typed)) is not None:
        return by_value
    wanted, given = normal_words(expected), normal_words(typed)
    if wanted == given or _same_answer(wanted, given, card):
        return Marked(Grade.RIGHT, 1.0, ((Change.SAME, expected),))
    if card.kind is Kind.QUOTE or len(wanted) >= _LONG_ANSWER:
        return _mark_words(expected, typed)
    words = _difference(expected, typed)
    if _equals_a_distractor(card, given) or (_NEGATIONS & set(wanted)) != (_NEGATIONS & set(given)):
        return Marked(Grade.WRONG, 0.0, words)
    if _is_slip("".join(wanted), "".join(given)):
        return Marked(Grade.SLIP, 0.95, words)
    found = sum(any(_is_slip(word, other) for other in given) for word in wanted)
    share = found / max(len(wanted), len(given), 1)
    grade = Grade.PARTLY if share >= 0.6 and len(wanted) > 1 else Grade.WRONG
    return Marked(grade, share, words)


def _mark_value(expected: str, typed: str) -> Marked | None:
    """Compared as dates or as amounts; None when the answer is neither."""
    both: tuple[Change, str]
    if (date := when(expected)) is not None:
        given = when(typed)
        if given is None:
            return None
        if same_when(date, given):
            return Marked(Grade.RIGHT, 1.0, ((Change.SAME, expected),))
        parts = [(date.year, given.year), (date.month, given.month), (date.day, given.day)]
        agreed = all(not got or wanted == got for wanted, got in parts)
        share = sum(bool(wanted) and wanted == got for wanted, got in parts) / sum(bool(w) for w, _ in parts)
        grade = Grade.PARTLY if agreed and share >= _PARTLY else Grade.WRONG
        both = (Change.MISSING, expected)
        return Marked(grade, share if grade is Grade.PARTLY else 0.0, ((Change.EXTRA, typed.strip()), both))
    if (wanted_amount := amount(expected)) is not None:
        given_amount = amount(typed)
        if given_amount is None:
            return None
        if same_amount(wanted_amount, given_amount):
            return Marked(Grade.RIGHT, 1.0, ((Change.SAME, expected),))
        return Marked(Grade.WRONG, 0.0, ((Change.EXTRA, typed.strip()), (Change.MISSING, expected)))
    return None


def _same_answer(wanted: list[str], given: list[str], card: Card) -> bool:
    """Right though not word for word: wrapped in filler, spaced otherwise, an acronym, a surname alone."""
    if not given:
        return False
    if "".join(wanted) == "".join(given):
        return True
    core = [word for word in given if word not in _FILLER]
    if core and core == [word for word in wanted if word not in _FILLER]:
        return True
    if len(given) == 1 and len(wanted) >= 3 and given[0] == "".join(word[0] for word in wanted):
        return True
    asks_who = re.match(r"\W*who\b", card.question, re.IGNORECASE) is not None
    return (
        asks_who
        and len(given) == 1
        and len(given[0]) >= 4
        and 2 <= len(wanted) <= 3
        and wanted[-1] == given[0]
        and not any(given[0] in normal_words(other) for other in card.distractors)
    )


def _equals_a_distractor(card: Card, given: list[str]) -> bool:
    return any(normal_words(other) == given for other in card.distractors)


def _is_slip(wanted: str, given: str) -> bool:
    """Equal but for spelling: no slip in 3 letters, one in 7, two in 12, then a sixth; never in digits."""
    if wanted == given:
        return True
    if [c for c in wanted if c.isdigit()] != [c for c in given if c.isdigit()]:
        return False
    size = len(wanted)
    allowed = 0 if size <= 3 else 1 if size <= 7 else 2 if size <= 12 else size // 6
    if not allowed:
        return False
    from rapidfuzz.distance import OSA

    return OSA.distance(wanted, given, score_cutoff=allowed) <= allowed


# ------------------------------------------------------------------------------------- long answers


def _mark_words(expected: str, typed: str) -> Marked:
    words = _difference(expected, typed)
    total = len(_WORD.findall(expected)) or 1
    missing = sum(len(_WORD.findall(text)) for change, text in words if change is Change.MISSING)
    extra = sum(len(_WORD.findall(text)) for change, text in words if change is Change.EXTRA)
    share = max(0.0, 1 - max(missing, extra) / total)
    if not missing and not extra:
        return Marked(Grade.RIGHT, 1.0, words)
    if share >= _SHARE_SLIP:
        return Marked(Grade.SLIP, share, words)
    return Marked(Grade.PARTLY if share >= _PARTLY else Grade.WRONG, share, words)


def _difference(expected: str, typed: str) -> tuple[tuple[Change, str], ...]:
    """The two texts word by word; words that differ only in case, accents or punctuation are the same."""
    from difflib import SequenceMatcher

    wanted, given = expected.split(), typed.split()
    left, right = [_key(word) for word in wanted], [_key(word) for word in given]
    result: list[tuple[Change, str]] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag == "equal":
            result.append((Change.SAME, " ".join(wanted[i1:i2])))
            continue
        if j1 < j2:
            result.append((Change.EXTRA, " ".join(given[j1:j2])))
        if i1 < i2:
            result.append((Change.MISSING, " ".join(wanted[i1:i2])))
    return tuple(result)


def _key(word: str) -> str:
    return " ".join(normal_words(word)) or word


# --------------------------------------------------------------------------------------------- lists


def _mark_list(members: Sequence[str], typed: str, *, ordered: bool) -> Marked:
    """The share of members named, for steps the longest run of them in the right order."""
    parts = _parts(typed, members)
    taken: set[int] = set()
    places: list[int | None] = []
    for member in members:
        place = next(
            (n for n, part in enumerate(parts) if n not in taken and _same_member(member, part)), None
        )
        if place is not None:
            taken.add(place)
        places.append(place)
    kept = _in_order(places) if ordered else {n for n, place in enumerate(places) if place is not None}
    words: list[tuple[Change, str]] = []
    for n, member in enumerate(members):
        place = places[n]
        part = parts[place] if place is not None else ""
        slipped = n in kept and len(normal_words(member)) <= _FEW_WORDS
        if slipped and "".join(normal_words(member)) != "".join(normal_words(part)):
            words += [(Change.EXTRA, part), (Change.MISSING, member)]
        else:
            words.append((Change.SAME if n in kept else Change.MISSING, member))
    extra = [(Change.EXTRA, part) for n, part in enumerate(parts) if n not in taken]
    share = len(kept) / len(members)
    if share == 1:
        grade = Grade.RIGHT if not extra else Grade.SLIP
    else:
        grade = Grade.PARTLY if share >= _PARTLY else Grade.WRONG
    return Marked(grade, share, (*words, *extra))


def _parts(typed: str, members: Sequence[str]) -> list[str]:
    """What was typed, split where members are: at lines and semicolons, else at commas and 'and'."""
    parts = [part.strip() for part in re.split(r"[;\n]", typed)]
    if len([part for part in parts if part]) < 2:
        inside = any("," in member or " and " in member for member in members)
        parts = re.split(r"," if inside else r",|\s+(?:and|&)\s+", typed)
    cleaned = (re.sub(r"^\s*(?:and\b|\d+[.)]|[-*•])?\s*", "", part).strip(" .") for part in parts)
    return [part for part in cleaned if part]


def _same_member(member: str, part: str) -> bool:
    value = _mark_value(member, part)
    if value is not None:
        return value.grade is Grade.RIGHT
    wanted, given = normal_words(member), normal_words(part)
    if not given:
        return False
    # A long member is named by its words of content: most of them, in any form of the rest.
    if len(wanted) > _FEW_WORDS:
        content = [word for word in wanted if word not in _FILLER]
        found = sum(any(_is_slip(word, other) for other in given) for word in content)
        return found / len(content) >= 0.7 if content else wanted == given
    return _is_slip("".join(wanted), "".join(given))


def _in_order(places: Sequence[int | None]) -> set[int]:
    """Indexes of the longest run of members that were typed in their order."""
    runs: list[list[int]] = []
    for n, place in enumerate(places):
        if place is None:
            continue
        before: list[int] = []
        for run in runs:
            if (places[run[-1]] or 0) < place and len(run) > len(before):
                before = run
        runs.append([*before, n])
    longest = max((len(run) for run in runs), default=0)
    return set(next((run for run in runs if len(run) == longest), []))
