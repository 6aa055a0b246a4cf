"""From a document to a deck."""

import gc
import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factories import candidate, views_of_text
from leadquiz.deck import dump_deck
from leadquiz.document import parse_outline, read_outline
from leadquiz.errors import DocumentError
from leadquiz.generate import Options, Result, generate
from leadquiz.generate.context import context_of
from leadquiz.generate.engine import _worthy, least_worth
from leadquiz.generate.options import USUAL_WORTH
from leadquiz.generate.parse_cache import ParseCache
from leadquiz.model import Candidate, Deck, Kind, Outline
from leadquiz.text import letters
from seeds import seed

STORY = """\
# The Bells of Velotech

## Beginnings

Anna Berg, an engineer from Bergen, founded **Velotech** in Oslo in 1911. Velotech, a manufacturer of bicycle bells,
sold 40,000 bells in Norway in 1923. To reach more buyers, Velotech opened shops in Sweden in 1925.

## Later Years

Velotech won customers in Denmark by offering free repairs. In May 1950 Anna Berg sold Velotech to Steelco, a company
in Hamar. Steelco paid $3.5 million for Velotech. Velotech makes parts such as bells, pedals and chains.

- **Patience:** a bell is tuned twice
- **Thrift:** no steel is thrown away
- **Candour:** faults are told to the buyer
"""


EVERY = Options(min_worth=0.3)  # what the story tells, whatever it may be worth


@pytest.fixture(scope="module")
def outline() -> Outline:
    return parse_outline(STORY, "bells.md")


@pytest.fixture(scope="module")
def made(outline: Outline) -> Result:
    return generate([outline], EVERY)


def test_a_short_story_gives_its_facts(made: Result) -> None:
    asked = {card.question: card.answer for card in made.deck.cards}

    assert asked["In which year did Anna Berg found Velotech in Oslo?"] == "1911"
    assert asked["How much did Steelco pay for Velotech?"] == "$3.5 million"


def test_the_same_input_gives_the_same_bytes(outline: Outline, made: Result) -> None:
    assert dump_deck(generate([outline], EVERY).deck) == dump_deck(made.deck)


def test_kept_parses_give_the_same_bytes(outline: Outline, made: Result, tmp_path: Path) -> None:
    store = ParseCache(tmp_path / "parses.sqlite", today=20_000)

    decks = [generate([outline], EVERY, store=store).deck for _ in range(2)]

    assert [dump_deck(deck) for deck in decks] == [dump_deck(made.deck)] * 2


def unfounded(deck: Deck, outline: Outline) -> list[str]:
    """Cards whose evidence does not stand in the lines they name."""
    texts = {line.number: line.text for line in outline.lines}
    rows = []
    for card in deck.cards:
        assert card.source is not None
        lines = "\n".join(texts.get(n, "") for n in range(card.source.first, card.source.last + 1))
        if letters(card.evidence) not in letters(lines):
            rows.append(f"{card.question} {card.source}")
    return rows


def test_evidence_stands_in_the_lines_that_a_card_names(made: Result, outline: Outline) -> None:
    assert unfounded(made.deck, outline) == []


def test_cards_have_ids_of_their_own_and_sound_options(made: Result) -> None:
    cards = made.deck.cards

    assert len({card.id for card in cards}) == len(cards)
    assert len({card.question for card in cards}) == len(cards)
    for card in cards:
        assert card.answer not in card.distractors
        assert len(card.distractors) in (0, 3, 4, 5)
        assert 1 <= card.importance <= 3


def test_every_candidate_has_a_verdict_and_every_card_passed(made: Result) -> None:
    passed = [verdict.candidate.question for verdict in made.verdicts if not verdict.gate]

    assert sorted(passed) == sorted(card.question for card in made.deck.cards)
    assert all(verdict.why for verdict in made.verdicts if verdict.gate not in ("", "limit"))


def test_cards_do_not_point_to_figures() -> None:
    text = "Anna Berg founded Velotech (Figure 4) in Oslo in 1911. Steelco bought Velotech (see Table 2.1) in 1950."
    cards = generate([parse_outline(text, "case.txt")]).deck.cards
    assert cards
    assert not [card for card in cards if "Figure" in card.question or "Table" in card.question]


