"""What is X, who is X: appositions, copulas, acronyms and terms introduced as such."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from leadquiz.generate.asking import TRADES, is_country
from leadquiz.generate.clause import (
    Clause,
    balanced,
    is_whole,
    keeps_capital,
    noun_phrase,
    question,
    subject_text,
    trimmed,
)
from leadquiz.generate.lexicon import EVALUATIVE, HOLLOW, bag
from leadquiz.generate.names import EVENT, ORGANISATION, OTHER, PERSON, PLACE, Name
from leadquiz.generate.references import Renderer, capitalize, decapitalize, passages_with
from leadquiz.generate.rules.base import clauses_of, content_of, head_key, kind_noun, make
from leadquiz.generate.tokens import Sentence, Token, head_of
from leadquiz.generate.views import Knowledge, Passage, SectionView
from leadquiz.model import Candidate, Kind


def definitions(view: SectionView) -> Iterator[Candidate]:
    """Definitions and roles, forward and back."""
    renderer = Renderer.of(view)
    for passage, sentence in passages_with(view):
        yield from _acronyms(view, passage, sentence, renderer)
        for name in renderer.names.find(sentence.tokens):
            if (tokens := apposition(name.tokens, name.head)) is not None:
                yield from _definition(view, passage, sentence, name, tokens, renderer, weight=0.9)
            yield from _introduced(view, passage, sentence, name, renderer)
        for term in _marked_terms(passage, sentence, renderer):
            if (tokens := apposition(term, head_of(term) or term[-1])) is not None:
                yield from define(view, passage, sentence, term, tokens, renderer)
    for passage, sentence, clause in clauses_of(view):
        yield from _called(view, passage, sentence, clause, renderer)
        yield from _meaning(view, passage, sentence, clause, renderer)
        yield from _defined(view, passage, sentence, clause, renderer)
        noun = clause.complement("attr")
        if not clause.copular or noun is None or clause.subject is None or clause.negation or clause.speaker:
            continue
        if clause.auxiliaries or noun.i < clause.verb.i or _is_of_a_case(clause):
            continue
        if any(t.dep == "advmod" and t.lower in _QUALIFYING for t in clause.verb.children):
            continue  # "was primarily a media company": the qualification belongs to the answer
        subject_name = renderer.names.at(clause.subject)
        if subject_name and len(subject_name.tokens) == len(
            [t for t in clause.subject_tokens if t.dep != "det"]
        ):
            if _openings(clause):
                continue
            yield from _definition(
                view,
                passage,
                sentence,
                subject_name,
                trimmed(noun),
                renderer,
                weight=1.0,
                verb=clause.verb.lower,
            )
        elif not subject_name:
            yield from _term(view, passage, sentence, clause, noun, renderer)


def _is_of_a_case(clause: Clause) -> bool:
    """ "where technology is a tool", "While Steelco was …": said of the case in hand, not of the thing itself."""
    top = clause.verb
    while top.dep == "conj":
        top = top.head
    own = clause.verb.child("nsubj")
    pronoun = own is None or own.tag in ("WDT", "WP")
    return not top.is_root and not (clause.relative and pronoun) and top.dep != "ccomp"


# Openings that set no condition.
_LINKING = bag(
    "however thus therefore hence moreover furthermore finally first second third instead and but so yet simply"
)


def _openings(clause: Clause) -> list[Token]:
    """What stands before the subject and limits the claim: "in those days", "today", "for Anna"."""
    if clause.relative or clause.subject is None:
        return []
    start = clause.subject.subtree()[0].i
    found = []
    for child in clause.verb.children:
        if child.i >= start or child.dep not in ("prep", "advcl", "npadvmod", "advmod"):
            continue
        opening = child.subtree()
        if child.dep == "advcl" and opening[0].lower in ("while", "whereas"):
            continue
        if [t.lower for t in opening] in (["for", "example"], ["for", "instance"], ["by", "definition"]):
            continue
        if child.lower not in _LINKING:
            found.append(child)
    return found


def _field(clause: Clause, renderer: Renderer) -> str | None:
    """ "In knot theory, ": the field in which a term means so; "" for everywhere, None for a time or a case."""
    openings = _openings(clause)
    if not openings:
        return ""
    if len(openings) > 1 or openings[0].lower not in ("in", "within", "for") or clause.verb.tag == "VBD":
        return None
    noun = openings[0].child("pobj")
    if noun is None or noun.pos not in ("NOUN", "PROPN") or noun.lemma.lower() in _CASES:
        return None
    tokens = openings[0].subtree()
    if any(t.tag in ("CD", "PRP", "PRP$") or t.lower in _POINTERS for t in tokens) or len(tokens) > 6:
        return None
    text = renderer.text(tokens)
    return f"{capitalize(text)}, " if text else None


_CASES = bag(
    "case context example sense study day year century decade age time era period place part addition contrast "
    "comparison general fact practice theory effect particular short turn reality essence chapter section text figure"
)


def _introduced(
    view: SectionView, passage: Passage, sentence: Sentence, name: Name, renderer: Renderer
) -> Iterator[Candidate]:
    """ "his father, Ma Laifa," and "the previous record-holder, Facebook," → Who was Jack Ma's father?"""
    comma = name.tokens[0].previous()
    end = name.tokens[-1].next()
    noun = comma.previous() if comma is not None and comma.text == "," else None
    if noun is None or noun.tag != "NN" or end is None or end.text not in (",", ".", ";", "—"):
        return
    after = end.next()
    if after is not None and after.lower in ("and", "or"):
        return
    if name.head.dep not in ("appos",) or name.head.child("conj") is not None:
        return
    tokens = [t for t in noun_phrase(noun) if t.i <= noun.i]
    if (
        not tokens
        or tokens[-1] is not noun
        or not any(t.dep == "poss" or t.lower == "the" for t in noun.lefts)
    ):
        return
    if not any(t.dep in ("poss", "compound", "amod") for t in noun.lefts):
        return
    if any(t.lower in ("initial", "early", "latest", "current", "original", "new") for t in noun.lefts):
        return
    ranked = view.knowledge.topic and any(t.lower in _ORDINALS for t in noun.lefts)
    named = any(t.text[:1].isupper() for t in noun.lefts if t.i > tokens[0].i)
    if noun.child("poss") is None and not named and not ranked:
        return  # "the predecessor mission, Hope 2,": of which mission?
    if noun.dep == "pobj" and noun.head.head.pos in ("NOUN", "PROPN") and noun.child("poss") is None:
        return  # "the leading seller in the US market, Steelco": the seller is meant
    text = renderer.text(tokens)
    if not text or noun.lemma.lower() in HOLLOW:
        return
    person = name.type == PERSON or (renderer.names.noun_type(noun.lemma) == PERSON and name.type == OTHER)
    past = any(t.tag == "VBD" for t in sentence.tokens)
    if tokens[0].i == 0 and tokens[0].lower == "the":
        text = decapitalize(text)
    yield make(
        view,
        passage,
        sentence,
        rule="roles",
        kind=Kind.FACT,
        question=question(f"{_which(name, person, renderer, noun)} {'was' if past else 'is'} {text}"),
        answer=name.canonical if person else name.text,
        fact=(name.canonical, "be", noun.lemma, "reverse"),
        answer_type=name.type,
        weight=0.9,
    )


