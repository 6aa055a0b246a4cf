"""What a gap says of the words that it hides, and where a learner sees it."""

from dataclasses import replace

import pytest

from factories import candidate, card, deck_of
from leadquiz.exchange.asked import Way, ask
from leadquiz.generate import Options, generate
from leadquiz.generate.hints import hint
from leadquiz.model import GAP, Kind
from leadquiz.terminal.screens import hint_of
from leadquiz.worksheet.cards import sides
from passages import views_in


@pytest.mark.parametrize(
    ("answer_type", "shown"),
    [("date:year", "year"), ("date:century", "century"), ("date:years", "years"), ("percent", "percentage"),
     ("money", "amount"), ("person", ""), ("phrase", ""), ("count", "")],
)  # fmt: skip
def test_dates_and_shares_say_what_they_are(answer_type: str, shown: str) -> None:
    assert hint(candidate(kind=Kind.CLOZE, answer_type=answer_type)) == shown


def test_a_question_needs_no_hint() -> None:
    assert not hint(candidate(kind=Kind.FACT, answer_type="date:year"))


def test_generated_gaps_carry_their_hint() -> None:
    outline = views_in("In 1911, the foundry of Oslo cast the heaviest bell of Norway.")[0].knowledge.outline
    deck = generate([outline], Options(min_worth=0, kinds=frozenset({Kind.CLOZE}))).deck
    (year,) = (c for c in deck.cards if c.answer == "1911")
    assert year.hint == "year"
    assert year.asked == year.question.replace(GAP, f"{GAP} (year)")


def test_the_hint_of_a_gap_is_shown_and_not_told_again() -> None:
    cloze = card(kind=Kind.CLOZE, question=f"In {GAP}, it rang.", answer="1911", hint="year")
    assert cloze.asked == f"In {GAP} (year), it rang."
    assert hint_of(cloze) != "year"
    assert hint_of(card(hint="a year")) == "a year"


def test_the_hint_stands_in_the_gap_on_paper_and_in_other_programs() -> None:
    cloze = card(kind=Kind.CLOZE, question=f"In {GAP}, it rang.", answer="1911", hint="year")
    assert sides(cloze)[0].lines == ("In ________ (year), it rang.",)
    ((asked,), _) = ask([deck_of(cloze)], [Way.SHORT], 4, seed=1)
    assert asked.question == f"In {GAP} (year), it rang."


def test_a_gap_that_hides_a_list_says_how_many() -> None:
    hidden = candidate(
        kind=Kind.LIST, question="Bells are rich in ____.", answer="tin; copper", members=("tin", "copper")
    )

    assert hint(hidden) == "two"
    assert hint(replace(hidden, question="What are bells rich in?")) == ""
    asked = card(kind=Kind.LIST, question=hidden.question, answer=hidden.answer, hint="two")
    assert asked.asked == "Bells are rich in ____ (two)."


def test_the_hundreds_are_a_century() -> None:
    assert hint(
        candidate(
            kind=Kind.CLOZE, question="In ____ bells rang.", answer="the 1800s", answer_type="date:decade"
        )
    ) == ("century")
