"""What a rating does to a card: learning steps, intervals, fuzz and load balance. Only arithmetic.

Values here and in the log are NamedTuples, not dataclasses: eight times quicker to define, and a quiz defines
a dozen of them before its first question.

Intervals follow Anki's FSRS states: hard < good < easy, a rating that calls for a longer interval gives
at least one day more than the last one, and the fuzz stays within Anki's bounds.
"""

from collections.abc import Callable, Sequence
from enum import Enum
from typing import NamedTuple
from zlib import crc32

from leadquiz.model import Rating
from leadquiz.study.clock import DAY_MS, MINUTE_MS, Moment
from leadquiz.study.memory import DEFAULT_PARAMETERS, first_memory, interval_days, next_memory

LEARN_AHEAD_MS = 20 * MINUTE_MS  # a step due this soon is shown rather than ending the session, as in Anki

_FUZZ = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, float("inf"), 0.05))
_BALANCE = 2.15  # how strongly a crowded day is avoided; Anki's load balancer uses the same power
_SIBLING_WEIGHT = 0.001


class Phase(Enum):
    """Where a card that was seen stands; a new card has no state at all."""

    LEARNING = 1
    REVIEW = 2
    RELEARNING = 3


class Settings(NamedTuple):
    """How one deck is learned. Times of steps are milliseconds."""

    retention: float = 0.9
    learning_steps: tuple[int, ...] = (MINUTE_MS, 10 * MINUTE_MS)
    relearning_steps: tuple[int, ...] = (10 * MINUTE_MS,)
    maximum_interval: int = 36_500
    new_per_day: int = 20
    reviews_per_day: int = 200
    rollover_hour: int = 4
    leech_lapses: int = 8
    parameters: tuple[float, ...] = DEFAULT_PARAMETERS

    @property
    def algorithm(self) -> str:
        """Names the formulas and the parameters, for the log."""
        if self.parameters == DEFAULT_PARAMETERS:
            return "fsrs6"
        return f"fsrs6-{crc32(repr(self.parameters).encode()):08x}"


class CardState(NamedTuple):
    """Where a card stands after its last review: what `replay` rebuilds from the log."""

    phase: Phase
    stability: float
    difficulty: float
    last_day: int
    last_ms: int
    due_day: int  # study day from which it is asked again
    due_ms: int = 0  # the moment it is asked again while in steps, else 0
    step: int = 0
    interval: int = 0  # days chosen last
    reps: int = 0
    lapses: int = 0

    def is_leech(self, lapses: int = 8) -> bool:
        """Whether the card was forgotten so often that the card itself may be the trouble."""
        return self.lapses >= lapses


Load = Callable[[int], int]
"""How many cards are due on a study day."""


def outcomes(
    state: CardState | None,
    now: Moment,
    settings: Settings,
    *,
    seed: str,
    load: Load | None = None,
    avoid: frozenset[int] = frozenset(),
) -> dict[Rating, CardState]:
    """The state after each rating. The same seed (the card's id) gives the same fuzz for one showing.

    `avoid` are study days on which a sibling is due.
    """
    # Neither a clock nor a zone set back makes time run backwards for a card.
    day = now.study_day(settings.rollover_hour)
    at = now.ms
    if state is not None:
        day, at = max(day, state.last_day), max(at, state.last_ms)
    fuzz = crc32(f"{seed}\x1f{state.reps if state else 0}".encode()) / 2**32
    chosen = _Choice(
        day=day, at=at, now=now, settings=settings, state=state, load=load, avoid=avoid, fuzz=fuzz
    )
    memories = {
        rating: _memory(state, rating, day - state.last_day if state else 0, settings) for rating in Rating
    }
    if state is not None and state.phase is Phase.REVIEW:
        return _after_review(chosen, memories)
    return _after_step(chosen, memories)


def fuzz_bounds(interval: float, minimum: int, maximum: int) -> tuple[int, int]:
    """First and last day that fuzz may choose: Anki's bounds."""
    minimum = min(minimum, maximum)
    interval = min(max(interval, minimum), maximum)
    delta = 0.0
    if interval >= 2.5:
        delta = 1.0 + sum(factor * max(min(interval, end) - start, 0.0) for start, end, factor in _FUZZ)
    lower, upper = (
        min(max(_round(value), minimum), maximum) for value in (interval - delta, interval + delta)
    )
    if upper == lower and 2 < upper < maximum:
        upper = lower + 1
    return lower, upper


# ----------------------------------------------------------------------------------------------- inner


