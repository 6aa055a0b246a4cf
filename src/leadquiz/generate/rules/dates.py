"""When: dated clauses, participles and events."""

import re
from collections.abc import Iterator

from leadquiz.generate.clause import (
    SAYING,
    SPEECH,
    Clause,
    ask,
    core,
    gerunds,
    inverted,
    is_torn,
    mid_sentence,
    noun_phrase,
    question,
    statement,
    subject_text,
    trimmed,
)
from leadquiz.generate.dates import Date, Grain, find_dates, paired
from leadquiz.generate.lexicon import EVALUATIVE, MONTHS, bag, predicate_class
from leadquiz.generate.references import Renderer, passages_with
from leadquiz.generate.rules.base import clauses_of, fact_of, head_key, make
from leadquiz.generate.tokens import Sentence, Token
from leadquiz.generate.views import Passage, SectionView
from leadquiz.model import GAP, Candidate, Kind

EVENTS = bag(
    "launch acquisition ipo listing merger war battle conference election opening release introduction establishment "
    "creation founding foundation collapse death birth revolution invasion independence signing debut sale takeover "
    "offering discovery invention publication crisis crash flood earthquake eruption reform assassination "
    "coronation abolition reunification referendum bankruptcy strike massacre uprising pandemic outbreak inauguration"
)
_WEAK = bag(
    "be have do make take get see continue remain begin start come go mark serve find face need want keep return turn"
)
_RESULTING = bag("result lead mark initiate contribute cause culminate become make allow enable bring")
_HOLLOW = bag(
    "one moment milestone point event step turning-point part example result first it there this that"
)
_PREPOSITIONS = {
    "in": "",
    "on": "",
    "by": "By",
    "since": "Since",
    "until": "Until",
    "during": "",
    "at": "",
    "around": "",
}


_ROUGHLY = bag("around about approximately roughly circa c. ca. perhaps probably")


def _said(date: Date) -> str:
    """The date as exactly as the author gives it: "approximately 2300 BCE"."""
    before = date.tokens[0].previous()
    return f"{before.lower} {date.text}" if before is not None and before.lower in _ROUGHLY else date.text


def dates(view: SectionView) -> Iterator[Candidate]:
    """One candidate for each clause, participle or event that the text dates."""
    renderer = Renderer.of(view)
    for passage, sentence, clause in clauses_of(view):
        for date in find_dates(sentence):
            if (adjunct := _adjunct(date, clause)) is not None:
                yield from _dated_clause(view, passage, sentence, clause, date, adjunct, renderer)
            if date.head in clause.tokens:
                yield from _dated_object(view, passage, sentence, clause, date, renderer)
        yield from _month(view, passage, sentence, clause, renderer)
        for gerund in gerunds(clause):
            for date in find_dates(sentence):
                if date.head in gerund.tokens and (adjunct := _adjunct(date, gerund)) is not None:
                    yield from _dated_clause(view, passage, sentence, gerund, date, adjunct, renderer)
    for passage, sentence in passages_with(view):
        if sentence.tokens[0].is_root and sentence.tokens[0].tag == "VB":
            continue  # "Describe the works founded in 1911"
        for date in find_dates(sentence):
            found = list(_dated_participle(view, passage, sentence, date, renderer))
            yield from found or _dated_aside(view, passage, sentence, date, renderer)
            yield from _dated_event(view, passage, sentence, date, renderer)


