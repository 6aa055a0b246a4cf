"""Sheets in versions: the same questions, other orders, keys that fit."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import card, deck_of
from leadquiz.errors import ExportError
from leadquiz.model import GAP, Kind
from leadquiz.worksheet.build import (
    MIXED,
    Request,
    build_sheets,
    concordance,
    request_data,
    request_from,
    state_of,
)
from leadquiz.worksheet.choose import Filter
from leadquiz.worksheet.sheet import (
    Choice,
    Crossword,
    Form,
    Match,
    Ordering,
    Passage,
    Sheet,
    TrueFalse,
    WordSearch,
)
from sheet_decks import random_deck


def check_key(sheet: Sheet) -> None:
    """Hold every entry against its card."""
    labels = [entry.label for entry in sheet.entries()]
    assert len(labels) == len(set(labels))
    for part in sheet.parts:
        for task in part.tasks:
            match task:
                case Choice(entry=entry, options=options):
                    assert options["ABCDE".index(entry.mark)] == entry.card.answer
                    assert len(set(options)) == len(options)
                case TrueFalse(entry=entry, statement=statement):
                    sentence = entry.card.question if entry.card.kind is Kind.CLOZE else entry.card.cloze
                    true = sentence.replace(GAP, entry.card.answer).casefold() == statement.casefold()
                    assert entry.mark == str(true)
                case Match(entries=entries, choices=choices):
                    assert len(set(choices)) == len(choices)
                    for entry in entries:
                        assert choices["ABCDEFGHIJKLMNOPQRSTUVWXYZ".index(entry.mark)] == entry.card.answer
                case Ordering(entry=entry, shown=shown):
                    assert tuple(shown["ABCDEFGH".index(x)] for x in entry.mark.split()) == entry.card.members
                    assert shown != entry.card.members
                case Passage(entries=entries, bank=bank):
                    assert not bank or {entry.answer for entry in entries} <= set(bank)
                case Crossword() | WordSearch():
                    pass
                case _:
                    assert task.entries[0].answer == task.entries[0].card.answer
        if part.bank:
            assert {entry.answer for entry in part.entries} <= set(part.bank)


@given(st.integers(0, 10_000), st.integers(1, 50), st.integers(0, 3))
def test_every_version_has_a_key_that_fits_and_the_same_questions(
    seed: int, count: int, surplus: int
) -> None:
    deck = random_deck(seed % 7)
    types = MIXED if seed % 2 else tuple(Form)

    sheets = build_sheets([deck], Request(count=count, seed=seed, surplus=surplus, types=types), versions=3)

    for sheet in sheets:
        check_key(sheet)
    assert len({frozenset(entry.card.id for entry in sheet.entries()) for sheet in sheets}) == 1
    assert all(all(row) for row in concordance(sheets))


@pytest.mark.parametrize("seed", [322, *range(20)])
def test_one_card_always_finds_a_form_of_its_own(seed: int) -> None:
    [sheet] = build_sheets([random_deck(seed % 7)], Request(count=1, seed=seed, types=tuple(Form)))

    assert len(list(sheet.entries())) == 1


def test_the_same_request_gives_the_same_sheet_and_more_versions_do_not_change_the_first() -> None:
    deck = random_deck(1)

    assert build_sheets([deck], Request())[0].parts == build_sheets([deck], Request(), versions=4)[0].parts
    assert build_sheets([deck], Request()) != build_sheets([deck], Request(seed=2))


def test_versions_have_other_orders() -> None:
    first, second = build_sheets([random_deck(1)], Request(count=40), versions=2)

    assert [entry.card.id for entry in first.entries()] != [entry.card.id for entry in second.entries()]


def test_half_of_the_statements_are_true() -> None:
    for seed in range(5):
        [sheet] = build_sheets([random_deck(2)], Request(types=(Form.TRUE_FALSE,), seed=seed))
        marks = Counter(entry.mark for entry in sheet.entries())
        assert abs(marks["True"] - marks["False"]) <= 1


def test_a_fresh_version_asks_other_questions_in_the_same_forms() -> None:
    first, second = build_sheets([random_deck(3, 200)], Request(count=20, fresh=True), versions=2)

    assert not {entry.card.id for entry in first.entries()} & {entry.card.id for entry in second.entries()}
    assert [(part.form, len(part.entries)) for part in first.parts] == [
        (part.form, len(part.entries)) for part in second.parts
    ]
    check_key(second)


def test_choices_come_with_no_wrong_option_that_the_card_accepts() -> None:
    one = card(answer="Jack Ma", accept=("Ma Yun",), distractors=("Ma Yun", "Joe Tsai", "Lucy Peng"))

    [sheet] = build_sheets([deck_of(one)], Request(types=(Form.CHOICE,)))

    [task] = sheet.parts[0].tasks
    assert isinstance(task, Choice)
    assert sorted(task.options) == ["Jack Ma", "Joe Tsai", "Lucy Peng"]


def test_too_few_pairs_for_a_matching_task_are_named_not_dropped_in_silence() -> None:
    pairs = [card(id=f"c{n}", question=f"What is {n}?", answer=f"{n}") for n in range(2)]

    with pytest.raises(ExportError, match="too few cards for a task of these types"):
        build_sheets([deck_of(*pairs)], Request(types=(Form.MATCH,)))

    [sheet] = build_sheets([deck_of(*pairs)], Request(types=(Form.MATCH, Form.SHORT)))
    assert [part.form for part in sheet.parts] == [Form.SHORT]
    assert sheet.notices == ("2 of 20 questions: the deck has no more cards that fit what was asked",)


def test_equal_answers_never_stand_in_one_matching_task_or_bank() -> None:
    same = [
        card(id=f"c{n}", question=f"Who is {n}?", answer="Jack Ma", cloze=f"____ is {n}.") for n in range(9)
    ]

    [sheet] = build_sheets([deck_of(*same)], Request(types=(Form.MATCH, Form.GAP, Form.SHORT)))

    assert [len(part.entries) for part in sheet.parts] == [9]


def test_a_deck_without_a_fitting_card_is_refused_with_the_remedy() -> None:
    with pytest.raises(ExportError, match=r"no card fits; ask for other --types \(now choice\)"):
        build_sheets([deck_of(card())], Request(types=(Form.CHOICE,)))


def test_the_state_changes_with_any_text_of_any_card() -> None:
    assert state_of([deck_of(card())]) != state_of([deck_of(card(hint="x"))])


def test_a_request_survives_being_written_down() -> None:
    request = Request(
        count=None,
        types=(Form.GAP,),
        points=((Form.GAP, 2),),
        filter=Filter(kinds=(Kind.FACT,), importance=(3,)),
    )

    assert request_from(request_data(request)) == request


def test_crossword_words_that_do_not_join_are_named() -> None:
    words = [
        card(id=f"c{n}", question=f"{n}?", answer=answer)
        for n, answer in enumerate(("abc", "cad", "xyz", "dab"))
    ]

    [sheet] = build_sheets([deck_of(*words)], Request(types=(Form.CROSSWORD,)))

    assert len(list(sheet.entries())) == 3
    assert "left out, for want of partners in a task of these types: c2" in sheet.notices
