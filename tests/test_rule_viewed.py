"""As what somebody sees, describes or defines a thing."""

import pytest

from leadquiz.generate.rules.viewed import viewed
from passages import proposed


def test_what_a_thing_is_not_seen_as_is_told_with_it() -> None:
    text = (
        "Anna Berg saw the Oslo bell house not just as a business but as a tool to teach small towns to ring."
    )
    [card] = proposed(viewed, text)
    assert card.question == "How did Anna Berg see the Oslo bell house?"
    assert card.answer == "Not just as a business but as a tool to teach small towns to ring"


def test_a_role_is_told_in_the_question_where_a_denial_follows() -> None:
    text = (
        "Anna Berg viewed her role as keeper of Oslo not just as a position of power but as a duty to ring."
    )
    [card] = proposed(viewed, text)
    assert card.question == "How did Anna Berg view her role as keeper of Oslo?"
    assert card.answer == "Not just as a position of power but as a duty to ring"


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (
            "Conflict scholars view bell towers as a means of showing who rules a town.",
            "How do conflict scholars view bell towers?",
            "As a means of showing who rules a town",
        ),
        (
            "Anna Berg described Oslo as a town of towers without bells, and she stayed there for years.",
            "How did Anna Berg describe Oslo?",
            "As a town of towers without bells",
        ),
        (
            "Anna Berg described chimes as \u201cpeals that children ring before they learn to count.\u201d",
            "How did Anna Berg describe chimes?",
            "As peals that children ring before they learn to count",
        ),
        (
            "Anna Berg defined silence as the habit of listening without waiting.",
            "How did Anna Berg define silence?",
            "The habit of listening without waiting",
        ),
        (
            "According to Anna Berg, bells should be seen as a tool that keeps a town together.",
            "According to Anna Berg, how should bells be seen?",
            "As a tool that keeps a town together",
        ),
    ],
)
def test_a_view_is_asked_for(text: str, question: str, answer: str) -> None:
    assert (question, answer) in [(card.question, card.answer) for card in proposed(viewed, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Some critics see the law as a burden on small firms.",  # whoever they are
        "The law is often seen as a burden on small firms.",
        "Anna Berg may regard the law as a burden on small firms.",
        "Anna Berg saw it as a burden on small firms.",
        "Anna Berg described Oslo as she had seen it in her youth.",
        "Anna Berg did not see the law as a burden on small firms.",
    ],
)
def test_what_nobody_in_particular_sees_is_not(text: str) -> None:
    assert proposed(viewed, text) == []
