"""The same chapter from every format gives the same outline; each format's own traps."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest

from document_formats import FORMATS, as_epub, as_html, as_pdf, zipped
from leadquiz.document import read_outline
from leadquiz.errors import DocumentError
from leadquiz.model import Block, BlockKind, Outline


def told(outline: Outline) -> Iterator[tuple[object, ...]]:
    """Title, headings and blocks without their places."""
    yield (outline.title, outline.language)
    for path, section in outline.walk():
        yield (section.level, section.number, path)
        for block in section.blocks:
            marked = tuple(block.text[start:end] for start, end in block.emphasis)
            yield (block.kind.value, block.depth, block.ordinal, block.label, block.text, marked, block.rows)


def blocks(outline: Outline) -> list[Block]:
    return [block for _, section in outline.walk() for block in section.blocks]


@pytest.mark.parametrize("format_name", sorted(FORMATS))
def test_the_same_chapter_gives_the_same_outline_from_every_format(format_name: str) -> None:
    plain = read_outline(None, FORMATS["txt"](), "chapter.txt")

    outline = read_outline(None, FORMATS[format_name](), f"chapter.{format_name}")

    assert list(told(outline)) == list(told(plain))


@pytest.mark.parametrize("format_name", sorted(FORMATS))
def test_standard_input_is_known_by_its_bytes(format_name: str) -> None:
    outline = read_outline(None, FORMATS[format_name]())

    assert outline.name == "-"
    assert [section.number for _, section in outline.walk()][:2] == ["Chapter 3", "3.1"]


def test_a_pdf_keeps_page_numbers_and_sets_what_runs_on_each_page_aside() -> None:
    outline = read_outline(None, as_pdf(), "chapter.pdf")

    assert {line.page for line in outline.lines} == {"1", "2", "3"}
    assert {aside.reason for aside in outline.set_aside} == {"page header", "page number"}
    assert all(outline.lines[block.first - 1].page == block.page for block in blocks(outline))


def test_an_epub_tells_the_chapter_file_and_sets_its_navigation_aside() -> None:
    outline = read_outline(None, as_epub(), "book.epub")

    assert {block.page for block in blocks(outline)} == {"chapter3.xhtml"}
    assert [aside.reason for aside in outline.set_aside] == ["table of contents"]


def test_a_page_sets_navigation_and_footer_aside() -> None:
    outline = read_outline(None, as_html(), "chapter.html")

    assert [aside.reason for aside in outline.set_aside] == ["navigation", "page footer"]


def page(body: str, head: str = "") -> Outline:
    html = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
    return read_outline(None, html.encode(), "page.html")


def test_dirty_html_is_read_as_browsers_do() -> None:
    outline = page(
        "<h1>Lamps<p>The first lamps burned <b>wood.<p>Oil came <i>later</b> on.</i>"
        "<ul><li>One<li>Two<li><b>Three:</b><br>the last</ul><dl><dt>Wick<dd>What burns</dl>"
        "<script>var x = '<p>no</p>'</script>"
    )

    assert [(block.label, block.text) for block in blocks(outline)] == [
        ("", "The first lamps burned wood."),
        ("", "Oil came later on."),
        ("", "One"),
        ("", "Two"),
        ("Three", "the last"),
        ("Wick", "What burns"),
    ]


def test_html_tables_code_captions_dates_and_footnote_marks() -> None:
    outline = page(
        "<article><h1>Lamps</h1><p class=byline>By Ann Writer</p>"
        "<p>Wood burned first.<sup><a href=#n1>1</a></sup></p><pre>light --on\nlight --off</pre>"
        "<figure><img src=a.png><figcaption>A lamp of 1780</figcaption></figure>"
        "<table><caption>Oil</caption><tr><th>Lamp<th>Oil<tr><td>old<td>2 l</table></article>",
        '<meta property="article:published_time" content="2014-11-20T08:00:00Z">',
    )

    assert outline.date == "2014-11-20"
    assert [(block.kind, block.text) for block in blocks(outline)] == [
        (BlockKind.BYLINE, "By Ann Writer"),
        (BlockKind.PARAGRAPH, "Wood burned first."),
        (BlockKind.CODE, "light --on\nlight --off"),
        (BlockKind.CAPTION, "A lamp of 1780"),
        (BlockKind.CAPTION, "Oil"),
        (BlockKind.TABLE, "Lamp | Oil\nold | 2 l"),
    ]


def markdown(text: str) -> Outline:
    return read_outline(None, text.encode(), "case.md")


def test_markdown_front_matter_footnotes_and_template_tags_are_set_aside() -> None:
    outline = markdown(
        "---\ntitle: The Lamp Book\ndate: 2014-11-20\n---\n\n{% include nav.html %}\n\n## Wicks\n\n"
        "A wick of {{ site.wick }} cotton burns best.[^1]\n\n[^1]: Says the maker.\n"
    )

    assert (outline.title, outline.date) == ("The Lamp Book", "2014-11-20")
    assert [aside.reason for aside in outline.set_aside] == ["front matter", "template tag", "footnote"]
    assert [block.text for block in blocks(outline)] == ["A wick of cotton burns best."]


def test_markdown_headings_lose_their_ids() -> None:
    outline = markdown(
        "# Bells {#bells .unnumbered}\n\nA bell rings.\n\n## Rims {.small}\n\nA rim is thick.\n"
    )
    assert outline.title == "Bells"
    assert [section.title for _, section in outline.walk()][-1] == "Rims"


def test_emphasis_that_holds_only_a_comma_leaves_no_mark() -> None:
    outline = markdown("# Bells\n\nBells need tin*,* copper*,* and a note* of hand.\n")

    assert [block.text for block in blocks(outline)] == ["Bells need tin, copper, and a note* of hand."]


def test_a_bold_line_right_above_its_text_is_a_heading() -> None:
    outline = markdown(
        "# Bells\n\nBells ring.\n\n**Treble Bells**\nTrebles ring first.\nThey are light.\n\n"
        "**Both** of them\nring on Sundays.\n"
    )

    _, treble = outline.sections
    assert treble.title == "Treble Bells"
    assert [(b.text, b.first, b.last) for b in treble.blocks] == [
        ("Trebles ring first. They are light.", 6, 7),
        ("Both of them ring on Sundays.", 9, 10),
    ]


def test_markdown_lists_nest_and_keep_their_lines() -> None:
    outline = markdown(
        "# Lamps\n\n1. **Oil:** must be clean\n   - whale oil\n   - rape oil\n2. Wick\n\n```sh\nlight\n```\n"
    )

    assert [(b.kind.value, b.depth, b.ordinal, b.label, b.text, b.first) for b in blocks(outline)] == [
        ("item", 0, "1", "Oil", "must be clean", 3),
        ("item", 1, "", "", "whale oil", 4),
        ("item", 1, "", "", "rape oil", 5),
        ("item", 0, "2", "", "Wick", 6),
        ("code", 0, "", "", "light", 8),
    ]


def test_markdown_definitions_become_labels() -> None:
    outline = markdown("# Words\n\nWick\n: what burns\n\nChimney\n: the glass around the flame\n")

    assert [(block.label, block.text) for block in blocks(outline)] == [
        ("Wick", "what burns"),
        ("Chimney", "the glass around the flame"),
    ]


def word(build: Any) -> Outline:
    out = io.BytesIO()
    build.save(out)
    return read_outline(None, out.getvalue(), "case.docx")


def test_word_numbering_nesting_captions_code_and_contents() -> None:
    document = docx.Document()
    document.add_paragraph("Contents", style="TOC Heading")
    document.add_heading("Lamps", level=1)
    document.add_paragraph("Lit each night", style="List Bullet")
    document.add_paragraph("with oil", style="List Bullet 2")
    document.add_paragraph("Figure 1: A lamp", style="Caption")
    code = document.add_paragraph()
    code.add_run("light --on").font.name = "Courier New"
    document.add_heading("Wicks", level=1)
    document.add_paragraph("A wick is a strand of cotton.")

    outline = word(document)

    assert [aside.reason for aside in outline.set_aside] == ["table of contents"]
    assert [(block.kind.value, block.depth, block.text) for block in blocks(outline)] == [
        ("item", 0, "Lit each night"),
        ("item", 1, "with oil"),
        ("caption", 0, "Figure 1: A lamp"),
        ("code", 0, "light --on"),
        ("paragraph", 0, "A wick is a strand of cotton."),
    ]


def test_an_epub_without_headings_takes_them_from_its_navigation() -> None:
    book = zipped(
        {
            "META-INF/container.xml": "<container><rootfile full-path='b.opf'/></container>",
            "b.opf": "<package><metadata/><manifest>"
            '<item id="t" href="t.ncx" media-type="application/x-dtbncx+xml"/>'
            '<item id="a" href="a.html" media-type="application/xhtml+xml"/>'
            '<item id="b" href="b.html" media-type="application/xhtml+xml"/></manifest>'
            '<spine><itemref idref="a"/><itemref idref="b"/></spine></package>',
            "t.ncx": "<ncx><navMap>"
            "<navPoint><navLabel><text>Wood</text></navLabel><content src='a.html'/></navPoint>"
            "<navPoint><navLabel><text>Oil</text></navLabel><content src='b.html#x'/></navPoint>"
            "</navMap></ncx>",
            "a.html": "<html><body><p>The first lamps burned wood.</p></body></html>",
            "b.html": "<html><body><p>Whale oil came later.</p></body></html>",
        }
    )

    outline = read_outline(None, book, "book.epub")

    assert [(section.title, section.blocks[0].text) for section in outline.sections] == [
        ("Wood", "The first lamps burned wood."),
        ("Oil", "Whale oil came later."),
    ]


def test_a_folder_is_one_outline_in_natural_order(tmp_path: Path) -> None:
    folder = tmp_path / "book"
    (folder / "part").mkdir(parents=True)
    (folder / "10-fog.txt").write_text("Chapter 10: Fog\n\nIn fog a bell rings.\n")
    (folder / "2-oil.md").write_text("# Oil\n\nOil burns.\n\n## Kinds\n\nWhale oil smells.\n")
    (folder / "part" / "notes.html").write_text(
        "<html><body><p>Only a note about the wind.</p></body></html>"
    )
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")

    outline = read_outline(folder)

    assert outline.title == "book"
    assert [(section.level, section.title, section.page) for _, section in outline.walk()] == [
        (1, "Oil", "2-oil.md"),
        (2, "Kinds", "2-oil.md"),
        (1, "Fog", "10-fog.txt"),
        (1, "notes", "part/notes.html"),
    ]
    assert [line.number for line in outline.lines] == list(range(1, len(outline.lines) + 1))
    for block in blocks(outline):
        assert block.text in outline.lines[block.first - 1].text
    [notice] = outline.notices
    assert notice == "broken.pdf: is damaged or cut short; get the file again (skipped)"


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-8-sig", ""),
        ("utf-16", ""),
        ("utf-16-le", "UTF-16-LE"),
        ("cp1252", "cp1252"),
        ("cp1251", "cp1251"),
    ],
)
def test_other_encodings_are_detected_and_said(encoding: str, said: str) -> None:
    text = "Chapter 1: Licht\n\nDer Wärter trägt Öl für die Lampe – und hört „über“ die Wellen.\n"
    if encoding == "cp1251":
        text = "Chapter 1: Свет\n\nСмотритель маяка каждый вечер зажигает лампу и пишет в журнал.\n"

    outline = read_outline(None, (text * 3).encode(encoding), "case.txt")

    assert blocks(outline)[0].text == text.split("\n")[2]
    assert outline.notices == ((f"case.txt: is not UTF-8; read as {said}",) if said else ())


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "The keeper lights the lamp each night, and he writes into the book what he saw from the tower.",
            "en",
        ),
        (
            "Der Wärter zündet jede Nacht die Lampe an und schreibt in das Buch, was er von dem Turm sah.",
            "de",
        ),
        ("Le gardien allume la lampe chaque nuit et il écrit dans le livre ce qu'il a vu de la tour.", "fr"),
        (
            "El guardián enciende la lámpara cada noche y escribe en el libro lo que vio desde la torre.",
            "es",
        ),
        (
            "Il guardiano accende la lampada ogni notte e scrive nel libro quello che ha visto dalla torre.",
            "it",
        ),
        ("守塔人每天晚上点灯，并把他从塔上看到的一切写进书里。", "zh"),
    ],
)
def test_the_language_is_guessed_from_the_text(text: str, language: str) -> None:
    assert read_outline(None, text.encode(), "case.txt").language == language


def test_a_missing_file_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"none\.txt: no such file; check the name$"):
        read_outline(tmp_path / "none.txt")


def test_markdown_attributes_and_wrappers_are_no_text() -> None:
    outline = markdown(
        "# Lamps\n\nA lamp burns oil.\n{: .note}\n\n"
        '<div markdown="1" class="box">\n## Wicks\n\nA wick burns. {: #w}\n</div>\n'
    )

    assert [section.title for _, section in outline.walk() if section.level] == ["Wicks"]
    assert [block.text for _, section in outline.walk() for block in section.blocks] == [
        "A lamp burns oil.",
        "A wick burns.",
    ]
