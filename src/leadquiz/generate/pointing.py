"""Which words need something said before them, as their own sentence tells: no index of names, no context."""

from collections.abc import Collection

from leadquiz.generate.lexicon import bag
from leadquiz.generate.tokens import Sentence, Token

PERSONAL = {"he": "", "him": "", "his": "'s", "she": "", "her": "", "hers": "'s"}
NEUTRAL = {"it": "", "its": "'s"}
PLURAL = {"they": "", "them": "", "their": "'s", "theirs": "'s"}
REFLEXIVE = bag("himself herself itself themselves")
FIRST_SECOND = bag("i me my mine we us our ours you your yours")
_POINTING = bag("this that these those such another")
_VAGUE_TIME = bag("now today tomorrow yesterday recently currently nowadays tonight ago here there")
_WEEKDAYS = bag("monday tuesday wednesday thursday friday saturday sunday")
_OF_THE_PRESENT = bag("now today currently nowadays presently")

# Every word but a noun that may stand for something said before: the others need no closer look.
ANAPHORIC = frozenset(
    {
        *PERSONAL,
        *NEUTRAL,
        *PLURAL,
        *REFLEXIVE,
        *FIRST_SECOND,
        *_POINTING,
        *_VAGUE_TIME,
        *_WEEKDAYS,
        *_OF_THE_PRESENT,
        "yourself",
        "each",
        "one",
    }
)

# "It is … to V", "it is … that": what can be said of doing something, not only of a thing.
_OF_DOING = bag(
    "important essential necessary possible impossible crucial vital common useful helpful wise safe sensible worth "
    "illegal legal unusual normal customary surprising reasonable fair unfair natural sufficient useless dangerous "
    "better best preferable advisable tempting critical imperative unnecessary fashionable mandatory"
)
# Of a thing as well: "the theory … is easy to remember". Of doing only where the verb has its own object.
_OF_BOTH = bag(
    "easy hard difficult simple expensive cheap tough convenient pleasant fun interesting good bad time"
)
_OF_FACTS = bag(
    "clear true likely unlikely obvious evident possible probable surprising remarkable notable certain doubtful known "
    "important essential good strange odd fact shame pity no"
)
_REPORTED = bag(
    "say believe estimate think argue know show find report expect claim suggest recommend assume hope"
)


def is_pronoun(token: Token) -> bool:
    """Whether this pronoun stands for something else."""
    word = token.lower
    if token.pos not in ("PRON", "DET") and token.tag not in ("PRP", "PRP$"):
        return False
    if token.text == "I" and _is_numeral(token):
        return False
    if word == "it" and is_expletive(token):
        return False
    return (
        word in PERSONAL
        or word in NEUTRAL
        or word in PLURAL
        or word in REFLEXIVE
        or (word in FIRST_SECOND and token.tag in ("PRP", "PRP$"))
    )


def _is_numeral(token: Token) -> bool:
    """ "The Mark I was", "on the UNIVAC I,", "Elizabeth I": a number behind a name."""
    before, after = token.previous(), token.next()
    if before is None or not before.text[:1].isupper() or before.text == "I":
        return False
    if before.i == 0:
        return before.pos == "PROPN"
    determined = before.previous()
    named = determined is not None and (determined.lower == "the" or determined.text[:1].isupper())
    return named or after is None or after.pos in ("PUNCT", "ADP")


def takes_up(sentence: Sentence, said: Collection[str]) -> bool:
    """Whether a sentence speaks of "the raids" where raids were spoken of just before: which, only that tells.

    `said` are the lemmas of what stands before it.
    """
    own: set[str] = set()
    for token in sentence.tokens:
        noun = token.head
        lemma = noun.lemma.lower()
        if (
            token.lower == "the"
            and token.dep == "det"
            and noun.pos == "NOUN"
            and lemma in said
            and lemma not in own
            and noun.child("relcl", "acl", "appos", "compound", "nmod", "poss") is None
            and not any(t.lower == "of" for t in noun.all("prep"))
        ):
            return True
        if token.pos in ("NOUN", "PROPN"):
            own.add(token.lemma.lower())
    return False


def points(token: Token) -> bool:
    """ "This", "those" and the like, unless "that" only joins clauses."""
    word = token.lower
    if word in _POINTING:
        return _points_back(token, word)
    if word == "each":
        return token.dep not in ("det", "predet", "appos", "npadvmod") and token.child("prep") is None
    if word in ("there", "here") and (token.tag == "EX" or token.dep == "expl"):
        return False
    if (
        word == "one"
        and token.dep != "nummod"
        and token.lefts
        and token.child("prep", "relcl", "acl") is None
    ):
        return token.head.pos != "NUM" and any(t.dep in ("det", "amod") for t in token.lefts)
    if word in ("now", "today") and is_of_what(token):
        return False
    return word in _VAGUE_TIME or (
        word in _WEEKDAYS
        and token.tag.startswith("NNP")
        and (token.ent != "" or token.dep in ("npadvmod", "tmod") or token.head.lower == "on")
    )


