"""What a thing consists of, and lists that the text counts."""

import pytest

from leadquiz.generate.rules.compositions import compositions
from passages import proposed

TAKEN = [
    (
        "There are three main forms of trade: barter, sale, and gift.",
        "What are the three main forms of trade?",
        "Barter; sale; gift",
    ),
    (
        "Velotech has two plants: the Oster mill and the Kern mill.",
        "Which two plants does Velotech have?",
        "Oster mill; Kern mill",
    ),
    (
        "Old bronze has three types of flaws: cracks, pits and bubbles.",
        "Which three types of flaws does old bronze have?",
        "Cracks; pits; bubbles",
    ),
    (
        "A castle is divided into four rooms: two halls and two cellars.",
        "Into which four rooms is a castle divided?",
        "Two halls; two cellars",
    ),
    (
        "Soil is composed of three layers; the topsoil, the subsoil, and the bedrock.",
        "Of which three layers is soil composed?",
        "Topsoil; subsoil; bedrock",
    ),
    (
        "The metal bronze is usually made of copper and tin.",
        "What is the metal bronze usually made of?",
        "Copper; tin",
    ),
    (
        "According to Plato, the human soul has three parts: reason, spirit, and appetite.",
        "According to Plato, which three parts does the human soul have?",
        "Reason; spirit; appetite",
    ),
    (
        "The mason Ada Berg claimed that four skills are learned in the yard: cutting, lifting, dressing and setting.",
        "According to Ada Berg, which four skills are learned in the yard?",
        "Cutting; lifting; dressing; setting",
    ),
    (
        "The Oster Council consists of twelve elected farmers.",
        "What does the Oster Council consist of?",
        "Twelve elected farmers",
    ),
]


@pytest.mark.parametrize(("text", "question", "answer"), TAKEN)
def test_a_sentence_becomes_a_candidate(text: str, question: str, answer: str) -> None:
    assert (question, answer) in [(card.question, card.answer) for card in proposed(compositions, text)]


@pytest.mark.parametrize(
    "text",
    [
        "There are three main forms of trade: barter and sale.",
        "Velotech has at least two plants: the Oster mill and the Kern mill.",
        "The metal bronze is not made of copper and iron.",
        "They consist of copper and tin.",
        "Bronze may be made of copper and tin.",
    ],
)
def test_other_sentences_are_passed_over(text: str) -> None:
    assert proposed(compositions, text) == []


def test_the_parts_of_a_sum_are_no_members() -> None:
    assert (
        proposed(compositions, "A smith should reach the rank in 4 years (2 of training, 2 of travel).") == []
    )


@pytest.mark.parametrize(
    "text",
    [
        "The whole sample consisted of 37 pupils.",
        "After the founding of the port in 1788, Norland was divided into an eastern shire and a western shire.",
    ],
)
def test_what_was_so_once_or_in_one_sample_is_passed_over(text: str) -> None:
    assert proposed(compositions, text) == []


def test_what_a_bracket_says_of_another_noun_is_no_member() -> None:
    text = "Then the two samples of Norland steel are marked with different dyes (red and green)."

    assert proposed(compositions, text) == []


def test_the_first_two_of_more_are_no_whole_list() -> None:
    text = "The first two kinds of bronze are described here: bell bronze and gun bronze."
    assert proposed(compositions, text) == []


def test_what_a_thing_does_not_consist_of_is_no_answer() -> None:
    text = "The winter caps of the towers are composed not of ordinary snow but of frozen sea salt."
    assert proposed(compositions, text) == []


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (
            "Norway’s top three shipyards, Velotech, Nordvik and Sundal, closed in 1931.",
            "What were Norway’s top three shipyards?",
            "Velotech; Nordvik; Sundal",
        ),
        (
            "On hand were guests from Horten and from Norway’s two largest yards, steel maker Velotech and Nordvik.",
            "What were Norway’s two largest yards?",
            "Steel maker Velotech; Nordvik",
        ),
        (
            "Anna Berg's three sons, Olaf, Per and Jens, went to sea.",
            "Who were Anna Berg's three sons?",
            "Olaf; Per; Jens",
        ),
    ],
)
def test_names_behind_their_counted_noun_are_its_members(text: str, question: str, answer: str) -> None:
    assert (question, answer) in [(card.question, card.answer) for card in proposed(compositions, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Norway’s top three shipyards, Velotech and Nordvik, closed in 1931.",
        "The three shipyards, Velotech, Nordvik and Sundal, closed in 1931.",
        "Norway’s top three shipyards, owned by Velotech, Nordvik and Sundal, closed in 1931.",
    ],
)
def test_names_behind_another_noun_are_no_members(text: str) -> None:
    assert proposed(compositions, text) == []
