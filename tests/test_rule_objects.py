"""The named or telling complement."""

import pytest

from leadquiz.generate.rules.objects import objects
from passages import proposed

MANUAL = (
    "Tin melts at 232 degrees. Copper conducts heat. A bell rings when the clapper strikes it. Bronze is an alloy. "
    "A mould is made of clay. The clay dries for a week. Bells need care. Frost splits old bells. "
    "Rust eats iron in the harbour. "
)


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (
            "Harbour pilots study the tidal currents of narrow channels.",
            "What do harbour pilots study?",
            "The tidal currents of narrow channels",
        ),
        (
            "The term founding refers to the casting of molten metal in moulds.",
            "To what does the term founding refer?",
            "The casting of molten metal in moulds",
        ),
        (
            "Bell founders pour a liquid alloy of copper during the winter.",
            "What do bell founders pour during the winter?",
            "A liquid alloy of copper",
        ),
    ],
)
def test_a_text_about_things_is_asked_for_what_its_kinds_do(text: str, question: str, answer: str) -> None:
    found = [(card.question, card.answer) for card in proposed(objects, MANUAL * 3 + text)]
    assert (question, answer) in found


@pytest.mark.parametrize(
    "text",
    [
        "Other pilots study the tidal currents of narrow channels.",
        "Higher tides cover the iron rails of old harbours.",
        "Harbour pilots study different currents of narrow channels.",
        "Harbour pilots study currents.",
        "Harbour manuals include the tidal currents of narrow channels.",
        "Harbour pilots, trained by old sailors, study the tidal currents of narrow channels.",
        "Harbour pilots know the town and study the tidal currents of narrow channels.",
        "Harbour pilots attach thick old iron chains to the tower.",
        "Harbour pilots follow four old rules of the sea: wait, look, listen and sail.",
        "Pilots study the tidal currents of narrow channels.",
        "Avoid any old rules that require harbour pilots to carry heavy mail at night.",
    ],
)
def test_what_leaves_many_answers_or_says_little_is_passed_over(text: str) -> None:
    assert [card for card in proposed(objects, MANUAL * 3 + text) if card.evidence == text] == []


@pytest.mark.parametrize(
    "text",
    [
        "Velotech sold bells.",
        "The Harbour Act has tools and maps of Oslo that allow ferries to carry mail at night.",
        "It allowed ferries to carry mail.",
        "Steelco did not acquire Velotech in 1950.",
    ],
)
def test_other_sentences_are_passed_over(text: str) -> None:
    assert proposed(objects, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Berg proved central to the making of Kolibri, a language for business.",
        "Her success relied heavily on patience, a sense of when to act.",
        "Velotech's phone app allowed users to shop on the go.",
        "Anna Berg's leadership helped Velotech to grow.",
        "Velotech's bells were seen as riskier investments.",
        "Its rise can be attributed to several decisions that Berg made early on.",
        "Anna Berg emphasized the balance of work and rest.",
    ],
)
def test_what_is_garbled_or_says_little_is_passed_over(text: str) -> None:
    assert proposed(objects, text) == []


def test_a_case_before_the_subject_holds_the_card_back() -> None:
    text = "Valves close twice. Valves open twice. In the second stage, large valves release warm air."
    assert proposed(objects, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Velotech's early work portrayed her as an envoy of trade in Norway.",
        "Velotech's rise can be attributed to its innovative business model and its shops in Norway.",
    ],
)
def test_a_pronoun_for_an_object_or_a_word_of_praise_is_passed_over(text: str) -> None:
    assert proposed(objects, text) == []


def test_what_somebody_credits_a_thing_with_is_asked_for() -> None:
    text = "Tom Hill practised rowing, which he credits for teaching him patience, balance, and the value of rest."
    assert (
        "What does Tom Hill credit rowing for teaching him?",
        "Patience, balance, and the value of rest",
    ) in [(card.question, card.answer) for card in proposed(objects, text)]


def test_who_does_what_a_noun_says_stays_with_the_noun() -> None:
    text = "Damping involves mechanisms of muting and slowing of heavy bells by felt pads."
    assert proposed(objects, text) == []
