"""Clozes on the name that a sentence introduces."""

import pytest

from leadquiz.generate.rules.called_terms import called_terms
from passages import proposed


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (
            "Founders coat the mold of a large bell with a mixture called loam before they pour the metal.",
            "Founders coat the mold of a large bell with a mixture called ____ before they pour the metal.",
            "loam",
        ),
        (
            "The low sound of a large bell in a strong wind is known as the whisper, which few people hear.",
            "The low sound of a large bell in a strong wind is known as the ____.",
            "whisper",
        ),
        (
            "Special meetings called rites of casting are held to open the season of a new foundry.",
            "Special meetings called ____ are held to open the season of a new foundry.",
            "rites of casting",
        ),
        (
            "Towns on the coast pay the ringers of a tower a yearly fee known as the tollage (TG) for heavy work.",
            "Towns on the coast pay the ringers of a tower a yearly fee known as the ____ for heavy work.",
            "tollage",
        ),
        (
            "The lower edge (“mouth”) of a heavy bronze bell from Oslo is called the lip, or the rim.",
            "The lower edge of a heavy bronze bell from Oslo is called the ____.",
            "lip",
        ),
    ],
)
def test_the_name_that_a_sentence_gives_is_hidden(text: str, question: str, answer: str) -> None:
    assert [(c.question, c.answer) for c in proposed(called_terms, text)] == [(question, answer)]


@pytest.mark.parametrize(
    "text",
    [
        "Loud strokes, also called bangs, wear the lip of a heavy bell within a few months.",  # two names
        "This frame of oak and iron is called the cage by most ringers of large towers.",  # which frame?
        "The lower edge of a heavy bronze bell is called the lip or the rim by its founder.",  # one of two
        "The founder told the young ringer a long story in a town called Hamar.",  # says too little
        "Anna Berg is best known as the founder and owner of the oldest foundry in Norway.",  # no name of a thing
        "The heavy bell tower of the old town is a tower that ringers call a campanile.",  # another form
        "The clapper stay of a heavy tower bell is called the stay by ringers of the town.",  # given away
        "It is called loam.",
    ],
)
def test_no_gap_for_second_names_open_sentences_and_names_given_away(text: str) -> None:
    assert proposed(called_terms, text) == []
