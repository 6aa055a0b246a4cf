"""Cloze: a sentence that stands alone, with the term or figure it is about hidden."""

import re
from collections.abc import Iterator, Sequence

from leadquiz.generate.claims import is_vague
from leadquiz.generate.clause import FILLERS, is_relative_time, keeps_capital, statement
from leadquiz.generate.countries import country
from leadquiz.generate.dates import Grain, find_dates, paired
from leadquiz.generate.lexicon import EVALUATIVE, bag
from leadquiz.generate.names import ORGANISATION, OTHER, PERSON, PLACE, THING, Name
from leadquiz.generate.quantities import Measure, Quantity, find_quantities, is_bounded, is_number_of_one
from leadquiz.generate.references import Renderer, capitalize, passages_with
from leadquiz.generate.rules.base import is_exercise, make
from leadquiz.generate.shown import first_word, without_other_currency
from leadquiz.generate.spans import find_spans
from leadquiz.generate.tokens import Sentence, Token, head_of
from leadquiz.generate.views import Passage, SectionView
from leadquiz.model import GAP, Candidate, Kind

_MOST = 3  # clozes of one sentence
_SHORTEST, _LONGEST = 7, 34  # words of the sentence with its gap
_OPENERS = bag(
    "and but or so yet however moreover furthermore additionally thus therefore hence instead meanwhile "
    "alternatively"
)
_PASSED_OVER = FILLERS | _OPENERS
_COMMON = bag(
    "important note key example way thing people person time year world company business team culture success future "
    "vision growth leadership innovation trust failure resilience education technology"
)


# A time that only the sentence before tells.
_LATER = re.compile(
    r"\b(?:(?:the )?(?:following|next|same|previous|that) (?:year|month|day|week|decade|century|season)|"
    r"(?:years?|months?|weeks?|days?|decades?) (?:later|earlier|afterwards?)|"
    r"within (?:[\w-]+ ){1,2}(?:years?|months?|weeks?|days?|hours?|decades?)(?! of\b)|"
    r"assum(?:e|ing)|suppos(?:e|ing)|imagin(?:e|ed|ing)|let[’']s say)\b",
    re.IGNORECASE,
)
_WEIGHTY = bag("vital crucial essential important key critical pivotal powerful major fundamental integral")


def clozes(view: SectionView) -> Iterator[Candidate]:
    """A cloze for the emphasised term of a sentence, else one for each of its first figures and dates."""
    renderer = Renderer.of(view)
    if is_exercise(view):
        return
    for passage, sentence in passages_with(view):
        plain = standing_alone(sentence, renderer)
        if plain is None:
            continue
        made = 0
        for target, answer_type in _targets(passage, sentence, plain, renderer):
            text = gapped(plain, target, renderer)
            answer = renderer.text(target)
            if not text or not answer or is_given_away(answer, text, view):
                continue
            yield make(
                view,
                passage,
                sentence,
                rule="cloze",
                kind=Kind.CLOZE,
                question=text,
                answer=answer,
                fact=("", "cloze", f"{passage.block.first}:{target[0].start}"),
                answer_type=answer_type,
                weight=0.6,
            )
            made += 1
            if made == _MOST or not _is_figure(answer_type):
                break


def _is_figure(answer_type: str) -> bool:
    return answer_type in ("money", "percent", "count") or answer_type.startswith("date:")


def standing_alone(
    sentence: Sentence, renderer: Renderer, without: Sequence[Token] = (), hidden: Sequence[Token] = ()
) -> list[Token] | None:
    """The sentence's tokens without fillers, or None where it is no assertion that stands alone."""
    if without or hidden:
        return _standing_alone(sentence, renderer, without, hidden)
    # Asked by more than one rule for every sentence; what a definite means hangs on the section, too.
    known: dict[Sentence, list[Token] | None] = renderer.view.memo.setdefault("standing alone", {})
    if sentence not in known:
        known[sentence] = _standing_alone(sentence, renderer, without, hidden)
    found = known[sentence]
    return None if found is None else list(found)


