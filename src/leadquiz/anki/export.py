"""Decks as an Anki package."""

import html
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from leadquiz.anki.notes import SOURCES_LABEL, AnkiNote, Forms, notes_of
from leadquiz.anki.packing import write_package
from leadquiz.anki.progress import Progress
from leadquiz.anki.times import ChangeTimes
from leadquiz.errors import ExportError
from leadquiz.model import Deck


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedDeck:
    """A deck and the second at which its file last changed."""

    deck: Deck
    changed_at: int


def dated_notes(
    decks: Iterable[DatedDeck], forms: Forms, times: ChangeTimes
) -> Iterator[tuple[AnkiNote, int]]:
    """Every note of the decks with the second at which its text last changed."""
    seen: set[str] = set()
    for dated in decks:
        for note in notes_of(dated.deck, forms):
            if note.guid in seen:
                raise ExportError(
                    f"{dated.deck.title}: card {note.cards[0]} stands in another of these decks too; export them apart"
                )
            seen.add(note.guid)
            yield note, times.changed_at(note, file_changed_at=dated.changed_at)


def package_bytes(
    decks: Iterable[Deck],
    notes: Iterable[tuple[AnkiNote, int]],
    progress: Mapping[str, Progress] | None = None,
) -> tuple[bytes, int]:
    """The package of these notes of these decks, and their number; the same notes give the same bytes."""
    buffer = io.BytesIO()
    descriptions = {deck.title: description(deck) for deck in decks}
    count = write_package(buffer, notes, descriptions=descriptions, progress=progress)
    return buffer.getvalue(), count


def description(deck: Deck) -> str:
    """The deck's description and sources as HTML."""
    parts = [html.escape(deck.description, quote=False).replace("\n", "<br>")] if deck.description else []
    names = [source.title or source.file for source in deck.sources]
    if names:
        parts.append(SOURCES_LABEL + "; ".join(html.escape(name, quote=False) for name in names))
    return "<br><br>".join(parts)
