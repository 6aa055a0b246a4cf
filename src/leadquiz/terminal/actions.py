"""What a key does to the card itself: edit it, flag it, open its source. Shared by both ways of asking."""

import contextlib
import os
import re
import shlex
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from leadquiz.errors import LeadquizError
from leadquiz.model import Card
from leadquiz.study.session import Question

PASSAGE_LINES = 12  # shown before and after the evidence

_ITEM_END = re.compile(r"\s;(?:\s|$)")
_FIELDS = ("question", "answer", "hint")
_LISTS = ("members", "accept", "distractors")
_HEAD = """\
# Change the texts, save, and leave the editor; delete all lines to change nothing.
# A line that begins with # is passed over. One line each; items of a list are parted by " ; ".
"""

Save = Callable[..., Card]
"""`update_card` of the deck, so that tests need no file."""


def edit(question: Question, save: Save) -> str:
    """Open the card in the user's editor and keep what changed in the deck; a line for the user."""
    card = question.card
    text = _HEAD + card_as_text(card)
    command = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi")
    handle, name = tempfile.mkstemp(prefix="leadquiz-", suffix=".txt")
    path = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        try:
            subprocess.run([*command, name], check=True)
        except (OSError, subprocess.CalledProcessError) as error:
            raise LeadquizError(
                f"{command[0]}: did not run ({_why(error)}); set EDITOR to an editor you have"
            ) from error
        changed = path.read_text(encoding="utf-8", errors="replace")
    finally:
        with contextlib.suppress(OSError):
            path.unlink()
    changes = changes_in(card, changed)
    if not changes:
        return "nothing changed"
    save(Path(question.shelf.path), card.id, **changes)
    return "saved; its reviews are kept"


def flag(question: Question, reason: str, save: Save) -> str:
    """Mark the card as bad in the deck, for `leadquiz check` to list; a line for the user."""
    save(Path(question.shelf.path), question.card.id, flagged=reason.strip() or "bad card")
    return "flagged; 'leadquiz check' lists it"


def card_as_text(card: Card) -> str:
    """The card's texts as lines `name: text`, for an editor."""
    lines = []
    for name in _FIELDS:
        if name == "answer" and card.members:
            continue
        lines.append(f"{name}: {getattr(card, name)}".replace("\n", " "))
    lines += [
        f"{name}: {' ; '.join(getattr(card, name))}".replace("\n", " ")
        for name in _LISTS
        if card.members or name != "members"
    ]
    if card.cloze:
        lines.append(f"cloze: {card.cloze}".replace("\n", " "))
    return "\n".join(lines) + "\n"


def changes_in(card: Card, text: str) -> dict[str, Any]:
    """The fields whose text differs from the card's; raises LeadquizError for a line that names no field."""
    before = dict(_pairs(card_as_text(card)))
    changes: dict[str, Any] = {}
    for name, value in _pairs(text):
        if name not in before:
            raise LeadquizError(f"edited card: there is no field '{name}'; nothing was changed")
        if value != before[name]:
            parts = tuple(part.strip() for part in _ITEM_END.split(value) if part.strip())
            changes[name] = parts if name in _LISTS else value
    for name in ("question", "answer", "members"):
        if name in changes and not changes[name]:
            raise LeadquizError(f"edited card: the {name} is empty; nothing was changed")
    return changes


def _pairs(text: str) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        name, colon, value = line.partition(":")
        if not colon:
            raise LeadquizError(f"edited card: '{line[:40]}' has no field name; nothing was changed")
        pairs.append((name.strip(), value.strip()))
    return pairs


def passage(question: Question) -> tuple[str, list[tuple[int, str]]]:
    """The file's name and the numbered lines around the card's evidence; raises without a document."""
    card = question.card
    file = question.shelf.source_file(card)
    if card.source is None or not file:
        raise LeadquizError("this card names no source")
    from leadquiz.document import read_outline

    path = _found(Path(question.shelf.path), file)
    lines = [(line.number, line.text) for line in read_outline(path).lines]
    first, last = card.source.first - PASSAGE_LINES, card.source.last + PASSAGE_LINES
    return file, [line for line in lines if first <= line[0] <= last]


def _found(deck: Path, file: str) -> Path:
    """The document beside the deck, or where the deck says it is."""
    for candidate in (deck.parent / file, Path(file), deck.parent / Path(file).name):
        if candidate.is_file():
            return candidate
    raise LeadquizError(f"{file}: is not beside the deck; put the document there to see the passage")


def _why(error: Exception) -> str:
    if isinstance(error, OSError):
        return (error.strerror or str(error)).lower()
    return f"exit code {getattr(error, 'returncode', '?')}"
