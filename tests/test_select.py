"""The choice among candidates."""

from collections import Counter
from dataclasses import replace

import pytest

from factories import candidate, views_of_text
from leadquiz.generate.names import NameIndex
from leadquiz.generate.options import Options
from leadquiz.generate.select import (
    GAPS,
    PHRASES,
    best_of_facts,
    is_side_section,
    limit,
    one_of_a_sentence,
    rank,
    weigh,
    without_doubles,
)
from leadquiz.generate.views import Knowledge
from leadquiz.model import Candidate, Kind


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return views_of_text("Anna Berg founded Velotech in Oslo in 1911.")[0].knowledge


@pytest.fixture
def names(knowledge: Knowledge) -> NameIndex:
    return knowledge.names


def numbered(count: int, **changes: object) -> list[Candidate]:
    return [
        candidate(
            question=f"When did firm {n} open in Oslo?", fact=f"firm {n}|open|oslo|date:year", **changes
        )
        for n in range(count)
    ]


def test_of_one_fact_the_better_form_stays(names: NameIndex) -> None:
    long = candidate(
        question="When did eBay, as is well known to all who follow such things closely, buy PayPal from others?"
    )

    kept, outdone = best_of_facts([long, candidate()], names)

    assert kept == [candidate()]
    assert outdone == [(long, candidate())]


def test_a_cloze_gives_way_to_a_question_for_the_same_words_of_its_sentence(names: NameIndex) -> None:
    question = candidate()
    cloze = candidate(kind=Kind.CLOZE, question="In ____ eBay bought PayPal.", fact="|cloze|1", rule="cloze")
    other = replace(
        cloze, evidence="In 2002 it snowed in Oslo.", question="In ____ it snowed in Oslo.", fact="|cloze|2"
    )

    kept, _ = best_of_facts([question, cloze, other], names)

    assert cloze not in kept
    assert question in kept


def test_a_short_form_gives_way_to_a_better_question_for_the_same_term(names: NameIndex) -> None:
    short = candidate(
        question="What does “TG” stand for?",
        answer="Tower gate",
        answer_type="expansion",
        evidence="A door called a tower gate (TG) shuts the frame.",
        fact="tg|stand",
    )
    gap = candidate(
        kind=Kind.CLOZE,
        question="A door called a ____ shuts the frame.",
        answer="tower gate",
        answer_type="term",
        evidence=short.evidence,
        fact="tower gate|be|called",
    )
    elsewhere = replace(short, evidence="The tower gate (TG) is old.")
    assert best_of_facts([short, gap], names)[0] == [gap]
    assert best_of_facts([elsewhere, gap], names)[0] == [elsewhere, gap]


def test_a_shorter_question_outside_summaries_ranks_higher() -> None:
    assert rank(candidate()) > rank(candidate(section=("Summary",)))
    assert rank(candidate()) > rank(candidate(answer="word " * 20))
    assert rank(candidate()) > rank(candidate(kind=Kind.CLOZE))


@pytest.mark.parametrize(
    ("title", "side"), [("Summary", True), ("Conclusion: what stays", True), ("Summaries", False)]
)
def test_sections_that_repeat_are_known(title: str, side: bool) -> None:
    assert is_side_section(("Book", title)) is side


def test_importance_stays_within_one_and_three(knowledge: Knowledge) -> None:
    many = [candidate(kind=kind, importance=3, section=("Summary",)) for kind in Kind]

    levels = {made.importance for made in weigh(many, knowledge, Counter({many[0].fact: 9}))}

    assert levels <= {1, 2, 3}


def test_no_more_cards_than_asked_in_document_order(knowledge: Knowledge) -> None:
    made = numbered(6)

    kept, dropped = limit(made, Options(max_cards=2))

    assert len(kept) == 2
    assert kept == [c for c in made if c in kept]
    assert len(dropped) == 4


def test_no_more_cards_a_section_than_asked() -> None:
    made = [*numbered(3, section=("A",)), *numbered(3, section=("B",))]

    kept, _ = limit(made, Options(per_section=1))

    assert [c.section for c in kept] == [("A",), ("B",)]


def test_kinds_and_importance_choose() -> None:
    made = [candidate(kind=Kind.LIST, importance=1), candidate(kind=Kind.FACT, importance=3)]

    assert limit(made, Options(kinds=frozenset({Kind.LIST})))[0] == made[:1]
    assert limit(made, Options(min_importance=2))[0] == made[1:]


def test_a_year_outdoes_the_decade_that_holds_it() -> None:
    assert rank(candidate(answer_type="date:year")) > rank(candidate(answer_type="date:decade"))


def gap(**changes: object) -> Candidate:
    return candidate(rule=GAPS, kind=Kind.CLOZE, question="In ____ eBay bought PayPal.", **changes)


def test_the_worthier_form_of_a_question_stays() -> None:
    question = candidate()
    for own, other, stays in ((0.8, 0.9, gap()), (0.8, 0.81, question), (0.9, 0.8, question)):
        kept, outdone = one_of_a_sentence([(question, own), (gap(), other)])
        assert kept == [stays]
        assert outdone == [(gap() if stays is question else question, stays)]


