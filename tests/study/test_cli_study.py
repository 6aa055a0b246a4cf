"""The commands around learning, as a user runs them."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from factories import card, deck_of
from leadquiz.cli import cli
from leadquiz.deck import load_deck, save_deck
from leadquiz.errors import LeadquizError
from leadquiz.model import Kind, Rating, Source, Span
from leadquiz.study.clock import DAY_MS, Moment, date_of, system_clock
from leadquiz.study.history import History
from learner import TestClock, review


class Home:
    """A learner's folder: a deck of five cards, a store, a cache."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = folder / "r.db"
        self.deck = folder / "lead.yaml"
        cards = [
            card(
                id=f"c{n}",
                question=f"Question {n}?",
                answer=f"answer {n}",
                section=(f"Chapter {n % 2}", "Part"),
                kind=Kind.FACT if n % 2 else Kind.DEFINITION,
                source=Span(source="s1", first=n + 1, last=n + 1),
                evidence=f"Answer {n} is here.",
            )
            for n in range(5)
        ]
        save_deck(deck_of(*cards, title="Lead", sources=(Source(id="s1", file="doc.txt"),)), self.deck)
        (folder / "doc.txt").write_text("".join(f"Answer {n} is here.\n" for n in range(5)))

    def run(self, *arguments: str, input: str | None = None) -> Result:
        return CliRunner().invoke(cli, [*arguments, "--store", str(self.store)], input=input)

    def said(self, *arguments: str, input: str | None = None) -> str:
        result = self.run(*arguments, input=input)
        assert result.exit_code == 0, (result.output, result.exception)
        return result.stdout

    def refused(self, *arguments: str) -> str:
        result = self.run(*arguments)
        assert isinstance(result.exception, LeadquizError), result.output
        return str(result.exception)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    monkeypatch.setenv("LEADQUIZ_CACHE", str(tmp_path / "cache"))
    return Home(tmp_path)


def learned(home: Home, days: int = 60) -> None:
    """Two months of reviews of the deck's five cards, ending today."""
    clock = TestClock(Moment(system_clock().ms - days * DAY_MS))
    with History(home.store, clock) as history:
        deck = history.deck_row(str(home.deck.resolve()), "Lead")
        for day in range(days):
            for number in range(5):
                if day % (number + 1) == 0:
                    review(history, f"c{number}", Rating((day * 7 + number) % 4 + 1), deck=deck)
                    clock.pass_time(minutes=1)
            clock.moment = Moment(system_clock().ms - (days - 1 - day) * DAY_MS)


def test_answers_from_a_pipe_are_graded_and_saved(home: Home) -> None:
    said = home.said("quiz", str(home.deck), "--mode", "type", "--limit", "2", input="answer 0\nwrong\n")

    assert "Right." in said
    assert "Not right." in said
    assert "Compared: [-wrong-] {+answer 1+}" in said
    assert "From: Chapter 0 › Part · doc.txt line 1" in said
    assert "2 answers on 2 cards" in said
    assert list((home.folder / "r-backups").iterdir()) != []


def test_a_list_hidden_in_its_sentence_is_read_out_with_its_blank(home: Home) -> None:
    hidden = card(id="c1", question="Founders buy ____ in Oslo.", kind=Kind.LIST).with_members(
        ("tin", "coal")
    )
    save_deck(deck_of(hidden, title="Lists"), home.deck)

    said = home.said("quiz", str(home.deck), "--mode", "flip", input="\n\nq\n")

    assert "Founders buy (blank) in Oslo.\n2 items.\n" in said


def test_the_end_of_the_input_ends_the_quiz_in_peace(home: Home) -> None:
    assert "Nothing answered; the cards wait as they were." in home.said("quiz", str(home.deck), input="")


def test_every_command_of_the_line_mode_answers(home: Home) -> None:
    said = home.said(
        "quiz", str(home.deck), "--mode", "flip", input="?\nh\no\n9\n3\nu\nb\ns\nf\ntoo easy\n\n9\n2\nq\n"
    )

    for words in ("Enter shows the answer", "Hint: a", "line 1: Answer 0 is here.", "Press Enter, or give a rating",
                  "Saved: good.", "Taken back.", "Buried until tomorrow", "Suspended; u takes it back.",
                  "flagged; 'leadquiz check' lists it", "Give a number from 1 to 4.", "Saved: hard."):  # fmt: skip
        assert words in said
    assert [each.flagged for each in load_deck(home.deck).cards if each.flagged] == ["too easy"]