def _adjunct(date: Date, clause: Clause) -> Token | None:
    """The preposition that puts this date on this clause, or the date's head where it has none."""
    head = date.head
    if any(t.lower == "including" for t in clause.sentence.tokens[clause.verb.i : head.i]):
        return None  # "received awards, including a medal in 1991": the date of the example
    opening = clause.sentence.tokens[0]
    if (
        date.tokens[0].i == 1
        and opening.lower in _PREPOSITIONS
        and clause.verb.is_root
        and opening.head is not head
    ):
        return opening  # "In 1963 cellulose acetate …", where the parser loses the year
    top = head.head if head.dep == "pobj" else head
    if head.dep == "pobj" and top.lower not in _PREPOSITIONS:
        return None
    if head.dep == "dobj" and date.grain is not Grain.YEAR and head.head is clause.verb:
        return head  # "began Nov 19", where the parser sees an object
    if head.dep not in ("pobj", "npadvmod", "nmod", "tmod"):
        return None
    owner = top.head
    if owner is clause.verb:
        return top
    # Attached to the object or to a phrase at the end of the clause, as parsers like to do.
    steps = 0
    while owner.pos in ("NOUN", "PROPN", "ADP", "X", "ADV", "ADJ", "NUM") and not owner.is_root and steps < 6:
        if owner.pos == "NOUN" and owner.lemma.lower() in EVENTS and owner is top.head:
            return None
        owner = owner.head
        steps += 1
    if owner is clause.verb and clause.tokens and top.i > clause.verb.i:
        return top
    return None


def _wh(date: Date, preposition: str) -> str | None:
    front = _PREPOSITIONS.get(preposition)
    if front is None:
        return None
    if date.grain is Grain.YEAR:
        return f"{front} which year".strip() if front else "In which year"
    if date.grain is Grain.RANGE:
        return None if front else "In which years"
    if date.grain is Grain.DECADE and not front:
        return "When"
    if date.grain is Grain.CENTURY and not front:
        return "In which century"
    if date.grain in (Grain.DAY, Grain.YEARLY):
        return "On which date" if not front else f"{front} which date"
    return f"{front} when" if front else "When"


def _dated_clause(
    view: SectionView,
    passage: Passage,
    sentence: Sentence,
    clause: Clause,
    date: Date,
    adjunct: Token,
    renderer: Renderer,
) -> Iterator[Candidate]:
    preposition = adjunct.lower if adjunct.dep == "prep" else "in"
    wh = _wh(date, preposition)
    if wh is None or (clause.modal is not None and clause.modal.lower != "would"):
        return
    if _is_elsewhere(clause, date, adjunct) or _goes_on(clause, date):
        return
    gone = _whole(adjunct, date)
    if sum(t.pos != "PUNCT" or t in date.tokens for t in gone) > len(date.tokens) + 1:
        return  # "in 2013 and 2019", "on the first day of 2003": more than the date would go
    kept = core(clause, gone)
    others = [d for d in find_dates(sentence) if d.tokens != date.tokens and set(d.tokens) & set(kept)]
    if others or paired(date.tokens):
        return  # "took Quebec in 1759 and, in 1760, Montreal": which date belongs to what is a guess
    joined = [t for t in kept if t.dep == "conj" and t.tag in ("VBD", "VBN") and t.head is clause.verb]
    if joined and date.tokens[0].i > joined[0].i:
        return  # "was dated by its layers and found in 1960": the year of the second alone
    if clause.verb.tag == "VBG" and (clause.auxiliaries or clause.verb.lemma in _RESULTING):
        return
    if preposition == "since" and clause.verb.tag == "VBD" and not clause.auxiliaries:
        return  # "hit its lowest level since 2001": then it had been as low
    if clause.speaker is not None and clause.verb.dep == "advcl":
        return  # "they believed that when it was made in 1994 …": the year is nobody's belief
    if _is_told_by_name(clause) or _is_between(clause, adjunct) or is_torn(clause, kept, gone):
        return
    if clause.verb.lower == "born" and clause.subject is not None and clause.subject.pos == "NOUN":
        return  # "Born in 1920, her early life was …": nobody's life is born
    if clause.verb.lemma in SPEECH | SAYING and clause.complement("ccomp") not in kept:
        return  # what was said is missing
    if clause.subject is not None and clause.subject.lemma.lower() in _HOLLOW:
        return
    named = bool(renderer.names.find(kept)) or (
        clause.subject is not None and _is_named(clause.subject, renderer)
    )
    if not named or (clause.verb.lemma in _WEAK and not _heavy(kept) and not _is_idiom(clause)):
        return
    if not _says_what(clause, kept):
        return
    text = ask(wh, clause, renderer, without=gone)
    if not text:
        return
    subject = subject_text(clause, renderer)
    rest = renderer.text(kept, before=clause.subject_tokens)
    verb = sentence.slice([*clause.auxiliaries, clause.verb]) if _joined(clause) else ""
    cloze = ""
    if subject and rest is not None and verb:
        exact = clause.speaker is None and _said(date) == date.text
        cloze = statement(f"{subject} {verb} {rest} {preposition} {GAP}") if exact else ""
    yield make(
        view,
        passage,
        sentence,
        rule="dates",
        kind=Kind.FACT,
        question=text,
        answer=_said(date),
        fact=fact_of(clause, renderer),
        answer_type=f"date:{date.grain.value}",
        cloze=cloze,
        weight=1.2 if clause.verb.is_root else 1.0,
    )