def _marked_terms(passage: Passage, sentence: Sentence, renderer: Renderer) -> Iterator[tuple[Token, ...]]:
    """Common nouns that the author set off: **terms** of a textbook."""
    for start, end in passage.block.emphasis:
        tokens = tuple(t for t in sentence.tokens if t.start >= start and t.end <= end)
        if not tokens or len(tokens) > 5 or tokens[-1].pos != "NOUN":
            continue
        if renderer.names.at(tokens[-1]) is not None:
            continue
        before = tokens[0].previous()
        if before is not None and before.head in tokens and before.dep in ("compound", "amod", "nmod"):
            continue  # one half of the term
        yield tokens


def apposition(named: Sequence[Token], head: Token) -> list[Token] | None:
    """The noun phrase with its article right behind the name and a comma, up to where the aside ends."""
    comma = named[-1].next()
    if comma is not None and comma.text == "(" and (close := _closing(comma)) is not None:
        after = close.next()
        comma = after if after is not None and after.text == "," else None
    if comma is None or comma.text not in (",", "—", "–"):
        return None
    article = comma.next()
    if article is not None and (role := _bare_role(article)) is not None:
        return role
    if article is None or article.lower not in ("a", "an", "the") or article.dep != "det":
        return None
    noun = article.head
    if _opens_main_clause(comma):
        return None
    if noun.pos not in ("NOUN", "PROPN") or noun.i < article.i or noun.dep in ("nsubj", "nsubjpass"):
        return None
    if noun.dep == "conj" or head.dep == "conj" or head.child("conj") is not None:
        return None
    if _is_of_the_subject(head):
        return None
    if noun.pos == "PROPN" and article.lower == "the":
        return None  # "the United Kingdom, the Republic of Ireland": two members of a list
    tokens = [t for t in trimmed(noun) if t.i >= article.i]
    run = [article]
    for token in tokens[1:]:
        if token.i != run[-1].i + 1:
            break
        run.append(token)
    if any(
        a.text == ","
        and ((b.lower in ("and", "or") and b.head.pos != "ADJ") or b.lower in ("the", "a", "an"))
        for a, b in pairwise(run)
    ):
        return None  # the next members of a list
    end = run[-1].next()
    if end is None or end.text not in (",", ".", ";", "—", "–", ")", "and", "who", "which", "where"):
        return None
    if end.text in ("and", "who", "which", "where") or run[-1].text == ",":
        return None if end.text == "and" else run
    # "X, a city in China, and Y": a list, not an apposition.
    if end.text == "," and (after := end.next()) is not None and after.lower in ("and", "or"):
        return None
    return run


def _is_of_the_subject(head: Token) -> bool:
    """ "Myst is a landmark of mystery gaming, a title that …": an aside behind what a copula says of its subject."""
    top = head
    while top.dep in ("pobj", "prep") and top.head is not top:
        top = top.head
    return top is not head and top.dep == "attr" and head.pos == "NOUN" and head.tag != "NNS"