class _Choice:
    """All that choosing a state needs besides the memory."""

    __slots__ = ("at", "avoid", "day", "fuzz", "load", "now", "settings", "state")

    def __init__(
        self,
        *,
        day: int,
        at: int,
        now: Moment,
        settings: Settings,
        state: CardState | None,
        load: Load | None,
        avoid: frozenset[int],
        fuzz: float,
    ) -> None:
        self.day = day
        self.at = at
        self.now = now
        self.settings = settings
        self.state = state
        self.load = load
        self.avoid = avoid
        self.fuzz = fuzz

    def days(self, memory: tuple[float, float], minimum: int) -> int:
        """Whole days until the next review: fuzzed within bounds, towards emptier days."""
        settings = self.settings
        wanted = interval_days(memory[0], settings.retention, settings.parameters)
        lower, upper = fuzz_bounds(wanted, minimum, settings.maximum_interval)
        weights = [self._weight(days) for days in range(lower, upper + 1)]
        mark = self.fuzz * sum(weights)
        for days, weight in enumerate(weights, lower):
            mark -= weight
            if mark < 0:
                return days
        return upper

    def _weight(self, days: int) -> float:
        if days < 1:
            return 1.0
        due = self.load(self.day + days) if self.load else 0
        sibling = _SIBLING_WEIGHT if self.day + days in self.avoid else 1.0
        return float(sibling / (due + 1) ** _BALANCE)

    def reviewed(self, memory: tuple[float, float], days: int, *, lapse: int = 0) -> CardState:
        return self._state(Phase.REVIEW, memory, due_day=self.day + days, interval=days, lapse=lapse)

    def stepped(
        self, phase: Phase, memory: tuple[float, float], step: int, delay: int, *, lapse: int = 0
    ) -> CardState:
        due = self.at + delay
        due_day = Moment(due, self.now.offset_minutes).study_day(self.settings.rollover_hour)
        return self._state(phase, memory, due_day=max(due_day, self.day), due_ms=due, step=step, lapse=lapse)

    def _state(
        self,
        phase: Phase,
        memory: tuple[float, float],
        *,
        due_day: int,
        due_ms: int = 0,
        step: int = 0,
        interval: int = 0,
        lapse: int = 0,
    ) -> CardState:
        before = self.state
        return CardState(
            phase=phase,
            stability=memory[0],
            difficulty=memory[1],
            last_day=self.day,
            last_ms=self.at,
            due_day=due_day,
            due_ms=due_ms,
            step=step,
            interval=interval,
            reps=(before.reps if before else 0) + 1,
            lapses=(before.lapses if before else 0) + lapse,
        )


def _memory(state: CardState | None, rating: Rating, days: int, settings: Settings) -> tuple[float, float]:
    if state is None:
        return first_memory(rating.value, settings.parameters)
    return next_memory((state.stability, state.difficulty), rating.value, days, settings.parameters)


def _after_review(choice: _Choice, memories: dict[Rating, tuple[float, float]]) -> dict[Rating, CardState]:
    settings, state = choice.settings, choice.state
    assert state is not None
    last = state.interval

    def longer(rating: Rating) -> int:
        wanted = _round(interval_days(memories[rating][0], settings.retention, settings.parameters))
        return last + 1 if wanted > last else 0

    hard = choice.days(memories[Rating.HARD], max(longer(Rating.HARD), 1))
    good = choice.days(memories[Rating.GOOD], max(longer(Rating.GOOD), hard + 1))
    easy = choice.days(memories[Rating.EASY], max(longer(Rating.EASY), good + 1))
    again = memories[Rating.AGAIN]
    if settings.relearning_steps:
        lapsed = choice.stepped(Phase.RELEARNING, again, 0, settings.relearning_steps[0], lapse=1)
    else:
        lapsed = choice.reviewed(again, choice.days(again, 1), lapse=1)
    return {
        Rating.AGAIN: lapsed,
        Rating.HARD: choice.reviewed(memories[Rating.HARD], hard),
        Rating.GOOD: choice.reviewed(memories[Rating.GOOD], good),
        Rating.EASY: choice.reviewed(memories[Rating.EASY], easy),
    }


def _after_step(choice: _Choice, memories: dict[Rating, tuple[float, float]]) -> dict[Rating, CardState]:
    """From new, learning or relearning."""
    state = choice.state
    phase = state.phase if state else Phase.LEARNING
    steps = choice.settings.relearning_steps if phase is Phase.RELEARNING else choice.settings.learning_steps
    step = min(state.step, max(len(steps) - 1, 0)) if state else 0
    good_days = choice.days(memories[Rating.GOOD], 1)
    easy_days = choice.days(memories[Rating.EASY], good_days + 1)
    result = {Rating.EASY: choice.reviewed(memories[Rating.EASY], easy_days)}
    if not steps:
        hard_days = choice.days(memories[Rating.HARD], 1)
        result[Rating.AGAIN] = choice.reviewed(
            memories[Rating.AGAIN], min(choice.days(memories[Rating.AGAIN], 1), hard_days)
        )
        result[Rating.HARD] = choice.reviewed(memories[Rating.HARD], min(hard_days, good_days))
        result[Rating.GOOD] = choice.reviewed(memories[Rating.GOOD], good_days)
        return result
    result[Rating.AGAIN] = choice.stepped(phase, memories[Rating.AGAIN], 0, steps[0])
    result[Rating.HARD] = choice.stepped(phase, memories[Rating.HARD], step, _hard_delay(steps, step))
    if step + 1 < len(steps):
        result[Rating.GOOD] = choice.stepped(phase, memories[Rating.GOOD], step + 1, steps[step + 1])
    else:
        result[Rating.GOOD] = choice.reviewed(memories[Rating.GOOD], good_days)
    return {rating: result[rating] for rating in Rating}


def _hard_delay(steps: Sequence[int], step: int) -> int:
    """Anki's: on the first of several steps halfway to the second, on an only step half as much again."""
    if step > 0:
        return steps[step]
    if len(steps) > 1:
        return (steps[0] + max(steps[1], steps[0])) // 2
    return min(steps[0] * 3 // 2, steps[0] + DAY_MS)


def _round(value: float) -> int:
    """Half away from zero, as Rust's f32::round does; Python's rounds half to even."""
    return int(value + 0.5)
