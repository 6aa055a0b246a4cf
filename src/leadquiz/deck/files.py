"""Opening and saving deck files."""

from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from leadquiz.deck.identity import new_card_id
from leadquiz.deck.problems import Problem, deck_error
from leadquiz.deck.reading import Layout
from leadquiz.deck.writing import check_deck, dump_deck, edited
from leadquiz.deck.written import read
from leadquiz.errors import LeadquizError
from leadquiz.files import read_bytes, write_bytes
from leadquiz.model import Card, Deck

LARGEST = 256_000_000
"""Bytes of a deck file; 100,000 cards take about 60 MB."""

_MARK = "\ufeff"  # some editors write it at the start of a file; kept, and no part of the text


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckFile:
    """A deck as it stood in its file when it was opened."""

    path: Path
    deck: Deck
    data: bytes
    layout: Layout

    def save(self, deck: Deck) -> "DeckFile":
        """Write the deck over this one; cards and keys that did not change keep their bytes.

        Raises LeadquizError when the file has been changed since it was opened.
        """
        text, layout = _edited(self, deck)
        data = (_MARK if self.data.startswith(_MARK.encode()) else "").encode() + text.encode("utf-8")
        if data != self.data:
            write_bytes(self.path, data, unchanged_since=self.data)
        return DeckFile(path=self.path, deck=deck, data=data, layout=layout)


def open_deck(path: Path) -> DeckFile:
    """The deck with its file's bytes, for changing and saving it."""
    data = read_bytes(path, limit=LARGEST)
    deck, layout = _read(decoded(data, str(path)), str(path))
    return DeckFile(path=path, deck=deck, data=data, layout=layout)


def load_deck(path: Path) -> Deck:
    """The deck in the file; raises DeckError with every problem of the file."""
    return open_deck(path).deck


def deck_in(data: bytes, name: str) -> Deck:
    """The deck that a file's bytes hold; `name` is the file's in messages. Raises DeckError."""
    return _read(decoded(data, name), name)[0]


def parse_deck(text: str, name: str = "deck") -> Deck:
    """The deck in `text`; `name` stands for the file's name in messages. Raises DeckError."""
    return _read(text.removeprefix(_MARK), name)[0]


def save_deck(deck: Deck, path: Path) -> None:
    """Write the deck to the file; cards and keys that the file already holds so keep their bytes.

    Raises DeckError when a deck already there is broken: it would be lost. When the deck was loaded some
    time ago, use `open_deck` and `DeckFile.save`, which notice edits made meanwhile.
    """
    if path.exists():
        open_deck(path).save(deck)
    else:
        write_bytes(path, dump_deck(deck).encode("utf-8"))


def update_card(path: Path, card_id: str, **changes: Any) -> Card:
    """The card after its fields were changed in the file; nothing else in the file changes.

    `changes` are fields of Card. Raises LeadquizError when the file has no such card.
    """
    file = open_deck(path)
    known = {field.name for field in fields(Card)} - {"id"}
    if not changes.keys() <= known:
        raise TypeError(f"not fields of Card: {sorted(changes.keys() - known)}")
    for index, card in enumerate(file.deck.cards):
        if card.id == card_id:
            new = replace(card, **changes)
            if "members" in changes and "answer" not in changes:
                new = new.with_members(new.members)
            cards = (*file.deck.cards[:index], new, *file.deck.cards[index + 1 :])
            file.save(replace(file.deck, cards=cards))
            return new
    raise LeadquizError(f"{path}: there is no card {card_id} any more; open the deck again")


def give_ids(path: Path) -> int:
    """Write an id for each card in the file that lacks one; how many those were."""
    data = read_bytes(path, limit=LARGEST)
    mark = _MARK if data.startswith(_MARK.encode()) else ""
    text, count = with_new_ids(decoded(data, str(path)))
    if count:
        write_bytes(path, (mark + text).encode("utf-8"), unchanged_since=data)
    return count


def with_new_ids(text: str) -> tuple[str, int]:
    """The text with an id for each card that lacks one, and how many those are; all other bytes stay."""
    reading = read(text)
    newline = "\r\n" if "\r\n" in text else "\n"
    taken = set(reading.positions)
    parts = []
    done = 0
    for index, column, is_flow in reading.layout.without_id:
        end = text.find("\n", index)
        card_id = new_card_id("", "by hand", text[index : end if end >= 0 else len(text)], taken=taken)
        taken.add(card_id)
        at = index + 1 if is_flow else index
        after = ", " if is_flow else newline + " " * column
        parts.append(text[done:at] + f"id: {card_id}{after}")
        done = at
    return "".join(parts) + text[done:], len(parts)


def decoded(data: bytes, name: str) -> str:
    """The file's text without a byte order mark; raises DeckError for anything but UTF-8."""
    try:
        return data.decode("utf-8").removeprefix(_MARK)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        start = data.rfind(b"\n", 0, error.start) + 1
        column = len(data[start : error.start].decode("utf-8", errors="replace")) + 1
        message = f"byte {data[error.start]:#04x} is not UTF-8; save the file as UTF-8"
        raise deck_error(name, [Problem(line, column, message)]) from error


def _read(text: str, name: str) -> tuple[Deck, Layout]:
    reading = read(text)
    if reading.deck is None:
        raise deck_error(name, reading.problems)
    return reading.deck, reading.layout


def _edited(file: DeckFile, deck: Deck) -> tuple[str, Layout]:
    """The file's text with the deck's changes, and where things stand in it."""
    check_deck(deck)
    text = decoded(file.data, str(file.path))
    if deck == file.deck:
        return text, file.layout
    if (new := edited(text, file.layout, file.deck, deck)) is not None:
        # An edit that reads back otherwise would falsify cards; the plain form of the whole deck is safe.
        reading = read(new)
        if reading.deck == deck:
            return new, reading.layout
    whole = dump_deck(deck)
    return whole, read(whole).layout
