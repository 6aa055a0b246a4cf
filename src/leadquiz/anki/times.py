"""When each note's text last changed: a deck file holds no times, and Anki must know which text is newer.

A small file remembers a digest of the text and a time for each note ever exported. As long as the text
stays, so does the time, wherever the deck file is copied and however often it is exported: notes edited in
Anki are not overwritten, and the same deck gives the same bytes. A changed text gets its deck file's time.
"""

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from leadquiz.anki.notes import AnkiNote
from leadquiz.errors import LeadquizError
from leadquiz.files import read_bytes, write_bytes

_FORMAT = "leadquiz-anki-times-1"
_LARGEST = 512_000_000


class ChangeTimes:
    """The times of earlier exports, and those that this one adds; nothing is written before `save`."""

    def __init__(self, path: Path, known: dict[str, tuple[str, int]]) -> None:
        self.path = path
        self.known = known
        self.added: dict[str, tuple[str, int]] = {}

    def changed_at(self, note: AnkiNote, *, file_changed_at: int) -> int:
        """The second the note's text last changed, later than any time it had with another text."""
        made, at = self.known.get(note.guid, ("", 0))
        if made == note.digest:
            return at
        at = max(file_changed_at, at + 1) if made else file_changed_at
        self.set(note, at)
        return at

    def set(self, note: AnkiNote, at: int) -> None:
        """Remember this time for the note's text."""
        self.added[note.guid] = (note.digest, at)

    def kept(self, notes: Iterable[tuple[AnkiNote, int]]) -> Iterator[tuple[AnkiNote, int]]:
        """The same notes, each one's time remembered: what was chosen for this export holds for the next."""
        for note, at in notes:
            if self.known.get(note.guid) != (note.digest, at):
                self.set(note, at)
            yield note, at

    def save(self) -> None:
        """Write what this export added; raises LeadquizError."""
        if not self.added:
            return
        notes = self.known | self.added
        data = json.dumps({"format": _FORMAT, "notes": notes}, separators=(",", ":"), sort_keys=True)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LeadquizError(f"{self.path.parent}: cannot be made ({error.strerror})") from error
        write_bytes(self.path, data.encode("utf-8"))


def default_path() -> Path:
    """LEADQUIZ_ANKI_TIMES, or a file in the user's data folder."""
    if given := os.environ.get("LEADQUIZ_ANKI_TIMES"):
        return Path(given)
    from platformdirs import user_data_path

    return user_data_path("leadquiz", appauthor=False) / "anki-times.json"


def load_times(path: Path) -> ChangeTimes:
    """The times of earlier exports, none when there is no file; a damaged one raises LeadquizError."""
    if not path.exists():
        return ChangeTimes(path, {})
    try:
        content = json.loads(read_bytes(path, limit=_LARGEST))
        if content["format"] != _FORMAT:
            raise ValueError(content["format"])
        known = {str(guid): (str(made), int(at)) for guid, (made, at) in content["notes"].items()}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise LeadquizError(
            f"{path}: not a list of change times; move it away, and every note counts as changed once"
        ) from error
    return ChangeTimes(path, known)
