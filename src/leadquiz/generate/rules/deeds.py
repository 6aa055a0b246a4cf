"""Who did it: sentences of the past whose whole predicate is kept word for word behind "who" or "which company"."""

import re
from collections.abc import Iterator, Sequence

from leadquiz.generate.asking import BY_SOMEBODY, home_country, is_people, is_person, said_name
from leadquiz.generate.clause import (
    FILLERS,
    SAYING,
    SPEECH,
    Clause,
    in_brackets,
    is_relative_time,
    is_run,
    question,
    subject_text,
)
from leadquiz.generate.dates import find_dates
from leadquiz.generate.events import hedged
from leadquiz.generate.gates import is_vague
from leadquiz.generate.lexicon import ANYTHING, EVALUATIVE, GENERAL, HOLLOW, VAGUE_VERBS, bag
from leadquiz.generate.names import ORGANISATION, PERSON, Name
from leadquiz.generate.quantities import find_quantities
from leadquiz.generate.references import Renderer, capitalize, tidy
from leadquiz.generate.rules.base import clauses_of, content_of, fact_of, make
from leadquiz.generate.rules.subjects import which
from leadquiz.generate.tokens import Sentence, Token
from leadquiz.generate.views import Passage, SectionView
from leadquiz.model import Candidate, Kind

_OPENERS = FILLERS | bag("and but so yet")
_SETTING = bag("in on at upon during after before since until under from by throughout following between")
_STATES = bag(
    "want desire resent disagree agree fear need like love hate know feel prefer enjoy hear consider regard"
)
_STOPS = (".", "”", '"')
_QUOTES = ("”", '"')
_CHANGES = bag("rise fall drop decline increase decrease climb slip jump slump soar plunge turn return")
_AGAIN = bag("again too either else")
_LONGEST = 28  # words behind the verb
_LONGEST_OPENING = 10
_SHORTEST = 4
_WANTED = 2  # names, dates, amounts
_TELLING = 3  # other words beside one of them
_AFTER = bag("later earlier afterwards meanwhile")


def deeds(view: SectionView) -> Iterator[Candidate]:
    """ "In 1824 Anna Berg invited the weavers to Oslo, …" → In 1824, who invited the weavers to Oslo?"""
    main = {view.knowledge.person, view.knowledge.organisation, view.knowledge.subject} - {""}
    for passage, sentence, clause in clauses_of(view):
        if not _is_a_deed(clause):
            continue
        by_whom = list(_by_whom(view, passage, sentence, clause, main))
        yield from by_whom or _done(view, passage, sentence, clause)


def _is_second(clause: Clause) -> bool:
    """Whether a main clause with a subject of its own is joined to the first: "…, and in 1824 the Danes built"."""
    verb = clause.verb
    if verb.dep != "conj" or not verb.head.is_root or clause.subject not in verb.children:
        return False
    own = set(verb.subtree())
    dates = [d.tokens[0] for d in find_dates(verb.sentence)]
    if any(t.i < verb.head.i for t in dates) and not own & set(dates):
        return False  # "In 1824 the Danes left, and …": then, too?
    joint = verb.subtree()[0].previous()
    return joint is not None and (joint.lower in ("and", "but") or joint.text == ";")


def _by_whom(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, main: set[str]
) -> Iterator[Candidate]:
    """Who did it, asked with all that the sentence says of the deed."""
    renderer = Renderer.of(view)
    doer = _doer(clause, renderer)
    if doer is None:
        return
    wh, answer, kind = doer
    if not wh or renderer.names.canonical(answer) in main:
        return
    if wh == "which country" and renderer.names.canonical(answer) == home_country(renderer):
        return
    opening = _opening(clause, sentence)
    if opening is None:
        return
    for told in _tellings(clause, sentence):
        if _leans(told) or (wh == "who" and _is_single(answer) and _is_of_a_thing(told)):
            continue
        text = _question(wh, opening, told, clause, renderer)
        new = answer.replace(wh.removeprefix("which "), "") if wh.startswith("which ") else answer
        if text and _is_pinned([*opening, *told], clause, main, renderer) and not _holds(text, new):
            yield make(
                view,
                passage,
                sentence,
                rule="deeds",
                kind=Kind.FACT,
                question=text,
                answer=capitalize(answer),
                fact=(*fact_of(clause, renderer), "subject"),
                answer_type=kind,
                weight=0.75,
            )
            break


