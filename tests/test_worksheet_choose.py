"""Which cards go on a sheet."""

from random import Random

from factories import card, deck_of
from leadquiz.model import Card, Kind
from leadquiz.worksheet.choose import Eligible, Filter, choose, eligible
from leadquiz.worksheet.sheet import Form


def cards(*given: Card, chosen: Filter | None = None) -> list[Eligible]:
    return eligible([deck_of(*given)], Form, chosen or Filter())


def numbered(count: int, **changes: object) -> list[Card]:
    first = changes.pop("first", 0)
    assert isinstance(first, int)
    return [
        card(id=f"c{n}", question=f"What is thing {n}?", answer=f"thing-{n}x", **changes)
        for n in range(first, first + count)
    ]


def test_every_section_gets_its_share_and_at_least_one_question() -> None:
    given = [
        *numbered(30, section=("Book", "Long")),
        *numbered(9, first=30, section=("Book", "Middle")),
        *numbered(1, first=39, section=("Book", "Short")),
    ]

    picked = choose(cards(*given), 10, Random(1))

    assert [sum(one.group == name for one in picked) for name in ("Long", "Middle", "Short")] == [6, 3, 1]


def test_two_cards_of_one_note_never_meet() -> None:
    given = numbered(4, note="n1") + numbered(2, first=4)

    assert len([one for one in choose(cards(*given), 6, Random(1)) if one.card.note == "n1"]) == 1


def test_a_question_that_tells_the_answer_of_another_comes_last() -> None:
    asks = card(id="c1", question="What did eBay buy?", answer="a payment service")
    tells = card(id="c2", question="When did eBay buy a payment service?", answer="2002")
    other = card(id="c3", question="Who led it?", answer="Meg Whitman")

    for seed in range(5):
        picked = {one.card.id for one in choose(cards(asks, tells, other), 2, Random(seed))}
        assert picked != {"c1", "c2"}
    assert len(choose(cards(asks, tells, other), 3, Random(1))) == 3


def test_flagged_and_suspended_cards_are_not_asked() -> None:
    assert not cards(card(flagged="wrong"), card(id="c2", suspended=True))


def test_filters_narrow_by_section_kind_importance_tag_and_difficulty() -> None:
    one = card(section=("Book", "5 Rivals"), importance=3, tags=("exam",))
    other = card(
        id="c2", kind=Kind.CAUSE, answer="Because it was free of any charge", section=("Book", "6 Growth")
    )

    for chosen in (
        Filter(sections=("rivals",)),
        Filter(kinds=(Kind.FACT,)),
        Filter(importance=(3,)),
        Filter(tags=("exam",)),
        Filter(difficulties=("easy", "medium")),
    ):
        assert [found.card.id for found in cards(one, other, chosen=chosen)] == ["c1"]


def test_the_most_forgotten_cards_are_chosen_on_request() -> None:
    picked = choose(cards(*numbered(20)), 2, Random(1), {"c7": 0.9, "c3": 0.5, "c4": 0.1})

    assert [one.card.id for one in picked] == ["c3", "c7"]
