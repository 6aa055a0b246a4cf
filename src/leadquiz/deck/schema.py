"""The JSON Schema of deck files, for editors: made from the same table that the reader uses."""

import json
from typing import Any

from leadquiz.deck.fields import DECK, FORMAT, IDENTIFIER, LANGUAGE, SCHEMA_NAME, SPAN, Field, Holds
from leadquiz.model import Kind

# Every scalar of a deck is text; an editor, though, sees the 2002 in `answer: 2002` as a number.
_TEXT = {"type": ["string", "number", "boolean"]}
_TEXTS = {"type": "array", "items": _TEXT}
_VALUES: dict[Holds, dict[str, Any]] = {
    Holds.TEXT: _TEXT,
    Holds.TEXTS: _TEXTS,
    Holds.ANSWER: {"anyOf": [_TEXT, {**_TEXTS, "minItems": 1}]},
    Holds.ID: {"type": "string", "pattern": f"^{IDENTIFIER.pattern}$"},
    Holds.KIND: {"enum": [kind.value for kind in Kind]},
    Holds.LEVEL: {"enum": [1, 2, 3]},
    Holds.FLAG: {"type": "boolean"},
    Holds.SPAN: {"type": "string", "pattern": f"^{SPAN.pattern}$"},
    Holds.PAIRS: {"type": "object", "additionalProperties": _TEXT},
    Holds.FORMAT: {"const": FORMAT},
    Holds.LANGUAGE: {"type": "string", "pattern": f"^{LANGUAGE.pattern}$"},
}


def deck_schema() -> dict[str, Any]:
    """The schema as JSON values."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": SCHEMA_NAME,
        "title": "leadquiz deck",
        **_record(DECK),
    }


def schema_text() -> str:
    """The schema as the file that decks point to."""
    return json.dumps(deck_schema(), indent=2, ensure_ascii=False) + "\n"


def _record(fields: tuple[Field, ...]) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [one.name for one in fields if one.required],
        "properties": {one.name: _value(one) for one in fields},
    }


def _value(one: Field) -> dict[str, Any]:
    if one.holds is Holds.RECORD:
        value = _record(one.keys)
    elif one.holds is Holds.RECORDS:
        value = {"type": "array", "items": _record(one.keys)}
    else:
        value = _VALUES[one.holds]
    return {"description": one.about, **value}
