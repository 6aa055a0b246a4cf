"""A card as plain values, under the keys of the deck file: what `--json` prints."""

from typing import Any

from leadquiz.deck.fields import format_span
from leadquiz.model import Card


def card_values(card: Card) -> dict[str, Any]:
    """The card's values by key, in the order of the deck file; what is empty is left out."""
    values: dict[str, Any] = {
        "id": card.id,
        "kind": card.kind.value,
        "question": card.question,
        "answer": list(card.members) or card.answer,
        "accept": list(card.accept),
        "distractors": list(card.distractors),
        "cloze": card.cloze,
        "hint": card.hint,
        "context": card.context,
        "section": list(card.section),
        "source": format_span(card.source) if card.source else "",
        "evidence": card.evidence,
        "tags": list(card.tags),
        "importance": card.importance,
        "note": card.note,
        "remark": card.remark,
        "flagged": card.flagged,
        "suspended": card.suspended,
    }
    if card.origin is not None:
        values["origin"] = {"rule": card.origin.rule, "fact": card.origin.fact, "made": card.origin.made}
    return {key: value for key, value in values.items() if value}
