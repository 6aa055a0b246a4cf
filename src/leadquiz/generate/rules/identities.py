"""What the one N is: "The purpose of the heart is to pump blood", "Mercury is the smallest planet"."""

import re
from collections.abc import Iterator, Sequence

from leadquiz.generate.clause import (
    Clause,
    attribution,
    is_run,
    is_whole,
    keeps_capital,
    mid_sentence,
    question,
    trimmed,
)
from leadquiz.generate.lexicon import EVALUATIVE, HOLLOW, bag
from leadquiz.generate.names import PERSON
from leadquiz.generate.references import Renderer, capitalize, decapitalize, passages_with
from leadquiz.generate.rules.base import clauses_of, content_of, head_key, make
from leadquiz.generate.rules.enumerations import members_of
from leadquiz.generate.tokens import Sentence, Token, head_of
from leadquiz.generate.views import Passage, SectionView
from leadquiz.model import Candidate, Kind, join_members

# Nouns of which a thing has one: what they are is a fact, whatever stands before them.
_SINGLE = bag(
    "purpose goal aim role function objective mission task job duty key secret reason cause source capital "
    "symbol unit currency headquarters name title origin birthplace successor "
    "predecessor founder inventor author opposite language basis formula home equivalent seat owner ruler"
)
_PURPOSES = bag(
    "purpose goal aim role function objective mission task job duty idea plan answer way key secret intention "
    "intent point ambition solution remedy alternative method approach step dream trick vision strategy"
)
_CLAIMS = bag(
    "reason advantage disadvantage drawback benefit difference lesson idea argument assumption belief claim "
    "finding principle rule problem difficulty objection condition premise thesis theory hypothesis conclusion "
    "result consequence implication criticism"
)
# What makes a definite the only one of its kind.
_RANKS = bag(
    "first second third fourth fifth last only main key core chief primary principal central sole original "
    "final next single basic"
)
_VAGUE_SUBJECTS = bag(
    "result answer thing one rest point fact way part example kind type number case time same other"
)
_UNSURE = bag(
    "perhaps probably possibly arguably maybe likely also again still often usually sometimes primarily mainly "
    "partly mostly largely essentially not never"
)
# Who makes or uses what, they do not say.
_OF_WHAT = bag("producer exporter importer supplier maker user consumer provider manufacturer buyer seller")
_LONGEST = 26  # words of an answer


def identities(view: SectionView) -> Iterator[Candidate]:
    """A definite description and what it is, asked from the side that the text presents as the only one."""
    renderer = Renderer.of(view)
    for passage, sentence in passages_with(view):
        yield from _mottos(view, passage, sentence, renderer)
        if sentence.root.pos == "NOUN":
            yield from _surface(view, passage, sentence, renderer)
    for passage, sentence, clause in clauses_of(view):
        if not clause.copular or clause.subject is None or clause.negation or clause.auxiliaries:
            continue
        if clause.relative or clause.verb.tag not in ("VBZ", "VBP", "VBD") or _is_unsure(clause):
            continue
        lead = attribution(clause, renderer)
        if lead is None or (not lead and _is_framed(clause)):
            continue
        yield from _described(view, passage, sentence, clause, renderer, lead)
        noun = clause.complement("attr")
        for member in (noun, noun.child("conj"), clause.verb.child("conj")) if noun is not None else ():
            if member is not None:
                yield from _superlative(view, passage, sentence, clause, member, renderer, lead)


def _is_framed(clause: Clause) -> bool:
    """ "For people under 80 the aim is …": what opens the clause says for whom, or when, it holds."""
    start = clause.subject_tokens[0].i if clause.subject_tokens else clause.verb.i
    return any(
        t.dep in ("prep", "advcl", "npadvmod")
        and t.i < start
        and not (
            t.lower in ("for", "in") and any(c.lower in ("example", "instance", "fact") for c in t.children)
        )
        and not any(c.text.isdigit() and len(c.text) == 4 for c in t.subtree())
        for t in clause.verb.lefts
    )


