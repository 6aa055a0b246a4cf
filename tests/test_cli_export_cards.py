"""`leadquiz export cards`."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from leadquiz.cli import cli
from leadquiz.deck import save_deck
from leadquiz.errors import LeadquizError
from sheet_decks import random_deck


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    save_deck(random_deck(1), tmp_path / "deck.yaml")
    return tmp_path / "deck.yaml"


def cards(*arguments: object) -> Result:
    return CliRunner().invoke(cli, ["export", "cards", *map(str, arguments)])


def test_cards_are_written_and_counted(deck: Path, tmp_path: Path) -> None:
    result = cards(
        deck, "-o", tmp_path / "c.pdf", "--per-page", 10, "--backs", "short-edge", "--section", "chapter 2"
    )

    assert result.stdout == f"{tmp_path / 'c.pdf'}: 15 cards on 4 pages\n"
    assert (tmp_path / "c.pdf").read_bytes().startswith(b"%PDF-")


def test_json_reports_the_same(deck: Path, tmp_path: Path) -> None:
    told = json.loads(cards(deck, "-o", tmp_path / "c.pdf", "--backs", "fold", "--json").stdout)

    assert told == {"file": str(tmp_path / "c.pdf"), "cards": 60, "pages": 15, "left_out": []}


def test_another_kind_of_file_is_refused(deck: Path) -> None:
    result = cards(deck, "-o", "c.docx")

    assert isinstance(result.exception, LeadquizError)
    assert str(result.exception) == "c.docx: cards are written as PDF; name a file that ends in .pdf"
