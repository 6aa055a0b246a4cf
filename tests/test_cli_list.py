"""`leadquiz list`, as a user calls it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from factories import FULL_DECK
from leadquiz.cli import cli


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = Path("deck.yaml")
    path.write_text(FULL_DECK, encoding="utf-8")
    return path


def test_cards_stand_under_their_sections(path: Path) -> None:
    result = CliRunner().invoke(cli, ["list", str(path)])

    assert result.exit_code == 0
    assert result.stdout == (
        "Leadership (deck.yaml): 2 cards\n"
        "\n"
        "Chapter 5 › 5.1 “Rivals”\n"
        "  c2345abcdefg  fact        eBay: When did eBay buy PayPal? [suspended] [flagged]\n"
        "\n"
        "(no section)\n"
        "  c2345abcdefh  list        Which three challenges did eBay face?\n"
    )


@pytest.mark.parametrize(
    ("options", "cards"),
    [
        (["--kind", "list"], ["c2345abcdefh"]),
        (["--tag", "rivals"], ["c2345abcdefg"]),
        (["--section", "5.1"], ["c2345abcdefg"]),
        (["--section", "chapter"], ["c2345abcdefg"]),
        (["--section", "Rivals"], []),
        (["--kind", "list", "--tag", "rivals"], []),
    ],
)
def test_cards_are_chosen_by_section_kind_and_tag(path: Path, options: list[str], cards: list[str]) -> None:
    [found] = json.loads(CliRunner().invoke(cli, ["list", str(path), "--json", *options]).stdout)

    assert [card["id"] for card in found["cards"]] == cards


def test_answers_are_shown_when_asked_for(path: Path) -> None:
    result = CliRunner().invoke(cli, ["list", str(path), "--answers", "--kind", "list"])

    assert result.stdout.startswith("Leadership (deck.yaml): 1 of 2 cards\n")
    assert "→ trust; payment; speed\n" in result.stdout


def test_json_names_things_as_the_deck_file_does(path: Path) -> None:
    [found] = json.loads(CliRunner().invoke(cli, ["list", str(path), "--json"]).stdout)

    first, second = found["cards"]
    assert first["source"] == "s1:1406-1408 p.67"
    assert first["origin"] == {"rule": "dated", "fact": "ebay|buy|paypal|year", "made": "m234567"}
    assert second["answer"] == ["trust", "payment", "speed"]


def test_a_broken_deck_is_an_error(path: Path) -> None:
    path.write_text("broken: [")

    result = CliRunner().invoke(cli, ["list", str(path)])

    assert result.exit_code == 1  # the error reaches main, which makes it exit 2
    assert "deck.yaml:1:" in str(result.exception)
