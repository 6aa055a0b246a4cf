"""Plain text: what becomes a section, a block, a label, and what is set aside."""

from textwrap import dedent

import pytest

from leadquiz.document import parse_outline, read_outline
from leadquiz.model import Block, BlockKind, Outline, Section


def outline_of(text: str) -> Outline:
    return parse_outline(dedent(text).strip("\n") + "\n", "case.txt")


def sections(outline: Outline) -> list[tuple[int, str, str]]:
    return [(section.level, section.number, section.title) for _, section in outline.walk() if section.level]


def blocks(outline: Outline) -> list[Block]:
    return [block for _, section in outline.walk() for block in section.blocks]


def only_section(outline: Outline, title: str) -> Section:
    [section] = [section for _, section in outline.walk() if section.title == title]
    return section


BOOK = """\
    The Lighthouse Keeper's Handbook

    Chapter 1: Light

    A lighthouse shows sailors where the coast is.

    1.1 Lamps

    The first lamps burned wood and coal on open towers.

    1.1.1 Argand's Lamp (1780)

    Ami Argand built a lamp with a round wick.

    Family Background

    Argand was the son of a watchmaker.

    1.1 Lamps

    Seen closely, a lamp is a wick, a tank and a chimney.

    Chapter 2: Fog

    In fog a bell or a horn takes the place of the light.
"""


def test_numbered_headings_nest_by_their_numbers_and_plain_ones_below_them() -> None:
    outline = outline_of(BOOK)

    assert outline.title == "The Lighthouse Keeper's Handbook"
    assert sections(outline) == [
        (1, "Chapter 1", "Light"),
        (2, "1.1", "Lamps"),
        (3, "1.1.1", "Argand's Lamp (1780)"),
        (4, "", "Family Background"),
        (2, "1.1", "Lamps"),
        (1, "Chapter 2", "Fog"),
    ]


def test_lines_keep_their_numbers() -> None:
    outline = outline_of(BOOK)

    section = only_section(outline, "Fog")
    assert outline.lines[section.line - 1].text.strip() == "Chapter 2: Fog"
    [block] = section.blocks
    assert (block.first, block.last) == (25, 25)


@pytest.mark.parametrize(
    ("line", "label", "text"),
    [
        ("- **Trust:** keeping your word", "Trust", "keeping your word"),
        ("- **Trust**: keeping your word", "Trust", "keeping your word"),
        ("**Trust:** keeping your word", "Trust", "keeping your word"),
        ("* Trust: keeping your word", "Trust", "keeping your word"),
        ("- Trust — keeping your word", "Trust", "keeping your word"),
        ("2. **Trust:** keeping your word", "Trust", "keeping your word"),
        ("- ****Trust:** keeping your word", "Trust", "keeping your word"),
        ('- **The "Golden" Rule**: keeping your word', 'The "Golden" Rule', "keeping your word"),
        (
            "- **Trust:**\n\nKeeping your word is the base of it.",
            "Trust",
            "Keeping your word is the base of it.",
        ),
        (
            "1. **Trust:**\nKeeping your word is the base of it.",
            "Trust",
            "Keeping your word is the base of it.",
        ),
    ],
)
def test_a_label_is_split_off_without_its_colon(line: str, label: str, text: str) -> None:
    [block] = blocks(outline_of("Chapter 1: Words\n\n" + line))

    assert (block.kind, block.label, block.text) == (BlockKind.ITEM, label, text)


@pytest.mark.parametrize(
    "line",
    [
        "**Tall towers** were built on the coast of the island.",
        "He said: the light must never go out.",
        "The answer is simple: keep the lamp clean.",
        "At 12:30 the lamp is lit by the younger keeper.",
        "See https://example.org for the rest of the story.",
    ],
)
def test_a_colon_or_bold_start_alone_makes_no_label(line: str) -> None:
    [block] = blocks(outline_of("Chapter 1: Words\n\n" + line))

    assert block.label == ""
    assert block.kind is BlockKind.PARAGRAPH


def test_emphasis_becomes_spans_into_the_clean_text() -> None:
    [block] = blocks(
        outline_of("Chapter 1: Money\n\nIt cost **\\$25 billion** and *much* patience, 5 * 3 times.")
    )

    assert block.text == "It cost $25 billion and much patience, 5 * 3 times."
    assert [block.text[start:end] for start, end in block.emphasis] == ["$25 billion", "much"]


def test_a_paragraph_cut_by_a_page_break_is_joined_in_lower_case_and_before_a_name() -> None:
    text = """\
        Chapter 1: Keepers

        For many years the keepers of the northern tower were led by old John

        Smith, who never learned to read but knew every ship by the

        -

        sound of her bell. He left the island in 1850.
        """

    [block] = blocks(outline_of(text))

    assert block.text == (
        "For many years the keepers of the northern tower were led by old John Smith, who never learned "
        "to read but knew every ship by the sound of her bell. He left the island in 1850."
    )
    assert (block.first, block.last) == (3, 9)


