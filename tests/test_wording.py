"""A question's words are one run of its sentence; nothing is asked of fragments and glued lines."""

from dataclasses import replace

import pytest

from factories import candidate, views_of_text
from leadquiz.generate.gates import Gate
from leadquiz.generate.rules.subjects import subjects
from leadquiz.generate.wording import names_uncut, of_one_sentence, of_whole_words, unbroken, well_formed
from leadquiz.model import Kind
from passages import proposed


def _held(gate: Gate, sentence: str, question: str, answer: str, kind: Kind = Kind.FACT) -> str:
    """Why the gate holds this card of the sentence back, "" when it does not."""
    about = views_of_text(sentence)[0].knowledge
    assert sentence in about.memo["sentences"]
    made = candidate(kind=kind, question=question, answer=answer, evidence=sentence, answer_type="")
    return gate(made, about)


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        (
            "A crack is called a seam. shows the bells of Oslo in 1911.",
            "When does a crack show the bells of Oslo?",
            "1911",
        ),
        (
            "Velotech Opens Second Foundry In Oslo The Harbour Bell weighs 40 tons.",
            "How many tons does Velotech Opens Second Foundry In Oslo The Harbour Bell weigh?",
            "40",
        ),
        (
            "Check three parts: • The clapper weighs 40 pounds.",
            "How many pounds does the clapper weigh?",
            "40",
        ),
    ],
)
def test_nothing_is_asked_of_what_is_no_sentence(sentence: str, question: str, answer: str) -> None:
    assert _held(of_one_sentence, sentence, question, answer)


def test_a_plain_sentence_is_one() -> None:
    sentence = "The Harbour Bell of Oslo, cast by Velotech, weighs 40 tons."
    assert not _held(of_one_sentence, sentence, "How many tons does the Harbour Bell of Oslo weigh?", "40")


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        (
            "Have the old bells re-cast by a founder whenever they crack.",
            "When should you have the old bells re?",
            "Whenever they crack",
        ),
        ("The firm keeps e-mail and post for ten years.", "What does the firm keep?", "mail and post"),
        ("The firm sells a well-made bell.", "What does the firm sell?", "-made bell"),
        (
            "During the reign of Ola the guild cast bells.",
            "Who cast bells during the reign of Ola during the reign of Ola?",
            "The guild",
        ),
    ],
)
def test_no_word_is_halved_nor_a_phrase_doubled(sentence: str, question: str, answer: str) -> None:
    assert _held(of_whole_words, sentence, question, answer)


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        ("The co-founded firm sells bells.", "What does the founded firm sell?", "Bells"),
        ("A hard-bell test is a trial of sound.", "What is a hard bell test?", "A trial of sound"),
        ("The guild keeps e-mail for ten years.", "What does the guild keep for ten years?", "E-mail"),
    ],
)
def test_a_compound_may_be_written_in_two_words(sentence: str, question: str, answer: str) -> None:
    assert not _held(of_whole_words, sentence, question, answer)


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        (
            "Velotech opened the foundry, again by royal order, in 1911.",
            "When did Velotech open the foundry again by royal order?",
            "1911",
        ),
        (
            "By 1911, the guild was ruined and its masters poor.",
            "By which year was the guild ruined its masters poor?",
            "1911",
        ),
    ],
)
def test_no_comma_and_no_and_is_lost(sentence: str, question: str, answer: str) -> None:
    assert "is lost" in _held(unbroken, sentence, question, answer)


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        (
            "In 1911 Anna Berg, a founder of bells, opened a shop in Oslo.",
            "In which year did Anna Berg open a shop in Oslo?",
            "1911",
        ),
        ("The bells, cast in 1911, hang in Oslo.", "In which year were the bells cast?", "1911"),
        (
            "The bell, formerly called Ringo, hangs in Oslo.",
            "What was the bell formerly called?",
            "Ringo",
        ),
    ],
)
def test_an_aside_and_its_commas_may_go(sentence: str, question: str, answer: str) -> None:
    assert not _held(unbroken, sentence, question, answer)


