"""Who "he" is and which company "the company": resolved only where the text leaves one candidate.

Every rule renders its words through `Renderer.text`, which gives None when something would be left dangling.
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from leadquiz.generate.countries import country
from leadquiz.generate.dates import day_of
from leadquiz.generate.figures import figure_topic
from leadquiz.generate.lexicon import bag
from leadquiz.generate.names import (
    EVENT,
    ORGANISATION,
    OTHER,
    PERSON,
    PLACE,
    THING,
    Name,
    NameIndex,
    without_role,
)
from leadquiz.generate.pointing import (
    ANAPHORIC,
    FIRST_SECOND,
    NEUTRAL,
    PERSONAL,
    REFLEXIVE,
    is_of_the_present,
    is_pronoun,
    points,
)
from leadquiz.generate.tokens import Sentence, Token
from leadquiz.generate.views import Knowledge, Passage, SectionView

_READER = bag("you your yours yourself")

# "The company": nouns that stand for a name said before, with the types such a name may have.
_STANDS_FOR = {
    **dict.fromkeys(
        bag("company firm corporation conglomerate startup bank retailer organisation organization"),
        (ORGANISATION,),
    ),
    **dict.fromkeys(bag("platform marketplace website app"), (ORGANISATION, THING)),
    **dict.fromkeys(bag("city country nation town island region province"), (PLACE,)),
    **dict.fromkeys(bag("entrepreneur author scientist founder inventor"), (PERSON,)),
}
# Bare definites that everybody understands without having read on.
KNOWN_TO_ALL = bag(
    "world internet future past present public media press government economy environment sun moon earth sky sea "
    "ocean web cloud west east north south poor rich elderly law state army war police universe body brain heart "
    "blood skin mind century dollar euro atmosphere weather climate planet majority minority rest same way latter "
    "united bible church king queen president emperor pope"
)


@dataclass(frozen=True, slots=True)
class Reference:
    """What a pronoun or a bare definite stands for."""

    text: str  # as it may be written in its place
    antecedent: Token | None  # in the same sentence; where it stands before, the pronoun may stay
    others: frozenset[Token] = (
        frozenset()
    )  # what it could be as well: the pronoun stays only behind all of them


class Renderer:
    """Writes tokens of one section as text that stands alone."""

    def __init__(self, view: SectionView) -> None:
        self.view = view
        self.names: NameIndex = view.knowledge.names
        self._topic = figure_topic(view).lower()
        self._references: dict[Token, Reference | None] = {}
        self._titles = " ".join((view.knowledge.outline.title, *view.path)).lower()
        self._things = view.knowledge.ask(named_things)
        self._omitted: set[Token] = set()  # "today" where the present tense says it
        self._mentioned: set[str] = set()  # lemmas of this section's nouns, up to where it is read
        self._new: set[str] = set()  # those among them that came without "the"
        last: list[Sentence] = []
        for passage in view.passages:
            self._read(passage, last)
            last = list(passage.sentences[-2:]) or last

    @classmethod
    def of(cls, view: SectionView) -> "Renderer":
        """The one renderer of a section: its references are read once for all rules."""
        if "renderer" not in view.memo:
            view.memo["renderer"] = cls(view)
        renderer: Renderer = view.memo["renderer"]
        return renderer

    def reference(self, token: Token) -> Reference | None:
        """What an anaphor stands for; None for one that cannot be resolved."""
        return self._references.get(token)

    def is_anaphor(self, token: Token) -> bool:
        """Whether this token (a pronoun, or the head of a bare definite) needs something said before."""
        return token in self._references

    def assume(self, noun: Token, text: str) -> None:
        """Let a definite noun stand for what something else than the sentences says, such as the heading."""
        self._references[noun] = Reference(text, None)
        for token in noun.lefts:
            if token.dep == "det":
                self._references.pop(token, None)

    def text(self, tokens: Sequence[Token], before: Sequence[Token] = ()) -> str | None:
        """The tokens as clean text with references written out, or None when one is left dangling.

        Names that stand in `before` (the words in front of these) may be taken up by a pronoun.
        """
        if not tokens:
            return ""
        chosen = set(tokens) | set(before)
        drop: set[Token] = set()
        replace: dict[Token, str] = {}
        for token in tokens:
            if token in self._omitted:
                drop.add(token)
                continue
            if token not in self._references:
                continue
            found = self._references[token]
            if found is None and token.tag == "PRP$" and _is_named_anyway(token):
                replace[token] = "the"  # "its Singles' Day festival"
                continue
            if found is None:
                return None
            if found.antecedent is not None and found.antecedent in chosen and found.others <= chosen:
                continue
            if not found.text:
                return None
            if token.pos != "PRON":
                drop.update(t for t in token.lefts if t.dep in ("det", "amod") and t in chosen)
            following = token.next()
            if (
                token.lower in ("he", "she", "it", "they")
                and following is not None
                and following.text[:1] in "'’"
            ):
                return None  # "he’s"
            if token.lower == "we" and (finite := _finite_of(token)) in chosen and finite is not None:
                if finite.text[:1] in "'’":
                    return None  # "we’re"
                if finite.tag == "VBP":
                    replace[finite] = _third_person(finite)
            if token.tag == "PRP$" or token.lower in ("his", "its", "their"):
                replace[token] = possessive(without_role(found.text))
            else:
                replace[token] = without_role(found.text)
        for name in self.names.find(tokens):
            # "Ma" and "Jack" are "Jack Ma" to a reader without the book.
            if name.type != PERSON or len(name.tokens) > 1 or name.tokens[0] in replace:
                continue
            if name.head.dep in ("compound", "nmod"):
                continue  # "the Berg family"
            if name.text in self._things:
                continue  # the ship named after her
            ahead = name.tokens[0].previous()
            addressed = ahead is not None and ahead.text.rstrip(".") in _ADDRESSES and ahead in chosen
            if (
                ahead is not None
                and not addressed
                and (ahead.text in '”"’)' or (ahead.text[:1].isupper() and ahead.i))
            ):
                continue  # "Olaf “Bell” Lund": the end of a longer name
            full = name.canonical if name.canonical != name.text else self._full_name(name)
            if full:
                replace[name.tokens[0]] = without_role(full)
                if addressed and ahead is not None:
                    drop.add(ahead)  # "Mr Berg" is "Olaf Berg"
        return write([token for token in tokens if token not in drop], replace)

    def _full_name(self, name: Name) -> str:
        """The full name that a heading or this section last gave a surname which several people share, "" for none."""
        titles = " | ".join((self.view.knowledge.outline.title, *self.view.path))
        titled = re.search(rf"(?:[A-Z][\w.’'-]+ )+{re.escape(name.text)}\b", titles)
        found = re.sub(r"^(?:The|An) ", "", titled[0]) if titled else ""
        found = "" if found == name.text else found
        for passage in self.view.passages:
            for sentence in passage.sentences:
                if sentence is name.tokens[0].sentence:
                    return found
                for other in self.names.find(sentence.tokens):
                    if other.text == name.text and not found:
                        return ""  # a text names people in full before it shortens the name
                    if other.type == PERSON and other.text.endswith(" " + name.text):
                        found = other.text
        return found

    # ------------------------------------------------------------------------------------- reading

    def _read(self, passage: Passage, last: list[Sentence]) -> None:
        self._before = last  # what the paragraph before ended with
        self._earlier = earlier = list[Sentence]()
        for sentence in passage.sentences:
            for token in sentence.tokens:
                if token.tag not in ("NN", "NNS") and token.lower not in ANAPHORIC:
                    continue
                if token.lower in _READER and not self.view.knowledge.narrative:
                    continue  # "you" in a handbook is whoever reads it, on a card as on the page
                if is_of_the_present(token) or _is_emphatic(token):
                    self._omitted.add(token)
                elif is_pronoun(token):
                    self._references[token] = self._pronoun(token, earlier)
                elif self._is_bare_definite(token) and not _is_decade(token):
                    self._references[token] = self._definite(token, earlier)
                elif points(token) or _is_each_of_said(token):
                    self._references[token] = self._pointed(token, earlier)
            earlier.append(sentence)
            for token in sentence.tokens:
                if token.pos == "NOUN":
                    self._mentioned.add(token.lemma.lower())
                    determiner = token.child("det", "poss")
                    if determiner is None or determiner.lower != "the":
                        self._new.add(token.lemma.lower())

    def _pronoun(self, token: Token, earlier: list[Sentence]) -> Reference | None:
        word = token.lower
        if word in REFLEXIVE:
            subject = _governing_subject(token)
            return self._local(subject) if subject is not None else None
        if word in FIRST_SECOND:
            speaker = self.view.knowledge.speaker
            ours = word in ("we", "us", "our") and not _is_quoted(token)
            return Reference(speaker, None) if speaker and ours else None
        if word in PERSONAL:
            return self._person(token, earlier)
        if word in NEUTRAL:
            return (
                self._thing(token, earlier)
                or self._inside(token, plural=False)
                or self._taken_up(token, earlier, plural=False)
            )
        return (
            self._many(token)
            or self._inside(token, plural=True)
            or self._taken_up(token, earlier, plural=True)
        )

    def _inside(self, token: Token, *, plural: bool) -> Reference | None:
        """The subject of an earlier clause of the same sentence, or the one noun of that number before it.

        Which of them is meant the reader sees as well as we do, as long as all stand before the pronoun.
        """
        own = _clause_verb(token)
        fits = [n for n in token.sentence.tokens[: token.i] if self._is_like(n, plural=plural)]
        fits = [n for n in fits if not (n.dep in ("nsubj", "nsubjpass") and n.head is own)]
        subjects = [n for n in fits if n.dep in ("nsubj", "nsubjpass") and n.head is not own]
        owners = [n for n in fits if n.dep == "poss" and n.pos == "NOUN"]
        if subjects:
            found = subjects[-1]
        elif token.tag == "PRP$" and plural and fits and not _is_in_opening(fits[-1]):
            found = fits[-1]  # "gives teachers the means to raise their skills"
        elif token.tag == "PRP$" and owners and not plural:
            found = owners[-1]  # "a company's culture and its people"
        elif (
            len(fits) == 1 and not _is_in_opening(fits[0]) and _verb_above(fits[0]) is not _verb_above(token)
        ):
            found = fits[0]
        else:
            return None
        if not plural and self._is_outdone(found, token):
            return None
        others = frozenset(n for n in fits if n is not found and not _is_in_opening(n))
        local = self._local(found)
        if local is None:
            return None
        return Reference(local.text if not others else "", found, others)

    def _is_like(self, noun: Token, *, plural: bool) -> bool:
        """Whether "they" (plural) or "it" could mean this noun."""
        if noun.pos not in ("NOUN", "PROPN") or noun.dep in (
            "compound",
            "nmod",
            "amod",
            "npadvmod",
            "nummod",
        ):
            return False
        if noun.ent in ("DATE", "TIME", "MONEY", "PERCENT") or noun.text == "%":
            return False
        many = noun.tag in ("NNS", "NNPS") or noun.child("conj") is not None
        if plural:
            determiner = noun.child("det", "poss")
            anybody = determiner is None or determiner.lower != "the"  # "an employee … their manager"
            collective = noun.tag == "NN" and (
                (noun.lemma in _PERSON_NOUNS and anybody and noun.dep != "appos") or noun.lemma in _COLLECTIVE
            )
            return many or collective
        return not many and not self._is_person(noun)

    def _taken_up(self, token: Token, earlier: list[Sentence], *, plural: bool) -> Reference | None:
        """The subject of the sentence before, for a pronoun that is or owns the subject of its own sentence."""
        subject = token.head if token.tag == "PRP$" else token
        if subject.lower == "it" and subject.head.lemma == "mean":
            return None  # what was said, not a thing
        if not earlier or subject.dep not in ("nsubj", "nsubjpass") or not subject.head.is_root:
            return None
        root = earlier[-1].root
        before = root.child("nsubj", "nsubjpass")
        if before is None or not earlier[-1].text.endswith((".", "!")):
            return None
        if before in self._references:
            found = self._references[before]
            same = before.lower in (("they",) if plural else ("it",))
            return Reference(found.text, None) if found and found.text and same else None
        if before.pos != "NOUN" or not self._is_like(before, plural=plural) or not self._is_sayable(before):
            return None
        if token.tag == "PRP$" and token.head.lemma.lower() in _OF_FIRMS and before.lemma not in _COLLECTIVE:
            return None  # "Steelco's offer came late. Its lawyer …": the firm's
        if plural and before.tag == "NN":
            return None
        inside = set(before.subtree())
        rivals = [
            t
            for t in earlier[-1].tokens
            if t not in inside
            and t.dep in ("nsubj", "nsubjpass", "dobj", "conj", "dative")
            and self._is_like(t, plural=plural)
        ]
        if rivals or any(t.lemma == before.lemma for t in token.sentence.tokens):
            return None
        if subject.lower == "it" and any(t.dep in ("xcomp", "ccomp") for t in token.sentence.root.children):
            return None  # "it is not the office of a man to …"
        text = self._phrase(before)
        return Reference(text, None) if text else None

    def _is_sayable(self, noun: Token) -> bool:
        """Whether the noun with its own words still means the same in another sentence."""
        determiner = noun.child("det")
        word = determiner.lower if determiner is not None else ""
        if word in ("", "the"):
            return True
        verb = noun.head
        return (
            word in ("a", "an")
            and not self.view.knowledge.narrative
            and any(t.tag in ("VBZ", "VBP", "MD") for t in (verb, *verb.all("aux", "auxpass")))
        )

    def _phrase(self, noun: Token) -> str:
        """The noun with what belongs to it, as it may be written elsewhere; "" where that is long or dangles."""
        tokens = [
            t
            for child in noun.children
            if child.dep
            in ("det", "amod", "compound", "nmod", "nummod", "poss", "prep", "cc", "conj", "advmod")
            and not _behind_comma(child)
            for t in child.subtree()
        ]
        tokens = sorted([noun, *tokens], key=lambda t: t.i)
        if tokens[-1].i - tokens[0].i + 1 != len(tokens) or len(tokens) > 8:
            return ""
        inside = set(tokens)
        if any(t not in inside and t.dep not in ("punct", "advmod") for t in noun.children):
            return ""
        if self.view.knowledge.narrative and not (noun.child("det", "poss") and len(tokens) > 2):
            return ""
        text = Renderer.text(self, tokens) or ""
        first = tokens[0]
        plain = first.lower in ("the", "a", "an") or (
            first.pos != "PROPN" and not self.names.at(first) and first.lower in self.view.knowledge.small
        )
        return decapitalize(text) if plain else text

    def _pointed(self, token: Token, earlier: list[Sentence]) -> Reference | None:
        """What "this company", "those of Oslo" or "a larger one" points to; None where it is not clear."""
        word = token.lower
        if day := day_of(token):
            return Reference(day, None)
        before = token.sentence.tokens[: token.i]
        if token.dep == "det" and token.head.pos == "NOUN":
            noun = token.head
            for other in reversed(before):
                if other.pos == "NOUN" and other.lemma == noun.lemma:
                    return self._local(other)
            company = word in ("this", "that") and noun.tag == "NN" and noun.lemma.lower() in _STANDS_FOR
            if company and (found := self._definite(noun, earlier)) is not None:
                self._references[noun] = found
                return Reference("this", noun) if found.antecedent is None else found
            return None
        if word in ("those", "that") and token.child("prep", "acl", "relcl") is not None:
            nouns = [n for n in before if self._is_like(n, plural=word == "those")]
        elif word == "one" or (word == "each" and token.dep != "det"):
            nouns = [n for n in before if n.pos == "NOUN" and self._is_like(n, plural=word == "each")]
        elif word == "another":
            nouns = [t.head for t in before if t.lower == "one" and t.head.pos == "NOUN"]
        else:
            return None
        nouns = [n for n in nouns if not _is_in_opening(n)]
        return self._local(nouns[-1]) if nouns else None

    def _local(self, subject: Token) -> Reference | None:
        """A reference to a subject of the same sentence."""
        if subject not in self._references and subject.lower in PERSONAL and is_pronoun(subject):
            # "Upon her retirement she …": the subject that comes later is read first.
            self._references[subject] = self._pronoun(subject, self._earlier)
        if subject in self._references:
            above = self._references[subject]
            return Reference(above.text, subject) if above else None
        name = self.names.at(subject)
        if name:
            return Reference(name.canonical if name.type == PERSON else name.text, subject)
        return Reference("", subject) if subject.pos in ("NOUN", "PROPN") else None

    def _person(self, token: Token, earlier: list[Sentence]) -> Reference | None:
        subject = _governing_subject(token)
        if subject is not None and _is_bound(token, subject) and self._is_person(subject):
            return None  # "Ma praised him": he is anybody but Ma
        if subject is not None and (self._is_person(subject) or _is_who(subject)):
            return self._local(subject)
        people = self._people(token.sentence.tokens[: token.i])
        beside = {
            t for t in (*token.all("conj"), token.head if token.dep == "conj" else None) if t is not None
        }
        if beside and any(name.head in beside for name in self.names.find(token.sentence.tokens)):
            return None  # "he and Lund": he is anybody but Lund
        if self._is_somebody_else(token, people):
            return None  # "a worker was fired for his views": whoever was named before
        if people and _goes_on(token, people[-1]):
            return None
        if not people:
            for distance, sentence in enumerate(reversed(earlier)):
                people = self._people(sentence.tokens)
                leading = {name.canonical for name in people} == {self.view.knowledge.person}
                heads = {name.head for name in people}
                rival = any(
                    self._is_human(t)
                    and t.dep in ("dobj", "dative", "nsubj")
                    and heads.isdisjoint(t.subtree())
                    for t in sentence.tokens
                )
                if (
                    self._unsure(sentence)
                    or (rival and people)
                    or not (not people or leading or self._is_about(sentence, people))
                ):
                    return None
                if people:
                    break
                if distance >= _NEAR or any(self._is_human(t) for t in sentence.tokens):
                    break
            main = self.view.knowledge.person
            if people and main and not any(name.canonical == main or _leads(name.head) for name in people):
                people = []  # somebody the sentence only passes by
                if token.lower in PERSONAL and self._is_of_main(token):
                    return None
        if not people and not earlier and not self.view.knowledge.person and self._before:
            # A paragraph may begin with the person whom the one before ended with, as its subject.
            subject = self._before[-1].root.child("nsubj", "nsubjpass")
            people = self._people([subject]) if subject is not None else []
        people = [name for name in people if _may_be(token.lower, name.canonical)]
        if any(name.canonical == self.view.knowledge.person for name in people) and not self._is_of_main(
            token
        ):
            return None  # "she" where the text calls the person whom it is about "he"
        names = {name.canonical for name in people}
        if len(names) == 1:
            name = people[-1]
            inside = name.head if name.head.sentence is token.sentence else None
            return Reference(name.canonical, inside)
        person = self.view.knowledge.person
        if not names and person and self._is_of_main(token) and self._is_theme(person):
            return Reference(person, None) if _may_be(token.lower, person) else None
        if person in names and token.dep in ("nsubj", "nsubjpass") and self._last_subject(earlier) == person:
            return Reference(person, None)
        return None

    def _is_somebody_else(self, token: Token, people: Sequence[Name]) -> bool:
        """Whether somebody without a name stands between the last name and the pronoun."""
        after = people[-1].tokens[-1].i if people else -1
        named = {people[-1].head, people[-1].head.head} if people else set()
        return any(
            self._is_human(t)
            and t not in named
            and t.head not in named
            and t.dep in ("nsubj", "nsubjpass", "dobj", "pobj")
            for t in token.sentence.tokens[after + 1 : token.i]
            if t is not token.head
        )

    def _is_human(self, noun: Token) -> bool:
        """ "A worker", "the child": one human being without a name."""
        if noun.tag != "NN" or noun.dep in ("compound", "nmod", "appos", "attr") or noun.text[:1].isupper():
            return False
        if noun.head.lower == "as":
            return False  # "as a child, she …"
        return noun.lemma in _PERSON_NOUNS or self.names.noun_type(noun.lemma) == PERSON

    def _is_about(self, sentence: Sentence, people: Sequence[Name]) -> bool:
        """Whether one of these people is what the sentence is about, not an agent or an object in it."""
        subject = sentence.root.child("nsubj", "nsubjpass", "expl")
        about = self.names.at(subject) if subject is not None else None
        inside = set(subject.subtree()) if subject is not None else set()
        if about is not None and about.type == OTHER and not any(n.head in inside for n in people):
            return False  # "Tisquantum was kidnapped by Thomas Hunt": a name of whatever kind
        return any(_is_salient(name.head) for name in people)

    def _is_theme(self, person: str) -> bool:
        """Whether a heading names the person, or the paragraph before spoke of them."""
        last = person.split()[-1].lower()
        if re.search(rf"\b{re.escape(last)}\b", self._titles):
            return True
        before = [*self._before, *self._earlier]
        return any(name.canonical == person for s in before for name in self._people(s.tokens))

    def _is_of_main(self, token: Token) -> bool:
        """Whether this pronoun is of the gender of the person whom the document is about."""
        return (token.lower in ("she", "her", "hers")) == (self.view.knowledge.pronoun == "she")

    def _people(self, tokens: Iterable[Token]) -> list[Name]:
        tokens = list(tokens)
        people = []
        for token in tokens:
            found = self._references.get(token)
            if found and found.text and token.lower in PERSONAL:
                full = self.names.canonical(found.text)
                if self.names.type_of(full) == PERSON:
                    people.append(Name((token,), found.text, full, PERSON))
        named = [name for name in self.names.find(tokens) if name.type == PERSON]
        people.extend(name for name in named if _is_of_one(name, self.names))
        return people

    def _unsure(self, sentence: Sentence) -> bool:
        """Whether the sentence is about a name that could be a person although its type says otherwise.

        Or about a "he" of whom nothing tells who he is: the next one may be the same.
        """
        if any(
            t.lower in ("he", "she")
            and t.dep in ("nsubj", "nsubjpass")
            and t in self._references
            and not self._references[t]
            for t in sentence.tokens
        ):
            return True
        subject = sentence.root.child("nsubj", "nsubjpass")
        name = self.names.at(subject) if subject is not None else None
        return name is not None and name.type != PERSON and self.names.certainty(name.canonical) < 3

    def _last_subject(self, earlier: list[Sentence]) -> str:
        if not earlier:
            return ""
        subject = earlier[-1].root.child("nsubj", "nsubjpass")
        if subject is None:
            return ""
        if found := self._references.get(subject):
            return self.names.canonical(found.text)
        name = self.names.at(subject)
        return name.canonical if name else ""

    def _is_person(self, token: Token) -> bool:
        if token.lower in ("he", "she", "who"):
            return True
        name = self.names.at(token)
        if name:
            return name.type == PERSON
        return token.pos == "NOUN" and token.lemma in _PERSON_NOUNS

    def _thing(self, token: Token, earlier: list[Sentence]) -> Reference | None:
        if token.lower == "it" and token.head.lemma == "mean":
            return None  # what was said, not a thing
        found = self._thing_meant(token, earlier)
        beside = self.names.find(token.head.subtree()) if token.tag == "PRP$" and found is not None else []
        if found is not None and any(name.text == found.text.removeprefix("the ") for name in beside):
            return None  # "its distance from the Sun" is not the Sun's
        return found

    def _thing_meant(self, token: Token, earlier: list[Sentence]) -> Reference | None:
        subject = _governing_subject(token)
        if subject is not None and _is_bound(token, subject) and not self._is_person(subject):
            return None  # "Alibaba increased it": it is anything but Alibaba
        if (parallel := _parallel_subject(token)) is not None and not self._is_person(parallel):
            return Reference(f"the {parallel.text}", None)
        owner = _first_owner(token) if token.lower == "its" else None
        name = self.names.at(owner) if owner is not None else None
        if name is not None and name.head is owner and name.type != PERSON:
            return Reference(name.text, owner)
        if subject is not None and subject is not token:
            if subject.tag in ("NN", "NNP", "XX") and not self._is_person(subject):
                return None if self._is_outdone(subject, token) else self._local(subject)
            if subject.lower == "it":
                return self._local(subject)
            if subject.tag == "PRP" or self._is_person(subject):
                return self._only_thing(token, earlier)
            return self._only_owner(token) if token.tag == "PRP$" else None
        return self._only_thing(token, earlier)

    def _is_outdone(self, subject: Token, token: Token) -> bool:
        """ "The Sun is one star of the Galaxy; its extent …": another name stands nearer, in a clause before."""
        clause = token.head if token.tag == "PRP$" else token
        if clause.dep not in ("nsubj", "nsubjpass") or clause.head is subject.head:
            return False
        inside = set(subject.subtree())
        between = token.sentence.tokens[subject.i + 1 : token.i]
        if not any(t.text in (";", ":", "—") for t in between):
            return False
        return any(name.head not in inside and name.type != PERSON for name in self.names.find(between))

    def _only_owner(self, token: Token) -> Reference | None:
        """ "Alibaba's purchases widened its reach": the one name before it, or the one that owns something."""
        inside = [n for n in self.names.find(token.sentence.tokens[: token.i]) if n.type != PERSON]
        owners = [n for n in inside if n.head.dep == "poss"]
        named = owners or [n for n in inside if n.type in (ORGANISATION, THING, OTHER)]
        if len({name.canonical for name in named}) != 1:
            return None
        return Reference(named[-1].text, named[-1].head)

    def _only_thing(self, token: Token, earlier: list[Sentence]) -> Reference | None:
        inside = [n for n in self.names.find(token.sentence.tokens[: token.i]) if n.type != PERSON]
        inside = [n for n in inside if n.type in (ORGANISATION, THING, OTHER)]
        inside = [n for n in inside if n.head.dep not in ("compound", "nmod")]  # "the MAC address"
        if inside:
            names = {name.canonical for name in inside}
            return Reference(_with_article(inside[-1]), inside[-1].head) if len(names) == 1 else None
        if not earlier or token.dep not in ("nsubj", "nsubjpass", "poss"):
            return None
        if any(
            t.dep in ("nsubj", "nsubjpass", "dobj") and t is not token.head and self._is_like(t, plural=False)
            for t in token.sentence.tokens[: token.i]
        ):
            return None  # "when the treaty was put to the vote, it fell short"
        subject = earlier[-1].root.child("nsubj", "nsubjpass")
        if subject is None:
            return None
        if subject in self._references:
            found = self._references[subject]
            return found if found and not self._is_person(subject) and found.text else None
        name = self.names.at(subject)
        if name and name.type in (ORGANISATION, THING, OTHER, PLACE) and not subject.child("conj"):
            if name.type == PLACE and self._other_places(name, earlier[-1]):
                return None  # "Britain spent nothing on Natal. It was ruled from afar."
            return Reference(_with_article(name), None)
        return None

    def _other_places(self, name: Name, sentence: Sentence) -> bool:
        return any(
            other.type == PLACE
            and other.canonical != name.canonical
            and other.head.dep in ("dobj", "pobj", "dative", "appos")
            for other in self.names.find(sentence.tokens)
        )

    def _many(self, token: Token) -> Reference | None:
        """They and their: only a plural subject of the same sentence."""
        subject = _governing_subject(token)
        if subject is None or subject is token or _is_bound(token, subject):
            return None
        if subject.tag in ("NNS", "NNPS") or subject.child("conj") is not None:
            return Reference("", subject)
        return None

    def _is_bare_definite(self, token: Token) -> bool:
        """ "The company", "the new platform": a common noun with nothing that says which."""
        if token.tag not in ("NN", "NNS"):
            return False
        determiner = token.child("det")
        if determiner is None or determiner.lower != "the" or self.names.at(token):
            return False
        if self._is_new(token) or _is_called(token) or self._is_headed(token):
            return False
        if self._topic and (token.lemma.lower() in _OCCASIONS or token.lemma.lower() in self._topic):
            return False  # the line above the question names the event
        known = self.view.knowledge.terms
        if token.lemma.lower() in TAKES_UP and token.lemma.lower() not in self._titles:
            known = frozenset()  # "the theory": which of them?
        if self.view.knowledge.narrative and self.names.noun_type(token.lemma) in (EVENT, PERSON):
            known = frozenset()  # "the war", "the king": which of them?
        if (
            token.lemma.lower() in known
            and token.lemma not in _EVENT_NOUNS
            and token.lemma not in _STANDS_FOR
        ):
            return False
        if token.lemma.lower() in KNOWN_TO_ALL or token.dep in ("compound", "nmod", "npadvmod"):
            return False
        for child in token.children:
            if child.dep in ("relcl", "acl", "appos") and _behind_comma(child):
                continue
            if child.lower in REFLEXIVE and token.lemma.lower() in TAKES_UP:
                continue
            if child.dep in ("prep", "relcl", "acl", "appos", "nummod", "poss", "nmod", "compound"):
                return False
            if child.dep == "amod" and (
                child.text[0].isupper() or child.tag in ("JJS", "RBS") or child.lower in _ORDINALS
            ):
                return False
        if any(child.dep == "amod" for child in token.children) and token.lemma not in _STANDS_FOR:
            # "the digital economy", "the human heart": an adjective mostly names a kind.
            return token.lemma in _EVENT_NOUNS
        # "The global marketplace" is all there is of it.
        return not any(child.dep == "amod" and child.lower in _EVERYWHERE for child in token.children)

    def _is_headed(self, token: Token) -> bool:
        """ "The immune system" in a text with that title is no system said before."""
        described = [t for t in token.lefts if t.dep in ("amod", "compound")]
        if not described or described[-1].i != token.i - 1 or self.view.knowledge.narrative:
            return False
        phrase = " ".join(t.lower for t in (*described, token))
        return re.search(rf"\b{re.escape(phrase)}\b", self._titles) is not None

    def _is_new(self, token: Token) -> bool:
        """Whether "the endosperm", "the fridge" cannot mean one said before, since none was: it is known.

        A word for anything of a class ("the machine", "the study") may take up another word for it.
        """
        lemma = token.lemma.lower()
        if lemma in _EVENT_NOUNS or lemma in _STANDS_FOR or lemma in TAKES_UP:
            return False
        if self.names.ending_in(lemma):
            return False
        knowledge = self.view.knowledge
        if knowledge.narrative:
            if lemma in self._mentioned or self.names.noun_type(lemma) != OTHER:
                return False
            return token.tag == "NN" and lemma not in knowledge.introduced
        if lemma in _PERSON_NOUNS or lemma in self._new:
            return False
        if token.tag == "NNS" and _ACTORS.search(lemma) and token.head.tag == "VBD" and token.dep == "nsubj":
            return False  # "the testers remembered more": those of one study, no kind
        return token.tag == "NNS" or lemma not in knowledge.introduced

    def _may_be_called(self, name: Name, noun: Token) -> bool:
        """Whether a place can be "the country", "the town", "the region"; not one that is only taken for a place."""
        lemma = noun.lemma.lower()
        if name.type == PLACE and not self.names.certainty(name.canonical) and not country(name.text):
            return False
        if name.type != PLACE:
            return True
        called = self.names.kind_of(name.canonical)
        if name.canonical.lower() in self._titles and not (called or country(name.text)):
            return lemma not in _LANDS
        if lemma in _LANDS:
            return bool(country(name.text)) or called in _LANDS
        if lemma in _TOWNS:
            return called in _TOWNS or not (country(name.text) or called)
        return called == lemma

    def _name_ending_in(self, token: Token) -> str:
        """ "The conference" is the one known name that ends in that word: the World Internet Conference."""
        if token.tag != "NN" or token.child("amod", "compound", "nummod"):
            return ""
        fits = self.names.ending_in(token.lemma.lower())
        if len(fits) != 1 or not self._was_said(fits[0], token) or self._is_one_of_many(token, fits[0]):
            return ""
        if self.names.type_of(fits[0]) == ORGANISATION:
            # "NASA tracks it from the agency's headquarters": another one of them may be meant.
            nearer = {n.canonical for n in self.names.find(token.sentence.tokens[: token.i])}
            if any(name != fits[0] and self.names.type_of(name) == ORGANISATION for name in nearer):
                return ""
        return f"the {fits[0]}"

    def _is_one_of_many(self, token: Token, name: str) -> bool:
        """Whether the section speaks of others of the kind before: "a test", "the Treaty of Rome"."""
        for passage in self.view.passages:
            for sentence in passage.sentences:
                for other in sentence.tokens:
                    if other is token:
                        return False
                    if other.lemma.lower() != token.lemma.lower():
                        continue
                    named = self.names.at(other)
                    if named is not None and named.text.lower().endswith(name.lower()):
                        continue
                    determiner = other.child("det", "poss")
                    plain = determiner is not None and determiner.lower == "the" and len(other.children) == 1
                    if not plain and other.dep not in ("compound", "nmod"):
                        return True
        return False

    def _was_said(self, name: str, token: Token) -> bool:
        """Whether a name stands before a token: in its section, in the one before or in a heading."""
        if name.lower() in self._titles:
            return True
        for passage in (*self.view.earlier, *self.view.passages):
            if token.sentence in passage.sentences:
                return name in passage.block.text[: token.start]
            if name in passage.block.text:
                return True
        return False

    def _heading_ending_in(self, token: Token) -> str:
        """ "The theory" in a section headed "Expectancy theory" is that one."""
        title = self.view.path[-1] if self.view.path else ""
        words = title.split()
        if not 2 <= len(words) <= 4 or token.tag != "NN" or token.child("amod", "compound", "nummod"):
            return ""
        if words[-1].lower() != token.lower or not all(w.replace("-", "").isalpha() for w in words):
            return ""
        if words[0].lower() in ("the", "a", "an", "what", "how", "why", "your", "our", "this", "about", "on"):
            return ""
        first = words[0] if words[0] in self.view.knowledge.capitals else words[0].lower()
        return " ".join([first, *words[1:-1], words[-1]]) if words[-1].islower() else ""

    def _definite(self, token: Token, earlier: list[Sentence]) -> Reference | None:
        named = self._name_ending_in(token)
        if named:
            return Reference(named, None)
        if headed := self._heading_ending_in(token):
            return Reference(headed, None)
        wanted = _STANDS_FOR.get(token.lemma.lower())
        tokens = token.sentence.tokens[: token.i]
        for noun in reversed(tokens):
            if noun.lemma == token.lemma and noun is not token and noun.pos == "NOUN":
                return self._references[noun] if noun in self._references else Reference("", noun)
        if not wanted and token.tag == "NN" and token.lemma.lower() in TAKES_UP and not token.child("amod"):
            things = [n for n in self.names.find(tokens) if n.type in (THING, OTHER)]
            if len({n.canonical for n in things}) == 1 and things[0].head.dep in (
                "dobj",
                "nsubj",
                "nsubjpass",
            ):
                return Reference(things[0].text, things[0].head)  # "flew the Mark I … the machine"
        if not wanted or token.tag == "NNS":
            return None
        inside = [n for n in self.names.find(tokens) if n.type in wanted and self._may_be_called(n, token)]
        names = {name.canonical for name in inside}
        main = self.view.knowledge.organisation
        if len(names) == 1:
            name = inside[-1]
            if name.canonical == main or name.head.dep in ("nsubj", "nsubjpass", "poss"):
                return Reference(name.text, name.head)
            # "He rang the NYSE bell … the company": a name the sentence only passes by.
            return Reference(main, None) if main and ORGANISATION in wanted else None
        if names:
            return None
        found: list[Name] = []
        for sentence in reversed(earlier):
            found = [
                n
                for n in self.names.find(sentence.tokens)
                if n.type in wanted and self._may_be_called(n, token)
            ]
            if found:
                break
        # What a sentence was about, or the one company of the text; not any name it happened to hold.
        leading = {self.view.knowledge.organisation}
        if not all(n.canonical in leading or n.head.dep in ("nsubj", "nsubjpass", "poss") for n in found):
            found = []
            if not (self.view.knowledge.organisation and ORGANISATION in wanted):
                return None
        names = {name.canonical for name in found}
        if main and ORGANISATION in wanted and names and names != {main}:
            subject = earlier[-1].root.child("nsubj", "nsubjpass") if earlier else None
            about = self.names.at(subject) if subject is not None else None
            if len(names) > 1 or about is None or about.canonical not in names:
                return None  # a name that is not what the text is about, nor the sentence before
        if len(names) == 1:
            return Reference(found[-1].text, None)
        if not names and main and ORGANISATION in wanted and len(wanted) == 1:
            return Reference(main, None)
        if names:
            last = self._last_subject(earlier)
            return Reference(last, None) if last in names and token.dep.startswith("nsubj") else None
        return None


_EVERYWHERE = bag("global international worldwide domestic national local regional digital online open free")
_NEAR = 1  # sentences without a person between a name and its pronoun
_WOMEN = bag(
    "mrs miss ms lady queen princess madam madame dame sister mother aunt duchess countess mum mom granny"
)
_MEN = bag("mr sir lord king prince father brother uncle duke count granddad grandpa pope baron")


def _with_article(name: Name) -> str:
    """The name as its sentence says it: "the Sun", but "Velotech"."""
    article = name.head.child("det")
    return f"the {name.text}" if article is not None and article.lower == "the" else name.text


_LANDSCAPE = bag(
    "mountain hill river lake sea strait pass valley desert island peninsula coast range plateau"
)


def _is_of_one(name: Name, names: NameIndex) -> bool:
    """Whether a name can be one person's: no people ("Catholics"), no office ("Chief Smith"), no mountains."""
    last = name.tokens[-1]
    if last.dep in ("compound", "nmod") and last.head.lemma.lower() in _LANDSCAPE:
        return False
    return last.tag != "NNPS" and names.noun_type(last.lower) != PERSON and last.lower not in _OFFICES


