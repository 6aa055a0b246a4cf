"""What a sentence asks that breaks off before a list without naming what its members are: "Mentors will:"."""

import re

from leadquiz.generate.clause import clauses, mid_sentence, question
from leadquiz.generate.lexicon import bag
from leadquiz.generate.references import Renderer
from leadquiz.generate.tokens import Sentence, Token

_MODALS = bag("will must should shall can may would")
_MOST_WORDS = 24  # of a question
# "The kit includes:", "You need:": verbs that take the members for their object.
_TAKES = bag(
    "include contain comprise cover need require bring provide offer involve mean receive get take use do know have "
    "check consider avoid prepare submit send ask expect want see find support accept pay list show report store"
)
_SUBJECT = ("NOUN", "PROPN", "ADJ", "DET", "NUM", "ADP", "PRON", "VERB", "CCONJ", "PART")
_OPEN = bag("it they he she this that these those we i one some others there here")


def open_lead_in(sentence: Sentence, renderer: Renderer) -> str:
    """The question that the members of a list answer; "" where the sentence is no such lead-in."""
    tokens = sentence.tokens
    if tokens[-1].text != ":" or len(tokens) < 3:
        return ""
    text = _following(sentence, renderer) or _broken_off(tokens[:-1], renderer)
    return question(text) if text and len(text.split()) <= _MOST_WORDS else ""


def _following(sentence: Sentence, renderer: Renderer) -> str:
    """ "Ringers focus on the following in the first week:" → what do ringers focus on in the first week"""
    tokens = sentence.tokens
    at = next((t for t in tokens if t.lower == "following" and t.i and tokens[t.i - 1].lower == "the"), None)
    if at is None or (behind := at.next()) is None or behind.pos in ("NOUN", "PROPN", "ADJ"):
        return ""
    clause = next((c for c in clauses(sentence) if c.verb.is_root), None)
    if clause is None or clause.subject is None or clause.relative or clause.negation is not None:
        return ""
    gone = {at, tokens[at.i - 1]}
    return _asked(
        list(tokens[: clause.subject_tokens[0].i]),
        list(clause.subject_tokens),
        list(clause.auxiliaries),
        clause.verb,
        [t for t in tokens[clause.verb.i + 1 : -1] if t not in gone],
        renderer,
    )


def _broken_off(tokens: list[Token], renderer: Renderer) -> str:
    """ "In the second week, mentors will:" → in the second week, what will mentors do"""
    last = tokens[-1]
    comma = next((t.i for t in reversed(tokens) if t.text == ","), -1)
    if last.lower in _MODALS:
        return _asked(tokens[: comma + 1], tokens[comma + 1 : -1], [last], None, [], renderer)
    if last.lemma.lower() not in _TAKES or last.pos not in ("VERB", "AUX") or last.tag in ("VBG", "VBN"):
        return ""
    before = tokens[-2]
    if before.lower in _MODALS:
        return _asked(tokens[: comma + 1], tokens[comma + 1 : -2], [before], last, [], renderer)
    if last.tag in ("VBZ", "VBP") and before.pos in ("NOUN", "PROPN", "PRON"):
        start = comma + 1 if comma >= 0 else next((t.i for t in tokens if t.lower == "you"), 0)
        return _asked(tokens[:start], tokens[start:-1], [], last, [], renderer)
    return ""


def _asked(
    opening: list[Token],
    subject: list[Token],
    helpers: list[Token],
    verb: Token | None,
    rest: list[Token],
    renderer: Renderer,
) -> str:
    """The question; without a verb it asks what somebody will do."""
    if not _is_subject(subject) or any(t.lower in _OPEN for t in opening):
        return ""
    if len(helpers) > 1 or any(t.tag not in ("MD", "VBZ", "VBP", "VBD") for t in helpers):
        return ""
    who = mid_sentence(subject, renderer)
    lead = renderer.text([t for t in opening if t.text != "," or t.i < opening[-1].i]) if opening else ""
    behind = renderer.text(rest) if rest else ""
    if not who or lead is None or behind is None:
        return ""
    if helpers:
        front, base = helpers[0].lower, verb.text.lower() if verb is not None else "do"
    elif verb is not None and verb.lemma != "be":
        front = "did" if verb.tag == "VBD" else "does" if verb.tag == "VBZ" else "do"
        base = verb.lemma
    else:
        return ""
    return " ".join(part for part in (f"{lead}," if lead else "", "what", front, who, base, behind) if part)


def _is_subject(subject: list[Token]) -> bool:
    """Whether these words name who does it: a noun phrase, no pronoun that stands for somebody else."""
    words = [t for t in subject if t.pos != "PUNCT"]
    return (
        bool(words)
        and all(t.pos in _SUBJECT for t in words)
        and not any(t.lower in _OPEN or t.tag in ("VBZ", "VBP", "VBD", "MD") for t in words)
        and (words[-1].pos in ("NOUN", "PROPN") or words[-1].lower == "you")
        and not re.match(r"(?:the|these|those) (?:following|above)\b", " ".join(t.lower for t in words))
    )
