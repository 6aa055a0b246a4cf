"""Opening a store never destroys one, and copies are kept."""

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from leadquiz.errors import StoreError
from leadquiz.study import store


def test_a_missing_store_is_made_with_wal_and_full_synchronisation(tmp_path: Path) -> None:
    with closing(store.connect(tmp_path / "new" / "r.db")) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("PRAGMA synchronous").fetchone() == (2,)
        assert connection.execute("PRAGMA user_version").fetchone() == (store.VERSION,)
    assert (tmp_path / "new" / "r.db").stat().st_mode & 0o777 == 0o600
    assert [file.name for file in (tmp_path / "new").iterdir() if file.suffix == ".new"] == []


def made(path: Path, *statements: str) -> Path:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()
    return path


def test_an_empty_file_is_refused_and_left(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    path.touch()

    with pytest.raises(
        StoreError, match=r"is empty, so the reviews are gone; put a copy from .*r-backups in its place"
    ):
        store.connect(path)
    assert path.stat().st_size == 0


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = made(tmp_path / "r.db", "CREATE TABLE notes(id)")

    with pytest.raises(StoreError, match="is another program's database; name the store with --store"):
        store.connect(path)


def test_a_newer_store_is_refused(tmp_path: Path) -> None:
    store.connect(tmp_path / "r.db").close()
    path = made(tmp_path / "r.db", "PRAGMA user_version = 99")

    with pytest.raises(StoreError, match=r"was written by a newer leadquiz \(version 99 of the store\)"):
        store.connect(path)


@pytest.mark.parametrize(
    "text",
    [b"not a database at all, but long enough to look like one" * 40, b"SQLite format 3\0" + b"x" * 5000],
)
def test_a_file_that_is_no_database_is_told_in_one_line(tmp_path: Path, text: bytes) -> None:
    path = tmp_path / "r.db"
    path.write_bytes(text)

    with pytest.raises(StoreError) as error:
        store.connect(path)
    assert "\n" not in str(error.value)
    assert path.read_bytes() == text


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder; name the file of the store"):
        store.connect(tmp_path)


def test_a_missing_store_is_not_made_when_only_read(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no reviews here yet"):
        store.connect(tmp_path / "r.db", create=False)
    assert list(tmp_path.iterdir()) == []


def test_the_daily_copy_is_whole_though_the_store_is_open_and_made_once(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with closing(store.connect(path)) as connection:
        connection.execute("INSERT INTO deck(path, title) VALUES ('/a', 'A')")
        copy = store.back_up_daily(connection, path, "2026-11-22")
        assert copy is not None
        assert store.back_up_daily(connection, path, "2026-11-22") is None
    with closing(sqlite3.connect(copy)) as opened:
        assert opened.execute("SELECT title FROM deck").fetchall() == [("A",)]
    assert [file.name for file in store.backups_folder(path).iterdir()] == ["2026-11-22.db"]


def test_seven_days_four_weeks_and_twelve_months_are_kept() -> None:
    days = [(date(2025, 1, 1) + timedelta(days=n)).isoformat() for n in range(690)]

    kept = store.kept(days)

    assert set(days[-7:]) <= kept
    assert {day[:7] for day in kept} == {
        (date(2026, 11, 1) - timedelta(days=30 * n)).isoformat()[:7] for n in range(12)
    }
    assert len(kept) <= 7 + 4 + 12
    assert store.kept(sorted(kept)) == kept