def _standing_alone(
    sentence: Sentence, renderer: Renderer, without: Sequence[Token], hidden: Sequence[Token]
) -> list[Token] | None:
    tokens = [t for t in sentence.tokens if t not in without]
    if tokens[-1].text not in (".", "!") or sentence.root.pos not in ("VERB", "AUX"):
        return None
    subjects = ("nsubj", "nsubjpass", "expl", *(("csubj", "csubjpass") if hidden else ()))
    stated = any(t.dep in subjects and t.head is sentence.root for t in tokens)
    if not stated and not _is_by_source(sentence):
        return None
    if not _is_finite(sentence.root):
        return None
    if tokens[0].lower in (
        "some",
        "many",
        "another",
        "one",
        "other",
        "others",
        "both",
        "each",
        "most",
        "several",
    ):
        return None
    start = first_word(sentence).i
    tokens = [t for t in tokens if t.i >= start] or tokens
    if tokens[0].lower in _OPENERS and tokens[0].tag == "CC":
        tokens = tokens[1:]
    while len(tokens) > 2 and tokens[0].lower in _PASSED_OVER and tokens[1].text == ",":
        tokens = tokens[2:]
    if [t.lower for t in tokens[:4]] == ["as", "a", "result", ","]:
        tokens = tokens[4:]
    tokens = [
        t for t in tokens if not (t.dep == "advmod" and t.lower in ("also", "however", "therefore", "thus"))
    ]
    passing = [t for t in tokens if t.dep in ("npadvmod", "advmod", "prep") and is_relative_time(t)]
    gone = {t for top in passing for t in top.subtree()}
    tokens = [t for t in tokens if t not in gone]
    if not _SHORTEST <= sum(t.pos != "PUNCT" for t in tokens) <= _LONGEST:
        return None
    if (
        _points_back(tokens, renderer)
        or _LATER.search(sentence.text)
        or any(t.text in ("“", "”", '"') for t in tokens)
    ):
        return None
    if renderer.text([t for t in tokens if t not in hidden]) is None:
        return None
    return tokens


def _is_by_source(sentence: Sentence) -> bool:
    """ "According to Berg, the ringers sold …", where the parser takes the subject for one more name of the source."""
    first, root = sentence.tokens[0], sentence.root
    if first.lower != "according" or first.head is not root or root.tag != "VBD":
        return False
    below = first.subtree()
    return any(t.dep == "appos" and t.i > first.i + 2 for t in below) and below[-1].i == root.i - 1


def _is_finite(verb: Token) -> bool:
    """Whether a verb makes a sentence: no "Speech given in Oslo", no "a tool launched by Velotech"."""
    if verb.child("agent") is not None and verb.child("auxpass", "aux") is None:
        return False
    if verb.child("aux", "auxpass") is not None:
        return True
    return verb.tag != "VBG" and (
        verb.tag != "VBN" or verb.lower.endswith("ed")
    )  # taken for "dreamed", often


# Nouns that mean what was just spoken of or shown, unless something narrows them.
_SPOKEN_OF = bag("term word phrase story image picture photo photograph example latter former result name")


def _points_back(tokens: Sequence[Token], renderer: Renderer) -> bool:
    """Whether "the term", "the two ships" rests on the sentence before."""
    for token in tokens:
        if token.lower != "the" or token.dep != "det" or token.head.child("prep", "relcl", "acl", "appos"):
            continue
        noun = token.head
        counted = noun.child("nummod")
        bare = noun.child("amod", "compound", "poss", "nmod") is None
        if bare and noun.pos == "NOUN" and noun.dep in ("nsubj", "nsubjpass") and noun.tag == "NN":
            first = (noun.head.all("aux", "auxpass") or [noun.head])[0]
            titles = " ".join(renderer.view.path).lower()
            if first.tag == "VBD" and noun.head.is_root and not re.search(rf"\b{noun.lower}\b", titles):
                return True  # "The war got its name …": which war, only what stands before tells
        if noun.tag == "NNS" and bare and counted is not None and counted.lower in ("two", "three", "four"):
            return True
        if bare and noun.lemma.lower() in _SPOKEN_OF and noun.child("nummod", "nmod") is None:
            return True
    return False


_WHOLE_WORD = re.compile(r"[^\W_]+(?:[.’'-][^\W_]+)*")


