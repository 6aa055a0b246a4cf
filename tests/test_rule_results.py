"""What led to something, what came of it, and how it was done."""

import pytest

from leadquiz.generate.rules.results import results
from passages import proposed


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (
            "French weavers settled quickly in Norland and learned its language, which led to their assimilation.",
            "What was the result when French weavers settled quickly in Norland and learned its language?",
            "Their assimilation",
        ),
        (
            "In 1911 Anna Berg bought a rival firm of founders, leading to the foundation of the Velotech Trust.",
            "What led to the foundation of the Velotech Trust?",
            "In 1911 Anna Berg bought a rival firm of founders",
        ),
        (
            "Anna Berg refused to sit for a second term, thus setting a precedent for later presidents of Norland.",
            "How did Anna Berg set a precedent for later presidents of Norland?",
            "By refusing to sit for a second term",
        ),
        (
            "Renewed border warfare in the 1620s caused the old privileges of the Walloons to be abolished.",
            "What caused the old privileges of the Walloons to be abolished?",
            "Renewed border warfare in the 1620s",
        ),
    ],
)
def test_a_result_is_asked_with_its_cause(text: str, question: str, answer: str) -> None:
    assert [(c.question, c.answer) for c in proposed(results, text)] == [(question, answer)]


@pytest.mark.parametrize(
    "text",
    [
        "This settled the dispute in Norland, which led to the end of the war.",
        "For example, Anna Berg bought the rival works, which led to the end of the Velotech Trust.",
        "Anna Berg bought the rival works, which led to it.",
        "Despite all the setbacks, the plan of Anna Berg worked, leading to wide and lasting fame.",
        "Some quarrels in the guild led to the end of the Velotech Trust in Norland.",
        "The success of the canal led to other canals in the north of Norland.",
    ],
)
def test_a_cause_that_points_elsewhere_makes_no_card(text: str) -> None:
    assert proposed(results, text) == []
