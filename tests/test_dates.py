"""Dates as authors write them."""

import pytest

from factories import views_of_text
from leadquiz.generate.dates import Grain, find_dates


def found(text: str) -> list[tuple[str, Grain]]:
    sentence = next(iter(views_of_text(text)[0].sentences()))[1]
    return [(date.text, date.grain) for date in find_dates(sentence)]


@pytest.mark.parametrize(
    ("text", "date", "grain"),
    [
        ("Velotech opened in 1911.", "1911", Grain.YEAR),
        ("Velotech opened in May 1911.", "May 1911", Grain.MONTH),
        ("Velotech opened on 3 May 1911.", "3 May 1911", Grain.DAY),
        ("Velotech opened on May 3, 1911.", "May 3, 1911", Grain.DAY),
        ("Velotech grew in the 1920s.", "the 1920s", Grain.DECADE),
        ("Oslo grew in the 19th century.", "the 19th century", Grain.CENTURY),
        ("The war of 1914–1918 ruined Velotech.", "1914–1918", Grain.RANGE),
        ("Velotech opened in early 1911.", "early 1911", Grain.PART),
        ("Oslo celebrates on May 17.", "May 17", Grain.YEARLY),
        ("Oslo celebrates on 17 May.", "17 May", Grain.YEARLY),
        ("Oslo celebrates on the 17th of May.", "17th of May", Grain.YEARLY),
    ],
)
def test_a_date_is_found_with_its_grain(text: str, date: str, grain: Grain) -> None:
    assert found(text) == [(date, grain)]


@pytest.mark.parametrize(
    "text",
    [
        "Velotech sold 1911 units of it.",
        "It cost $1911 in Oslo.",
        "Velotech may open in Oslo.",
        "Over 1950 people came.",
        "The ringers marched to Hill 1282, which looked down on the village.",
        "The noise fell by a factor of 1000 in Oslo.",
    ],
)
def test_a_number_that_counts_is_no_date(text: str) -> None:
    assert found(text) == []
