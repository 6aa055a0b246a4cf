"""Opening and saving: what nobody touched stays as it is."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deck_strategies import broken, cards, decks
from factories import FULL_DECK, card, deck_of
from leadquiz.deck import dump_deck, load_deck, open_deck, parse_deck, save_deck, update_card, with_new_ids
from leadquiz.errors import DeckError, LeadquizError
from leadquiz.model import Card, Deck

HEAD = "format: leadquiz-deck-1\ntitle: T\n"

BY_HAND = """\
# My deck
---
format:   leadquiz-deck-1
# the title
title: 'By hand'   # short

cards:   # in order
# first
- id: a
  question: What is “trust”?   
  answer:   >-
    keeping
    your word
  # inner
  # last of a

# second
-
  # before its keys
  id: b
  tags: [ x ,   y ]
  question: "Q"
  answer: |
    # not a comment

    - neither

- {id: c, question: Q, answer: A,
   hint: 'h'}
# the end
...
"""  # noqa: W291 - blanks at a line's end are among what must stay


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "deck.yaml"
    path.write_text(BY_HAND, encoding="utf-8")
    return path


def test_saving_a_deck_unchanged_changes_no_byte(path: Path) -> None:
    save_deck(load_deck(path), path)

    assert path.read_text(encoding="utf-8") == BY_HAND


def test_editing_a_card_leaves_every_other_byte(path: Path) -> None:
    update_card(path, "c", answer="B")

    assert path.read_text(encoding="utf-8") == BY_HAND.replace(
        "- {id: c, question: Q, answer: A,\n   hint: 'h'}\n",
        '- id: "c"\n  kind: fact\n  question: "Q"\n  answer: "B"\n  hint: "h"\n',
    )


def test_editing_the_middle_card_keeps_the_comments_around_it(path: Path) -> None:
    update_card(path, "b", suspended=True)

    text = path.read_text(encoding="utf-8")
    start, end = BY_HAND.index("-\n  # before"), BY_HAND.index("- {id: c")
    assert text.startswith(BY_HAND[:start])
    assert text.endswith(BY_HAND[end:])
    assert load_deck(path).cards[1].suspended


def test_cards_are_deleted_moved_and_added_with_their_comments(path: Path) -> None:
    deck = load_deck(path)
    a, b, c = deck.cards

    save_deck(replace(deck, cards=(c, card(id="d"), a)), path)

    text = path.read_text(encoding="utf-8")
    assert load_deck(path).cards == (c, card(id="d"), a)
    assert b.id == "b"
    assert "# second" not in text
    assert "# first\n- {id: c, question: Q, answer: A,\n   hint: 'h'}\n- id: \"d\"\n" in text
    assert text.endswith("  # inner\n  # last of a\n# the end\n...\n")


def test_a_changed_title_keeps_the_rest(path: Path) -> None:
    save_deck(replace(load_deck(path), title="New"), path)

    assert path.read_text(encoding="utf-8") == BY_HAND.replace(
        "title: 'By hand'   # short\n", 'title: "New"\n'
    )


def test_a_new_key_of_the_deck_stands_before_the_cards(path: Path) -> None:
    save_deck(replace(load_deck(path), description="D"), path)

    assert path.read_text(encoding="utf-8") == BY_HAND.replace("# short\n", '# short\ndescription: "D"\n')


def test_windows_line_ends_and_a_byte_order_mark_stay(tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    data = ("\ufeff" + FULL_DECK.replace("\n", "\r\n")).encode()
    path.write_bytes(data)

    update_card(path, "c2345abcdefh", members=("trust", "payment", "price"))

    assert path.read_bytes() == data.replace(b'"speed"', b'"price"')


def test_a_deck_in_braces_is_written_anew_when_it_changes(tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    path.write_text(
        '{"format": "leadquiz-deck-1", "title": "T", "cards": [{"id": "c1", "question": "Q", "answer": "A"}]}'
    )

    changed = update_card(path, "c1", answer="B")

    assert changed.answer == "B"
    assert path.read_text() == dump_deck(parse_deck(path.read_text()))


def test_a_file_edited_meanwhile_is_not_overwritten(path: Path) -> None:
    file = open_deck(path)
    path.write_text(BY_HAND.replace("your word", "one’s word"), encoding="utf-8")

    with pytest.raises(LeadquizError, match="changed since it was read; run the command again"):
        file.save(replace(file.deck, title="New"))


def test_a_broken_deck_is_not_overwritten(path: Path) -> None:
    path.write_text("broken: [", encoding="utf-8")

    with pytest.raises(DeckError):
        save_deck(deck_of(card()), path)

    assert path.read_text(encoding="utf-8") == "broken: ["


def test_a_card_that_is_gone_is_told(path: Path) -> None:
    with pytest.raises(LeadquizError, match="there is no card z any more; open the deck again"):
        update_card(path, "z", answer="B")


def test_a_first_saving_makes_the_file(tmp_path: Path) -> None:
    save_deck(deck_of(card()), tmp_path / "new.yaml")

    assert load_deck(tmp_path / "new.yaml") == deck_of(card())


def test_new_ids_are_put_in_and_every_other_byte_stays() -> None:
    text = (
        "format: leadquiz-deck-1\r\ntitle: T\r\ncards:\r\n- question: Q # lost\r\n  answer: A\r\n"
        "- {question: R, answer: S}\r\n-\r\n    # c\r\n    question: Q\r\n"
    )

    new, count = with_new_ids(text)

    lines = [line for line in new.split("\r\n") if "id: c" in line]
    assert count == 3
    assert [line.partition("id: c")[0] for line in lines] == ["- ", "- {", "    "]
    assert new.replace("id: " + lines[0][6:] + "\r\n  ", "").startswith(text[:80])
    assert with_new_ids(new) == (new, 0)


def test_two_equal_cards_get_two_ids() -> None:
    item = "- question: Q\n  answer: A\n"

    new, count = with_new_ids("format: leadquiz-deck-1\ntitle: T\ncards:\n" + 2 * item)

    first, second = parse_deck(new).cards
    assert count == 2
    assert first.id != second.id


# ------------------------------------------------------------------------------------- properties


@given(broken([FULL_DECK, BY_HAND]))
def test_whatever_is_in_a_file_it_is_a_deck_or_a_deck_error(text: str) -> None:
    try:
        deck = parse_deck(text, "d.yaml")
    except DeckError:
        return
    assert parse_deck(dump_deck(deck)) == deck


@pytest.mark.parametrize(
    "bomb",
    [
        *(word * 100_000 for word in ("[", "- ", "{a: ", "? ", "[{", "!", "&a ", "\x00", "x")),
        "\n".join(f"{' ' * depth}a:" for depth in range(2000)),
        HEAD + "cards: " + "[" * 100_000,
        HEAD + "cards:\n- id: c1\n  x: " + "{a: " * 100_000,
        HEAD + "a: &a [x]\n<<: [" + "*a," * 10_000 + "]",
    ],
)
def test_bombs_end_in_a_deck_error(bomb: str) -> None:
    with pytest.raises(DeckError):
        parse_deck(bomb)


@given(decks(), st.data(), st.sampled_from(["\n", "\r\n"]))
def test_cards_that_nobody_touched_stay_byte_identical(deck: Deck, data: st.DataObject, newline: str) -> None:
    """Edit, drop, move and add cards of a deck with comments between them."""
    text = _with_comments(dump_deck(deck), data.draw).replace("\n", newline)
    before = parse_deck(text)
    kept = data.draw(st.permutations([one for one in before.cards if data.draw(st.booleans())]))
    new = [data.draw(cards(one.id)) if data.draw(st.booleans()) else one for one in kept]
    if data.draw(st.booleans()):
        new.insert(data.draw(st.integers(0, len(new))), card(id="new-card-of-this-test"))
    after = replace(before, cards=tuple(new))

    saved = _saved(text, after)

    assert parse_deck(saved) == after
    for one in new:
        if one in before.cards:
            assert _lines_of(one).replace("\n", newline) in saved
    if before.cards and new:
        assert saved.split("cards:")[0] == text.split("cards:")[0]


def _with_comments(text: str, draw: Callable[..., bool]) -> str:
    lines = []
    for line in text.splitlines(keepends=True):
        if line.startswith("  - id:") and draw(st.booleans()):
            lines.append("\n  # above\n")
        lines.append(line)
    return "".join(lines)


def _lines_of(one: Card) -> str:
    return (
        dump_deck(deck_of(replace(one, source=None))).partition("cards:\n")[2] if one.source is None else ""
    )


def _saved(text: str, deck: Deck) -> str:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "deck.yaml"
        path.write_bytes(text.encode())
        open_deck(path).save(deck)
        return path.read_bytes().decode()
