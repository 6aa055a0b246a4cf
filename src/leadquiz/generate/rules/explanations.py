"""Why, where one sentence explains the one before: "This is because …", "That is why …", "The reason is that …"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from leadquiz.generate.claims import claim
from leadquiz.generate.clause import Clause, ask, balanced, clauses, is_whole, question, trimmed
from leadquiz.generate.directives import directives, plainly, should, topic
from leadquiz.generate.lexicon import bag
from leadquiz.generate.references import Renderer, capitalize, decapitalize
from leadquiz.generate.rules.base import content_of, fact_of, make
from leadquiz.generate.tokens import Sentence, Token
from leadquiz.generate.views import Passage, SectionView
from leadquiz.model import Candidate, Kind

_SERVING = bag(
    "help allow prevent ensure make keep give let stop protect reduce enable avoid create add improve increase"
)
_LONGEST = 26  # words of an answer


def explanations(view: SectionView) -> Iterator[Candidate]:
    """One candidate for each sentence that gives the reason for another, or names itself a reason."""
    renderer = Renderer.of(view)
    for passage in view.passages:
        for sentence in passage.sentences:
            words = sentence.text.lower()
            if "reason" in words or "which is why" in words:
                yield from _named_reason(view, passage, sentence, renderer)
                yield from _which_is_why(view, passage, sentence, renderer)
        for first, second in pairwise(passage.sentences):
            opening = second.tokens[0].lower
            if opening in ("this", "that", "it", "otherwise", "else") and first.text.rstrip(
                "\"”’')"
            ).endswith((".", "!")):
                yield from _explained(view, passage, first, second, renderer)


def _explained(
    view: SectionView, passage: Passage, first: Sentence, second: Sentence, renderer: Renderer
) -> Iterator[Candidate]:
    root = second.root
    subject = root.child("nsubj")
    pointing = subject is not None and subject.i == 0
    both = first.source[first.start : second.end]
    orders = list(directives(first))
    if root.lemma == "be" and pointing:
        if root.child("neg") is not None or root.child("aux") is not None:
            return  # "this was not because …", "this may be because …"
        because = next(
            (t for t in root.rights if t.dep == "advcl" and t.subtree()[0].lower == "because"), None
        )
        due = next((t for t in root.rights if t.dep == "prep" and _is_due(t)), None)
        why = next((t for t in root.rights if t.dep in ("ccomp", "advcl") and _first(t) == "why"), None)
        reason = because or due
        if reason is not None and reason.subtree()[0].i <= root.i + 2:
            tokens = trimmed(reason, examples=True)
            answer = plainly(balanced(tokens), renderer, first.tokens) if is_whole(tokens) else None
            asked = _asked(first, orders, renderer)
            yield from _made(view, passage, second, asked, answer, both, renderer)
        elif why is not None and not orders:
            several = ";" in first.text or any(t.text in ";:" for t in first.tokens)
            answer = claim(first, renderer) if not several else None
            clause = next((c for c in clauses(second) if c.verb is why), None)
            asked = ask("why", clause, renderer) if clause is not None else None
            yield from _made(view, passage, second, asked, answer, both, renderer)
    elif orders:
        rest = _effect(second, root, pointing)
        answer = plainly(rest[1], renderer, first.tokens) if rest else None
        answer = f"{rest[0]} {answer}" if rest and answer else None
        yield from _made(view, passage, second, _asked(first, orders, renderer), answer, both, renderer)


def _is_due(prep: Token) -> bool:
    following = prep.next()
    return prep.lower == "because" or (
        prep.lower == "due" and following is not None and following.lower == "to"
    )


def _first(token: Token) -> str:
    return token.subtree()[0].lower


def _effect(second: Sentence, root: Token, pointing: bool) -> tuple[str, list[Token]] | None:
    """How an order's effect is put behind it: "(Because it) keeps the crust soft", "(Otherwise) it tears"."""
    tokens = [t for t in second.tokens if t is not second.tokens[-1]]
    if second.tokens[-1].text not in ".!" or len(tokens) > _LONGEST:
        return None
    opening = tokens[0].lower
    if opening in ("otherwise", "else"):
        return "Otherwise", [t for t in tokens[1:] if not (t.i == 1 and t.text == ",")]
    if opening in ("this", "that") and tokens[1].lower == "way":
        return "So that", [t for t in tokens[2:] if not (t.i == 2 and t.text == ",")]
    if (
        pointing
        and opening in ("this", "it", "that")
        and root.lemma in _SERVING
        and root.child("neg") is None
    ):
        return "Because it", tokens[1:]
    return None


