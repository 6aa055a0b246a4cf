"""How much, how many, what share."""

import pytest

from leadquiz.generate.rules.amounts import amounts
from passages import proposed

TAKEN = [
    (
        "About 20 houses in Oslo own a bell, according to the harbour office Metisco.",
        "According to Metisco, how many houses in Oslo own a bell?",
        "About 20",
    ),
    (
        "Velotech sold 40,000 bicycles in Norway in 1930.",
        "How many bicycles did Velotech sell in Norway in 1930?",
        "40,000",
    ),
    (
        "Velotech paid $3.5 million for the Bergen factory.",
        "How much did Velotech pay for the Bergen factory?",
        "$3.5 million",
    ),
    (
        "Velotech holds 60 percent of the Norwegian market.",
        "What percentage of the Norwegian market does Velotech hold?",
        "60 percent",
    ),
    (
        "Steelco raised its prices by 12% in 1950.",
        "By what percentage did Steelco raise its prices in 1950?",
        "12%",
    ),
    ("Velotech employed 300 people in Oslo.", "How many people did Velotech employ in Oslo?", "300"),
    (
        "In 1950 Norway granted Velotech half a million acres.",
        "How many acres did Norway grant Velotech in 1950?",
        "half a million",
    ),
    (
        "Velotech sold more than one hundred thousand bicycles in Norway.",
        "How many bicycles did Velotech sell in Norway?",
        "more than one hundred thousand",
    ),
    ("Anna Berg left Velotech at the age of 62.", "At what age did Anna Berg leave Velotech?", "62"),
]


@pytest.mark.parametrize(("text", "question", "answer"), TAKEN)
def test_a_sentence_becomes_a_candidate(text: str, question: str, answer: str) -> None:
    assert (question, answer) in [(card.question, card.answer) for card in proposed(amounts, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Velotech built two bells for Oslo.",
        "It sold 40,000 bicycles.",
        "Velotech sold many bicycles in Norway.",
        "Velotech moved to Norway in 1930.",
        # The size of a sample; a bound in other words; a room's number; where to; a size of something else.
        "The Oslo poll of Velotech surveyed 18 countries of the north.",
        "Velotech sold as many of 40,000 bicycles in Norway.",
        "The 7400 space of Velotech has many desks for the workers of Oslo.",
        "The king sent new troops, and Berg led 500 men south from Fort Lie on April 5, 1754.",
        "The railways of Norway use the 1,067 mm (3 ft 6 in) narrow gauge.",
        # Of whom? Which half?
        "Norland estimated that up to 30% of girls in the coastal areas of Bergen and Oslo were taught by Berg.",
        "The first half of the Oslo race is the climb of Velotech.",
        # What the unit itself says; since when?
        "There are 360 degrees in a full circle of the Oslo compass.",
        "Four hundred years have passed for the bells of Oslo.",
    ],
)
def test_other_sentences_are_passed_over(text: str) -> None:
    assert proposed(amounts, text) == []


def test_what_limits_a_figure_stays_in_the_question() -> None:
    text = "At the time of the Bergen fair, Velotech employed 300 people."

    assert [card.question for card in proposed(amounts, text)] == [
        "How many people did Velotech employ at the time of the Bergen fair?"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Velotech sold a 40% stake in the Bergen factory.",
        "Anna Berg was replaced at Velotech after only eight months.",
        "Velotech offers ten days of leave for a move, and three days leave for the death of a cousin.",
    ],
)
def test_no_half_of_a_figure_is_asked_for(text: str) -> None:
    found = [card.question for card in proposed(amounts, text)]

    assert not [q for q in found if "stake" in q or "only" in q or q.startswith("How many days leave")]


def test_bare_revenue_is_that_of_the_one_company_of_the_text() -> None:
    about = "Velotech is a company in Oslo. Velotech launched a bell. Velotech hired Anna Berg as its CEO. "
    about += "Velotech acquired a mill. Velotech opened shops. Velotech sold bells. "

    cards = proposed(amounts, about + "Revenue reached $3 million in 1930.")

    assert [card.question for card in cards] == ["How much did Velotech’s revenue reach in 1930?"]


@pytest.mark.parametrize(
    "text",
    [
        "Velotech cut the ride from Oslo to 11 hours, 22 minutes and 37 seconds.",
        "Velotech had 12 kilometres of track, 22 clerks and 100 workers.",
        "Velotech pays the other 25%.",
        "Velotech contributes about 2 per cent.",
        "Anna Berg walked home at a steady four miles an hour.",
        "Just ten years later, Velotech sold 40,000 bicycles.",
        "Velotech now employs 300 people in Oslo.",
        "Forty workers watched the films in the evening.",
    ],
)
def test_a_figure_without_what_it_depends_on_is_passed_over(text: str) -> None:
    assert proposed(amounts, text) == []


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (
            "Two thirds of the members of Velotech voted for Berg.",
            "What share of the members of Velotech voted for Berg?",
            "Two thirds",
        ),
        (
            "Velotech sold about one-third of its shares to Norland.",
            "What share of Velotech’s shares did Velotech sell to Norland?",
            "about one-third",
        ),
    ],
)
def test_a_fraction_is_a_share(text: str, question: str, answer: str) -> None:
    assert (question, answer) in [(card.question, card.answer) for card in proposed(amounts, text)]


def test_a_quarter_of_an_hour_is_no_share() -> None:
    assert proposed(amounts, "Anna Berg wrote to Velotech for a quarter of an hour.") == []


def test_each_of_two_counted_things_is_asked_for_alone() -> None:
    text = "Velotech offers 20 days of leave plus 11 local holidays every year."

    assert [(card.question, card.answer) for card in proposed(amounts, text)] == [
        ("How many days of leave does Velotech offer every year?", "20 days"),
        ("How many local holidays does Velotech offer every year?", "11"),
    ]


def test_what_is_said_of_two_counted_things_at_once_is_passed_over() -> None:
    assert proposed(amounts, "Velotech employs 20 clerks and 30 smiths in Oslo.") == []


def test_a_last_phrase_about_something_unknown_is_left_out() -> None:
    text = "Anna Berg paid $1 billion to Velotech in return for these shares."

    assert [card.question for card in proposed(amounts, text)] == ["How much did Anna Berg pay to Velotech?"]


def test_what_a_figure_is_needed_for_stays_in_the_question() -> None:
    [card] = proposed(amounts, "To make one kilogram of honey, bees visit about four million flowers.")

    assert card.question == "How many flowers do bees visit to make one kilogram of honey?"


def test_a_semicolon_ends_the_question() -> None:
    text = "Entry to the Velotech museum costs 12 euros for adults; children under ten pay nothing."

    assert not any("children" in card.question.lower() for card in proposed(amounts, text))


def test_a_share_in_a_contrast_is_asked_for() -> None:
    text = "Whereas 65 percent of Norwegian ringers in a 1911 survey owned a bell, the numbers were lower in Oslo."

    assert ("What percentage of Norwegian ringers in a 1911 survey owned a bell?", "65 percent") in [
        (card.question, card.answer) for card in proposed(amounts, text)
    ]


def test_one_of_a_unit_is_not_counted() -> None:
    assert proposed(amounts, "The light of Velotech's beacon crosses the Oslo fjord in 1 minute.") == []
