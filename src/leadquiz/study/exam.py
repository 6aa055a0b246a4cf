"""Planning for an examination: how many new cards a day, and what load that means.

A card is due when its recall falls to the desired retention, so a card whose due date lies after the
examination is above it then. What is left to do is to see every new card in time, to do what is due each day,
and to go once more, on the last day, over what would be due on the day itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from leadquiz.study.history import History
from leadquiz.study.memory import Memory, first_memory, interval_days, next_memory, retrievability
from leadquiz.study.schedule import Settings
from leadquiz.study.session import Shelf

SAMPLE = 2000  # cards simulated; larger decks are scaled from a sample
ANSWERS_TO_LEARN = 2.3  # a new card in its two steps, sometimes forgotten there


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to do until the examination, and what to expect from it."""

    days: int  # from today to the day before, both included; 0 on the day itself
    new_per_day: int
    load: tuple[int, ...]  # answers a day, today first
    cards: int
    above: float  # share of all cards whose recall will be at least the desired retention
    above_without: float  # the same share when nothing is done from now on
    retention: float


def plan(history: History, decks: Sequence[tuple[int, Shelf]], exam_day: int) -> Plan:
    """The plan over these decks (store row and shelf), simulated with each card's own memory."""
    settings = history.settings(decks[0][0])
    today = history.now().study_day(settings.rollover_hour)
    days = max(0, exam_day - today)
    seen: list[tuple[Memory, int, int]] = []
    fresh = 0
    for row, shelf in decks:
        rows = history.connection.execute(
            "SELECT stability, difficulty, last_day, due_day FROM state WHERE deck = ? AND phase > 0 "
            "AND suspended = 0",
            (row,),
        ).fetchall()
        seen += [((stability, difficulty), last, due) for stability, difficulty, last, due in rows]
        [held] = history.connection.execute(
            "SELECT count(*) FROM state WHERE deck = ? AND phase = 0 AND suspended = 1", (row,)
        ).fetchone()
        fresh += max(0, len(shelf) - len(rows) - held)
    total = len(seen) + fresh
    # The last tenth of the days is for reviewing only; a card seen for the first time needs some.
    new_days = max(1, days - max(1, days // 10)) if days > 1 else max(days, 1)
    new_per_day = -(-fresh // new_days) if days else 0
    scale = max(1.0, total / SAMPLE)
    step = max(1, int(scale))
    load, above = _simulate(
        seen[::step], fresh // step, -(-new_per_day // step) if new_per_day else 0, settings, today, exam_day
    )
    still = sum(_recall(card, exam_day, settings) >= settings.retention for card in seen[::step])
    simulated = max(1, len(seen[::step]) + fresh // step)
    return Plan(
        days=days,
        new_per_day=new_per_day,
        load=tuple(round(answers * step) for answers in load),
        cards=total,
        above=above / simulated,
        above_without=still / simulated,
        retention=settings.retention,
    )


def plan_text(made: Plan) -> str:
    """The plan in a line or two."""
    if not made.days:
        return f"The exam is today: {made.above:.0%} of {made.cards} cards are above {made.retention:.0%}."
    busiest = max(made.load)
    mean = sum(made.load) / len(made.load)
    days = "1 day" if made.days == 1 else f"{made.days} days"
    return (
        f"Exam in {days}: {made.new_per_day} new cards a day, about {mean:.0f} answers a day, at most {busiest}. "
        f"Then {made.above:.0%} of {made.cards} cards will be above {made.retention:.0%}; "
        f"with no more learning {made.above_without:.0%}."
    )


def _simulate(
    seen: list[tuple[Memory, int, int]],
    fresh: int,
    new_per_day: int,
    settings: Settings,
    today: int,
    exam_day: int,
) -> tuple[list[float], int]:
    """Answers on each day, and how many cards end above the desired retention."""
    rng = Random(exam_day)
    parameters = settings.parameters
    cards = list(seen)
    load = []
    for day in range(today, exam_day):
        answers = 0.0
        horizon = exam_day if day == exam_day - 1 else day
        for place, (memory, last, due) in enumerate(cards):
            if due > horizon:
                continue
            passed = rng.random() < retrievability(max(0, day - last), memory[0], parameters)
            memory = next_memory(memory, 3 if passed else 1, max(0, day - last), parameters)
            answers += 1
            if not passed:
                memory = next_memory(memory, 3, 0, parameters)
                answers += 1
            cards[place] = (memory, day, day + _days(memory, settings))
        for _ in range(min(new_per_day, fresh)):
            fresh -= 1
            memory = next_memory(first_memory(3, parameters), 3, 0, parameters)
            answers += ANSWERS_TO_LEARN
            cards.append((memory, day, day + _days(memory, settings)))
        load.append(answers)
    above = sum(_recall(card, exam_day, settings) >= settings.retention - 0.005 for card in cards)
    return load, above


def _days(memory: Memory, settings: Settings) -> int:
    return max(1, round(interval_days(memory[0], settings.retention, settings.parameters)))


def _recall(card: tuple[Memory, int, int], day: int, settings: Settings) -> float:
    memory, last, _ = card
    return retrievability(max(0, day - last), memory[0], settings.parameters)
