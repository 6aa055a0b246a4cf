"""Ids of cards, and the digest that tells an edited card from an untouched one."""

import hashlib
from base64 import b32encode
from collections.abc import Container, Iterable

from leadquiz.model import Card

_LENGTH = 11


def new_card_id(source_sha256: str, fact: str, evidence: str, *, taken: Container[str] = ()) -> str:
    """An id for a new card: "c" and eleven letters or digits, another one for each id already `taken`.

    It is given once and then kept in the deck file: nobody computes it again to find the card.
    """
    bump = 0
    while True:
        parts = (source_sha256, fact, evidence, str(bump)) if bump else (source_sha256, fact, evidence)
        card_id = "c" + _digest("card id", parts)[:_LENGTH]
        if card_id not in taken:
            return card_id
        bump += 1


def made_digest(card: Card) -> str:
    """Digest of the texts that the generator gives a card; put into its origin when it is made.

    A card whose digest differs from its origin's was edited by a person; generating again leaves it alone.
    """
    texts = [
        card.kind.value,
        card.question,
        card.answer,
        card.cloze,
        card.hint,
        card.context,
        *_counted(card.members),
        *_counted(card.accept),
        *_counted(card.distractors),
    ]
    return "m" + _digest("card texts", texts)[:15]


def is_edited(card: Card) -> bool:
    """Whether a person changed the texts of a generated card, or wrote the card."""
    return card.origin is None or card.origin.made != made_digest(card)


def _counted(texts: tuple[str, ...]) -> tuple[str, ...]:
    return (str(len(texts)), *texts)


def _digest(purpose: str, parts: Iterable[str]) -> str:
    """Lower-case base 32 of the parts' digest; each goes in with its length, so that none can run on."""
    digest = hashlib.sha256()
    for part in (purpose, *parts):
        data = part.encode("utf-8", errors="surrogatepass")
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return b32encode(digest.digest()).decode("ascii").rstrip("=").lower()