_OFFICES = bag("president practitioner minister officer secretary director chancellor governor commissioner")


def _goes_on(pronoun: Token, name: Name) -> bool:
    """ "Because he had no descent from Berg, he …": the second "he" is the first, who is not Berg."""
    return any(
        t.lower == pronoun.lower
        and t.dep in ("nsubj", "nsubjpass")
        and t.i < name.tokens[0].i
        and name.head in t.head.subtree()
        and name.head.dep not in ("nsubj", "nsubjpass")
        for t in pronoun.sentence.tokens[: pronoun.i]
    )


def _may_be(pronoun: str, person: str) -> bool:
    """Whether the title in a name allows a "he" or "she"."""
    title = person.split()[0].lower().rstrip(".")
    return not (title in _WOMEN if pronoun in ("he", "his", "him", "himself") else title in _MEN)


def _is_salient(noun: Token) -> bool:
    """Whether a noun is a subject, owns one, stands in for one or is what a subject is said to be."""
    top = noun
    while not top.is_root and (
        top.dep in ("appos", "poss", "compound", "nmod", "conj", "oprd")
        or (top.dep == "acl" and top.lemma in ("name", "call"))  # "a smith named Olaf Lund"
    ):
        top = top.head
    return top.dep in ("nsubj", "nsubjpass", "attr") or top.is_root


