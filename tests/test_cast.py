import pytest

from factories import views_of_text
from leadquiz.generate.cast import Cast, core
from leadquiz.generate.mentions import Mentions

TEXT = """Bicycles

Velotech, a company from Lyon, France, launched a bicycle. Velotech acquired Steelco. Velotech offered a bell.

Steelco, a subsidiary of Velotech, launched a bell. Steelco developed steel. Steelco sold bells.

Northwind, a company in Oslo, Norway, launched a rival. Northwind offered a lamp. Northwind sold a saddle.

Brixton, a platform for used bicycles, launched in spring. Brixton offered parts. Brixton sold wheels.

The University of Lyon tested it. Dr. Anna Berg, an engineer who rode daily, lived in Lyon. Berg worked in Oslo.
"""


@pytest.fixture(scope="module")
def cast() -> Cast:
    views = views_of_text(TEXT)
    return Cast(Mentions(views, views[0].knowledge.names), "")


def test_a_name_is_exchanged_only_for_sure_names_of_its_sort(cast: Cast) -> None:
    assert cast.like("Northwind", "organisation", "company") == ["Velotech", "Steelco"]
    assert cast.like("Northwind", "organisation", "platform") == ["Velotech", "Steelco", "Brixton"]
    assert cast.like("Anna Berg", "person", "") == []
    assert cast.like("Atlantis", "place", "") == []


def test_what_belongs_to_another_is_not_exchanged_for_it(cast: Cast) -> None:
    assert cast.are_related("Velotech", "Steelco")
    assert not cast.are_related("Velotech", "Northwind")
    assert "Steelco" not in cast.like("Velotech", "organisation", "company")


def test_a_city_is_told_from_the_country_it_lies_in(cast: Cast) -> None:
    grains = {
        name: grain for name, grain in cast.places.items() if name in ("Lyon", "Oslo", "France", "Norway")
    }

    assert {grains[name] for name in ("Lyon", "Oslo") if name in grains} <= {"inner"}
    assert {grains[name] for name in ("France", "Norway") if name in grains} <= {"outer"}


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Alibaba Group", "Alibaba"),
        ("Amazon.com", "Amazon"),
        ("U.S.", "United States"),
        ("Ford Company", "Ford"),
    ],
)
def test_a_firm_and_its_group_have_one_core(name: str, other: str) -> None:
    assert core(name) == core(other)


def test_options_share_no_word(cast: Cast) -> None:
    assert cast.distinct(["Ford Motor", "Ford", "Opel", "Fiat"], 3) == ["Ford Motor", "Opel", "Fiat"]
    assert cast.distinct(["Yale University", "Brown University"], 3) == [
        "Yale University",
        "Brown University",
    ]
