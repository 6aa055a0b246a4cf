"""`leadquiz import` as a user runs it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from factories import card, deck_of
from leadquiz.cli import cli
from leadquiz.deck import load_deck, save_deck
from leadquiz.model import Deck


@pytest.fixture(autouse=True)
def _own_times(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEADQUIZ_ANKI_TIMES", str(tmp_path / "times.json"))


def run(*arguments: object, answer: str = "") -> Result:
    return CliRunner().invoke(cli, ["import", *map(str, arguments)], input=answer)


def exported(folder: Path, deck: Deck) -> Path:
    save_deck(deck, folder / "out.yaml")
    result = CliRunner().invoke(
        cli, ["export", "anki", str(folder / "out.yaml"), "-o", str(folder / "out.apkg")]
    )
    assert result.exit_code == 0
    (folder / "out.yaml").unlink()
    return folder / "out.apkg"


def test_a_package_becomes_a_deck_file(tmp_path: Path) -> None:
    deck = deck_of(card(id="c1"), card(id="c2"))

    result = run(exported(tmp_path, deck), "-o", tmp_path / "new.yaml")

    assert result.exit_code == 0
    assert result.stdout == f"{tmp_path / 'new.yaml'}: 2 cards\n"
    assert load_deck(tmp_path / "new.yaml") == deck


def test_a_deck_that_exists_is_not_overwritten(tmp_path: Path) -> None:
    package = exported(tmp_path, deck_of(card()))
    (tmp_path / "deck.yaml").write_text("mine", encoding="utf-8")

    result = run(package, "-o", tmp_path / "deck.yaml")

    assert "exists; take changes into it with --into, or choose another name" in str(result.exception)
    assert (tmp_path / "deck.yaml").read_text(encoding="utf-8") == "mine"


def test_a_refused_package_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "bad.apkg").write_bytes(b"PK nothing")

    result = run(tmp_path / "bad.apkg", "-o", tmp_path / "deck.yaml")

    assert "bad.apkg: not an Anki package, which is a zip archive; check the name" in str(result.exception)
    assert [each.name for each in tmp_path.iterdir()] == ["bad.apkg"]


def test_a_file_of_another_kind_is_named(tmp_path: Path) -> None:
    (tmp_path / "notes.docx").write_bytes(b"x")

    result = run(tmp_path / "notes.docx", "-o", tmp_path / "deck.yaml")

    assert "notes.docx: not a kind of file that can be imported" in str(result.exception)


def test_new_cards_are_shown_and_taken_when_the_user_agrees(tmp_path: Path) -> None:
    package = exported(tmp_path, deck_of(card(id="c1"), card(id="c2", question="What is new?")))
    save_deck(deck_of(card(id="c1")), tmp_path / "deck.yaml")

    declined = run(package, "--into", tmp_path / "deck.yaml", answer="n\n")
    untouched = load_deck(tmp_path / "deck.yaml")
    accepted = run(package, "--into", tmp_path / "deck.yaml", answer="y\n")

    assert "+ c2: What is new?\n" in declined.stdout
    assert "left as it was" in declined.stdout
    assert [each.id for each in untouched.cards] == ["c1"]
    assert "0 cards changed, 1 new" in accepted.stdout
    assert [each.id for each in load_deck(tmp_path / "deck.yaml").cards] == ["c1", "c2"]


def test_json_changes_nothing_without_yes(tmp_path: Path) -> None:
    package = exported(tmp_path, deck_of(card(id="c1"), card(id="c2")))
    save_deck(deck_of(card(id="c1")), tmp_path / "deck.yaml")

    first = json.loads(run(package, "--into", tmp_path / "deck.yaml", "--json").stdout)
    second = json.loads(run(package, "--into", tmp_path / "deck.yaml", "--json", "--yes").stdout)

    assert (first["new"], first["taken"]) == (1, False)
    assert (second["new"], second["taken"]) == (1, True)


def test_one_of_output_and_into_is_needed(tmp_path: Path) -> None:
    result = run(tmp_path / "x.apkg")

    assert result.exit_code == 2
    assert "name the deck to write with -o, or the deck to change with --into" in result.output
