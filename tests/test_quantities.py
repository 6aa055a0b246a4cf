"""Amounts, shares and counts."""

import pytest

from factories import views_of_text
from leadquiz.generate.quantities import Measure, find_quantities


def found(text: str) -> list[tuple[str, Measure]]:
    sentence = next(iter(views_of_text(text)[0].sentences()))[1]
    return [(quantity.text, quantity.measure) for quantity in find_quantities(sentence)]


@pytest.mark.parametrize(
    ("text", "amount", "measure"),
    [
        ("Velotech paid $3.5 million.", "$3.5 million", Measure.MONEY),
        ("Velotech paid about 200 euros.", "about 200 euros", Measure.MONEY),
        ("Velotech holds 60 percent.", "60 percent", Measure.PERCENT),
        ("Velotech grew by 4.5% again.", "4.5%", Measure.PERCENT),
        ("Velotech sold 40,000 bells.", "40,000", Measure.COUNT),
        ("Velotech sold more than forty bells.", "more than forty", Measure.COUNT),
        ("Velotech sold five hundred bells.", "five hundred", Measure.COUNT),
        ("Velotech sold 2 million bells.", "2 million", Measure.COUNT),
        ("Velotech sold slightly more than 40 bells.", "slightly more than 40", Measure.COUNT),
        ("Velotech sold no less than 40 bells.", "no less than 40", Measure.COUNT),
        ("Velotech sold as few as 40 bells.", "as few as 40", Measure.COUNT),
        ("Velotech paid ~$40 for bells.", "~$40", Measure.MONEY),
        (
            "Velotech paid between 40 euros (£33) and 50 euros.",
            "between 40 euros and 50 euros",
            Measure.MONEY,
        ),
        ("Velotech sold between 40 and 50 bells.", "between 40 and 50", Measure.COUNT),
        ("In Norway 300 ringers of Velotech work.", "300", Measure.COUNT),
    ],
)
def test_a_quantity_is_found_with_what_it_measures(text: str, amount: str, measure: Measure) -> None:
    assert found(text) == [(amount, measure)]


@pytest.mark.parametrize(
    "text",
    [
        "Velotech moved in 1911.",
        "Velotech moved.",
        "Velotech makes A4 pads.",
        "Velotech obeys 29 CFR 1910.",
        "The guild sells its tool with Velotech Office 365 licences.",
        "Velotech was hard hit—528 bells broke.",
    ],
)
def test_dates_and_words_are_no_quantities(text: str) -> None:
    assert found(text) == []


def test_a_sentence_is_searched_once() -> None:
    sentence = next(iter(views_of_text("Velotech sold 40,000 bells.")[0].sentences()))[1]

    assert find_quantities(sentence) is find_quantities(sentence)
