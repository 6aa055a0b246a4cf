"""The log as lines: out, in, and merged between two machines."""

import random
from pathlib import Path

import pytest

from leadquiz.errors import StoreError
from leadquiz.model import Rating
from leadquiz.study.history import History
from leadquiz.study.journal import export_lines, import_lines
from learner import TestClock, review


def filled(path: Path, clock: TestClock, seed: int, reviews: int = 60) -> History:
    rng = random.Random(seed)
    history = History(path, clock, nonce=lambda: f"{rng.getrandbits(40):010x}")
    history.deck_row("/decks/lead.yaml", "Lead")
    for _ in range(reviews):
        entry = review(history, f"c{rng.randint(1, 6)}", Rating(rng.randint(1, 4)))
        if rng.random() < 0.1:
            history.undo(entry)
        clock.pass_time(hours=rng.uniform(0, 30))
    return history


def test_an_exported_log_imported_elsewhere_gives_the_same_states(tmp_path: Path) -> None:
    clock = TestClock()
    with filled(tmp_path / "a.db", clock, 1) as one, History(tmp_path / "b.db", clock) as other:
        lines = list(export_lines(one))

        new, known = import_lines(other, lines, "log")

        assert (new, known) == (len(lines) - 1, 0)
        assert list(export_lines(other)) == lines
        assert other.differences() == []
        for n in range(1, 7):
            assert other.standing(f"c{n}") == one.standing(f"c{n}")


def test_importing_twice_adds_nothing(tmp_path: Path) -> None:
    clock = TestClock()
    with filled(tmp_path / "a.db", clock, 2) as one:
        lines = list(export_lines(one))

        assert import_lines(one, lines, "log") == (0, len(lines) - 1)
        assert list(export_lines(one)) == lines


def test_two_machines_merge_to_the_same_log_whichever_comes_first(tmp_path: Path) -> None:
    with filled(tmp_path / "a.db", TestClock(), 3) as one, filled(tmp_path / "b.db", TestClock(), 4) as other:
        ours, theirs = list(export_lines(one)), list(export_lines(other))

        import_lines(one, theirs, "theirs")
        import_lines(other, ours, "ours")

        assert list(export_lines(one)) == list(export_lines(other))
        assert len(list(export_lines(one))) == len(ours) + len(theirs) - 1
        assert one.differences() == other.differences() == []
        for n in range(1, 7):
            assert one.standing(f"c{n}") == other.standing(f"c{n}")


GOOD_LINE = (
    '{"id": "0192f5a3b4c0000000001", "action": "review", "card": "c1", "deck": "Lead", "at": 1728000000000, '
    '"offset": 0, "day": 20000, "rating": "good", "phase": "review", "due_day": 20003}'
)
HEADER = '{"format": "leadquiz-history-1"}'


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("nonsense", "log:3: is not JSON; nothing was imported"),
        ("[]", "log:3: names no deck; nothing was imported"),
        (GOOD_LINE.replace('"good"', '"great"'), r"log:3: is no entry of a history \('GREAT'\)"),
        (GOOD_LINE.replace("1728000000000", "1e400"), "log:3: is no entry of a history"),
        (GOOD_LINE.replace("1728000000000", "NaN"), "log:3: is no entry of a history"),
        (GOOD_LINE.replace("20003", "99999999999999999999"), "its due_day is not a number"),
        (GOOD_LINE.replace('"rating": "good", ', ""), "a review without a rating"),
        (GOOD_LINE.replace("0192f5a3b4c0000000001", "x"), "its id is not one"),
        ("[" * 100_000, "log:3: is not JSON"),
    ],
)
def test_a_bad_line_is_told_with_its_number_and_nothing_is_imported(
    tmp_path: Path, line: str, message: str
) -> None:
    with History(tmp_path / "a.db", TestClock()) as history:
        with pytest.raises(StoreError, match=message):
            import_lines(history, [HEADER, GOOD_LINE, line], "log")
        assert list(history.entries()) == []


def test_a_file_that_is_no_history_is_refused(tmp_path: Path) -> None:
    with History(tmp_path / "a.db", TestClock()) as history:
        with pytest.raises(StoreError, match="does not begin with format leadquiz-history-1"):
            import_lines(history, ['{"a": 1}'], "log")
        with pytest.raises(StoreError, match="is empty"):
            import_lines(history, [], "log")