def test_a_setting_is_said_once() -> None:
    text = "A guild needs rules. During the Golden Age, Anna Berg divided the harbour lands in Oslo."
    asked = [card.question for card in proposed(subjects, text)]
    assert asked
    assert not [question for question in asked if question.count("Golden Age") > 1]


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        (
            "When a bell cracks, noise, rust and dust may follow.",
            "What may follow when a bell cracks, noise?",
            "Rust and dust",
        ),
        (
            "The 7400 hall has bells available without a permit.",
            "How many hall has bells available without a permit?",
            "7400",
        ),
        (
            "Casting takes slightly more than 8 minutes.",
            "How many slightly minutes does casting take?",
            "more than 8 minutes",
        ),
        (
            "In 1911 Velotech bought the harbour foundry as a storehouse and sought a buyer for its bells.",
            "What did Velotech buy as a storehouse and sought a buyer for its bells?",
            "The harbour foundry",
        ),
        (
            "Anna Berg printed a book of bells in 1911 (Vol. 1, Vol. 2).",
            "In which year did Anna Berg print a book of bells Vol?",
            "1911",
        ),
    ],
)
def test_a_question_is_whole(sentence: str, question: str, answer: str) -> None:
    assert _held(well_formed, sentence, question, answer)


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        ("More than 50 spacecraft carried bells.", "How many spacecraft carried bells?", "More than 50"),
        (
            "Anna Berg founded a guild in Oslo and sold bells.",
            "Who founded a guild in Oslo and sold bells?",
            "Anna Berg",
        ),
    ],
)
def test_a_whole_question_passes(sentence: str, question: str, answer: str) -> None:
    assert not _held(well_formed, sentence, question, answer)


@pytest.mark.parametrize(
    "question",
    ["When are bell guilds—, really rich?", "How many dB. Using bells does it exceed?", "What is 67.5%?"],
)
def test_a_question_has_no_joint_left_open(question: str) -> None:
    sentence = "The guild cast forty bells in Oslo."
    assert "cut off" in _held(well_formed, sentence, question, "Forty bells")


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        ("The Ring the Bells rally was held in Oslo in 1920.", "When was The Ring held in Oslo?", "1920"),
        (
            "Me Neither was founded by Anna Berg in 1911.",
            "In which year was Neither founded by Anna Berg?",
            "1911",
        ),
    ],
)
def test_a_name_is_not_cut_out_of_a_longer_one(sentence: str, question: str, answer: str) -> None:
    assert "cut out of" in _held(names_uncut, sentence, question, answer)


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        ("In 1911 President Anna Berg met Carl Hill.", "In which year did Anna Berg meet Carl Hill?", "1911"),
        ("Velotech’s Harbour Bell rang in 1911.", "In which year did Velotech’s Harbour Bell ring?", "1911"),
        ("Economist Anna Berg wrote a book in 1911.", "When did economist Anna Berg write a book?", "1911"),
    ],
)
def test_titles_and_owners_are_no_part_of_a_name(sentence: str, question: str, answer: str) -> None:
    assert _held(names_uncut, sentence, question, answer) == ""


def test_a_person_keeps_the_byname() -> None:
    asked = candidate(
        question="Who founded the city of Norburg in 1331?",
        answer="Ottar",
        answer_type="person",
        evidence="In what is now Norway, the king Ottar the Bold founded the city of Norburg in 1331.",
    )
    knowledge = views_of_text(asked.evidence)[0].knowledge
    assert "cut out of" in names_uncut(asked, knowledge)
    assert names_uncut(replace(asked, answer="Ottar the Bold"), knowledge) == ""


def test_a_list_under_a_heading_may_rest_on_half_a_sentence() -> None:
    about = views_of_text("the “where” of every bell in the northern towns. Bells ring.")[0].knowledge
    fragment = next(iter(about.memo["sentences"]))
    asked = candidate(kind=Kind.LIST, rule="headed_lists", question="Which towns ring?", evidence=fragment)
    assert of_one_sentence(asked, about) == ""
    assert of_one_sentence(replace(asked, rule="dates", kind=Kind.FACT), about) != ""