def test_the_last_item_of_a_list_without_full_stops_ends_where_it_ends() -> None:
    found = blocks(
        outline_of("""
            Goals

            - Describe the parts of a bell and the work of its founder

            - Discuss what the towns of Norway learned from their bells

            The bells of Norway hang between Oslo and Bergen. They ring at noon.
        """)
    )
    assert [block.kind for block in found] == [BlockKind.ITEM, BlockKind.ITEM, BlockKind.PARAGRAPH]


def test_an_item_cut_by_a_page_break_goes_on_behind_a_stray_bullet() -> None:
    text = """\
        Chapter 1: Stores

        - The stores are counted each month by looking at the lists of oil and
        -

        - wicks, which shows early what is going to be short before the winter.
        - A second keeper signs the list.
        """

    first, second = blocks(outline_of(text))

    assert first.text.endswith(
        "lists of oil and wicks, which shows early what is going to be short before the winter."
    )
    assert second.text == "A second keeper signs the list."


@pytest.mark.parametrize("left", ["The lamp is lit.", "Family Background", "- **Oil:**", "He asked: “Why?”"])
def test_nothing_is_joined_to_an_ended_line_a_heading_or_a_label(left: str) -> None:
    text = f"Chapter 1: Light\n\n{left}\n\nOil came by boat in the spring, and again before the winter.\n"

    assert [block.text for block in blocks(outline_of(text))][-1].startswith("Oil came by")


def test_figures_standing_alone_are_headings_and_quantities_are_no_section_numbers() -> None:
    text = """\
        Harbour Festival Breaks Its Records

        By Ann Writer (harbournews.example)

        Port Hope, Maine, Aug. 3, 2014, the harbour festival ended with more guests than ever.

        57.1 billion litres

        The tide moved 57.1 billion litres of water through the harbour during the festival.

        More than 2,000

        This year, more than 2,000 boats took part.

        A boat under full sail on Aug 2, 2014. [Photo/harbournews.example]

        Two minutes

        The first race was over within two minutes.
        """

    outline = outline_of(text)

    assert outline.title == "Harbour Festival Breaks Its Records"
    assert outline.date == "2014-08-03"
    assert [title for _, _, title in sections(outline)] == [
        "57.1 billion litres",
        "More than 2,000",
        "Two minutes",
    ]
    kinds = [block.kind for block in blocks(outline)]
    assert kinds.count(BlockKind.BYLINE) == 1
    assert kinds.count(BlockKind.CAPTION) == 1


def test_a_table_of_contents_with_tabs_or_leaders_is_set_aside() -> None:
    text = """\
        Table of Contents

        Chapter 1: Light\t6
        1.1 Lamps.....\t8
        1.2 Oil ........ 9

        Chapter 1: Light

        A lighthouse shows sailors where the coast is.

        1.1 Lamps

        The first lamps burned wood.

        1.2 Oil

        Whale oil came later.
        """

    outline = outline_of(text)

    assert [number for _, number, _ in sections(outline)] == ["Chapter 1", "1.1", "1.2"]
    [aside] = outline.set_aside
    assert (aside.first, aside.last, aside.reason) == (1, 5, "table of contents")


def test_a_number_at_a_line_start_is_a_heading_above_text_and_an_item_among_its_like() -> None:
    text = """\
        Chapter 1: Work

        1. Cleaning the Glass

        The glass is cleaned each morning with spirit and a soft cloth.

        2. Filling the Tank

        The tank is filled each noon, and each noon the level is written down.

        - **Tools:** what the keeper needs for it

        Three things are done at night:

        1. Light the lamp

        2. Wind the clock

        3. Write the log

        1. **Why:** because ships depend on it
        2. **How:** with care
        """

    outline = outline_of(text)

    assert [(number, title) for _, number, title in sections(outline)] == [
        ("Chapter 1", "Work"),
        ("1", "Cleaning the Glass"),
        ("2", "Filling the Tank"),
    ]
    items = [(block.ordinal, block.label) for block in blocks(outline) if block.kind is BlockKind.ITEM]
    assert items == [("", "Tools"), ("1", ""), ("2", ""), ("3", ""), ("1", "Why"), ("2", "How")]


def test_a_label_above_bullets_is_a_heading() -> None:
    text = """\
        Chapter 1: Stores

        1. **Oil:**
         - It is kept in the cellar.
         - It must not freeze.
        2. **Wicks:**
         - They are cut each day.
        """

    outline = outline_of(text)

    assert [(number, title) for _, number, title in sections(outline)][1:] == [("1", "Oil"), ("2", "Wicks")]
    assert [block.text for block in only_section(outline, "Wicks").blocks] == ["They are cut each day."]


@pytest.mark.parametrize(
    ("glued", "mended"),
    [
        ("It came to 1 billionyuan that day.", "It came to 1 billion yuan that day."),
        ("It came witha small gap.", "It came with a small gap."),
        ("It cost 5 yuan($0.8) a day.", "It cost 5 yuan ($0.8) a day."),
        ("Apples, pears,and plums.", "Apples, pears, and plums."),
        ("Fifteen years ago , it began.", "Fifteen years ago, it began."),
        ("The ﬁrst ﬂame.", "The first flame."),
        ("The keeperâ€™s lamp.", "The keeper’s lamp."),
        ("A light\u00adhouse stands.", "A lighthouse stands."),
        ("A forum, two fora, and a data set.", "A forum, two fora, and a data set."),
    ],
)
def test_glued_and_garbled_text_is_mended(glued: str, mended: str) -> None:
    outline = read_outline(None, f"Chapter 1: Repair\n\n{glued}\n".encode(), "case.txt")

    assert [block.text for block in blocks(outline)] == [mended]


