"""`leadquiz export worksheet` and `leadquiz marks`, as a teacher uses them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from leadquiz.cli import cli
from leadquiz.deck import load_deck, save_deck
from leadquiz.errors import LeadquizError
from leadquiz.model import Rating
from leadquiz.study.clock import Moment
from leadquiz.study.history import History, Standing
from leadquiz.study.schedule import CardState, Settings
from leadquiz.worksheet.forms import forms_of
from leadquiz.worksheet.sheet import Form
from sheet_decks import random_deck


@pytest.fixture
def deck(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LEADQUIZ_MARKS", str(tmp_path / "data" / "marks.jsonl"))
    monkeypatch.setenv("LEADQUIZ_STORE", str(tmp_path / "data" / "reviews.db"))
    path = tmp_path / "deck.yaml"
    save_deck(random_deck(1), path)
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments], catch_exceptions=True)


def worksheet(*arguments: object) -> Result:
    return run("export", "worksheet", *arguments)


def test_versions_and_keys_become_files_of_their_own(deck: Path, tmp_path: Path) -> None:
    result = worksheet(deck, "-o", tmp_path / "test.pdf", "--versions", 2, "--questions", 10)

    assert result.exit_code == 0, result.output
    names = ["test-A.pdf", "test-A-key.pdf", "test-B.pdf", "test-B-key.pdf"]
    assert result.stdout.splitlines()[:4] == [str(tmp_path / name) for name in names]
    assert all((tmp_path / name).read_bytes().startswith(b"%PDF-") for name in names)
    assert "10 questions" in result.stdout.splitlines()[4]


@pytest.mark.parametrize(
    ("key", "files"), [("inline", ["t.html"]), ("none", ["t.html"]), ("separate", ["t-key.html", "t.html"])]
)
def test_the_key_goes_where_it_is_asked_for(deck: Path, tmp_path: Path, key: str, files: list[str]) -> None:
    worksheet(deck, "-o", tmp_path / "t.html", "--key", key)

    assert sorted(path.name for path in tmp_path.glob("t*.html")) == files
    assert ("Answer key" in (tmp_path / "t.html").read_text()) == (key == "inline")


def test_json_tells_files_points_and_coverage(deck: Path, tmp_path: Path) -> None:
    told = json.loads(worksheet(deck, "-o", tmp_path / "t.docx", "--json").stdout)

    assert told["files"] == [str(tmp_path / "t.docx"), str(tmp_path / "t-key.docx")]
    assert told["versions"]["A"]["questions"] == 20
    assert sum(row["asked"] for row in told["coverage"]) == 20
    assert {row["section"] for row in told["coverage"]} == {f"Chapter {n}" for n in range(1, 5)}


def test_a_sheet_is_made_again_from_its_footer(deck: Path, tmp_path: Path) -> None:
    made = json.loads(
        worksheet(
            deck, "-o", tmp_path / "t.pdf", "--seed", 5, "--versions", 2, "--types", "choice,gap", "--json"
        ).stdout
    )

    again = worksheet("--again", made["sheet"] + "-B", "-o", tmp_path / "u.pdf")

    assert again.exit_code == 0, again.output
    for name in ("A.pdf", "A-key.pdf", "B.pdf", "B-key.pdf"):
        assert (tmp_path / f"t-{name}").read_bytes() == (tmp_path / f"u-{name}").read_bytes()


def test_a_sheet_of_a_deck_that_changed_is_not_made_again(deck: Path, tmp_path: Path) -> None:
    made = json.loads(worksheet(deck, "-o", tmp_path / "t.html", "--json").stdout)
    deck.write_text(deck.read_text().replace("Evidence", "Proof"))

    result = worksheet("--again", made["sheet"], "-o", tmp_path / "u.html")

    assert isinstance(result.exception, LeadquizError)
    assert "the deck has changed since" in str(result.exception)
    assert not (tmp_path / "u.html").exists()


def test_marks_are_recorded_and_the_weakest_asked_again(deck: Path, tmp_path: Path) -> None:
    made = json.loads(worksheet(deck, "-o", tmp_path / "t.html", "--types", "short", "--json").stdout)

    told = run("marks", made["sheet"] + "-A", "3:12/28", "7:25/28", "--class", "7b")
    rows = json.loads(run("marks", made["sheet"], "--json").stdout)["marks"]
    worksheet(
        deck, "-o", tmp_path / "w.html", "--weak", "--class", "7b", "--questions", 2, "--types", "short"
    )

    assert "     7  missed by 25 of 28" in told.stdout
    assert [(row["question"], row["missed"], row["of"]) for row in rows] == [("3", 12, 28), ("7", 25, 28)]
    key = (tmp_path / "w-key.html").read_text()
    assert all(row["card"] in key for row in rows)


def uncalled(_standing: Standing, _now: Moment) -> CardState:
    raise AssertionError("a review that does not count moves no schedule")


def test_the_learners_own_reviews_count_too(deck: Path, tmp_path: Path) -> None:
    cards = [card for card in load_deck(deck).cards if Form.SHORT in forms_of(card)][:3]
    (tmp_path / "data").mkdir()
    with History(tmp_path / "data" / "reviews.db", lambda: Moment(1_700_000_000_000)) as history:
        row = history.deck_row(str(deck), "Deck 1")
        for card, rating in zip(cards, (Rating.GOOD, Rating.AGAIN, Rating.AGAIN), strict=True):
            history.review(card.id, row, rating, uncalled, Settings(), mode="flip", counted=False)

    worksheet(deck, "-o", tmp_path / "w.html", "--weak", "--questions", 2, "--types", "short")

    key = (tmp_path / "w-key.html").read_text()
    assert [card.evidence in key for card in cards] == [False, True, True]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-o", "x.txt"], "x.txt: name a file that ends in .pdf, .html or .docx"),
        (["-o", "x.pdf", "--template", "."], "is for HTML pages"),
        (["-o", "x.pdf", "--again", "1-2-3"], "give at least one DECK, or --again SHEET-ID and no deck"),
        (["-o", "x.pdf", "--class", "7b"], "add --weak"),
        (["-o", "x.pdf", "--class", "7b", "--weak"], "no marks of class 7b for these decks yet"),
        (["-o", "x.pdf", "--section", "nowhere"], "no card fits"),
    ],
)
def test_what_cannot_be_is_refused_with_the_remedy(deck: Path, arguments: list[str], message: str) -> None:
    result = worksheet(deck, *arguments)

    assert isinstance(result.exception, LeadquizError)
    assert message in str(result.exception)


@pytest.mark.parametrize("arguments", [["--types", "essay"], ["--points", "choice"], ["--questions", "0"]])
def test_unknown_words_are_usage_errors(deck: Path, tmp_path: Path, arguments: list[str]) -> None:
    assert worksheet(deck, "-o", tmp_path / "x.pdf", *arguments).exit_code == 2


def test_points_per_type(deck: Path, tmp_path: Path) -> None:
    told = json.loads(
        worksheet(
            deck,
            "-o",
            tmp_path / "t.html",
            "--types",
            "choice",
            "--points",
            "choice=3",
            "--questions",
            5,
            "--json",
        ).stdout
    )

    assert told["versions"]["A"]["points"] == 15
