"""Every classroom format: nothing dropped in silence, texts as they were, the same bytes twice."""

import csv
import html
import io
import json
import re
import xml.etree.ElementTree as ET
import zipfile
from collections import Counter
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from exchange_decks import HOSTILE_DECK
from factories import card, deck_of
from leadquiz.errors import ExportError
from leadquiz.exchange.asked import Way
from leadquiz.exchange.formats import FORMATS, Settings, Written, write_format
from leadquiz.model import Card, Deck, Kind
from sheet_decks import random_deck

DECKS = pytest.mark.parametrize("deck", [HOSTILE_DECK, random_deck(1)], ids=["hostile", "random"])


def written(name: str, deck: Deck, **settings: object) -> Written:
    return write_format(name, [deck], Settings(**settings))  # type: ignore[arg-type]


def words(text: str) -> str:
    return " ".join(text.split())


def seen(markup: str) -> str:
    """What a browser shows of HTML that has no tags but those we write."""
    return words(html.unescape(re.sub(r"</?p>", "", markup).replace("<br>", "\n")))


@pytest.mark.parametrize("name", FORMATS)
@DECKS
def test_every_card_is_written_or_listed_with_the_reason(name: str, deck: Deck) -> None:
    made = written(name, deck)

    assert made.count + len(made.left_out) == len(deck.cards)
    assert all(reason for _, reason in made.left_out)
    assert made == written(name, deck)


@pytest.mark.parametrize("name", FORMATS)
def test_flagged_and_suspended_cards_are_listed_not_written(name: str) -> None:
    options = ("1999", "2003", "2005")
    deck = deck_of(
        card(distractors=options),
        card(id="c2", distractors=options, flagged="says nothing"),
        card(id="c3", distractors=options, suspended=True),
    )

    assert written(name, deck).left_out == (("c2", "flagged: says nothing"), ("c3", "suspended"))


def test_a_deck_that_a_format_cannot_carry_at_all_is_refused() -> None:
    with pytest.raises(
        ExportError, match="kahoot can carry none of the 1 cards, the first because it has no wrong options"
    ):
        written("kahoot", deck_of(card()))


# ------------------------------------------------------------------------------------------- Moodle XML


@DECKS
def test_moodle_xml_holds_every_text_once_escaped(deck: Deck) -> None:
    quiz = ET.fromstring(written("moodle-xml", deck).data)
    questions = [question for question in quiz if question.get("type") != "category"]

    for question, one in zip(questions, deck.cards, strict=True):
        assert question.findtext("idnumber") == one.id
        assert words(one.question) in seen(question.findtext("questiontext/text") or "")
        answers = question.findall("answer")
        right = [answer.findtext("text") or "" for answer in answers if answer.get("fraction") == "100"]
        match question.get("type"):
            case "multichoice":
                assert list(map(seen, right)) == [words(one.answer)]
                assert all(answer.get("format") == "html" for answer in answers)
            case "shortanswer":
                assert [text.replace("\\*", "*") for text in right] == [
                    *dict.fromkeys(map(words, (one.answer, *one.accept)))
                ]
            case "matching":
                pairs = question.findall("subquestion")
                assert [seen(pair.findtext("text") or "") for pair in pairs] == list(map(words, one.members))
            case "essay":
                assert words(one.answer) in seen(question.findtext("graderinfo/text") or "")
            case other:
                raise AssertionError(other)
        tags = [tag.findtext("text") for tag in question.findall("tags/tag")]
        assert set(one.tags) <= set(tags)


# -------------------------------------------------------------------------------------------------- QTI

NAMES = {
    "q": "http://www.imsglobal.org/xsd/ims_qtiasiv1p2",
    "m": "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1",
}


@DECKS
def test_a_qti_package_names_its_files_and_scores_the_right_answers(deck: Deck) -> None:
    made = written("qti", deck)
    with zipfile.ZipFile(io.BytesIO(made.data)) as package:
        manifest = ET.fromstring(package.read("imsmanifest.xml"))
        quiz, meta = manifest.findall(".//m:resource", NAMES)
        files = [file.get("href") or "" for file in manifest.findall(".//m:file", NAMES)]
        assert sorted(package.namelist()) == sorted(["imsmanifest.xml", *files])
        assert quiz.get("type") == "imsqti_xmlv1p2"
        assert [one.get("identifierref") for one in quiz.findall("m:dependency", NAMES)] == [
            meta.get("identifier")
        ]
        assessment = ET.fromstring(package.read(files[0]))
        ET.fromstring(package.read(files[1]))
    items = assessment.findall(".//q:item", NAMES)
    assert len({item.get("ident") for item in items}) == len(items)

    for item, one in zip(items, deck.cards, strict=True):
        _check_item(item, one)


