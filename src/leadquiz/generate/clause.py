"""Clauses: subject, verb group, complements and adjuncts, and questions formed from them.

Questions follow English word order from the parse: an auxiliary moves in front of the subject, "did" takes
the tense where there is none, and what the question word stands for leaves its place.
"""

import re
from collections.abc import Collection, Iterator, Sequence, Set
from dataclasses import dataclass, field
from itertools import pairwise

from leadquiz.generate.dates import day_of
from leadquiz.generate.lexicon import bag
from leadquiz.generate.pointing import is_expletive
from leadquiz.generate.references import Renderer, capitalize, decapitalize, possessive, tidy
from leadquiz.generate.tokens import Sentence, Token

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
_LINKING = bag("be become remain seem appear")
# Words that tie a sentence to the one before it, or only colour it; a question does without them.
FILLERS = bag(
    "also however moreover furthermore additionally therefore thus hence meanwhile nevertheless nonetheless instead "
    "indeed eventually subsequently consequently ultimately finally then later similarly likewise still even just "
    "already soon initially today now actually essentially effectively quickly famously notably rather further "
    "particularly especially often really truly simply too interestingly surprisingly unfortunately fortunately "
    "curiously remarkably strikingly importantly"
)
_CLAUSAL = ("relcl", "advcl", "acl", "ccomp", "parataxis")


@dataclass(slots=True)
class Clause:
    """One finite clause of a sentence; tokens are in text order and never shared with a sister clause."""

    sentence: Sentence
    verb: Token  # the main verb, or "be" of a copular clause
    subject: Token | None
    auxiliaries: tuple[Token, ...]
    negation: Token | None
    tokens: tuple[Token, ...]  # all of the clause, subordinate clauses included
    relative: bool = False  # its subject stands outside: the noun that the clause modifies
    speaker: Token | None = None  # who says, believes or argues it, where the author does not assert it
    finite: Token | None = None  # a verb in -ing takes its tense from this one
    subject_tokens: tuple[Token, ...] = field(default=())
    kept: list[Token] | None = field(default=None, compare=False, repr=False)  # its core, once asked for
    helper: str = ""  # "was" or "is" of a participle that does without: "Tmall, launched in 2008"
    gap: Token | None = None  # the noun outside that is the object: "the park which the firm built"

    @property
    def passive(self) -> bool:
        return bool(self.helper) or any(t.dep == "auxpass" for t in self.auxiliaries)

    @property
    def copular(self) -> bool:
        return self.verb.lemma == "be" and self.verb.pos in ("AUX", "VERB")

    @property
    def past(self) -> bool:
        """Whether the finite verb is in the past tense or the perfect of the past."""
        first = self.auxiliaries[0] if self.auxiliaries else self.verb
        return (first.tag in ("VBD", "VBN") and first.tag != "VBN") or first.lower == "had"

    @property
    def modal(self) -> Token | None:
        for token in self.auxiliaries:
            if token.tag == "MD":
                return token
        return None

    def complement(self, *deps: str) -> Token | None:
        return self.verb.child(*deps)

    @property
    def object(self) -> Token | None:
        return self.verb.child("dobj", "obj") if self.gap is None else None

    @property
    def gap_tokens(self) -> list[Token]:
        """The words of the object that stands outside, to be written after the verb."""
        return noun_phrase(self.gap, without=self.verb) if self.gap is not None else []


def clauses(sentence: Sentence) -> list[Clause]:
    """Every clause with a finite verb and a known subject, main clause first."""
    found: list[Clause] = []
    for token in sentence.tokens:
        if not _is_finite(token):
            continue
        clause = _clause(sentence, token)
        if clause is not None:
            found.append(clause)
    found.sort(key=lambda c: (not c.verb.is_root, c.verb.i))
    return found


def _is_finite(verb: Token) -> bool:
    if verb.pos not in ("VERB", "AUX") or verb.dep in ("aux", "auxpass"):
        return False
    if verb.tag in ("VBD", "VBZ", "VBP"):
        return True
    helpers = verb.all("aux", "auxpass")
    if any(t.lower == "to" for t in helpers):
        return False
    return any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in helpers) or (
        verb.dep == "conj"
        and verb.tag in ("VBN", "VB")
        and not helpers
        and _is_finite(verb.head)
        and _shared_auxiliaries(verb) != ()
    )


# Without an object these are participles, also where the parser takes "was founded … and sold" for a past tense.
_TAKES_OBJECT = bag("sell buy acquire name appoint elect award reject replace rebuild build bring send give")


def _shared_auxiliaries(verb: Token) -> tuple[Token, ...]:
    """Auxiliaries of the first of coordinated verbs: "was founded in 1999 and sold in 2005"."""
    helpers = tuple(t for t in verb.head.all("aux", "auxpass") if t.i < verb.head.i)
    participle = verb.tag == "VBN" or (verb.lemma in _TAKES_OBJECT and verb.child("dobj", "obj") is None)
    if participle and any(t.lemma in ("be", "have") for t in helpers):
        return helpers
    if verb.tag == "VB" and any(t.tag == "MD" for t in helpers):
        return helpers
    return ()


def _clause(sentence: Sentence, verb: Token) -> Clause | None:
    subject = verb.child(*_SUBJECTS)
    relative = False
    if subject is None and verb.dep == "conj":
        head = verb.head
        while subject is None and head.pos in ("VERB", "AUX"):
            subject = head.child(*_SUBJECTS)
            relative = relative or (head.dep == "relcl")
            if head.dep != "conj":
                break
            head = head.head
        if subject is not None and not _is_joined(verb):
            return None
        if subject is not None and subject.tag in ("WDT", "WP", "WP$"):
            subject, relative = (head.head if head.dep == "relcl" else None), True
        else:
            relative = False
    if (subject is not None and subject.tag in ("WDT", "WP") and verb.dep == "relcl") or (
        subject is not None and subject.lower == "that" and verb.dep == "relcl" and subject.i < verb.i
    ):
        subject, relative = verb.head, True
    if subject is None:
        return None
    if relative and _disagrees(verb, subject):
        return None  # "sound and tools that allow": said of more than the noun before
    complete = verb.child("dobj", "attr", "acomp", "ccomp", "xcomp") is not None or (
        _after_comma(verb) and verb.subtree()[0].lower in ("where", "when")
    )
    then = _of_a_time(verb)
    if verb.dep == "relcl" and not relative and not complete and then is None:
        return None  # "which Alibaba implemented": what it did it to stands outside
    if not relative and any(_asks(t, subject) for t in subject.subtree()):
        return None
    if not relative and len(verb.all("nsubj")) > 1:
        return None  # a phrase torn in two: "the first part of stage | 1 sleep"
    if relative and _is_doubtful(subject, verb):
        return None
    gap = None
    if verb.dep == "relcl" and not relative:
        pronoun = next(
            (t for t in verb.lefts if (t.tag in ("WDT", "WP") or _joins(t)) and t is not then), None
        )
        if pronoun is not None and (pronoun.dep != "dobj" or len(verb.all("dobj", "obj")) > 1):
            return None  # "to whom", "about which": what the clause says stands half outside
        gap = verb.head if pronoun is not None else None
    helpers = tuple(t for t in verb.all("aux", "auxpass") if t.lower != "to")
    if not helpers and verb.dep == "conj":
        helpers = _shared_auxiliaries(verb)
    if helpers and helpers[0].lemma == "have" and _is_causative(helpers[0], verb, subject):
        return None
    own = list(_own_tokens(verb))
    if not relative:
        subject = _named_one(subject)
    subject_tokens = tuple(noun_phrase(subject, without=verb) if relative else subject.subtree())
    subject_tokens = _without_date(subject_tokens)
    tokens = tuple(t for t in own if (t.tag not in ("WDT", "WP") or not relative) and t is not then)
    return Clause(
        sentence=sentence,
        verb=verb,
        subject=subject,
        auxiliaries=helpers,
        negation=_negation(verb, helpers),
        tokens=tokens,
        relative=relative,
        subject_tokens=subject_tokens,
        gap=gap,
    )


