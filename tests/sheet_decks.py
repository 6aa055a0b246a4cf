"""Random decks for worksheets: invented words, so that nothing can be found on a page by accident."""

from random import Random

from leadquiz.model import GAP, Card, Deck, Kind, Source, Span, join_members

_SYLLABLES = [consonant + vowel for consonant in "bdklmn" for vowel in "aeiou"]


class Words:
    """Invented lower-case words, none twice."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.used: set[str] = set()

    def word(self) -> str:
        while True:
            made = "".join(self.rng.choice(_SYLLABLES) for _ in range(self.rng.randint(2, 4)))
            if made not in self.used:
                self.used.add(made)
                return made

    def words(self, least: int, most: int) -> str:
        return " ".join(self.word() for _ in range(self.rng.randint(least, most)))


def random_deck(seed: int, size: int = 60) -> Deck:
    """A deck of every kind of card, with short and very long texts, in four sections."""
    rng = Random(f"deck {seed}")
    words = Words(rng)
    return Deck(
        title=f"Deck {seed}",
        cards=tuple(_card(number, rng, words) for number in range(size)),
        sources=(Source(id="s1", file="book.txt", title="A book"),),
    )


def _card(number: int, rng: Random, words: Words) -> Card:
    kind = rng.choice([*Kind, Kind.FACT, Kind.FACT])
    long = rng.random() < 0.1
    subject = words.words(12, 60) if long else words.words(2, 9)
    answer = words.words(8, 30) if kind is Kind.CAUSE else words.words(1, 4)
    distractors: tuple[str, ...] = ()
    cloze = ""
    members: tuple[str, ...] = ()
    question = f"Which {subject}?"
    if kind in (Kind.LIST, Kind.STEPS):
        members = tuple(words.words(1, 8) for _ in range(rng.randint(2, 6)))
        answer = join_members(members)
    elif kind is not Kind.CAUSE:
        most = 12 if rng.random() < 0.2 else 4
        distractors = tuple(words.words(1, most) for _ in range(rng.choice([0, 3, 3, 3, 4])))
        if kind is Kind.CLOZE:
            question = f"The {subject} {GAP} {words.words(1, 6)}."
        elif rng.random() < 0.7:
            cloze = f"The {words.words(2, 9)} {GAP} {words.words(1, 3)}."
    return Card(
        id=f"c{number:03d}",
        kind=kind,
        question=question,
        answer=answer,
        members=members,
        distractors=distractors,
        cloze=cloze,
        context=words.words(2, 5) if rng.random() < 0.1 else "",
        section=("Book", f"Chapter {number % 4 + 1}"),
        source=Span(source="s1", first=number + 1, last=number + 3),
        evidence=f"Evidence {words.words(3, 20)}.",
        importance=rng.randint(1, 3),
    )
