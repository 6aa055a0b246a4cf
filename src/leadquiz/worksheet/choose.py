"""Which cards go on a sheet: fair to every section, no two about one fact, none that answers another."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from leadquiz.model import GAP, Card, Deck, Kind
from leadquiz.text import letters
from leadquiz.worksheet.forms import difficulty, forms_of
from leadquiz.worksheet.sheet import Form

_WEIGHT = {1: 1.0, 2: 2.0, 3: 4.0}  # how likelier an important card is chosen


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which cards of a deck may be asked; empty means any."""

    sections: tuple[str, ...] = ()  # texts of which one must stand in the heading path
    kinds: tuple[Kind, ...] = ()
    importance: tuple[int, ...] = ()
    difficulties: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Eligible:
    """A card that may be asked, with the forms it may take; `group` is the section it counts for."""

    card: Card
    forms: frozenset[Form]
    group: str
    order: int  # place in the decks


def eligible(decks: Sequence[Deck], types: Iterable[Form], chosen: Filter) -> list[Eligible]:
    """The cards that pass the filter and can be asked in one of the types, in deck order."""
    wanted = frozenset(types)
    group = grouping([card for deck in decks for card in deck.cards])
    found = []
    for order, card in enumerate(card for deck in decks for card in deck.cards):
        if card.suspended or card.flagged or not passes(card, chosen):
            continue
        forms = forms_of(card) & wanted
        if chosen.difficulties:
            forms = frozenset(form for form in forms if difficulty(card, form) in chosen.difficulties)
        if forms:
            found.append(Eligible(card=card, forms=forms, group=group(card), order=order))
    return found


def passes(card: Card, chosen: Filter) -> bool:
    """Whether the filter lets the card through; difficulty is a matter of its form, not of the card."""
    path = " › ".join(card.section).casefold()
    return (
        (not chosen.sections or any(section.casefold() in path for section in chosen.sections))
        and (not chosen.kinds or card.kind in chosen.kinds)
        and (not chosen.importance or card.importance in chosen.importance)
        and (not chosen.tags or any(tag in card.tags for tag in chosen.tags))
    )


def grouping(cards: Sequence[Card]) -> Callable[[Card], str]:
    """What section a card counts for: the outermost heading at which the cards' paths part."""
    depth = 0
    while len({card.section[: depth + 1] for card in cards}) == 1 and cards[0].section[depth + 1 :]:
        depth += 1
    return lambda card: card.section[min(depth, len(card.section) - 1)] if card.section else "(no section)"


def choose(
    cards: Sequence[Eligible], count: int, rng: Random, weakness: Mapping[str, float] | None = None
) -> list[Eligible]:
    """At most `count` cards, in deck order.

    Each section gets its share by the number of its cards, and at least one when there is room; within a
    section important cards are likelier. With `weakness` (card id → share forgotten) the most forgotten
    cards are taken instead, whatever their section.
    """
    if weakness is not None:
        ranked = sorted(cards, key=lambda one: (-weakness.get(one.card.id, -1.0), rng.random()))
        return _pick([ranked], [count], count)
    groups: dict[str, list[Eligible]] = {}
    for one in cards:
        groups.setdefault(one.group, []).append(one)
    # Weighted sampling without replacement (Efraimidis, Spirakis): the largest random ** (1 / weight) first.
    ranked_groups = [
        sorted(
            group, key=lambda one: rng.random() ** (1 / _WEIGHT.get(one.card.importance, 1.0)), reverse=True
        )
        for group in groups.values()
    ]
    shares = _shares([len({one.card.note_id for one in group}) for group in ranked_groups], count)
    return _pick(ranked_groups, shares, count)


def _shares(sizes: Sequence[int], count: int) -> list[int]:
    """`count` split by size with largest remainders, at least 1 each when there are enough."""
    total = sum(sizes)
    if not total:
        return [0] * len(sizes)
    count = min(count, total)
    least = 1 if count >= len(sizes) else 0
    rest = count - least * len(sizes)
    exact = [rest * size / total for size in sizes]
    shares = [least + int(part) for part in exact]
    by_remainder = sorted(range(len(sizes)), key=lambda index: (int(exact[index]) - exact[index], index))
    for index in by_remainder[: count - sum(shares)]:
        shares[index] += 1
    return shares


def _pick(groups: Sequence[Sequence[Eligible]], shares: Sequence[int], count: int) -> list[Eligible]:
    picked = _Picked()
    rest: list[Eligible] = []
    for group, share in zip(groups, shares, strict=True):
        taken = 0
        for one in group:
            if taken < share and picked.admits(one.card):
                picked.add(one)
                taken += 1
            else:
                rest.append(one)
    # A section that could not fill its share leaves room for the others; cards that give another's answer
    # away come last of all, since a shorter sheet than asked for is worse.
    for strict in (True, False):
        for one in rest:
            if len(picked.cards) < count and (picked.admits(one.card) if strict else picked.is_new(one.card)):
                picked.add(one)
    return sorted(picked.cards, key=lambda one: one.order)


class _Picked:
    """The cards chosen so far and what their questions already say."""

    def __init__(self) -> None:
        self.cards: list[Eligible] = []
        self.notes: set[str] = set()
        self.questions: set[str] = set()
        self.said = ""  # every question and sentence on the sheet
        self.answers: list[str] = []

    def is_new(self, card: Card) -> bool:
        return card.note_id not in self.notes and letters(card.question + card.context) not in self.questions

    def admits(self, card: Card) -> bool:
        if not self.is_new(card):
            return False
        own = _said(card)
        return not any(f" {answer} " in self.said for answer in _told(card)) and not any(
            answer in own for answer in self.answers
        )

    def add(self, one: Eligible) -> None:
        self.cards.append(one)
        self.notes.add(one.card.note_id)
        self.questions.add(letters(one.card.question + one.card.context))
        self.said += _said(one.card)
        self.answers.extend(f" {answer} " for answer in _told(one.card))


def _said(card: Card) -> str:
    """What the card's question tells a reader of the sheet, as words between blanks."""
    shown = f"{card.context} {card.question} {card.cloze if card.kind is not Kind.CLOZE else ''}"
    return f" {_words(shown.replace(GAP, ' '))} "


def _told(card: Card) -> tuple[str, ...]:
    """The answers that must not be read elsewhere: single words are too common to count."""
    answers = card.members or (card.answer,)
    return tuple(
        words for words in map(_words, answers) if " " in words or any(sign.isdigit() for sign in words)
    )


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