_OPENERS = bag(
    "as when if while although though since because after before once by to with from in until whether"
)


def _opens_main_clause(comma: Token) -> bool:
    """ "As more users join the network, the value rises": the first comma of a sentence that begins so."""
    tokens = comma.sentence.tokens
    if tokens[0].lower not in _OPENERS or any(
        t.text in (",", "—", "–") for t in tokens[: comma.i - tokens[0].i]
    ):
        return False
    subject = comma.sentence.root.child("nsubj", "nsubjpass")
    return subject is None or subject.i > comma.i


# What somebody is for a time.
_OFFICES = bag(
    "king queen emperor empress sultan prince princess pope bishop archbishop president chairman chairwoman minister "
    "governor mayor secretary ambassador ceo director commander general leader ruler head caliph "
    "tsar shah viceroy regent"
)


def _bare_role(first: Token) -> list[Token] | None:
    """ "…, founder and chairman of Alibaba Group," : a role that needs no article."""
    run: list[Token] = []
    token: Token | None = first
    while token is not None and token.text not in (",", ".", ";", "(", "—", "–") and len(run) < 14:
        if token.pos in ("VERB", "AUX", "PRON") or token.tag in ("WDT", "WP"):
            return None
        run.append(token)
        token = token.next()
    if token is None or len(run) < 3 or token.text not in (",", ".") or run[0].text[0].isupper():
        return None
    heads = [t for t in run if t.pos == "NOUN" and t.lemma.lower() in _ROLES]
    if not heads or not any(t.lower in ("of", "at", "for") for t in run):
        return None
    return run


_ROLES = bag(
    "founder co-founder cofounder chairman chairwoman chair president ceo director head chief manager leader professor "
    "secretary minister governor mayor editor author inventor owner partner commander spokesman spokeswoman analyst"
)


def _closing(token: Token) -> Token | None:
    step: Token | None = token
    while step is not None and step.text != ")":
        step = step.next()
    return step


def _definition(
    view: SectionView,
    passage: Passage,
    sentence: Sentence,
    name: Name,
    tokens: list[Token],
    renderer: Renderer,
    *,
    weight: float,
    verb: str = "",
) -> Iterator[Candidate]:
    whole = completed(tokens) if verb else tokens
    if whole is None or name.text[0].isdigit():
        return
    tokens = whole
    head = head_of(tokens)
    answer = renderer.text(tokens)
    if head is None or not answer or head.lemma.lower() in HOLLOW | _NO_KIND or _is_puff(tokens):
        return
    if _is_praise(head, tokens):
        return
    if verb and head.child("nummod") is not None and tokens[0].dep != "det":
        return  # "30,000 light-years from the centre"
    if _is_cut(name) or _is_passing(tokens) or _loses_restriction(tokens):
        return
    if verb and any(t.tag in ("JJS", "RBS") for t in tokens):
        return  # a rank at that time, which another rule asks for
    if head.text.lower().endswith("changer") or any(
        t.lower in ("nothing", "more", "perfect") for t in tokens
    ):
        return
    kind_of_noun = renderer.names.noun_type(head.lemma)
    if kind_of_noun == OTHER:
        # "A payment revolution": unless the noun names a kind of thing, only a detailed phrase defines.
        weight *= 0.7
        if len(tokens) < 6 or any(t.lemma.lower() in EVALUATIVE for t in tokens if t.pos == "ADJ"):
            return
    is_place = name.type == PLACE or is_country(name.text)
    if is_place and any(
        t.pos == "NUM" or t.tag in ("JJS", "RBS") or t.lower in ("dozen", "few") for t in tokens
    ):
        return  # as it was then
    if is_place and (renderer.names.said_more_than(10, name.canonical) or kind_of_noun != PLACE):
        return  # what everybody knows and the text only colours
    if any(t.dep == "relcl" and any(c.lower == "would" for c in t.children) for t in tokens):
        return
    if not is_whole(tokens) or (
        len(tokens) > 1 and tokens[1].lower in ("first", "second", "third", "last", "only")
    ):
        return
    if name.canonical == view.knowledge.person and head.lemma.lower() not in _ROLES:
        return  # one trait of many
    if name.canonical == view.knowledge.organisation and renderer.names.said_more_than(100, name.canonical):
        return  # a whole book says what it is
    content = [
        t
        for t in tokens
        if t.pos in ("NOUN", "PROPN", "ADJ", "VERB", "NUM") and t is not head and not _is_joined(t)
    ]
    if not content or len(tokens) > 28:
        return
    if len(content) < 2 and not renderer.names.find(tokens) and kind_of_noun != OTHER:
        return  # "a non-profit organization", "an English clerk": of thousands
    if kind_of_noun == PERSON and not _is_known_for(tokens, renderer):
        opens = " " in name.text and verb and name.tokens[0].i == 0 and sentence is passage.sentences[0]
        if tokens[0].lower in ("a", "an") and not (opens and is_told_apart(tokens)):
            return
    sure = " " in name.text and renderer.names.certainty(name.canonical) > 0
    if name.type == PERSON and kind_of_noun != PERSON and head.lemma.lower() not in _ROLES and not sure:
        return  # a rover that the parser took for somebody
    if kind_of_noun == PERSON and _becomes_more(name.head):
        return  # what makes the person known stands behind the verb
    called = name.tokens[0].previous()
    if (
        kind_of_noun == PERSON
        and called is not None
        and called.pos == "NOUN"
        and called.head in name.tokens
        and renderer.names.noun_type(called.lemma) != PERSON
    ):
        return  # "the rover Perseverance, the twin of Curiosity"
    person = name.type != ORGANISATION and (
        kind_of_noun == PERSON or (kind_of_noun == OTHER and name.type == PERSON)
    )
    role = tokens[0].lower == "the"
    past = any(t.tag == "VBD" for t in (sentence.root, *sentence.root.all("aux", "auxpass")))
    told = not verb and past and head.lemma.lower() in _OFFICES
    over = not verb and past and name.type == EVENT
    be = "was" if verb in ("was", "were") or told or over else "is"
    who = "Who" if person else "What"
    subject = name.canonical if person else _with_article(name)
    plural = name.tokens[-1].tag == "NNPS"
    if plural and not verb:
        if head.tag in ("NN", "NNP") and head.lemma.lower() not in _COLLECTIVE:
            return
        be = {"is": "are", "was": "were"}[be]
    if verb in ("are", "were") and re.fullmatch(r"[A-Z]{2,}s", subject):
        be = verb  # "CEs are the team that …": a short form of many
    ask = question(f"{who} {be} {subject}")
    shown = capitalize(answer)
    yield make(
        view,
        passage,
        sentence,
        rule="definitions",
        kind=Kind.DEFINITION,
        question=ask,
        answer=shown,
        fact=(name.canonical, "be", ""),
        answer_type="definition",
        weight=weight,
        note=f"definition|{name.canonical.lower()}",
    )
    unique = (
        role
        and head.lemma.lower() not in _KIN
        and any(t.dep == "prep" and t.lower in ("of", "at", "for") for t in tokens)
    )
    if unique and renderer.names.find(tokens) and head.pos == "NOUN":
        yield make(
            view,
            passage,
            sentence,
            rule="roles",
            kind=Kind.FACT,
            question=question(f"{_which(name, person, renderer, head)} {be} {answer}"),
            answer=name.canonical if person else name.text,
            fact=(name.canonical, "be", head.lemma, "reverse"),
            answer_type=name.type,
            weight=weight,
            note=f"definition|{name.canonical.lower()}",
        )


