"""The quiz as a learner sees it: keys sent to a real pseudo-terminal, screens read back."""

import re
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from factories import card, deck_of
from leadquiz.deck import load_deck, save_deck
from leadquiz.model import Card, Kind, Source, Span
from terminal_judge import Terminal, terminal

HOSTILE = "a\u001b[31mred\u001b]52;c;aGk=\u0007 \u202eback [/bold] :smile: arr[i] {x}"


def deck_in(folder: Path, *cards: Card) -> str:
    path = folder / "lead.yaml"
    save_deck(deck_of(*cards, title="Leading", sources=(Source(id="s1", file="doc.txt"),)), path)
    (folder / "doc.txt").write_text(
        "Jack was born in Hangzhou.\n\nAlibaba was founded in 1999\nin an apartment.\n\nThe end.\n"
    )
    return str(path)


FOUNDED = card(
    id="c1",
    question="When was Alibaba founded?",
    answer="1999",
    distractors=("1995", "2001", "2003"),
    section=("Chapter 1", "The founding"),
    source=Span(source="s1", first=3, last=4),
    evidence="Alibaba was founded in 1999 in an apartment.",
)
BORN = card(id="c2", question="Where was Jack born?", answer="Hangzhou", section=("Chapter 2",))
WHY = card(
    id="c3",
    kind=Kind.CAUSE,
    question="Why an apartment?",
    answer="Because they had no money to rent an office.",
)


def reviews(folder: Path) -> list[tuple[str, int, str, str]]:
    with closing(sqlite3.connect(folder / "r.db")) as connection:
        return connection.execute("SELECT card, rating, mode, grade FROM log ORDER BY id").fetchall()


def option(screen: str, text: str) -> str:
    """The number of an option on the screen."""
    return next(line.split()[-2] for line in screen.splitlines() if line.split()[-1:] == [text])


def test_a_session_from_choice_over_typing_to_the_summary(tmp_path: Path) -> None:
    with terminal(["quiz", deck_in(tmp_path, FOUNDED, BORN, WHY)], tmp_path) as shown:
        screen = shown.wait_for("When was Alibaba founded?")
        assert "Leading  Chapter 1 › The founding" in screen
        assert "›new 3 · learning 0 · due 0" in screen
        assert "Alibaba was founded in 1999" not in screen

        shown.send(option(screen, "1999"))
        screen = shown.wait_for("✓ right")
        assert "Chapter 1 › The founding · doc.txt line 3–4" in screen
        assert "“Alibaba was founded in 1999 in an apartment.”" in screen
        assert "1 again 1m   2 hard 6m   3 good 10m   4 easy" in screen
        shown.send("4")

        shown.wait_for("Where was Jack born?")
        shown.send("Hangzou\r")
        screen = shown.wait_for("right, with a slip")
        assert "[-Hangzou-] {+Hangzhou+}" in screen
        shown.send("4")

        shown.wait_for("Why an apartment?")
        shown.send(" ")
        shown.wait_for("Because they had no money")
        shown.send("4")

        assert shown.finish() == 0
        assert "3 answers on 3 cards" in shown.text()
        assert "100% remembered" in shown.text()
        assert shown.is_as_before()
    assert reviews(tmp_path) == [
        ("c1", 4, "choice", "right"),
        ("c2", 4, "type", "slip"),
        ("c3", 4, "flip", ""),
    ]


