"""What deck files may say, and what a broken one is told."""

from pathlib import Path

import pytest
from hypothesis import given

from deck_strategies import broken, decks
from factories import FULL_DECK
from leadquiz.deck import dump_deck, load_deck, parse_deck
from leadquiz.deck.reading import read_yaml
from leadquiz.deck.written import read_written
from leadquiz.errors import DeckError
from leadquiz.model import Deck, Kind, Origin, Span

HEAD = "format: leadquiz-deck-1\ntitle: T\n"
CARD = "- id: c1\n  question: Q\n  answer: A\n"


def problems_of(text: str) -> tuple[str, ...]:
    with pytest.raises(DeckError) as caught:
        parse_deck(text, "d.yaml")
    return caught.value.problems


def card_text(lines: str) -> str:
    return f"{HEAD}cards:\n- id: c1\n  question: Q\n  {lines}\n"


def test_every_key_is_read() -> None:
    deck = parse_deck(FULL_DECK)

    card = deck.cards[0]
    assert deck.title == "Leadership"
    assert deck.options == (("kinds", "fact,list"),)
    assert deck.conflicts[0].values[1] == ("2003", Span(source="s1", first=1500, last=1501), "")
    assert card.kind is Kind.FACT
    assert card.accept == ("in 2002",)
    assert card.section == ("Chapter 5", "5.1 “Rivals”")
    assert card.source == Span(source="s1", first=1406, last=1408, page="67")
    assert (card.importance, card.suspended) == (3, True)
    assert card.origin == Origin(rule="dated", fact="ebay|buy|paypal|year", made="m234567")
    assert deck.cards[1].members == ("trust", "payment", "speed")
    assert deck.cards[1].answer == "trust; payment; speed"


def test_a_deck_by_hand_needs_no_quotes_and_no_kind() -> None:
    deck = parse_deck(f"{HEAD}cards:\n{CARD}- id: c2\n  question: Which?\n  answer: [x, y]\n")

    assert [card.kind for card in deck.cards] == [Kind.FACT, Kind.LIST]


# What some YAML reader takes for a truth value, a number, a date, a time, nothing, or a mark of its own.
SCALARS = """
    no yes on off true false null ~ y n Yes NO True NULL 12:30 1:2:3 2014-11-20
    2001-12-14t21:59:43.10-05:00
    3.10 1.10 010 0o17 0x1F 0b11 1_000 1e3 .5 -.inf .inf .NaN +1 -5 = <3 1,000 685_230.15 190:20:30 12e03 0.
    00 -0 007 1.0 100% C# a#b x:y http://a.b/c a&b a*b a!b a@b a`b a%b a|b a>b a?b a-b -x ?x :x (a) a,b a[b
    a]b a{b a}b "no" 'no'
"""


@pytest.mark.parametrize("scalar", SCALARS.split())
def test_every_scalar_is_text(scalar: str) -> None:
    deck = parse_deck(card_text(f"answer: {scalar}"))

    assert deck.cards[0].answer == scalar.strip("\"'")