_LANDS = bag("country nation")
_TOWNS = bag("city town")
_CHRISTENED = re.compile(
    r"\b(?:called|named|dubbed|christened) [“\"]?([A-Z]\w+)[”\"]? (?:after|for|in honou?r of)\b|"
    r"\b(?:lander|rover|ship|steamer|spacecraft|probe|satellite|ferry|yacht|aircraft|plane|rocket|telescope|submarine|"
    r"locomotive|schooner|frigate|horse|dog|robot),? [“\"]?([A-Z]\w+)\b"
)


def named_things(knowledge: Knowledge) -> tuple[str, ...]:
    """Names that the text gives to a ship or a machine, though somebody else bears them, too."""
    if "named things" not in knowledge.memo:
        texts = [block.text for _, section in knowledge.outline.walk() for block in section.blocks]
        found = {match[1] or match[2] for text in texts for match in _CHRISTENED.finditer(text)}
        knowledge.memo["named things"] = tuple(sorted(found))
    things: tuple[str, ...] = knowledge.memo["named things"]
    return things


def _is_who(noun: Token) -> bool:
    """ "A tyrant who …": somebody, whatever the noun."""
    if noun.pos != "NOUN":
        return False
    subjects = [t.child("nsubj", "nsubjpass") for t in noun.all("relcl")]
    return any(subject is not None and subject.lower == "who" for subject in subjects)


