"""Sheets as Word files, opened again by python-docx and, where there is one, by LibreOffice."""

import io
import shutil
import subprocess
from pathlib import Path

import docx
import pdfplumber
import pytest

from factories import card
from leadquiz.worksheet.build import Request, build_sheets, concordance
from leadquiz.worksheet.drawing import draw, key_data, sheet_data
from leadquiz.worksheet.paper import Paper
from leadquiz.worksheet.sheet import Form, Sheet
from sheet_decks import random_deck
from test_worksheet_pdf import HOSTILE, sheet_of


def word_of(sheet: Sheet, paper: Paper | None = None) -> bytes:
    return draw(".docx", {"sheet": sheet_data(sheet), "key": key_data(sheet)}, paper or Paper(), "en")


def text_of(data: bytes) -> str:
    document = docx.Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(line.text for line in document.paragraphs), *cells])


def test_the_file_holds_every_question_and_is_the_same_every_time() -> None:
    [sheet] = build_sheets([random_deck(1)], Request(types=tuple(Form), count=50))

    data = word_of(sheet)

    text = text_of(data)
    assert data == word_of(sheet)
    for entry in sheet.entries():
        assert entry.card.evidence in text
    for part in sheet.parts:
        assert text.count(sheet_data(sheet)["parts"][0]["title"]) >= 2, part.form


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_text(text: str) -> None:
    one = card(question=f"{text} ?", answer=text + "!", distractors=(text + "1", text + "2", text + "3"))

    shown = text_of(word_of(sheet_of(one)))

    assert one.question in shown
    assert one.answer in shown


def test_a_question_keeps_its_lines_with_it() -> None:
    document = docx.Document(io.BytesIO(word_of(sheet_of(card(), lines=3))))

    [start] = [i for i, line in enumerate(document.paragraphs) if line.text.startswith("1\t")][:1]
    lines = document.paragraphs[start : start + 4]

    assert [line.paragraph_format.keep_with_next for line in lines] == [True, True, True, False]


def test_paper_letters_and_columns_are_as_asked() -> None:
    document = docx.Document(
        io.BytesIO(word_of(sheet_of(card()), Paper(name="letter", large_print=True, columns=2)))
    )

    assert round(document.sections[0].page_width.cm, 2) == 21.59  # type: ignore[union-attr]
    assert document.styles["Normal"].font.size.pt == 18
    assert 'w:num="2"' in document.sections[-1]._sectPr.xml


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_file_and_prints_every_question(tmp_path: Path) -> None:
    sheets = build_sheets([random_deck(2)], Request(types=tuple(Form), count=30), versions=2)
    data = draw(
        ".docx",
        {"sheet": sheet_data(sheets[0]), "key": key_data(sheets[0], concordance(sheets))},
        Paper(),
        "en",
    )
    (tmp_path / "sheet.docx").write_bytes(data)

    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{tmp_path}/office",
            "--headless",
            "--convert-to",
            "pdf",
            "sheet.docx",
        ],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=120,
    )

    with pdfplumber.open(tmp_path / "sheet.pdf") as document:
        text = " ".join(" ".join(page.extract_text().split()) for page in document.pages)
    assert all(entry.card.evidence.split()[1] in text for entry in sheets[0].entries())


def test_a_noncharacter_does_not_stop_the_file() -> None:
    assert "\ufffd x" in text_of(word_of(sheet_of(card(question="\uffff x"))))