def _of_a_time(verb: Token) -> Token | None:
    """The "that" of "the first time that Velotech sold bells", which stands for no noun of the clause."""
    if verb.dep != "relcl" or verb.head.lemma != "time":
        return None
    return next((t for t in verb.lefts if t.lower == "that" and t.dep == "advmod"), None)


def _negation(verb: Token, helpers: Sequence[Token]) -> Token | None:
    """The "not" of a verb, also where it shares it: "was not taught or spoken"."""
    own = verb.child("neg")
    shared = verb.dep == "conj" and bool(helpers) and verb.child("aux", "auxpass") is None
    if own is not None or not shared or (joint := verb.head.child("cc")) is None or joint.lower == "but":
        return own
    return verb.head.child("neg")


def _named_one(subject: Token) -> Token:
    """ "One of the guild's members, Olaf Lund, …": he is the subject."""
    named = subject.child("appos")
    if subject.lower != "one" or named is None or named.pos != "PROPN" or subject.child("prep") is None:
        return subject
    return named if _after_comma(named) and named.child("conj") is None else subject


def _disagrees(verb: Token, noun: Token) -> bool:
    """Whether the finite verb of a relative clause has the wrong number for the noun that it hangs on."""
    finite = next((t for t in verb.lefts if t.dep in ("aux", "auxpass")), verb)
    joined = noun.dep == "conj" or noun.child("conj") is not None
    many = noun.tag in ("NNS", "NNPS")
    return joined and ((finite.tag == "VBP" and noun.tag == "NN") or (finite.tag == "VBZ" and many))


def _is_joined(verb: Token) -> bool:
    """Whether a coordinated verb follows its joint: in "…, and Berg and Lund showed" the names are its subject."""
    group = [
        verb,
        *(t for t in verb.lefts if t.dep in ("aux", "auxpass", "neg", "advmod", "npadvmod", "preconj")),
    ]
    before = min(group, key=lambda t: t.i).previous()
    while before is not None and (before.text in "()" or in_brackets(before)):
        before = before.previous()
    return before is None or before.pos not in ("PROPN", "NOUN", "PRON")


def _is_doubtful(antecedent: Token, verb: Token) -> bool:
    """ "a patron and friend, which …", "along the front that took place": what it says may be of another noun."""
    if verb.dep != "relcl":
        return False
    if antecedent.dep == "conj":
        return True
    return antecedent.dep == "pobj" and antecedent.pos != "PROPN" and not _after_comma(verb)


def _is_causative(had: Token, verb: Token, subject: Token) -> bool:
    """ "had himself appointed": what looks like a perfect is done by somebody else."""
    between = verb.sentence.tokens[had.i + 1 : verb.i]
    return subject.i < had.i and any(t.pos in ("NOUN", "PRON", "PROPN") for t in between)


def _joins(token: Token) -> bool:
    """Whether "that" stands for the noun before its clause."""
    return token.lower == "that" and token.dep in ("dobj", "pobj", "nsubj", "nsubjpass")


