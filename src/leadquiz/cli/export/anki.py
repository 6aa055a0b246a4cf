"""`leadquiz export anki DECK... -o FILE.apkg`."""

import json
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leadquiz.console import say, warn
from leadquiz.errors import LeadquizError

if TYPE_CHECKING:
    from leadquiz.anki.comparison import KnownNote, Outcome
    from leadquiz.anki.notes import AnkiNote
    from leadquiz.anki.progress import Progress
    from leadquiz.model import Deck

_NAMED = 10  # questions shown of notes that Anki will not take


@click.command()
@click.argument("decks", metavar="DECK...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="The package to write.")
@click.option("--subdecks/--flat", default=True, help="A subdeck for each chapter and section, or one deck.")
@click.option("--choice", is_flag=True, help="Multiple choice for cards with at least two wrong options.")
@click.option("--typed", is_flag=True, help="Type the answer where it is short.")
@click.option("--reverse", is_flag=True, help="Ask definitions in both directions.")
@click.option(
    "--with-progress", is_flag=True, help="Carry your schedule, for cards that are not in Anki yet."
)
@click.option("--store", type=click.Path(path_type=Path), help="The file of reviews to use.")
@click.option(
    "--against",
    type=click.Path(path_type=Path),
    help="A package exported from Anki (or an earlier one of ours): tell what Anki will do.",
)
@click.option(
    "--collection",
    type=click.Path(path_type=Path),
    help="Anki's own collection.anki2, which is only read: tell what Anki will do.",
)
@click.option(
    "--prefer",
    type=click.Choice(["later", "ours", "theirs"]),
    default="later",
    help="Whose text wins where both sides changed; the later one when not given.",
)
@click.option("--dry-run", is_flag=True, help="Tell, and write nothing.")
@click.option("--json", "as_json", is_flag=True, help="Report as JSON.")
def command(
    decks: tuple[Path, ...],
    output: Path,
    *,
    subdecks: bool,
    choice: bool,
    typed: bool,
    reverse: bool,
    with_progress: bool,
    store: Path | None,
    against: Path | None,
    collection: Path | None,
    prefer: str,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Write decks as an Anki package that updates what was imported before.

    Notes keep their identity: importing the next version of a package updates changed cards, adds new ones,
    and leaves what Anki has learned about them alone. What you edited in Anki stays unless the card changed
    here afterwards; --against or --collection tells before you import.

    \b
    leadquiz export anki lead.yaml -o lead.apkg
    leadquiz export anki lead.yaml -o lead.apkg --against from-anki.apkg --prefer theirs
    """
    from leadquiz.anki.comparison import Prefer, compared
    from leadquiz.anki.export import DatedDeck, dated_notes, package_bytes
    from leadquiz.anki.notes import Forms
    from leadquiz.anki.times import default_path, load_times
    from leadquiz.deck import load_deck
    from leadquiz.files import write_bytes

    if prefer != "later" and not (against or collection):
        raise click.UsageError("--prefer needs --against or --collection, which tell what Anki has")
    forms = Forms(choice=choice, typed=typed, reverse=reverse, subdecks=subdecks)
    now = int(time.time())
    dated = [
        DatedDeck(deck=load_deck(path), changed_at=min(int(path.stat().st_mtime), now)) for path in decks
    ]
    times = load_times(default_path())
    report = _Report()
    notes: Iterable[tuple[AnkiNote, int]] = dated_notes(dated, forms, times)
    if against or collection:
        known = _known(against, collection)
        planned = report.counted(compared(notes, known, Prefer(prefer)))
        notes = times.kept(planned)
    loaded = [each.deck for each in dated]
    progress = _progress(loaded, store) if with_progress else {}
    data, count = package_bytes(loaded, notes, progress)
    if not count:
        raise LeadquizError(f"{decks[0]}: has no cards; add one or generate the deck again")
    if not as_json:
        report.tell()
    if not dry_run:
        write_bytes(output, data)
        try:
            times.save()
        except LeadquizError as error:
            warn(f"{error}; the next export will count these notes as changed")
    if as_json:
        said = {"file": str(output), "notes": count, "bytes": len(data), "written": not dry_run}
        say(json.dumps(said | report.as_json(), ensure_ascii=False))
    elif not dry_run:
        say(f"{output}: {count} notes")
        if progress:
            say(f"{len(progress)} with your progress; tick “Import any learning progress” in Anki")


def _progress(decks: "list[Deck]", store: Path | None) -> "dict[str, Progress]":
    from leadquiz.cli.anki_progress import progress_of
    from leadquiz.study.store import default_path

    return progress_of(decks, store or default_path())


def _known(against: Path | None, collection: Path | None) -> "dict[str, KnownNote]":
    from leadquiz.anki.comparison import notes_in_collection, notes_in_package

    known = notes_in_package(against) if against else {}
    return known | (notes_in_collection(collection) if collection else {})


class _Report:
    """What Anki will do, counted while the notes pass by on their way into the package."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.questions: dict[str, list[str]] = {}

    def counted(self, planned: "Iterable[tuple[AnkiNote, int, Outcome]]") -> "Iterator[tuple[AnkiNote, int]]":
        from leadquiz.anki.fields import decode

        for note, mod, outcome in planned:
            self.counts[outcome.value] += 1
            if outcome.value in {"skipped", "conflicting"}:
                self.questions.setdefault(outcome.value, []).append(decode(note.fields[0]))
            yield note, mod

    def tell(self) -> None:
        """The report for people; nothing when nothing was compared."""
        if not self.counts:
            return
        counts = (f"{self.counts[name]} {name}" for name in ("new", "updated", "unchanged"))
        say(f"In Anki: {', '.join(counts)}")
        self._tell("skipped", "stay as you edited them in Anki; --prefer ours replaces them")
        self._tell("conflicting", "have another note type there: Anki leaves them, until you change it there")

    def _tell(self, outcome: str, what: str) -> None:
        questions = self.questions.get(outcome, [])
        if questions:
            say(f"{len(questions)} {what}:")
            for question in questions[:_NAMED]:
                say(f"  {' '.join(question.split())[:100]}")
            if len(questions) > _NAMED:
                say(f"  and {len(questions) - _NAMED} more; --json lists all")

    def as_json(self) -> dict[str, object]:
        """The same for programs."""
        return {"anki": dict(sorted(self.counts.items())), **self.questions} if self.counts else {}