def test_undo_bury_suspend_hint_help_and_source_by_their_keys(tmp_path: Path) -> None:
    with terminal(["quiz", deck_in(tmp_path, FOUNDED, WHY), "--mode", "flip"], tmp_path) as shown:
        shown.wait_for("When was Alibaba founded?")
        shown.send("h")
        shown.wait_for("hint: 1···")
        shown.send("?")
        shown.wait_for("this help")
        shown.send(" ")
        shown.wait_for("When was Alibaba founded?")
        shown.send("o")
        screen = shown.wait_for("Jack was born in Hangzhou.")
        assert "3 │ Alibaba was founded in 1999" in screen
        shown.send(" ")
        shown.wait_for("When was Alibaba founded?")
        shown.send(" 3")
        shown.wait_for("Why an apartment?")
        shown.send("u")
        shown.wait_for("taken back")
        assert "When was Alibaba founded?" in shown.text()
        shown.send("b")
        shown.wait_for("buried until tomorrow")
        assert "Why an apartment?" in shown.text()
        shown.send("s")
        assert shown.finish() == 0
    with closing(sqlite3.connect(tmp_path / "r.db")) as connection:
        assert connection.execute("SELECT action, card FROM log ORDER BY id").fetchall() == [
            (1, "c1"),
            (2, "c1"),
            (5, "c1"),
            (3, "c3"),
        ]


def test_keys_of_another_layout_and_arrows_work(tmp_path: Path) -> None:
    with terminal(["quiz", deck_in(tmp_path, FOUNDED, WHY), "--mode", "flip"], tmp_path) as shown:
        shown.wait_for("When was Alibaba founded?")
        shown.send("р")  # h on a Russian keyboard
        shown.wait_for("hint: 1···")
        shown.send(" ")
        shown.wait_for("2 hard")
        shown.send("\x1b[C\x1b[D\x1b[C\x1b[15~\r")  # from good to easy, back and forth, and an unknown key
        shown.wait_for("Why an apartment?")
        shown.send("й")  # q
        assert shown.finish() == 0
    assert [review[1] for review in reviews(tmp_path)] == [4]


def test_a_card_is_edited_flagged_and_asked_again_without_leaving(tmp_path: Path) -> None:
    editor = tmp_path / "editor.sh"
    editor.write_text(
        "#!/bin/sh\nsed -i 's/When was Alibaba founded/In which year did Alibaba begin/' \"$1\"\n"
    )
    editor.chmod(0o755)
    path = deck_in(tmp_path, FOUNDED)
    with terminal(["quiz", path, "--mode", "flip"], tmp_path, environment={"EDITOR": str(editor)}) as shown:
        shown.wait_for("When was Alibaba founded?")
        shown.send("e")
        shown.wait_for("In which year did Alibaba begin?")
        assert "saved; its reviews are kept" in shown.text()
        shown.send("f")
        shown.wait_for("why is it bad?")
        shown.send("too easy\r")
        shown.wait_for("flagged")
        shown.send("q")
        assert shown.finish() == 0
    [kept] = load_deck(Path(path)).cards
    assert (kept.question, kept.flagged) == ("In which year did Alibaba begin?", "too easy")


def test_a_missing_editor_is_told_and_the_quiz_goes_on(tmp_path: Path) -> None:
    with terminal(
        ["quiz", deck_in(tmp_path, FOUNDED)], tmp_path, environment={"EDITOR": "no-such-editor"}
    ) as shown:
        shown.wait_for("When was Alibaba founded?")
        shown.send("e")
        shown.wait_for("set EDITOR to an")
        assert "editor you have\n" in shown.text()
        shown.send("q")
        assert shown.finish() == 0


@pytest.mark.parametrize(
    ("way", "code"),
    [("\x1b", 0), ("\x03", 0), (signal.SIGTERM, 143), (signal.SIGHUP, 129)],
)
def test_leaving_at_any_moment_keeps_what_was_answered_and_the_terminal(
    tmp_path: Path, way: str | signal.Signals, code: int
) -> None:
    with terminal(["quiz", deck_in(tmp_path, FOUNDED, BORN), "--mode", "type"], tmp_path) as shown:
        shown.wait_for("When was Alibaba founded?")
        shown.send("1999\r")
        shown.wait_for("✓ right")
        shown.send("4")
        shown.wait_for("Where was Jack born?")
        shown.send("Hang")
        shown.wait_for("› Hang")
        if isinstance(way, str):
            shown.send(way)
        else:
            shown.kill(way)
        assert shown.finish() == code
        assert shown.is_as_before()
        assert "Traceback" not in shown.text()
    assert [review[0] for review in reviews(tmp_path)] == ["c1"]


