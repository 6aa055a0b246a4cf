"""The language model that reads a card: its words, and what is kept of its scores."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadquiz.document import parse_outline
from leadquiz.generate import second_reading as module
from leadquiz.generate.engine import propose
from leadquiz.generate.parse_cache import ParseCache
from leadquiz.generate.second_reading import Text, reader, second_reading, text_of
from leadquiz.model import GAP, Kind
from passages import views_in

CARDS: list[Text] = [
    ("fact | Bells | In which year was the first tuned carillon cast? | 1652", "In 1652 the first was cast."),
    ("cloze | Bells | The iron tongue of a bell is the ____. | clapper", ""),
    ("fact | Bells | What did some of them have there? | Things", "Some of them had things there."),
]


def test_scores_do_not_depend_on_the_neighbours() -> None:
    together = reader().scores(CARDS)
    assert together == [reader().scores([card])[0] for card in reversed(CARDS)][::-1]


def test_an_empty_question_scores_less() -> None:
    good, _, empty = reader().scores(CARDS)
    assert good > empty


@given(st.lists(st.tuples(st.text(max_size=300), st.text(max_size=300)), min_size=1, max_size=3))
def test_any_text_can_be_read(texts: list[Text]) -> None:
    scores = reader().scores(texts)
    assert len(scores) == len(texts)
    assert all(-50 < score < 50 for score in scores)


def test_long_texts_are_cut_to_what_the_model_reads() -> None:
    numbers, first = reader()._numbers("bell " * 300, "tower " * 300)
    assert len(numbers) == 160
    assert 76 < first < 84


def test_a_gap_is_one_piece_and_accents_go() -> None:
    plain, _ = reader()._numbers("The tower of Orleans holds a ____.", "")
    accents, _ = reader()._numbers("The tower of Orléans holds a ____.", "")
    assert plain == accents
    assert plain.count(4) == 1


def test_scores_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = ParseCache(tmp_path / "cache.sqlite", today=20_000)
    first = second_reading(CARDS, store)

    class Unused:
        def scores(self, texts: Sequence[Text]) -> list[float]:
            assert not texts
            return []

    monkeypatch.setattr(module, "reader", Unused)
    assert second_reading(CARDS, store) == first


def test_nothing_to_read_needs_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "reader", lambda: pytest.fail("loaded"))
    assert second_reading([], None) == []


def test_title_and_heading_are_told_and_the_sentence_unless_the_card_is_that_sentence() -> None:
    source = "# Bells of Zutphen\n\n## The Founders\n\nA carillon is a set of at least 23 tuned bells.\n"
    view = next(v for v in views_in(parse_outline(source, "bells.md")) if v.passages)
    kinds = set()
    for candidate in propose([view]):
        kinds.add(candidate.kind)
        card, about = text_of(candidate, view.knowledge)
        assert candidate.question in card
        assert candidate.answer in card
        assert about.endswith("> The Founders |") == (candidate.kind is Kind.CLOZE)
        assert (candidate.evidence in about) == (candidate.kind is not Kind.CLOZE)
        assert (GAP in card) == (candidate.kind is Kind.CLOZE)
    assert len(kinds) > 1
