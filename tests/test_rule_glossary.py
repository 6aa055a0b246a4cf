"""Terms with their definitions."""

import pytest

from leadquiz.generate.rules.glossary import glossary
from leadquiz.model import Block, BlockKind, Line, Outline, Section
from passages import proposed

TERMS = (
    ("arteriole", "small vessel that connects an artery to a capillary bed"),
    ("electrocardiogram (ECG)", "recording of the electrical impulses of the cardiac muscle"),
    (
        "bicuspid valve",
        "(also, mitral valve) one-way flap between the atrium and the ventricle on the left side",
    ),
    ("vena cava", "drains blood from the veins of the arms"),
    ("capillary", "smallest blood vessel"),
)


def titled(title: str, *terms: tuple[str, str]) -> Outline:
    lines = tuple(Line(number=n, text=f"{term}: {text}") for n, (term, text) in enumerate(terms, 1))
    blocks = tuple(
        Block(kind=BlockKind.ITEM, label=term, text=text, first=n, last=n)
        for n, (term, text) in enumerate(terms, 1)
    )
    return Outline(
        name="case", sha256="0", title="Case", lines=lines, sections=(Section(title=title, blocks=blocks),)
    )


def test_an_entry_of_a_glossary_is_asked_both_ways() -> None:
    cards = proposed(glossary, titled("Glossary", TERMS[0]))

    assert [(card.question, card.answer) for card in cards] == [
        ("What does “arteriole” mean?", "Small vessel that connects an artery to a capillary bed"),
        ("Which term means “small vessel that connects an artery to a capillary bed”?", "arteriole"),
    ]
    assert cards[0].note == cards[1].note


def test_brackets_go_and_an_acronym_in_them_is_also_right() -> None:
    forward, back = proposed(glossary, titled("Glossary", TERMS[1]))

    assert forward.question == "What does “electrocardiogram” mean?"
    assert back.accept == ("ECG",)
    [valve, _] = proposed(glossary, titled("Key Terms", TERMS[2]))
    assert valve.answer == "One-way flap between the atrium and the ventricle on the left side"


def test_a_short_definition_is_not_asked_back() -> None:
    assert len(proposed(glossary, titled("Glossary", TERMS[4]))) == 1


def test_a_label_with_a_definition_counts_outside_a_glossary() -> None:
    [card] = proposed(
        glossary, titled("Expectancy Theory", ("Valence", "the value that a person sets on the reward."))
    )

    assert card.question == "What does “valence” mean?"
    assert card.context == "Expectancy Theory"


@pytest.mark.parametrize(
    "term",
    [
        TERMS[3],
        ("Note", "the harbour of the island"),
        ("Mobile Sales", "In 2008 the shop sold its first phones."),
        ("Reach", "it was known in many countries"),
        ("Chapter 3", "the story of a harbour"),
    ],
)
def test_other_labels_are_passed_over(term: tuple[str, str]) -> None:
    assert proposed(glossary, titled("Terms of Trade" if term is TERMS[3] else "Harbour", term)) == []


def test_the_labels_of_a_list_of_stages_are_no_terms() -> None:
    lines = ("Mara Lind introduced three stages that made her peals famous:", "", "", "")
    items = [("Opening", "the first pull"), ("Round", "the whole row"), ("Stand", "a silence at the end")]
    blocks = (
        Block(kind=BlockKind.PARAGRAPH, text=lines[0], first=1, last=1),
        *(
            Block(kind=BlockKind.ITEM, label=term, text=text, first=n, last=n)
            for n, (term, text) in enumerate(items, 2)
        ),
    )
    outline = Outline(
        name="case",
        sha256="0",
        title="Case",
        lines=tuple(Line(number=n, text=text) for n, text in enumerate(lines, 1)),
        sections=(Section(title="Peals", blocks=blocks),),
    )

    assert proposed(glossary, outline) == []
