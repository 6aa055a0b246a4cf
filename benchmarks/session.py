"""The first question and the step from key to next card, with a store of years behind it.

`LEADQUIZ_BENCH_CARDS` (default 1,000,000) and ten times as many reviews are made once in a temporary folder;
`LEADQUIZ_BENCH_STORE` names a folder to keep them in.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.timing import seconds_until, with_bytecode
from leadquiz.deck.cache import open_cache
from leadquiz.model import Card, Deck, Kind, Rating
from leadquiz.study.clock import DAY_MS, system_clock
from leadquiz.study.history import History
from leadquiz.study.session import Options, Session
from leadquiz.study.shelf import DeckShelf
from leadquiz.study.store import writing

CARDS = int(os.environ.get("LEADQUIZ_BENCH_CARDS", "1000000"))
DECK_CARDS = min(100_000, CARDS)
REVIEWS_A_CARD = 10
RUNS = 15


def main() -> None:
    """Print the ratios."""
    kept = os.environ.get("LEADQUIZ_BENCH_STORE")
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(kept or temporary)
        folder.mkdir(parents=True, exist_ok=True)
        _make(folder)
        print(f"{CARDS:,} cards, {CARDS * REVIEWS_A_CARD:,} reviews, deck of {DECK_CARDS:,} cards")
        _first_question(folder)
        _prompt(folder)
        _key_to_next_card(folder)


def _first_question(folder: Path) -> None:
    environment = _environment(folder)
    quiz = [str(Path(sys.executable).with_name("leadquiz")), "quiz", str(folder / "deck.yaml")]
    base, first = [], []
    for _ in range(RUNS):
        base.append(_time([sys.executable, "-c", "import click, sqlite3"], environment))
        first.append(seconds_until(quiz, environment, b"What is the meaning"))
    _say("first question / 'import click, sqlite3' (at most 1.7)", first, base)


def _prompt(folder: Path) -> None:
    environment = _environment(folder)
    base, due = [], []
    for _ in range(RUNS):
        base.append(_time([sys.executable, "-c", "import sqlite3"], environment))
        due.append(_time([str(Path(sys.executable).with_name("leadquiz")), "due"], environment))
    _say("leadquiz due / 'import sqlite3' (at most 1.5)", due, base)


def _key_to_next_card(folder: Path) -> None:
    """From a rating to the next question, with the commit and without it."""
    whole, commits = [], []
    with (
        open_cache(folder / "cache" / "decks.sqlite3") as cache,
        History(folder / "r.db", system_clock) as history,
    ):
        session = Session(history, [DeckShelf(cache, folder / "deck.yaml")], Options())
        question = session.next()
        for _ in range(150):
            if question is None:
                break
            session.after(question)
            start = time.perf_counter()
            session.answer(Rating.GOOD)
            answered = time.perf_counter()
            question = session.next()
            end = time.perf_counter()
            commits.append(answered - start)
            whole.append(end - start)
            session.undo()
            question = session.next()
            session.bury()
            question = session.next()
    print(
        f"key to next card, {len(whole)} answers: median {statistics.median(whole) * 1000:.1f} ms, "
        f"of it the commit {statistics.median(commits) * 1000:.1f} ms (at most 20 apart from that)"
    )


def _make(folder: Path) -> None:
    if (folder / "done").exists():
        return
    deck = folder / "deck.yaml"
    from leadquiz.deck import save_deck

    cards = tuple(
        Card(
            id=f"c{number:07d}",
            kind=Kind.FACT,
            question=f"What is the meaning of number {number}?",
            answer=f"meaning {number}",
            section=(f"Chapter {number % 20}",),
        )
        for number in range(DECK_CARDS)
    )
    save_deck(Deck(title="Bench", cards=cards), deck)
    now = system_clock()
    today = now.study_day()
    with (
        History(folder / "r.db", system_clock) as history,
        open_cache(folder / "cache" / "decks.sqlite3") as cache,
    ):
        shelf = DeckShelf(cache, deck)
        row = history.deck_row(shelf.path, shelf.title)
        others = [history.deck_row(f"/decks/{n}.yaml", f"Deck {n}") for n in range(9)]
        rows = [row, *others]
        connection = history.connection
        with writing(connection):
            connection.executemany(
                "INSERT INTO log VALUES (?, 1, ?, ?, ?, 0, ?, 3, 'flip', '', '', 5000, 1, 2, 0, ?, 0, 'fsrs6', NULL)",
                (
                    (
                        f"{now.ms - (REVIEWS_A_CARD - turn) * 30 * DAY_MS + number:011x}{number:010x}",
                        f"c{number:07d}",
                        rows[number * len(rows) // CARDS],
                        now.ms - (REVIEWS_A_CARD - turn) * 30 * DAY_MS + number,
                        today - (REVIEWS_A_CARD - turn) * 30,
                        today - (REVIEWS_A_CARD - turn) * 30 + 30,
                    )
                    for turn in range(REVIEWS_A_CARD)
                    for number in range(CARDS)
                ),
            )
            connection.executemany(
                "INSERT INTO state VALUES (?, ?, 2, 0, 60.0, 5.0, ?, ?, ?, 0, 30, 10, 0, 0, -1)",
                (
                    (
                        f"c{number:07d}",
                        rows[number * len(rows) // CARDS],
                        today - 30,
                        now.ms - 30 * DAY_MS,
                        today - 3 + number % 300,
                    )
                    for number in range(CARDS)
                ),
            )
            connection.execute(
                "DELETE FROM state WHERE card >= ? AND card < ?",
                (f"c{DECK_CARDS - 50:07d}", f"c{DECK_CARDS:07d}"),
            )
        # The session before this one found the new cards at the end of the deck.
        Session(history, [shelf], Options())
    (folder / "done").touch()


def _environment(folder: Path) -> dict[str, str]:
    return with_bytecode() | {
        "LEADQUIZ_STORE": str(folder / "r.db"),
        "LEADQUIZ_CACHE": str(folder / "cache"),
        "TERM": "xterm-256color",
    }


def _time(command: list[str], environment: dict[str, str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def _say(what: str, ours: list[float], base: list[float]) -> None:
    ratios = [one / other for one, other in zip(ours, base, strict=True)]
    print(
        f"{what}: {statistics.median(ratios):.2f} median of pairs, {min(ours) / min(base):.2f} fastest of each "
        f"({min(ours) * 1000:.0f} and {min(base) * 1000:.0f} ms)"
    )


if __name__ == "__main__":
    main()
