from dataclasses import replace

import pytest

from factories import candidate, views_of_text
from leadquiz.generate.conflicts import Settled, contradicted, find_conflicts
from leadquiz.generate.mentions import Mentions
from leadquiz.model import Candidate, Kind


def settle(*sentences: str, candidates: tuple[Candidate, ...] = ()) -> Settled:
    views = views_of_text("\n\n".join(sentences) + "\n")
    return find_conflicts(candidates, views, Mentions(views, views[0].knowledge.names))


def values(settled: Settled) -> list[list[str]]:
    return [[value for value, _, _ in conflict.values] for conflict in settled.conflicts]


@pytest.mark.parametrize(
    ("sentences", "given"),
    [
        (
            (
                "In 2003, Velotech entered the Chinese market.",
                "Velotech arrived in the Chinese market in 2005.",
            ),
            ["2003", "2005"],
        ),
        (
            (
                "Anna Berg founded the Berg Institute in 1911.",
                "In 1914, Berg established the Berg Institute.",
            ),
            ["1911", "1914"],
        ),
        (
            ("The Berg Institute was created in 1911.", "The Berg Institute was launched in May 1914."),
            ["May 1914", "1911"],
        ),
        (("Velotech bought Steelco in 1920.", "Steelco was acquired by Velotech in 1921."), ["1920", "1921"]),
        (
            ("Anna Berg retired as director in 1950.", "In 1952, Anna Berg stepped down as director."),
            ["1950", "1952"],
        ),
        (("Anna Berg was born in 1880.", "Anna Berg was born in 1882."), ["1880", "1882"]),
        (
            ("Anna Berg failed her driving test twice.", "Anna Berg failed her driving test three times."),
            ["twice", "three times"],
        ),
        (
            (
                "At its listing, Velotech was valued at $2 billion.",
                "The listing gave Velotech a valuation of $3 billion.",
            ),
            ["$2 billion", "$3 billion"],
        ),
        (
            (
                "By 1960, Velotech was the third-largest maker of bicycles in Europe.",
                "By 1970, Velotech became the third-largest maker of bicycles in Europe.",
            ),
            ["1960", "1970"],
        ),
        (
            (
                "Anna Berg liked to say, “A wheel that stands still for long will rust before it turns.”",
                "“A wheel that stands still too long will rust before it ever turns,” said Anna Berg.",
            ),
            [
                "A wheel that stands still for long will rust before it turns.",
                "A wheel that stands still too long will rust before it ever turns",
            ],
        ),
    ],
)
def test_two_values_of_one_fact_are_reported(sentences: tuple[str, ...], given: list[str]) -> None:
    found = values(settle(*sentences))

    assert [sorted(text.rstrip(".") for text in row) for row in found] == [
        sorted(t.rstrip(".") for t in given)
    ]


@pytest.mark.parametrize(
    "sentences",
    [
        ("Velotech entered the Chinese market in 2003.", "Velotech entered the Chinese market in May 2003."),
        ("Velotech launched Velo Rent in 2009.", "Velotech was launched in 1999."),
        ("Velotech invested in Steelco in 2000.", "Velotech invested in Steelworks in 2004."),
        ("Anna Berg stepped down as director in 1950.", "Anna Berg stepped down as chairwoman in 1955."),
        ("Velotech entered the Chinese market in 2003.", "Velotech entered the Indian market in 2005."),
        ("Velotech entered the Chinese market in 2003.", "Steelco entered the Chinese market in 2005."),
        ("Anna Berg failed her driving test twice.", "Anna Berg failed her final exam three times."),
        ("In 2010 Velotech was valued at $2 billion.", "In 2015 Velotech was valued at $3 billion."),
        ("In 2010 Velotech raised $20 million.", "In 2015 Velotech raised $30 million."),
        (
            "At its listing, Velotech was valued at $2 billion.",
            "At its listing, Velotech cost $30 per share.",
        ),
        ("Anna Berg visited London in 1920.", "Anna Berg visited London in 1930."),
        ("Velotech opened a shop in 1920.", "Velotech opened a shop in 1930."),
        ("“The wheel is a fine thing to have,” she said.", "“A bell is no use without a hand,” she said."),
    ],
)
def test_different_facts_and_agreeing_values_are_not(sentences: tuple[str, ...]) -> None:
    assert values(settle(*sentences)) == []


