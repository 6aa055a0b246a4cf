"""When something occurs, what it results from, and the year that a sentence stresses."""

import pytest

from leadquiz.generate.rules.occurrences import occurrences
from passages import proposed


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (
            "Resonance occurs when the clapper strikes the bell at its own frequency, making the sound louder.",
            "When does resonance occur?",
            "When the clapper strikes the bell at its own frequency",
        ),
        (
            "Autoimmunity results from an immune system that attacks normal tissue.",
            "What does autoimmunity result from?",
            "An immune system that attacks normal tissue",
        ),
        (
            "It was not until 1954 that the first electric bell was rung in Norway.",
            "In which year was the first electric bell rung in Norway?",
            "1954",
        ),
    ],
)
def test_the_condition_the_origin_and_the_year_are_asked(text: str, question: str, answer: str) -> None:
    assert [(c.question, c.answer) for c in proposed(occurrences, text)] == [(question, answer)]


@pytest.mark.parametrize(
    "text",
    [
        "The crash occurred when the clapper fell from the tower.",  # one event
        "Resonance often occurs when the clapper strikes the bell at its own frequency.",  # often
        "Resonance may result from a clapper that is far too heavy.",
        "This occurs when the clapper strikes the bell at its own frequency.",
        "Cracks do not result from the cold of a single winter.",
        "Problems arise when the ringers of a tower do not agree.",
    ],
)
def test_single_events_and_hedged_claims_make_no_card(text: str) -> None:
    assert proposed(occurrences, text) == []
