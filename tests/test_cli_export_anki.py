"""`leadquiz export anki` as a user runs it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from factories import card, deck_of
from leadquiz.cli import cli
from leadquiz.deck import save_deck


@pytest.fixture(autouse=True)
def own_times(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The list of change times of this test alone."""
    path = tmp_path / "data" / "times.json"
    monkeypatch.setenv("LEADQUIZ_ANKI_TIMES", str(path))
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, ["export", "anki", *map(str, arguments)])


def test_it_says_what_it_wrote(tmp_path: Path) -> None:
    save_deck(deck_of(card(id="c1"), card(id="c2")), tmp_path / "deck.yaml")

    result = run(tmp_path / "deck.yaml", "-o", tmp_path / "deck.apkg")

    assert result.exit_code == 0
    assert result.stdout == f"{tmp_path / 'deck.apkg'}: 2 notes\n"
    assert (tmp_path / "deck.apkg").stat().st_size > 1000


def test_a_copy_of_the_deck_gives_the_same_bytes_at_another_time(tmp_path: Path) -> None:
    import os

    save_deck(deck_of(card(id="c1"), card(id="c2")), tmp_path / "deck.yaml")
    (tmp_path / "copy.yaml").write_bytes((tmp_path / "deck.yaml").read_bytes())
    os.utime(tmp_path / "copy.yaml", (1_700_000_000, 1_700_000_000))

    run(tmp_path / "deck.yaml", "-o", tmp_path / "deck.apkg")
    run(tmp_path / "copy.yaml", "-o", tmp_path / "copy.apkg")

    assert (tmp_path / "deck.apkg").read_bytes() == (tmp_path / "copy.apkg").read_bytes()


def test_json_names_file_notes_and_bytes(tmp_path: Path) -> None:
    save_deck(deck_of(card()), tmp_path / "deck.yaml")

    result = run(tmp_path / "deck.yaml", "-o", tmp_path / "deck.apkg", "--json")

    assert json.loads(result.stdout)["notes"] == 1


def test_a_deck_without_cards_writes_nothing(tmp_path: Path) -> None:
    save_deck(deck_of(), tmp_path / "deck.yaml")

    result = run(tmp_path / "deck.yaml", "-o", tmp_path / "deck.apkg")

    assert "has no cards; add one or generate the deck again" in str(result.exception)
    assert not (tmp_path / "deck.apkg").exists()


def test_a_damaged_list_of_times_is_named(tmp_path: Path, own_times: Path) -> None:
    save_deck(deck_of(card()), tmp_path / "deck.yaml")
    own_times.parent.mkdir()
    own_times.write_text("[]", encoding="utf-8")

    result = run(tmp_path / "deck.yaml", "-o", tmp_path / "deck.apkg")

    assert "not a list of change times; move it away" in str(result.exception)


def test_what_anki_will_do_is_told_and_a_dry_run_writes_nothing(tmp_path: Path, own_times: Path) -> None:
    save_deck(deck_of(card(id="c1"), card(id="c2")), tmp_path / "deck.yaml")
    run(tmp_path / "deck.yaml", "-o", tmp_path / "old.apkg")
    save_deck(deck_of(card(id="c1"), card(id="c2", answer="2003"), card(id="c3")), tmp_path / "deck.yaml")
    times = own_times.read_bytes()

    result = run(
        tmp_path / "deck.yaml", "-o", tmp_path / "new.apkg", "--against", tmp_path / "old.apkg", "--dry-run"
    )

    assert result.stdout == "In Anki: 1 new, 1 updated, 1 unchanged\n"
    assert not (tmp_path / "new.apkg").exists()
    assert own_times.read_bytes() == times


def test_prefer_needs_something_to_compare_with(tmp_path: Path) -> None:
    save_deck(deck_of(card()), tmp_path / "deck.yaml")

    result = run(tmp_path / "deck.yaml", "-o", tmp_path / "x.apkg", "--prefer", "ours")

    assert result.exit_code == 2
    assert "--prefer needs --against or --collection" in result.output
