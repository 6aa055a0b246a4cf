"""A sentence as it is shown around a gap: without what ties it to the one before, and shortened where it is long."""

import re
from collections.abc import Iterator, Sequence

from leadquiz.generate.clause import FILLERS
from leadquiz.generate.lexicon import bag
from leadquiz.generate.references import capitalize
from leadquiz.generate.tokens import Sentence, Token
from leadquiz.model import GAP

LONG_PAIR = 44  # words of a sentence and the one before it
_LONG, _LONGEST = 34, 40  # words of a sentence with its gap
_FEWEST_BEFORE_CUT = 12  # words
_BRACKET = re.compile(r" \([^()_]*\)")
_CUT_BEFORE = bag("which who where while whereas although though")
_JOINS = bag("and but so")
# What says only where in its text a sentence stands.
_TIE = re.compile(
    r"(?:(?:[Ii]n|[Bb]y) contrast|[Ii]n other words|[Ii]n addition|[Ii]n fact|[Ii]n short|[Ii]n sum|[Ii]n summary|"
    r"[Ii]n conclusion|[Oo]n the other hand|[Aa]fter all|[Oo]f course|[Tt]o be sure|[Cc]onversely|[Aa]gain|"
    r"[Aa]ccordingly|[Bb]esides|(?P<counted>(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast)(?:ly| of all)?)), |"
    r"(?:[Rr]ecall|[Nn]ote|[Rr]emember) that "
)
_COUNTED_ON = re.compile(r"\b(?:second|third|finally|then|next)\b")


def first_word(sentence: Sentence) -> Token:
    """The token with which a sentence begins without its "However," or "In other words,"."""
    tokens = sentence.tokens
    first = 0
    while True:
        if first + 2 < len(tokens) and tokens[first].lower in FILLERS and tokens[first + 1].text == ",":
            first += 2
            continue
        tie = _TIE.match(sentence.source, tokens[first].start)
        end = sentence.start + len(sentence.text)
        if tie is None or (tie["counted"] and _COUNTED_ON.search(sentence.source, tie.end(), end)):
            return tokens[first]
        after = next((t.i for t in tokens if t.start >= tie.end()), None)
        if after is None:
            return tokens[first]
        first = after


def says_which(pointing: Token) -> bool:
    """ "This process of migrating in a row …": a noun that says itself which one is meant."""
    noun = pointing.head
    if (
        pointing.lower not in ("this", "these", "that", "those")
        or pointing.dep != "det"
        or noun.i < pointing.i
    ):
        return False
    after = noun.next()
    if after is None:
        return False
    return (after.lower == "of" and after.head is noun) or any(
        clause.dep == "relcl" and clause.subtree()[0] is after for clause in noun.rights
    )


def with_gap(sentence: Sentence, hidden: Sequence[Token], *, room: int = 0) -> str:
    """The sentence with its gap, shortened where it is long; "" where it stays too long.

    `room` is the number of words that the sentence before it takes. Behind the gap it ends with the clause; then
    brackets go, and at last what only adds something to a noun.
    """
    tokens = sentence.tokens
    first = first_word(sentence)
    if hidden[0].i < first.i:
        return ""
    end = sentence.start + len(sentence.text)
    cuts: list[tuple[int, int]] = []
    text = _shown(first, end, hidden, cuts)
    if room + _words(text) > _LONG:
        for token in tokens[hidden[-1].i + 1 : -1]:
            after = token.next()
            if token.i - first.i < _FEWEST_BEFORE_CUT or after is None:
                continue
            if token.text in (";", "—") or (token.text == "," and _opens_a_clause(after)):
                end = token.start
                break
        text = _shown(first, end, hidden, cuts)
    if room + _words(text) > _LONG:
        text = _BRACKET.sub("", text)
    for start, stop in sorted(_additions(sentence, hidden, end), key=lambda cut: cut[0] - cut[1]):
        if room + _words(text) <= _LONG:
            break
        if not any(a < stop and start < b for a, b in cuts):
            cuts.append((start, stop))
            text = _BRACKET.sub("", _shown(first, end, hidden, cuts))
    if not text.endswith((".", "!", ".”", '."')):
        text = f"{text.rstrip(',;:—')}."
    return capitalize(text) if _words(text) + room <= (LONG_PAIR if room else _LONGEST) else ""


_OTHER_CURRENCY = re.compile(rf"(?<={GAP}) \((?:[a-z]+ )?(?:[A-Z]{{2,3}})?[$£€¥][^()]*\)")


def without_other_currency(text: str) -> str:
    """The text without the same sum in other money right behind its gap."""
    return _OTHER_CURRENCY.sub("", text)


def _words(text: str) -> int:
    return len(text.split())


def _shown(first: Token, end: int, hidden: Sequence[Token], cuts: Sequence[tuple[int, int]]) -> str:
    source = first.sentence.source
    parts, at = [], first.start
    if says_which(first):  # "This process of …"
        parts, at = ["The"], first.end
    gap = (hidden[0].start, hidden[-1].end)
    for start, stop in sorted([gap, *cuts]):
        parts += [source[at:start], GAP if (start, stop) == gap else ""]
        at = stop
    text = " ".join("".join([*parts, source[at:end]]).split())
    return re.sub(r" (?=[,;.])", "", without_other_currency(text))  # where an aside was


def _opens_a_clause(token: Token) -> bool:
    """Whether what follows a comma can go: a relative clause, or another clause with its own subject."""
    if token.lower in _CUT_BEFORE:
        return True
    return token.lower in _JOINS and any(
        t.dep == "conj" and t.i > token.i and t.child("nsubj", "nsubjpass", "expl")
        for t in token.head.children
    )


def _additions(sentence: Sentence, hidden: Sequence[Token], end: int) -> Iterator[tuple[int, int]]:
    """Where a clause or a second name between commas only adds to its noun: start and end in the source."""
    inside = set(hidden)
    for token in sentence.tokens:
        if token.dep not in ("relcl", "appos"):
            continue
        below = token.subtree()
        comma, after = below[0].previous(), below[-1].next()
        opens = below[0].lower in (
            ("which", "who", "whose", "where") if token.dep == "relcl" else ("a", "an", "the")
        )
        if (
            not opens
            or inside & set(below)
            or below[-1].i - below[0].i != len(below) - 1
            or comma is None
            or comma.text != ","
            or after is None
            or after.text != ","
            or after.end >= end
        ):
            continue
        behind = after.next()
        if behind is not None and behind.lower not in ("and", "or"):
            yield comma.start, after.end