def test_a_form_that_is_not_wanted_outdoes_nothing_and_is_explained(outline: Outline, made: Result) -> None:
    assert "1923" in {card.answer for card in made.deck.cards if card.kind is Kind.FACT}
    gaps = generate([outline], replace(EVERY, kinds=frozenset({Kind.CLOZE})))
    assert "1923" in {card.answer for card in gaps.deck.cards}
    assert {v.why for v in gaps.verdicts if v.gate == "limit"} >= {"no fact cards wanted"}
    assert len(gaps.verdicts) == len(made.verdicts)


def test_limits_and_kinds_choose(outline: Outline) -> None:
    few = generate([outline], Options(max_cards=3)).deck
    facts = generate([outline], Options(kinds=frozenset({Kind.FACT}))).deck

    assert len(few.cards) == 3
    assert dict(few.options) == {"max-cards": "3"}
    assert {card.kind for card in facts.cards} == {Kind.FACT}


def test_several_documents_make_one_deck_with_a_source_each(outline: Outline) -> None:
    other = parse_outline("Lise Holm founded Steelco in Hamar in 1899.\n", "hamar.txt")

    deck = generate([outline, other]).deck

    assert [source.file for source in deck.sources] == ["bells.md", "hamar.txt"]
    assert {card.source.source for card in deck.cards if card.source} == {"s1", "s2"}


BAD = {
    "one word": "Bells\n",
    "only headings": "# Bells\n\n## Pedals\n\n## Chains\n",
    "another language": "# Glocken\n\nAnna Berg gründete die Firma im Jahr 1911. Sie verkaufte Glocken.\n",
    "markup": "<div class='x'><b>[[{{bells|pedals}}]]</b> &amp; **__** ``` <<< >>> $$ \\begin{x} | a | b |\n"
    * 20,
    "marks": "— … “ ” ( ) [ ] ? ! ; : , .\n" * 30,
    "numbers": "1911 2.5 $3 40% 1911–1918 III 7th\n" * 30,
    "a sentence of 10,000 words": "Velotech " + "makes bells and " * 3_333 + "rests.\n",
    "one line without blanks": "bells" * 20_000 + "\n",
    "hidden characters": "Anna\u202e Berg founded\u0007 Velotech in 1911\ufeff.\n" * 3,
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD.keys())
def test_bad_input_neither_fails_nor_gives_nonsense(text: str) -> None:
    outline = parse_outline(text, "bad.txt")

    deck = generate([outline]).deck

    assert unfounded(deck, outline) == []
    for card in deck.cards:
        assert len(card.question.split()) <= 41
        assert not re.search(r"[<>{}|\\]|\*\*|\u202e|\u0007", card.question + card.answer)
    if "Anna" not in text:
        assert deck.cards == ()


@settings(max_examples=12)
@given(st.text(max_size=200))
def test_any_text_gives_a_deck(text: str) -> None:
    with suppress(DocumentError):  # nothing but white space
        outline = parse_outline(text, "random.txt")
        assert unfounded(generate([outline]).deck, outline) == []


_PIECES = st.lists(
    st.sampled_from(
        [*STORY.split(), "\n", "\n\n", "\n# ", "(", "“", "”", "it", "which", "and", ",", "?", "- **"]
    ),
    max_size=50,
)


@settings(max_examples=12)
@given(_PIECES)
def test_words_in_any_order_give_a_deck(pieces: list[str]) -> None:
    outline = parse_outline(" ".join(["Bells", *pieces]) + "\n", "shuffled.md")

    assert unfounded(generate([outline]).deck, outline) == []


def test_the_book_gives_many_cards_and_the_same_again(tmp_path: Path) -> None:
    outline = read_outline(seed("leadership-book.txt"))
    store = ParseCache(tmp_path / "parses.sqlite", today=20_000)

    first, second = (generate([outline], store=store).deck for _ in range(2))

    assert len(first.cards) >= 400
    assert unfounded(first, outline) == []
    assert dump_deck(first) == dump_deck(second)


