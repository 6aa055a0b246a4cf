"""What the user may choose about a deck."""

from dataclasses import dataclass

from leadquiz.generate.language import DEFAULT_MODEL
from leadquiz.model import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Choices of one run; they are kept in the deck, so that a later run can repeat them."""

    title: str = ""  # "" takes the document's
    kinds: frozenset[Kind] = frozenset(Kind)
    per_section: int | None = None
    max_cards: int | None = None
    min_importance: int = 1
    language: str = ""  # ISO 639-1; "" takes what the document is found to be written in
    model: str = DEFAULT_MODEL
