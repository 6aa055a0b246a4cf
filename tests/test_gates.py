"""Each gate holds one candidate back and lets another through."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from factories import candidate, views_of_text
from leadquiz.generate import gates
from leadquiz.generate.anchor import anchored
from leadquiz.generate.engine import judge
from leadquiz.generate.gates import GATES, Gate
from leadquiz.generate.views import Knowledge
from leadquiz.model import Candidate, Kind


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    text = "Anna Berg founded Velotech in Oslo in 1911. Steelco bought Velotech from Anna Berg in 1950."
    return views_of_text(text)[0].knowledge


PHRASE = candidate(
    kind=Kind.FACT,
    question="What does the Harbour Act require of ferry captains in Oslo?",
    answer="A licence renewed every spring",
    answer_type="phrase",
)
GAPPED = replace(PHRASE, kind=Kind.CLOZE, rule="gaps")
CASES: Sequence[tuple[Gate, Candidate, Candidate]] = [
    (
        gates.not_the_rest,
        replace(
            GAPPED,
            question="The guild has 2.5 million bells, 1.5 million old and ____ new.",
            answer="1 million",
        ),
        replace(
            GAPPED, question="The guild has 2.5 million bells, 1.5 million old and ____ new.", answer="9,000"
        ),
    ),
    (
        gates.whole_name,
        replace(GAPPED, question="Ringers of the 7th ____ marched to Sund.", answer="Bell Company"),
        replace(GAPPED, question="Ringers of the ____ marched to Sund.", answer="Bell Company"),
    ),
    (
        gates.asks_something,
        replace(
            GAPPED, question="Bells were rare, but as of ____ Oslo still had more of them.", answer="1950"
        ),
        replace(GAPPED, question="Bells were rare, but in ____ Oslo got more of them.", answer="1950"),
    ),
    (
        gates.asks_something,
        replace(
            PHRASE, question="When did Olaf Lund send one of his most trusted ringers?", answer="Early 1948"
        ),
        replace(
            PHRASE,
            question="When did Olaf Lund send one of his ringers, Anna Berg, to Sund?",
            answer="Early 1948",
        ),
    ),
    (
        gates.asks_something,
        replace(GAPPED, question="The form of trade is known as ____.", answer="barter", answer_type="term"),
        replace(
            GAPPED,
            question="The form of trade that needs no coins is known as ____.",
            answer="barter",
            answer_type="term",
        ),
    ),
    (
        gates.grammar,
        replace(PHRASE, question="Why did bells crack because frost came?", answer="Due to thin walls"),
        replace(PHRASE, question="Why did bells crack when frost came?", answer="Due to thin walls"),
    ),
    (
        gates.grammar,
        replace(PHRASE, question="Why did bells crack?", answer="Due to thin walls and in part"),
        replace(PHRASE, question="Why did bells crack?", answer="Due to thin walls in part"),
    ),
    (
        gates.grammar,
        replace(
            PHRASE,
            question="What is a bell house?",
            answer="A house that stores ropes, lends large and small bells",
            evidence="A bell house is a house that stores ropes, lends large and small bells, and sells oil.",
        ),
        replace(
            PHRASE,
            question="What is a bell house?",
            answer="A house that stores ropes, lends large and small bells, and sells oil",
            evidence="A bell house is a house that stores ropes, lends large and small bells, and sells oil.",
        ),
    ),
    (
        gates.question_stands_alone,
        replace(PHRASE, question="What do many more towns ring?", answer="Two bells"),
        replace(PHRASE, question="Why do many more towns than villages ring?", answer="Two bells"),
    ),
    (
        gates.question_stands_alone,
        replace(GAPPED, question="Through his own bells, a founder casts ____ tons.", answer="90"),
        replace(
            GAPPED, question="Through his own bells, hymns and talks, Olaf Lund won ____ prizes.", answer="90"
        ),
    ),
    (
        gates.specific,
        replace(
            PHRASE,
            question="To which position was Olaf Lund appointed?",
            answer="Leader",
            answer_type="phrase",
        ),
        replace(
            PHRASE, question="To which position was Olaf Lund appointed?", answer="CEO", answer_type="phrase"
        ),
    ),
    (
        gates.grammar,
        replace(PHRASE, question="What is a bell an?", answer="A cast cup of bronze"),
        replace(PHRASE, question="What is Yan’an?", answer="A town of bell founders"),
    ),
    (
        gates.answer_stands_alone,
        replace(PHRASE, question="What does a guild keep?", answer="Close relations with those towns"),
        replace(PHRASE, question="What does a guild keep?", answer="Close relations with those in the trade"),
    ),
    (
        gates.answer_stands_alone,
        replace(PHRASE, question="Who crowds a tower?", answer="A man in the same place"),
        replace(
            PHRASE, question="Who crowds a tower?", answer="People who are in the same place at one time"
        ),
    ),
    (
        gates.grammar,
        replace(PHRASE, question="How is the bell stopped?", answer="By setting the.bell.stop to true"),
        replace(PHRASE, question="How is the bell stopped?", answer="By setting bell.stop to true"),
    ),
    (
        gates.says_what_it_is,
        candidate(question="What are carters?", answer="A group of northern peoples", kind=Kind.DEFINITION),
        candidate(question="What are carters?", answer="A group of peoples who trade", kind=Kind.DEFINITION),
    ),
    (
        gates.answer_not_in_question,
        candidate(question="Who founded the city of Alexandria?", answer="Alexander"),
        candidate(question="Who founded the city of Augsburg?", answer="Alexander"),
    ),
    (
        gates.grammar,
        replace(GAPPED, question="Bells rang in Hamar and, at ____ in Oslo.", answer="noon"),
        replace(GAPPED, question="Bells rang in Hamar and, later, at ____ in Oslo.", answer="noon"),
    ),
    (
        gates.question_stands_alone,
        replace(GAPPED, question="It was cast by Anna Berg that ____ bells rang in Oslo.", answer="90"),
        replace(GAPPED, question="It has been estimated that ____ of all bells crack.", answer="about 9%"),
    ),
    (
        gates.grammar,
        replace(PHRASE, question="When does a flaw ring?", answer="When the test misses a flaw that is"),
        replace(
            PHRASE, question="When does a flaw ring?", answer="When the test misses a flaw that is there"
        ),
    ),
    (
        gates.question_stands_alone,
        replace(GAPPED, question="Steel and brass bells make up ____ more.", answer="about 9%"),
        replace(
            GAPPED, question="Steel bells make up ____ more of the stock than brass bells.", answer="about 9%"
        ),
    ),
    (
        gates.keeps_negation,
        replace(
            PHRASE, question="What is a hum?", answer="The lowest form of the tone", answer_type="definition"
        ),
        replace(
            PHRASE, question="What is a hum?", answer="The lowest tone of a bell", answer_type="definition"
        ),
    ),
    (
        gates.not_beside_the_gap,
        replace(
            GAPPED,
            question="Velotech wants to sell bells for 300bn yen ($2.9bn, ____) by 1910.",
            answer="£1.5bn",
        ),
        replace(GAPPED, question="Velotech wants to sell bells for ____ by 1910.", answer="300bn yen"),
    ),
    (
        gates.asks_something,
        replace(GAPPED, question="As of ____, the guild had cast 70 bells.", answer="1920"),
        replace(GAPPED, question="In ____, the guild cast its 70th bell.", answer="1920"),
    ),
    (
        gates.not_beside_the_gap,
        replace(
            GAPPED,
            question="Shared work is any ____ that no guild of the town pays for.",
            answer="group work",
        ),
        replace(
            GAPPED, question="Shared work is any ____ that no guild of the town pays for.", answer="free help"
        ),
    ),
    (
        gates.asks_something,
        replace(
            GAPPED,
            question="____ are examples of shared work, which no guild pays for.",
            answer="Barn raisings",
        ),
        replace(
            GAPPED, question="____ are forms of shared work, which no guild pays for.", answer="Barn raisings"
        ),
    ),
    (
        gates.asks_something,
        replace(
            GAPPED, question="____ often mean those in small towns near the coast.", answer="Local guilds"
        ),
        replace(GAPPED, question="____ are those who cast the bells of small towns.", answer="Founders"),
    ),
    (
        gates.keeps_negation,
        candidate(
            question="What are bells?",
            answer="The only clocks of a town",
            evidence="Bells are no longer the only clocks of a town.",
            answer_type="definition",
        ),
        candidate(
            question="What are bells?",
            answer="The only clocks of a town",
            evidence="Bells are the only clocks of a town, not its radios.",
            answer_type="definition",
        ),
    ),
    (
        gates.grammar,
        candidate(question="Who is Anna Berg Anna Berg?", answer="A founder"),
        candidate(question="Who is Anna Berg?", answer="A founder"),
    ),
    (
        gates.question_stands_alone,
        candidate(question="A final approach to bells is what?"),
        candidate(question="The Berg approach to bells is what?"),
    ),
    (
        gates.question_stands_alone,
        candidate(question="What did founders invent in the past few decades?"),
        candidate(question="What did founders invent in the decades before 1900?"),
    ),
    (
        gates.specific,
        candidate(answer="That it has two kinds of bells"),
        candidate(answer="That it has two kinds of bells: chimes and peals"),
    ),
    (gates.grammar, candidate(answer="Because the mill will be"), candidate(answer="Because the mill is")),
    (
        gates.grammar,
        candidate(answer="A change of body, mind", evidence="Age is a change of body, mind, and habits."),
        candidate(answer="A change of body, mind", evidence="Age is a change of body, mind."),
    ),
    (gates.answer_stands_alone, candidate(answer="The process below"), candidate(answer="The process")),
    (gates.length, candidate(question="Why " + "so " * 60 + "?"), candidate()),
    (gates.length, candidate(question="Why so?"), candidate()),
    (
        gates.grammar,
        candidate(question="What percentage of your pay will Velotech match what you save?", answer="6%"),
        candidate(question="What percentage of your pay will Velotech match?", answer="6%"),
    ),
    (
        gates.question_stands_alone,
        candidate(question="In which year did Velotech buy us?"),
        candidate(question="In which year did US bell makers found Velotech?"),
    ),
    (
        gates.answer_stands_alone,
        candidate(answer="us"),
        candidate(answer="US President Anna Berg"),
    ),
    (gates.length, candidate(answer="one " * 16), candidate(answer="one " * 15)),
    (
        gates.length,
        candidate(kind=Kind.LIST, members=tuple("abcdefgh")),
        candidate(kind=Kind.LIST, members=("a", "b")),
    ),
    (gates.grammar, candidate(question="When did with Velotech open the shop?"), candidate()),
    (
        gates.grammar,
        candidate(question="Who ran the shop in the harbour of Oslo in the harbour of Oslo?"),
        candidate(question="Who ran the shop in the harbour of Oslo in the winter of 1950?"),
    ),
    (
        gates.grammar,
        candidate(question="Who was made a director until his death in 1958 in 1950?"),
        candidate(question="Who was made a director in 1950?"),
    ),
    (gates.grammar, candidate(answer="The first phase shown in link"), candidate(answer="The first phase")),
    (gates.grammar, candidate(question="When did Velotech open open shops?"), candidate()),
    (gates.grammar, candidate(question="When did Velotech open the?"), candidate()),
    (gates.grammar, candidate(question="When did **Velotech** open shops?"), candidate()),
    (
        gates.grammar,
        candidate(question="How much does will cover?"),
        candidate(question="How much does it cover?"),
    ),
    (gates.grammar, candidate(answer="4×1026 watts"), candidate(answer="4×1000 watts")),
    (gates.grammar, candidate(answer="bells,"), candidate(answer="bells")),
    (gates.balanced, candidate(answer="the “bell"), candidate(answer="the “bell”")),
    (
        gates.balanced,
        candidate(question="When did (Velotech open?"),
        candidate(question="When did Velotech (Oslo) open?"),
    ),
    (gates.answer_not_in_question, candidate(question="When in 2002 did eBay buy PayPal?"), candidate()),
    (
        gates.whole_name,
        candidate(
            question="Which war did the treaty of Oslo end?",
            answer="Swedish War",
            evidence="The treaty of Oslo ended the Danish-Swedish War.",
        ),
        candidate(
            question="Which war did the treaty of Oslo end?",
            answer="Danish-Swedish War",
            evidence="The treaty of Oslo ended the Danish-Swedish War.",
        ),
    ),
    (
        gates.not_beside_the_gap,
        candidate(
            kind=Kind.CLOZE, question="In Berg v. Norway, the ____ freed the bell.", answer="Supreme Court"
        ),
        candidate(kind=Kind.CLOZE, question="In 1911, the ____ freed the bell.", answer="Supreme Court"),
    ),
    (
        gates.one_time_fits,
        candidate(kind=Kind.CLOZE, question="Oslo had fewer bells in 1950 than in ____.", answer="1911"),
        candidate(kind=Kind.CLOZE, question="Oslo had more than fifty bells in ____.", answer="1911"),
    ),
    (
        gates.one_time_fits,
        candidate(
            kind=Kind.CLOZE, question="As late as ____, most bells of Oslo were rung by hand.", answer="1950"
        ),
        candidate(
            kind=Kind.CLOZE, question="Until ____, most bells of Oslo were rung by hand.", answer="1950"
        ),
    ),
    (
        gates.answer_adds_something,
        candidate(question="Which congress passed the Harbour Act?", answer="U.S. Congress"),
        candidate(question="Which congress passed the Harbour Act?", answer="Kristiania assembly"),
    ),
    (
        gates.one_time_fits,
        candidate(kind=Kind.CLOZE, question="After the War of ____, Oslo built ships.", answer="1812"),
        candidate(kind=Kind.CLOZE, question="After the war in ____, Oslo built ships.", answer="1812"),
    ),
    (
        gates.not_beside_the_gap,
        candidate(kind=Kind.CLOZE, question="The furrow is called a ____ (plural = sulci).", answer="sulcus"),
        candidate(kind=Kind.CLOZE, question="The furrow is called a ____ (in Latin).", answer="sulcus"),
    ),
    (
        gates.says_what_it_is,
        candidate(
            kind=Kind.DEFINITION, question="What is the clapper?", answer="The only part of a bell that moves"
        ),
        candidate(kind=Kind.DEFINITION, question="What is the clapper?", answer="The iron tongue of a bell"),
    ),
    (
        gates.says_what_it_is,
        candidate(question="What is the name of a bell that a guild owns?", answer="A guild name"),
        candidate(question="What is the name of a bell that a guild owns?", answer="A tocsin"),
    ),
    (
        gates.says_what_it_is,
        candidate(question="What is the story of Oslo?", answer="The story of bells and mills"),
        candidate(question="What is the pride of Oslo?", answer="The story of its bells"),
    ),
    (
        gates.says_what_it_is,
        candidate(question="What is the bell weight?", answer="350 kilograms", answer_type="amount"),
        candidate(
            question="What is the bell weight of Zutphen?", answer="350 kilograms", answer_type="amount"
        ),
    ),
    (
        gates.not_beside_the_gap,
        candidate(
            kind=Kind.CLOZE, question="Mills stand north of the capital ____ in Norway.", answer="Oslo"
        ),
        candidate(kind=Kind.CLOZE, question="Mills stand north of ____ in Norway.", answer="Oslo"),
    ),
    (
        gates.grammar,
        candidate(question="How many bells has the tower, of which a few are shown in?", answer="Twelve"),
        candidate(question="How many bells has the tower, of which a few are silent?", answer="Twelve"),
    ),
    (
        gates.whole_name,
        candidate(kind=Kind.CLOZE, question="In 1911, Anna ____ founded Velotech.", answer="Berg"),
        candidate(kind=Kind.CLOZE, question="In 1911, ____ founded Velotech.", answer="Anna Berg"),
    ),
    (gates.not_of_a_picture, candidate(question="Tides are highest at new moon (Figure ____)."), candidate()),
    (gates.not_of_a_picture, candidate(question="What is the phase shown in [link]?"), candidate()),
    (gates.not_of_a_picture, candidate(question="The second image, made by Berg, shows what?"), candidate()),
    (gates.answer_stands_alone, candidate(answer="it fell"), candidate(answer="the price fell")),
    (
        gates.answer_stands_alone,
        candidate(answer="a rise of these prices"),
        candidate(answer="a rise of prices"),
    ),
    (gates.question_stands_alone, candidate(question="When did he buy PayPal?"), candidate()),
    (gates.question_stands_alone, candidate(question="Why did eBay print the below guide?"), candidate()),
    (
        gates.answer_stands_alone,
        candidate(answer="To repair ships in the same period"),
        candidate(answer="To repair ships in the same period as Oslo"),
    ),
    (gates.grammar, candidate(question="Why did eBay obtain both?"), candidate()),
    (
        gates.grammar,
        candidate(kind=Kind.CAUSE, answer="To ensure that their mail, is passed along"),
        candidate(kind=Kind.CAUSE, answer="To ensure that their mail is passed along"),
    ),
    (
        gates.grammar,
        candidate(kind=Kind.CAUSE, answer="To limit rights and, crush states"),
        candidate(kind=Kind.CAUSE, answer="To limit rights and, in time, crush states"),
    ),
    (gates.question_stands_alone, candidate(question="Why did eBay buy this company?"), candidate()),
    (gates.question_stands_alone, candidate(question="What did eBay buy yesterday?"), candidate()),
    (
        gates.answer_adds_something,
        candidate(question="What did the patient bell maker seek?", answer="The patient bell maker's trade"),
        candidate(question="What did the patient bell maker seek?", answer="A cheaper sort of steel"),
    ),
    (
        gates.not_beside_the_gap,
        candidate(kind=Kind.CLOZE, question="____ gave the Bergian model its name.", answer="Anders Bergi"),
        candidate(kind=Kind.CLOZE, question="____ gave the Bergian model its name.", answer="Olaf Lund"),
    ),
    (
        gates.not_beside_the_gap,
        candidate(
            kind=Kind.CLOZE,
            question="A bell keeps its ____ in winter.",
            answer="resonance",
            context="Resonant Bells",
        ),
        candidate(
            kind=Kind.CLOZE,
            question="A bell keeps its ____ in winter.",
            answer="resonance",
            context="Cold Bells",
        ),
    ),
    (
        gates.not_beside_the_gap,
        candidate(kind=Kind.CLOZE, question="A fire gives off ____ (CO2) and heat.", answer="carbon dioxide"),
        candidate(
            kind=Kind.CLOZE, question="A fire gives off ____ (a gas) and heat.", answer="carbon dioxide"
        ),
    ),
    (
        gates.question_stands_alone,
        candidate(kind=Kind.CLOZE, question="As we saw in Winter Bells, Velotech sold ____ bells."),
        candidate(kind=Kind.CLOZE, question="As Lund saw in Oslo, Velotech sold ____ bells."),
    ),
    (
        gates.question_stands_alone,
        candidate(kind=Kind.CLOZE, question="Velotech may keep ____ in the current tax year."),
        candidate(kind=Kind.CLOZE, question="Velotech may keep ____ in every tax year."),
    ),
    (
        gates.question_stands_alone,
        candidate(kind=Kind.CLOZE, question="In four days, Velotech will sell ____ bells."),
        candidate(kind=Kind.CLOZE, question="In 1911, Velotech sold ____ bells."),
    ),
    (
        gates.grammar,
        candidate(question="What was to by the founder?"),
        candidate(kind=Kind.CLOZE, question="Anna Berg is to become the head of ____ in Oslo."),
    ),
    (gates.not_puff, candidate(answer="great success"), candidate(answer="a harbour")),
    (gates.specific, replace(PHRASE, answer="Great success"), PHRASE),
    (
        gates.question_stands_alone,
        candidate(kind=Kind.CLOZE, question="It was sold in ____ to a firm of Oslo."),
        candidate(kind=Kind.CLOZE, question="It was in ____ that Velotech was sold to a firm of Oslo."),
    ),
    (
        gates.question_stands_alone,
        candidate(kind=Kind.CLOZE, question="When the rim bursts, this is ____ in Oslo."),
        candidate(kind=Kind.CLOZE, question="The rim bursts in the frost; this is known as a ____ in Oslo."),
    ),
    (
        gates.question_stands_alone,
        candidate(
            kind=Kind.CLOZE, question="____ became a pillar of her work.", answer="Anna Berg’s patience"
        ),
        candidate(kind=Kind.CLOZE, question="Anna Berg made ____ a pillar of her work.", answer="patience"),
    ),
    (
        gates.question_stands_alone,
        candidate(kind=Kind.CLOZE, question="____ is a closely related concept of Velotech."),
        candidate(kind=Kind.CLOZE, question="____ is a concept closely related to tone."),
    ),
    (
        gates.keeps_negation,
        candidate(
            question="What are the only records of the tower?",
            answer="Letters",
            evidence="Letters are by no means the only records of the tower.",
        ),
        candidate(
            question="What are the only records of the tower?",
            answer="Letters",
            evidence="Letters are the only records of the tower.",
        ),
    ),
    (
        gates.grammar,
        candidate(question="In which year did Velotech rename Velotech as Steelco?"),
        candidate(question="In which year did Velotech rename Steelco as Berg?"),
    ),
    (
        gates.answer_not_in_question,
        candidate(question="Which firm launched the BergChain in Oslo?", answer="Berg Group"),
        candidate(question="Which firm launched the BergChain in Oslo?", answer="Steelco"),
    ),
    (
        gates.asks_something,
        candidate(question="What did Velotech act as?", answer="A broker of bells"),
        candidate(question="What did Velotech act as between towns and casters?", answer="A broker of bells"),
    ),
    (
        gates.asks_something,
        candidate(question="What is a key factor of tone in Oslo?", answer="Clean bronze"),
        candidate(question="What is the key factor of tone in Oslo?", answer="Clean bronze"),
    ),
    (
        gates.asks_something,
        candidate(
            kind=Kind.CLOZE, question="Velotech melts metals of many kinds, such as ____.", answer="tin"
        ),
        candidate(kind=Kind.CLOZE, question="Velotech worked with others, such as ____.", answer="Steelco"),
    ),
    (
        gates.not_the_rest,
        candidate(
            kind=Kind.CLOZE,
            question="In Oslo 59% of ringers are men compared to ____ of women.",
            answer="41%",
        ),
        candidate(kind=Kind.CLOZE, question="In Oslo 59% of ringers are men, in Bergen ____.", answer="52%"),
    ),
    (
        anchored,
        candidate(question="How much was paid?"),
        candidate(question="How much did Velotech pay?"),
    ),
]


@pytest.mark.parametrize(("gate", "bad", "good"), CASES)
def test_a_gate_holds_one_back_and_lets_one_through(
    gate: Gate, bad: Candidate, good: Candidate, knowledge: Knowledge
) -> None:
    assert gate(bad, knowledge) != ""
    assert gate(good, knowledge) == ""


def test_an_answer_does_not_say_the_we_of_a_handbook(knowledge: Knowledge) -> None:
    answered = candidate(answer="The tool with which we reach our towers")
    assert gates.answer_stands_alone(answered, knowledge) == ""
    assert gates.answer_stands_alone(answered, replace(knowledge, house="Velotech")) == "whose 'our'?"


def test_part_of_a_word_does_not_give_the_answer_away(knowledge: Knowledge) -> None:
    assert gates.answer_not_in_question(candidate(answer="Pal"), knowledge) == ""


def test_a_question_of_praise_and_main_names_alone_asks_nothing() -> None:
    about = views_of_text("Anna Berg founded Velotech in Oslo in 1911. Anna Berg bought Steelco in 1950.")[
        0
    ].knowledge
    hollow = replace(PHRASE, question="What did Anna Berg do?")

    assert (
        gates.asks_something(
            replace(hollow, answer_type="action"), replace(about, person="Anna Berg", narrative=True)
        )
        != ""
    )
    assert gates.asks_something(PHRASE, replace(about, person="Anna Berg", narrative=True)) == ""


def test_a_quotation_may_speak_of_its_speaker(knowledge: Knowledge) -> None:
    quote = candidate(
        kind=Kind.QUOTE, question="Complete the quote: “I never sold ____.”", answer="this bell"
    )

    assert gates.question_stands_alone(quote, knowledge) == ""
    assert gates.answer_stands_alone(quote, knowledge) == ""


def test_the_first_gate_that_objects_is_named(knowledge: Knowledge) -> None:
    bad = candidate(question="When in 2002 did (eBay buy this?")

    [verdict] = judge([bad], knowledge)

    assert verdict.gate == "balanced"
    assert verdict.why == "unpaired bracket"


def test_a_sound_candidate_passes_every_gate(knowledge: Knowledge) -> None:
    assert [gate(candidate(), knowledge) for gate in GATES] == [""] * len(GATES)


@pytest.mark.parametrize(
    ("question", "stands"),
    [
        ("Which riders pay more than those who book early?", True),
        ("How long do steel springs last when these springs rust?", True),
        ("How long do these springs last?", False),
        ("After her retirement, which medal did Anna Berg receive?", True),
        ("Which of his shops did Anna sell?", False),
    ],
)
def test_a_question_may_point_to_what_it_says_itself(
    knowledge: Knowledge, question: str, stands: bool
) -> None:
    asked = candidate(question=question, answer="ten years")

    assert (gates.question_stands_alone(asked, knowledge) == "") is stands


def test_the_two_of_a_question_say_which() -> None:
    from leadquiz.generate.gates import _THE_TWO

    assert _THE_TWO.search("What reduced the distance between the two asteroids after the impact?")
    assert not _THE_TWO.search("Who met the two founders of Velotech?")
    assert not _THE_TWO.search("What share of the four LEGOLAND parks was sold?")


def test_the_short_form_of_common_words_names_nobody() -> None:
    about = views_of_text(
        "Anna Berg founded Velotech in Oslo. Velotech filed an initial public offering (IPO). Anna Berg sold shares."
    )[0].knowledge
    about = replace(about, narrative=True, topic="")
    nobody = candidate(question="How many shares did the IPO offer?", answer="9,000")
    somebody = candidate(question="Velotech sold how many shares?", answer="9,000")

    assert anchored(nobody, about) != ""
    assert anchored(somebody, about) == ""


@pytest.mark.parametrize(
    ("changes", "held"),
    [
        ({"question": "Which bell did Velotech sell in a different way?"}, True),
        ({"question": "Why did the smiths of Oslo not expect them?", "kind": Kind.CAUSE}, True),
        (
            {"question": "What did the smiths choose in 1911?", "answer": "Anna Berg", "rule": "arguments"},
            True,
        ),
        (
            {"question": "Whom did the smiths choose in 1911?", "answer": "Anna Berg", "rule": "arguments"},
            False,
        ),
        ({"question": "What did the smiths choose in 1911?", "answer": "A bell", "rule": "arguments"}, False),
    ],
)
def test_wording_that_leans_on_the_text_is_held_back(
    changes: dict[str, object], held: bool, knowledge: Knowledge
) -> None:
    assert bool(gates.complete_wording(replace(candidate(), **changes), knowledge)) is held  # type: ignore[arg-type]


def test_a_name_that_the_title_tells_is_not_asked_for() -> None:
    short = views_of_text("# The Oster Guild\n\nThe Oster Guild bought a mill in 1911. Velotech sold it.")[0]
    told = candidate(kind=Kind.FACT, question="Who bought a mill in 1911?", answer="Oster Guild")
    assert short.knowledge.topic
    assert gates.not_told_above(told, short.knowledge)
    assert not gates.not_told_above(replace(told, answer="Velotech"), short.knowledge)


def test_a_pointer_to_what_the_authors_discussed_is_no_part_of_a_card() -> None:
    manual = views_of_text("A bell rings when a clapper strikes it. Bronze is an alloy of tin.")[0].knowledge
    asked = replace(
        GAPPED, question="A hum is a form of ____ (we discussed tones in Part Two).", answer="tone"
    )
    assert gates.question_stands_alone(asked, manual) != ""
    plain = replace(asked, question="A hum is a form of ____ (as founders know).")
    assert gates.question_stands_alone(plain, manual) == ""
