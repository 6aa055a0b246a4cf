"""Texts in a language that the model does not read."""

import pytest

from leadquiz.document import parse_outline
from leadquiz.generate import Options, generate

FRENCH = """Chapitre 1 : Le métier

La maison a été fondée en 1931 par Marie Durand à Lyon, et elle emploie 300 personnes dans toute la région.

- **Confiance :** tenir parole envers ceux qui achètent.
- **Patience :** savoir attendre le bon moment pour agir.
"""
GERMAN = """Kapitel 1: Das Handwerk

Das Haus wurde 1931 von Marie Berg in Lübeck gegründet und beschäftigt heute etwa 300 Menschen in der Stadt.

- **Vertrauen:** das gegebene Wort auch dann halten, wenn es teuer ist.
- **Geduld:** auf den richtigen Augenblick warten können.
"""


@pytest.mark.parametrize(("text", "question"), [(FRENCH, "Que signifie"), (GERMAN, "Was bedeutet")])
def test_only_labels_become_cards_worded_in_the_texts_language(text: str, question: str) -> None:
    result = generate([parse_outline(text, "text.txt")])

    assert [card.origin.rule for card in result.deck.cards if card.origin] == ["structure"] * 4
    assert result.deck.cards[0].question.startswith(question)
    assert "reads English" in result.notices[0]


def test_a_language_without_wording_gives_no_card_but_a_notice() -> None:
    result = generate([parse_outline(FRENCH, "text.txt")], Options(language="pl"))

    assert result.deck.cards == ()
    assert "'pl'" in result.notices[0]


def test_a_label_that_its_text_repeats_is_passed_over() -> None:
    text = FRENCH.replace("tenir parole envers ceux qui achètent", "la confiance de ceux qui achètent")

    result = generate([parse_outline(text, "text.txt")])

    assert {card.origin.fact for card in result.deck.cards if card.origin} == {
        "patience|mean||definition",
        "patience|mean||definition|reverse",
    }
