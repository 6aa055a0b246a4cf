"""Questions formed from a parse."""

import pytest

from factories import views_of_text
from leadquiz.generate.clause import ask, clauses, is_whole, keeps_capital, main_clauses
from leadquiz.generate.references import Renderer
from passages import views_in


def asked(text: str, wh: str = "why") -> str | None:
    """The question about the first clause of a text."""
    view = views_of_text(text)[0]
    _, sentence = next(iter(view.sentences()))
    clause = next(iter(main_clauses(sentence)), None)
    return ask(wh, clause, Renderer.of(view)) if clause else None


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Velotech opened a shop in Oslo.", "Why did Velotech open a shop in Oslo?"),
        ("Velotech opens a shop in Oslo.", "Why does Velotech open a shop in Oslo?"),
        ("Many sellers prefer shops in Oslo.", "Why do many sellers prefer shops in Oslo?"),
        ("Velotech had opened a shop in Oslo.", "Why did Velotech open a shop in Oslo?"),
        ("Velotech has opened a shop in Oslo.", "Why has Velotech opened a shop in Oslo?"),
        ("Velotech will open a shop in Oslo.", "Why will Velotech open a shop in Oslo?"),
        ("Velotech had three shops in Oslo.", "Why did Velotech have three shops in Oslo?"),
        ("Velotech was sold to Steelco.", "Why was Velotech sold to Steelco?"),
        ("Two shops were sold to Steelco.", "Why were two shops sold to Steelco?"),
        ("Velotech had been sold to Steelco.", "Why was Velotech sold to Steelco?"),
        ("Velotech did not open a shop in Oslo.", "Why did Velotech not open a shop in Oslo?"),
        ("Velotech went to Oslo.", "Why did Velotech go to Oslo?"),
        (
            "In towns where few people owned a bell, Velotech helped spread news.",
            "Why did Velotech help spread news?",
        ),
        ("Anna Berg gave up her shop in Oslo.", "Why did Anna Berg give up her shop in Oslo?"),
    ],
)
def test_tense_voice_number_and_negation_are_kept(text: str, question: str) -> None:
    assert asked(text) == question


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("However, Velotech also opened a shop in Oslo.", "Why did Velotech open a shop in Oslo?"),
        ("Velotech, a maker of bells, opened a shop in Oslo.", "Why did Velotech open a shop in Oslo?"),
        ("Velotech, which makes bells, opened a shop in Oslo.", "Why did Velotech open a shop in Oslo?"),
        (
            "Velotech opened a shop in Oslo, making bells cheaper for everybody.",
            "Why did Velotech open a shop in Oslo?",
        ),
        ("Velotech opened a shop in Oslo and sold bells.", "Why did Velotech open a shop in Oslo?"),
        ("Velotech opened a shop in Oslo last week.", "Why did Velotech open a shop in Oslo?"),
        ("Velotech opened a shop in Oslo last summer.", "Why did Velotech open a shop in Oslo?"),
    ],
)
def test_asides_fillers_and_other_clauses_are_left_out(text: str, question: str) -> None:
    assert asked(text) == question


def test_what_a_speaker_says_is_asked_according_to_them() -> None:
    view = views_of_text("Anna Berg said that small teams solve hard problems.")[0]
    _, sentence = next(iter(view.sentences()))
    reported = next(clause for clause in main_clauses(sentence) if clause.speaker)

    assert (
        ask("why", reported, Renderer.of(view))
        == "According to Anna Berg, why do small teams solve hard problems?"
    )


@pytest.mark.parametrize(
    "text",
    [
        "If Velotech opened a shop, Steelco would leave.",
        "Did Velotech open a shop in Oslo?",
        "Velotech might open a shop in Oslo.",
        "It opened a shop in Oslo.",
        "Bells and pedals.",
    ],
)
def test_conditions_questions_guesses_and_fragments_are_not_asked(text: str) -> None:
    assert asked(text) is None


def test_a_relative_clause_takes_its_subject_from_outside() -> None:
    view = views_of_text("Steelco bought Velotech, which sold bells in Oslo.")[0]
    _, sentence = next(iter(view.sentences()))
    questions = [ask("why", clause, Renderer.of(view)) for clause in main_clauses(sentence)]

    assert "Why did Velotech sell bells in Oslo?" in questions


def test_coordinated_verbs_are_clauses_of_one_subject() -> None:
    view = views_of_text("Velotech was founded in Oslo and sold to Steelco.")[0]
    _, sentence = next(iter(view.sentences()))
    questions = [ask("when", clause, Renderer.of(view)) for clause in main_clauses(sentence)]

    assert questions == ["When was Velotech founded in Oslo?", "When was Velotech sold to Steelco?"]


def test_coordinated_verbs_share_their_not() -> None:
    view = views_in("The old dialect was not commonly taught or spoken in Norway.")[0]
    found = [clause for sentence in view.passages[0].sentences for clause in clauses(sentence)]
    assert [(clause.verb.text, clause.negation is not None) for clause in found] == [
        ("taught", True),
        ("spoken", True),
    ]


