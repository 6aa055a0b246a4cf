"""Looking back: what the log says about a learner. Counts only; how they are shown is up to the caller."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from leadquiz.study.clock import DAY_MS, date_of
from leadquiz.study.history import Action, History
from leadquiz.study.memory import retrievability
from leadquiz.study.schedule import Phase
from leadquiz.study.session import Shelf

FORECAST_DAYS = 30
HARDEST = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """How many cards in review were remembered: the true retention of a group of reviews."""

    name: str
    passed: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HardCard:
    """A card that costs much, and where its answer stands."""

    id: str
    deck: str
    question: str
    place: str
    lapses: int
    difficulty: float
    recall: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """All that `leadquiz stats` shows. Days are study days; lists of days have no gaps."""

    today: int
    days: int  # how far back retention looks
    reviews: int
    minutes: float
    seconds_per_review: float
    cards: int
    new_cards: int  # of those, not yet graduated
    expected_known: float  # sum of retrievability over all seen cards
    streak: int
    longest_streak: int
    retention: tuple[Retention, ...]  # today, 7 days, 30 days, all; young and mature
    by_deck: tuple[Retention, ...]
    by_section: tuple[Retention, ...]
    by_kind: tuple[Retention, ...]
    forecast: tuple[int, ...]  # cards due in `FORECAST_DAYS` days from today; overdue ones count today
    calendar: tuple[tuple[int, int], ...]  # (study day, answers) of the last year, oldest first
    hardest: tuple[HardCard, ...]


def statistics(history: History, shelves: Sequence[Shelf], *, days: int = 365) -> Statistics:
    """Statistics over these decks, or over everything in the store when none is given."""
    rows = [history.deck_row(shelf.path, shelf.title) for shelf in shelves] or sorted(history.deck_titles())
    settings = history.settings(rows[0] if rows else 0)
    today = history.now().study_day(settings.rollover_hour)
    marks = ", ".join("?" * len(rows))
    sums = history.connection.execute(
        "SELECT study_day, sum(reviews), sum(new), sum(young), sum(young_passed), sum(mature), "
        f"sum(mature_passed), sum(duration_ms), sum(crammed) FROM day WHERE deck IN ({marks}) "
        "GROUP BY study_day ORDER BY study_day",
        rows,
    ).fetchall()
    answers = {day: reviews + crammed for day, reviews, *_, crammed in sums}
    reviews, milliseconds = sum(answers.values()), sum(row[7] for row in sums)
    cards, fresh = history.connection.execute(
        f"SELECT count(*), coalesce(sum(phase = 1), 0) FROM state WHERE phase > 0 AND deck IN ({marks})", rows
    ).fetchone()
    by_card = _by_card(history, rows, today - days)
    sections, kinds = _groups(shelves, by_card)
    streak, longest = _streaks({day for day, count in answers.items() if count}, today)
    return Statistics(
        today=today,
        days=days,
        reviews=reviews,
        minutes=milliseconds / 60_000,
        seconds_per_review=milliseconds / 1000 / reviews if reviews else 0.0,
        cards=cards,
        new_cards=fresh,
        expected_known=_expected_known(history, rows, today),
        streak=streak,
        longest_streak=longest,
        retention=_retention(sums, today),
        by_deck=_by_deck(history, rows, today - days),
        by_section=sections,
        by_kind=kinds,
        forecast=_forecast(history, rows, today),
        calendar=tuple((day, answers.get(day, 0)) for day in range(today - 364, today + 1)),
        hardest=_hardest(history, rows, shelves, today),
    )


def as_json(report: Statistics) -> dict[str, object]:
    """The report as plain values, dates in ISO form."""

    def groups(items: Iterable[Retention]) -> list[dict[str, object]]:
        return [{"name": one.name, "passed": one.passed, "total": one.total} for one in items]

    return {
        "date": date_of(report.today),
        "reviews": report.reviews,
        "minutes": round(report.minutes, 1),
        "seconds_per_review": round(report.seconds_per_review, 1),
        "cards": report.cards,
        "learning": report.new_cards,
        "expected_known": round(report.expected_known, 1),
        "streak": report.streak,
        "longest_streak": report.longest_streak,
        "retention": groups(report.retention),
        "by_deck": groups(report.by_deck),
        "by_section": groups(report.by_section),
        "by_kind": groups(report.by_kind),
        "forecast": [
            {"date": date_of(report.today + n), "due": count} for n, count in enumerate(report.forecast)
        ],
        "calendar": [{"date": date_of(day), "answers": count} for day, count in report.calendar if count],
        "hardest": [
            {
                "id": card.id,
                "deck": card.deck,
                "question": card.question,
                "source": card.place,
                "lapses": card.lapses,
                "difficulty": round(card.difficulty, 2),
                "recall": round(card.recall, 3),
            }
            for card in report.hardest
        ],
    }


# ----------------------------------------------------------------------------------------------- parts


def _retention(sums: list[tuple[int, ...]], today: int) -> tuple[Retention, ...]:
    def over(name: str, first: int, *columns: int) -> Retention:
        rows = [row for row in sums if row[0] >= first]
        return Retention(
            name=name,
            total=sum(row[column] for row in rows for column in columns),
            passed=sum(row[column + 1] for row in rows for column in columns),
        )

    young, mature = 3, 5
    return (
        over("today", today, young, mature),
        over("last 7 days", today - 6, young, mature),
        over("last 30 days", today - 29, young, mature),
        over("all time", 0, young, mature),
        over("young cards", 0, young),
        over("mature cards", 0, mature),
    )


def _by_deck(history: History, rows: list[int], first: int) -> tuple[Retention, ...]:
    titles = history.deck_titles()
    marks = ", ".join("?" * len(rows))
    found = history.connection.execute(
        "SELECT deck, sum(young_passed + mature_passed), sum(young + mature) FROM day "
        f"WHERE deck IN ({marks}) AND study_day >= ? GROUP BY deck ORDER BY deck",
        (*rows, first),
    )
    return tuple(
        Retention(name=titles.get(deck, "?"), passed=passed, total=total)
        for deck, passed, total in found
        if total
    )


def _by_card(history: History, rows: list[int], first: int) -> dict[str, tuple[int, int]]:
    """(remembered, asked) of each card while it was in review, undone answers left out."""
    marks = ", ".join("?" * len(rows))
    found = history.connection.execute(
        f"""
        SELECT card, sum(rating > 1), count(*) FROM (
          SELECT card, rating, study_day, lag(phase) OVER (PARTITION BY card ORDER BY id) AS before
          FROM log WHERE deck IN ({marks}) AND action = ? AND counted AND id >= ?
          AND NOT EXISTS (SELECT 1 FROM log AS u WHERE u.refers = log.id AND u.action = ?)
        ) WHERE before = ? AND study_day >= ? GROUP BY card
        """,
        (
            *rows,
            Action.REVIEW.value,
            f"{max(first - 400, 0) * DAY_MS:011x}",
            Action.UNDO.value,
            Phase.REVIEW.value,
            first,
        ),
    )
    return {card: (passed, total) for card, passed, total in found}


def _groups(
    shelves: Sequence[Shelf], by_card: dict[str, tuple[int, int]]
) -> tuple[tuple[Retention, ...], tuple[Retention, ...]]:
    sections: dict[str, list[int]] = {}
    kinds: dict[str, list[int]] = {}
    for shelf in shelves:
        for card_id, (passed, total) in sorted(by_card.items()):
            card = shelf.card(card_id)
            if card is None:
                continue
            heading = card.section[0] if card.section else "(no section)"
            for groups, name in ((sections, heading), (kinds, card.kind.value)):
                group = groups.setdefault(name, [0, 0])
                group[0] += passed
                group[1] += total
    return tuple(_sorted(sections)), tuple(_sorted(kinds))


def _sorted(groups: dict[str, list[int]]) -> list[Retention]:
    """The worst remembered first."""
    made = [Retention(name=name, passed=passed, total=total) for name, (passed, total) in groups.items()]
    return sorted(made, key=lambda one: (one.passed / max(one.total, 1), one.name))


def _forecast(history: History, rows: list[int], today: int) -> tuple[int, ...]:
    counts = [0] * FORECAST_DAYS
    for row in rows:
        found = history.connection.execute(
            "SELECT max(due_day, ?), count(*) FROM state WHERE deck = ? AND due_day < ? AND suspended = 0 "
            "AND phase > 0 GROUP BY 1",
            (today, row, today + FORECAST_DAYS),
        )
        for day, count in found:
            counts[day - today] += count
    return tuple(counts)


def _expected_known(history: History, rows: list[int], today: int) -> float:
    total = 0.0
    for row in rows:
        parameters = history.settings(row).parameters
        found = history.connection.execute(
            "SELECT stability, last_day FROM state WHERE deck = ? AND phase > 0", (row,)
        )
        total += sum(
            retrievability(max(0, today - last_day), stability, parameters) for stability, last_day in found
        )
    return total


def _streaks(days: set[int], today: int) -> tuple[int, int]:
    """Days in a row up to today (or yesterday, while today may still be studied), and the longest run."""
    longest = run = 0
    previous = None
    for day in sorted(days):
        run = run + 1 if previous is not None and day == previous + 1 else 1
        longest = max(longest, run)
        previous = day
    current = 0
    at = today if today in days else today - 1
    while at in days:
        current += 1
        at -= 1
    return current, longest


def _hardest(history: History, rows: list[int], shelves: Sequence[Shelf], today: int) -> tuple[HardCard, ...]:
    marks = ", ".join("?" * len(rows))
    titles = history.deck_titles()
    found = history.connection.execute(
        f"SELECT card, deck, lapses, difficulty, stability, last_day FROM state WHERE deck IN ({marks}) "
        "AND phase > 0 AND suspended = 0 AND (lapses > 0 OR difficulty >= 7) "
        "ORDER BY lapses DESC, difficulty DESC, card LIMIT ?",
        (*rows, HARDEST),
    ).fetchall()
    result = []
    for card_id, deck, lapses, difficulty, stability, last_day in found:
        card = shelf = None
        for shelf in shelves:
            card = shelf.card(card_id)
            if card is not None:
                break
        place = ""
        if card is not None and shelf is not None and card.source is not None:
            place = f"{shelf.source_file(card)} line {card.source.first}"
        result.append(
            HardCard(
                id=card_id,
                deck=titles.get(deck, "?"),
                question=card.question if card is not None else "(no longer in the deck)",
                place=place,
                lapses=lapses,
                difficulty=difficulty,
                recall=retrievability(max(0, today - last_day), stability, history.settings(deck).parameters),
            )
        )
    return tuple(result)
