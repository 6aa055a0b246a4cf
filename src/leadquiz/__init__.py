"""leadquiz: documents become cards, quizzes, Anki decks and worksheets.

    import leadquiz
    from pathlib import Path

    deck = leadquiz.generate_deck(Path("lead.pdf"), per_section=5)
    leadquiz.save(deck, Path("lead.yaml"))
    deck = leadquiz.load(Path("lead.yaml"))
    leadquiz.export(deck, Path("lead.apkg"))
    leadquiz.export(deck, Path("test.pdf"), questions=20)
    leadquiz.export(deck, Path("lead.txt"), form="gift")

These do what the commands do. Errors that the user can mend are `leadquiz.errors.LeadquizError`. Importing
`leadquiz` loads nothing heavy; each function imports what it needs.
"""

TYPE_CHECKING = False  # as typing has it; its import would be a fifth of what 'leadquiz due' costs

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from leadquiz.model import Deck

__version__ = "0.1.0"

__all__ = ["__version__", "export", "generate_deck", "load", "save"]


def generate_deck(*documents: "Path", **options: "Any") -> "Deck":
    """The deck made from the documents; options are the fields of `leadquiz.generate.Options`.

    The same documents and options give the same deck. It may have no cards.
    """
    from leadquiz.document import read_outline
    from leadquiz.generate import Options, generate

    return generate([read_outline(path) for path in documents], Options(**options)).deck


def load(path: "Path") -> "Deck":
    """The deck in the file; raises DeckError with every problem of the file."""
    from leadquiz.deck import load_deck

    return load_deck(path)


def save(deck: "Deck", path: "Path") -> None:
    """Write the deck; cards that the file already holds so keep their bytes."""
    from leadquiz.deck import save_deck

    save_deck(deck, path)


def export(
    deck: "Deck",
    path: "Path",
    *,
    form: str = "",
    questions: int | None = 20,
    seed: int = 1,
    changed_at: int | None = None,
) -> None:
    """Write the deck as a package for Anki (`.apkg`), a worksheet, or in a classroom format.

    Worksheets end in `.pdf`, `.html` or `.docx`: `questions` of them, all for None, the key at the end.
    `form` names a classroom format, such as "gift"; `leadquiz export --help` lists them. `seed` gives other
    choices and places. `changed_at` is the second at which the deck last changed, now when None: Anki keeps
    what is newer.
    """
    from leadquiz.errors import ExportError
    from leadquiz.files import write_bytes

    suffix = path.suffix.lower()
    if not deck.cards:
        raise ExportError(f"{path}: not written, the deck has no cards; add one")
    if form:
        from leadquiz.exchange.formats import FORMATS, Settings, write_format

        if form not in FORMATS:
            raise ExportError(f"{path}: there is no format {form}; there are {', '.join(FORMATS)}")
        write_bytes(path, write_format(form, [deck], Settings(seed=seed)).data)
    elif suffix == ".apkg":
        _export_package(deck, path, changed_at)
    elif suffix in (".pdf", ".html", ".docx"):
        from leadquiz.worksheet.build import Request, build_sheets
        from leadquiz.worksheet.drawing import draw, key_data, sheet_data
        from leadquiz.worksheet.paper import Paper

        [sheet] = build_sheets([deck], Request(count=questions, seed=seed))
        data = {"sheet": sheet_data(sheet), "key": key_data(sheet)}
        write_bytes(path, draw(suffix, data, Paper(), sheet.language))
    else:
        raise ExportError(
            f"{path}: the ending {suffix or '(none)'} tells no format; "
            "end it in .apkg, .pdf, .html or .docx, or give form"
        )


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