def _which(name: Name, person: bool, renderer: Renderer, role: Token) -> str:
    """The question word for a name that plays a role."""
    if person:
        return "Who"
    noun = kind_noun(name, renderer)
    if noun in TRADES:
        noun = "company"
    of_wares = noun == "company" and (
        role.lemma in _WARES or (renderer.names.noun_type(role.lemma) != ORGANISATION and role.lemma != "arm")
    )
    if noun == role.lemma.lower() or of_wares:
        return "What"
    if noun:
        return f"Which {noun}"
    return "Which company" if name.type == ORGANISATION else "What"


# Nouns that name no kind of thing: deeds, and words about words.
_NO_KIND = bag(
    "achievement accomplishment feat gesture acronym abbreviation name term word event era century time "
    "function cause consequence outcome effect component piece focus reflection expression effort attempt "
    "benefit responsibility priority champion summit core heart basis essence consideration"
)
_WARES = bag("platform site website service system app product marketplace portal tool")
_COLLECTIVE = bag(
    "group set series kind form class family line range collection system instrument type body network chain pair team"
)
_KIN = bag(
    "son daughter brother sister cousin nephew niece uncle aunt grandson granddaughter friend colleague student pupil "
    "member descendant"
)
_PARTICLES = bag("da de di du del van von der den al el ibn bin ben la le")


def _is_joined(token: Token) -> bool:
    """ "non" of "non-profit", and its hyphen: no word of its own."""
    after = token.next()
    return token.text == "-" or (after is not None and after.text == "-")


def _is_cut(name: Name) -> bool:
    """Whether more of the name stands before what was found of it: "Vasco da" before "Gama"."""
    before = name.tokens[0].previous()
    if before is None:
        return False
    if before.text == "-" or before.lower in _PARTICLES:
        return True
    return (
        before.pos == "PROPN"
        and before.head in name.tokens
        and before.dep == "compound"
        and before.tag != "POS"
    )


def _is_passing(tokens: Sequence[Token]) -> bool:
    """Whether a phrase says how something was or whose it was, in words that point to the text around."""
    lower = [t.lower for t in tokens]
    if "both" in lower and "and" not in lower:
        return True
    return any(t.tag == "PRP$" and not _is_bound(t) for t in tokens) or any(
        a in ("then", "now", "currently", "still") or (a, b) == ("the", "time")
        for a, b in pairwise(["", *lower])
    )


def _loses_restriction(tokens: Sequence[Token]) -> bool:
    """Whether a phrase leaves out a clause or an "of" that says which: "for action which is illegal"."""
    inside = set(tokens)
    for token in tokens:
        if token.pos not in ("NOUN", "PROPN"):
            continue
        for child in token.rights:
            if child in inside or child.dep not in ("relcl", "acl", "prep"):
                continue
            before = child.subtree()[0].previous()
            if before is None or before.text not in (",", "(", "—", "–", "-", ";", ":"):
                return True
            if child.dep == "prep" and child.lower == "of":
                return True
    return False