def _month(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, renderer: Renderer
) -> Iterator[Candidate]:
    """ "Enrolment is in November": what comes back every year, in which month."""
    first = clause.auxiliaries[0] if clause.auxiliaries else clause.verb
    if first.tag not in ("VBZ", "VBP") or clause.negation is not None or clause.verb.tag == "VBG":
        return
    for prep in clause.verb.all("prep"):
        month = prep.child("pobj")
        if prep.lower != "in" or month is None or month.text not in MONTHS or paired((month,)):
            continue
        if (before := prep.previous()) is None or before.pos == "ADV":
            continue  # "mostly in June"
        below = [t for t in prep.subtree() if t not in (prep, month) and t.dep != "punct"]
        following = month.next()
        if any(t.pos in ("NUM", "NOUN", "PROPN", "CCONJ") and t.dep != "npadvmod" for t in below) or (
            following is not None and (following.lower in ("and", "or", "to") or following.text[:1].isdigit())
        ):
            continue
        named = _is_named(clause.subject, renderer) if clause.subject is not None else False
        if not named and sum(t.pos in ("NOUN", "ADJ", "PROPN") for t in clause.subject_tokens) < 2:
            continue
        text = ask("in which month", clause, renderer, without=[prep, month])
        if text:
            yield make(
                view,
                passage,
                sentence,
                rule="dates",
                kind=Kind.FACT,
                question=text,
                answer=month.text,
                fact=(*fact_of(clause, renderer), "month"),
                answer_type="month",
            )


def _is_elsewhere(clause: Clause, date: Date, adjunct: Token) -> bool:
    """Whether the date belongs to something else that the parser hangs on the same verb."""
    before = adjunct.previous()
    while before is not None and before.text == ",":
        before = before.previous()
    if before is not None and before.dep == "cc" and before.i > clause.verb.i:
        return True  # "began to write and, by 1876, had moved": the date of what comes next
    if _is_joined(date):
        return True
    # "after her speech in 1920", "an incident in 1731 in which …": the date of a noun inside the clause.
    owner = adjunct.head if adjunct.dep in ("prep", "npadvmod") else adjunct
    if owner is clause.verb:
        return adjunct.i > clause.verb.i and _follows_a_time(adjunct, clause)
    if any(t.dep == "relcl" and t.i > date.tokens[-1].i for t in owner.children):
        return True
    while owner is not clause.verb and not owner.is_root:
        if owner.dep == "prep" and owner.lower in _BESIDE:
            return True
        owner = owner.head
    return False


def _is_joined(date: Date) -> bool:
    """ "in the 1970s and 1980s": whether another date follows that belongs to the same."""
    source = date.tokens[-1].sentence.source[date.tokens[-1].end :]
    return (
        re.match(
            r",?\s?(?:and|or|to|–|-)\s?(?:in |the )*(?:early |mid |late )?\d{4}(?!\d| [a-z]+s\b)", source
        )
        is not None
    )


_BESIDE = bag("after before following until since despite because")


def _follows_a_time(adjunct: Token, clause: Clause) -> bool:
    """ "was halted after her speech in 1920": the speech, not the halt, is what the date stands next to."""
    return any(
        prep.lower in ("after", "before", "following")
        and clause.verb.i < prep.i < adjunct.i
        and prep.subtree()[-1].i == adjunct.i - 1
        for prep in clause.verb.all("prep")
    )


