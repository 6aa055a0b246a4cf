"""Which card is asked next, in which way, and what its answer does. Knows no terminal.

A session never holds a transaction open while it waits, and asks the store again before it shows a card,
so several sessions may run at once.
"""

import heapq
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple, Protocol
from zlib import crc32

from leadquiz.model import Card, Kind, Rating
from leadquiz.study.clock import Moment
from leadquiz.study.history import BLANK, Action, History, Standing
from leadquiz.study.memory import retrievability
from leadquiz.study.schedule import LEARN_AHEAD_MS, CardState, Phase, Settings, outcomes

MODES = ("auto", "flip", "type", "choice", "cloze")
FREE_RECALL_DAYS = 21.0  # from this stability on, auto asks for free recall
WEAK_DIFFICULTY = 7.0
_CHUNK = 100


class Shelf(Protocol):
    """A deck as the session needs it: cards by id and by place, without all of them in memory."""

    path: str
    title: str
    version: str  # changes when the file does
    language: str

    def __len__(self) -> int: ...

    def ids(self, start: int = 0) -> Iterator[tuple[int, str]]:
        """(position, id) in deck order from a position on, without cards suspended in the deck."""

    def card(self, card_id: str) -> Card | None:
        """The card, or None when it is no longer in the deck or suspended there."""

    def matching(self, *, section: str, tag: str, kind: str) -> Iterator[str]:
        """Ids of the cards that filters take, in deck order; an empty filter takes all."""

    def siblings(self, card: Card) -> tuple[str, ...]:
        """Ids of other cards of the same note."""

    def source_file(self, card: Card) -> str:
        """The document the card was made from, as the deck names it; empty when unknown."""


class Options(NamedTuple):
    """What to ask, and how."""

    mode: str = "auto"
    cram: bool = False
    section: str = ""
    tag: str = ""
    kind: str = ""
    weak: bool = False
    new: int | None = None  # cards a day, instead of the deck's setting
    limit: int | None = None  # questions in this session
    minutes: float | None = None
    exam_day: int | None = None

    @property
    def filters(self) -> bool:
        return bool(self.section or self.tag or self.kind)


class Question:
    """A card on the screen: how it is asked and where it stood."""

    __slots__ = ("after", "card", "deck", "mode", "options", "settings", "shelf", "shown_at", "standing")

    def __init__(
        self,
        *,
        card: Card,
        shelf: Shelf,
        deck: int,
        standing: Standing,
        settings: Settings,
        mode: str,
        options: tuple[str, ...],
        shown_at: Moment,
    ) -> None:
        self.card = card
        self.shelf = shelf
        self.deck = deck
        self.standing = standing
        self.settings = settings
        self.mode = mode
        self.options = options  # in choice mode, in the order shown
        self.shown_at = shown_at
        self.after: dict[Rating, CardState] | None = None  # by rating, once computed

    @property
    def is_new(self) -> bool:
        return self.standing.state is None


class Answered(NamedTuple):
    """One line of the session's summary."""

    entry: str
    card: Card
    deck: int
    rating: Rating
    mode: str
    duration_ms: int
    was_new: bool
    leech: bool = False


class Counts(NamedTuple):
    """What is left: the header's numbers."""

    new: int
    learning: int
    due: int


class _Deck:
    __slots__ = ("due", "new", "row", "settings", "shelf")

    def __init__(self, row: int, shelf: Shelf, settings: Settings) -> None:
        self.row = row
        self.shelf = shelf
        self.settings = settings
        self.due: list[str] = []
        self.new: list[str] = []


class _Place(NamedTuple):
    """A card of a deck that may be next."""

    deck: int
    card: str
    early: bool = False  # a step not yet over, asked because nothing else is left
    wanted: bool = False  # asked whatever is due, after an undo or an edit


