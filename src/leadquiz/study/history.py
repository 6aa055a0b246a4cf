"""The log of everything a learner did, which only grows, and the state of each card replayed from it.

A card's state and the daily sums are written in the same transaction as the entry they follow from, so
they always agree with the log; `replay` makes them anew.
"""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from pathlib import Path
from typing import Any, NamedTuple

from leadquiz.errors import StoreError
from leadquiz.model import Rating, Review
from leadquiz.study import store
from leadquiz.study.clock import Clock, Moment
from leadquiz.study.memory import first_memory, next_memory
from leadquiz.study.schedule import CardState, Phase, Settings

MATURE_DAYS = 21  # as in Anki: a card whose interval was three weeks or more


class Action(Enum):
    """What an entry of the log says happened."""

    REVIEW = 1
    UNDO = 2  # `refers` names the entry that no longer counts
    SUSPEND = 3
    RESUME = 4
    BURY = 5  # until the next study day
    RETIME = 6  # `refers` names an entry made while the clock was wrong; the time here is the right one


class Entry(NamedTuple):
    """One line of the log. Fields that an action does not need keep their defaults."""

    id: str  # time-ordered: 11 hexadecimal digits of UTC milliseconds, 10 random
    action: Action
    card: str
    deck: int  # row of the deck table
    at_ms: int
    offset_minutes: int
    study_day: int
    rating: Rating | None = None
    mode: str = ""
    typed: str = ""
    grade: str = ""
    duration_ms: int = 0
    counted: bool = True
    phase: Phase | None = None  # after the review
    step: int = 0
    due_day: int | None = None
    due_ms: int = 0
    algorithm: str = ""
    refers: str | None = None


class Standing(NamedTuple):
    """All that is known of a card: its state, None while it is new, and whether it is held back."""

    state: CardState | None = None
    suspended: bool = False
    buried: int = -1  # the study day on which it was buried

    @property
    def is_blank(self) -> bool:
        return self.state is None and not self.suspended and self.buried < 0


BLANK = Standing()

_SUMS = (
    "reviews",
    "again",
    "new",
    "young",
    "young_passed",
    "mature",
    "mature_passed",
    "duration_ms",
    "crammed",
)
_Sums = dict[tuple[int, int], list[int]]
_LOG = (
    "id, action, card, deck, at_ms, offset_minutes, study_day, rating, mode, typed, grade, duration_ms, "
    "counted, phase, step, due_day, due_ms, algorithm, refers"
)
_STATE = (
    "card, deck, phase, step, stability, difficulty, last_day, last_ms, due_day, due_ms, interval, reps, "
    "lapses, suspended, buried"
)
_INSERT_LOG = f"INSERT OR IGNORE INTO log({_LOG}) VALUES ({', '.join('?' * 19)})"
_PUT_STATE = f"INSERT OR REPLACE INTO state({_STATE}) VALUES ({', '.join('?' * 15)})"
_ADD_SUMS = (
    f"INSERT INTO day(deck, study_day, {', '.join(_SUMS)}) VALUES ({', '.join('?' * 11)}) "
    f"ON CONFLICT DO UPDATE SET {', '.join(f'{name} = {name} + excluded.{name}' for name in _SUMS)}"
)

Decide = Callable[[Standing, Moment], CardState]
"""From a card's standing as stored and the time of the review to its state after it."""


