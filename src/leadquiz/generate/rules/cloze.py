"""Cloze: a sentence that stands alone, with the term or figure it is about hidden."""

from collections.abc import Iterator, Sequence

from leadquiz.generate.clause import FILLERS, is_relative_time, keeps_capital, statement
from leadquiz.generate.dates import find_dates, paired
from leadquiz.generate.lexicon import EVALUATIVE, bag
from leadquiz.generate.names import OTHER
from leadquiz.generate.quantities import Measure, find_quantities
from leadquiz.generate.references import Renderer, capitalize, passages_with
from leadquiz.generate.rules.base import make
from leadquiz.generate.tokens import Sentence, Token
from leadquiz.generate.views import Passage, SectionView
from leadquiz.model import GAP, Candidate, Kind

_MOST = 3  # clozes of one sentence
_SHORTEST, _LONGEST = 7, 34  # words of the sentence with its gap
_OPENERS = bag(
    "and but or so yet however moreover furthermore additionally thus therefore hence instead meanwhile"
)
_PASSED_OVER = FILLERS | _OPENERS
_COMMON = bag(
    "important note key example way thing people person time year world company business team culture success future "
    "vision growth leadership innovation trust failure resilience education technology"
)


def clozes(view: SectionView) -> Iterator[Candidate]:
    """A cloze for the emphasised term of a sentence, else one for each of its first figures and dates."""
    renderer = Renderer.of(view)
    for passage, sentence in passages_with(view):
        plain = _plain(sentence, renderer)
        if plain is None:
            continue
        made = 0
        for target, answer_type in _targets(passage, sentence, plain, renderer):
            text = _gapped(plain, target, renderer)
            answer = renderer.text(target)
            if not text or not answer:
                continue
            yield make(
                view,
                passage,
                sentence,
                rule="cloze",
                kind=Kind.CLOZE,
                question=text,
                answer=answer,
                fact=("", "cloze", f"{passage.block.first}:{target[0].start}"),
                answer_type=answer_type,
                weight=0.6,
            )
            made += 1
            if made == _MOST or not _is_figure(answer_type):
                break


def _is_figure(answer_type: str) -> bool:
    return answer_type in ("money", "percent", "count") or answer_type.startswith("date:")


def _plain(sentence: Sentence, renderer: Renderer) -> list[Token] | None:
    """The sentence's tokens without fillers, or None where it is no assertion that stands alone."""
    tokens = list(sentence.tokens)
    if tokens[-1].text not in (".", "!") or sentence.root.pos not in ("VERB", "AUX"):
        return None
    if not any(t.dep in ("nsubj", "nsubjpass", "expl") and t.head is sentence.root for t in tokens):
        return None
    if tokens[0].lower in (
        "some",
        "many",
        "another",
        "one",
        "other",
        "others",
        "both",
        "each",
        "most",
        "several",
    ):
        return None
    if tokens[0].lower in _OPENERS and tokens[0].tag == "CC":
        tokens = tokens[1:]
    while len(tokens) > 2 and tokens[0].lower in _PASSED_OVER and tokens[1].text == ",":
        tokens = tokens[2:]
    tokens = [
        t for t in tokens if not (t.dep == "advmod" and t.lower in ("also", "however", "therefore", "thus"))
    ]
    passing = [t for t in tokens if t.dep in ("npadvmod", "advmod", "prep") and is_relative_time(t)]
    gone = {t for top in passing for t in top.subtree()}
    tokens = [t for t in tokens if t not in gone]
    if not _SHORTEST <= sum(t.pos != "PUNCT" for t in tokens) <= _LONGEST:
        return None
    if any(t.text in ("“", "”", '"') for t in tokens) or renderer.text(tokens) is None:
        return None
    return tokens


