"""Packages of 10,000 and 100,000 notes against genanki's own way of writing the same notes."""

import io
import multiprocessing
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import genanki

from leadquiz.anki.export import DatedDeck, dated_notes, package_bytes
from leadquiz.anki.note_types import FIELDS, note_type
from leadquiz.anki.notes import AnkiNote, Forms, notes_of
from leadquiz.anki.packing import write_package
from leadquiz.anki.reading import read_package
from leadquiz.anki.times import ChangeTimes
from leadquiz.model import Card, Deck, Kind, Source, Span

CHANGED = 1_764_000_000
_ROUNDS = 3


def deck_of(count: int) -> Deck:
    """A deck of cards as long as those made from a book."""
    cards = tuple(
        Card(
            id=f"c{number:011}",
            kind=Kind.FACT,
            question=f"In which year did company {number} open its office number {number % 97} abroad?",
            answer=str(1900 + number % 120),
            distractors=tuple(str(1900 + (number + step) % 120) for step in (3, 7, 11)),
            section=(f"Chapter {number % 12 + 1}", f"Section {number % 60 + 1}"),
            source=Span(source="s1", first=number + 1, last=number + 2, page=str(number // 30 + 1)),
            evidence=f"Company {number} opened office {number % 97} in {1900 + number % 120}, after two years.",
        )
        for number in range(count)
    )
    return Deck(title="Benchmark", cards=cards, sources=(Source(id="s1", file="book.txt", title="A book"),))


def ours(deck: Deck) -> bytes:
    """The whole export: notes, their times, the package."""
    times = ChangeTimes(Path("none"), {})
    return package_bytes([deck], dated_notes([DatedDeck(deck=deck, changed_at=CHANGED)], Forms(), times))[0]


def theirs(notes: list[AnkiNote], folder: Path) -> bytes:
    """genanki alone with the same fields, tags, GUIDs and decks, made before; it does not compress."""
    models = {
        form: genanki.Model(
            note_type(form).id,
            note_type(form).name,
            fields=[{"name": name} for name in FIELDS],
            templates=[
                {"name": name, "qfmt": front, "afmt": back} for name, front, back in note_type(form).sides
            ],
        )
        for form in {note.form for note in notes}
    }
    decks: dict[tuple[str, ...], genanki.Deck] = {}
    for note in notes:
        target = decks.setdefault(note.deck, genanki.Deck(len(decks) + 10, "::".join(note.deck)))
        fields, tags = list(note.fields), list(note.tags)
        target.add_note(genanki.Note(models[note.form], fields, tags=tags, guid=note.guid))
    path = folder / "theirs.apkg"
    genanki.Package(list(decks.values())).write_to_file(str(path))
    return path.read_bytes()


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _best(work: Callable[[], object]) -> float:
    return min(_seconds(work) for _round in range(_ROUNDS))


def main() -> None:
    """Print times as ratios of one run, sizes and memory."""
    deck = deck_of(10_000)
    notes = list(notes_of(deck, Forms()))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        their_seconds = _best(lambda: theirs(notes, folder))
        our_seconds = _best(lambda: ours(deck))
        writing = _best(
            lambda: write_package(io.BytesIO(), [(note, CHANGED) for note in notes], descriptions={})
        )
        data = ours(deck)
        (folder / "ours.apkg").write_bytes(data)
        reading = _best(lambda: read_package(folder / "ours.apkg"))
        their_size = (folder / "theirs.apkg").stat().st_size
    print(f"writing 10,000 notes / genanki writing the same: {writing / their_seconds:.2f}")
    print(f"  from cards, with encoding, tags and change times / the same: {our_seconds / their_seconds:.2f}")
    print(f"  {len(data) / 1e6:.1f} MB compressed, genanki {their_size / 1e6:.1f} MB")
    print(f"  import of them / their export: {reading / our_seconds:.1f}")
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "many.apkg"
        for what, work in (("export", _export_many), ("import", _import_many)):
            with multiprocessing.get_context("spawn").Pool(1) as pool:
                seconds, megabytes = pool.apply(work, (path,))
            print(f"{what} of 100,000 notes: {seconds:.1f} s, peak memory {megabytes:.0f} MB")


def _export_many(path: Path) -> tuple[float, float]:
    """Seconds and peak memory, in which the deck is counted too."""
    deck = deck_of(100_000)
    return _seconds(lambda: path.write_bytes(ours(deck))), _peak()


def _import_many(path: Path) -> tuple[float, float]:
    return _seconds(lambda: read_package(path)), _peak()


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
