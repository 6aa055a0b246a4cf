"""Study days. Apart from `clock` and without imports, because `leadquiz due` runs at every shell prompt."""

_DAY_MS = 86_400_000
_HOUR_MS = 3_600_000
_MINUTE_MS = 60_000


def study_day(ms: int, offset_minutes: int, rollover_hour: int) -> int:
    """Days since 1970-01-01 by the learner's clock; a day begins at the rollover hour."""
    return (ms + offset_minutes * _MINUTE_MS - rollover_hour * _HOUR_MS) // _DAY_MS
