"""Facts asked by a gap in their sentence."""

from dataclasses import replace

import pytest

from leadquiz.generate import Options, generate
from leadquiz.generate.engine import propose
from leadquiz.generate.gaps import gaps, gaps_at_large
from leadquiz.generate.listed import lists_at_large
from leadquiz.generate.rules.cloze import clozes
from leadquiz.generate.rules.dates import dates
from leadquiz.model import GAP, Kind
from passages import proposed, views_in

TEXT = "Anna Berg founded the bell factory Velotech in Oslo in 1911."


def asked(source: str) -> dict[str, str]:
    return {c.answer: c.question for c in proposed(gaps_at_large, source)}


def test_a_dated_question_is_asked_by_a_gap_too() -> None:
    view = next(view for view in views_in(TEXT) if view.passages)
    found = list(dates(view))
    (gap,) = (c for c in gaps(found, view) if c.answer == "1911")
    assert gap.question == f"Anna Berg founded the bell factory Velotech in Oslo in {GAP}."
    assert gap.kind is Kind.CLOZE
    assert gap.fact == next(c.fact for c in found if c.answer == "1911")


def test_an_answer_that_the_sentence_does_not_say_in_one_run_gets_no_gap() -> None:
    view = next(view for view in views_in(TEXT) if view.passages)
    (date,) = (c for c in dates(view) if c.answer == "1911")
    assert not list(gaps([replace(date, answer="1911 in Oslo")], view))
    assert not list(gaps([replace(date, evidence="Another sentence.")], view))


def test_the_term_that_a_sentence_names_is_hidden() -> None:
    found = asked("The iron tongue that strikes the wall of a bell is called the clapper.")
    assert found["clapper"] == f"The iron tongue that strikes the wall of a bell is called the {GAP}."


def test_a_sentence_that_leans_on_nothing_before_it_is_left_alone() -> None:
    assert not asked("It is called the clapper of the bell in most of the towns.")
    assert not asked("This iron tongue is called the clapper of the bell in most towns.")
    assert not asked("Today the iron tongue of a bell is called the clapper in most towns.")


def test_a_joint_to_what_was_said_before_is_left_out() -> None:
    found = asked("The iron tongue that strikes the wall of a bell is thus called the clapper.")
    assert found["clapper"] == f"The iron tongue that strikes the wall of a bell is called the {GAP}."


def test_a_sentence_that_leans_on_the_one_before_it_is_asked_with_it() -> None:
    before = "An iron tongue strikes the wall of every bell from inside."
    source = f"{before} This tongue is called the clapper of the bell."
    (found,) = (c for c in proposed(gaps_at_large, source) if c.answer == "clapper of the bell")
    assert found.question == f"{before} This tongue is called the {GAP}."
    assert found.before == f"{before} "
    assert found.evidence == "This tongue is called the clapper of the bell."


def test_the_card_rests_on_both_sentences() -> None:
    before = "However, an iron tongue strikes the wall of every bell from inside."
    source = f"{before} This tongue is called the clapper of the bell."
    result = generate(
        [views_in(source)[0].knowledge.outline], Options(min_worth=0, kinds=frozenset({Kind.CLOZE}))
    )
    (card,) = (c for c in result.deck.cards if c.question.count(".") == 2)
    assert card.question.startswith("An iron tongue strikes")
    assert card.evidence == source.removeprefix("However, ")
    assert card.evidence in source


def test_what_goes_on_with_a_row_is_not_asked() -> None:
    source = (
        "Iron tongues strike the walls of all bells from inside. Another part of a bell is called the crown."
    )
    assert not [c for c in proposed(gaps_at_large, source) if c.before]


def test_a_pronoun_with_its_noun_before_it_stays() -> None:
    found = asked("A carillon is an instrument that sounds its bells by a keyboard.")
    assert any("its bells" in question for question in found.values())


def test_a_long_sentence_is_cut_behind_its_gap() -> None:
    text = (
        "The iron tongue that strikes the inner wall of a bell in a tower is called the clapper, which "
        "the founders of the low countries used to forge by hand from a single bar of soft iron that came from "
        "the north by ship every spring and every autumn."
    )
    assert asked(text)["clapper"].endswith(f"is called the {GAP}.")