def is_given_away(answer: str, text: str, view: SectionView) -> bool:
    """Whether a name beside the gap, a short form or the heading holds most of the answer."""
    said = [w for w in _WHOLE_WORD.findall(text) if w[:1].isupper() and len(w) >= 4]
    hidden = answer.lower()
    if answer[:1].isupper() and any(
        hidden.startswith(name.lower().removesuffix("’s").removesuffix("'s")) for name in said
    ):
        return True  # "Velotech" beside "Velotech.com"
    if re.search(r"\bWar\b", answer) and re.search(r"\b\d{4}\b", text):
        return True  # the year tells which war
    behind = re.search(rf"{GAP} \(([^()]+)\)", text)
    letters = re.sub(r"[^A-Z]", "", behind[1]) if behind else ""
    if len(letters) >= 2 and (letters.startswith(re.sub(r"[^A-Z]", "", answer)) or answer.isupper()):
        return bool(re.search(r"[A-Z]", answer))  # the long form of it, or the short one
    initials = "".join(word[0] for word in re.split(r"[\s-]+", answer) if word).upper()
    above = " ".join((view.knowledge.outline.title, *view.path))
    # Most short forms stand nowhere above; an expression for each would be compiled in vain.
    return len(initials) >= 2 and initials in above and bool(re.search(rf"\b{re.escape(initials)}\b", above))


def _targets(
    passage: Passage, sentence: Sentence, plain: Sequence[Token], renderer: Renderer
) -> Iterator[tuple[list[Token], str]]:
    """(tokens to hide, answer type), best first."""
    inside = set(plain)
    named = renderer.names.find(plain)
    # A textbook marks the terms it defines; a story marks whatever it likes to stress.
    expository = not renderer.view.knowledge.narrative
    for start, end in passage.block.emphasis:
        tokens = [t for t in sentence.tokens if t.start >= start and t.end <= end and t.text.strip()]
        if not tokens or not set(tokens) <= inside or len(tokens) > 5:
            continue
        if tokens[-1].pos == "PUNCT":
            tokens = tokens[:-1]
        if not tokens or not _is_term(tokens) or repeats(tokens, plain):
            continue
        behind = tokens[-1].next()
        if behind is not None and behind.lower in ("pandemic", "outbreak", "virus", "vaccine"):
            continue
        name = renderer.names.at(tokens[0])
        if _is_one_of_many(tokens) or is_vague(sentence.text) or _is_qualified(tokens):
            continue
        if (
            name is None
            and not expository
            and ((len(tokens) == 1 and not _is_defined(tokens)) or _is_reported(tokens))
        ):
            continue
        if name is None and not _is_defined(tokens) and not _leads(tokens, plain):
            continue
        if not expository and name is None and any(t.lemma.lower() in _WEIGHTY for t in plain):
            continue
        if name is not None and not expository and tokens[-1].text[:1].islower():
            continue  # "the Oslo-Bergen line": any other would do
        if name is not None and (name.type == OTHER or renderer.names.said_more_than(15, name.canonical)):
            continue
        if _others(tokens, plain) < 4 or not (_is_defined(tokens) or name is not None or expository):
            continue
        yield tokens, name.type if name else "term"
    anchored = bool(named)
    if _compares(sentence.root):
        return
    for quantity in find_quantities(sentence):
        tokens = list(quantity.tokens)
        exact = any(c.isdigit() for c in quantity.text) and quantity.text not in ("1", "2", "3")
        if set(tokens) <= inside and exact and (anchored or not renderer.view.knowledge.narrative):
            if paired(tokens) or (tokens[0] is plain[0] and sentence.root.lemma == "be"):
                continue
            if quantity.measure is Measure.PERCENT and any(_is_remainder(t) for t in plain):
                continue
            if quantity.measure is Measure.PERCENT and not anchored and sentence.root.tag == "VBD":
                continue  # what one study found, which is not named
            if is_half_a_value(tokens) or _is_an_example(tokens) or _opens_a_subject(tokens, plain):
                continue
            if quantity.measure is Measure.COUNT and _counts_nothing(quantity.head):
                continue
            if is_bounded(quantity) or is_number_of_one(quantity):
                continue
            if _is_granted(quantity.head) or _is_reckoned(quantity, sentence, anchored=anchored):
                continue
            yield tokens, quantity.measure.value
    for span in find_spans(sentence):
        tokens = list(span.tokens)
        if set(tokens) <= inside and anchored and _others(tokens, plain) >= _FEWEST_DATED:
            yield tokens, "date:years"
    for date in find_dates(sentence):
        tokens = list(date.tokens)
        before = tokens[0].previous()
        if paired(tokens) or not _is_time_of_a_deed(tokens, plain) or _is_said_in_passing(tokens):
            continue
        if date.grain in (Grain.CENTURY, Grain.DECADE) and sentence.root.lemma in _STATES:
            continue
        if set(tokens) <= inside and anchored and before is not None and before.text not in "([":
            yield tokens, f"date:{date.grain.value}"

    weighs = any(t.lemma.lower() in _WEIGHTY for t in plain)
    if sentence.root.child("neg") is not None:
        return  # what did not happen, did not happen to others either
    if not is_vague(sentence.text) and not weighs and not _rests_on_a_guess(plain, renderer):
        for name in named:
            if _is_asked_for(name, plain, renderer):
                yield list(name.tokens), name.type


