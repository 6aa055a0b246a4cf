"""Cards to cut out: backs meet their fronts, nothing is lost."""

import io

import pdfplumber
import pytest

from factories import card, deck_of
from leadquiz.errors import ExportError
from leadquiz.model import Deck, Kind
from leadquiz.worksheet.cards import Backs, cards_pdf, chosen_cards, pages, sides
from leadquiz.worksheet.choose import Filter
from leadquiz.worksheet.paper import Paper
from sheet_decks import random_deck


def drawn(
    deck: Deck, *, per_page: int = 8, backs: Backs = Backs.LONG_EDGE, paper: Paper | None = None
) -> bytes:
    return cards_pdf([deck], deck.cards, per_page=per_page, backs=backs, paper=paper or Paper())[0]


def corners(pdf: bytes) -> list[dict[str, tuple[float, float]]]:
    """For each page, where each card's id stands, as shares of the width and height."""
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        return [
            {
                word["text"]: (word["x1"] / float(page.width), word["bottom"] / float(page.height))
                for word in page.extract_words()
                if word["text"].startswith("id")
            }
            for page in document.pages
        ]


def numbered(count: int) -> Deck:
    return deck_of(*(card(id=f"id{n}", question=f"Q{n}?", answer=f"A{n}") for n in range(count)))


@pytest.mark.parametrize("per_page", [8, 10])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_backs_stand_behind_their_fronts_when_turned_over_the_long_edge(per_page: int, paper: str) -> None:
    fronts, backs = corners(drawn(numbered(7), per_page=per_page, paper=Paper(name=paper)))

    width = 0.5 - 10 / (210 if paper == "a4" else 215.9)  # of a card, as a share of the page
    for name, (right, bottom) in fronts.items():
        back_right, back_bottom = backs[name]
        inset = 5 / (210 if paper == "a4" else 215.9)
        # Seen through the paper, the front's right edge is the back's left one.
        assert back_right - width + inset == pytest.approx(1 - right - inset, abs=0.004)
        assert back_bottom == pytest.approx(bottom, abs=0.001)


def test_backs_are_turned_upside_down_for_the_short_edge() -> None:
    fronts, backs = corners(drawn(numbered(3), backs=Backs.SHORT_EDGE))

    assert fronts["id0"][0] == pytest.approx(backs["id0"][0], abs=0.001)
    assert fronts["id0"][1] < 0.3
    assert backs["id0"][1] > 0.7


def test_fold_over_has_front_and_back_side_by_side() -> None:
    made = pages(numbered(5).cards, 4, Backs.FOLD)

    assert [[cell.lines[0] if cell else "" for cell in page] for page in made] == [
        ["Q0?", "A0", "Q1?", "A1", "Q2?", "A2", "Q3?", "A3"],
        ["Q4?", "A4", "", "", "", "", "", ""],
    ]


def test_every_text_is_on_its_card_however_long() -> None:
    deck = random_deck(3, 24)

    with pdfplumber.open(io.BytesIO(drawn(deck, per_page=10))) as document:
        text = " ".join(" ".join(page.extract_text().split()) for page in document.pages)

    for one in deck.cards:
        assert all(word in text for word in one.question.replace("____", "").split())
        assert all(word.rstrip(";") in text for word in one.answer.split())


def test_steps_are_numbered_and_gaps_drawn() -> None:
    steps = card(kind=Kind.STEPS, members=("pay", "ship"))
    gap = card(kind=Kind.CLOZE, question="In ____ it began.")

    assert (sides(steps)[1].lines, sides(steps)[1].numbered) == (("pay", "ship"), True)
    assert sides(gap)[0].lines == ("In ________ it began.",)


def test_cards_that_do_not_fit_and_flagged_ones_are_listed() -> None:
    deck = deck_of(
        card(answer="x" * 1300), card(id="c2", flagged="no"), card(id="c3"), card(id="c4", suspended=True)
    )

    kept, left_out = chosen_cards([deck], Filter())

    assert [one.id for one in kept] == ["c3"]
    assert left_out == [
        ("c1", "has more than 1200 characters on one side"),
        ("c2", "flagged"),
        ("c4", "suspended"),
    ]


def test_the_longest_side_that_is_taken_stays_on_its_card() -> None:
    pdf = drawn(deck_of(card(id="id1", question="word " * 239 + "last?", answer="x")), per_page=10)

    with pdfplumber.open(io.BytesIO(pdf)) as document:
        words = document.pages[0].extract_words()
    [last] = [word for word in words if word["text"] == "last?"]
    [corner] = [word for word in words if word["text"] == "id1"]
    assert last["bottom"] < corner["top"]


def test_the_same_cards_give_the_same_bytes_and_no_cards_an_error() -> None:
    assert drawn(numbered(9)) == drawn(numbered(9))
    with pytest.raises(ExportError, match="no card to print; choose more widely"):
        drawn(deck_of())
