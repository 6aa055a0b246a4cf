"""How likely a teacher is to hand a card out: the network's arithmetic and what it is used for."""

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadquiz.generate import Options, generate, salience, worth
from leadquiz.generate.engine import propose
from leadquiz.generate.options import USUAL_WORTH
from leadquiz.generate.second_reading import Text
from leadquiz.generate.worth import Reading, network, read, worth_of
from passages import views_in

TEXT = """A carillon is a set of at least 23 bells that is played from a keyboard. The bells of a carillon are tuned so
that several can sound together. Some of the people there had things. The keyboard drives the clappers of the bells
through wires. In 1652 the brothers Hemony cast the first tuned carillon in Zutphen."""


def test_a_worth_is_a_chance_and_does_not_depend_on_its_neighbours() -> None:
    view = views_in(TEXT)[0]
    candidates = propose([view])
    assert len(candidates) > 3
    together = worth_of(candidates, view.knowledge)
    alone = [worth_of([candidate], view.knowledge)[0] for candidate in candidates]
    assert all(0 <= worth <= 1 for worth in together)
    assert np.allclose(together, alone, atol=1e-4)
    assert worth_of(candidates, view.knowledge) == together


@pytest.mark.parametrize("least", [0.3, 0.6, 0.8])
def test_what_reaches_the_least_worth_is_told_exactly(least: float) -> None:
    view = views_in(TEXT)[0]
    candidates = propose([view])
    exact = worth_of(candidates, view.knowledge)
    for plain, quick in zip(exact, worth_of(candidates, view.knowledge, least=least), strict=True):
        assert quick == plain if plain >= least else quick < least


def test_nothing_to_judge_is_no_error() -> None:
    assert worth_of([], views_in(TEXT)[0].knowledge) == []


def test_a_figure_of_a_report_without_its_year_is_worth_little() -> None:
    report = """The mayor said on Monday that the foundry had done well. The foundry said that it had sold 40 bells.
    The guild said that the town had bought 20 bells in 1911. The town said it was pleased, Anna Berg told reporters."""
    view = views_in(report)[0]
    card = next(iter(propose([view])))
    undated, dated = (
        replace(card, rule="amounts", answer="Twenty", answer_type="count", question=question)
        for question in (
            "How many bells did the foundry sell?",
            "How many bells did the foundry sell in 1911?",
        )
    )
    of_report = worth_of([undated, dated], view.knowledge)
    view.knowledge.memo["report"] = {"is": False}
    elsewhere = worth_of([undated, dated], view.knowledge)
    assert of_report[0] < elsewhere[0] / 2
    assert of_report[1] == elsewhere[1]
    view.knowledge.memo["report"] = {"is": True}
    under_its_month = replace(undated, context="Bell sales, November 1911")
    assert worth_of([under_its_month], view.knowledge)[0] > 2 * of_report[0]
    view.knowledge.memo["announced"] = frozenset({"Bell sales, November 1911"})
    announced = worth_of([under_its_month], view.knowledge)[0]
    view.knowledge.memo["announced"] = frozenset()
    assert announced > worth_of([under_its_month], view.knowledge)[0]


def test_a_card_that_leaves_open_which_one_is_meant_is_worth_less(monkeypatch: pytest.MonkeyPatch) -> None:
    view = views_in(TEXT)[0]
    card = replace(propose([view])[0], rule="dates", question="When did the emperor tax bells?")
    [told] = worth_of([card], view.knowledge)
    monkeypatch.setattr("leadquiz.generate.worth._WHICH_ONE", re.compile("(?!)"))
    [plain] = worth_of([card], view.knowledge)
    assert told < plain


@given(st.lists(st.text(max_size=12), min_size=1, max_size=5))
def test_any_words_can_be_read(words: list[str]) -> None:
    rows = [(word, part, 0, 0, 0, 0, 0, 0) for word in words for part in range(3)]
    reading = Reading(rows, " ".join(words), "", [0.0] * 24, "dates", "", "fact")
    assert 0 <= network().worth([reading])[0] <= 1


def test_a_card_reads_its_question_its_answer_and_its_sentence() -> None:
    view = views_in(TEXT)[0]
    candidate = next(c for c in propose([view]) if c.rule == "reasons")
    rows = read(candidate, view.knowledge).rows
    parts = [[row[0] for row in rows if row[1] == part] for part in range(3)]
    assert " ".join(parts[0][:3]) in candidate.question
    assert parts[1][0] in candidate.answer
    assert "together" in parts[2]
    answered = [row[0] for row in rows if row[1] == 2 and row[7] >> 5 & 1]
    assert answered
    assert all(word.lower() in candidate.answer.lower() for word in answered)


def test_a_definition_is_worth_more_than_an_empty_sentence() -> None:
    view = views_in(TEXT)[0]
    candidate = next(c for c in propose([view]) if c.answer.startswith("A set of at least 23"))
    empty = replace(candidate, question="What did some of the people there have?", answer="Things",
                    evidence="Some of the people there had things.")  # fmt: skip
    good, bad = worth_of([candidate, empty], view.knowledge)
    assert good > bad


@pytest.mark.parametrize("least", [0.0, 0.5, 0.99])
def test_the_least_worth_chooses_the_cards(least: float) -> None:
    result = generate([views_in(TEXT)[0].knowledge.outline], Options(min_worth=least))
    held = [verdict for verdict in result.verdicts if verdict.gate == "worth"]
    assert bool(held) == (least > 0)
    assert (len(result.deck.cards) == 0) == (least == 0.99)
    assert dict(result.deck.options)["min-worth"] == f"{least:g}"


def test_a_worth_asked_for_by_hand_is_kept_to_where_the_usual_one_gives_way(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("leadquiz.generate.engine.least_worth", lambda *_, **__: 0.1)
    outline = views_in(TEXT)[0].knowledge.outline
    by_hand, usual = generate([outline], Options(min_worth=USUAL_WORTH)), generate([outline], Options())
    assert "min-worth" not in dict(usual.deck.options)
    assert dict(by_hand.deck.options)["min-worth"] == f"{USUAL_WORTH:g}"
    assert len(by_hand.deck.cards) < len(usual.deck.cards)


def test_what_rules_ask_of_a_long_story_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    [view] = views_in(
        "Anna Berg founded Velotech in Oslo in 1911. Olaf Lund sold the bells of Velotech to Norway."
    )
    cards = propose([view])
    assert view.knowledge.narrative
    read: list[str] = []

    def reading(texts: Sequence[Text], _store: object) -> list[float]:
        read.extend(card for card, _ in texts)
        return [0.0] * len(texts)

    monkeypatch.setattr(worth, "second_reading", reading)
    worth_of(cards, view.knowledge)
    [dated] = [card.question for card in cards if card.rule == "dates"]
    assert any(dated in card for card in read)
    read.clear()
    monkeypatch.setattr(salience, "_LONG", 1)
    found = worth_of(cards, view.knowledge)
    assert read
    assert not any(dated in card for card in read)
    assert all(w > USUAL_WORTH for w, card in zip(found, cards, strict=True) if card.rule == "dates")
