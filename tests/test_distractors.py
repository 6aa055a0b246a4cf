from collections import Counter
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import candidate, views_of_text
from leadquiz.generate.distractors import Pool, distract, fits_gap, seeded
from leadquiz.generate.mentions import Mentions
from leadquiz.generate.near_values import Known, near_values
from leadquiz.generate.values import find_values, parse_value
from leadquiz.model import Candidate, Conflict, Kind, Span

TEXT = """Railways

## Builders

Isambard Brunel, a British engineer, designed the Great Western Railway in 1833.

George Hudson, a British banker, ran the York Company.

Robert Stephenson, the engineer of the London and Birmingham Railway, opened it in 1838.

Joseph Locke, an engineer who liked straight lines, built the Grand Junction Railway in 1837.

Thomas Brassey, a contractor and investor who employed 80,000 men, worked in France.

Edward Watkin, the chairman of the South Eastern Railway, started a tunnel in 1880.

## Money

The London line cost £5.5 million. The Bristol line cost £6.5 million, and the Box tunnel cost £780,000.

## Rules

- **Straight lines:** Build on the flat.
- **Broad gauge:** Run wide and steady.
- **Fixed prices:** Agree before work begins.
- **Early starts:** Open one part at once.
"""


@pytest.fixture(scope="module")
def pool() -> Pool:
    views = views_of_text(TEXT)
    return Pool([], views, Mentions(views, views[0].knowledge.names))


def about(question: str, answer: str, **changes: object) -> Candidate:
    return candidate(
        question=question, answer=answer, evidence=f"{question} {answer}", fact=question, **changes
    )


@pytest.mark.parametrize(
    "answer",
    [
        "1833",
        "in 1837",
        "June 1841",
        "19 June 1841",
        "September 19, 2014",
        "November 11",
        "the 1840s",
        "£6.5 million",
        "$25 billion",
        "$1 billion",
        "1 million users",
        "$1.5 million",
        "57.1 billion yuan",
        "80,000 men",
        "more than 27,000",
        "42.6 percent",
        "97%",
        "fourteen years",
        "1 year",
        "100",
        "2",
        "the third-largest",
        "from 1837 to 1841",
    ],
)
def test_a_value_gets_three_others_written_like_it(pool: Pool, answer: str) -> None:
    options = distract(about("How was the canal dug?", answer), pool)

    assert len({answer, *options}) == 4
    shape = [value.kind for value in find_values(answer)]
    for option in options:
        assert [value.kind for value in find_values(option)] == shape
        assert abs(len(option) - len(answer)) <= 6


@pytest.mark.parametrize(("answer", "above"), [("more than 30 firms", True), ("up to 30 firms", False)])
def test_options_lie_beyond_a_bound(pool: Pool, answer: str, above: bool) -> None:
    options = distract(about("How many firms came?", answer), pool)

    numbers = [find_values(option)[0].number for option in options]
    assert len(numbers) == 3
    assert all((number > 30) == above for number in numbers)


def test_a_year_to_come_has_options_after_it(pool: Pool) -> None:
    found = {
        option for n in range(20) for option in distract(about(f"By when will line {n} open?", "2060"), pool)
    }

    assert min(found) < "2060" < max(found)


def test_how_often_is_set_among_other_counts(pool: Pool) -> None:
    assert distract(about("How often was it dug?", "once"), pool) == ("twice", "three times", "four times")


def test_a_value_that_the_document_gives_for_the_question_is_no_option(pool: Pool) -> None:
    question = "When did Joseph Locke build the railway?"

    for seed in range(40):
        assert "1837" not in distract(about(question, "1839"), pool, Random(seed))


def test_values_of_a_conflict_are_no_options(pool: Pool) -> None:
    span = Span(source="s1", first=1, last=1)
    values = tuple((str(year), span, "") for year in range(1842, 1850))
    held = Pool([], pool.views, pool.mentions, [Conflict(fact="When was the canal dug?", values=values)])

    for seed in range(40):
        options = distract(about("When was the canal dug?", "1842"), held, Random(seed))
        assert not {"1843", "1844", "1845"} & set(options)


def test_the_right_value_is_first_second_third_and_last_about_as_often(pool: Pool) -> None:
    places = [0, 0, 0, 0]
    for n in range(400):
        for answer in ("1833", "£25 million", "340"):
            options = distract(about(f"What of canal {n}?", answer), pool)
            values = [value for text in options if (value := parse_value(text))]
            right = parse_value(answer)
            assert right is not None
            places[sum((v.year, v.number) < (right.year, right.number) for v in values)] += 1

    assert min(places) >= 0.18 * sum(places)
    assert max(places) <= 0.32 * sum(places)


