"""How large, how long, how often: what is said of a thing in a figure with its unit."""

import re
from collections.abc import Iterator, Sequence

from leadquiz.generate.clause import (
    Clause,
    ask,
    is_relative_time,
    keeps_capital,
    noun_phrase,
    question,
    subject_text,
    trimmed,
)
from leadquiz.generate.dates import MONTH, YEAR, find_dates
from leadquiz.generate.lexicon import MONTHS, bag
from leadquiz.generate.quantities import Measure, Quantity, find_quantities, unit_of, written
from leadquiz.generate.references import Renderer, decapitalize, passages_with
from leadquiz.generate.rules.base import fact_of, granted_clauses_of, head_key, make
from leadquiz.generate.rules.scenes import SIZES, is_whole_figure, scene
from leadquiz.generate.tokens import Sentence, Token
from leadquiz.generate.views import Passage, SectionView
from leadquiz.model import Candidate, Kind

_ADJECTIVES = bag("long high tall wide deep thick old heavy large away broad")
_LASTING = bag("second minute hour day night week month year decade century")
_EVERY = bag("every each")
_OFTEN = bag("once twice thrice")
_MEASURED = {"weigh": "how much", "cost": "how much", "last": "how long"}


def measures(view: SectionView) -> Iterator[Candidate]:
    """One candidate for each size, length, frequency or rank that a clause states."""
    renderer = Renderer.of(view)
    for passage, sentence, clause in granted_clauses_of(view):
        yield from _how_often(view, passage, sentence, clause, renderer)
        if clause.negation is not None:
            continue
        found = find_quantities(sentence)
        for quantity in found:
            if quantity.head not in clause.tokens:
                continue
            asked = _copular(clause, quantity, renderer) or _possessed(clause, quantity, renderer)
            if asked is not None and is_whole_figure(
                asked[0], clause, quantity, renderer, passage.block.first
            ):
                yield _made(view, passage, sentence, clause, quantity, asked, renderer)
        yield from _lasting(view, passage, sentence, clause, renderer)
        yield from _between(view, passage, sentence, clause, renderer)
    for passage, sentence in passages_with(view):
        for quantity in find_quantities(sentence):
            yield from _apposed(view, passage, sentence, quantity, renderer)
            yield from _weighing(view, passage, sentence, quantity, renderer)
            yield from _sum_of_year(view, passage, sentence, quantity, renderer)


_SUMS = bag(
    "sale revenue turnover profit loss income earnings budget output production debt spending expenditure"
)


def _sum_of_year(
    view: SectionView, passage: Passage, sentence: Sentence, quantity: Quantity, renderer: Renderer
) -> Iterator[Candidate]:
    """ "Velotech's 2013 sales of 36 million kroner" → How much were Velotech's 2013 sales?"""
    of = quantity.tokens[0].previous()
    noun = of.previous() if of is not None and of.lower == "of" else None
    if noun is None or noun.lemma.lower() not in _SUMS or noun.pos != "NOUN":
        return
    words = [noun]
    while (before := words[0].previous()) is not None and (
        before.pos in ("NOUN", "PROPN", "ADJ", "NUM")
        or before.tag in ("POS", "VBN")
        or (before.lower == "and" and words[0].pos == "PROPN")
    ):
        words.insert(0, before)
    name = renderer.names.at(words[0])
    owned = [t for t in words if t.tag == "POS"]
    if name is None or name.tokens[0] is not words[0] or not owned:
        return
    dated = any(t.text.isdigit() and len(t.text) == 4 for t in words)
    if not dated or any(not t.text.isdigit() and t.pos == "NUM" for t in words):
        return
    said = sentence.slice(words)
    be = "were" if noun.tag == "NNS" else "was"
    yield make(
        view,
        passage,
        sentence,
        rule="measures",
        kind=Kind.FACT,
        question=question(f"how much {be} {said}"),
        answer=quantity.text,
        fact=(name.canonical, "amount", noun.lemma, said),
        answer_type="amount",
        weight=1.0,
    )


