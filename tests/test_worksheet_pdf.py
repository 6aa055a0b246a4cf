"""Sheets as PDF, read back by what we did not write."""

import io
import os
import re
from dataclasses import replace
from random import Random

import pdfplumber
import pytest

from factories import card, deck_of
from leadquiz.errors import ExportError
from leadquiz.model import Card, Deck
from leadquiz.worksheet.build import Request, build_sheets, concordance
from leadquiz.worksheet.drawing import draw, key_data, sheet_data
from leadquiz.worksheet.paper import Paper
from leadquiz.worksheet.sheet import Form, Sheet
from sheet_decks import random_deck
from sheet_judge import problems, read_key, read_sheet

SHEETS = int(os.environ.get("LEADQUIZ_SHEETS", "4"))


def sheet_pdf(sheet: Sheet, paper: Paper | None = None) -> bytes:
    return draw(".pdf", {"sheet": sheet_data(sheet)}, paper or Paper(), sheet.language)


def key_pdf(sheet: Sheet, twins: tuple[tuple[str, ...], ...] = (), paper: Paper | None = None) -> bytes:
    return draw(".pdf", {"key": key_data(sheet, twins)}, paper or Paper(), sheet.language)


def sheet_of(*cards: Card, **request: object) -> Sheet:
    return build_sheets([deck_of(*cards)], replace(Request(), **request))[0]  # type: ignore[arg-type]


def text_of(pdf: bytes) -> str:
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        return "\n".join(page.extract_text() for page in document.pages)


@pytest.mark.parametrize("seed", range(SHEETS))
def test_a_random_sheet_reads_back_whole_with_a_key_that_fits(seed: int) -> None:
    rng = Random(seed)
    deck = random_deck(seed)
    paper = Paper(
        name=rng.choice(["a4", "letter"]),
        large_print=rng.random() < 0.3,
        font=rng.choice(["sans", "dyslexia", "legible"]),
    )
    request = Request(count=rng.choice([10, 25, 40]), seed=seed, surplus=rng.choice([0, 3]))
    sheets = build_sheets([deck], request, versions=2)
    sheet = sheets[seed % 2]

    drawn, key = sheet_pdf(sheet, paper), key_pdf(sheet, concordance(sheets), paper)

    assert problems(drawn, key, deck) == []
    assert drawn == sheet_pdf(sheet, paper)


def test_the_judge_sees_a_wrong_key() -> None:
    deck = random_deck(5)
    first, second = build_sheets([deck], Request(count=30), versions=2)

    assert problems(sheet_pdf(first), key_pdf(second), deck)


def test_a_question_taller_than_a_page_is_let_run_on_and_loses_nothing() -> None:
    words = [f"word{number}" for number in range(1500)]

    text = text_of(sheet_pdf(sheet_of(card(question=" ".join(words), answer="yes"), types=(Form.SHORT,))))

    assert re.findall(r"word\d+", text) == words
    assert "Page 4 of 4" in text


def test_the_footer_names_seed_version_and_state_of_the_deck() -> None:
    deck = random_deck(1)
    sheet = build_sheets([deck], Request(seed=7), versions=2)[1]

    text = text_of(sheet_pdf(sheet))

    assert f"Version B · Sheet {sheet.id} · Seed 7 · Deck {sheet.state}" in text
    assert sheet.id.startswith(f"7-{sheet.state}-")


def test_the_key_shows_answer_section_place_and_proof() -> None:
    [sheet] = build_sheets([random_deck(1)], Request(count=12))

    text = " ".join(text_of(key_pdf(sheet)).split())

    for entry in sheet.entries():
        for shown in (entry.card.evidence, " › ".join(entry.card.section), entry.place, entry.card.id):
            assert shown in text


