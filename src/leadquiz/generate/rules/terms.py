"""Terms explained in passing: other names, glosses behind a comma, "or" with an explanation."""

import re
from collections.abc import Iterator, Sequence

from leadquiz.generate.clause import mid_sentence, question
from leadquiz.generate.names import PERSON
from leadquiz.generate.references import Renderer, passages_with
from leadquiz.generate.rules.base import is_exercise, make
from leadquiz.generate.rules.definitions import apposition, define, is_told_apart
from leadquiz.generate.tokens import Sentence, Token, head_of
from leadquiz.generate.views import Passage, SectionView
from leadquiz.model import Candidate, Kind

_ALSO = re.compile(r"(?:, | \()also (?:known as|called|referred to as) (?P<other>[^,;:()]{3,50}?)[,).]")
_MOST_TERM_WORDS = 4


def terms(view: SectionView) -> Iterator[Candidate]:
    """What a text says of a word while it says something else."""
    if is_exercise(view):
        return
    renderer = Renderer.of(view)
    for passage, sentence in passages_with(view):
        for match in _ALSO.finditer(sentence.text):
            yield from _other_name(view, passage, sentence, match, renderer)
        if view.knowledge.narrative:
            continue
        for comma in sentence.tokens:
            term = _bare_term(comma, renderer) if comma.text == "," else None
            if term is None:
                continue
            gloss = apposition(term, term[-1]) or _explained(comma)
            if gloss is not None and is_told_apart(gloss) and not any(t.text[0].isdigit() for t in gloss):
                yield from define(view, passage, sentence, term, gloss, renderer)


def _other_name(
    view: SectionView, passage: Passage, sentence: Sentence, match: re.Match[str], renderer: Renderer
) -> Iterator[Candidate]:
    """ "Discretization, also known as binning, …" → By what other name is discretization known?"""
    other = match["other"]
    if re.search(r"\b(?:or|and|by|in|for)\b", other) or len(other.split()) > _MOST_TERM_WORDS:
        return
    if re.match(r"[^.;()]{2,60},? (?:or|and) ", sentence.text[match.end() :]) and match[0].endswith(","):
        return  # one of several names
    last = next((t for t in sentence.tokens if t.end == sentence.start + match.start()), None)
    phrase = _phrase_ending(last) if last is not None else None
    if phrase is None:
        return
    name = renderer.names.at(phrase[-1])
    before = phrase[0].previous()
    if before is not None and before.i > 0 and before.text[:1].isupper():
        return  # "the Convention Against Torture": half a name
    if name is not None and (name.type == PERSON or name.tokens[-1] is not phrase[-1]):
        return
    if name is None and (phrase[0].lower in ("the", "this", "these", "that", "such") or len(phrase) < 2):
        return
    text = mid_sentence(phrase, renderer)
    if not text or text.lower() in other.lower() or other.lower() in text.lower():
        return
    be = "are" if phrase[-1].tag in ("NNS", "NNPS") else "is"
    yield make(
        view,
        passage,
        sentence,
        rule="called",
        kind=Kind.DEFINITION,
        question=question(f"By what other name {be} {text} known"),
        answer=other,
        fact=(text, "be", "called"),
        answer_type="term",
        weight=0.9,
    )


def _phrase_ending(last: Token) -> list[Token] | None:
    """The noun phrase that ends here and begins its clause's object or subject: no half of a longer one."""
    if last.pos not in ("NOUN", "PROPN"):
        return None
    run = [last]
    before = last.previous()
    while before is not None and (
        (before.head in run and before.dep in ("compound", "amod", "nmod", "det", "poss", "case"))
        or before.text in "-’'"
        or before.tag == "POS"
    ):
        run.insert(0, before)
        before = before.previous()
    if before is not None and before.head in run and before.dep not in ("cc", "punct", "prep"):
        return None
    if last.dep in ("compound", "conj", "appos", "dep") or any(t.dep == "conj" for t in run):
        return None
    if before is not None and before.lower == "of":
        return None  # "a branch of the Xianbei, also called …": the branch or the whole?
    return run


def _bare_term(comma: Token, renderer: Renderer) -> list[Token] | None:
    """A common noun without an article in front of a comma: "loiasis, a disease …"."""
    noun = comma.previous()
    if noun is None or noun.pos != "NOUN" or noun.child("det", "poss", "nummod", "prep") is not None:
        return None
    if noun.dep not in ("nsubj", "nsubjpass", "dobj", "pobj", "oprd", "attr"):
        return None
    if noun.child("conj") is not None and not _next_is(comma, "or"):
        return None
    run = _phrase_ending(noun)
    if run is None or len(run) > _MOST_TERM_WORDS or renderer.names.at(noun) is not None:
        return None
    opened = run[0].previous()
    if opened is not None and noun.dep == "pobj" and opened is noun.head:
        opened = opened.previous()
        if opened is None:
            return None  # "In psychology, a term …"
    if opened is not None and opened.text == ",":
        return None  # a member of a list, or "for instance" between commas
    return run


def _next_is(token: Token, word: str) -> bool:
    after = token.next()
    return after is not None and after.lower == word


def _explained(comma: Token) -> list[Token] | None:
    """ "lexigrams, or symbols representing words,": what the "or" between commas explains the word by."""
    joint = comma.next()
    if joint is None or joint.lower != "or" or comma.previous() is None:
        return None
    run: list[Token] = []
    token = joint.next()
    while token is not None and token.text not in ",.;:()—–":
        run.append(token)
        token = token.next()
    head = head_of(run) if run else None
    if head is None or token is None or token.text != "," or head.pos != "NOUN":
        return None
    term = comma.previous()
    if term is None or head.tag != term.tag or any(t.head not in run and t is not head for t in run):
        return None
    if _next_is(token, "or") or _next_is(token, "and"):
        return None
    if any(t.text == "," for t in comma.sentence.tokens[max(0, comma.i - 8) : comma.i]):
        return None  # the last member of a list
    return run if _is_noun_phrase(run, head) else None


def _is_noun_phrase(run: Sequence[Token], head: Token) -> bool:
    return all(t.pos not in ("AUX",) for t in run[: run.index(head) + 1]) and run[0].pos in (
        "NOUN",
        "ADJ",
        "DET",
    )
