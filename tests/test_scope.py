"""What a question and its answer must not leave out of their sentence."""

from dataclasses import replace

import pytest

from factories import candidate, views_of_text
from leadquiz.generate import scope
from leadquiz.generate.gates import Gate
from leadquiz.generate.views import Knowledge
from leadquiz.model import Kind


def _held(gate: Gate, sentence: str, question: str, answer: str, kind: Kind = Kind.FACT) -> str:
    """Why the gate holds this card of the sentence back, "" when it does not."""
    about = views_of_text(sentence)[0].knowledge
    made = candidate(kind=kind, question=question, answer=answer, evidence=sentence, answer_type="")
    return gate(made, about)


@pytest.mark.parametrize(
    ("sentence", "question", "half", "whole"),
    [
        (
            "The ferry took 9 hours, 40 minutes from Oslo to Kiel.",
            "How long did the ferry take from Oslo to Kiel?",
            "9 hours",
            "9 hours, 40 minutes",
        ),
        (
            "Velotech built trams in the 1920s and 1930s.",
            "When did Velotech build trams?",
            "the 1920s",
            "the 1920s and 1930s",
        ),
        (
            "Velotech sold half a million bells.",
            "How many bells did Velotech sell?",
            "a million",
            "half a million",
        ),
        (
            "Sales of Velotech rose by 4 per cent a year.",
            "By how much did sales of Velotech rise?",
            "4 per cent",
            "4 per cent a year",
        ),
        (
            "Bells make up 30 percent of the profit in Oslo.",
            "What percentage do bells make up in Oslo?",
            "30 percent",
            "30 percent of the profit",
        ),
    ],
)
def test_half_of_a_value_is_held_back(sentence: str, question: str, half: str, whole: str) -> None:
    assert _held(scope.whole_value, sentence, question, half) != ""
    assert _held(scope.whole_value, sentence, question, whole) == ""


def test_a_rate_may_be_said_by_the_question() -> None:
    sentence = "Sales of Velotech rose by 4 per cent a year."
    assert _held(scope.whole_value, sentence, "By how much a year did sales rise?", "4 per cent") == ""


def test_an_answer_cut_before_its_restriction_is_held_back() -> None:
    sentence = "A toll means a fee for a journey which crosses a bridge."
    cut = _held(scope.whole_phrase, sentence, "What is a toll?", "A fee for a journey", Kind.DEFINITION)
    whole = _held(
        scope.whole_phrase,
        sentence,
        "What is a toll?",
        "A fee for a journey which crosses a bridge",
        Kind.DEFINITION,
    )
    assert cut != ""
    assert whole == ""


def test_the_first_participle_of_a_series_is_held_back() -> None:
    sentence = "Velotech sees orders as tasks that can be counted, sorted and billed."
    asked = "As what does Velotech see orders?"
    assert _held(scope.whole_phrase, sentence, asked, "Tasks that can be counted") != ""
    assert _held(scope.whole_phrase, sentence, asked, "Tasks that can be counted, sorted and billed") == ""


def test_half_of_a_list_is_held_back() -> None:
    sentence = "A fair toll is one that is low, plain, quick to pay or free."
    asked = "What is a fair toll?"
    assert _held(scope.whole_phrase, sentence, asked, "One that is low, plain") != ""
    assert _held(scope.whole_phrase, sentence, asked, "One that is low, plain, quick to pay or free") == ""


def test_a_lost_hedge_holds_back() -> None:
    sentence = "Velotech reportedly sold its bells to Steelco."
    asked = "To which company did Velotech {}sell bells?"
    assert _held(scope.whole_clause, sentence, asked.format(""), "Steelco") != ""
    assert _held(scope.whole_clause, sentence, asked.format("reportedly "), "Steelco") == ""


def test_a_value_needs_the_frame_it_was_measured_in() -> None:
    sentence = "Within three weeks the Oslo works had sold 400 bells."
    asked = "How many bells did the Oslo works sell{}?"
    assert _held(scope.whole_clause, sentence, asked.format(""), "400 bells") != ""
    assert _held(scope.whole_clause, sentence, asked.format(" within three weeks"), "400 bells") == ""


def test_the_first_of_its_kind_is_said_whole() -> None:
    sentence = "Velotech was the first company to sell electric bells."
    asked = "What was the first company{}?"
    assert _held(scope.whole_clause, sentence, asked.format(""), "Velotech") != ""
    assert _held(scope.whole_clause, sentence, asked.format(" to sell electric bells"), "Velotech") == ""


@pytest.mark.parametrize(
    ("loose", "said"),
    [
        ("What is the largest exporter after Norway?", "What is the largest exporter of bells after Norway?"),
        ("Why did the strike fail?", "Why did the strike of the ferrymen fail?"),
        ("What joins the two harbours?", "What joins the two harbours of Oslo?"),
        ("What do ten of the masters surveyed want?", "What do ten of the masters surveyed in Oslo want?"),
        ("Who led the works at the time?", "Who led the works at the time of the sale?"),
    ],
)
def test_a_reader_must_know_which_is_meant(loose: str, said: str, knowledge: Knowledge) -> None:
    assert scope.says_which(candidate(question=loose, answer="Velotech"), knowledge) != ""
    assert scope.says_which(candidate(question=said, answer="Velotech"), knowledge) == ""


def test_the_line_above_may_say_which_event_is_meant(knowledge: Knowledge) -> None:
    made = candidate(question="Why did the strike fail?", answer="Hunger", context="The ferrymen’s strike")
    assert scope.says_which(made, knowledge) == ""


