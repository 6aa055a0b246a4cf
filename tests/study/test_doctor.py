"""A damaged store is mended from its log or a copy; nothing is thrown away."""

import sqlite3
from contextlib import closing
from pathlib import Path

from leadquiz.study import store
from leadquiz.study.doctor import examine
from leadquiz.study.history import History
from learner import TestClock, review


def filled(path: Path, clock: TestClock, cards: int = 40) -> None:
    with History(path, clock) as history:
        for number in range(cards):
            review(history, f"c{number}")
            clock.pass_time(minutes=1)


def test_a_sound_store_has_no_problems_and_gets_its_daily_copy(tmp_path: Path) -> None:
    clock = TestClock()
    filled(tmp_path / "r.db", clock)

    report = examine(tmp_path / "r.db", clock)

    assert report.problems == []
    assert report.done == ["today's backup was made and checked"]
    assert examine(tmp_path / "r.db", clock).done == []


def test_states_that_differ_are_told_and_with_repair_rebuilt(tmp_path: Path) -> None:
    clock, path = TestClock(), tmp_path / "r.db"
    filled(path, clock)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE state SET reps = 9 WHERE card = 'c3'")
        connection.commit()

    assert examine(path, clock).problems == ["card c3: state and log differ"]
    mended = examine(path, clock, repair=True)

    assert mended.problems == []
    assert mended.done[0] == "40 cards rebuilt from the log"
    assert [copy.name[:13] for copy in store.backups_folder(path).iterdir() if "before" in copy.name] == [
        "before-repair"
    ]


def test_a_damaged_file_is_replaced_by_its_copy_and_kept_aside(tmp_path: Path) -> None:
    clock, path = TestClock(), tmp_path / "r.db"
    filled(path, clock)
    examine(path, clock)
    filled_bytes = bytearray(path.read_bytes())
    filled_bytes[5000:9000] = b"\x07" * 4000
    path.write_bytes(filled_bytes)

    assert "is damaged" in examine(path, clock).problems[0]
    mended = examine(path, clock, repair=True)

    assert mended.problems == []
    assert path.with_name("r.db.damaged").exists()
    with History(path, clock) as history:
        assert len({entry.card for entry in history.entries()}) == 40
        assert history.differences() == []


def test_an_emptied_file_is_restored_from_its_copy(tmp_path: Path) -> None:
    clock, path = TestClock(), tmp_path / "r.db"
    filled(path, clock)
    examine(path, clock)
    path.write_bytes(b"")

    assert "is empty" in examine(path, clock).problems[0]
    assert examine(path, clock, repair=True).problems == []
    with History(path, clock) as history:
        assert len(list(history.entries())) == 40


def test_reviews_in_the_future_are_told_and_corrected_on_request(tmp_path: Path) -> None:
    clock, path = TestClock(), tmp_path / "r.db"
    clock.pass_time(days=365)
    filled(path, clock, 3)
    clock.pass_time(days=-365)

    assert "the newest review is 365 days in the future" in examine(path, clock).problems[0]
    mended = examine(path, clock, fix_clock=True)

    assert mended.problems == []
    assert "3 entries from a clock 365 days ahead count as made today" in mended.done
    with History(path, clock) as history:
        assert {entry.study_day for entry in history.reviews("c1")} == {20_000}
