"""What somebody believes, found or says about a thing: "What did Anna Berg conclude about setbacks?"."""

import re
from collections.abc import Iterator, Sequence

from leadquiz.generate.clause import (
    FILLERS,
    SPEECH,
    VOICES,
    Clause,
    ask,
    ask_subject,
    attribution,
    clauses,
    core,
    is_whole,
    keeps_capital,
    question,
    trimmed,
    verb_group_text,
)
from leadquiz.generate.gates import STOP, content, is_vague, stem, words
from leadquiz.generate.lexicon import EVALUATIVE, bag
from leadquiz.generate.names import PERSON
from leadquiz.generate.references import Renderer, capitalize, decapitalize
from leadquiz.generate.rules.base import clauses_of, head_key, make
from leadquiz.generate.tokens import Sentence, Token
from leadquiz.generate.views import Passage, SectionView
from leadquiz.model import Candidate, Kind

_FINDING = bag(
    "discover find show demonstrate reveal confirm learn realize realise recognize recognise prove report "
    "deny rule decree stipulate"
)
_MATRIX = SPEECH | _FINDING
_MOST_WORDS = 28
_FEWEST_WORDS = 3
# Nouns that name the one thing somebody is asked for: what S is, is the news.
_IDENTITY = bag(
    "key secret essence purpose goal aim future measure test task duty job responsibility root cause "
    "source reason heart foundation mark definition meaning answer remedy solution way basis"
)
# Reporters that need no name.
_SOURCES = VOICES | bag("research evidence study experiment measurement survey poll")
# What everybody holds something about; a question about them has many answers.
_ANYBODY = bag(
    "people person entrepreneur leader employee company business success thing one man woman student team "
    "user world life customer everyone everybody nobody somebody someone anyone organization government "
    "individual society nation who which that it he she they there this these those what"
)


_LIGHT = bag(
    "look seem come make take often always never only different drastic require need entirely characteristic compare "
    "bring offer lead advantage hand together"
)
# What a writer reads into deeds, no words of the one who did them.
_READ_INTO = bag("show demonstrate prove reveal confirm")
_OF_COMPANIES = bag("realize realise recognize recognise learn find discover") | _READ_INTO
# "The key to success": everybody names another.
_EVERYBODYS = frozenset(
    form
    for word in bag(
        "success growth progress leader greatness"
        " achievement life business happiness leadership innovation company people "
        "entrepreneur entrepreneurship government world team work change true real path key road secret measure "
        "challenge"
    )
    for form in (word, stem(word))
)
_HALF = re.compile(
    r"\b(?:not|never) (?:\w+ )?(?:just|only|merely|simply|solely)\b|n['’]t (?:just|only|merely)\b",
    re.IGNORECASE,
)
# "is crucial for …": the question goes for what is crucial, not for what it is.
_EVALUATES = re.compile(
    r"(?:is|are|was|were|be|can be|has been|have been|remains?) (?:\w+ )?(?:an? |the |one of the )?(?:\w+ )?(?:crucial|"
    r"essential|key|important|critical|vital|fundamental|integral|central|necessary|pivotal|powerful|valuable|keys|"
    r"at the heart)\b",
    re.IGNORECASE,
)


def beliefs(view: SectionView) -> Iterator[Candidate]:
    """Candidates for reported clauses: what is held about their subject, and what identity they state."""
    renderer = Renderer.of(view)
    for passage, sentence, clause in clauses_of(view):
        if clause.subject is None:
            continue
        if clause.speaker is not None:
            yield from _identity(view, passage, sentence, clause, renderer)
            yield from _only(view, passage, sentence, clause, renderer)
        elif clause.verb.lemma in _MATRIX and clause.negation is None:
            claim = clause.complement("ccomp")
            if claim is not None and claim.i > clause.verb.i:
                inner = next((c for c in clauses(sentence) if c.verb is claim), None)
                if inner is not None and inner.subject is not None:
                    yield from _who(view, passage, sentence, clause, inner, renderer)
                    yield from _about(view, passage, sentence, clause, inner, renderer)


