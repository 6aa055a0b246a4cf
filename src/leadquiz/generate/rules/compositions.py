"""What a thing consists of, and lists that the text counts: "three layers: a, b and c"."""

import re
from collections.abc import Iterator, Sequence

from leadquiz.generate.clause import (
    Clause,
    ask,
    ask_subject,
    attribution,
    circumstances,
    core,
    is_whole,
    question,
    trimmed,
)
from leadquiz.generate.lexicon import bag
from leadquiz.generate.names import PERSON
from leadquiz.generate.references import Renderer, capitalize, decapitalize, passages_with, tidy, write
from leadquiz.generate.rules.base import clauses_of, content_of, head_key, make
from leadquiz.generate.rules.enumerations import members_of
from leadquiz.generate.tokens import Sentence, Token
from leadquiz.generate.views import Passage, SectionView
from leadquiz.model import Candidate, Kind, join_members

_COUNTS = {word: n for n, word in enumerate(("two", "three", "four", "five", "six", "seven"), 2)}
_COUNTS |= {str(n): n for n in range(2, 8)}
_MARKS = (":", ";", "—", "–", "(", "-", "--")
_HEDGES = bag(
    "typically usually often mainly mostly largely primarily generally traditionally sometimes commonly normally "
    "broadly roughly essentially partly currently originally initially also"
)
# Passive verbs, with the preposition before what the thing is made of.
_MADE = {
    "compose": ("of",),
    "make": ("of", "from"),
    "form": ("of", "from"),
    "comprise": ("of",),
    "divide": ("into",),
    "subdivide": ("into",),
    "split": ("into",),
    "separate": ("into",),
    "organize": ("into",),
    "organise": ("into",),
    "group": ("into",),
    "classify": ("into",),
    "characterize": ("by",),
    "characterise": ("by",),
}
_KIN = bag("son daughter child brother sister wife husband nephew niece uncle aunt cousin friend pupil")
_MOST_WORDS = 9  # of a member
_FINITE = ("VBD", "VBZ", "VBP", "MD")


def compositions(view: SectionView) -> Iterator[Candidate]:
    """One candidate for each counted list and each statement of what a thing consists of."""
    renderer = Renderer.of(view)
    clauses: dict[Sentence, list[Clause]] = {}
    for passage, sentence, clause in clauses_of(view):
        clauses.setdefault(sentence, []).append(clause)
        if clause.subject is not None and clause.negation is None:
            yield from _made_of(view, passage, sentence, clause, renderer)
    for passage, sentence in passages_with(view):
        yield from _counted(view, passage, sentence, clauses.get(sentence, []), renderer)


# ------------------------------------------------------------------------------------------- counted lists


def _counted(
    view: SectionView, passage: Passage, sentence: Sentence, clauses: Sequence[Clause], renderer: Renderer
) -> Iterator[Candidate]:
    """ "There are three forms of trade: barter, sale and gift" → What are the three forms of trade?"""
    tokens = sentence.tokens
    for number in tokens:
        if number.lower not in _COUNTS or number.dep != "nummod" or number.head.tag not in ("NNS", "NNPS"):
            continue
        noun = number.head
        found = _listed(sentence, noun, _COUNTS[number.lower], renderer)
        if found is None:
            continue
        members, mark = found
        if any(
            t.lower in ("first", "last", "next", "other", "remaining") and t.dep == "amod" for t in noun.lefts
        ):
            continue  # "the first two forms": of how many?
        if any(t.lower in ("least", "most", "nearly", "almost", "over", "than") for t in tokens[: number.i]):
            continue
        text = _asked(noun, mark, clauses, renderer)
        if not text:
            continue
        shown = tuple(capitalize(m) if i == 0 else m for i, m in enumerate(members))
        yield make(
            view,
            passage,
            sentence,
            rule="counted",
            kind=Kind.LIST,
            question=text,
            answer=join_members(shown),
            members=shown,
            fact=(head_key(noun, renderer), "be", "members"),
            answer_type="list",
            weight=1.1,
        )
        return


