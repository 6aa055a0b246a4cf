"""Why something is so, where a sentence says it behind or before its main clause, however the parser joins the two."""

import re
from collections.abc import Iterator, Sequence

from leadquiz.generate.clause import Clause, ask, begins_clause, is_run, setting, trimmed
from leadquiz.generate.gates import repeats_a_word
from leadquiz.generate.lexicon import DEFINING, bag
from leadquiz.generate.references import Renderer, capitalize, decapitalize, write
from leadquiz.generate.rules.base import clauses_of, content_of, fact_of, is_exercise, make
from leadquiz.generate.salience import is_salient
from leadquiz.generate.tokens import Sentence, Token
from leadquiz.generate.views import Passage, SectionView
from leadquiz.model import Candidate, Kind

_SHORTEST, _LONGEST = 4, 26  # words of a reason
_FEWEST_ASKED = 2  # words of content in the question beside its subject
_MARKS = (";", ":", "—", "–", "(", ")", "[", "]", "…")
_QUOTES = ("“", "”", '"')
_PARTLY = bag(
    "partly mainly mostly largely perhaps probably simply just only especially particularly either not"
)
_POINTING = bag("this that these those such it they he she we you i there which who what")
_LEFT_OPEN = bag("this that these those such here now today above below")
_GO_ON = bag("which who whose but although though while whereas making thus thereby")
_SUBORDINATING = bag("when if unless although while whereas where how whether")
_SINGULAR, _PLURAL = bag("it its itself"), bag("they them their themselves")
_PEOPLE = bag("he him his she her himself herself")


def why(view: SectionView) -> Iterator[Candidate]:
    """ "Pilots wait for the tide because the channel is shallow" → Why do pilots wait for the tide?"""
    if is_exercise(view):
        return
    renderer = Renderer.of(view)
    for passage, sentence, clause in clauses_of(view):
        if clause.verb.lemma in DEFINING:
            continue
        if clause.relative or clause.subject is None or clause.finite is not None or not _is_main(clause):
            continue
        if clause.subject_tokens[0].lower in _POINTING and renderer.reference(clause.subject) is None:
            continue
        if not view.knowledge.ask(is_salient, sentence.written):
            continue
        found = _behind(clause) or _before(clause)
        if found is not None:
            yield from _asked(view, passage, sentence, clause, renderer, *found)


def _is_main(clause: Clause) -> bool:
    verb = clause.verb
    return verb.is_root or (verb.dep == "conj" and verb.head.is_root) or clause.speaker is not None


def _behind(clause: Clause) -> tuple[list[Token], list[Token]] | None:
    """(what the question keeps behind the verb, the reason with its joint) where the reason ends the sentence."""
    tokens = clause.sentence.tokens
    joint = next((t for t in tokens[clause.verb.i + 1 :] if _joins(t)), None)
    if joint is None:
        return None
    before = joint.previous()
    kept = list(tokens[clause.verb.i + 1 : joint.i])
    while kept and kept[-1].text == ",":
        kept.pop()
    if before is not None and before.lower in _PARTLY:
        return None
    if not _is_plain(kept) or any(_opens_a_clause(t, clause) for t in kept):
        return None
    reason = _to_its_end(tokens[joint.i :])
    return (kept, reason) if reason else None


def _is_plain(words: Sequence[Token]) -> bool:
    """Whether no mark tears the words; quotation marks may stand in pairs."""
    return not any(t.text in _MARKS for t in words) and sum(t.text in _QUOTES for t in words) % 2 == 0


def _before(clause: Clause) -> tuple[list[Token], list[Token]] | None:
    """The same where the reason leads the sentence in."""
    tokens = clause.sentence.tokens
    first = tokens[0]
    words = trimmed(clause.subject) if clause.subject is not None else []
    if not _joins(first) or not words:
        return None
    comma = words[0].previous()
    if comma is None or comma.text != ",":
        return None
    reason = list(tokens[: comma.i])
    kept = _to_its_end(tokens[clause.verb.i + 1 :])
    if not _is_plain(reason) or any(_opens_a_clause(t, clause) for t in kept):
        return None
    return kept, reason


def _joins(token: Token) -> bool:
    """Whether a reason or an aim begins with this word."""
    after = token.next()
    following = after.next() if after is not None else None
    if after is None or following is None:
        return False
    word, second, third = token.lower, after.lower, following.lower
    if word == "because":
        return True
    if word in ("due", "owing", "thanks") and second == "to":
        return following.tag != "VB"  # "due to arrive in May"
    if word == "since":
        return _has_a_clause(token) and token.dep == "mark"
    if (word, second, third) in (("in", "order", "to"), ("so", "as", "to")):
        return True
    if word == "in" and second in ("a", "an") and third in _TRYING:
        return _next_is(following, "to")
    if word == "with" and second in ("the", "an") and third in _AIMS:
        return _next_is(following, "of")
    if (word, second) == ("so", "that"):
        rest = token.sentence.tokens[following.i : following.i + 8]
        return any(t.tag == "MD" for t in rest) and token.dep in ("mark", "advmod")
    return (word, second) == ("as", "a") and third in ("result", "consequence") and _next_is(following, "of")


