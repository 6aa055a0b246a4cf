"""`leadquiz export FORMAT` for every classroom format."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from leadquiz.cli import cli
from leadquiz.cli.export import EXPORTS
from leadquiz.deck import save_deck
from leadquiz.exchange.formats import FORMATS
from sheet_decks import random_deck


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    save_deck(random_deck(1), tmp_path / "deck.yaml")
    return tmp_path / "deck.yaml"


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_writes_its_file_and_says_what_it_left_out(name: str, deck: Path, tmp_path: Path) -> None:
    output = tmp_path / f"out{FORMATS[name].suffix}"

    result = CliRunner().invoke(cli, ["export", name, str(deck), "-o", str(output)])
    told = json.loads(
        CliRunner().invoke(cli, ["export", name, str(deck), "-o", str(output), "--json"]).stdout
    )

    assert result.exit_code == 0, result.output
    assert output.stat().st_size > 100
    left = [line for line in result.stderr.splitlines() if line.startswith("left out: ")]
    assert len(left) == len(told["left_out"])
    assert result.stdout == f"{output}: {told['cards']} cards, {len(left)} left out\n"


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_is_listed_with_the_help_of_its_table(name: str) -> None:
    assert EXPORTS[name] == FORMATS[name].help
    assert FORMATS[name].help in CliRunner().invoke(cli, ["export", name, "--help"]).stdout


def test_a_dash_writes_to_standard_output(deck: Path) -> None:
    result = CliRunner().invoke(cli, ["export", "json", str(deck), "-o", "-"])

    assert json.loads(result.stdout)[0]["title"] == "Deck 1"
    assert "cards" in result.stderr
