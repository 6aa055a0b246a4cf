"""Questions that another sentence answers otherwise."""

from leadquiz.generate.elsewhere import answered_elsewhere
from leadquiz.generate.mentions import Mentions
from leadquiz.generate.rules.arguments import arguments
from leadquiz.model import Candidate
from passages import views_in

ASKED = "In 2014, Velotech acquired Steelco for its foundry."


def _open(source: str) -> tuple[list[Candidate], dict[int, str]]:
    views = views_in(source)
    cards = [card for view in views for card in arguments(view) if card.evidence == ASKED]
    return cards, answered_elsewhere(cards, Mentions(views, views[0].knowledge.names))


def test_a_second_name_of_the_kind_leaves_the_question_open() -> None:
    cards, found = _open(
        f"{ASKED} Steelco is a company. Kolibri is a company. In 2014 Velotech also acquired Kolibri for its foundry."
    )
    assert cards
    assert list(found) == list(range(len(cards)))


def test_another_year_leaves_it_closed() -> None:
    cards, found = _open(
        f"{ASKED} Steelco is a company. Kolibri is a company. In 2016 Velotech also acquired Kolibri for its foundry."
    )
    assert cards
    assert found == {}


def test_other_words_for_the_same_question_leave_it_open() -> None:
    asked = "In 1946, Anna Berg ordered an injection machine from England."
    views = views_in(f"{asked} In 1946, Anna Berg ordered cast-iron lamps from England.")
    cards = [card for view in views for card in arguments(view) if "machine" in card.answer]
    assert cards
    assert answered_elsewhere(cards, Mentions(views, views[0].knowledge.names)).keys() == {0}
