"""What is told before an import is what Anki then does."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from anki_judge import Collection, collection, export_package, import_package
from factories import card, deck_of
from leadquiz.anki.comparison import Outcome, Prefer, compared, notes_in_collection, notes_in_package
from leadquiz.anki.export import DatedDeck, dated_notes, package_bytes
from leadquiz.anki.notes import Forms
from leadquiz.anki.times import ChangeTimes
from leadquiz.errors import PackageError
from test_anki_export import CHANGED, written

OLD = deck_of(*(card(id=f"c{number}", question=f"Question {number}?") for number in range(1, 6)))
"""c1 stays, c2 is corrected here, c3 edited in Anki, c4 both, c5 gets another note type; c6 is new."""
NEW = deck_of(
    OLD.cards[0],
    replace(OLD.cards[1], answer="corrected"),
    OLD.cards[2],
    replace(OLD.cards[3], answer="corrected"),
    replace(OLD.cards[4], distractors=("a", "b")),
    card(id="c6"),
)
FUTURE = 4_000_000_000


def edited(opened: Collection, *card_ids: str) -> None:
    for card_id in card_ids:
        [number] = opened.find_notes(f"Id:{card_id}")
        note = opened.get_note(number)
        note["Answer"] = "mine"
        opened.update_note(note)


def answers(opened: Collection) -> dict[str, str]:
    found = [opened.get_note(number) for number in opened.find_notes("")]
    return {note["Id"]: note["Answer"] for note in found}


def in_anki(folder: Path) -> ChangeTimes:
    """Import OLD into a collection, edit c3 and c4 there; gives back the times known afterwards."""
    times = ChangeTimes(folder / "times.json", {})
    package = written(folder, OLD, times=times)
    with collection(folder / "c.anki2") as opened:
        import_package(opened, package)
        edited(opened, "c3", "c4")
        export_package(opened, folder / "theirs.apkg", legacy=False)
    return ChangeTimes(times.path, times.added)


@pytest.mark.parametrize(
    ("prefer", "changed_at", "both_changed", "answer"),
    [
        (Prefer.LATER, FUTURE, Outcome.UPDATED, "corrected"),
        (Prefer.LATER, CHANGED, Outcome.SKIPPED, "mine"),
        (Prefer.OURS, CHANGED, Outcome.UPDATED, "corrected"),
        (Prefer.THEIRS, FUTURE, Outcome.SKIPPED, "mine"),
    ],
)
@pytest.mark.parametrize("read", ["package", "collection"])
def test_anki_does_what_was_told(
    tmp_path: Path, prefer: Prefer, changed_at: int, both_changed: Outcome, answer: str, read: str
) -> None:
    times = in_anki(tmp_path)
    known = (
        notes_in_package(tmp_path / "theirs.apkg")
        if read == "package"
        else notes_in_collection(tmp_path / "c.anki2")
    )
    dated = [DatedDeck(deck=NEW, changed_at=changed_at)]
    planned = list(compared(dated_notes(dated, Forms(choice=True), times), known, prefer))
    data, _count = package_bytes([NEW], [(note, mod) for note, mod, _outcome in planned])
    (tmp_path / "new.apkg").write_bytes(data)

    with collection(tmp_path / "c.anki2") as opened:
        log = import_package(opened, tmp_path / "new.apkg")
        found = answers(opened)

    told = {note.cards[0]: outcome for note, _mod, outcome in planned}
    only_edited = Outcome.UPDATED if prefer is Prefer.OURS else Outcome.SKIPPED
    assert told == {
        "c1": Outcome.UNCHANGED,
        "c2": Outcome.UPDATED,
        "c3": only_edited,
        "c4": both_changed,
        "c5": Outcome.CONFLICTING,
        "c6": Outcome.NEW,
    }
    outcomes = list(told.values())
    assert len(log.new) == 1
    assert len(log.updated) == outcomes.count(Outcome.UPDATED)
    assert len(log.conflicting) == 1
    assert found["c2"] == "corrected"
    assert found["c3"] == ("2002" if prefer is Prefer.OURS else "mine")
    assert found["c4"] == answer


def test_a_correction_arrives_although_the_times_were_lost(tmp_path: Path) -> None:
    in_anki(tmp_path)
    known = notes_in_collection(tmp_path / "c.anki2")
    lost = ChangeTimes(tmp_path / "none.json", {})

    planned = compared(dated_notes([DatedDeck(deck=NEW, changed_at=1)], Forms(), lost), known, Prefer.LATER)

    assert {note.cards[0]: outcome for note, _mod, outcome in planned}["c2"] is Outcome.UPDATED


def test_a_collection_is_only_read(tmp_path: Path) -> None:
    in_anki(tmp_path)
    before = {each.name: each.read_bytes() for each in tmp_path.iterdir() if each.is_file()}

    notes_in_collection(tmp_path / "c.anki2")

    assert {each.name: each.read_bytes() for each in tmp_path.iterdir() if each.is_file()} == before


@pytest.mark.parametrize("read", [notes_in_package, notes_in_collection])
def test_anything_else_is_refused(tmp_path: Path, read: Callable[[Path], object]) -> None:
    (tmp_path / "x").write_bytes(b"no collection" * 100)

    with pytest.raises(PackageError, match="x: not an Anki"):
        read(tmp_path / "x")
