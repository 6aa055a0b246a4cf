"""Appositions, copulas, acronyms and terms introduced as such."""

import pytest

from leadquiz.generate.rules.definitions import definitions
from passages import proposed

TAKEN = [
    (
        "Velotech, a manufacturer of bicycle bells, grew quickly.",
        "What is Velotech?",
        "A manufacturer of bicycle bells",
    ),
    ("Anna Berg, the founder of Velotech, retired in 1950.", "Who is Anna Berg?", "The founder of Velotech"),
    ("Anna Berg, the founder of Velotech, retired in 1950.", "Who is the founder of Velotech?", "Anna Berg"),
    (
        "Churn refers to the share of customers who leave in a year.",
        "What does “Churn” refer to?",
        "The share of customers who leave in a year",
    ),
    (
        "CEs are the team responsible for lending bells to new towns.",
        "What are CEs?",
        "The team responsible for lending bells to new towns",
    ),
    (
        "The New Harbour Fund (NHF) lent Velotech money. Steelco owes the NHF more.",
        "What does “NHF” stand for?",
        "New Harbour Fund",
    ),
    (
        "The law knows limited partnerships (LPs). Many LPs own ships.",
        "What does “LP” stand for?",
        "Limited partnership",
    ),
]


def test_what_some_are_called_is_no_name_of_all() -> None:
    text = "Guilds of ringers like the Oslo Guild, which works in Norway, are referred to as bell houses."
    assert not [card for card in proposed(definitions, text) if card.rule == "called"]


@pytest.mark.parametrize(("text", "question", "answer"), TAKEN)
def test_a_sentence_becomes_a_candidate(text: str, question: str, answer: str) -> None:
    assert (question, answer) in [(card.question, card.answer) for card in proposed(definitions, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Velotech is a success.",
        "It is a company that makes bells.",
        "Velotech makes bells.",
        "Velotech, however, grew.",
        "Founders refer to all the metal between bells as interstitial bronze.",
    ],
)
def test_other_sentences_are_passed_over(text: str) -> None:
    assert proposed(definitions, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg, an English clerk, married Tom Hill in 1950.",
        "Anna Berg, a lawyer from Oslo who led the Harbour Party, became the sixth president.",
        "The agency was run from Velstad, a town outside its own borders.",
        "Tom Hill met Carl Moe, a colleague and head of sales at the time.",
        "Velotech was the largest producer in the world.",
        "Quill is a non-profit organization.",
        "He left with a degree in German, an achievement that marked the end of his youth.",
        "He imagined a world where technology is a tool for making an open society.",
        "Velotech praised Vasco da Rama, a sailor from the port of Lisbon.",
        "The award went to the British inventor Hilary Moe.",
        "Velotech opened a shop in Mordal, a village of a dozen houses in Norway, in 1916.",
        "Hill built Quora, which is an acronym for quick user orders.",
    ],
)
def test_one_trait_of_many_defines_nothing(text: str) -> None:
    assert proposed(definitions, text) == []


def test_an_aside_behind_what_a_subject_is_speaks_of_the_subject() -> None:
    text = "Bell Quest remains a landmark for BX2 gaming, a title that led players through a tower of bells."
    assert proposed(definitions, text) == []


def test_a_main_clause_behind_a_subordinate_one_is_no_apposition() -> None:
    text = "As more sellers join the Velotech network, the value of the platform increases for everyone."
    assert proposed(definitions, text) == []


def test_a_clause_that_restricts_stays_in_the_definition() -> None:
    text = "Bribe means a reward for action which is illegal, improper or a breach of trust."
    cards = proposed(definitions, text)
    assert all("illegal, improper or a breach of trust" in card.answer for card in cards)


def test_what_everybody_knows_is_no_acronym_to_learn() -> None:
    text = (
        "The Harbour Council (HC) wrote to the United Nations (UN) and its Chief Executive Officer (CEO). "
        "The HC asked the UN, the UN asked its CEO."
    )
    assert [card.answer for card in proposed(definitions, text)] == ["Harbour Council"]


def test_a_joint_is_not_the_first_word_of_a_long_form() -> None:
    cards = proposed(
        definitions, "The Office of Tidal Charts (OTC) met the Bureau (of) Tides (OT). OTC and OT agreed."
    )
    assert [card.answer for card in cards] == ["Office of Tidal Charts"]


def test_a_short_form_that_is_never_used_again_is_not_asked() -> None:
    assert not proposed(definitions, "The New Harbour Fund (NHF) lent Velotech money.")