def _done(view: SectionView, passage: Passage, sentence: Sentence, clause: Clause) -> Iterator[Candidate]:
    """ "In 1824 Anna Berg founded the first school of weaving" → In 1824, what did Anna Berg found?"""
    renderer = Renderer.of(view)
    verb, thing, subject = clause.verb, clause.object, clause.subject
    if thing is None or subject is None or clause.passive or verb.lemma in GENERAL | _LIGHT:
        return
    words = thing.subtree()
    if words[0].i != verb.i + 1 or not is_run(words) or thing.pos not in ("NOUN", "PROPN"):
        return
    if not _is_known(clause, renderer):
        return
    opening = _opening(clause, sentence)
    if opening is None:
        return
    for told in _tellings(clause, sentence, 2):
        inside = set(told)
        answer = [t for t in words if t in inside]
        tail = [t for t in told if t.i > answer[-1].i] if answer else []
        if not answer or (tail and not _is_time_or_aim(tail, verb)):
            continue
        dated = {t for d in find_dates(sentence) for t in d.tokens} & {*opening, *tail}
        if not (dated or _is_aim(tail)) or not _tells(thing, answer, renderer):
            continue
        around = [t for t in content_of([*opening, *tail]) if t not in dated]
        chosen = _is_aim(tail) and _is_person_named(subject, renderer)
        if _is_often_told(clause, set(), renderer) and not (dated and around) and not chosen:
            continue  # a firm launches many things in a year
        lead, rest = renderer.text(opening), _said(tail, clause, renderer)
        who, said = subject_text(clause, renderer), _said(answer, clause, renderer)
        if lead is None or rest is None or not who or not said:
            continue
        somebody = is_people(thing, renderer) or _is_person_named(thing, renderer)
        wh = "whom" if somebody and verb.lemma not in _OF_THINGS else "what"
        asked = f"{wh} did {who} {verb.lemma} {rest}"
        yield make(
            view,
            passage,
            sentence,
            rule="deeds",
            kind=Kind.FACT,
            question=question(f"{capitalize(lead)}, {asked}" if lead else asked),
            answer=capitalize(said),
            fact=(*fact_of(clause, renderer), "object"),
            answer_type="phrase",
            weight=0.75,
        )
        return


_MANY_TIMES = 15


def _is_often_told(clause: Clause, main: set[str], renderer: Renderer) -> bool:
    """Whether the text tells many deeds of the subject, or of whose the subject is: "Velotech's vision"."""
    subject = clause.subject
    reference = renderer.reference(subject) if subject is not None else None
    found = {n.canonical for n in renderer.names.find(clause.subject_tokens)}
    if reference is not None and reference.text:
        found.add(renderer.names.canonical(reference.text))
    return any(name in main or renderer.names.said_more_than(_MANY_TIMES, name) for name in found)


_OF_THINGS = bag("acquire buy found launch establish create open sell release publish write build")
_LIGHT = bag("bring set put keep leave begin start send hold call lose receive need try")


def _is_known(clause: Clause, renderer: Renderer) -> bool:
    """Whether the subject is a name, with what describes it, or stands for one."""
    subject = clause.subject
    if subject is None or subject.child("conj", "cc") is not None:
        return False
    reference = renderer.reference(subject)
    if reference is not None:
        return bool(reference.text)
    name = renderer.names.at(subject)
    if name is None or clause.subject_tokens[0].lower in _ANY:
        return False
    return subject.i > 0 or renderer.names.certainty(name.canonical) > 0


