from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadquiz.generate.accept import accepted
from leadquiz.generate.names import NameIndex


def names_of(
    *people: str, aliases: dict[str, str] | None = None, acronyms: dict[str, str] | None = None
) -> NameIndex:
    aliases, acronyms = aliases or {}, acronyms or {}
    canonical = (
        {name: name for name in people} | aliases | acronyms | {name: name for name in acronyms.values()}
    )
    return NameIndex(
        {},
        canonical,
        dict.fromkeys(people, "person"),
        Counter(dict.fromkeys(canonical.values(), 1)),
        acronyms,
    )


NONE = names_of()


@pytest.mark.parametrize(
    ("answer", "also"),
    [
        ("14 years", {"fourteen years"}),
        ("fourteen years", {"14 years"}),
        ("$20 million", {"20 million dollars", "US$20 million", "$20,000,000"}),
        ("20 million dollars", {"$20 million", "US$20 million", "$20,000,000"}),
        ("£1,500", {"1,500 pounds"}),
        ("40%", {"40 percent"}),
        ("42.6 percent", {"42.6%"}),
        ("September 19, 2014", {"19 September 2014", "2014-09-19", "Sep 19, 2014"}),
        ("19 September 2014", {"September 19, 2014", "2014-09-19", "Sep 19, 2014"}),
        ("In 2003", {"2003"}),
        ("more than 27,000", {"27,000", "more than 27000"}),
        ("217 countries", {"217"}),
        ("the Great Wall", {"Great Wall"}),
        ("a mentor", {"mentor"}),
        ("Mr. Ray Dolby", {"Ray Dolby"}),
        ("By listing for free", {"listing for free"}),
        ("To win customers", {"win customers"}),
        ("consumer-to-consumer (C2C)", {"consumer-to-consumer", "C2C"}),
        ("World Health Organization (WHO)", {"World Health Organization", "WHO"}),
        ("the yard (in winter)", {"the yard", "yard (in winter)"}),
        ("the early 1980s", {"early 1980s"}),
        ("4 billion years", {"4,000,000,000 years"}),
        ("the United States", {"United States", "USA", "U.S."}),
        ("Great Britain", {"United Kingdom", "UK"}),
    ],
)
def test_other_spellings_of_the_same_answer_are_right(answer: str, also: set[str]) -> None:
    assert also <= set(accepted(answer, "", NONE))


@pytest.mark.parametrize(
    "answer",
    [
        "2003",
        "Hangzhou",
        "Kenya",
        "3-4 days",
        "the Berg, Holt and Reed Company",
        "up to 300",
        "less than 30%",
        "trust",
        "They listed goods (and services) for free",
    ],
)
def test_nothing_that_changes_the_answer_is_added(answer: str) -> None:
    bare = answer.removeprefix("up to ").removeprefix("less than ")
    others = accepted(answer, "", NONE)

    assert all(other != bare for other in others if bare != answer)
    assert "(and services)" not in " ".join(others)


def test_an_acronym_and_its_long_form_stand_for_each_other() -> None:
    names = names_of(acronyms={"NYSE": "New York Stock Exchange"})

    assert accepted("the New York Stock Exchange", "organisation", names) == (
        "NYSE",
        "New York Stock Exchange",
    )
    assert accepted("NYSE", "organisation", names) == ("New York Stock Exchange",)


def test_a_surname_is_enough_when_nobody_else_has_it() -> None:
    names = names_of("Masayoshi Son", "Jerry Yang")

    assert accepted("Masayoshi Son", "person", names) == ("Son",)


def test_a_surname_is_not_enough_when_two_share_it() -> None:
    assert accepted("Marie Curie", "person", names_of("Marie Curie", "Pierre Curie")) == ()


@pytest.mark.parametrize("answer", ["3-4 days", "Kenya", "Georgia"])
def test_a_range_and_a_country_of_one_name_are_written_in_one_way(answer: str) -> None:
    assert accepted(answer, "place", NONE) == ()


def test_a_number_or_the_first_of_three_names_is_not_enough() -> None:
    assert accepted("George III", "person", names_of("George III")) == ()
    names = names_of("Anna Maria Berg", aliases={"Anna": "Anna Maria Berg", "Berg": "Anna Maria Berg"})
    assert accepted("Anna Maria Berg", "person", names) == ("Berg",)


def test_a_town_is_right_without_its_country() -> None:
    assert accepted("Oslo, Norway", "place", NONE) == ("Oslo",)
    assert accepted("Oslo, Norway", "organisation", NONE) == ()


def test_the_forms_that_the_document_itself_uses_are_right() -> None:
    names = names_of("Ada Lovelace", aliases={"Ada": "Ada Lovelace", "Lovelace": "Ada Lovelace"})

    assert accepted("Ada Lovelace", "person", names) == ("Ada", "Lovelace")


@given(st.text(max_size=60))
def test_the_list_is_short_sorted_and_without_the_answer(answer: str) -> None:
    others = accepted(answer, "", NONE)

    assert answer not in others
    assert list(others) == sorted(set(others))
    assert len(others) <= 8