def test_typed_commands_take_a_colon(home: Home) -> None:
    said = home.said("quiz", str(home.deck), "--mode", "type", input=":h\n:q\n")

    assert "Hint: a····· ·" in said or "Hint: a····· 0" in said
    assert "Nothing answered" in said


def test_a_kind_a_date_and_a_deck_that_are_none_are_told(home: Home) -> None:
    assert "there is no such kind; choose from fact," in home.refused(
        "quiz", str(home.deck), "--kind", "facts"
    )
    assert "is no date; give it as in 2026-12-01" in home.refused("quiz", str(home.deck), "--exam", "soon")
    assert "is not within the ten years" in home.refused("quiz", str(home.deck), "--exam", "1999-01-01")
    assert "no such file" in home.refused("quiz", str(home.folder / "none.yaml"))


def test_an_exam_says_what_it_takes_a_day(home: Home) -> None:
    today = system_clock().study_day()
    result = home.run("quiz", str(home.deck), "--exam", date_of(today + 10), input="")

    assert "Exam in 10 days: 1 new cards a day" in result.stderr
    assert "100% of 5 cards will be above 90%" in result.stderr
    assert home.run("quiz", str(home.deck), "--exam", date_of(today), input="").stderr.startswith(
        "The exam is today"
    )


def test_settings_are_shown_changed_and_taken_back(home: Home) -> None:
    assert "retention         0.9 " in home.said("settings")
    assert "retention         0.95" in home.said("settings", str(home.deck), "retention=95%", "steps=5m 1d")
    assert json.loads(home.said("settings", str(home.deck), "--json"))["steps"] == "5m 1d"
    assert "retention         0.9 " in home.said("settings")
    assert "retention         0.9 " in home.said("settings", str(home.deck), "retention=")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["retention=2"], "setting retention: cannot be '2'; give from 0.70 to 0.97"),
        (["retention=much"], "setting retention: cannot be 'much'; give a number"),
        (["steps=soon"], "such as '1m 10m'"),
        (["colour=red"], "there is none of this name; there are retention, new,"),
        (["day-starts=24"], "give from 0 to 23"),
        (["parameters=1 2 3"], "give 21 numbers"),
    ],
)
def test_a_setting_that_cannot_be_is_told(home: Home, words: list[str], message: str) -> None:
    assert message in home.refused("settings", *words)


def test_new_cards_a_day_are_a_setting(home: Home) -> None:
    home.said("settings", "new=2")

    assert "Lead: 2 new, 0 learning, 0 due." in home.said("quiz", str(home.deck), input="")


def test_stats_look_back_in_text_json_and_a_page(home: Home) -> None:
    learned(home)
    page = home.folder / "page.html"

    said = home.said("stats")
    figures: dict[str, Any] = json.loads(home.said("stats", str(home.deck), "--json"))
    home.said("stats", "--html", str(page))

    for words in ("Streak 60 days", "Remembered", "By section, weakest first", "Chapter 0", "definition",
                  "Due in the next 30 days", "Answers a day since", "Hardest cards", "(doc.txt line 1)"):  # fmt: skip
        assert words in said
    assert figures["streak"] == 60
    assert figures["cards"] == 5
    total = sum(group["total"] for group in figures["by_section"])
    assert total == next(group["total"] for group in figures["retention"] if group["name"] == "all time")
    text = page.read_text()
    assert text.startswith("<!DOCTYPE html>")
    assert "<script" not in text
    assert "http" not in text.replace("http-equiv", "")


def test_a_page_of_hostile_names_shows_them_as_text(home: Home) -> None:
    learned(home)
    named = deck_of(card(id="c0", question="<script>alert(1)</script> {{ 7*7 }}"), title="<b>Lead</b>")
    home.deck.unlink()
    save_deck(named, home.deck)

    home.said("stats", str(home.deck), "--html", str(home.folder / "page.html"))

    text = (home.folder / "page.html").read_text()
    assert "<script>" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7*7 }}" in text