_TIME_UNITS = bag("hour minute second day week month year foot inch pound ounce h min s")
_FEWEST_DATED = 5  # words of meaning beside a date
_ONWARDS = bag("beyond after later onward onwards before earlier")
# A state of affairs that lasts longer than the year it is told of.
_LASTING = bag("face experience struggle undergo enjoy see remain continue strive seek try want need")


_STATES = bag("be have rule govern control live know use believe own hold hope love")


def _compares(verb: Token) -> bool:
    """ "It is like looking at 850 pieces of a puzzle": whether a sentence only likens one thing to another."""
    return verb.lemma in ("be", "feel", "look", "seem") and any(t.lower == "like" for t in verb.all("prep"))


def _is_granted(head: Token) -> bool:
    """ "Even with 3 million users, …": a figure that the author only grants."""
    return any(
        t.dep == "prep" and t.head.is_root and t.i < t.head.i and (t.lower == "despite" or _is_even(t))
        for t in head.ancestors()
    )


def _is_even(token: Token) -> bool:
    before = token.previous()
    return before is not None and before.lower == "even"


def _is_reckoned(quantity: Quantity, sentence: Sentence, *, anchored: bool) -> bool:
    """ "The percent of carriers is 65 %": the outcome of a sum that the text works through; "200 or so"."""
    before, after = quantity.tokens[0].previous(), quantity.tokens[-1].next()
    if before is not None and before.lower in ("past", "last", "next", "coming", "c.", "ca.", "circa"):
        return True  # "over the last 14 years": since when? And what nobody knows exactly
    if after is not None and after.lower == "or" and (second := after.next()) and second.lower == "so":
        return True
    subject = sentence.root.child("nsubj")
    return (
        not anchored
        and sentence.root.lemma == "be"
        and subject is not None
        and subject.lemma.lower()
        in ("percent", "percentage", "number", "result", "answer", "sum", "quotient")
        and any(t.lower == "the" for t in subject.lefts)
    )


def _is_said_in_passing(tokens: Sequence[Token]) -> bool:
    """ "A 2013 report", "like the makers of the 1787 law", "the 18th century (1713)": not what the sentence tells."""
    before, after = tokens[0].previous(), tokens[-1].next()
    source = tokens[0].sentence.source
    if before is not None and before.lower in ("a", "an", "c.", "ca.", "circa"):
        return True
    if after is not None and tokens[-1].lower.endswith("century") and after.pos in ("NOUN", "PROPN", "ADJ"):
        return True  # "the nineteenth-century economists"
    if re.search(r"\d\s?[-–—]\s?(?:FY\s?)?$", source[: tokens[0].start]):
        return True  # "2011–2013", whichever way it is written
    if after is not None and after.text == "(" and (inside := after.next()) and inside.text[:1].isdigit():
        return True
    return any(t.dep == "prep" and t.lower in ("like", "unlike", "including") for t in tokens[0].ancestors())


def _is_remainder(token: Token) -> bool:
    """ "Pays 75 % … the other 25 %": each tells the other."""
    after = token.next()
    return token.lower in ("other", "remaining") and after is not None and after.text[:1].isdigit()