def _without_date(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "In 1963 cellulose acetate gave way": the parser takes the year for a part of the subject."""
    first = tokens[0]
    before = first.previous()
    year = first.text.isdigit() and len(first.text) == 4 and len(tokens) > 1
    if year and before is not None and before.lower in ("in", "since", "by", "until", "from"):
        return tokens[1:]
    return tokens


def _asks(token: Token, subject: Token) -> bool:
    """Whether "who" or "what" is the subject or opens a clause in its place, not one that describes it."""
    if token.tag not in ("WDT", "WP", "WP$"):
        return False
    while token is not subject:
        if token.dep == "relcl":
            return False
        token = token.head
    return True


def _own_tokens(verb: Token) -> list[Token]:
    """The verb's subtree without coordinated clauses and what joins them."""
    out = [verb]
    for child in verb.children:
        if child.dep == "conj" and child.pos in ("VERB", "AUX"):
            continue
        if child.dep in ("cc", "preconj"):
            continue
        out.extend(child.subtree())
    out.sort(key=lambda t: t.i)
    return out


def noun_phrase(head: Token, without: Token | None = None) -> list[Token]:
    """A noun with what belongs to it closely: no relative or participial clause after a comma, no apposition."""
    out = [head]
    for child in head.children:
        if child is without or child.dep in ("punct",):
            continue
        if child.dep in ("relcl", "appos", "cc", "conj", "parataxis"):
            continue
        if child.dep == "acl" and _after_comma(child):
            continue
        out.extend(_phrase(child))
    out.sort(key=lambda t: t.i)
    return contiguous(out, head)


def _phrase(token: Token) -> list[Token]:
    out = [token]
    for child in token.children:
        if child.dep == "relcl" and _after_comma(child):
            continue
        if child.dep == "appos":
            continue
        out.extend(_phrase(child))
    return out


def contiguous(tokens: list[Token], head: Token) -> list[Token]:
    """Of sorted tokens the run around the head, marks and small gaps of punctuation allowed."""
    index = {t.i for t in tokens}
    all_tokens = head.sentence.tokens
    first = last = head.i
    while first - 1 in index or (first - 2 in index and all_tokens[first - 1].dep == "punct"):
        first -= 1
    while last + 1 in index or (
        last + 2 in index and all_tokens[last + 1].dep == "punct" and all_tokens[last + 1].text != ","
    ):
        last += 1
    return [t for t in all_tokens[first : last + 1] if t.i in index or t.dep == "punct"]


def _after_comma(token: Token) -> bool:
    """Whether a comma or dash stands right before the phrase of this token."""
    first = token.subtree()[0]
    before = first.previous()
    return before is not None and before.text in (",", "—", "–", "-", "--", "(", ";", ":")


def core(clause: Clause, without: Sequence[Token] = ()) -> list[Token]:
    """The clause's tokens after its subject and verb group that a question must keep.

    What may go: asides after commas, non-restrictive clauses, participial clauses at the end, fillers.
    """
    if without:
        return _core(clause, frozenset(without))
    if clause.kept is None:
        clause.kept = _core(clause, frozenset())
    return list(clause.kept)


def is_torn(clause: Clause, kept: Sequence[Token], gone: Sequence[Token]) -> bool:
    """Whether the words behind the verb lose their joint or their end: "closed, again by order", "people aged | 65"."""
    tokens = clause.sentence.tokens
    behind = [t for t in kept if t.i > clause.verb.i]
    without = set(gone)
    if not behind:
        return False
    for first, second in pairwise([clause.verb, *behind]):
        between = tokens[first.i + 1 : second.i]
        left = [t for t in between if t not in without and t.pos != "ADV"]
        if without & set(between):
            while left and left[0].text == ",":
                left = left[1:]
            while left and left[-1].text == ",":
                left = left[:-1]
        aside = len(left) > 2 and left[0].text in _SEAMS and left[-1].text in _SEAMS
        if any(t.text in _SEAMS for t in left) and not aside:
            return True
        if between and between[-1].text == "," and _part_of(second, clause).dep in _NOMINAL_PARTS:
            return True  # "a diameter of 6000 km, just over half that of Norland"
    last = behind[-1].next()
    while last is not None and last in without:
        last = last.next()
    return last is not None and last.pos in ("NUM", "VERB", "ADP", "ADJ") and last.head in behind


def _part_of(token: Token, clause: Clause) -> Token:
    """The child of the clause's verb that a token belongs to."""
    while token.head is not clause.verb and not token.is_root:
        token = token.head
    return token


_NOMINAL_PARTS = ("dobj", "attr", "appos", "npadvmod", "nmod", "oprd", "dep")
_SEAMS = (",", ";", ":", "(", ")", "—", "–")


def _core(clause: Clause, gone: Set[Token]) -> list[Token]:
    verb = clause.verb
    keep: list[Token] = []
    for child in verb.children:
        if (
            child in gone
            or child in clause.auxiliaries
            or child is clause.subject
            or child is clause.negation
        ):
            continue
        if child.dep in _SUBJECTS or child.dep in ("aux", "auxpass", "neg", "punct", "cc", "preconj", "mark"):
            continue
        if child.dep == "conj" and child.pos in ("VERB", "AUX"):
            continue
        if child.i < verb.i and (child.dep not in ("prt", "dative") or child.tag == "WP"):
            continue
        if in_brackets(child) and not in_brackets(verb):
            continue  # "in 1795 (Vol. 1)"
        if any(t.text in (":", ";") for t in clause.sentence.tokens[verb.i : child.subtree()[0].i]):
            continue  # what a colon adds
        if child.dep in ("advcl", "parataxis", "meta", "intj", "relcl") and (
            _after_comma(child) or child.dep in ("parataxis", "meta", "intj", "relcl")
        ):
            continue
        if child.dep == "advmod" and child.lower in FILLERS:
            continue
        if child.dep in ("advmod", "npadvmod") and _after_comma(child) and len(child.subtree()) > 1:
            continue  # "…, faster than in any other country"
        if child.dep in ("npadvmod", "advmod", "prep") and is_relative_time(child):
            continue
        if child.dep == "prep" and (_after_comma(child) or _is_example(child)):
            continue
        keep.extend(t for t in trimmed(child) if t not in gone)
    keep.sort(key=lambda t: t.i)
    tokens = clause.sentence.tokens
    # A full stop inside is one that the model did not see as the end.
    end = next((t.i for t in tokens[verb.i :] if t.text in (";", ".") or _is_next_clause(t)), len(tokens))
    return _cut([t for t in keep if t.i < end], gone)


def _is_next_clause(comma: Token) -> bool:
    """The comma before "but the river froze", which the parser hangs on a relative clause before it."""
    joint = comma.next()
    if comma.text != "," or joint is None or joint.lower not in ("and", "but", "so", "yet"):
        return False
    head = joint.head
    if joint.dep != "cc" or head.dep not in ("relcl", "acl") or head.i > comma.i:
        return False
    return any(
        t.dep == "conj" and t.i > joint.i and t.tag in _FINITE and t.child("nsubj", "nsubjpass") is not None
        for t in head.children
    )


def _is_example(prep: Token) -> bool:
    """ "For example", "for instance": says how a sentence stands to the one before."""
    noun = prep.child("pobj")
    return (
        prep.lower == "for"
        and noun is not None
        and noun.lemma in ("example", "instance")
        and not noun.children
    )


_JOINTS = bag("example instance contrast addition fact turn particular short conclusion hand word comparison")


def _is_joint(prep: Token) -> bool:
    """ "In contrast,", "for example,", "on the other hand,": ties a sentence to the one before, limits nothing."""
    noun = prep.child("pobj", "pcomp", "amod", "advmod")
    return (
        noun is not None
        and noun.lemma.lower() in _JOINTS
        and all(t.dep in ("det", "amod") for t in noun.children)
    )


def is_unbroken(clause: Clause, tokens: Collection[Token]) -> bool:
    """Whether from its verb to the last of these words the clause leaves nothing out but brackets and commas."""
    inside = set(tokens)
    last = max((t.i for t in inside), default=clause.verb.i)
    between = clause.sentence.tokens[clause.verb.i + 1 : last]
    return all(
        t in inside or t in clause.auxiliaries or t is clause.negation or t.text in ",()" or in_brackets(t)
        for t in between
    )


_RELATIVE_TIME = bag(
    "ago today yesterday tomorrow now recently lately currently "
    "monday tuesday wednesday thursday friday saturday sunday"
)


def is_relative_time(token: Token) -> bool:
    """ "15 years ago", "on Tuesday", "last week": true only on the day it was written."""
    below = token.subtree()
    if len(below) > 4:
        return False
    if any(t.lower in _RELATIVE_TIME for t in below):
        if any(day_of(t) for t in below):
            return False
        return not any(t.text.isdigit() and len(t.text) == 4 for t in below)
    return below[0].lower in ("last", "this", "next") and below[-1].lemma.lower() in _STRETCHES


_STRETCHES = bag("week month year day season spring summer autumn fall winter quarter decade century")


def _cut(tokens: list[Token], gone: Set[Token]) -> list[Token]:
    """Up to where a comma was left out and a new phrase begins: what follows is an aside the parser missed."""
    for before, token in pairwise(tokens):
        if token.text in (":", ";"):
            return tokens[: tokens.index(token)]
        skipped = before.sentence.tokens[before.i + 1 : token.i]
        if not skipped or (all(t in gone for t in skipped) and not any(t.text in ":;" for t in skipped)):
            continue
        if any(t.text in (":", ";") or t.dep == "cc" for t in skipped):
            return tokens[: tokens.index(token)]
        if any(t.text in (",", "—", "–", "(") for t in skipped) and token.dep in ("det", "nummod", "mark"):
            return tokens[: tokens.index(token)]
    return tokens


def trimmed(token: Token, *, examples: bool = False) -> list[Token]:
    """A phrase without its non-restrictive parts: apposition, clauses after a comma, bracketed asides.

    `examples` keeps "such as …" and "including …", which an answer needs and a question does not.
    """
    memo = token.sentence.memo
    key = ("trimmed", token.i, examples)
    if key not in memo:
        memo[key] = _trimmed(token, examples)
    return list(memo[key])


def _trimmed(token: Token, examples: bool) -> list[Token]:
    out = [token]
    for child in token.children:
        if child.dep in ("appos", "parataxis") and not _is_title(child) and not _is_listed(child):
            continue
        if child.dep in ("relcl", "advcl") and _after_comma(child):
            continue
        if child.dep in ("acl", "amod") and child.i > token.i and _after_comma(child):
            continue
        exemplifies = (child.dep == "prep" and child.lower in ("including", "like")) or (
            child.lower == "such" and child.dep == "amod" and child.i > token.i
        )
        if exemplifies and not examples:
            continue
        if child.dep == "prep" and _after_comma(child) and not (examples and exemplifies):
            continue
        if child.dep == "conj" and child.pos == "VERB" and token.pos not in ("VERB", "AUX"):
            continue
        if child.dep == "advmod" and child.lower in ("also", "however", "even", "eventually", "later"):
            continue
        out.extend(trimmed(child, examples=examples))
    out.sort(key=lambda t: t.i)
    return balanced(out)


def _is_listed(token: Token) -> bool:
    """ "Velotech's Cargona, Nordvik and its ships": a member of a list that the parser took for an aside."""
    joined = token.child("cc") is not None and token.child("conj") is not None
    return joined and token.dep == "appos" and token.pos == "PROPN" and token.head.pos == "PROPN"


def _is_title(token: Token) -> bool:
    first = token.subtree()[0]
    before = first.previous()
    return (
        first.pos != "PUNCT" and before is not None and before.text not in (",", "(", "—", "–", "-", ":", ";")
    )


def balanced(tokens: list[Token]) -> list[Token]:
    """Without what stands in brackets: asides, and the short forms of names."""
    kept = []
    depth = 0
    for token in tokens:
        if token.text in "([" and token.text:
            depth += 1
        elif token.text in ")]" and token.text:
            depth = max(0, depth - 1)
        elif not depth and not in_brackets(token):
            kept.append(token)
    return kept or [t for t in tokens if t.text not in "()[]"]


def in_brackets(token: Token) -> bool:
    """Whether a bracket opened before this token in its sentence is still open."""
    memo = token.sentence.memo
    if "bracketed" not in memo:
        memo["bracketed"] = _bracketed(token.sentence)
    inside: frozenset[int] = memo["bracketed"]
    return token.i in inside


def _bracketed(sentence: Sentence) -> frozenset[int]:
    depth = 0
    inside = set()
    for token in sentence.tokens:
        if depth:
            inside.add(token.i)
        if token.text == "(":
            depth += 1
        elif token.text == ")":
            depth = max(0, depth - 1)
    return frozenset(inside)


def begins_clause(token: Token | None) -> bool:
    """Whether a new clause with its own subject begins here."""
    if token is None:
        return False
    above = token
    while above.head.i > above.i and above.dep not in _SUBJECTS:
        above = above.head
    return above.dep in _SUBJECTS


def is_whole(tokens: Sequence[Token]) -> bool:
    """Whether a phrase ends where the author ends it: no further member of a list was cut off."""
    if not tokens:
        return False
    inside = set(tokens)
    for token in tokens:
        for child in token.children:
            if child.dep == "conj" and child not in inside:
                return False
    last = tokens[-1]
    following = last.next()
    if following is not None and following.text == "(":
        end: Token | None = following
        while end is not None and end.text != ")":
            end = end.next()
        behind = end.next() if end is not None else None
        if behind is not None and behind.pos in ("NOUN", "PROPN") and behind.dep != "nsubj":
            return False  # "a class 2 (heavy) engine"
    if following is None or following.text in ".;:!?)—–":
        return True
    if following.lower in ("and", "or", "&"):
        return begins_clause(following.next())
    if following.text == ",":
        after = following.next()
        if after is not None and after.lower in ("and", "or", "but", "while"):
            return begins_clause(after.next())
        if _goes_on_listing(following):
            return False
        head = next((t for t in tokens if t.head not in inside), last)
        verbs = [t for t in tokens if t.pos == "VERB"]
        return after is None or (
            after.tag != head.tag and not (verbs and _past(after.tag) == _past(verbs[-1].tag))
        )
    return True


def _goes_on_listing(comma: Token) -> bool:
    """Whether ", the decay of the banks, and the loss of the fish" follows: members of a list, read as asides."""
    first = comma.next()
    if first is None or first.dep not in ("det", "poss", "amod", "compound", "appos", "nmod"):
        return False
    for token in comma.sentence.tokens[first.i :]:
        if token.tag in ("VBZ", "VBP", "VBD", "MD", "WDT", "WP") or token.text in ".;:—–(":
            return False
        if token.text == ",":
            joint = token.next()
            if joint is not None and joint.lower in ("and", "or"):
                after = joint.next()
                return (
                    after is not None and after.dep not in ("nsubj", "nsubjpass") and not begins_clause(after)
                )
    return False


def _past(tag: str) -> str:
    """The Penn tag, with the past tense and the participle, which the parser confuses, as one."""
    return "VBN" if tag == "VBD" else tag


# ------------------------------------------------------------------------------------------ questions


@dataclass(frozen=True, slots=True)
class Group:
    """A verb group made ready for a question: what moves before the subject and what stays behind it."""

    front: str
    rest: str


# Verbs whose past looks like their present.
_UNCHANGED = bag(
    "put set cut hit let cost shut spread read bet burst cast hurt quit rid shed split thrust beat broadcast "
    "forecast upset offset reset fit bid slit wed knit"
)


_WHOLE_BE = {"'re": "are", "'s": "is", "'m": "am"}


def inverted(clause: Clause) -> Group | None:
    """The verb group with its auxiliary in front: "had entered" → did … enter, "was sold" → was … sold."""
    group = _inverted(clause)
    if group is not None and clause.subject is not None and clause.subject.lower == "we":
        # An organisation that says "we" is one in a question about it.
        return Group({"do": "does", "are": "is", "have": "has"}.get(group.front, group.front), group.rest)
    return group


def _inverted(clause: Clause) -> Group | None:
    helpers = clause.auxiliaries
    verb = clause.verb
    particle = " ".join(t.text for t in verb.all("prt") if t.i == verb.i + 1)
    base = verb.lemma.lower()
    if verb.lower == "had" and not helpers:
        base = "have"
    if clause.helper:
        return Group(clause.helper, _join(verb.text.lower(), particle))
    if clause.copular and not helpers and verb.tag != "VBG":
        return Group(_WHOLE_BE.get(verb.lower.replace("’", "'"), verb.text.lower()), "")
    if clause.finite is not None:
        return Group("did" if clause.finite.tag in ("VBD", "VBN") else "does", _join(base, particle))
    if not helpers:
        if verb.tag == "VBD" and verb.lower == base and base not in _UNCHANGED:
            return Group("do", _join(base, particle))  # "you max out your shares", parsed as a past
        if verb.tag == "VBD" or (verb.tag == "VBN" and verb.dep != "conj"):
            return Group("did", _join(base, particle))
        if verb.tag == "VBZ":
            return Group("does", _join(base, particle))
        if verb.tag == "VBP":
            return Group("do", _join(base, particle))
        return None
    first, others = helpers[0], helpers[1:]
    if first.lower in ("'s", "’s", "'d", "’d", "'ll", "’ll", "'ve", "’ve", "'re", "’re", "ca", "wo"):
        return None
    if first.lower == "had":
        if not others and verb.tag == "VBN":
            return Group("did", _join(base, particle))
        if len(others) == 1 and others[0].lower == "been" and verb.tag == "VBN":
            return Group(_was(clause), _join(verb.text, particle))
        return None
    if first.lower in ("did", "does", "do") and not others:
        return Group(first.lower, _join(base, particle))
    rest = [t.text for t in others] + [verb.text]
    return Group(first.text.lower(), _join(*rest, particle))


def _was(clause: Clause) -> str:
    subject = clause.subject
    plural = subject is not None and (
        subject.tag in ("NNS", "NNPS") or subject.child("conj") is not None or subject.lower == "they"
    )
    return "were" if plural else "was"


def _join(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def subject_text(clause: Clause, renderer: Renderer) -> str | None:
    """The subject as it may stand in a question: no relative clause after a comma, no apposition."""
    if clause.subject is None:
        return None
    tokens = (
        list(clause.subject_tokens)
        if clause.relative
        else [t for t in trimmed(clause.subject) if t in set(clause.subject_tokens)]
    )
    if clause.subject.dep == "expl" or (clause.subject.lower == "it" and is_expletive(clause.subject)):
        return None  # nobody and nothing
    text = renderer.text(tokens)
    if not text:
        return None
    inside = set(tokens)
    dropped = [t for t in clause.subject_tokens if t not in inside]
    if any(t.dep == "cc" for t in dropped) and any(t.pos == "PROPN" for t in dropped) and not clause.relative:
        aside = next((t for t in dropped if t.dep in ("relcl", "acl")), None)
        if aside is None:
            return None  # members of a list that the parser took for an aside
    if any(t.dep == "conj" and tokens[0].i < t.i < tokens[-1].i for t in dropped):
        return None  # "the painter, sculptor, and engraver Ada Berg", one of them read as a verb
    first = tokens[0]
    if len(tokens) == 1 and (owner := _owner(first, renderer)):
        return f"{possessive(owner)} {text.lower()}"
    if keeps_capital(first, renderer) or not text.startswith(first.text):
        return text
    return decapitalize(text)


_OF_A_COMPANY = bag("revenue turnover sale profit income earnings output share staff headcount")


def _owner(noun: Token, renderer: Renderer) -> str:
    """Whose "revenue" rose in a text about one company, where the sentence names no other; "" if it is unsure."""
    company = renderer.view.knowledge.organisation
    if not company or noun.pos != "NOUN" or noun.lemma.lower() not in _OF_A_COMPANY:
        return ""
    others = {name.canonical for name in renderer.names.find(noun.sentence.tokens)}
    return company if others <= {company} else ""


def is_run(tokens: Sequence[Token]) -> bool:
    """Whether there are words, and each follows the one before it in the sentence."""
    return bool(tokens) and all(b.i == a.i + 1 for a, b in pairwise(tokens))


def mid_sentence(tokens: Sequence[Token], renderer: Renderer) -> str:
    """Words as they read inside a sentence; "" where a word that points elsewhere cannot be filled in."""
    text = renderer.text(tokens)
    if not text:
        return ""
    return text if keeps_capital(tokens[0], renderer) else decapitalize(text)


_ABSTRACT = re.compile(r"\w{3,}(?:tion|sion|ment|ness|ity|logy|graphy|trophy|itis|osis)")
_ISMS = bag(
    "racism sexism capitalism socialism terrorism tourism journalism nationalism individualism feminism"
)


def _is_common(token: Token) -> bool:
    """Whether the form of a word says that it is no name: "Lithotrophy is …", which the text never writes small."""
    after = token.next()
    if after is None or after.text[:1].isupper() or not token.text[1:].islower():
        return False
    return token.lower in _ISMS or _ABSTRACT.fullmatch(token.lower) is not None


def keeps_capital(token: Token, renderer: Renderer) -> bool:
    """Whether this first word of a sentence is capital everywhere."""
    if renderer.reference(token):
        return True
    if token.text[:1].isupper() and (token.i > 0 or any(c.isupper() for c in token.text[1:])):
        return True
    named = renderer.names.at(token)
    if named is not None and named.tokens[0] is token and any(t.text[:1].isupper() for t in named.tokens[1:]):
        return True  # "City Brain", in a text about cities
    after = token.next()
    if token.text.isupper() and after is not None and after.start == token.end and after.text[0] in "/-&":
        return True  # "A/B testing"
    if (
        token.lower in ("a", "the", "an", "his", "her", "its", "their")
        or token.lower in renderer.view.knowledge.small
    ):
        return token.text.isupper() and len(token.text) > 1
    if _is_common(token) and token.text not in renderer.view.knowledge.capitals:
        return False
    if renderer.names.at(token) is not None or token.tag in ("NNP", "NNPS") or token.text.isupper():
        return True
    if token.text[-1:] == "!" or token.text in renderer.view.knowledge.capitals:
        return True
    if token.lower.endswith("ism"):
        return True  # Confucianism; a word for a movement that the text never writes small
    return token.ent in ("NORP", "GPE", "PERSON", "ORG", "LANGUAGE") or token.lower == "i"


def ask(
    wh: str, clause: Clause, renderer: Renderer, *, without: Sequence[Token] = (), tail: str = ""
) -> str | None:
    """`wh` + inverted clause without some of its tokens: "When did Alibaba launch Taobao?" """
    group = inverted(clause)
    subject = subject_text(clause, renderer)
    if group is None or not subject or is_fused(clause):
        return None
    kept = core(clause, without)
    if any(t.dep == "conj" and t.head is clause.verb and t.pos in ("NOUN", "PROPN") for t in kept):
        return None  # "is linked with rust (…) | and cracks": a member of the list that is asked for
    rest = renderer.text(kept, before=clause.subject_tokens)
    gap = "" if clause.gap is None or clause.gap in without else renderer.text(clause.gap_tokens)
    if rest is None or gap is None:
        return None
    particle_last = group.rest.split()[-1] if group.rest else ""
    if particle_last and kept and kept[0].dep == "prt" and kept[0].lower == particle_last.lower():
        rest = renderer.text(kept[1:], before=clause.subject_tokens) or ""
    negation = "not" if clause.negation is not None else ""
    lead = attribution(clause, renderer)
    scope = circumstances(clause, renderer, without)
    if lead is None or scope is None:
        return None
    scope = "" if scope.lower() == tail.lower() else scope
    wh = decapitalize(wh) if lead else wh
    parts = [lead, wh, group.front, subject, negation, hedges(clause), group.rest, gap, rest, tail, scope]
    return question(" ".join(part for part in parts if part))


def attribution(clause: Clause, renderer: Renderer) -> str | None:
    """ "According to Jack Ma," for what he only says; "" for what the author asserts; None if unknown."""
    if clause.speaker is None:
        return _according(clause, renderer)
    reference = renderer.reference(clause.speaker)
    name = renderer.names.at(clause.speaker)
    title = clause.speaker.child("appos")
    if name is None and title is not None and _is_title(title):
        name = renderer.names.at(title)  # "the painter Ada Berg"
    who = reference.text if reference else name.canonical if name else ""
    if who and clause.verb.lemma in SPEECH | _VIEWING and _is_about(clause, who, renderer):
        return ""  # "Berg said that she credits her team": her own words either way
    if not who:
        who = _speakers(clause.speaker, renderer)
    if not who and not clause.speaker.lefts and clause.speaker.lower not in renderer.view.knowledge.small:
        doctrine = clause.speaker.tag in ("NNP", "NNPS") or clause.speaker.lower.endswith("ism")
        who = clause.speaker.text if doctrine and clause.speaker.text[:1].isupper() else ""  # "Confucianism"
    if not who and clause.speaker.head.lower == "to":  # "according to the guild's charter"
        return _according(clause, renderer) or None
    article = clause.speaker.child("det")
    if who and reference is None and article is not None and article.lower == "the" and name is not None:
        if article.next() is not name.tokens[0] and name.tokens[0].lower != "the":
            return f"According to {who},"  # "the weather service Metis": the article is not the name's
        who = who if who.startswith("the ") or name.type == "person" else f"the {who}"
    return f"According to {who}," if who else None


_VIEWING = bag("attribute compare liken see view regard consider owe ascribe define value")
VOICES = bag(
    "analyst critic researcher scientist expert economist historian scholar official psychologist doctor proponent "
    "supporter opponent observer philosopher engineer astronomer biologist archaeologist author theorist sceptic"
)


def _is_about(clause: Clause, who: str, renderer: Renderer) -> bool:
    """Whether the subject of a clause is this person."""
    if clause.subject is None:
        return False
    reference = renderer.reference(clause.subject)
    name = renderer.names.at(clause.subject)
    subject = reference.text if reference else name.canonical if name else ""
    return bool(subject) and renderer.names.canonical(subject) == renderer.names.canonical(who)


def _speakers(speaker: Token, renderer: Renderer) -> str:
    """Speakers without a name, where their trade says enough: "analysts", "some researchers at Leiden"."""
    if speaker.tag != "NNS" or speaker.lemma.lower() not in VOICES:
        return ""
    if any(t.lower in ("the", "these", "those", "other") for t in speaker.lefts):
        return ""
    tokens = trimmed(speaker)
    text = renderer.text(tokens) or ""
    return (
        text
        if not text or tokens[0].text.isupper() or tokens[0].pos == "PROPN"
        else text[0].lower() + text[1:]
    )


def _according(clause: Clause, renderer: Renderer) -> str | None:
    """ "According to the treaty," where the sentence begins or breaks off to say whose view it gives."""
    source = next(
        (
            t
            for t in clause.verb.children
            if t.lower == "according" and (t.i < clause.verb.i or _after_comma(t))
        ),
        None,
    )
    if source is None:
        return ""
    tokens = [t for t in source.subtree() if t.text != ","]
    text = renderer.text(tokens)
    return f"According{text[len('according') :]}," if text and len(tokens) <= 9 else None


def ask_subject(
    wh: str,
    clause: Clause,
    renderer: Renderer,
    *,
    without: Sequence[Token] = (),
    tail: str = "",
    plural: bool = False,
) -> str | None:
    """`wh` in the subject's place, the verb group as it stands: "Which company acquired Lazada?" """
    group = [*clause.auxiliaries, clause.verb]
    words = clause.sentence.slice(group) if plural and group[-1].i - group[0].i == len(group) - 1 else None
    words = words or verb_group_text(clause)
    if words is None or is_fused(clause):
        return None
    kept = [t for t in core(clause, without) if t not in group]
    rest = renderer.text(kept)
    gap = renderer.text(clause.gap_tokens)
    if rest is None or gap is None:
        return None
    lead = attribution(clause, renderer)
    scope = circumstances(clause, renderer, without)
    if lead is None or scope is None:
        return None
    scope = "" if scope.lower() == tail.lower() else scope
    wh = decapitalize(wh) if lead else wh
    return question(_join(lead, wh, *_hedged(words, clause), gap, rest, tail, scope))


def is_fused(clause: Clause) -> bool:
    """Whether a verb without a subject of its own follows the clause's verb: the parse tore "cells …| are kept"."""
    for child in clause.verb.rights:
        if child.dep not in ("ccomp", "advcl") or child.pos not in ("VERB", "AUX"):
            continue
        if child.child("mark", "advmod", *_SUBJECTS) is not None or _after_comma(child):
            continue
        helpers = child.all("aux", "auxpass")
        if child.tag in _FINITE or any(t.tag in (*_FINITE, "MD") for t in helpers):
            return True
        if child.tag == "VB" and not helpers and clause.verb.lemma == "be":
            return True
    return False


_FINITE = ("VBD", "VBZ", "VBP")

# Without these the clause would claim more than its author does.
_HEDGES = bag(
    "often usually occasionally sometimes mostly largely primarily almost rarely seldom nearly partly mainly generally "
    "typically perhaps probably possibly apparently reportedly allegedly likely commonly frequently normally"
)
_RANKED = bag("first last")  # "was first used in 1609": later it was used, too


def hedges(clause: Clause) -> str:
    """The adverbs in front of the verb that limit what the clause claims: "often", "almost"."""
    limits = _HEDGES | _RANKED | {"longer"}
    found = [t for t in clause.verb.lefts if t.dep == "advmod" and t.lower in limits]
    # "Perhaps most importantly, …" says how much it matters, not whether it is so.
    found = [t for t in found if t.i or (behind := t.next()) is None or behind.lower not in ("most", "more")]
    after = clause.subject.subtree()[-1].i if clause.subject is not None and not clause.relative else -1
    texts = [
        "no longer" if t.lower == "longer" else t.lower
        for t in found
        if t.i > after or (t.i == 0 and t.lower not in _RANKED)
    ]
    return " ".join(texts)


def _hedged(words: str, clause: Clause) -> tuple[str, str]:
    """A verb group with its hedge where it stood: "often causes", "has almost doubled"."""
    hedge = hedges(clause)
    front, _, verb = words.rpartition(" ")
    if not hedge or hedge in words or clause.copular:
        return words, ""
    return f"{front} {hedge}".strip(), verb


def circumstances(clause: Clause, renderer: Renderer, without: Sequence[Token] = ()) -> str | None:
    """What limits the truth of the clause and stands outside its core: "if you resign", "during the first year".

    None where it cannot be said: then the clause must not be asked about.
    """
    gone = set(without)
    texts: list[str] = []
    for child in clause.verb.children:
        if child in gone or not (child.i < clause.verb.i or _after_comma(child)):
            continue
        conditional = child.dep == "advcl" and any(
            t.dep == "mark" and t.lower in ("if", "unless") for t in child.children
        )
        if not renderer.view.knowledge.narrative and child.dep == "advcl" and child.i < clause.verb.i:
            # "When you travel, …": in a text about things that is a condition too.
            conditional = conditional or any(t.lower in ("when", "whenever", "once") for t in child.children)
        scoped = (
            child.dep == "prep"
            and child.i < clause.verb.i
            and child.lower
            in ("during", "for", "in", "after", "before", "under", "within", "at", "on", "without")
            and not renderer.view.knowledge.narrative
            and len(child.subtree()) <= 9
            and not _is_joint(child)
            and not any(t.text.isdigit() and len(t.text) == 4 for t in child.subtree())
        )
        if not (conditional or scoped):
            continue
        text = renderer.text(child.subtree(), before=clause.subject_tokens)
        if text is None:
            return None
        first = child.subtree()[0]
        # Behind a colon, too, a sentence may begin with a capital.
        small = first.pos in ("ADP", "SCONJ") or not keeps_capital(first, renderer)
        texts.append(decapitalize(text) if small else text)
    return " ".join(texts)


_SETTING = bag("in on at upon during after before since until under from by near within throughout following")
_AFTERWARDS = bag("later then afterwards eventually subsequently soon finally next ultimately")


def setting(clause: Clause, without: Sequence[Token] = ()) -> list[Token]:
    """ "In 1955", "At Bletchley Park": the date or named place that opens the clause, which a question says last."""
    gone = set(without)
    verb = clause.verb
    start = clause.subject_tokens[0].i if clause.subject_tokens else verb.i
    found = _opening(verb, min(start, verb.i), gone)
    joined = verb.dep == "conj" and verb.child(*_SUBJECTS) is None and not clause.relative
    if not found and joined and not any(t.lower in _AFTERWARDS for t in verb.children):
        own = any(t.text.isdigit() and len(t.text) == 4 for t in clause.tokens)
        found = [] if own else _opening(verb.head, min(start, verb.head.i), gone)
    return found


_TIMES = bag(
    "time moment day night morning evening week month year summer winter spring autumn period point stage age death "
    "birth beginning start end height peak eve outbreak"
)


def untimed(clause: Clause, opening: Sequence[Token], renderer: Renderer) -> bool:
    """Whether a phrase in front says when, and the question does not: "At the time of her death, the guild had …"."""
    asked = {*opening}
    for child in clause.verb.lefts:
        noun = child.child("pobj") if child.dep == "prep" else child if child.dep == "npadvmod" else None
        if noun is None or noun.lemma.lower() not in _TIMES or asked & {*child.subtree()}:
            continue
        if child.subtree()[-1].i < clause.verb.i and not is_relative_time(child):
            return renderer.view.knowledge.narrative or not circumstances(clause, renderer)
    return False


def _is_year(token: Token) -> bool:
    """ "1920", "the 1920s"."""
    return token.text.removesuffix("s").isdigit() and len(token.text.removesuffix("s")) == 4


def _opening(verb: Token, start: int, gone: set[Token]) -> list[Token]:
    for child in verb.lefts:
        words = child.subtree()
        if child in gone or child.dep != "prep" or child.lower not in _SETTING or words[-1].i >= start:
            continue
        telling = any(t.pos in ("PROPN", "NOUN") or _is_year(t) for t in words)
        if child.lower in ("in", "at", "on") and not any(
            t.pos == "PROPN" or t.text[0].isdigit() for t in words
        ):
            continue  # "in response", "at first"
        if not telling or len(words) > 9 or is_relative_time(child) or any(t.dep == "relcl" for t in words):
            continue
        if any(t.text in ",;:—–(" for t in words[:-1]):
            continue
        return [t for t in words if t.text != ","]
    return []


def verb_group_text(clause: Clause) -> str | None:
    """The verb group for a singular subject in the third person."""
    if clause.helper:
        return _join({"were": "was", "are": "is"}.get(clause.helper, clause.helper), clause.verb.text.lower())
    helpers = [t.text for t in clause.auxiliaries]
    if any(h in ("'s", "’s", "'ve", "’ve", "'re", "’re", "'ll", "’ll") for h in helpers):
        return None
    verb = clause.verb.text
    first = clause.auxiliaries[0] if clause.auxiliaries else clause.verb
    singular = {"were": "was", "are": "is", "have": "has", "do": "does"}
    if helpers:
        if clause.negation is not None:
            helpers.insert(1, "not")
        if first.lower == "had" and len(helpers) == 1 and clause.negation is None:
            from leadquiz.generate.language import inflect_past

            return inflect_past(clause.verb.lemma)
        if helpers[0].lower() == "had" and len(helpers) == 2 and helpers[1].lower() == "been":
            return f"was {verb}"
        helpers[0] = singular.get(helpers[0].lower(), helpers[0])
        return _join(*helpers, verb)
    if clause.verb.tag == "VBP":
        from leadquiz.generate.language import inflect_third_person

        return singular.get(verb.lower()) or inflect_third_person(clause.verb.lemma)
    if verb.lower() == "were":
        verb = "was"
    return _join(verb, "not" if clause.negation is not None else "")


def question(text: str) -> str:
    """The words as a question: capital first, one question mark last."""
    text = tidy(text)
    if not _ABBREVIATED.search(text):
        text = re.sub(r"[.?!,;:]+$", "", text)
    return capitalize(text) + "?"


_ABBREVIATED = re.compile(r"\b(?:[A-Z]\.){2,}$")


def statement(text: str) -> str:
    """The words as a sentence."""
    text = tidy(text)
    return capitalize(re.sub(r"[,;:]+$", "", text)).rstrip(".") + "."


# Verbs whose object clause is somebody's view.
SPEECH = bag(
    "say believe argue claim think state explain emphasize emphasise stress suggest insist maintain note assert "
    "contend hold declare warn predict recommend teach point observe remark hope propose advise conclude credit"
)


# Verbs whose object clause somebody has found out.
_FINDING = bag("find show report reveal estimate calculate demonstrate")
SAYING = bag("say tell write remark add declare note explain state argue recall reply ask admit warn")


def main_clauses(sentence: Sentence, allowing: Collection[str] = ()) -> Iterator[Clause]:
    """Clauses that the author asserts or a named speaker says: no conditions, no questions.

    `allowing` names modal verbs that are taken, too: "may" where a text grants something.
    """
    if sentence.text.rstrip('"”’ ').endswith("?"):
        return
    for clause in clauses(sentence):
        if _stated(clause, allowing):
            clause.speaker = clause.speaker or _holder(clause)
            yield clause
            yield from _participles(clause)


VIEWS = bag(
    "belief view conviction opinion argument theory claim idea philosophy hypothesis conclusion thesis "
    "contention finding"
)


def _holder(clause: Clause) -> Token | None:
    """Whose view a main clause is by what leads it in: "According to Berg, …", "In her view, …", "For Berg, … is …"."""
    top = clause.verb
    while top.dep == "conj" and top.head.pos in ("VERB", "AUX"):
        top = top.head
    if not top.is_root:
        return None
    for prep in top.children:
        if prep.dep != "prep":
            continue
        aside = prep.i < clause.verb.i or _after_comma(prep)
        if prep.lower == "according" and aside and (to := prep.child("prep")) is not None:
            return to.child("pobj")
        if prep.i > clause.verb.i:
            continue
        noun = prep.child("pobj")
        if noun is None:
            continue
        if prep.lower == "in" and noun.lemma in ("view", "opinion", "eye", "word", "mind"):
            return noun.child("poss")
        if (
            prep.lower == "for"
            and clause.copular
            and prep.i <= 1
            and all(t.dep == "compound" for t in noun.children)
        ):
            return noun if noun.ent == "PERSON" or noun.lower in ("him", "her") else None
    return None


def _viewer(noun: Token) -> Token | None:
    """Whose view a noun names: "Berg's" in "Berg's belief" and in "one of Berg's beliefs"."""
    if (
        noun.lower == "one"
        and (of := noun.child("prep")) is not None
        and (views := of.child("pobj")) is not None
    ):
        noun = views
    return noun.child("poss") if noun.lemma.lower() in VIEWS else None


def gerunds(clause: Clause) -> Iterator[Clause]:
    """ "before retiring in 1986", "by founding Velotech in 1911": what the subject of a clause does besides."""
    if (
        clause.passive
        or clause.speaker is not None
        or clause.negation is not None
        or clause.modal is not None
    ):
        return
    for prep in clause.verb.all("prep"):
        verb = prep.child("pcomp")
        if prep.lower not in ("before", "after", "by", "since") or verb is None or verb.tag != "VBG":
            continue
        if verb.child("aux", "auxpass", "mark", "nsubj", "nsubjpass", "neg") is not None:
            continue
        yield Clause(
            sentence=clause.sentence,
            verb=verb,
            subject=clause.subject,
            auxiliaries=(),
            negation=None,
            tokens=tuple(_own_tokens(verb)),
            relative=clause.relative,
            subject_tokens=clause.subject_tokens,
            finite=clause.auxiliaries[0] if clause.auxiliaries else clause.verb,
        )


def _participles(clause: Clause) -> Iterator[Clause]:
    """ "…, raising $25 billion": what the subject of a clause does beside it."""
    if clause.copular or clause.passive or clause.speaker is not None:
        return
    for verb in clause.verb.all("advcl"):
        if verb.tag != "VBG" or verb.i < clause.verb.i or not _after_comma(verb):
            continue
        if verb.child("aux", "mark", "nsubj", "nsubjpass", "auxpass") is not None:
            continue
        yield Clause(
            sentence=clause.sentence,
            verb=verb,
            subject=clause.subject,
            auxiliaries=(),
            negation=verb.child("neg"),
            tokens=tuple(_own_tokens(verb)),
            relative=clause.relative,
            subject_tokens=clause.subject_tokens,
            finite=clause.auxiliaries[0] if clause.auxiliaries else clause.verb,
        )


def _stated(clause: Clause, allowing: Collection[str] = ()) -> bool:
    """Whether author or speaker states the clause as true; sets the speaker."""
    if clause.verb.dep == "relcl" and clause.verb.head.lemma == "time":
        return False  # "the first time Velotech sold bells abroad": it may have sold them often
    modal = clause.modal
    unsure = modal is not None and modal.lower in ("would", "could", "might", "may", "shall")
    if unsure and modal is not None and modal.lower not in allowing:
        return False
    mark = clause.verb.child("mark")
    if mark is not None and mark.lower in ("if", "unless", "whether"):
        return False
    if _is_after_nor(clause.verb):
        return False
    token = clause.verb
    while not token.is_root:
        above = token.head
        if token.dep in ("relcl", "appos"):
            return not _hypothetical(token)
        if token.dep == "ccomp" and _is_coordinate(token):
            pass
        elif token.dep == "ccomp":
            subject = above.child("nsubj")
            if above.lemma == "be" and subject is not None and subject.i < above.i < token.i:
                subject = _viewer(subject)
                if subject is None:
                    return False
                clause.speaker = subject
                token = above
                continue
            if above.lemma not in SPEECH | _FINDING or subject is None or above.child("neg") is not None:
                return False
            clause.speaker = subject
        elif token.dep == "acl" and (mark := token.child("mark")) is not None and mark.lower == "that":
            viewer = _viewer(above)
            if viewer is None or clause.speaker is not None:
                return False
            clause.speaker = viewer
            return True
        elif token.dep in ("csubj", "xcomp", "pcomp", "csubjpass", "acl"):
            return False
        elif token.dep == "advcl":
            marker = next(
                (t.lower for t in token.children if t.dep in ("mark", "advmod") and t.i < token.i), ""
            )
            if token is not clause.verb or marker not in (
                "although",
                "though",
                "while",
                "whereas",
                "when",
                "because",
                "after",
            ):
                return False
        token = above
    return True


def _is_after_nor(verb: Token) -> bool:
    """ "… nor do we ask you to track them": denied by the word that joins it."""
    first = verb.subtree()[0]
    before = first.previous()
    return first.lower == "nor" or (before is not None and before.lower == "nor")


def _is_coordinate(verb: Token) -> bool:
    """Whether a clause in front of its head is a statement of its own: "The aim is to win; luck is no plan"."""
    if verb.i > verb.head.i or verb.child("mark") is not None:
        return False
    return any(t.text in (";", ":") for t in verb.sentence.tokens[verb.i : verb.head.i])


def _hypothetical(verb: Token) -> bool:
    return any(t.tag == "MD" and t.lower in ("would", "could", "might", "may") for t in verb.children)
