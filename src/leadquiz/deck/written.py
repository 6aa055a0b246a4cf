"""Reading a deck as leadquiz writes it, many times as fast as through YAML; any other deck goes through YAML.

The head is read by the YAML reader. Each card must then be, from the first character to the last, what the writer
makes: whole lines, one key each, texts in double quotes. Every line is complete in itself, so nothing before it can
change what it means; at the first difference the whole file is read as YAML.
"""

import gc
import json
import re
from dataclasses import replace

from leadquiz.deck.fields import IDENTIFIER, PLAIN_ID, SCHEMA_COMMENT, card_problems, parse_span
from leadquiz.deck.reading import Place, Reading, read_yaml
from leadquiz.model import Card, Kind, Origin, join_members
from leadquiz.text import hidden_character

_TEXT = r'"[^"\\\n]*(?:\\["\\nt][^"\\\n]*)*"'  # only escapes that mean the same in JSON
_BLOCK = rf"(?:\n      - {_TEXT})+"
_FLOW = rf"\[{_TEXT}(?:, {_TEXT})*\]"
_CARD = re.compile(
    rf"  - id: (?:(?P<plain>{PLAIN_ID.pattern})|(?P<id>{_TEXT}))\n"
    rf"    kind: (?P<kind>{'|'.join(kind.value for kind in Kind)})\n"
    rf"    question: (?P<question>{_TEXT})\n"
    rf"    answer:(?: (?P<answer>{_TEXT})|(?P<members>{_BLOCK}))\n"
    + "".join(
        rf"(?:    {name}:{gap}(?P<{name}>{value})\n)?"
        for name, gap, value in (
            ("accept", "", _BLOCK),
            ("distractors", "", _BLOCK),
            ("cloze", " ", _TEXT),
            ("hint", " ", _TEXT),
            ("context", " ", _TEXT),
            ("section", " ", _FLOW),
            ("source", " ", _TEXT),
            ("evidence", " ", _TEXT),
            ("tags", " ", _FLOW),
            ("importance", " ", "[123]"),
            ("note", " ", _TEXT),
            ("remark", " ", _TEXT),
            ("flagged", " ", _TEXT),
            ("suspended", " ", "true"),
        )
    )
    + rf"(?:    origin: {{rule: (?P<rule>{_TEXT}), fact: (?P<fact>{_TEXT})(?:, made: (?P<made>{_TEXT}))?}}\n)?"
)
_TEXTS = re.compile(_TEXT)
_PLAIN = ("cloze", "hint", "context", "evidence", "note", "remark", "flagged")
_LISTS = ("members", "accept", "distractors", "section", "tags")
_UNUSUAL = re.compile("[\r\ufffe\uffff]")
_KINDS = {kind.value: kind for kind in Kind}


def read(text: str) -> Reading:
    """The deck in `text` with everything that is wrong with it; raises nothing."""
    collecting = gc.isenabled()
    gc.disable()  # a large deck makes many objects and no garbage
    try:
        return read_written(text) or read_yaml(text)
    finally:
        if collecting:
            gc.enable()


def read_written(text: str) -> Reading | None:
    """What `read_yaml` gives, for a text that is as leadquiz writes it; None for any other."""
    if not text.startswith(SCHEMA_COMMENT) or _UNUSUAL.search(text) or hidden_character(text) is not None:
        return None
    at = text.find("\ncards:\n") + 1
    if not at:
        return None
    head = read_yaml(text[:at] + "cards: []\n")
    if head.deck is None:
        return None
    layout, positions = head.layout, head.positions
    key = layout.keys["cards"]
    layout.keys["cards"] = Place(start=key.start, end=len(text), after=key.after)
    sources = {source.id for source in head.deck.sources}
    cards: list[Card] = []
    line = text.count("\n", 0, at) + 2
    at += len("cards:\n")
    while match := _CARD.match(text, at):
        card = _card(match)
        if (
            card is None
            or card.id in positions
            or (card.source is not None and card.source.source not in sources)
        ):
            return None
        positions[card.id] = (line, 5)
        layout.cards.append(Place(start=at, end=match.end(), after=at))
        cards.append(card)
        line += text.count("\n", at, match.end())
        at = match.end()
    if at < len(text) or not cards:
        return None
    return replace(head, deck=replace(head.deck, cards=tuple(cards)))


def _card(match: re.Match[str]) -> Card | None:
    found = match.groupdict()
    values: dict[str, object] = {}
    for name in _PLAIN:
        if (text := found[name]) is not None:
            values[name] = _plain(text)
    for name in _LISTS:
        if (text := found[name]) is not None:
            texts = tuple(map(_plain, _TEXTS.findall(text)))
            if not all(map(str.strip, texts)):
                return None
            values[name] = texts
            if name == "members":
                values["answer"] = join_members(texts)
    if (text := found["source"]) is not None:
        values["source"] = span = parse_span(_plain(text))
        if span is None:
            return None
    if found["importance"]:
        values["importance"] = int(found["importance"])
    if found["suspended"]:
        values["suspended"] = True
    if found["rule"] is not None:
        made = _plain(found["made"]) if found["made"] else ""
        origin = Origin(rule=_plain(found["rule"]), fact=_plain(found["fact"]), made=made)
        if not (origin.rule and origin.fact):
            return None
        values["origin"] = origin
    if "answer" not in values:
        values["answer"] = _plain(found["answer"])
    card_id = found["plain"] or _plain(found["id"])
    card = Card(
        id=card_id,
        kind=_KINDS[found["kind"]],
        question=_plain(found["question"]),
        **values,  # type: ignore[arg-type]
    )
    if (not found["plain"] and not IDENTIFIER.fullmatch(card_id)) or next(card_problems(card), None):
        return None
    return card


def _plain(quoted: str) -> str:
    """The text between the quotes."""
    if "\\" not in quoted:
        return quoted[1:-1]
    text: str = json.loads(quoted, strict=False)  # a tab may stand in a text as it is
    return text