def test_a_maker_is_asked_for_as_a_company() -> None:
    cards = proposed(
        definitions, "Velotech is a provider of bells. Velotech, the lending arm of Steelco, grew in 1990."
    )
    asked = [card.question for card in cards if card.answer == "Velotech"]
    assert asked == ["Which company is the lending arm of Steelco?"]


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        (
            "A lull is a pause in the wind when the pressure on both sides of the front is equal.",
            "A pause in the wind when the pressure on both sides of the front is equal",
        ),
        (
            "A stem worm is a worm that can rest without food as needed and can, in warm water, grow a tail.",
            "A worm that can rest without food as needed and can, in warm water, grow a tail",
        ),
        (
            "A tide gauge is a float on a rod, originally made for harbours.",
            "A float on a rod",
        ),
    ],
)
def test_a_definition_runs_to_where_the_author_ends_it(text: str, answer: str) -> None:
    assert [card.answer for card in proposed(definitions, text)] == [answer]


def test_the_field_of_a_term_stays_in_the_question() -> None:
    cards = proposed(definitions, "In rope work, a bight is a bend in a line that does not cross itself.")
    assert [card.question for card in cards] == ["In rope work, what is a bight?"]


@pytest.mark.parametrize(
    "text",
    [
        "A public notice is a vital means of contact for an open club.",
        "A lighthouse is also a landmark for walkers on the coast path.",
        "In those days a lighthouse was the meeting point of young smugglers.",
        "Today, a lighthouse is a museum of a trade that has gone.",
        "Weaving was a special study for visitors from the coast.",
        "Music, dance and mime are kinds of show that need no words.",
        "A night school is a secondary school, which is run by the parents of the pupils.",
        "A ferry is a boat on a fixed line, especially when it carries cars.",
        "The most widespread knot is a hitch that sailors tie with one hand.",
    ],
)
def test_a_trait_a_rank_or_praise_is_no_definition(text: str) -> None:
    assert proposed(definitions, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Velotech hired Anna Berg, an engineer with a love of bells.",
        "The mission landed the large rover Arlen, the near-twin of Steelco Rover.",
        "The search engine Velotech grew quickly.",
        "Members must be citizens of the Kingdom of Norland, the Republic of Sudland or one of the islands.",
    ],
)
def test_a_passing_trait_of_a_name_is_passed_over(text: str) -> None:
    assert proposed(definitions, text) == []


def test_an_office_of_the_past_is_told_in_the_past() -> None:
    cards = proposed(definitions, "Anna Berg, the governor of Norland, signed the charter in 1750.")
    assert "Who was the governor of Norland?" in [card.question for card in cards]


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (
            "A shoal is defined as a bank of sand that ships cannot cross.",
            "What is a shoal?",
            "A bank of sand that ships cannot cross",
        ),
        (
            "A wanderer is defined as a body that circles a lamp and does not give its own light.",
            "What is a wanderer?",
            "A body that circles a lamp and does not give its own light",
        ),
        (
            "The term ground swell refers to long waves that come from a storm far away.",
            "What does “ground swell” refer to?",
            "Long waves that come from a storm far away",
        ),
        (
            "The lantern effect refers to the tendency to see ships where there are none.",
            "What does “lantern effect” refer to?",
            "The tendency to see ships where there are none",
        ),
    ],
)
def test_a_term_that_is_said_to_be_one_is_asked_for(text: str, question: str, answer: str) -> None:
    assert (question, answer) in [(card.question, card.answer) for card in proposed(definitions, text)]


@pytest.mark.parametrize(
    "text",
    [
        "The phases refer to changes in the sail.",
        "Thus 3% means a ratio of 3 to 100.",
        "The plain model reached an accuracy of **67.5%**, a result close to that of larger models.",
        "In this tradition, a shoal is defined as a bank of sand that ships cannot cross.",
    ],
)
def test_words_for_what_the_text_just_said_are_no_terms(text: str) -> None:
    assert proposed(definitions, text) == []


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (
            "This can lead to a sense of seasickness, which is a dizzy feeling of guests on a ship.",
            "What is seasickness?",
            "A dizzy feeling of guests on a ship",
        ),
        (
            "These sites serve crowdsailing, which involves moving small loads of cargo for many owners.",
            "What does “crowdsailing” involve?",
            "Moving small loads of cargo for many owners",
        ),
    ],
)
def test_what_a_relative_clause_explains_is_a_term(text: str, question: str, answer: str) -> None:
    assert (question, answer) in [(card.question, card.answer) for card in proposed(definitions, text)]


def test_the_holder_of_an_office_is_no_definition() -> None:
    text = "The chairman of the group is a director for legal affairs at the harbour office."
    assert proposed(definitions, text) == []


def test_who_ruled_in_the_past_is_asked_in_the_past() -> None:
    text = "He was defeated in 1540 by Ottar Lund, the ruler of the Oster valley."
    assert "Who was the ruler of the Oster valley?" in [card.question for card in proposed(definitions, text)]


def test_a_definition_ends_before_where() -> None:
    text = "In 2004, Velotech launched SafePay, a service that provided escrow-based payments, where money was held."
    found = [(card.question, card.answer) for card in proposed(definitions, text)]
    assert ("What is SafePay?", "A service that provided escrow-based payments") in found