def _targets(
    passage: Passage, sentence: Sentence, plain: Sequence[Token], renderer: Renderer
) -> Iterator[tuple[list[Token], str]]:
    """(tokens to hide, answer type), best first."""
    inside = set(plain)
    named = renderer.names.find(plain)
    # A textbook marks the terms it defines; a story marks whatever it likes to stress.
    expository = not renderer.view.knowledge.narrative
    for start, end in passage.block.emphasis:
        tokens = [t for t in sentence.tokens if t.start >= start and t.end <= end and t.text.strip()]
        if not tokens or not set(tokens) <= inside or len(tokens) > 5:
            continue
        if tokens[-1].pos == "PUNCT":
            tokens = tokens[:-1]
        if not tokens or not _is_term(tokens) or _repeats(tokens, plain):
            continue
        behind = tokens[-1].next()
        if behind is not None and behind.lower in ("pandemic", "outbreak", "virus", "vaccine"):
            continue
        name = renderer.names.at(tokens[0])
        if name is not None and (name.type == OTHER or renderer.names.counts[name.canonical] > 15):
            continue
        if _others(tokens, plain) < 4 or not (_is_defined(tokens) or name is not None or expository):
            continue
        yield tokens, name.type if name else "term"
    anchored = bool(named)
    for quantity in find_quantities(sentence):
        tokens = list(quantity.tokens)
        exact = any(c.isdigit() for c in quantity.text) and quantity.text not in ("1", "2", "3")
        if set(tokens) <= inside and exact and (anchored or not renderer.view.knowledge.narrative):
            if paired(tokens) or (tokens[0] is plain[0] and sentence.root.lemma == "be"):
                continue
            if quantity.measure is Measure.COUNT and _counts_nothing(quantity.head):
                continue
            yield tokens, quantity.measure.value
    for date in find_dates(sentence):
        tokens = list(date.tokens)
        before = tokens[0].previous()
        if paired(tokens):
            continue
        if set(tokens) <= inside and anchored and before is not None and before.text not in "([":
            yield tokens, f"date:{date.grain.value}"


def _counts_nothing(head: Token) -> bool:
    return head.dep not in ("nummod", "compound", "quantmod") or head.head.pos not in ("NOUN", "PROPN")


def _is_term(tokens: Sequence[Token]) -> bool:
    """A noun phrase worth asking for: not praise, not a word that could be anything."""
    last = tokens[-1]
    if last.pos not in ("NOUN", "PROPN") or any(
        t.pos in ("VERB", "PRON", "DET", "AUX") and t is tokens[0] for t in tokens
    ):
        return False
    lemmas = [t.lemma.lower() for t in tokens if t.pos in ("NOUN", "PROPN", "ADJ")]
    if not lemmas or all(lemma in EVALUATIVE or lemma in _COMMON for lemma in lemmas):
        return False
    return not any(lemma in EVALUATIVE for lemma in lemmas)


def _is_defined(tokens: Sequence[Token]) -> bool:
    """Whether the sentence says what the term is: "X is the …", "called X", "known as X"."""
    before = tokens[0].previous()
    while before is not None and before.dep in ("det", "punct"):
        before = before.previous()
    if before is not None and before.lower in ("called", "termed", "named", "as", "dubbed"):
        return before.lower != "as" or (before.previous() or before).lower in ("known", "to")
    head = next((t for t in tokens if t.head not in tokens), tokens[-1])
    noun = head.head.child("attr") if head.dep == "nsubj" and head.head.lemma == "be" else None
    return noun is not None and noun.pos == "NOUN" and len(noun.subtree()) >= 4


def _repeats(tokens: Sequence[Token], plain: Sequence[Token]) -> bool:
    """Whether the rest of the sentence gives the hidden words away."""
    hidden = {t.lemma.lower() for t in tokens if t.pos in ("NOUN", "PROPN", "ADJ", "VERB")}
    chosen = set(tokens)
    return any(t.lemma.lower() in hidden for t in plain if t not in chosen)


def _others(tokens: Sequence[Token], plain: Sequence[Token]) -> int:
    """How many words of meaning are left to tell the answer from."""
    chosen = set(tokens)
    return sum(t.pos in ("NOUN", "PROPN", "VERB", "NUM", "ADJ") for t in plain if t not in chosen)


def _gapped(plain: Sequence[Token], target: Sequence[Token], renderer: Renderer) -> str | None:
    first, last = target[0].i, target[-1].i
    before = [t for t in plain if t.i < first]
    after = [t for t in plain if t.i > last]
    left = renderer.text(before) if before else ""
    mark = after[0].text + " " if after and after[0].text in (",", ";", ":", ")") else ""
    right = renderer.text(after[1:] if mark else after, before=before) if after else ""
    if left is None or right is None:
        return None
    glue = "" if before and before[-1].end == target[0].start else " "
    tail = "" if after and target[-1].end == after[0].start else " "
    if before and before[-1].text in (",", ";", ":"):
        left += before[-1].text
    if before and not keeps_capital(before[0], renderer):
        left = capitalize(left)
    return statement(f"{left}{glue}{GAP}{tail}{mark}{right}")
