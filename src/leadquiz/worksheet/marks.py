"""How many of a class missed each question of a sheet: an append-only log of sheets made and marks given.

One JSON object a line, in the user's data folder. A sheet's line remembers which card stood behind which
number, and how to make the sheet again; a mark's line counts for its sheet, class and question until a
later one replaces it.
"""

import json
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from leadquiz.errors import LeadquizError
from leadquiz.files import read_bytes, reason

_LIMIT = 200_000_000
_GIVEN = re.compile(r"(?P<label>\d+(?:\.\d+[ad]?)?):(?P<missed>\d+)/(?P<of>\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeSheet:
    """A sheet as it was made; `labels` maps version → label → card id."""

    sheet: str  # without the version: "7-3fa91c-b20d"
    title: str
    decks: tuple[str, ...]
    labels: Mapping[str, Mapping[str, str]]
    request: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Of `of` learners `missed` did not know the question."""

    sheet: str  # with the version: "7-3fa91c-b20d-A"
    group: str  # the class; empty when there is only one
    label: str
    card: str
    missed: int
    of: int
    at_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkLog:
    """What the log holds: sheets by id, and for each sheet, class and question the last mark."""

    sheets: Mapping[str, MadeSheet]
    marks: tuple[Mark, ...]
    damaged: int = 0  # lines that could not be read, such as one cut short by a crash

    def sheet(self, sheet_id: str) -> tuple[MadeSheet, str]:
        """The sheet and the version that an id as printed in a footer names."""
        base, _, version = sheet_id.rpartition("-")
        for name, letter in ((sheet_id, ""), (base, version.upper())):
            if name in self.sheets:
                return self.sheets[name], letter
        known = ", ".join(sorted(self.sheets)[-3:]) or "none yet"
        raise LeadquizError(
            f"{sheet_id}: no sheet of this id was made here (known: {known}); copy the id from its footer"
        )


def default_log() -> Path:
    """LEADQUIZ_MARKS, or a file in the user's data folder."""
    if given := os.environ.get("LEADQUIZ_MARKS"):
        return Path(given)
    from platformdirs import user_data_path

    return user_data_path("leadquiz", appauthor=False) / "marks.jsonl"


def load_marks(path: Path) -> MarkLog:
    """The log; an absent file is an empty one."""
    if not path.exists():
        return MarkLog(sheets={}, marks=())
    sheets: dict[str, MadeSheet] = {}
    marks: dict[tuple[str, str, str], Mark] = {}
    damaged = 0
    for line in read_bytes(path, limit=_LIMIT).splitlines():
        if not line.strip():
            continue
        try:
            data = json.loads(line)
            if "labels" in data:
                made = MadeSheet(**{**data, "decks": tuple(data["decks"])})
                sheets[made.sheet] = made
            else:
                mark = Mark(**data)
                marks[(mark.sheet, mark.group, mark.label)] = mark
        except (ValueError, TypeError, KeyError, RecursionError):
            damaged += 1
    return MarkLog(sheets=sheets, marks=tuple(marks.values()), damaged=damaged)


def remember(path: Path, lines: Iterable[MadeSheet | Mark]) -> None:
    """Add lines to the end of the log, on the disk before this returns."""
    text = "".join(json.dumps(asdict(line), ensure_ascii=False, sort_keys=True) + "\n" for line in lines)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a+b") as file:
            # A line that a crash cut short must not swallow the next one.
            end = file.seek(0, os.SEEK_END)
            if end:
                file.seek(end - 1)
                if file.read(1) != b"\n":
                    text = "\n" + text
            file.write(text.encode("utf-8", "backslashreplace"))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise LeadquizError(
            f"{path}: cannot be written ({reason(error)}); set LEADQUIZ_MARKS to another file"
        ) from error


def parse_marks(
    given: Iterable[str], made: MadeSheet, version: str, *, group: str, at_ms: int
) -> tuple[Mark, ...]:
    """Marks from texts such as `3:12/28`: of 28 learners 12 missed question 3."""
    letters = tuple(made.labels)
    if version not in made.labels:
        if version or len(letters) > 1:
            raise LeadquizError(
                f"{made.sheet}: has the versions {', '.join(letters)}; end the id with one, as in its footer"
            )
        version = letters[0]
    labels = made.labels[version]
    marks = []
    problems = []
    for text in given:
        match = _GIVEN.fullmatch(text)
        if match is None:
            problems.append(f"{text}: is no mark; write QUESTION:MISSED/LEARNERS, such as 3:12/28")
            continue
        missed, learners = int(match["missed"]), int(match["of"])
        if match["label"] not in labels:
            problems.append(f"{text}: the sheet has no question {match['label']}; its key lists them")
        elif not 0 < learners < 100_000 or missed > learners:
            problems.append(
                f"{text}: {missed} of {learners} cannot be; put the missed first, then all learners"
            )
        else:
            marks.append(
                Mark(
                    sheet=f"{made.sheet}-{version}",
                    group=group,
                    label=match["label"],
                    card=labels[match["label"]],
                    missed=missed,
                    of=learners,
                    at_ms=at_ms,
                )
            )
    if problems:
        raise LeadquizError("\n".join(problems))
    return tuple(marks)


def missed_shares(marks: Iterable[Mark], group: str | None = None) -> dict[str, float]:
    """For each marked card the share of learners who missed it, over all its sheets.

    `group` narrows it to one class.
    """
    counts: dict[str, tuple[int, int]] = {}
    for mark in marks:
        if group is None or mark.group == group:
            missed, of = counts.get(mark.card, (0, 0))
            counts[mark.card] = (missed + mark.missed, of + mark.of)
    return {card: forgotten_share(missed, of) for card, (missed, of) in counts.items()}


def forgotten_share(forgotten: int, of: int) -> float:
    """The share, with half a case added to either side: 1 of 1 counts for less than 28 of 28."""
    return (forgotten + 0.5) / (of + 1)
