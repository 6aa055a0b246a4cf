from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadquiz.generate.values import find_values, number_word, parse_value, rewrite, same_value


@pytest.mark.parametrize(
    ("text", "kind", "number", "unit"),
    [
        ("$20 million", "money", 20_000_000, "USD"),
        ("US$20,000,000", "money", 20_000_000, "USD"),
        ("twenty million dollars", "money", 20_000_000, "USD"),
        ("57.1 billion yuan", "money", 57_100_000_000, "CNY"),
        ("40%", "percent", 40, "%"),
        ("forty per cent", "percent", 40, "%"),
        ("fourteen years", "duration", 14, "year"),
        ("two centuries", "duration", 2, "century"),
        ("1,200", "count", 1200, ""),
        ("twenty-three", "count", 23, ""),
    ],
)
def test_an_amount_is_read(text: str, kind: str, number: int, unit: str) -> None:
    value = parse_value(text)

    assert value is not None
    assert (value.kind, value.number, value.unit) == (kind, Decimal(number), unit)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("September 19, 2014", (2014, 9, 19)),
        ("19 September 2014", (2014, 9, 19)),
        ("2014-09-19", (2014, 9, 19)),
        ("Sept. 19th, 2014", (2014, 9, 19)),
        ("May 2003", (2003, 5, 0)),
        ("in 1066", (1066, 0, 0)),
        ("11 November", (0, 11, 11)),
        ("the 1990s", (1990, 0, 0)),
    ],
)
def test_a_date_is_read(text: str, parts: tuple[int, int, int]) -> None:
    value = parse_value(text)

    assert value is not None
    assert (value.year, value.month, value.day) == parts


@pytest.mark.parametrize(
    "text", ["Taobao", "the 2014 listing", "from 1999 to 2003", "3D", "May I", "room 101b"]
)
def test_anything_more_or_less_than_a_value_is_none(text: str) -> None:
    assert parse_value(text) is None


def test_every_value_of_a_sentence_is_found_in_order() -> None:
    text = "In 2016 it paid about $1 billion for 51% of a shop that 300 people had run for nine years."

    assert [(value.kind, value.text) for value in find_values(text)] == [
        ("date", "2016"),
        ("money", "$1 billion"),
        ("percent", "51%"),
        ("count", "300"),
        ("duration", "nine years"),
    ]


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("2003", "in May 2003", True),
        ("2003", "the 2000s", True),
        ("2003", "2004", False),
        ("May 2003", "June 2003", False),
        ("$20 million", "20 million dollars", True),
        ("$20 million", "20 million yuan", False),
        ("nearly $20 million", "$19.6 million", True),
        ("$20 million", "$19.6 million", False),
        ("14 years", "fourteen years", True),
        ("14 years", "14 days", False),
    ],
)
def test_values_agree_by_what_they_are_worth(one: str, other: str, agree: bool) -> None:
    first, second = parse_value(one), parse_value(other)

    assert first is not None
    assert second is not None
    assert same_value(first, second) is agree
    assert same_value(second, first) is agree


@pytest.mark.parametrize(
    ("text", "number", "new"),
    [
        ("$20 million", 35_000_000, "$35 million"),
        ("57.1 billion yuan", 48_300_000_000, "48.3 billion yuan"),
        ("more than 27,000 brands", 31_000, "more than 31,000 brands"),
        ("Two minutes", 5, "Five minutes"),
        ("fourteen years", 120, ""),
    ],
)
def test_a_number_is_replaced_in_its_style(text: str, number: int, new: str) -> None:
    [value] = find_values(text)

    assert rewrite(value, text, Decimal(number)) == new


@given(st.integers(min_value=1, max_value=99))
def test_number_words_are_read_back(number: int) -> None:
    value = parse_value(f"{number_word(number)} members")

    assert value is not None
    assert value.number == number


@given(st.text(max_size=80))
def test_any_text_is_read_without_error_and_values_lie_in_it(text: str) -> None:
    ends = [0]
    for value in find_values(text):
        assert text[value.start : value.end] == value.text
        assert value.start >= ends[-1]
        ends.append(value.end)
