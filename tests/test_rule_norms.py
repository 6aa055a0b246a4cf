"""Rules that a text lays down."""

import pytest

from leadquiz.generate.rules.norms import norms
from passages import proposed


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (
            "To win a claim for damages, tenants must show a dated receipt.",
            "To win a claim for damages, what must tenants do?",
            "Show a dated receipt",
        ),
        (
            "Before the bells can be rung, ringers should warm up with a few rounds of plain hunting.",
            "What should ringers do before the bells can be rung?",
            "Warm up with a few rounds of plain hunting",
        ),
        (
            "To prevent leaks at the joints, every clamp must be tightened by hand.",
            "To prevent leaks at the joints, what must be done?",
            "Every clamp must be tightened by hand",
        ),
        (
            "To keep bees in a city, you need to register your hives with the council.",
            "To keep bees in a city, what do you need to do?",
            "Register your hives with the council",
        ),
        (
            "To open a market, you first have to have a street.",
            "To open a market, what do you first have to do?",
            "Have a street",
        ),
        (
            "Before crews can even begin sailing at night, captains must learn to steer not by the shore, but as if "
            "the coast were gone, that no lamp will help, and that no map is ever quite up to date in winter.",
            "What must captains do before crews can even begin sailing at night?",
            "Learn to steer not by the shore, but as if the coast were gone",
        ),
        (
            "Your clock has two keys. To reset the alarm clock, hold both keys for a while.",
            "To reset the alarm clock, what should you do?",
            "Hold both keys for a while",
        ),
    ],
)
def test_what_must_be_done_is_asked_with_its_occasion(text: str, question: str, answer: str) -> None:
    assert (question, answer) in [(c.question, c.answer) for c in proposed(norms, text)]


@pytest.mark.parametrize(
    "text",
    [
        "To win the claim, they must show a receipt.",  # who?
        "To win a claim for damages, tenants may show a dated receipt.",
        "Tenants must show a dated receipt to win a claim for damages.",  # asked by another rule
        "Your clock has two keys. To reset the alarm clock, hold both keys. Then press the bell.",
        "If a crew signs up for a race, it should know that the race may be called off.",
        "To prevent leaks, as the manual says, every clamp must be tightened by hand.",
        "In general, tenants must show a dated receipt.",
    ],
)
def test_no_deed_without_its_doer_nor_a_first_of_several(text: str) -> None:
    assert proposed(norms, text) == []


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (
            "The aim of a museum label should be to tell visitors one story in fifty words.",
            "What should the aim of a museum label be?",
            "To tell visitors one story in fifty words",
        ),
        (
            "The person guarding a vault must be someone the owner has known for years.",
            "Who must the person guarding a vault be?",
            "Someone the owner has known for years",
        ),
        (
            "All members of the choir are entitled to vote on new songs.",
            "Who is entitled to vote on new songs?",
            "All members of the choir",
        ),
        (
            "A dough of rye does not rise without a sour starter.",
            "Without what does a dough of rye not rise?",
            "A sour starter",
        ),
        (
            "There is a 30 day return period on unworn shoes.",
            "What is the return period on unworn shoes?",
            "30 days",
        ),
        (
            "Ringers are not permitted to climb the tower without a second person.",
            "What are ringers not permitted to do?",
            "Climb the tower without a second person",
        ),
        (
            "The guarantee does not cover cracks from frost or from careless storage.",
            "What does the guarantee not cover?",
            "Cracks from frost or from careless storage",
        ),
        (
            "Night trains must carry a trained doctor and a cook.",
            "What must night trains carry?",
            "A trained doctor and a cook",
        ),
        (
            "Employers should publish a clear, fair, and complete lending policy.",
            "What kind of lending policy should employers publish?",
            "Clear, fair, and complete",
        ),
        (
            "It is illegal for a landlord to read the private letters of a tenant.",
            "What is illegal for a landlord to read?",
            "The private letters of a tenant",
        ),
        (
            "State laws make it illegal for landlords to open the letters of their tenants.",
            "What do state laws make it illegal for landlords to do?",
            "Open the letters of their tenants",
        ),
        (
            "If a recipe has several cooks, it should name all of its cooks.",
            "If a recipe has several cooks, what should it do?",
            "Name all of its cooks",
        ),
    ],
)
def test_what_a_thing_must_be_who_may_and_what_is_needed(text: str, question: str, answer: str) -> None:
    assert (question, answer) in [(c.question, c.answer) for c in proposed(norms, text)]


@pytest.mark.parametrize(
    "text",
    [
        "A label should be short and clear.",  # so should much else
        "Your goal should be to find a mentor who knows the market.",  # the goal of what?
        "A good ringer must also be a patient listener.",  # one of several
        "Some members are entitled to vote on new songs.",
        "In some towns, ringers are not permitted to climb the tower alone.",
        "The guarantee does not just cover cracks from frost.",
        "Leaders must hold the space where anyone can try.",
        "It is not illegal for a landlord to read a letter.",
        "The new bells are not without their dangers.",
        "There is a bell on the roof.",
        "If a recipe has an author, it should name a cook and a baker when the cook leaves; others need none.",
    ],
)
def test_nothing_that_leaves_more_than_one_answer(text: str) -> None:
    assert proposed(norms, text) == []