def _about(
    view: SectionView,
    passage: Passage,
    sentence: Sentence,
    clause: Clause,
    inner: Clause,
    renderer: Renderer,
) -> Iterator[Candidate]:
    """ "Berg concluded that small teams …" → What did Berg conclude about small teams? That they …"""
    subject = inner.subject
    if subject is None or clause.subject is None or _quoted(inner):
        return
    if inner.verb.lemma == "lie" and _identifies(subject):
        return  # asked for what it lies in
    reporter = renderer.names.at(clause.subject)
    main = view.knowledge.person
    reference = renderer.reference(clause.subject)
    written = reference.text if reference and reference.text else reporter.canonical if reporter else ""
    who = renderer.names.canonical(written)
    topic = _topic(clause, inner, renderer, often=who == main or not who)
    if not topic or subject.lemma.lower() in _ANYONE | _PORTIONS or _is_one_of_many(clause, inner, renderer):
        return
    person = bool(who) and renderer.names.type_of(who) == PERSON
    if who and clause.verb.lemma in (_READ_INTO if person else _OF_COMPANIES) and view.knowledge.narrative:
        return
    if _is_everybodys(topic):
        return
    told = [t for t in _told(inner) if t.text not in '"“”']
    if not told or not _ends_whole(told) or told[-1].tag in ("TO", "IN", "DT", "CC"):
        return
    answer = renderer.text(told, before=[*clause.subject_tokens, *inner.subject_tokens])
    if (
        not answer
        or not _FEWEST_WORDS <= len(answer.split()) <= _MOST_WORDS
        or _says_little(answer, topic, 2 if who == main or not who else 1)
        or (_HALF.search(answer) and not re.search(r"\bbut\b|;", answer))
    ):
        return
    if (
        who
        and who == main
        and (len(content(topic)) < 2 or (subject.lemma.lower() in _ANYBODY and not _narrowed(subject)))
    ):
        return  # about leaders, customers, success he says much
    if len(content(topic)) < 2 and subject.pos == "NOUN" and _is_nothing_named(subject, view):
        return  # "about similarities": between what?
    if core(clause, inner.verb.subtree()):
        return  # an object between verb and report: two clauses read as one
    text = ask("what", clause, renderer, without=inner.verb.subtree(), tail=f"about {topic}")
    if not text or (not who and not _trade(clause.subject)):
        return
    yield make(
        view,
        passage,
        sentence,
        rule="beliefs",
        kind=Kind.PRINCIPLE,
        question=text,
        answer=f"That {_pronoun(inner, renderer)} {answer}",
        fact=(head_key(clause.subject, renderer), "say", head_key(subject, renderer), inner.verb.lemma),
        answer_type="claim",
        weight=0.8,
    )


def _is_nothing_named(noun: Token, view: SectionView) -> bool:
    """Whether neither a heading nor a term of the document is this noun, and it is said by itself."""
    titles = " ".join((view.knowledge.outline.title, *view.path)).lower()
    return noun.lemma.lower() in _RELATIONS and noun.lemma.lower() not in titles


_RELATIONS = bag(
    "similarity difference result change problem effect situation plan thing matter issue point number case fact idea "
    "evidence detail relation relationship connection difficulty reason cause consequence example"
)
_ANYONE = bag("people person one man everyone individual human")
_PORTIONS = bag("number percent percentage % majority part portion amount half third quarter share lot")


def _is_one_of_many(clause: Clause, inner: Clause, renderer: Renderer) -> bool:
    """Whether more is held about the topic than the card tells, or by whoever lived at a time that it leaves out."""
    if any(t.lower in ("also", "too", "further", "additionally") for t in clause.verb.children):
        return True
    anybody = clause.subject is not None and renderer.names.at(clause.subject) is None
    dated = any(
        t.dep in ("prep", "npadvmod") and any(below.ent == "DATE" for below in t.subtree())
        for t in clause.verb.lefts
    )
    return anybody and dated and clause.past


# Who first held it is worth knowing.
_CONTRIBUTING = bag(
    "propose argue show conclude discover find demonstrate prove suggest claim theorize hypothesize postulate estimate "
    "calculate observe"
)
_FEWEST_TOLD = 5  # words of meaning in what is asked for its author
_MOST_TOLD = 26


