"""Whether "the N" of a question says which one: by the question, the line above it or what everybody knows."""

import re
from collections.abc import Iterator, Sequence

from leadquiz.generate.context import context_of
from leadquiz.generate.gates import Gate, words
from leadquiz.generate.lexicon import bag
from leadquiz.generate.references import KNOWN_TO_ALL, TAKES_UP
from leadquiz.generate.scope import sentence_of
from leadquiz.generate.tokens import Sentence, Token
from leadquiz.generate.views import Knowledge
from leadquiz.model import GAP, Candidate, Kind

# There is one of each, in the world, in a country, in a body, or for whoever reads.
_ONE_OF_EACH = KNOWN_TO_ALL | bag(
    "military navy whole workplace home time times first beginning end middle way north south east west coast "
    "lung lungs kidney kidneys liver stomach intestine intestines colon eye eyes nose mouth tongue throat ear ears "
    "spine skull spleen pancreas bladder uterus cervix placenta cornea retina cortex cerebellum thalamus "
    "hypothalamus hippocampus amygdala bloodstream womb head neck chest back hand hands foot feet bones muscles "
    "morning afternoon evening night day week month year decade century spring summer autumn winter era horizon "
    "ground air wind floor wild dark street countryside outdoors alphabet galaxy solar-system"
)
# With these, there is another one that the reader has not heard of.
_CONTRASTS = bag(
    "other second third fourth fifth sixth seventh eighth ninth tenth latter former past previous earlier preceding "
    "following below above next final remaining resulting corresponding main new old rest opposite different similar "
    "same extra additional increased"
)
_OFTEN = 4  # times that make words for a thing a term
_SPANS = bag("century decade year month week day hour minute season quarter")
_PAIRED = bag("sex side hand end parent")  # "the other sex": there are only two
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_SAYS_WHICH = re.compile(rf"\s*(?:{GAP}|[A-Z\d“\"‘(]|(?:known as|called|named) )")
_CALLS = bag("term word name phrase letter prefix suffix year title")  # "the name oxygen"


def definite_is_settled(candidate: Candidate, knowledge: Knowledge) -> str:
    """ "The mirror", "the team", "the second method": which?"""
    if candidate.kind is Kind.QUOTE:
        return ""
    sentence = sentence_of(candidate, knowledge)
    if sentence is None:
        return ""
    above = words(candidate.context or context_of(candidate, knowledge))
    for noun, found in _definites(candidate.question, sentence):
        if _is_restricted(noun, candidate.question[found.end() :]):
            continue
        if _is_same_for_both(noun, candidate.question[: found.start()]):
            continue
        contrast = any(t.lower in _CONTRASTS for t in noun.lefts)
        if contrast and noun.lemma.lower() in _SPANS | _PAIRED:
            continue
        if not contrast:
            said = (*above, *words(candidate.question[: found.start()]))
            if noun.lower in said or noun.lower in _ONE_OF_EACH or noun.lemma.lower() in _ONE_OF_EACH:
                continue
            if any(
                t.tag in ("JJS", "RBS") or t.lower == "first" for left in noun.lefts for t in left.subtree()
            ):
                continue
            if noun.child("nummod") is not None or _is_term(noun, knowledge):
                continue
        if contrast or _is_open(noun, sentence, knowledge):
            return f"which {found.group()!r}?"
    return ""


_BETWEEN = re.compile(
    r"\b(?:one|two|each)\b.*\b(?:another|others?)\b.*\b(?:within|in|of|on) $", re.IGNORECASE
)


def _is_same_for_both(noun: Token, before: str) -> bool:
    """ "From one animal to another within the same species": whichever it is, both share it."""
    return any(t.lower == "same" for t in noun.lefts) and bool(_BETWEEN.search(before))


def _definites(question: str, sentence: Sentence) -> Iterator[tuple[Token, re.Match[str]]]:
    """The common nouns with "the" that a question took over from its sentence, each with its place there."""
    for noun in sentence.tokens:
        if noun.pos != "NOUN" or noun.dep in ("compound", "nmod") or not noun.text[:1].islower():
            continue
        determiner = noun.child("det")
        if determiner is None or determiner.lower != "the" or determiner.i > noun.i:
            continue
        if any(t.text[:1].isupper() for t in sentence.tokens[determiner.i + 1 : noun.i]):
            continue  # "the Palomar telescope"
        phrase = sentence.source[determiner.start : noun.end]
        found = re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", question, re.IGNORECASE)
        if found is not None:
            yield noun, found


def _is_restricted(noun: Token, after: str) -> bool:
    """Whether what follows the noun in the question says which one."""
    if _SAYS_WHICH.match(after) or any(t.lemma.lower() in _CALLS for t in (noun, *noun.lefts)):
        return True
    for child in noun.rights:
        if child.dep in (
            "prep",
            "relcl",
            "acl",
            "appos",
            "nummod",
            "advmod",
            "amod",
            "dep",
            "npadvmod",
            "cc",
        ):
            first = child.subtree()[0]
            if re.match(rf"\s*{re.escape(first.text)}(?!\w)", after, re.IGNORECASE):
                return True
    return False


