"""Checks every candidate passes: each says why it holds a candidate back, or "" to let it through."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from sys import intern

from leadquiz.generate.lexicon import EVALUATIVE, VAGUE, bag
from leadquiz.generate.names import PERSON
from leadquiz.generate.views import Knowledge
from leadquiz.model import GAP, Candidate, Kind

Gate = Callable[[Candidate, Knowledge], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What became of a candidate: `gate` is "" for a card of the deck."""

    candidate: Candidate
    gate: str
    why: str = ""


_OWNED = re.compile(r"['’]s?$")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
STOP = bag(
    "a an the of in on at to for by with from and or but as is are was were be been being has have had do does did "
    "its his her their your it he she they this that these those which who what when where why how not no than so such "
    "into over under about between among through during after before more most many much some any all each every "
    "can could will would should may might must also only very up out off own same other s because due thanks owing if"
)
_PRONOUNS = bag(
    "he she it they him them his her its their himself herself itself themselves i we us our my your you"
)
_POINTING = bag("this these those here aforementioned above-mentioned")
_HEDGED_TIME = bag("today yesterday tomorrow recently currently ago")
_LONGEST_QUESTION = 40  # words
_LONGEST_PAIR = 45  # of two sentences
_LONGEST_ANSWER = {
    Kind.FACT: 15, Kind.DEFINITION: 30, Kind.PRINCIPLE: 30, Kind.CAUSE: 30, Kind.QUOTE: 50, Kind.CLOZE: 12,
    Kind.LIST: 40, Kind.STEPS: 60, Kind.HEADING: 30,
}  # fmt: skip


def words(text: str) -> list[str]:
    """The words of a text in lower case."""
    return list(_words(text))


@lru_cache(maxsize=50_000)
def _words(text: str) -> tuple[str, ...]:
    return tuple(intern(word.lower()) for word in _WORD.findall(text))  # a book says the same words again


def content(text: str) -> list[str]:
    """The words that carry meaning, in lower case and without plural s."""
    return list(_content(text))


@lru_cache(maxsize=50_000)
def _content(text: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in _words(text) if word not in STOP)


