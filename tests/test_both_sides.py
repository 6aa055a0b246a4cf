"""Which pairs, pronouns and half names a question may hold without saying more."""

import pytest

from factories import candidate, views_of_text
from leadquiz.generate.both_sides import (
    both_sides_are_said,
    name_is_whole,
    pronoun_has_its_noun,
)
from leadquiz.generate.gates import Gate
from leadquiz.model import Kind


def held(gate: Gate, text: str, question: str, answer: str = "1911", context: str = "Oslo") -> bool:
    """Whether a gate holds back a question that rests on the last sentence of a text."""
    knowledge = views_of_text(text)[0].knowledge
    evidence = list(knowledge.memo["sentences"])[-1]
    kind = Kind.CLOZE if "____" in question else Kind.FACT
    asked = candidate(question=question, answer=answer, evidence=evidence, context=context, kind=kind)
    return bool(gate(asked, knowledge))


@pytest.mark.parametrize(
    ("text", "question", "open_"),
    [
        ("Velotech reached both goals in 1911.", "How did Velotech reach both goals?", True),
        (
            "Velotech cast both bells and gongs in 1911.",
            "When did Velotech cast both bells and gongs?",
            False,
        ),
        ("All three bells cracked in 1911.", "All three bells cracked in ____.", True),
        ("Others served as smiths.", "What did others serve as?", True),
        ("Some smiths left and others stayed in 1911.", "Some smiths left and others stayed in ____.", False),
        ("Other foundries cast gongs in 1911.", "When did other foundries cast gongs?", True),
        (
            "Velotech sold gongs to other foundries in 1911.",
            "When did Velotech sell gongs to other foundries?",
            False,
        ),
        ("Similar bells hang in Oslo since 1911.", "Similar bells hang in Oslo since ____.", True),
        ("Bell-related costs rose in 1911.", "Bell-related costs rose in ____.", False),
        (
            "Bells similar to gongs hang in Oslo since 1911.",
            "Bells similar to gongs hang in Oslo since ____.",
            False,
        ),
        ("Berg signed in the places indicated.", "Who signed in the places indicated?", True),
        (
            "Berg signed in the places indicated by Lund.",
            "Who signed in the places indicated by Lund?",
            False,
        ),
    ],
)
def test_a_pair_or_comparison_needs_its_other_side(text: str, question: str, open_: bool) -> None:
    assert held(both_sides_are_said, text, question) is open_


@pytest.mark.parametrize(
    ("question", "context", "half"),
    [
        ("When did the Museum burn?", "Oslo", True),
        ("When did the Museum burn?", "The Viking Ship Museum", False),
        ("When did the Museum of Bells burn?", "Oslo", False),
        ("When did the Parliament meet?", "Oslo", False),
    ],
)
def test_a_name_of_which_only_the_class_is_left_is_open(question: str, context: str, half: bool) -> None:
    assert held(name_is_whole, "Lund burned it in 1911.", question, context=context) is half


@pytest.mark.parametrize(
    ("question", "open_"),
    [
        ("By which guild was it cast?", True),
        ("By what name is it known when two bells ring at once?", False),
        ("By what name is it known when they ring at once?", True),
        ("When Anna Berg left Oslo, what did she sell?", False),
        ("What did Anna Berg say when she left?", False),
    ],
)
def test_a_pronoun_right_behind_the_verb_needs_a_clause_before_it(question: str, open_: bool) -> None:
    assert held(pronoun_has_its_noun, "Lund burned it in 1911.", question) is open_
