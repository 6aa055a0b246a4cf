"""Lists behind a sentence that breaks off, or right below the heading that names them."""

import pytest

from leadquiz.document import parse_outline
from leadquiz.generate.rules.headed_lists import headed_lists
from passages import proposed


def listed(lead: str, *items: str) -> list[tuple[str, tuple[str, ...]]]:
    text = f"# The tower of Oslo\n\nThe guild wrote these rules.\n\n{lead}\n\n" + "".join(
        f"- {item}\n" for item in items
    )
    return [(c.question, c.members) for c in proposed(headed_lists, parse_outline(text, "case.md"))]


@pytest.mark.parametrize(
    ("lead", "question"),
    [
        ("Ringers focus on the following in the first week:", "What do ringers focus on in the first week?"),
        ("In the second week, mentors will:", "In the second week, what will mentors do?"),
        ("New ringers should bring:", "What should new ringers bring?"),
        ("To order a rope you need:", "To order a rope, what do you need?"),
    ],
)
def test_a_broken_off_sentence_asks_for_its_list(lead: str, question: str) -> None:
    assert listed(lead, "A pair of gloves", "The card of the tower") == [
        (question, ("A pair of gloves", "The card of the tower"))
    ]


@pytest.mark.parametrize(
    "lead", ["They will:", "In this case, it needs:", "Here is the rope:", "The wardens said:"]
)
def test_a_sentence_that_leans_or_asks_for_nothing_makes_no_list(lead: str) -> None:
    assert listed(lead, "A pair of gloves", "The card of the tower") == []


def test_a_plain_list_right_below_its_title_is_asked_for() -> None:
    [(question, members)] = listed("## Duties of the warden", "Check the ropes", "Keep the key")

    assert question == "What are the two duties of the warden?"
    assert members == ("Check the ropes", "Keep the key")


def test_a_word_in_bold_at_the_start_of_an_item_is_not_all_of_it() -> None:
    [(_, members)] = listed(
        "New ringers should bring:", "**Two** pairs of gloves", "**Lamp:** any that burns oil"
    )

    assert members[0] == "Two pairs of gloves"