def _is_person_named(noun: Token, renderer: Renderer) -> bool:
    name = renderer.names.at(noun)
    return name is not None and is_person(name)


def _is_time_or_aim(tail: Sequence[Token], verb: Token) -> bool:
    """Whether behind the object stands no more than when it was done, or what for."""
    top = tail[0].head if tail[0].dep == "aux" else tail[0]
    if top.head is not verb or set(top.subtree()) != set(tail):
        return False
    return (top.dep == "prep" and top.lower in ("in", "on", "after", "during", "at")) or _is_aim(tail)


def _is_aim(tail: Sequence[Token]) -> bool:
    """ "To lead an expedition to the new western lands": an aim that says enough to tell the deed from others."""
    return bool(tail) and tail[0].lower == "to" and tail[0].dep == "aux" and len(content_of(tail)) >= _TELLING


def _tells(noun: Token, tokens: Sequence[Token], renderer: Renderer) -> bool:
    """Whether an object says something that could be wrong."""
    if noun.lemma.lower() in HOLLOW | EVALUATIVE or tokens[0].lower in _ANY or len(tokens) > _LONGEST_ANSWER:
        return False
    if renderer.names.at(noun) is not None:
        return True
    said = [t for t in content_of(tokens) if not is_vague(t.lower)]
    return len(said) >= 2 and noun.pos == "NOUN"


_ANY = bag(
    "many several some other various more few such both another any most all these those this that subsequent "
    "following previous latter former next same"
)
_LONGEST_ANSWER = 15


def _is_a_deed(clause: Clause) -> bool:
    """Whether the main clause tells flatly what somebody did once."""
    verb, subject = clause.verb, clause.subject
    if subject is None or clause.relative or clause.speaker is not None or clause.finite is not None:
        return False
    if clause.negation is not None or clause.modal is not None or clause.copular or hedged(verb):
        return False
    if (
        not (verb.is_root or _is_second(clause))
        or verb.lemma in SPEECH | SAYING | VAGUE_VERBS | _STATES | _CHANGES
    ):
        return False
    if verb.lemma == "become" and clause.complement("acomp") is not None:
        return False  # "became integral to the trade": so did others
    if clause.object is not None and clause.object.lower in ANYTHING:
        return False
    if any(t.lower in _AGAIN or (t.lower == "well" and t.dep == "advmod") for t in verb.sentence.tokens):
        return False
    finite = clause.auxiliaries[0] if clause.auxiliaries else verb
    if finite.tag != "VBD" or finite.lemma not in ("be", "have", verb.lemma) or verb.tag == "VBG":
        return False
    return verb.sentence.tokens[-1].text in '.”"'


def _doer(clause: Clause, renderer: Renderer) -> tuple[str, str, str] | None:
    """(question word, answer, answer type) of a subject that is a name and nothing but what describes it."""
    subject = clause.subject
    if subject is None:
        return None
    first = _kind_of_first(clause)
    if first is not None and renderer.names.at(subject) is None:
        return _of_a_kind(clause, first, renderer)
    if subject.child("nummod") is not None:
        return None
    if subject.child("conj", "cc") is not None:
        return _group(clause, subject, renderer)
    name = renderer.names.at(subject)
    if name is None:
        return _group(clause, subject, renderer)
    inside = set(name.tokens)
    for token in clause.subject_tokens:
        if token in inside or token.dep == "punct" or (token.dep == "det" and token.lower == "the"):
            continue
        if in_brackets(token) or token.text in "()":
            continue
        above = [t for t in (token, *token.ancestors()) if t in clause.subject_tokens]
        if any(t.dep == "appos" or (t.dep == "relcl" and _is_apart(t)) for t in above):
            continue
        if token.head.dep == "poss" or token.dep in ("poss", "case"):
            if token.i < name.tokens[0].i and token.tag != "PRP$":
                continue
            return None
        if token.dep in ("compound", "amod") and token.i < name.tokens[0].i and _describes(token):
            continue
        return None
    wh = which(name, clause, renderer)
    if first is not None and not is_person(name):
        wh = "who" if is_people(first, renderer) else f"which {first.lower}"
    if wh == "who" and name.type not in (PERSON, ORGANISATION) and not _is_many(name):
        wh = ""
    titled = [t for t in clause.subject_tokens if t.dep in ("compound", "appos") and t not in inside]
    if wh in ("what", "") and any(is_people(t, renderer) or t.lower.endswith(_CALLINGS) for t in titled):
        wh = "who"
    if wh == "what" or (wh == "who" and not _is_somebody(name, renderer)):
        return None
    answer = (renderer.text(name.tokens) if is_person(name) else "") or said_name(name)
    return wh, answer, name.type


