"""A page to study from: one HTML file that asks its cards on any phone or laptop, without a network."""

import base64
import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

from leadquiz.exchange.asked import SHORTEST_ESSAY, Asked
from leadquiz.exchange.formats import Settings
from leadquiz.files import template_folder
from leadquiz.model import Deck, Kind
from leadquiz.options import wrong_options
from leadquiz.text import sanitize

_RIGHT_TO_LEFT = {"ar", "fa", "he", "ur", "yi", "ps", "ckb"}


def write(decks: Sequence[Deck], asked: Sequence[Asked], _settings: Settings) -> bytes:
    """The page. Its policy allows its own script and style, by their digests, and nothing else."""
    import jinja2
    from markupsafe import Markup

    folder = template_folder("study")
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder), autoescape=True, undefined=jinja2.StrictUndefined
    )
    script = (folder / "page.js").read_text(encoding="utf-8")
    style = (folder / "page.css").read_text(encoding="utf-8")
    title = sanitize(", ".join(deck.title for deck in decks))
    page = environment.get_template("page.html").render(
        title=title,
        language=decks[0].language,
        direction="rtl" if decks[0].language in _RIGHT_TO_LEFT else "ltr",
        script=Markup(script),
        style=Markup(style),
        script_hash=_digest(script),
        style_hash=_digest(style),
        deck={
            # Progress belongs to the title, so that a page made anew from a better deck goes on with it.
            "key": hashlib.sha256(title.encode()).hexdigest()[:16],
            "cards": [_card(one) for one in asked],
            "sections": _sections(asked),
        },
    )
    return page.encode()


def _card(one: Asked) -> dict[str, Any]:
    card = one.card
    return {
        "id": card.id,
        "question": sanitize(card.question),
        "context": sanitize(card.context),
        "answer": one.answer,
        "accept": one.accept,
        "wrong": list(map(sanitize, wrong_options(card))) if not card.members else [],
        "typed": not card.members and card.kind is not Kind.CAUSE and len(card.answer) <= SHORTEST_ESSAY,
        "members": list(map(sanitize, card.members)),
        "ordered": card.kind is Kind.STEPS,
        "hint": sanitize(card.hint),
        "section": list(map(sanitize, card.section)),
        "proof": one.explanation,
    }


def _sections(asked: Iterable[Asked]) -> list[str]:
    """Headings to choose from: the outermost ones at which the cards' paths part."""
    paths = [one.card.section for one in asked]
    depth = 0
    while len({path[: depth + 1] for path in paths}) == 1 and paths[0][depth:]:
        depth += 1
    return list(dict.fromkeys(sanitize(path[depth]) for path in paths if len(path) > depth))


def _digest(text: str) -> str:
    """As content security policies name a script or a style."""
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