def _who(
    view: SectionView,
    passage: Passage,
    sentence: Sentence,
    clause: Clause,
    inner: Clause,
    renderer: Renderer,
) -> Iterator[Candidate]:
    """ "Berg showed that nets …" → Who showed that nets …? In a text on a subject, not on one person."""
    if clause.subject is None or clause.verb.lemma not in _CONTRIBUTING:
        return
    name = renderer.names.at(clause.subject)
    if name is None or name.type != PERSON or name.canonical == view.knowledge.person or _quoted(inner):
        return
    if clause.subject.child("conj") is not None and clause.subject.tag != "NNP":
        return
    text = ask_subject("who", clause, renderer)
    answer = renderer.text(_holders(clause.subject, clause.verb, renderer))
    told = renderer.text([t for t in inner.tokens if t.text != "."])
    if not text or not answer or not told or not len(content(told)) >= _FEWEST_TOLD:
        return
    if len(text.split()) > _MOST_TOLD or " that " not in text:
        return
    yield make(
        view,
        passage,
        sentence,
        rule="beliefs",
        kind=Kind.FACT,
        question=text,
        answer=answer,
        fact=(head_key(clause.subject, renderer), "hold", inner.verb.lemma, told[:30]),
        answer_type="person",
        weight=0.8,
    )


def _holders(subject: Token, verb: Token, renderer: Renderer) -> list[Token]:
    """All who hold it: "Ada Berg, Tom Hill and the chemist Eva Lund", however the parser tears them; [] if unsure."""
    tokens = trimmed(subject)
    before = tokens[0].previous()
    while before is not None and before.tag in ("NN", "DT", "JJ"):
        before = before.previous()  # "and the chemist Eva Lund"
    if before is None or (before.text != "," and before.dep != "cc"):
        return tokens
    other = before.previous()
    name = renderer.names.at(other) if other is not None and before.text == "," else None
    if before.text == "," and (name is None or name.type != PERSON):
        return tokens
    run = subject.sentence.tokens[: tokens[-1].i + 1]
    listed = all(t.pos in ("PROPN", "NOUN", "ADJ", "DET", "CCONJ") or t.text == "," for t in run)
    return run if listed and run[0].text[:1].isupper() and run[-1].i < verb.i else []


def _is_everybodys(topic: str) -> bool:
    """Whether all words of a topic are such as anybody speaks of: "the true measure of success"."""
    return all(stem(word) in _EVERYBODYS for word in words(topic) if word not in STOP)


def _ends_whole(told: Sequence[Token]) -> bool:
    """Whether nothing was cut off, what a colon leads in aside."""
    behind = told[-1].next()
    return is_whole(told) or (behind is not None and behind.text in (":", "—", "–"))


def _narrowed(noun: Token) -> bool:
    return noun.child("prep", "relcl", "acl", "poss", "compound") is not None


def _trade(subject: Token) -> bool:
    """Whether a reporter without a name is one that may stand in a question: researchers, critics, a study."""
    return subject.lemma.lower() in _SOURCES and not any(
        t.dep in ("det", "poss", "amod") for t in subject.lefts
    )


def _quoted(clause: Clause) -> bool:
    return any(t.text in '"“”' for t in clause.tokens)