@cache
def stem(word: str) -> str:
    """A word without the endings that inflection adds; good enough to compare words of one text."""
    word = _OWNED.sub("", word)
    for ending in (
        "ization",
        "isation",
        "ation",
        "ments",
        "ment",
        "ings",
        "ing",
        "ies",
        "ied",
        "ers",
        "er",
        "ed",
        "es",
        "s",
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


_LETTERS = re.compile(r"[^\W\d_]+")
BEGINNING = 6  # letters that two forms of a word share


def repeats_a_word(answer: str, question: str) -> bool:
    """Whether a longer word of the answer stands in the question, too, perhaps in another form.

    "Microwaves" for "microwave burns"; "anti-inflammatory drugs" that are used against inflammation.
    """
    said = {word[:BEGINNING] for word in _LETTERS.findall(question.lower())}
    told = _LETTERS.findall(answer.lower())
    return any(word[:BEGINNING] in said for word in told if len(word) >= BEGINNING and word not in STOP)


def answer_not_in_question(candidate: Candidate, _knowledge: Knowledge) -> str:
    """The question must not give the answer away."""
    answer = " ".join(words(candidate.answer))
    question = " ".join(words(candidate.question.replace(GAP, " ")))
    if answer and f" {answer} " in f" {question} ":
        return "the question holds the answer"
    if candidate.kind in (Kind.FACT, Kind.CLOZE):
        made = re.findall(r"\b[A-Z][a-z]+(?=[A-Z][a-z])", candidate.question)  # the Ant of "AntChain"
        if set(made) & set(_NAME_WORD.findall(candidate.answer)):
            return "a name in the question begins with the answer"
    if candidate.kind is Kind.FACT and (told := _told_by_a_name(candidate)):
        return f"told by {told!r}"
    return ""


_NAME_WORD = re.compile(r"\b[A-Z][a-z]{2,}\b")


def _told_by_a_name(candidate: Candidate) -> str:
    """ "Alexandria" in a question whose answer is "Alexander"."""
    hidden = {word for word in _NAME_WORD.findall(candidate.answer) if len(word) > BEGINNING}
    shown = {word for word in _NAME_WORD.findall(candidate.question) if len(word) > BEGINNING}
    return next(
        (
            word
            for word in sorted(shown)
            if any(word != name and word[:BEGINNING] == name[:BEGINNING] for name in hidden)
        ),
        "",
    )


def not_told_above(candidate: Candidate, knowledge: Knowledge) -> str:
    """The title that stands over a card must not be the name that it asks for."""
    if candidate.kind not in (Kind.FACT, Kind.CLOZE) or not knowledge.topic:
        return ""
    answer = {word for word in words(candidate.answer) if word not in STOP}
    bare = candidate.answer.removeprefix("the ").removeprefix("The ")
    if not answer or not bare[:1].isupper() or not knowledge.names.is_name(bare):
        return ""
    above = set(words(knowledge.topic))
    new = answer - set(words(candidate.question.replace(GAP, " ")))
    return "the title above is the answer" if new and new <= above else ""


_GIVEN = re.compile(
    r"[($£€¥][\d.,]+ ?(?:bn|m|million|billion|trillion)?[,;] ____\)|"
    r"____ \((?:plural|singular|or|also|commonly|sometimes|often|known|that is|i\.e\.)\b|____,? or simply\b|"
    r"____ \([A-Z][A-Za-z]*\d[A-Za-z0-9]*[+–-]?\)|"
    r"\b[Cc]apital(?: city)?,? ____|"
    r"____ [^.,;(]{0,30}\((?:about |nearly |over )?\d[\d,.]* [a-z]|____ and [A-Z][\w’-]+ \(\d{4}|= ____|\d, or ____ "
)


def not_beside_the_gap(candidate: Candidate, _knowledge: Knowledge) -> str:
    """No other name, sign or measure of the same thing stands right behind its gap; nor a case that courts decide."""
    if candidate.kind is Kind.CLOZE and (match := _GIVEN.search(candidate.question)):
        return f"told again beside it: {match.group()!r}"
    if told := _told_by_its_stem(candidate):
        return f"told by {told!r}"
    if re.search(r"\b[Cc]ourts?\b", candidate.answer) and re.search(r"[a-z] vs?\. [A-Z]", candidate.question):
        return "the name of the case tells that a court decided it"
    return ""


def _told_by_its_stem(candidate: Candidate) -> str:
    """ "Weberian" above or beside a gap for "Weber"."""
    if candidate.kind is not Kind.CLOZE:
        return ""
    alone = candidate.answer.lower()
    if alone.isalpha() and len(alone) >= _LONG_STEM:  # "Homeostatic" above a gap for "homeostasis"
        for word in words(f"{candidate.context} {' '.join(candidate.section)}"):
            if word[:_LONG_STEM] == alone[:_LONG_STEM]:
                return word
    hidden = words(candidate.answer)
    if candidate.answer_type == "phrase" and len(hidden) == 2 and hidden[-1] in words(candidate.question):
        return hidden[-1]  # "Shared work is any ____": "group work"
    names = {w for w in _NAME_WORD.findall(candidate.answer) if len(w) >= _STEM}
    shown = set(_NAME_WORD.findall(f"{candidate.context} {candidate.question}"))
    return next(
        (
            word
            for word in sorted(shown)
            if len(word) >= _STEM
            and any(word != name and (word.startswith(name) or name.startswith(word)) for name in names)
        ),
        "",
    )


_NAME_WORD, _STEM, _LONG_STEM = re.compile(r"\b[A-Z][a-z]+\b"), 5, 7  # letters
_NAMED_BY_ITS_YEAR = re.compile(
    r"\b(?:War|Depression|Panic|Revolution|Compromise|Crisis|Crash|Battle) of ____"
)
_COMPARED_TIME = re.compile(
    r"\b(?:than (?:in|it was in|they were in|by)|[Aa]s (?:late|early|recently) as) (?:the )?____"
)


_SHARE = re.compile(r"(?<![\d.])(\d{1,2}(?:\.\d+)?) ?(?:%|per ?cent\b)")


_COUNT = re.compile(r"(?<![\d.,])(\d[\d,]*(?:\.\d+)?)( (?:thousand|million|billion|trillion))?(?![\d%])")


def _counts(text: str) -> list[tuple[float, str]]:
    """(number, scale) of each count of a text."""
    return [(float(number.replace(",", "")), scale) for number, scale in _COUNT.findall(text)]


def not_the_rest(candidate: Candidate, _knowledge: Knowledge) -> str:
    """What is asked must not be what other figures of the question leave.

    59% are men, compared to 41% of women; 2.5 million members, 1.5 million old and 1 million new ones.
    """
    if candidate.kind is Kind.CLOZE and len(own := _counts(candidate.answer)) == 1:
        number, scale = own[0]
        same = [count for count, of in _counts(candidate.question.replace(GAP, "")) if of == scale]
        if any(abs(part + number - whole) < 1e-6 * whole for part in same for whole in same if whole > part):
            return "told by the other figures"
    share = _SHARE.search(candidate.answer)
    if share is None:
        return ""
    others = [float(other) for other in _SHARE.findall(candidate.question)]
    rest = any(abs(float(share[1]) + other - 100) < 1e-6 for other in others)
    return "told by the other share" if rest else ""


def one_time_fits(candidate: Candidate, _knowledge: Knowledge) -> str:
    """What was more "than in 1840", or lasted "as late as 1890", was so in other years; "the War of ____" is a name."""
    if candidate.kind is Kind.CLOZE and (match := _COMPARED_TIME.search(candidate.question)):
        return f"other times fit as well: {match.group()!r}"
    if candidate.kind is Kind.CLOZE and (match := _NAMED_BY_ITS_YEAR.search(candidate.question)):
        return f"the year is part of a name: {match.group()!r}"
    return ""


_WHICH = re.compile(r"Which (congress|parliament|government|court|senate|state)\b")


def answer_adds_something(candidate: Candidate, _knowledge: Knowledge) -> str:
    """Most of what the answer says must not stand in the question already."""
    said = set(content(candidate.question))
    new = [word for word in content(candidate.answer) if word not in said]
    total = len(content(candidate.answer))
    if candidate.answer_type == "term" and new:
        return ""  # "Which name has the first stage of sleep? Stage 1 sleep"
    if total and len(new) * 2 < total and candidate.kind is not Kind.LIST:
        return "the answer mostly repeats the question"
    if (asked := _WHICH.match(candidate.question)) and asked[1] in words(candidate.answer):
        return f"there is one {asked[1]} that anybody would name"
    return "" if total or any(c.isdigit() for c in candidate.answer) else "the answer is empty of content"


# "Heavier bells make up ____ more.": beside what the sentence before counts.
_COUNTS_ON = re.compile(rf"{GAP} more\.$")
_DISCUSSED = re.compile(
    r"\(we (?:\w+ )?(?:discuss|saw|see|describe|explain|mention|learn|look|introduce)\w*\b"
)


def question_stands_alone(candidate: Candidate, knowledge: Knowledge) -> str:
    """No pronoun without its noun, no "this", no relative day in the question."""
    if candidate.kind is Kind.QUOTE:
        return ""
    # What the sentence before says is known.
    asked = _CALLS_IT.sub(" ", " ".join(candidate.before.split()) or candidate.question)
    found = words(_COUNTRY.sub("U.S", asked))
    if _COUNTS_ON.search(candidate.question):
        return "more than which?"
    if (match := _ON_THE_PAGE.search(candidate.question)) or (match := _DISCUSSED.search(candidate.question)):
        return f"points to the page: {match.group()!r}"
    if candidate.kind in (Kind.FACT, Kind.CLOZE) and (match := _THE_TWO.search(candidate.question)):
        return f"which ones? {match.group()!r}"
    if match := _RELATED.search(candidate.question):
        return f"related to what? {match.group()!r}"
    if match := _MORE.search(candidate.question):
        return f"more than which? {match.group()!r}"
    if (match := _IN_A_ROW.match(candidate.question)) and candidate.kind in (Kind.FACT, Kind.CLOZE):
        return f"after which others? {match.group()!r}"
    if soon := _SOON.search(candidate.question):
        return f"relative time {soon.group()!r}"
    if candidate.kind is Kind.CLOZE and _HIS.search(candidate.question) and not candidate.before:
        hidden = candidate.answer.split("’")[0].split("'")[0]
        if knowledge.ask(names_somebody, hidden) and not knowledge.ask(names_somebody, candidate.question):
            return "whose? the gap hides it"
    for index, word in enumerate(found):
        if word in ("you", "your") and not knowledge.narrative:
            continue
        if word in ("we", "us", "our") and not knowledge.narrative and candidate.kind is Kind.CLOZE:
            continue  # of people at large; whether it is, the judge of worth reads
        if word in _POINTING and not _is_said(found, index):
            return f"dangling {word!r}"
        if word in _HEDGED_TIME:
            return f"relative time {word!r}"
        if word == "i" and re.search(r"[A-Z][\w-]* I\b", candidate.question):
            continue  # the number of a king or a model: "Mark I"
        if word in ("he", "she", "i", "we", "us", "our", "my", "me", "you", "your") and not _after_name(
            candidate, knowledge, word
        ):
            return f"dangling {word!r}"
        if word == "it" and _CLEFT.match(candidate.question):
            continue
        if word in ("he", "she", "it", "they", "his", "her", "its", "their") and index < 3:
            if word in ("his", "her", "its", "their") and _OPENING.match(candidate.question):
                continue  # "After her retirement, Anna Berg …": its noun follows
            if word in ("his", "her", "their") and found[0] == "who" and candidate.rule == "deeds":
                continue  # "Who published her plays …?"
            return f"dangling {word!r}"
    return ""


_RELATED = re.compile(
    r"\b(?:closely )?related (?:concept|idea|term|approach|method|notion)s?\b(?! (?:to|with)\b)"
)
_MORE = re.compile(
    r"\b(?:did|do|does|were|was|are) more (?:\w+ )?[a-z]+s\b(?!.*\bthan\b)|\bmany more \w+(?!.*\bthan\b)"
)
# "A final approach to …": the first ones stand elsewhere.
_IN_A_ROW = re.compile(
    r"(?:An?|One) (?:final|further|second|third|fourth|fifth|last|additional|next) (?:\w+ ){0,2}?"
    r"(?:approach|type|kind|form|way|method|reason|factor|cause|example|theory|view|step|stage|group|class|category|"
    r"element|aspect|feature|challenge|benefit|strategy|technique|perspective|argument|issue|point|idea)\b"
)
_HIS = re.compile(r"\b(?:his|her)\b")
_CLEFT = re.compile(
    r"It (?:(?:is|was) (?:only |not until )?(?:in|on|at|by|during|with|from|for|after)\b.*|"
    r"(?:is|was|has been|had been) (?:\w+ly )?(?:estimated|believed|thought|known|reported|assumed|argued|suggested|"
    r"claimed|shown|found)) that "
)
# "…, it leaves a bright trail; this is known as …": what it takes up stands before it.
_CALLS_IT = re.compile(
    r"(?<=\w)[;,](?: and| but)? (?:this|these|such an? \w+) (?:is|are) "
    r"(?=(?:\w+ ){0,2}(?:called|known as|referred to as|termed)\b)"
)
_SOON = re.compile(
    r"^In (?:[a-z]+ (?:days|weeks|months),|recent (?:years|decades|months)\b)|"
    r"\b(?:(?:[Ii]n|[Oo]ver|[Dd]uring|[Ww]ithin|[Ff]or) the (?:past|last) (?:(?:few|several|couple of|many|[a-z]+) )?"
    r"(?:days?|weeks?|months?|years?|decades?|century)\b|"
    r"(?:last|next) (?:week|month)\b|\d{4} GMT\b|"
    r"in (?:early|late|morning|afternoon) trading\b|current (?:\w+ )?(?:year|month|week|quarter)\b)"
)
_COUNTRY = re.compile(r"\bUS\b")  # no pronoun
_ON_THE_PAGE = re.compile(
    r"\b[Tt]he (?:above|below) [a-z]+|"
    r"\b[Aa]s (?:we|you) (?:saw|have seen|will see|(?:have )?(?:discussed|learned|noted))\b"
)
# "the two asteroids": counted before, and known from there.
_THE_TWO = re.compile(
    r"\b[Tt]he (?:two|three|four|five) (?:[a-z-]+ )?[a-z]+s\b(?! (?:of|that|who|which|in|from|at|on|where|"
    r"with|to|between|for|[a-z]+ed|called|known)\b)"
)
_OPENING = re.compile(
    r"(?:After|Before|In|On|At|Upon|During|For|With|Despite|Throughout|Since|By|From|Through|Beyond|Under|To [a-z]+) "
    r"(?:his|her|its|their) [^?]+, "
    r"(?:(?:the )?[A-Z]|what |who |which |when |where |how )"
)


def _is_said(found: list[str], index: int) -> bool:
    """Whether a "those" says itself which, or the noun behind a "this" stands before it."""
    following = found[index + 1 : index + 4]
    if (
        found[index] == "those"
        and following[:1]
        and following[0] in ("who", "whose", "of", "in", "that", "with")
    ):
        return True
    if (
        found[index] == "those"
        and following[:1]
        and re.fullmatch(r"they|we|he|she|\w{3,}(?:ing|ed)", following[0])
    ):
        return True  # "those they enslaved", "those facing charges"
    before = {stem(word) for word in found[:index] if word not in STOP}
    return found[index] in ("this", "these", "those") and any(stem(word) in before for word in following[:2])


def _after_name(candidate: Candidate, knowledge: Knowledge, pronoun: str) -> bool:
    """Whether a name stands before the pronoun in the question."""
    before = re.split(rf"\b{pronoun}\b", candidate.question, maxsplit=1, flags=re.I)[0]
    return pronoun in ("he", "she") and bool(knowledge.ask(names_somebody, before))


def names_somebody(knowledge: Knowledge, text: str) -> bool:
    """Whether a text holds the name of a person of the document."""
    names = knowledge.names
    return any(name in text and names.type_of(name) == PERSON for name in names.counts)


def answer_stands_alone(candidate: Candidate, knowledge: Knowledge) -> str:
    """An answer must not begin with, or consist of, words that point elsewhere; nor say the "we" of a handbook."""
    found = words(_COUNTRY.sub("U.S", candidate.answer))
    if not found:
        return "no answer"
    if found[0] in (_PRONOUNS | _POINTING) - {"you", "your"} and candidate.kind is not Kind.QUOTE:
        if found[0] in ("its", "his", "her", "their") and len(found) > 1:
            return ""
        return f"the answer begins with {found[0]!r}"
    if (
        knowledge.house
        and candidate.kind is not Kind.QUOTE
        and (own := {"we", "us", "our"}.intersection(found))
    ):
        return f"whose {min(own)!r}?"
    if found[-1] in ("below", "above") and candidate.kind is not Kind.QUOTE:
        return "the answer points elsewhere"
    same = _SAME.search(candidate.answer) and not _SAME_FOR_ALL.search(candidate.answer)
    if same and " as " not in candidate.answer and candidate.kind is not Kind.QUOTE:
        return "the same as what?"
    if candidate.kind is not Kind.QUOTE and any(
        word in ("this", "these", "those") and not _is_said(found, index) for index, word in enumerate(found)
    ):
        return "the answer points elsewhere"
    return ""


_SAME = re.compile(
    r"\b[Tt]he same (?:period|year|month|week|day|night|place|town|city|fate|man|woman|person|company)\b"
)


_SAME_FOR_ALL = re.compile(
    r"\b(?:people|those|things|members) (?:who|that|which)\b.*\bthe same\b", re.IGNORECASE
)


def length(candidate: Candidate, _knowledge: Knowledge) -> str:
    """One fact, one claim or one list, in a question that can be read at once."""
    if len(candidate.question.split()) > (_LONGEST_PAIR if candidate.before else _LONGEST_QUESTION):
        return "the question is too long"
    if len(words(candidate.question)) < 3:
        return "the question is too short"
    if len(candidate.answer.split()) > _LONGEST_ANSWER[candidate.kind]:
        return "the answer is too long"
    if candidate.members and not 2 <= len(candidate.members) <= 7 and candidate.kind is Kind.LIST:
        return "too many members"
    return ""


_LONE_QUOTE = re.compile(r"(?:^|\s)['‘](?=\s|$)|(?:^|\s)[‘'](?!\d)\w[^’']*$")


def balanced(candidate: Candidate, _knowledge: Knowledge) -> str:
    """Quotes and brackets come in pairs."""
    for text in (candidate.question, candidate.answer, candidate.cloze):
        if text.count("(") != text.count(")") or text.count("[") != text.count("]"):
            return "unpaired bracket"
        if text.count("“") != text.count("”") or text.count('"') % 2:
            return "unpaired quotation mark"
        if _LONE_QUOTE.search(text):
            return "unpaired quotation mark"
    return ""


_CUT_OFF = re.compile(r"[—–]\s*[—–]|\b(?:and|or|but|the|a|an|of|to|that|which)$")
_CUT_OFF_PLAIN = re.compile(  # and what only a quotation may end with
    r"\s(?:than|because|if|their|its|his|(?:will|can|may|must|should|would|could) be|"
    r"(?:that|which|who) (?:is|are|was|were)|(?:and|or) in part)$"
)
_BROKEN = re.compile(
    r"[—–]\s?(?:and|or|but)\b|\s(?:-(?:\s?(?:and|or|but)\b|\w)|[—–]\s*\?)|,\s*[?,.]|"
    r"\b(?:(?<![’'])(?:and|or|but|the|a|an|which|that|its|their|his|both)\?$|"
    r"how (?:many|much) (?:one|two|three|four|five|ten|\d+)\b|(\w{3,}) \1\b|"
    r"(?:do|does|did) (?:will|can|may|must|shall|would|could|should|might) )|"
    r"\(\s*\)|\.\.\.\?|\w- \w|×\s?10(?!0*\b)\d{1,2}\b|\*\*|__(?!__)|"
    r"https?:|www\.|\ufffd|^\W*\?|\((?:see|in|as in)(?: and)? ?\)|\([a-e]\)\W*$",
    re.I,
)
_LEFT_OVER = re.compile(r"\b(?:and|or|but), (?:at|in|on|by|from|to|with|the)\b")  # of "and, later, at"
_BROKEN_QUESTION = re.compile(r"\b(?:did|does|do|was|is|were) (?:with|by|of|to|for|in) ", re.I)
_TWICE = re.compile(r"\b(\w+ \w+) \1\b|\b(\w+ \w+ \w+ \w+) (?:.* )?\2\b")
_SPELT = re.compile(r"\w+")


def _says_twice(text: str) -> bool:
    pairs = list(pairwise(_SPELT.findall(text)))
    # No two words come again in most texts, and the expression tries each of them with all the rest.
    return len(set(pairs)) < len(pairs) and bool(_TWICE.search(text))


# "in 2014 in 2014", "did Velotech sell Velotech"
_SAID_AGAIN = re.compile(r"\d{4} in \d{4}\?$|\b(?:did|does|do|has|have) ([A-Z][\w.]+) \w+ \1\b(?!['’])")


_HALF_LIST = re.compile(r", (?:and|or) (?:the )?[A-Z][\w.]*(?: [A-Z][\w.]*)*\?$")
_HALF_STATEMENT = re.compile(
    r"\bnot only\b|\b(?:in|across|into) (?:sectors|areas|fields|industries|regions|ways|markets)\?$"
)
_NO_OBJECT = re.compile(
    r"\b(?:do|does|did) (?:you|we|they|\w+) (?:wear|expect|want|need|use|accept|take|give|make)\?$"
)
_HEADLINE = re.compile(r",\s-\s|\b(?:THE|AND|OF|IN|TO|THAT|FOR) [A-Z]{2,}\b")
_SHOWN_IN = re.compile(r"\b(?:shown|illustrated|depicted|listed) in[.?]$")
_IN_LINK = re.compile(r"\b(?:shown|illustrated|seen|described|listed|given|found) in link\b")
_THE_SAME = re.compile(r"\bthe same \w+")
_SAME_AS = re.compile(r" as |\b(?:another|each|both|two|all)\b")
_TWO_QUESTIONS = re.compile(r"(?:What percentage|How (?:much|many))\b.*(?<! of) what\b")
_WHY_BECAUSE = re.compile(r"Why\b.*\b(?:because|due to)\b")
_REPEATED = re.compile(r"\b(\w+ \w+) (?:\w+ )?\1\b", re.I)
_BROKEN_ANSWER = re.compile(r"\b(?:the|an?|to|of)\.\w|\w- \w|^[,;:)]|[,;:(–—]$|\*\*|×\s?10(?!0*\b)\d{1,2}\b")


def grammar(candidate: Candidate, _knowledge: Knowledge) -> str:
    """Signs of a wrong parse: dangling joints, doubled words, leftovers of markup."""
    question = candidate.question.replace(GAP, "gap")
    match = _BROKEN.search(question)
    if (
        match is None and candidate.kind is not Kind.CLOZE
    ):  # a sentence may well say that somebody is to do it
        match = _BROKEN_QUESTION.search(question)
    if match is not None:
        return f"broken at {match.group()!r}"
    if question.count(",") == 1 and _HALF_LIST.search(question):
        return "half a list"
    if _HALF_STATEMENT.search(question):
        return "half of a statement"
    if _NO_OBJECT.search(question):
        return "the verb has no object"
    if _HEADLINE.search(question):
        return "a headline or an aside got into it"
    if (_says_twice(question) and not _says_twice(candidate.evidence)) or _SAID_AGAIN.search(question):
        return "it says something twice"
    if _SHOWN_IN.search(question):
        return "points to a figure that is gone"
    if _IN_LINK.search(candidate.answer):
        return "the answer points elsewhere"
    if (left := _LEFT_OVER.search(question)) and left.group() not in candidate.evidence:
        return f"broken at {left.group()!r}"
    if candidate.kind is Kind.CAUSE and (_TORN.search(question) or _TORN.search(candidate.answer)):
        return "torn at a comma"
    if _THE_SAME.search(question) and not _SAME_AS.search(question):
        return "the same as what?"
    if candidate.kind is Kind.QUOTE and question.startswith("Who said") and len(question.split()) < 11:
        return "too short a quotation"
    if _TWO_QUESTIONS.match(question):
        return "two questions in one"
    if _WHY_BECAUSE.match(question) and candidate.kind is not Kind.CLOZE:
        return "asks for a reason and tells one"
    if "what is what" in question.lower():
        return "what is what?"
    if _CUT_OFF.search(candidate.answer) or (
        candidate.kind is not Kind.QUOTE and _CUT_OFF_PLAIN.search(candidate.answer)
    ):
        return "the answer is cut off"
    if _is_torn_list(candidate):
        return "the answer is a list without its end"
    if _REPEATED.search(candidate.answer):
        return "the answer repeats itself"
    if candidate.kind is not Kind.QUOTE and (match := _BROKEN_ANSWER.search(candidate.answer)):
        return f"answer broken at {match.group()!r}"
    return ""


def _is_torn_list(candidate: Candidate) -> bool:
    """ "Change of body, mind, habits", where the author goes on with ", and feelings"."""
    first, *more = candidate.answer.split(", ")
    if not more or candidate.members:
        return False
    if re.search(r"\b(?:and|or)\b", " ".join(more)):
        # "accepts deposits, makes small and large loans", where he goes on with ", and sells coins"
        verbs = [part.split()[0] for part in more]
        goes_on = rf"{re.escape(more[-1])}, (?:and|or) \w+s\b"
        return all(verb.endswith("s") for verb in verbs) and bool(re.search(goes_on, candidate.evidence))
    end = ", ".join((first.split()[-1], *more))
    return bool(re.search(rf"\b{re.escape(end)},? (?:and|or)\b", candidate.evidence, re.IGNORECASE))


# "a service, is passed along" without the aside; "liberties and, crush rights".
_TORN = re.compile(
    r"^[^,]*[a-z], (?:is|are|was|were|has|have|had) |\b(?:and|or), [^,]*$|[—–]\s?,|, (?:and|or)[,?.]"
)


_PICTURE = re.compile(
    r"\b(?:Figures?|Fig\.|Tables?|Box|Exhibit|Equation) (?:\d|____)|"
    r"\[link\]|\b(?:shown|illustrated|seen|given) in link\b|"
    r"^(?:In )?[Tt]he (?:\w+ )?(?:image|photo|photograph|"
    r"picture|diagram|chart|figure|graph|table|map|drawing|illustration)\b[^?]*\b(?:shows?|depicts?|above|below|illustrates?)\b"
)


_HALF_NAME = re.compile(
    r"(?<=\s)[A-Z][\w’'-]+ (?:(?:e|de|da|di|von|van|of|the|al) )?____|____ (?:(?:of|de|von|van) )?[A-Z]|"
    r"\b\d+(?:st|nd|rd|th) ____"
)


def whole_name(candidate: Candidate, _knowledge: Knowledge) -> str:
    """A gap must not hide one half of a name and show the other, nor an answer be cut at a hyphen."""
    if (
        candidate.kind is Kind.CLOZE
        and candidate.answer[:1].isupper()
        and _HALF_NAME.search(candidate.question)
    ):
        return "the gap hides half a name"
    said = candidate.evidence
    if candidate.answer[:1].isupper() and f"-{candidate.answer}" in said:
        whole = re.search(rf"(?<![\w-]){re.escape(candidate.answer)}", said)
        return "" if whole else "the answer is half a name"
    return ""


_ELLIPTIC = re.compile(
    r"\b(?:in (?:a different|this) way\b|likewise\b|(?:and in part|see if)\?$|at (?:least|most) [a-z]+ "
    r"(?:velocity|value|rate)|^What (?:is|are) at (?:least|most)\b)",
    re.IGNORECASE,
)


def complete_wording(candidate: Candidate, _knowledge: Knowledge) -> str:
    """Words that lean on a sentence before, and a "them" that nothing in the question explains."""
    if match := _ELLIPTIC.search(candidate.question):
        return f"leans on what was said: {match.group()!r}"
    if candidate.kind is Kind.CAUSE and re.search(r"\bthem\b", candidate.question):
        return "'them' may be anything"
    said = candidate.answer.split()
    if (
        candidate.rule in ("subjects", "arguments")
        and candidate.answer_type not in ("thing", "work", "platform")
        and len(said) <= 4
        and all(word[:1].isupper() for word in said)
        and re.match(r"What \w+", candidate.question)
        and len(candidate.answer) > 1
    ):
        return "asks for a name without saying of what kind"
    return ""


def not_of_a_picture(candidate: Candidate, _knowledge: Knowledge) -> str:
    """A card cannot show the figure, table or map that its sentence points to."""
    for text in (candidate.question, candidate.answer):
        if match := _PICTURE.search(text):
            return f"speaks of a picture: {match.group()!r}"
    return ""


def not_puff(candidate: Candidate, knowledge: Knowledge) -> str:
    """An answer of praise is no knowledge; in a textbook a strategy or a force that a gap hides may be one."""
    if candidate.kind in (Kind.QUOTE, Kind.LIST, Kind.STEPS) or (
        candidate.kind is Kind.CLOZE and not knowledge.narrative
    ):
        return ""
    said = [word for word in words(candidate.answer) if word not in STOP]
    empty = sum(word in EVALUATIVE or stem(word) in EVALUATIVE for word in said)
    if said and empty * 3 >= len(said) * 2:
        return "the answer only praises"
    return ""


_VAGUE_STEMS = frozenset(stem(word) for word in VAGUE)


def is_vague(word: str) -> bool:
    """Whether a word, in whatever form, only says that something went well."""
    return word in VAGUE or word in EVALUATIVE or stem(word) in _VAGUE_STEMS


def restates(candidate: Candidate, _knowledge: Knowledge) -> str:
    """A claim must say more than the label in the question does."""
    label = re.search(r"“([^”]+)”", candidate.question)
    if candidate.kind is not Kind.PRINCIPLE or label is None:
        return ""
    said = set(content(label[1]))
    answer = set(content(candidate.answer))
    return "the answer restates its label" if said and len(said & answer) * 2 >= len(said) else ""


_DISTINGUISHES = re.compile(r"(?:The|An?) (?:only|most \w+) ", re.IGNORECASE)
# "What is the name of a product? A brand name"; "What is the story of bells? The story of …"
_KIND_ASKED = re.compile(r"What (?:is|are|was|were) the (\w+) of\b")
_UNOWNED = re.compile(
    r"What (?:is|are|was|were) the [a-z]+(?: [a-z]+)?\?$"
)  # "What is the cranial capacity?"


_ONLY_A_KIND = re.compile(
    r"(?:A|An|One) (?:\w+ )?(?:group|set|type|kind|form|sort|class|variety|series) of \w+(?: \w+)?"
)


def says_what_it_is(candidate: Candidate, _knowledge: Knowledge) -> str:
    """ "What is the clavicle? The only bone that …": what sets a thing apart from others is not what it is."""
    asked = re.match(r"What (?:is|are) (?:an? |the )?\w+\?$", candidate.question)
    if asked and _DISTINGUISHES.match(candidate.answer):
        return "tells a record, not what it is"
    kind = _KIND_ASKED.match(candidate.question)
    if kind and re.search(rf"^(?:the|an?) {kind[1]} of\b|\b{kind[1]}$", candidate.answer, re.IGNORECASE):
        return f"the answer says {kind[1]!r} again"
    if candidate.kind is Kind.DEFINITION and _ONLY_A_KIND.fullmatch(candidate.answer):
        return "says the kind alone"
    if _UNOWNED.match(candidate.question) and any(c.isdigit() for c in candidate.answer):
        return "of what?"
    return ""


# "That it has two kinds of functions": which?
_COUNTED_ALONE = re.compile(
    r"\w.* (?:two|three|four|five|six|several|various) (?:\w+ )?(?:kinds?|types?|forms?|ways|categories|groups|parts|"
    r"stages|levels|functions|reasons|factors|aspects)(?: of \w+)?\.?$"
)


_SHORT_FORM = re.compile(r"[A-Z]{2,6}")


def specific(candidate: Candidate, knowledge: Knowledge) -> str:
    """An answer in free words must say something that could be wrong: not only that things went well, or how many."""
    if _COUNTED_ALONE.search(candidate.answer):
        return "says how many, not which"
    if candidate.answer_type not in ("action", "phrase", "means", "purposes", "reasons", "definition"):
        return ""
    if not knowledge.narrative and candidate.answer_type == "definition":
        return ""
    if _SHORT_FORM.fullmatch(candidate.answer):
        return ""  # "CEO"
    asked = set(content(candidate.question))
    said = [word for word in words(candidate.answer) if word not in STOP]
    telling = [w for w in said if not is_vague(w) and stem(w) not in asked]
    needed = 2 if knowledge.narrative else 1
    if knowledge.narrative and candidate.answer_type == "means":
        exact = re.search(r"\s[A-Z]|\d", candidate.answer)
        needed = 2 if exact else 3
    if candidate.answer_type == "reasons" and len(asked) >= 5:
        needed = 1  # "because of ice"
    if len(telling) < needed or len(telling) * 5 < len(said) * 2:
        return "the answer says little that could be wrong"
    return ""


# "What is a key factor of tone?", "metals such as ____.": one of many.
_ONE_OF_MANY = re.compile(
    r"^What (?:is|was|are|were) (?:an?|one|another) (?:key|major|main|important|critical|common|typical|central|"
    r"crucial|essential|significant|primary|classic|good)\b"
)
_ACTS_AS = re.compile(r"^What (?:did|does|do) [\w’' .-]{1,40}? (?:act|serve|function) as\?$")
_AS_OF = re.compile(rf"\b[Aa]s of {GAP}")  # when a count was taken
# "When did Berg send one of his most trusted ringers?": whom, the question leaves out.
_ONE_OF_HIS = re.compile(
    r"^(?:In which|When|On which|Why|Who|How|Where)\b.* (?:did|does|do|has|had|have|will) .*\bone of "
    r"(?:his|her|its|their|the) (?:[a-z-]+ ){0,3}[a-z-]+\?$"
)
# "The form of trade is known as ____": which form?
_ONE_OF_SOME = re.compile(
    rf"^The (?:form|type|kind|sort|way|part|method) of \w+ (?:is|was) (?:known as|called|termed) (?:the |an? )?{GAP}"
)
_AN_EXAMPLE = re.compile(
    rf"\b(?:such as|including|like) {GAP}\.?$|^{GAP} (?:is|are|was|were) (?:an )?examples? of\b"
)
# "____ are those in cities": the plural that "those" takes up is hidden.
_THOSE_HIDDEN = re.compile(rf"^{GAP} [^,;.]{{0,40}}\bthose (?:in|of|from|with|at|on)\b")


def asks_something(candidate: Candidate, knowledge: Knowledge) -> str:
    """A question of why, how or what must say what it is about beyond names and general praise."""
    if (
        _ONE_OF_MANY.match(candidate.question)
        or _ACTS_AS.match(candidate.question)
        or _ONE_OF_HIS.match(candidate.question)
        or (candidate.kind is Kind.CLOZE and _ONE_OF_SOME.match(candidate.question))
        or (candidate.answer[:1].islower() and _AN_EXAMPLE.search(candidate.question))
        or _AS_OF.search(candidate.question)
        or (candidate.question.startswith(GAP) and _AN_EXAMPLE.search(candidate.question))
    ):
        return "one of many"
    if _THOSE_HIDDEN.search(candidate.question):
        return "the gap hides what 'those' are"
    dated = candidate.rule == "dates" and knowledge.narrative
    if candidate.answer_type not in ("action", "phrase", "means", "purposes", "reasons") and not (
        dated or candidate.rule == "subjects"
    ):
        return ""
    main = (knowledge.person, knowledge.organisation, knowledge.subject) if knowledge.narrative else ()
    names = {w for name in main for w in words(name)}
    said = [w for w in words(candidate.question) if w not in STOP and w not in names]
    telling = [w for w in said if not is_vague(w)]
    if candidate.rule == "subjects" and knowledge.narrative and len(telling) < 3:
        return "the question says too little to leave one answer"
    if not telling:
        return "the question says little of what it asks about"
    if dated or candidate.rule == "subjects":
        return ""
    answer = [w for w in words(candidate.answer) if w not in STOP and not is_vague(w)]
    if knowledge.narrative and len(telling) + len(answer) < 5:
        return "question and answer together say little"
    return ""


_TAKEN_BACK = re.compile(r"\b(?:by no means|far from (?:being )?(?:the|an?)|anything but)\b")
_NEGATION = re.compile(r"\b(?:not|never|neither|no longer)\b|n['’]t\b")


_OF_SOME = re.compile(
    r"^(?:The|A|An) (?:[\w-]+ )?(?:form|part|kind|type|name|version|state|end|result|product) of the \w+$"
)


def keeps_negation(candidate: Candidate, _knowledge: Knowledge) -> str:
    """A definition that the sentence takes back is none: "Bells are no longer the only clocks of a town"."""
    said = " ".join(candidate.evidence.split())
    if candidate.kind is not Kind.CLOZE and (taken := _TAKEN_BACK.search(said)):
        return "" if taken.group() in candidate.question else f"the sentence says {taken.group()!r}"
    if candidate.answer_type != "definition":
        return ""
    if _OF_SOME.match(candidate.answer):
        return "of which one?"
    front = (
        said[: said.lower().find(candidate.answer.lower())]
        if candidate.answer.lower() in said.lower()
        else ""
    )
    if _NEGATION.search(front) and not _NEGATION.search(candidate.question):
        return "the sentence takes it back"
    return ""


GATES: tuple[Gate, ...] = (
    keeps_negation,
    length,
    grammar,
    balanced,
    answer_not_in_question,
    not_told_above,
    not_beside_the_gap,
    not_the_rest,
    one_time_fits,
    answer_stands_alone,
    question_stands_alone,
    answer_adds_something,
    whole_name,
    complete_wording,
    not_of_a_picture,
    not_puff,
    restates,
    says_what_it_is,
    specific,
    asks_something,
)
