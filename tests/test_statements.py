import pytest

from factories import views_of_text
from leadquiz.generate.mentions import Mentions
from leadquiz.generate.statements import Statement, number_of_times, statements


def read(text: str) -> list[Statement]:
    views = views_of_text(text)
    return statements(views, Mentions(views, views[0].knowledge.names))


@pytest.mark.parametrize(
    ("text", "subject", "predicate", "head", "value"),
    [
        ("In 2003, Velotech entered the Chinese market.", "Velotech", "enter", "market", "2003"),
        (
            "Velotech, which had entered the Chinese market in 2003, grew.",
            "Velotech",
            "enter",
            "market",
            "2003",
        ),
        ("Velotech was founded by Anna Berg in 1911.", "Anna Berg", "found", "Velotech", "1911"),
        (
            "Anna Berg led the Berg Institute, which she founded in 1911.",
            "Anna Berg",
            "found",
            "Berg Institute",
            "1911",
        ),
        (
            "Anna Berg's decision to step down as director in 1950 surprised many.",
            "Anna Berg",
            "leave",
            "director",
            "1950",
        ),
        (
            "In 1950 Anna Berg made the decision to retire as director.",
            "Anna Berg",
            "leave",
            "director",
            "1950",
        ),
        (
            "Anna Berg grew rich by acquiring Steelco Limited in 1920.",
            "Anna Berg",
            "acquire",
            "Steelco Limited",
            "1920",
        ),
        ("Anna Berg failed her driving test three times.", "Anna Berg", "fail", "test", "three times"),
        ("The listing gave Velotech a valuation of $2 billion.", "", "value", "Velotech", "$2 billion"),
        ("Velotech's valuation was about $2 billion.", "Velotech", "value", "", "$2 billion"),
    ],
)
def test_a_sentence_states_a_value_of_a_fact(
    text: str, subject: str, predicate: str, head: str, value: str
) -> None:
    rows = [(s.subject, s.predicate, s.head, s.value.text) for s in read(text)]

    assert (subject, predicate, head, value) in rows


def test_each_number_of_times_belongs_to_the_noun_before_it() -> None:
    rows = read("Anna Berg failed her first exam twice and her last exam three times.")

    assert [("first" in s.object, s.value.text) for s in rows] == [(True, "twice"), (False, "three times")]


def test_a_heading_with_a_year_states_it() -> None:
    text = "Velotech's Acquisition of Steelco (1921)\n\nVelotech bought Steelco. Steelco was glad of it.\n"

    rows = read(f"1. A Company\n\nVelotech sold bells.\n\n2. {text}")

    assert [(s.predicate, s.value.text) for s in rows] == [("acquire", "1921")]


@pytest.mark.parametrize("text", ["It rained.", "They sold 40 bicycles.", "In the 1990s Velotech grew."])
def test_other_sentences_state_nothing(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(("text", "number"), [("twice", 2), ("three times", 3), ("Once.", 1)])
def test_how_often_is_read_as_a_number(text: str, number: int) -> None:
    value = number_of_times(text)

    assert value is not None
    assert value.number == number


def test_more_than_a_number_of_times_is_none() -> None:
    assert number_of_times("twice a day") is None
