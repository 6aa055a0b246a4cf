"""Edits made in Anki come into the deck they belong to."""

from dataclasses import replace
from pathlib import Path

from anki_judge import collection, export_package, import_package
from factories import card, deck_of
from leadquiz.anki.merging import changes, merged
from leadquiz.anki.reading import Read, read_package
from leadquiz.model import Card, Deck, Kind
from test_anki_export import written


def after_editing(folder: Path, deck: Deck, **fields: str) -> Read:
    """The deck as it comes back after c1 got these fields in Anki."""
    with collection(folder / "c.anki2") as opened:
        import_package(opened, written(folder, deck))
        [number] = opened.find_notes("Id:c1")
        note = opened.get_note(number)
        for name, value in fields.items():
            note[name] = value
        note.tags.append("mine")
        opened.update_note(note)
        export_package(opened, folder / "back.apkg", legacy=False)
    return read_package(folder / "back.apkg")


def into(deck: Deck, read: Read) -> Deck:
    return merged(deck, changes(deck, read.deck, edited=read.edited, ours=read.ours))


def first(deck: Deck) -> Card:
    return deck.cards[0]


def test_an_edited_answer_and_an_added_tag_come_back(tmp_path: Path) -> None:
    deck = deck_of(card(id="c1", tags=("old",)), card(id="c2"))

    found = into(deck, after_editing(tmp_path, deck, Answer="in 2002<div>by eBay</div>"))

    assert found == replace(
        deck, cards=(card(id="c1", answer="in 2002\nby eBay", tags=("old", "mine")), deck.cards[1])
    )


def test_an_edited_gap_comes_back(tmp_path: Path) -> None:
    deck = deck_of(card(id="c1", kind=Kind.CLOZE, question="Bought in ____."))

    found = into(deck, after_editing(tmp_path, deck, Question="Sold in {{c1::2015}}."))

    assert (first(found).question, first(found).answer) == ("Sold in ____.", "2015")


def test_a_member_added_to_a_list_comes_back(tmp_path: Path) -> None:
    deck = deck_of(card(id="c1", kind=Kind.LIST, members=("a", "b")))
    answer = "<ul><li>{{c1::a}}</li><li>{{c2::b}}</li><li>{{c3::c}}</li></ul>"

    found = into(deck, after_editing(tmp_path, deck, Answer=answer))

    assert first(found).members == ("a", "b", "c")


def test_what_changed_in_the_deck_meanwhile_stays_when_anki_left_it_alone(tmp_path: Path) -> None:
    deck = deck_of(card(id="c1"), card(id="c2"))
    newer = deck_of(deck.cards[0], replace(deck.cards[1], answer="2003"))

    found = into(newer, after_editing(tmp_path, deck, Answer="mine"))

    assert [each.answer for each in found.cards] == ["mine", "2003"]


def test_taking_the_same_changes_twice_changes_nothing_more(tmp_path: Path) -> None:
    deck = deck_of(card(id="c1"), card(id="c2"))
    read = after_editing(tmp_path, deck, Answer="mine")

    once = into(deck, read)

    assert into(once, read) == once


def test_a_change_is_shown_with_both_texts(tmp_path: Path) -> None:
    deck = deck_of(card(id="c1"))
    read = after_editing(tmp_path, deck, Answer="mine")

    [change] = changes(deck, read.deck, edited=read.edited, ours=read.ours)

    assert list(change.lines()) == [
        "  c1: When did eBay buy PayPal?",
        "-   answer: 2002",
        "+   answer: mine",
        "-   tags: ",
        "+   tags: mine",
    ]
