"""A label and its claim."""

import pytest

from leadquiz.generate.rules.labels import labels
from passages import proposed


def factor(text: str) -> str:
    return (
        "1.1 The Ferry\n\nMara Lind ran the ferry. "
        "Several factors contributed to the success of the Arlen ferry:\n\n"
        f"- **Cheap Fares:** {text}\n"
        "- **Night Trips:** They helped.\n"
    )


def test_a_factor_is_asked_for_what_it_contributed() -> None:
    [card] = proposed(
        labels, factor("Unlike rival boats, Mara Lind carried fishermen with heavy nets free of charge.")
    )

    assert card.question == "How did the factor “Cheap fares” contribute to the success of the Arlen ferry?"
    assert card.answer == "Mara Lind carried fishermen with heavy nets free of charge"
    assert card.kind.value == "principle"


def test_a_challenge_is_asked_why_it_was_one() -> None:
    text = """\
    1.1 Arlen's Challenges in Norway

    Arlen opened its second harbour in Norway in 1954. Captains stayed away from Arlen for years.

    - **Shallow Water:** Arlen could not dredge the rocky channel, so tankers had to unload at sea.
    - **Costly Ice:** Arlen struggled with drifting floes that closed all berths for months.
    """

    first, second = proposed(labels, text)

    assert first.question == "Why was “Shallow water” a challenge for Arlen in Norway?"
    assert first.answer == "Arlen could not dredge the rocky channel, so tankers had to unload at sea"
    assert second.answer == "Arlen struggled with drifting floes that closed all berths for months"


@pytest.mark.parametrize(
    "text",
    [
        "The fares were cheap.",  # restates the label
        "This approach drew fishermen, farmers and many nets from every bay.",  # leans on what went before
        "It played a crucial role for fishermen, farmers and traders of the islands.",  # praise
        "For example, fishermen, farmers and traders paid nothing on Sundays.",
        "They carried fishermen, farmers and traders of the islands on Sundays.",
    ],
)
def test_a_passage_that_says_nothing_of_its_own_is_passed_over(text: str) -> None:
    assert proposed(labels, factor(text)) == []


def test_labels_under_a_heading_that_does_not_say_what_they_are_are_passed_over() -> None:
    text = factor("Mara Lind carried fishermen with heavy nets free of charge.").replace(
        "Several factors contributed to the success of the Arlen ferry:", "The boats were old."
    )

    assert proposed(labels, text) == []


def below(noun: str, *items: str) -> str:
    return f"# Security\n\n## Malware\n\nIt does harm.\n\n### {noun}\n\n" + "\n".join(items) + "\n"


@pytest.mark.parametrize(
    ("noun", "item", "question", "answer"),
    [
        (
            "Types",
            "- **Spyware:** Secretly monitors users and collects data.",
            "What does “spyware” do, as a type of malware?",
            "Secretly monitors users and collects data",
        ),
        (
            "Types",
            "- **Phishing:** Fraudulent emails that lead users to harmful sites.",
            "What does “phishing” mean as a type of malware?",
            "Fraudulent emails that lead users to harmful sites",
        ),
        (
            "Phases",
            "- **Entry:** Opening a door through an infected attachment.",
            "What happens in the phase “entry” of malware?",
            "Opening a door through an infected attachment",
        ),
    ],
)
def test_a_text_without_a_subject_says_what_its_label_does(
    noun: str, item: str, question: str, answer: str
) -> None:
    cards = proposed(labels, below(noun, item, "- **Worm:** It crawls."))

    assert (cards[0].question, cards[0].answer) == (question, answer)


def test_a_claim_that_puts_its_label_in_another_form_is_passed_over() -> None:
    text = factor(
        "Mara Lind carried fishermen with heavy nets free of charge to all social and interactive evenings."
    )

    assert proposed(labels, text.replace("Cheap Fares", "Social Interaction")) == []


def test_how_often_something_is_done_is_not_what_it_means() -> None:
    text = below(
        "Types", "- **Scanning:** Each disk of the whole network at once.", "- **Reset:** Wipes the disk."
    )

    assert [card for card in proposed(labels, text) if "scanning" in card.question.lower()] == []