def test_dates_do_not_share_more_with_the_answer_than_with_each_other(pool: Pool) -> None:
    for n in range(50):
        options = distract(about(f"When was canal {n} dug?", "19 June 1841"), pool)
        dates = [value for text in ("19 June 1841", *options) if (value := parse_value(text))]
        assert len({date.month for date in dates}) == 4
        assert len({date.day for date in dates}) == 4
        years = [date.year for date in dates]
        assert sorted(years.count(year) for year in set(years)) in ([4], [2, 2])


def test_people_are_exchanged_for_people_of_the_document(pool: Pool) -> None:
    question = about("Who designed the Great Western Railway?", "Isambard Brunel", answer_type="person")

    options = distract(question, pool)

    people = {"George Hudson", "Robert Stephenson", "Joseph Locke", "Thomas Brassey", "Edward Watkin"}
    assert len(options) == 3
    assert set(options) <= people


def test_too_few_of_a_kind_give_no_options(pool: Pool) -> None:
    assert distract(about("Where did Brassey work?", "France", answer_type="place"), pool) == ()
    assert distract(about("What did Brunel like?", "a good cigar", answer_type="thing"), pool) == ()


def test_a_label_is_set_among_the_labels_around_it(pool: Pool) -> None:
    [view] = [view for view in pool.views if view.section.title == "Rules"]
    question = about("Which rule asks for agreement first?", "Fixed prices", section=view.path)

    assert set(distract(question, pool)) == {"Straight lines", "Broad gauge", "Early starts"}


TERMS = {
    "gauge": "a distance between two rails",
    "cutting": "a trench dug through a hill",
    "viaduct": "a bridge of many arches",
    "points": "a joint that lets trains change",
    "fare": "a price",
}


def defined() -> list[Candidate]:
    return [
        about(
            f"What is a {term}?",
            text,
            kind=Kind.DEFINITION,
            subject=term,
            answer_type="definition",
            section=(term,),
        )
        for term, text in TERMS.items()
    ]


def test_a_definition_is_set_among_definitions_as_long() -> None:
    views = views_of_text("Terms\n\nA gauge matters. Fares rise. Points stick. Cuttings flood.\n")
    mentions = Mentions(views, views[0].knowledge.names)
    cards = defined()

    options = distract(cards[0], Pool(cards, views, mentions))

    assert set(options) == {TERMS["cutting"], TERMS["viaduct"], TERMS["points"]}


def test_a_definition_that_the_document_gives_of_the_term_is_no_option() -> None:
    views = views_of_text("Terms\n\nA gauge is laid in a trench dug through a hill.\n")
    mentions = Mentions(views, views[0].knowledge.names)
    cards = defined()

    assert distract(cards[0], Pool(cards, views, mentions)) == ()


@pytest.mark.parametrize(
    ("cloze", "answer", "option", "fits"),
    [
        ("Brunel died in ____.", "1859", "1861", True),
        ("____ built the line.", "Robert Stephenson", "Joseph Locke", True),
        ("____ of them left.", "Two", "three", False),
        ("It was an ____ of stone.", "arch", "arcade", True),
        ("It was an ____ of stone.", "arch", "wall", False),
        ("It took an ____.", "8-hour day", "11-hour day", True),
        ("It took an ____.", "8-hour day", "9-hour day", False),
        ("No gap here.", "1859", "1861", False),
    ],
)
def test_an_option_fits_a_gap_or_does_not(cloze: str, answer: str, option: str, fits: bool) -> None:
    assert fits_gap(about("When?", answer, cloze=cloze), option) is fits


def test_lists_get_no_options(pool: Pool) -> None:
    assert distract(replace(about("Which two?", "1; 2"), members=("1", "2")), pool) == ()


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_answer_gets_three_different_options_or_none(question: str, answer: str) -> None:
    views = views_of_text("One line of text stands here.")
    empty = Pool([], views, Mentions(views, views[0].knowledge.names))

    options = distract(about(question, answer), empty)

    assert len(options) in (0, 3)
    assert len({answer, *options}) == len(options) + 1