def _is_open(noun: Token, sentence: Sentence, knowledge: Knowledge) -> bool:
    """Whether a definite noun that nothing restricts takes up something said before."""
    taken_up = _is_said_before(noun, sentence, knowledge)
    top = noun
    while top.dep == "conj":
        top = top.head
    if top.dep in _SUBJECTS:
        if taken_up:
            return True
        verb = top.head
        if (verb.child("aux", "auxpass") or verb).tag == "VBD":
            return True  # what somebody did once, no kind
        if any(t.dep == "compound" for t in noun.lefts):
            return False
        if any(t.dep == "amod" for t in noun.lefts):
            # "The inner wall" is mostly a kind; "the rapid contraction" behind "the contraction" is not.
            return _is_said_before(noun, sentence, knowledge, in_any_form=True)
        return knowledge.narrative or noun.lemma.lower() in TAKES_UP
    return taken_up and noun.dep != "poss"


def _is_term(noun: Token, knowledge: Knowledge) -> bool:
    """Whether the document uses the noun with these very words before it again and again: "the neutral stimulus"."""
    own = _described(noun)
    if not own:
        return False
    same = sum(own <= _described(other) for other in _nouns(knowledge).get(noun.lemma.lower(), ()))
    return same >= _OFTEN


def _described(noun: Token) -> set[str]:
    return {t.lemma.lower() for t in noun.lefts if t.dep in ("amod", "compound")}


def _is_said_before(
    noun: Token, sentence: Sentence, knowledge: Knowledge, *, in_any_form: bool = False
) -> bool:
    """Whether the section brought the noun in before without "the", as one of many, or in any form."""
    places: dict[str, tuple[int, int]] = knowledge.memo.get("places", {})
    section, at = places.get(sentence.written, (0, 0))
    own = _described(noun)
    for before, other in _mentions(knowledge).get((section, noun.lemma.lower()), ()):
        if before > at or (before == at and other.i >= noun.i):
            break
        if in_any_form:
            return True
        determiner = other.child("det", "poss")
        if determiner is not None and determiner.lower == "the" and other.child("prep") is None:
            continue
        if own <= _described(other):
            return True
    return False


def _mentions(knowledge: Knowledge) -> dict[tuple[int, str], list[tuple[int, Token]]]:
    """The nouns of each section by lemma, each with the number of its sentence, in order."""
    if "mentioned nouns" not in knowledge.memo:
        found: dict[tuple[int, str], list[tuple[int, Token]]] = {}
        places: dict[str, tuple[int, int]] = knowledge.memo.get("places", {})
        for lemma, nouns in _nouns(knowledge).items():
            for noun in nouns:
                section, at = places.get(noun.sentence.written, (0, 0))
                found.setdefault((section, lemma), []).append((at, noun))
        knowledge.memo["mentioned nouns"] = found
    mentions: dict[tuple[int, str], list[tuple[int, Token]]] = knowledge.memo["mentioned nouns"]
    return mentions


def _nouns(knowledge: Knowledge) -> dict[str, list[Token]]:
    """The nouns of the document by lemma, in order, those in names too."""
    if "nouns" not in knowledge.memo:
        found: dict[str, list[Token]] = {}
        sentences: dict[str, Sentence] = knowledge.memo.get("sentences", {})
        for sentence in sentences.values():
            for token in sentence.tokens:
                if token.pos in ("NOUN", "PROPN"):
                    found.setdefault(token.lemma.lower(), []).append(token)
        knowledge.memo["nouns"] = found
    nouns: dict[str, list[Token]] = knowledge.memo["nouns"]
    return nouns


# ------------------------------------------------------------------------------------- the other side

_BOTH = re.compile(r"\bboth (?:the |these |of the |of them\b)?(?:[a-z-]+ )?(?P<noun>[a-z]+s)\b")
_ALL = re.compile(
    r"\b[Aa]ll (?:of the |the )?(?:two|three|four|five|six|seven|eight|nine|ten) (?:[a-z-]+ )?(?P<noun>[a-z]+s)\b"
    r"(?! (?:of|in|that|who|which|from|at|on)\b)"
)
_POINTED_OUT = re.compile(
    r"\bthe [a-z-]+ (?:indicated|mentioned|described|discussed|listed|shown|noted|outlined|cited|quoted|above|below)"
    r"(?=[?.,;]|$| (?:above|below|earlier|before))"
)
_OTHERS = re.compile(
    r"(?:\b(?:do|does|did|can|may|will|would|could|were|are|have|had|help|helps|helped|[Ii]n|[Ff]or|[Tt]o|[Bb]y) |^)"
    r"[Oo]thers\b"
)
_COMPARED = bag("similar related opposite comparable corresponding analogous alternative different other")
_SIDES = re.compile(r"\b(?:to|from|than|with|between|as)\b")