def test_the_article_gives_cards() -> None:
    outline = read_outline(seed("news-article.txt"))

    deck = generate([outline]).deck

    assert len(deck.cards) >= 4
    assert unfounded(deck, outline) == []
    assert replace(deck, cards=()).title


def test_the_context_names_what_a_question_leaves_open() -> None:
    asked = candidate(
        question="How many shares did the sale offer?",
        answer="368",
        section=("The sale of Velotech", "Size", "Summary"),
    )
    knowledge = views_of_text(" ".join(["Velotech grew."] * 6))[0].knowledge

    assert context_of(asked, knowledge) == "The sale of Velotech: Size"
    assert context_of(replace(asked, question="How many shares did Velotech offer?"), knowledge) == "Size"
    assert context_of(replace(asked, answer="the sale of Velotech"), knowledge) == "Size"
    below = replace(
        asked, kind=Kind.CLOZE, question="Norway took up ____ late.", section=("The Rise of Mercantilism",)
    )
    assert context_of(replace(below, answer="mercantilist theory"), None) == ""
    perspective = replace(below, section=("Emergent-Norm Perspective",))
    assert context_of(replace(perspective, answer="emergent norm theory"), None) == ""
    assert context_of(replace(below, answer="free trade"), None) == "The Rise of Mercantilism"
    archives = replace(below, section=("Archives",))
    assert context_of(replace(archives, answer="archival research"), None) == ""
    assert context_of(replace(archives, answer="patient research"), None) == "Archives"
    republic = replace(below, section=("The Roman Republic",))
    assert context_of(replace(republic, answer="Rome"), None) == ""
    assert context_of(replace(republic, answer="Oslo"), None) == "The Roman Republic"
    assert context_of(replace(asked, section=("Size", "Learning Objectives")), knowledge) == "Size"
    assert context_of(replace(asked, section=()), replace(knowledge, topic="Steel")) == "Steel"
    assert context_of(replace(asked, section=("Size",)), replace(knowledge, topic="Steel")) == "Steel: Size"
    assert context_of(replace(asked, question="Who sold steel?"), replace(knowledge, topic="Steel")) == "Size"
    short = replace(
        below, kind=Kind.DEFINITION, question="What does “WBC” stand for?", answer="World Bell Congress"
    )
    short = replace(short, answer_type="expansion", section=("Prices at the World Bell Congress (WBC)",))
    assert context_of(short, None) == "Prices at the WBC"
    assert context_of(replace(short, section=("World Bell Congress",)), None) == ""
    assert context_of(replace(short, section=("Bells and Congresses",)), None) == "Bells and Congresses"
    of_steel = replace(knowledge, topic="Steel and Coal of Norway")
    assert context_of(replace(asked, section=("Size",)), of_steel) == "Steel and Coal of Norway: Size"
    trade = replace(knowledge, topic="The Coal of Oslo: Trade, Taxes and War")
    assert context_of(replace(asked, section=("Trade",)), trade) == "The Coal of Oslo: Trade"
    half_said = replace(asked, question="Who sold coal?", section=("Trade",))
    assert context_of(half_said, trade) == "The Coal of Oslo: Trade"


def test_a_definition_stands_without_the_also_of_its_text() -> None:
    text = (
        "# Bells\n\n## Chimes\n\nA chime is a tuned set of bells that is also a musical instrument of its own. "
        "A ringer plays a chime with a keyboard.\n"
    )
    found = [v.candidate for v in generate([read_outline(None, text.encode(), "bells.md")]).verdicts]

    answers = {c.answer for c in found if c.question == "What is a chime?"}
    assert answers == {"A tuned set of bells that is a musical instrument of its own"}