def test_block_scalars_lose_only_their_last_line_breaks() -> None:
    deck = parse_deck(card_text("answer: |\n    one # x\n    two"))

    assert deck.cards[0].answer == "one # x\ntwo"


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        (
            "answer: C # x",
            "6:11: “# x” would be lost as a comment; put the whole text of answer in double quotes",
        ),
        ("answer: A\n  answer: B", "7:3: card has “answer” twice; keep one of them"),
        ("answer: A\n  distractor: B", "7:3: card has no key “distractor”; did you mean distractors?"),
        ("answer: A\n  kind: lst", "7:9: kind “lst” is not known; did you mean list?"),
        ("answer: A\n  importance: 4", "7:15: importance must be 1, 2 or 3, not “4”"),
        ("answer: A\n  suspended: yes", "7:14: suspended must be true or false, not “yes”"),
        ("answer: A\n  source: s1:3", "7:11: there is no source “s1”; add it under sources:"),
        ("answer: A\n  source: page 3", "7:11: source “page 3” is not a place; write source:first-last"),
        ("answer: A\n  tags: x", "7:9: tags must be a list; write one item a line, each after '- '"),
        ("answer: A\n  tags: [x, '']", "7:13: an item of tags is empty; write it or delete the line"),
        ("answer: [A, B]\n  kind: fact", "6:11: answer is a list, but the kind is fact"),
        ("answer: A\n  kind: list", "6:11: answer of kind list must be a list"),
        ("answer: A\n  kind: cloze", "5:13: question of kind cloze must hold one gap; write ____"),
        ("answer: A\n  cloze: no gap", "7:10: cloze must hold one gap"),
        ("answer: &x A", "6:11: anchors (&) are not used in decks; delete it, or quote the text"),
        ("answer: *x", "6:11: aliases (*) are not used in decks; write the value out, or quote it"),
        ("answer: !!str A", "6:11: tags (!) are not used in decks; delete it, or quote the text"),
        ("answer: A\n  <<: {hint: x}", "7:3: merge keys (<<) are not used in decks; write the values out"),
        (
            'answer: "a\\e[31mb"',
            "6:11: answer holds a hidden character U+001B; delete it or type the text anew",
        ),
        ('answer: "a\\u202eb"', "6:11: answer holds a hidden character U+202E"),
        ("answer: a\u202eb", "6:12: hidden character U+202E; delete it or type the text anew"),
        ("answer: a\u2028b", "6:12: hidden character U+2028"),
        ("answer: a\rb", "6:12: hidden character U+000D"),
        ("answer: A: B", "6:12: a ':' inside an unquoted text; put the whole text in double quotes"),
        ("hint: x\n  answer: A\n  more: [[[[[[[[[[[[[[A]]]]]]]]]]]]]]", "8:3: card has no key “more”"),
        ("answer: {a: b}", "6:11: answer must be a text; put it in double quotes"),
        ('answer: ""', "6:11: answer is empty; write the right answer"),
        ("hint: x", "4:3: the card: answer is empty; write the right answer"),
        ("answer: A\n  origin: {rule: x}", "7:11: origin: fact is missing"),
    ],
)
def test_what_is_wrong_is_told_with_its_place_and_remedy(lines: str, problem: str) -> None:
    found = problems_of(card_text(lines))

    assert found[0].startswith(f"d.yaml:{problem}")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "1:1: the file is empty; a deck begins with format: leadquiz-deck-1"),
        ("# only a comment\n", "1:1: the file is empty"),
        ("just words", "1:1: not a deck; a deck begins with format: leadquiz-deck-1"),
        ("title: T\ncards: []\n", "1:1: the deck: format is missing; write format: leadquiz-deck-1"),
        (
            "format: leadquiz-deck-2\ntitle: T\ncards: []\n",
            "1:9: format “leadquiz-deck-2” is not leadquiz-deck-1; update leadquiz",
        ),
        (HEAD, "1:1: the deck: cards is missing"),
        (HEAD + "card: []\n", "3:1: the deck has no key “card”; did you mean cards?"),
        (HEAD + "cards: x\n", "3:8: cards must be a list"),
        (
            HEAD + "language: English\ncards: []\n",
            "3:11: language “English” is not a language code; write one such as en",
        ),
        (HEAD + "cards:\n- x\n", "4:3: card must be made of keys and values; write one 'key: value' a line"),
        (
            HEAD + "cards:\n- question: Q\n  answer: A\n",
            "4:3: the card has no id; run: leadquiz check --fix FILE",
        ),
        (HEAD + f"cards:\n{CARD}{CARD}", "7:7: id c1 is taken by the card in line 4"),
        (HEAD + "cards:\n- id: 1a\n  question: Q\n  answer: A\n", "4:7: id “1a” must begin with a letter"),
        (HEAD + "cards: []\n---\ntitle: U\n", "the file holds more than one deck (---); split it"),
        ("%YAML 1.2\n---\n" + HEAD + "cards: []\n", "directives (%) are not used in decks; delete the line"),
        (HEAD + 'cards:\n- id: c1\n  question: "Q\n', "a quote is opened and not closed; close it"),
        (HEAD + "options: {a: b, a: c}\ncards: []\n", "3:17: options has “a” twice; keep one of them"),
        (
            HEAD + "sources:\n- {id: s1, file: a}\n- {id: s1, file: b}\ncards: []\n",
            "5:8: two sources have the id s1",
        ),
        (HEAD + "? [a]\n: b\ncards: []\n", "3:3: a key of the deck must be a word; mend the line"),
    ],
)
def test_a_file_that_is_no_deck_is_told_why(text: str, problem: str) -> None:
    found = problems_of(text)

    assert any(problem in line for line in found), found


def test_all_problems_are_reported_in_the_order_of_their_places() -> None:
    text = (
        HEAD
        + "cards:\n- id: c1\n  question: Q\n  answr: A\n- id: c2\n  question: Q # x\n  answer: A\n  tags: a\n"
    )

    assert [line.split(": ")[0] for line in problems_of(text)] == [
        "d.yaml:4:3",
        "d.yaml:6:3",
        "d.yaml:8:13",
        "d.yaml:10:9",
    ]


def test_comments_after_words_that_are_not_texts_are_welcome() -> None:
    text = card_text(
        'answer: "A"  # from the lecture\n  importance: 3  # must be known\n  # a line of its own'
    )

    assert parse_deck(text).cards[0].importance == 3


def test_windows_line_ends_and_a_byte_order_mark_are_read() -> None:
    assert parse_deck("\ufeff" + FULL_DECK.replace("\n", "\r\n")) == parse_deck(FULL_DECK)


def test_a_file_that_is_not_utf8_is_refused_with_the_place(tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    path.write_bytes(b"format: leadquiz-deck-1\ntitle: \xff\n")

    with pytest.raises(DeckError) as caught:
        load_deck(path)

    assert str(caught.value) == f"{path}:2:8: byte 0xff is not UTF-8; save the file as UTF-8"


@given(decks())
def test_what_leadquiz_wrote_is_read_the_short_way_and_alike(deck: Deck) -> None:
    text = dump_deck(deck)

    short, whole = read_written(text), read_yaml(text)

    if short is None:  # nothing to gain without cards; rare letters are written as escapes
        assert not deck.cards or "\\u" in text
    else:
        assert short == whole


@given(broken([FULL_DECK]))
def test_the_short_way_never_reads_what_yaml_reads_otherwise(text: str) -> None:
    short = read_written(text)

    assert short is None or short == read_yaml(text)
