"""Sentences as trees of tokens: what the rules see of a language model's parse.

The rules know only these classes, so that a cached parse needs no model and one module knows spaCy.
"""

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import cache
from operator import attrgetter
from sys import intern
from typing import Any

_PLACE = attrgetter("i")
_BLANKS = re.compile(r" {2,}")


class Token:
    """One word or mark with its place in the parse; mutable only while its sentence is built."""

    __slots__ = (
        "_below",
        "children",
        "dep",
        "end",
        "ent",
        "head",
        "i",
        "lemma",
        "lower",
        "pos",
        "sentence",
        "start",
        "tag",
        "text",
    )

    def __init__(
        self, i: int, text: str, start: int, lemma: str, pos: str, tag: str, dep: str, ent: str
    ) -> None:
        self.i = i  # in the sentence
        self.text = text
        self.lower = intern(text.lower())
        self.start = start  # character offset in the block's text
        self.end = start + len(text)
        self.lemma = lemma
        self.pos = pos  # universal part of speech
        self.tag = tag  # Penn tag
        self.dep = dep  # ClearNLP dependency label
        self.ent = ent  # entity type of the model, "" outside entities
        self.head: Token = self
        self.children: list[Token] = []
        self.sentence: Sentence
        self._below: tuple[Token, ...] = ()  # the subtree, once asked for

    def __repr__(self) -> str:
        return f"{self.text}/{self.tag}/{self.dep}"

    @property
    def is_root(self) -> bool:
        return self.head is self

    @property
    def lefts(self) -> list["Token"]:
        return [child for child in self.children if child.i < self.i]

    @property
    def rights(self) -> list["Token"]:
        return [child for child in self.children if child.i > self.i]

    def child(self, *deps: str) -> "Token | None":
        """The first child with one of these dependencies."""
        for token in self.children:
            if token.dep in deps:
                return token
        return None

    def all(self, *deps: str) -> list["Token"]:
        """Every child with one of these dependencies, in order."""
        return [token for token in self.children if token.dep in deps]

    def subtree(self) -> list["Token"]:
        """The token and all below it, in order of the text."""
        if not self.children:
            return [self]
        if not self._below:
            found = [self]
            for token in found:
                found.extend(token.children)
            found.sort(key=_PLACE)
            self._below = tuple(found)
        return list(self._below)

    def ancestors(self) -> Iterator["Token"]:
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def next(self) -> "Token | None":
        tokens = self.sentence.tokens
        return tokens[self.i + 1] if self.i + 1 < len(tokens) else None

    def previous(self) -> "Token | None":
        return self.sentence.tokens[self.i - 1] if self.i else None


class Sentence:
    """A sentence of a block; `start` and `end` are character offsets in the block's text."""

    __slots__ = ("_root", "_written", "author", "end", "memo", "source", "start", "tokens")

    def __init__(self, tokens: list[Token], source: str) -> None:
        self.tokens = tokens
        self.source = source  # the block's whole text, blanks for what stands beside its sentences
        self.author = source  # the same as the author wrote it
        self.memo: dict[Hashable, Any] = {}  # what many rules would find anew; it hangs on the sentence alone
        self._root: Token | None = None
        self._written = ""  # once asked for
        self.start = tokens[0].start
        self.end = tokens[-1].end
        for token in tokens:
            token.sentence = self

    def __repr__(self) -> str:
        return f"Sentence({self.text!r})"

    @property
    def text(self) -> str:
        return self.source[self.start : self.end]

    @property
    def written(self) -> str:
        """The sentence as the author wrote it, with citations and the like: what a card rests on."""
        if not self._written:
            self._written = self.author[self.start : self.end]
        return self._written

    @property
    def root(self) -> Token:
        if self._root is None:
            self._root = next((token for token in self.tokens if token.head is token), self.tokens[0])
        return self._root

    def slice(self, tokens: Sequence[Token]) -> str:
        """The source from the first to the last of these tokens, with the author's own spacing."""
        text = self.source[tokens[0].start : tokens[-1].end]
        return _BLANKS.sub(" ", text) if "  " in text else text


def head_of(tokens: Sequence[Token]) -> Token | None:
    """The first of these tokens that hangs on none of the others, or None for no tokens."""
    inside = set(tokens)
    return next((token for token in tokens if token.head not in inside or token.is_root), None)


Packed = list[Any]
"""A sentence as plain JSON, by columns: the tokens' starts, ends, lemmas, kinds ("NOUN NN nsubj ORG": part of speech,
tag, dependency, entity type) and the indices of their heads."""


def pack(sentences: Iterable[Sentence]) -> list[Packed]:
    """Sentences as plain lists, for the cache."""
    return [
        [
            [token.start for token in sentence.tokens],
            [token.end for token in sentence.tokens],
            [token.lemma for token in sentence.tokens],
            [f"{token.pos} {token.tag} {token.dep} {token.ent}" for token in sentence.tokens],
            [token.head.i for token in sentence.tokens],
        ]
        for sentence in sentences
    ]


def unpack(packed: Iterable[Packed], text: str) -> tuple[Sentence, ...]:
    """Sentences of the block's `text` from their packed form; what many tokens say alike is kept once."""
    sentences = []
    for starts, ends, lemmas, kinds, heads in packed:
        tokens = [
            Token(i, intern(text[start:end]), start, intern(lemma), *_kind(kind))
            for i, (start, end, lemma, kind) in enumerate(zip(starts, ends, lemmas, kinds, strict=True))
        ]
        for token, head in zip(tokens, heads, strict=True):
            token.head = tokens[head]
            if token.head is not token:
                token.head.children.append(token)
        if tokens:
            sentences.append(Sentence(tokens, text))
    return tuple(sentences)


@cache
def _kind(packed: str) -> tuple[str, str, str, str]:
    """Part of speech, tag, dependency and entity type; a book has some thousand different ones."""
    pos, tag, dep, ent = map(intern, packed.split(" "))
    return pos, tag, dep, ent
