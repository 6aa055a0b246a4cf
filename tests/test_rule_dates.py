"""When: dated clauses, participles and events."""

import pytest

from leadquiz.generate.rules.dates import dates
from passages import proposed

TAKEN = [
    (
        "At the northern edge of the fjord, an area of great worth to both the Oslo and Bergen Guilds, the trading "
        "town of Elby was founded in 1320 by monks.",
        "In which year was the trading town of Elby founded by monks?",
        "1320",
    ),
    (
        "Anna Berg founded Velotech in Oslo in 1911.",
        "In which year did Anna Berg found Velotech in Oslo?",
        "1911",
    ),
    (
        "Bergheim in Norway, founded by Anna Berg in 1911, was the largest town of smiths.",
        "In which year was Bergheim in Norway founded by Anna Berg?",
        "1911",
    ),
    ("Velotech was sold to Steelco in May 1950.", "When was Velotech sold to Steelco?", "May 1950"),
    (
        "By 1923, Velotech had opened a factory in Bergen.",
        "By which year did Velotech open a factory in Bergen?",
        "1923",
    ),
    (
        "Velotech's founders built the first bell tower of Norway in approximately 300 BCE.",
        "In which year did Velotech's founders build the first bell tower of Norway?",
        "approximately 300 BCE",
    ),
    (
        "Since 1960 Velotech has built ferries for Norway.",
        "Since which year has Velotech built ferries for Norway?",
        "1960",
    ),
    (
        "The harbour of Bergen was rebuilt in the 1970s.",
        "When was the harbour of Bergen rebuilt?",
        "the 1970s",
    ),
    ("Velotech (founded in 1911) makes bells.", "In which year was Velotech founded?", "1911"),
    (
        "The Velotech lander touched down on the coast of Norway on July 20, 1976, seven years after the war.",
        "On which date did the Velotech lander touch down on the coast of Norway?",
        "July 20, 1976",
    ),
    (
        "The Norland Harbour Act came into force on 1 July 1911.",
        "On which date did the Norland Harbour Act come into force?",
        "1 July 1911",
    ),
]


@pytest.mark.parametrize(("text", "question", "answer"), TAKEN)
def test_a_sentence_becomes_a_candidate(text: str, question: str, answer: str) -> None:
    assert (question, answer) in [(card.question, card.answer) for card in proposed(dates, text)]


@pytest.mark.parametrize(
    "text",
    [
        "It rained in 1911.",
        "The firm grew.",
        "If Velotech had closed in 1950, Oslo would have suffered.",
        "Velotech sold 1911 bells in Oslo.",
        "He was born in 1911.",
    ],
)
def test_other_sentences_are_passed_over(text: str) -> None:
    assert proposed(dates, text) == []


def test_an_aside_is_read_by_its_words() -> None:
    text = "Ringers gained from the long rope, invented in 1867, the bell wheel, invented in 1879, and stays."

    assert [(card.question, card.answer) for card in proposed(dates, text)] == [
        ("In which year was the long rope invented?", "1867"),
        ("In which year was the bell wheel invented?", "1879"),
    ]


def test_the_owner_of_an_aside_must_be_sure() -> None:
    text = "The ringer of the Oster Mill, opened in 1982, moved to Bergen."

    assert not any("opened" in card.question for card in proposed(dates, text))


def test_a_dated_clause_carries_a_statement_with_a_gap() -> None:
    [card] = proposed(dates, "Velotech was sold to Steelco in May 1950.")

    assert card.cloze == "Velotech was sold to Steelco in ____."
    assert card.answer_type == "date:month"


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (
            "Anna Berg earned a degree in law in 1930 and a doctorate in medicine in 1934.",
            "In which year did Anna Berg earn a doctorate in medicine?",
            "1934",
        ),
        (
            "Anna Berg worked in Bergen before retiring in 1986 as the head of Velotech.",
            "In which year did Anna Berg retire as the head of Velotech?",
            "1986",
        ),
        (
            "Anna Berg went to Oslo, where she graduated in 1928 with a degree in law.",
            "In which year did Anna Berg graduate with a degree in law?",
            "1928",
        ),
        (
            "The result, launched in 1955, was the Berg Engine.",
            "In which year was the Berg Engine launched?",
            "1955",
        ),
    ],
)
def test_dates_beside_the_main_verb_are_taken(text: str, question: str, answer: str) -> None:
    assert (question, answer) in [(card.question, card.answer) for card in proposed(dates, text)]


