"""Appositions, copulas, acronyms and terms introduced as such."""

import pytest

from leadquiz.generate.rules.definitions import definitions
from passages import proposed

TAKEN = [
    (
        "Velotech, a manufacturer of bicycle bells, grew quickly.",
        "What is Velotech?",
        "A manufacturer of bicycle bells",
    ),
    ("Anna Berg, the founder of Velotech, retired in 1950.", "Who is Anna Berg?", "The founder of Velotech"),
    ("Anna Berg, the founder of Velotech, retired in 1950.", "Who is the founder of Velotech?", "Anna Berg"),
    (
        "Churn refers to the share of customers who leave in a year.",
        "What does “Churn” refer to?",
        "The share of customers who leave in a year",
    ),
    ("The New Harbour Fund (NHF) lent Velotech money.", "What does “NHF” stand for?", "New Harbour Fund"),
]


@pytest.mark.parametrize(("text", "question", "answer"), TAKEN)
def test_a_sentence_becomes_a_candidate(text: str, question: str, answer: str) -> None:
    assert (question, answer) in [(card.question, card.answer) for card in proposed(definitions, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Velotech is a success.",
        "It is a company that makes bells.",
        "Velotech makes bells.",
        "Velotech, however, grew.",
    ],
)
def test_other_sentences_are_passed_over(text: str) -> None:
    assert proposed(definitions, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg, an English clerk, married Tom Hill in 1950.",
        "Anna Berg, a lawyer from Oslo who led the Harbour Party, became the sixth president.",
        "The agency was run from Velstad, a town outside its own borders.",
        "Tom Hill met Carl Moe, a colleague and head of sales at the time.",
        "Velotech was the largest producer in the world.",
        "Quill is a non-profit organization.",
        "He left with a degree in German, an achievement that marked the end of his youth.",
        "He imagined a world where technology is a tool for making an open society.",
        "Velotech praised Vasco da Rama, a sailor from the port of Lisbon.",
        "The award went to the British inventor Hilary Moe.",
        "Velotech opened a shop in Mordal, a village of a dozen houses in Norway, in 1916.",
        "Hill built Quora, which is an acronym for quick user orders.",
    ],
)
def test_one_trait_of_many_defines_nothing(text: str) -> None:
    assert proposed(definitions, text) == []


def test_a_main_clause_behind_a_subordinate_one_is_no_apposition() -> None:
    text = "As more sellers join the Velotech network, the value of the platform increases for everyone."
    assert proposed(definitions, text) == []


def test_a_clause_that_restricts_stays_in_the_definition() -> None:
    text = "Bribe means a reward for action which is illegal, improper or a breach of trust."
    cards = proposed(definitions, text)
    assert all("illegal, improper or a breach of trust" in card.answer for card in cards)


def test_what_everybody_knows_is_no_acronym_to_learn() -> None:
    text = "The Harbour Council (HC) wrote to the United Nations (UN) and its Chief Executive Officer (CEO)."
    assert [card.answer for card in proposed(definitions, text)] == ["Harbour Council"]


def test_a_maker_is_asked_for_as_a_company() -> None:
    cards = proposed(
        definitions, "Velotech is a provider of bells. Velotech, the lending arm of Steelco, grew in 1990."
    )
    asked = [card.question for card in cards if card.answer == "Velotech"]
    assert asked == ["Which company is the lending arm of Steelco?"]
