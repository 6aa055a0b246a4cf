import time
from collections import Counter
from dataclasses import replace

import pytest

from factories import candidate
from leadquiz.generate.facts_index import ambiguous, rivals, same_answer, signature, stem
from leadquiz.generate.names import NameIndex
from leadquiz.model import Candidate, Kind

CANONICAL = {
    name: name
    for name in ("eBay", "Taobao", "PayPal", "Ada Lovelace", "Great Western Railway", "Bath", "Bristol")
} | {"Lovelace": "Ada Lovelace", "GWR": "Great Western Railway"}
NAMES = NameIndex({}, CANONICAL, {}, Counter(CANONICAL.values()), {"GWR": "Great Western Railway"})


def asked(question: str, answer: str, **changes: object) -> Candidate:
    return candidate(question=question, answer=answer, fact=f"{question}|{answer}", **changes)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("When did eBay buy PayPal?", "When was PayPal acquired by eBay?"),
        ("When did Lovelace publish the notes?", "When did Ada Lovelace publish the notes?"),
        ("Which line did the GWR open?", "Which line did the Great Western Railway open?"),
        ("Who founded Taobao?", "Who established Taobao?"),
        ("What were Taobao's challenges?", "What was Taobao's challenge?"),
    ],
)
def test_wordings_of_one_question_have_one_signature(one: str, other: str) -> None:
    assert signature(one, NAMES) == signature(other, NAMES)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("When did eBay buy PayPal?", "When did eBay buy Taobao?"),
        ("When did eBay buy PayPal?", "Why did eBay buy PayPal?"),
        ("What opened in 1841?", "What opened in 1842?"),
    ],
)
def test_other_questions_have_other_signatures(one: str, other: str) -> None:
    assert signature(one, NAMES) != signature(other, NAMES)


def test_found_is_a_verb_of_its_own() -> None:
    assert stem("found") == stem("founded") == stem("launched")
    assert stem("found") != stem("discovered")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2003", "in May 2003", True),
        ("$20 million", "20 million dollars", True),
        ("GWR", "the Great Western Railway", True),
        ("an online marketplace", "a marketplace", True),
        ("Bath", "Bristol", False),
        ("2003", "Bristol", False),
        ("to win more sellers", "to keep out rivals", False),
    ],
)
def test_answers_are_compared_by_what_they_say(one: str, other: str, same: bool) -> None:
    assert same_answer(one, other, NAMES) is same


def test_wordings_of_one_fact_are_rivals() -> None:
    candidates = [
        asked("When did eBay buy PayPal?", "2002"),
        asked("When did eBay buy Taobao?", "2002"),
        asked("In which year did eBay acquire PayPal?", "2002"),
        asked("When was PayPal bought?", "2002"),
    ]

    assert rivals(candidates, NAMES) == [(0, 2, 3)]


def test_a_question_and_its_reverse_are_no_rivals() -> None:
    candidates = [asked("When did eBay buy PayPal?", "2002"), asked("What did eBay buy in 2002?", "PayPal")]

    assert rivals(candidates, NAMES) == []


def test_siblings_are_no_rivals() -> None:
    candidates = [asked("When did eBay buy PayPal?", "2002", note="n")] * 2

    assert rivals(candidates, NAMES) == []


def test_one_question_with_two_answers_is_ambiguous_both_times() -> None:
    candidates = [
        asked("What did Taobao introduce?", "escrow", first=3),
        asked("Where did eBay open an office?", "Bath"),
        asked("What did Taobao introduce?", "a chat for haggling", first=9),
    ]

    found = ambiguous(candidates, NAMES)

    assert list(found) == [0, 2]
    assert "line 9" in found[0]
    assert "line 3" in found[2]


def test_a_date_makes_a_question_unique_and_leaves_the_open_one_out() -> None:
    candidates = [
        asked("What did Taobao launch?", "escrow"),
        asked("What did Taobao launch in 2004?", "a chat"),
    ]

    assert list(ambiguous(candidates, NAMES)) == [0]


@pytest.mark.parametrize("kind", [Kind.DEFINITION, Kind.CAUSE])
def test_two_reasons_or_definitions_may_both_be_right(kind: Kind) -> None:
    candidates = [
        asked("Why did Taobao charge nothing?", "to win sellers", kind=kind),
        asked("Why did Taobao charge nothing?", "to hurt a rival", kind=kind),
    ]

    assert ambiguous(candidates, NAMES) == {}


def test_questions_under_different_contexts_are_told_apart() -> None:
    candidates = [
        asked("How many orders were made?", "300", context="Sales day 2014"),
        asked("How many orders were made?", "500", context="Sales day 2015"),
    ]

    assert ambiguous(candidates, NAMES) == {}


def test_thousands_of_candidates_take_seconds() -> None:
    candidates = [
        asked(f"When did firm {n % 700} open shop {n % 900} in town {n % 1100}?", str(1500 + n % 500))
        for n in range(2_000)
    ]

    before = time.process_time()
    rivals(candidates, NAMES)
    ambiguous(candidates, NAMES)

    assert time.process_time() - before < 6


def test_terms_between_quotation_marks_are_told_apart() -> None:
    cards = [
        asked("What does “vein” mean?", "Vessel that takes blood to the heart"),
        asked(
            "What does “coronary vein” mean?", "Vessel that takes blood from the heart tissue to the heart"
        ),
    ]

    assert rivals(cards, NAMES) == []


def test_the_like_of_two_things_is_two_facts() -> None:
    aims = [
        candidate(
            question=f"What is the aim of {bells}?", answer=said, fact="aim|be|aim", kind=Kind.PRINCIPLE
        )
        for bells, said in (
            ("evening chimes", "To calm"),
            ("wedding peals", "To cheer"),
            ("bells", "To be heard"),
            ("small bells", "To warn"),
        )
    ]
    of_a_time = replace(aims[2], question="What is the aim of bells in towns?", answer="To reach all")

    assert rivals(aims, NAMES) == []
    assert rivals([aims[2], of_a_time], NAMES) == [(0, 1)]
