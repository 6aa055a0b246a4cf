"""Definitions by the words that make them."""

import pytest

from leadquiz.generate.rules.defining import defining
from passages import proposed


def test_an_adjective_and_what_it_is_said_of_are_no_term() -> None:
    assert not proposed(defining, "Reflective of light is a surface that sends back what falls on it.")


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
    made = [(c.question, c.answer) for c in proposed(defining, text)]
    assert made == [(question, answer)]


@pytest.mark.parametrize(
    "text",
    [
        "The bell is a gift that the town received in May.",  # which bell?
        "A bell is a good idea that many towns have.",  # praise of no kind
        "A carillon is the largest instrument that a tower can hold.",  # a rank
        "A peal is, in essence, a row that guilds ring to mark a feast.",  # no definition of essence
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
    assert proposed(defining, text) == []


def test_in_a_story_only_what_is_set_apart_in_passing_is_a_term() -> None:
    text = """
        In 1911 Anna Berg founded Velotech in Oslo. In 1912 Carl Hill joined Velotech. In 1913 Anna Berg met Eva Ruiz in
        Bergen. A truce is a promise that is meant to last. In 1914 Steelco of Hamar gave the idea of nullification, the
        right of towns to void a contract.
    """
    assert [c.question for c in proposed(defining, text)] == ["What is nullification?"]


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (
            "A cost-led price is one in which the firm looks at what its bells cost.",
            "What is a cost-led price?",
            "One in which the firm looks at what its bells cost",
        ),
        (
            "The foundry chose a peal price, one in which a town pays for the sound of all bells.",
            "What is a peal price?",
            "One in which a town pays for the sound of all bells",
        ),
        (
            "Inner bell quality (the help that casters get from the rest of the foundry) leads to a better tone.",
            "What is Inner bell quality?",
            "The help that casters get from the rest of the foundry",
        ),
        (
            "One common method is the use of chimes, which are short and simple phrases that tell the hour.",
            "What are chimes?",
            "Short and simple phrases that tell the hour",
        ),
        (
            "Overringing is the term now used to refer to long spells of ringing due to frost and heat.",
            "What does “overringing” refer to?",
            "Long spells of ringing due to frost and heat",
        ),
        (
            "The term ringal refers to all bells considered to be close kin of the great bell, which include the hum.",
            "What does “ringal” refer to?",
            "All bells considered to be close kin of the great bell",
        ),
        (
            "A tired rim can lead to rim fatigue, which occurs when a bell is struck too often in the frost.",
            "When does rim fatigue occur?",
            "When a bell is struck too often in the frost",
        ),
        (
            "Most towers keep a striker—a hammer that hits the rim of a bell from outside.",
            "What is a striker?",
            "A hammer that hits the rim of a bell from outside",
        ),
    ],
)
def test_a_term_is_asked_for_what_stands_behind_it(text: str, question: str, answer: str) -> None:
    assert (question, answer) in [(c.question, c.answer) for c in proposed(defining, text)]


