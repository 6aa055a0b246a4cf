"""The options of a multiple-choice question: which wrong ones may stand, and where the right one stands."""

from collections.abc import Sequence
from random import Random

from leadquiz.model import Card
from leadquiz.text import letters


def wrong_options(card: Card) -> tuple[str, ...]:
    """The distractors that can stand beside the answer: distinct, and none of them also right."""
    seen = {plain(text) for text in (card.answer, *card.accept)}
    kept = []
    for option in card.distractors:
        if plain(option) and plain(option) not in seen:
            seen.add(plain(option))
            kept.append(option)
    return tuple(kept)


def plain(text: str) -> str:
    """What two spellings of one answer have in common; never empty for text with any visible sign."""
    return letters(text) or "".join(text.split())


def balanced_places(sizes: Sequence[int], rng: Random) -> list[int]:
    """For each number of options the index of the right one: every letter as often as any other, within one.

    No letter is right more than three times in a row where that can be had.
    """
    places = [0] * len(sizes)
    for _ in range(20):
        for size in sorted(set(sizes)):
            asked = [index for index, own in enumerate(sizes) if own == size]
            order = rng.sample(range(size), size)
            drawn = [order[index % size] for index in range(len(asked))]
            rng.shuffle(drawn)
            for index, place in zip(asked, drawn, strict=True):
                places[index] = place
        if not any(len(set(places[start : start + 4])) == 1 for start in range(len(places) - 3)):
            break
    return places
