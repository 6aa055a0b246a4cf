"""What kind of thing each name is, and which names mean the same."""

from collections import Counter

import pytest

from factories import views_of_text
from leadquiz.generate.names import ORGANISATION, OTHER, PERSON, PLACE, NameIndex, _aliases

STORY = """\
Anna Berg, an engineer, was born in Oslo, a city in Norway. Berg founded Velotech, a company that makes bells.
Berg said that Velotech needed money. The New Harbour Fund (NHF) lent it. Steelco Group bought Velotech in 1950.
Anna Berg thanked the NHF. Its CEO smiled.
"""


@pytest.fixture(scope="module")
def names() -> NameIndex:
    return views_of_text(STORY)[0].knowledge.names


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Anna Berg", PERSON),
        ("Oslo", PLACE),
        ("Velotech", ORGANISATION),
        ("Steelco Group", ORGANISATION),
        ("New Harbour Fund", ORGANISATION),
        ("Nobody", OTHER),
    ],
)
def test_the_document_tells_what_a_name_is(names: NameIndex, name: str, kind: str) -> None:
    assert names.type_of(name) == kind


def test_a_surname_and_an_acronym_are_the_full_name(names: NameIndex) -> None:
    assert names.canonical("Berg") == "Anna Berg"
    assert names.acronyms["NHF"] == "New Harbour Fund"
    assert "Berg" in names.aliases("Anna Berg")


def test_a_name_goes_on_behind_its_hyphen() -> None:
    text = "The party was led by Chiang Kai-shek. In 1949, Chiang Kai-shek fled to Taiwan. Chiang died in Taiwan."
    found = views_of_text(text)[0].knowledge.names

    assert found.counts["Chiang Kai-shek"] == 3
    assert found.canonical("Chiang") == "Chiang Kai-shek"


def test_what_the_document_calls_a_name_is_kept(names: NameIndex) -> None:
    assert names.kind_of("Velotech") == "company"
    assert names.kind_of("Oslo") == "city"
    assert names.kind_of("Steelco Group") == ""


def test_kinds_of_things_are_no_names(names: NameIndex) -> None:
    assert not names.is_name("CEO")


def test_names_are_found_by_their_last_word(names: NameIndex) -> None:
    assert names.ending_in("fund") == ["New Harbour Fund"]
    assert names.ending_in("velotech") == []


def test_names_of_a_type_come_most_frequent_first(names: NameIndex) -> None:
    assert names.of_type(PERSON) == ["Anna Berg"]


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Jim Hall and Jim Stone are smiths. Jim Hall met Jim Stone. Jim sells bells. Jim said no.", "Jim"),
        ("King Olaf Sverre II ruled Oslo. King Olaf Sverre II said no. Sverre said that he left.", "Olaf"),
        ("Mrs. Holm wrote to Oslo. Mrs. Holm said no. Holm said that he left. Holm wrote to Kiel.", "Holm"),
        (
            "African Norwegians live in Oslo. African Norwegians said no. Other Norwegians live in Kiel.",
            "Norwegians",
        ),
    ],
)
def test_a_word_that_may_be_somebody_else_is_no_short_form(text: str, short: str) -> None:
    assert views_of_text(text)[0].knowledge.names.canonical(short) == short


def test_a_place_in_a_name_is_not_short_for_it() -> None:
    forms = Counter({"King Minos of Crete": 2, "Crete": 3})
    people = {form: Counter({PERSON: n}) for form, n in forms.items()}  # as the model guesses
    assert _aliases(forms, people, {})["Crete"] == "Crete"
    longer = {"Thomas Edison": 2, "Edison": 3}
    people = {form: Counter({PERSON: n}) for form, n in longer.items()}
    assert _aliases(Counter(longer), people, {})["Edison"] == "Thomas Edison"


def test_what_a_minister_is_for_is_no_part_of_the_name() -> None:
    names = views_of_text("Minister for Children, Young People and Families Margaret Holm said so in Oslo.")[
        0
    ].knowledge.names

    assert names.is_name("Margaret Holm")


def test_an_arabic_name_is_whole() -> None:
    names = views_of_text("Salah al-Din Yusuf ruled Egypt. In 1187 Salah al-Din Yusuf took the town.")[
        0
    ].knowledge.names

    assert names.is_name("Salah al-Din Yusuf")


def test_a_given_name_tells_a_person_where_the_text_does_not() -> None:
    text = "# Cells\n\nHooke’s book sold well. Micrographia by Robert Hooke is old."
    assert views_of_text(text)[0].knowledge.names.type_of("Robert Hooke") == PERSON