def test_the_date_of_an_example_is_not_that_of_the_whole() -> None:
    text = "Anna Berg received several awards, including the Norland Medal in 1991."

    assert proposed(dates, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "In 1949 Anna Berg and Velotech controlled the Norwegian harbour.",
        "The Berg method, used by Velotech in the 1970s and 1980s, is a school of bell making.",
        "In the early 1950s, Velotech faced the challenge of a Norwegian rival.",
        "In the early 1950s, Velotech was growing in Norway.",
        "By 1950, Velotech had grown significantly.",
        "Anna Berg returned in 1950, but Velotech failed and received awards.",
        "By 1950, Velotech had gained significant popularity.",
        "Velotech owes its fame to an accident in 1931 in which Anna Berg lost a Norwegian bell.",
        "Velotech was closed by Norway after Anna Berg's speech in 1950.",
        "Velotech had been preparing for the launch of the Oslo bell in 1950.",
        "One factory is the Arlen (formerly known as Berg) works in 1950.",
        "Describe the works founded in 1911 by Velotech in Oslo.",
        "In 1931, the Velotech page was a list of bells in the order of their price.",
        # Whose year is it? The second's, the rest's, nobody's belief.
        "Both Anna Berg and Lise Holm in 1930 contributed to the design of the bell.",
        "Many engineers believed that when Velotech was founded in 1911 it would fail.",
        # Named by the author, nameless in the question; words that lose their end or their joint.
        "In 1930 a bold smith, Anna Berg, opened the Oslo works.",
        "Velotech also closed the Oslo works, again by royal order, in July 1948, against many objections.",
    ],
)
def test_a_state_or_the_date_of_something_else_is_passed_over(text: str) -> None:
    assert proposed(dates, text) == []


def test_what_follows_a_deed_is_not_its_doer() -> None:
    text = "Anna Berg printed her first book in 1923, followed by the whole catalogue of bells in 1930."

    assert [card.answer for card in proposed(dates, text)] == ["1923"]


def test_a_date_between_two_verbs_belongs_to_the_second() -> None:
    text = "Anna Berg began to paint in Oslo and, by 1876, had devoted herself to bells."

    assert not any("paint" in card.question for card in proposed(dates, text))


def test_a_person_is_born_where_the_text_says_a_life_is() -> None:
    text = "Born in 1920 in Oslo, Anna Berg's early life was shaped by bells."

    assert not any("life" in card.question for card in proposed(dates, text))


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (
            "The annual fair of Oslo opens in May.",
            "In which month does the annual fair of Oslo open?",
            "May",
        ),
        (
            "Open enrolment is in November every year.",
            "In which month is open enrolment every year?",
            "November",
        ),
    ],
)
def test_a_month_that_comes_back_is_asked_for(text: str, question: str, answer: str) -> None:
    assert (question, answer) in [(card.question, card.answer) for card in proposed(dates, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Velotech closed in May.",
        "The school year of Oslo ends in May or June.",
        "The school classes of Oslo come mostly in June.",
        "The new workshop, designed by the architect Lene Holm, opened in March 2006.",
    ],
)
def test_a_month_without_a_year_or_a_custom_is_passed_over(text: str) -> None:
    assert proposed(dates, text) == []


def test_a_clause_that_follows_with_but_is_not_part_of_what_is_dated() -> None:
    text = "In 2020, Velotech planned an offering that would have been large, but the courts of Norway halted it."
    asked = [c.question for c in proposed(dates, text)]

    assert "In which year did Velotech plan an offering that would have been large?" in asked


def test_when_somebody_only_came_back_is_not_asked() -> None:
    assert proposed(dates, "Anna Berg returned to Norway in 1911.") == []


def test_the_year_of_the_second_of_two_deeds_is_not_that_of_the_first() -> None:
    text = "The Oster bell was dated by its ring and found in Oslo by Anna Berg in 1960."
    assert not [card for card in proposed(dates, text) if "dated" in card.question]


def test_a_first_time_stays_a_first_time() -> None:
    [card] = proposed(dates, "The carillon was first used by Anna Berg in 1609.")
    assert card.question == "In which year was the carillon first used by Anna Berg?"


def test_since_behind_a_plain_past_dates_the_time_before() -> None:
    assert proposed(dates, "The Velotech index hit its highest level since early 2001.") == []