def test_hard_wrapped_lines_and_hyphens_at_their_ends_are_joined() -> None:
    text = """\
        Chapter 1: Wrapped

        The keeper of the lighthouse wrote every night into a long and care-
        fully kept book what ships had passed, what the wind did, and how
        much oil was left in the well-
        known brass tank. A well known fact it is that the known ones are few.
        """

    [block] = blocks(outline_of(text))

    assert "long and carefully kept book" in block.text
    assert "the well-known brass tank" in block.text


def test_calls_for_donations_addresses_and_licences_are_set_aside() -> None:
    text = """\
        Chapter 1: Light

        A lighthouse shows sailors where the coast is.

        If you like this book, please send money
        through PayPal:

        keeper@example.org

        Copyright 2014 by the keeper. All rights reserved.
        """

    outline = outline_of(text)

    assert [aside.reason for aside in outline.set_aside] == ["call for donations", "address", "licence"]
    assert len(blocks(outline)) == 1


def test_underlined_and_capital_lines_are_headings() -> None:
    text = """\
        Light
        =====

        A lighthouse shows sailors where the coast is.

        Lamps
        -----

        The first lamps burned wood.

        Fog
        ===

        In fog a bell rings.
        """

    assert [(level, title) for level, _, title in sections(outline_of(text))] == [
        (1, "Light"),
        (2, "Lamps"),
        (1, "Fog"),
    ]


def test_code_tables_and_quotes_are_no_prose() -> None:
    text = """\
        Chapter 1: Kinds

        ```
        light --on
        ```

        | lamp | oil |
        |------|-----|
        | old  | 2 l |

        > The light must
        > never go out.
        """

    code, table, quote = blocks(outline_of(text))

    assert (code.kind, code.text) == (BlockKind.CODE, "light --on")
    assert (table.kind, table.rows) == (BlockKind.TABLE, (("lamp", "oil"), ("old", "2 l")))
    assert (quote.kind, quote.text) == (BlockKind.QUOTE, "The light must never go out.")


@pytest.mark.parametrize(
    "line",
    [
        "The engine was licensed under a contract of 1902, and the maker in Leeds was paid for each one that the "
        "harbour had built; the contract ended with the war, and nobody renewed it.",
        "Civil",
        "The copyright of the song was never claimed by anybody on the coast.",
    ],
)
def test_prose_that_speaks_of_licences_stays(line: str) -> None:
    outline = outline_of(
        f"Chapter 1: Law\n\n{line}\n\nThe harbour had its own law, which was read out each spring."
    )

    assert outline.set_aside == ()


def test_roman_numerals_alone_head_the_chapters_of_a_novel() -> None:
    text = "I\n\nIt was night, and the lamp burned.\n\nII\n\nIt was day, and the lamp was out.\n\nxii\n"

    outline = outline_of(text)

    assert [title for _, _, title in sections(outline)] == ["I", "II"]
    assert [aside.reason for aside in outline.set_aside] == ["page number"]


def test_a_part_takes_its_title_from_the_next_line() -> None:
    outline = outline_of(
        "PART II\n\nTHE AGE OF LENSES\n\nA lens gathers what a mirror loses.\n\nGlass\n\nIt is clear."
    )

    assert sections(outline) == [(1, "PART II", "THE AGE OF LENSES"), (2, "", "Glass")]


def test_running_headers_and_page_numbers_between_pages_are_set_aside_and_the_text_goes_on() -> None:
    page = "The Lamp Book\n\n{}\n\n{}\n\f"
    text = "".join(
        page.format(words, number)
        for number, words in enumerate(
            ("It was night and the keeper wrote into the", "book what he saw.", "Then the day came."), start=7
        )
    )

    outline = outline_of("Nights on the Rock\n\n" + text)

    assert [block.text for block in blocks(outline)] == [
        "It was night and the keeper wrote into the book what he saw.",
        "Then the day came.",
    ]
    assert {aside.reason for aside in outline.set_aside} == {"page number", "page header or footer"}


def test_a_title_in_capitals_its_subtitle_and_headings_in_sentence_case_stay_apart() -> None:
    outline = outline_of(
        """\
        THE LAMP THAT LIT THE COAST
        A short history of one lighthouse

        From open fires to oil

        The first keeper burned driftwood on an iron grate and slept beside it through the winter storms of 1790.

        A tower, not a hut

        The second keeper built a tower of stone, which stood until the sea took the cliff away from under it.
        """
    )

    assert outline.title == "THE LAMP THAT LIT THE COAST"
    assert [title for _, _, title in sections(outline)] == ["From open fires to oil", "A tower, not a hut"]
