"""Planning for a day."""

from pathlib import Path

import pytest

from factories import card, deck_of
from leadquiz.model import Rating
from leadquiz.study.exam import Plan, plan, plan_text
from leadquiz.study.history import History
from leadquiz.study.memory import retrievability
from leadquiz.study.session import Options, Session
from learner import NOON, LoadedShelf, TestClock

TODAY = NOON.study_day()


def shelf(count: int) -> LoadedShelf:
    return LoadedShelf(
        deck_of(*(card(id=f"c{n}") for n in range(count)), title="lead"), Path("/decks/lead.yaml"), "1"
    )


def planned(history: History, cards: LoadedShelf, days: int) -> Plan:
    return plan(history, [(history.deck_row(cards.path, cards.title), cards)], TODAY + days)


def test_new_cards_are_spread_over_the_days_left(tmp_path: Path) -> None:
    with History(tmp_path / "r.db", TestClock()) as history:
        made = planned(history, shelf(90), 10)

        assert (made.days, made.new_per_day, made.cards, len(made.load)) == (10, 10, 90, 10)
        assert made.above > 0.95  # what is forgotten on the last day may not be there on the next
        assert made.above_without == 0.0
        assert "Exam in 10 days: 10 new cards a day" in plan_text(made)


def test_a_day_before_everything_is_new(tmp_path: Path) -> None:
    with History(tmp_path / "r.db", TestClock()) as history:
        assert planned(history, shelf(30), 1).new_per_day == 30
        assert planned(history, shelf(30), 0).new_per_day == 0


def test_large_decks_are_scaled_from_a_sample(tmp_path: Path) -> None:
    with History(tmp_path / "r.db", TestClock()) as history:
        made = planned(history, shelf(9000), 30)

        assert 9000 / 27 <= made.new_per_day <= 9000 / 27 + 1
        assert 500 < max(made.load) < 3000
        assert made.above > 0.99


@pytest.mark.parametrize("days", [3, 12])
def test_following_the_plan_leaves_every_card_above_the_retention(tmp_path: Path, days: int) -> None:
    clock = TestClock()
    cards = shelf(40)
    with History(tmp_path / "r.db", clock) as history:
        for _ in range(days):
            made = plan(history, [(history.deck_row(cards.path, cards.title), cards)], TODAY + days)
            session = Session(history, [cards], Options(exam_day=TODAY + days, new=made.new_per_day))
            while session.next() is not None:
                session.answer(Rating.GOOD)
            clock.pass_time(days=1)
        states = [history.standing(f"c{n}").state for n in range(40)]

    assert all(state is not None for state in states)
    recalls = [retrievability(TODAY + days - state.last_day, state.stability) for state in states if state]
    assert min(recalls) > 0.895
