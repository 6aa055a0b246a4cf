"""Who "he" is and which company "the company": resolved only where the text leaves one candidate.

Every rule renders its words through `Renderer.text`, which gives None when something would be left dangling.
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from leadquiz.generate.figures import figure_topic
from leadquiz.generate.lexicon import bag
from leadquiz.generate.names import EVENT, ORGANISATION, OTHER, PERSON, PLACE, THING, Name, NameIndex
from leadquiz.generate.tokens import Sentence, Token
from leadquiz.generate.views import Passage, SectionView

_PERSONAL = {"he": "", "him": "", "his": "'s", "she": "", "her": "", "hers": "'s"}
_NEUTRAL = {"it": "", "its": "'s"}
_PLURAL = {"they": "", "them": "", "their": "'s", "theirs": "'s"}
_REFLEXIVE = bag("himself herself itself themselves each other")
_FIRST_SECOND = bag("i me my mine we us our ours you your yours")
_READER = bag("you your yours yourself")
_POINTING = bag("this that these those such another")

# "The company": nouns that stand for a name said before, with the types such a name may have.
_STANDS_FOR = {
    **dict.fromkeys(
        bag(
            "company firm corporation conglomerate business startup bank retailer organisation organization group"
        ),
        (ORGANISATION,),
    ),
    **dict.fromkeys(bag("platform marketplace website site app service system"), (ORGANISATION, THING)),
    **dict.fromkeys(bag("city country nation town island region province"), (PLACE,)),
    **dict.fromkeys(bag("entrepreneur author scientist founder inventor"), (PERSON,)),
}
# Bare definites that everybody understands without having read on.
_KNOWN = bag(
    "world internet future past present public media press government economy environment sun moon earth sky sea "
    "ocean web cloud west east north south poor rich elderly law state army war police universe body brain heart "
    "blood skin mind century dollar euro atmosphere weather climate planet majority minority rest same way latter "
    "united bible church king queen president emperor pope"
)
_VAGUE_TIME = bag("now today tomorrow yesterday recently currently nowadays tonight ago here there")
_WEEKDAYS = bag("monday tuesday wednesday thursday friday saturday sunday")
# Every word but a noun that may stand for something said before: the others need no closer look.
_ANAPHORIC = frozenset(
    {
        *_PERSONAL,
        *_NEUTRAL,
        *_PLURAL,
        *_REFLEXIVE,
        *_FIRST_SECOND,
        *_READER,
        *_POINTING,
        *_VAGUE_TIME,
        *_WEEKDAYS,
    }
)


@dataclass(frozen=True, slots=True)
class Reference:
    """What a pronoun or a bare definite stands for."""

    text: str  # as it may be written in its place
    antecedent: Token | None  # in the same sentence; where it stands before, the pronoun may stay


class Renderer:
    """Writes tokens of one section as text that stands alone."""

    def __init__(self, view: SectionView) -> None:
        self.view = view
        self.names: NameIndex = view.knowledge.names
        self._topic = figure_topic(view).lower()
        self._references: dict[Token, Reference | None] = {}
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
            if token not in self._references:
                continue
            found = self._references[token]
            if found is None and token.tag == "PRP$" and _is_named_anyway(token):
                replace[token] = "the"  # "its Singles' Day festival"
                continue
            if found is None:
                return None
            if found.antecedent is not None and found.antecedent in chosen:
                continue
            if not found.text:
                return None
            if token.pos != "PRON":
                drop.update(t for t in token.lefts if t.dep in ("det", "amod") and t in chosen)
            if token.tag == "PRP$" or token.lower in ("his", "its", "their"):
                replace[token] = possessive(found.text)
            else:
                replace[token] = found.text
        for name in self.names.find(tokens):
            # "Ma" and "Jack" are "Jack Ma" to a reader without the book.
            if name.type != PERSON or len(name.tokens) > 1 or name.tokens[0] in replace:
                continue
            if name.head.dep in ("compound", "nmod"):
                continue  # "the Berg family"
            full = name.canonical if name.canonical != name.text else self._full_name(name)
            if full:
                replace[name.tokens[0]] = full
        return write([token for token in tokens if token not in drop], replace)

    def _full_name(self, name: Name) -> str:
        """The full name that this section last gave a surname which several people share, "" for none."""
        found = ""
        for passage in self.view.passages:
            for sentence in passage.sentences:
                if sentence is name.tokens[0].sentence:
                    return found
                for other in self.names.find(sentence.tokens):
                    if other.type == PERSON and other.text.endswith(" " + name.text):
                        found = other.text
        return found

    # ------------------------------------------------------------------------------------- reading

    def _read(self, passage: Passage, last: list[Sentence]) -> None:
        self._before = last  # what the paragraph before ended with
        self._earlier = earlier = list[Sentence]()
        for sentence in passage.sentences:
            for token in sentence.tokens:
                if token.tag not in ("NN", "NNS") and token.lower not in _ANAPHORIC:
                    continue
                if token.lower in _READER and not self.view.knowledge.narrative:
                    continue  # "you" in a handbook is whoever reads it, on a card as on the page
                if _is_pronoun(token):
                    self._references[token] = self._pronoun(token, earlier)
                elif self._is_bare_definite(token):
                    self._references[token] = self._definite(token, earlier)
                elif _points(token):
                    self._references[token] = None
            earlier.append(sentence)

    def _pronoun(self, token: Token, earlier: list[Sentence]) -> Reference | None:
        word = token.lower
        if word in _REFLEXIVE:
            subject = _governing_subject(token)
            return self._local(subject) if subject is not None else None
        if word in _FIRST_SECOND:
            return None
        if word in _PERSONAL:
            return self._person(token, earlier)
        if word in _NEUTRAL:
            return self._thing(token, earlier)
        return self._many(token)

    def _local(self, subject: Token) -> Reference | None:
        """A reference to a subject of the same sentence."""
        if subject not in self._references and subject.lower in _PERSONAL and _is_pronoun(subject):
            # "Upon her retirement she …": the subject that comes later is read first.
            self._references[subject] = self._pronoun(subject, self._earlier)
        if subject in self._references:
            above = self._references[subject]
            return Reference(above.text, subject) if above else None
        name = self.names.at(subject)
        if name:
            return Reference(name.text, subject)
        return Reference("", subject) if subject.pos in ("NOUN", "PROPN") else None

    def _person(self, token: Token, earlier: list[Sentence]) -> Reference | None:
        subject = _governing_subject(token)
        if subject is not None and _is_bound(token, subject):
            return None  # "Alibaba increased it": it is anything but Alibaba
        if subject is not None and self._is_person(subject):
            return self._local(subject)
        people = self._people(token.sentence.tokens[: token.i])
        if not people:
            for sentence in reversed(earlier):
                people = self._people(sentence.tokens)
                if people:
                    break
                if self._unsure(sentence):
                    return None
        if not people and not earlier and not self.view.knowledge.person and self._before:
            # A paragraph may begin with the person whom the one before ended with, as its subject.
            subject = self._before[-1].root.child("nsubj", "nsubjpass")
            people = self._people([subject]) if subject is not None else []
        names = {name.canonical for name in people}
        if len(names) == 1:
            name = people[-1]
            inside = name.head if name.head.sentence is token.sentence else None
            return Reference(name.canonical, inside)
        person = self.view.knowledge.person
        if not names and person and token.lower in ("he", "him", "his"):
            return Reference(person, None)
        if person in names and token.dep in ("nsubj", "nsubjpass") and self._last_subject(earlier) == person:
            return Reference(person, None)
        return None

    def _people(self, tokens: Iterable[Token]) -> list[Name]:
        tokens = list(tokens)
        people = []
        for token in tokens:
            found = self._references.get(token)
            if found and found.text and token.lower in _PERSONAL:
                full = self.names.canonical(found.text)
                if self.names.type_of(full) == PERSON:
                    people.append(Name((token,), found.text, full, PERSON))
        people.extend(name for name in self.names.find(tokens) if name.type == PERSON)
        return people

    def _unsure(self, sentence: Sentence) -> bool:
        """Whether the sentence is about a name that could be a person although its type says otherwise."""
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
        if token.lower == "it" and _is_expletive(token):
            return None
        subject = _governing_subject(token)
        if subject is not None and _is_bound(token, subject):
            return None
        if (parallel := _parallel_subject(token)) is not None and not self._is_person(parallel):
            return Reference(f"the {parallel.text}", None)
        if subject is not None and subject is not token:
            if subject.tag in ("NN", "NNP", "XX") and not self._is_person(subject):
                return self._local(subject)
            if subject.lower == "it":
                return self._local(subject)
            if subject.tag == "PRP" or self._is_person(subject):
                return self._only_thing(token, earlier)
            return None
        return self._only_thing(token, earlier)

    def _only_thing(self, token: Token, earlier: list[Sentence]) -> Reference | None:
        inside = [n for n in self.names.find(token.sentence.tokens[: token.i]) if n.type != PERSON]
        inside = [n for n in inside if n.type in (ORGANISATION, THING, OTHER)]
        owners = [n for n in inside if n.head.dep == "poss"]
        if token.tag == "PRP$" and token.head.dep == "conj" and len({n.canonical for n in owners}) == 1:
            inside = owners  # "Alibaba's Tmall, Taobao and its overseas outlets"
        if inside:
            names = {name.canonical for name in inside}
            return Reference(inside[-1].text, inside[-1].head) if len(names) == 1 else None
        if not earlier or token.dep not in ("nsubj", "nsubjpass", "poss"):
            return None
        subject = earlier[-1].root.child("nsubj", "nsubjpass")
        if subject is None:
            return None
        if subject in self._references:
            found = self._references[subject]
            return found if found and not self._is_person(subject) and found.text else None
        name = self.names.at(subject)
        if name and name.type in (ORGANISATION, THING, OTHER, PLACE) and not subject.child("conj"):
            return Reference(name.text, None)
        return None

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
        if self._topic and (token.lemma.lower() in _OCCASIONS or token.lemma.lower() in self._topic):
            return False  # the line above the question names the event
        known = self.view.knowledge.terms
        if self.view.knowledge.narrative and self.names.noun_type(token.lemma) in (EVENT, PERSON):
            known = frozenset()  # "the war", "the king": which of them?
        if (
            token.lemma.lower() in known
            and token.lemma not in _EVENT_NOUNS
            and token.lemma not in _STANDS_FOR
        ):
            return False
        if token.lemma.lower() in _KNOWN or token.dep in ("compound", "nmod", "npadvmod"):
            return False
        for child in token.children:
            if child.dep in ("relcl", "acl", "appos") and _behind_comma(child):
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
        return True

    def _name_ending_in(self, token: Token) -> str:
        """ "The conference" is the one known name that ends in that word: the World Internet Conference."""
        if token.tag != "NN" or token.child("amod", "compound", "nummod"):
            return ""
        fits = self.names.ending_in(token.lemma.lower())
        return f"the {fits[0]}" if len(fits) == 1 else ""

    def _definite(self, token: Token, earlier: list[Sentence]) -> Reference | None:
        named = self._name_ending_in(token)
        if named:
            return Reference(named, None)
        wanted = _STANDS_FOR.get(token.lemma.lower())
        tokens = token.sentence.tokens[: token.i]
        for noun in reversed(tokens):
            if noun.lemma == token.lemma and noun is not token and noun.pos == "NOUN":
                return self._references[noun] if noun in self._references else Reference("", noun)
        if not wanted or token.tag == "NNS":
            return None
        inside = [n for n in self.names.find(tokens) if n.type in wanted]
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
            found = [n for n in self.names.find(sentence.tokens) if n.type in wanted]
            if found:
                break
        # What a sentence was about, or the one company of the text; not any name it happened to hold.
        leading = {self.view.knowledge.organisation}
        if not all(n.canonical in leading or n.head.dep in ("nsubj", "nsubjpass", "poss") for n in found):
            found = []
            if not (self.view.knowledge.organisation and ORGANISATION in wanted):
                return None
        names = {name.canonical for name in found}
        if len(names) == 1:
            return Reference(found[-1].text, None)
        if not names and main and ORGANISATION in wanted and len(wanted) == 1:
            return Reference(main, None)
        if names:
            last = self._last_subject(earlier)
            return Reference(last, None) if last in names and token.dep.startswith("nsubj") else None
        return None


_OCCASIONS = bag("event campaign festival sale fair conference summit show tournament election start end day")
_ORDINALS = bag("first second third fourth fifth last next only main largest biggest best same")
_EVENT_NOUNS = bag(
    "move decision approach step event deal change shift initiative strategy process effort success failure result "
    "system model partnership acquisition investment announcement project program programme period situation "
    "experience period lesson idea vision insight challenge problem issue question answer feature principle"
)
_PERSON_NOUNS = bag(
    "man woman boy girl person father mother son daughter brother sister teacher student child founder leader "
    "entrepreneur manager employee worker author scientist doctor patient customer king queen president user seller"
)


def _is_named_anyway(possessive: Token) -> bool:
    """Whether what is possessed carries a name of its own."""
    return any(t.pos == "PROPN" for t in possessive.head.lefts if t.i > possessive.i)


def _behind_comma(token: Token) -> bool:
    before = token.subtree()[0].previous()
    return before is not None and before.text in (",", "(", "—", "–")


def possessive(name: str) -> str:
    """ "Jack Ma" → "Jack Ma's"."""
    if not name:
        return name
    return name + ("’" if name.endswith(("s", "S")) and not name.endswith("ss") else "’s")


def _is_pronoun(token: Token) -> bool:
    word = token.lower
    if token.pos not in ("PRON", "DET") and token.tag not in ("PRP", "PRP$"):
        return False
    if token.text == "I" and _is_numeral(token):
        return False
    if word == "each" and ((after := token.next()) is None or after.lower != "other"):
        return False  # "each employee"
    if word == "other" and ((before := token.previous()) is None or before.lower != "each"):
        return False
    return (
        word in _PERSONAL
        or word in _NEUTRAL
        or word in _PLURAL
        or (word in _REFLEXIVE and (word not in ("each", "other") or _is_reciprocal(token)))
        or (word in _FIRST_SECOND and token.tag in ("PRP", "PRP$"))
    )


def _is_numeral(token: Token) -> bool:
    """ "The Mark I was", "on the UNIVAC I,": a number behind a name."""
    before, after = token.previous(), token.next()
    if before is None or not before.text[:1].isupper() or before.i == 0 or before.text == "I":
        return False
    determined = before.previous()
    named = determined is not None and (determined.lower == "the" or determined.text[:1].isupper())
    return named or after is None or after.pos in ("PUNCT", "ADP")


def _is_reciprocal(token: Token) -> bool:
    """ "Each other", not "each day" nor "the other"."""
    before, after = token.previous(), token.next()
    return (token.lower == "each" and after is not None and after.lower == "other") or (
        token.lower == "other" and before is not None and before.lower == "each"
    )


def _points(token: Token) -> bool:
    """ "This", "those" and the like, unless "that" only joins clauses and "there" only says that something is."""
    if token.dep == "expl":
        return False
    if token.lower in _POINTING:
        if token.lower == "that":
            return token.dep in ("det", "nsubj", "dobj", "pobj", "nsubjpass") and token.tag == "DT"
        if token.lower == "such":
            following = token.next()
            return following is None or following.lower != "as"
        return True
    return token.lower in _VAGUE_TIME or (
        token.lower in _WEEKDAYS and token.tag.startswith("NNP") and token.ent != ""
    )


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


def _is_expletive(token: Token) -> bool:
    if token.dep == "expl":
        return True
    verb = token.head
    if verb.lemma == "be" and token.dep == "nsubj":
        for child in verb.rights:
            if child.dep in ("acomp", "attr", "prep", "advmod") and any(
                t.dep in ("ccomp", "xcomp", "advcl", "relcl", "acl") for t in (*child.children, *verb.rights)
            ):
                return True
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


def passages_with(view: SectionView) -> Iterator[tuple[Passage, Sentence]]:
    """Every sentence of the section that ends like one: headlines and cut lines are passed over."""
    for passage, sentence in view.sentences():
        if sentence.text.rstrip("\"”’')").endswith((".", "!", "?", ":")) or passage.block.label:
            yield passage, sentence