def test_no_gap_is_made_of_what_the_rest_says() -> None:
    found = proposed(gaps_at_large, "A bell founder is a founder who casts bells of bronze.")
    for candidate in found:
        rest = candidate.question.replace(GAP, "").lower()
        assert candidate.answer.lower() not in rest


def test_gaps_are_proposed_beside_the_questions_of_rules() -> None:
    rules = {c.rule for c in propose(views_in(TEXT))}
    assert {"dates", "gaps"} <= rules


def test_a_sentence_that_is_done_with_gets_no_gap_at_large() -> None:
    (view,) = (view for view in views_in(TEXT) if view.passages)
    assert list(gaps_at_large(view))
    assert not list(gaps_at_large(view, {TEXT}))


def test_a_sentence_that_counts_from_the_one_before_it_is_asked_with_it() -> None:
    before = "Anna Berg cast the bell of Oslo in 1911."
    source = f"{before} Three years later, the town of Bergen ordered the heaviest bell of the country."
    found = {
        c.question: c.answer
        for c in proposed(gaps_at_large, source)
        if c.answer == "heaviest bell of the country"
    }
    assert all(question.startswith(before) for question in found), found


def test_a_noun_that_says_itself_which_one_is_meant_leans_on_nothing() -> None:
    found = asked("This mixture of copper and tin from the same mine is known as bronze.")
    assert found["bronze"] == f"The mixture of copper and tin from the same mine is known as {GAP}."


def test_what_only_ties_a_sentence_to_its_text_is_left_out() -> None:
    found = asked("In other words, the iron tongue that strikes the wall of a bell is called the clapper.")
    assert found["clapper"] == f"The iron tongue that strikes the wall of a bell is called the {GAP}."
    found = asked("Conversely, the term patina refers to the green skin of an older bell.")
    assert found["patina"] == f"The term {GAP} refers to the green skin of an older bell."


def test_what_a_reader_is_told_to_recall_is_told() -> None:
    found = asked("Recall that the iron tongue of a bell is called the clapper.")
    assert found["clapper"] == f"The iron tongue of a bell is called the {GAP}."


def test_a_first_of_several_keeps_its_number() -> None:
    found = asked("First, the bronze is melted in a furnace, and second, the mould is filled with bronze.")
    assert all(question.startswith("First, ") for question in found.values())


def test_a_long_sentence_loses_what_only_adds_to_a_noun() -> None:
    found = asked(
        "The foundry of Oslo, which many people of the town remember for the smoke of its furnace and for the noise of "
        "its hammers on every day of the week, delivered the heaviest bell of the whole country to the church."
    )
    assert found["heaviest bell of the whole country"] == (
        f"The foundry of Oslo delivered the {GAP} to the church."
    )


def test_half_of_a_range_is_never_hidden() -> None:
    found = asked(
        "The foundry of Oslo cast bells of bronze between 1911 and 1934 for the churches of Norway."
    )
    assert "1911 and 1934" in found
    assert not {"1911", "1934"} & set(found)


def test_a_word_of_the_term_may_go_on_in_its_sentence() -> None:
    found = asked("The master bell of a set of tower bells is called the tenor bell.")
    assert found["tenor bell"] == f"The master bell of a set of tower bells is called the {GAP}."


def test_one_side_of_a_case_is_no_whole_name() -> None:
    found = asked("The court of Oslo decided in Berg v. Norway that the bell belonged to the town.")
    assert not {"Berg", "Norway"} & set(found)


def test_a_pronoun_without_a_noun_of_its_own_leans_on_what_was_said() -> None:
    assert not asked("In 1871, the king of Norway allowed their unions of ringers by law.")
    assert not asked("Led by the oldest brother of the smith, they became known as the ringers of Oslo.")
    assert asked("When the ringers of Oslo went on strike, they became known as the silent guild.")


