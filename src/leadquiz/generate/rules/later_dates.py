"""Years that a text leaves to be counted: "In 1946 … Three years later the firm …" is 1949."""

import re
from collections.abc import Iterator

from leadquiz.generate.clause import ask
from leadquiz.generate.dates import Grain, find_dates
from leadquiz.generate.references import Renderer
from leadquiz.generate.rules.base import clauses_of, fact_of, make
from leadquiz.generate.tokens import Sentence
from leadquiz.generate.values import find_values
from leadquiz.generate.views import SectionView
from leadquiz.model import Candidate, Kind

_LATER = re.compile(
    r"(?P<number>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|"
    r"thirty|forty|fifty|a)"
    r" years? (?P<way>(?:later|afterwards|earlier)\b(?! than)|before(?=,))|"
    r"(?P<same>(?:In )?(?:the|that) same year)\b|(?P<next>The (?:next|following) year)\b",
    re.I,
)


def later_dates(view: SectionView) -> Iterator[Candidate]:
    """In which year something took place that the sentence dates by the one before it."""
    renderer = Renderer.of(view)
    before: dict[Sentence, Sentence] = {}
    for passage in view.passages:
        before.update(zip(passage.sentences[1:], passage.sentences, strict=False))
    for passage, sentence, clause in clauses_of(view):
        match = _LATER.match(sentence.text)
        earlier = before.get(sentence)
        if match is None or earlier is None or not clause.verb.is_root or find_dates(sentence):
            continue
        year = _counted(match, _year(earlier))
        if not year or (clause.modal is not None and clause.modal.lower != "would"):
            continue
        opening = [t for t in sentence.tokens if t.start < sentence.start + match.end()]
        if any(t in clause.subject_tokens for t in opening):
            continue
        text = ask("in which year", clause, renderer, without=opening)
        if not text or not renderer.names.find([*clause.subject_tokens, *clause.tokens]):
            continue
        yield make(
            view,
            passage,
            sentence,
            rule="later_dates",
            kind=Kind.FACT,
            question=text,
            answer=str(year),
            fact=fact_of(clause, renderer),
            answer_type="date:year",
            weight=1.1,
        )


def _year(sentence: Sentence) -> int:
    """The one year of a sentence, on its main verb; 0 where it has none or several."""
    dates = find_dates(sentence)
    if len(dates) != 1 or dates[0].grain not in (Grain.DAY, Grain.MONTH, Grain.YEAR):
        return 0
    head = dates[0].head
    top = head.head if head.dep == "pobj" else head
    if top.head is not sentence.root or (head.dep == "pobj" and top.lower not in ("in", "on")):
        return 0
    read = [value for value in find_values(dates[0].text) if value.year]
    return read[0].year if len(read) == 1 else 0


def _counted(match: re.Match[str], year: int) -> int:
    if not year:
        return 0
    if match["same"]:
        return year
    if match["next"]:
        return year + 1
    read = find_values(match["number"])
    number = int(read[0].number) if read else 1
    return year - number if match["way"].lower() in ("earlier", "before") else year + number