def test_a_handbook_says_above_its_cards_whose_it_is() -> None:
    text = (
        "You may leave at noon on Fridays at Velotech Corporation. Your supervisor signs your card. We ring at six. "
        "You can ask the office for a rope. You need a key for the tower. Velotech Corporation employees have a locker."
    )
    knowledge = views_of_text(text)[0].knowledge
    asked = candidate(question="When may you leave on Fridays?", answer="At noon", section=("Hours",))

    assert knowledge.house == "Velotech Corporation"
    assert context_of(asked, knowledge) == "Velotech Corporation: Hours"
    named = replace(asked, question="When may you leave Velotech Corporation on Fridays?")
    assert context_of(named, knowledge) == "Hours"
    of_others = text.replace("You", "They").replace("your", "their").replace("We", "They")
    assert views_of_text(of_others)[0].knowledge.house == ""


def test_a_text_in_the_present_that_names_the_earth_and_the_moon_tells_no_story() -> None:
    now = (
        "The Moon pulls at the seas of Earth. Earth turns once a day. Venus has no moon. Mars has two moons. "
        * 6
    )
    then = now.replace("pulls", "pulled").replace("turns", "turned").replace("has", "had")
    assert not views_of_text(now)[0].knowledge.narrative
    assert views_of_text(then)[0].knowledge.narrative


def test_the_collector_rests_while_a_deck_is_made_even_when_a_model_is_loaded_in_between() -> None:
    before = gc.get_threshold()
    thresholds: list[tuple[int, int, int]] = []

    def progress(_done: int) -> None:
        gc.enable()  # as spaCy does where it reads a file
        thresholds.append(gc.get_threshold())

    generate([parse_outline("Oslo is the capital of Norway.")], progress=progress)

    assert [first for first, *_ in thresholds] == [0]
    assert gc.get_threshold() == before


def test_a_text_of_little_worth_still_gives_its_best() -> None:
    cards = [candidate(evidence=f"Sentence {n}.") for n in range(3)]
    assert least_worth(cards, [0.9, 0.7, 0.3], sentences=9) == 0.68
    assert least_worth(cards, [0.9, 0.75, 0.72], sentences=9) == 0.72
    assert least_worth(cards, [0.9, 0.7, 0.3], sentences=3) == USUAL_WORTH
    many = [candidate(evidence=f"Sentence {n}.") for n in range(140)]
    assert least_worth(many, [0.9] * 5 + [0.7] * 135, sentences=140) == 0.7
    assert least_worth(many, [0.9] * 11 + [0.7] * 129, sentences=140) == USUAL_WORTH
    assert least_worth([], [], sentences=0) == USUAL_WORTH


def test_phrases_and_gaps_of_what_a_rule_asks_give_way_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    rule = candidate(evidence="One.", answer="1911")
    same, other, alone = (
        candidate(rule="gaps", kind=Kind.CLOZE, evidence=evidence, answer=answer, question="____ of it")
        for evidence, answer in (("One.", "1911"), ("One.", "Oslo"), ("Two.", "Oslo"))
    )
    read: list[Candidate] = []

    def worth_of(cards: Sequence[Candidate], *_: object, **__: object) -> list[float]:
        read.extend(cards)
        return [0.9] * len(cards)

    monkeypatch.setattr("leadquiz.generate.engine.worth_of", worth_of)
    knowledge = views_of_text(STORY)[0].knowledge
    stay, gone = _worthy([same, other, rule, alone], knowledge, Options(), None)
    assert read == [rule, same, alone]
    assert [(c.evidence, c.kind) for c in stay] == [("One.", Kind.FACT), ("Two.", Kind.CLOZE)]
    assert {(v.gate, v.candidate.answer) for v in gone} == {("outdone", "1911"), ("outdone", "Oslo")}


@pytest.mark.parametrize(("options", "proposed"), [(Options(), False), (EVERY, True)])
def test_in_a_long_story_a_sentence_that_a_rule_asks_of_gets_no_gap(
    options: Options, *, proposed: bool, outline: Outline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("leadquiz.generate.salience._LONG", 3)
    verdicts = generate([outline], options).verdicts
    of_rules = {v.candidate.evidence for v in verdicts if v.candidate.rule == "dates"}
    gaps = {v.candidate.evidence for v in verdicts if v.candidate.rule == "gaps"}
    assert of_rules
    assert bool(of_rules & gaps) == proposed