def is_half_a_value(tokens: Sequence[Token]) -> bool:
    """ "11 hours and 5 minutes", "3,900 feet (1,189 meters)": half a value, or one told twice."""
    if tokens[0].previous() is not None and (before := tokens[0].previous()).text == "(":  # type: ignore[union-attr]
        front = tokens[0].sentence.tokens[max(0, before.i - 4) : before.i]  # type: ignore[union-attr]
        return any(t.text[:1].isdigit() or t.tag == "CD" for t in front)
    sentence = tokens[-1].sentence
    unit = tokens[-1].next()
    if unit is None:
        return False
    rest = sentence.tokens[unit.i + 1 : unit.i + 5]
    if len(rest) > 1 and rest[0].text == "(" and any(t.text[:1].isdigit() for t in rest[1:3]):
        return True
    if unit.lemma.lower() in _TIME_UNITS:
        numbers = [n for n, t in enumerate(rest) if t.tag == "CD"]
        if numbers and all(t.text in (",", "and") for t in rest[: numbers[0]]):
            after = sentence.tokens[rest[numbers[0]].i + 1 : rest[numbers[0]].i + 2]
            if after and after[0].lemma.lower() in _TIME_UNITS - {unit.lemma.lower()}:
                return True
        front = [
            t for t in sentence.tokens[max(0, tokens[0].i - 3) : tokens[0].i] if t.text not in (",", "and")
        ]
        return bool(front) and front[-1].lemma.lower() in _TIME_UNITS - {unit.lemma.lower()}
    joint = tokens[0].previous()
    day = joint.previous() if joint is not None and joint.text == "," else None
    return day is not None and day.text.isdigit() and len(tokens[0].text) == 4  # "Sept. 26, 2022"


def _is_an_example(tokens: Sequence[Token]) -> bool:
    """ "For example 130/80": any other figure would do."""
    front = [t.lower for t in tokens[0].sentence.tokens[max(0, tokens[0].i - 3) : tokens[0].i]]
    return "example" in front or "instance" in front or "e.g." in front or front[-1:] == ["say"]


def _opens_a_subject(tokens: Sequence[Token], plain: Sequence[Token]) -> bool:
    """ "The ____ raised during …": the figure is what the sentence is about."""
    return tokens[0] in plain[:2] and plain[0].lower in ("the", "this") and len(tokens) > 1


def _is_time_of_a_deed(tokens: Sequence[Token], plain: Sequence[Token]) -> bool:
    """Whether one time alone fits: something was done then, not merely so, and by no mere deadline."""
    before, after = tokens[0].previous(), tokens[-1].next()
    if re.fullmatch(
        r"(?:the )?(?:21st|twenty-first) century", " ".join(t.text for t in tokens), re.IGNORECASE
    ):
        return False
    behind = after.next() if after is not None else None
    if after is not None and after.lower in ("and", "or") and behind is not None and behind.lower in _ONWARDS:
        return False
    if _others(tokens, plain) < _FEWEST_DATED:
        return False
    prep = tokens[0].head
    while prep.dep in ("nummod", "compound", "pobj", "det", "amod") and prep.pos != "ADP":
        prep = prep.head
    if before is None or prep.pos != "ADP":
        return True
    owner = prep.head
    if prep.lower == "by" and owner.pos in ("VERB", "AUX"):
        return behind is not None and behind.lower == "when"  # "by 1990, when …"
    if owner.pos == "NOUN":
        if (
            owner.lemma.lower() in ("death", "birth")
            and owner.child("poss") is not None
            and tokens[0].i < owner.sentence.root.i
        ):
            return False
        return not (prep.lower == "of" and owner.dep == "nsubj" and owner.child("poss") is None)
    if owner.lemma == "be" and owner.child("attr", "acomp") is not None:
        return False
    progressive = owner.tag == "VBG" and any(t.lemma == "be" for t in owner.all("aux"))
    return not progressive and owner.lemma not in _LASTING


def _is_reported(tokens: Sequence[Token]) -> bool:
    """Whether a term is the subject of what somebody holds: many others would do, unless it is "the only …"."""
    head = head_of(tokens) or tokens[-1]
    clause = head.head if head.dep in ("nsubj", "nsubjpass") else None
    if clause is None:
        return False
    noun = clause.child("attr")
    if noun is not None and any(t.lower == "only" or t.tag in ("JJS", "RBS") for t in noun.subtree()[:3]):
        return False
    first = clause.head if clause.dep == "conj" else clause
    return first.dep in ("ccomp", "acl")


def _leads(tokens: Sequence[Token], plain: Sequence[Token]) -> bool:
    """Whether the sentence is about the term: its subject, or what it opens with."""
    head = head_of(tokens) or tokens[-1]
    front = [t for t in plain if t.i < tokens[0].i]
    return head.dep in ("nsubj", "nsubjpass") or all(t.pos in ("ADP", "DET") for t in front)


_ONE_OF = bag("including include like such notably especially particularly as from")


