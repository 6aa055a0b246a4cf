"""The people, organisations and places of a document that are surely such, and which are of one sort."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from leadquiz.generate.countries import are_apart, country
from leadquiz.generate.facts_index import stem
from leadquiz.generate.lexicon import bag, predicate_class
from leadquiz.generate.mentions import Mentions
from leadquiz.generate.names import ORGANISATION, PERSON, PLACE, Name
from leadquiz.model import GAP

_SORTS = {
    word: row.split()[0]
    for row in (
        "company firm conglomerate giant business enterprise corporation startup start-up manufacturer maker retailer "
        "group arm unit division subsidiary affiliate investor supplier provider "
        "bank carrier airline publisher studio",
        "platform marketplace website site portal service app application system network browser",
        "university college school institute academy",
        "foundation fund charity trust initiative prize",
        "commission ministry organization organisation union committee council court agency party parliament congress "
        "administration authority regulator department government",
        "times post journal press magazine newspaper",
        "lab labs laboratory",
    )
    for word in row.split()
}
_ENOUGH = 3
_ANY_FIRM = bag("company firm business enterprise corporation organization organisation")
# Nouns that say nearly the same, and those of them that a question may use for any of the others.
_FAMILIES = (
    (
        bag(
            "company firm conglomerate giant business enterprise corporation startup start-up group manufacturer maker "
            "retailer bank carrier airline publisher studio supplier"
        ),
        _ANY_FIRM,
    ),
    (bag("platform marketplace website site portal"), bag("platform marketplace website site portal")),
)
_KIN = bag(
    "father mother son daughter brother sister wife husband parent child uncle aunt cousin grandfather"
)
_GENERAL = bag("organization organisation")  # what a question says of anything
_PLACES = {
    word: grain
    for grain, words in {
        "inner": "city town capital village suburb port metropolis",
        "outer": "country nation state kingdom republic",
        "LOC": "region continent island sea river lake mountain ocean",
    }.items()
    for word in words.split()
}
_SHORT = {"U.S.": "united states", "US": "united states", "USA": "united states", "UK": "united kingdom"} | {
    "U.K.": "united kingdom",
    "U.S.A.": "united states",
}
_PARTS = bag(
    "arm subsidiary affiliate division unit branch part platform service marketplace brand company site"
)


class Cast:
    """Names by type and sort, most frequent first; only those that the document itself makes sure of."""

    def __init__(self, mentions: Mentions, person: str) -> None:
        self.mentions = mentions
        self.names = mentions.names
        self.person = person  # whom the document is about

    def like(self, name: str, kind: str, asked: str) -> list[str]:
        """Other names of this one's type and sort; none when the name is not surely of that type.

        `asked` is the noun that the question uses, "platform" in "Which platform …?", or "".
        """
        if kind == PERSON:
            return [other for other in self.people if other != name] if name in self.people else []
        if kind == PLACE:
            grain = self.places.get(name)
            return (
                [other for other, its in self.places.items() if grain == its and other != name]
                if grain
                else []
            )
        if kind != ORGANISATION or not (
            name in self.organisations or self._told_sort(name) or asked in _SORTS
        ):
            return []
        sort = self._told_sort(name) or _SORTS.get(asked, "company")
        wanted = {sort} if asked in _GENERAL else {sort, _SORTS.get(asked, sort)}
        return [
            other
            for other in self.organisations
            if other != name and self.sort(other) in wanted and not self.are_related(name, other)
        ]

    def alike(self, name: str, kind: str, asked: str, question: str) -> list[str]:
        """Those of `like` that are surely of a kind with this one, so that a question fits each as well."""
        if country(name) and re.search(r"\b(?:countr(?:y did|y does|ies)|nations? did)\b", question):
            return self._countries(name)
        if kind == PERSON:
            return self._peers(name, question)
        noun = self._noun(name)
        found = [other for other in self.like(name, kind, asked) if self._noun(other)]
        same = [other for other in found if noun and self._noun(other) == noun]
        if kind != ORGANISATION:
            return same
        for family, general in _FAMILIES:
            if (noun or asked) in family and (asked or noun) in general:
                kin = [other for other in found if self._noun(other) in family and self._is(other, asked)]
                return (
                    [*same, *(other for other in kin if other not in same)] if len(same) >= _ENOUGH else kin
                )
        return same

    def called_alike(self, one: str, other: str) -> bool:
        """Whether the document calls both by one noun."""
        return self._noun(one) == self._noun(other)

    def _noun(self, name: str) -> str:
        """What the document, or the name itself, says that it is: "company"; "" where nothing does."""
        said = self.names.kind_of(name).split(" ")[-1]
        last = re.split(r"[\s.]", name)[-1].lower()
        return said or (last if " " in name and last in _SORTS else "")

    def _is(self, name: str, noun: str) -> bool:
        """Whether "which marketplace" may be answered with a name that the document calls a platform."""
        if noun in _ANY_FIRM or noun in ("", "platform") or self._noun(name) == noun:
            return True
        mentions = self.mentions
        return any(stem(noun) in mentions.all[i].tokens for i in mentions.holding(name))

    def _countries(self, name: str) -> list[str]:
        found = {country(other): other for other in reversed(self._by_count) if country(other)}
        others = list(reversed(found.values()))
        counts = [self.names.counts[other] for other in others]
        if len(counts) > 1 and counts[0] >= 3 * counts[1]:
            others = others[1:]  # where most of it happens: nobody travels there
        return [other for other in others if are_apart(name, other)]

    @cached_property
    def _by_count(self) -> list[str]:
        return [name for name, _ in self.names.counts.most_common()]

    def _peers(self, name: str, question: str) -> list[str]:
        """The other people whom "who" may mean: none with a title before the name, none known only as kin."""
        if name not in self.people or GAP in question or not re.search(r"\b[Ww]ho(?:m|se)?\b", question):
            return []
        if set(re.findall(r"[a-z]+", question.lower())) & _KIN or _is_titled(name):
            return []
        people = [other for other in self.people if not _is_titled(other) and other not in self.kin]
        return [other for other in people if other != name]

    @cached_property
    def kin(self) -> set[str]:
        """People whom the document calls somebody's father, wife and so on."""
        found = set()
        for mention in self.mentions.all:
            if not any(token.lemma in _KIN for token in mention.sentence.tokens):
                continue
            for name in self.names.find(mention.sentence.tokens):
                around = {name.head.head, *name.head.all("appos"), *name.head.lefts}
                if name.head.dep == "nsubj" and (attr := name.head.head.child("attr")):
                    around.add(attr)
                if name.type == PERSON and any(t.lemma in _KIN for t in around):
                    found.add(name.canonical)
        return found

    def sort(self, name: str) -> str:
        """What sort of organisation this is; a company where nothing tells, since such names act like one."""
        return self._told_sort(name) or "company"

    def _told_sort(self, name: str) -> str:
        last = _SORTS.get(re.split(r"[\s.]", name)[-1].lower())
        return last or _SORTS.get(self.names.kind_of(name).split(" ")[-1], "")

    def are_related(self, one: str, other: str) -> bool:
        """Whether one belongs to the other, so that what the one does the other may be said to do."""
        short, long = core(one), core(other)
        return (
            short == long
            or (
                short[:3] == long[:3] and (" " not in short + long or short[-4:] == long[-4:])
            )  # Alipay, Alibaba
            or long in self._owners[short]
            or short in self._owners[long]
        )

    @cached_property
    def _owners(self) -> dict[str, set[str]]:
        owners: dict[str, set[str]] = defaultdict(set)
        for mention in self.mentions.all:
            found = self.names.find(mention.sentence.tokens)
            for name in found:
                for owner in found:
                    if owner.canonical != name.canonical and _owns(owner, name):
                        owners[core(name.canonical)].add(core(owner.canonical))
        for full in self.names.counts:
            first = full.split(" ")
            for n in range(1, len(first)):
                if (short := " ".join(first[:n])) in self.names.counts:
                    owners[core(full)].add(core(short))
        return owners

    @cached_property
    def _lower(self) -> set[str]:
        return {t.text for m in self.mentions.all for t in m.sentence.tokens if t.text.islower()}

    @cached_property
    def _peoples(self) -> set[str]:
        """Names that are mostly plural: African Americans, Quakers."""
        counts: dict[str, Counter[bool]] = defaultdict(Counter)
        for mention in self.mentions.all:
            for name in self.names.find(mention.sentence.tokens):
                last = name.tokens[-1]
                counts[name.canonical][last.tag == "NNPS" or last.ent == "NORP"] += 1
        return {name for name, count in counts.items() if count[True] >= count[False]}

    @cached_property
    def people(self) -> list[str]:
        return [
            name
            for name in self.names.of_type(PERSON)
            if name == self.person
            or (
                name not in self._peoples
                and 2 <= len(name.split()) <= 4
                and self.names.certainty(name) >= 1
                and all(
                    w.isalpha() and w.lower() not in self._lower for w in re.split(r"[ .’'-]+", name) if w
                )
            )
        ]

    @cached_property
    def organisations(self) -> list[str]:
        return [
            name
            for name in self.names.of_type(ORGANISATION)
            if self.names.certainty(name) >= 3
            and (self.names.counts[name] > 1 or " " in name)
            and not _is_class(name)
            and not all(word.lower() in self._lower for word in name.split())
        ]

    @cached_property
    def places(self) -> dict[str, str]:
        """Each with its grain: "inner" lies in "outer" ("Lyon, France"), "LOC" is a region; else "GPE"."""
        labels: dict[str, Counter[str]] = defaultdict(Counter)
        inner: Counter[str] = Counter()
        outer: Counter[str] = Counter()
        for mention in self.mentions.all:
            found = self.names.find(mention.sentence.tokens)
            for mentioned in found:
                labels[mentioned.canonical][mentioned.tokens[0].ent] += 1
            for one, other in pairwise(found):
                if one.type == other.type == PLACE and _lies_in(one, other):
                    inner[one.canonical] += 1
                    outer[other.canonical] += 1
        places: dict[str, str] = {}
        for name in self.names.of_type(PLACE):
            label = labels[name].most_common(1)[0][0] if labels[name] else ""
            if (
                self.names.certainty(name) < 2
                or re.fullmatch(r"[A-Z]{2,3}", name)
                or label not in ("GPE", "LOC")
            ):
                continue
            noun = _PLACES.get(self.names.kind_of(name))
            side = "inner" if inner[name] > outer[name] else "outer" if outer[name] > inner[name] else ""
            places[name] = noun or side or label
        return places

    @cached_property
    def articles(self) -> dict[str, bool]:
        """Whether a name is mostly written with "the"."""
        counts: dict[str, Counter[bool]] = defaultdict(Counter)
        for mention in self.mentions.all:
            for mentioned in self.names.find(mention.sentence.tokens):
                before = mentioned.tokens[0].previous()
                counts[mentioned.canonical][before is not None and before.lower == "the"] += 1
        return {name: count[True] > count[False] for name, count in counts.items()}

    def distinct(self, names: Sequence[str], count: int) -> list[str]:
        """The first of these names that share no word with each other."""
        kept: list[str] = []
        for name in names:
            if not any(share_a_word(name, other) or _is_same(name, other) for other in kept):
                kept.append(name)
        return kept[:count]


