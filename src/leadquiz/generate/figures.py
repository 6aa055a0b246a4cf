"""Figures as headings ("57.1 billion yuan"): what they are figures of, for the line above the question."""

import re
from collections.abc import Iterator
from itertools import pairwise

from leadquiz.generate.views import Knowledge, SectionView
from leadquiz.model import Outline

_FIGURE = re.compile(
    r"(?:(?:more|less|fewer) than |about |nearly |over |almost |up to |some |around )?[$€£¥]?"
    r"(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|twelve|half)[ %]?"
    r"(?:(?:hundred|thousand|million|billion|trillion|percent|per cent)\b ?)?(?:[a-z]+ ?){0,2}",
    re.IGNORECASE,
)
# "Here are seven important figures to mark the Arlen fair this year."
_ANNOUNCES = re.compile(
    r"\b(?:figures|numbers|statistics|data points)\b[^.:]*?\b(?:to mark|about|of|from|behind|on|for) "
    r"(?P<topic>(?:the |this )?[^.:,]*[A-Z][^.:,]*?)(?P<year> this year|, \d{4}| in \d{4})?[.:]"
)


def figure_topic(view: SectionView) -> str:
    """What the figure that heads a section belongs to, as an earlier sentence says it; else ""."""
    if not view.section.title or not _FIGURE.fullmatch(view.section.title):
        return ""
    found = [topic for line, topic in _topics(view.knowledge.outline) if line < view.section.line]
    return found[-1] if found else ""


def announced(knowledge: Knowledge) -> frozenset[str]:
    """What the document announces figures of: "Here are seven important figures to mark the fair"."""
    topics: frozenset[str] | None = knowledge.memo.get("announced")
    if topics is None:
        topics = knowledge.memo["announced"] = frozenset(topic for _, topic in _topics(knowledge.outline))
    return topics


def _topics(outline: Outline) -> Iterator[tuple[int, str]]:
    for _, section in outline.walk():
        for block in section.blocks:
            if topic := _announced(block.text, outline.date[:4]):
                yield section.line, topic


def topics_after(view: SectionView) -> list[tuple[int, str]]:
    """Where a section itself announces figures: the first line behind, and what they are figures of."""
    found = []
    for passage, following in pairwise(view.passages):
        topic = _announced(passage.block.text, view.knowledge.outline.date[:4])
        if topic and len(passage.sentences) == 1:
            found.append((following.block.first, topic))
    return found


def topic_at(view: SectionView, line: int) -> str:
    """What a figure on this line belongs to, where an earlier sentence says it; else ""."""
    if "figures" not in view.memo:
        view.memo["figures"] = (figure_topic(view), topics_after(view))
    heading, announced = view.memo["figures"]
    return heading or next((topic for first, topic in announced if line == first), "")


def _announced(text: str, year_of_text: str) -> str:
    topic = ""
    for match in _ANNOUNCES.finditer(text):
        said = re.sub(r"^(?:the|this) ", "", match["topic"])
        year = year_of_text if (match["year"] or "").strip() == "this year" else ""
        year = year or (re.sub(r"\D", "", match["year"] or ""))
        topic = f"{said}, {year}" if year else said
    return topic
