"""Proposals kept by section: a run that uses them makes what a run without makes."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factories import candidate
from leadquiz.document import parse_outline
from leadquiz.generate import Result, generate
from leadquiz.generate.engine import _judged, views_of
from leadquiz.generate.gates import Verdict
from leadquiz.generate.options import Options
from leadquiz.generate.parse_cache import PROPOSALS, ParseCache
from leadquiz.generate.proposals import kept
from leadquiz.generate.references import named_things
from leadquiz.generate.rules.conditions import goes_on_in_two_ways
from leadquiz.generate.views import Passage, SectionView

STORY = """\
# The Bells of Velotech

## Beginnings

Anna Berg, an engineer from Bergen, founded Velotech in Oslo in 1911. Velotech sold 40,000 bells in 1923.

## Rivals

Steelco is a company in Hamar. Berg refused to sell the firm to Steelco in 1931.

## Later Years

In May 1950 Anna Berg sold Velotech to Steelco. Steelco paid $3.5 million for Velotech.
"""
SENTENCES = (
    "Anna Berg founded Velotech in Oslo in 1911.",
    "Steelco, a company in Hamar, bought the firm for $3.5 million.",
    "Berg met Nora Berg in Oslo in 1931.",
    "In 1950 Velotech opened a factory in Bergen because steel was cheap there.",
    "The factory employed 300 workers, and it made 40,000 bells.",
    "Oslo is a city in Norway.",
    "Velotech is a river in Norway.",
    "He moved to Hamar in 1924.",
    "The company makes bells, pedals and chains.",
    "A bell is a hollow cup of metal that rings when it is struck.",
)


class WithoutProposals(ParseCache):
    """Keeps parses alone."""

    def load(self, keys: Sequence[str], *, table: str = "parse") -> Iterator[tuple[str, Any]]:
        return iter(()) if table == PROPOSALS else super().load(keys, table=table)

    def save(self, parses: Mapping[str, Any], *, table: str = "parse") -> None:
        if table != PROPOSALS:
            super().save(parses, table=table)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache") / "parses.sqlite"


def made(text: str, store: ParseCache) -> Result:
    return generate([parse_outline(text, "bells.md")], store=store)


class Rule:
    """Proposes one card a section, counts how often it runs, and asks what it is told to."""

    def __init__(self, asks: str = "'Oslo' in knowledge.capitals") -> None:
        self.asks = asks
        self.ran: list[str] = []

    def __call__(self, view: SectionView) -> list[Verdict]:
        self.ran.append(view.section.title)
        asks = {"two_ways": goes_on_in_two_ways, "things": named_things}
        said = eval(self.asks, {"knowledge": view.knowledge, **asks})
        made = candidate(question=f"{view.section.title} {said}?", members=("a", "b"))
        return [Verdict(candidate=made, gate="length", why="too long")]

    def run(self, text: str, store: ParseCache, *, name: str = "bells.md") -> list[Verdict]:
        """What it proposes; `ran` then holds the sections it looked at."""
        self.ran = []
        views = views_of(parse_outline(text, name), options=Options(), store=store)
        return kept(views, self, store=store)


@settings(max_examples=20)
@given(
    st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3), min_size=2, max_size=4), st.data()
)
def test_after_any_edit_the_result_is_that_of_a_run_without_the_cache(
    path: Path, sections: list[list[str]], data: st.DataObject
) -> None:
    def text() -> str:
        parts = [f"## Part {'ABCDEF'[n]}\n\n{' '.join(row)}\n" for n, row in enumerate(sections)]
        return "# Bells\n\n" + "\n".join(parts)

    warm, plain = ParseCache(path, today=20_000), WithoutProposals(path, today=20_000)
    made(text(), warm)
    edited = data.draw(st.integers(0, len(sections) - 1))
    sections[edited] = [*sections[edited], data.draw(st.sampled_from(SENTENCES))]
    if data.draw(st.booleans()):
        sections.insert(0, [data.draw(st.sampled_from(SENTENCES))])

    assert made(text(), warm) == made(text(), plain)


def test_only_the_edited_section_and_the_one_behind_it_are_worked_out_again(tmp_path: Path) -> None:
    store, rule = ParseCache(tmp_path / "p.sqlite", today=1), Rule()
    first = rule.run(STORY, store)
    assert len(rule.ran) == 3

    assert rule.run(STORY, store) == first
    assert rule.ran == []

    rule.run(STORY.replace("1923", "1924"), store)
    assert rule.ran == ["Beginnings", "Rivals"]


def test_a_copy_under_another_name_takes_up_what_was_kept(tmp_path: Path) -> None:
    store, rule = ParseCache(tmp_path / "p.sqlite", today=1), Rule()
    first = rule.run(STORY, store)

    assert rule.run(STORY, store, name="copy.md") == first
    assert rule.ran == []


def test_the_rules_ask_the_document_nothing_that_cannot_be_written_down(tmp_path: Path) -> None:
    listed = "\n## What Bells Need\n\nVelotech makes its bells of three things:\n\n- Steel\n- Brass\n- Tin\n"
    views = views_of(parse_outline(STORY + listed, "bells.md"), options=Options())
    store = ParseCache(tmp_path / "p.sqlite", today=1)
    ran: list[str] = []

    def work_out(view: SectionView) -> list[Verdict]:
        ran.append(view.section.title)
        return _judged(view)

    first = kept(views, work_out, store=store)
    assert len(ran) == 4

    assert kept(views, work_out, store=store) == first
    assert len(ran) == 4


@pytest.mark.parametrize(
    ("asks", "edit"),
    [
        ("knowledge.names.said_more_than(4, 'Velotech')", "Velotech grew."),
        ("knowledge.names.kind_of('Steelco')", "Steelco, a newspaper, is old. Steelco, a newspaper, is big."),
        ("'pedals' in knowledge.small", "It makes pedals."),
        ("knowledge.ask(two_ways, 'if it rings')", "If it rings, run. If it rings, stay."),
        ("knowledge.ask(things)", "She took the steamer Berg to Hamar."),
        ("knowledge.names.is_name('Nora Lund')", "Nora Lund left."),
        (
            "knowledge.names.type_of('Nora Lund')",
            "Nora Lund said that she left, and Nora Lund, a teacher, wrote.",
        ),
    ],
)
def test_a_section_is_worked_out_again_when_the_document_answers_otherwise(
    tmp_path: Path, asks: str, edit: str
) -> None:
    store, rule = ParseCache(tmp_path / "p.sqlite", today=1), Rule(asks)
    before = rule.run(STORY, store)
    edited = STORY + edit + "\n"

    after = rule.run(edited, store)

    assert after[1].candidate.question != before[1].candidate.question
    assert after == Rule(asks).run(edited, WithoutProposals(store.path, today=1))


@pytest.mark.parametrize(
    "asks",
    [
        "len(knowledge.names.counts)",
        "sorted(knowledge.small)[:1]",
        "len(knowledge.terms)",
        "len(list(knowledge.outline.walk()))",
        "len(knowledge.outline.lines)",
        "len(knowledge.memo.get('places'))",
    ],
)
def test_what_cannot_be_written_down_makes_a_section_one_that_is_not_kept(tmp_path: Path, asks: str) -> None:
    store, rule = ParseCache(tmp_path / "p.sqlite", today=1), Rule(asks)
    rule.run(STORY, store)

    rule.run(STORY, store)

    assert len(rule.ran) == 3


@pytest.mark.parametrize("data", ["[]", "[[[1]], []]", '[[["walk", 1]], []]', '[[], [{"kind": "x"}]]', "{}"])
def test_a_damaged_record_is_worked_out_again(tmp_path: Path, data: str) -> None:
    import zlib

    store, rule = ParseCache(tmp_path / "p.sqlite", today=1), Rule()
    first = rule.run(STORY, store)
    with sqlite3.connect(store.path) as db:
        db.execute("UPDATE proposal SET data = ?", (zlib.compress(data.encode()),))

    assert rule.run(STORY, store) == first
    assert len(rule.ran) == 3


def test_the_key_knows_all_that_a_section_shows_to_rules() -> None:
    # A new field must go into the key, or kept proposals would miss its change.
    assert {f.name for f in fields(SectionView)} == {
        "section",
        "path",
        "passages",
        "knowledge",
        "earlier",
        "memo",
    }
    assert {f.name for f in fields(Passage)} == {"block", "sentences", "parse"}
