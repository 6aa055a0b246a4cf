"""Packages as Anki's own importer sees them."""

from dataclasses import replace
from pathlib import Path

import pytest

from anki_judge import Collection, collection, import_package, shown
from factories import card, deck_of
from leadquiz.anki.export import DatedDeck, dated_notes, package_bytes
from leadquiz.anki.fields import decode
from leadquiz.anki.note_types import FIELDS
from leadquiz.anki.notes import AnkiNote, Forms, notes_of
from leadquiz.anki.times import ChangeTimes
from leadquiz.errors import ExportError
from leadquiz.model import Card, Deck, Kind, Source, Span

CHANGED = 1_764_000_000


def written(
    folder: Path,
    *decks: Deck,
    forms: Forms | None = None,
    changed_at: int = CHANGED,
    times: ChangeTimes | None = None,
) -> Path:
    """A package of these decks in the folder."""
    times = times or ChangeTimes(folder / "times.json", {})
    dated = [DatedDeck(deck=deck, changed_at=changed_at) for deck in decks]
    data, _count = package_bytes(decks, dated_notes(dated, forms or Forms(), times))
    path = folder / f"{len(list(folder.iterdir()))}.apkg"
    path.write_bytes(data)
    return path


def remembered(times: ChangeTimes) -> ChangeTimes:
    """The times as the next export finds them."""
    return ChangeTimes(times.path, times.known | times.added)


def notes(opened: Collection) -> dict[str, dict[str, str]]:
    """Fields by name of all notes, by our card's id."""
    found = {}
    for note_id in opened.find_notes(""):
        note = opened.get_note(note_id)
        values = dict(zip(note.keys(), note.values(), strict=True))
        found[values["Id"]] = values
    return found


FULL = card(
    question="What is trust?",
    kind=Kind.DEFINITION,
    accept=("reliance",),
    distractors=("fear", "hope", "luck"),
    hint="Five letters.",
    context="Chapter 5",
    section=("Chapter 5", "5.1 Trust"),
    source=Span(source="s1", first=3, last=4, page="9"),
    evidence="Trust is keeping your word.",
    remark="Also on line 7.",
    tags=("two words", "plain"),
    importance=3,
)
BOOK = Source(id="s1", file="book.txt", title="The Book")


def test_a_card_arrives_with_all_its_fields_tags_and_deck(tmp_path: Path) -> None:
    package = written(tmp_path, deck_of(FULL, title="Lead", sources=(BOOK,), description="All <of> it"))

    with collection(tmp_path / "c.anki2") as opened:
        log = import_package(opened, package)
        [note] = [opened.get_note(number) for number in opened.find_notes("")]
        [shown_card] = note.cards()
        deck = opened.decks.get(shown_card.did)

        assert len(log.new) == 1
        assert {name: decode(note[name]) for name in FIELDS[:9]} == {
            "Question": "What is trust?",
            "Answer": "2002",
            "Context": "Chapter 5",
            "Options": "- fear\n- hope\n- luck",
            "Hint": "Five letters.",
            "Section": "Chapter 5 › 5.1 Trust",
            "Source": "The Book, lines 3–4, page 9",
            "Evidence": "Trust is keeping your word.",
            "Extra": "Also on line 7.",
        }
        assert sorted(note.tags) == [
            "leadquiz::document::The_Book",
            "leadquiz::importance::3",
            "leadquiz::kind::definition",
            "leadquiz::section::Chapter_5::5.1_Trust",
            "plain",
            "two_words",
        ]
        assert opened.decks.name(shown_card.did) == "Lead::1 Chapter 5::1 5.1 Trust"
        assert deck is not None
        assert deck["desc"] == "All &lt;of&gt; it<br><br>Made from: The Book"


@pytest.mark.parametrize(
    ("changes", "forms", "note_type", "cards"),
    [
        ({}, Forms(), "leadquiz basic", 1),
        ({"distractors": ("1", "2")}, Forms(choice=True), "leadquiz multiple choice", 1),
        ({"distractors": ("1",)}, Forms(choice=True), "leadquiz basic", 1),
        ({}, Forms(typed=True), "leadquiz typed answer", 1),
        ({"answer": "x" * 41}, Forms(typed=True), "leadquiz basic", 1),
        ({"kind": Kind.DEFINITION}, Forms(reverse=True), "leadquiz basic and reverse", 2),
        ({"kind": Kind.LIST, "members": ("a", "b", "c")}, Forms(), "leadquiz list", 3),
        ({"kind": Kind.CLOZE, "question": "eBay bought it in ____."}, Forms(), "leadquiz cloze", 1),
        ({"kind": Kind.CLOZE, "question": "A cloze without a gap"}, Forms(), "leadquiz basic", 1),
    ],
)
def test_each_card_gets_the_note_type_that_fits(
    tmp_path: Path, changes: dict[str, object], forms: Forms, note_type: str, cards: int
) -> None:
    package = written(tmp_path, deck_of(card(**changes)), forms=forms)

    with collection(tmp_path / "c.anki2") as opened:
        import_package(opened, package)
        [note] = [opened.get_note(number) for number in opened.find_notes("")]

        assert note.note_type()["name"] == note_type  # type: ignore[index]
        assert len(note.cards()) == cards


