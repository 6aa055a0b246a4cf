"""Whether a text is a report of its day, and of which: what it tells holds then."""

from leadquiz.generate.clause import SAYING
from leadquiz.generate.lexicon import MONTHS
from leadquiz.generate.tokens import Sentence
from leadquiz.generate.views import Knowledge

_LONGEST = 60  # sentences
_SAID = 0.2  # share of sentences that tell what was said


def is_report(knowledge: Knowledge) -> bool:
    """Whether a text is short, without sections, and tells what was said."""
    known: dict[str, bool] = knowledge.memo.setdefault("report", {})
    if "is" not in known:
        sentences: dict[str, Sentence] = knowledge.memo.get("sentences", {})
        said = sum(any(t.lemma in SAYING for t in sentence.tokens) for sentence in sentences.values())
        plain = len(sentences) <= _LONGEST and all(len(path) <= 1 for path, _ in knowledge.outline.walk())
        known["is"] = plain and said >= _SAID * len(sentences)
    return known["is"]


def month_of_report(knowledge: Knowledge) -> str:
    """ "November 2014" for a report that says when it was written, "" for other texts."""
    year, _, rest = knowledge.outline.date.partition("-")
    if not year.isdigit() or not knowledge.ask(is_report):
        return ""
    month = rest[:2]
    return f"{MONTHS[int(month) - 1].capitalize()} {year}" if month.isdigit() else year
