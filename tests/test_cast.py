import pytest

from factories import views_of_text
from leadquiz.generate.cast import Cast, core
from leadquiz.generate.countries import are_apart, country, is_told_by, region
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


TRAVELS = """Travels

The river port of Kano grew in the north. Olga Brandt, a botanist who liked rain, sailed from Norway to Japan.

Brandt came home to Norway in spring. Her sister Ida Brandt, who wrote it down, stayed in Norway.

Professor Emil Holt, who taught her, saw Chile. Holt never saw Peru or Kenya. Tom Reed, who drew maps, saw England.

Reedmaps, a company, launched a map. Reedmaps offered maps. Reedmaps sold maps in the United Kingdom.
"""


@pytest.fixture(scope="module")
def travels() -> Cast:
    views = views_of_text(TRAVELS)
    return Cast(Mentions(views, views[0].knowledge.names), "")


def test_a_country_is_exchanged_for_countries_but_not_for_the_one_where_most_of_it_happens(
    travels: Cast,
) -> None:
    question = "Which country did Olga Brandt reach by ship?"

    found = travels.alike("Japan", "place", "country", question)

    assert {"Chile", "Peru", "Kenya"} <= set(found)
    assert "Norway" not in found
    assert "Kano" not in found


def test_a_country_that_did_something_is_exchanged_for_none(travels: Cast) -> None:
    assert travels.alike("Japan", "place", "country", "Which country opened its ports?") == []


def test_a_part_of_a_country_is_not_exchanged_for_the_whole(travels: Cast) -> None:
    found = travels.alike("England", "place", "country", "Which country did Tom Reed see?")

    assert "Japan" in found
    assert "United Kingdom" not in found


def test_people_with_a_title_and_kin_are_no_options(travels: Cast) -> None:
    found = travels.alike("Olga Brandt", "person", "", "Who sailed to Japan?")

    assert not [name for name in found if "Holt" in name or name == "Ida Brandt"]


def test_a_gapped_name_of_a_person_is_exchanged_for_none(travels: Cast) -> None:
    assert travels.alike("Olga Brandt", "person", "", "____ sailed to Japan.") == []


def test_companies_are_exchanged_for_what_the_document_calls_a_company(cast: Cast) -> None:
    found = cast.alike("Northwind", "organisation", "company", "Which company sold a saddle?")

    assert found == ["Velotech"]  # Steelco is called a subsidiary, Brixton a platform


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("U.S.", "United States", False),
        ("England", "UK", False),
        ("England", "Scotland", False),
        ("the Netherlands", "Peru", True),
    ],
)
def test_countries_are_apart_when_neither_is_or_holds_the_other(one: str, other: str, apart: bool) -> None:
    assert are_apart(one, other) is apart


def test_a_city_is_no_country() -> None:
    assert country("Lyon") == ""
    assert country("USA") == "United States"


def test_short_forms_of_one_name_are_one_option(cast: Cast) -> None:
    assert cast.distinct(["Velobank", "Velotechbank", "Opel"], 3) == ["Velobank", "Opel"]


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("France", "Whom did the French Directory fear?", True),
        ("Spain", "To whom did Spaniards sell it?", True),
        ("Japan", "What did the Japanese build?", True),
        ("the U.S.", "What did Americans build?", True),
        ("Spain", "To whom did the French sell it?", False),
        ("Japan", "What did a japanner build?", False),
        ("Lyon", "What did Lyonnais build?", False),
    ],
)
def test_a_text_tells_of_a_country_by_its_people(name: str, text: str, told: bool) -> None:
    assert is_told_by(name, text) is told


def test_every_country_lies_in_one_part_of_the_world() -> None:
    assert region("the Netherlands") == "Europe"
    assert region("USA") == "America"
    assert region("Atlantis") == ""


def test_a_people_is_no_person() -> None:
    text = """Elections

Anna Berg, who liked rain, won. Olga Brandt, who drew birds, lost. Emil Holt, who taught, lost.

Norwegian Americans, who liked snow, voted. Norwegian Americans, who sang, voted again.
"""
    views = views_of_text(text)
    cast = Cast(Mentions(views, views[0].knowledge.names), "")

    assert "Norwegian Americans" not in cast.people


FIRMS = """Bells

Velotech, a company from Lyon, launched a bell. Velotech offered a lamp. Velotech sold a wheel.

Bellco, a company in Oslo, launched a bell. Bellco offered a lamp. Bellco sold a wheel.

Steelby, a company in Kiel, launched a bell. Steelby offered a lamp. Steelby sold a wheel.

Ringo, a company in Bonn, launched a bell. Ringo offered a lamp. Ringo sold a wheel.

Corvex, a retailer from Ghent, launched a bell. Corvex offered a lamp. Corvex sold a wheel.
"""


def test_firms_called_otherwise_come_behind_those_called_companies() -> None:
    views = views_of_text(FIRMS)
    cast = Cast(Mentions(views, views[0].knowledge.names), "")

    found = cast.alike("Velotech", "organisation", "company", "Which company sold a wheel?")

    assert set(found[:3]) == {"Bellco", "Steelby", "Ringo"}
    assert found[3:] == ["Corvex"]
    assert cast.called_alike("Velotech", "Ringo")
    assert not cast.called_alike("Velotech", "Corvex")