def _made(
    view: SectionView,
    passage: Passage,
    sentence: Sentence,
    clause: Clause,
    quantity: Quantity,
    asked: tuple[str, str],
    renderer: Renderer,
) -> Candidate:
    text, answer = asked
    return make(
        view,
        passage,
        sentence,
        rule="measures",
        kind=Kind.FACT,
        question=text,
        answer=answer,
        fact=(*fact_of(clause, renderer), str(quantity.tokens[0].i)),
        answer_type=quantity.measure.value,
        weight=1.15,
    )


def _subject(clause: Clause, renderer: Renderer) -> str | None:
    """The subject where it says what is meant: a name, or a noun with something that tells which."""
    subject = clause.subject
    if subject is None or subject.dep == "expl" or subject.pos not in ("NOUN", "PROPN"):
        return None
    return subject_text(clause, renderer)


def _told(clause: Clause, renderer: Renderer) -> bool:
    """Whether the subject is told apart: a name in it, or two nouns."""
    tokens = clause.subject_tokens
    if renderer.names.find(tokens) or any(t.pos == "PROPN" for t in tokens):
        return True
    return sum(t.pos in ("NOUN", "ADJ") for t in tokens) >= 2


def _copular(clause: Clause, quantity: Quantity, renderer: Renderer) -> tuple[str, str] | None:
    """ "The tower is 90 metres high", "The average score was 67", "The period is 90 days"."""
    if not clause.copular or clause.auxiliaries or not _told(clause, renderer):
        return None
    if clause.speaker is not None or (clause.verb.dep == "advcl" and clause.verb.child("mark") is not None):
        return None  # what somebody reckons, what a sum rests on
    subject = _subject(clause, renderer)
    if not subject:
        return None
    be = clause.verb.lower
    if be not in ("is", "are", "was", "were"):
        return None
    unit = unit_of(quantity)
    head = unit or quantity.head
    adjective = clause.complement("acomp")
    rest = _later(clause, quantity, renderer)
    if rest is None:
        return None
    if (
        (
            unit is not None
            and adjective is not None
            and adjective.lower in _ADJECTIVES
            and head.head is adjective
        )
        and head.dep == "npadvmod"
        and adjective.i == unit.i + 1
    ):
        front = "how far" if adjective.lower == "away" else f"how {adjective.lower}"
        end = "away" if adjective.lower == "away" else ""
        return question(f"{front} {be} {subject} {end} {rest}"), written(quantity)
    if head is not clause.complement("attr") or clause.subject is None:
        return None
    lemma = clause.subject.lemma.lower()
    if lemma in SIZES:
        return question(f"what {be} {subject} {rest}"), written(quantity)
    if unit is not None and unit.lemma in _LASTING and quantity.text.lower() not in ("a hundred",):
        if _after_unit(unit):
            return None
        return question(f"how long {be} {subject} {rest}"), written(quantity)
    return None


def _after_unit(unit: Token) -> bool:
    """ "is ten years from the award": the figure leads to something else."""
    after = unit.next()
    return after is not None and after.pos not in ("PUNCT",) and after.lower not in ("in", "per", "for")


def _later(clause: Clause, quantity: Quantity, renderer: Renderer) -> str | None:
    """Adjuncts of a copular clause that limit it, in front or behind: "in 2011"."""
    front = scene(clause, [], renderer)
    if front is None:
        return None
    kept = []
    for child in clause.verb.children:
        if (
            child.i > quantity.tokens[-1].i
            and child.dep in ("prep", "npadvmod")
            and not is_relative_time(child)
        ):
            kept.extend(trimmed(child))
    text = renderer.text(kept, before=clause.subject_tokens) if kept else ""
    return None if text is None else f"{text} {front}".strip()