@pytest.mark.parametrize(
    "text",
    [
        "The foundry used its own price, one in which it knew what this was worth to a town.",
        "The guild paid for the rope (the third of that year) in tin.",
        "Some ringers like chimes, which are loud.",
        "Anna Berg (the sister of a caster who lived in Oslo) sold the tower.",
    ],
)
def test_what_points_elsewhere_or_tells_no_kind_defines_nothing(text: str) -> None:
    assert proposed(defining, text) == []


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (
            "Bells that are rung by many hands are peals.",
            "What are peals?",
            "Bells that are rung by many hands",
        ),
        (
            "The habit of holding a bell still between strokes is silence.",
            "What is silence?",
            "The habit of holding a bell still between strokes",
        ),
        (
            "Strokes that swing the bell up are backstrokes, whereas handstrokes let it fall to the wall.",
            "What are backstrokes?",
            "Strokes that swing the bell up",
        ),
        (
            "The term used to describe all the tones of one bell is color.",
            "What is the term used to describe all the tones of one bell?",
            "Color",
        ),
        (
            "Ringers call a phrase with a single bell a toll.",
            "What is a toll?",
            "A phrase with a single bell",
        ),
        (
            "Ringers define a touch as a run of changes that lasts for less than three hours.",
            "How do ringers define a touch?",
            "A run of changes that lasts for less than three hours",
        ),
        ("By clang we mean a tone with a rough edge.", "What is clang?", "A tone with a rough edge"),
        (
            "What ringers call a firing is a round in which all bells strike at once.",
            "What is a firing?",
            "A round in which all bells strike at once",
        ),
        (
            "A bell is said to be maiden if it leaves its mold with the right tone.",
            "When is a bell said to be maiden?",
            "If it leaves its mold with the right tone",
        ),
        (
            "Strike time measures the delay between the pull and the tone.",
            "What does strike time measure?",
            "The delay between the pull and the tone",
        ),
        (
            "Metal fatigue, the second stage of use, refers to fine cracks along the edge of a bell, making it dull.",
            "What does “metal fatigue” refer to?",
            "Fine cracks along the edge of a bell",
        ),
        (
            "Keeping time depended on a fair balance of pull, a state in which each rope takes the same force.",
            "What is a fair balance of pull?",
            "A state in which each rope takes the same force",
        ),
        (
            "Poor maps left the guild with a ghost tower, a tower that stands on paper alone.",
            "What is a ghost tower?",
            "A tower that stands on paper alone",
        ),
        (
            "The theory of tones holds that the ear adds a tone which no part of the bell makes.",
            "What does the theory of tones hold?",
            "That the ear adds a tone which no part of the bell makes",
        ),
        (
            "Slow peals are peals that a guild can ring safely, softly, and without a lot of men.",
            "What are slow peals?",
            "Peals that a guild can ring safely, softly, and without a lot of men",
        ),
        (
            "Remember that we defined a call as a short but loud phrase that is rung (usually) by one ringer.",
            "What is a call?",
            "A short but loud phrase that is rung (usually) by one ringer",
        ),
        (
            "Bells that turn slow air currents into tones of silver are **aeolians**.",
            "What are aeolians?",
            "Bells that turn slow air currents into tones of silver",
        ),
        (
            "**Studying down** is the habit of asking people who ring bells for a guild.",
            "What is studying down?",
            "The habit of asking people who ring bells for a guild",
        ),
        (
            "A **ringmoot** was a gathering of those loyal to a guild that met twice in a year.",
            "What was a ringmoot?",
            "A gathering of those loyal to a guild that met twice in a year",
        ),
        (
            "A **ringing plan** describes how a guild will reach its tower and climb it by night.",
            "What does a ringing plan describe?",
            "How a guild will reach its tower and climb it by night",
        ),
        (
            "In this context, muffling is defined as any change to a clapper that takes away its voice.",
            "What is muffling?",
            "Any change to a clapper that takes away its voice",
        ),
        (
            "Guilds must see to bell care\u2014that is, cleaning all metal that may be hurt by salt.",
            "What is bell care?",
            "Cleaning all metal that may be hurt by salt",
        ),
        (
            "Old ropes can make a false stroke\u2014in other words, a stroke that is, in fact, not meant by anybody.",
            "What is a false stroke?",
            "A stroke that is, in fact, not meant by anybody",
        ),
        (
            "Clappers are kept in tallow, which is soft fat taken from sheep following a slaughter.",
            "What is tallow?",
            "Soft fat taken from sheep following a slaughter",
        ),
        (
            "Some hold that a bell is a result of patience\u2014the trust and time that every tuning asks for.",
            "What is patience?",
            "The trust and time that every tuning asks for",
        ),
        (
            "Guilds rang two kinds: open (or plain) calls, which are the loud calls of great feasts; and others.",
            "What are open calls?",
            "The loud calls of great feasts",
        ),
        (
            "In short, a chime is any phrase that a guild rings without its treble.",
            "What is a chime?",
            "Any phrase that a guild rings without its treble",
        ),
        (
            "In short, resale is the business of selling bells to towers for more than a foundry paid for them.",
            "What is resale?",
            "The business of selling bells to towers for more than a foundry paid for them",
        ),
    ],
)
def test_further_forms_of_definitions_are_read_whatever_the_parser_makes_of_them(
    text: str, question: str, answer: str
) -> None:
    assert (question, answer) in [(c.question, c.answer) for c in proposed(defining, text)]


@pytest.mark.parametrize(
    "text",
    [
        "The plan focuses on the care of old ropes and wheels.",  # which plan?
        "The long frost means that towers must oil their wheels.",  # what follows, not what it means
        "Bells are called maiden bells.",
        "Ringers put more weight on ease than on looks, a trend in the towers of today.",
        "Members of the guild are active hands in the care of ropes.",
        "Birds are guests for towers with open windows.",
        "The natural guests of towers are birds.",
        "Heat is the second way of making a bell soft.",
        "It hurt a worker, which is conduct that no guild allows.",
        "Bells, a wheel with a groove for the rope, and a stay are parts of a ring.",
    ],
)
def test_what_only_looks_like_a_definition_makes_no_card(text: str) -> None:
    assert proposed(defining, text) == []


def test_a_long_explanation_ends_before_its_second_verb() -> None:
    text = (
        "That sums up the purpose of **parish grouping**—the process of dividing a target parish into smaller, more "
        "precisely defined groups of ringers or founders who have common needs and are expected to respond "
        "similarly to a ringing bell."
    )
    assert [card.answer[-21:] for card in proposed(defining, text)] == ["who have common needs"]
