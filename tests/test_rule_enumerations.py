"""Lists inside a sentence."""

import pytest

from leadquiz.generate.rules.enumerations import enumerations
from passages import proposed

TAKEN = [
    (
        "Anna Berg worked with Carl Lund and Eva Holm at Velotech.",
        "With which two people did Anna Berg work at Velotech?",
        "Carl Lund; Eva Holm",
    ),
    (
        "Some common purposes of bell towers include defense, timekeeping, storage, and worship.",
        "What are four common purposes of bell towers?",
        "Defense; timekeeping; storage; worship",
    ),
    (
        "Blood consists of plasma, red cells, white cells and platelets.",
        "Of what does blood consist?",
        "Plasma; red cells; white cells; platelets",
    ),
]


@pytest.mark.parametrize(("text", "question", "answer"), TAKEN)
def test_a_sentence_becomes_a_candidate(text: str, question: str, answer: str) -> None:
    assert (question, answer) in [(card.question, card.answer) for card in proposed(enumerations, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Velotech makes bells.",
        # These are not all.
        "Anna Berg worked especially with Carl Lund and Eva Holm at Velotech.",
        "They make parts such as bells, pedals and chains.",
        "Other common purposes of bell towers include defense, timekeeping, and worship.",
        "Velotech does not make parts such as bells, pedals and chains.",
    ],
)
def test_other_sentences_are_passed_over(text: str) -> None:
    assert proposed(enumerations, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg spoke on topics such as trade, peace, and schooling.",
        "Velotech launched platforms like Kolibri and Dompap.",
        "Velotech sells its bells especially in Norway and Sweden.",
        "A buyer can find Velotech through Kolibri or Dompap.",
        "Chinese advisers such as Li Wen and Yao Shi shaped the early court of Anna Berg.",
        "The office is shared with other agencies, including Velotech and Steelco.",
    ],
)
def test_examples_of_anything_are_no_list_to_learn(text: str) -> None:
    assert proposed(enumerations, text) == []


def test_countries_are_asked_for_as_such() -> None:
    cards = proposed(enumerations, "Velotech fought a lawsuit against Norway and Sweden in 1990.")
    assert [card.question for card in cards] in (
        [],
        ["Against which two countries did Velotech fight a lawsuit in 1990?"],
    )


@pytest.mark.parametrize(
    "text",
    [
        "Other tools include saws, planes, files and drills.",
        "Signs include fever, thirst, cramps and nausea.",
        "The knots that the guest learned included hitches, bends, loops and splices.",
        "The knots taught to sailors include the University of Bergen, Oslo College, Oslo, and Velstad School.",
    ],
)
def test_a_list_of_some_is_not_asked_for(text: str) -> None:
    assert proposed(enumerations, text) == []


def test_what_a_set_includes_is_asked_where_the_set_is_said() -> None:
    cards = proposed(enumerations, "The knots taught to sailors include hitches, bends and loops.")
    assert [card.answer for card in cards] == ["Hitches; bends; loops"]


@pytest.mark.parametrize(
    "text",
    [
        "Velotech follows an approach that emerged from Steelco and Kolibri in Norway.",
        "The harbour split the land that was new to sailors and granted it to Norway and Sweden.",
    ],
)
def test_names_beside_a_guessed_subject_are_passed_over(text: str) -> None:
    assert proposed(enumerations, text) == []


def test_several_things_at_once_are_asked_of_a_name() -> None:
    text = "The Anna Berg Fund provides financial support, training, and tools to founders in rural towns."
    [card] = proposed(enumerations, text)
    assert card.question == "What does the Anna Berg Fund provide to founders in rural towns?"
    assert card.members == ("Financial support", "training", "tools")


@pytest.mark.parametrize(
    "text",
    [
        "The Anna Berg Fund supports plans that combat smoke, rust of iron, and loss of tone.",
        "The Anna Berg Fund traded tin, salt, and cloth with merchants from the north.",
        "The Anna Berg Fund supports founders, ringers, and other people of the valley.",
        "The fund provides financial support, training, and tools to founders.",
    ],
)
def test_lists_that_are_torn_open_or_nobodys_are_passed_over(text: str) -> None:
    assert proposed(enumerations, text) == []


def test_named_acquisitions_are_those_of_the_one_firm() -> None:
    text = """\
    # The Rise of Velotech

    Velotech is a company of founders in Oslo. Velotech, a large foundry company, sold bells to Norway. Velotech grew.
    In 1911 Velotech sold ore to Sweden. Velotech was listed in 1920. Steelco was a company.

    With its gains Velotech bought its rivals. Notable acquisitions included Steelco and Northbell.
    """
    assert "Which two notable acquisitions of Velotech does the text name?" in [
        card.question for card in proposed(enumerations, text)
    ]
