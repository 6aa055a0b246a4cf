"""A sentence that stands alone with its figure hidden."""

import pytest

from leadquiz.document import parse_outline
from leadquiz.generate.rules.cloze import clozes
from passages import proposed

TAKEN = [
    (
        "Velotech sold 48,200 bicycles in Norway during the war.",
        "Velotech sold ____ bicycles in Norway during the war.",
        "48,200",
    ),
    (
        "After the war Oda Berg sold the yard to Velotech, a company in Oslo, and moved to Bergen.",
        "After the war Oda Berg sold the yard to ____, a company in Oslo, and moved to Bergen.",
        "Velotech",
    ),
]


@pytest.mark.parametrize(("text", "question", "answer"), TAKEN)
def test_a_sentence_becomes_a_candidate(text: str, question: str, answer: str) -> None:
    assert (question, answer) in [(card.question, card.answer) for card in proposed(clozes, text)]


@pytest.mark.parametrize(
    "text",
    [
        "It sold 48,200 bicycles in Norway during the war.",
        "Velotech sold bells.",
        # One of several companies that would fit.
        "After the war Oda Berg sold boats to firms such as Velotech, a company in Oslo, and moved to Bergen.",
        # Which year that was, the sentence before must have said.
        "The following year Anna Berg sold the yard to Velotech, a company in Oslo, and moved to Bergen.",
        # Half a value; a value told twice; a mere example; half a day.
        "The Velotech race in Norway and Sweden took 11 hours and 5 minutes.",
        "Velotech laid 3,900 feet (1,189 meters) of cable to Norway during the war.",
        "Velotech gives each of its bicycles in Norway a number, for example 4800.",
        # Such was the state of things in other years as well.
        "By 1930, Velotech was already building bicycles and tricycles for shops in Norway.",
        "In 1930, the bicycles of Velotech were cheap in all the shops of Norway.",
        "In 1930, Velotech faced severe storms and heavy losses of ships in Norway.",
        # Which word, which yards?
        "The word reached the shops of Velotech in Norway and Sweden in 1930.",
        "Anna Berg sold 40 boats from the two yards to Velotech.",
        "Within three years, Velotech laid 3,900 cables between the ports of Norway.",
        "The yard reached Velotech with many boats of Norway and Sweden in 1930.",
        # Whose study found it?
        "Walking raised the number of good answers among the pupils by 60%.",
        # What stands beside the gap gives it away.
        "After the war Velotech moved its shops to Velotech.com, a platform in Oslo, and closed the yard.",
        "Velotech pays 75% of the price in Norway and Anna Berg pays the other 25%.",
        # A span of years; a time told twice; a report's year; a comparison's year.
        "For the FY 1931-FY 1933 races, riders in Norway had to follow two rules of Velotech and Sweden.",
        "Velotech opened the great yard near Oslo in the 19th century (1871) for ships from Bergen.",
        "A 1931 report on Velotech says that the shops of Norway lost money to the ports of Sweden.",
        "Like the makers of the 1931 catalogue of Norway, Velotech preferred plain words to pictures.",
        # A rule's number; what is only granted; a sum worked through; "or so".
        "Velotech keeps its records in Norway by the standard for noise, 29 CFR 1910.95.",
        "Even with 48,200 bicycles in Norway, Velotech still has its ups and downs.",
        "The percent of pupils who ride to a school by the sea is 65%.",
        "Velotech sells its bells in the ports of the 200 or so islands of Norway.",
        # Since when? Whose lifetime, roughly?
        "Over the past 14 years, Velotech has opened shops in Norway and throughout the north of Sweden.",
        "As the old smith Lise Holm of Oslo (c. 1535–1575) said, the one constant of Velotech is change.",
        # The figure of a sum.
        "The number of cells after 90 minutes is 32.",
        # No sentence at all; a label before one.
        "Speech given to 600 pupils of Norway at the great opening of the yard of Velotech.",
        "Did Velotech sell 48,200 bicycles in Norway during the war?",
        "Norway: 48,200 bicycles sold by Velotech during the war",
    ],
)
def test_other_sentences_are_passed_over(text: str) -> None:
    assert proposed(clozes, text) == []


def test_each_of_the_first_figures_of_a_sentence_is_hidden_once() -> None:
    text = "Velotech sold 40,000 bicycles to shops in Norway for $3 million in 1930."

    found = [(card.question.replace("____", card.answer), card.answer) for card in proposed(clozes, text)]

    assert [answer for _, answer in found] == ["40,000", "$3 million", "1930"]
    assert {said for said, _ in found} == {text}


def test_a_deed_is_asked_for_its_year() -> None:
    [card] = proposed(clozes, "Velotech opened a large bicycle yard near Oslo in Norway in 1930.")

    assert card.question == "Velotech opened a large bicycle yard near Oslo in Norway in ____."


def test_a_source_in_front_is_kept() -> None:
    text = "According to the works of the Norwegian painter Anna Berg, the Osterlings sold 48,200 bells in Bergen."

    assert ("48,200") in [card.answer for card in proposed(clozes, text)]


def test_two_dates_of_one_time_are_hidden_together() -> None:
    text = "Campanology began as a movement of the ringers of Bergen in the 1950s and 1960s in Norway."

    assert ("the 1950s and 1960s") in [card.answer for card in proposed(clozes, text)]


def test_a_dash_before_the_gap_is_kept() -> None:
    text = "Velotech sold its bicycles to shops in Norway – 48,200 bicycles during the war."

    asked = [card.question for card in proposed(clozes, text)]

    assert asked[0] == "Velotech sold its bicycles to shops in Norway – ____ bicycles during the war."


def test_a_pronoun_for_what_is_hidden_stays_one() -> None:
    text = "The engineer Anna Berg left Oslo in 1911 because she had sold the 4,500 bells of Velotech."

    asked = {card.answer: card.question for card in proposed(clozes, text)}

    assert "because she had sold" in asked["1911"]
    assert asked["Anna Berg"] == (
        "The engineer ____ left Oslo in 1911 because she had sold the 4,500 bells of Velotech."
    )


def test_a_country_is_not_hidden() -> None:
    text = "In early 1954, the first bicycles of Velotech were returned to the royal yard in Mongolia."

    assert [card.answer for card in proposed(clozes, text)] == ["early 1954"]


def test_an_example_of_good_or_bad_style_states_nothing() -> None:
    text = "# Guide\n\n## Numerals\n\n### {}\n\nVelotech sold 48,200 bicycles in Norway during the war.\n"

    assert proposed(clozes, parse_outline(text.format("Sales"), "case.md"))
    assert not proposed(clozes, parse_outline(text.format("Yes"), "case.md"))
    assert not proposed(clozes, parse_outline(text.format("Don’t"), "case.md"))