def test_phrases_are_asked_once_and_only_where_no_rule_asks() -> None:
    first = candidate(rule=PHRASES, question="Who bought PayPal in 2002?", answer="eBay")
    second = candidate(rule=PHRASES, question="What did eBay buy in 2002?", answer="PayPal")
    hidden = gap(answer="PayPal")
    assert one_of_a_sentence([(first, 0.8), (second, 0.9), (hidden, 0.85)])[0] == [second]
    assert one_of_a_sentence([(first, 0.8), (hidden, 0.95), (second, 0.9)])[0] == [hidden]
    assert one_of_a_sentence([(first, 0.9), (candidate(), 0.8), (hidden, 0.95)])[0] == [candidate()]
    elsewhere = replace(first, evidence="Another sentence.")
    assert one_of_a_sentence([(first, 0.9), (elsewhere, 0.8)])[0] == [first, elsewhere]


def test_what_is_said_twice_is_asked_once_in_the_worthier_way() -> None:
    first = candidate(question="What strikes the wall of a bell from inside?", answer="The clapper")
    again = candidate(
        question="What strikes a bell's wall inside?",
        answer="Clapper",
        evidence="Inside, the clapper strikes.",
    )
    assert without_doubles([(first, 0.8), (again, 0.9)]) == ([again], [(first, again)])
    assert without_doubles([(first, 0.9), (again, 0.9)]) == ([first], [(again, first)])


def test_a_double_of_two_cards_yields_to_the_earlier() -> None:
    tower = candidate(question="What rings in the tower of Hamar?", answer="The bell", evidence="A.")
    noon = candidate(question="What rings at noon over the market?", answer="The bell", evidence="B.")
    both = candidate(
        question="What rings at noon in the tower over the market of Hamar?", answer="The bell", evidence="C."
    )
    judged = [(tower, 0.9), (noon, 0.95), (both, 0.8)]
    assert without_doubles(judged) == ([tower, noon], [(both, tower)])


@pytest.mark.parametrize(
    "other",
    [
        candidate(question="How many bells did Oslo have in 1912?", answer="23", evidence="B."),
        candidate(
            question="What rings in the tower of Hamar each noon?", answer="The clapper", evidence="C."
        ),
        candidate(question="What did Oslo have 23 of in 1911?", answer="Bells", note="n", evidence="B."),
    ],
)
def test_other_figures_other_facts_and_siblings_are_no_doubles(other: Candidate) -> None:
    first = candidate(question="How many bells did Oslo have in 1911?", answer="23", note="n", evidence="A.")
    assert without_doubles([(first, 0.8), (other, 0.9)]) == ([first, other], [])


def test_reverse_cards_of_two_sentences_that_answer_alike_are_doubles() -> None:
    first = candidate(
        question="Which house is the money arm of Velotech?", answer="Bell Fund", note="n", evidence="A."
    )
    again = candidate(
        question="Which house is the money lending arm of Velotech?",
        answer="Bell Fund",
        note="n",
        evidence="B.",
    )
    assert without_doubles([(first, 0.9), (again, 0.8)]) == ([first], [(again, first)])


def test_what_somebody_thinks_of_one_thing_is_asked_once() -> None:
    def view(question: str, answer: str) -> Candidate:
        return candidate(
            question=question, answer=answer, rule="viewed", subject="Anna Berg", evidence=answer
        )

    first = view("How did Anna Berg see frost?", "As a test of the founder")
    again = view("How does Anna Berg view each frost?", "As a lesson for the next mould")
    other = view("How did Anna Berg see rust?", "As the enemy of the clapper")
    judged = [(first, 0.9), (again, 0.8), (other, 0.7)]
    assert without_doubles(judged) == ([first, other], [(again, first)])


def test_the_same_question_stands_in_a_deck_once(names: NameIndex) -> None:
    first = candidate(
        question="What is Velotech?", answer="A foundry of Oslo", kind=Kind.DEFINITION, fact="a|be||1"
    )
    other = candidate(
        question="What is Velotech?", answer="The maker of the bell", kind=Kind.DEFINITION, fact="b|be||2"
    )

    best, outdone = best_of_facts([first, other], names)

    assert best == [first]
    assert [loser for loser, _ in outdone] == [other]


def test_what_two_rules_ask_of_one_sentence_is_asked_once() -> None:
    first = candidate(question="When does frost damage occur?", answer="When bells cool fast", note="")
    again = candidate(question="When do frost damages occur?", answer="When bells cool fast", note="")
    assert without_doubles([(first, 0.9), (again, 0.8)]) == ([first], [(again, first)])


def test_two_gaps_for_the_same_words_of_a_sentence_are_one() -> None:
    first = candidate(
        kind=Kind.CLOZE, question="The rim begins with a lip, called the ____.", answer="sound bow"
    )
    longer = candidate(
        kind=Kind.CLOZE,
        question="The rim begins with a lip, called the ____, which is hard.",
        answer="sound bow",
    )
    assert without_doubles([(first, 0.9), (longer, 0.8)]) == ([first], [(longer, first)])