def test_an_object_that_stands_before_its_clause_is_written_behind_the_verb() -> None:
    view = views_of_text("Oslo closed the shop that Velotech had opened in 1950.")[0]
    _, sentence = next(iter(view.sentences()))
    inner = next(clause for clause in main_clauses(sentence) if clause.verb.text == "opened")

    assert ask("when", inner, Renderer.of(view)) == "When did Velotech open the shop in 1950?"


def test_what_somebody_had_done_by_others_is_no_deed_of_his() -> None:
    assert asked("Anna Berg had herself appointed director in Oslo.") is None


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (
            "The old mill will no longer grind rye for the village.",
            "Why will the old mill no longer grind rye for the village?",
        ),
        ("In contrast, rye bread keeps for a week.", "Why does rye bread keep for a week?"),
    ],
)
def test_what_limits_a_clause_stays_and_what_ties_it_to_another_goes(text: str, question: str) -> None:
    assert asked(text) == question


def test_nor_denies_its_clause() -> None:
    view = views_of_text("The guild sells no flour, nor does the guild ask millers to weigh it.")[0]
    verbs = [clause.verb.lemma for clause in main_clauses(view.passages[0].sentences[0])]
    assert "ask" not in verbs


def test_names_that_the_parser_gave_to_the_clause_before_leave_a_verb_without_subject() -> None:
    text = (
        "Berg sold bells to Norwegian and Swedish towns, and Ramos and Holm (2010) sold ropes to the mills."
    )
    sentence = views_of_text(text)[0].passages[0].sentences[0]
    assert [clause.object.text for clause in main_clauses(sentence) if clause.object] == ["bells"]


@pytest.mark.parametrize(
    "text",
    [
        "The goal of bell-related treatment is to help a person with a cracked bell stop dangerous night ringing.",
        "Bell glue refers to paste in which stem fibres soaked to soften in a tub are pressed into a mould.",
    ],
)
def test_a_verb_that_lost_its_subject_spoils_the_clause(text: str) -> None:
    assert asked(text) is None


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("The port is feared for its storms, the decay of its banks, and the loss of its fish.", False),
        ("The port is feared for its storms, the worst of which sank the fleet.", True),
    ],
)
def test_a_list_whose_members_the_parser_took_for_asides_is_not_whole(text: str, whole: bool) -> None:
    (view,) = views_of_text(text)
    _, sentence = next(iter(view.sentences()))
    comma = next(t.i for t in sentence.tokens if t.text == ",")
    storms = next(t.i for t in sentence.tokens if t.text == "its")
    assert is_whole(sentence.tokens[storms:comma]) is whole


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("The tax on salt led to riots in the northern ports.", ["led"]),
        (
            "Guilds with simple looms depend on the price of their salt, while rich guilds have more ships.",
            ["depend", "have"],
        ),
    ],
)
def test_the_only_verb_of_a_sentence_is_finite_whatever_its_tag(text: str, verbs: list[str]) -> None:
    (view,) = views_of_text(text)
    _, sentence = next(iter(view.sentences()))
    assert [clause.verb.text for clause in clauses(sentence)] == verbs


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("The founders marched along the road that crossed Norway in 1911.", ["marched"]),
        ("The founders marched along the road, which crossed Norway in 1911.", ["marched", "crossed"]),
        ("Velotech sold bells to Norway which bought them in 1911.", ["sold", "bought"]),
    ],
)
def test_a_clause_that_says_which_noun_is_meant_tells_nothing_of_it(text: str, verbs: list[str]) -> None:
    (view,) = views_of_text(text)
    _, sentence = next(iter(view.sentences()))
    assert [clause.verb.text for clause in clauses(sentence)] == verbs


def test_a_word_whose_form_is_no_names_is_small_inside_a_question() -> None:
    [view] = views_in("Campanology is unique to the northern towns. Racism is older than both.")
    first = next(passage.sentences for passage in view.passages)
    assert not any(keeps_capital(sentence.tokens[0], Renderer.of(view)) for sentence in first)


def test_the_one_of_many_who_is_named_is_the_subject() -> None:
    text = "One of the guild's most notable members, Olaf Lund, designed the harbour bell in Oslo."
    assert asked(text, "when") == "When did Olaf Lund design the harbour bell in Oslo?"


def test_a_member_of_a_list_that_hangs_on_the_verb_tears_the_question() -> None:
    view = views_of_text(
        "Moreover, winters that involve deep frost are often associated with cracking (reduced strength of the metal) "
        "and reduced bell sales (e.g., in Oslo)."
    )[0]
    _, sentence = next(iter(view.sentences()))
    clause = next(iter(main_clauses(sentence)))
    answer = next(t for t in sentence.tokens if t.lower == "with")
    assert ask("with what", clause, Renderer.of(view), without=[answer, *answer.subtree()]) is None
