"""Text becomes a field of Anki's, and comes back."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadquiz.anki.fields import anki_tag, deck_name, decode, encode, encode_in_cloze
from leadquiz.text import sanitize


@given(st.text())
def test_a_field_decodes_to_the_text_in_composed_form(text: str) -> None:
    assert decode(encode(text)) == sanitize(unicodedata.normalize("NFC", text))


@given(st.text(alphabet="{}[]<>&\\():cvw$1\n"))
def test_nothing_in_a_field_is_live(text: str) -> None:
    field = encode(text)

    assert not set("{}[") & set(field)
    assert "\\(" not in field.replace("&#92;", "\\")


@given(st.text(alphabet=":a}{"))
def test_no_colons_of_a_cloze_answer_begin_a_hint(text: str) -> None:
    assert "::" not in f"c1::{encode_in_cloze(text)}::hint".removeprefix("c1::").removesuffix("::hint")
    assert not encode_in_cloze(text).endswith(":")


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("two words",), "two_words"),
        (("a", "b"), "a::b"),
        (('say "yes"',), "say_yes_"),
        (("std::vector",), "std:vector"),
        ((" ", "x"), "x"),
        (("全角\u3000空白",), "全角_空白"),
    ],
)
def test_a_tag_has_no_blanks_and_no_levels_but_its_own(parts: tuple[str, ...], expected: str) -> None:
    assert anki_tag(*parts) == expected


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        (("Book", "01 One"), "Book::01 One"),
        (("std::vector",), "std - vector"),
        (("", "x"), "untitled::x"),
        (("a\nb",), "a b"),
    ],
)
def test_a_deck_name_has_the_levels_asked_for(levels: tuple[str, ...], expected: str) -> None:
    assert deck_name(*levels) == expected