def _of_a_kind(clause: Clause, kind: Token, renderer: Renderer) -> tuple[str, str, str] | None:
    """A name that the text says too seldom to be known as one: "Mariner 9"."""
    tokens = [t for t in clause.subject_tokens if t.dep not in ("poss", "case", "det")]
    if not tokens or any(t.tag not in ("NNP", "NNPS", "CD") for t in tokens) or not is_run(tokens):
        return None
    answer = renderer.text(tokens)
    wh = "who" if is_people(kind, renderer) else f"which {kind.lower}"
    return (wh, answer, "name") if answer else None


def _kind_of_first(clause: Clause) -> Token | None:
    """The spacecraft of "became the first spacecraft to orbit another planet"."""
    noun = clause.complement("attr") if clause.verb.lemma == "become" else None
    if noun is None or noun.tag != "NN" or noun.lemma.lower() in HOLLOW:
        return None
    return noun if any(t.lower in ("first", "only", "last") for t in noun.lefts) else None


def _group(clause: Clause, subject: Token, renderer: Renderer) -> tuple[str, str, str] | None:
    """A noun phrase that says by itself who or what it is: "the communist authorities of Poland"."""
    tokens = list(clause.subject_tokens)
    first = tokens[0]
    if subject.tag not in ("NN", "NNS") or not is_run(tokens) or len(tokens) > _LONGEST_GROUP:
        return None
    if first.lower in _ANY or first.tag == "PRP$" or (first.dep == "det" and first.lower != "the"):
        return None
    if any(
        t.text in ",—–()" or t.dep == "relcl" or t.tag in ("JJR", "RBR", "CD", "PRP", "PRP$") for t in tokens
    ):
        return None
    if any(t.lower in _ANY for t in tokens) or subject.lemma.lower() in HOLLOW:
        return None
    telling = [t for t in content_of(tokens) if not is_vague(t.lower)]
    named = any(t.pos == "PROPN" or t.text[0].isupper() for t in tokens[1:])
    if len(telling) < 2 or (first.lower == "the" and not named):
        return None
    answer = renderer.text(tokens)
    if not answer:
        return None
    if re.search(r"[^\w\s’',.“”\"&-]", answer):
        return None
    members = [subject, *subject.all("conj")]
    people = [t for t in members if is_people(t, renderer) or _is_person_named(t, renderer)]
    if any(t.lemma.lower() in _REALMS for t in members) or any(
        t.lower in ("he", "she", "him", "her", "his", "hers") for t in clause.sentence.tokens
    ):
        return None
    if people:
        return ("who", answer, "phrase") if len(people) == len(members) or subject not in people else None
    if renderer.names.noun_type(subject.lemma) == ORGANISATION or subject.lemma.lower() in _BODIES:
        return f"which {subject.lower}" if len(members) == 1 else "", answer, "phrase"
    doers = not clause.passive and any(t.lemma.lower().endswith(_DOERS) for t in members)
    if doers or (clause.verb.lemma in BY_SOMEBODY and not subject.lemma.lower().endswith(_ABSTRACT)):
        return None  # somebody or something?
    return "what", answer, "phrase"