def _possessed(clause: Clause, quantity: Quantity, renderer: Renderer) -> tuple[str, str] | None:
    """ "Norland has a population of 2.3 million" → What is the population of Norland?"""
    size = clause.object
    if clause.verb.lemma != "have" or clause.auxiliaries or size is None or size.lemma.lower() not in SIZES:
        return None
    of = next((p for p in size.all("prep") if p.lower == "of" and quantity.head in p.subtree()), None)
    if of is None or (quantity.head.head is not of and quantity.head.head.head is not of):
        return None
    subject = _subject(clause, renderer)
    phrase = renderer.text([t for t in size.subtree() if t.i <= size.i and t.dep != "det"])
    scenery = scene(clause, [], renderer)
    if not subject or not phrase or scenery is None or not _told(clause, renderer):
        return None
    if any(t.lower in ("other", "another") for t in size.lefts):
        return None
    be = "was" if clause.past else "is"
    last = quantity.head.head if quantity.head.head is not of else None
    when = [d for d in find_dates(clause.sentence) if d.tokens[0].i > quantity.tokens[-1].i]
    tail = ""
    if when:
        before = when[0].tokens[0].previous()
        tail = f"{before.lower} {when[0].text}" if before is not None and before.dep == "prep" else ""
    return question(f"what {be} the {phrase} of {subject} {tail} {scenery}"), written(quantity, until=last)


def _lasting(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, renderer: Renderer
) -> Iterator[Candidate]:
    """ "a 6-week paid sabbatical", "a 90 day waiting period" → How long a paid sabbatical …?"""
    for match in _TERM.finditer(sentence.text):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        unit = next((t for t in sentence.tokens if t.end == end), None)
        noun = _described(unit) if unit is not None else None
        if unit is None or noun is None or noun not in clause.tokens:
            continue
        rest = [t for t in trimmed(noun) if t.i > unit.i and (t.i > unit.i + 1 or t.text != "-")]
        phrase = renderer.text(rest)
        text = _how_long(clause, noun, rest, phrase, renderer) if phrase else None
        if not text:
            continue
        number = match["number"]
        yield make(
            view,
            passage,
            sentence,
            rule="measures",
            kind=Kind.FACT,
            question=text,
            answer=match.group().replace("-", " ") + ("" if number.lower() in ("1", "one") else "s"),
            fact=(*fact_of(clause, renderer), str(start)),
            answer_type="count",
            weight=1.2,
        )


_TERM = re.compile(
    r"\b(?P<number>\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|thirty|sixty|ninety)[- ]"
    r"(?:calendar[- ]|working[- ]|business[- ])?(?:second|minute|hour|day|week|month|year)\b(?!-?old)",
    re.I,
)


def _how_long(
    clause: Clause, noun: Token, rest: Sequence[Token], phrase: str, renderer: Renderer
) -> str | None:
    if clause.subject is not None and clause.subject.dep == "expl" and noun is clause.complement("attr"):
        if sum(t.pos in ("NOUN", "PROPN", "ADJ", "VERB") for t in rest) < 3:
            return None
        be = {"'s": "is", "’s": "is"}.get(clause.verb.lower, clause.verb.lower)
        return question(f"how long {be} the {phrase}")
    determiner = noun.child("det")
    if noun is not clause.object or determiner is None or determiner.lower not in ("a", "an"):
        return None
    front = scene(clause, [], renderer)
    if front is None:
        return None
    article = "an" if phrase[:1].lower() in "aeiou" else "a"
    return ask(f"how long {article} {phrase}", clause, renderer, without=trimmed(noun), tail=front)


def _described(unit: Token) -> Token | None:
    """The noun that a unit in front of it describes."""
    for token in unit.ancestors():
        if token.pos in ("NOUN", "PROPN") and token.i > unit.i:
            return token
        if token.pos in ("VERB", "AUX") and token.dep not in ("amod", "compound"):
            return None
    return None