def _listed(
    sentence: Sentence, noun: Token, count: int, renderer: Renderer
) -> tuple[tuple[str, ...], Token] | None:
    """(members, the mark before them) where exactly as many follow as the text says."""
    tokens = sentence.tokens
    if (behind := _named_run(noun)) and (named := _members(behind, count, renderer)) is not None:
        return named, tokens[noun.i + 1]
    mark = next((t for t in tokens[noun.i + 1 :] if t.text in _MARKS and not _inside_word(t)), None)
    if mark is None or mark.next() is None or mark.i - noun.i > 14:
        return None
    if any(t.lower in _COUNTS and t.head is not noun for t in tokens[noun.i : mark.i]):
        return None
    if mark.text == "(" and any(t.pos in ("VERB", "AUX") for t in tokens[noun.i : mark.i]):
        return None  # "the two samples are dyed (red and green)": the dyes, not the samples
    closing = {"(": (")",), "—": ("—",), "–": ("–",), "--": ("--",)}.get(mark.text, ())
    run: list[Token] = []
    depth = 0
    for token in tokens[mark.i + 1 :]:
        depth += (token.text == "(") - (token.text == ")")
        if (token.text in closing or token.text in (".", "?", "!", ":")) and depth <= 0:
            break
        run.append(token)
    members = _members(run, count, renderer) if run else None
    return (members, mark) if members is not None else None


def _named_run(noun: Token) -> list[Token]:
    """ "Norway's three yards, Velotech, Nordvik and Sundal, closed": the names right behind the noun."""
    comma = noun.next()
    if comma is None or comma.text != ",":
        return []
    run: list[Token] = []
    joined = False
    for token in noun.sentence.tokens[comma.i + 1 :]:
        if token.text in (".", ";") or (token.text == "," and joined):
            return run if joined else []
        if token.lower == "and":
            joined = True
        elif token.text not in _IN_NAMES and token.pos not in _NAMING and token.tag != "VBG":
            return []
        run.append(token)
    return []


_IN_NAMES = (",", "-", "–", "’s", "'s", "’", "&")
_NAMING = ("PROPN", "NOUN", "ADJ", "ADP", "DET")


def _members(run: Sequence[Token], count: int, renderer: Renderer) -> tuple[str, ...] | None:
    parts = _parts(run, count)
    if parts is None:
        return None
    members = []
    for part in parts:
        text = _member(part, renderer)
        if not text:
            return None
        if text[:1].isdigit():
            return None  # "in 4 years (2 of training, 2 of work)": parts of a sum
        members.append(text)
    return tuple(members) if len(set(members)) == len(members) else None


def _inside_word(token: Token) -> bool:
    before, after = token.previous(), token.next()
    return (
        token.text == "-"
        and before is not None
        and (before.end == token.start or (after is not None and after.start == token.end))
    )


def _parts(run: Sequence[Token], count: int) -> list[list[Token]] | None:
    """The run cut at its commas or semicolons, and at its last "and", into as many parts as were counted."""
    if run[-1].text in (",", ";"):
        run = run[:-1]
    marks = [";"] if any(t.text == ";" for t in run) else [","]
    parts: list[list[Token]] = [[]]
    depth = 0
    for token in run:
        depth += (token.text == "(") - (token.text == ")")
        if token.text in marks and depth <= 0:
            parts.append([])
        else:
            parts[-1].append(token)
    parts = [_without_joint(part) for part in parts if _without_joint(part)]
    if len(parts) < count and len(parts) == count - 1:
        joints = [i for i, t in enumerate(parts[-1]) if t.lower in ("and", "or", "&")]
        if len(joints) != 1:
            return None
        last = parts.pop()
        parts += [last[: joints[0]], last[joints[0] + 1 :]]
    elif len(parts) == 1:
        joints = [i for i, t in enumerate(parts[0]) if t.lower == "and"]
        if len(joints) == 1:
            parts = [parts[0][: joints[0]], parts[0][joints[0] + 1 :]]
    if not all(parts):
        return None
    if len(parts) == count:
        return parts
    # "four rooms: two halls and two cellars"
    numbers = [_COUNTS.get(part[0].lower, 1 if part[0].lower in ("a", "an", "one") else 0) for part in parts]
    return parts if len(parts) > 1 and all(numbers) and sum(numbers) == count else None


