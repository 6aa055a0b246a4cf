"""The choice among candidates: the best form of each fact, no question twice, what matters first."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from leadquiz.generate.facts_index import rivals
from leadquiz.generate.gates import content, words
from leadquiz.generate.names import NameIndex
from leadquiz.generate.options import Options
from leadquiz.generate.salience import salience
from leadquiz.generate.views import Knowledge
from leadquiz.model import GAP, Candidate, Kind

_SIDE_SECTIONS = (
    "summary",
    "conclusion",
    "introduction",
    "preface",
    "references",
    "key takeaways",
    "further reading",
)
_BASE = {
    Kind.FACT: 2, Kind.DEFINITION: 2, Kind.LIST: 2, Kind.STEPS: 3, Kind.PRINCIPLE: 2, Kind.CAUSE: 2, Kind.QUOTE: 2,
    Kind.HEADING: 1, Kind.CLOZE: 1,
}  # fmt: skip


PHRASES = "phrases"  # the rule that asks for whatever stands in a sentence
GAPS = "gaps"  # the same facts asked by a gap in the sentence
LISTED = "listed"  # a list hidden in its sentence
HELD = "held"  # phrases of what somebody believes or says
CAUSATION = "causation"  # what led to an effect, or what its cause led to
ADJUNCTS = "adjuncts"  # how and why, asked with all the rest of a sentence
AT_LARGE = (PHRASES, GAPS, LISTED, HELD, ADJUNCTS)  # what no rule of its own asks


def one_of_a_sentence(
    judged: Sequence[tuple[Candidate, float]],
) -> tuple[list[Candidate], list[tuple[Candidate, Candidate]]]:
    """Of (candidate, worth): those that stay, in order, and (left out, for which) for the others.

    What a rule asks of a sentence is asked in one form, as a question or by a gap. For other phrases a sentence is
    asked once, in the worthiest way, and only where no rule asks of it.
    """
    rows: dict[str, list[int]] = defaultdict(list)
    for i, (candidate, _) in enumerate(judged):
        rows[candidate.evidence].append(i)
    winner: dict[int, int] = {}  # whom each one yields to, itself where it stays
    for places in rows.values():
        own = [i for i in places if judged[i][0].rule not in AT_LARGE]
        if mirrored := [i for i in own if judged[i][0].rule == CAUSATION]:
            first = max(mirrored, key=lambda i: (judged[i][1], -i))
            winner.update(dict.fromkeys(mirrored, first))
            own = [i for i in own if winner.get(i, i) == i]
        for i in own:
            form = i
            for j in places:
                if judged[j][0].rule == GAPS and asked_of(judged[j][0]) == asked_of(judged[i][0]):
                    winner[j] = form
                    if judged[i][0].kind is not Kind.CLOZE and _value(*judged[j]) > _value(*judged[form]):
                        form = j
            winner.update({i: form, form: form})
        rest = [i for i in places if i not in winner]
        if rest:
            first = winner[own[0]] if own else max(rest, key=lambda i: (_value(*judged[i]), -i))
            winner.update(dict.fromkeys(rest, first))
    stay = [candidate for i, (candidate, _) in enumerate(judged) if winner[i] == i]
    return stay, [(judged[i][0], judged[winner[i]][0]) for i in sorted(winner) if winner[i] != i]


def _value(candidate: Candidate, worth: float) -> float:
    return worth if candidate.rule == GAPS else worth + _PREFERENCE


_PREFERENCE = 0.03  # of worth; a question rather than a gap where they are nearly alike


def asked_of(candidate: Candidate) -> tuple[str, str]:
    """The sentence and what is asked of it, without its article."""
    answer = candidate.answer.lower().rstrip(".")
    return candidate.evidence, re.sub(r"^(?:the|an?) ", "", answer)


_ALIKE, _OF_ONE_ANSWER = 0.75, 0.5  # shares of all content words that two cards have in common


def without_doubles(
    judged: Sequence[tuple[Candidate, float]],
) -> tuple[list[Candidate], list[tuple[Candidate, Candidate]]]:
    """Of (candidate, worth): those that say something new, in order, and (left out, for which) for the others.

    What a document says twice in nearly the same words is asked once, in the worthier way. Cards of one note, and
    cards with other figures, are no doubles.
    """
    said = [frozenset(content(f"{c.question.replace(GAP, ' ')} {c.answer}")) for c, _ in judged]
    answers = [frozenset(content(c.answer)) for c, _ in judged]
    topics = [_topic(c) for c, _ in judged]
    with_word: dict[str, list[int]] = defaultdict(list)  # those that stay so far
    winner: dict[int, int] = {}
    for i in sorted(range(len(judged)), key=lambda i: (-judged[i][1], i)):
        near = Counter(j for word in said[i] for j in with_word[word])
        for j, shared in sorted(near.items()):  # words of a set come in any order
            share = shared / len(said[i] | said[j])
            alike = share >= (_OF_ONE_ANSWER if answers[i] == answers[j] else _ALIKE)
            alike = alike or _are_of_one_topic(topics[i], topics[j])
            if (
                alike
                and _figures(said[i]) == _figures(said[j])
                and not _are_siblings(judged[i][0], judged[j][0])
            ):
                winner[i] = j
                break
        else:
            for word in said[i]:
                with_word[word].append(i)
    stay = [candidate for i, (candidate, _) in enumerate(judged) if i not in winner]
    return stay, [(judged[i][0], judged[j][0]) for i, j in sorted(winner.items())]


_OF_A_TOPIC = ("lessons", "viewed")  # rules whose questions have as many answers as a text gives views
_SEEN_AND_LEARNT = frozenset(
    content(
        "view see regard perceive describe envision define position recognize learn teach credit experience each every"
    )
)


def _topic(candidate: Candidate) -> tuple[str, frozenset[str]]:
    """(rule and whose, of what) a view or a lesson is; of nothing where other rules ask."""
    if candidate.rule not in _OF_A_TOPIC:
        return "", frozenset()
    words = frozenset(content(candidate.question)) - _SEEN_AND_LEARNT - frozenset(content(candidate.subject))
    return f"{candidate.rule} {candidate.subject}", words


def _are_of_one_topic(one: tuple[str, frozenset[str]], other: tuple[str, frozenset[str]]) -> bool:
    """Whether two cards ask what somebody thinks of one thing, or learnt from it: both answers are right."""
    if one[0] != other[0] or not one[1] or not other[1]:
        return False
    shared, fewer = len(one[1] & other[1]), min(len(one[1]), len(other[1]))
    return shared == fewer or shared * 3 >= 2 * max(len(one[1]), len(other[1]))


def _figures(said: Iterable[str]) -> set[str]:
    return {word for word in said if any(c.isdigit() for c in word)}


def _are_siblings(one: Candidate, other: Candidate) -> bool:
    if one.note and one.note == other.note:
        return one.answer != other.answer  # "the financial arm", "the financial services arm": asked once
    # "When does it occur?", "When do they occur?": two rules read one sentence.
    twice = one.answer == other.answer and (one.kind is Kind.CLOZE) == (other.kind is Kind.CLOZE)
    return one.evidence == other.evidence and not twice


def is_side_section(path: Sequence[str]) -> bool:
    """Whether a section only repeats: summary, conclusion and the like."""
    last = path[-1].lower() if path else ""
    return any(
        last == side or last.startswith(side + ":") or last.startswith(side + " ") for side in _SIDE_SECTIONS
    )


# "The late 1990s" where another sentence has the year.
_COARSE = ("date:decade", "date:century", "date:part of a year")


def rank(candidate: Candidate) -> float:
    """How well a candidate asks, against rivals for the same fact: rule's weight, length, evidence."""
    score = candidate.weight
    length = len(candidate.question.split())
    score -= 0.02 * max(0, length - 16)
    score -= 0.02 * max(0, len(candidate.answer.split()) - 12)
    if is_side_section(candidate.section):
        score -= 0.4
    if candidate.answer_type in _COARSE:
        score -= 0.3
    if candidate.kind is Kind.CLOZE:
        score -= 0.5
    return score


