"""Headings and labels with a year in brackets."""

import pytest

from leadquiz.generate.rules.dated_titles import dated_titles
from passages import proposed


def labelled(label: str, text: str) -> str:
    return f"""\
    1.1 The Harbour Company

    Harbour Group is a company in the city of Arlen. Harbour Group launched the Polar Line and bought Odden Yard.
    The fleet of Harbour Group grew. Sailors praised Harbour Group and Odden Yard.

    - **{label}:** {text}
    - **Crew Homes:** The crews lived in Arlen.
    """


@pytest.mark.parametrize(
    ("label", "text", "question", "answer"),
    [
        (
            "Acquisition of Odden Yard (1954)",
            "Harbour Group bought the yard for its docks.",
            "In which year did Harbour Group acquire Odden Yard?",
            "1954",
        ),
        (
            "Launch of the Polar Line (1961)",
            "The ships were small at first.",
            "In which year was the Polar Line launched?",
            "1961",
        ),
        (
            "Strategic Alliance with Odden Yard (1970)",
            "Harbour Group shared its docks.",
            "In which year did Harbour Group form an alliance with Odden Yard?",
            "1970",
        ),
        (
            "Harbour Group's Public Offering (1988)",
            "The shares rose at once.",
            "When was Harbour Group’s public offering?",
            "1988",
        ),
    ],
)
def test_a_deed_with_a_year_is_asked_for_its_year(label: str, text: str, question: str, answer: str) -> None:
    [card] = proposed(dated_titles, labelled(label, text))

    assert (card.question, card.answer) == (question, answer)
    assert card.evidence == label


def test_a_war_with_two_years_is_asked_for_both() -> None:
    [card] = proposed(
        dated_titles, "1.1 The Herring War (1839-1842)\n\nThe Herring War began in spring. Few remember it.\n"
    )

    assert card.question == "When was the Herring War?"
    assert card.answer == "1839–1842"
    assert card.accept == ("1839-1842", "from 1839 to 1842")


@pytest.mark.parametrize(
    "label", ["Crew Homes (1954)", "Launch of the Polar Line", "Polar Line (1961)", "Growth (1970)"]
)
def test_a_title_without_a_deed_or_a_year_is_passed_over(label: str) -> None:
    assert proposed(dated_titles, labelled(label, "The ships were small at first.")) == []
