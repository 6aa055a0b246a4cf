"""Which card comes next, and what an answer does."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from factories import card, deck_of
from leadquiz.model import Card, Kind, Rating
from leadquiz.study.clock import DAY_MS
from leadquiz.study.history import History
from leadquiz.study.schedule import CardState, Phase
from leadquiz.study.session import Options, Session, presentation
from learner import LoadedShelf, TestClock

AGAIN, HARD, GOOD, EASY = Rating


class Desk:
    """A learner with a store, a clock and decks."""

    def __init__(self, folder: Path) -> None:
        self.clock = TestClock()
        self.history = History(folder / "r.db", self.clock)

    def sit(self, *shelves: LoadedShelf, **options: Any) -> Session:
        return Session(self.history, shelves, Options(**options))

    def run(self, *shelves: LoadedShelf, rating: Rating = GOOD, **options: Any) -> list[str]:
        """Answer all that is asked alike; the ids in the order asked."""
        session = self.sit(*shelves, **options)
        asked = []
        while (question := session.next()) is not None:
            asked.append(question.card.id)
            session.answer(rating)
            assert len(asked) < 1000
        return asked


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.history.close()


def shelf(count: int = 5, *, name: str = "lead", **changes: Any) -> LoadedShelf:
    cards = [card(id=f"{name}{n}", **changes) for n in range(count)]
    return LoadedShelf(deck_of(*cards, title=name), Path(f"/decks/{name}.yaml"), "1")


def of(*cards: Card) -> LoadedShelf:
    return LoadedShelf(deck_of(*cards), Path("/decks/lead.yaml"), "1")


def test_new_cards_come_in_deck_order_and_graduate_in_one_session(desk: Desk) -> None:
    asked = desk.run(shelf(3))

    assert asked == ["lead0", "lead1", "lead2"] * 2
    assert all(desk.history.standing(card).state.phase is Phase.REVIEW for card in set(asked))  # type: ignore[union-attr]
    assert desk.run(shelf(3)) == []


def test_no_more_new_cards_than_the_day_allows_even_in_a_second_session(desk: Desk) -> None:
    assert len(set(desk.run(shelf(50)))) == 20
    assert desk.run(shelf(50)) == []

    desk.clock.pass_time(days=1)

    assert len({card for card in desk.run(shelf(50)) if int(card[4:]) >= 20}) == 20


def test_due_cards_come_back_on_their_day_and_not_before(desk: Desk) -> None:
    desk.run(shelf(1), rating=EASY)
    state = desk.history.standing("lead0").state
    assert state is not None
    desk.clock.pass_time(days=state.interval - 1)
    assert desk.run(shelf(1)) == []

    desk.clock.pass_time(hours=16)  # four in the morning begins the day

    assert desk.run(shelf(1)) == ["lead0"]


def test_the_daily_limit_of_reviews_holds(desk: Desk) -> None:
    desk.run(shelf(12), rating=EASY, new=12)
    desk.history.set_setting(0, "reviews", "5")
    desk.clock.pass_time(days=60)

    assert len(desk.run(shelf(12), rating=EASY, new=0)) == 5
    assert desk.run(shelf(12), new=0) == []


def test_cards_in_steps_are_asked_however_many_are_overdue(desk: Desk) -> None:
    desk.history.set_setting(0, "reviews", "3")
    desk.run(shelf(12), rating=EASY, new=12)
    desk.clock.pass_time(days=60)
    session = desk.sit(shelf(12))
    first = session.next()
    assert first is not None
    session.answer(AGAIN)

    assert desk.run(shelf(12), new=0).count(first.card.id) == 1


def test_new_cards_are_spread_among_the_due_ones(desk: Desk) -> None:
    desk.run(shelf(10), rating=EASY)
    desk.clock.pass_time(days=60)

    asked = desk.run(shelf(15), rating=EASY)

    places = [place for place, name in enumerate(asked) if int(name[4:]) >= 10]
    assert len(places) == 5
    assert max(places) - min(places) > 6
    assert places[0] > 0


def test_cards_of_two_decks_interleave(desk: Desk) -> None:
    asked = desk.run(shelf(4, name="a"), shelf(4, name="b"), rating=EASY)

    assert [name[0] for name in asked] == ["a", "b"] * 4


def test_two_cards_of_one_fact_are_not_asked_on_one_day(desk: Desk) -> None:
    siblings = of(card(id="c1", note="n"), card(id="c2", note="n"), card(id="c3"))

    assert set(desk.run(siblings, rating=EASY)) == {"c1", "c3"}
    assert desk.run(siblings, rating=EASY) == []
    desk.clock.pass_time(days=1)
    assert desk.run(siblings, rating=EASY) == ["c2"]
    states = [desk.history.standing(name).state for name in ("c1", "c2")]
    assert states[0].due_day != states[1].due_day  # type: ignore[union-attr]


def test_a_forgotten_card_returns_in_the_same_session(desk: Desk) -> None:
    session = desk.sit(shelf(2))
    first = session.next()
    assert first is not None
    session.answer(AGAIN)
    desk.clock.pass_time(minutes=2)

    again = session.next()

    assert again is not None
    assert again.card.id == first.card.id


def test_what_is_shown_beside_a_rating_is_what_happens(desk: Desk) -> None:
    desk.run(shelf(1), rating=EASY)
    desk.clock.pass_time(days=20)
    session = desk.sit(shelf(1))
    question = session.next()
    assert question is not None
    promised = session.after(question)[HARD]

    session.answer(HARD)

    assert desk.history.standing("lead0").state == promised


def test_undo_brings_the_last_card_back_as_it_was(desk: Desk) -> None:
    session = desk.sit(shelf(3))
    session.next()
    session.answer(GOOD)
    session.next()

    assert session.undo()
    question = session.next()

    assert question is not None
    assert (question.card.id, question.is_new) == ("lead0", True)
    assert session.answered == []
    assert desk.history.standing("lead0").is_blank
    following = session.answer(GOOD) and session.next()
    assert following
    assert following.card.id == "lead1"
    assert session.undo()
    assert not session.undo()


def test_suspended_cards_stay_away_and_buried_ones_until_tomorrow(desk: Desk) -> None:
    session = desk.sit(shelf(3))
    session.next()
    session.suspend()
    session.next()
    session.bury()

    assert set(desk.run(shelf(3), rating=EASY)) == {"lead2"}
    desk.clock.pass_time(days=1)
    assert desk.run(shelf(3), rating=EASY) == ["lead1"]


def test_a_suspension_can_be_undone(desk: Desk) -> None:
    session = desk.sit(shelf(1))
    session.next()
    session.suspend()
    assert session.next() is None

    session.undo()

    question = session.next()
    assert question is not None
    assert question.card.id == "lead0"


def test_cramming_asks_any_card_once_and_moves_no_schedule(desk: Desk) -> None:
    desk.run(shelf(4), rating=EASY)
    before = [desk.history.standing(f"lead{n}") for n in range(4)]

    asked = desk.run(shelf(4), cram=True)

    assert sorted(asked) == ["lead0", "lead1", "lead2", "lead3"]
    assert [desk.history.standing(f"lead{n}") for n in range(4)] == before


def test_filters_take_sections_tags_and_kinds(desk: Desk) -> None:
    cards = of(
        card(id="c1", section=("Chapter 1", "Values"), tags=("core",)),
        card(id="c2", section=("Chapter 2",), kind=Kind.QUOTE),
        card(id="c3", section=("Chapter 1",), kind=Kind.QUOTE),
    )

    assert set(desk.run(cards, cram=True, section="chapter 1")) == {"c1", "c3"}
    assert set(desk.run(cards, cram=True, tag="core")) == {"c1"}
    assert set(desk.run(cards, cram=True, kind="quote", section="1")) == {"c3"}
    assert set(desk.run(cards, kind="quote", rating=EASY)) == {"c2", "c3"}


def test_weak_asks_forgotten_cards_first_though_not_due(desk: Desk) -> None:
    session = desk.sit(shelf(3))
    for rating in (EASY, AGAIN, EASY):
        session.next()
        session.answer(rating)

    assert desk.run(shelf(3), weak=True, rating=GOOD)[0] == "lead1"


def test_limits_of_questions_and_minutes_end_a_session(desk: Desk) -> None:
    assert len(desk.run(shelf(9), limit=4)) == 4

    session = desk.sit(shelf(9), minutes=5)
    assert session.next() is not None
    session.answer(GOOD)
    desk.clock.pass_time(minutes=6)
    assert session.next() is None


def test_a_reworded_card_keeps_its_history_and_a_lost_card_its_log(desk: Desk) -> None:
    desk.run(shelf(2), rating=EASY)
    desk.clock.pass_time(days=60)
    reworded = LoadedShelf(
        deck_of(card(id="lead0", question="Reworded?"), title="lead"), Path("/decks/lead.yaml"), "2"
    )

    assert desk.run(reworded) == ["lead0"]
    assert len(desk.history.reviews("lead1")) == 1


def test_a_moved_deck_keeps_its_history(desk: Desk, tmp_path: Path) -> None:
    desk.run(shelf(2), rating=EASY)
    desk.clock.pass_time(days=60)
    moved = LoadedShelf(
        deck_of(card(id="lead0"), card(id="lead1"), title="lead"), tmp_path / "elsewhere.yaml", "1"
    )

    assert sorted(desk.run(moved)) == ["lead0", "lead1"]
    assert len(desk.history.deck_titles()) == 1


def test_a_card_in_two_decks_has_one_history(desk: Desk) -> None:
    other = LoadedShelf(deck_of(card(id="lead0"), title="other"), Path("/decks/other.yaml"), "1")
    desk.run(shelf(1), rating=EASY)

    assert desk.run(other) == []
    desk.clock.pass_time(days=60)
    assert desk.run(other, rating=EASY) == ["lead0"]
    desk.clock.pass_time(days=200)
    assert desk.run(shelf(1), rating=EASY) == ["lead0"]
    assert desk.history.differences() == []


def test_another_session_answering_first_is_noticed(desk: Desk) -> None:
    ours, theirs = desk.sit(shelf(3)), desk.sit(shelf(3))
    theirs.next()
    theirs.answer(EASY)

    question = ours.next()

    assert question is not None
    assert question.card.id == "lead1"


def test_both_sessions_answering_one_card_are_both_kept(desk: Desk) -> None:
    ours, theirs = desk.sit(shelf(1)), desk.sit(shelf(1))
    for session in (ours, theirs):
        question = session.next()
        assert question is not None
        session.after(question)
    ours.answer(GOOD)
    theirs.answer(GOOD)

    assert len(desk.history.reviews("lead0")) == 2
    assert desk.history.differences() == []


def test_a_leech_is_told_at_the_eighth_lapse(desk: Desk) -> None:
    desk.run(shelf(1), rating=EASY)
    told: list[bool] = []
    for _ in range(9):
        desk.clock.pass_time(days=30)
        session = desk.sit(shelf(1), weak=True)
        session.next()
        told.append(session.answer(AGAIN).leech)
        session.next()
        session.answer(EASY)

    assert told == [False] * 7 + [True, True]


# ----------------------------------------------------------------------------------------------- clocks


def test_a_year_ahead_and_back_hides_no_card_for_long(desk: Desk) -> None:
    desk.run(shelf(3), rating=EASY)
    desk.clock.pass_time(days=365)
    desk.run(shelf(3), rating=GOOD)
    desk.clock.pass_time(days=-365)
    desk.history.retime(desk.clock().ms)

    dues = [desk.history.standing(f"lead{n}").state.due_day for n in range(3)]  # type: ignore[union-attr]

    assert all(20_000 < due < 20_000 + 600 for due in dues)
    assert desk.run(shelf(3)) == []
    assert desk.history.differences() == []


@pytest.mark.parametrize("hours", [1, -1])
def test_a_change_to_or_from_summer_time_repeats_no_card(desk: Desk, hours: int) -> None:
    desk.run(shelf(2), rating=EASY)
    desk.clock.travel(60 * hours)

    assert desk.run(shelf(2)) == []


def test_flying_west_over_the_date_line_repeats_no_card(desk: Desk) -> None:
    desk.clock.travel(12 * 60)
    desk.run(shelf(2), rating=EASY)
    desk.clock.travel(-11 * 60)

    assert desk.run(shelf(2)) == []
    asked: list[str] = []
    for _ in range(30):
        desk.clock.pass_time(days=1)
        if asked := desk.run(shelf(2), rating=EASY):
            break
    assert sorted(asked) in (["lead0", "lead1"], ["lead0"], ["lead1"])


def test_a_session_over_four_in_the_morning_loses_no_card(desk: Desk) -> None:
    desk.clock.pass_time(hours=15, minutes=55)  # 3:55
    session = desk.sit(shelf(2))
    session.next()
    session.answer(GOOD)
    desk.clock.pass_time(minutes=11)
    asked = []
    while (question := session.next()) is not None:
        asked.append(question.card.id)
        session.answer(GOOD)
        desk.clock.pass_time(minutes=11)
    assert set(asked) == {"lead0", "lead1"}
    assert desk.history.differences() == []


# ---------------------------------------------------------------------------------------------- modes


def standing_at(stability: float, phase: Phase = Phase.REVIEW) -> CardState:
    return CardState(
        phase=phase, stability=stability, difficulty=5, last_day=1, last_ms=DAY_MS, due_day=9, reps=3
    )


OPTIONS = ("1999", "2001", "2005")


@pytest.mark.parametrize(
    ("changes", "state", "mode"),
    [
        ({"distractors": OPTIONS}, None, "choice"),
        ({"distractors": OPTIONS}, standing_at(0.5, Phase.LEARNING), "choice"),
        ({"distractors": OPTIONS}, standing_at(3), "type"),
        ({"distractors": OPTIONS, "cloze": "It was in ____."}, standing_at(3), "cloze"),
        ({"distractors": OPTIONS}, standing_at(40), "flip"),
        ({}, None, "type"),
        ({"kind": Kind.CAUSE, "answer": "because they had no money at all in those days"}, None, "flip"),
        ({"kind": Kind.CLOZE, "question": "It was in ____."}, None, "cloze"),
        ({"kind": Kind.LIST, "members": ("trust", "care")}, None, "type"),
    ],
)
def test_auto_goes_from_choice_to_typing_to_free_recall(
    changes: dict[str, Any], state: CardState | None, mode: str
) -> None:
    assert presentation(card(**changes), state, "auto")[0] == mode


def test_options_hold_the_answer_once_and_change_places_between_reviews() -> None:
    asked = card(distractors=OPTIONS)
    orders = {
        presentation(asked, standing_at(1, Phase.LEARNING)._replace(reps=reps), "choice")[1]
        for reps in range(20)
    }

    assert all(sorted(order) == ["1999", "2001", "2002", "2005"] for order in orders)
    assert len({order.index("2002") for order in orders}) == 4


def test_a_mode_without_material_gives_way() -> None:
    assert presentation(card(), None, "choice")[0] == "flip"
    assert presentation(card(), None, "cloze")[0] == "type"
