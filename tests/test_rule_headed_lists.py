"""Lists under heading nouns and after lead-in sentences."""

import pytest

from leadquiz.generate.rules.headed_lists import headed_lists
from passages import proposed

HARBOUR = """\
    Chapter 1: The Port of Arlen

    1.1 Arlen's Challenges in Norway

    Arlen opened its second harbour in 1954. Captains from Norway stayed away from Arlen for years.

    - **Shallow Water:** Arlen could not dredge the channel, which was too shallow for tankers.
    - **Lack of Pilots:** Arlen had few trained pilots, and many of them refused to work in winter.
    - **Costly Ice:** Arlen struggled with ice that closed the port for a third of the year.
"""


def test_a_heading_noun_with_an_owner_asks_for_the_labels_under_it() -> None:
    [card] = proposed(headed_lists, HARBOUR)

    assert card.question == "Which three challenges did Arlen face in Norway?"
    assert card.members == ("Shallow water", "Lack of pilots", "Costly ice")
    assert card.answer == "Shallow water; Lack of pilots; Costly ice"


def lead_in(sentence: str, *labels: str) -> str:
    items = "\n".join(f"- **{label}:** The text says more about it here." for label in labels)
    return f"1.1 The Ferry\n\nMara Lind ran the ferry between Arlen and Odden. {sentence}\n\n{items}\n"


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        (
            "Several factors contributed to the success of the Arlen ferry:",
            "Which three factors contributed to the success of the Arlen ferry?",
        ),
        (
            "Despite her skill, Mara Lind faced several difficulties in her first winter:",
            "Which three difficulties did Mara Lind face in her first winter?",
        ),
        (
            "The following routes were opened by Mara Lind:",
            "Which three routes were opened by Mara Lind?",
        ),
        (
            "Key groups that profited from the Arlen ferry included:",
            "What were the three key groups that profited from the Arlen ferry?",
        ),
        (
            "Some of the goods that Arlen sold abroad include:",
            "What are three of the goods that Arlen sold abroad?",
        ),
        (
            "The work of Mara Lind rested on a few simple rules:",
            "On which three simple rules did the work of Mara Lind rest?",
        ),
        (
            "Mara Lind introduced several services that made Arlen famous:",
            "Which three services did Mara Lind introduce that made Arlen famous?",
        ),
        (
            "The services of Mara Lind were divided into three main kinds (see Figure 4):",
            "Into which three main kinds were the services of Mara Lind divided?",
        ),
        (
            "There are three reasons why Arlen grew:",
            "What are the three reasons why Arlen grew?",
        ),
    ],
)
def test_a_lead_in_sentence_becomes_the_question(sentence: str, question: str) -> None:
    [card] = proposed(headed_lists, lead_in(sentence, "Cheap Fares", "Night Trips", "Mail Bags"))

    assert card.question == question
    assert card.members == ("Cheap fares", "Night trips", "Mail bags")
    assert card.evidence == sentence


def test_numbered_parts_of_a_section_are_members() -> None:
    text = """\
    Chapter 1: The Handbook of Arlen

    1.1 Core Principles of Navigation

    Mara Lind taught her pilots for thirty years.

    1. Watch the Tide

    A pilot looks at the water before the map.

    2. Trust the Lead Line: Old Tools

    A pilot measures the depth by hand.

    3. Keep Your Distance

    A pilot stays away from rocks.
    """

    [card] = proposed(headed_lists, text)

    assert card.members == ("Watch the tide", "Trust the lead line", "Keep your distance")
    assert card.question == "What are the three core principles of navigation?"