_OCCASIONS = bag("event campaign festival sale fair conference summit show tournament election start end day")
_ACTORS = re.compile(r"(?:[^e]er|or|ant|ee|ist)$")
_ORDINALS = bag("first second third fourth fifth last next only main largest biggest best same")
_EVENT_NOUNS = bag(
    "move decision approach step event deal change shift initiative strategy process effort success failure result "
    "system model partnership acquisition investment announcement project program programme period situation "
    "experience period lesson idea vision insight challenge problem issue question answer feature principle"
)
# Words for anything of a class: with "the" they take up something said before by another word.
TAKES_UP = bag(
    "study experiment survey trial test research finding outcome conclusion reason cause treaty agreement accord bill "
    "report paper article book speech letter poll investigation incident accident attack battle war campaign mission "
    "expedition voyage journey trip visit meeting match game race contest machine device vehicle craft vessel aircraft "
    "instrument tool object item animal insect creature plant drug disease condition substance material chemical "
    "compound product structure building site place area region zone spot location room sector field industry market "
    "agency authority institution body committee council factory brand film movie song play series show couple pair "
    "duo trio crew participant subject patient critic opponent researcher respondent term word name phrase expression "
    "concept notion theory view claim argument statement method technique procedure practice policy rule law measure "
    "action reform scheme proposal offer amount sum figure number total rate price cost value share percentage "
    "difference increase decrease rise fall gap point moment date day week month year decade era age time season "
    "setting scene story passage chapter section picture image table list example case category type kind form "
    "way means effect impact consequence benefit advantage drawback risk feature element part aspect factor former "
    "other one two three both task job work work activity operation service software data information beginning "
    "occasion event country nation city town foundation crisis growth trend phenomenon "
    "behaviour behavior reaction relationship purpose goal aim objective intention intent rationale remainder exception"
)
_COLLECTIVE = bag("team family crew staff group company firm committee couple board class")
_OF_FIRMS = bag(
    "lawyer attorney spokesman spokeswoman spokesperson ceo chief executive chairman chairwoman director shareholder "
    "investor boss headquarters subsidiary share stock"
)
_PERSON_NOUNS = bag(
    "man woman boy girl person father mother son daughter brother sister teacher student child founder leader "
    "entrepreneur manager employee worker author scientist doctor patient customer king queen president user seller "
    "friend colleague neighbor neighbour wife husband parent"
)