_TRYING = bag("bid effort attempt move")
_AIMS = bag("aim goal intention purpose objective hope view")


def _next_is(token: Token, word: str) -> bool:
    after = token.next()
    return after is not None and after.lower == word


def _has_a_clause(since: Token) -> bool:
    """ "Since bronze shrinks": a reason, unlike "since the war" and "since he had arrived in 1911"."""
    verb = since.head
    if verb.pos not in ("VERB", "AUX") or verb.child("nsubj", "nsubjpass", "expl") is None:
        return False
    return not any(t.ent == "DATE" for t in verb.subtree()) and verb.tag != "VBN"


def _opens_a_clause(token: Token, clause: Clause) -> bool:
    """Whether a second clause begins between the verb and the joint: then the reason may be its reason."""
    verb = clause.verb
    if token.dep in ("conj", "ccomp", "parataxis") and token.pos in ("VERB", "AUX"):
        return token.child("nsubj", "nsubjpass", "expl") is not None or token.head is verb
    if token.lower == "that" and token.dep == "mark":
        return True
    return token.tag in ("WDT", "WP", "WP$") or token.lower in _SUBORDINATING


def _to_its_end(tokens: Sequence[Token]) -> list[Token]:
    """The words up to the end of the sentence, or a comma behind which the author goes on; none that marks tear."""
    words: list[Token] = []
    for token in tokens:
        if token.text in (".", ";", "!"):
            break
        after = token.next()
        if token.text == "," and after is not None:
            joined = after.next() if after.lower in ("and", "or", "so") else after
            if after.lower in _GO_ON or begins_clause(joined):
                break
        words.append(token)
    while words and words[-1].text == ",":
        words.pop()
    return words if _is_plain(words) else []


def _asked(
    view: SectionView,
    passage: Passage,
    sentence: Sentence,
    clause: Clause,
    renderer: Renderer,
    kept: list[Token],
    reason: list[Token],
) -> Iterator[Candidate]:
    if reason[0].lower == "since" and any(t.lemma == "have" for t in clause.auxiliaries):
        return  # "has lost little since the flood came": from then on
    if not is_run(reason) or not _SHORTEST <= len([t for t in reason if t.pos != "PUNCT"]) <= _LONGEST:
        return
    if kept and not is_run(kept):
        return
    subject = content_of(clause.subject_tokens)
    if len(content_of(kept)) + len(subject) < _FEWEST_ASKED + 1 and not renderer.names.find(
        clause.subject_tokens
    ):
        return
    if any(
        (t.lower in _LEFT_OPEN and t.dep == "det") or t.lower in ("we", "our", "us", "my", "i")
        for t in reason
    ):
        return
    while kept and kept[0].dep == "prt":
        kept = kept[1:]  # the particle of the verb stands in its group
    rest = renderer.text(kept, before=clause.subject_tokens) if kept else ""
    answer = _reason_text(reason, clause, kept, renderer)
    gone = [*sentence.tokens[clause.verb.i + 1 :], *reason]
    scene = renderer.text(setting(clause, gone))
    if rest is None or not answer or scene is None:
        return
    text = ask("why", clause, renderer, without=gone, tail=f"{rest} {decapitalize(scene)}".strip())
    if not text or (repeats_a_word(answer, text) and len(content_of(reason)) < _FEWEST_ASKED + 1):
        return
    yield make(
        view,
        passage,
        sentence,
        rule="why",
        kind=Kind.CAUSE,
        question=text,
        answer=capitalize(_AIMING.sub("to", _SINCE.sub("because", answer))),
        fact=(*fact_of(clause, renderer), "reasons"),
        answer_type="reasons",
        weight=0.9,
    )


_SINCE = re.compile(r"^since\b", re.IGNORECASE)
_AIMING = re.compile(rf"^(?:in order|so as|in an? (?:{'|'.join(sorted(_TRYING))})) to\b", re.IGNORECASE)


def _reason_text(
    reason: Sequence[Token], clause: Clause, kept: Sequence[Token], renderer: Renderer
) -> str | None:
    """The reason as it may stand as an answer; a pronoun may take up what question or answer name."""
    text = renderer.text(reason, before=[*clause.subject_tokens, *kept])
    if text is not None:
        return text
    if any(t.tag in ("PRP", "PRP$") and not _is_bound(t, reason, clause) for t in reason):
        return None
    if any(
        t.lower in ("this", "that", "these", "those", "such") and t.dep in ("det", "nsubj") for t in reason
    ):
        return None
    return write(list(reason))


def _is_bound(pronoun: Token, reason: Sequence[Token], clause: Clause) -> bool:
    """Whether a noun of the reason in front of it, or the subject of the question, is all that a pronoun can mean."""
    word = pronoun.lower
    if word == "it" and pronoun.dep == "expl":
        return True
    fits = ("NN", "NNP") if word in _SINGULAR else ("NNS", "NNPS") if word in _PLURAL else ()
    subject = clause.subject
    if not fits or subject is None:
        return False
    inside = [t for t in reason if t.i < pronoun.i and t.tag in fits and t.dep in ("nsubj", "nsubjpass")]
    plural = subject.tag in ("NNS", "NNPS") or subject.child("conj") is not None
    return bool(inside) or plural == (word in _PLURAL)