def _check_item(item: ET.Element, one: Card) -> None:
    assert item.get("title") == one.id
    fields = {
        field.findtext("q:fieldlabel", None, NAMES): field.findtext("q:fieldentry", None, NAMES)
        for field in item.findall(".//q:qtimetadatafield", NAMES)
    }
    stem = item.findtext("q:presentation/q:material/q:mattext", "", NAMES)
    assert words(one.question) in seen(stem)
    shown = {
        label.get("ident"): seen(label.findtext(".//q:mattext", "", NAMES))
        for label in item.findall(".//q:response_label", NAMES)
    }
    scoring = [
        [equal.text or "" for equal in condition.findall(".//q:varequal", NAMES)]
        for condition in item.findall(".//q:respcondition", NAMES)
        if condition.find("q:setvar", NAMES) is not None
    ]
    match fields["question_type"]:
        case "multiple_choice_question":
            assert [[shown[ident] for ident in idents] for idents in scoring] == [[words(one.answer)]]
        case "short_answer_question":
            assert scoring == [list(dict.fromkeys(map(words, (one.answer, *one.accept))))]
        case "matching_question":
            steps = [
                seen(group.findtext("q:material/q:mattext", "", NAMES))
                for group in item.findall(".//q:response_lid", NAMES)
            ]
            assert steps == list(map(words, one.members))
            assert [shown[ident] for [ident] in scoring] == [str(n + 1) for n in range(len(steps))]
        case other:
            assert other == "essay_question"


# ----------------------------------------------------------------------------------------------- tables


def rows_of(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode(), newline=""), strict=True))


def choices(deck: Deck) -> list[Card]:
    return [one for one in deck.cards if one.distractors]


@DECKS
def test_quizlet_has_a_term_a_tab_and_a_definition_a_line(deck: Deck) -> None:
    lines = written("quizlet", deck).data.decode().removesuffix("\n").split("\n")

    assert [line.split("\t")[1] for line in lines] == [words(one.answer) for one in deck.cards]
    assert all(line.count("\t") == 1 for line in lines)


@DECKS
def test_blooket_gives_the_number_of_the_right_answer(deck: Deck) -> None:
    banner, headers, *rows = rows_of(written("blooket", deck, seconds=30).data)

    assert banner == ["Blooket\nImport Template", *[""] * 7]
    assert headers[-1] == "Correct Answer(s)\n(Only include Answer #)"
    for row, one in zip(rows, choices(deck), strict=True):
        assert row[1 + int(row[7])] == words(one.answer)
        assert row[6] == "30"


@DECKS
def test_gimkit_has_the_right_answer_first(deck: Deck) -> None:
    banner, headers, *rows = rows_of(written("gimkit", deck).data)

    assert banner[0] == "Gimkit Spreadsheet Import Template"
    assert headers[:3] == ["Question", "Correct Answer", "Incorrect Answer 1"]
    for row, one in zip(rows, choices(deck), strict=True):
        assert row[1] == words(one.answer)
        assert set(filter(None, row[2:])) <= set(map(words, one.distractors))


@DECKS
def test_kahoot_stands_where_kahoot_looks_and_no_cell_is_a_formula(deck: Deck) -> None:
    made = written("kahoot", deck, seconds=25)
    book = openpyxl.load_workbook(io.BytesIO(made.data))
    sheet = book.active
    assert sheet is not None
    kept = {card_id for card_id, _ in made.left_out}

    assert str(sheet["B8"].value).startswith("Question - max 120")
    assert str(sheet["H8"].value).startswith("Correct answer")
    for row, one in enumerate((one for one in choices(deck) if one.id not in kept), 9):
        options = [sheet.cell(row, column).value for column in range(3, 7)]
        assert options[int(str(sheet.cell(row, 8).value)) - 1] == words(one.answer)
        assert sheet.cell(row, 7).value == 30
        assert all(sheet.cell(row, column).data_type in ("s", "n") for column in range(1, 9))
        assert sheet.cell(row, 2).value == words(
            one.question if not one.context else f"{one.context} {one.question}"
        )