def test_another_form_of_the_word_above_does_not_say_which(knowledge: Knowledge) -> None:
    made = candidate(question="Why did the strike fail?", answer="Hunger", context="A century of strikes")
    assert scope.says_which(made, knowledge) != ""


def test_an_object_cannot_mean_the_subject_before_it(knowledge: Knowledge) -> None:
    asked = candidate(question="To how much did Velotech raise it in 1950?", answer="9 crowns")
    assert scope.says_which(asked, knowledge) != ""
    formal = candidate(question="How did Velotech make it easy to ring?", answer="By a lever")
    assert scope.says_which(formal, knowledge) == ""


def test_examples_are_not_the_whole() -> None:
    sentence = "Velotech invested in areas such as trams and ferries."
    listed = ("Trams", "ferries")
    made = candidate(
        kind=Kind.LIST,
        question="In which areas did Velotech invest?",
        answer="Trams; ferries",
        members=listed,
        evidence=sentence,
    )
    whole = candidate(
        kind=Kind.LIST,
        question="In which areas did Velotech invest?",
        answer="Trams; ferries",
        members=listed,
        evidence="Velotech invested in two areas, trams and ferries.",
    )
    about = views_of_text(sentence)[0].knowledge
    assert scope.not_of_examples(made, about) != ""
    assert scope.not_of_examples(whole, about) == ""


def test_a_gap_for_any_example_is_held_back(knowledge: Knowledge) -> None:
    gap = candidate(kind=Kind.CLOZE, question="Bells are tuned low, for example ____.", answer="400 hertz")
    assert scope.not_of_examples(gap, knowledge) != ""


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return views_of_text("Anna Berg founded Velotech in Oslo in 1911. Steelco bought Velotech in 1950.")[
        0
    ].knowledge


def test_a_span_needs_its_beginning() -> None:
    about = replace(views_of_text("Anna Berg founded Velotech in Oslo.")[0].knowledge, narrative=True)
    loose = candidate(question="How many bells did Velotech sell within two years?", answer="900")
    fixed = candidate(
        question="How many bells did Velotech sell within two years of its start?", answer="900"
    )
    assert scope.says_which(loose, about) != ""
    assert scope.says_which(fixed, about) == ""


def test_what_stands_below_in_the_text_is_no_answer(knowledge: Knowledge) -> None:
    away = candidate(question="What does Velotech follow?", answer="The sales process below for each bell")
    here = candidate(question="What does Velotech follow?", answer="A price below that of Steelco")
    assert scope.says_which(away, knowledge) != ""
    assert scope.says_which(here, knowledge) == ""


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        (
            "By May 1918, Norland was fully engaged in the war.",
            "By when was Norland engaged in the war?",
            "May 1918",
        ),
        (
            "In 1876, neither Berg nor Holm actively sought the office.",
            "In which year did neither Berg nor Holm seek the office?",
            "1876",
        ),
        (
            "Young smiths now lead, and by 2025, will form three-quarters of all smiths.",
            "What share of all smiths will young smiths form?",
            "three-quarters",
        ),
        (
            "In 1809, Anna Berg became the first woman awarded a patent.",
            "When did Anna Berg become the first woman?",
            "1809",
        ),
    ],
)
def test_a_clause_keeps_its_degree_its_year_and_its_rank(sentence: str, question: str, answer: str) -> None:
    about = views_of_text(sentence)[0].knowledge
    kind = "share" if "quarters" in answer else "date:year"
    made = candidate(question=question, answer=answer, evidence=sentence, answer_type=kind)

    assert scope.whole_clause(made, about) != ""


@pytest.mark.parametrize(
    ("question", "closed"),
    [
        (
            "By what other name were some Whigs of Oslo known?",
            "By what other name were the Whigs of Oslo known?",
        ),
        ("Why do a variety of bells exist in Oslo?", "Why do bronze bells exist in Oslo?"),
        ("What did various guilds of Oslo cast?", "What did the guilds of Oslo cast?"),
        ("By whom was bronze discovered independently?", "By whom was bronze discovered in Oslo?"),
        ("Why did the council of Oslo pass an act?", "Why did the council of Oslo pass the Bell Act?"),
    ],
)
def test_a_question_that_more_than_one_answer_fits_is_held_back(
    question: str, closed: str, knowledge: Knowledge
) -> None:
    assert scope.one_answer(candidate(question=question, answer="To ring"), knowledge) != ""
    assert scope.one_answer(candidate(question=closed, answer="To ring"), knowledge) == ""


@pytest.mark.parametrize(
    ("sentence", "rule", "held"),
    [
        ("Anna Berg also says that bells need bronze.", "beliefs", True),
        ("Anna Berg says that bells need bronze.", "beliefs", False),
        ("Anna Berg also rang, and she says that bells need bronze.", "beliefs", False),
        ("Anna Berg also says that bells need bronze.", "subjects", False),
    ],
)
def test_one_of_several_statements_is_held_back(sentence: str, rule: str, held: bool) -> None:
    about = views_of_text(sentence)[0].knowledge
    made = candidate(
        question="What does Anna Berg say about bells?",
        answer="That they need bronze",
        evidence=sentence,
        rule=rule,
    )
    assert bool(scope.one_answer(made, about)) is held


def test_a_first_time_is_of_nothing_else() -> None:
    sentence = (
        "In 1995 Olaf Lund travelled to Norway for the first time, where he saw the first mill to cast bells."
    )
    asked = "In which year did Olaf Lund travel to Norway for the first time?"
    assert _held(scope.whole_clause, sentence, asked, "1995") == ""
    assert (
        _held(scope.whole_clause, sentence, "In which year did Olaf Lund see the first mill?", "1995") != ""
    )
