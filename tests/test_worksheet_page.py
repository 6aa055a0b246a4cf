"""Sheets as HTML: self-contained, escaped, and with a school's own templates kept in their sandbox."""

from html.parser import HTMLParser
from pathlib import Path

import pytest

from factories import card
from leadquiz.errors import ExportError
from leadquiz.worksheet.build import Request, build_sheets, concordance
from leadquiz.worksheet.drawing import Data, draw, key_data, sheet_data
from leadquiz.worksheet.paper import Paper
from leadquiz.worksheet.sheet import Form, Sheet
from sheet_decks import random_deck
from test_worksheet_pdf import HOSTILE, sheet_of


class Reader(HTMLParser):
    """What a browser makes of a page: its elements and its words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in ("src", "href", "onclick", "onerror")]

    def handle_data(self, data: str) -> None:
        self.words += data


def page_of(sheet: Sheet, paper: Paper | None = None, templates: Path | None = None) -> str:
    data: Data = {"sheet": sheet_data(sheet), "key": key_data(sheet)}
    return draw(".html", data, paper or Paper(), sheet.language, templates).decode()


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_text(text: str) -> None:
    one = card(question=f"{text} ?", answer=text + "!", distractors=(text + "1", text + "2", text + "3"))

    page = Reader(page_of(sheet_of(one, title=text)))

    assert one.question in page.words
    assert one.answer in page.words
    assert "script" not in page.tags
    assert page.links == []


def test_the_page_asks_for_nothing_from_a_network_and_says_so() -> None:
    page = page_of(build_sheets([random_deck(1)], Request(types=tuple(Form), count=50))[0])

    assert "default-src &#39;none&#39;" in page or "default-src 'none'" in page
    assert "http" not in page.replace("http-equiv", "")


def test_a_font_that_was_asked_for_travels_with_the_page() -> None:
    sheet = sheet_of(card())

    assert "data:font/ttf;base64," in page_of(sheet, Paper(font="dyslexia"))
    assert "data:font" not in page_of(sheet)


def test_both_versions_and_their_concordance_are_shown() -> None:
    sheets = build_sheets([random_deck(1)], Request(), versions=2)
    page = draw(".html", {"key": key_data(sheets[1], concordance(sheets))}, Paper(), "en").decode()

    assert "Version B" in page
    assert "The same question in each version" in page


def test_right_to_left_languages_turn_the_page() -> None:
    sheet = sheet_of(card())

    assert (
        'lang="he" dir="rtl"'
        in draw(".html", {"sheet": {**sheet_data(sheet), "language": "he"}}, Paper(), "he").decode()
    )


def test_a_schools_own_template_takes_the_place_of_ours(tmp_path: Path) -> None:
    (tmp_path / "sheet.html").write_text(
        "<h1>{{ sheet.title }}</h1>{% for part in sheet.parts %}{{ part.title }}{% endfor %}"
    )

    page = page_of(sheet_of(card(), title="<b>Mine</b>"), templates=tmp_path)

    assert page == "<h1>&lt;b&gt;Mine&lt;/b&gt;</h1>Short answers"


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("{{ ''.__class__.__mro__[1].__subclasses__() }}", "mend the template"),
        ("{{ sheet.nothing }}", "has no attribute 'nothing'; mend the template"),
        ("{% for x in %}", r"sheet.html:1: .*; mend the template"),
        ("{% include '../../../etc/passwd' %}", "mend the template"),
        ("{{ range(100000000)|list }}", "Range too big"),
        ("{{ sheet.parts.append(1) }}", "mend the template"),
        ("{{ 1 / 0 }}", "division by zero"),
    ],
)
def test_a_template_that_fails_or_reaches_out_is_refused(tmp_path: Path, template: str, message: str) -> None:
    (tmp_path / "sheet.html").write_text(template)

    with pytest.raises(ExportError, match=message):
        page_of(sheet_of(card()), templates=tmp_path)


def test_a_template_folder_must_be_one(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"is no folder; give one that holds a sheet\.html"):
        page_of(sheet_of(card()), templates=tmp_path / "none")
