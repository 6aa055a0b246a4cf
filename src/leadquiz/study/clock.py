"""Time as the quiz sees it: UTC milliseconds, the learner's zone, and the study day."""

from collections.abc import Callable
from typing import NamedTuple

from leadquiz.study.days import study_day

DAY_MS = 86_400_000
MINUTE_MS = 60_000
HOUR_MS = 3_600_000


class Moment(NamedTuple):
    """A moment and how far the learner's clock is from UTC then."""

    ms: int
    offset_minutes: int = 0

    def study_day(self, rollover_hour: int = 4) -> int:
        """Days since 1970-01-01 by the learner's clock; a day begins at the rollover hour."""
        return study_day(self.ms, self.offset_minutes, rollover_hour)

    def next_rollover_ms(self, rollover_hour: int = 4) -> int:
        """When the next study day begins."""
        next_day = self.study_day(rollover_hour) + 1
        return next_day * DAY_MS + rollover_hour * HOUR_MS - self.offset_minutes * MINUTE_MS


Clock = Callable[[], Moment]


def system_clock() -> Moment:
    """The computer's time in the computer's zone."""
    import time

    seconds = time.time()
    offset = time.localtime(seconds).tm_gmtoff
    return Moment(int(seconds * 1000), offset // 60)


def date_of(study_day: int) -> str:
    """The ISO date a study day begins on."""
    from datetime import date, timedelta

    return (date(1970, 1, 1) + timedelta(days=study_day)).isoformat()
