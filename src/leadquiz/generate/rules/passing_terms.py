"""Terms that a sentence explains in passing, behind a mark.

"a peal price, one in which …", "inner tone (the sound that …)", "chimes, which are short phrases that …",
"a frost crack—a gap that …"; and "A peal price is one in which …".
"""

import re
from collections.abc import Iterator, Sequence

from leadquiz.generate.clause import question
from leadquiz.generate.lexicon import bag
from leadquiz.generate.references import Renderer, capitalize, passages_with, write
from leadquiz.generate.rules.base import is_exercise, make, quotations
from leadquiz.generate.rules.definitions import bare_term
from leadquiz.generate.rules.plain_definitions import (
    definition_run,
    points_outside,
    said_of_term,
    worded_term,
)
from leadquiz.generate.tokens import Sentence, Token
from leadquiz.generate.views import Passage, SectionView
from leadquiz.model import Candidate, Kind

_LONGEST_TERM = 5  # words
_SHORTEST, _LONGEST = 6, 32  # words of what a term is
_BEFORE_TERM = ("compound", "amod", "nmod")
_PREPOSITIONS = bag("in for on by to through with under at from")
_STOPS = (".", ";", ":", "?", "!", "—", "–", "(")


def passing_terms(view: SectionView) -> Iterator[Candidate]:
    """Definitions that stand behind a comma, a dash or in brackets."""
    if is_exercise(view):
        return
    renderer = Renderer.of(view)
    for passage, sentence in passages_with(view):
        quoted = quotations(passage)
        if any(q.start <= sentence.start < q.end for q in quoted):
            continue
        yield from _termed(view, passage, sentence, renderer)
        marked = _marked(sentence, passage)
        for last in sentence.tokens[:-_SHORTEST]:
            if last.pos not in ("NOUN", "PROPN", "PUNCT") or last.text in ",;:":
                continue
            term = _term_up_to(last, marked)
            if term is None or (view.knowledge.narrative and not _is_marked(term, marked)):
                continue
            for asked, told in _ASKED:
                if answer := told(last, term, renderer):
                    yield from _made(view, passage, sentence, term, asked, answer, renderer)
                    break


_TERMED = re.compile(
    r"[Tt]he (?:term|word|phrase|expression) [“\"'‘]?(?P<term>[^\W\d_][\w’'-]*(?: [\w’'-]+){0,4}?)[”\"'’]? "
    r"(?:(?:also|often|usually) )?(?:refers to|denotes|describes|"
    r"is (?:\w+ )?used (?:to refer to|to describe|for))\s"
)


def _termed(
    view: SectionView, passage: Passage, sentence: Sentence, renderer: Renderer
) -> Iterator[Candidate]:
    """ "The term strike note refers to …": what it stands for, however the parser reads the sentence."""
    match = _TERMED.match(sentence.source, sentence.start)
    if match is None or match.end() >= sentence.end:
        return
    run = definition_run([t for t in sentence.tokens if t.start >= match.end()])
    if len(run) < _SHORTEST - 2 or len(run) > _LONGEST or points_outside(run, renderer):
        return
    answer, term = renderer.text(run), match["term"]
    if answer and term.lower() not in answer.lower():
        yield _candidate(view, passage, sentence, f"what does the term “{term}” refer to", answer, term)


def _term_up_to(last: Token, marked: Sequence[Sequence[Token]]) -> list[Token] | None:
    """The words of a term that ends here, with its article; what the author marks counts as a whole."""
    whole = next((tokens for tokens in marked if tokens[-1] is last and tokens[0] is not last), None)
    if last.pos == "PUNCT" and whole is None:
        return None
    term = list(whole) if whole else [last]
    before = term[0].previous()
    while before is not None and whole is None and (_is_joined(before) or before.text in _HYPHENS):
        term.insert(0, before)
        before = before.previous()
    if before is not None and before.text in ("'s", "’s"):
        return None
    if before is not None and before.lower in ("a", "an", "the"):
        term.insert(0, before)
    return term if len([t for t in term if t.pos != "PUNCT"]) <= _LONGEST_TERM + 1 else None


_HYPHENS = ("-", "–")


def _is_joined(token: Token) -> bool:
    """Whether a word belongs to the noun behind it: "cost-led", "inner"."""
    after = token.next()
    return (after is not None and after.text in _HYPHENS and after.start == token.end) or (
        token.dep in _BEFORE_TERM and token.head.i > token.i and token.pos != "NUM"
    )


def _marked(sentence: Sentence, passage: Passage) -> list[list[Token]]:
    """What the author emphasised in a sentence, each as its tokens."""
    found = []
    for start, end in passage.block.emphasis:
        tokens = [t for t in sentence.tokens if t.start >= start and t.end <= end]
        if tokens:
            found.append(tokens)
    return found


def _is_marked(term: Sequence[Token], marked: Sequence[Sequence[Token]]) -> bool:
    bare = term[1:] if term[0].lower in ("a", "an", "the") else term
    return bool(bare) and any(tokens[0] is bare[0] for tokens in marked)


