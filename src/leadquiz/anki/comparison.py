"""What Anki will do with a package, told before it is written, and which side wins where both changed."""

import hashlib
import json
import shutil
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from leadquiz.anki.collection import Collection, NoteRow, open_collection
from leadquiz.anki.fields import decode
from leadquiz.anki.note_types import FIELDS, note_type
from leadquiz.anki.notes import AnkiNote, digest
from leadquiz.anki.package import Deadline, unpacked
from leadquiz.errors import PackageError
from leadquiz.files import reason

_DATA = FIELDS.index("Data")


class Outcome(Enum):
    """What Anki's importer does with a note."""

    NEW = "new"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"  # edited in Anki, later than our text
    CONFLICTING = "conflicting"  # of another note type there, which Anki does not change


class Prefer(Enum):
    """Whose text wins where both changed; by default the later one, as Anki has it."""

    LATER = "later"
    OURS = "ours"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownNote:
    """A note of ours as it stands in Anki."""

    mod: int
    type: int
    digest: str  # of its text now
    made: str  # of the text as we exported it
    content: bytes  # digest of all that an import would replace

    @property
    def is_edited(self) -> bool:
        """Whether its text was changed in Anki."""
        return self.digest != self.made


def notes_in_package(path: Path) -> dict[str, KnownNote]:
    """The notes of ours in a package, by GUID. Raises PackageError."""
    with unpacked(path) as package, open_collection(package.database, path, package.deadline) as collection:
        return dict(_known(collection))


def notes_in_collection(path: Path) -> dict[str, KnownNote]:
    """The notes of ours in the collection Anki works with, of which a copy is read. Raises PackageError."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="leadquiz-")))
        copy = folder / "collection.db"
        try:
            shutil.copyfile(path, copy)
            # What Anki wrote lately may still stand in the log beside the file.
            log = path.with_name(f"{path.name}-wal")
            if log.exists():
                shutil.copyfile(log, folder / "collection.db-wal")
            deadline = Deadline(path, copy.stat().st_size)
        except OSError as error:
            raise PackageError(f"{path}: cannot be read ({reason(error)}); check the name") from error
        try:
            with closing(sqlite3.connect(copy)) as connection:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except sqlite3.Error as error:
            raise PackageError(f"{path}: not an Anki collection ({error}); name collection.anki2") from error
        return dict(_known(stack.enter_context(open_collection(copy, path, deadline))))


def compared(
    notes: Iterable[tuple[AnkiNote, int]], known: dict[str, KnownNote], prefer: Prefer
) -> Iterator[tuple[AnkiNote, int, Outcome]]:
    """Each note with the second it shall carry, and what Anki will do with it then."""
    for note, changed_at in notes:
        there = known.get(note.guid)
        if there is None:
            yield note, changed_at, Outcome.NEW
            continue
        mod = _mod(note, changed_at, there, prefer)
        yield note, mod, _outcome(note, mod, there)


def _mod(note: AnkiNote, changed_at: int, there: KnownNote, prefer: Prefer) -> int:
    later, earlier = max(changed_at, there.mod + 1), min(changed_at, there.mod)
    if prefer is Prefer.OURS:
        return changed_at if there.content == _content(note.fields, note.tags) else later
    if not there.is_edited:
        # A changed text must arrive even if the times of earlier exports are lost.
        return changed_at if note.digest == there.made else later
    if note.digest == there.made or prefer is Prefer.THEIRS:
        return earlier
    return changed_at


def _outcome(note: AnkiNote, mod: int, there: KnownNote) -> Outcome:
    if there.type != note_type(note.form).id:
        return Outcome.CONFLICTING
    if there.content == _content(note.fields, note.tags):
        return Outcome.UNCHANGED
    if mod > there.mod:
        return Outcome.UPDATED
    return Outcome.SKIPPED if there.is_edited else Outcome.UNCHANGED


def _known(collection: Collection) -> Iterator[tuple[str, KnownNote]]:
    ours = {kind.id for kind in collection.note_types.values() if kind.fields == list(FIELDS)}
    for note in collection.notes():
        if note.type in ours and len(note.fields) == len(FIELDS):
            yield (
                note.guid,
                KnownNote(
                    mod=note.mod,
                    type=note.type,
                    digest=digest(note.fields),
                    made=_made(note),
                    content=_content(note.fields, note.tags),
                ),
            )


def _made(note: NoteRow) -> str:
    try:
        data = json.loads(decode(note.fields[_DATA]))
    except (ValueError, RecursionError):
        return ""
    return str(data.get("made", "")) if isinstance(data, dict) else ""


def _content(fields: tuple[str, ...], tags: tuple[str, ...]) -> bytes:
    """Digest of what a learner could see change; Anki may order and spell tags its own way."""
    seen = [value for index, value in enumerate(fields) if index != _DATA]
    parts = "\x1f".join([*seen, *sorted({tag.casefold() for tag in tags})])
    return hashlib.sha256(parts.encode("utf-8")).digest()[:12]
