"""How much a sentence matters: the judge's arithmetic, and what it is used for."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadquiz.generate import salience as module
from leadquiz.generate.parse_cache import ParseCache
from leadquiz.generate.salience import (
    Judge,
    Salience,
    is_long_story,
    is_salient,
    is_worth_any_form,
    judge,
    judge_all,
    row,
    salience,
)
from leadquiz.generate.tokens import Sentence
from leadquiz.generate.vectors import Array, Vectors, pieces_of, vectors
from leadquiz.generate.views import Knowledge
from passages import views_in

TEXT = """# Carillons

## What a Carillon Is

A carillon is a set of at least 23 bells that is played from a keyboard. The bells of a carillon are tuned so that
several can sound together. I went there once on a rainy afternoon with a friend and his dog. The keyboard drives the
clappers of the bells through wires.
"""


def test_what_something_is_matters_more_than_an_afternoon() -> None:
    knowledge = next(view for view in views_in(TEXT) if view.passages).knowledge
    found = {written.split()[0]: salience(knowledge, written) for written in knowledge.memo["sentences"]}
    definition, afternoon = found["A"], found["I"]
    assert definition is not None
    assert afternoon is not None
    assert definition.worth_knowing > afternoon.worth_knowing
    assert definition.must_know > afternoon.must_know


def test_nothing_is_asked_at_large_of_what_does_not_matter() -> None:
    knowledge = next(view for view in views_in(TEXT) if view.passages).knowledge
    written = next(w for w in knowledge.memo["sentences"] if w.startswith("A carillon"))
    assert is_salient(knowledge, written)
    assert not is_salient(knowledge, next(w for w in knowledge.memo["sentences"] if w.startswith("I went")))


def test_of_a_long_story_only_what_rather_matters_is_asked_in_any_form(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    knowledge = next(view for view in views_in(TEXT) if view.passages).knowledge
    first, second, *_ = knowledge.memo["sentences"]
    monkeypatch.setitem(knowledge.memo, "salience", {first: Salience(1.5, -1.0), second: Salience(0.5, -1.0)})
    assert is_worth_any_form(knowledge, second)

    monkeypatch.setattr(module, "is_long_story", lambda _: True)
    assert is_worth_any_form(knowledge, first)
    assert not is_worth_any_form(knowledge, second)
    assert is_worth_any_form(replace(knowledge, thorough=True), second)


def test_a_story_is_long_from_a_thousand_sentences_on() -> None:
    knowledge = replace(views_in(TEXT)[0].knowledge, narrative=True)
    assert not is_long_story(knowledge)
    long = replace(knowledge, memo={"sentences": dict.fromkeys(range(1001))})
    assert is_long_story(long)
    assert not is_long_story(replace(long, narrative=False))


def test_what_is_no_sentence_is_not_judged() -> None:
    knowledge = views_in(TEXT)[0].knowledge
    assert salience(knowledge, "No such sentence.") is None
    assert is_salient(knowledge, "No such sentence.")


def test_every_sentence_has_a_row_of_the_width_that_the_judge_reads() -> None:
    for view in views_in(TEXT):
        for _, sentence in view.sentences():
            made = row(sentence, view.knowledge)
            assert np.isfinite(made).all()
            assert judge().scores(made[None]).shape == (1, 2)


def test_the_judge_is_one_hidden_layer() -> None:
    small = Judge({
        "hidden": np.array([[1.0, -1.0]]), "hidden_bias": np.array([0.0, 0.5]),
        "out": np.array([[2.0, 0.0], [0.0, 1.0]]), "out_bias": np.array([0.0, 1.0]),
    })  # fmt: skip
    assert small.scores(np.array([[3.0], [-1.0]])).tolist() == [[6.0, 1.0], [0.0, 2.5]]


def test_a_text_may_have_any_number_of_different_words() -> None:
    known = Vectors(["bell", "##s"], np.array([[2, 4], [4, 0]], np.int8), 0.5)
    for number in range(10_000):
        assert known[f"bell {number}"].tolist() == known["bell"].tolist()


def test_a_word_is_the_mean_of_its_pieces() -> None:
    known = Vectors(["bell", "##s"], np.array([[2, 4], [4, 0]], np.int8), 0.5)
    assert known["bells"].tolist() == [1.5, 1.0]
    assert known["Bell"].tolist() == [1.0, 2.0]
    assert known["zzz"].tolist() == [0.0, 0.0]
    assert known.mean(["bells", "bell"]).tolist() == [1.25, 1.5]
    assert known.mean([]).tolist() == [0.0, 0.0]


@given(st.text(max_size=30))
def test_any_word_has_a_vector(word: str) -> None:
    assert np.isfinite(vectors()[word]).all()


@pytest.mark.parametrize(("word", "pieces"), [("bells", [0, 1]), ("sbell", []), ("", [])])
def test_pieces_are_the_longest_that_are_known(word: str, pieces: list[int]) -> None:
    assert pieces_of(word, {"bell": 0, "##s": 1}) == pieces


LONG = "\n\n".join(
    f"## Chapter {n}\n\n"
    + " ".join(f"The bell number {n * 60 + k} of the tower rings at noon." for k in range(60))
    for n in range(4)
)


def test_a_stretch_that_did_not_change_is_not_judged_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = ParseCache(tmp_path / "parses.sqlite", today=20_000)
    judged: list[str] = []

    def counted(sentence: Sentence, knowledge: Knowledge) -> Array:
        judged.append(sentence.written)
        return row(sentence, knowledge)

    monkeypatch.setattr(module, "row", counted)

    def run(text: str, kept: ParseCache | None) -> dict[str, Salience]:
        judged.clear()
        knowledge = views_in(text)[0].knowledge
        judge_all(knowledge, kept)
        found: dict[str, Salience] = knowledge.memo["salience"]
        return found

    first = run(LONG, store)
    assert len(judged) == len(first) == 240
    assert run(LONG, store) == first
    assert judged == []
    edited = LONG.replace("number 200 of", "number 200 in")
    again = run(edited, store)
    assert 0 < len(judged) < 240
    assert again == run(edited, None)
