"""What each sentence of a document names, says and counts: an index to check questions against."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from leadquiz.generate.facts_index import is_content, stem, tokens_of
from leadquiz.generate.names import NameIndex
from leadquiz.generate.tokens import Sentence
from leadquiz.generate.values import DATE, Value, find_values, implies, parse_value
from leadquiz.generate.views import Passage, SectionView


@dataclass(frozen=True, slots=True)
class Mention:
    """One sentence: its names and stems as `signature` gives them for a question, and its values."""

    sentence: Sentence
    passage: Passage
    section: int  # its place among the sections
    tokens: frozenset[str]
    values: tuple[Value, ...]


@lru_cache(maxsize=50_000)
def _keys(word: str) -> tuple[str, ...]:
    return tuple(stem(part) for part in word.split("-") if is_content(part))


class Mentions:
    """Every sentence of a document with what it holds."""

    def __init__(self, views: Sequence[SectionView], names: NameIndex) -> None:
        self.names = names
        self.all: list[Mention] = []
        self._with: dict[str, list[int]] = defaultdict(list)
        self._years: dict[int, list[int]] = defaultdict(list)
        self._numbers: dict[str, list[int]] = defaultdict(list)
        self._weights: dict[str, float] = {}
        for number, view in enumerate(views):
            for passage in view.passages:
                labelled, words = tokens_of(passage.block.label, names)
                for sentence in passage.sentences:
                    self._add(passage, sentence, number, frozenset((*labelled, *words)))

    def _add(self, passage: Passage, sentence: Sentence, section: int, label: frozenset[str]) -> None:
        text = sentence.text
        found = self.names.find(sentence.tokens)
        inside = {token.i for name in found for token in name.tokens}
        tokens = {name.canonical for name in found}
        # A question may speak of "the railway" that the sentence names in full.
        tokens |= {
            stem(word.lower()) for name in found for word in name.canonical.split() if " " in name.canonical
        }
        for word in sentence.tokens:
            if word.i not in inside and word.text[0].isalnum():
                tokens.update(_keys(word.lower))
        tokens |= label
        values = (
            tuple(find_values(text))
            if any(token.pos == "NUM" or token.text[0].isdigit() for token in sentence.tokens)
            else ()
        )
        i = len(self.all)
        for token in tokens:
            self._with[token].append(i)
        for value in values:
            if value.kind == DATE:
                self._years[value.year].append(i)
            else:
                self._numbers[f"{value.number.normalize()}"].append(i)
        self.all.append(Mention(sentence, passage, section, frozenset(tokens), values))

    def weight(self, token: str) -> float:
        """How telling a token is: the rarer in the document, the more; an unknown one most of all."""
        if token not in self._weights:
            self._weights[token] = math.log((len(self.all) + 1) / (len(self.with_token(token)) + 1)) + 0.1
        return self._weights[token]

    def holding(self, option: str) -> list[int]:
        """Positions of the sentences that hold this value, name or all of these words."""
        value = parse_value(option)
        if value is not None:
            ids = (
                self._years[value.year]
                if value.kind == DATE
                else self._numbers[f"{value.number.normalize()}"]
            )
            return [
                i for i in dict.fromkeys(ids) if any(implies(other, value) for other in self.all[i].values)
            ]
        found, words = tokens_of(option, self.names)
        return self._all_of({*found, *words})

    def with_token(self, token: str) -> Sequence[int]:
        """Positions of the sentences that hold a token of a signature."""
        return self._with.get(token, ())

    def _all_of(self, tokens: Iterable[str]) -> list[int]:
        posts = sorted((self._with.get(token, []) for token in tokens), key=len)
        if not posts:
            return []
        kept = set(posts[0]).intersection(*posts[1:])
        return sorted(kept)

    def most(self, places: Iterable[int], tokens: Iterable[str]) -> float:
        """The largest share, 0 to 1 by weight, of these tokens that one of these sentences holds."""
        weights = {token: self.weight(token) for token in sorted(tokens)}
        total = sum(weights.values())
        best = 0.0
        for i in places:
            held = self.all[i].tokens
            best = max(best, sum(weight for token, weight in weights.items() if token in held))
        return best / total if total else 0.0
