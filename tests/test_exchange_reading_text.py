"""Tables and labelled text become cards."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import card, deck_of
from leadquiz.errors import PackageError
from leadquiz.exchange.reading_text import read_text
from leadquiz.model import Card, Kind


def cards(text: str, name: str = "x.csv") -> tuple[Card, ...]:
    return read_text(text, Path(name)).deck.cards


def pairs(text: str, name: str = "x.csv") -> list[tuple[str, str]]:
    return [(each.question, each.answer) for each in cards(text, name)]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.csv", "What?,That\nWho?,They\n"),
        ("x.csv", "What?;That\nWho?;They\n"),
        ("x.csv", "Question,Answer\nWhat?,That\nWho?,They\n"),
        ("x.csv", "Tags,Back,Front\na b,That,What?\n,They,Who?\n"),
        ("x.csv", '"What?","That"\r\n"Who?","They"\r\n'),
        ("x.tsv", "What?\tThat\n\nWho?\tThey"),
        ("x.txt", "What?\tThat\nWho?\tThey\n"),
        ("x.txt", "Q: What?\nA: That\n\nQ: Who?\nA: They\n"),
        ("x.md", "# One\n\n- **Q:** What?\n- **A:** That\n\n---\nQ: Who?\n\nA: They\n"),
    ],
)
def test_every_form_gives_the_same_cards(name: str, text: str) -> None:
    assert pairs(text, name) == [("What?", "That"), ("Who?", "They")]


def test_a_comma_in_quotes_and_a_line_break_in_a_cell_stay() -> None:
    assert pairs('"one, two","first\nsecond"\n') == [("one, two", "first\nsecond")]


def test_quotation_marks_in_quizlets_text_stay() -> None:
    assert pairs('"Hello" he said\tgreeting\nsay "no"\trefuse\n', "x.txt") == [
        ('"Hello" he said', "greeting"),
        ('say "no"', "refuse"),
    ]


def test_named_columns_fill_the_card() -> None:
    [found] = cards("question,answer,tags,hint,section,options\nWho?,Ann,a b,h,One::Two,Bob;Cid;Ann\n")

    assert (found.tags, found.hint, found.section, found.distractors) == (
        ("a", "b"),
        "h",
        ("One", "Two"),
        ("Bob", "Cid"),
    )


def test_columns_without_a_name_become_a_remark() -> None:
    [found] = cards("Who?,Ann,more,and more\n")

    assert found.remark == "more\nand more"


def test_headings_become_sections() -> None:
    text = "# One\n## Two\nQ: a\nA: b\n# Three\nQ: c\nA: d\n"

    assert [each.section for each in cards(text, "x.md")] == [("One", "Two"), ("Three",)]


def test_brackets_after_c_become_gaps() -> None:
    first, second = cards("C: The [cat] sat on the [mat]\nand slept\n", "x.md")

    assert (first.question, first.answer) == ("The ____ sat on the mat\nand slept", "cat")
    assert second.kind is Kind.CLOZE
    assert first.note == second.note != ""


def test_a_row_without_an_answer_is_named() -> None:
    read = read_text("What?,That\nWho?,\n", Path("x.csv"))

    assert read.passed_over == ("line 2: it has no answer",)


def test_a_text_without_cards_is_refused() -> None:
    with pytest.raises(
        PackageError, match=r"x\.md: holds no cards; write question and answer in two columns"
    ):
        cards("# Only a heading\n", "x.md")


def test_the_table_that_export_csv_writes_comes_back() -> None:
    from leadquiz.exchange.table import COLUMNS

    header = ",".join(COLUMNS)
    row = 'c7,list,Which?,a; b,,,"a\nb",,,,"One\nTwo",,,"two words",3,n1,'

    [found] = cards(f"{header}\n{row}\n")

    assert found == card(
        id="c7",
        kind=Kind.LIST,
        question="Which?",
        members=("a", "b"),
        section=("One", "Two"),
        tags=("two words",),
        importance=3,
        note="n1",
    )


@given(st.text(), st.sampled_from(["x.csv", "x.tsv", "x.txt", "x.md"]))
def test_any_text_is_read_or_refused(text: str, name: str) -> None:
    try:
        found = cards(text, name)
    except PackageError:
        return
    assert deck_of(*found).cards
    assert all(each.question.strip() and each.answer.strip() for each in found)
