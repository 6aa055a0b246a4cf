"""Reports of a day, and the month over what they tell."""

from dataclasses import replace
from typing import Any

import pytest

from factories import candidate
from leadquiz.generate.context import context_of
from leadquiz.generate.reports import is_report, month_of_report
from leadquiz.generate.views import Knowledge
from leadquiz.model import Kind
from passages import views_in

REPORT = """\
    Bell Sales at Record

    Oslo, Norway, Nov. 20, 2014, Velotech sold more bells than ever, said Anna Berg, its chief executive.

    The shops sold nine of ten bells abroad, Berg said. Steelco said that its own sales had fallen by a tenth.
"""


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return views_in(REPORT)[0].knowledge


def test_a_report_knows_its_month(knowledge: Knowledge) -> None:
    assert is_report(knowledge)
    assert month_of_report(knowledge) == "November 2014"


def test_other_texts_have_none() -> None:
    about = views_in(
        "Nov. 20, 2014\n\nBells are cast in clay. Bronze is poured at dawn. Frost splits old bells."
    )
    assert month_of_report(about[0].knowledge) == ""


@pytest.mark.parametrize(
    ("changes", "dated"),
    [
        ({"question": "How many bells of ten did the shops sell abroad?"}, True),
        ({"question": "How many bells of ten did the shops sell abroad?", "section": ()}, True),
        ({"question": "How many bells of ten did the shops sell abroad in 2013?"}, False),
        ({"question": "When did Velotech open?", "answer": "1911", "answer_type": "date:year"}, False),
        ({"question": "What is bronze?", "answer": "An alloy of copper", "kind": Kind.DEFINITION}, False),
    ],
)
def test_the_month_stands_over_what_a_report_tells_without_its_year(
    knowledge: Knowledge, changes: dict[str, Any], dated: bool
) -> None:
    asked = replace(
        candidate(question="?", answer="nine", section=("Sales",), answer_type="count"), **changes
    )
    assert context_of(asked, knowledge).endswith("November 2014") is dated