def _is_named_anyway(possessive: Token) -> bool:
    """Whether what is possessed carries a name of its own."""
    return any(t.pos == "PROPN" for t in possessive.head.lefts if t.i > possessive.i)


def _behind_comma(token: Token) -> bool:
    before = token.subtree()[0].previous()
    return before is not None and before.text in (",", "(", "—", "–")


_ADDRESSES = ("Mr", "Mrs", "Ms", "Miss")


def possessive(name: str) -> str:
    """ "Jack Ma" → "Jack Ma's"."""
    if not name:
        return name
    return name + ("’" if name.endswith(("s", "S")) and not name.endswith("ss") else "’s")


def _first_owner(token: Token) -> Token | None:
    """ "Velotech's mills, Nordvik and its ships": Velotech, who owns the first of what is listed."""
    noun = token.head
    while noun.dep in ("conj", "appos"):
        noun = noun.head
    return noun.child("poss") if noun is not token.head else None


def _governing_subject(token: Token) -> Token | None:
    """The subject of the innermost clause around the token that the token itself is not part of."""
    above = [token, *token.ancestors()]
    for lower, upper in itertools.pairwise(above):
        subject = upper.child("nsubj", "nsubjpass")
        if (
            lower.dep == "xcomp"
            and (controller := upper.child("dobj")) is not None
            and controller.i < lower.i
        ):
            subject = controller  # "allowed firms to sell their products"
        if subject is None:
            continue
        if subject is lower or subject is token:
            continue
        if subject.i < token.i or upper.dep in ("advcl", "ROOT"):
            if subject.lower in ("which", "who", "that") and upper.dep == "relcl":
                return upper.head
            return subject
    return None