ENTRY = (
    "In 2003, Velotech entered the Chinese market.",
    "Velotech, which had entered the Chinese market in 2002, sold bells.",
    "It was in 2003 that Velotech came to China, and in 2003 Velotech entered the Chinese market.",
)


def entry(year: str, line: int, sentence: str) -> Candidate:
    return candidate(
        question="When did Velotech enter the Chinese market?",
        answer=year,
        first=line,
        last=line,
        evidence=sentence,
        fact="velotech|enter|chinese market|date:year",
    )


def test_a_clear_majority_is_kept_with_a_remark_and_the_rest_held_back() -> None:
    cards = (entry("2003", 1, ENTRY[0]), entry("2002", 3, ENTRY[1]))

    settled = settle(*ENTRY, candidates=cards)

    assert [(c.answer, c.remark) for c in settled.kept] == [("2003", "the document also says 2002 (line 3)")]
    assert [(c.answer, why) for c, why in settled.held] == [
        ("2002", "the document also says 2003 (lines 1, 5)")
    ]
    [conflict] = settled.conflicts
    assert (conflict.fact, conflict.kept) == ("When did Velotech enter the Chinese market?", "2003")
    assert [(span.first, evidence) for _, span, evidence in conflict.values][-1] == (3, ENTRY[1])


def test_without_a_majority_every_card_of_the_fact_is_held_back() -> None:
    cards = (
        entry("2003", 1, ENTRY[0]),
        entry("2002", 3, ENTRY[1]),
        candidate(question="When did Velotech buy Steelco?", answer="2003", fact="x"),
    )

    settled = settle(*ENTRY[:2], candidates=cards)

    assert [c.question for c in settled.kept] == ["When did Velotech buy Steelco?"]
    assert [c.answer for c, _ in settled.held] == ["2003", "2002"]
    assert settled.conflicts[0].kept == ""


def test_cards_that_ask_the_same_conflict_even_where_the_text_is_read_otherwise() -> None:
    cards = (
        candidate(question="How many guests came?", answer="300", first=1, fact="a"),
        candidate(question="How many guests came?", answer="400", first=3, fact="b"),
    )

    settled = settle("Guests came.", "They ate.", candidates=cards)

    assert values(settled) == [["300", "400"]]
    assert settled.kept == []


def test_lists_and_clozes_do_not_conflict_by_their_text() -> None:
    cards = (
        candidate(question="In ____ it rained.", answer="1911", kind=Kind.CLOZE, fact="a"),
        candidate(question="In ____ it rained.", answer="1914", kind=Kind.CLOZE, fact="b"),
    )

    assert values(settle("It rained.", candidates=cards)) == []


def test_a_quote_in_two_wordings_is_reported_with_the_sentences_that_hold_it() -> None:
    settled = settle(
        "Anna Berg knew hard years. She used to say, “A bell that nobody rings is only a heavy piece of metal.” "
        "Oslo agreed.",
        "Berg liked to say, “A bell that nobody rings is just a heavy lump of metal.”",
    )

    [conflict] = settled.conflicts
    assert conflict.fact.startswith("In which words is “A bell that nobody rings")
    assert [value for value, _, _ in conflict.values] == [
        "A bell that nobody rings is only a heavy piece of metal",
        "A bell that nobody rings is just a heavy lump of metal",
    ]
    assert not any("hard years" in evidence or "Oslo" in evidence for _, _, evidence in conflict.values)


def test_a_card_that_says_a_contradicted_value_by_the_way_is_held_back() -> None:
    sentences = (
        "Anna Berg founded the Berg Institute in 1911.",
        "The Berg Institute was founded by Anna Berg in 1911.",
        "In 1914, Berg established the Berg Institute.",
    )
    conflicts = settle(*sentences).conflicts
    asked = candidate(
        kind=Kind.CLOZE, question="In 1914, Berg established the ____.", answer="Berg Institute", first=5, last=5,
        evidence=sentences[2],
    )  # fmt: skip
    assert "1911" in contradicted(asked, conflicts)
    assert contradicted(replace(asked, question="Who established the Berg Institute?"), conflicts) == ""
    assert contradicted(replace(asked, first=1, evidence=sentences[0]), conflicts) == ""
