"""Terms defined in the plain forms of a textbook."""

import pytest

from leadquiz.generate.rules.plain_definitions import plain_definitions
from passages import proposed


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (
            "A grant is a gift that must be used for a stated purpose.",
            "What is a grant?",
            "A gift that must be used for a stated purpose",
        ),
        (
            "By definition, overringing is the practice of ringing a bell without pause.",
            "What is overringing?",
            "The practice of ringing a bell without pause",
        ),
        (
            "Nodal lines are lines on which a bell does not move.",
            "What are nodal lines?",
            "Lines on which a bell does not move",
        ),
        (
            "Bellkeeping is the system of recording every stroke of a bell, and summing up those strokes in a book.",
            "What is bellkeeping?",
            "The system of recording every stroke of a bell, and summing up those strokes in a book",
        ),
        (
            "Chimes are items—such as bars and tubes—that a ringer strikes with a hammer.",
            "What are chimes?",
            "Items that a ringer strikes with a hammer",
        ),
        (
            "A bell debt is a debt that a tower has run up with another tower, as when it borrows a rope.",
            "What is a bell debt?",
            "A debt that a tower has run up with another tower",
        ),
        (
            "Ringership is the owner’s claim on the strokes of a bell, that is, on its whole use.",
            "What is ringership?",
            "The owner’s claim on the strokes of a bell",
        ),
        (
            "Authority is the permission, conferred by the rules of a guild, to ring a bell.",
            "What is authority?",
            "The permission, conferred by the rules of a guild, to ring a bell",
        ),
        (
            "Tonal questions are ones that can be settled by a tuning fork.",
            "What are tonal questions?",
            "Ones that can be settled by a tuning fork",
        ),
        (
            "A guild can be defined as a group of ringers that sets the hours of a tower.",
            "What is a guild?",
            "A group of ringers that sets the hours of a tower",
        ),
        (
            "As we have seen, tolling is the practice of ringing a bell for the dead.",
            "What is tolling?",
            "The practice of ringing a bell for the dead",
        ),
        (
            "Casting is the process of pouring molten bronze into a mold, while tuning removes metal.",
            "What is casting?",
            "The process of pouring molten bronze into a mold",
        ),
        (
            "Every bell has a strike note: a tone that the ear hears when the clapper hits.",
            "What is a strike note?",
            "A tone that the ear hears when the clapper hits",
        ),
        (
            "A handbell is a small instrument made by hand from a metal such as bronze.",
            "What is a handbell?",
            "A small instrument made by hand from a metal such as bronze",
        ),
        (
            "(Low bells are those cast in a pit rather than in a mold of sand.)",
            "What are low bells?",
            "Bells cast in a pit rather than in a mold of sand",
        ),
        (
            "A hum tone is one of a class of tones that sound below the strike of their bell.",
            "What is a hum tone?",
            "One of a class of tones that sound below the strike of their bell",
        ),
        (
            'By definition, a chime is "the practice of ringing bells in turn" by hand.',
            "What is a chime?",
            "The practice of ringing bells in turn",
        ),
        (
            "The pull was a backstroke (BS): a stroke that lifts the bell to its balance.",
            "What is a backstroke?",
            "A stroke that lifts the bell to its balance",
        ),
        (
            "If two bells are struck from outside by a hammer (e.g., one of wood), this is called a clang.",
            "By what name is it known when two bells are struck from outside by a hammer?",
            "A clang",
        ),
        (
            "The dull note was a clank (CK): a hollow (muffled) tone that comes from a cracked bell.",
            "What is a clank?",
            "A hollow (muffled) tone that comes from a cracked bell",
        ),
        (
            "Dampening is defined as the habit of holding one's own bell still between two strokes.",
            "What is dampening?",
            "The habit of holding one's own bell still between two strokes",
        ),
        (
            "If a bell is struck from outside by a hammer, this is called a chime.",
            "By what name is it known when a bell is struck from outside by a hammer?",
            "A chime",
        ),
    ],
)
def test_a_term_is_asked_for_with_what_sets_it_apart(text: str, question: str, answer: str) -> None:
    made = [(c.question, c.answer) for c in proposed(plain_definitions, text)]
    assert made == [(question, answer)]


@pytest.mark.parametrize(
    "text",
    [
        "The bell is a gift that the town received in May.",  # which bell?
        "A bell is a good idea that many towns have.",  # praise of no kind
        "A carillon is the largest instrument that a tower can hold.",  # a rank
        "Bronze is a target for thieves in towers, and any open door could cost a guild its bell.",  # a second claim
        "Ring pressure is the force of that clapper against the wall of a bell.",  # of which clapper?
        "A bell is an instrument.",  # nothing sets it apart
        "A peal is a difficult thing to ring.",  # nothing said
        "The town turned to bell casting, a trade that would feed it for two centuries.",  # what came of it
        "Bells are those of the oldest tower.",  # whose?
        "Bells are also instruments that warn of fire.",  # one trait more
        "A chime is another kind of bell that towers hold.",  # another than which?
        "Anna Berg is a founder who casts bells in Oslo.",  # a person is described
        "The guild chose a ringer, a man that nobody knew.",  # of this one only
        "Is a bell a drum that rings?",
    ],
)
def test_what_is_no_definition_makes_no_card(text: str) -> None:
    assert proposed(plain_definitions, text) == []


def test_in_a_story_only_what_is_set_apart_in_passing_is_a_term() -> None:
    text = """
        In 1911 Anna Berg founded Velotech in Oslo. In 1912 Carl Hill joined Velotech. In 1913 Anna Berg met Eva Ruiz in
        Bergen. A truce is a promise that is meant to last. In 1914 Steelco of Hamar gave the idea of nullification, the
        right of towns to void a contract.
    """
    assert [c.question for c in proposed(plain_definitions, text)] == ["What is nullification?"]