def test_kahoot_leaves_out_what_it_would_cut() -> None:
    long = card(question="x" * 121, distractors=("1", "3", "4"))
    wide = card(id="c2", answer="y" * 76, distractors=("1", "3", "4"))
    fits = card(id="c3", distractors=("1999", "2003", "2005"))

    assert written("kahoot", deck_of(long, wide, fits)).left_out == (
        ("c1", "has a question of 121 characters; the format takes 120"),
        ("c2", "has an option of 76 characters; the format takes 75"),
    )


def test_right_places_are_balanced_over_a_game() -> None:
    deck = deck_of(*(card(id=f"c{n}", question=f"{n}?", distractors=("1", "3", "4")) for n in range(40)))

    rows = rows_of(written("blooket", deck).data)[2:]

    assert Counter(row[7] for row in rows) == {"1": 10, "2": 10, "3": 10, "4": 10}


@DECKS
def test_csv_has_every_field_as_it_was(deck: Deck) -> None:
    headers, *rows = rows_of(written("csv", deck).data)

    for row, one in zip(rows, deck.cards, strict=True):
        fields = dict(zip(headers, row, strict=True))
        assert fields["question"] == one.question
        assert fields["answer"] == one.answer
        assert fields["kind"] == one.kind.value
        assert fields["evidence"] == one.evidence


def test_only_the_spreadsheet_variant_guards_formulas() -> None:
    for name, cell in (("=1+1", "'=1+1"), ("-5 °C", "'-5 °C"), (" @x", "' @x"), ("a=b", "a=b")):
        deck = deck_of(card(answer=name))
        assert rows_of(written("csv", deck).data)[1][3] == name
        assert rows_of(written("csv", deck, spreadsheet=True).data)[1][3] == cell


@DECKS
def test_json_holds_what_the_deck_holds(deck: Deck) -> None:
    [data] = json.loads(written("json", deck).data)

    assert [one["question"] for one in data["cards"]] == [one.question for one in deck.cards]
    assert data["title"] == deck.title
    assert all("members" in one for one, two in zip(data["cards"], deck.cards, strict=True) if two.members)


# --------------------------------------------------------------------------------------------- Markdown


@DECKS
def test_markdown_shows_every_text_as_text(deck: Deck) -> None:
    text = written("markdown", deck).data.decode()

    plain = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)
    for one in deck.cards:
        assert f"**{words(one.question)}**" in plain
        assert words(one.members[0] if one.members else one.answer) in plain
    unescaped = re.sub(r"\\.", "", text)
    assert not re.search(r"<\w|`|\]\(", unescaped)


def test_markdown_headings_follow_the_sections() -> None:
    deck = deck_of(
        card(section=("Book", "One")),
        card(id="c2", section=("Book", "Two", "Deep")),
        card(id="c3", kind=Kind.STEPS, members=("a", "b"), section=("Book", "Two")),
    )

    lines = written("markdown", deck).data.decode().splitlines()

    assert [line for line in lines if line.startswith("#")] == [
        "# Leadership",
        "## Book",
        "### One",
        "### Two",
        "#### Deep",
    ]
    assert "> 2. b" in lines


def test_the_table_names_a_way_for_every_format() -> None:
    assert all(one.ways and one.ways <= set(Way) for one in FORMATS.values())


def test_a_reader_of_canvas_packages_finds_the_right_choices(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import qti2latex

    deck = random_deck(3)
    (tmp_path / "quiz.zip").write_bytes(written("qti", deck).data)
    monkeypatch.chdir(tmp_path)
    # Only the step from HTML to LaTeX needs a program of its own.
    monkeypatch.setattr(qti2latex, "html_to_latex", seen)

    result = CliRunner().invoke(qti2latex.main, ["quiz.zip", "-o", "quiz.tex", "--answer-key"])

    assert result.exit_code == 0, result.output
    [answers] = tmp_path.glob("*.tex")
    text = answers.read_text(encoding="utf-8")
    assert all(words(one.question) in text for one in deck.cards)
    assert re.findall(r"\\CorrectChoice (.*)", text) == [one.answer for one in choices(deck)]
