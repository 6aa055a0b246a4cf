"""A learner's schedule on its way to or from Anki, in words that neither store nor package owns."""

from dataclasses import dataclass
from enum import Enum

from leadquiz.model import Rating


class Stage(Enum):
    """Where a card stands; the values are those of Anki's cards."""

    LEARNING = 1
    REVIEW = 2
    RELEARNING = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class PastReview:
    """One review; intervals are days, or seconds when negative, as in Anki's log."""

    at_ms: int  # UTC
    rating: Rating
    interval: int  # chosen by this review
    last_interval: int = 0
    duration_ms: int = 0
    stage: Stage = Stage.REVIEW  # in which the card was when asked
    is_counted: bool = True  # False for cramming, which moves no schedule


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Where one card stands: its log, its memory, its next day."""

    reviews: tuple[PastReview, ...]
    stage: Stage
    due_day: int  # days since 1970-01-01, local
    due_ms: int = 0  # the moment while in steps
    interval_days: int = 0
    stability: float = 0.0  # days; 0 when unknown
    difficulty: float = 0.0
    lapses: int = 0
    is_suspended: bool = False
