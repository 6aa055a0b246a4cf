"""To whom, from which company, against whom, in which city: what the verb of an event governs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from leadquiz.generate.asking import (
    LOCATED,
    home_country,
    is_people,
    is_person,
    named_noun,
    said_name,
    wh_name,
    wh_named,
)
from leadquiz.generate.clause import SAYING, SPEECH, Clause, ask, core, is_whole, setting, trimmed, untimed
from leadquiz.generate.dates import find_dates
from leadquiz.generate.events import events_of, hedged
from leadquiz.generate.gates import is_vague
from leadquiz.generate.lexicon import EVALUATIVE, GENERAL, HOLLOW, VAGUE_VERBS, bag, predicate_class
from leadquiz.generate.names import PLACE, Name
from leadquiz.generate.quantities import find_quantities
from leadquiz.generate.references import Renderer, capitalize, decapitalize
from leadquiz.generate.rules.base import fact_of, make
from leadquiz.generate.tokens import Token
from leadquiz.generate.views import SectionView
from leadquiz.model import Candidate, Kind

_PREPOSITIONS = bag(
    "to from with against in at by for on under after over into through near about via between"
)
# What one does once to one thing, or few things.
_ONCE = bag("award marry found succeed replace defeat invent discover win patent coin conquer rename")
_LIGHT = bag(
    "be have do make take get give go come keep let put see find play show help continue include remain use"
)
# Prepositions that belong to the verb although the parser hangs them on its object.
_TAKES = {
    "sell": "to", "give": "to", "award": "to", "donate": "to", "transfer": "to", "hand": "to", "lose": "to",
    "buy": "from", "acquire": "from", "receive": "from", "borrow": "from", "obtain": "from", "order": "from",
    "replace": "with", "merge": "with", "sign": "with", "form": "with", "share": "with", "compare": "with",
}  # fmt: skip
_ADJUNCTS = bag("in at on near through via over after during for about between into under")
_PARTLY = bag(
    "both particularly especially including like mainly as notably even also not only including primarily"
)
_MANY = bag(
    "acquire buy launch introduce develop release create open establish found publish write sign build make"
)
_OF_THINGS = bag("found acquire invent write")
_LOOSE = bag("multiple several various numerous many some few other more such certain any different")
_INFINITIVE = bag(
    "fail try want need plan help learn decide choose require expect ask begin start manage refuse"
)
_EMPTY = bag(
    "attention proportion command place shape form interest effect care action hold root hope end use"
)
_KINDS = bag(
    "rank title position post office degree city state province village town island rate role name district region "
    "county age distance height depth speed temperature status"
)
_REPEATED = bag("visit meet travel tour go return attend call write speak address turn praise")
_FORMAL = bag("sign write build found")
_FADING = bag("vanish disappear suffer emerge benefit differ withdraw retreat")
_PLACED = bag("in at near")
_EITHER = bag("over by about against between of with for")
_TIMED = bag("after before during")
# "At whom", "into whom": before a place or a state that was taken for a people.
_NOT_OF_PEOPLE = bag("at in into on near through via over about after")


@dataclass(frozen=True, slots=True)
class _Argument:
    """A noun that a verb governs; `gone` is what leaves the clause when it is asked for."""

    head: Token
    prep: Token | None
    gone: tuple[Token, ...]
    role: str  # the preposition, "object", "agent" or "given"


def arguments(view: SectionView) -> Iterator[Candidate]:
    """One candidate for each named argument that the rest of its clause pins down."""
    renderer = Renderer.of(view)
    for passage, sentence, clause in events_of(view):
        verb = clause.verb
        if clause.negation is not None or clause.speaker is not None or clause.copular:
            continue
        if verb.lemma in SPEECH | SAYING or clause.modal is not None or hedged(verb):
            continue
        if clause.relative and not renderer.names.find(clause.subject_tokens):
            continue  # "the senator who enjoyed most prestige": known only by what is asked
        if clause.subject_tokens and clause.subject_tokens[0].lower in ("both", "neither", "either"):
            continue
        if any(t.lower in ("independently", "separately") for t in verb.children):
            continue  # by others as well
        for argument in _arguments(clause, renderer):
            asked = _ask(clause, argument, renderer)
            if asked is None:
                continue
            text, answer, kind, weight = asked
            yield make(
                view,
                passage,
                sentence,
                rule="arguments",
                kind=Kind.FACT,
                question=text,
                answer=answer,
                fact=(*fact_of(clause, renderer), argument.role),
                answer_type=kind,
                weight=weight,
            )


def _arguments(clause: Clause, renderer: Renderer) -> Iterator[_Argument]:
    if clause.gap is not None:
        yield _Argument(clause.gap, None, (clause.gap,), "object")
    verbs = [clause.verb]
    for verb in verbs:
        if verb.child("dobj", "obj") is not None:
            continue  # "to offer" is what it is for
        verbs.extend(v for v in verb.all("xcomp") if _is_governed(v, verb))
    for verb in verbs:
        if len(verb.all("dobj", "obj")) > 1:
            continue  # one of them is none
        for child in verb.children:
            if child.dep in ("dobj", "obj") and child.i > verb.i:
                yield _Argument(child, None, tuple(child.subtree()), "object")
                for prep in child.all("prep"):
                    noun = prep.child("pobj")
                    if noun is not None and (
                        _TAKES.get(verb.lemma) == prep.lower or _is_place(prep, noun, clause, renderer)
                    ):
                        yield _Argument(noun, prep, tuple(prep.subtree()), prep.lower)
            elif child.dep == "dative" and child.i > verb.i:
                noun = child.child("pobj") if child.pos == "ADP" else child
                if noun is not None:
                    yield _Argument(noun, child, tuple(child.subtree()), "given")
            elif child.dep in ("prep", "agent") and child.lower in _PREPOSITIONS:
                noun = child.child("pobj")
                mark = child.previous()
                if noun is not None and not (mark is not None and mark.text in ",—–(" and child.i > verb.i):
                    role = "agent" if child.dep == "agent" else child.lower
                    yield _Argument(noun, child, tuple(child.subtree()), role)


def _is_governed(verb: Token, above: Token) -> bool:
    """ "decided to sell": an infinitive that the question can end with."""
    if verb.tag != "VB" or verb.i < above.i or verb.child("nsubj", "conj") is not None:
        return False
    return any(t.dep == "aux" and t.lower == "to" for t in verb.lefts)


def _is_place(prep: Token, noun: Token, clause: Clause, renderer: Renderer) -> bool:
    """Whether a place that hangs on the object is as well where it happened: dated deeds happen somewhere."""
    name = renderer.names.at(noun)
    if not find_dates(clause.sentence):
        return False
    return prep.lower in _PLACED and name is not None and name.type == PLACE


def _ask(clause: Clause, argument: _Argument, renderer: Renderer) -> tuple[str, str, str, float] | None:
    """(question, answer, type of the answer, weight) for one argument; None when it has no sound question."""
    name = renderer.names.at(argument.head)
    if name is None and argument.head.tag in ("NN", "NNS"):
        return _ask_phrase(clause, argument, renderer)
    if name is None or name.head is not argument.head or not _is_whole_name(name):
        return None
    knowledge = renderer.view.knowledge
    if name.canonical in (knowledge.person, knowledge.organisation, knowledge.subject):
        return None
    if clause.subject is not None and renderer.names.at(clause.subject) is name:
        return None
    if any(t.tag in ("WRB", "WP", "WDT") for t in clause.subject_tokens[:1]):
        return None
    if (
        name.type == PLACE
        and argument.role in _ADJUNCTS | {"object"}
        and renderer.names.foremost(PLACE) == name.canonical
    ):
        return None  # where all of the text goes on
    if name.type == PLACE and argument.head.child("amod") is not None:
        return None  # "central Norway" is not Norway
    wh = _wh(name, argument, clause.verb, renderer)
    if not wh or (wh.endswith("which country") and _is_home(name, argument, renderer)):
        return None
    opening = _setting(clause, argument, renderer)
    if untimed(clause, opening, renderer):
        return None
    kept = [*core(clause, argument.gone), *opening]
    if argument.prep is not None and argument.prep.lower == "to" and any(t.lower == "from" for t in kept):
        return None  # "from Virginia to Maine"
    if any(t.tag == "WRB" and t.head not in kept for t in kept):
        return None
    if not _pinned(clause, argument, kept, renderer):
        return None
    if not _is_once(clause, kept, renderer):
        return None
    if wh == "what" and clause.verb.lemma in _MANY:
        return None  # "What did Steelco acquire in 2014?": it may have acquired more
    if is_person(name) and predicate_class(clause.verb.lemma) in _OF_THINGS and argument.role == "object":
        return None
    said = renderer.text(opening, before=clause.subject_tokens)
    if said is None:
        return None
    text = ask(wh, clause, renderer, without=argument.gone, tail=_small(said, opening))
    if not text:
        return None
    answer = (renderer.text(name.tokens) if is_person(name) else "") or said_name(name)
    return text, answer, name.type, 0.95 if opening else 0.9


def _setting(clause: Clause, argument: _Argument, renderer: Renderer) -> list[Token]:
    opening = setting(clause, argument.gone)
    if not renderer.view.knowledge.narrative and not any(t.text.isdigit() for t in opening):
        return []  # every question of such a text keeps its circumstances
    return opening


def _ask_phrase(
    clause: Clause, argument: _Argument, renderer: Renderer
) -> tuple[str, str, str, float] | None:
    """The same for a common noun: "What did Anna Berg order from England in 1946?"."""
    head, verb = argument.head, clause.verb
    knowledge = renderer.view.knowledge
    if not knowledge.narrative or argument.role not in ("object", "to", "agent"):
        return None  # "with what", "from what": half of what happened
    if verb.lemma in GENERAL | _LIGHT | VAGUE_VERBS or clause.gap is head:
        return None
    if head.lemma.lower() in HOLLOW | _EMPTY or is_vague(head.lower) or renderer.is_anaphor(head):
        return None
    tokens = trimmed(head)
    telling = [t for t in tokens if t.pos in ("NOUN", "PROPN", "ADJ", "VERB") and not is_vague(t.lower)]
    if len(telling) < 2 or not 2 <= len(tokens) <= 12 or not is_whole(tokens):
        return None
    if any(
        (t.dep in ("nummod", "poss") and t.head is head) or t.tag in ("PRP", "PRP$", "WDT") for t in tokens
    ):
        return None
    if any(t.lower == "as" and (t.previous() or t).lower != "such" for t in tokens):
        return None  # "opposes the tax as unfair"
    if any(t.lower in _LOOSE for t in tokens) or any(
        d.tokens[0] in tokens for d in find_dates(clause.sentence)
    ):
        return None
    after = tokens[-1].next()
    if argument.role == "object" and after is not None:
        if after.tag in ("VBG", "VB", "VBN", "JJ") or (after.lower == "to" and verb.lemma in _INFINITIVE):
            return None  # "left investors wondering"; "What did he fail to attend school?"
        beyond = after.next()
        if after.text == "," and beyond is not None and beyond.lower in ("as", "such", "like", "including"):
            return None
    if after is not None and after.lower in _EITHER and argument.role != "object":
        return None  # "responded to the capture of ships by pirates": of which is "by pirates" a part?
    if argument.role in ("to", "from") and {"to", "from"} <= {t.lower for t in clause.tokens}:
        return None
    opening = _setting(clause, argument, renderer)
    if untimed(clause, opening, renderer):
        return None
    kept = [*core(clause, argument.gone), *opening]
    if not _unique(clause, kept, renderer) or not _is_once(clause, kept, renderer):
        return None
    dated = any(d.tokens[0] in set(kept) for d in find_dates(clause.sentence))
    if argument.role == "object" and verb.lemma in _MANY - _FORMAL and not dated:
        return None  # "What did Steelco launch in response to …?"
    if (
        argument.role in ("with", "from", "to")
        and verb.child("dobj", "obj") is None
        and verb.lemma in _FADING
    ):
        return None
    answer = renderer.text(tokens, before=clause.subject_tokens)
    said = renderer.text(opening, before=clause.subject_tokens)
    if not answer or said is None:
        return None
    front = "" if argument.prep is None else f"{argument.prep.lower} "
    if (inner := _kind_of(head)) is not None:
        text = ask(
            f"{front}which {head.lower}", clause, renderer, without=argument.gone, tail=_small(said, opening)
        )
        answer = renderer.text(trimmed(inner))
        return (text, capitalize(answer), "phrase", 0.85) if text and answer else None
    if argument.role == "agent" and not is_people(head, renderer) and any(t.pos == "PROPN" for t in tokens):
        return None  # "by Harbour University press": by whom, by what?
    asked = "whom" if front and is_people(head, renderer) else "what"
    if asked == "what" and argument.role == "object" and is_people(head, renderer):
        asked = "whom"
    text = ask(f"{front}{asked}", clause, renderer, without=argument.gone, tail=_small(said, opening))
    return (text, capitalize(answer), "phrase", 0.75) if text else None


def _is_home(name: Name, argument: _Argument, renderer: Renderer) -> bool:
    """Whether a country is the one that the text is about, which any reader names first."""
    return argument.role == "object" and home_country(renderer) == name.canonical


def _is_once(clause: Clause, kept: Sequence[Token], renderer: Renderer) -> bool:
    """Whether it can have happened but once: whom the text is about meets and visits many, in one year, too."""
    if clause.verb.lemma not in _REPEATED:
        return True
    if clause.verb.lemma == "return":
        return False  # home, as a rule
    return sum(t.pos in ("NOUN", "PROPN") for t in kept if not t.text[0].isdigit()) >= 2 or any(
        t.lower in ("first", "last", "only") for t in kept
    )


def _kind_of(head: Token) -> Token | None:
    """What "the rank of rear admiral" and its like name: rear admiral."""
    if head.lemma not in _KINDS or [t.lower for t in head.lefts] != ["the"]:
        return None
    rest = [t for t in head.rights if t.dep != "punct"]
    return rest[0].child("pobj") if len(rest) == 1 and rest[0].lower == "of" else None


def _unique(clause: Clause, kept: Sequence[Token], renderer: Renderer) -> bool:
    """Whether date, names and nouns leave one answer to "what"; more is needed of whom the text is about."""
    names, knowledge = renderer.names, renderer.view.knowledge
    main = {knowledge.person, knowledge.organisation, knowledge.subject} - {""}
    subject = {n.canonical for n in names.find(clause.subject_tokens)}
    if clause.subject is not None:
        reference = renderer.reference(clause.subject)
        if reference is not None and reference.text:
            subject.add(names.canonical(reference.text))
    inside = set(kept)
    dated = any(d.tokens[0] in inside for d in find_dates(clause.sentence))
    others = {n.canonical for n in names.find(kept)} - main
    nouns = {
        t.lemma
        for t in kept
        if t.pos == "NOUN" and names.at(t) is None and not is_vague(t.lower) and t.lemma.lower() not in HOLLOW
    }
    if not subject and not others:
        return False
    others.discard(names.foremost(PLACE))
    if not dated:
        return bool(others and nouns and subject)
    return 1 + len(others) + bool(nouns) >= 1 + bool(subject & main) + (not subject)


def _small(text: str, tokens: Sequence[Token]) -> str:
    return decapitalize(text) if tokens else text


def _wh(name: Name, argument: _Argument, verb: Token, renderer: Renderer) -> str:
    front = "" if argument.prep is None else argument.prep.lower
    if argument.role == "given" and argument.prep is not None and argument.prep.pos != "ADP":
        front = "to"
    if (noun := named_noun(name)) is not None:
        words = wh_named(noun, renderer)
        return f"{front} {words}".strip() if words else ""
    doer = argument.role in ("agent", "given", "with", "against", "from", "to") and name.type != PLACE
    wh = wh_name(name, renderer, verb=verb.lemma, doer=doer, front=front)
    if wh.endswith(" what") and front not in _TIMED:
        return ""  # somebody, a body of people, a place: the model does not know
    return "" if wh.endswith("whom") and front in _NOT_OF_PEOPLE else wh


def _is_whole_name(name: Name) -> bool:
    """Whether the name is all of its phrase: not "Taobao users", not one of several, not "Steelco's bells"."""
    head = name.head
    inside = set(name.tokens)
    if head.child("conj") is not None or head.dep == "conj":
        return False
    first = name.tokens[0].previous()
    if first is not None and first.lower == "the":
        first = first.previous()
    if first is not None and head.dep == "pobj":
        first = first.previous()
    if first is not None and first.lower in _PARTLY:
        return False
    following = _behind(name)
    if (
        following is not None
        and following.pos in ("NOUN", "PROPN")
        and following.previous() is not name.tokens[-1]
    ):
        return False  # "the Ant Group (once Ant Financial) IPO"
    after = following.next() if following is not None and following.text == "," else None
    if after is not None and after.lower in ("and", "or"):
        return False
    if after is not None and after.pos == "PROPN" and not _is_subject(after):
        return False  # one of a list
    if following is not None and following.lower in ("and", "or", "as"):
        joined = following.next()
        if joined is None or following.head is head or joined.pos in ("ADV", "ADP", "PROPN", "ADJ"):
            return False
    return all(
        t in inside or t.dep in ("det", "punct", "appos", "relcl", "acl", "nmod") or _describes(t, head)
        for t in head.children
    )


def _is_subject(token: Token) -> bool:
    while token.dep in ("compound", "nmod", "poss", "amod") and token.head is not token:
        token = token.head
    return token.dep in ("nsubj", "nsubjpass")


def _behind(name: Name) -> Token | None:
    """The token behind a name and what stands in brackets after it."""
    token = name.tokens[-1].next()
    if token is not None and token.text == "(":
        while token is not None and token.text != ")":
            token = token.next()
        token = token.next() if token is not None else None
    return token


def _describes(token: Token, head: Token) -> bool:
    """ "the British inventor" before a name, and where it lies after it: "Vassar College in New York"."""
    if token.i > head.i:
        return token.dep == "prep" and token.lower in ("in", "at", "near", "on")
    return token.dep in ("compound", "amod") and not any(t.pos == "PROPN" for t in token.subtree())


def _pinned(clause: Clause, argument: _Argument, kept: Sequence[Token], renderer: Renderer) -> bool:
    """Whether what stays in the question leaves one answer."""
    inside = set(kept)
    names = renderer.names
    knowledge = renderer.view.knowledge
    main = {knowledge.person, knowledge.organisation, knowledge.subject} - {""}
    asked = names.at(argument.head)
    present = {n.canonical for n in names.find(kept)} - ({asked.canonical} if asked else set())
    present |= (
        {n.canonical for n in names.find(clause.gap_tokens)} if clause.gap not in argument.gone else set()
    )
    subject = {n.canonical for n in names.find(clause.subject_tokens)}
    if clause.subject is not None:
        reference = renderer.reference(clause.subject)
        if reference is not None and reference.text:
            subject.add(names.canonical(reference.text))
    dated = sum(d.tokens[0] in inside for d in find_dates(clause.sentence))
    counted = sum(q.tokens[0] in inside for q in find_quantities(clause.sentence))
    nouns = {
        t.lemma.lower()
        for t in [*kept, *clause.subject_tokens, *clause.gap_tokens]
        if t.pos in ("NOUN", "ADJ")
        and names.at(t) is None
        and not is_vague(t.lower)
        and t.lemma.lower() not in HOLLOW | EVALUATIVE
    }
    strong = len((present | subject) - main) + dated + counted
    verb = clause.verb.lemma
    total = strong + bool((present | subject) & main) + min(len(nouns), 2)
    if not present | subject and not (dated and len(nouns) >= 2):
        return False
    if argument.role == "agent":
        return (total >= 2 and bool(strong or nouns)) or (strong >= 1 and verb not in GENERAL | VAGUE_VERBS)
    if verb in _LIGHT and not (dated or len(nouns) >= 2):
        return False
    if verb in GENERAL | VAGUE_VERBS and not dated:
        return False
    if argument.role in _ADJUNCTS and not (dated or strong >= 2 or verb in LOCATED):
        return False
    if argument.role == "object" and verb in _ONCE and strong + len(nouns) >= 1:
        return total >= 2
    if argument.role == "object":
        return bool(dated and total >= 2) or (total >= 3 and strong >= 2)
    return total >= 2 and bool(strong or len(nouns) >= 2)