class History:
    """An open store: appends to the log and answers from the states that follow from it."""

    def __init__(
        self, path: Path, clock: Clock, *, create: bool = True, nonce: Callable[[], str] | None = None
    ) -> None:
        self.path = path
        self.connection = store.connect(path, create=create)
        self._clock = clock
        self._nonce = nonce or (lambda: os.urandom(5).hex())
        self._behind_ms = 0
        last = self.last_ms()
        self.clock_behind_ms = max(0, last - clock().ms)
        self.away_ms = max(0, clock().ms - last) if last else 0
        self._behind_ms = self.clock_behind_ms

    def close(self) -> None:
        self.connection.close()

    def __enter__(self) -> "History":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # ------------------------------------------------------------------------------------------- time

    def now(self) -> Moment:
        """The clock's time, never before the last entry: a clock set back goes on from there."""
        moment = self._clock()
        return Moment(moment.ms + self._behind_ms, moment.offset_minutes)

    def last_ms(self) -> int:
        """UTC milliseconds of the newest entry whose time was not corrected later, 0 for an empty log."""
        row = self.connection.execute(
            "SELECT at_ms FROM log AS l WHERE action <> ? AND NOT EXISTS "
            "(SELECT 1 FROM log AS r WHERE r.refers = l.id AND r.action = ?) ORDER BY id DESC LIMIT 1",
            (Action.RETIME.value, Action.RETIME.value),
        ).fetchone()
        return row[0] if row else 0

    # ---------------------------------------------------------------------------------------- writing

    def review(
        self,
        card: str,
        deck: int,
        rating: Rating,
        decide: Decide,
        settings: Settings,
        *,
        mode: str,
        typed: str = "",
        grade: str = "",
        duration_ms: int = 0,
        counted: bool = True,
    ) -> tuple[str, Standing]:
        """Commit one review; its entry's id and the card's standing after it.

        `decide` is asked inside the transaction, so it sees what another session may have written.
        """
        try:
            with store.writing(self.connection):
                now, id_ = self._stamp()
                standing = self.standing(card)
                after = decide(standing, now) if counted else standing.state
                entry = Entry(
                    id=id_,
                    action=Action.REVIEW,
                    card=card,
                    deck=deck,
                    at_ms=now.ms,
                    offset_minutes=now.offset_minutes,
                    study_day=now.study_day(settings.rollover_hour),
                    rating=rating,
                    mode=mode,
                    typed=typed,
                    grade=grade,
                    duration_ms=duration_ms,
                    counted=counted,
                    phase=after.phase if after and counted else None,
                    step=after.step if after and counted else 0,
                    due_day=after.due_day if after and counted else None,
                    due_ms=after.due_ms if after and counted else 0,
                    algorithm=settings.algorithm,
                )
                return id_, self._append(entry, standing, settings.parameters)
        except sqlite3.Error as error:
            raise store.trouble(self.path, error) from error

    def mark(self, action: Action, card: str, deck: int, rollover_hour: int = 4) -> str:
        """Suspend, resume or bury a card; the entry's id."""
        try:
            with store.writing(self.connection):
                now, id_ = self._stamp()
                entry = Entry(
                    id=id_,
                    action=action,
                    card=card,
                    deck=deck,
                    at_ms=now.ms,
                    offset_minutes=now.offset_minutes,
                    study_day=now.study_day(rollover_hour),
                )
                self._append(entry, self.standing(card), ())
                return id_
        except sqlite3.Error as error:
            raise store.trouble(self.path, error) from error

    def undo(self, entry_id: str, rollover_hour: int = 4) -> Standing:
        """Take back one entry by appending that it no longer counts; the card's standing without it."""
        try:
            with store.writing(self.connection):
                row = self.connection.execute(
                    "SELECT card, deck FROM log WHERE id = ?", (entry_id,)
                ).fetchone()
                if row is None:
                    raise StoreError(f"{self.path}: has no entry {entry_id} to undo; nothing was changed")
                card, deck = row
                now, id_ = self._stamp()
                entry = Entry(
                    id=id_,
                    action=Action.UNDO,
                    card=card,
                    deck=deck,
                    at_ms=now.ms,
                    offset_minutes=now.offset_minutes,
                    study_day=now.study_day(rollover_hour),
                    refers=entry_id,
                )
                self._add([entry])
                return self.standing(card)
        except sqlite3.Error as error:
            raise store.trouble(self.path, error) from error

    def add(self, entries: Iterable[Entry]) -> int:
        """Add entries made elsewhere; those already here are passed over. How many were new."""
        try:
            with store.writing(self.connection):
                return self._add(entries)
        except sqlite3.Error as error:
            raise store.trouble(self.path, error) from error

    def retime(self, wrong_after_ms: int, rollover_hour: int = 4) -> int:
        """Declare every entry later than `wrong_after_ms` as made now: the clock was ahead. How many."""
        try:
            with store.writing(self.connection):
                self._behind_ms = 0
                moment = self._clock()
                wrong = self.connection.execute(
                    "SELECT id, card, deck FROM log AS l WHERE id >= ? AND at_ms > ? AND action <> ? AND NOT "
                    "EXISTS (SELECT 1 FROM log AS r WHERE r.refers = l.id AND r.action = ?) ORDER BY id",
                    (f"{wrong_after_ms:011x}", wrong_after_ms, Action.RETIME.value, Action.RETIME.value),
                ).fetchall()
                self._add(
                    [
                        Entry(
                            id=f"{moment.ms + place:011x}{self._nonce()}",
                            action=Action.RETIME,
                            card=card,
                            deck=deck,
                            at_ms=moment.ms,
                            offset_minutes=moment.offset_minutes,
                            study_day=moment.study_day(rollover_hour),
                            refers=wrong_id,
                        )
                        for place, (wrong_id, card, deck) in enumerate(wrong)
                    ]
                )
                self.clock_behind_ms = 0
                return len(wrong)
        except sqlite3.Error as error:
            raise store.trouble(self.path, error) from error

    def replay(self, progress: Callable[[int], None] = lambda cards: None) -> int:
        """Make every state and sum anew from the log; how many cards have one. One transaction."""
        try:
            with store.writing(self.connection):
                self.connection.execute("DELETE FROM state")
                self.connection.execute("DELETE FROM day")
                return self._write_replayed(self.connection, progress)
        except sqlite3.Error as error:
            raise store.trouble(self.path, error) from error

    def differences(self) -> list[str]:
        """Cards and days whose stored state or sums are not what the log says; empty when all agree."""
        reader = self.connection
        problems = []
        states = reader.execute(f"SELECT {_STATE} FROM state ORDER BY card")
        stored = next(states, None)
        sums: _Sums = {}
        for card, standing, deck, card_sums in self._replayed():
            _merge(sums, card_sums, 1)
            while stored is not None and stored[0] < card:
                problems.append(f"card {stored[0]}: has a state but no entry in the log")
                stored = next(states, None)
            expected = None if standing.is_blank else _state_row(card, deck, standing)
            if stored is not None and stored[0] == card:
                # The deck column follows the file a card is in now, not the log.
                if expected is None or not _agree((stored[0], *stored[2:]), (expected[0], *expected[2:])):
                    problems.append(f"card {card}: state and log differ")
                stored = next(states, None)
            elif expected is not None:
                problems.append(f"card {card}: has entries in the log but no state")
        while stored is not None:
            problems.append(f"card {stored[0]}: has a state but no entry in the log")
            stored = next(states, None)
        rows = reader.execute(f"SELECT deck, study_day, {', '.join(_SUMS)} FROM day")
        days = {(deck, day): list(values) for deck, day, *values in rows}
        zero = [0] * len(_SUMS)
        problems.extend(
            f"day {day} of deck {deck}: sums and log differ"
            for deck, day in sorted({*sums, *days})
            if sums.get((deck, day), zero) != days.get((deck, day), zero)
        )
        return problems

    # ---------------------------------------------------------------------------------------- reading

    def standing(self, card: str) -> Standing:
        """What is stored of a card; blank for one never seen."""
        row = self.connection.execute(f"SELECT {_STATE} FROM state WHERE card = ?", (card,)).fetchone()
        return _standing(row) if row else BLANK

    def entries(self, card: str | None = None) -> Iterator[Entry]:
        """Entries of one card, or of all, in the order of their ids."""
        where, values = ("WHERE card = ?", (card,)) if card is not None else ("", ())
        for row in self.connection.execute(f"SELECT {_LOG} FROM log {where} ORDER BY id", values):
            yield _entry(row)

    def cards_in_log(self) -> list[str]:
        """Ids of all cards with an entry, sorted."""
        return [card for (card,) in self.connection.execute("SELECT DISTINCT card FROM log ORDER BY card")]

    def reviews(self, card: str) -> list[Review]:
        """The reviews of a card that count: none undone, times corrected, oldest first."""
        names = self.deck_titles()
        return [
            Review(
                id=entry.id,
                card=entry.card,
                deck=names.get(entry.deck, ""),
                at_ms=entry.at_ms,
                offset_minutes=entry.offset_minutes,
                study_day=entry.study_day,
                rating=entry.rating,
                mode=entry.mode,
                duration_ms=entry.duration_ms,
                typed=entry.typed,
                grade=entry.grade,
                counted=entry.counted,
                due_day=entry.due_day,
                algorithm=entry.algorithm,
            )
            for entry in effective(self.entries(card))
            if entry.action is Action.REVIEW and entry.rating is not None
        ]

    def suspended(self) -> list[tuple[str, int]]:
        """(card, deck row) of every card the learner suspended, by id."""
        return self.connection.execute(
            "SELECT card, deck FROM state WHERE suspended = 1 ORDER BY card"
        ).fetchall()

    def due_on(self, deck: int, day: int) -> int:
        """How many cards of a deck are due on one day, at most a thousand counted."""
        [count] = self.connection.execute(
            "SELECT count(*) FROM (SELECT 1 FROM state WHERE deck = ? AND due_day = ? AND suspended = 0 "
            "AND phase > 0 LIMIT 1000)",
            (deck, day),
        ).fetchone()
        return int(count)

    def sums_of(self, deck: int, study_day: int) -> dict[str, int]:
        """What was done on one study day: reviews, again, new, and so on."""
        row = self.connection.execute(
            f"SELECT {', '.join(_SUMS)} FROM day WHERE deck = ? AND study_day = ?", (deck, study_day)
        ).fetchone()
        return dict(zip(_SUMS, row or [0] * len(_SUMS), strict=True))

    def deck_titles(self) -> dict[int, str]:
        """Title of every deck that was ever opened or imported, by row."""
        return dict(self.connection.execute("SELECT id, title FROM deck"))

    # ------------------------------------------------------------------------------------------ decks

    def deck_row(self, path: str, title: str) -> int:
        """The row of a deck file; one is made for a new deck, and kept when the file moved."""
        found = self.connection.execute("SELECT id, title FROM deck WHERE path = ?", (path,)).fetchone()
        if found:
            if found[1] != title:
                with store.writing(self.connection):
                    self.connection.execute("UPDATE deck SET title = ? WHERE id = ?", (title, found[0]))
            return int(found[0])
        with store.writing(self.connection):
            rows = self.connection.execute(
                "SELECT id, path FROM deck WHERE title = ? ORDER BY id", (title,)
            ).fetchall()
            for row, old in rows:
                if old is None or not os.path.exists(old):  # noqa: PTH110 - a text from the store
                    self.connection.execute(
                        "UPDATE deck SET path = ?, version = '' WHERE id = ?", (path, row)
                    )
                    return int(row)
            cursor = self.connection.execute("INSERT INTO deck(path, title) VALUES (?, ?)", (path, title))
            return int(cursor.lastrowid or 0)

    def deck_named(self, title: str) -> int:
        """The row of a deck known by title alone, as in an imported log."""
        row = self.connection.execute(
            "SELECT id FROM deck WHERE title = ? ORDER BY id LIMIT 1", (title,)
        ).fetchone()
        if row:
            return int(row[0])
        cursor = self.connection.execute("INSERT INTO deck(path, title) VALUES (NULL, ?)", (title,))
        return int(cursor.lastrowid or 0)

    # --------------------------------------------------------------------------------------- settings

    def settings(self, deck: int) -> Settings:
        """The deck's own settings over those for all decks (row 0) over the defaults."""
        rows = self.connection.execute(
            "SELECT name, value FROM setting WHERE deck IN (0, ?) ORDER BY deck", (deck,)
        ).fetchall()
        if not rows:
            return _DEFAULTS
        from leadquiz.study.settings import settings_from

        return settings_from(dict(rows))

    def set_setting(self, deck: int, name: str, value: str | None) -> None:
        """Keep one setting as text; None goes back to the default."""
        with store.writing(self.connection):
            if value is None:
                self.connection.execute("DELETE FROM setting WHERE deck = ? AND name = ?", (deck, name))
            else:
                self.connection.execute(
                    "INSERT OR REPLACE INTO setting(deck, name, value) VALUES (?, ?, ?)", (deck, name, value)
                )

    # ------------------------------------------------------------------------------------------ inner

    def _stamp(self) -> tuple[Moment, str]:
        """The time and id of the next entry, both after all there are; inside a transaction."""
        moment = self.now()
        at = max(moment.ms, self.last_ms() + 1)
        corrected = self.connection.execute(
            "SELECT max(at_ms) FROM log WHERE id >= ? AND action = ? AND at_ms <= ?",
            (f"{at:011x}", Action.RETIME.value, at),
        ).fetchone()[0]
        if corrected is not None:
            at = max(at, corrected + 1)  # what was just said to be of now stays before it
        self._behind_ms += at - moment.ms
        return Moment(at, moment.offset_minutes), f"{at:011x}{self._nonce()}"

    def _append(self, entry: Entry, before: Standing, parameters: tuple[float, ...]) -> Standing:
        """Insert an entry that is the newest of its card, and what follows from it."""
        self.connection.execute(_INSERT_LOG, _log_row(entry))
        sums: _Sums = {}
        after = _step(before, entry, parameters, sums)
        self._put(entry.card, entry.deck, after)
        self._add_sums(sums)
        return after

    def _add(self, entries: Iterable[Entry]) -> int:
        """Insert entries anywhere in time; the cards concerned are folded anew, before and after."""
        count = 0
        by_card: dict[str, list[Entry]] = {}
        for entry in entries:
            by_card.setdefault(entry.card, []).append(entry)
        parameters = self._parameters()
        for card, new in sorted(by_card.items()):
            old = list(self.entries(card))
            known = {entry.id for entry in old}
            fresh = [entry for entry in new if entry.id not in known]
            if not fresh:
                continue
            count += len(fresh)
            self.connection.executemany(_INSERT_LOG, map(_log_row, fresh))
            before, after = fold(old, parameters), fold(self.entries(card), parameters)
            sums: _Sums = {}
            _merge(sums, before.sums, -1)
            _merge(sums, after.sums, 1)
            row = self.connection.execute("SELECT deck FROM state WHERE card = ?", (card,)).fetchone()
            self._put(card, row[0] if row else after.deck, after.standing)
            self._add_sums(sums)
        return count

    def _put(self, card: str, deck: int, standing: Standing) -> None:
        if standing.is_blank:
            self.connection.execute("DELETE FROM state WHERE card = ?", (card,))
        else:
            self.connection.execute(_PUT_STATE, _state_row(card, deck, standing))

    def _add_sums(self, sums: _Sums) -> None:
        self.connection.executemany(
            _ADD_SUMS, [(*key, *values) for key, values in sorted(sums.items()) if any(values)]
        )

    def _parameters(self) -> Callable[[int], tuple[float, ...]]:
        known: dict[int, tuple[float, ...]] = {}

        def of(deck: int) -> tuple[float, ...]:
            if deck not in known:
                known[deck] = self.settings(deck).parameters
            return known[deck]

        return of

    def _replayed(self) -> Iterator[tuple[str, Standing, int, _Sums]]:
        parameters = self._parameters()
        group: list[Entry] = []
        for row in self.connection.execute(f"SELECT {_LOG} FROM log ORDER BY card, id"):
            if group and group[0].card != row[2]:
                folded = fold(group, parameters)
                yield group[0].card, folded.standing, folded.deck, folded.sums
                group = []
            group.append(_entry(row))
        if group:
            folded = fold(group, parameters)
            yield group[0].card, folded.standing, folded.deck, folded.sums

    def _write_replayed(self, target: sqlite3.Connection, progress: Callable[[int], None]) -> int:
        sums: _Sums = {}
        cards = 0
        for card, standing, deck, card_sums in self._replayed():
            _merge(sums, card_sums, 1)
            if not standing.is_blank:
                cards += 1
                target.execute(_PUT_STATE, _state_row(card, deck, standing))
            if cards % 10_000 == 0:
                progress(cards)
        target.executemany(_ADD_SUMS, [(*key, *values) for key, values in sorted(sums.items())])
        # A card's deck is now the one it was last seen in; a deck claims its cards when it is opened next.
        target.execute("UPDATE deck SET version = '', new_from = 0")
        return cards


