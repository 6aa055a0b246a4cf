"""What may be printed, and how passages are compared."""

from hypothesis import given
from hypothesis import strategies as st

from leadquiz.text import hidden_character, letters, sanitize


@given(st.text())
def test_sanitising_twice_changes_nothing_more(text: str) -> None:
    assert sanitize(sanitize(text)) == sanitize(text)


@given(st.text())
def test_sanitised_text_has_no_hidden_character(text: str) -> None:
    assert hidden_character(sanitize(text)) is None


def test_escape_sequences_and_direction_controls_become_visible() -> None:
    assert sanitize("a\x1b[31mb\u202ec") == "a\ufffd[31mb\ufffdc"


def test_passages_compare_by_letters_and_digits() -> None:
    assert letters("**Taobao’s** 1 billion-\nyuan") == letters("taobao's 1 billionyuan")
