"""Nicknames between quotation marks: "By which nickname was Anna Berg known?"."""

import re
from collections.abc import Iterator

from leadquiz.generate.lexicon import bag
from leadquiz.generate.names import PERSON
from leadquiz.generate.references import Renderer
from leadquiz.generate.rules.base import make
from leadquiz.generate.tokens import Sentence
from leadquiz.generate.views import Passage, SectionView
from leadquiz.model import Candidate, Kind

_QUOTED = re.compile(r"[“\"]([^“”\"]{2,40})[”\"]")
_NAMED = bag("nickname dub")
_MOST_WORDS = 5


def nicknames(view: SectionView) -> Iterator[Candidate]:
    """One candidate for each quoted name that a person was known by."""
    renderer = Renderer.of(view)
    for passage in view.passages:
        for match in _QUOTED.finditer(passage.block.text):
            text = match[1].strip().rstrip(".,;")
            sentence = next((s for s in passage.sentences if s.start <= match.start() <= s.end), None)
            if sentence is not None:
                yield from _nickname(view, passage, sentence, match, text, renderer)


def _nickname(
    view: SectionView,
    passage: Passage,
    sentence: Sentence,
    match: re.Match[str],
    text: str,
    renderer: Renderer,
) -> Iterator[Candidate]:
    """ "was nicknamed “…”", "known affectionately as “…”"."""
    if len(text.split()) > _MOST_WORDS or not text[:1].isupper():
        return
    for verb in sentence.tokens:
        if verb.end > match.start() or match.start() - verb.end > 40 or verb.tag not in ("VBN", "VBD"):
            continue
        if verb.lemma != "know" and verb.lemma not in _NAMED:
            continue
        between = passage.block.text[verb.end : match.start()]
        if verb.lemma == "know" and not re.fullmatch(r"(?: \w+)? as (?:the )?", between):
            continue
        if verb.lemma in _NAMED and not re.fullmatch(r"(?: the)? ", between):
            continue
        subject = verb.child("nsubjpass") or (
            verb.head.child("nsubj", "nsubjpass") if verb.dep == "advcl" else None
        )
        if verb.dep == "acl":
            subject = verb.head
        if subject is None:
            continue
        name = renderer.names.at(subject)
        reference = renderer.reference(subject)
        owner = reference.text if reference and reference.text else name.canonical if name else ""
        full = renderer.names.canonical(owner)
        if not owner or renderer.names.type_of(full) != PERSON or text in full:
            continue
        yield make(
            view,
            passage,
            sentence,
            rule="nicknames",
            kind=Kind.FACT,
            question=f"By which nickname was {full} known?",
            answer=f"“{text}”",
            fact=(full, "nickname"),
            answer_type="nickname",
        )
        return
