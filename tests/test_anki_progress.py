"""A schedule goes to Anki and comes back."""

from collections.abc import Callable
from pathlib import Path

import pytest

from anki_judge import collection, export_package, import_package
from factories import card, deck_of
from leadquiz.anki.export import DatedDeck, dated_notes, package_bytes
from leadquiz.anki.notes import Forms
from leadquiz.anki.reading import read_package
from leadquiz.anki.times import ChangeTimes
from leadquiz.cli.anki_progress import progress_of, take_in
from leadquiz.model import Kind, Rating
from leadquiz.study.clock import DAY_MS, Moment, system_clock
from leadquiz.study.history import History
from leadquiz.study.schedule import CardState, Settings, outcomes
from test_anki_export import CHANGED

DECK = deck_of(card(id="c1"), card(id="c2"), card(id="c3", kind=Kind.LIST, members=("a", "b")), card(id="c4"))
HISTORIES = {
    "c1": [(40, Rating.GOOD), (37, Rating.GOOD), (29, Rating.AGAIN), (28, Rating.GOOD), (24, Rating.HARD)],
    "c2": [(9, Rating.EASY)],
    "c3": [(20, Rating.GOOD), (17, Rating.GOOD)],
}
SETTINGS = Settings(learning_steps=(), relearning_steps=())


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with HISTORIES, the days counted back from today."""
    path = tmp_path / "reviews.db"
    now = system_clock()
    for card_id, reviews in HISTORIES.items():
        for days_ago, rating in reviews:
            moment = Moment(now.ms - days_ago * DAY_MS, now.offset_minutes)
            with History(path, lambda moment=moment: moment) as history:  # type: ignore[misc]
                row = history.deck_row("deck.yaml", "Leadership")
                history.review(
                    card_id, row, rating, _decide(rating), SETTINGS, mode="plain", duration_ms=4000
                )
    return path


def _decide(rating: Rating) -> Callable[..., CardState]:
    return lambda standing, moment: outcomes(standing.state, moment, SETTINGS, seed="s")[rating]


def packaged(folder: Path, store: Path) -> Path:
    dated = [DatedDeck(deck=DECK, changed_at=CHANGED)]
    notes = dated_notes(dated, Forms(), ChangeTimes(folder / "t.json", {}))
    data, _count = package_bytes([DECK], notes, progress_of([DECK], store))
    (folder / "deck.apkg").write_bytes(data)
    return folder / "deck.apkg"


def test_a_card_goes_on_in_anki_where_it_stands(tmp_path: Path, store: Path) -> None:
    with History(store, system_clock) as history:
        states = {card_id: history.standing(card_id).state for card_id in HISTORIES}
    today = system_clock().study_day()

    with collection(tmp_path / "c.anki2") as opened:
        import_package(opened, packaged(tmp_path, store), scheduling=True)
        for card_id, state in states.items():
            assert state is not None
            [note_id] = opened.find_notes(f"Id:{card_id}")
            for theirs in opened.get_note(note_id).cards():
                assert (theirs.type, theirs.queue) == (2, 2)
                assert theirs.due - opened.sched.today == state.due_day - today
                assert theirs.ivl == state.interval
                assert (theirs.reps, theirs.lapses) == (state.reps, state.lapses)
                assert theirs.memory_state is not None
                assert theirs.memory_state.stability == pytest.approx(state.stability, rel=1e-3)
                assert theirs.memory_state.difficulty == pytest.approx(state.difficulty, rel=1e-3)
                recomputed = opened.compute_memory_state(theirs.id)
                assert recomputed.stability == pytest.approx(state.stability, rel=1e-2)
                assert recomputed.difficulty == pytest.approx(state.difficulty, rel=1e-2)
        [new] = opened.find_cards("Id:c4")
        assert opened.get_card(new).type == 0


@pytest.mark.parametrize("legacy", [False, True])
def test_the_schedule_comes_back_from_anki(tmp_path: Path, store: Path, legacy: bool) -> None:
    with collection(tmp_path / "c.anki2") as opened:
        import_package(opened, packaged(tmp_path, store), scheduling=True)
        export_package(opened, tmp_path / "back.apkg", legacy=legacy)
    read = read_package(tmp_path / "back.apkg", local_offset_minutes=system_clock().offset_minutes)
    fresh = tmp_path / "fresh.db"

    taken = take_in(read.progress, read.deck, tmp_path / "deck.yaml", fresh)
    again = take_in(read.progress, read.deck, tmp_path / "deck.yaml", fresh)
    into_old = take_in(read.progress, read.deck, tmp_path / "deck.yaml", store)

    assert taken == sum(map(len, HISTORIES.values()))
    assert again == 0
    assert into_old == 0
    with History(store, system_clock) as old, History(fresh, system_clock) as new:
        for card_id in HISTORIES:
            before, after = old.standing(card_id).state, new.standing(card_id).state
            assert before is not None
            assert after is not None
            assert after.due_day == before.due_day
            assert (after.reps, after.lapses) == (before.reps, before.lapses)
            assert after.stability == pytest.approx(before.stability)


def test_the_learner_goes_on_in_anki_and_brings_it_back(tmp_path: Path, store: Path) -> None:
    with collection(tmp_path / "c.anki2") as opened:
        import_package(opened, packaged(tmp_path, store), scheduling=True)
        [new] = opened.find_cards("Id:c4")
        theirs = opened.get_card(new)
        theirs.start_timer()
        opened.sched.answerCard(theirs, 4)
        due_in = opened.get_card(new).due - opened.sched.today
        export_package(opened, tmp_path / "back.apkg", legacy=False)
    read = read_package(tmp_path / "back.apkg", local_offset_minutes=system_clock().offset_minutes)

    assert take_in(read.progress, read.deck, tmp_path / "deck.yaml", store) == 1
    with History(store, system_clock) as history:
        state = history.standing("c4").state
    assert state is not None
    assert state.due_day - system_clock().study_day() == due_in
