"""What is no part of a sentence is blanked before it is parsed, and stays in what a card rests on."""

import pytest

from leadquiz.document import parse_outline
from leadquiz.generate import generate
from leadquiz.generate.asides import cites_works, without_asides


def _read(text: str, *others: str, cites: bool = True) -> str:
    return " ".join(without_asides([text, *others], cites=cites)[0].split())


@pytest.mark.parametrize(
    "bracket",
    [
        "(Berg 2011)",
        "(Berg, 2011)",
        "(Berg & Hill, 2011a; see also Ode 1999, 14–16)",
        "(Berg, Hill, Ode, and Ruiz 2011)",
        "(Van der Berg et al., 2011)",
        "(e.g., Berg n.d.)",
        "(Bell Guild [1962] 1999)",
    ],
)
def test_citations_are_passed_over_in_a_text_that_cites(bracket: str) -> None:
    text = f"Bells tell the hours {bracket}."
    assert _read(text) == "Bells tell the hours ."
    assert _read(text, cites=False) == text


def test_a_dateline_goes_and_the_date_that_opens_a_sentence_stays() -> None:
    assert _read("Oslo, Nov. 20, 2014, Berg sold the tower.") == "Berg sold the tower."
    text = "On November 20, 2014, Velotech sold the tower."
    assert _read(text) == text


@pytest.mark.parametrize(
    "bracket",
    ["(July 2004)", "(about 2011)", "(the Bell Act of 1911)", "(BGI)", "(1820–1911)", "(built 1911)"],
)
def test_other_brackets_stay(bracket: str) -> None:
    text = f"Bells tell the hours {bracket}."
    assert _read(text) == text


def test_a_text_cites_when_it_does_so_twice() -> None:
    assert cites_works(["Bells ring (Berg 2011).", "They toll (Hill 2012)."])
    assert not cites_works(["The fair (Oslo, 1919) was the last.", "Bells ring."])


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("7. You will wear plugs.", "You will wear plugs."),
        ("b. Plugs shall be worn.", "Plugs shall be worn."),
        ("(iv) Plugs shall be worn.", "Plugs shall be worn."),
        ("Bells ring.[12] They toll.[citation needed]", "Bells ring. They toll."),
        ("Bells ring (see Figure 2.1 and 2.2) at noon.", "Bells ring at noon."),
        ("Bells ring (see The Bells of Norway) at noon.", "Bells ring at noon."),
        ("Bells (opens in a new window) ring.", "Bells ring."),
        ("The probe landed on July 4, 1997 ().", "The probe landed on July 4, 1997 ."),
        ("Wuzhen, China, Nov. 20, 2014, the fair opened.", "the fair opened."),
        ("They said [a]ll bells ring.", "They said [a]ll bells ring."),
        ("C. Berg rang the bell.", "C. Berg rang the bell."),
    ],
)
def test_marks_are_passed_over(text: str, read: str) -> None:
    assert _read(text) == read


def test_a_capital_is_a_mark_where_the_letter_beside_it_marks_a_block_too() -> None:
    assert _read("C. Plugs shall be worn.", "D. Bells shall be rung.") == "Plugs shall be worn."


def test_offsets_stay() -> None:
    text = "7. Bells ring (Berg 2011) at noon.[3]"
    (read,) = without_asides([text], cites=True)
    assert len(read) == len(text)
    assert text.index("at noon") == read.index("at noon")


def test_a_card_shows_no_citation_and_rests_on_the_sentence_as_written() -> None:
    text = (
        "# Bells\n\nThe Bell Guild of Oslo was founded in 1911 (Berg 2011).\n\n"
        "Its first hall burned in 1920 (Hill and Ode 2012).\n"
    )
    deck = generate([parse_outline(text, "bells.md")]).deck
    card = next(card for card in deck.cards if card.answer == "1911")
    assert "Berg" not in card.question
    assert card.evidence == "The Bell Guild of Oslo was founded in 1911 (Berg 2011)."
    assert not any(card.answer in ("2011", "2012") for card in deck.cards)
