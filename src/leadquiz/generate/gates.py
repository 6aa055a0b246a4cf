"""Checks every candidate passes: each says why it holds a candidate back, or "" to let it through."""

import re
from collections.abc import Callable

from leadquiz.generate.views import Knowledge
from leadquiz.model import Candidate

Gate = Callable[[Candidate, Knowledge], str]

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def words(text: str) -> list[str]:
    """The words of a text in lower case."""
    return [word.lower() for word in _WORD.findall(text)]


def answer_not_in_question(candidate: Candidate, _knowledge: Knowledge) -> str:
    """The question must not give the answer away."""
    answer = " ".join(words(candidate.answer))
    question = " ".join(words(candidate.question))
    return "the question holds the answer" if answer and f" {answer} " in f" {question} " else ""


GATES: tuple[Gate, ...] = (answer_not_in_question,)