def _without_joint(part: list[Token]) -> list[Token]:
    while part and (
        part[0].lower in ("and", "or", "namely") or (part[0].pos == "PUNCT" and part[0].text != "“")
    ):
        part = part[1:]
    return part


def _member(part: Sequence[Token], renderer: Renderer) -> str:
    """One member as written, without article, brackets and gloss; "" where it is no phrase."""
    kept: list[Token] = []
    depth = 0
    for token in part:
        if token.text == "(":
            depth += 1
        elif token.text == ")":
            depth = max(0, depth - 1)
        elif not depth:
            if token.text == "," or (token.tag in ("WDT", "WP") and kept and kept[-1].pos == "NOUN"):
                break  # "barter, the exchange of goods"; "a tower that was walled off"
            kept.append(token)
    while kept and (kept[0].lower in ("the", "a", "an", "his", "her", "its", "their") and len(kept) > 1):
        kept = kept[1:]
    if not kept or len(kept) > _MOST_WORDS:
        return ""
    if len(kept) > 1 and any(t.tag in (*_FINITE, "WDT", "WP", "WRB") for t in kept):
        return ""
    if any(t.text in ("“", "”", '"') for t in kept) and sum(t.text in ("“", "”", '"') for t in kept) % 2:
        return ""
    if kept[0].pos in ("ADP", "SCONJ", "PRON") or not any(
        t.pos in ("NOUN", "PROPN", "VERB", "ADJ") for t in kept
    ):
        return ""
    text = renderer.text(kept)
    if text is None and all(t.pos != "PRON" and t.tag not in ("PRP$", "DT") for t in kept):
        text = write(kept)  # "the crowd, the mass": named here for the first time
    return text or ""


def _asked(noun: Token, mark: Token, clauses: Sequence[Clause], renderer: Renderer) -> str | None:
    """The question for the counted noun, from its own phrase or from the clause that it belongs to."""
    phrase = [
        t for t in noun.subtree() if t.i < mark.i and (t is noun or t.dep not in ("cc", "conj", "appos"))
    ]
    phrase = _run(phrase, noun)
    if phrase and phrase[0].lower in (
        "these",
        "those",
        "this",
        "his",
        "her",
        "its",
        "their",
        "all",
        "both",
        "only",
    ):
        return None
    definite = any(t.dep == "det" and t.lower == "the" for t in noun.lefts)
    bare = [t for t in phrase if not (t.dep == "det" and t.head is noun)]
    said = renderer.text(bare)
    if not said:
        return None
    restricted = [
        t for t in noun.children if t.dep in ("prep", "relcl", "acl", "poss") and t.i < mark.i and t in phrase
    ]
    telling = [t for t in content_of(bare) if t.tag != "CD"]
    by_verb = {c.verb: c for c in clauses}
    clause = next((by_verb[t] for t in noun.ancestors() if t in by_verb), None)
    exists = clause is not None and clause.verb.child("expl") is not None
    be = "were" if clause is not None and clause.past and exists else "are"
    lead = attribution(clause, renderer) if clause is not None else ""
    if lead is None:
        return None
    of = any(t.dep == "prep" and t.lower == "of" for t in restricted)
    if clause is not None and noun is clause.object and clause.subject is not None:
        of = (
            of and clause.subject.pos == "PRON"
        )  # "bone has two types of cells": those of bone, not all there are
    owner = noun.child("poss")
    named = mark.text == "," and owner is not None and bool(renderer.names.find(owner.subtree()))
    if mark.text == "," and (owner is None or not named or owner.child("conj") is not None):
        return None
    if definite or named or ((exists or of) and restricted):
        if len(telling) < 2:
            return None
        wh = "what" if lead else "What"
        if named:
            wh = (
                "who"
                if noun.lemma.lower() in _KIN or renderer.names.noun_type(noun.lemma) == PERSON
                else "what"
            )
            be = "were" if clause is not None and clause.past else "are"
        return question(f"{lead} {wh} {be} {'' if named else 'the '}{said}".strip())
    if clause is None:
        return None
    gone = [t for t in clause.sentence.tokens if t.i >= mark.i or t in phrase]
    if exists:
        return ask_there(clause, said, gone, renderer)
    if noun is clause.subject and mark.i > clause.verb.i:
        return ask_subject(f"which {said}", clause, renderer, without=gone, plural=True)
    if noun is clause.object:
        return _hedged(ask(f"which {said}", clause, renderer, without=[*noun.subtree(), *gone]), clause)
    if noun.dep == "pobj" and noun.head.head is clause.verb and noun.head.i > clause.verb.i:
        wh = f"{noun.head.lower} which {said}"
        return _hedged(ask(wh, clause, renderer, without=[noun.head, *noun.subtree(), *gone]), clause)
    return None


