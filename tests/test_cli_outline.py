"""The outline command: the tree for people, JSON for programs, one line for what cannot be read."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from leadquiz.cli import cli
from leadquiz.errors import DocumentError

BOOK = """\
The Lamp Book

Chapter 1: Light

A lighthouse shows sailors where the coast is.

1.1 Lamps

- **Wood:** burned first
- **Oil:** came later

Copyright 2014 by the keeper.
"""


def test_the_tree_shows_lines_counts_and_what_was_set_aside(tmp_path: Path) -> None:
    document = tmp_path / "lamps.txt"
    document.write_text(BOOK)

    result = CliRunner().invoke(cli, ["outline", str(document)])

    assert result.exit_code == 0
    assert [line.split() for line in result.stdout.splitlines()] == [
        ["The", "Lamp", "Book"],
        ["lamps.txt,", "language", "en"],
        [],
        ["Chapter", "1", "Light", "line", "3", "1", "paragraph"],
        ["1.1", "Lamps", "line", "7", "2", "items"],
        [],
        ["In", "all:", "1", "paragraph,", "2", "sections,", "2", "items,", "2", "labels;", "14", "words."],
        ["Set", "aside:"],
        ["licence:", "line", "12"],
    ]


def test_json_holds_the_sections_with_their_blocks() -> None:
    result = CliRunner().invoke(cli, ["outline", "-", "--json"], input=BOOK)

    told = json.loads(result.stdout)
    assert told["title"] == "The Lamp Book"
    assert told["sections"][0]["sections"][0]["blocks"] == [
        {"kind": "item", "label": "Wood", "text": "burned first", "first": 9, "last": 9},
        {"kind": "item", "label": "Oil", "text": "came later", "first": 10, "last": 10},
    ]
    assert told["set_aside"] == [{"first": 12, "last": 12, "reason": "licence"}]


def test_notices_go_to_standard_error() -> None:
    result = CliRunner().invoke(
        cli, ["outline", "-"], input="Chapter 1: Öl\n\nÖl fürs Licht.\n".encode("cp1252")
    )

    assert result.stderr == "-: is not UTF-8; read as cp1252\n"
    assert "Öl" in result.stdout


def test_what_cannot_be_read_is_one_line(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["outline", str(tmp_path / "none.pdf")])

    assert isinstance(result.exception, DocumentError)
    assert str(result.exception) == f"{tmp_path / 'none.pdf'}: no such file; check the name"


@pytest.mark.parametrize("width", [20, 40, 200])
def test_a_narrow_terminal_loses_nothing(tmp_path: Path, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    document = tmp_path / "lamps.txt"
    document.write_text(BOOK)
    monkeypatch.setenv("COLUMNS", str(width))

    result = CliRunner().invoke(cli, ["outline", str(document)])

    assert "1.1 Lamps" in result.stdout
    assert "2 items" in result.stdout
