"""A card as text for an editor, and back."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import card
from leadquiz.errors import LeadquizError
from leadquiz.model import Card, Kind
from leadquiz.terminal.actions import card_as_text, changes_in

words = st.text(
    st.characters(categories=["L", "N"], include_characters=" ,.?:;'"), min_size=1, max_size=30
).map(lambda text: " ".join(text.replace(" ; ", " ").split()))
lists = st.lists(words.filter(bool), max_size=4).map(tuple)


@given(words.filter(bool), words.filter(bool), lists, lists, words)
def test_what_is_not_touched_does_not_change(
    question: str, answer: str, accept: tuple[str, ...], distractors: tuple[str, ...], hint: str
) -> None:
    made = card(question=question, answer=answer, accept=accept, distractors=distractors, hint=hint)

    assert changes_in(made, "# a remark\n\n" + card_as_text(made)) == {}


def changed(made: Card, old: str, new: str) -> dict[str, Any]:
    text = card_as_text(made)
    assert old in text
    return changes_in(made, text.replace(old, new))


def test_only_what_differs_is_changed() -> None:
    made = card(accept=("two",), hint="h")

    assert changed(made, "answer: 2002", "answer: 2003") == {"answer": "2003"}
    assert changed(made, "accept: two", "accept: two ; 2 ; ") == {"accept": ("two", "2")}


def test_members_of_a_list_are_edited_as_one_line() -> None:
    made = card(kind=Kind.LIST, members=("trust", "care"))

    assert changed(made, "trust ; care", "trust ; care ; luck") == {"members": ("trust", "care", "luck")}
    assert "answer:" not in card_as_text(made)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("question:\nanswer: x\n", "the question is empty; nothing was changed"),
        ("colour: red\n", "there is no field 'colour'; nothing was changed"),
        ("nonsense\n", "'nonsense' has no field name; nothing was changed"),
    ],
)
def test_a_broken_edit_changes_nothing(text: str, message: str) -> None:
    with pytest.raises(LeadquizError, match=message):
        changes_in(card(), text)


def test_an_emptied_file_changes_nothing() -> None:
    assert changes_in(replace(card()), "") == {}
