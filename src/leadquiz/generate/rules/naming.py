"""What a name means, and which other name somebody bears."""

import re
from collections.abc import Iterator

from leadquiz.generate.clause import Clause, ask, core, question, subject_text
from leadquiz.generate.events import events_of
from leadquiz.generate.lexicon import bag
from leadquiz.generate.names import PERSON
from leadquiz.generate.references import Renderer, passages_with
from leadquiz.generate.rules.base import clauses_of, head_key, make
from leadquiz.generate.tokens import Sentence, Token
from leadquiz.generate.views import Passage, SectionView
from leadquiz.model import Candidate, Kind

_LANGUAGE = r"(?-i:[A-Z][a-z]+(?: [A-Z][a-z]+)?)"
_MEANS = re.compile(
    r"(?:[“\"‘](?P<quoted>[^”\"’“‘]{2,40}?),?[”\"’]|(?P<name>\b(?-i:[A-Z])[\w’'-]+(?: (?-i:[A-Z])[\w’'-]+)*))"
    r"(?:\s\([^()]{1,40}\))?,?\s\(?(?:(?:that|which)\s(?:literally\s)?(?:means|meant|translates\s(?:as|to|into))"
    rf"|(?:literally\s)?meaning|translated\sas|means|(?:from\s)?(?:the\s)?(?P<before>{_LANGUAGE})\s(?:words?\s)?for)"
    r"\s[“\"‘](?P<meaning>[^”\"’“‘]{2,60}?),?[”\"’]"
    rf"(?:\sin\s(?P<after>{_LANGUAGE}(?:\sand\s{_LANGUAGE})?))?",
    re.IGNORECASE,
)
_FORMERLY = bag("formerly previously originally once later now subsequently")
_BEARS = bag("know nickname dub call style")
_CHANGING = bag("change shorten alter")


def naming(view: SectionView) -> Iterator[Candidate]:
    """Candidates on names: their meaning, nicknames and former names."""
    renderer = Renderer.of(view)
    for passage, sentence in passages_with(view):
        if any(quote in sentence.text for quote in '“"‘'):
            yield from _meanings(view, passage, sentence)
        yield from _formers(view, passage, sentence, renderer)
    yield from _nicknames(view, renderer)
    for passage, sentence, clause in clauses_of(view):
        if clause.verb.lemma in _CHANGING:
            yield from _changed(view, passage, sentence, clause, renderer)


def _meanings(view: SectionView, passage: Passage, sentence: Sentence) -> Iterator[Candidate]:
    """ "Pragyan, Sanskrit for “wisdom”" → What does “Pragyan” mean in Sanskrit?"""
    for match in _MEANS.finditer(sentence.text):
        term, meaning = match["quoted"] or match["name"], match["meaning"]
        language = match["before"] or match["after"] or ""
        if term.lower() in ("it", "this", "that", "which", "he", "she", "they", "name", "word"):
            continue
        yield make(
            view,
            passage,
            sentence,
            rule="meanings",
            kind=Kind.DEFINITION,
            question=f"What does “{term}” mean{f' in {language}' if language else ''}?",
            answer=meaning[:1].upper() + meaning[1:],
            fact=(term, "mean", ""),
            answer_type="meaning",
            weight=1.1,
        )


def _nicknames(view: SectionView, renderer: Renderer) -> Iterator[Candidate]:
    """ "Known as “Amazing Grace”, she …" → By what nickname was … known?"""
    for passage, sentence, clause in events_of(view):
        verb = clause.verb
        if verb.lemma not in _BEARS or not clause.passive or clause.subject is None or clause.negation:
            continue
        if any(t.lower in _FORMERLY for t in verb.lefts):
            continue
        target = verb.child("oprd", "attr")
        if verb.lemma == "know":
            prep = next((p for p in verb.all("prep") if p.lower == "as" and p.i > verb.i), None)
            target = prep.child("pobj") if prep is not None else None
        if target is None or target.child("conj", "cc") is not None:
            continue
        other = _quoted(target) or _named(target, renderer)
        subject = renderer.text(clause.subject_tokens)
        if not other or not subject or not _is_named(clause, renderer):
            continue
        if other.lower() in subject.lower() or subject.lower() in other.lower():
            continue
        be = clause.helper or (clause.auxiliaries[-1].lower if clause.auxiliaries else "")
        if be not in ("is", "was", "are", "were"):
            be = "was"
        noun = "nickname" if verb.lemma in ("nickname", "dub") or _quoted(target) else "other name"
        yield make(
            view,
            passage,
            sentence,
            rule="nicknames",
            kind=Kind.FACT,
            question=question(f"By what {noun} {be} {subject} known"),
            answer=other,
            fact=(head_key(clause.subject, renderer), "be", "called"),
            answer_type="name",
            weight=1.0,
        )