def _is_unsure(clause: Clause) -> bool:
    """Whether a word beside the verb limits what is said: the card would lose it."""
    return any(t.dep in ("advmod", "neg") and t.lower in _UNSURE for t in clause.verb.children) or any(
        t.lower in ("one", "among", "part") and t.head is clause.verb for t in clause.verb.children
    )


def _is_ranked(noun: Token) -> bool:
    """Whether a superlative or an ordinal makes this noun the only one."""
    return any(_is_superlative(t) or t.lower in _RANKS for t in noun.lefts)


def _is_superlative(token: Token) -> bool:
    return token.tag in ("JJS", "RBS") or any(c.tag == "RBS" for c in token.children)


def _is_definite(noun: Token) -> bool:
    return any((t.dep == "det" and t.lower == "the") or t.dep == "poss" for t in noun.lefts)


def _is_restricted(noun: Token) -> bool:
    """Whether what follows or owns the noun says which one is meant."""
    for child in noun.children:
        if child.dep == "poss":
            return True
        if child.dep in ("prep", "relcl", "acl") and child.i > noun.i:
            before = child.subtree()[0].previous()
            if before is not None and before.text not in (",", "(", "—", "–"):
                return True
    return False


def _alone(noun: Token) -> list[Token]:
    """A noun phrase without the phrases coordinated with it; empty where they cannot be told apart."""
    others = [t for t in noun.children if t.dep in ("cc", "conj")]
    if not others:
        tokens = trimmed(noun)
        return tokens if is_whole(tokens) or noun.head.child("conj") is not None else []
    if not _is_definite(noun.child("conj") or noun):
        return []
    gone = {t for other in others for t in other.subtree()}
    tokens = [t for t in trimmed(noun) if t not in gone]
    while tokens and tokens[-1].pos == "PUNCT":
        tokens.pop()
    return tokens


def _phrase(noun: Token, renderer: Renderer) -> str:
    """A noun phrase as it stands inside a question, "" where it cannot."""
    tokens = trimmed(noun)
    if not tokens or (not is_whole(tokens) and noun.dep != "nsubj"):
        return ""
    after = tokens[-1].next()
    if after is not None and noun.dep == "nsubj" and after is not noun.head and after.text not in ",(—–":
        return ""  # "the only victory that year"
    return mid_sentence(tokens, renderer)


def _described(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, renderer: Renderer, lead: str
) -> Iterator[Candidate]:
    """ "The purpose of the heart is to pump blood" → What is the purpose of the heart?"""
    noun = clause.subject
    assert noun is not None
    if noun.pos != "NOUN" or noun.dep != "nsubj" or noun.child("conj") is not None or not _is_definite(noun):
        return
    if sentence.text.endswith(":"):
        return  # what follows belongs to it
    lemma = noun.lemma.lower()
    known = lemma not in _PURPOSES and (
        lemma in view.knowledge.terms or (not view.knowledge.narrative and noun.child("nummod") is not None)
    )
    superlative = any(
        (_is_superlative(t) and t.lemma.lower() not in EVALUATIVE) or t.lower in ("main", "only")
        for t in noun.lefts
    )
    if not (_is_restricted(noun) or (superlative and known)):
        return
    if (lemma in _VAGUE_SUBJECTS and not superlative) or any(
        t.lower in ("other", "same", "such") for t in noun.lefts
    ):
        return
    whose = noun.child("poss")
    if whose is not None and not any(t.dep in ("prep", "relcl", "acl") for t in noun.rights):
        owner = renderer.names.at(whose)
        known_owner = renderer.reference(whose)
        text = known_owner.text if known_owner else owner.canonical if owner else ""
        full = renderer.names.canonical(text) if text else ""
        main = (view.knowledge.person, view.knowledge.organisation, view.knowledge.subject)
        if full in main or renderer.names.type_of(full) == PERSON:
            return  # "his goal": of many
    if len(content_of(list(clause.subject_tokens))) < 2 or len(clause.subject_tokens) > 18:
        return
    found = _complement(clause, lemma, renderer, ranked=_is_ranked(noun))
    if found is None:
        return
    answer, kind, answer_type, members = found
    said = _phrase(noun, renderer)
    if not said or len(said.split()) < 3:
        return
    wh = "Who" if answer_type == PERSON else "What"
    yield make(
        view,
        passage,
        sentence,
        rule="identities",
        kind=kind,
        question=question(_led(lead, f"{wh} {clause.verb.lower} {said}")),
        answer=answer,
        members=members,
        fact=(head_key(noun, renderer), "be", said, "identity"),
        answer_type=answer_type,
        weight=0.95,
    )