@pytest.mark.parametrize(
    ("sentence", "labels"),
    [
        ("These habits enabled Mara Lind to:", ("Cheap Fares", "Night Trips", "Mail Bags")),
        ("Several factors contributed to this turning point:", ("Cheap Fares", "Night Trips", "Mail Bags")),
        ("Four factors contributed to the success of the Arlen ferry:", ("Cheap Fares", "Night Trips")),
        ("The ferry ran every day.", ("Cheap Fares", "Night Trips", "Mail Bags")),
        ("Key routes included:", ("Cheap Fares", "Night Trips", "Mail Bags")),
        ("Several factors contributed to the success of the Arlen ferry:", ("Conclusion", "Night Trips")),
        (
            "Several factors contributed to the success of the Arlen ferry:",
            tuple(f"Factor {word}" for word in ("A", "B", "C", "D", "E", "F", "G", "H")),
        ),
    ],
)
def test_a_list_without_a_sound_question_is_passed_over(sentence: str, labels: tuple[str, ...]) -> None:
    assert proposed(headed_lists, lead_in(sentence, *labels)) == []


def test_answers_to_challenges_are_not_taken_for_challenges() -> None:
    text = HARBOUR.replace("Lack of Pilots", "Training Pilots")

    assert proposed(headed_lists, text) == []


def test_summaries_are_passed_over() -> None:
    assert proposed(headed_lists, HARBOUR.replace("1.1 Arlen's Challenges in Norway", "Summary")) == []


def below(parent: str, title: str, *labels: str) -> str:
    items = "\n".join(f"- **{label}:** spreads without help." for label in labels)
    return f"# Security\n\n## {parent}\n\nIt does harm.\n\n### {title}\n\n{items}\n"


@pytest.mark.parametrize(
    ("parent", "title", "question"),
    [
        ("Malware", "Types", "What are the three types of malware?"),
        ("Regular Backups", "Strategies", "What are the three strategies for regular backups?"),
        ("Hash Tables", "Key Components", "What are the three key components of hash tables?"),
    ],
)
def test_a_bare_list_noun_takes_its_topic_from_the_heading_above(
    parent: str, title: str, question: str
) -> None:
    [card] = proposed(headed_lists, below(parent, title, "First Kind", "Second Kind", "Third Kind"))

    assert card.question == question


@pytest.mark.parametrize("parent", ["How It Works", "Learning to Sail: A Start", "Arlen's Types of Ships"])
def test_a_heading_above_that_names_no_thing_gives_no_topic(parent: str) -> None:
    assert proposed(headed_lists, below(parent, "Types", "First Kind", "Second Kind", "Third Kind")) == []


@pytest.mark.parametrize(
    ("heading", "phrase", "said"),
    [
        ("The Turning Point: Arlen's Victory at Odden", "this turning point", "Arlen's victory at Odden"),
        ("The Decision to Build Arlen", "the decision", "the decision to build Arlen"),
    ],
)
def test_a_lead_in_may_point_to_its_heading(heading: str, phrase: str, said: str) -> None:
    text = lead_in(f"Several factors led to {phrase}:", "Cheap Fares", "Night Trips", "Mail Bags")

    [card] = proposed(headed_lists, text.replace("The Ferry", heading))

    assert card.question == f"Which three factors led to {said}?"


def test_the_counted_noun_is_what_a_lead_in_announces() -> None:
    cards = proposed(headed_lists, lead_in("Open decisions share three traits:", "Clear", "Fair", "Quick"))
    assert all("decisions share three" not in card.question for card in cards)


def test_a_heading_that_tells_what_to_do_is_no_topic() -> None:
    text = """\
    # Start with a safety statement

    ## Crew requirements

    - **Training:** All hands must pass the course before the season.
    - **Papers:** Each hand brings a valid pass to the pier.
    - **Boots:** Boots are worn on the deck at all times.
    """
    assert proposed(headed_lists, text) == []


def test_numbered_parts_are_told_by_what_stands_behind_their_number() -> None:
    text = """\
    # Bells

    ## The Steps of the Casting Process

    Casting a bell takes four days.

    ### Step 1: Moulding

    Clay is laid around the core.

    ### Step 2: Pouring

    Bronze is poured at dawn.

    ### Step 3: Tuning

    The founder turns the lip.
    """
    [card] = proposed(headed_lists, text)
    assert card.members == ("Moulding", "Pouring", "Tuning")
