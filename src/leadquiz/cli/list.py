"""`leadquiz list`: the cards of decks, by section."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from leadquiz.console import say
from leadquiz.model import Card, Deck, Kind


@click.command()
@click.argument("decks", metavar="DECK...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--section", default="", help="Only cards under a heading that begins so.")
@click.option("--kind", type=click.Choice([kind.value for kind in Kind]), help="Only cards of this kind.")
@click.option("--tag", default="", help="Only cards with this tag.")
@click.option("--answers", is_flag=True, help="Show the answers too.")
@click.option("--json", "as_json", is_flag=True, help="Print the cards as JSON, with all they hold.")
def command(
    decks: tuple[Path, ...], section: str, kind: str | None, tag: str, answers: bool, as_json: bool
) -> None:
    """Show the cards of DECK... by section.

    \b
    leadquiz list lead.yaml --section "Chapter 2" --answers
    leadquiz list lead.yaml --kind definition --json
    """
    from leadquiz.deck import open_cache

    found: list[tuple[Path, Deck, list[Card]]] = []
    with open_cache() as cache:
        for path in decks:
            deck = cache.deck(path).deck()
            found.append((path, deck, list(_chosen(deck.cards, section, kind, tag))))
    if as_json:
        say(json.dumps([_as_json(*one) for one in found], indent=2, ensure_ascii=False))
    else:
        say("\n".join(line for path, deck, cards in found for line in _lines(path, deck, cards, answers)))


def _chosen(cards: Iterable[Card], section: str, kind: str | None, tag: str) -> Iterator[Card]:
    wanted = section.casefold()
    for card in cards:
        if kind is not None and card.kind.value != kind:
            continue
        if tag and tag not in card.tags:
            continue
        if wanted and not any(heading.casefold().startswith(wanted) for heading in card.section):
            continue
        yield card


def _lines(path: Path, deck: Deck, cards: list[Card], answers: bool) -> Iterator[str]:
    shown = "" if len(cards) == len(deck.cards) else f"{len(cards)} of "
    plural = "card" if len(deck.cards) == 1 else "cards"
    yield f"{deck.title} ({path}): {shown}{len(deck.cards)} {plural}"
    width = max((len(card.id) for card in cards), default=0)
    section: tuple[str, ...] | None = None
    for card in cards:
        if card.section != section:
            section = card.section
            yield ""
            yield " › ".join(section) or "(no section)"
        marks = "".join(f" [{mark}]" for mark in _marks(card))
        yield f"  {card.id:<{width}}  {card.kind.value:<10}  {_inline(card.context, card.question)}{marks}"
        if answers:
            yield f"  {'':<{width}}  {'':<10}  → {' '.join(card.answer.split())}"


def _inline(context: str, question: str) -> str:
    return " ".join((f"{context}: {question}" if context else question).split())


def _marks(card: Card) -> Iterator[str]:
    if card.suspended:
        yield "suspended"
    if card.flagged:
        yield "flagged"


def _as_json(path: Path, deck: Deck, cards: list[Card]) -> dict[str, Any]:
    from leadquiz.deck.values import card_values

    return {
        "file": str(path),
        "title": deck.title,
        "language": deck.language,
        "cards": [card_values(card) for card in cards],
    }