def _led(lead: str, text: str) -> str:
    return f"{lead} {decapitalize(text)}" if lead else text


def _complement(
    clause: Clause, lemma: str, renderer: Renderer, *, ranked: bool
) -> tuple[str, Kind, str, tuple[str, ...]] | None:
    """(answer, kind, answer type, members) of what stands behind the verb."""
    verb = clause.verb
    after = [t for t in verb.rights if t.dep in ("xcomp", "ccomp", "attr", "advcl")]
    if not after:
        return None
    target = after[0]
    first = target.subtree()[0]
    between = clause.sentence.tokens[verb.i + 1 : first.i]
    if any(t.pos != "PUNCT" and t.dep not in ("advmod",) for t in between) or any(
        t.text in ",;:" for t in between
    ):
        return None
    if first.lower in ("to", "that") and first.i == verb.i + 1 and target.dep != "attr":
        if first.lower == "to" and lemma not in _PURPOSES:
            return None
        if first.lower == "that" and (
            lemma not in _CLAIMS or target.child("nsubj", "nsubjpass", "expl") is None
        ):
            return None
        tokens = _without_asides(target)
        text = renderer.text(tokens, before=clause.subject_tokens)
        if not text or not 3 <= len(text.split()) <= _LONGEST or not _ends_well(tokens):
            return None
        return capitalize(text), Kind.PRINCIPLE, "phrase" if first.lower == "to" else "claim", ()
    if target.dep != "attr" or target.pos not in ("NOUN", "PROPN"):
        return None
    if not (ranked or lemma in _SINGLE):
        return None
    if target.child("conj") is not None:
        members = members_of(target, renderer)
        if members is None or clause.subject is None or clause.subject.tag != "NNS":
            return None
        shown = tuple(capitalize(m) if i == 0 else m for i, m in enumerate(members))
        return join_members(shown), Kind.LIST, "list", shown
    if clause.subject is not None and clause.subject.tag == "NNS" and target.tag in ("NN", "NNP"):
        return None  # "The most common causes are …": the parser lost all but the first
    tokens = trimmed(target, examples=True)
    definite = _is_definite(target) or target.pos == "PROPN" or target.child("nummod")
    if renderer.view.knowledge.narrative and not definite and verb.tag == "VBD":
        return None  # how a story calls a thing, not what it is
    if not is_whole(tokens) or target.lemma.lower() in HOLLOW or _is_praise(tokens):
        return None
    text = renderer.text(tokens, before=clause.subject_tokens)
    behind = tokens[-1].next()
    if not text or len(text.split()) > 15 or (behind is not None and behind.text in "“\"‘'["):
        return None
    named = renderer.names.at(target)
    return capitalize(text), Kind.FACT, named.type if named else "identity", ()


def _without_asides(target: Token) -> list[Token]:
    """A subordinate clause up to a semicolon or dash."""
    out = []
    for token in target.subtree():
        if token.text in (";", ":", "—", "–") and token.pos == "PUNCT":
            break
        out.append(token)
    return out


def _ends_well(tokens: Sequence[Token]) -> bool:
    """Whether the words run without a gap to where the author ends the clause."""
    if not is_run(tokens):
        return False
    following = tokens[-1].next()
    return (
        following is None or following.text in ".;:!?—–(,)" or following.lower in ("and", "but", "so", "or")
    )


def _is_praise(tokens: Sequence[Token]) -> bool:
    said = [t.lemma.lower() for t in tokens if t.pos in ("NOUN", "ADJ", "VERB", "PROPN", "NUM")]
    return not said or sum(word in EVALUATIVE for word in said) * 2 >= len(said)