class Session:
    """A run through the cards that are due, then new ones, of one or more decks."""

    def __init__(self, history: History, shelves: Iterable[Shelf], options: Options) -> None:
        self.history = history
        self.options = options
        self.started = history.now()
        self.answered: list[Answered] = []
        self.current: Question | None = None
        self._decks = {row: _Deck(row, shelf, history.settings(row)) for row, shelf in self._claim(shelves)}
        self._queue: list[tuple[int, str]] = []  # (deck, card), the next one last
        self._learning: list[tuple[int, int, str]] = []  # heap of (due ms, deck, card)
        self._crammed_again: list[tuple[int, str]] = []
        self._new: set[str] = set()
        self._undo: list[tuple[str, tuple[int, str], Answered | None]] = []
        self._again: tuple[int, str] | None = None  # shown next whatever is due: after undo or an edit
        self._load: dict[tuple[int, int], int] = {}
        self._notes_today: set[str] | None = None
        self._fill()

    # ----------------------------------------------------------------------------------------- asking

    def next(self) -> Question | None:
        """The next question, or None when nothing is left or the limit is reached."""
        self.current = None
        while not self._is_over():
            place = self._pop()
            if place is None:
                return None
            question = self._question(place)
            if question is not None:
                self.current = question
                return question
        return None

    def ask_again(self, question: Question) -> None:
        """Have this card asked next, after it was edited."""
        self._again = (question.deck, question.card.id)
        self.current = None

    def after(self, question: Question) -> dict[Rating, CardState]:
        """The state each rating would give; computed once, so what is shown is what happens."""
        if question.after is None:
            question.after = self._outcomes(question, question.standing, self.history.now())
        return question.after

    def counts(self) -> Counts:
        """New, learning and due cards left, the one on the screen included."""
        places = [card for _, card in self._queue]
        learning = len(self._learning) + len(self._crammed_again)
        new = sum(card in self._new for card in places)
        due = len(places) - new
        if (shown := self.current) is not None:
            state = shown.standing.state
            new += state is None
            learning += state is not None and state.phase is not Phase.REVIEW
            due += state is not None and state.phase is Phase.REVIEW
        return Counts(new, learning, due)

    def due_tomorrow(self) -> int:
        """Cards of these decks that will be due on the next study day, those left over included."""
        total = 0
        for deck in self._decks.values():
            [count] = self.history.connection.execute(
                "SELECT count(*) FROM state WHERE deck = ? AND due_day <= ? AND suspended = 0 AND phase > 0",
                (deck.row, self._today(deck.settings) + 1),
            ).fetchone()
            total += count
        return total

    # -------------------------------------------------------------------------------------- answering

    def answer(
        self, rating: Rating, *, typed: str = "", grade: str = "", duration_ms: int | None = None
    ) -> Answered:
        """Commit the answer to the current question. Only when this returns may the next one be shown."""
        question = self.current
        assert question is not None
        now = self.history.now()
        duration = now.ms - question.shown_at.ms if duration_ms is None else duration_ms
        entry, standing = self.history.review(
            question.card.id,
            question.deck,
            rating,
            lambda stored, moment: self._decide(question, stored, moment, rating),
            question.settings,
            mode=question.mode,
            typed=typed,
            grade=grade,
            duration_ms=min(max(duration, 0), 3_600_000),
            counted=not self.options.cram,
        )
        lapsed = rating is Rating.AGAIN and standing.state is not None
        answered = Answered(
            entry=entry,
            card=question.card,
            deck=question.deck,
            rating=rating,
            mode=question.mode,
            duration_ms=min(max(duration, 0), 3_600_000),
            was_new=question.is_new,
            leech=lapsed
            and not self.options.cram
            and standing.state is not None
            and standing.state.is_leech(question.settings.leech_lapses),
        )
        place = (question.deck, question.card.id)
        self.answered.append(answered)
        self._undo.append((entry, place, answered))
        self._after_answer(question, rating, standing)
        self.current = None
        return answered

    def suspend(self) -> None:
        """Take the current card out of all sessions until it is resumed."""
        assert self.current is not None
        self.suspend_card(self.current)

    def suspend_card(self, question: Question) -> None:
        """Suspend a card that was answered just now, such as a leech."""
        place = (question.deck, question.card.id)
        self._learning = [item for item in self._learning if item[1:] != place]
        heapq.heapify(self._learning)
        self._mark(Action.SUSPEND, question)

    def bury(self) -> None:
        """Leave the current card for the next study day."""
        assert self.current is not None
        self._mark(Action.BURY, self.current)

    def undo(self) -> bool:
        """Take back the last answer, suspension or burying and ask that card next; False without one."""
        if not self._undo:
            return False
        entry, place, answered = self._undo.pop()
        self.history.undo(entry, self._decks[place[0]].settings.rollover_hour)
        if answered is not None:
            self.answered.remove(answered)
        if self.current is not None:
            self._queue.append((self.current.deck, self.current.card.id))
            if self.current.is_new:
                self._new.add(self.current.card.id)
        self._learning = [item for item in self._learning if item[1:] != place]
        heapq.heapify(self._learning)
        self._crammed_again = [item for item in self._crammed_again if item != place]
        self._queue = [item for item in self._queue if item != place]
        if self._notes_today is not None and answered is not None:
            self._notes_today.discard(answered.card.note_id)
        self._again = place
        self.current = None
        return True

    # ------------------------------------------------------------------------------------------- inner

    def _claim(self, shelves: Iterable[Shelf]) -> Iterator[tuple[int, Shelf]]:
        for shelf in shelves:
            row = self.history.deck_row(shelf.path, shelf.title)
            claim(self.history, row, shelf)
            yield row, shelf

    def _today(self, settings: Settings, now: Moment | None = None) -> int:
        return (now or self.history.now()).study_day(settings.rollover_hour)

    def _is_over(self) -> bool:
        if self._again is not None:
            return False
        limit, minutes = self.options.limit, self.options.minutes
        if limit is not None and len(self.answered) >= limit:
            return True
        return minutes is not None and self.history.now().ms - self.started.ms >= minutes * 60_000

    def _fill(self) -> None:
        for deck in self._decks.values():
            if self.options.cram or self.options.weak:
                deck.due = self._picked(deck)
            else:
                deck.due, deck.new = self._due(deck), self._fresh(deck)
        seed = str(self.started.ms if self.options.cram else self.started.ms // 86_400_000)
        due = sorted(
            ((row, card) for row, deck in self._decks.items() for card in deck.due),
            key=lambda place: crc32(f"{seed}\x1f{place[1]}".encode()),
        )
        fresh = _round_robin([[(row, card) for card in deck.new] for row, deck in self._decks.items()])
        self._new = {card for _, card in fresh}
        self._queue = _spread(due, fresh)[::-1]

    def _due(self, deck: _Deck) -> list[str]:
        """Cards in review that are due, and cards in steps put on the heap."""
        today = self._today(deck.settings)
        exam = self.options.exam_day
        horizon = today if exam is None or today < exam - 1 or today >= exam else exam
        done = self.history.sums_of(deck.row, today)
        room = max(0, deck.settings.reviews_per_day - (done["reviews"] - done["new"]))
        taken = set(self._matching(deck)) if self.options.filters else None
        execute = self.history.connection.execute
        steps = execute(
            "SELECT due_ms, card FROM state WHERE deck = ? AND due_ms > 0 AND suspended = 0 AND due_day <= ? "
            "AND buried <> ?",
            (deck.row, horizon, today),
        )
        for due_ms, card in steps:
            if taken is None or card in taken:
                heapq.heappush(self._learning, (due_ms, deck.row, card))
        rows = execute(
            "SELECT card FROM state WHERE deck = ? AND due_day <= ? AND suspended = 0 AND phase > 0 "
            "AND phase = ? AND buried <> ? ORDER BY due_day LIMIT ?",
            (
                deck.row,
                horizon,
                Phase.REVIEW.value,
                today,
                -1 if taken is not None or exam is not None else room,
            ),
        )
        due = [card for (card,) in rows if taken is None or card in taken]
        return due if exam is not None else due[:room]

    def _fresh(self, deck: _Deck) -> list[str]:
        """New cards in deck order, as many as today still allows."""
        today = self._today(deck.settings)
        per_day = deck.settings.new_per_day if self.options.new is None else self.options.new
        room = max(0, per_day - self.history.sums_of(deck.row, today)["new"])
        if not room:
            return []
        if self.options.filters:
            return list(islice(self._unseen(self._matching(deck), today), room))
        [start] = self.history.connection.execute(
            "SELECT new_from FROM deck WHERE id = ?", (deck.row,)
        ).fetchone()
        seen_until = start
        found: list[str] = []
        ids = deck.shelf.ids(start)
        all_seen = True
        while len(found) < room and (chunk := list(islice(ids, _CHUNK))):
            standings = self._standings([card for _, card in chunk])
            for position, card in chunk:
                standing = standings.get(card)
                if standing is None or standing[0] == 0:
                    all_seen = False
                    if standing is None or not (standing[1] or standing[2] == today):
                        found.append(card)
                elif all_seen:
                    seen_until = position + 1
        if seen_until >= start + _CHUNK:
            # The next session need not walk over these again.
            self.history.connection.execute(
                "UPDATE deck SET new_from = ? WHERE id = ?", (seen_until, deck.row)
            )
        return found[:room]

    def _unseen(self, ids: Iterable[str], today: int) -> Iterator[str]:
        source = iter(ids)
        while chunk := list(islice(source, _CHUNK)):
            standings = self._standings(chunk)
            for card in chunk:
                phase, suspended, buried = standings.get(card, (0, 0, -1))
                if not phase and not suspended and buried != today:
                    yield card

    def _standings(self, cards: list[str]) -> dict[str, tuple[int, int, int]]:
        marks = ", ".join("?" * len(cards))
        rows = self.history.connection.execute(
            f"SELECT card, phase, suspended, buried FROM state WHERE card IN ({marks})", cards
        )
        return {card: (phase, suspended, buried) for card, phase, suspended, buried in rows}

    def _picked(self, deck: _Deck) -> list[str]:
        """For cramming any card, for --weak the weakest seen ones first."""
        wanted = self._matching(deck)
        today = self._today(deck.settings)
        picked: list[tuple[float, str]] = []
        for card in wanted:
            standing = self.history.standing(card) if self.options.weak else BLANK
            if standing.suspended:
                continue
            if not self.options.weak:
                picked.append((0.0, card))
            elif standing.state is not None:
                weakness = _weakness(standing.state, today, deck.settings)
                if weakness > 0:
                    picked.append((-weakness, card))
        if self.options.weak:
            picked.sort()
            picked = picked[: self.options.limit or 20]
        return [card for _, card in picked]

    def _matching(self, deck: _Deck) -> list[str]:
        options = self.options
        return list(deck.shelf.matching(section=options.section, tag=options.tag, kind=options.kind))

    def _pop(self) -> _Place | None:
        if self._again is not None:
            place, self._again = self._again, None
            return _Place(*place, wanted=True)
        now = self.history.now().ms
        if self._learning and self._learning[0][0] <= now:
            return _Place(*heapq.heappop(self._learning)[1:])
        if self._queue:
            return _Place(*self._queue.pop())
        if self._crammed_again:
            return _Place(*self._crammed_again.pop(0))
        if self._learning and self._learning[0][0] <= now + LEARN_AHEAD_MS:
            return _Place(*heapq.heappop(self._learning)[1:], early=True)
        return None

    def _question(self, place: _Place) -> Question | None:
        """The question for a card if it may be asked: it is there, due, and no sibling was asked today."""
        row = place.deck
        deck = self._decks[row]
        card = deck.shelf.card(place.card)
        if card is None:
            return None
        standing = self.history.standing(card.id)
        today = self._today(deck.settings)
        if not (self.options.cram or self.options.weak or place.wanted):
            if standing.suspended or standing.buried == today:
                return None
            state = standing.state
            if state is not None:
                horizon = today if self.options.exam_day is None else max(today, self.options.exam_day)
                if state.due_day > horizon:
                    return None  # another session was quicker
                if state.due_ms > self.history.now().ms and not place.early:
                    heapq.heappush(self._learning, (state.due_ms, row, card.id))
                    return None
            in_steps = state is not None and state.phase is not Phase.REVIEW
            if card.note and not in_steps and card.note_id in self._notes_of_today():
                return None
        mode, options = presentation(card, standing.state, self.options.mode)
        return Question(
            card=card,
            shelf=deck.shelf,
            deck=row,
            standing=standing,
            settings=deck.settings,
            mode=mode,
            options=options,
            shown_at=self.history.now(),
        )

    def _notes_of_today(self) -> set[str]:
        if self._notes_today is None:
            self._notes_today = set()
            for row, deck in self._decks.items():
                day_start = self.history.now().next_rollover_ms(deck.settings.rollover_hour) - 86_400_000
                rows = self.history.connection.execute(
                    "SELECT DISTINCT log.card FROM log JOIN state USING(card) WHERE log.id >= ? "
                    "AND log.deck = ? AND log.counted AND log.action = ? AND state.phase > 0 "
                    "AND state.last_ms >= ?",
                    (f"{max(day_start, 0):011x}", row, Action.REVIEW.value, day_start),
                ).fetchall()
                for (card_id,) in rows:
                    card = deck.shelf.card(card_id)
                    if card is not None and card.note:
                        self._notes_today.add(card.note_id)
        return self._notes_today

    def _outcomes(self, question: Question, standing: Standing, now: Moment) -> dict[Rating, CardState]:
        deck = question.deck
        avoid: frozenset[int] = frozenset()
        if question.card.note:
            states = (
                self.history.standing(sibling).state for sibling in question.shelf.siblings(question.card)
            )
            avoid = frozenset(state.due_day for state in states if state is not None)
        return outcomes(
            standing.state,
            now,
            question.settings,
            seed=question.card.id,
            load=lambda day: self._load_on(deck, day),
            avoid=avoid,
        )

    def _load_on(self, deck: int, day: int) -> int:
        key = (deck, day)
        if key not in self._load:
            self._load[key] = self.history.due_on(deck, day)
        return self._load[key]

    def _decide(self, question: Question, stored: Standing, now: Moment, rating: Rating) -> CardState:
        if question.after is not None and stored == question.standing:
            # The step's timer starts now, not when the intervals were shown.
            chosen = question.after[rating]
            if not chosen.due_ms:
                return chosen
        return self._outcomes(question, stored, now)[rating]

    def _after_answer(self, question: Question, rating: Rating, standing: Standing) -> None:
        place = (question.deck, question.card.id)
        self._new.discard(question.card.id)
        if self.options.cram:
            if rating is Rating.AGAIN:
                self._crammed_again.append(place)
            return
        state = standing.state
        if state is None:
            return
        if state.phase is not Phase.REVIEW:
            heapq.heappush(self._learning, (state.due_ms, *place))
        elif (question.deck, state.due_day) in self._load:
            self._load[question.deck, state.due_day] += 1
        if question.card.note:
            self._notes_of_today().add(question.card.note_id)

    def _mark(self, action: Action, question: Question) -> None:
        entry = self.history.mark(action, question.card.id, question.deck, question.settings.rollover_hour)
        self._undo.append((entry, (question.deck, question.card.id), None))
        self._new.discard(question.card.id)
        self.current = None


# -------------------------------------------------------------------------------------------- functions


def presentation(card: Card, state: CardState | None, wanted: str) -> tuple[str, tuple[str, ...]]:
    """How a card is asked, and the options if by choice. A mode the card has no material for gives way."""
    mode = wanted if wanted != "auto" else _auto_mode(card, state)
    if mode == "choice" and len(card.distractors) < 2:
        mode = "flip"
    if mode == "cloze" and not (card.cloze or card.kind is Kind.CLOZE):
        mode = "type"
    if mode != "choice":
        return mode, ()
    reps = state.reps if state else 0
    options = sorted(
        (card.answer, *card.distractors[:4]),
        key=lambda text: crc32(f"{card.id}\x1f{reps}\x1f{text}".encode()),
    )
    return mode, tuple(options)


def _auto_mode(card: Card, state: CardState | None) -> str:
    if (state is None or state.phase is Phase.LEARNING) and len(card.distractors) >= 3:
        return "choice"
    if state is not None and state.stability >= FREE_RECALL_DAYS:
        return "flip"
    if card.cloze or card.kind is Kind.CLOZE:
        return "cloze"
    return "type" if _is_typable(card) else "flip"


def _is_typable(card: Card) -> bool:
    """Whether the answer is short enough to type without weariness, and to be graded fairly."""
    if card.kind in (Kind.CAUSE, Kind.HEADING, Kind.PRINCIPLE, Kind.DEFINITION):
        return len(card.answer.split()) <= 3
    if card.members:
        return len(card.members) <= 5 and all(len(member.split()) <= 3 for member in card.members)
    return len(card.answer.split()) <= 6 and len(card.answer) <= 50


def claim(history: History, row: int, shelf: Shelf) -> None:
    """Let the states of a deck's cards say they are in this deck; done anew only when the file changed."""
    connection = history.connection
    [version] = connection.execute("SELECT version FROM deck WHERE id = ?", (row,)).fetchone()
    if version == shelf.version:
        return
    from leadquiz.study.store import writing

    with writing(connection):
        if connection.execute("SELECT 1 FROM state LIMIT 1").fetchone():
            ids = shelf.ids()
            while chunk := [card for _, card in islice(ids, 500)]:
                marks = ", ".join("?" * len(chunk))
                others = connection.execute(
                    f"SELECT DISTINCT deck FROM state WHERE card IN ({marks}) AND deck <> ?", (*chunk, row)
                ).fetchall()
                if others:
                    connection.execute(f"UPDATE state SET deck = ? WHERE card IN ({marks})", (row, *chunk))
                    # A card in two decks belongs to the one opened last; the other claims it back then.
                    connection.executemany("UPDATE deck SET version = '' WHERE id = ?", others)
        connection.execute("UPDATE deck SET version = ?, new_from = 0 WHERE id = ?", (shelf.version, row))


def _weakness(state: CardState, today: int, settings: Settings) -> float:
    """How much a card needs attention; 0 for one that is well known."""
    recall = retrievability(max(0, today - state.last_day), state.stability, settings.parameters)
    weakness = 2.0 * max(0.0, settings.retention - recall) + 0.25 * state.lapses
    if state.phase is not Phase.REVIEW:
        weakness += 0.5
    if state.difficulty >= WEAK_DIFFICULTY:
        weakness += (state.difficulty - WEAK_DIFFICULTY) / 3 + 0.1
    return weakness


def _round_robin(lists: list[list[tuple[int, str]]]) -> list[tuple[int, str]]:
    longest = max(map(len, lists), default=0)
    return [items[place] for place in range(longest) for items in lists if place < len(items)]


def _spread(due: list[tuple[int, str]], fresh: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Due cards with the new ones spread evenly among them, a due one first."""
    keyed = [((place + 0.5) / len(due), place_of) for place, place_of in enumerate(due)]
    keyed += [((place + 1) / (len(fresh) + 1), place_of) for place, place_of in enumerate(fresh)]
    return [place_of for _, place_of in sorted(keyed, key=lambda item: item[0])]