def _parallel_subject(token: Token) -> Token | None:
    """ "The heart is a pump; it is …": the plain subject of the clause in front of the semicolon."""
    verb = token.head
    before = next((t for t in verb.lefts if t.dep in ("ccomp", "parataxis")), None)
    if token.dep not in ("nsubj", "nsubjpass") or before is None or not verb.is_root:
        return None
    marks = [t.text for t in verb.sentence.tokens[before.i : token.i] if t.text == ";"]
    subject = before.child("nsubj", "nsubjpass")
    if subject is None or subject.tag != "NN" or len(marks) != 1:
        return None
    plain = len(subject.children) == 1 and subject.children[0].lower == "the"
    return subject if plain else None


def _is_bound(token: Token, subject: Token) -> bool:
    """Whether a pronoun is an object of the very clause of this subject, and so cannot mean it."""
    if token.tag != "PRP" or token.dep not in ("dobj", "dative", "pobj", "obj"):
        return False
    above = token.head
    while above.pos == "ADP" and not above.is_root:
        above = above.head
    return above is subject.head


def _is_each_of_said(token: Token) -> bool:
    """ "Each step …": of those said before."""
    noun = token.head
    return (
        token.lower == "each"
        and token.dep == "det"
        and token.i == 0
        and len(noun.children) == 1
        and (noun.lemma.lower() in TAKES_UP or noun.lemma.lower() in _EVENT_NOUNS)
    )


