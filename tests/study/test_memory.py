"""Stability and difficulty equal Anki's and py-fsrs's for the same history."""

import os
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import fsrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadquiz.study.clock import DAY_MS, Moment
from leadquiz.study.memory import (
    DEFAULT_PARAMETERS,
    first_memory,
    interval_days,
    next_memory,
    replay,
    retrievability,
)

HISTORIES = int(os.environ.get("LEADQUIZ_TEST_HISTORIES", "300"))
TOLERANCE = 0.001

ratings = st.integers(1, 4)
histories = st.lists(st.tuples(ratings, st.integers(0, 400)), min_size=1, max_size=12)


@pytest.fixture(scope="module")
def anki_card(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[object, int]]:
    """A collection of Anki's own library with one card, and the card's id."""
    collection = pytest.importorskip("anki.collection")
    col = collection.Collection(str(tmp_path_factory.mktemp("anki") / "c.anki2"))
    col.set_config("fsrs", True)
    note = col.new_note(col.models.by_name("Basic"))
    note["Front"] = "front"
    col.add_note(note, 1)
    yield col, note.cards()[0].id
    col.close()


def real_clock_history(rng: random.Random, end: Moment) -> list[tuple[int, int]]:
    """(rating, UTC ms) with gaps from a minute to a year, at any hour, none after `end`."""
    gaps = [
        int(
            rng.choice([60e3, 600e3, 5 * 3600e3, DAY_MS, 4 * DAY_MS, 30 * DAY_MS, 200 * DAY_MS])
            * rng.uniform(0.3, 1.8)
        )
        for _ in range(rng.randint(0, 9))
    ]
    at = end.ms - sum(gaps) - rng.randint(0, 3 * DAY_MS)
    history = [(rng.randint(1, 4), at)]
    for gap in gaps:
        at += gap
        history.append((rng.randint(1, 4), at))
    return history


def test_memory_equals_ankis_for_reviews_at_real_clock_times(anki_card: tuple[object, int]) -> None:
    col, card = anki_card
    cutoff_ms = col.sched.day_cutoff * 1000  # type: ignore[attr-defined]  # anki has no type for it here
    # Anki counts its days back from the next rollover; ours agree when the zone says the same.
    offset = round((DAY_MS - cutoff_ms % DAY_MS) / 60_000) + 4 * 60
    now = Moment(cutoff_ms - DAY_MS // 2, offset)
    assert now.next_rollover_ms(4) == cutoff_ms
    rng = random.Random(6)
    worst = 0.0
    for _ in range(HISTORIES):
        history = real_clock_history(rng, now)
        rows = [
            (at, card, -1, rating, 1, 1, 2500, 1000, 0 if place == 0 else 1)
            for place, (rating, at) in enumerate(history)
        ]
        col.db.execute("delete from revlog")  # type: ignore[attr-defined]
        col.db.executemany("insert into revlog values (?,?,?,?,?,?,?,?,?)", rows)  # type: ignore[attr-defined]
        theirs = col.compute_memory_state(card)  # type: ignore[attr-defined]
        days = [(rating, Moment(at, offset).study_day(4)) for rating, at in history]
        ours = replay(days, DEFAULT_PARAMETERS)
        assert ours is not None
        worst = max(worst, abs(ours[0] / theirs.stability - 1), abs(ours[1] / theirs.difficulty - 1))
        assert worst <= TOLERANCE, (days, ours, theirs)


@given(histories)
def test_memory_equals_py_fsrs_fed_with_midnight_of_the_study_day(history: list[tuple[int, int]]) -> None:
    scheduler = fsrs.Scheduler(enable_fuzzing=False)
    card = fsrs.Card(card_id=1)
    day, days = 20_000, []
    for rating, gap in history:
        day += gap
        days.append((rating, day))
        midnight = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(days=day)
        card, _ = scheduler.review_card(card, fsrs.Rating(rating), midnight)

    ours = replay(days, DEFAULT_PARAMETERS)

    assert ours is not None
    assert card.stability is not None
    assert card.difficulty is not None
    assert ours == pytest.approx((min(card.stability, 36500.0), card.difficulty), rel=1e-6)


def test_the_default_parameters_are_py_fsrs_6() -> None:
    assert tuple(fsrs.Scheduler().parameters) == DEFAULT_PARAMETERS


@given(st.floats(0.01, 36500), st.floats(0.7, 0.97))
def test_retrievability_after_an_interval_is_the_retention_it_was_made_for(
    stability: float, retention: float
) -> None:
    days = interval_days(stability, retention)

    assert retrievability(days, stability) == pytest.approx(retention, abs=1e-9)


def test_retrievability_is_ninety_percent_when_days_equal_stability() -> None:
    assert retrievability(17.5, 17.5) == pytest.approx(0.9)


@given(histories, st.integers(0, 400))
def test_a_better_rating_never_leaves_less_stability(history: list[tuple[int, int]], gap: int) -> None:
    day, days = 0, []
    for rating, more in history:
        day += more
        days.append((rating, day))
    before = replay(days, DEFAULT_PARAMETERS)
    assert before is not None

    after = [next_memory(before, rating, gap, DEFAULT_PARAMETERS)[0] for rating in (1, 2, 3, 4)]

    assert after == sorted(after)


def test_a_day_earlier_than_the_one_before_counts_as_the_same_day() -> None:
    assert replay([(3, 10), (3, 4)], DEFAULT_PARAMETERS) == replay([(3, 10), (3, 10)], DEFAULT_PARAMETERS)


def test_no_reviews_leave_no_memory() -> None:
    assert replay([], DEFAULT_PARAMETERS) is None


def test_the_first_rating_gives_the_first_stability() -> None:
    assert [first_memory(rating, DEFAULT_PARAMETERS)[0] for rating in (1, 2, 3, 4)] == list(
        DEFAULT_PARAMETERS[:4]
    )
