"""Text files as Anki's own importer reads them."""

import unicodedata
from pathlib import Path

from anki.collection import ImportCsvRequest
from click.testing import CliRunner

from anki_judge import Collection, collection, import_package
from factories import card, deck_of
from leadquiz.anki.fields import decode
from leadquiz.anki.notes import Forms
from leadquiz.anki.plain import full_text, simple_text
from leadquiz.anki.reading_text import read_anki_text
from leadquiz.cli import cli
from leadquiz.deck import save_deck
from leadquiz.model import Kind
from test_anki_export import NASTY, written

DECK = deck_of(
    card(id="c1", tags=("two words",), section=("One",)),
    card(id="c2", kind=Kind.CLOZE, question="It was ____."),
    card(id="c3", kind=Kind.LIST, question="Which?", members=("a", "b")),
    *(card(id=f"q{number}", question=f"#Q{text}", answer=text) for number, text in enumerate(NASTY)),
)


def import_text(opened: Collection, path: Path, text: str) -> int:
    """How many notes were new."""
    path.write_text(text, encoding="utf-8")
    metadata = opened.get_csv_metadata(str(path), None)
    return len(opened.import_csv(ImportCsvRequest(path=str(path), metadata=metadata)).log.new)


def test_questions_and_answers_go_into_ankis_basic_notes(tmp_path: Path) -> None:
    text = simple_text([DECK], Forms())

    with collection(tmp_path / "c.anki2") as opened:
        first = import_text(opened, tmp_path / "a.txt", text)
        again = import_text(opened, tmp_path / "a.txt", text)
        notes = [opened.get_note(number) for number in opened.find_notes("")]

    assert (first, again) == (len(DECK.cards), 0)
    read = {decode(note["Front"]): decode(note["Back"]) for note in notes}
    expected = {each.question: each.answer for each in DECK.cards} | {"Which?": "- a\n- b"}
    assert read == {
        unicodedata.normalize("NFC", question): unicodedata.normalize("NFC", answer)
        for question, answer in expected.items()
    }
    assert notes[0].tags == [
        "leadquiz::importance::2",
        "leadquiz::kind::fact",
        "leadquiz::section::One",
        "two_words",
    ]


def test_all_fields_go_into_the_note_types_of_a_package(tmp_path: Path) -> None:
    with collection(tmp_path / "c.anki2") as opened:
        import_package(opened, written(tmp_path, DECK))
        before = {note: opened.get_note(note).fields for note in opened.find_notes("")}
        again = import_text(opened, tmp_path / "a.txt", full_text([DECK], Forms()))

        assert again == 0
        assert {note: opened.get_note(note).fields for note in opened.find_notes("")} == before


def test_the_command_writes_the_file(tmp_path: Path) -> None:
    save_deck(DECK, tmp_path / "deck.yaml")

    result = CliRunner().invoke(
        cli, ["export", "anki-text", str(tmp_path / "deck.yaml"), "-o", str(tmp_path / "a.txt")]
    )

    assert result.exit_code == 0
    assert (tmp_path / "a.txt").read_text(encoding="utf-8").startswith("#separator:tab\n#html:true\n")


def test_our_own_text_comes_back_as_the_same_cards() -> None:
    read = read_anki_text(full_text([DECK], Forms()), Path("a.txt"))

    composed = {each.id: unicodedata.normalize("NFC", each.answer) for each in DECK.cards}
    assert {each.id: each.answer for each in read.deck.cards} == composed
    assert read.deck.cards[:3] == DECK.cards[:3]


def test_what_anki_exports_as_text_is_read(tmp_path: Path) -> None:
    with collection(tmp_path / "c.anki2") as opened:
        for name, *values in (
            ("Basic", "<b>perro</b>", "dog &amp; hound"),
            ("Cloze", "In {{c1::2002}}.", "x"),
        ):
            note = opened.new_note(opened.models.by_name(name))  # type: ignore[arg-type]  # None when missing
            note.fields = values
            note.tags = ["t"]
            opened.add_note(note, opened.decks.id("Spanish::Nouns"))  # type: ignore[arg-type]
        opened.export_note_csv(
            out_path=str(tmp_path / "a.txt"),
            limit=None,
            with_html=True,
            with_tags=True,
            with_deck=True,
            with_notetype=True,
            with_guid=True,
        )

    read = read_anki_text((tmp_path / "a.txt").read_text(encoding="utf-8"), tmp_path / "a.txt")

    assert [(each.question, each.answer) for each in read.deck.cards] == [
        ("perro", "dog & hound"),
        ("In ____.", "2002"),
    ]
    assert read.deck.title == "Spanish"
    assert [each.tags for each in read.deck.cards] == [("t",), ("t",)]
