"""A learner's schedule on its way to or from Anki, in words that neither store nor package owns."""

from dataclasses import dataclass

from leadquiz.model import Rating


@dataclass(frozen=True, slots=True, kw_only=True)
class PastReview:
    """One review in the log; intervals are whole days, 0 while a card is being learned."""

    at_ms: int  # UTC
    rating: Rating
    interval_days: int = 0  # chosen by this review
    last_interval_days: int = 0
    difficulty: float = 0.0  # after it, 1 to 10; 0 when unknown
    duration_ms: int = 0
    kind: int = 1  # Anki's: 0 learn, 1 review, 2 relearn, 3 filtered


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Where one card stands: its log, its memory state, its next day."""

    reviews: tuple[PastReview, ...]
    due_day: int  # days since 1970-01-01, local
    interval_days: int
    stability: float  # days; 0 when unknown
    difficulty: float
    lapses: int = 0
