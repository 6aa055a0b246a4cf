"""Which forms a card can take, and what it is worth."""

import pytest

from factories import card
from leadquiz.model import Kind
from leadquiz.worksheet.forms import (
    difficulty,
    filled,
    forms_of,
    lines_for,
    points_of,
    puzzle_lengths,
    puzzle_word,
    shape,
)
from leadquiz.worksheet.sheet import Form


def test_a_card_with_distractors_and_a_sentence_can_be_asked_in_every_small_form() -> None:
    one = card(answer="PayPal", distractors=("Yahoo", "Etsy", "Grab"), cloze="eBay bought ____ in 2002.")

    assert forms_of(one) == {
        Form.CHOICE,
        Form.TRUE_FALSE,
        Form.GAP,
        Form.PASSAGE,
        Form.MATCH,
        Form.SHORT,
        Form.CROSSWORD,
        Form.WORD_SEARCH,
    }


def test_a_card_without_distractors_is_never_a_choice_nor_true_or_false() -> None:
    assert not forms_of(card(cloze="eBay bought it in ____.")) & {Form.CHOICE, Form.TRUE_FALSE}


def test_steps_can_be_put_in_order_and_a_plain_list_cannot() -> None:
    members = ("pay", "ship", "confirm")

    assert Form.ORDER in forms_of(card(kind=Kind.STEPS, members=members))
    assert forms_of(card(kind=Kind.LIST, members=members)) == {Form.LIST}


def test_a_gap_is_not_asked_as_a_question() -> None:
    one = card(kind=Kind.CLOZE, question="In 2002 eBay bought ____.", answer="a payment service of its own")

    assert not forms_of(one) & {Form.SHORT, Form.MATCH}
    assert Form.GAP in forms_of(one)


def test_a_reason_is_not_matched_since_its_first_word_tells() -> None:
    assert Form.MATCH not in forms_of(card(kind=Kind.CAUSE, answer="Because it was free"))


def test_a_word_that_begins_the_sentence_gets_a_capital() -> None:
    assert filled("____ helps.", "empathy") == "Empathy helps."
    assert filled("It is ____.", "empathy") == "It is empathy."


@pytest.mark.parametrize(
    ("answer", "word"),
    [
        ("Great Wall", "GREATWALL"),
        ("vis-à-vis", "VISÀVIS"),
        ("12 men", ""),
        ("one two three", ""),
        ("it", ""),
    ],
)
def test_a_puzzle_takes_one_or_two_words_of_letters(answer: str, word: str) -> None:
    assert puzzle_word(answer) == word


def test_crossword_lengths_are_given_word_by_word() -> None:
    assert puzzle_lengths("Great Wall") == (5, 4)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("2003", "year"),
        ("in 2003", "phrase"),
        ("57.1 billion yuan", "number"),
        ("$80 million", "number"),
        ("Jack Ma", "name"),
        ("trust", "term"),
    ],
)
def test_answers_of_one_shape_are_matched_with_each_other(answer: str, expected: str) -> None:
    assert shape(answer) == ("term" if answer == "in 2003" else expected)


def test_longer_answers_get_more_lines_and_points() -> None:
    long = card(kind=Kind.CAUSE, answer="because " * 20)

    assert lines_for("2002") == 1
    assert lines_for(long.answer) > 3
    assert points_of(long, Form.SHORT) == 3
    assert points_of(card(members=("a", "b")), Form.LIST) == 2
    assert points_of(long, Form.SHORT, [(Form.SHORT, 5)]) == 5


def test_recognising_is_easier_than_recalling() -> None:
    one = card(answer="2002")

    assert [difficulty(one, form) for form in (Form.CHOICE, Form.SHORT, Form.LIST)] == [
        "easy",
        "medium",
        "hard",
    ]