def best_of_facts(
    candidates: Sequence[Candidate], names: NameIndex
) -> tuple[list[Candidate], list[tuple[Candidate, Candidate]]]:
    """One candidate a fact, in document order, and (outdone, by which) for the others."""
    outdone: list[tuple[Candidate, Candidate]] = []
    gone: set[int] = set()
    for group in rivals(candidates, names):
        winner = max(group, key=lambda i: (rank(candidates[i]), -i))
        for i in group:
            if i != winner:
                gone.add(i)
                outdone.append((candidates[i], candidates[winner]))
    # A cloze only where no question asks for the same words of the same sentence; what a short form stands for
    # is another question.
    asked: dict[tuple[str, str], Candidate] = {}
    for i, candidate in enumerate(candidates):
        if i not in gone and candidate.kind is not Kind.CLOZE and candidate.answer_type != "expansion":
            for word in content(candidate.answer) or words(candidate.answer):
                asked.setdefault((candidate.evidence, word), candidate)
    for i, candidate in enumerate(candidates):
        if i in gone or candidate.kind is not Kind.CLOZE:
            continue
        said = [(candidate.evidence, w) for w in content(candidate.answer) or words(candidate.answer)]
        if (winner_ := next((asked[key] for key in said if key in asked), None)) is not None:
            gone.add(i)
            outdone.append((candidate, winner_))
    # What a short form stands for only where nothing else of the sentence asks for the same term.
    terms = {
        (c.evidence, tuple(content(c.answer))): c
        for i, c in enumerate(candidates)
        if i not in gone and c.answer_type == "term"
    }
    for i, candidate in enumerate(candidates):
        if i not in gone and candidate.answer_type == "expansion":
            better = terms.get((candidate.evidence, tuple(content(candidate.answer))))
            if better is not None:
                gone.add(i)
                outdone.append((candidate, better))
    # What a text says of one thing in several places is asked once: the same question stands in a deck once.
    first: dict[str, Candidate] = {}
    left = [i for i in range(len(candidates)) if i not in gone]
    for i in sorted(left, key=lambda i: (-rank(candidates[i]), i)):
        question = " ".join(words(candidates[i].question))
        if candidates[i].kind is Kind.CLOZE or question not in first:
            first.setdefault(question, candidates[i])
        else:
            gone.add(i)
            outdone.append((candidates[i], first[question]))
    return [c for i, c in enumerate(candidates) if i not in gone], outdone


