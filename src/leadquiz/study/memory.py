"""FSRS-6: how stability and difficulty move with each review. Plain floats, no clock, no state.

The same numbers as py-fsrs fed with whole study days, and as Anki (docs/schedule.md has the formulas,
docs/decisions/0030-own-arithmetic.md the reason for not importing py-fsrs here).
"""

from collections.abc import Sequence
from math import exp

# FSRS-6's defaults, as in Anki and py-fsrs 6
DEFAULT_PARAMETERS: tuple[float, ...] = (
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
    1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
)  # fmt: skip
MIN_STABILITY = 0.001
MAX_STABILITY = 36500.0

Memory = tuple[float, float]
"""(stability in days, difficulty 1 to 10)"""


def first_memory(rating: int, w: Sequence[float]) -> Memory:
    """Memory after the first review of a card; ratings count 1 (again) to 4 (easy)."""
    return max(w[rating - 1], MIN_STABILITY), _bounded(_first_difficulty(rating, w))


def next_memory(memory: Memory, rating: int, days: int, w: Sequence[float]) -> Memory:
    """Memory after a review `days` study days (>= 0) after the one before."""
    stability, difficulty = memory
    if days < 1:
        factor = exp(w[17] * (rating - 3 + w[18])) * stability ** -w[19]
        if rating > 1:
            factor = max(factor, 1.0)
        after = stability * factor
    else:
        recall = retrievability(days, stability, w)
        if rating == 1:
            after = _after_forgetting(stability, difficulty, recall, w)
        else:
            bonus = w[15] if rating == 2 else w[16] if rating == 4 else 1.0
            growth = exp(w[8]) * (11 - difficulty) * stability ** -w[9] * (exp((1 - recall) * w[10]) - 1)
            after = stability * (1 + growth * bonus)
    easier = -w[6] * (rating - 3)
    damped = difficulty + (10 - difficulty) * easier / 9
    reverted = w[7] * _first_difficulty(4, w) + (1 - w[7]) * damped
    return min(max(after, MIN_STABILITY), MAX_STABILITY), _bounded(reverted)


def replay(reviews: Sequence[tuple[int, int]], w: Sequence[float]) -> Memory | None:
    """Memory after (rating, study day) pairs in order; None without reviews."""
    memory: Memory | None = None
    before = 0
    for rating, day in reviews:
        # A study day earlier than the one before is a clock or zone set back: no time has passed.
        day = max(day, before) if memory else day
        memory = next_memory(memory, rating, day - before, w) if memory else first_memory(rating, w)
        before = day
    return memory


def retrievability(days: float, stability: float, w: Sequence[float] = DEFAULT_PARAMETERS) -> float:
    """Chance of recall `days` after a review, in (0, 1]; 0.9 when `days` equals `stability`."""
    decay = -w[20]
    factor = 0.9 ** (1 / decay) - 1
    return float((1 + factor * days / stability) ** decay)


def interval_days(stability: float, retention: float, w: Sequence[float] = DEFAULT_PARAMETERS) -> float:
    """Days until retrievability falls to `retention`, not rounded."""
    decay = -w[20]
    factor = 0.9 ** (1 / decay) - 1
    return float(stability / factor * (retention ** (1 / decay) - 1))


def _first_difficulty(rating: int, w: Sequence[float]) -> float:
    return w[4] - exp(w[5] * (rating - 1)) + 1


def _bounded(difficulty: float) -> float:
    return min(max(difficulty, 1.0), 10.0)


def _after_forgetting(stability: float, difficulty: float, recall: float, w: Sequence[float]) -> float:
    long_term = w[11] * difficulty ** -w[12] * ((stability + 1) ** w[13] - 1) * exp((1 - recall) * w[14])
    # A lapse never leaves more than a failed review on the same day would.
    short_term = stability / exp(w[17] * w[18])
    return float(min(long_term, short_term))