def _topic(outer: Clause, inner: Clause, renderer: Renderer, *, often: bool) -> str:
    """The subject of the reported clause as it may stand behind "about", "" where it says too little.

    Of one who is reported `often` the topic must say more.
    """
    subject = inner.subject
    if subject is None or (often and subject.lemma.lower() in _ANYBODY and not subject.lefts):
        return ""
    if subject.pos not in ("NOUN", "PROPN", "VERB") or renderer.is_anaphor(subject):
        return ""
    before = [t for t in inner.tokens if t.i < inner.subject_tokens[0].i and t.dep not in ("mark", "punct")]
    if before:
        return ""  # "when prices fall, …": a condition that the question would lose
    tokens = trimmed(subject)
    while tokens and tokens[0].lower in ("that", "even", "just"):
        tokens = tokens[1:]
    if not tokens or not is_whole(tokens) or len(tokens) > 14:
        return ""
    if tokens[0].lower in ("only", "each", "every", "no", "any", "this", "these", "those", "such", "not"):
        return ""
    if set(inner.subject_tokens) - set(tokens) and any(
        t.dep in ("relcl", "conj") for t in inner.subject_tokens if t not in tokens and t.i < inner.verb.i
    ):
        return ""
    text = renderer.text(tokens, before=outer.subject_tokens)
    name = renderer.names.at(subject)
    if not text or (
        name is not None
        and len(tokens) == len(name.tokens)
        and renderer.names.said_more_than(3, name.canonical)
    ):
        return ""
    if tokens[0].lower in ("a", "an", "one", "some", "many", "most", "several", "all", "both"):
        return ""
    if not [w for w in content(text) if w not in EVALUATIVE]:
        return ""
    return (
        text
        if keeps_capital(tokens[0], renderer) or not text.startswith(tokens[0].text)
        else decapitalize(text)
    )


def _told(inner: Clause) -> list[Token]:
    """What the reported clause says of its subject: verb group and all behind it but asides."""
    last = max((t.i for t in inner.subject_tokens if t.i < inner.verb.i), default=inner.verb.i)
    aside: set[Token] = set()
    for child in inner.verb.rights:
        first = child.subtree()[0]
        before = first.previous()
        apart = before is not None and before.text in (",", "—", "–", ";", ":")
        if child.dep in ("parataxis", "relcl") or (
            child.dep in ("advcl", "prep") and apart and child.lower != "as"
        ):
            aside.update(child.subtree())
        if child.dep == "advmod" and child.lower in FILLERS - {"often", "only", "still", "rather", "just"}:
            aside.add(child)
    group = [t for t in (*inner.auxiliaries, *inner.verb.all("neg"), inner.verb) if t.i > last]
    start = min(t.i for t in group) if group else last + 1
    while start - 1 > last and (ahead := inner.sentence.tokens[start - 1]).dep in ("advmod", "neg"):
        start = ahead.i
    own = set(inner.tokens)
    final = max(t.i for t in own - aside)
    told = [
        t
        for t in inner.sentence.tokens[start : final + 1]
        if t not in aside and (t in own or t.dep == "cc" or t.pos == "PUNCT")
    ]
    while told and (told[-1].pos == "PUNCT" or told[-1].dep == "cc"):
        told.pop()
    for n, t in enumerate(told):
        if t.text in (";", ":", "—", "–"):
            return told[:n]
    return told


def _pronoun(inner: Clause, renderer: Renderer) -> str:
    """What stands for the topic in the answer."""
    subject = inner.subject
    assert subject is not None
    first = inner.auxiliaries[0] if inner.auxiliaries else inner.verb
    many = subject.tag in ("NNS", "NNPS") or subject.child("conj") is not None or first.tag == "VBP"
    if many and first.tag != "VBZ" and first.lower != "was":
        return "they"
    name = renderer.names.at(subject)
    if name is not None and name.type == PERSON:
        return name.text
    return f"the {subject.lower}" if renderer.names.noun_type(subject.lemma) == PERSON else "it"


def _says_little(answer: str, topic: str, fewest: int) -> bool:
    """Whether a claim only praises its topic or says it over again."""
    said = content(answer)
    known = set(content(topic))
    telling = {w for w in said if not is_vague(w) and w not in known and w not in _LIGHT}
    return len(telling) < fewest or bool(_EVALUATES.match(answer))


