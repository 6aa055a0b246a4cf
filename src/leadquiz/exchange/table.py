"""Every field of every card as CSV, for spreadsheets and other programs."""

from collections.abc import Sequence

from leadquiz.exchange.asked import Asked
from leadquiz.exchange.cells import csv_bytes, guarded
from leadquiz.exchange.formats import Settings
from leadquiz.model import Deck

COLUMNS = (
    "id",
    "kind",
    "question",
    "answer",
    "accept",
    "distractors",
    "members",
    "cloze",
    "hint",
    "context",
    "section",
    "evidence",
    "source",
    "tags",
    "importance",
    "note",
    "remark",
)


def write(decks: Sequence[Deck], asked: Sequence[Asked], settings: Settings) -> bytes:
    """A header and a row a card. Several values of one field stand on lines of their own within the cell."""
    rows: list[Sequence[str | int]] = [COLUMNS]
    names = {source.id: source.file for deck in decks for source in deck.sources}
    for one in asked:
        card = one.card
        span = card.source
        source = f"{names.get(span.source, span.source)}:{span.first}-{span.last}" if span else ""
        cells = (
            card.id,
            card.kind.value,
            card.question,
            card.answer,
            "\n".join(card.accept),
            "\n".join(card.distractors),
            "\n".join(card.members),
            card.cloze,
            card.hint,
            card.context,
            "\n".join(card.section),
            card.evidence,
            source,
            "\n".join(card.tags),
            str(card.importance),
            card.note,
            card.remark,
        )
        rows.append([guarded(cell) for cell in cells] if settings.spreadsheet else cells)
    return csv_bytes(rows)
