"""Steps, intervals, fuzz and load balance."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadquiz.model import Rating
from leadquiz.study.clock import DAY_MS, HOUR_MS, MINUTE_MS, Moment
from leadquiz.study.memory import interval_days
from leadquiz.study.schedule import CardState, Phase, Settings, fuzz_bounds, outcomes

NOON = Moment(20_000 * DAY_MS + 12 * HOUR_MS)
AGAIN, HARD, GOOD, EASY = Rating


def delay_minutes(state: CardState) -> float:
    return (state.due_ms - state.last_ms) / MINUTE_MS


def reviewed(*ratings: Rating) -> CardState:
    """The state after these ratings, each given when the card is due."""
    state = None
    now = NOON
    for rating in ratings:
        state = outcomes(state, now, Settings(), seed="c1")[rating]
        days = max(0, state.due_day - state.last_day)
        now = Moment(max(state.due_ms, now.ms + days * DAY_MS))
    assert state is not None
    return state


def test_a_new_card_goes_through_the_learning_steps() -> None:
    first = outcomes(None, NOON, Settings(), seed="c1")

    assert {rating.name: delay_minutes(first[rating]) for rating in (AGAIN, HARD, GOOD)} == {
        "AGAIN": 1,
        "HARD": 5.5,
        "GOOD": 10,
    }
    assert first[EASY].phase is Phase.REVIEW
    assert reviewed(GOOD, GOOD).phase is Phase.REVIEW
    assert reviewed(GOOD, HARD).step == 1
    assert reviewed(GOOD, AGAIN).step == 0


def test_a_lapse_goes_through_the_relearning_step_and_is_counted() -> None:
    lapsed = reviewed(GOOD, GOOD, AGAIN)

    assert (lapsed.phase, lapsed.lapses, delay_minutes(lapsed)) == (Phase.RELEARNING, 1, 10)
    assert reviewed(GOOD, GOOD, AGAIN, GOOD).phase is Phase.REVIEW
    assert delay_minutes(reviewed(GOOD, GOOD, AGAIN, HARD)) == 15
    assert reviewed(GOOD, GOOD, AGAIN, AGAIN).lapses == 1


def test_without_steps_every_rating_gives_days() -> None:
    states = outcomes(None, NOON, Settings(learning_steps=(), relearning_steps=()), seed="c1")

    assert all(state.phase is Phase.REVIEW and state.interval >= 1 for state in states.values())


def test_a_step_past_the_rollover_is_due_on_the_next_study_day() -> None:
    before_four = Moment(20_001 * DAY_MS + 3 * HOUR_MS + 55 * MINUTE_MS)

    state = outcomes(None, before_four, Settings(), seed="c1")[GOOD]

    assert (before_four.study_day(), state.due_day) == (20_000, 20_001)


@pytest.mark.parametrize(
    ("interval", "bounds"),
    # from Anki's own tests of its fuzz
    [(1.0, (1, 1)), (2.49, (2, 2)), (2.5, (2, 4)), (7.0, (5, 9)), (17.0, (14, 20)), (37.0, (33, 41))],
)
def test_fuzz_stays_within_ankis_bounds(interval: float, bounds: tuple[int, int]) -> None:
    assert fuzz_bounds(interval, 1, 36_500) == bounds


def test_fuzz_respects_the_minimum_and_the_maximum() -> None:
    assert fuzz_bounds(37.0, 38, 36_500)[0] == 38
    assert fuzz_bounds(37.0, 1, 20) == (17, 20)


settings_of = st.builds(
    lambda retention, maximum: Settings(retention=retention, maximum_interval=maximum),
    st.floats(0.7, 0.97),
    st.integers(1, 36_500),
)


@given(st.lists(st.tuples(st.sampled_from(Rating), st.integers(0, 300)), max_size=10), settings_of, st.text())
def test_a_better_rating_never_comes_back_sooner(
    history: list[tuple[Rating, int]], settings: Settings, seed: str
) -> None:
    state, now = None, NOON
    for rating, gap in history:
        state = outcomes(state, now, settings, seed=seed)[rating]
        now = Moment(max(now.ms, state.due_ms) + gap * DAY_MS)

    after = outcomes(state, now, settings, seed=seed)

    dues = [(each.due_day, each.due_ms) for each in after.values()]
    assert [day for day, _ in dues] == sorted(day for day, _ in dues)
    for each in after.values():
        if each.phase is Phase.REVIEW:
            assert 1 <= each.interval <= settings.maximum_interval


@given(st.lists(st.sampled_from(Rating), min_size=1, max_size=8), st.text())
def test_the_same_seed_gives_the_same_days(ratings: list[Rating], seed: str) -> None:
    def run() -> list[int]:
        state, now, days = None, NOON, []
        for rating in ratings:
            state = outcomes(state, now, Settings(), seed=seed)[rating]
            now = Moment(max(state.due_ms, now.ms + state.interval * DAY_MS))
            days.append(state.due_day)
        return days

    assert run() == run()


def grown(stability: float) -> CardState:
    return CardState(
        phase=Phase.REVIEW, stability=stability, difficulty=5.0, last_day=NOON.study_day() - 30,
        last_ms=NOON.ms - 30 * DAY_MS, due_day=NOON.study_day(), interval=30, reps=5,
    )  # fmt: skip


def test_cards_spread_within_the_bounds_and_away_from_crowded_days() -> None:
    today = NOON.study_day()
    good = outcomes(grown(30), NOON, Settings(), seed="x")[GOOD]
    lower, upper = fuzz_bounds(interval_days(good.stability, 0.9), 31, 36_500)
    crowded = {today + days for days in range(lower, upper)}

    chosen = {
        outcomes(grown(30), NOON, Settings(), seed=f"c{n}", load=lambda day: 50 * (day in crowded))[
            GOOD
        ].interval
        for n in range(200)
    }
    free = {outcomes(grown(30), NOON, Settings(), seed=f"c{n}")[GOOD].interval for n in range(200)}

    assert chosen == {upper}
    assert free <= set(range(lower, upper + 1))
    assert len(free) >= upper - lower - 1  # good keeps a day above hard


def test_two_siblings_do_not_fall_on_one_day() -> None:
    first = outcomes(grown(30), NOON, Settings(), seed="c1")[GOOD]

    second = outcomes(grown(30), NOON, Settings(), seed="c1", avoid=frozenset({first.due_day}))[GOOD]

    assert second.due_day != first.due_day


def test_a_clock_set_back_a_year_counts_as_no_time_passed() -> None:
    state = grown(30)
    past = Moment(state.last_ms - 365 * DAY_MS)

    after = outcomes(state, past, Settings(), seed="c1")[GOOD]

    assert after.last_day == state.last_day
    assert after.last_ms == state.last_ms
    assert after.due_day > state.last_day


@pytest.mark.parametrize(
    ("local", "offset", "day"),
    [
        ("2026-03-29T03:59", 60, "2026-03-28"),
        ("2026-03-29T04:00", 120, "2026-03-29"),  # clocks went forward at 2:00 in Berlin
        ("2026-10-25T03:30", 60, "2026-10-24"),  # and back at 3:00
        ("2026-10-25T04:00", 60, "2026-10-25"),
        ("2026-01-01T02:00", -480, "2025-12-31"),
        ("2026-01-01T23:59", 840, "2026-01-01"),
    ],
)
def test_a_study_day_begins_at_four_by_the_learners_clock(local: str, offset: int, day: str) -> None:
    from datetime import UTC, date, datetime, timedelta

    at = datetime.fromisoformat(local).replace(tzinfo=UTC) - timedelta(minutes=offset)
    moment = Moment(int(at.timestamp() * 1000), offset)

    assert moment.study_day(4) == (date.fromisoformat(day) - date(1970, 1, 1)).days
    assert Moment(moment.next_rollover_ms(4), offset).study_day(4) == moment.study_day(4) + 1
    assert Moment(moment.next_rollover_ms(4) - 1, offset).study_day(4) == moment.study_day(4)


def test_a_leech_is_a_card_with_eight_lapses() -> None:
    assert not CardState(
        phase=Phase.REVIEW, stability=1, difficulty=5, last_day=1, last_ms=1, due_day=2, lapses=7
    ).is_leech()
    assert CardState(
        phase=Phase.REVIEW, stability=1, difficulty=5, last_day=1, last_ms=1, due_day=2, lapses=8
    ).is_leech()
