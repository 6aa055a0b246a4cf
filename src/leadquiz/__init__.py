"""leadquiz: documents become cards, quizzes, Anki decks and worksheets.

    import leadquiz
    from pathlib import Path

    deck = leadquiz.load(Path("lead.yaml"))
    leadquiz.save(deck, Path("copy.yaml"))
    leadquiz.export(deck, Path("lead.apkg"))

These do what the commands do. Errors that the user can mend are `leadquiz.errors.LeadquizError`. Importing
`leadquiz` loads nothing heavy; each function imports what it needs.
"""

TYPE_CHECKING = False  # as typing has it; its import would be a fifth of what 'leadquiz due' costs

if TYPE_CHECKING:
    from pathlib import Path

    from leadquiz.model import Deck

__version__ = "0.1.0"

__all__ = ["__version__", "export", "load", "save"]


def load(path: "Path") -> "Deck":
    """The deck in the file; raises DeckError with every problem of the file."""
    from leadquiz.deck import load_deck

    return load_deck(path)


def save(deck: "Deck", path: "Path") -> None:
    """Write the deck; cards that the file already holds so keep their bytes."""
    from leadquiz.deck import save_deck

    save_deck(deck, path)


def export(deck: "Deck", path: "Path", *, changed_at: int | None = None) -> None:
    """Write the deck in the format that the path ends in: `.apkg`, a package for Anki.

    `changed_at` is the second at which the deck last changed, now when None: Anki keeps what is newer.
    """
    from leadquiz.errors import ExportError

    if not deck.cards:
        raise ExportError(f"{path}: not written, the deck has no cards; add one")
    if path.suffix.lower() != ".apkg":
        raise ExportError(
            f"{path}: no export writes {path.suffix or 'a file without an ending'}; name it .apkg"
        )
    _export_package(deck, path, changed_at)


def _export_package(deck: "Deck", path: "Path", changed_at: int | None) -> None:
    import time

    from leadquiz.anki.export import DatedDeck, dated_notes, package_bytes
    from leadquiz.anki.notes import Forms
    from leadquiz.anki.times import default_path, load_times
    from leadquiz.files import write_bytes

    times = load_times(default_path())
    dated = DatedDeck(deck=deck, changed_at=int(time.time()) if changed_at is None else changed_at)
    data, _ = package_bytes([deck], dated_notes([dated], Forms(), times))
    write_bytes(path, data)
    times.save()