_MUST, _MAY = 0.0, -1.5  # logarithms of odds that readers say a sentence must be known


def weigh(candidates: Sequence[Candidate], knowledge: Knowledge, mentions: Counter[str]) -> list[Candidate]:
    """The candidates with their importance: how much their sentence matters, or their kind; repetition, position."""
    weighed = []
    for candidate in candidates:
        found = salience(knowledge, candidate.evidence)
        if found is None:
            level = _BASE[candidate.kind]
        else:
            level = 3 if found.must_know >= _MUST else 2 if found.must_know >= _MAY else 1
        if mentions[candidate.fact] >= 2:
            level += 1
        if candidate.kind is Kind.DEFINITION and knowledge.names.counts[candidate.subject] >= 3:
            level += 1
        if is_side_section(candidate.section):
            level -= 1
        weighed.append(replace(candidate, importance=max(1, min(3, max(level, candidate.importance - 1)))))
    return weighed


def limit(candidates: Sequence[Candidate], options: Options) -> tuple[list[Candidate], list[Candidate]]:
    """What the user's limits leave and take, both in document order; the important and best asked stay."""
    wanted = [c for c in candidates if c.kind in options.kinds and c.importance >= options.min_importance]
    dropped = [c for c in candidates if c not in wanted] if len(wanted) < len(candidates) else []
    order = {id(c): n for n, c in enumerate(wanted)}

    def merit(candidate: Candidate) -> tuple[float, int]:
        return (-(candidate.importance + rank(candidate)), order[id(candidate)])

    if options.per_section is not None:
        rows: dict[tuple[str, ...], list[Candidate]] = defaultdict(list)
        for candidate in wanted:
            rows[candidate.section].append(candidate)
        stay = {id(c) for row in rows.values() for c in sorted(row, key=merit)[: options.per_section]}
        dropped += [c for c in wanted if id(c) not in stay]
        wanted = [c for c in wanted if id(c) in stay]
    if options.max_cards is not None and len(wanted) > options.max_cards:
        stay = {id(c) for c in sorted(wanted, key=merit)[: options.max_cards]}
        dropped += [c for c in wanted if id(c) not in stay]
        wanted = [c for c in wanted if id(c) in stay]
    return wanted, dropped