def test_a_story_that_takes_something_up_is_asked_with_the_sentence_before() -> None:
    before = "In 1919, Norway sent soldiers on raids through the bell works of Oslo and Bergen."
    source = f"{before} Anna Berg founded the guild of ringers in 1920 to help the victims hurt in the raids."
    (found,) = (c for c in proposed(gaps_at_large, source) if c.answer == "1920")
    assert views_in(source)[0].knowledge.narrative
    assert found.question.startswith(before)


def test_there_stands_for_a_place_of_the_sentence_before() -> None:
    assert not asked("There the smiths of the king founded the house of the bells for the whole country.")
    assert asked("There are twelve bells of bronze in the tower of the cathedral of Oslo.")


def test_a_sentence_whose_references_are_known_is_asked_with_them_written_out() -> None:
    source = """
    Anna Berg cast bells. Then she moved to Oslo. Later she opened a foundry for church bells in the old harbour.
    """
    found = asked(source)
    assert any("Anna Berg opened" in question for question in found.values())
    assert not any(question.startswith("Later she") for question in found.values())


def test_a_sentence_that_leaves_open_which_is_asked_with_the_one_before_or_not_at_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("leadquiz.generate.gaps.is_salient", lambda *_: True)
    sentence = "The decision surprised most of the bell founders in Norway."
    before = "Anna Berg sold Velotech to three brothers from Bergen in 1911."
    assert not any(c.evidence == sentence for c in proposed(gaps_at_large, f"Who knew it? {sentence}"))
    found = [c for c in proposed(gaps_at_large, f"{before} {sentence}") if c.evidence == sentence]
    assert found
    assert all(c.before == f"{before} " for c in found)


def test_a_list_is_hidden_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("leadquiz.generate.listed.salience", lambda *_: None)
    source = (
        "A bell founder combines the raw materials of copper, tin, and charcoal to cast a heavy church bell."
    )
    (found,) = proposed(lists_at_large, source)
    assert found.members == ("copper", "tin", "charcoal")
    assert found.kind is Kind.LIST
    assert (
        found.question == f"A bell founder combines the raw materials of {GAP} to cast a heavy church bell."
    )


@pytest.mark.parametrize(
    "source",
    [
        "A bell founder works with metals such as copper, tin, and silver in a heavy furnace by day.",
        "A bell founder needs a furnace, copper, and other things of that sort for a heavy church bell.",
        "A bell founder buys copper, tin, and charcoal, and a heavy furnace for his shop beside the harbour.",
        "A bell founder is a craftsman who casts bells of copper and tin in a heavy furnace every day.",
        "A bell founder likes the deep sound of bronze, brass, and silver in a heavy church bell by day.",
        "A foundry looks at a caster's skill, patience, and strength before it lets him cast a heavy bell.",
    ],
)
def test_what_is_no_whole_list_is_not_hidden_as_one(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("leadquiz.generate.listed.salience", lambda *_: None)
    assert not proposed(lists_at_large, source)


def test_the_same_sum_in_other_money_is_not_told_behind_the_gap() -> None:
    source = "Velotech paid 1.5bn euros ($2bn; £1.1bn) for the bell foundries of Bergen in 1911."
    asked = {c.answer: c.question for c in (*proposed(clozes, source), *proposed(gaps_at_large, source))}
    assert not any("$2bn" in question for answer, question in asked.items() if "euros" in answer)


@pytest.mark.parametrize(
    ("sentence", "is_asked"),
    [
        (
            "Anna Berg said that the founding of Velotech was a story of vision, trust, and determination.",
            False,
        ),
        (
            "In 1911 Anna Berg bought the old foundries of Molde, Bergen, and Tromsø for Velotech in Oslo.",
            True,
        ),
    ],
)
def test_what_a_story_praises_somebody_for_is_no_list_to_learn(
    sentence: str, is_asked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("leadquiz.generate.listed.salience", lambda *_: None)
    story = "Anna Berg founded Velotech in Oslo in 1911. Olaf Lund joined Velotech in 1912. "
    found = [c for c in proposed(lists_at_large, story + sentence) if c.evidence == sentence]
    assert bool(found) is is_asked
