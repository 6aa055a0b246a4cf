"""Settings of a deck as text: what `leadquiz settings` shows, takes and keeps in the store."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from leadquiz.errors import LeadquizError
from leadquiz.study.memory import DEFAULT_PARAMETERS
from leadquiz.study.schedule import Settings

_UNITS = {"s": 1_000, "m": 60_000, "h": 3_600_000, "d": 86_400_000}
_STEP = re.compile(r"(\d{1,4})([smhd])")

# lower and upper bounds within which FSRS-6 parameters make sense: those of the optimiser
_PARAMETER_BOUNDS = (
    (0.001, 100.0), (0.001, 100.0), (0.001, 100.0), (0.001, 100.0), (1.0, 10.0), (0.001, 4.0), (0.001, 4.0),
    (0.001, 0.75), (0.0, 4.5), (0.0, 0.8), (0.001, 3.5), (0.001, 5.0), (0.001, 0.25), (0.001, 0.9),
    (0.0, 4.0), (0.0, 1.0), (1.0, 6.0), (0.0, 2.0), (0.0, 2.0), (0.0, 0.8), (0.1, 0.8),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One setting: its name on the command line, the field it sets, and how its text is read and shown."""

    name: str
    field: str
    help: str
    read: Callable[[str], Any]
    show: Callable[[Any], str] = str


def _share(text: str) -> float:
    value = float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
    if not 0.7 <= value <= 0.97:
        raise ValueError("from 0.70 to 0.97")
    return value


def _whole(lowest: int, highest: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        value = int(text)
        if not lowest <= value <= highest:
            raise ValueError(f"from {lowest} to {highest}")
        return value

    return read


def _steps(text: str) -> tuple[int, ...]:
    steps = []
    for part in text.replace(",", " ").split():
        match = _STEP.fullmatch(part)
        if not match or not int(match[1]):
            raise ValueError("such as '1m 10m', or '' for none")
        steps.append(int(match[1]) * _UNITS[match[2]])
    return tuple(steps)


def _show_steps(steps: tuple[int, ...]) -> str:
    def one(ms: int) -> str:
        unit = next(name for name in ("d", "h", "m", "s") if ms % _UNITS[name] == 0)
        return f"{ms // _UNITS[unit]}{unit}"

    return " ".join(map(one, steps))


def _parameters(text: str) -> tuple[float, ...]:
    values = tuple(float(part) for part in text.replace(",", " ").split())
    if len(values) != len(DEFAULT_PARAMETERS):
        raise ValueError(f"{len(DEFAULT_PARAMETERS)} numbers")
    if not all(low <= value <= high for value, (low, high) in zip(values, _PARAMETER_BOUNDS, strict=True)):
        raise ValueError("within FSRS-6's bounds")
    return values


def _show_parameters(values: tuple[float, ...]) -> str:
    return " ".join(f"{value:.6g}" for value in values)


SETTINGS: tuple[Setting, ...] = (
    Setting(
        name="retention", field="retention", help="chance of recall wanted when a card comes", read=_share
    ),
    Setting(name="new", field="new_per_day", help="new cards a day at most", read=_whole(0, 9999)),
    Setting(name="reviews", field="reviews_per_day", help="reviews a day at most", read=_whole(0, 99999)),
    Setting(name="steps", field="learning_steps", help="steps of a new card", read=_steps, show=_show_steps),
    Setting(
        name="relearning-steps",
        field="relearning_steps",
        help="steps of a forgotten card",
        read=_steps,
        show=_show_steps,
    ),
    Setting(
        name="maximum-interval",
        field="maximum_interval",
        help="longest interval in days",
        read=_whole(1, 36_500),
    ),
    Setting(
        name="day-starts", field="rollover_hour", help="hour at which a new day begins", read=_whole(0, 23)
    ),
    Setting(name="leech", field="leech_lapses", help="lapses that make a leech", read=_whole(1, 999)),
    Setting(
        name="parameters",
        field="parameters",
        help="FSRS-6 parameters, set by 'leadquiz optimize'",
        read=_parameters,
        show=_show_parameters,
    ),
)
BY_NAME = {setting.name: setting for setting in SETTINGS}


def settings_from(texts: dict[str, str]) -> Settings:
    """The defaults with these settings; what cannot be read is refused by name."""
    return Settings(**{BY_NAME[name].field: value_of(name, text) for name, text in texts.items()})


def value_of(name: str, text: str) -> Any:
    """The value a text stands for."""
    if name not in BY_NAME:
        raise LeadquizError(f"setting {name}: there is none of this name; there are {', '.join(BY_NAME)}")
    try:
        return BY_NAME[name].read(text.strip())
    except ValueError as error:
        wanted = str(error) if not str(error).startswith(("could not", "invalid")) else "a number"
        raise LeadquizError(f"setting {name}: cannot be '{text}'; give {wanted}") from error


def shown(settings: Settings) -> dict[str, str]:
    """Every setting's name and its value as text that `value_of` reads back."""
    return {setting.name: setting.show(getattr(settings, setting.field)) for setting in SETTINGS}