def _how_often(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, renderer: Renderer
) -> Iterator[Candidate]:
    """ "every three years", "twice a year" → How often …?"""
    for token in clause.verb.children:
        below = token.subtree()
        words = [t.lower for t in below]
        every = (
            words[0] in _EVERY and len(below) == 3 and below[1].pos == "NUM" and below[2].lemma in _LASTING
        )
        times = (
            3 <= len(below) <= 4
            and below[-1].lemma in _LASTING
            and below[-2].lower in ("a", "per", "every", "each")
        )
        times = times and (words[0] in _OFTEN or (below[0].pos == "NUM" and words[1] == "times"))
        if token.dep not in ("npadvmod", "advmod") or not (every or times):
            continue
        if any(t.text in MONTHS for t in clause.tokens):
            continue  # "at the end of November": how often, then, all can tell
        where = scene(clause, [token], renderer)
        text = ask("how often", clause, renderer, without=below, tail=where) if where is not None else None
        if not text or len(text.split()) < 6:
            continue
        yield make(
            view,
            passage,
            sentence,
            rule="measures",
            kind=Kind.FACT,
            question=text,
            answer=sentence.slice(below).lower(),
            fact=(*fact_of(clause, renderer), "often"),
            answer_type="frequency",
        )


_ENDS = (
    rf"(?:{MONTH}\s\d{{1,2}}|{YEAR}|[$€£]\s?\d[\d,.]*(?:\s(?:thousand|million|billion|trillion))?|"
    r"(?:about\s|around\s|nearly\s)?\d[\d,.]*\d?(?:\s(?:thousand|million|billion|trillion))?"
    r"(?:\s?%|\s(?:percent|per cent))?)"
)
_FROM_TO = re.compile(
    rf"\bfrom (?P<first>{_ENDS}) (?P<joint>to|until|till|through) (?P<last>{_ENDS})(?![\w%])"
)


def _between(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, renderer: Renderer
) -> Iterator[Candidate]:
    """ "rose from about 60 to 94 percent", "from May 1 to August 31" → From what to what …?"""
    for origin in clause.verb.rights:
        if origin.lower != "from" or origin.dep != "prep":
            continue
        match = _FROM_TO.match(sentence.source, origin.start)
        if match is None:
            return
        span = [t for t in sentence.tokens if t.start >= match.start() and t.end <= match.end()]
        behind = [t for t in trimmed(origin) if t.i > span[-1].i]
        wh = _ends(match["first"], match["last"], span[-1].next())
        front = scene(clause, span, renderer)
        more = renderer.text(behind)
        if wh is None or front is None or more is None:
            return
        unit = span[-1].next()
        noun = behind[0] if behind and behind[0] is unit and wh == "from how many to how many" else None
        wh = f"{wh} {more}" if more else wh
        text = ask(wh, clause, renderer, without=origin.subtree() + span, tail=front)
        if text and not clause.relative and "what" not in text.split():
            yield make(
                view,
                passage,
                sentence,
                rule="measures",
                kind=Kind.FACT,
                question=text,
                answer=match.group() + (f" {noun.text}" if noun is not None else ""),
                fact=(*fact_of(clause, renderer), "between"),
                answer_type="span",
                weight=1.2,
            )


def _ends(first: str, last: str, after: Token | None) -> str | None:
    """What asks for both ends of a change or of a period."""
    if re.fullmatch(rf"{MONTH}.*|{YEAR}", last):
        return "from when to when" if re.fullmatch(rf"{MONTH}.*|{YEAR}", first) else None
    if re.search(r"%|per", last):
        return "from what percentage to what percentage"
    if last[0] in "$€£" or (
        after is not None and after.lower in ("dollars", "euros", "pounds", "yuan", "yen")
    ):
        return "from how much to how much"
    return "from how many to how many" if after is not None and after.tag == "NNS" else None


