"""The schema beside the example deck."""

from collections.abc import Iterator

from leadquiz.deck.fields import SCHEMA_NAME
from leadquiz.deck.schema import schema_text


def schema() -> Iterator[tuple[str, bytes]]:
    """The JSON Schema of decks."""
    yield f"decks/{SCHEMA_NAME}", schema_text().encode()