def _is_same(one: str, other: str) -> bool:
    """Whether one name looks like a short form of the other: AliCloud, Alibaba Cloud."""
    return core(one)[:3] == core(other)[:3] and core(one)[-4:] == core(other)[-4:]


def _is_titled(name: str) -> bool:
    return name.split()[0].lower().rstrip(".") in _TITLES


_TITLES = bag(
    "president prime king queen pope sir lord lady dr prof professor mr mrs ms general minister emperor saint"
)


def core(name: str) -> str:
    """A name without what firms add to it, so that a firm and its group count as one; in lower case."""
    if name in _SHORT:
        return _SHORT[name]
    return re.sub(
        r"(?:\.com| (?:Group|Inc|Corp|Holdings?|Network|Ltd|Company|Limited)\.?)+$", "", name
    ).lower()


def share_a_word(one: str, other: str) -> bool:
    """Whether two names have a word in common that is more than "University" or "Fund"."""
    return bool((set(core(one).split()) & set(core(other).split())) - set(_SORTS) - {"the", "of", "and"})


def _is_class(name: str) -> bool:
    """Whether a name is a kind of thing rather than one: NGOs, B2B, PaaS."""
    return bool(re.fullmatch(r"[A-Z0-9]{2,4}s?|[A-Z]\w*aaS|[A-Z]\d[A-Z]", name))


def _owns(owner: Name, name: Name) -> bool:
    """Whether a sentence shows that one belongs to the other: possessive, apposition, or having founded it."""
    head, top = name.tokens[-1], owner.tokens[-1]
    if top.dep == "poss" and (top.head is head or (top.head.dep == "appos" and top.head.head is head)):
        return True
    if top.dep == "poss" and any(child is head for child in top.head.all("appos")):
        return True
    for noun in head.all("appos"):
        if noun.lemma in _PARTS and any(top in prep.all("pobj") for prep in noun.all("prep")):
            return True
    verb = top.head
    return (
        top.dep == "nsubj"
        and head.dep == "dobj"
        and head.head is verb
        and predicate_class(verb.lemma) in ("found", "acquire", "invent", "own", "introduce")
    )


def _lies_in(one: Name, other: Name) -> bool:
    """ "Lyon, France": two places with a comma between and no list around them."""
    comma = one.tokens[-1].next()
    return (
        comma is not None
        and comma.text == ","
        and comma.i + 1 == other.tokens[0].i
        and other.tokens[-1].dep in ("appos", "npadvmod", "pobj")
    )