# ------------------------------------------------------------------------------------- log into states


class Folded(NamedTuple):
    """What a card's entries come to."""

    standing: Standing
    deck: int
    sums: _Sums


def effective(entries: Iterable[Entry]) -> list[Entry]:
    """The entries that count, undone ones left out and corrected times put in, in order of time."""
    listed = list(entries)
    undone = {entry.refers for entry in listed if entry.action is Action.UNDO}
    # An undo can itself be undone: then what it named counts again.
    revived = {entry.refers for entry in listed if entry.action is Action.UNDO and entry.id in undone}
    right = {entry.refers: entry for entry in listed if entry.action is Action.RETIME}
    result: list[tuple[str, Entry]] = []  # by the id that tells when it was last said
    for entry in listed:
        if entry.action in (Action.UNDO, Action.RETIME) or (entry.id in undone and entry.id not in revived):
            continue
        said = entry.id
        if better := right.get(entry.id):
            said = better.id
            shift = better.study_day - entry.study_day
            entry = entry._replace(
                at_ms=better.at_ms,
                offset_minutes=better.offset_minutes,
                study_day=better.study_day,
                due_day=None if entry.due_day is None else entry.due_day + shift,
                due_ms=entry.due_ms and max(0, entry.due_ms + better.at_ms - entry.at_ms),
            )
        result.append((said, entry))
    return [entry for _, entry in sorted(result, key=lambda row: (row[1].at_ms, row[0]))]


