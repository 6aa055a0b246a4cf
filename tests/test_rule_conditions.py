"""If and when."""

import pytest

from leadquiz.generate.rules.conditions import conditions
from passages import proposed

TAKEN = [
    (
        "If the milk boils over, turn down the gas and stir the pan.",
        "What should you do if the milk boils over?",
        "Turn down the gas and stir the pan",
    ),
    (
        "If you lose your badge at work, you must tell the front desk within two days.",
        "What must you do if you lose your badge at work?",
        "Tell the front desk within two days",
    ),
    (
        "When warm air rises over a mountain, water vapour turns into clouds.",
        "What happens when warm air rises over a mountain?",
        "Water vapour turns into clouds",
    ),
    (
        "If you lose your key card, you will be charged 20 euros for a new card.",
        "What happens if you lose your key card?",
        "You will be charged 20 euros for a new card",
    ),
    (
        "If you find a broken lamp, repair it within a week.",
        "What should you do if you find a broken lamp?",
        "Repair it within a week",
    ),
    (
        "A desert lily opens its flowers when heavy rain falls on warm sand.",
        "When does a desert lily open its flowers?",
        "When heavy rain falls on warm sand",
    ),
]


@pytest.mark.parametrize(("text", "question", "answer"), TAKEN)
def test_a_condition_becomes_a_question(text: str, question: str, answer: str) -> None:
    assert (question, answer) in [(card.question, card.answer) for card in proposed(conditions, text)]


@pytest.mark.parametrize(
    "text",
    [
        "If it rains a lot there, stay in the house with your dog.",
        "If you have questions about the garden, ask the old gardener.",
        "If that fails, we will see what to do.",
        "The bread is good if so.",
        "If either tank leaks badly, close the main valve.",
        "What should a cook do if the milk boils over?",
    ],
)
def test_what_rests_on_words_before_or_is_a_courtesy_is_passed_over(text: str) -> None:
    assert proposed(conditions, text) == []


def test_the_line_above_names_what_the_reader_is_reading_about() -> None:
    text = "# Making cheese\n\nCheese is old.\n\n## Draining\n\n"
    text += "If the curd sticks to the cloth, rinse the cloth with whey.\n"
    cards = proposed(conditions, text)
    assert [card.context for card in cards] == ["Making cheese: Draining"]


@pytest.mark.parametrize(
    "text",
    [
        "If the wound of a horse is deep, call the old vet first.",
        "If you wait for too long, the glue turns into stone.",
        "Unless absolutely required, avoid rare screws and strange tools.",
        "The first number is the pressure when the pump of the boiler works.",
    ],
)
def test_what_the_card_would_lose_is_passed_over(text: str) -> None:
    assert proposed(conditions, text) == []


def test_a_condition_told_of_twice_is_asked_with_what_changes() -> None:
    text = "When you leave the club, your old key expires within a week. You keep your shirt. "
    text += "When you leave the club, call the old cook."
    assert [card.question for card in proposed(conditions, text)] == [
        "What happens to your old key when you leave the club?"
    ]


def test_an_order_with_have_is_an_order() -> None:
    asked = proposed(conditions, "If your boiler is old, have it inspected by a plumber every year.")
    assert [card.question for card in asked] == ["What should you do if your boiler is old?"]


@pytest.mark.parametrize(
    "text",
    [
        "If you lose your key card, you may have to pay 20 euros for a new card.",
        "When you touch a cold pipe in the cellar, you pull your hand away.",
        "If you move the old shed, it is another shed.",
        "When the delay ends, the guests of the inn leave their rooms.",
        "If timber is a bad choice, the bridge is built of stone and brick.",
        "When bakers and millers think alike, each one of them gains.",
        "When a letter bears a wax seal, the usual colour is red.",
        "When differences are found, the smiths of the town win the prize.",
        "When traders began travelling, the towns bought silk and tea.",
        "When you send a bell to sea, the duties are to make it small and light.",
        "When a bell rings, the old smiths win the prize, but the prize is small.",
        "When a tower falls on the market, bricks, rubble and dust fill the air.",
    ],
)
def test_what_does_not_come_of_the_condition_is_passed_over(text: str) -> None:
    assert [card.question for card in proposed(conditions, text) if "happen" in card.question] == []


@pytest.mark.parametrize(
    "text",
    [
        "If your boat is a ship for tourists from the north, learn the tongue of the tourists.",
        "Even if you have sold your first boat, keep looking for other buyers.",
        "If you need a new oar, send a note to the clerk of the harbour .",
        "If you keep a dead garden, plant a dead rose, hang a dead lamp—under all this I see no man.",
    ],
)
def test_advice_on_one_example_or_out_of_a_torn_sentence_is_passed_over(text: str) -> None:
    assert proposed(conditions, text) == []


def test_a_negative_condition_behind_its_clause_is_no_answer() -> None:
    assert proposed(conditions, "A guest is nameless unless she tells her name to the host.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The bell is loud if you strike the rim to the left and quiet if you strike the rim to the right.",
        "More likely, the plan winds up in the archive until next year – when the plan is replaced with a new one.",
        "People don't just earn the rank of master when they are given a title by the guild.",
    ],
)
def test_a_condition_with_two_cases_or_astray_is_no_answer(text: str) -> None:
    assert [card for card in proposed(conditions, text) if card.rule == "when"] == []


def test_the_same_thing_for_several_people_is_said_in_full() -> None:
    text = "If the same seat is sold to two guests, the guest with the older ticket keeps the seat."
    asked = [(c.question, c.answer) for c in proposed(conditions, text)]
    question = "What happens if the same seat is sold to two guests?"
    assert asked == [(question, "The guest with the older ticket keeps the seat")]
    assert (
        proposed(conditions, "If the same seat is sold again, the guest with the older ticket keeps it.")
        == []
    )


@pytest.mark.parametrize(
    "text",
    [
        "Most founders learn about tuning at a young age when they are sent to the workshops of other towns.",
        "The price of bronze has weakened in the northern ports since September when the copper ships arrived.",
    ],
)
def test_when_behind_a_time_says_which_time(text: str) -> None:
    assert [card for card in proposed(conditions, text) if card.rule == "when"] == []