def _is_one_of_many(tokens: Sequence[Token]) -> bool:
    """Whether what is hidden is a member of a list, so that its neighbours or others would do as well."""
    head = head_of(tokens) or tokens[-1]
    while head.dep in ("compound", "nmod", "amod", "poss") and head.head is not head:
        head = head.head
    if head.dep == "conj" or any(t.dep in ("conj", "cc") for t in head.children):
        return True
    before = tokens[0].previous()
    if before is not None and before.text == "(":
        return True  # a short form, which the words before it give away
    while before is not None and before.dep in ("det", "compound", "amod"):
        before = before.previous()
    after = tokens[-1].next()
    if after is not None and after.lower in ("and", "or"):
        return True
    if after is not None and after.text == ",":
        second, third = after.next(), after.next() and (after.next() or after).next()
        if second is not None and second.pos == "PROPN" and (third is None or third.tag != "POS"):
            return True
        if head.dep.startswith("nsubj"):
            return head.child("appos", "relcl", "acl") is None
    second = before.previous() if before is not None else None
    if before is not None and before.lower == "as":
        return second is not None and second.lower == "such"
    return before is not None and before.lower in _ONE_OF - {"as", "from"}


def _is_qualified(tokens: Sequence[Token]) -> bool:
    """ "____ who never fail": a common noun whose clause is the news."""
    head = head_of(tokens) or tokens[-1]
    clause = head.child("relcl")
    return head.pos == "NOUN" and clause is not None and clause.subtree()[0].lower in ("who", "that")


def _is_titled(name: Name, renderer: Renderer) -> bool:
    """Whether a heading above the sentence holds the name."""
    view = renderer.view
    titles = " ".join((view.knowledge.outline.title, *view.path)).lower()
    return any(t.lower in titles for t in name.tokens if t.pos != "DET")


def _is_topic(name: Name, renderer: Renderer) -> bool:
    """Whether the document's own title is the name, which a reader of any of its cards would try first."""
    known = renderer.view.knowledge
    title = (known.topic or known.outline.title).lower()
    return bool(title) and all(t.lower in title for t in name.tokens if t.pos != "DET")


def _is_label(tokens: Sequence[Token]) -> bool:
    """ "Velotech – the yard will …": a label in front of the sentence."""
    after = tokens[-1].next()
    return tokens[0].i == 0 and after is not None and after.text in ("–", "—", "-", ":")


def _rests_on_a_guess(plain: Sequence[Token], renderer: Renderer) -> bool:
    """Whether "the agency" and the like stand for a name of an earlier sentence that is not the main one."""
    known = renderer.view.knowledge
    for token in plain:
        found = renderer.reference(token) if token.pos == "NOUN" else None
        if found is not None and found.text and found.antecedent is None:
            name = renderer.names.canonical(found.text)
            if name not in (known.person, known.organisation, known.subject):
                return True
    return False


_SIDES = bag(
    "west east north south internet earth moon sun world god america europe asia africa australia antarctica"
)
_MOST_MENTIONS = 12
_FEWEST_LEFT = 6  # words of meaning around the gap


def _is_asked_for(name: Name, plain: Sequence[Token], renderer: Renderer) -> bool:
    """Whether one name alone fits its place: a full phrase, no member of a list, with two other anchors."""
    tokens = name.tokens
    head = name.head
    if not set(tokens) <= set(plain) or name.type not in (PERSON, ORGANISATION, PLACE, THING):
        return False
    if tokens[-1].text[:1].islower() or (len(tokens) == 1 and head.tag == "NNPS"):
        return False  # "the Oslo-Bergen line"; a people, which anybody could guess
    of = head.head if head.dep == "pobj" else None
    if of is not None and of.head.lemma in ("equivalent", "version", "counterpart", "answer", "similar"):
        return False
    known = renderer.view.knowledge
    if name.canonical in (known.person, known.organisation, known.subject) or name.text.lower() in _SIDES:
        return False
    if country(name.text):
        return False  # one of few, which the rest of the sentence nearly tells
    if _is_topic(name, renderer) or _is_label(tokens):
        return False
    if name.type == PLACE and (
        renderer.names.said_more_than(3, name.canonical) or _is_titled(name, renderer)
    ):
        return False  # where everything in the text happens
    if (
        renderer.names.said_more_than(_MOST_MENTIONS, name.canonical)
        or renderer.names.certainty(name.canonical) < 2
    ):
        return False
    if head.dep not in ("nsubj", "nsubjpass", "dobj", "pobj", "attr", "appos"):
        return False
    allowed = ("det", "appos", "relcl", "acl", "punct")
    if any(t not in tokens and t.dep not in allowed for t in head.children) or renderer.is_anaphor(head):
        return False
    if head.i > 0 and head.dep == "appos" and head.head.pos != "NOUN":
        return False
    if _is_one_of_many(tokens) or repeats(tokens, plain) or _others(tokens, plain) < _FEWEST_LEFT:
        return False
    behind = tokens[-1].next()
    if behind is not None and (
        behind.text in ("(", "-", "'s", "’s", "/") or behind.pos in ("NOUN", "PROPN", "NUM")
    ):
        return False
    rest = [t for t in plain if t not in tokens]
    others = {n.canonical for n in renderer.names.find(rest)} - {name.canonical}
    others -= {known.person, known.organisation}
    dated = any(t.text.isdigit() and len(t.text) == 4 for t in rest)
    described = head.child("appos") is not None or head.dep == "appos"
    return len(others) + dated + described >= 1 and bool(renderer.names.find(plain))