def fold(entries: Iterable[Entry], parameters: Callable[[int], tuple[float, ...]]) -> Folded:
    """A card's standing and its share of the daily sums, from all of its entries."""
    standing, deck = BLANK, 0
    sums: _Sums = {}
    listed = list(entries)
    for entry in effective(listed):
        standing = _step(standing, entry, parameters(entry.deck), sums)
        deck = entry.deck
    return Folded(standing, deck or (listed[-1].deck if listed else 0), sums)


def _step(before: Standing, entry: Entry, parameters: tuple[float, ...], sums: _Sums) -> Standing:
    """One entry further: the one place that says what an entry does."""
    match entry.action:
        case Action.REVIEW:
            return _reviewed(before, entry, parameters, sums)
        case Action.SUSPEND:
            return before._replace(suspended=True)
        case Action.RESUME:
            return before._replace(suspended=False)
        case Action.BURY:
            return before._replace(buried=entry.study_day)
        case Action.UNDO | Action.RETIME:
            return before


def _reviewed(before: Standing, entry: Entry, parameters: tuple[float, ...], sums: _Sums) -> Standing:
    assert entry.rating is not None
    day = sums.setdefault((entry.deck, entry.study_day), [0] * len(_SUMS))
    if not entry.counted:
        day[8] += 1
        day[7] += entry.duration_ms
        return before
    state = before.state
    passed = entry.rating is not Rating.AGAIN
    day[0] += 1
    day[1] += not passed
    day[2] += state is None
    day[7] += entry.duration_ms
    if state is not None and state.phase is Phase.REVIEW:
        at = 5 if state.interval >= MATURE_DAYS else 3
        day[at] += 1
        day[at + 1] += passed
    if state is None:
        memory = first_memory(entry.rating.value, parameters)
        last_day, last_ms, reps, lapses = entry.study_day, entry.at_ms, 0, 0
    else:
        last_day, last_ms = max(entry.study_day, state.last_day), max(entry.at_ms, state.last_ms)
        elapsed = last_day - state.last_day
        memory = next_memory((state.stability, state.difficulty), entry.rating.value, elapsed, parameters)
        reps, lapses = state.reps, state.lapses
    lapse = state is not None and state.phase is Phase.REVIEW and not passed
    phase = entry.phase or Phase.REVIEW
    due_day = entry.due_day if entry.due_day is not None else last_day + 1
    after = CardState(
        phase=phase,
        stability=memory[0],
        difficulty=memory[1],
        last_day=last_day,
        last_ms=last_ms,
        due_day=due_day,
        due_ms=entry.due_ms,
        step=entry.step,
        interval=max(0, due_day - last_day) if phase is Phase.REVIEW else 0,
        reps=reps + 1,
        lapses=lapses + lapse,
    )
    return before._replace(state=after)