def _quoted(token: Token) -> str:
    """The words between the quotation marks around a token, "" where there are none."""
    text, at = token.sentence.text, token.start - token.sentence.start
    for match in re.finditer(r"[“\"]([^”\"]{2,40})[”\"]", text):
        if match.start() < at < match.end():
            return match[1].rstrip(",.;")
    return ""


def _named(token: Token, renderer: Renderer) -> str:
    """The name that a token is the whole of, its article kept."""
    name = renderer.names.at(token)
    if name is None or name.head is not token:
        return ""
    outside = [t for t in token.children if t not in name.tokens and t.dep not in ("det", "punct", "appos")]
    before = name.tokens[0].previous()
    article = "the " if before is not None and before.lower == "the" else ""
    return "" if outside else f"{article}{name.text}"


def _is_named(clause: Clause, renderer: Renderer) -> bool:
    """Whether a name is the whole subject: "the bonds of Velotech known as …" are the bonds, not Velotech."""
    subject = clause.subject
    if subject is not None and subject.lower in ("he", "she"):
        reference = renderer.reference(subject)
        return reference is not None and renderer.names.is_name(reference.text)
    name = renderer.names.at(subject) if subject is not None else None
    if subject is None or name is None or name.head is not subject:
        return False
    if clause.subject_tokens[0].lower in ("some", "many", "several", "most", "other", "a", "an"):
        return False
    if any(t not in name.tokens and t.dep not in ("det", "punct", "amod") for t in clause.subject_tokens):
        return False
    if any(t.lower in ("some", "many", "most", "several", "other") for t in clause.subject_tokens):
        return False
    return not (clause.helper and subject.dep == "pobj" and subject.head.head.pos in ("NOUN", "PROPN"))


def _formers(
    view: SectionView, passage: Passage, sentence: Sentence, renderer: Renderer
) -> Iterator[Candidate]:
    """ "X, formerly Twitter" → What was X formerly called?"""
    for token in sentence.tokens:
        if token.lower not in _FORMERLY:
            continue
        mark, after = token.previous(), token.next()
        if after is not None and after.lower in ("known", "called", "named"):
            after = after.next()
            if after is not None and after.lower == "as":
                after = after.next()
        if after is not None and after.lower == "the":
            after = after.next()
        before = mark.previous() if mark is not None and mark.text in (",", "(") else None
        if before is None or after is None:
            continue
        name, other = renderer.names.at(before), renderer.names.at(after)
        if name is None or other is None or other.tokens[0] is not after or name.type == PERSON:
            continue
        end = other.tokens[-1].next()
        if end is None or end.text not in (",", ")", ".", ";", ":") or other.canonical == name.canonical:
            continue
        word = {"once": "formerly", "subsequently": "later"}.get(token.lower, token.lower)
        be = "is" if word == "now" else "was"
        yield make(
            view,
            passage,
            sentence,
            rule="former names",
            kind=Kind.FACT,
            question=f"What {be} {name.text} {word} called?",
            answer=other.text,
            fact=(name.canonical, "call", word),
            answer_type="name",
            weight=0.9,
        )


def _changed(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, renderer: Renderer
) -> Iterator[Candidate]:
    """ "…, changing his name to Iskander" → To what did Parameswara change his name?"""
    called = clause.subject if clause.passive else clause.object
    if called is None or called.lemma != "name" or clause.negation is not None or clause.modal is not None:
        return
    prep = next(
        (t for t in (*clause.verb.rights, *called.rights) if t.dep in ("prep", "dative") and t.lower == "to"),
        None,
    )
    noun = prep.child("pobj") if prep is not None else None
    name = renderer.names.at(noun) if noun is not None else None
    if prep is None or noun is None or name is None or noun.child("conj") is not None:
        return
    after = name.tokens[-1].next()
    if after is None or (after.text not in ".,;(" and after.lower not in ("and", "in", "after")):
        return
    text = ask("to what", clause, renderer, without=prep.subtree())
    owner = called.child("poss")
    if (
        not text
        and owner is not None
        and owner.tag == "PRP$"
        and not clause.passive
        and _is_named(clause, renderer)
    ):
        kept = [t for t in core(clause, prep.subtree()) if t is not owner and t is not called]
        rest = renderer.text(kept)  # "his" is of the one who changes it
        if rest is not None and not clause.auxiliaries:
            name_of = subject_text(clause, renderer)
            text = question(f"to what did {name_of} {clause.verb.lemma} {owner.text} name {rest}")
    if not text:
        return
    yield make(
        view,
        passage,
        sentence,
        rule="new names",
        kind=Kind.FACT,
        question=text,
        answer=name.text,
        fact=(head_key(clause.subject, renderer), "call", "changed"),
        answer_type="name",
        weight=1.0,
    )