def _points_back(token: Token, word: str) -> bool:
    following = token.next()
    if word == "that":
        if joins_clauses(token):
            return False
        if token.i == 0 and token.tag == "DT" and token.head.is_root:
            return True  # "That 10% would be divided", whatever the parser takes it for
        return token.dep in ("det", "nsubj", "dobj", "pobj", "nsubjpass") and token.tag == "DT"
    if word == "such":
        return following is None or following.lower != "as"
    if word == "another":
        before = token.previous()
        if before is not None and before.lower == "one":
            return False  # "one another"
        return token.dep != "det" or token.head.child("nummod") is None  # "another 15 minutes"
    if word == "those":
        return not any(t.dep == "relcl" and _opens_with_who(t) for t in token.children)
    return True


def _opens_with_who(clause: Token) -> bool:
    first = clause.subtree()[0]
    return first.lower in ("who", "whose", "whom")


def joins_clauses(token: Token) -> bool:
    """Whether a "that" which the parser takes for a determiner can only be a conjunction."""
    noun = token.head
    if token.lower != "that" or token.dep != "det" or token.i == 0 or noun.pos != "NOUN" or noun.text == "%":
        return False
    if noun.tag in ("NNS", "NNPS") and noun.child("conj") is None:
        return True  # no "that" goes before a plural
    before = token.previous()
    return (
        before is not None
        and before.pos in ("VERB", "AUX")
        and noun.dep in ("nsubj", "nsubjpass")
        and noun.head.dep == "ccomp"
        and noun.head.head is before
    )


def is_expletive(token: Token) -> bool:
    """Whether "it" stands for nothing: "it is important to V", "it takes an hour to V", "make it easy to V"."""
    if token.dep == "expl":
        return True
    verb = token.head
    if token.dep == "dobj" and verb.lemma in ("make", "find", "consider"):
        # "Made it a point to V", "made it clear that"
        return any(_is_infinitive(t) or _has_that(t) for r in verb.rights for t in (r, *r.children))
    if token.dep not in ("nsubj", "nsubjpass"):
        return False
    if verb.pos in ("ADJ", "NOUN") and verb.head.lemma in ("make", "find", "consider", "keep"):
        return any(_is_infinitive(t) or _has_that(t) for t in (*verb.children, *verb.head.rights))
    if verb.lemma == "be":
        return any(_is_said_of_doing(child, verb) for child in verb.rights)
    if verb.lemma in ("take", "cost"):
        return verb.child("dobj", "npadvmod", "dative") is not None and any(
            _is_infinitive(t) for t in (*verb.rights, *[c for r in verb.rights for c in r.children])
        )
    if verb.lemma in ("seem", "appear", "turn", "happen", "follow"):
        return any(t.dep == "ccomp" and _has_that(t) for t in verb.rights)
    if token.dep == "nsubjpass" and verb.lemma in _REPORTED:
        return any(t.dep == "ccomp" and _has_that(t) for t in verb.rights)
    return verb.lemma in ("rain", "snow")


def _is_infinitive(verb: Token) -> bool:
    return (
        verb.dep in ("xcomp", "advcl", "ccomp", "relcl", "acl")
        and verb.tag == "VB"
        and any(t.dep == "aux" and t.lower == "to" for t in verb.children)
    )


def _has_that(verb: Token) -> bool:
    return any(t.dep == "mark" and t.lower == "that" for t in verb.children)


def _is_said_of_doing(child: Token, verb: Token) -> bool:
    below = [*child.children, *[t for t in verb.rights if t is not child]]
    if child.dep in ("acomp", "attr") and child.pos in ("ADJ", "NOUN", "ADV"):
        word = child.lemma.lower()
        deeds = [t for t in below if _is_infinitive(t)]
        if word in _OF_DOING and deeds:
            return True
        if word in _OF_BOTH and any(t.child("dobj", "ccomp", "prep", "prt", "xcomp") for t in deeds):
            return True
        return word in _OF_FACTS and any(t.dep == "ccomp" and (_has_that(t) or t.i > child.i) for t in below)
    if child.dep == "attr" and child.pos == "PROPN":
        return any(t.dep == "relcl" and t.subtree()[0].lower in ("who", "that") for t in child.children)
    if child.dep == "prep":
        if child.lower == "up":
            return any(_is_infinitive(t) for t in below)
        return any(t.dep in ("ccomp", "advcl") and _has_that(t) for t in below)
    return False


def is_of_what(token: Token) -> bool:
    """ "In what is now Tanzania": the word tells the country from an older one."""
    return any(t.lower == "what" for t in token.head.children)


def is_of_the_present(token: Token) -> bool:
    """Whether a "today" or "now" says no more than the present tense of its verb does."""
    if token.lower not in _OF_THE_PRESENT or token.dep not in ("advmod", "npadvmod") or token.children:
        return False
    verb = token.head
    if verb.pos not in ("VERB", "AUX") or is_of_what(token):
        return False
    helpers = verb.all("aux", "auxpass")
    finite = helpers[0] if helpers else verb
    return finite.tag in ("VBZ", "VBP")