def _merge(into: _Sums, other: _Sums, sign: int) -> None:
    for key, values in other.items():
        target = into.setdefault(key, [0] * len(_SUMS))
        for place, value in enumerate(values):
            target[place] += sign * value


_DEFAULTS = Settings()


# ------------------------------------------------------------------------------------------------ rows


def _log_row(entry: Entry) -> tuple[object, ...]:
    return (
        entry.id,
        entry.action.value,
        entry.card,
        entry.deck,
        entry.at_ms,
        entry.offset_minutes,
        entry.study_day,
        entry.rating.value if entry.rating else 0,
        entry.mode,
        entry.typed,
        entry.grade,
        entry.duration_ms,
        int(entry.counted),
        entry.phase.value if entry.phase else 0,
        entry.step,
        entry.due_day,
        entry.due_ms,
        entry.algorithm,
        entry.refers,
    )


def _entry(row: tuple[Any, ...]) -> Entry:
    (id_, action, card, deck, at, offset, day, rating, mode, typed, grade, duration, counted) = row[:13]
    (phase, step, due_day, due_ms, algorithm, refers) = row[13:]
    return Entry(
        id=id_,
        action=Action(action),
        card=card,
        deck=deck,
        at_ms=at,
        offset_minutes=offset,
        study_day=day,
        rating=Rating(rating) if rating else None,
        mode=mode,
        typed=typed,
        grade=grade,
        duration_ms=duration,
        counted=bool(counted),
        phase=Phase(phase) if phase else None,
        step=step,
        due_day=due_day,
        due_ms=due_ms,
        algorithm=algorithm,
        refers=refers,
    )