# Verbs of what lasts: a date says when it was so, not when it came about.
_LASTING = bag(
    "be control face own govern rule want need lack hold live know use believe remain stay prefer enjoy suffer "
    "struggle seek try seem appear prove dominate comprise contain consist depend rely love feel think stand hope "
    "experience"
)
_LONG = (Grain.DECADE, Grain.CENTURY, Grain.RANGE)


def _goes_on(clause: Clause, date: Date) -> bool:
    """Whether the clause tells a state or what was going on rather than what happened then."""
    verb = clause.verb
    if verb.tag == "VBG" and any(t.lemma == "be" for t in clause.auxiliaries):
        return True
    if clause.passive or clause.negation is not None:
        return False
    if verb.lemma == "appear":
        return verb.child("acomp", "xcomp", "oprd") is not None
    if verb.lemma == "be":
        return date.grain in _LONG or clause.complement("attr") is not None
    return verb.lemma in _LASTING and (
        date.grain in _LONG or verb.lemma in ("control", "face", "prove", "seem")
    )


_ALONE = bag(
    "die bear open close collapse retire appear marry end begin resign abdicate erupt sink land launch fall "
    "graduate surrender debut premiere crash merge vanish disappear explode"
)
# How much of it, nobody could say.
_INDEFINITE = bag(
    "significant numerous several many various limited great considerable substantial strong growing increasing "
    "multiple some major remarkable rapid"
)
_PUFFED = bag("history wave attention recognition success progress popularity momentum traction way")


def _says_what(clause: Clause, kept: list[Token]) -> bool:
    """Whether the clause without its date tells one event: not only that somebody grew, or received awards."""
    verb = clause.verb
    if clause.passive or clause.gap is not None:
        return True
    said = [t for t in kept if t.pos in ("NOUN", "PROPN", "NUM", "ADJ", "VERB")]
    if not said and verb.lemma not in _ALONE:
        return False
    target = clause.object or verb.child("attr")
    if target is None:
        complement = verb.child("acomp")
        return complement is None or complement.lemma.lower() not in EVALUATIVE
    if target.lemma.lower() in _PUFFED and target.child("prep", "poss", "relcl", "acl") is None:
        return False
    if target.child("prep") is not None and target.tag == "NNS":
        return True
    return not any(t.lower in _INDEFINITE and t.dep in ("amod", "det") for t in target.lefts)


def _dated_object(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, date: Date, renderer: Renderer
) -> Iterator[Candidate]:
    """ "earned a degree in 1930 and a doctorate in law in 1934": a second object with a date of its own."""
    prep = date.head.head
    noun = prep.head
    if date.head.dep != "pobj" or prep.lower not in ("in", "on") or noun.dep != "conj" or noun.pos != "NOUN":
        return
    first = clause.object
    if (
        first is None
        or noun.head not in (clause.verb, first)
        or noun.i < first.i
        or clause.negation is not None
    ):
        return
    if not any(d.head.i < noun.i and d.head in clause.tokens for d in find_dates(sentence) if d is not date):
        return
    gone = {prep, *date.tokens}
    phrase = [t for t in trimmed(noun) if t not in gone]
    text, subject, group, wh = (
        renderer.text(phrase, before=clause.subject_tokens),
        subject_text(clause, renderer),
        inverted(clause),
        _wh(date, prep.lower),
    )
    if (
        not text
        or not subject
        or group is None
        or wh is None
        or not _is_named(clause.subject or noun, renderer)
    ):
        return
    if clause.speaker is not None or sum(t.pos in ("NOUN", "PROPN", "ADJ") for t in phrase) < 2:
        return
    yield make(
        view,
        passage,
        sentence,
        rule="dates",
        kind=Kind.FACT,
        question=question(f"{wh} {group.front} {subject} {group.rest} {text}"),
        answer=_said(date),
        fact=(
            head_key(clause.subject, renderer),
            predicate_class(clause.verb.lemma),
            head_key(noun, renderer),
        ),
        answer_type=f"date:{date.grain.value}",
    )


