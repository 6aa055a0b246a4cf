"""Names asked for by the words that describe them."""

import pytest

from leadquiz.generate.rules.described_names import described_names
from passages import proposed

COMPANY = "Velotech Ltd. builds bicycles in Oslo. Velotech Ltd. was founded by Anna Berg.\n\n"


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (
            "Velotech's logistics arm, Cargona, was developed to shorten deliveries.",
            "What is the name of Velotech's logistics arm?",
            "Cargona",
        ),
        (
            "In Norway, Velotech's main competitor Nordvik posed a challenge.",
            "What is the name of Velotech's main competitor in Norway?",
            "Nordvik",
        ),
        (
            "Velotech raised 9 million dollars, surpassing the previous record-holder, Nordvik, by far.",
            "Which previous record-holder did Velotech surpass?",
            "Nordvik",
        ),
    ],
)
def test_a_name_is_asked_for_by_its_description(text: str, question: str, answer: str) -> None:
    found = [(card.question, card.answer) for card in proposed(described_names, COMPANY + text)]
    assert (question, answer) in found


@pytest.mark.parametrize(
    "text",
    [
        "Velotech's latest model, Cargona, was developed in Bergen.",
        "Velotech's rival Nordvik opened a shop.",
        "Velotech's three factories, Cargona, Nordvik and Sundal, were closed.",
        "Velotech may sell its logistics arm, Cargona, to Nordvik.",
        "Velotech's service standard (VSS) was written in Bergen.",
    ],
)
def test_no_name_is_asked_for_that_is_one_of_many(text: str) -> None:
    assert proposed(described_names, COMPANY + text) == []


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (
            "They founded a weekly newspaper, The Fisherman, which reported on prices of cod.",
            "What was The Fisherman?",
            "A weekly newspaper which reported on prices of cod",
        ),
        (
            'He thought of an online directory, the "Northern Blue Pages," which would list shops.',
            "What was “Northern Blue Pages”?",
            "An online directory which would list shops",
        ),
        (
            "She set up a small workshop, the Blue Barn, where girls learned to weave.",
            "What was the Blue Barn?",
            "A small workshop where girls learned to weave",
        ),
    ],
)
def test_a_name_that_its_kind_introduces_is_asked_for_what_it_was(
    text: str, question: str, answer: str
) -> None:
    assert (question, answer) in [(card.question, card.answer) for card in proposed(described_names, text)]


@pytest.mark.parametrize(
    "text",
    [
        "They founded a weekly newspaper, The Fisherman, in Bergen.",
        "They met a pilot, Anna Berg, who knew the coast.",
        "They founded the weekly newspaper, The Fisherman, which reported on prices of cod.",
    ],
)
def test_other_names_are_not_asked_for_what_they_were(text: str) -> None:
    assert [card for card in proposed(described_names, text) if card.question.startswith("What was")] == []