def ask_there(clause: Clause, said: str, gone: Sequence[Token], renderer: Renderer) -> str | None:
    """ "there were two teams in Los Angeles" → Which two teams were there in Los Angeles?"""
    places = [
        t
        for prep in clause.verb.all("prep")
        if prep not in gone and prep.lower in ("in", "at", "on", "within", "from", "to", "during")
        for t in prep.subtree()
        if t not in gone
    ]
    where = renderer.text(places)
    where = decapitalize(where) if where and places[0].i == 0 else where
    if not where:
        return None
    return question(f"Which {said} {clause.verb.lower} there {where}")


def _run(tokens: Sequence[Token], noun: Token) -> list[Token]:
    """Of sorted tokens those without a gap around the noun."""
    index = {t.i for t in tokens}
    first = last = noun.i
    while first - 1 in index:
        first -= 1
    while last + 1 in index:
        last += 1
    return [t for t in tokens if first <= t.i <= last]


def _hedged(text: str | None, clause: Clause) -> str | None:
    """The question with the adverb that limits its verb: "is typically divided"."""
    if not text:
        return text
    adverb = next((t for t in clause.verb.lefts if t.dep == "advmod" and t.lower in _HEDGES), None)
    if adverb is None or adverb.lower in ("also", "currently") or f" {adverb.lower} " in text:
        return text
    if f" {adverb.lower} " in text.lower():
        return text
    word = clause.verb.text
    at = text.rfind(f" {word}")
    if at < 0:
        return None
    return tidy(f"{text[:at]} {adverb.lower}{text[at:]}")


# --------------------------------------------------------------------------------------------- made of