def _counts_nothing(head: Token) -> bool:
    return head.dep not in ("nummod", "compound", "quantmod") or head.head.pos not in ("NOUN", "PROPN")


def _is_term(tokens: Sequence[Token]) -> bool:
    """A noun phrase worth asking for: not praise, not a word that could be anything."""
    last = tokens[-1]
    if last.pos not in ("NOUN", "PROPN") or any(
        t.pos in ("VERB", "PRON", "DET", "AUX") and t is tokens[0] for t in tokens
    ):
        return False
    lemmas = [t.lemma.lower() for t in tokens if t.pos in ("NOUN", "PROPN", "ADJ")]
    if not lemmas or all(lemma in EVALUATIVE or lemma in _COMMON for lemma in lemmas):
        return False
    return not any(lemma in EVALUATIVE for lemma in lemmas)


def _is_defined(tokens: Sequence[Token]) -> bool:
    """Whether the sentence says what the term is: "X is the …", "called X", "known as X"."""
    before = tokens[0].previous()
    while before is not None and before.dep in ("det", "punct"):
        before = before.previous()
    if before is not None and before.lower in ("called", "termed", "named", "as", "dubbed"):
        return before.lower != "as" or (before.previous() or before).lower in ("known", "to")
    head = next((t for t in tokens if t.head not in tokens), tokens[-1])
    noun = head.head.child("attr") if head.dep == "nsubj" and head.head.lemma == "be" else None
    return noun is not None and noun.pos == "NOUN" and len(noun.subtree()) >= 4


def repeats(tokens: Sequence[Token], plain: Sequence[Token]) -> bool:
    """Whether the rest of the sentence gives the hidden words away."""
    hidden = {t.lemma.lower() for t in tokens if t.pos in ("NOUN", "PROPN", "ADJ", "VERB")}
    chosen = set(tokens)
    return any(t.lemma.lower() in hidden for t in plain if t not in chosen)


def _others(tokens: Sequence[Token], plain: Sequence[Token]) -> int:
    """How many words of meaning are left to tell the answer from."""
    chosen = set(tokens)
    return sum(t.pos in ("NOUN", "PROPN", "VERB", "NUM", "ADJ") for t in plain if t not in chosen)


def gapped(plain: Sequence[Token], target: Sequence[Token], renderer: Renderer) -> str | None:
    first, last = target[0].i, target[-1].i
    before = [t for t in plain if t.i < first]
    after = [t for t in plain if t.i > last]
    left = renderer.text(before) if before else ""
    mark = after[0].text + " " if after and after[0].text in (",", ";", ":", ")") else ""
    if after and after[0].text in ("—", "–"):
        mark = after[0].text if after[0].start == target[-1].end else f"{after[0].text} "
    # A pronoun for what is hidden stays one.
    right = renderer.text(after[1:] if mark else after, before=[*before, *target]) if after else ""
    if left is None or right is None:
        return None
    glue = "" if before and before[-1].end == target[0].start else " "
    tail = "" if after and target[-1].end == after[0].start else " "
    if before and before[-1].text in (",", ";", ":"):
        left += before[-1].text
    if len(before) > 1 and before[-1].text in ("—", "–") and not left.endswith(before[-1].text):
        left += before[-1].text if before[-2].end == before[-1].start else f" {before[-1].text}"
    if before and not keeps_capital(before[0], renderer):
        left = capitalize(left)
    return statement(without_other_currency(f"{left}{glue}{GAP}{tail}{mark}{right}"))