def _identity(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, renderer: Renderer
) -> Iterator[Candidate]:
    """ "the key to growth is patience" and "patience is the key to growth", held by somebody."""
    subject, told = clause.subject, clause.complement("attr")
    if subject is None or clause.negation is not None or clause.relative:
        return
    if clause.verb.lemma == "lie":
        prep = next((p for p in clause.verb.all("prep") if p.lower == "in"), None)
        told = prep.child("pobj", "pcomp") if prep is not None else None
    elif not clause.copular:
        return
    lead = attribution(clause, renderer)
    if not lead:
        return
    if _identifies(subject):
        answer_tokens = _complement(clause, told)
        asked = trimmed(subject)
        front = "in what" if clause.verb.lemma == "lie" else "what"
    elif (
        told is not None and clause.copular and _identifies(told) and subject.pos in ("NOUN", "PROPN", "VERB")
    ):
        answer_tokens, asked, front = trimmed(subject), trimmed(told), "what"
        if not is_whole(list(clause.subject_tokens)) or renderer.is_anaphor(subject):
            return
    else:
        return
    if not answer_tokens or not is_whole(asked) or asked[-1].dep == "cc" or asked[-1].pos == "PUNCT":
        return
    answer = renderer.text(answer_tokens, before=asked if asked[0].i < answer_tokens[0].i else ())
    phrase = renderer.text(asked)
    verb = verb_group_text(clause)
    if not answer or not phrase or not verb or len(answer.split()) > 30:
        return
    if not [w for w in content(answer) if w not in content(phrase)] or _is_everybodys(phrase):
        return
    if not keeps_capital(asked[0], renderer):
        phrase = decapitalize(phrase)
    text = (
        f"{lead} {front} does {phrase} lie"
        if clause.verb.lemma == "lie"
        else f"{lead} {front} {verb} {phrase}"
    )
    assert clause.speaker is not None
    yield make(
        view,
        passage,
        sentence,
        rule="beliefs",
        kind=Kind.PRINCIPLE,
        question=question(text),
        answer=capitalize(answer),
        fact=(head_key(clause.speaker, renderer), "say", phrase),
        answer_type="claim",
        weight=1.0,
    )


def _identifies(noun: Token) -> bool:
    """Whether a phrase names one thing: "the key to …", "the only …", "the best teacher in …"."""
    determiner = noun.child("det", "poss")
    if determiner is None or determiner.lower in (
        "a",
        "an",
        "one",
        "this",
        "that",
        "another",
        "any",
        "each",
        "some",
    ):
        return False
    unique = any(
        t.tag in ("JJS", "RBS") or t.lower in ("only", "true", "real", "first", "ultimate", "main", "chief")
        for t in noun.lefts
    )
    narrowed = noun.child("prep", "relcl", "acl") is not None
    if any(t.lower == "important" for t in noun.lefts) and not unique:
        return False
    return narrowed and (noun.lemma.lower() in _IDENTITY or unique)


def _complement(clause: Clause, told: Token | None) -> Sequence[Token]:
    """The complement of "the key is …": a noun, "to do", or "doing"."""
    inner = told or clause.complement("xcomp", "ccomp", "acomp")
    if inner is None or inner.i < clause.verb.i:
        return ()
    if inner.dep in ("ccomp", "xcomp") and inner.tag not in ("VBG", "VB"):
        return ()
    if inner.dep == "acomp":
        return ()
    tokens = trimmed(inner)
    return tokens if is_whole(tokens) else ()


def _only(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, renderer: Renderer
) -> Iterator[Candidate]:
    """ "Berg said only practice can …" → According to Berg, what is the only thing that can …?"""
    subject = clause.subject
    if subject is None or clause.negation is not None or subject.pos not in ("NOUN", "PROPN", "VERB"):
        return
    tokens = trimmed(subject)
    if tokens[0].lower != "only" or len(tokens) < 2 or renderer.is_anaphor(subject):
        return
    name = renderer.names.at(subject)
    thing = "person who" if name is not None and name.type == PERSON else "thing that"
    lead, verb = attribution(clause, renderer), verb_group_text(clause)
    kept = core(clause)
    rest = renderer.text(kept)
    answer = renderer.text(tokens[1:])
    if not lead or not verb or not rest or not answer or len(content(rest)) < 2:
        return
    assert clause.speaker is not None
    yield make(
        view,
        passage,
        sentence,
        rule="beliefs",
        kind=Kind.PRINCIPLE,
        question=question(f"{lead} what is the only {thing} {verb} {rest}"),
        answer=capitalize(answer),
        fact=(
            head_key(clause.speaker, renderer),
            "say",
            clause.verb.lemma,
            " ".join(t.lemma for t in kept[:4]),
        ),
        answer_type="claim",
        weight=1.0,
    )