_MOST_TOKENS = 30
# What may follow the comma behind a definition without being part of it.
_ASIDE = bag(
    "which who whose where such including like so even though although but and while whereas "
    "typically usually often generally commonly"
)


def completed(tokens: Sequence[Token]) -> list[Token] | None:
    """A definition up to where the author ends it, with what a trimmed phrase left out; None where it stays cut."""
    if not tokens:
        return None
    whole = tokens[0].sentence.tokens
    run = list(whole[tokens[0].i : tokens[-1].i + 1])
    brackets = [t for t in run if t.text in "()[]"]
    if brackets:
        run = list(tokens)
    stop = next((n for n, t in enumerate(run) if t.text in (";", ":", "—", "–")), len(run))
    run = run[:stop]
    last = run[-1] if run else tokens[-1]
    after = _behind_brackets(last.next())
    while after is not None and (after.text not in ",.;:!?—–)" or _joins_adjectives(after)):
        if len(run) > _MOST_TOKENS:
            return None
        if after.lower in ("and", "or", "but", "while", "whereas"):
            if run[-1] is last and not _continues_relative(after, run):
                break
            if run[-1] is not last and any(t.tag in ("VBZ", "VBP", "VBD", "MD") for t in whole[after.i :]):
                return None
        if after.tag in ("PRP", "PRP$") and not _is_bound(after):
            return None
        run.append(after)
        after = after.next()
    if not run or len(run) > _MOST_TOKENS:
        return None
    if after is not None and after.text == ",":
        behind = after.next()
        if behind is not None and behind.lower not in _ASIDE and not _is_participial(behind):
            return None
        if behind is not None and behind.lower in ("which", "who") and not is_told_apart(run):
            return None
    return run


def _continues_relative(joint: Token, run: Sequence[Token]) -> bool:
    """ "a body that orbits a star and does not shine": the relative clause goes on."""
    after = joint.next()
    while after is not None and after.pos == "ADV":
        after = after.next()
    finite = after is not None and after.tag in ("VBZ", "VBP", "MD", "VBD")
    return finite and any(t.dep == "relcl" for t in run)


def _is_bound(token: Token) -> bool:
    """ "its own light": of the thing itself."""
    after = token.next()
    return after is not None and after.lower == "own"


def _joins_adjectives(comma: Token) -> bool:
    before, after = comma.previous(), comma.next()
    return comma.text == "," and before is not None and after is not None and before.pos == after.pos == "ADJ"


def _is_participial(token: Token | None) -> bool:
    """ "…, originally released in 1975": an aside behind a comma."""
    while token is not None and token.pos == "ADV":
        token = token.next()
    return token is not None and token.tag in ("VBN", "VBG")


def _behind_brackets(token: Token | None) -> Token | None:
    if token is None or token.text != "(":
        return token
    close = _closing(token)
    return close.next() if close is not None else None


def is_told_apart(tokens: Sequence[Token]) -> bool:
    """Whether a phrase says which of its kind: "a school run by parents", not "a secondary school"."""
    head = head_of(tokens)
    inside = set(tokens)
    return head is not None and any(
        t in inside and t.i > head.i and t.dep in ("prep", "relcl", "acl") for t in head.children
    )


def _is_praise(head: Token, tokens: Sequence[Token]) -> bool:
    """ "a vital tool for open firms": a phrase that says how good a thing is, not what it is."""
    inside = set(tokens)
    if any(t in inside and t.i > head.i and t.dep in ("relcl", "acl") for t in head.children):
        return False
    return any(t in inside and t.dep == "amod" and t.lemma.lower() in _PRAISING for t in head.children)


_PRAISING = (EVALUATIVE - bag("large big huge massive new real true deep central leading")) | bag(
    "excellent unmitigated perfect ideal effective useful popular special valuable"
)


def _is_known_for(tokens: Sequence[Token], renderer: Renderer) -> bool:
    """Whether "a teacher at Berg College" says by what to know a person."""
    return bool(renderer.names.find(tokens))


def _becomes_more(name: Token) -> bool:
    """ "Anna Berg, a lawyer from Oslo, became the first president": the greater thing is in the verb."""
    verb = name.head
    return name.dep in ("nsubj", "nsubjpass") and verb.lemma in (
        "become",
        "appoint",
        "elect",
        "found",
        "invent",
        "win",
    )


def _with_article(name: Name) -> str:
    before = name.tokens[0].previous()
    return f"the {name.text}" if before is not None and before.lower == "the" else name.text


def _is_puff(tokens: list[Token]) -> bool:
    words = [t.lemma.lower() for t in tokens if t.pos in ("NOUN", "ADJ", "VERB", "ADV", "PROPN")]
    return not words or sum(word in EVALUATIVE for word in words) * 2 >= len(words)


