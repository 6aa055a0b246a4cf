"""The log only grows, states follow from it, and nothing acknowledged is lost."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from leadquiz.errors import StoreError
from leadquiz.model import Rating
from leadquiz.study.clock import DAY_MS
from leadquiz.study.history import Action, History, Standing, effective
from leadquiz.study.schedule import CardState, Phase
from learner import NOON, TestClock, review

KILLS = int(os.environ.get("LEADQUIZ_TEST_KILLS", "4"))
LOOP = Path(__file__).with_name("review_loop.py")
AGAIN, HARD, GOOD, EASY = Rating


@pytest.fixture
def clock() -> TestClock:
    return TestClock()


@pytest.fixture
def history(tmp_path: Path, clock: TestClock) -> Iterator[History]:
    with History(tmp_path / "r.db", clock) as opened:
        yield opened


def state_of(history: History, card: str = "c1") -> CardState:
    state = history.standing(card).state
    assert state is not None
    return state


def test_a_review_is_in_the_log_and_in_the_cards_state(history: History) -> None:
    entry = review(history)

    [logged] = history.entries("c1")
    assert (logged.id, logged.rating, logged.study_day, logged.phase) == (entry, GOOD, 20_000, Phase.LEARNING)
    assert state_of(history).due_ms == logged.due_ms == NOON.ms + 600_000
    assert history.differences() == []


def test_what_follows_a_corrected_clock_in_the_same_instant_comes_after_it(
    history: History, clock: TestClock
) -> None:
    history.mark(Action.RESUME, "c1", 1)
    clock.pass_time(days=-1)
    history.retime(clock().ms)

    history.mark(Action.SUSPEND, "c1", 1)

    assert history.standing("c1").suspended
    assert history.differences() == []


def test_another_connection_sees_the_review_at_once(history: History, clock: TestClock) -> None:
    review(history)

    with History(history.path, clock) as other:
        assert other.standing("c1") == history.standing("c1")


def test_undo_appends_and_the_state_is_as_before(history: History, clock: TestClock) -> None:
    review(history)
    before = history.standing("c1")
    clock.pass_time(minutes=10)
    entry = review(history, rating=AGAIN)

    history.undo(entry)

    assert history.standing("c1") == before
    assert [each.action for each in history.entries("c1")] == [Action.REVIEW, Action.REVIEW, Action.UNDO]
    assert history.sums_of(1, 20_000)["reviews"] == 1
    assert history.differences() == []


def test_undoing_the_only_review_makes_the_card_new_again(history: History) -> None:
    history.undo(review(history))

    assert history.standing("c1").is_blank
    assert history.connection.execute("SELECT count(*) FROM state").fetchone() == (0,)


def test_undoing_an_undo_brings_the_review_back(history: History) -> None:
    entry = review(history)
    standing = history.standing("c1")
    history.undo(entry)
    [*_, undo] = history.entries("c1")

    history.undo(undo.id)

    assert history.standing("c1") == standing


def test_cramming_is_logged_and_moves_nothing(history: History) -> None:
    review(history)
    before = history.standing("c1")

    review(history, rating=AGAIN, counted=False)

    assert history.standing("c1") == before
    assert history.sums_of(1, 20_000)["crammed"] == 1
    assert history.differences() == []


def test_suspending_burying_and_resuming_are_entries_too(history: History) -> None:
    history.mark(Action.SUSPEND, "c1", 1)
    history.mark(Action.BURY, "c1", 1)
    assert history.standing("c1") == Standing(suspended=True, buried=20_000)

    history.mark(Action.RESUME, "c1", 1)

    assert not history.standing("c1").suspended
    assert history.differences() == []


def test_replaying_the_log_gives_the_same_states_and_sums(history: History, clock: TestClock) -> None:
    rng = random.Random(3)
    for _ in range(200):
        entry = review(history, f"c{rng.randint(1, 9)}", Rating(rng.randint(1, 4)), deck=rng.randint(1, 2))
        if rng.random() < 0.1:
            history.undo(entry)
        clock.pass_time(hours=rng.uniform(0, 40))
    tables = ("state", "day")
    before = [history.connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables]

    assert history.differences() == []
    history.replay()

    states, days = ([*history.connection.execute(f"SELECT * FROM {table}")] for table in tables)
    assert len(states) == len(before[0])
    assert {day[:2]: day for day in days} == {day[:2]: day for day in before[1] if any(day[2:])}
    assert history.differences() == []


def test_a_state_that_was_tampered_with_is_told_and_mended(history: History) -> None:
    review(history)
    review(history, "c2")
    history.connection.execute("UPDATE state SET stability = 99 WHERE card = 'c1'")
    history.connection.execute("DELETE FROM state WHERE card = 'c2'")
    history.connection.execute("UPDATE day SET reviews = 7")

    assert history.differences() == [
        "card c1: state and log differ",
        "card c2: has entries in the log but no state",
        "day 20000 of deck 1: sums and log differ",
    ]
    history.replay()
    assert history.differences() == []


# ------------------------------------------------------------------------------------------------ clock


def test_a_clock_set_back_a_year_goes_on_from_the_last_review(history: History, clock: TestClock) -> None:
    review(history)
    clock.pass_time(days=-365)

    with History(history.path, clock) as later:
        assert later.clock_behind_ms == 365 * DAY_MS
        clock.pass_time(minutes=10)
        review(later)

        first, second = later.entries("c1")
        assert second.at_ms - first.at_ms == 10 * 60_000
        assert state_of(later).due_day > 20_000
        assert later.differences() == []


def test_reviews_made_while_the_clock_was_a_year_ahead_are_put_right(
    history: History, clock: TestClock
) -> None:
    review(history)
    clock.pass_time(minutes=10)
    review(history)
    clock.pass_time(days=365)
    review(history)
    assert state_of(history).due_day > 20_365
    clock.pass_time(days=-363)

    with History(history.path, clock) as later:
        assert later.clock_behind_ms > 0
        corrected = later.retime(clock().ms)

        assert corrected == 1
        state = state_of(later)
        assert state.last_day == 20_002
        assert 20_002 < state.due_day < 20_500
        assert later.now() == clock()
        assert later.differences() == []
        assert later.retime(clock().ms) == 0


def test_the_same_millisecond_gives_two_entries_in_order(history: History) -> None:
    ids = [review(history, f"c{n}") for n in range(20)]

    assert ids == sorted(ids)
    assert len({entry[:11] for entry in ids}) == 20


@pytest.mark.parametrize("offset", [-660, -480, 0, 60, 120, 345, 840])
def test_changing_the_zone_loses_and_repeats_no_card(history: History, clock: TestClock, offset: int) -> None:
    review(history, rating=EASY)
    due = state_of(history).due_day

    clock.travel(offset)
    review(history, "c2", rating=EASY)

    assert state_of(history).due_day == due
    assert abs(state_of(history, "c2").last_day - 20_000) <= 1
    assert history.differences() == []


# --------------------------------------------------------------------------------------- kills, sessions


def killed(store: Path, delay: float, *, at_work: bool) -> list[str]:
    """The entries a process said were committed before it was killed, `delay` seconds after its first or its start."""
    process = subprocess.Popen(
        [sys.executable, str(LOOP), str(store), "a", "100000"], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    with process.stdout as stream:
        text = stream.readline() if at_work else ""
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        text += stream.read()
    process.wait()
    return text.split("\n")[:-1]


def test_no_acknowledged_review_is_lost_to_kill_9(tmp_path: Path) -> None:
    store = tmp_path / "r.db"
    rng = random.Random(9)
    seen: list[str] = []
    for number in range(KILLS):
        # Every third is killed early, perhaps while it makes or opens the store.
        seen += killed(store, rng.uniform(0.0, 0.4), at_work=number % 3 != 2)
        with History(store, TestClock()) as history:
            assert history.connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
            if number % 20 == 0 or number == KILLS - 1:
                kept = {entry.id for entry in history.entries()}
                assert set(seen) <= kept
                assert len(kept) - len(seen) <= number + 1  # at most the one in hand was saved and not said
                assert history.differences() == []
    assert len(seen) >= KILLS // 2


def test_two_sessions_at_once_meet_no_lock(tmp_path: Path) -> None:
    store = tmp_path / "r.db"
    workers = [
        subprocess.Popen(
            [sys.executable, str(LOOP), str(store), worker, "150"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for worker in "ab"
    ]
    outputs = [worker.communicate() for worker in workers]

    assert [worker.returncode for worker in workers] == [0, 0], outputs
    with History(store, TestClock()) as history:
        assert sum(1 for _ in history.entries()) == 300
        assert history.differences() == []


# --------------------------------------------------------------------------------------- state machine


class Learner(RuleBasedStateMachine):
    """Review, undo, suspend, close, jump in time: state always equals the replayed log, which only grows."""

    def __init__(self) -> None:
        super().__init__()
        import tempfile

        self.folder = tempfile.TemporaryDirectory()
        self.clock = TestClock()
        self.history = History(Path(self.folder.name) / "r.db", self.clock)
        self.log: list[str] = []
        self.undoable: list[str] = []

    @rule(card=st.sampled_from("abc"), rating=st.sampled_from(Rating), counted=st.booleans())
    def review(self, card: str, rating: Rating, counted: bool) -> None:
        self.undoable.append(review(self.history, card, rating, counted=counted))

    @rule(card=st.sampled_from("abc"), action=st.sampled_from([Action.SUSPEND, Action.RESUME, Action.BURY]))
    def mark(self, card: str, action: Action) -> None:
        self.undoable.append(self.history.mark(action, card, 1))

    @precondition(lambda self: self.undoable)
    @rule(data=st.data())
    def undo(self, data: st.DataObject) -> None:
        self.history.undo(self.undoable.pop(data.draw(st.integers(0, len(self.undoable) - 1))))

    @rule(days=st.floats(-800, 800))
    def jump(self, days: float) -> None:
        self.clock.pass_time(days=days)

    @rule(offset=st.integers(-720, 840))
    def travel(self, offset: int) -> None:
        self.clock.travel(offset)

    @rule()
    def retime(self) -> None:
        self.history.retime(self.clock().ms)

    @rule()
    def reopen(self) -> None:
        self.history.close()
        self.history = History(self.history.path, self.clock)

    @invariant()
    def state_is_the_replayed_log(self) -> None:
        assert self.history.differences() == []

    @invariant()
    def the_log_only_grows(self) -> None:
        now = [entry.id for entry in self.history.entries()]
        assert set(self.log) <= set(now)
        self.log = now

    @invariant()
    def no_time_runs_backwards(self) -> None:
        for card in "abc":
            times = [entry.at_ms for entry in effective(self.history.entries(card))]
            assert times == sorted(times)

    def teardown(self) -> None:
        self.history.close()
        self.folder.cleanup()


Learner.TestCase.settings = hypothesis_settings(max_examples=12, stateful_step_count=15, deadline=None)
TestLearner = Learner.TestCase


def test_undoing_what_is_not_there_says_so(history: History) -> None:
    with pytest.raises(StoreError, match="has no entry x to undo; nothing was changed"):
        history.undo("x")