def _told(last: Token, term: Sequence[Token], renderer: Renderer) -> str:
    """What stands behind the term as its definition; "" where nothing does."""
    tokens = last.sentence.tokens
    mark = tokens[last.i + 1]
    after = tokens[last.i + 2]
    many = last.tag in ("NNS", "NNPS")
    if mark.lower in ("is", "are") and after.lower == "one" and last.dep in ("nsubj", "nsubjpass"):
        return _one(tokens[after.i :], term, renderer)
    if mark.text == "," and after.lower == "one" and len(term) > 1:
        return _one(tokens[after.i :], term, renderer)
    if mark.text == "(":
        close = next((t.i for t in tokens[after.i :] if t.text == ")"), 0)
        return said_of_term(tokens[after.i : close], term, renderer, plural=many) if close else ""
    if mark.text in ("—", "–") and mark.start == last.end:
        close = next((t.i for t in tokens[after.i :] if t.text in ("—", "–")), len(tokens))
        return said_of_term(tokens[after.i : close], term, renderer, plural=many)
    copula = tokens[after.i + 1] if after.i + 1 < len(tokens) else None
    if mark.text == "," and after.lower == "which" and copula is not None:
        if copula.lower != ("are" if many else "is"):
            return ""
        return said_of_term(tokens[copula.i + 1 :], term, renderer, plural=many)
    return ""


_WORD = re.compile(
    r"(?:the|an?) (?:term|word|name|phrase|expression) (?:(?:now|also|often|commonly|usually|sometimes) )?"
    r"(?:used (?:to (?:refer to|describe|denote|mean)|for)|for|given to|that (?:refers to|describes|denotes))\s"
)


def _meant(last: Token, term: Sequence[Token], renderer: Renderer) -> str:
    """ "Bell fever is the term used to refer to long spells of ringing": what the word stands for."""
    sentence = last.sentence
    be, article = sentence.tokens[last.i + 1], sentence.tokens[last.i + 2]
    if be.lower not in ("is", "are") or not (match := _WORD.match(sentence.source, article.start)):
        return ""
    told = [t for t in sentence.tokens if t.start >= match.end()]
    end = next((n for n, t in enumerate(told) if t.text in _STOPS), len(told))
    run = told[:end]
    if len(run) < _SHORTEST - 2 or points_outside(run, renderer):
        return ""
    text = renderer.text(run, before=term)
    return text if text and len(text.split()) <= _LONGEST else ""


def _occurring(last: Token, term: Sequence[Token], renderer: Renderer) -> str:
    """ "rim fatigue, which occurs when a bell is struck too often": when it does."""
    tokens = last.sentence.tokens[last.i + 1 : last.i + 5]
    words = [t.lower for t in tokens]
    if words[:2] != [",", "which"] or words[2:] not in (
        ["occurs", "when"],
        ["happens", "when"],
        ["occur", "when"],
    ):
        return ""
    rest = last.sentence.tokens[tokens[3].i :]
    end = next((n for n, t in enumerate(rest) if t.text in _STOPS), len(rest))
    run = rest[:end]
    if points_outside(run, renderer):
        return ""
    text = renderer.text(run, before=term)
    return text if text and _SHORTEST <= len(text.split()) <= _LONGEST else ""


def _one(tokens: Sequence[Token], term: Sequence[Token], renderer: Renderer) -> str:
    """ "one in which all bells ring": the kind is the term's own noun."""
    second, third = (tokens[1].lower, tokens[2].lower) if len(tokens) > _SHORTEST else ("", "")
    if not (second in ("that", "who", "where", "whose") or (second in _PREPOSITIONS and third == "which")):
        return ""
    end = next((n for n, t in enumerate(tokens) if t.text in _STOPS), len(tokens))
    run = tokens[:end]
    if points_outside(run[2:], renderer):
        return ""
    text = renderer.text(run, before=term)
    if text is None and not any(t.tag in ("PRP", "DT") and t.pos == "PRON" for t in run[2:]):
        text = write(run)  # "the firm" of any case, with its prices
    return text if text and _SHORTEST <= len(text.split()) <= _LONGEST else ""


def _made(
    view: SectionView,
    passage: Passage,
    sentence: Sentence,
    term: Sequence[Token],
    asked: str,
    answer: str,
    renderer: Renderer,
) -> Iterator[Candidate]:
    wording = worded_term(term, renderer)
    if not wording:
        return
    many = [t for t in term if t.pos != "PUNCT"][-1].tag == "NNS"
    text = asked.format(
        be="are" if many else "is", do="do" if many else "does", term=wording, bare=bare_term(wording)
    )
    yield _candidate(view, passage, sentence, text, answer, wording)


def _candidate(
    view: SectionView, passage: Passage, sentence: Sentence, text: str, answer: str, term: str
) -> Candidate:
    return make(
        view,
        passage,
        sentence,
        rule="passing terms",
        kind=Kind.DEFINITION,
        question=question(text),
        answer=capitalize(answer),
        fact=(bare_term(term), "be", ""),
        answer_type="definition",
        weight=0.95,
        note=f"definition|{term.lower()}",
    )


_ASKED = (
    ("what does the term “{bare}” refer to", _meant),
    ("when {do} {term} occur", _occurring),
    ("what {be} {term}", _told),
)
