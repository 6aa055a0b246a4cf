"""What lies at the heart of something: "At the core of her craft is the belief that …"."""

import re
from collections.abc import Iterator

from leadquiz.generate.clause import question
from leadquiz.generate.meanings import explanation_run, is_finite
from leadquiz.generate.references import Renderer, capitalize, passages_with
from leadquiz.generate.rules.base import content_of, head_key, make
from leadquiz.generate.views import SectionView
from leadquiz.model import Candidate, Kind

_INVERTED = re.compile(
    r"At the (?P<place>very )?(?P<noun>core|heart|centre|center|root|foundation) of (?P<of>.{3,90}?) "
    r"(?P<verb>is|are|was|were|lies|lay|lie) "
)
_VERBS = {"are": "is", "were": "was", "lie": "lies"}
_LONGEST_OWNER = 12  # words
_LONGEST = 28  # words of an answer


def at_heart(view: SectionView) -> Iterator[Candidate]:
    """One candidate for a sentence that says first of what it names the heart."""
    renderer = Renderer.of(view)
    for passage, sentence in passages_with(view):
        match = _INVERTED.match(sentence.source, sentence.start)
        if match is None:
            continue
        start, end = match.span("of")
        owner = [t for t in sentence.tokens if start <= t.start < end]
        run = explanation_run([t for t in sentence.tokens if t.start >= match.end()])
        if not run or any(is_finite(t) for t in owner) or run[0].tag in ("CD", "EX") or run[0].lower == "one":
            continue
        said, answer = renderer.text(owner), renderer.text(run)
        if not said or not answer or len(said.split()) > _LONGEST_OWNER or len(answer.split()) > _LONGEST:
            continue
        if not content_of(run) or run[0].lower in ("not", "this", "that"):
            continue
        verb = _VERBS.get(match["verb"], match["verb"])
        yield make(
            view,
            passage,
            sentence,
            rule="at_heart",
            kind=Kind.PRINCIPLE,
            question=question(f"what {verb} at the {match['noun']} of {said}"),
            answer=capitalize(answer),
            fact=(head_key(run[0], renderer), "be", "heart", said),
            answer_type="claim",
            weight=0.9,
        )