def _is_decade(token: Token) -> bool:
    """ "The 1620s": says itself which."""
    return token.text[-1:] == "s" and token.text[:-1].rstrip("'’").isdigit()


def _is_called(noun: Token) -> bool:
    """ "The term “debugging”": the noun says itself which one it is."""
    following = noun.next()
    if following is not None and following.text in ("“", '"', "‘", "'"):
        return True
    if following is None or (following.lower in REFLEXIVE and noun.lemma.lower() in TAKES_UP):
        return False  # "the item itself": which one?
    return following.dep == "appos" and following.head is noun


def _is_emphatic(token: Token) -> bool:
    """ "The item itself": only stresses the noun before it."""
    before = token.previous()
    return (
        token.lower in REFLEXIVE
        and before is not None
        and token.head is before
        and token.dep in ("appos", "npadvmod")
    )


def _is_quoted(token: Token) -> bool:
    """Whether a quotation mark opened before this token in its sentence is still open."""
    before = token.sentence.source[token.sentence.start : token.start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _finite_of(subject: Token) -> Token | None:
    """The finite verb that agrees with a subject."""
    verb = subject.head
    return next((t for t in verb.children if t.dep in ("aux", "auxpass")), verb)


def _third_person(verb: Token) -> str:
    from leadquiz.generate.language import inflect_third_person

    return {"are": "is", "have": "has", "do": "does"}.get(verb.lower) or inflect_third_person(verb.lemma)


def _leads(noun: Token) -> bool:
    """Whether a noun is the subject of its sentence, or owns it."""
    top = noun.head if noun.dep == "poss" else noun
    return top.dep in ("nsubj", "nsubjpass") and top.head.is_root


def _clause_verb(token: Token) -> Token:
    """The verb of the innermost clause with a subject around a token."""
    for above in token.ancestors():
        if above.pos in ("VERB", "AUX") and above.child("nsubj", "nsubjpass", "expl") is not None:
            return above
    return token.sentence.root


def _verb_above(token: Token) -> Token | None:
    """The verb that a token hangs on, finite or not."""
    return next((above for above in token.ancestors() if above.pos in ("VERB", "AUX")), None)


def _is_in_opening(noun: Token) -> bool:
    """Whether a noun stands in a phrase before its sentence's subject: "in reality", "after the war"."""
    subject = noun.sentence.root.child("nsubj", "nsubjpass", "expl")
    if subject is None or noun.i > subject.i:
        return False
    for above in (noun, *noun.ancestors()):
        if above is subject:
            return False
        if above is not noun and above.pos == "VERB":
            return False  # "rather than viewing failures as final, …"
        if above.dep in ("prep", "advcl", "npadvmod"):
            return above.i < subject.i and _clause_verb(noun) is noun.sentence.root
    return False


_OPEN = '([“‘"$£€#'


def write(tokens: Sequence[Token], replace: dict[Token, str] | None = None) -> str:
    """The tokens as text: the author's own spacing inside runs, one blank between them, clean at the ends."""
    replace = replace or {}
    parts: list[str] = []
    last: Token | None = None
    for token in tokens:
        word = replace.get(token, token.text)
        if last is not None:
            adjacent = last.sentence is token.sentence and last.i + 1 == token.i
            glued = adjacent and last.end == token.start
            if not glued and not (word[:1] in ",.;:!?)’'" and not token.text[:1].isalnum()):
                parts.append(" ")
        parts.append(word)
        last = token
    return tidy("".join(parts))


def tidy(text: str) -> str:
    """Text without doubled blanks and commas and without marks hanging at its ends."""
    text = " ".join(text.split())
    text = _BLANK_BEFORE.sub(r"\1", text)
    if "(" in text:
        text = _BLANK_BEHIND.sub("(", text)
    if "," in text:
        text = _COMMAS.sub(",", text)
    text = text.replace("()", "")
    if "," in text:
        text = _COMMA_BEHIND.sub(r"\1", text)
    return text.strip(" ,;:–—-")


_BLANK_BEFORE = re.compile(r"\s+([,.;:!?)])")
_BLANK_BEHIND = re.compile(r"\(\s+")
_COMMAS = re.compile(r",(?:\s*,)+")
_COMMA_BEHIND = re.compile(r"\b(how|that|why|when|where|who|which),(?=\s)")


def capitalize(text: str) -> str:
    """The first letter in upper case, unless the word is written like "eBay" or "iPhone"."""
    if len(text) > 1 and text[0].islower() and any(c.isupper() for c in text.split()[0][1:]):
        return text
    return text[:1].upper() + text[1:]


def decapitalize(text: str) -> str:
    """The first letter in lower case: a phrase that stood at the head of a sentence, set inside one."""
    return text[:1].lower() + text[1:]


def passages_with(view: SectionView) -> Iterator[tuple[Passage, Sentence]]:
    """Every sentence of the section that ends like one: headlines and cut lines are passed over."""
    if "whole sentences" not in view.memo:
        view.memo["whole sentences"] = [
            (passage, sentence)
            for passage, sentence in view.sentences()
            if sentence.text.rstrip("\"”’')").endswith((".", "!", "?", ":")) or passage.block.label
        ]
    yield from view.memo["whole sentences"]
