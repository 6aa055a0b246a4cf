"""The cache of parsed decks: always right, never needed."""

import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from deck_strategies import decks
from factories import FULL_DECK, card, deck_of
from leadquiz.deck import load_deck, open_cache, parse_deck, save_deck
from leadquiz.deck.cache import default_path
from leadquiz.errors import DeckError, LeadquizError
from leadquiz.model import Deck, Kind


@pytest.fixture
def cache_path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "decks.sqlite3"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "deck.yaml"
    path.write_text(FULL_DECK, encoding="utf-8")
    return path


@given(deck=decks())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_cached_deck_is_the_deck(tmp_path: Path, deck: Deck) -> None:
    path = tmp_path / "any.yaml"
    path.unlink(missing_ok=True)
    save_deck(deck, path)

    with open_cache(tmp_path / "decks.sqlite3") as cache:
        assert cache.deck(path).deck() == deck


def test_cards_are_fetched_by_id_by_position_and_by_what_they_are(path: Path, cache_path: Path) -> None:
    first, second = parse_deck(FULL_DECK).cards
    with open_cache(cache_path) as cache:
        deck = cache.deck(path)

        assert (deck.title, deck.language, len(deck)) == ("Leadership", "en", 2)
        assert deck.card(second.id) == second
        assert deck.card("none") is None
        assert deck.card_at(0) == first
        assert deck.card_at(2) is None
        assert list(deck.cards(section="5.1 “Rivals”")) == [first]
        assert list(deck.cards(section="5.1")) == []
        assert list(deck.cards(tag="rivals", kind=Kind.FACT)) == [first]
        assert list(deck.cards(kind=Kind.LIST)) == [second]


def test_a_long_deck_comes_in_its_order(tmp_path: Path, cache_path: Path) -> None:
    cards = tuple(card(id=f"c{number}") for number in range(1234))
    save_deck(deck_of(*cards), tmp_path / "long.yaml")

    with open_cache(cache_path) as cache:
        assert tuple(cache.deck(tmp_path / "long.yaml").cards()) == cards


