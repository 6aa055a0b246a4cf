"""What passes as a right answer, and what does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadquiz.model import Card, Kind, Rating, join_members
from leadquiz.study.grading import Change, Grade, mark, mark_choice, normal_words, rating_of


def asking(answer: str, question: str = "What is asked?", **changes: object) -> Card:
    return Card(id="c1", question=question, answer=answer, **{"kind": Kind.FACT, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("answer", "typed"),
    [
        ("Hangzhou", "hangzhou"),
        ("Hangzhou", "  HANGZHOU. "),
        ("The Great Wall", "great wall"),
        ("café", "cafe"),
        ("Müller", "Muller"),
        ("Jack Ma’s trust", "Jack Ma's trust"),
        ("twenty-five", "25"),
        ("18 founders", "eighteen founders"),
        ("Hangzhou", "It was in Hangzhou"),
        ("Yahoo!", "yahoo"),
        ("e-mail", "email"),
        ("World Trade Organization", "WTO"),
        ("mother-in-law", "mother in law"),
        ("first", "1st place".removesuffix(" place")),
    ],
)
def test_case_accents_punctuation_articles_and_number_words_do_not_matter(answer: str, typed: str) -> None:
    assert mark(asking(answer), typed).grade is Grade.RIGHT


@pytest.mark.parametrize(
    ("answer", "typed"),
    [
        ("1999", "in 1999"),
        ("1999", "May 1999"),
        ("10 May 2003", "May 10, 2003"),
        ("10 May 2003", "2003-05-10"),
        ("May 10th, 2003", "10 may 2003"),
        ("November 2014", "Nov 2014"),
        ("$25 million", "25,000,000 dollars"),
        ("$25 million", "twenty-five million US dollars"),
        ("$25 million", "25m"),
        ("1 billion yuan", "1,000 million RMB"),
        ("80%", "80 percent"),
        ("80%", "eighty per cent"),
        ("80%", "80"),
        ("1.5 billion", "1,500,000,000"),
        ("two hundred and fifty", "250"),
        ("18 people", "18"),
        ("about 500,000", "500000"),
        ("a hundred", "100"),
    ],
)
def test_dates_and_amounts_compare_by_value(answer: str, typed: str) -> None:
    assert mark(asking(answer), typed).grade is Grade.RIGHT


@pytest.mark.parametrize(
    ("answer", "typed"),
    [
        ("1999", "1998"),
        ("1999", "99"),
        ("$25 million", "$25 billion"),
        ("$25 million", "25"),
        ("$25 million", "25 million euros"),
        ("80%", "18%"),
        ("10 May 2003", "10 June 2003"),
        ("Hangzhou", "Shanghai"),
        ("Hangzhou", ""),
        ("Hangzhou", "   "),
        ("trust", "not trust"),
        ("cat", "bat"),
        ("The customer comes first", "The employee comes first, the customer last of all"),
        ("18 founders", "17 founders"),
    ],
)
def test_another_value_another_name_and_nothing_are_wrong(answer: str, typed: str) -> None:
    marked = mark(asking(answer), typed)

    assert rating_of(marked.grade, marked.share) is Rating.AGAIN


@pytest.mark.parametrize(
    ("answer", "typed"),
    [
        ("Hangzhou", "Hangzou"),
        ("Goldman Sachs", "Goldmann Sachs"),
        ("integrity", "intergrity"),
        ("trust", "turst"),
    ],
)
def test_a_small_slip_passes_and_is_shown(answer: str, typed: str) -> None:
    marked = mark(asking(answer), typed)

    assert marked.grade is Grade.SLIP
    assert any(change is Change.MISSING for change, _ in marked.words)
    assert rating_of(marked.grade, marked.share) is Rating.GOOD


def test_a_slip_that_makes_a_wrong_option_is_wrong() -> None:
    assert mark(asking("Taobao", distractors=("Tabao", "Tmall")), "tabao").grade is Grade.WRONG


def test_a_date_without_its_day_is_partly_right() -> None:
    marked = mark(asking("10 May 2003"), "May 2003")

    assert (marked.grade, round(marked.share, 2)) == (Grade.PARTLY, 0.67)


def test_an_alias_is_as_right_as_the_answer() -> None:
    assert mark(asking("Jack Ma", accept=("Ma Yun",)), "ma yun").grade is Grade.RIGHT


def test_a_surname_is_enough_when_it_names_one_person() -> None:
    who = asking("Joseph Tsai", "Who drew up the shares?", distractors=("Jack Ma", "Jerry Yang", "Lucy Peng"))

    assert mark(who, "Tsai").grade is Grade.RIGHT
    assert mark(asking("Joseph Tsai", "Who?", distractors=("Claire Tsai",)), "Tsai").grade is not Grade.RIGHT


MEMBERS = ("customer first", "teamwork", "embrace change", "integrity")


def listing(kind: Kind = Kind.LIST, members: tuple[str, ...] = MEMBERS) -> Card:
    return asking(join_members(members), kind=kind, members=members)


@pytest.mark.parametrize(
    ("typed", "grade", "share"),
    [
        ("integrity, teamwork, embrace change, customer first", Grade.RIGHT, 1.0),
        ("Integrity; team work; customers first; embrace change", Grade.RIGHT, 1.0),
        ("1. teamwork\n2. integrity\n3. customer first\n4. embrace change", Grade.RIGHT, 1.0),
        ("integrity, teamwork and customer first", Grade.PARTLY, 0.75),
        ("integrity and teamwork", Grade.PARTLY, 0.5),
        ("integrity", Grade.WRONG, 0.25),
        ("integrity, teamwork, embrace change, customer first, profit", Grade.SLIP, 1.0),
        ("integrity integrity integrity integrity", Grade.WRONG, 0.0),
    ],
)
def test_a_list_is_marked_by_its_share_of_members_in_any_order(
    typed: str, grade: Grade, share: float
) -> None:
    marked = mark(listing(), typed)

    assert (marked.grade, marked.share) == (grade, share)


def test_three_of_four_members_are_hard_two_are_again() -> None:
    assert rating_of(Grade.PARTLY, 0.75) is Rating.HARD
    assert rating_of(Grade.PARTLY, 0.5) is Rating.AGAIN


def test_steps_must_be_in_their_order() -> None:
    steps = listing(Kind.STEPS, ("plan", "build", "test", "ship"))

    assert mark(steps, "plan, build, test, ship").grade is Grade.RIGHT
    assert mark(steps, "build, plan, test, ship").share == 0.75


QUOTE = "Morning was dull, the evening was worse, but the week after that brought some sunshine."


def test_a_quote_is_marked_word_by_word() -> None:
    quote = asking(QUOTE, kind=Kind.QUOTE)

    exact = mark(quote, QUOTE.casefold().replace(",", ""))
    one_off = mark(quote, QUOTE.replace("worse", "harder"))
    half = mark(quote, "Morning was dull, the evening was worse, but")

    assert exact.grade is Grade.RIGHT
    assert one_off.grade is Grade.SLIP
    assert (Change.EXTRA, "harder,") in one_off.words
    assert (Change.MISSING, "worse,") in one_off.words
    assert half.grade is Grade.PARTLY
    assert mark(quote, "sunshine").grade is Grade.WRONG


def test_a_picked_option_is_right_or_wrong() -> None:
    card = asking("Taobao", distractors=("Tmall", "Alipay", "eBay"))

    assert mark_choice(card, "Taobao").grade is Grade.RIGHT
    assert mark_choice(card, "Tmall").grade is Grade.WRONG


@given(st.text(min_size=1).filter(lambda text: normal_words(text)))
def test_the_answer_itself_is_always_right(answer: str) -> None:
    assert mark(asking(answer), answer).grade is Grade.RIGHT


@given(st.text(), st.text(), st.sampled_from(Kind))
def test_any_text_gets_a_mark(answer: str, typed: str, kind: Kind) -> None:
    marked = mark(asking(answer or "x", kind=kind), typed)

    assert 0 <= marked.share <= 1


@given(st.permutations(MEMBERS))
def test_the_order_of_a_list_does_not_matter(members: list[str]) -> None:
    assert mark(listing(), "; ".join(members)).grade is Grade.RIGHT
