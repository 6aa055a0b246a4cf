"""Rows of text for any width."""

from hypothesis import given
from hypothesis import strategies as st

from leadquiz.terminal.layout import Style, bar, cells, cut, plain, row, spread, width_of, wrap
from leadquiz.text import hidden_character

texts = st.text(
    st.characters(exclude_characters="\t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029"), max_size=120
)


@given(texts, st.integers(20, 200), st.integers(0, 6))
def test_no_row_is_wider_than_asked_and_no_letter_is_lost(text: str, width: int, indent: int) -> None:
    rows = wrap([text], width, indent=indent)

    assert all(width_of(line) <= width for line in rows)
    joined = "".join(plain(line) for line in rows)
    assert "".join(joined.split()) == "".join("".join(plain(row(text)).split()))


@given(st.text())
def test_every_row_is_sanitised(text: str) -> None:
    assert all(hidden_character(plain(line)) is None for line in wrap([text], 40))


@given(texts, st.integers(2, 60))
def test_a_cut_row_fits_and_says_that_it_was_cut(text: str, width: int) -> None:
    line = cut(row(text), width)

    assert width_of(line) <= width
    assert (plain(line) == plain(row(text))) or plain(line).endswith("…")


def test_words_stay_whole_where_they_fit() -> None:
    rows = wrap(["one two three four"], 9, indent=2, hanging=4)

    assert [plain(line) for line in rows] == ["  one two", "    three", "    four"]


def test_wide_letters_take_two_columns_and_accents_none() -> None:
    assert cells("日本") == 4
    assert cells("e\u0301") == 1
    assert [plain(line) for line in wrap(["日本語日本語"], 8)] == ["日本語日", "本語"]


def test_styles_survive_wrapping() -> None:
    [first, second] = wrap([("good news", Style.GOOD), (" bad", Style.BAD)], 9)

    assert first == (("good news", Style.GOOD),)
    assert second == (("bad", Style.BAD),)


def test_both_ends_of_a_row_are_kept_while_there_is_room() -> None:
    assert plain(spread(row("left"), row("right"), 20)) == "left           right"
    assert plain(spread(row("a very long left part"), row("right"), 16)) == "a very lo… right"


def test_a_bar_is_as_wide_as_asked() -> None:
    for share in (-1.0, 0.0, 0.01, 0.49, 0.5, 0.999, 1.0, 3.0):
        done, rest = bar(share, 10)
        assert cells(done + rest) == 10
    assert bar(0.5, 10) == ("█████", "░░░░░")
