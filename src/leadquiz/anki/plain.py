"""Notes as the text files that Anki imports: a line a note, below headers of Anki's own.

Every value is quoted: Anki drops an unquoted line that begins with `#`.
"""

import csv
import io
from collections.abc import Iterable

from leadquiz.anki.fields import deck_name, encode, encode_lines
from leadquiz.anki.note_types import note_type
from leadquiz.anki.notes import AnkiNote, Forms, guid, notes_of
from leadquiz.model import Deck


def full_text(decks: Iterable[Deck], forms: Forms) -> str:
    """All fields, for the note types that a package of ours has brought into Anki before."""
    notes = (note for deck in decks for note in notes_of(deck, forms))
    rows = ((*_head(note), *note.fields) for note in notes)
    return _text(("guid", "notetype", "deck", "tags"), rows)


def simple_text(decks: Iterable[Deck], forms: Forms) -> str:
    """Question and answer of every card, for any note type with two fields, such as Anki's Basic."""
    rows: list[tuple[str, ...]] = []
    for deck in decks:
        cards = {card.id: card for card in deck.cards}
        for note in notes_of(deck, forms):
            for card in (cards[card_id] for card_id in note.cards):
                answer = encode_lines(card.members) if card.members else encode(card.answer)
                # Not the GUID that the card has in packages: its note type is another.
                name = guid(f"{card.id} as text")
                rows.append((name, deck_name(*note.deck), " ".join(note.tags), encode(card.question), answer))
    return _text(("guid", "deck", "tags"), rows)


def _head(note: AnkiNote) -> tuple[str, str, str, str]:
    return note.guid, note_type(note.form).name, deck_name(*note.deck), " ".join(note.tags)


def _text(columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    buffer = io.StringIO(newline="")
    buffer.write("#separator:tab\n#html:true\n")
    for number, name in enumerate(columns, 1):
        buffer.write(f"#{name} column:{number}\n")
    csv.writer(buffer, delimiter="\t", quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    return buffer.getvalue()