def test_the_same_card_gets_the_same_options(pool: Pool) -> None:
    card = about("When was the canal dug?", "1833")

    assert distract(card, pool) == distract(card, pool, seeded(card))


@pytest.mark.parametrize("answer", ["63 BCE", "in 14 CE"])
def test_a_year_of_an_era_gets_years_near_it(pool: Pool, answer: str) -> None:
    options = distract(about("In which year was the aqueduct built?", answer), pool)

    years = [int(word) for option in options for word in option.split() if word.isdigit()]
    right = int("".join(c for c in answer if c.isdigit()))
    assert len(years) == 3
    assert all(0 < abs(year - right) <= 30 for year in years)


def test_a_range_gets_no_options(pool: Pool) -> None:
    assert distract(about("How long does the iron cool?", "2-3 months"), pool) == ()


def test_a_share_of_all_gets_smaller_shares(pool: Pool) -> None:
    options = distract(about("At what share of their pay did the diggers rest?", "100%"), pool)

    assert len(options) == 3
    assert all(int(option.rstrip("%")) < 100 for option in options)


def test_the_value_of_an_attribute_is_set_among_those_of_other_things() -> None:
    views = views_of_text(TEXT)
    cures = [
        "Dry sand",
        "Warm ashes",
        "Cold water",
        "Soft clay",
        "Much more warm dry sand on every side of it",
    ]
    candidates = [
        about(f"What is the cure of fault {n}?", cure, answer_type="value of cure", rule="attributes")
        for n, cure in enumerate(cures)
    ]
    pool = Pool(candidates, views, Mentions(views, views[0].knowledge.names))

    assert set(distract(candidates[0], pool)) == {"Warm ashes", "Cold water", "Soft clay"}


def test_countries_that_one_sentence_tells_of_are_no_options_for_each_other() -> None:
    text = """Voyages

Olga Brandt, who drew birds, sailed in 1911. Brandt went to Kenya, Ghana and Peru. She wrote of Chile and Japan.

Ships went to Cuba and to Fiji.
"""
    views = views_of_text(text)
    pool = Pool([], views, Mentions(views, views[0].knowledge.names))

    options = distract(about("Which country did Olga Brandt paint?", "Kenya", answer_type="place"), pool)

    assert len(options) == 3
    assert not {"Ghana", "Peru"} & set(options)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Velotech's wheel is 3,280 feet (____ meters) high.", "1,000"),
        ("Velotech's wheel is ____ feet (1,000 meters) high.", "3,280"),
        ("At how many degrees north does Velotech's harbour lie?", "60"),
        ("In how many out of ten towns does Velotech ring bells?", "nine"),
        ("Velotech uses a gear above ____.", "40"),
        ("By which year did Velotech cast its first bell?", "1920"),
        ("Orders of ____ are free at Velotech.", "less than 50 crowns"),
        ("Velotech spent in excess of ____ on bells.", "$40"),
        ("Velotech rings in 38 of the land's ____ towns.", "200"),
        ("Velotech's bells hang in room ____.", "3355"),
        ("By the end of ____, Velotech had cast its first bell.", "May 1920"),
    ],
)
def test_no_options_where_the_question_tells_the_value(pool: Pool, question: str, answer: str) -> None:
    kind = Kind.CLOZE if "____" in question else Kind.FACT
    asked = replace(about(question, answer), kind=kind, answer_type="date" if "May" in answer else "count")
    assert distract(asked, pool) == ()


def test_options_for_a_decade_are_decades_of_the_past(pool: Pool) -> None:
    assert distract(about("When did Velotech cast its first bell?", "the 1870s"), pool)
    assert distract(about("When did Velotech cast its first bell?", "the 2000s"), pool) == ()
    assert distract(about("When did Velotech cast its first bell?", "the early 1600s"), pool) == ()


@pytest.mark.parametrize("answer", ["the early 1870s", "the mid-1870s", "the late 1860s"])
def test_options_for_a_part_of_a_decade_are_not_right_beside_it(pool: Pool, answer: str) -> None:
    thirds = [
        f"the {part}{decade}s" for decade in range(1840, 1900, 10) for part in ("early ", "mid-", "late ")
    ]
    place = thirds.index(answer)
    for n in range(20):
        options = distract(about("When did Velotech cast its first bell?", answer), pool, Random(n))
        assert len(options) == 3
        assert all(1 < abs(thirds.index(option) - place) < 6 for option in options)


