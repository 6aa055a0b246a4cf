"""Which forms a card can take on paper, how hard each is, and what it is worth."""

import math
import re
import unicodedata
from collections.abc import Iterable

from leadquiz.model import GAP, Card, Kind
from leadquiz.options import wrong_options
from leadquiz.text import letters
from leadquiz.worksheet.sheet import Form

FEWEST_WRONG = 2  # options beside the right one, below which a choice is a coin toss
MOST_WRONG = 3
BANK_WORDS = 6  # longest answer, in words, that still reads as an entry of a word bank
BANK_CHARACTERS = 48
FEWEST_PAIRS, MOST_PAIRS = 3, 7  # of one matching task
PAIR_PROMPT, PAIR_ANSWER = 160, 90  # longest texts, in characters, that read well in two columns
PUZZLE_LETTERS = range(3, 15)


def forms_of(card: Card) -> frozenset[Form]:
    """Every form in which the card can be asked fairly."""
    found = set()
    sentence = sentence_of(card)
    if len(card.members) > 1:
        found.add(Form.LIST)
        if (
            card.kind is Kind.STEPS
            and 3 <= len(card.members) <= 8
            and len(set(card.members)) == len(card.members)
        ):
            found.add(Form.ORDER)
        return frozenset(found)
    if len(wrong_options(card)) >= FEWEST_WRONG:
        found.add(Form.CHOICE)
        if sentence:
            found.add(Form.TRUE_FALSE)
    if is_bank_sized(card.answer) and sentence:
        found |= {Form.GAP, Form.PASSAGE}
    if (
        card.kind not in (Kind.CLOZE, Kind.CAUSE)
        and len(card.answer) <= PAIR_ANSWER
        and len(card.question) <= PAIR_PROMPT
    ):
        found.add(Form.MATCH)
    if puzzle_word(card.answer):
        found |= {Form.CROSSWORD, Form.WORD_SEARCH}
    if card.kind is not Kind.CLOZE:
        found.add(Form.SHORT)
    elif sentence:
        found.add(Form.GAP)
    return frozenset(found)


def sentence_of(card: Card) -> str:
    """The full sentence with one GAP that the card's answer fits, or an empty text."""
    sentence = card.question if card.kind is Kind.CLOZE else card.cloze
    return sentence if sentence.count(GAP) == 1 else ""


def filled(sentence: str, words: str) -> str:
    """The sentence with its GAP filled; a word that now begins it gets a capital."""
    before, after = sentence.split(GAP)
    if not before.strip():
        words = words[:1].upper() + words[1:]
    return before + words + after


def is_bank_sized(answer: str) -> bool:
    return len(answer) <= BANK_CHARACTERS and len(answer.split()) <= BANK_WORDS


def puzzle_word(answer: str) -> str:
    """The answer in capitals without blanks, hyphens and apostrophes if it fits a puzzle, else nothing."""
    if len(answer.split()) > 2:
        return ""
    text = unicodedata.normalize("NFC", re.sub("[\\s\u2010\u2011'’-]+", "", answer)).upper()
    return text if text.isalpha() and len(text) in PUZZLE_LETTERS else ""


def puzzle_lengths(answer: str) -> tuple[int, ...]:
    """Letters of each word of a puzzle answer, as crosswords print them."""
    return tuple(
        len(puzzle_word(word) or letters(word)) for word in re.split("[\\s\u2010\u2011-]+", answer) if word
    )


def shape(answer: str) -> str:
    """A rough type of answer, so that the pairs of a matching task do not give themselves away."""
    if re.fullmatch(r"\W*(1\d|20)\d\d\W*", answer):
        return "year"
    if re.match(r"\W*\d", answer) or re.match(r"[^\w\s]*[A-Z]{2,3}\s?\d", answer):
        return "number"
    words = [word for word in re.findall(r"[^\W\d_][\w’'-]*", answer) if len(word) > 3]
    if words and all(word[0].isupper() for word in words):
        return "name"
    return "term" if len(answer.split()) <= 2 else "phrase"


class Difficulty:
    """Names of how much a question asks of memory; recognising is easier than recalling."""

    EASY, MEDIUM, HARD = "easy", "medium", "hard"
    ALL = (EASY, MEDIUM, HARD)


_EASY = {Form.CHOICE, Form.TRUE_FALSE, Form.MATCH, Form.WORD_SEARCH}
_MEDIUM = {Form.GAP, Form.PASSAGE, Form.ORDER, Form.CROSSWORD}


def difficulty(card: Card, form: Form) -> str:
    """Easy: the answer is in sight; medium: a word or two to recall or place; hard: more to write."""
    if form in _EASY:
        return Difficulty.EASY
    if form in _MEDIUM or (
        form is Form.SHORT and len(card.answer.split()) <= 3 and card.kind is not Kind.CAUSE
    ):
        return Difficulty.MEDIUM
    return Difficulty.HARD


def points_of(card: Card, form: Form, fixed: Iterable[tuple[Form, int]] = ()) -> int:
    """A point an answer; a list and an order have one a member, a long answer up to three."""
    for given, points in fixed:
        if given is form:
            return points
    if form in (Form.LIST, Form.ORDER):
        return len(card.members)
    if form is Form.SHORT:
        return min(3, 1 + len(card.answer.split()) // 8)
    return 1


def lines_for(answer: str) -> int:
    """Ruled lines for an answer: handwriting takes twice the room of print, some 45 characters a line."""
    return max(1, min(8, math.ceil(len(answer) / 42)))
