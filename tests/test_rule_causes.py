"""Why and how."""

import pytest

from leadquiz.generate.rules.causes import causes
from passages import proposed

TAKEN = [
    (
        "Velotech won customers in Norway by offering free repairs.",
        "How did Velotech win customers in Norway?",
        "By offering free repairs",
    ),
    (
        "Velotech closed its Oslo factory because steel had become too expensive.",
        "Why did Velotech close its Oslo factory?",
        "Because steel had become too expensive",
    ),
    (
        "To reach more buyers, Velotech opened shops in Sweden.",
        "Why did Velotech open shops in Sweden?",
        "To reach more buyers",
    ),
]


@pytest.mark.parametrize(("text", "question", "answer"), TAKEN)
def test_a_sentence_becomes_a_candidate(text: str, question: str, answer: str) -> None:
    assert (question, answer) in [(card.question, card.answer) for card in proposed(causes, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Velotech makes bells.",
        "He won customers by offering free repairs.",
        "Velotech is known by its bells.",
        # As wide as it is deep; a reason that goes on.
        "The range of Velotech is as wide in Norway as it is deep.",
        "The supply of Velotech can also shift due to shocks to input goods or labor.",
        "Velotech makes bells by hand.",
    ],
)
def test_other_sentences_are_passed_over(text: str) -> None:
    assert proposed(causes, text) == []


EXPOSITORY = [
    (
        "Otters have thick fur to keep water away from their skin.",
        "Why do otters have thick fur?",
        "To keep water away from their skin",
    ),
    (
        "The leaves of a cactus are narrow since broad leaves lose water to dry air.",
        "Why are the leaves of a cactus narrow?",
        "Because broad leaves lose water to dry air",
    ),
    (
        "Farmers build wide barns so that horses can leave quickly.",
        "Why do farmers build wide barns?",
        "So that horses can leave quickly",
    ),
    (
        "Lake water turns green as a result of fast growth of algae.",
        "Why does lake water turn green?",
        "As a result of fast growth of algae",
    ),
]


@pytest.mark.parametrize(("text", "question", "answer"), EXPOSITORY)
def test_reasons_of_other_forms_are_asked_for(text: str, question: str, answer: str) -> None:
    assert (question, answer) in [(card.question, card.answer) for card in proposed(causes, text)]


def test_praise_of_a_company_in_a_story_gives_no_question() -> None:
    text = "Velotech sold bells in Oslo. Velotech has transformed Norway by fostering bold ideas in Oslo and Bergen."
    assert proposed(causes, text) == []


def test_what_others_do_with_a_thing_is_not_its_purpose() -> None:
    text = "Velotech opened a market in Oslo. Velotech built a large hall in Oslo for farmers to sell apples."
    assert proposed(causes, text) == []


def test_what_somebody_says_of_a_habit_is_asked_with_its_speaker() -> None:
    text = "Velotech sold bells in Oslo. "
    text += "Anna Berg says Velotech keeps its prices down by reusing steel from old Norwegian ships."
    asked = [card.question for card in proposed(causes, text)]
    assert asked == ["According to Anna Berg, how does Velotech keep its prices down?"]


def test_as_before_an_inverted_clause_gives_no_reason() -> None:
    text = "Copper is a metal of great use, as is zinc from old mines."
    assert proposed(causes, text) == []


UNSOUND = [
    "By opening shops in Sweden, buyers from nine countries joined the fair in Oslo.",
    "The dispute grew worse because the mayor of Oslo had sold the harbour.",
    "Velotech gave the order to close its factory near Oslo.",
    "Velotech had the strength to survive a long strike in Oslo.",
    "Velotech exposed him to cold winters in Norway.",
    "Other makers won customers in Norway by offering free repairs.",
    "Velotech cut its prices in Oslo by a third, half of it because steel had become cheap.",
    "For many towns in Norway, Velotech became a rival because it sold cheap bells.",
    "substance that coats the wires of a bell to prevent rust",
]


@pytest.mark.parametrize("text", UNSOUND)
def test_what_a_card_would_leave_in_doubt_is_passed_over(text: str) -> None:
    assert proposed(causes, f"Velotech sold bells in Oslo. {text}") == []


def test_a_state_without_its_complement_has_no_reason() -> None:
    text = "Otters swim in cold rivers. The loss is mainly due to the draining of old ponds."
    assert proposed(causes, text) == []


def test_a_comparison_needs_what_is_compared() -> None:
    text = "Velotech sold bells in Oslo. Velotech was much safer because the frost had closed the roads of Norway."
    assert proposed(causes, text) == []


def test_what_is_arranged_so_that_something_can_be_done_has_a_reason() -> None:
    text = "The wick of the lamp is cut every evening, so that the flame can burn without smoke."
    assert [card.answer for card in proposed(causes, text)] == ["So that the flame can burn without smoke"]


def test_what_must_be_so_has_a_reason_too() -> None:
    text = "Copper pans must not hold vinegar because the acid dissolves the metal."
    assert [card.question for card in proposed(causes, text)] == ["Why must copper pans not hold vinegar?"]


