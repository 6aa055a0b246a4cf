"""What pronouns and bare definites stand for."""

import pytest

from factories import views_of_text
from leadquiz.generate.references import Renderer, possessive, tidy


def rendered(text: str) -> str | None:
    """The last sentence of a text, written to stand alone."""
    view = views_of_text(text)[0]
    sentence = list(view.sentences())[-1][1]
    return Renderer.of(view).text(sentence.tokens)


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("Anna Berg was a smith in Oslo. She founded Velotech.", "Anna Berg founded Velotech"),
        (
            "Anna Berg, an engineer, lived in Oslo. Berg wrote that she founded Velotech.",
            "Anna Berg wrote that she founded Velotech",
        ),
        (
            "Anna Berg, an engineer, lived in Oslo. Velotech bought the Berg factory.",
            "Velotech bought the Berg factory",
        ),
        ("Anna Berg sold her shop.", "Anna Berg sold her shop"),
    ],
)
def test_one_candidate_takes_the_place_of_the_reference(text: str, alone: str) -> None:
    assert (rendered(text) or "").rstrip(".") == alone


@pytest.mark.parametrize(
    "text",
    [
        "It founded Velotech.",
        "They left Oslo.",
        "Anna Berg met Lise Holm. She founded Velotech.",
        "This changed Oslo.",
        "We left Oslo.",
        "Velotech moved yesterday.",
    ],
)
def test_what_dangles_gives_no_text(text: str) -> None:
    assert rendered(text) is None


def test_a_pronoun_may_stay_behind_its_own_noun() -> None:
    view = views_of_text("Velotech doubled its sales in Oslo.")[0]
    sentence = next(iter(view.sentences()))[1]
    renderer = Renderer.of(view)
    its = next(i for i, token in enumerate(sentence.tokens) if token.text == "its")

    assert renderer.text(sentence.tokens[its : its + 2], before=sentence.tokens[:its]) == "its sales"
    assert renderer.text(sentence.tokens[its : its + 2]) == "Velotech’s sales"


def test_a_section_has_one_renderer() -> None:
    view = views_of_text("Velotech makes bells.")[0]

    assert Renderer.of(view) is Renderer.of(view)


@pytest.mark.parametrize(("name", "owner"), [("Jo", "Jo’s"), ("Prentis", "Prentis’"), ("Hess", "Hess’s")])
def test_names_take_their_possessive(name: str, owner: str) -> None:
    assert possessive(name) == owner


@pytest.mark.parametrize(
    ("text", "clean"), [("a , b", "a, b"), ("a (  ) b", "a b"), (", a ;", "a"), ("a,, b", "a, b")]
)
def test_marks_are_tidied(text: str, clean: str) -> None:
    assert " ".join(tidy(text).split()) == clean


def test_each_and_a_numeral_behind_a_name_point_nowhere() -> None:
    view = views_of_text("Each clerk of Velotech used the Oslo Mark I, a lathe. There was one in Bergen.")[0]
    renderer = Renderer.of(view)

    assert [t.text for _, s in view.sentences() for t in s.tokens if renderer.is_anaphor(t)] == []
