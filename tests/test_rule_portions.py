"""Lists of quantities, as shares of a whole or as what a recipe needs."""

from leadquiz.generate.rules.portions import portions
from passages import proposed


def asked(text: str) -> list[tuple[str, str]]:
    return [(card.question, card.answer) for card in proposed(portions, text)]


def test_a_share_names_its_whole() -> None:
    text = """
    # Concrete

    The amounts are given as percentages of the weight of the cement:

    - 40% Water
    - 2.5% lime or 3% fine ash
    """
    whole = "As a percentage of the weight of the cement, how much"

    assert asked(text) == [
        (f"{whole} water is used?", "40%"),
        (f"{whole} lime is used, instead of fine ash?", "2.5%"),
        (f"{whole} fine ash may replace 2.5% of lime?", "3%"),
    ]


def test_ingredients_belong_to_the_title() -> None:
    text = """
    # Bergen flatbread

    ## Ingredients

    - 300 g rye flour
    - 200 ml of water
    - 5 g salt, finely ground
    """

    assert asked(text) == [
        ("How much rye flour is needed for “Bergen flatbread”?", "300 g"),
        ("How much water is needed for “Bergen flatbread”?", "200 ml"),
        ("How much salt is needed for “Bergen flatbread”?", "5 g"),
    ]


def test_other_lists_are_passed_over() -> None:
    assert asked("# Sales\n\nThese shops grew:\n\n- 40% Oslo\n- 30% Bergen\n- 20% Moss\n") == []