HOSTILE = [
    '#read("data.py")',
    "$x^2$ *bold* _em_ `raw` @ref <label> // not a comment",
    "\\input{/etc/passwd} \\begin{document}",
    "<script>alert(1)</script> & < > \" '",
    "{{ 7*7 }} {% raw %}",
    "=SUM(A1) +1 -1 @x",
    "#set page(width: 1pt)",
    "line one\nline two",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_text(text: str) -> None:
    one = card(question=f"{text} ?", answer=text + "!", distractors=(text + "1", text + "2", text + "3"))
    sheet = sheet_of(one, title=text.replace("\n", " "))

    shown = " ".join((text_of(sheet_pdf(sheet)) + text_of(key_pdf(sheet))).split())

    assert " ".join(one.question.split()) in shown
    assert " ".join(one.answer.split()) in shown


def test_a_character_that_no_font_has_is_named_with_the_remedy() -> None:
    with pytest.raises(ExportError) as raised:
        sheet_pdf(sheet_of(card(question="What does 漢字 mean? 🎉")))

    message = str(raised.value)
    assert message.startswith("--font sans: has no “漢” (U+6F22 cjk unified ideograph-6f22), “字”")
    assert "“🎉” (U+1F389 party popper)" in message
    assert message.endswith("give a font file that has them, --font FILE.ttf")


@pytest.mark.parametrize("font", ["comic", "/no/such.ttf", __file__])
def test_an_unknown_font_is_refused(font: str) -> None:
    with pytest.raises(ExportError, match="give sans, dyslexia, legible or the path of a font file"):
        sheet_pdf(sheet_of(card()), Paper(font=font))


@pytest.mark.parametrize("text", ["שלום עולם", "Ελλάδα, Привет, Việt Nam, Łódź", "x² ≤ 3 → ½ °C – €"])
def test_other_scripts_that_the_fonts_have_are_set(text: str) -> None:
    assert sheet_pdf(sheet_of(card(question=text))).startswith(b"%PDF-")


def test_the_pdf_says_that_it_is_tagged_and_names_its_language() -> None:
    made = sheet_pdf(sheet_of(card()))

    assert b"<pdfuaid:part>1</pdfuaid:part>" in made
    assert b"/StructTreeRoot" in made
    assert b"/Lang(en)" in made


def test_columns_hold_every_question() -> None:
    deck = random_deck(9)
    [sheet] = build_sheets([deck], Request(count=25, types=(Form.CHOICE, Form.SHORT)))

    text = "".join(text_of(sheet_pdf(sheet, Paper(columns=2))).split())

    assert all(re.search(r"\D" + entry.label + r"Which|The", text) for entry in sheet.entries())


def test_puzzles_and_passages_are_drawn_and_their_solutions_too() -> None:
    deck: Deck = random_deck(4)
    [sheet] = build_sheets([deck], Request(types=(Form.PASSAGE, Form.CROSSWORD, Form.WORD_SEARCH), count=30))

    drawn, key = text_of(sheet_pdf(sheet)), text_of(key_pdf(sheet))

    assert {"Across", "Down", "Clues"} <= set(drawn.split())
    assert all(entry.label in key for entry in sheet.entries())


def test_reading_helpers_agree_on_numbers() -> None:
    [sheet] = build_sheets([random_deck(6)], Request(count=10))

    assert list(read_sheet(sheet_pdf(sheet))) == list(read_key(key_pdf(sheet)))


def test_a_right_to_left_sheet_has_its_numbers_on_the_right() -> None:
    deck = deck_of(card(question="מה זה?", answer="ספר"), language="he")
    [sheet] = build_sheets([deck], Request(types=(Form.SHORT,)))

    with pdfplumber.open(io.BytesIO(draw(".pdf", {"sheet": sheet_data(sheet)}, Paper(), "he"))) as document:
        words = document.pages[0].extract_words()
        width = document.pages[0].width

    assert any(word["text"] == "1" and word["x0"] > width * 0.85 for word in words)


@pytest.mark.parametrize("size", [9, 40])
def test_a_matching_task_in_narrow_columns_stays_whole(size: int) -> None:
    [sheet] = build_sheets([random_deck(8, size * 3)], Request(count=size, types=(Form.MATCH,)))
    drawn = sheet_pdf(sheet, Paper(columns=2, large_print=True, font="dyslexia"))

    text = text_of(drawn)

    assert all(re.search(rf"(?m)^.*\b{entry.label}\b", text) for entry in sheet.entries())
