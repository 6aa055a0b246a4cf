"""Lists given as examples, asked as examples."""

import pytest

from leadquiz.generate.rules.examples import examples
from passages import proposed

TAKEN = [
    (
        "Anna Berg opened workshops in countries such as Norway, Sweden and Denmark.",
        "In which countries did Anna Berg open workshops (the text names three)?",
        "Norway; Sweden; Denmark",
    ),
    (
        "Through the Kolibri platform, Anna Berg sold bells in countries like Norway, Sweden and Denmark.",
        "In which countries did Anna Berg sell bells through the Kolibri platform (the text names three)?",
        "Norway; Sweden; Denmark",
    ),
    (
        "Anna Berg invested in regions outside of China, including Europe and North America.",
        "In which regions outside of China did Anna Berg invest (the text names two)?",
        "Europe; North America",
    ),
    (
        "Velotech planner used maps to choose routes based on traffic counts, road quality and weather data.",
        "Based on which three things did Velotech planner use maps to choose routes?",
        "Traffic counts; road quality; weather data",
    ),
]


@pytest.mark.parametrize(("text", "question", "answer"), TAKEN)
def test_examples_are_asked_for_as_those_that_the_text_names(text: str, question: str, answer: str) -> None:
    assert (question, answer) in [(card.question, card.answer) for card in proposed(examples, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Velotech opened workshops in Norway and Sweden.",
        # The noun does not narrow down what is meant.
        "Velotech launched platforms like Kolibri and Dompap.",
        # No names.
        "Velotech invested in crafts such as welding, painting and casting.",
        "Anna Berg never opened workshops in countries such as Norway, Sweden and Denmark.",
        "Anna Berg opened workshops mainly in countries such as Norway, Sweden and Denmark.",
        # The frame stands in the clause before.
        "Anna Berg travelled to Africa, where she met teachers in countries like Kenya and Ghana.",
        # The model is based on them, not what was done.
        "Velotech created a model based on traffic counts, road quality and weather data.",
    ],
)
def test_other_sentences_are_passed_over(text: str) -> None:
    assert proposed(examples, text) == []