def _term(
    view: SectionView,
    passage: Passage,
    sentence: Sentence,
    clause: Clause,
    noun: Token,
    renderer: Renderer,
) -> Iterator[Candidate]:
    """ "Inflation is a general rise in prices", "The atria are the chambers that …"."""
    words = balanced(list(clause.subject_tokens))
    bracket = next((n for n, t in enumerate(words) if t.text == "("), None)
    if bracket and words[-1].text == ")":
        words = words[:bracket]  # "the conditioned stimulus (CS)"
    if any(t.pos == "PUNCT" and t.text not in "-'’" for t in words) or clause.subject is None:
        return
    if any(t.dep in ("cc", "conj") for t in words):
        return  # two terms
    if clause.verb.tag == "VBD" and noun.tag == "NN":
        return  # as it was then
    tokens = trimmed(noun)
    expository = not view.knowledge.narrative
    if not words or len(words) > 6 or not (tokens[0].lower in ("a", "an", "the", "any") or noun.tag == "NNS"):
        return
    if words[0].lower in _POINTERS or (words[0].lower == "the" and not expository):
        return
    if any(
        t.tag in ("JJS", "RBS") or (t.pos == "ADJ" and t.lower.endswith("est")) or t.lower in _ORDINALS
        for t in words
    ):
        return  # "the commonest side effect": of what?
    if any(
        t.pos in ("PRON", "NUM") or t.dep == "poss" or (t.pos == "VERB" and t.dep not in ("amod", "compound"))
        for t in words
    ) or words[-1].pos not in (
        "NOUN",
        "PROPN",
    ):
        return
    head = head_of(tokens)
    if head is None or head.lemma.lower() in HOLLOW or _is_puff(tokens) or len(tokens) < 4:
        return
    # A definition says which kind: "a process by which …", "a rise in …"; "a good idea" says nothing.
    inside = set(tokens)
    if not any(t.dep in ("prep", "relcl", "acl") and t in inside for t in head.children) and (
        len([t for t in tokens if t.pos != "PUNCT" and not _is_joined(t)]) < 5
    ):
        return
    marked = any(start <= words[-1].start < end for start, end in passage.block.emphasis)
    titled = words[-1].lemma.lower() in " ".join(view.path[-2:]).lower()
    indefinite = words[0].lower in ("a", "an")
    # "a sense of xenophobia, which is …": said for the reader who does not know the word.
    explained = clause.relative and not any(t.dep == "det" for t in words)
    if not (
        marked
        or (
            expository
            and (
                titled
                or indefinite
                or words[0].i == 0
                or explained
                or words[-1].lemma.lower() in view.knowledge.terms
            )
        )
        or (titled and indefinite)
    ):
        return
    field = _field(clause, renderer)
    if field is not None:
        yield from define(
            view, passage, sentence, words, tokens, renderer, verb=clause.verb.lower, field=field
        )


_ORDINALS = bag("first second third fourth fifth last only main next other same former latter")
_QUALIFYING = bag(
    "primarily mainly mostly largely initially originally once essentially often usually sometimes partly "
    "now still currently also"
)
_POINTERS = bag(
    "this that these those his her its their my our one another it there such some many most both all each"
)


def define(
    view: SectionView,
    passage: Passage,
    sentence: Sentence,
    term_tokens: Sequence[Token],
    tokens: list[Token],
    renderer: Renderer,
    *,
    verb: str = "",
    field: str = "",
) -> Iterator[Candidate]:
    """ "What is TERM?" and the phrase that says so."""
    joint = tokens[-1].next() if tokens else None
    goes_on = (
        verb and joint is not None and joint.lower in ("and", "but") and _continues_relative(joint, tokens)
    )
    if (not is_whole(tokens) and not goes_on) or _is_passing(tokens):
        return  # cut short, or said of one case only
    whole = completed(tokens) if verb else tokens
    if whole is None or any(t.tag in ("JJS", "RBS") for t in whole) or _loses_restriction(whole):
        return
    tokens = whole
    if term_tokens[0].text[0].isdigit():
        return  # "67.5 %, a result …"
    answer, term = renderer.text(tokens), renderer.text(term_tokens)
    head = head_of(tokens)
    if (
        not answer
        or not term
        or len(tokens) > 30
        or head is None
        or head.lemma.lower() in HOLLOW | _NO_KIND
        or _is_puff(tokens)
        or _is_praise(head, tokens)
    ):
        return
    if (
        len(tokens) < 8
        and head.child("amod") is not None
        and all(t.lemma.lower() in EVALUATIVE for t in head.children if t.dep == "amod" and t in tokens)
    ):
        return  # "an essential practice in Buddhism"
    first = term_tokens[0]
    named = head_of(term_tokens) or term_tokens[-1]
    if first.lower == "the" and renderer.names.noun_type(named.lemma) == PERSON:
        return  # "the chairman of the group"
    if first.lower == "the" and any(renderer.is_anaphor(t) for t in term_tokens):
        return
    if not keeps_capital(first, renderer) and (len(term) < 2 or term[1].islower() or term[1].isspace()):
        term = decapitalize(term)
    before = first.previous()
    if before is not None and before.lower in ("a", "an", "the") and before not in term_tokens:
        term = f"{before.lower} {term}"
    noun = head_of(term_tokens) or term_tokens[-1]
    many = noun.tag in ("NNS", "NNPS") or any(t.dep == "conj" for t in term_tokens)
    if many and not verb and head.tag == "NN" and head.lemma.lower() not in _COLLECTIVE:
        return
    if verb in ("is", "are"):
        many = verb == "are"
    bare = before is None and term_tokens[0].dep != "det"
    if bare and noun.tag == "NN" and head.lemma == noun.lemma and tokens[0].lower in ("a", "an"):
        term = f"{'an' if term[0].lower() in 'aeio' else 'a'} {term}"
    yield make(
        view,
        passage,
        sentence,
        rule="definitions",
        kind=Kind.DEFINITION,
        question=question(f"{_in_field(field)} {'are' if many else 'is'} {term}"),
        answer=capitalize(answer),
        fact=(bare_term(term), "be", ""),
        answer_type="definition",
    )


