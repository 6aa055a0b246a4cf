"""Who did what to what, and when or for how much: the sentences that give a fact its value.

A cheap reading of the parse, wider than what cards are made of: gerunds, nouns such as "investment" and
headings with a year count too, since a document may contradict itself in any of them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from leadquiz.generate.facts_index import tokens_of
from leadquiz.generate.lexicon import bag, predicate_class
from leadquiz.generate.mentions import Mention, Mentions
from leadquiz.generate.names import NameIndex
from leadquiz.generate.references import Renderer
from leadquiz.generate.tokens import Sentence, Token
from leadquiz.generate.values import DATE, MONEY, PERCENT, Value, find_values
from leadquiz.generate.views import SectionView
from leadquiz.model import Block

TIMES = "times"
# Nouns that say what a verb says.
_NOMINAL = {
    noun: predicate_class(verb)
    for verb, nouns in {
        "invest": "investment investor",
        "acquire": "acquisition purchase takeover buyout",
        "found": "founding foundation establishment creation launch introduction inception opening debut",
        "enter": "entry entrance arrival",
        "leave": "departure resignation retirement",
        "sell": "sale divestment",
        "value": "valuation capitalization worth",
        "list": "ipo listing",
        "die": "death",
        "bear": "birth",
        "publish": "publication",
        "discover": "discovery",
        "invent": "invention",
        "merge": "merger",
        "win": "victory",
    }.items()
    for noun in nouns.split()
}
_RANKED = bag("first second third fourth fifth sixth seventh eighth ninth tenth")
_AMOUNTING = bag("be become estimate reach exceed surpass win amount put stand")
_COPULAR = bag("be become rank remain")
_CLIMB = frozenset(
    {
        "pobj",
        "prep",
        "npadvmod",
        "nummod",
        "quantmod",
        "amod",
        "compound",
        "nmod",
        "dobj",
        "attr",
        "advmod",
        "tmod",
    }
)
_TIMES = re.compile(
    r"\b(?:once|twice|thrice|(?:two|three|four|five|six|seven|eight|nine|ten|\d+) times)\b", re.I
)
_COUNTED = {"once": 1, "twice": 2, "thrice": 3}


@dataclass(frozen=True, slots=True)
class Statement:
    """One value a text gives for one fact, with the words it is read from."""

    subject: str  # canonical name or noun, "" where the text leaves it out
    predicate: str  # class of the verb, or of the noun that stands for it
    object: frozenset[str]  # names, and nouns with their modifiers, that the verb governs
    head: str  # lemma or name of the first of them
    value: Value
    names: frozenset[str]  # all the names around
    tokens: frozenset[str]  # all the names and stems around, as in a question's signature
    years: frozenset[int]  # all the years around
    topic: str  # the name that the sentence is about, "" for none
    phrase: str  # the first object as written
    block: Block
    evidence: str


def statements(views: Sequence[SectionView], mentions: Mentions) -> list[Statement]:
    """Every statement of the document that gives a year, an amount, a share or a number of times."""
    found = list(_headings(views))
    renderers: dict[int, Renderer] = {}
    for mention in mentions.all:
        values = [*mention.values, *_times(mention.sentence.text)]
        if not any(_is_telling(value) for value in values):
            continue
        if mention.section not in renderers:
            renderers[mention.section] = Renderer.of(views[mention.section])
        reader = _Reader(mention, renderers[mention.section])
        for value in values:
            if _is_telling(value):
                found += reader.statements(value)
    return found


def _headings(views: Sequence[SectionView]) -> Iterator[Statement]:
    """What a heading such as "The Sale of the Company (2005)" dates."""
    for view in views:
        title = view.section.title
        years = [value for value in find_values(title) if value.kind == DATE and value.year]
        if len(years) != 1 or not view.passages:
            continue
        found, _ = tokens_of(title, view.knowledge.names)
        nouns = [_NOMINAL[word.lower()] for word in re.findall(r"\w+", title) if word.lower() in _NOMINAL]
        if len(nouns) == 1 and found and nouns[0] != "found":
            yield Statement(
                subject=found[0] if len(found) > 1 else "",
                predicate=nouns[0],
                object=frozenset(found),
                head=found[-1],
                value=years[0],
                names=frozenset(found),
                tokens=frozenset(found),
                years=frozenset({years[0].year}),
                topic=found[0],
                phrase=found[-1],
                block=replace(
                    view.passages[0].block,
                    first=view.section.line,
                    last=view.section.line,
                    page=view.section.page,
                ),
                evidence=title,
            )


def _is_telling(value: Value) -> bool:
    if value.kind == DATE:
        return bool(value.year) and value.grain != "decade"
    return value.kind in (MONEY, PERCENT, TIMES)


def number_of_times(text: str) -> Value | None:
    """The value of "twice" or "three times", when the text is that alone."""
    found = list(_times(text))
    return found[0] if len(found) == 1 and found[0].text == text.rstrip(".") else None


def _times(text: str) -> Iterator[Value]:
    for match in _TIMES.finditer(text):
        word = match[0].lower()
        read = find_values(word)
        count = read[0].number if read else Decimal(_COUNTED[word])
        if not text[: match.start()].rstrip().endswith("not just"):
            yield Value(kind=TIMES, text=match[0], start=match.start(), end=match.end(), number=count)


class _Reader:
    """Reads the statements of one sentence."""

    def __init__(self, mention: Mention, renderer: Renderer) -> None:
        self.mention = mention
        self.sentence = mention.sentence
        self.renderer = renderer
        self.names: NameIndex = renderer.names
        self.known = frozenset(name.canonical for name in self.names.find(self.sentence.tokens))

    def statements(self, value: Value) -> Iterator[Statement]:
        """The statements that this value belongs to: of its verb, and of the noun that stands for one."""
        start = self.sentence.start + (value.figure[0] if value.figure[1] else value.start)
        token = next((t for t in self.sentence.tokens if t.start <= start < t.end), None)
        if token is None:
            return
        inside = {
            t.i
            for t in self.sentence.tokens
            if self.sentence.start + value.start <= t.start < self.sentence.start + value.end
        }
        for governor in self._governors(token, inside, value):
            if governor.pos in ("VERB", "AUX"):
                yield self._of_verb(governor, value, inside)
            else:
                yield self._of_noun(governor, value, inside)

    def _governors(self, token: Token, inside: set[int], value: Value) -> Iterator[Token]:
        while not token.is_root and (token.i in inside or token.head.i in inside or token.dep in _CLIMB):
            token = token.head
            if token.i in inside:
                continue
            if token.pos in ("VERB", "AUX"):
                break
            if self._is_event(token):
                yield token
                return
        if value.kind == TIMES and token.pos not in ("VERB", "AUX"):
            verbs = [t for t in self.sentence.tokens[: min(inside)] if t.pos == "VERB"]
            token = verbs[-1] if verbs else token
        if token.pos not in ("VERB", "AUX"):
            return
        yield token
        subject = token.child("nsubj", "nsubjpass")
        if value.kind == DATE and subject is not None and self._is_event(subject):
            yield subject
        noun = token.child("dobj")
        if noun is not None and noun.lemma == "decision" and (verb := noun.child("acl")) is not None:
            yield verb  # "in 2019 he made the decision to retire"

    def _is_event(self, token: Token) -> bool:
        """Whether a noun stands for a verb: "Alibaba's IPO" does, the name "Ford Foundation" does not."""
        word = token.lemma.lower()
        return word in _NOMINAL and (word in ("ipo", "listing") or self.names.at(token) is None)

    # ---------------------------------------------------------------------------------------- parts

    def _of_verb(self, verb: Token, value: Value, inside: set[int]) -> Statement:
        passive = any(t.dep == "auxpass" for t in verb.children)
        subject = self._subject(verb)
        objects: list[str] = []
        if passive or (verb.dep == "acl" and verb.tag == "VBN"):
            patient = verb.head if verb.dep == "acl" else subject
            objects += self._keys(patient, inside) if patient is not None else []
            agent = verb.child("agent")
            by = agent.child("pobj") if agent else None
            doer = self._entity(by) if by is not None else ""
        else:
            doer = self._entity(subject) if subject is not None else ""
        predicate = predicate_class(verb.lemma)
        for child in verb.children:
            if child.dep in ("dobj", "attr", "oprd", "acomp"):
                objects += self._row(child, inside)
                if predicate in _COPULAR and (stands := _NOMINAL.get(child.lemma.lower())):
                    predicate = stands  # "became the first investor in …"
            elif child.dep == "prep" and not self._holds(child, inside):
                for noun in child.all("pobj"):
                    objects += self._keys(noun, inside)
            elif child.dep == "prep" and child.child("pobj") is not None:
                objects += self._beside(child, inside)
        gap = verb.child("dobj") if verb.dep == "relcl" and not passive else None
        if gap is not None and gap.tag in ("WDT", "WP"):
            objects = [*self._keys(verb.head, inside), *objects]
        if (
            subject is not None
            and (stands := _NOMINAL.get(subject.lemma.lower()))
            and predicate in _AMOUNTING
        ):
            return replace(self._of_noun(subject, value, inside), predicate=stands)
        first = verb.child("dobj", "attr", "oprd") or next(
            (noun for prep in verb.all("prep") for noun in prep.all("pobj")), None
        )
        if value.kind == TIMES and (counted := self._counted(inside)) is not None:
            objects, first = self._keys(counted, inside, every=True), counted
        phrase = self.sentence.slice(self._phrase(first)) if first is not None else ""
        return self._statement(doer, predicate, objects, value, phrase)

    def _of_noun(self, noun: Token, value: Value, inside: set[int]) -> Statement:
        owner = noun.child("poss")
        doer = self._entity(owner) if owner is not None else ""
        objects: list[str] = []
        for prep in noun.all("prep"):
            if not self._holds(prep, inside):
                for thing in prep.all("pobj"):
                    objects += self._keys(thing, inside)
        for child in noun.all("compound", "nmod", "appos"):
            if child.i not in inside and (name := self.names.at(child)):
                objects.append(name.canonical)
        if not doer and not objects and (name := self.names.at(noun)) and len(name.tokens) > 1:
            objects.append(self.names.canonical(self.sentence.slice(name.tokens[:-1])))
        if not doer and not objects:
            verb = noun.head
            given = verb.child("dative") if verb.pos == "VERB" else None
            objects += self._keys(given, inside) if given is not None else []
        return self._statement(doer, _NOMINAL[noun.lemma.lower()], objects, value)

    def _statement(
        self, doer: str, predicate: str, objects: list[str], value: Value, phrase: str = ""
    ) -> Statement:
        kept = list(dict.fromkeys(key for key in objects if key))
        return Statement(
            subject=doer,
            predicate=predicate,
            object=frozenset(kept),
            head=kept[0] if kept else "",
            value=value,
            names=self.known | {key for key in (doer, *kept) if key and self.names.is_name(key)},
            tokens=self.mention.tokens,
            years=frozenset(v.year for v in self.mention.values if v.kind == DATE and v.year),
            topic=self._topic(self.sentence),
            phrase=phrase,
            block=self.mention.passage.block,
            evidence=self.sentence.written,
        )

    def _subject(self, verb: Token) -> Token | None:
        for _ in range(6):
            subject = verb.child("nsubj", "nsubjpass")
            if subject is not None:
                if subject.tag in ("WDT", "WP") or (subject.lower == "that" and verb.dep == "relcl"):
                    return verb.head if verb.dep == "relcl" else None
                return subject
            if verb.dep == "acl" and verb.head.pos in ("NOUN", "PROPN"):
                owner = verb.head.child("poss")
                if owner is not None:
                    return owner
                if verb.tag in ("VBG", "VBN"):
                    return verb.head
                verb = verb.head
            if verb.is_root:
                return None
            verb = verb.head
            while verb.pos not in ("VERB", "AUX") and not verb.is_root:
                verb = verb.head
        return None

    def _entity(self, token: Token) -> str:
        name = self.names.at(token)
        if name:
            return name.canonical
        if self.renderer.is_anaphor(token):
            found = self.renderer.reference(token)
            if found is None:
                person = self.renderer.view.knowledge.person
                return person if token.lower in ("he", "him", "his") else self._before()
            if found.text:
                return self.names.canonical(found.text)
            return self._entity(found.antecedent) if found.antecedent is not None else ""
        return " ".join([*(t.lemma.lower() for t in token.lefts if t.dep == "compound"), token.lemma.lower()])

    def _row(self, noun: Token, inside: set[int]) -> list[str]:
        row = [noun]
        for token in row:
            row.extend(token.all("conj"))
        return [key for token in row for key in self._keys(token, inside)]

    def _counted(self, inside: set[int]) -> Token | None:
        """The noun that a number of times stands behind."""
        for token in reversed(self.sentence.tokens[: min(inside)]):
            if token.pos in ("NOUN", "PROPN") and token.lower not in ("time", "times"):
                return token
            if token.pos not in ("ADV", "CCONJ", "PART", "PUNCT", "NUM", "NOUN"):
                return None
        return None

    def _phrase(self, noun: Token) -> list[Token]:
        first = min((t.i for child in noun.lefts for t in child.subtree()), default=noun.i)
        return self.sentence.tokens[first : noun.i + 1]

    def _topic(self, sentence: Sentence) -> str:
        subject = sentence.root.child("nsubj", "nsubjpass")
        name = self.names.at(subject) if subject is not None else None
        return name.canonical if name else ""

    def _before(self) -> str:
        """What the sentence before this one is about."""
        row = self.mention.passage.sentences
        place = row.index(self.sentence)
        return self._topic(row[place - 1]) if place else ""

    def _keys(self, noun: Token, inside: set[int], *, every: bool = False) -> list[str]:
        """A noun, its telling modifiers or `every` one, and what hangs on it by prepositions; names in full."""
        if noun.i in inside:
            return []
        name = self.names.at(noun)
        keys = [name.canonical] if name else [self._entity(noun) if self.renderer.is_anaphor(noun) else ""]
        if not keys[0] and noun.pos in ("NOUN", "PROPN", "NUM"):
            keys = [noun.lemma.lower()]
            for child in noun.lefts:
                other = self.names.at(child)
                if other:
                    keys.append(other.canonical)
                elif child.i in inside:
                    continue
                elif child.dep in ("compound", "nmod") or (
                    child.dep in ("amod", "nummod") and (every or child.text[0].isupper() or _rank(child))
                ):
                    keys += [t.lower for t in child.subtree() if t.text.isalnum() and t.i not in inside]
        for prep in noun.all("prep"):
            if self._holds(prep, inside):
                keys += self._beside(prep, inside)
                continue
            for thing in prep.all("pobj"):
                keys += self._keys(thing, inside)
        return [key for key in keys if key]

    def _beside(self, prep: Token, inside: set[int]) -> list[str]:
        """The keys of a phrase that holds the value somewhere below its noun."""
        return [key for noun in prep.all("pobj") if noun.i not in inside for key in self._keys(noun, inside)]

    def _holds(self, token: Token, inside: set[int]) -> bool:
        return any(t.i in inside for t in token.subtree())


def _rank(token: Token) -> bool:
    return any(part in _RANKED for part in token.lower.split("-")) or token.tag == "JJS"
