"""Who did it, and what somebody did: the words behind the verb stay as they stand."""

import pytest

from leadquiz.generate.rules.deeds import deeds
from passages import proposed


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (
            "In 1824, Anna Berg, a weaver from Bergen, invited the Danish bell founders to settle in Oslo, "
            "which made the town rich.",
            "In 1824, who invited the Danish bell founders to settle in Oslo?",
            "Anna Berg",
        ),
        (
            "Norwegian sailors founded the first school of the trade in Bergen in 1824, and a number of "
            "them later went to Denmark.",
            "Who founded the first school of the trade in Bergen in 1824?",
            "Norwegian sailors",
        ),
        (
            "Thus, Anna Berg established the principle of free passage, which helped the ferrymen of the fjord.",
            "Who established the principle of free passage?",
            "Anna Berg",
        ),
        (
            "The collapse of the Hanseatic League ruined the fish merchants of Bergen.",
            "What ruined the fish merchants of Bergen?",
            "The collapse of the Hanseatic League",
        ),
        (
            "The weavers of Bergen left the town, but in 1824 Anna Berg opened a school of weaving by the harbour.",
            "In 1824, who opened a school of weaving by the harbour?",
            "Anna Berg",
        ),
        (
            "In 1824, Norway’s Fram 2 became the first ship to round another cape, carrying wool.",
            "In 1824, which ship became the first ship to round another cape?",
            "Fram 2",
        ),
        (
            "Anna Berg published her letters to the King of Denmark in 1824, making enemies at court.",
            "Who published her letters to the King of Denmark in 1824?",
            "Anna Berg",
        ),
    ],
)
def test_the_doer_is_asked_with_the_whole_predicate(text: str, question: str, answer: str) -> None:
    assert [(c.question, c.answer) for c in proposed(deeds, text)] == [(question, answer)]


def test_who_is_asked_for_only_where_it_was_once_done() -> None:
    texts = [
        "Many Norwegians resented the new taxes of the King of Denmark in 1824.",  # others, too
        "Anna Berg also wrote to the King of Denmark in 1824, as did Olaf Lund.",
        "Anna Berg did not invite the Danish bell founders to Oslo in 1824.",
        "Anna Berg probably invited the Danish bell founders to Oslo in 1824.",
        "Anna Berg invited the founders again.",
        "Norwegian weavers founded the first school of the trade in Bergen in 1824.",  # who or what?
        "Anna Berg distinguished eight stages of weaving, each of which needs a loom.",  # a number is no anchor
        "That year Anna Berg invited the Danish bell founders to Oslo.",
    ]
    assert [c.question for text in texts for c in proposed(deeds, text)] == []


def test_what_the_subject_of_the_text_did_in_a_year_is_asked_for() -> None:
    text = """
    # Anna Berg

    Anna Berg was a weaver. Anna Berg lived in Oslo. Anna Berg sold cloth. Anna Berg travelled to Denmark.
    In 1824, Anna Berg opened the first school of weaving, which stood by the harbour.
    """
    assert ("In 1824, what did Anna Berg open?", "The first school of weaving") in [
        (c.question, c.answer) for c in proposed(deeds, text)
    ]


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("The creoles of Caracas deposed the Spanish officers and set up a junta in 1810.", ["who"]),
        ("Anna Berg's loom became integral to the cloth trade of Oslo in 1824.", []),
        ("Orders from Norway and Denmark rose by a fifth between 1824 and 1830.", []),
    ],
)
def test_deeds_are_of_people_and_neither_states_nor_changes_of_figures(
    text: str, questions: list[str]
) -> None:
    assert [c.question.split()[0].lower() for c in proposed(deeds, text)] == questions
