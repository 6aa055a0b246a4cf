"""The package as other programs use it."""

import zipfile
from pathlib import Path

import pytest

import leadquiz
from factories import card, deck_of
from leadquiz.errors import DeckError, ExportError

DECK = deck_of(card(id="c1"), card(id="c2", question="Who?", answer="Omidyar"))


def test_a_saved_deck_is_loaded_again(tmp_path: Path) -> None:
    leadquiz.save(DECK, tmp_path / "deck.yaml")

    assert leadquiz.load(tmp_path / "deck.yaml") == DECK


def test_a_broken_deck_is_told(tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text("x: y\n", encoding="utf-8")

    with pytest.raises(DeckError, match="the deck has no key “x”"):
        leadquiz.load(tmp_path / "deck.yaml")


def test_a_package_for_anki_is_the_same_for_the_same_time(tmp_path: Path) -> None:
    for name in ("one.apkg", "two.apkg"):
        leadquiz.export(DECK, tmp_path / name, changed_at=1_700_000_000)

    assert zipfile.is_zipfile(tmp_path / "one.apkg")
    assert (tmp_path / "one.apkg").read_bytes() == (tmp_path / "two.apkg").read_bytes()


def test_a_worksheet_is_written_in_the_format_that_the_name_ends_in(tmp_path: Path) -> None:
    leadquiz.export(DECK, tmp_path / "test.html", questions=2)
    leadquiz.export(DECK, tmp_path / "test.pdf", questions=2)

    assert "Omidyar" in (tmp_path / "test.html").read_text(encoding="utf-8")
    assert (tmp_path / "test.pdf").read_bytes().startswith(b"%PDF-")


def test_a_classroom_format_is_named(tmp_path: Path) -> None:
    leadquiz.export(DECK, tmp_path / "deck.txt", form="gift")

    assert "Omidyar" in (tmp_path / "deck.txt").read_text(encoding="utf-8")
    with pytest.raises(ExportError, match="there is no format xyz; there are "):
        leadquiz.export(DECK, tmp_path / "deck.txt", form="xyz")


def test_a_document_becomes_a_deck(tmp_path: Path) -> None:
    text = "# Rivals\n\nIn 2002, eBay bought PayPal for $1.5 billion in order to win over its sellers.\n"
    (tmp_path / "rivals.md").write_text(text, encoding="utf-8")

    deck = leadquiz.generate_deck(tmp_path / "rivals.md", title="Rivals")

    assert deck.title == "Rivals"
    assert "2002" in [one.answer for one in deck.cards]
    assert deck == leadquiz.generate_deck(tmp_path / "rivals.md", title="Rivals")


def test_an_unknown_ending_and_an_empty_deck_are_told(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"the ending \.xyz tells no format; end it in \.apkg, \.pdf, "):
        leadquiz.export(DECK, tmp_path / "deck.xyz")
    with pytest.raises(ExportError, match="the deck has no cards; add one"):
        leadquiz.export(deck_of(), tmp_path / "deck.apkg")
    assert list(tmp_path.iterdir()) == []