def test_a_fresh_deck_is_neither_parsed_nor_read(
    path: Path, cache_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.utime(path, (1_000_000_000, 1_000_000_000))
    with open_cache(cache_path) as cache:
        cache.deck(path)
    path.chmod(0)
    monkeypatch.setattr("leadquiz.files.read_bytes", pytest.fail)

    with open_cache(cache_path) as cache:
        assert len(cache.deck(path)) == 2


def test_a_fresh_deck_imports_nothing_heavy(path: Path, cache_path: Path) -> None:
    os.utime(path, (1_000_000_000, 1_000_000_000))
    program = (
        "import sys; from pathlib import Path; from leadquiz.deck import open_cache\n"
        f"cache = open_cache(Path({str(cache_path)!r})); cache.deck(Path({str(path)!r})).card_at(0)\n"
        "heavy = 'yaml jinja2 genanki spacy platformdirs importlib.metadata tempfile hashlib'\n"
        "print([name for name in heavy.split() if name in sys.modules])"
    )
    runs = [
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
        for _ in "12"
    ]

    assert runs[1].stdout == "[]\n"


def test_an_edited_deck_is_parsed_again(path: Path, cache_path: Path) -> None:
    with open_cache(cache_path) as cache:
        number = cache.deck(path).number
        path.write_text(FULL_DECK.replace('"2002"', '"2001"'), encoding="utf-8")

        deck = cache.deck(path)

        assert deck.number == number
        assert deck.deck() == load_deck(path)


def test_an_edit_of_the_same_length_at_once_is_noticed(path: Path, cache_path: Path) -> None:
    """Size and time may both stay the same within one tick of the file system's clock."""
    written = time.time_ns() + 60_000_000_000  # still to come when it is read, however slow this machine is
    with open_cache(cache_path) as cache:
        os.utime(path, ns=(written, written))
        cache.deck(path)
        path.write_text(FULL_DECK.replace('"2002"', '"2001"'), encoding="utf-8")
        os.utime(path, ns=(written, written))

        assert cache.deck(path).deck() == load_deck(path)


def test_a_touched_deck_is_not_parsed_again(
    path: Path, cache_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_cache(cache_path) as cache:
        cache.deck(path)
        path.touch()
        monkeypatch.setattr("leadquiz.deck.files.deck_in", pytest.fail)

        assert len(cache.deck(path)) == 2


def test_decks_that_are_gone_leave_the_cache(path: Path, cache_path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    save_deck(deck_of(card()), other)
    with open_cache(cache_path) as cache:
        cache.deck(path)
        path.unlink()
        cache.deck(other)

        rows = cache.connection.execute("SELECT path FROM decks").fetchall()
        assert rows == [(os.path.realpath(other),)]
        assert cache.connection.execute("SELECT count(*) FROM cards").fetchone() == (1,)


def test_a_broken_or_missing_deck_is_told_as_ever(path: Path, cache_path: Path, tmp_path: Path) -> None:
    with open_cache(cache_path) as cache:
        cache.deck(path)
        path.write_text("broken: [", encoding="utf-8")
        with pytest.raises(DeckError, match=r"deck\.yaml:1:"):
            cache.deck(path)
        with pytest.raises(LeadquizError, match="no such file; check the name"):
            cache.deck(tmp_path / "none.yaml")
        with pytest.raises(LeadquizError, match="is a directory; name a file"):
            cache.deck(tmp_path)


@pytest.mark.parametrize("at", [0, 20, 100, 4096, 5000, 8192, 9000, 12288, 16384])
@pytest.mark.parametrize("damage", [b"", b"\xff" * 64, b"\x00" * 4096])
def test_a_damaged_cache_is_made_anew(path: Path, cache_path: Path, at: int, damage: bytes) -> None:
    with open_cache(cache_path) as cache:
        cache.deck(path)
    data = cache_path.read_bytes()
    cache_path.write_bytes(data[:at] + damage + (data[at + len(damage) :] if damage else b""))

    with open_cache(cache_path) as cache:
        deck = cache.deck(path)
        found = [deck.card_at(0), deck.card("c2345abcdefh")]

    assert found == list(parse_deck(FULL_DECK).cards)


def test_a_cache_deleted_or_broken_while_in_use_is_made_anew(path: Path, cache_path: Path) -> None:
    with open_cache(cache_path) as cache:
        deck = cache.deck(path)
        cache.connection.execute("DROP TABLE cards")

        assert deck.card_at(1) == parse_deck(FULL_DECK).cards[1]


def test_a_row_that_cannot_be_read_makes_the_cache_anew(path: Path, cache_path: Path) -> None:
    with open_cache(cache_path) as cache:
        deck = cache.deck(path)
        cache.connection.execute("UPDATE cards SET body = '{' WHERE position = 1")

        assert deck.card_at(1) == parse_deck(FULL_DECK).cards[1]


def test_another_programs_database_in_its_place_is_replaced(path: Path, cache_path: Path) -> None:
    cache_path.parent.mkdir()
    with sqlite3.connect(cache_path) as other:
        other.execute("CREATE TABLE decks(x)")
    other.close()

    with open_cache(cache_path) as cache:
        assert len(cache.deck(path)) == 2


def test_a_cache_that_cannot_be_written_is_replaced_by_a_temporary_one(path: Path, tmp_path: Path) -> None:
    blocker = tmp_path / "file"
    blocker.write_text("in the way", encoding="utf-8")

    with open_cache(blocker / "decks.sqlite3") as cache:
        assert cache.deck(path).card_at(0) == parse_deck(FULL_DECK).cards[0]
        used = cache.path

    assert not used.exists()


def test_a_cache_that_another_process_holds_is_left_alone(
    path: Path, cache_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("leadquiz.deck.cache._BUSY_SECONDS", 0.05)
    open_cache(cache_path).close()
    holder = sqlite3.connect(cache_path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")

    with open_cache(cache_path) as cache:
        assert len(cache.deck(path)) == 2
        assert cache.path != cache_path

    holder.execute("COMMIT")
    holder.close()


def test_two_processes_at_once_both_get_their_decks(tmp_path: Path, cache_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from leadquiz.deck import open_cache, save_deck, parse_deck\n"
        "for turn in range(10):\n"
        f"    with open_cache(Path({str(cache_path)!r})) as cache:\n"
        f"        assert cache.deck(Path(sys.argv[1])).card_at(0).answer\n"
        "    path = Path(sys.argv[1]); path.write_text(path.read_text() + '#\\n')"
    )
    paths = [tmp_path / "one.yaml", tmp_path / "two.yaml"]
    for one in paths:
        one.write_text(FULL_DECK, encoding="utf-8")

    running = [subprocess.Popen([sys.executable, "-c", program, str(one)]) for one in paths]

    assert [process.wait(60) for process in running] == [0, 0]


def test_another_database_joins_with_the_cards(path: Path, cache_path: Path) -> None:
    with open_cache(cache_path) as cache:
        number = cache.deck(path).number
        store = sqlite3.connect(":memory:")
        store.execute("ATTACH ? AS decks", (str(cache.path),))

        rows = store.execute(
            "SELECT card, note, kind FROM decks.cards "
            "WHERE deck = ? AND instr(section, char(31) || 'Chapter 5' || char(31))",
            (number,),
        ).fetchall()
        store.close()

    assert rows == [("c2345abcdefg", "n1", "fact")]


def test_the_folder_is_the_users_or_the_one_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LEADQUIZ_CACHE", str(tmp_path))
    assert default_path() == tmp_path / "decks.sqlite3"

    monkeypatch.delenv("LEADQUIZ_CACHE")
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert default_path() == tmp_path / "xdg" / "leadquiz" / "decks.sqlite3"
