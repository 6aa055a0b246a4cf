"""How large, how long, how often, how much from and to."""

import pytest

from leadquiz.generate.rules.measures import measures
from passages import proposed

TAKEN = [
    ("Norland has a population of 2.3 million.", "What is the population of Norland?", "2.3 million"),
    (
        "In 1930 the Berg foundation had a budget of 300,000 kroner.",
        "What was the budget of the Berg foundation in 1930?",
        "300,000 kroner",
    ),
    ("The Steelco tower is 90 metres high.", "How high is the Steelco tower?", "90 metres"),
    (
        "The probation period at Steelco is 90 days.",
        "How long is the probation period at Steelco?",
        "90 days",
    ),
    (
        "There is a 30-day trial period for the Steelco account.",
        "How long is the trial period for the Steelco account?",
        "30 days",
    ),
    (
        "The members of Norland's parliament meet twice a year in Oslo.",
        "How often do the members of Norland's parliament meet in Oslo?",
        "twice a year",
    ),
    (
        "Steelco staff work four days a week from May 1 through August 31.",
        "From when to when do Steelco staff work four days a week?",
        "from May 1 through August 31",
    ),
    (
        "Sales of Steelco grew from 20 to 300 cars in two years.",
        "From how many to how many cars did sales of Steelco grow in two years?",
        "from 20 to 300 cars",
    ),
    (
        "In 1933 Velotech made the largest loss in Velotech's history, some 2 million kroner.",
        "How large was the largest loss in Velotech's history in 1933?",
        "some 2 million kroner",
    ),
    (
        "Weighing 26 kilograms, Anna Berg's robot was built in Oslo.",
        "How much did Anna Berg's robot weigh?",
        "26 kilograms",
    ),
]


@pytest.mark.parametrize(("text", "question", "answer"), TAKEN)
def test_a_sentence_becomes_a_candidate(text: str, question: str, answer: str) -> None:
    assert (question, answer) in [(card.question, card.answer) for card in proposed(measures, text)]


def test_what_rules_grant_is_asked_for_with_its_may() -> None:
    text = "Each worker may take a 6-week paid break every three years.\n\nThe pump must be cleaned with warm water."

    found = [(card.question, card.answer) for card in proposed(measures, text)]

    assert ("How often may each worker take a 6-week paid break?", "every three years") in found
    assert ("How long a paid break may each worker take every three years?", "6 weeks") in found


@pytest.mark.parametrize(
    "text",
    [
        "It has a population of 2.3 million.",
        "The lake is 90 metres deep.",
        "Norland does not have a population of 2.3 million.",
        "Norland has a seat in parliament.",
        # What somebody reckons; what the month tells; a clause turned inside out.
        "Anna Berg estimates that the volume of the Norland lakes was 539 cubic miles.",
        "The Steelco wages are reviewed once per year at the end of November.",
        "The workers of Steelco closed the road to the town of Bergen, which ran from 1930 to 1945.",
    ],
)
def test_other_sentences_are_passed_over(text: str) -> None:
    assert proposed(measures, text) == []


def test_a_stray_noun_in_front_is_no_scene() -> None:
    cards = proposed(measures, "First, survival: Velotech pays its workers in Oslo every two weeks.")

    assert all("survival" not in card.question for card in cards)


def test_the_sum_of_a_year_is_asked_for_with_its_owner() -> None:
    text = "Sales rose, beating Velotech and Nordvik's combined 2013 sales of 36.2 million kroner."
    assert (
        "How much were Velotech and Nordvik's combined 2013 sales?",
        "36.2 million kroner",
    ) in [(card.question, card.answer) for card in proposed(measures, text)]


def test_a_sum_without_its_year_is_passed_over() -> None:
    text = "Sales rose, beating Velotech and Nordvik's combined sales of 36.2 million kroner."
    assert proposed(measures, text) == []