def test_no_options_for_a_figure_that_the_source_gives_as_a_bound(pool: Pool) -> None:
    asked = replace(about("What share of the bells rings?", "80%"), evidence="So >80% of the bells rang.")
    assert distract(asked, pool) == ()


@pytest.mark.parametrize(
    ("question", "answer", "least", "most"),
    [
        ("Which bells were cast after 1872 and before 1879: those of ____?", "1875", 1873, 1878),
        ("In which year were the bells cast that burst in 1614?", "1611", 1500, 1613),
        ("The bells of 1614 were rung again in ____.", "1617", 1615, 1700),
        ("From when to when were the bells of 1614 cast?", "1610–1612", 1500, 1613),
    ],
)
def test_options_keep_the_order_of_the_years_that_the_question_tells(
    pool: Pool, question: str, answer: str, least: int, most: int
) -> None:
    for n in range(20):
        asked = about(question, answer, kind=Kind.CLOZE if "____" in question else Kind.FACT)
        options = distract(asked, pool, Random(n))
        years = [value.year for option in options for value in find_values(option)]
        assert years
        assert all(least <= year <= most for year in years)


def test_an_old_year_gets_years_within_one_life(pool: Pool) -> None:
    for n in range(20):
        options = distract(about("In which year did Velotech sail to Peru?", "1519"), pool, Random(n))
        assert len(options) == 3
        assert all(abs(int(option) - 1519) <= 25 for option in options)


def test_an_election_gets_years_of_elections(pool: Pool) -> None:
    for n in range(20):
        options = distract(about("In which year was Anna Berg reelected?", "1904"), pool, Random(n))
        assert len(options) == 3
        assert all((int(option) - 1904) % 4 == 0 for option in options)


def test_options_lie_beyond_a_bound_that_the_question_tells(pool: Pool) -> None:
    for n in range(20):
        asked = about("In excess of how many francs was the bell?", "32")
        options = distract(asked, pool, Random(n))
        assert len(options) == 3
        assert all(int(option) > 32 for option in options)


def test_an_age_gets_ages_near_it(pool: Pool) -> None:
    for n in range(20):
        options = distract(about("At what age did Anna Berg win the race?", "38"), pool, Random(n))
        assert len(options) == 3
        assert all(25 <= int(option) <= 51 for option in options)


@pytest.mark.parametrize(
    ("answer", "options"),
    [
        ("three-quarters", {"one-fifth", "one-quarter", "one-third", "two-thirds", "four-fifths"}),
        ("One third", {"One fifth", "One quarter", "Two thirds", "Three quarters", "Four fifths"}),
        (
            "about three-fourths",
            {f"about {s}" for s in ("one-fifth", "one-fourth", "one-third", "two-thirds")}
            | {"about four-fifths"},
        ),
    ],
)
def test_a_share_of_a_whole_gets_other_shares_of_it(pool: Pool, answer: str, options: set[str]) -> None:
    chosen = set(distract(about("What share of the bells rang?", answer), pool))

    assert len(chosen) == 3
    assert chosen <= options


def test_a_decade_that_may_be_a_century_is_no_option(pool: Pool) -> None:
    for n in range(20):
        options = distract(about("When did Velotech cast its first bell?", "the 1790s"), pool, Random(n))
        assert len(options) == 3
        assert "the 1800s" not in options


VOYAGES = """Voyages

Olga Brandt, who drew birds, sailed in 1911. Brandt came to Portugal in spring.

Ships went to India. Ships went to Japan. Ships went to Nepal. {more}
"""


@pytest.mark.parametrize(
    ("more", "question", "count"),
    [
        ("", "Which country did Olga Brandt paint?", 0),  # one of Europe among three of Asia
        (
            "Ships went to Spain. Ships went to Peru. Ships went to Fiji.",
            "Which country did Olga Brandt paint?",
            3,
        ),
        ("Ships went to Spain. Ships went to Peru.", "Which country did the Portuguese navy paint?", 0),
    ],
)
def test_countries_stand_beside_countries_that_do_not_make_them_stand_out(
    more: str, question: str, count: int
) -> None:
    views = views_of_text(VOYAGES.format(more=more))
    pool = Pool([], views, Mentions(views, views[0].knowledge.names))

    asked = about(question, "Portugal", answer_type="place")
    assert max(len(distract(asked, pool, Random(n))) for n in range(8)) == count


