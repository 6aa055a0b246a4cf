"""What happens in a thing, and what a principle says."""

import pytest

from leadquiz.generate.rules.explained_terms import explained_terms
from passages import proposed


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (
            "Towers on the coast favor plain hunting, in which every bell moves one place at each stroke.",
            "What happens in plain hunting?",
            "Every bell moves one place at each stroke",
        ),
        (
            "The law of free practice says that a ringer may leave the tower at any time.",
            "What does the law of free practice say?",
            "That a ringer may leave the tower at any time",
        ),
    ],
)
def test_terms_and_principles_are_asked_for(text: str, question: str, answer: str) -> None:
    assert [(c.question, c.answer) for c in proposed(explained_terms, text)] == [(question, answer)]


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg wrote a novel, in which a ringer loses the key of the tower.",  # a case
        "The ringers held a long contest, in which every town sent its best bell.",  # once
        "The towers share the frame, in which the bells hang above each other.",  # which frame?
        "This theory holds that a bell rings longer in cold air.",  # which one?
        "The theory of damping held that a bell rings longer in cold air.",  # then
    ],
)
def test_cases_single_deeds_and_pointers_give_nothing(text: str) -> None:
    assert proposed(explained_terms, text) == []
