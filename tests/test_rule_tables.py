"""Cells of tables."""

import pytest

from leadquiz.generate.rules.headed_lists import headed_lists
from leadquiz.generate.rules.tables import tables
from leadquiz.model import Block, BlockKind, Line, Outline, Section
from passages import proposed

DIMENSIONS = (
    ("Dimension", "Meaning", "Psychological state it produces"),
    ("Skill variety", "The job calls for several different abilities", "Meaningfulness"),
    ("Autonomy", "The worker decides how and when to work", "Responsibility"),
)


def table(*rows: tuple[str, ...], lead: str = "") -> Outline:
    text = "\n".join(" | ".join(row) for row in rows)
    blocks = (
        *((Block(kind=BlockKind.PARAGRAPH, text=lead, first=1, last=1),) if lead else ()),
        Block(kind=BlockKind.TABLE, text=text, rows=rows, first=2, last=2 + len(rows)),
    )
    lines = tuple(Line(number=n, text=line) for n, line in enumerate([lead, *text.split("\n")], 1))
    sections = (Section(title="Designing the Job", blocks=blocks),)
    return Outline(name="case", sha256="0", title="Case", lines=lines, sections=sections)


def test_each_cell_is_asked_by_its_row_and_its_header() -> None:
    cards = proposed(tables, table(*DIMENSIONS))

    assert [(card.question, card.answer) for card in cards] == [
        ("What does the dimension “skill variety” mean?", "The job calls for several different abilities"),
        ("Which psychological state does the dimension “skill variety” produce?", "Meaningfulness"),
        ("What does the dimension “autonomy” mean?", "The worker decides how and when to work"),
        ("Which psychological state does the dimension “autonomy” produce?", "Responsibility"),
    ]
    assert {card.context for card in cards} == {"Designing the Job"}


def test_a_header_with_a_unit_gives_the_unit_in_the_question() -> None:
    cards = proposed(
        tables, table(("Planet", "Radius (km)", "Moons"), ("MARS", "3,390", "2"), ("VENUS", "6,052", "none"))
    )

    assert [(card.question, card.answer) for card in cards] == [
        ("What is MARS’ radius, in km?", "3,390"),
        ("What are the moons of MARS?", "2"),
        ("What is VENUS’ radius, in km?", "6,052"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        (("Dimension", ""), ("Skill", "x y"), ("Autonomy", "z")),  # a column without header
        (("Year", "1954", "1955"), ("Ships", "3", "4"), ("Boats", "5", "6")),  # figures as headers
        (("Dimension", "Meaning"), ("Skill", "much"), ("Skill", "little")),  # a row's name twice
        (("Dimension", "Meaning"), ("Skill", "much")),  # one row
        (("No.", "Name"), ("1", "Arlen"), ("2", "Odden")),  # rows without names
    ],
)
def test_an_unclear_table_is_passed_over(rows: tuple[tuple[str, ...], ...]) -> None:
    assert proposed(tables, table(*rows)) == []


def test_the_first_column_answers_a_lead_in() -> None:
    [card] = proposed(
        headed_lists, table(*DIMENSIONS, lead="The job model of Greg Oldham names two dimensions:")
    )

    assert card.question == "Which two dimensions does the job model of Greg Oldham name?"
    assert card.members == ("Skill variety", "Autonomy")


def test_rows_that_are_conditions_are_passed_over() -> None:
    text = """
    # Fares

    | Weight of parcel | Distance | Clerk in charge |
    | --- | --- | --- |
    | Less than 20 kg | to Oslo | Porter |
    | Over 20 kg | to Bergen | Harbour master |
    """

    assert proposed(tables, text) == []


HOURS = (("Day", "Hours"), ("Early shift", "10"), ("Late shift", "9"), ("Total", "19"))


def test_examples_weekdays_and_totals_are_not_asked() -> None:
    asked = [card.question for card in proposed(tables, table(*HOURS, lead="The shifts of the foundry."))]
    assert len(asked) == 2
    assert not any("otal" in question for question in asked)
    assert not proposed(tables, table(*HOURS, lead="Your week might look like this, for example:"))
    assert not proposed(tables, table(("Day", "Hours"), ("Monday", "10"), ("Tuesday", "9")))


def test_a_header_that_breaks_off_asks_nothing() -> None:
    rows = (
        ("Channel", "Helps with"),
        ("Help desk", "Short tasks of any team"),
        ("Front office", "Visits of guests and partners"),
    )
    assert proposed(tables, table(*rows)) == []


def test_a_table_of_aspects_is_asked_by_what_it_compares() -> None:
    rows = (
        ("Aspect", "Bell casting", "Bell tuning"),
        ("Scope", "Whole bells", "Single tones"),
        ("Pace", "Slow and even", "Quick"),
    )
    asked = {card.question: card.answer for card in proposed(tables, table(*rows))}
    assert asked["What is the scope of bell casting?"] == "Whole bells"
    assert asked["What is the pace of bell tuning?"] == "Quick"


def test_figures_in_front_are_asked_by_the_one_column_of_words() -> None:
    fees = table(
        ("Monthly fee", "Members", "Fee for the first year"),
        ("€5", "Apprentices", "€20"),
        ("€15", "Masters", "€150"),
    )
    assert [(card.question, card.answer) for card in proposed(tables, fees)] == [
        ("What is the monthly fee for the member “apprentices”?", "€5"),
        ("What is the fee for the first year for the member “apprentices”?", "€20"),
        ("What is the monthly fee for the member “masters”?", "€15"),
        ("What is the fee for the first year for the member “masters”?", "€150"),
    ]


def test_a_table_with_two_columns_of_words_behind_figures_is_no_list_of_fees() -> None:
    rows = (("Fee", "Members", "Place"), ("€5", "Apprentices", "Oslo"), ("€15", "Masters", "Bergen"))
    assert proposed(tables, table(*rows)) == []
