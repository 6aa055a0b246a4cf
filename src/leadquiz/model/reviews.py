"""A review and its rating."""

from dataclasses import dataclass
from enum import Enum


class Rating(Enum):
    """The learner's verdict on a review; the values are FSRS's and Anki's."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One showing of a card and how it was rated."""

    id: str
    card: str
    deck: str
    at_ms: int  # UTC milliseconds
    offset_minutes: int  # of the learner's clock from UTC
    study_day: int  # days since 1970-01-01, local, after the rollover hour
    rating: Rating
    mode: str
    duration_ms: int = 0
    typed: str = ""
    grade: str = ""  # what our marking said; differs from the rating when the learner overrode it
    counted: bool = True  # False for cramming: the schedule did not move
    due_day: int | None = None  # the study day chosen
    algorithm: str = ""