def _apposed(
    view: SectionView, passage: Passage, sentence: Sentence, quantity: Quantity, renderer: Renderer
) -> Iterator[Candidate]:
    """ "the largest loss in its history, some 1.9 billion kroner" → How large was the largest loss …?"""
    head = unit_of(quantity) or quantity.head
    noun = head.head
    before = quantity.tokens[0].previous()
    if head.dep != "appos" or before is None or before.text not in (",", "—", "–"):
        return
    if (
        quantity.measure is Measure.COUNT
        or noun.lemma.lower() not in SIZES
        or noun.dep not in ("dobj", "attr", "nsubj")
    ):
        return
    tokens = noun_phrase(noun)
    text = renderer.text(tokens)
    verb = noun.head
    subject = verb.child("nsubj")
    if (
        not text
        or subject is None
        or verb.pos not in ("VERB", "AUX")
        or not any(t.tag == "JJS" for t in tokens)
    ):
        return
    reference, name = renderer.reference(subject), renderer.names.at(subject)
    owner = reference.text if reference is not None else name.text if name is not None else ""
    past = verb.tag == "VBD" or verb.lemma != "be"
    year = next((d.text for d in find_dates(sentence) if d.head.head.head is verb), "")
    tail = f"in {year}" if re.fullmatch(YEAR, year) else ""
    if noun.dep != "nsubj" and (not owner or owner not in text):
        return
    yield make(
        view,
        passage,
        sentence,
        rule="measures",
        kind=Kind.FACT,
        question=question(f"how large {'was' if past else 'is'} {text} {tail}"),
        answer=written(quantity),
        fact=(head_key(subject, renderer), "large", head_key(noun, renderer)),
        answer_type=quantity.measure.value,
    )


def _weighing(
    view: SectionView, passage: Passage, sentence: Sentence, quantity: Quantity, renderer: Renderer
) -> Iterator[Candidate]:
    """ "Weighing 26 kilograms, the rover …", "a machine weighing 5 tons" of a named thing → How much …?"""
    unit = unit_of(quantity)
    head = unit or quantity.head
    verb = head.head
    if (
        head.dep not in ("dobj", "npadvmod")
        or verb.tag != "VBG"
        or verb.lemma not in ("weigh", "cost", "last", "measure")
    ):
        return
    if verb.child("nsubj", "aux") is not None or len(verb.subtree()) > 9:
        return
    noun = verb
    while noun.dep == "conj" and noun.head.tag == "VBG":
        noun = noun.head
    if noun.dep == "advcl":
        above = noun.head
        thing = above.child("nsubj", "nsubjpass")
    elif noun.dep == "acl":
        above = noun.head
        thing = above
        if above.dep == "attr" and above.head.lemma == "be":
            above = above.head
            thing = above.child("nsubj")
    else:
        return
    if thing is None:
        return
    reference = renderer.reference(thing)
    tokens = noun_phrase(thing, without=noun)
    subject = reference.text if reference is not None and reference.text else renderer.text(tokens)
    named = (
        renderer.names.find(tokens)
        or (reference is not None and reference.text)
        or any(t.pos == "PROPN" for t in tokens)
    )
    if not subject or not named:
        return
    if tokens[0].i == 0 and subject.startswith(tokens[0].text) and not keeps_capital(tokens[0], renderer):
        subject = decapitalize(subject)
    finite = above if above.pos in ("VERB", "AUX") else sentence.root
    past = finite.tag == "VBD" or any(t.tag == "VBD" for t in finite.all("aux", "auxpass"))
    wh = _MEASURED.get(verb.lemma) or (f"how many {unit.text}" if unit is not None else "")
    after = unit.next() if unit is not None else None
    tail = (
        after.text
        if after is not None and after.lower in ("long", "high", "wide", "across", "tall", "deep")
        else ""
    )
    if not wh or (verb.lemma == "measure" and not tail):
        return
    do = "did" if past else "do" if thing.tag in ("NNS", "NNPS") else "does"
    if verb.lemma == "measure":
        be = (
            ("were" if thing.tag in ("NNS", "NNPS") else "was")
            if past
            else ("are" if thing.tag in ("NNS", "NNPS") else "is")
        )
        text = (
            question(f"how {tail} {be} {subject}")
            if tail != "across"
            else question(f"how far across {be} {subject}")
        )
    else:
        text = question(f"{wh} {do} {subject} {verb.lemma}")
    yield make(
        view,
        passage,
        sentence,
        rule="measures",
        kind=Kind.FACT,
        question=text,
        answer=written(quantity),
        fact=(head_key(thing, renderer), verb.lemma, ""),
        answer_type=quantity.measure.value,
        weight=1.1,
    )