def bare_term(term: str) -> str:
    """A term without its article: "a peal" and "peal" are one."""
    return re.sub(r"^(?:an?|the) ", "", term, flags=re.IGNORECASE)


def _in_field(field: str) -> str:
    return f"{field}what" if field else "What"


_CALLING = bag("call name term dub label nickname")


_LEANING = bag(
    "related similar second third other another alternative additional next same such new different"
)


def _called(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, renderer: Renderer
) -> Iterator[Candidate]:
    """ "The outer layer is called the epicardium" → What is the outer layer called?"""
    if not clause.passive or clause.relative or clause.subject is None:
        return
    if any(t.lower in ("a", "an") for t in clause.verb.subtree() if t.dep == "det" and t.i > clause.verb.i):
        return  # "known as a desert" is no name
    verb = clause.verb
    target: Token | None = None
    if verb.lemma in _CALLING:
        target = verb.child("oprd", "attr", "dobj")
    elif verb.lemma in ("know", "refer", "describe"):
        as_ = next((p for p in verb.subtree() if p.dep == "prep" and p.lower == "as" and p.i > verb.i), None)
        target = as_.child("pobj") if as_ is not None and as_.i - verb.i <= 2 else None
    if target is None or target.i < verb.i:
        return
    if any(t.lower in _LEANING for t in clause.subject.lefts):
        return  # "a related method": related to which?
    if any(t.dep == "prep" and t.lower in ("like", "unlike") for t in clause.subject.subtree()):
        return  # "instruments like the viola are called …": not all of them
    subject, answer = subject_text(clause, renderer), renderer.text(trimmed(target))
    if not is_whole(trimmed(target)) or target.child("conj") is not None:
        return
    if not subject or not answer or len(content_of(clause.subject_tokens)) < 2 or len(answer.split()) > 8:
        return
    be = clause.auxiliaries[-1].lower if clause.auxiliaries else "is"
    if be not in ("is", "are", "was", "were"):
        return
    yield make(
        view,
        passage,
        sentence,
        rule="called",
        kind=Kind.DEFINITION,
        question=question(
            f"By what other name {be} {subject} known"
            if renderer.names.find(clause.subject_tokens)
            else f"What {be} {subject} called"
        ),
        answer=capitalize(answer) if target.pos == "NOUN" else answer,
        fact=(head_key(target, renderer), "be", "called"),
        answer_type="term",
        weight=0.95,
    )


_WORDS_FOR_WORDS = bag("term word expression phrase")


def _meaning(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, renderer: Renderer
) -> Iterator[Candidate]:
    """ "Churn refers to …", "Kaizen means …": What does … refer to?"""
    verb = clause.verb
    if (
        clause.subject is None
        or clause.auxiliaries
        or clause.negation
        or clause.speaker
        or verb.tag not in ("VBZ", "VBP")
    ):
        return
    if verb.lemma == "refer":
        to = next((p for p in verb.all("prep") if p.lower == "to"), None)
        noun = to.child("pobj", "pcomp") if to else None
        tail = "refer to"
        within = [t for p in verb.all("prep") for t in p.subtree()]
        if any(p.lower == "as" and (p.previous() or p).lower != "such" for p in within if p.dep == "prep"):
            return  # "refer to the valley as Meluhha"
    elif verb.lemma in ("mean", "denote", "signify"):
        noun, tail = clause.object, verb.lemma
    elif verb.lemma in ("involve", "entail") and not view.knowledge.narrative:
        noun, tail = verb.child("xcomp", "dobj", "ccomp"), verb.lemma
        if noun is None or noun.tag != "VBG" or noun.child("nsubj") is not None:
            return
        if any(t.dep in ("det", "cc") for t in clause.subject_tokens) or clause.subject.tag != "NN":
            return
    else:
        return
    words = list(clause.subject_tokens)
    named = renderer.names.at(clause.subject)
    if (named is not None and named.type == PERSON) or any(t.tag in ("PRP", "PRP$") for t in words):
        return
    if words[0].lower == "the" and len(words) > 2 and words[1].lemma.lower() in _WORDS_FOR_WORDS:
        words = words[2:]  # "the term high culture"
    if noun is None or len(words) > 5 or words[0].lower in _POINTERS:
        return
    if words[0].lower == "the" and (len(content_of(words)) < 2 or words[-1].tag == "NNS"):
        return
    tokens = trimmed(noun)
    whole = completed(tokens) if is_whole(tokens) else None
    field = _field(clause, renderer)
    if whole is None or field is None or _loses_restriction(whole):
        return
    own = len(words) == len(clause.subject_tokens)
    answer, subject = renderer.text(whole), subject_text(clause, renderer) if own else renderer.text(words)
    if not answer or not subject or words[0].pos == "NUM":
        return
    if len(answer.split()) < 3 or (len(answer.split()) < 6 and not is_told_apart(whole)):
        return
    subject = subject.removeprefix("the ").strip("“”\"'‘’")
    do = "does" if verb.tag == "VBZ" else "do"
    yield make(
        view,
        passage,
        sentence,
        rule="definitions",
        kind=Kind.DEFINITION,
        question=question(f"{_in_field(field)} {do} “{subject}” {tail}"),
        answer=capitalize(answer),
        fact=(subject, "be", ""),
        answer_type="definition",
    )


