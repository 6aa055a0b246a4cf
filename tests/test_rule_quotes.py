"""Quotations with a known speaker."""

import pytest

from leadquiz.generate.rules.quotes import quotes
from leadquiz.model import Kind
from passages import proposed


def about(sentence: str) -> str:
    return f"""\
    1.1 The Harbour

    Mara Lind ran the ferry for thirty years. Mara Lind was the daughter of a pilot. {sentence}
    """


def test_a_quotation_is_to_be_completed_at_a_joint() -> None:
    cards = proposed(
        quotes, about("Mara Lind once said, “The sea takes what you leave, but the tide brings it home.”")
    )

    complete = cards[0]
    assert complete.question == "Complete the quote by Mara Lind: “The sea takes what you leave, but …”"
    assert complete.answer == "… the tide brings it home"
    assert complete.kind is Kind.QUOTE
    assert complete.evidence == "The sea takes what you leave, but the tide brings it home."


def test_who_said_it_is_asked_where_no_one_person_carries_the_document() -> None:
    cards = proposed(
        quotes, about("Mara Lind once said, “The sea takes what you leave, but the tide brings it home.”")
    )

    assert (cards[1].question, cards[1].answer) == (
        "Who said: “The sea takes what you leave, but the tide brings it home”?",
        "Mara Lind",
    )
    assert cards[0].note == cards[1].note


def test_the_belief_that_a_quotation_expresses_is_asked() -> None:
    cards = proposed(
        quotes,
        about(
            "Mara Lind’s famous quote, “The sea takes what you leave, but the tide brings it home,” reflects her "
            "belief that patience pays in every trade."
        ),
    )

    [belief] = [card for card in cards if card.predicate == "express"]
    assert belief.question == (
        "Which belief does Mara Lind’s quote “The sea takes what you leave, but the tide brings it home” express?"
    )
    assert belief.answer == "Patience pays in every trade"


@pytest.mark.parametrize(
    "sentence",
    [
        "A sailor once said, “The sea takes what you leave, but the tide brings it home.”",  # nobody known
        "Mara Lind never said, “The sea takes what you leave, but the tide brings it home.”",
        "Mara Lind called it “the end of it all”.",  # too short
        "Mara Lind said: “A house on the cliff that gives its light to everyone at sea.”",  # no clause
        "Mara Lind sold the boat. “The sea takes what you leave, but the tide brings it home.”",
    ],
)
def test_a_quotation_without_a_known_speaker_is_passed_over(sentence: str) -> None:
    assert proposed(quotes, about(sentence)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        'Mara Lind said the law would "help them sail a ship of which the crew could lose their lives".',
        'Mara Lind told the harbour that the crew would "land all their goods before the storm breaks".',
    ],
)
def test_half_a_clause_is_no_quotation(sentence: str) -> None:
    assert proposed(quotes, about(sentence)) == []


def test_a_quotation_that_the_speaker_interrupts_is_one() -> None:
    cards = proposed(
        quotes, about("“The sea takes what you leave”, Mara Lind said, “but the tide brings it home.”")
    )

    assert cards[0].question == "Complete the quote by Mara Lind: “The sea takes what you leave but …”"


def test_a_short_quotation_is_cut_before_a_noun() -> None:
    cards = proposed(quotes, about("Mara Lind later said: “We were in a leaking boat.”"))

    assert (cards[0].question, cards[0].answer) == (
        "Complete the quote by Mara Lind: “We were in …”",
        "… a leaking boat",
    )


def test_what_points_to_words_before_it_is_no_quotation_to_learn() -> None:
    text = about("Mara Lind once said, “This takes what you leave, but the tide brings it home.”")
    assert proposed(quotes, text) == []


@pytest.mark.parametrize(
    "sentence",
    [
        # What went before it turns it round.
        "It was as if Mara Lind had said, “The sea takes what you leave, but the tide brings it home.”",
        # The news is elsewhere, and the words are empty.
        "Mara Lind said, “The results of this study agree with the charts, and the pilots know the reefs.”",
        "Mara Lind said, “When the storm came over the harbour, things got very interesting.”",
        # Half a sentence.
        "“The tides and the storms that I have met,” Mara Lind told the old pilots of the harbour, “I can tell.”",
    ],
)
def test_a_quotation_that_says_nothing_by_itself_is_passed_over(sentence: str) -> None:
    assert not [card for card in proposed(quotes, about(sentence)) if card.question.startswith("Complete")]


@pytest.mark.parametrize(
    "sentence",
    [
        "“As a large house in the harbour, we owe much to our neighbours,” said Tom Berg of the office.",
        "“We are looking forward to all that the new bridge will bring to the town,” said Tom Berg.",
        # Which of those who bear the title?
        "A Seventh Keeper lived here. The Keeper says: “The rest of the time the lamps sleep in the dark.”",
        # Her friend may have said it.
        "A friend met Eva Holm. She explained, “The tide is going to sweep away all the lamps of the pier.”",
    ],
)
def test_what_a_house_says_of_itself_or_nobody_known_says_is_no_quotation_to_learn(sentence: str) -> None:
    assert proposed(quotes, about(sentence)) == []