def _is_told_by_name(clause: Clause) -> bool:
    """ "A bold mayor, Anna Berg, was elected": what the author names, the question would leave open."""
    for noun in (clause.subject, clause.object):
        article = noun.child("det") if noun is not None else None
        if noun is None or article is None or article.lower not in ("a", "an") or noun.pos != "NOUN":
            continue
        if any(t.pos == "PROPN" for t in noun.all("appos")):
            return True
    return False


def _is_between(clause: Clause, adjunct: Token) -> bool:
    """ "Both Berg and Holm in 1930 showed": the date of the second alone."""
    if clause.subject is None or clause.subject.child("conj") is None:
        return False
    before = adjunct.previous()
    return (
        clause.subject.i < adjunct.i < clause.verb.i
        and before is not None
        and before.pos in ("PROPN", "NOUN")
    )


def _joined(clause: Clause) -> bool:
    """Whether the verb group stands together, so that it can be written as it is."""
    group = [*clause.auxiliaries, clause.verb]
    return group[-1].i - group[0].i == len(group) - 1


def _is_named(token: Token, renderer: Renderer) -> bool:
    reference = renderer.reference(token)
    if reference is not None and reference.text:
        return renderer.names.is_name(reference.text)
    phrase = noun_phrase(token)
    # "A Norwegian smith" is named well enough by its country.
    return bool(renderer.names.find(phrase)) or any(
        t.pos == "ADJ" and t.text[:1].isupper() and t.i > 0 for t in phrase
    )


_IDIOMS = {"come": bag("force effect power being existence operation"), "take": bag("effect office")}


def _is_idiom(clause: Clause) -> bool:
    """ "Came into force", "took effect": a verb of its own, in two words or three."""
    nouns = [p.child("pobj") for p in clause.verb.all("prep") if p.lower == "into"]
    nouns.append(clause.object)
    return any(n is not None and n.lower in _IDIOMS.get(clause.verb.lemma, ()) for n in nouns)


def _heavy(tokens: list[Token]) -> bool:
    return sum(t.pos in ("NOUN", "PROPN", "VERB") for t in tokens) >= 2


def _whole(adjunct: Token, date: Date) -> list[Token]:
    """The adjunct with its preposition; a relative clause on the date goes too."""
    tokens = [adjunct, *date.tokens]
    for token in date.tokens:
        for child in token.children:
            if child.dep in ("relcl", "punct"):
                tokens.extend(child.subtree())
    return sorted(set(tokens), key=lambda t: t.i)