def _superlative(
    view: SectionView,
    passage: Passage,
    sentence: Sentence,
    clause: Clause,
    noun: Token,
    renderer: Renderer,
    lead: str,
) -> Iterator[Candidate]:
    """ "Mercury is the smallest planet of the Solar System" → What is the smallest planet …?"""
    subject = clause.subject
    if subject is None or noun.pos != "NOUN" or noun.i < clause.verb.i:
        return
    if not _is_definite(noun) or sentence.text.endswith(":"):
        return
    if noun.lemma.lower() in ("one", "part", "way", "time", "case", "place", "thing", "example"):
        return
    ranked = _is_ranked(noun)
    if not _is_restricted(noun) or not (ranked or noun.lemma.lower() in _SINGLE):
        return
    tokens = _alone(noun)
    after = tokens[-1].next() if tokens else None
    if after is not None and after.pos not in ("PUNCT", "CCONJ") and after.lower != "that":
        return  # "the first mission to move an asteroid" is more than the first mission
    if noun.lemma.lower() in _OF_WHAT and not any(
        (t.dep == "compound" and t.i < noun.i) or (t.dep == "prep" and t.lower == "of") for t in noun.children
    ):
        return
    if not tokens or len(content_of(tokens)) < 3 or len(tokens) > 24:
        return
    if any(t.lower in ("such", "same", "other", "more") for t in noun.lefts):
        return
    words = [t for t in clause.subject_tokens if t.pos != "PUNCT"]
    name = renderer.names.at(subject)
    reference = renderer.reference(subject)
    if subject.pos == "PRON" and not (reference and reference.text):
        return
    if subject.tag in ("WP", "WDT", "EX", "DT") or subject.dep != "nsubj" or len(words) > 10:
        return
    if any(t.lower in ("this", "these", "that", "those", "one", "another", "some") for t in words):
        return
    main = (view.knowledge.person, view.knowledge.organisation)
    who = reference.text if reference and reference.text else name.canonical if name else ""
    if who and who in main and not any(c.isdigit() for c in sentence.text) and view.knowledge.narrative:
        return  # the answer to every question of such a text
    members: tuple[str, ...] = ()
    kind = Kind.FACT
    if subject.child("conj") is not None:
        found = members_of(subject, renderer)
        if found is None or noun.tag != "NNS":
            return
        members = tuple(capitalize(m) if i == 0 else m for i, m in enumerate(found))
        answer: str | None = join_members(members)
        kind = Kind.LIST
    else:
        bare = trimmed(subject)
        if not is_run(bare):
            return
        answer = renderer.text(bare)
    said = renderer.text(tokens)
    if not answer or not said or len(answer.split()) > 12 or len(answer) < 3:
        return
    be = clause.verb.lower
    if noun.tag == "NN":
        be = {"are": "is", "were": "was"}.get(be, be)
    person = name is not None and name.type == PERSON
    if name is None and not reference and not any(t.pos in ("NOUN", "PROPN") for t in words):
        return
    if reference and reference.text:
        person = renderer.names.type_of(renderer.names.canonical(reference.text)) == PERSON
    head = head_of(tokens)
    yield make(
        view,
        passage,
        sentence,
        rule="identities",
        kind=kind,
        question=question(_led(lead, f"{'Who' if person else 'What'} {be} {said}")),
        answer=capitalize(answer),
        members=members,
        fact=(head_key(head, renderer), "be", said, "reverse"),
        answer_type="list" if members else name.type if name else "identity",
        weight=0.95,
    )


# ------------------------------------------------------------------------------------------ by the surface


