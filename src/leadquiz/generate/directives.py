"""What a text tells its reader to do: verbs without a subject ("Knead the dough"), and questions about them."""

import re
from collections.abc import Iterator, Sequence

from leadquiz.generate.clause import Clause, circumstances, core, question
from leadquiz.generate.gates import content
from leadquiz.generate.lexicon import bag
from leadquiz.generate.references import Renderer, decapitalize, tidy
from leadquiz.generate.tokens import Sentence, Token
from leadquiz.generate.views import Knowledge, SectionView

_COURTESIES = bag("please simply just then now next first finally so also and but always again")
# "Note that …", "Imagine …": asides to the reader, not something to do.
_ASIDES = bag(
    "see note remember imagine consider suppose assume think look let try welcome enjoy worry recall say compare read "
    "feel know notice believe learn view visit watch click explore observe"
)


def directives(sentence: Sentence) -> Iterator[Clause]:
    """Each imperative of a sentence as a clause without a subject, the first verb first."""
    if not sentence.text.rstrip("\"”’') ").endswith((".", "!")):
        return
    if is_imperative(sentence.root):
        for verb in _coordinated(sentence.root):
            yield _directive(sentence, verb)


def is_imperative(verb: Token) -> bool:
    """Whether a main verb has the form of an order: "Stir …", "Please do not stir …"."""
    if (
        verb.tag not in ("VB", "VBP")
        or verb.pos not in ("VERB", "AUX")
        or verb.text.lower() != verb.lemma.lower()
    ):
        return False
    if verb.child("nsubj", "nsubjpass", "expl", "csubj", "auxpass", "mark") is not None:
        return False
    if any(t.lower not in ("do", "don") for t in verb.all("aux")):
        return False
    return verb.lemma not in _ASIDES and verb.lemma != "be"


def is_aside(verb: Token) -> bool:
    """ "Remember", "consider": what a text asks of a reader's mind."""
    return verb.lemma in _ASIDES


def speaks_to_reader(knowledge: Knowledge) -> bool:
    """Whether the document says "you" to whoever reads it, so that its orders are meant for him."""
    if "says you" not in knowledge.memo:
        texts = (block.text for _, section in knowledge.outline.walk() for block in section.blocks)
        knowledge.memo["says you"] = any(_YOU.search(text) for text in texts)
    return bool(knowledge.memo["says you"])


_YOU = re.compile(r"\b(?:you|your|yourself)\b", re.IGNORECASE)


def _coordinated(verb: Token) -> Iterator[Token]:
    yield verb
    for other in verb.all("conj"):
        if (
            other.tag in ("VB", "VBP")
            and other.pos == "VERB"
            and other.child("nsubj", "nsubjpass", "aux") is None
        ):
            yield from _coordinated(other)


def _directive(sentence: Sentence, verb: Token) -> Clause:
    return Clause(
        sentence=sentence,
        verb=verb,
        subject=None,
        auxiliaries=tuple(t for t in verb.all("aux")),
        negation=verb.child("neg"),
        tokens=tuple(verb.subtree()),
    )


def should(wh: str, clause: Clause, renderer: Renderer, *, without: Sequence[Token] = ()) -> str | None:
    """ "Stir the milk for an hour" → "For how long should you stir the milk?" """
    kept = core(clause, without)
    if not any(t.pos in ("NOUN", "PROPN") for t in kept):
        return None
    rest = plainly([clause.verb, *kept], renderer)
    scope = circumstances(clause, renderer, without)
    if not rest or scope is None:
        return None
    rest = decapitalize(rest)
    never = "not" if clause.negation is not None else ""
    return question(" ".join(part for part in (wh, "should you", never, rest, scope) if part))


def topic(view: SectionView, answer: str) -> str:
    """The line above a question to the reader: the document's title and the section's, where neither answers it."""
    said = set(content(answer))
    parts: list[str] = []
    for title in (view.knowledge.outline.title, view.section.title):
        shared = said & set(content(title))
        if title and title not in parts and len(title.split()) <= 12 and len(shared) * 2 < max(1, len(said)):
            parts.append(title)
    if len(parts) == 2 and set(content(parts[0])) <= set(content(parts[1])):
        del parts[0]
    return ": ".join(parts)


def courteous(token: Token) -> bool:
    """ "Please", "then", "simply": what an answer does without."""
    return token.lower in _COURTESIES


def plainly(tokens: Sequence[Token], renderer: Renderer, said: Sequence[Token] = ()) -> str | None:
    """An answer's tokens as text behind the words its question has said.

    "Those days" are "the days" when the question named the days, and "it" may stand for what the question named.
    Tools and places of an order ("to the fridge") are the reader's own.
    """
    nouns = [t for t in said if t.pos in ("NOUN", "PROPN")]
    lemmas = {t.lemma.lower() for t in nouns}
    parts: list[str] = []
    run: list[Token] = []
    for token in tokens:
        word = ""
        if renderer.is_anaphor(token) and renderer.reference(token) is None:
            word = _standing(token, token is tokens[0], nouns, lemmas)
        if not word:
            run.append(token)
            continue
        if run:
            parts.append(renderer.text(run, before=said) or "\0")
        parts.append(word)
        run = []
    if run:
        parts.append(renderer.text(run, before=said) or "\0")
    text = re.sub(r"\s+(?=['’]s\b)", "", tidy(" ".join(parts)))
    return None if "\0" in text or not text else text


# "The process", "the first": an order's definites are things at hand, and these are not.
_POINTING_NOUNS = bag(
    "process step result method technique procedure example case section chapter list problem issue way thing one "
    "other question answer fact idea reason rule option following change difference value amount number duration time "
    "rest same"
)
_SINGULAR = bag("it its")
_PLURAL = bag("they them their")


def _standing(token: Token, first: bool, nouns: Sequence[Token], lemmas: set[str]) -> str:
    """How a word that points back may stand in an answer, "" when it may not."""
    if token.dep == "det" and token.lower in ("this", "that", "these", "those"):
        return "the" if token.head.lemma.lower() in lemmas else ""
    following = token.next()
    if token.lower == "another" and following is not None and following.pos == "NUM":
        return token.text
    if token.lower in _SINGULAR and not (first and token.lower == "it"):
        return token.text if any(t.tag in ("NN", "NNP") for t in nouns) else ""
    if token.lower in _PLURAL and not (first and token.lower != "their"):
        return token.text if any(t.tag in ("NNS", "NNPS") for t in nouns) else ""
    thing = (
        token.pos == "NOUN" and token.child("det") is not None and token.lemma.lower() not in _POINTING_NOUNS
    )
    return token.text if thing else ""