@pytest.mark.parametrize("columns", [40, 60, 100, 200])
@pytest.mark.parametrize("colour", [True, False])
def test_every_word_is_there_at_any_width(tmp_path: Path, columns: int, colour: bool) -> None:
    words = (
        "Why did the eighteen founders work from one apartment when whole offices stood empty all over town?"
    )
    long = card(
        id="c1", question=words, answer="Because money was short and trust was not.", section=("A" * 90,)
    )
    environment = {} if colour else {"NO_COLOR": "1"}
    arguments = ["quiz", deck_in(tmp_path, long), "--mode", "flip"]
    with terminal(arguments, tmp_path, columns=columns, environment=environment) as shown:
        screen = shown.wait_for("town?")
        assert (
            words.split() == [word for word in screen.split() if word in words.split()][: len(words.split())]
        )
        shown.send(" ")
        screen = shown.wait_for("4 easy")
        assert "Because money was short" in " ".join(screen.split())
        assert bool(re.search(rb"\x1b\[(\d+;)*3[0-7]m", shown.raw)) == colour
        shown.send("q")
        assert shown.finish() == 0


def test_the_screen_follows_a_change_of_size(tmp_path: Path) -> None:
    with terminal(["quiz", deck_in(tmp_path, FOUNDED)], tmp_path) as shown:
        shown.wait_for("When was Alibaba founded?")
        shown.resize(50, 12)
        shown.kill(signal.SIGWINCH)
        shown.wait_for("›new 1  learn 0  due 0")
        shown.send("q")
        assert shown.finish() == 0


def test_on_a_small_screen_the_answer_comes_into_view(tmp_path: Path) -> None:
    with terminal(["quiz", deck_in(tmp_path, FOUNDED)], tmp_path, columns=40, rows=14) as shown:
        shown.send(option(shown.wait_for("When was Alibaba"), "1999"))
        screen = shown.wait_for("✓ right")
        assert "doc.txt" in screen
        assert "↑" in screen.splitlines()[2]
        shown.send("q")
        assert shown.finish() == 0


def test_card_text_never_steers_the_terminal(tmp_path: Path) -> None:
    hostile = card(
        id="c1",
        question=HOSTILE.replace("\u001b", "").replace("\u0007", "").replace("\u202e", ""),
        answer="x",
    )
    path = tmp_path / "lead.yaml"
    deck_in(tmp_path, hostile)
    with terminal(["quiz", str(path), "--mode", "flip"], tmp_path) as shown:
        screen = shown.wait_for("[/bold] :smile: arr[i] {x}")
        assert "a[31mred]52;c;aGk=" in screen
        shown.send("q")
        assert shown.finish() == 0


def test_a_dumb_terminal_gets_the_quiz_line_by_line(tmp_path: Path) -> None:
    with terminal(["quiz", deck_in(tmp_path, WHY)], tmp_path, environment={"TERM": "dumb"}) as shown:
        shown.wait_for("Enter for the answer:")
        shown.send("\n")
        shown.wait_for("Answer: Because they had no money")
        shown.send("\n")
        shown.wait_for("Saved: good.")
        assert b"\x1b" not in shown.raw
        shown.send("q\n")
        assert shown.finish() == 0


def typed_words(shown: Terminal) -> str:
    return next(line for line in shown.text().splitlines() if line.startswith("  › "))


def test_the_typed_line_can_be_corrected(tmp_path: Path) -> None:
    with terminal(["quiz", deck_in(tmp_path, BORN), "--mode", "type"], tmp_path) as shown:
        shown.wait_for("Where was Jack born?")
        shown.send("Hung wrong\x17\x7f\x7f\x7f\x7f\x7fé日")
        shown.wait_for("é日")
        assert typed_words(shown) == "  › é日"
        shown.send("\x15Hangzhou\r")
        shown.wait_for("✓ right")
        shown.send("q")
        assert shown.finish() == 0
