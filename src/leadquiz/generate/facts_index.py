"""Which candidates ask the same thing, and which questions have more than one answer."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from leadquiz.generate.language import verb_lemma
from leadquiz.generate.lexicon import bag, predicate_class
from leadquiz.generate.names import NameIndex
from leadquiz.generate.values import parse_value, same_value
from leadquiz.model import Candidate, Kind

_STOP = bag(
    "a an the of in on at to for from by with into as and or but is are was were be been being did do does "
    "done has have had will would can could may might must shall should that this these those its his her "
    "their it he she they them him what which who whom whose when where why how much many according say said "
    "also there than year date ever not commonly often usually typically mainly widely sometimes"
)
_ASKS = re.compile(
    r"\b(?:when|where|why|whose|whom?|what|which|how (?:much|many|long|often|far|old)|how)\b",
    re.IGNORECASE,
)
_TIME = re.compile(r" (?:years?|date|day|month|decade|century)\b", re.IGNORECASE)
_TOKEN = re.compile(r"[^\W_][\w.&!-]*[\w!]|[^\W_]")
_CAPITAL = re.compile(r"[^\W\d_]*[A-Z]")
# Two reasons or definitions may both be right; two different dates or names for one question are a fault.
_MANY_RIGHT = frozenset({Kind.DEFINITION, Kind.CAUSE, Kind.PRINCIPLE, Kind.QUOTE, Kind.HEADING})


@dataclass(frozen=True, slots=True)
class Signature:
    """What a question asks, wording aside: names in full, verbs by class, other words by stem."""

    asks: str  # "when", "who", "how many" …
    names: frozenset[str]
    words: frozenset[str]  # numbers too
    tokens: frozenset[str]  # both


def signature(question: str, names: NameIndex) -> Signature:
    """What this question asks."""
    match = _ASKS.search(question)
    asks = match[0].lower() if match else ""
    if match and asks == "which" and _TIME.match(question, match.end()):
        asks = "when"
    found, words = tokens_of(question, names)
    return Signature(
        _ASK_CLASS.get(asks, asks), frozenset(found), frozenset(words), frozenset((*found, *words))
    )


_ASK_CLASS = {"whom": "who", "which": "what"}


def tokens_of(text: str, names: NameIndex) -> tuple[list[str], list[str]]:
    """The names of a text, canonical, and its other content words, as keys to compare texts by."""
    known: dict[str, tuple[list[str], list[str]]] = names.memo.setdefault("tokens", {})
    if text not in known:
        known[text] = _tokens_of(text, names)
    found, words = known[text]
    return list(found), list(words)


def _tokens_of(text: str, names: NameIndex) -> tuple[list[str], list[str]]:
    found: list[str] = []
    words: list[str] = []
    tokens = _TOKEN.findall(re.sub(r"['’]s?\b", "", text))
    i = 0
    while i < len(tokens):
        if _CAPITAL.match(tokens[i]):
            for j in range(min(len(tokens), i + 6), i, -1):
                if names.is_name(form := " ".join(tokens[i:j])):
                    found.append(names.canonical(form))
                    i = j
                    break
            else:
                words += _keys(tokens[i])
                i += 1
            continue
        words += _keys(tokens[i])
        i += 1
    return found, words


def is_content(word: str) -> bool:
    """Whether a lower-case word says something of its own."""
    return bool(word) and word not in _STOP


def _keys(token: str) -> list[str]:
    parts = token.lower().split("-") if not token[0].isdigit() else [token.lower()]
    return [stem(part) for part in parts if is_content(part)]


_REPORTING = frozenset(
    bag(
        "believe argue claim think state explain emphasize stress suggest insist maintain note hold declare warn "
        "teach point observe remark advise conclude discover find show demonstrate reveal learn realize recognize "
        "prove report assert contend propose"
    )
)


@cache
def stem(word: str) -> str:
    """A key that the forms of a word share: the class of a verb, the noun without its plural."""
    if word[:1].isdigit():
        return word.replace(",", "")
    if word == "found":  # after "did", not the past of "find"
        return "found"
    lemma = predicate_class(verb_lemma(word))
    if lemma == word and len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        lemma = word[:-1]
    return lemma


def same_answer(one: str, other: str, names: NameIndex) -> bool:
    """Whether two answers say the same: equal in value, aliases of a name, or one within the other."""
    from rapidfuzz import fuzz

    if one == other:
        return True
    first, second = parse_value(one), parse_value(other)
    if first and second:
        return same_value(first, second)
    if first or second:
        return False
    left, right = _content(one, names), _content(other, names)
    if not left or not right:
        return False
    if left <= right or right <= left:
        return True
    score: float = fuzz.token_sort_ratio(" ".join(sorted(left)), " ".join(sorted(right)))
    return score >= 85


def _content(text: str, names: NameIndex) -> set[str]:
    found, words = tokens_of(text, names)
    return {*found, *words}


_MARKED = re.compile(r"“([^“”]+)”")


def rivals(candidates: Sequence[Candidate], names: NameIndex) -> list[tuple[int, ...]]:
    """Groups of two or more candidates, by position, that ask one fact: only the best of each is wanted.

    Candidates with equal fact keys and answers belong together, and so do those that ask nearly the same
    and answer the same. The groups and their members are in the order given.
    """
    leader = list(range(len(candidates)))

    def find(i: int) -> int:
        while leader[i] != i:
            leader[i] = leader[leader[i]]
            i = leader[i]
        return i

    signatures = [signature(candidate.question, names) for candidate in candidates]
    for i, j in _near(candidates, signatures):
        if find(i) != find(j) and _asks_one_fact(
            candidates[i], candidates[j], signatures[i], signatures[j], names
        ):
            low, high = sorted((find(i), find(j)))
            leader[high] = low
    groups: dict[int, list[int]] = defaultdict(list)
    for i in range(len(candidates)):
        groups[find(i)].append(i)
    return [tuple(group) for group in groups.values() if len(group) > 1]


def ambiguous(candidates: Sequence[Candidate], names: NameIndex) -> dict[int, str]:
    """Positions of candidates whose question has another right answer among the rest, each with why.

    Values that contradict each other are the business of `find_conflicts`, which goes before.
    """
    signatures = [signature(candidate.question, names) for candidate in candidates]
    found: dict[int, str] = {}
    for i, j in _near(candidates, signatures):
        one, other = candidates[i], candidates[j]
        first, second = signatures[i], signatures[j]
        if first.asks != second.asks or one.kind is Kind.CLOZE or other.kind is Kind.CLOZE:
            continue
        if first.names != second.names and not (first.names < second.names or second.names < first.names):
            continue
        if _are_claims(one, other) and first.tokens - _REPORTING == second.tokens - _REPORTING:
            found.setdefault(i, f"more is said about it: “{other.answer}” (line {other.first})")
            found.setdefault(j, f"more is said about it: “{one.answer}” (line {one.first})")
            continue
        same = (first.tokens == second.tokens or _nearly(first, second)) and one.context == other.context
        open_one = first.tokens < second.tokens and _is_open(first, one)
        open_other = second.tokens < first.tokens and _is_open(second, other)
        if not (same or open_one or open_other):
            continue
        if _many_right(one, other, first, second) or _same_answers(one, other, names):
            continue
        if same or open_one:
            found.setdefault(i, f"also answered by “{other.answer}” (line {other.first})")
        if same or open_other:
            found.setdefault(j, f"also answered by “{one.answer}” (line {one.first})")
    return dict(sorted(found.items()))


def _are_claims(one: Candidate, other: Candidate) -> bool:
    """Whether both ask what somebody says about a thing: "What does Berg believe about …?"."""
    return all(
        c.answer_type == "claim" and c.predicate == "say" and " about " in c.question for c in (one, other)
    )


def _is_open(question: Signature, candidate: Candidate) -> bool:
    """Whether a question says so little that a fuller one with another answer answers it, too."""
    if candidate.members or question.asks in ("when", "why", "how"):
        return False
    return len(question.tokens) <= 3 and not any(token[0].isdigit() for token in question.words)


def _many_right(one: Candidate, other: Candidate, first: Signature, second: Signature) -> bool:
    return (
        one.kind in _MANY_RIGHT
        or other.kind in _MANY_RIGHT
        or first.asks in ("why", "how")
        or second.asks in ("why", "how")
    )


def _same_answers(one: Candidate, other: Candidate, names: NameIndex) -> bool:
    if one.members and other.members:
        left = {word for member in one.members for word in _content(member, names)}
        right = {word for member in other.members for word in _content(member, names)}
        return len(left & right) * 10 >= 6 * min(len(left), len(right))
    return same_answer(one.answer, other.answer, names)


def _nearly(first: Signature, second: Signature) -> bool:
    """Whether two questions differ only in a word that is written alike."""
    from rapidfuzz import fuzz

    if first.names != second.names or _figures(first) != _figures(second):
        return False
    if len(first.words ^ second.words) > 2 or not first.words & second.words:
        return False
    score: float = fuzz.ratio(" ".join(sorted(first.words)), " ".join(sorted(second.words)))
    return score >= 90


def _figures(question: Signature) -> set[str]:
    return {word for word in question.words if word[0].isdigit()}


def _asks_one_fact(
    one: Candidate, other: Candidate, first: Signature, second: Signature, names: NameIndex
) -> bool:
    if one.note and one.note == other.note:
        return False  # siblings on purpose
    if Kind.CLOZE in (one.kind, other.kind) or (bool(one.members) != bool(other.members)):
        return (
            one.kind is other.kind
            and one.answer == other.answer
            and len(first.tokens & second.tokens) * 10 >= 8 * max(len(first.tokens), len(second.tokens))
        )
    if first.asks != second.asks:
        return False
    if not (first.names <= second.names or second.names <= first.names):
        return False
    marked, others = _MARKED.findall(one.question), _MARKED.findall(other.question)
    if marked and others and marked != others and Kind.QUOTE not in (one.kind, other.kind):
        return False  # terms between quotation marks: “vein” is not “coronary vein”
    if one.fact == other.fact and one.kind in _MANY_RIGHT and other.kind in _MANY_RIGHT:
        return not _of_other_things(one, other, first, second) or _same_answers(one, other, names)
    if one.fact != other.fact:
        shared, fewer = len(first.tokens & second.tokens), min(len(first.tokens), len(second.tokens))
        more = max(len(first.tokens), len(second.tokens))
        if (shared < fewer or fewer < 2) and shared * 10 < 6 * more:
            return False
    return _same_answers(one, other, names)


def _of_other_things(one: Candidate, other: Candidate, first: Signature, second: Signature) -> bool:
    """Whether two questions ask the like of two things.

    "The goal of informative advertising" is not that of persuasive advertising, and the aim of comparative
    advertising not that of all advertising; "why did Berg leave" and "why did Berg leave in 2006" ask one thing.
    """
    mine, theirs = first.words - second.words, second.words - first.words
    if mine and theirs:
        return True
    fuller, extra, shared = (one, mine, second.words) if mine else (other, theirs, first.words)
    keys = [_keys(token) for token in _TOKEN.findall(fuller.question)]
    return any(
        not extra.isdisjoint(word) and not shared.isdisjoint(behind) for word, behind in pairwise(keys)
    )


def _near(candidates: Sequence[Candidate], signatures: Sequence[Signature]) -> list[tuple[int, int]]:
    """Pairs that share a fact key or two rare words of their questions: the only ones worth comparing."""
    counts = Counter(token for one in signatures for token in one.tokens)
    posts: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, (candidate, one) in enumerate(zip(candidates, signatures, strict=True)):
        rare = sorted(one.tokens, key=lambda token: (counts[token], token))[:5]
        posts["fact", candidate.fact].append(i)
        if len(rare) == 1:
            posts["only", rare[0]].append(i)
        for a in range(len(rare)):
            for b in range(a + 1, len(rare)):
                posts[one.asks, *sorted((rare[a], rare[b]))].append(i)
    pairs = set()
    for members in posts.values():
        # Words shared by so many questions tell nothing; rarer ones will have paired those that matter.
        if 1 < len(members) <= 60:
            pairs |= {(i, j) for n, i in enumerate(members) for j in members[n + 1 :]}
    return sorted(pairs)
