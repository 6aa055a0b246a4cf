"""Where a word comes from: "The word bell comes from the Norse bialla, meaning “voice”."."""

import re
from collections.abc import Iterator

from leadquiz.generate.clause import question
from leadquiz.generate.gates import repeats_a_word
from leadquiz.generate.references import capitalize, passages_with
from leadquiz.generate.rules.base import make
from leadquiz.generate.views import SectionView
from leadquiz.model import Candidate, Kind

_LANGUAGE = r"(?:(?:Old|Middle|Ancient|Late|Classical|Medieval) )?[A-Z][a-z]+"
_MARKS = r"[*_“”\"‘’']*"
_TERM = rf"{_MARKS}(?P<term>\w[\w’' -]{{1,40}}?){_MARKS}"
_DERIVED = re.compile(
    rf"(?:The )?(?:word|term|name) {_TERM},? (?:is derived|derives|comes|stems|originates|came) from "
    rf"(?:the |a |an )?(?P<language>{_LANGUAGE})(?: (?:word|term|phrase|verb|noun|name)s?)?(?: for)? "
    rf"{_MARKS}(?P<root>\w[\w’' -]*?){_MARKS}(?:,? (?:meaning|which means|that means|for)|,? or|, a word for) "
    r"[“\"‘'](?P<meaning>[^”\"’]{2,60}?)[.,]?[”\"’']"
)
_MEANS = re.compile(
    rf"(?:The )?(?:word|term|name) {_TERM} (?:(?:literally )?means) [“\"‘'](?P<meaning>[^”\"’]{{2,60}}?)[.,]?[”\"’'] "
    rf"in (?P<language>{_LANGUAGE})\b"
)


def origins(view: SectionView) -> Iterator[Candidate]:
    """One candidate for a sentence that gives the meaning of the word from which another comes."""
    for passage, sentence in passages_with(view):
        text = sentence.text
        if match := _DERIVED.search(text):
            asked = (
                f"what does the {match['language']} {match['root'].strip()}, from which the word “{match['term']}” "
                "comes, mean"
            )
        elif match := _MEANS.search(text):
            asked = f"what does the word “{match['term']}” mean in {match['language']}"
        else:
            continue
        answer = match["meaning"].strip()
        if repeats_a_word(answer, asked) or answer.lower() == match["term"].lower():
            continue
        yield make(
            view,
            passage,
            sentence,
            rule="origins",
            kind=Kind.DEFINITION,
            question=question(asked),
            answer=capitalize(answer),
            fact=(match["term"].lower(), "mean", "origin"),
            answer_type="meaning",
            weight=1.0,
        )