def test_gaps_in_one_sentence_are_one_cloze_note(tmp_path: Path) -> None:
    who = card(
        id="c1", kind=Kind.CLOZE, note="n", question="____ sold it in 2002.", answer="Ann", hint="a name"
    )
    when = replace(who, id="c2", question="Ann sold it in ____.", answer="2002", hint="")

    [note] = notes_of(deck_of(who, when), Forms())

    assert note.fields[0] == "{{c1::Ann::a name}} sold it in {{c2::2002}}."
    assert note.cards == ("c1", "c2")


def test_siblings_with_other_words_are_notes_of_their_own() -> None:
    cards = (card(id="c1", note="n"), card(id="c2", note="n", question="Who bought PayPal?", answer="eBay"))

    assert [note.cards for note in notes_of(deck_of(*cards), Forms())] == [("c1",), ("c2",)]


def test_a_question_and_its_mirror_are_one_note_with_its_reverse() -> None:
    cards = (
        card(id="c1", note="n", question="Hund", answer="dog"),
        card(id="c2", note="n", question="dog", answer="Hund"),
    )

    [note] = notes_of(deck_of(*cards), Forms())

    assert note.cards == ("c1", "c2")
    assert note.card_count == 2


def test_a_flat_export_has_one_deck() -> None:
    [note] = notes_of(deck_of(FULL, title="Lead"), Forms(subdecks=False))

    assert note.deck == ("Lead",)


def test_subdecks_sort_as_the_document_does() -> None:
    cards = [card(id=f"c{number}", section=(f"Chapter {number}",)) for number in range(1, 12)]

    names = ["::".join(note.deck) for note in notes_of(deck_of(*cards), Forms())]

    assert names == sorted(names)


def test_the_same_deck_gives_the_same_bytes(tmp_path: Path) -> None:
    deck = deck_of(FULL, card(id="c2"), sources=(BOOK,))

    assert written(tmp_path, deck).read_bytes() == written(tmp_path, deck).read_bytes()


def test_importing_again_updates_what_changed_and_duplicates_nothing(tmp_path: Path) -> None:
    times = ChangeTimes(tmp_path / "times.json", {})
    old = deck_of(card(id="c1"), card(id="c2", answer="2001"))
    new = deck_of(*old.cards[:1], replace(old.cards[1], answer="2003"), card(id="c3"))
    first = written(tmp_path, old, times=times)
    second = written(tmp_path, new, times=remembered(times), changed_at=CHANGED + 100)

    with collection(tmp_path / "c.anki2") as opened:
        import_package(opened, first)
        log = import_package(opened, second)

        assert (len(log.new), len(log.updated), len(log.duplicate)) == (1, 1, 1)
        assert {name: values["Answer"] for name, values in notes(opened).items()} == {
            "c1": "2002",
            "c2": "2003",
            "c3": "2002",
        }


def test_what_was_edited_in_anki_stays_when_other_cards_change(tmp_path: Path) -> None:
    times = ChangeTimes(tmp_path / "times.json", {})
    old = deck_of(card(id="c1"), card(id="c2"))
    new = deck_of(card(id="c1"), card(id="c2", answer="2003"))
    first = written(tmp_path, old, times=times)
    later = 4_000_000_000
    second = written(tmp_path, new, times=remembered(times), changed_at=later)

    with collection(tmp_path / "c.anki2") as opened:
        import_package(opened, first)
        [number] = opened.find_notes("Id:c1")
        note = opened.get_note(number)
        note["Answer"] = "mine"
        opened.update_note(note)
        import_package(opened, second)

        answers = {name: values["Answer"] for name, values in notes(opened).items()}

    assert answers == {"c1": "mine", "c2": "2003"}


NASTY = [
    "a<b then c>d",
    "<script>alert(1)</script>",
    "<b>bold</b>",
    "&amp; &lt; &nbsp;",
    "AT&T",
    "{{Question}}",
    "{{c1::std::vector}}",
    "{{#Answer}}x{{/Answer}}",
    "}}",
    "{{",
    "std::vector<int>",
    "a::b::c",
    "ends with :",
    ": begins",
    "[latex]x^2[/latex]",
    "[$]x[/$]",
    "[sound:x.mp3]",
    "[anki:play:q:0]",
    "[[type:Answer]]",
    r"\(x^2\)",
    r"\[x^2\]",
    r"\\( twice \\)",
    r"C:\new\table",
    "two\nlines",
    "\n\nstarts with lines",
    "tab\there",
    "two  blanks   and three",
    "  leading blanks",
    "say \"yes\" and 'no'",
    "שלום עולם",
    "مرحبا: 12 < 13",
    "👩‍👩‍👧 family 🇩🇪",
    "e\u0301 decomposed",
    "日本語［ふりがな］",
    "漢字[かんじ]",
    "<!-- comment -->",
    "<![CDATA[x]]>",
    "&#123;&#123;c1::x&#125;&#125;",
    "$$E=mc^2$$",
    "%x% <%cloze:Question%>",
    "#hash first",
    "=cmd|' /C calc'!A0",
    "no\u00a0break",
    "zero\u200dwidth\u200cjoiner",
    "x" * 100_000,
    "________",
    "<a href='javascript:alert(1)'>x</a>",
    "<img src=x onerror=alert(1)>",
]


