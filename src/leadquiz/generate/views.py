"""What a rule sees: one section with its parsed blocks, and what is known of the whole document."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass, field
from typing import Any

from leadquiz.generate.names import NameIndex
from leadquiz.generate.tokens import Sentence
from leadquiz.model import Block, Outline, Section


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A block with its sentences; a label is not part of them."""

    block: Block
    sentences: tuple[Sentence, ...]
    parse: str = field(default="", repr=False)  # key of the parse, equal where that is


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """What the whole document tells: its names and its main subject."""

    outline: Outline
    names: NameIndex
    pronoun: str = ""  # "he" or "she": what the text mostly calls a person by, "" where it does neither
    speaker: str = ""  # canonical name of the organisation that says "we" of itself, "" where none does
    introduced: Set[str] = frozenset()  # lemmas of nouns that come with "a" or "another" somewhere
    person: str = ""  # canonical name of the one person the document is about, "" when there is none
    organisation: str = ""  # canonical name of the one organisation it is about, "" when there is none
    subject: str = ""  # canonical name the document is about: that person, a company, a place …
    narrative: bool = False  # most sentences name somebody or something
    memoir: bool = False  # told by somebody who says "I"
    terms: Set[str] = frozenset()  # lemmas of nouns that a text about things uses as known
    topic: str = ""  # what a short document is about, for the line above a question
    house: str = ""  # the organisation whose handbook this is, as its text calls it, "" for other texts
    year: str = ""  # of the document's own date, "" when it gives none
    capitals: Set[str] = frozenset()  # words that prose writes with a capital inside a sentence
    small: Set[str] = frozenset()  # words that prose writes without one
    thorough: bool = False  # cards of less than the usual worth are wanted, too
    memo: dict[str, Any] = field(
        default_factory=dict, compare=False, repr=False
    )  # what every section would redo

    def ask(self, question: Callable[..., Any], *about: str) -> Any:
        """What a function of a module, given the knowledge and these words, finds in the document.

        Rules that need more of the document than its names and words ask so: it can be asked again before
        proposals that were kept are used.
        """
        return question(self, *about)

    def headings_over(self, label: str) -> tuple[str, ...]:
        """The titles of the sections that have a block of this label, in order."""
        return tuple(title for _, title in dict.fromkeys(self._labelled(label)))

    def times_labelled(self, label: str) -> int:
        """How many blocks of the document have this label."""
        return len(self._labelled(label))

    def _labelled(self, label: str) -> list[tuple[int, str]]:
        if "labels" not in self.memo:
            found = defaultdict[str, list[tuple[int, str]]](list)
            for number, (_, section) in enumerate(self.outline.walk()):
                for block in section.blocks:
                    if block.label:
                        found[block.label].append((number, section.title))
            self.memo["labels"] = dict(found)
        labels: dict[str, list[tuple[int, str]]] = self.memo["labels"]
        return labels.get(label, [])


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionView:
    """A section as rules see it. `path` is the heading path, this section's title last."""

    section: Section
    path: tuple[str, ...]
    passages: tuple[Passage, ...]
    knowledge: Knowledge
    earlier: tuple[Passage, ...] = field(default=())  # of the section before, for references
    memo: dict[str, Any] = field(
        default_factory=dict, compare=False, repr=False
    )  # what every rule would redo

    def sentences(self) -> Iterator[tuple[Passage, Sentence]]:
        """Every sentence of the section with its passage, in order."""
        for passage in self.passages:
            for sentence in passage.sentences:
                yield passage, sentence
