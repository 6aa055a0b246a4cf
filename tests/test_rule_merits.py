"""What somebody is known, praised, blamed or punished for."""

import pytest

from leadquiz.generate.rules.merits import merits
from passages import proposed


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (
            "Anna Berg was fined for smuggling silk.",
            "For what was Anna Berg fined?",
            "Smuggling silk",
        ),
        (
            "In 1911, Anna Berg won the Nobel Prize for the discovery of two elements.",
            "For what did Anna Berg win the Nobel Prize in 1911?",
            "The discovery of two elements",
        ),
        (
            "Olaf Lund faced criticism from inspectors for his harsh timetable.",
            "For what did Olaf Lund face criticism from inspectors?",
            "His harsh timetable",
        ),
        (
            "The town of Horten is known for its shipyards and its naval museum.",
            "For what is the town of Horten known?",
            "Its shipyards and its naval museum",
        ),
        (
            "Regulators fined Velotech $2 million for violating antitrust laws.",
            "For what did regulators fine Velotech $2 million?",
            "Violating antitrust laws",
        ),
    ],
)
def test_what_it_was_for_is_asked(text: str, question: str, answer: str) -> None:
    assert (question, answer) in [(card.question, card.answer) for card in proposed(merits, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg was not fined for smuggling silk.",
        "Anna Berg might be fined for smuggling silk.",
        "Anna Berg was imprisoned for nine years.",
        "Anna Berg was praised for her work.",
        "Smugglers were fined for moving silk.",
        "Velotech paid Anna Berg for repairing the mill.",
    ],
)
def test_other_sentences_are_passed_over(text: str) -> None:
    assert proposed(merits, text) == []
