"""Packages, ours and strangers', as decks."""

import unicodedata
from dataclasses import fields as dataclass_fields
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from anki_judge import collection, export_package, import_package
from deck_strategies import decks
from factories import card, deck_of
from leadquiz.anki.notes import Forms
from leadquiz.anki.reading import read_package
from leadquiz.model import Card, Deck, Kind, Origin
from test_anki_export import BOOK, FULL, NASTY, written


def composed(value: Any) -> Any:
    """The value with every text in Unicode's composed form, as Anki keeps texts."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, tuple):
        return tuple(map(composed, value))
    if isinstance(value, Card | Origin):
        return replace(
            value, **{each.name: composed(getattr(value, each.name)) for each in dataclass_fields(value)}
        )
    return value


EVERY = (
    replace(
        FULL, note="n1", cloze="It is ____.", origin=Origin(rule="r", fact="a|b", made="m1"), flagged="odd"
    ),
    card(id="c2", kind=Kind.LIST, members=("a", "b::", "c"), suspended=True),
    card(id="c3", kind=Kind.STEPS, members=("first", "then")),
    card(id="c4", kind=Kind.CLOZE, question="____ sold it in 2002.", answer="Ann", note="n4", hint="who"),
    card(id="c5", kind=Kind.CLOZE, question="Ann sold it in ____.", answer="2002", note="n4"),
    card(id="c6", question="Hund", answer="dog", note="n6"),
    card(id="c7", question="dog", answer="Hund", note="n6"),
    card(id="c8", distractors=("2001", "1999"), accept=("in 2002",)),
    *(
        card(id=f"q{number}", question=f"Q{text}", answer=text)
        for number, text in enumerate(NASTY)
        if text.strip()
    ),
)


@pytest.mark.parametrize("forms", [Forms(), Forms(choice=True, typed=True, reverse=True, subdecks=False)])
def test_a_package_of_ours_gives_back_the_same_deck(tmp_path: Path, forms: Forms) -> None:
    deck = deck_of(*EVERY, title="std::Lead", sources=(BOOK,), description="Two\nlines", language="de")

    read = read_package(written(tmp_path, deck, forms=forms))

    assert read.deck == replace(deck, cards=composed(deck.cards))
    assert read.ours == {each.id for each in EVERY}
    assert not read.edited
    assert not read.passed_over


@pytest.mark.parametrize("legacy", [False, True])
def test_cards_survive_the_way_through_anki(tmp_path: Path, legacy: bool) -> None:
    deck = deck_of(*EVERY, title="Lead", sources=(BOOK,), description="Two\nlines", language="de")
    package = written(tmp_path, deck)

    with collection(tmp_path / "c.anki2") as opened:
        import_package(opened, package)
        export_package(opened, tmp_path / "back.apkg", legacy=legacy)
    read = read_package(tmp_path / "back.apkg")

    assert read.deck == replace(deck, cards=composed(deck.cards))
    assert not read.edited


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(deck=decks().filter(lambda deck: bool(deck.cards)))
def test_reading_undoes_writing(tmp_path: Path, deck: Deck) -> None:
    read = read_package(written(tmp_path, deck))

    # Siblings that share a note come back one after the other.
    assert sorted(read.deck.cards, key=_id) == sorted(composed(deck.cards), key=_id)


def _id(card: Card) -> str:
    return card.id


def strangers(folder: Path, *, legacy: bool) -> Path:
    """A package that Anki itself made of its own note types, with media and nested decks."""
    package = folder / f"strangers-{legacy}.apkg"
    with collection(folder / "theirs.anki2") as opened:
        models = opened.models

        def add(note_type: str, deck: str, *values: str, tags: tuple[str, ...] = ()) -> Any:
            note = opened.new_note(models.by_name(note_type))  # type: ignore[arg-type]  # None when missing
            for index, value in enumerate(values):
                note.fields[index] = value
            note.tags = list(tags)
            opened.add_note(note, opened.decks.id(deck))  # type: ignore[arg-type]  # None when missing
            return note.cards()[0].id

        (folder / "map of spain.png").write_bytes(b"\x89PNG\r\n\x1a\n")
        picture = opened.media.add_file(str(folder / "map of spain.png"))
        first = add(
            "Basic", "Spanish::Verbs", "<b>hablar</b>", "to speak<div>to talk</div>", tags=("verb", "a::b")
        )
        add("Basic (and reversed card)", "Spanish::Nouns", "perro", "dog &amp; hound")
        add("Basic (optional reversed card)", "Spanish::Nouns", "gato", "cat", "")
        add("Basic (type in the answer)", "Spanish", "uno?", "one")
        add("Cloze", "Spanish", "The {{c1::cat}} sat {{c2::on::prep}} the {{c1::mat}}", "more <i>info</i>")
        add("Cloze", "Spanish", "{{c1::outer {{c2::inner}}}} end", "")
        add("Basic", "Spanish", f'<img src="{picture}"> Where?', "Spain<ul><li>south</li><li>west</li></ul>")
        own = models.copy(models.by_name("Basic"))  # type: ignore[arg-type]  # None when missing
        own["name"] = "Capitals"
        own["tmpls"][0]["qfmt"] = (
            "<style>b{}</style>Capital of {{Front}}?{{#Back}} <i>({{Tags}})</i>{{/Back}}"
        )
        models.update_dict(own)
        add("Capitals", "Spanish", "France", "Paris", tags=("geo",))
        opened.sched.suspend_cards([first])
        opened.set_user_flag_for_cards(1, [first])
        export_package(opened, package, legacy=legacy)
    return package


@pytest.mark.parametrize("legacy", [False, True])
def test_a_package_of_ankis_own_note_types_becomes_a_deck(tmp_path: Path, legacy: bool) -> None:
    read = read_package(strangers(tmp_path, legacy=legacy))

    assert [(each.question, each.answer) for each in read.deck.cards] == [
        ("hablar", "to speak\nto talk"),
        ("perro", "dog & hound"),
        ("dog & hound", "perro"),
        ("gato", "cat"),
        ("uno?", "one"),
        ("The [...] sat on the [...]", "cat; mat"),
        ("The cat sat ____ the mat", "on"),
        ("____ end", "outer inner"),
        ("outer ____ end", "inner"),
        ("[image: map of spain.png] Where?", "Spain\n\n- south\n- west"),
        ("Capital of France? *(geo)*", "Paris"),
    ]
    first, perro, dog, *_others = read.deck.cards
    assert (first.tags, first.suspended, first.flagged) == (("a::b", "verb"), True, "flagged red in Anki")
    assert first.section == ("Verbs",)
    assert perro.note == dog.note != ""
    assert [each.hint for each in read.deck.cards if each.hint] == ["prep"]
    assert [each.remark for each in read.deck.cards if each.remark] == ["more *info*"] * 2
    assert read.deck.title == "Spanish"
    assert read.media == ("map of spain.png",)
    assert not read.passed_over
    assert not read.ours


def test_the_same_package_read_again_gives_the_same_ids(tmp_path: Path) -> None:
    package = strangers(tmp_path, legacy=False)

    assert read_package(package).deck == read_package(package).deck


def test_a_collection_package_is_read_too(tmp_path: Path) -> None:
    deck = deck_of(*EVERY[:6], sources=(BOOK,))
    with collection(tmp_path / "c.anki2") as opened:
        import_package(opened, written(tmp_path, deck))
        opened.export_collection_package(str(tmp_path / "all.colpkg"), include_media=True, legacy=False)

    assert read_package(tmp_path / "all.colpkg").deck.cards == deck.cards