_LONGEST_GROUP = 9
_DOERS = ("er", "or", "man", "ant", "ist", "ian")
_ABSTRACT = ("tion", "sion", "ment", "ance", "ence", "ity", "ism", "ness", "ure", "ship", "act", "law")
_BODIES = bag(
    "legislature assembly senate parliament congress council government administration court committee"
)
_REALMS = bag(
    "state kingdom nation country city colony empire tribe dynasty province village town side power offense"
)


_CALLINGS = ("ist", "ian", "eer")


def _is_many(name: Name) -> bool:
    """Whether a name is a people's: "the French", "Kilwans"."""
    return name.head.ent == "NORP" or name.head.tag in ("NNS", "NNPS")


def _describes(token: Token) -> bool:
    """ "The Danish weaver Berg": a word of what somebody is, no part of a name that was not seen whole."""
    if token.lower in ("same", "other", "many", "several", "more", "such", "few"):
        return False
    return token.text[0].islower() or token.pos == "ADJ" or (token.i == 0 and token.pos == "NOUN")


def _is_apart(clause: Token) -> bool:
    before = clause.subtree()[0].previous()
    return before is not None and before.text == ","


def _is_somebody(name: Name, renderer: Renderer) -> bool:
    """Whether more than a guess of the model says that a name is somebody's."""
    if not is_person(name):
        return True
    for token in name.head.sentence.tokens:
        found = renderer.reference(token) if token.lower in ("its", "it") else None
        if found is not None and (found.antecedent in name.tokens or found.text == name.canonical):
            return False
    return " " in name.canonical or renderer.names.certainty(name.canonical) > 0


def _opening(clause: Clause, sentence: Sentence) -> list[Token] | None:
    """What stands before the subject and says when or where; None where it may say something else."""
    start = 0 if clause.verb.is_root else clause.verb.subtree()[0].i
    tokens = [t for t in sentence.tokens if start <= t.i < clause.subject_tokens[0].i]
    while tokens and (tokens[0].lower in _OPENERS or tokens[0].text == ","):
        tokens = tokens[1:]
    if not tokens:
        return []
    top = tokens[0]
    if top.dep != "prep" or top.head is not clause.verb or len(tokens) > _LONGEST_OPENING:
        return None
    if top.lower not in _SETTING or not any(t.pos == "PROPN" or t.text[0].isdigit() for t in tokens):
        return None
    if {t for t in top.subtree() if t.text != ","} != {t for t in tokens if t.text != ","}:
        return None
    if is_relative_time(top) or any(t.lower in _AFTER or t.tag in ("PRP", "PRP$") for t in tokens):
        return None
    return [t for t in tokens if t.i < len(tokens) + tokens[0].i - (tokens[-1].text == ",")]


def _tellings(clause: Clause, sentence: Sentence, shortest: int = _SHORTEST) -> Iterator[list[Token]]:
    """The verb with all that follows: up to what a comma adds at the end, else to the full stop."""
    first = min((clause.verb, *clause.auxiliaries), key=lambda t: t.i)
    end = clause.subject_tokens[-1].i
    between = sentence.tokens[end + 1 : first.i]
    if first.i <= end or any(t.text != "," and t.pos != "ADV" for t in between):
        return
    run = [t for t in sentence.tokens if t.i >= first.i]
    while run and run[-1].text in _STOPS:
        run.pop()
    joined = [v for v in clause.verb.all("conj") if v.child("nsubj", "nsubjpass", "expl") is not None]
    if joined:
        joint = joined[0].subtree()[0].previous()
        while joint is not None and (joint.lower in ("and", "but", "so", "yet") or joint.text == ","):
            joint = joint.previous()
        run = [t for t in run if joint is not None and t.i <= joint.i]
    if any(t.text == ";" for t in run):
        run = run[: next(i for i, t in enumerate(run) if t.text == ";")]
    for comma in [t for t in run if t.text == ","]:
        told = [t for t in run if t.i < comma.i]
        if (quote := comma.next()) is not None and quote.text in _QUOTES:
            told.append(quote)
        if _adds(comma, run, clause) and shortest <= len(told) <= _LONGEST and not _is_open(told):
            yield told
            break
    if shortest <= len(run) <= _LONGEST:
        yield run