def _surface(
    view: SectionView, passage: Passage, sentence: Sentence, renderer: Renderer
) -> Iterator[Candidate]:
    """ "The only parts needed to build the frame are two tubes and a lug": a subject that leads the parser astray.

    Where the words before the first "is" hold no other finite verb, they are its subject whatever the parse says.
    """
    tokens = sentence.tokens
    verb = next((t for t in tokens if t.lower in ("is", "are", "was", "were")), None)
    if verb is None or verb.i < 4 or verb.dep in ("auxpass", "aux") or tokens[0].lower != "the":
        return
    left, right = list(tokens[: verb.i]), list(tokens[verb.i + 1 :])
    head = next((t for t in left if t.tag in ("NN", "NNS")), None)
    if head is None or not right or tokens[-1].text != ".":
        return
    if any(t.tag in ("VBD", "VBZ", "VBP", "MD", "WDT", "WP") or t.pos == "PUNCT" for t in left):
        return
    if verb.child("nsubj") is head or not (
        any(_is_superlative(t) or t.lower in _RANKS for t in left[: head.i]) and head.i + 1 < verb.i
    ):
        return
    first = next((t for t in right if t.pos in ("NOUN", "PROPN")), None)
    if first is None or any(t.tag in ("VBD", "VBZ", "VBP", "MD", "WDT", "WP") for t in right):
        return
    members = members_of(first, renderer)
    if members is None or (head.tag == "NNS") != (len(members) > 1):
        return
    if sum(t.pos in ("NOUN", "PROPN") for t in right) > len(members) * 2:
        return
    said = renderer.text(left)
    if not said:
        return
    shown = tuple(capitalize(m) if i == 0 else m for i, m in enumerate(members))
    yield make(
        view,
        passage,
        sentence,
        rule="identities",
        kind=Kind.LIST,
        question=question(f"What {verb.lower} {decapitalize(said)}"),
        answer=join_members(shown),
        members=shown,
        fact=(head_key(head, renderer), "be", said, "identity"),
        answer_type="list",
        weight=0.9,
    )


_MOTTOS = bag("motto slogan nickname tagline catchphrase credo maxim watchword byname sobriquet")
_CARRYING = bag("carry bear have adopt use choose coin")
_QUOTED = re.compile(r"[“\"]([^”\"]{2,120})[”\"]")


def _mottos(
    view: SectionView, passage: Passage, sentence: Sentence, renderer: Renderer
) -> Iterator[Candidate]:
    """ "carries the slogan “…”", "X's motto was “…”" → What is the slogan of …?"""
    noun = next((t for t in sentence.tokens if t.lemma.lower() in _MOTTOS and t.tag == "NN"), None)
    if noun is None:
        return
    found = [m for m in _QUOTED.finditer(sentence.text) if m.start() + sentence.start > noun.end]
    if len(found) != 1:
        return
    quoted = found[0]
    between = [t for t in sentence.tokens if noun.end <= t.start < quoted.start() + sentence.start]
    verb = noun.head
    owner: Sequence[Token] = ()
    if (whose := noun.child("poss")) is not None:
        owner = [t for t in trimmed(whose) if t.tag != "POS"]
        carrier = whose
    elif (of := noun.child("prep")) is not None and of.lower == "of" and of.child("pobj") is not None:
        carrier = of.child("pobj") or noun
        owner = trimmed(carrier)
    elif noun.dep == "dobj" and verb.lemma in _CARRYING and (carrier_ := verb.child("nsubj")) is not None:
        carrier = carrier_
        owner = trimmed(carrier)
        if between and any(t.pos != "PUNCT" for t in between):
            return
    else:
        return
    if len(between) > 14 or carrier.tag in ("WDT", "WP"):
        return
    if (
        between
        and not any(t.lower in ("is", "was") for t in between)
        and any(t.pos == "VERB" for t in between)
    ):
        return
    said = renderer.text(owner)
    if not said:
        return
    if owner[0] is not whose and not keeps_capital(owner[0], renderer):
        said = decapitalize(said)
    past = any(t.tag == "VBD" and t.head is not t for t in sentence.tokens) and verb.tag == "VBD"
    rest = sentence.text[quoted.end() :].strip()
    gloss = ""
    if rest.startswith(":") and len(rest.split()) <= 12:
        gloss = f" ({rest[1:].strip().rstrip('.')})"
    yield make(
        view,
        passage,
        sentence,
        rule="mottos",
        kind=Kind.QUOTE,
        question=question(
            f"What {'was' if past or 'was' in [t.lower for t in between] else 'is'} "
            f"the {noun.lemma} of {said}"
        ),
        answer=f"“{quoted[1].rstrip('.,')}”{gloss}",
        fact=(said, "be", noun.lemma),
        answer_type="quote",
        weight=1.2,
    )