def _defined(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, renderer: Renderer
) -> Iterator[Candidate]:
    """ "A planet is defined as a body that …" → What is a planet?"""
    verb = clause.verb
    as_ = next((p for p in verb.all("prep") if p.lower == "as" and p.i > verb.i), None)
    noun = as_.child("pobj") if as_ is not None else None
    if verb.lemma != "define" or not clause.passive or noun is None or clause.subject is None:
        return
    if (
        clause.negation
        or clause.speaker
        or clause.relative
        or [a.lower for a in clause.auxiliaries]
        not in (
            ["is"],
            ["are"],
        )
    ):
        return
    words = list(clause.subject_tokens)
    field = _field(clause, renderer)
    if field is None or len(words) > 5 or words[0].lower in (*_POINTERS, "the"):
        return
    if any(t.pos in ("PRON", "VERB", "NUM", "PUNCT") or t.dep in ("poss", "cc") for t in words):
        return
    be = clause.auxiliaries[0].lower
    yield from define(view, passage, sentence, words, trimmed(noun), renderer, verb=be, field=field)


_JOINTS = ("of", "and", "the", "for", "in", "-", "to", "on", "&", "'s", "’s", "by")
_ACRONYM = re.compile(r"\(([A-Z][A-Za-z&]{1,7}s?)\)")


# What nobody has to learn.
_EVERYDAY = bag(
    "UN EU US USA UK AI IT TV CEO CFO COO CTO VR AR PC PCs HR PR PhD DNA RNA GPS CD DVD SMS FAQ ID BBC CNN FBI CIA "
    "NATO R&D Q&A ATM UFO VIP DIY NGO GMT NBA NFL WWW WHO CDC FDA FAA EPA IRS IMF HIV AIDS MRI UNESCO UNICEF"
)


_CAPITALS = re.compile(r"\b\w*[A-Z][\w&.-]*[A-Z]\w*")
_FEWEST_USES = 2  # of a short form worth knowing, the one in brackets included


def times_written(knowledge: Knowledge, word: str) -> int:
    """How often a document writes a word of capitals, in this spelling or with a plural s."""
    if "capitals" not in knowledge.memo:
        lines = (line.text for line in knowledge.outline.lines)
        knowledge.memo["capitals"] = Counter(w for line in lines for w in _CAPITALS.findall(line))
    counts: Counter[str] = knowledge.memo["capitals"]
    single = word.removesuffix("s")
    return counts[single] + counts[f"{single}s"]


def _acronyms(
    view: SectionView, passage: Passage, sentence: Sentence, renderer: Renderer
) -> Iterator[Candidate]:
    """ "New York Stock Exchange (NYSE)" and "initial public offering (IPO)"."""
    for match in _ACRONYM.finditer(sentence.text):
        short = match[1]
        if short in _EVERYDAY or short.removesuffix("s") in _EVERYDAY:
            continue
        letters = [c for c in short if c.isupper()]
        before = [t for t in sentence.tokens if t.end <= match.start() + sentence.start]
        words: list[Token] = []
        left = list(reversed(letters))
        for token in reversed(before):
            if not left:
                break
            words.insert(0, token)
            joint = token.lower in _JOINTS
            if token.text[:1].upper() == left[0] and not (joint and len(left) == 1):
                left.pop(0)
            elif not joint:
                break
        if left or not words or len(letters) < 2:
            continue
        while words and words[-1].tag == "POS":
            words.pop()
        if not words:
            continue
        if view.knowledge.ask(times_written, short) < _FEWEST_USES:
            continue  # named in passing, and never needed again
        long = sentence.slice(words).strip()
        if short.endswith("s") and words[-1].tag == "NNS":  # "limited partnerships (LPs)"
            short = short.removesuffix("s")
            long = long.removesuffix(words[-1].text) + words[-1].lemma
        yield make(
            view,
            passage,
            sentence,
            rule="acronyms",
            kind=Kind.DEFINITION,
            question=f"What does “{short}” stand for?",
            answer=capitalize(long),
            fact=(short, "stand", ""),
            answer_type="expansion",
            weight=0.9,
        )