def _dated_participle(
    view: SectionView, passage: Passage, sentence: Sentence, date: Date, renderer: Renderer
) -> Iterator[Candidate]:
    """ "Tmall, launched in 2008, …" and "(founded in 1999)"."""
    head = date.head
    prep = head.head
    if head.dep != "pobj" or prep.lower not in ("in", "on") or prep.head.tag != "VBN":
        return
    verb = prep.head
    if verb.dep not in ("acl", "relcl", "advcl") or verb.child("auxpass", "aux", "nsubj", "nsubjpass"):
        return
    if any(t.text in "()" for t in sentence.tokens[verb.i : prep.i]):
        return  # "Arlen (formerly known as Berg) burned down in 1950"
    if _is_joined(date):
        return
    noun = verb.head if verb.dep == "acl" else verb.head.child("nsubj", "nsubjpass")
    if verb.dep == "advcl" and verb.i > verb.head.i:
        return  # "printed the first part, followed by the rest in 1530"
    if noun is not None and noun.tag == "NNS" and noun.head.i == 0 and noun.head.lower == "of":
        return  # "Of the letters sent in 1930, most …"
    opening = verb.subtree()[0].previous()
    if opening is not None and opening.text in "(," and (before := opening.previous()) is not None:
        # Parsers hang an aside on the head of the whole phrase; authors put it behind the noun they mean.
        named = renderer.names.at(before)
        noun = named.head if named else noun
    if noun is not None and noun.dep == "pobj" and noun.head.lower in ("in", "near"):
        place = noun.head.head  # "Bergheim in Norway, founded in 1911"
        noun = place if place.pos == "PROPN" else noun
        if noun is not None and _in_an_aside(noun):
            return  # "The workshop, designed by Lene Holm, opened in 2006": not she
    if noun is not None and noun.head.lemma == "be" and noun.dep == "nsubj" and not _is_named(noun, renderer):
        noun = noun.head.child("attr")  # "The result, launched in 1955, was the Berg engine"
    if (
        noun is not None
        and noun.dep == "appos"
        and noun.pos == "NOUN"
        and noun.head.i < noun.i
        and _is_named(noun.head, renderer)
    ):
        noun = noun.head  # "Alipay, a platform created in 2004"
    if noun is None or not _is_named(noun, renderer):
        return
    if (article := noun.child("det")) is not None and article.lower in ("a", "an"):
        return
    phrase = noun_phrase(noun, without=verb)
    if verb.lower == "born" and noun.pos == "NOUN" and (owner := noun.child("poss")) is not None:
        noun = owner  # "Born in 1920, Anna Berg's early life was …"
        phrase = [t for t in owner.subtree() if t.dep != "case"]
    subject = renderer.text(phrase)
    rest = [
        t
        for child in verb.rights
        if child is not prep and child.dep in ("agent", "prep", "prt", "oprd")
        for t in trimmed(child)
    ]
    tail = renderer.text(rest)
    if not subject or tail is None:
        return
    wh = _wh(date, prep.lower)
    if wh is None:
        return
    was = "were" if noun.tag in ("NNS", "NNPS") else "was"
    yield make(
        view,
        passage,
        sentence,
        rule="dates",
        kind=Kind.FACT,
        question=question(f"{wh} {was} {subject} {verb.lower} {tail}"),
        answer=_said(date),
        fact=("", predicate_class(verb.lemma), head_key(noun, renderer)),
        answer_type=f"date:{date.grain.value}",
        cloze=statement(f"{subject} {was} {verb.lower} {tail} {prep.lower} {GAP}"),
    )


_DONE = bag(
    "found launch write invent establish build create introduce publish compose paint discover open sign adopt pass "
    "erect release hold complete enact"
)
_NEW = bag("invent discover")  # a thing that all know by its noun: "the typewriter, invented in 1867"


def _dated_aside(
    view: SectionView, passage: Passage, sentence: Sentence, date: Date, renderer: Renderer
) -> Iterator[Candidate]:
    """ "The Oster Mill, opened in 1982, …": read by its words, where the parser takes it for something else."""
    prep, after = date.tokens[0].previous(), date.tokens[-1].next()
    verb = prep.previous() if prep is not None and prep.lower in ("in", "on") else None
    comma = verb.previous() if verb is not None else None
    if (
        prep is None
        or verb is None
        or comma is None
        or comma.text != ","
        or after is None
        or after.text != ","
    ):
        return
    if verb.lemma not in _DONE or verb.tag not in ("VBN", "VBD"):
        return
    last = comma.previous()
    if last is not None and last.text == ")":
        while last is not None and last.text != "(":
            last = last.previous()
        last = last.previous() if last is not None else None
    if last is None or last.pos not in ("NOUN", "PROPN"):
        return
    name = renderer.names.at(last)
    words = [last]
    while (before := words[0].previous()) is not None and (
        before.dep in ("compound", "amod", "nmod")
        or before.pos == "PROPN"
        or before.lower == "the"
        or (before.lower in ("with", "of", "for") and (before.previous() or before).pos == "PROPN")
    ):
        words.insert(0, before)
        if before.lower == "the":
            break
    front = words[0].previous()
    if front is not None and (front.text[:1].isdigit() or front.tag in ("POS", "PRP$", "CD")):
        return
    if front is not None and front.pos == "ADP" and front.head.pos in ("NOUN", "PROPN"):
        return  # "the keeper of the Oster Mill, opened in 1982": which of them is meant is a guess
    if name is None and not (verb.lemma in _NEW and words[0].lower == "the" and last.tag == "NN"):
        return
    wh, subject = _wh(date, prep.lower), mid_sentence(words, renderer)
    if wh is None or not subject:
        return
    was = "were" if last.tag in ("NNS", "NNPS") else "was"
    yield make(
        view,
        passage,
        sentence,
        rule="dates",
        kind=Kind.FACT,
        question=question(f"{wh} {was} {subject} {verb.lower}"),
        answer=_said(date),
        fact=("", predicate_class(verb.lemma), head_key(last, renderer)),
        answer_type=f"date:{date.grain.value}",
    )