def _asked(first: Sentence, orders: Sequence[Clause], renderer: Renderer) -> str | None:
    """ "Why …?" of a sentence: of the one thing it orders or states."""
    if len(orders) == 1:
        return should("why", orders[0], renderer)
    if orders:
        tokens = first.tokens[orders[0].verb.i : -1]
        text = plainly(tokens, renderer) if len(tokens) <= 16 else None
        return question(f"why should you {decapitalize(text)}") if text else None
    clause = next((c for c in clauses(first) if c.verb.is_root), None)
    if clause is None or clause.subject is None or len(content_of(clause.tokens)) < 3:
        return None
    if any(t.dep == "conj" and t.pos in ("VERB", "AUX") for t in clause.verb.children):
        return None  # which of its statements is meant?
    return ask("why", clause, renderer)


def _named_reason(
    view: SectionView, passage: Passage, sentence: Sentence, renderer: Renderer
) -> Iterator[Candidate]:
    """ "The reason that arteries have thick walls is that …" → Why do arteries have thick walls?"""
    found = clauses(sentence)
    for clause in found:
        noun = clause.subject
        if (
            noun is None
            or not clause.copular
            or noun.tag != "NN"
            or noun.lemma != "reason"
            or not clause.verb.is_root
        ):
            continue
        if noun.subtree()[0].lower != "the" or clause.negation is not None:
            continue
        content = clause.verb.child("ccomp", "attr", "advcl")
        if content is None or content.i < clause.verb.i:
            continue
        tokens = trimmed(content, examples=True)
        if not is_whole(tokens) or len(content_of(tokens)) < 2:
            continue
        answer = plainly(tokens, renderer, noun.subtree())
        answer = re.sub(r"^(?:that|because) ", "", answer) if answer else None
        inner = noun.child("relcl", "acl")
        behind = next((p for p in noun.all("prep") if p.lower == "for"), None)
        if inner is not None and answer:
            explained = next((c for c in found if c.verb is inner), None)
            asked = None
            if explained is not None:  # "that" stands for the reason, which "why" asks for
                asked = ask("why", replace(explained, gap=None), renderer)
            lead = "Because of" if content.dep == "attr" else "Because"
            answer = f"{lead} {answer}"
        elif behind is not None and len(content_of(behind.subtree())) >= 2:
            asked = ask("what", clause, renderer, without=content.subtree())
        else:
            continue
        yield from _made(view, passage, sentence, asked, answer, sentence.text, renderer, clause)


def _which_is_why(
    view: SectionView, passage: Passage, sentence: Sentence, renderer: Renderer
) -> Iterator[Candidate]:
    """ "Wool holds air, which is why it keeps sheep warm" → the clause before the comma is the reason."""
    tokens = sentence.tokens
    for comma, which, be, why in zip(tokens, tokens[1:], tokens[2:], tokens[3:], strict=False):
        if comma.text != "," or (which.lower, be.lemma, why.lower) != ("which", "be", "why"):
            continue
        clause = next((c for c in clauses(sentence) if c.verb.dep == "ccomp" and c.verb.head is be), None)
        before = tokens[: comma.i]
        if clause is None or sentence.root not in before or len(before) > _LONGEST:
            return
        asked = ask("why", clause, renderer)
        answer = renderer.text(balanced(before))
        yield from _made(view, passage, sentence, asked, answer, sentence.text, renderer, clause)


def _made(
    view: SectionView,
    passage: Passage,
    sentence: Sentence,
    asked: str | None,
    answer: str | None,
    evidence: str,
    renderer: Renderer,
    clause: Clause | None = None,
) -> Iterator[Candidate]:
    if not asked or not answer or len(answer.split()) > _LONGEST:
        return
    answer = capitalize(answer)
    fact = fact_of(clause, renderer) if clause is not None else (asked, "why", "")
    yield replace(
        make(
            view,
            passage,
            sentence,
            rule="explanations",
            kind=Kind.CAUSE,
            question=asked,
            answer=answer,
            fact=(*fact, "reasons"),
            answer_type="reasons",
            weight=1.1,
        ),
        evidence=evidence,
        context=topic(view, answer) if " you " in asked and not view.knowledge.narrative else "",
    )