def both_sides_are_said(candidate: Candidate, knowledge: Knowledge) -> str:
    """ "Both goals", "others", "a related method": the rest of the pair or of the comparison stands in the question."""
    if candidate.kind is Kind.QUOTE:
        return ""
    question = candidate.question
    for text, before in ((question, ""), (candidate.answer, question)):
        for pattern in (_BOTH, _ALL):
            for match in pattern.finditer(text):
                said = f"{before} {text[: match.start()]}"
                if re.match(r"(?: [a-z-]+){0,5} and\b", text[match.end() :]) and pattern is _BOTH:
                    continue  # "both goals and means"
                if re.search(r"\band\b", said) or match["noun"] in words(said):
                    continue
                return f"which ones? {match.group()!r}"
        if pointed := _POINTED_OUT.search(text):
            return f"points to the page: {pointed.group()!r}"
    others = _OTHERS.search(question)
    if others is not None and not re.search(r"\b[Ss]ome\b", question[: others.start()]):
        return "others than who?"
    sentence = sentence_of(candidate, knowledge)
    return _half_compared(candidate.question, sentence) if sentence is not None else ""


def _half_compared(question: str, sentence: Sentence) -> str:
    for token in sentence.tokens:
        noun, following = token.head, token.next()
        compared = token.dep == "amod" and token.lower in _COMPARED and noun.pos == "NOUN"
        ranked = token.tag == "JJS" and token.pos == "ADJ" and token.dep in _SUBJECTS and not token.rights
        if following is None or not (compared or ranked):
            continue
        if not re.search(
            rf"(?<!\w){re.escape(token.text)} {re.escape(following.text)}(?!\w)", question, re.IGNORECASE
        ):
            continue
        if compared:
            subject = noun.dep in _SUBJECTS
            alone = noun.tag == "NN" and token.lower != "other"
            if not subject and not alone:
                continue
            if token.lower == "different" and noun.tag == "NNS":
                continue
            before = token.previous()
            if before is not None and before.lower in (
                "and",
                "or",
                "many",
                "most",
                "some",
                "any",
                "no",
                "each",
            ):
                continue
            at = question.lower().find(token.lower)
            if _SIDES.search(question[at:].split(",")[0]) and token.lower not in ("other", "alternative"):
                continue
            return f"{token.text!r} than what?"
        if ranked:
            return f"the {token.text} of what?"
    return ""


_ASKED_OF = re.compile(
    r"\b(?:is|was|did|does|do|are|were|has|have|had|can|could|may|will|would|should) (?:it|they|he|she|him|them)\b",
    re.IGNORECASE,
)


_EXPLETIVE = re.compile(r"^By what name is it known (?:when|if) (?!it\b|they\b|this\b)", re.IGNORECASE)


def pronoun_has_its_noun(candidate: Candidate, _knowledge: Knowledge) -> str:
    """ "By whom was it written?": the clause before, if there is one, says who or what."""
    if candidate.kind is Kind.QUOTE:
        return ""
    asked = _ASKED_OF.search(candidate.question)
    if _EXPLETIVE.search(candidate.question):
        return ""  # "By what name is it known when a bell is rung from outside?"
    if asked is not None and not re.search(
        r"\w+ \w+", candidate.question[: asked.start()].rpartition(",")[0]
    ):
        return f"who or what? {asked.group()!r}"
    return ""


# ----------------------------------------------------------------------------------------- half a name

_CLASS = (
    "Market|Union|Company|Corporation|Museum|Society|Party|Bridge|Hall|Council|Committee|Commission|Club|Institute|"
    "School|College|University|Act|Treaty|Agreement|League|Association|Foundation|Agency|Board|Department|Office|"
    "Bureau|Service|Center|Centre|Project|Program|Programme|Plan|Group|Trust|Fund|Bank|Hospital|Library|Park|Tower|"
    "Palace|Castle|Cathedral|Temple|River|Lake|Fort|Battle|Movement|Order|Fleet|Report|Declaration|Ordinance|Citizen"
)
_CLASS_ALONE = re.compile(rf"\b[Tt]he (?P<noun>{_CLASS})\b(?! (?:of|for|on|to)\b|[-\w]|,? [A-Z(“\"])")


def name_is_whole(candidate: Candidate, knowledge: Knowledge) -> str:
    """ "The Market", "the Union": a name of which only the class is left, unless the line above says the rest."""
    if candidate.kind is Kind.QUOTE:
        return ""
    above = f"{candidate.context or context_of(candidate, knowledge)} {knowledge.outline.title} {knowledge.subject}"
    for match in _CLASS_ALONE.finditer(candidate.question):
        noun = match["noun"].lower()
        if noun not in words(above) and noun not in words(candidate.question[: match.start()]):
            return f"which {match.group()!r}?"
    return ""


REFERENCE_GATES: Sequence[Gate] = (
    definite_is_settled,
    both_sides_are_said,
    pronoun_has_its_noun,
    name_is_whole,
)