def test_stats_without_reviews_say_how_to_begin(home: Home) -> None:
    assert "no reviews here yet" in home.refused("stats")
    home.said("settings")
    assert "No reviews yet; begin with 'leadquiz quiz DECK'." in home.said("stats")


def test_too_few_reviews_are_not_fitted(home: Home) -> None:
    learned(home, days=20)

    assert "are too few to learn from, 100 are needed" in home.refused("optimize")


def test_fitting_shows_the_log_loss_and_is_kept_only_when_better(home: Home) -> None:
    learned(home, days=300)
    before = json.loads(home.said("settings", "--json"))["parameters"]

    figures = json.loads(home.said("optimize", "--json"))

    after = json.loads(home.said("settings", "--json"))["parameters"]
    assert figures["reviews"] > 300
    assert figures["kept"] == (figures["log_loss_after"] < figures["log_loss_before"])
    assert (after != before) == figures["kept"]
    assert "the store is sound" in home.said("doctor")


def test_due_counts_by_deck_and_says_nothing_when_nothing_is(home: Home) -> None:
    assert home.said("due") == ""
    learned(home)
    with History(home.store, system_clock) as history:
        history.connection.execute("UPDATE state SET due_day = 1")

    assert home.said("due") == "5 due\n"
    assert json.loads(home.said("due", str(home.deck), "--json")) == {"due": 5, "decks": {"Lead": 5}}
    assert home.said("due", str(home.folder / "other.yaml")) == ""


def test_due_at_a_prompt_imports_no_click(home: Home) -> None:
    learned(home, days=3)
    with History(home.store, system_clock) as history:
        history.connection.execute("UPDATE state SET due_day = 1")
    code = (
        "import sys; sys.argv = ['leadquiz', 'due']; import leadquiz.start as start; start.main(); "
        "assert 'click' not in sys.modules"
    )
    environment = {**os.environ, "LEADQUIZ_STORE": str(home.store)}

    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )

    assert done.stdout == "5 due\n"


def test_history_goes_out_in_and_is_shown(home: Home) -> None:
    learned(home)
    lines = home.folder / "log.jsonl"
    home.said("history", "export", str(lines))

    assert home.said("history", "import", str(lines)).startswith("0 new entries, ")
    other = CliRunner().invoke(
        cli, ["history", "import", str(lines), "--store", str(home.folder / "b.db"), "--json"]
    )
    assert json.loads(other.stdout)["known"] == 0
    assert (
        home.said("history", "show", "c1").count("type") + home.said("history", "show", "c1").count("flip")
        == 30
    )
    assert "has no reviews" in home.refused("history", "show", "zz")


def test_a_damaged_store_is_one_line_and_doctor_mends_it(home: Home) -> None:
    learned(home)
    home.said("doctor")
    home.store.write_bytes(home.store.read_bytes()[:4096] + b"\x09" * 30_000)

    assert "run 'leadquiz doctor --repair'" in home.refused("quiz", str(home.deck))
    assert home.run("doctor").exit_code == 1
    assert "the store is sound" in home.said("doctor", "--repair")
    assert json.loads(home.said("doctor", "--json"))["problems"] == []


def test_suspended_cards_of_the_deck_are_asked_of_nobody(home: Home) -> None:
    home.deck.unlink()
    save_deck(deck_of(card(id="c1", suspended=True), card(id="c2"), title="Lead"), home.deck)

    assert "Lead: 1 new, 0 learning, 0 due." in home.said("quiz", str(home.deck), input="")


def test_suspended_cards_are_listed_and_resumed(home: Home) -> None:
    home.said("quiz", str(home.deck), "--mode", "flip", input="s\nq\n")
    assert "c0  Lead" in home.said("history", "suspended")
    assert "Lead: 4 new" in home.said("quiz", str(home.deck), input="")

    assert home.said("history", "resume", "c0") == "c0 will be asked again\n"

    assert home.said("history", "suspended") == "no card is suspended\n"
    assert "Lead: 5 new" in home.said("quiz", str(home.deck), input="")
    assert "card c0: is not suspended" in home.refused("history", "resume", "c0")
