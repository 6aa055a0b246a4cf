"""spaCy's attribute ruler, remembered: the same parts of speech and lemmas without matching each word anew.

The ruler holds every token against all its patterns. Nearly all of them look at one token alone, at its
tag, dependency and, for a few hundred words, its spelling; what they make of one such token they make of all.
"""

import re
from typing import Any

_LOOKED_AT = ("TAG", "LOWER", "DEP", "IS_SPACE")  # by the patterns of one token

_Key = tuple[int, int, int, int]
_Made = tuple[int, int, int, int, int]  # tag, part of speech, morphology, lemma, dependency


class RememberedRuler:
    """Stands for a ruler in a pipeline; raises ValueError for a ruler whose patterns look at anything else."""

    def __init__(self, ruler: Any) -> None:
        alone: list[Any] = []
        together: list[Any] = []
        for row in ruler.patterns:
            (alone if all(len(pattern) == 1 for pattern in row["patterns"]) else together).append(row)
        self._vocab = ruler.vocab
        self._alone, self._together = type(ruler)(ruler.vocab), type(ruler)(ruler.vocab)
        self._alone.add_patterns(alone)
        self._together.add_patterns(together)
        self._named = _Spellings()
        for row in alone:
            for (token,) in row["patterns"]:
                if not set(token) <= set(_LOOKED_AT):
                    raise ValueError(f"a pattern looks at {sorted(set(token) - set(_LOOKED_AT))}")
                self._named.note(token.get("LOWER"))
        self._opening = _Spellings()  # what patterns of several tokens begin with, by word or by dependency
        self._opening_deps: set[int] = set()
        for row in together:
            for first, *_ in row["patterns"]:
                if isinstance(first.get("DEP"), str) and "LOWER" not in first:
                    self._opening_deps.add(ruler.vocab.strings[first["DEP"]])
                else:
                    self._opening.note(first.get("LOWER", {"REGEX": ""}))
        self._words: dict[int, int] = {}  # hash of a lower-case word → itself where patterns name it, else 0
        self._openers: set[int] = (
            set()
        )  # hashes of lower-case words that patterns of several tokens begin with
        self._made: dict[_Key, _Made] = {}

    def __call__(self, doc: Any) -> Any:
        rows = doc.to_array(_LOOKED_AT).tolist()
        keys = [(tag, self._word(lower), dep, space) for tag, lower, dep, space in rows]
        for at, key in enumerate(keys):
            if key not in self._made:
                self._made[key] = self._made_of(doc, at)
        made = [self._made[key] for key in keys]
        for token, known in zip(doc, made, strict=True):
            self._set(token, known)
        # Nearly all texts hold nothing that a pattern of several tokens begins with.
        begun = not self._openers.isdisjoint(lower for _, lower, _, _ in rows)
        if begun or not self._opening_deps.isdisjoint(known[-1] for known in made):
            return self._together(doc)
        return doc

    def _made_of(self, doc: Any, at: int) -> _Made:
        """What the patterns of one token make of a token."""
        found = self._alone.match(doc[at : at + 1])
        self._alone.set_annotations(doc, [(rule, match, at, at + 1) for rule, match, _, _ in found])
        token = doc[at]
        return (token.tag, token.pos, token.morph.key, token.lemma, token.dep)

    @staticmethod
    def _set(token: Any, made: _Made) -> None:
        tag, pos, morph, lemma, dep = made
        if token.tag != tag:
            token.tag = tag
        token.pos = pos
        if morph:
            token.set_morph(morph)
        if lemma:
            token.lemma = lemma
        if token.dep != dep:
            token.dep = dep

    def _word(self, lower: int) -> int:
        known = self._words.get(lower)
        if known is None:
            text = self._vocab.strings[lower]
            known = self._words[lower] = lower if text in self._named else 0
            if text in self._opening:
                self._openers.add(lower)
        return known


class _Spellings:
    """The words that patterns look for."""

    def __init__(self) -> None:
        self._spelt: set[str] = set()
        self._expressions: list[re.Pattern[str]] = []

    def __contains__(self, word: str) -> bool:
        return word in self._spelt or any(pattern.search(word) for pattern in self._expressions)

    def note(self, spelling: Any) -> None:
        """A word, a list of words or an expression that a pattern looks for."""
        match spelling:
            case None:
                pass
            case str():
                self._spelt.add(spelling)
            case {"IN": list(words), **others} if not others:
                self._spelt.update(words)
            case {"REGEX": str(expression), **others} if not others:
                self._expressions.append(re.compile(expression))
            case _:
                raise ValueError(f"a pattern looks for {spelling!r}")