@pytest.mark.parametrize("form", ["basic", "cloze", "list"])
def test_anki_shows_exactly_what_the_deck_says(tmp_path: Path, form: str) -> None:
    import unicodedata

    def asked(number: int, text: str) -> Card:
        if form == "cloze":
            return card(id=f"c{number}", kind=Kind.CLOZE, question="Say ____!", answer=text)
        if form == "list":
            return card(id=f"c{number}", kind=Kind.LIST, members=(text, "other"))
        return card(id=f"c{number}", question=f"Q {text}", answer=text)

    package = written(tmp_path, deck_of(*(asked(number, text) for number, text in enumerate(NASTY))))

    with collection(tmp_path / "c.anki2") as opened:
        log = import_package(opened, package)
        assert len(log.new) == len(NASTY)
        for number, nasty in enumerate(NASTY):
            text = unicodedata.normalize("NFC", nasty)
            [note_id] = opened.find_notes(f"Id:c{number}")
            first = opened.get_note(note_id).cards()[0].render_output()
            if form == "basic":
                assert shown(first.question_text, "question") == f"Q {text}"
                assert shown(first.answer_text, "answer") == text
            elif form == "cloze":
                assert shown(first.question_text, "text") == "Say [...]!"
                assert shown(first.answer_text, "text") == f"Say {text}!"
            else:
                assert shown(first.question_text, "answer") == "[...]other"
                assert shown(first.answer_text, "answer") == f"{text}other"


def test_notes_keep_their_identity_when_the_card_is_reworded() -> None:
    def only(note_deck: Deck) -> AnkiNote:
        [note] = notes_of(note_deck, Forms())
        return note

    before, after = only(deck_of(card())), only(deck_of(card(question="When?")))

    assert before.guid == after.guid
    assert before.digest != after.digest


def test_an_update_leaves_intervals_memory_and_log_alone(tmp_path: Path) -> None:
    times = ChangeTimes(tmp_path / "times.json", {})
    old = deck_of(card(id="c1"), card(id="c2"))
    new = deck_of(card(id="c1", answer="2003"), card(id="c2", tags=("later",)), card(id="c3"))
    first = written(tmp_path, old, times=times)
    second = written(tmp_path, new, times=remembered(times), changed_at=4_000_000_000)

    def learned(opened: Collection) -> tuple[object, ...]:
        found = [opened.get_card(number) for number in opened.find_cards("Id:c1 or Id:c2")]
        assert opened.db is not None
        log = opened.db.all("SELECT * FROM revlog ORDER BY id")
        states = [(each.id, each.type, each.due, each.ivl, each.reps, each.memory_state) for each in found]
        return states, log

    with collection(tmp_path / "c.anki2") as opened:
        import_package(opened, first)
        for number in opened.find_cards(""):
            studied = opened.get_card(number)
            studied.start_timer()
            opened.sched.answerCard(studied, 4)
        before = learned(opened)
        log = import_package(opened, second)

        assert (len(log.new), len(log.updated)) == (1, 1)
        assert learned(opened) == before
        assert notes(opened)["c1"]["Answer"] == "2003"


def test_one_card_in_two_decks_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="Other: card c1 stands in another of these decks too"):
        written(tmp_path, deck_of(card()), deck_of(card(), title="Other"))


@pytest.mark.parametrize("changes", [{"evidence": ""}, {"source": None}, {}])
def test_evidence_and_source_are_folded_under_the_answer_when_there_is_either(
    tmp_path: Path, changes: dict[str, object]
) -> None:
    package = written(tmp_path, deck_of(replace(FULL, **changes), sources=(BOOK,)))  # type: ignore[arg-type]

    with collection(tmp_path / "c.anki2") as opened:
        import_package(opened, package)
        rendered = opened.get_card(opened.find_cards("")[0]).render_output()

    assert rendered.answer_text.count("<summary>Where this comes from</summary>") == 1
    assert ("keeping your word" in rendered.answer_text) == ("evidence" not in changes)
    assert ("The Book, lines 3–4" in rendered.answer_text) == ("source" not in changes)
    assert "Where this comes from" not in rendered.question_text