def _in_an_aside(noun: Token) -> bool:
    """Whether a noun ends an aside between commas: what follows is said of the noun before it."""
    above = noun.head
    while above.dep in ("prep", "agent", "pobj", "compound") and not above.is_root:
        above = above.head
    before = above.subtree()[0].previous()
    return noun.dep == "pobj" and above.dep in ("acl", "relcl") and before is not None and before.text == ","


def _dated_event(
    view: SectionView, passage: Passage, sentence: Sentence, date: Date, renderer: Renderer
) -> Iterator[Candidate]:
    """ "the launch of Taobao in 2003", "Alibaba's 2014 IPO", "came in 2003 with the launch of Taobao"."""
    event = _event(date)
    if event is None or event.tag in ("NNS", "NNPS") or _is_joined(date):
        return
    if any(
        t.lemma in _PLANNING or t.tag == "MD"
        for above in event.ancestors()
        for t in (above, *above.all("aux"))
    ):
        return
    inside = set(date.tokens)
    top = date.head.head if date.head.dep == "pobj" else None
    tokens = [
        t for t in noun_phrase(event) if t not in inside and t is not top and not (top and t in top.subtree())
    ]
    if not renderer.names.find(tokens) and not any(t.text[0].isupper() for t in tokens[1:]):
        return
    text = renderer.text(tokens)
    wh = _wh(date, "in" if date.grain not in (Grain.DAY, Grain.YEARLY) else "on")
    if not text or wh is None:
        return
    if tokens[0].text.lower() in ("the", "a", "an"):
        text = "the " + text.split(" ", 1)[1]
    elif event.child("poss") is None and tokens[0].pos != "PROPN":
        text = "the " + text
    first = event.lemma.lower()
    target = event.child("poss") or next(
        (p.child("pobj") for p in event.all("prep") if p.lower == "of"), None
    )
    yield make(
        view,
        passage,
        sentence,
        rule="dates",
        kind=Kind.FACT,
        question=question(f"{wh} did {text} take place"),
        answer=_said(date),
        fact=("", predicate_class(_VERB_OF.get(first, first)), head_key(target, renderer)),
        answer_type=f"date:{date.grain.value}",
        weight=0.8,
    )


_PLANNING = bag(
    "prepare plan intend expect schedule postpone cancel suspend halt hope await delay propose seek want"
)
_VERB_OF = {
    "launch": "launch", "acquisition": "acquire", "introduction": "introduce", "establishment": "establish",
    "creation": "create", "founding": "found", "foundation": "found", "opening": "open", "release": "release",
    "sale": "sell", "takeover": "acquire", "discovery": "discover", "invention": "invent", "death": "die",
    "birth": "bear", "debut": "debut",
}  # fmt: skip


def _event(date: Date) -> Token | None:
    head = date.head
    if head.dep in ("nummod", "compound", "nmod", "amod") and head.head.lemma.lower() in EVENTS:
        return head.head
    if head.dep != "pobj" or head.head.lower not in ("in", "on"):
        return None
    owner = head.head.head
    if owner.pos in ("NOUN", "PROPN") and owner.lemma.lower() in EVENTS:
        return owner
    if owner.pos == "VERB" and owner.lemma in ("come", "arrive", "occur", "happen", "begin", "start"):
        for prep in owner.all("prep"):
            noun = prep.child("pobj")
            if prep.lower == "with" and noun is not None and noun.lemma.lower() in EVENTS:
                return noun
    return None