def _state_row(card: str, deck: int, standing: Standing) -> tuple[object, ...]:
    state = standing.state
    held = (int(standing.suspended), standing.buried)
    if state is None:
        return (card, deck, 0, 0, 0.0, 0.0, 0, 0, None, 0, 0, 0, 0, *held)
    return (
        card,
        deck,
        state.phase.value,
        state.step,
        state.stability,
        state.difficulty,
        state.last_day,
        state.last_ms,
        state.due_day,
        state.due_ms,
        state.interval,
        state.reps,
        state.lapses,
        *held,
    )


def _standing(row: tuple[Any, ...]) -> Standing:
    (_, _, phase, step, stability, difficulty, last_day, last_ms, due_day, due_ms) = row[:10]
    (interval, reps, lapses, suspended, buried) = row[10:]
    state = None
    if phase:
        state = CardState(
            phase=Phase(phase),
            step=step,
            stability=stability,
            difficulty=difficulty,
            last_day=last_day,
            last_ms=last_ms,
            due_day=due_day,
            due_ms=due_ms,
            interval=interval,
            reps=reps,
            lapses=lapses,
        )
    return Standing(state=state, suspended=bool(suspended), buried=buried)


def _agree(stored: tuple[object, ...], expected: tuple[object, ...]) -> bool:
    return all(
        abs(a - b) <= 1e-9 * max(1.0, abs(b)) if isinstance(a, float) and isinstance(b, float) else a == b
        for a, b in zip(stored, expected, strict=True)
    )
