"""Whether what a question compares, points back to or names in short is said in it."""

import re
from collections.abc import Sequence

from leadquiz.generate.context import context_of
from leadquiz.generate.gates import Gate, words
from leadquiz.generate.lexicon import bag
from leadquiz.generate.scope import sentence_of
from leadquiz.generate.tokens import Sentence
from leadquiz.generate.views import Knowledge
from leadquiz.model import Candidate, Kind

_BOTH = re.compile(r"\bboth (?:the |these |of the |of them\b)?(?:[a-z-]+ )?(?P<noun>[a-z]+s)\b")
_ALL = re.compile(
    r"\b[Aa]ll (?:of the |the )?(?:two|three|four|five|six|seven|eight|nine|ten) (?:[a-z-]+ )?(?P<noun>[a-z]+s)\b"
    r"(?! (?:of|in|that|who|which|from|at|on)\b)"
)
_POINTED_OUT = re.compile(
    r"\bthe [a-z-]+ (?:indicated|mentioned|described|discussed|listed|shown|noted|outlined|cited|quoted|above|below)"
    r"(?=[?.,;]|$| (?:above|below|earlier|before))"
)
_OTHERS = re.compile(
    r"(?:\b(?:do|does|did|can|may|will|would|could|were|are|have|had|help|helps|helped|[Ii]n|[Ff]or|[Tt]o|[Bb]y) |^)"
    r"[Oo]thers\b"
)
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_COMPARED = bag("similar related opposite comparable corresponding analogous alternative different other")
_SIDES = re.compile(r"\b(?:to|from|than|with|between|as)\b")


def both_sides_are_said(candidate: Candidate, knowledge: Knowledge) -> str:
    """ "Both goals", "others", "a related method": the rest of the pair or of the comparison stands in the question."""
    if candidate.kind is Kind.QUOTE:
        return ""
    question = candidate.question
    for text, before in ((question, ""), (candidate.answer, question)):
        for pattern in (_BOTH, _ALL):
            for match in pattern.finditer(text):
                said = f"{before} {text[: match.start()]}"
                if re.match(r"(?: [a-z-]+){0,5} and\b", text[match.end() :]) and pattern is _BOTH:
                    continue  # "both goals and means"
                if re.search(r"\band\b", said) or match["noun"] in words(said):
                    continue
                return f"which ones? {match.group()!r}"
        if pointed := _POINTED_OUT.search(text):
            return f"points to the page: {pointed.group()!r}"
    others = _OTHERS.search(question)
    if others is not None and not re.search(r"\b[Ss]ome\b", question[: others.start()]):
        return "others than who?"
    sentence = sentence_of(candidate, knowledge)
    return _half_compared(candidate.question, sentence) if sentence is not None else ""


def _half_compared(question: str, sentence: Sentence) -> str:
    for token in sentence.tokens:
        noun, following = token.head, token.next()
        compared = token.dep == "amod" and token.lower in _COMPARED and noun.pos == "NOUN"
        if compared and sentence.source[token.start - 1 : token.start] == "-":
            continue  # "age-related costs"
        ranked = token.tag == "JJS" and token.pos == "ADJ" and token.dep in _SUBJECTS and not token.rights
        if following is None or not (compared or ranked):
            continue
        if not re.search(
            rf"(?<!\w){re.escape(token.text)} {re.escape(following.text)}(?!\w)", question, re.IGNORECASE
        ):
            continue
        if compared:
            subject = noun.dep in _SUBJECTS
            alone = noun.tag == "NN" and token.lower != "other"
            if not subject and not alone:
                continue
            if token.lower == "different" and noun.tag == "NNS":
                continue
            before = token.previous()
            if before is not None and before.lower in (
                "and",
                "or",
                "many",
                "most",
                "some",
                "any",
                "no",
                "each",
            ):
                continue
            at = question.lower().find(token.lower)
            if _SIDES.search(question[at:].split(",")[0]) and token.lower not in ("other", "alternative"):
                continue
            return f"{token.text!r} than what?"
        if ranked:
            return f"the {token.text} of what?"
    return ""


_ASKED_OF = re.compile(
    r"\b(?:is|was|did|does|do|are|were|has|have|had|can|could|may|will|would|should) (?:it|they|he|she|him|them)\b",
    re.IGNORECASE,
)


_EXPLETIVE = re.compile(r"^By what name is it known (?:when|if) (?!it\b|they\b|this\b)", re.IGNORECASE)


def pronoun_has_its_noun(candidate: Candidate, _knowledge: Knowledge) -> str:
    """ "By whom was it written?": the clause before, if there is one, says who or what."""
    if candidate.kind is Kind.QUOTE:
        return ""
    asked = _ASKED_OF.search(candidate.question)
    if _EXPLETIVE.search(candidate.question):
        return ""  # "By what name is it known when a bell is rung from outside?"
    if asked is not None and not re.search(
        r"\w+ \w+", candidate.question[: asked.start()].rpartition(",")[0]
    ):
        return f"who or what? {asked.group()!r}"
    return ""


# ----------------------------------------------------------------------------------------- half a name

_CLASS = (
    "Market|Union|Company|Corporation|Museum|Society|Party|Bridge|Hall|Council|Committee|Commission|Club|Institute|"
    "School|College|University|Act|Treaty|Agreement|League|Association|Foundation|Agency|Board|Department|Office|"
    "Bureau|Service|Center|Centre|Project|Program|Programme|Plan|Group|Trust|Fund|Bank|Hospital|Library|Park|Tower|"
    "Palace|Castle|Cathedral|Temple|River|Lake|Fort|Battle|Movement|Order|Fleet|Report|Declaration|Ordinance|Citizen"
)
_CLASS_ALONE = re.compile(rf"\b[Tt]he (?P<noun>{_CLASS})\b(?! (?:of|for|on|to)\b|[-\w]|,? [A-Z(“\"])")


def name_is_whole(candidate: Candidate, knowledge: Knowledge) -> str:
    """ "The Market", "the Union": a name of which only the class is left, unless the line above says the rest."""
    if candidate.kind is Kind.QUOTE:
        return ""
    above = f"{candidate.context or context_of(candidate, knowledge)} {knowledge.outline.title} {knowledge.subject}"
    for match in _CLASS_ALONE.finditer(candidate.question):
        noun = match["noun"].lower()
        if noun not in words(above) and noun not in words(candidate.question[: match.start()]):
            return f"which {match.group()!r}?"
    return ""


REFERENCE_GATES: Sequence[Gate] = (
    both_sides_are_said,
    pronoun_has_its_noun,
    name_is_whole,
)