def _is_single(answer: str) -> bool:
    return " " not in answer and not answer.endswith("s")


def _is_of_a_thing(told: Sequence[Token]) -> bool:
    """ "Lost power on one of its wheels": said of no person, whatever the model takes the name for."""
    said = {t.lower for t in told}
    return "its" in said and not said & {"he", "she", "his", "her", "him", "himself", "herself"}


_DANGLING = bag("before after earlier later then")


def _leans(told: Sequence[Token]) -> bool:
    """ "… as did the Danes", "… before": the question would miss something, or somebody."""
    if told[-1].lower in _DANGLING:
        return True
    return any(
        t.lower == "as"
        and (after := t.next()) is not None
        and after.lower in ("did", "do", "was", "were", "had")
        for t in told
    )


def _is_open(told: Sequence[Token]) -> bool:
    """Whether a bracket or a dash is left open."""
    texts = [t.text for t in told]
    return texts.count("(") != texts.count(")") or any(t in "—–" for t in texts)


def _adds(comma: Token, run: Sequence[Token], clause: Clause) -> bool:
    """Whether all behind a comma is one clause that only adds to what was said: ", which …", ", making …"."""
    after = comma.next()
    if after is not None and after.text in _QUOTES:
        after = after.next()
    if after is None:
        return False
    rest = {t for t in run if t.i >= after.i}
    if after.tag in ("WDT", "WP", "WP$"):
        clauses = [t for t in rest if t.dep == "relcl" and after in t.subtree()]
        single = not any(t.text == "," for t in rest)
        return single or (bool(clauses) and run[-1] in clauses[0].subtree())
    tops = [t for t in rest if t.head not in rest and t.dep not in ("punct", "cc")]
    if len(tops) != 1 or any(t.text in "—–" for t in rest):
        return False
    top = tops[0]
    if top.dep == "advcl" and top.tag == "VBG":
        return after is top and not any(t.tag == "VBG" and t.dep == "pcomp" for t in run if t.i < comma.i)
    if top.dep == "conj" and top.pos in ("VERB", "AUX"):
        return after.lower in ("and", "but") and top.head is clause.verb
    if top.dep == "advcl":
        return after.lower in ("although", "though", "while", "when", "where", "whereas")
    return False


def _question(
    wh: str, opening: Sequence[Token], told: Sequence[Token], clause: Clause, renderer: Renderer
) -> str | None:
    lead = renderer.text(opening)
    said = _said([t for t in told if not _joins(t)], clause, renderer)
    if lead is None or not said:
        return None
    if said.lower().startswith("were "):
        said = f"was{said[4:]}"
    return question(f"{capitalize(lead)}, {wh} {said}" if lead else f"{capitalize(wh)} {said}")


def _joins(token: Token) -> bool:
    return token.dep == "advmod" and token.lower in ("also", "therefore", "thus", "then", "consequently")


def _said(told: Sequence[Token], clause: Clause, renderer: Renderer) -> str | None:
    """The words as they stand; a pronoun that can only mean the subject stays one."""
    fixed = {t for d in find_dates(clause.sentence) for t in d.tokens}
    if _kind_of_first(clause) is not None:
        fixed |= {t for t in told if t.lower == "another" and t.dep == "det"}
    fixed |= {t for t in told if t.tag == "PRP$" and _is_bound(t, clause, renderer)}
    parts: list[str] = []
    segment: list[Token] = []
    for token in [*told, None]:
        if token is not None and token not in fixed:
            segment.append(token)
            continue
        if segment:
            text = renderer.text(segment, before=clause.subject_tokens)
            if text is None:
                return None
            parts.append(f", {text}" if segment[0].text == "," else text)
            segment = []
        if token is not None:
            parts.append(token.text)
    return re.sub(r" ([”’])", r"\1", tidy(" ".join(parts)))