def test_a_country_whose_people_the_question_speaks_of_is_no_option() -> None:
    views = views_of_text(VOYAGES.format(more="Ships went to Spain. Ships went to Peru. Ships went to Fiji."))
    pool = Pool([], views, Mentions(views, views[0].knowledge.names))

    for n in range(20):
        asked = about(
            "Which country did the Spanish and the Japanese paint?", "Portugal", answer_type="place"
        )
        assert not {"Spain", "Japan"} & set(distract(asked, pool, Random(n)))


@pytest.mark.parametrize(
    ("question", "answer", "kind"),
    [
        ("Anna Berg came to Oslo after ____.", "1911", "date:year"),
        ("Until ____ or so the bell rang in Oslo.", "1911", "date:year"),
        ("The tower of Ur fell in ____.", "1900 BCE", "date:year"),
        ("A bell weighs between ____ and 25 tons.", "20", "count"),
        ("The choir has ____ singers.", "more than 30", "count"),
        ("Of all bells 40 percent are old and ____ are new.", "25 percent", "percent"),
    ],
)
def test_where_others_may_be_true_or_ruled_out_there_are_no_options(
    pool: Pool, question: str, answer: str, kind: str
) -> None:
    card = candidate(kind=Kind.CLOZE, question=question, answer=answer, answer_type=kind, evidence=question)
    assert distract(card, pool) == ()


def test_a_plain_date_keeps_its_options(pool: Pool) -> None:
    card = candidate(
        kind=Kind.CLOZE, question="Anna Berg came to Oslo in ____.", answer="1911", answer_type="date:year",
        evidence="Anna Berg came to Oslo in 1911.",
    )  # fmt: skip
    assert len(distract(card, pool)) == 3
    assert distract(replace(card, evidence="Anna Berg came to Oslo around 1911."), pool) == ()
    assert (
        distract(replace(card, answer="about 1911", evidence="Anna Berg came to Oslo about 1911."), pool)
        == ()
    )


@given(st.integers(0, 10_000))
def test_no_option_is_told_in_tens_of_hundreds(seed: int) -> None:
    options = (
        near_values("some eight hundred", Known(Counter(), {}, 2020), lambda _: True, Random(seed)) or []
    )
    assert not any("ten hundred" in option for option in options)


def test_beside_a_firm_of_every_chapter_one_that_is_said_twice_is_no_option() -> None:
    firms = ("Steelco Group", "Ropeline Group", "Tidemark Group")
    text = "Velotech Group makes bells. The company Velotech Group is based in Oslo. "
    text += "Velotech Group sells bells to the towns of Norway. " * 15
    for firm in firms:
        text += (
            f"The company {firm} is based in Bergen. " + f"{firm} sells ropes to the towns of Norway. " * 4
        )
    text += "The company Tinleaf Group is based in Molde. The company Oarlock Group is based in Molde."
    views = views_of_text(text)
    pool = Pool((), views, Mentions(views, views[0].knowledge.names), ())
    asked = candidate(
        question="Which company sells bells to the towns of Norway?", answer="Velotech Group",
        answer_type="organisation", evidence="Velotech Group sells bells to the towns of Norway.",
    )  # fmt: skip
    shown = {option for n in range(6) for option in distract(asked, pool, Random(n))}
    assert shown
    assert not {"Tinleaf Group", "Oarlock Group"} & shown


@pytest.mark.parametrize("seed", range(20))
def test_the_years_right_before_and_after_are_no_options(seed: int) -> None:
    known = Known(Counter([1998, 2000, 2003]), {}, 2020)
    options = near_values("1999", known, lambda _: True, Random(seed)) or []
    assert len(options) == 3
    assert not {"1998", "2000"} & set(options)


def test_a_number_that_names_a_kind_is_not_varied() -> None:
    known = Known(Counter(), {}, 2020)
    assert near_values("Three-dimensional models", known, lambda _: True, Random(1)) == []


def test_a_year_of_antiquity_that_the_document_tells_is_no_option() -> None:
    others = [f"{year} BCE" for year in range(497, 522) if year != 509]
    text = "The Romans became free of kings in 509 BCE. " + " ".join(
        f"A ship sailed from Ostia in {year}." for year in others[:-3]
    )
    views = views_of_text(text)
    pool = Pool([], views, Mentions(views, views[0].knowledge.names))
    asked = about("In which year did the Romans become free of kings?", "509 BCE", answer_type="date:year")
    for n in range(5):
        assert not set(distract(asked, pool, Random(n))) & set(others[:-3])