def _made_of(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, renderer: Renderer
) -> Iterator[Candidate]:
    """ "The walls are composed of smooth muscle" → What are the walls composed of?"""
    verb = clause.verb
    if verb.lemma == "consist" and not clause.passive:
        wanted: tuple[str, ...] = ("of",)
    elif clause.passive and verb.lemma in _MADE:
        wanted = _MADE[verb.lemma]
    else:
        return
    if verb.lemma == "make" and verb.child("prt") is not None and "of" not in wanted:
        return
    if clause.modal is not None or (verb.child("dobj", "agent") is not None and "by" not in wanted):
        return
    preposition = next((t for t in verb.rights if t.lower in wanted and t.dep in ("prep", "agent")), None)
    noun = preposition.child("pobj") if preposition is not None else None
    if preposition is None or noun is None or clause.subject is None:
        return
    if clause.negation is not None or preposition.child("neg") is not None:
        return  # "composed not of snow but of carbon dioxide"
    if clause.subject.pos == "PRON" and clause.subject.tag != "PRP":
        return
    if (clause.relative and not _is_aside(clause)) or (
        any(t.tag == "PRP" for t in clause.subject_tokens[:1]) and not renderer.reference(clause.subject)
    ):
        return
    narrative = view.knowledge.narrative
    if narrative and (verb.lemma.startswith("character") or not _is_known(clause, renderer)):
        return
    if any(t.lower in _COUNTS and t.head is noun for t in noun.lefts) and any(
        t.text in _MARKS for t in sentence.tokens[noun.i :]
    ):
        return  # a counted list
    if noun.lemma.lower() in ("number", "category", "group", "part", "variety", "lot", "series", "rest"):
        return
    number = noun.child("nummod")
    if _is_dated(clause) or (number is not None and number.text[0].isdigit() and noun.child("conj") is None):
        return  # as it was then; "a sample of 37 pupils"
    kind = Kind.FACT
    members: tuple[str, ...] = ()
    if noun.child("conj") is not None:
        found = members_of(noun, renderer)
        if (
            found is None
            or noun.child("preconj") is not None
            or re.search(r"\b(?:that|which|who)\b", found[-1])
        ):
            return
        members = tuple(capitalize(m) if i == 0 else m for i, m in enumerate(found))
        kind, answer = Kind.LIST, join_members(members)
    else:
        tokens = trimmed(noun)
        while tokens and tokens[-1].pos in ("CCONJ", "PUNCT"):
            tokens = tokens[:-1]
        if not tokens or any(t.dep == "preconj" or t.lower == "both" for t in tokens):
            return
        if not is_whole(tokens) or not 1 <= len(tokens) <= 18 or any(t.text == "," for t in tokens):
            return
        if verb.lemma not in ("consist", "compose", "make", "form"):
            return
        text = renderer.text(tokens, before=clause.subject_tokens)
        if not text or len(content_of(tokens)) < 2:
            return
        answer = capitalize(text)
    particle = verb.child("prt")
    tail = f"{particle.text} " if particle is not None else ""
    gone = [preposition, *preposition.subtree(), *([particle] if particle is not None else [])]
    if circumstances(clause, renderer, gone) or any(
        t.pos not in ("ADV", "PUNCT") for t in core(clause, gone)
    ):
        return
    text = _hedged(ask("what", clause, renderer, without=gone, tail=tail + preposition.lower), clause)
    if not text or re.search(r"\b(\w+) \1\b", text):
        return
    yield make(
        view,
        passage,
        sentence,
        rule="compositions",
        kind=kind,
        question=text,
        answer=answer,
        members=members,
        fact=(head_key(clause.subject, renderer), "consist", ""),
        answer_type="list" if members else "matter",
        weight=1.05,
    )


def _is_dated(clause: Clause) -> bool:
    """ "After the founding of the colony, Norland was divided into …": at other times into something else."""
    start = clause.subject.subtree()[0].i if clause.subject is not None else 0
    opening = clause.sentence.tokens[:start] if clause.verb.is_root else ()
    return clause.verb.lemma == "divide" and any(t.lower in _TIMES for t in opening)


_TIMES = bag("after before in when during until since from by")


def _is_known(clause: Clause, renderer: Renderer) -> bool:
    """Whether a name says in a story whose parts are meant."""
    first = clause.subject
    return first is not None and (
        bool(renderer.names.find(clause.subject_tokens)) or bool(renderer.reference(first))
    )


def _is_aside(clause: Clause) -> bool:
    """ "cartilage, which consists of …": a relative clause that says something of the whole kind."""
    first = clause.verb.subtree()[0]
    return first.text == "," or (first.previous() is not None and (first.previous() or first).text == ",")
