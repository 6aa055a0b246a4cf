"""Decks for the benchmarks, the same ones every time."""

import random

from leadquiz.deck import made_digest, new_card_id
from leadquiz.model import Card, Deck, Kind, Origin, Source, Span

_WORDS = """leader team trust market customer decision strategy growth platform value mission partner
change culture learning failure courage habit promise meeting feedback vision result effort""".split()  # noqa: SIM905 - shorter so


def sample_deck(count: int) -> Deck:
    """A deck of `count` cards with all that generated ones have."""
    chance = random.Random(count)
    return Deck(
        title="Sample",
        sources=(Source(id="s1", file="sample.txt", title="Sample", sha256="00" * 32),),
        cards=tuple(_card(chance, number) for number in range(count)),
    )


def _card(chance: random.Random, number: int) -> Card:
    def words(least: int, most: int) -> str:
        return " ".join(chance.choices(_WORDS, k=chance.randint(least, most)))

    evidence = f"In {1900 + number % 120} the {words(14, 30)}."
    fact = f"{words(2, 3)}|be|{number}|year"
    kind = chance.choice((Kind.FACT, Kind.FACT, Kind.PRINCIPLE, Kind.LIST))
    card = Card(
        id=new_card_id("00" * 32, fact, evidence),
        kind=kind,
        question=f"What {words(6, 14)} “{number}”?",
        answer=words(1, 8),
        distractors=tuple(words(1, 8) for _ in range(3)) if number % 2 else (),
        cloze=f"The {words(4, 8)} ____ {words(2, 5)}." if number % 3 == 0 else "",
        section=(f"Chapter {number // 200}", f"{number // 200}.{number // 40 % 5} {words(2, 5)}"),
        source=Span(source="s1", first=number * 3 + 1, last=number * 3 + 2, page=str(number // 30 + 1)),
        evidence=evidence,
        importance=chance.choice((1, 2, 2, 3)),
        origin=Origin(rule="sample", fact=fact, made=""),
    )
    if kind is Kind.LIST:
        card = card.with_members(tuple(words(1, 4) for _ in range(4)))
    assert card.origin is not None
    return _made(card)


def _made(card: Card) -> Card:
    from dataclasses import replace

    assert card.origin is not None
    return replace(card, origin=replace(card.origin, made=made_digest(card)))