def _is_bound(pronoun: Token, clause: Clause, renderer: Renderer) -> bool:
    """Whether "his" or "her" can only be the subject's: nobody else comes between them."""
    name = renderer.names.at(clause.subject) if clause.subject is not None else None
    if name is None or not is_person(name) or pronoun.lower not in ("his", "her"):
        return False
    between = clause.sentence.tokens[clause.subject_tokens[0].i : pronoun.i]
    others = [n for n in renderer.names.find(between) if n.canonical != name.canonical and is_person(n)]
    return not others and not any(t.pos == "NOUN" and is_people(t, renderer) for t in between)


def _holds(text: str, answer: str) -> bool:
    said = text.lower()
    return any(word.lower() in said for word in answer.split() if len(word) > 3 or word.isupper())


_ORIGINATING = bag(
    "establish found invent discover coin introduce formulate originate pioneer patent abolish repeal"
)


def _is_told_of_names(clause: Clause, names: set[str], strong: int) -> bool:
    """Whether a phrase that is no name stands beside one, inside it or in what is asked."""
    return bool(strong) and (bool(names) or any(t.text[0].isupper() for t in clause.subject_tokens[1:]))


def _is_own(clause: Clause, renderer: Renderer) -> bool:
    """Whether a full name, or a deed that only one did, stands for the doer."""
    name = renderer.names.at(clause.subject) if clause.subject is not None else None
    return name is not None and (" " in name.canonical or renderer.names.certainty(name.canonical) > 0)


def _says_what(clause: Clause) -> bool:
    """ "The principle of judicial review": a thing that only one began."""
    thing = clause.object
    if thing is None or thing.tag != "NN" or not any(t.lower == "the" for t in thing.lefts):
        return False
    said = [t for t in content_of(thing.subtree()) if t.dep != "relcl" and not is_vague(t.lower)]
    return len(said) >= 2


def _is_pinned(kept: Sequence[Token], clause: Clause, main: set[str], renderer: Renderer) -> bool:
    """Whether the question leaves one answer: names, dates and amounts, and nouns that say what it was about."""
    inside = set(kept)
    names = {n.canonical for n in renderer.names.find(kept)} - main
    dated = any(d.tokens[0] in inside for d in find_dates(clause.sentence))
    counted = any(q.tokens[0] in inside for q in find_quantities(clause.sentence))
    telling = {
        t.lemma.lower()
        for t in kept
        if t.pos in ("NOUN", "VERB", "ADJ")
        and renderer.names.at(t) is None
        and not is_vague(t.lower)
        and t.lemma.lower() not in HOLLOW | EVALUATIVE
    }
    peoples = any(
        t.ent == "NORP" or t.tag == "NNPS" or (t.tag == "NNS" and t.text[0].isupper())
        for t in kept
        if renderer.names.at(t) is None
    )
    strong = len(names) + dated + counted + peoples
    subject = clause.subject
    if subject is None or (
        renderer.names.at(subject) is None and not _is_told_of_names(clause, names, strong)
    ):
        return False
    if any(t.lower == "had" for t in clause.auxiliaries) and not dated and clause.object is None:
        return False
    if (
        not renderer.view.knowledge.narrative
        and not dated
        and len(names) + peoples < _WANTED
        and not _is_own(clause, renderer)
    ):
        return False
    once = dated or counted or clause.verb.lemma in _ORIGINATING or not renderer.view.knowledge.narrative
    if not once and _is_often_told(clause, main, renderer):
        return False
    if clause.verb.lemma in GENERAL:
        return dated and len(names) >= 1 and len(telling) >= _TELLING
    if strong >= _WANTED:
        return True
    if not strong and clause.verb.lemma in _ORIGINATING and _says_what(clause):
        return True
    if strong == 1 and counted:
        return False
    known = bool({n.canonical for n in renderer.names.find(kept)} & main)
    return strong + known >= 1 and len(telling) >= _TELLING
