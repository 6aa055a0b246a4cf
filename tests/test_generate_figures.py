"""Figures as headings."""

import pytest

from leadquiz.generate.figures import announced, figure_topic, topic_at
from passages import views_in

ARTICLE = """\
    Arlen, May 4, 2014 - The fair of Arlen closed its gates on Sunday. Traders were pleased.

    Here are two figures to mark the Arlen Fair this year.

    57.1 million crowns

    Traders sold goods for 57.1 million crowns.

    More than 2,700

    More than 2,700 traders came.

    What comes next

    The fair will be back in spring.
"""


def test_a_figure_as_heading_belongs_to_what_was_announced() -> None:
    topics = [figure_topic(view) for view in views_in(ARTICLE)]

    assert topics[1:] == ["Arlen Fair, 2014", "Arlen Fair, 2014"]


@pytest.mark.parametrize("title", ["What comes next", "Chapter 5", "Two Ways to Win a Market Share of 5"])
def test_other_headings_have_no_topic_of_their_own(title: str) -> None:
    text = ARTICLE.replace("57.1 million crowns\n\n    Traders", f"{title}\n\n    Traders")

    assert [figure_topic(view) for view in views_in(text) if view.section.title == title] in ([""], [])


def test_the_paragraph_behind_an_announcement_has_its_topic_too() -> None:
    text = ARTICLE.replace("57.1 million crowns\n\n    Traders", "Guests from 40 towns came.\n\n    Traders")
    view = next(v for v in views_in(text) if any("40 towns" in p.block.text for p in v.passages))
    lines = {p.block.text.split()[0]: p.block.first for p in view.passages}

    assert [topic_at(view, lines[word]) for word in ("Arlen,", "Guests", "Traders") if word in lines] in (
        ["", "Arlen Fair, 2014", ""],
        ["Arlen Fair, 2014", ""],
    )


def test_what_is_announced_is_known_of_the_whole_document() -> None:
    assert announced(views_in(ARTICLE)[0].knowledge) == frozenset({"Arlen Fair, 2014"})
    assert announced(views_in("Arlen has 40 towers. Arlen is old.")[0].knowledge) == frozenset()