TOLD = [
    (
        "In Bern the old word is avoided, since it is pronounced like the word for “poison.”",
        "Why is the old word avoided in Bern?",
        "Because it is pronounced like the word for “poison”",
    ),
    (
        "The thick pine woods of the coast have vanished due to fire.",
        "Why have the thick pine woods of the coast vanished?",
        "Due to fire",
    ),
    (
        "Old bells are often called yellow iron because of this mixture of copper and zinc.",
        "Why are old bells often called yellow iron?",
        "Because of the mixture of copper and zinc",
    ),
    (
        "Old corks can float on salt water because the bark holds tiny bubbles.",
        "Why can old corks float on salt water?",
        "Because the bark holds tiny bubbles",
    ),
]


@pytest.mark.parametrize(("text", "question", "answer"), TOLD)
def test_reasons_keep_their_quotes_and_what_they_point_to(text: str, question: str, answer: str) -> None:
    assert (question, answer) in [(card.question, card.answer) for card in proposed(causes, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Old corks no longer float on warm water because the bark loses tiny bubbles.",
        "Sometimes, due to thick fog, ferries on the lake lose their way to the harbour.",
    ],
)
def test_a_limit_that_the_question_would_lose_holds_it_back(text: str) -> None:
    assert proposed(causes, text) == []


def test_a_thing_made_for_a_purpose_told_in_full_is_asked_for_in_a_story() -> None:
    text = "Velotech sold bells in Oslo. Velotech built a school in Bergen to improve the skills of its young smiths."
    assert [(card.question, card.answer) for card in proposed(causes, text)] == [
        ("Why did Velotech build a school in Bergen?", "To improve the skills of its young smiths")
    ]


def test_a_subject_of_two_phrases_is_a_misreading() -> None:
    text = "The northern towns the council had almost closed because its members could not agree on taxes."
    assert proposed(causes, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The copper roof turns green. It keeps its colour because the green skin holds off the rain.",
        "You can trust old corks because the bark holds tiny bubbles.",
        "Old corks float because the bark holds two things: It holds air, and it holds a little wax.",
        "Old corks float on salt water because the bark holds air, but new corks are better for bottles.",
        "Old corks are made so that bottles can be closed with one hand.",
        "By floating on the whole lake, old corks are safer because the bark holds tiny bubbles.",
        "Old corks temporarily close a bottle by swelling in warm wine.",
        "Sailors and fishers can close bottles by pressing an old cork into the neck.",
        "Old corks close both bottles by swelling in warm wine.",
        "Some sailors trust old corks because the bark holds tiny bubbles.",
        "Sailors need not fear that the cape was a wild place, as many capes were.",
        "Corks close a bottle, in this case by swelling in warm wine.",
    ],
)
def test_a_cause_that_the_card_would_tear_from_its_sentence_is_passed_over(text: str) -> None:
    assert proposed(causes, text) == []


def test_an_act_like_others_has_no_purpose_of_its_own() -> None:
    text = "Velotech sold bells in Oslo. The council of Oslo passed an act to tax the bells of Velotech."
    assert proposed(causes, text) == []


def test_what_a_named_subject_owns_stands_in_the_reason() -> None:
    text = "Velotech United was relegated in 2013 because of their disastrous finances."
    found = [(c.question, c.answer) for c in proposed(causes, text)]
    assert found == [("Why was Velotech United relegated in 2013?", "Because of their disastrous finances")]


def test_a_possessive_with_two_owners_is_passed_over() -> None:
    text = "Velotech United left the bell founders in 2013 because of their disastrous finances."
    assert proposed(causes, text) == []


def test_what_helps_to_do_something_is_asked_with_its_deed() -> None:
    text = "You can help protect the finish of your bell by adding a coat of wax."
    assert [(c.question, c.answer) for c in proposed(causes, text)] == [
        ("How can you help protect the finish of your bell?", "By adding a coat of wax")
    ]


def test_what_the_question_names_may_be_taken_up_in_the_reason() -> None:
    text = "Norwegian founders rejected Western casting because its long moulds contradicted the rules of the guild."
    found = [c.answer for c in proposed(causes, text)]
    assert found == ["Because its long moulds contradicted the rules of the guild"]


def test_the_reason_of_what_the_question_leaves_out_is_none() -> None:
    text = "The Norland horse had a long neck, which was longer than that of the Oster horse, with lips that were "
    text += (
        "capable of the grip needed for eating thorns, due to bone changes and a repositioning of the jaw."
    )
    assert proposed(causes, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The transfer of force between bells is important because most of the steam stored in pipes and used to "
        "drive bell motions is in the form of short gusts.",
        "One raises one's self by giving the other casters assistance.",
    ],
)
def test_half_a_reason_and_nobody_in_particular_are_passed_over(text: str) -> None:
    assert proposed(causes, text) == []


@pytest.mark.parametrize(
    "text",
    [
        # what is not so
        "Bells are not hung over the harbour at random, as they would be if each founder could choose his own tower.",
        # the reason of the thing, not of the word
        "Overhang refers to the uneven swing of a bell due to a bent clapper.",
    ],
)
def test_what_is_no_reason_of_the_statement_is_passed_over(text: str) -> None:
    assert proposed(causes, text) == []


def test_what_somebody_tries_is_asked_for_its_means() -> None:
    found = proposed(
        causes, "Olaf Lund tried to fund North Pages by charging shops for listing their addresses."
    )
    assert [(card.question, card.answer) for card in found] == [
        ("How did Olaf Lund try to fund North Pages?", "By charging shops for listing their addresses")
    ]
