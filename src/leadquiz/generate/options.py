"""What the user may choose about a deck."""

from dataclasses import dataclass

from leadquiz.generate.language import DEFAULT_MODEL
from leadquiz.model import Kind

USUAL_WORTH = 0.8  # the least worth of a card, 0–1: about the chance that a teacher would hand it out


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Choices of one run; they are kept in the deck, so that a later run can repeat them."""

    title: str = ""  # "" takes the document's
    kinds: frozenset[Kind] = frozenset(Kind)
    per_section: int | None = None
    max_cards: int | None = None
    min_importance: int = 1
    min_worth: float | None = (
        None  # 0 takes every card, None those of the usual worth or the best of a short text
    )
    language: str = ""  # ISO 639-1; "" takes what the document is found to be written in
    model: str = DEFAULT_MODEL

    def recorded(self) -> tuple[tuple[str, str], ...]:
        """The choices that differ from the defaults, as the deck file keeps them."""
        rows = {
            "kinds": ""
            if self.kinds == frozenset(Kind)
            else ",".join(sorted(kind.value for kind in self.kinds)),
            "per-section": "" if self.per_section is None else str(self.per_section),
            "max-cards": "" if self.max_cards is None else str(self.max_cards),
            "min-importance": "" if self.min_importance == 1 else str(self.min_importance),
            "min-worth": "" if self.min_worth is None else f"{self.min_worth:g}",
            "language": self.language,
            "model": "" if self.model == DEFAULT_MODEL else self.model,
        }
        return tuple((name, value) for name, value in rows.items() if value)
