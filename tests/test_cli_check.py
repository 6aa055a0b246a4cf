"""`leadquiz check`, as a user calls it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from factories import FULL_DECK
from leadquiz.cli import cli
from leadquiz.deck import load_deck
from leadquiz.deck.schema import schema_text


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = Path("deck.yaml")
    path.write_text(FULL_DECK, encoding="utf-8")
    return path


def test_a_sound_deck_is_told_with_its_flags_and_conflicts(path: Path) -> None:
    result = CliRunner().invoke(cli, ["check", str(path)])

    assert result.exit_code == 0
    assert result.stdout == (
        "deck.yaml:23: card c2345abcdefg is flagged: too easy\n"
        "deck.yaml: the documents disagree: When did eBay enter China? (cards say 2002)\n"
        "    2002: chapter.txt:1406: “In 2002 eBay came.”\n"
        "    2003: chapter.txt:1500-1501\n"
        "deck.yaml: sound, 2 cards, 1 flagged, 1 suspended, 1 conflict\n"
    )


def test_every_problem_of_every_deck_is_told(path: Path) -> None:
    path.write_text(FULL_DECK.replace("kind: fact", "kind: fat").replace("importance: 3", "importance: 9"))

    result = CliRunner().invoke(cli, ["check", str(path), "none.yaml"])

    assert result.exit_code == 2
    assert result.stdout == (
        "deck.yaml:24:11: kind “fat” is not known; did you mean fact?\n"
        "deck.yaml:40:17: importance must be 1, 2 or 3, not “9”\n"
        "deck.yaml: 2 problems\n"
        "none.yaml: no such file; check the name\n"
    )


def test_a_doubt_leaves_the_exit_code_alone(path: Path) -> None:
    path.write_text(FULL_DECK.replace('hint: "Early."', 'hint: "Not 2003, but 2002."'))

    result = CliRunner().invoke(cli, ["check", str(path)])

    assert result.exit_code == 0
    assert (
        "deck.yaml:23:5: card c2345abcdefg: the hint gives the answer “2002” away; reword it\n"
        in result.stdout
    )


def test_fixing_gives_ids_and_touches_nothing_else(path: Path) -> None:
    path.write_text(FULL_DECK.replace("id: c2345abcdefh\n    ", ""))

    result = CliRunner().invoke(cli, ["check", "--fix", str(path)])

    new = load_deck(path).cards[1].id
    assert result.exit_code == 0
    assert result.stderr == "deck.yaml: 1 card has an id now\n"
    assert path.read_text() == FULL_DECK.replace("c2345abcdefh", new)


def test_the_report_as_json(path: Path) -> None:
    path.write_text(FULL_DECK.replace("kind: fact", "kind: fat"))

    result = CliRunner().invoke(cli, ["check", "--json", str(path), "none.yaml"])

    broken, missing = json.loads(result.stdout)
    assert result.exit_code == 2
    assert broken["problems"] == [
        {"line": 24, "column": 11, "message": "kind “fat” is not known; did you mean fact?"}
    ]
    assert missing["problems"][0]["message"] == "none.yaml: no such file; check the name"


def test_a_sound_report_as_json(path: Path) -> None:
    [report] = json.loads(CliRunner().invoke(cli, ["check", "--json", str(path)]).stdout)

    assert (report["sound"], report["cards"], report["doubts"]) == (True, 2, [])
    assert report["flagged"] == [{"line": 23, "card": "c2345abcdefg", "reason": "too easy"}]
    assert report["conflicts"][0]["values"][1] == {
        "value": "2003",
        "place": "chapter.txt:1500-1501",
        "evidence": "",
    }


def test_the_schema_is_printed_without_a_deck() -> None:
    result = CliRunner().invoke(cli, ["check", "--schema"])

    assert result.stdout == schema_text()
