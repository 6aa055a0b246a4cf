"""One chapter, written out in every format that is read, so that the outlines can be compared."""

import html
import io
import re
import zipfile
from collections.abc import Mapping

import docx
import typst

# Kind, text; emphasis as **bold**. Items: "level|text".
CHAPTER: tuple[tuple[str, str], ...] = (
    ("title", "The Keeper's Handbook"),
    ("h1", "Chapter 3: Lamps and Lenses"),
    (
        "p",
        "A lighthouse is only as good as its lamp. This chapter follows the lamp from the open fire to "
        "the **Fresnel lens**, which was first lit in 1823, and asks what each step cost the keeper in "
        "time, in oil and in sleep.",
    ),
    ("h2", "3.1 Open Fires"),
    (
        "p",
        "The oldest lights were fires of wood or coal on a tower or a hill. They burned about 400 kilograms "
        "of coal in a night, smoked in rain, and could be seen for little more than a few miles.",
    ),
    ("p", "Three things made the open fire hard to keep:"),
    ("ul", "0|**Fuel:** coal came by boat, and in winter the boats could not land"),
    ("ul", "0|**Weather:** rain put the fire out and a strong wind burned it down within an hour"),
    ("ul", "0|**Labour:** two people had to feed the fire from dusk to dawn"),
    ("h2", "3.2 The Argand Lamp (1780)"),
    (
        "p",
        "Ami Argand, a chemist from Geneva, put a round wick into a glass chimney. Air rose inside and "
        "outside the flame, so the lamp gave the light of **seven candles** and hardly smoked at all.",
    ),
    ("quote", "The flame stands still, and the room is as clear as at noon."),
    ("h3", "3.2.1 How the Lamp Is Lit"),
    ("ol", "1|Fill the tank with clean oil."),
    ("ol", "2|Trim the wick until its edge is level."),
    ("ol", "3|Light the wick and put the chimney over it."),
    ("h3", "3.2.2 What the Lamp Needs"),
    ("table", "Part / Life in weeks\nWick / 2\nChimney / 30"),
    ("h2", "3.3 The Lens"),
    (
        "p",
        "Augustin Fresnel cut the lens into rings, which made it thin enough to be carried up a tower. A "
        "lens of the first order stands 2.6 metres high and throws a beam of more than 20 miles.",
    ),
)


def _bold(text: str, start: str, end: str) -> str:
    return re.sub(r"\*\*(.+?)\*\*", lambda match: start + match[1] + end, text)


def as_txt() -> bytes:
    """Plain text: blank lines between paragraphs, no marks but the bullets."""
    out: list[str] = []
    last = ""
    for kind, text in CHAPTER:
        if not (kind == last and kind in ("ul", "ol")) and out:
            out.append("")
        last = kind
        match kind:
            case "ul":
                out.append("- " + text.split("|", 1)[1])
            case "ol":
                number, words = text.split("|", 1)
                out.append(f"{number}. {words}")
            case "quote":
                out.append("> " + text)
            case "table":
                head, *rows = [[cell.strip() for cell in row.split("/")] for row in text.split("\n")]
                out += ["| " + " | ".join(head) + " |", "|---|---|"]
                out += ["| " + " | ".join(row) + " |" for row in rows]
            case _:
                out.append(text)
    return ("\n".join(out) + "\n").encode()


def as_md() -> bytes:
    text = as_txt().decode()
    for kind, words in CHAPTER:
        if kind in ("h1", "h2", "h3"):
            text = text.replace(f"\n{words}\n", f"\n{'#' * (int(kind[1]) + 1)} {words}\n")
        elif kind == "title":
            text = text.replace(f"{words}\n", f"# {words}\n", 1)
    return text.encode()


def _html_body(title_tag: str = "h1", first: int = 2) -> str:
    out: list[str] = []
    opened = ""
    for kind, text in CHAPTER:
        if opened and kind != opened:
            out.append(f"</{opened}>")
            opened = ""
        words = _bold(html.escape(text, quote=False), "<strong>", "</strong>")
        match kind:
            case "title":
                out.append(f"<{title_tag}>{words}</{title_tag}>")
            case "h1" | "h2" | "h3":
                level = int(kind[1]) + first - 1
                out.append(f"<h{level}>{words}</h{level}>")
            case "ul" | "ol":
                if not opened:
                    out.append(f"<{kind}>")
                    opened = kind
                out.append(f"<li>{words.split('|', 1)[1]}</li>")
            case "quote":
                out.append(f"<blockquote><p>{words}</p></blockquote>")
            case "table":
                rows = [row.split(" / ") for row in words.split("\n")]
                out.append("<table>")
                for index, row in enumerate(rows):
                    tag = "td" if index else "th"
                    out.append("<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in row) + "</tr>")
                out.append("</table>")
            case _:
                out.append(f"<p>{words}</p>")
    return "\n".join(out)


def as_html() -> bytes:
    return (
        "<!doctype html><html lang=en><head><title>The Keeper's Handbook | Harbour Press</title>"
        "<style>p { color: black }</style></head><body><nav><a href=/>Home</a> <a href=/books>Books</a></nav>"
        f"<main>{_html_body()}</main><footer>Harbour Press, all rights reserved</footer></body></html>"
    ).encode()


def as_epub() -> bytes:
    chapter = _html_body()
    files = {
        "META-INF/container.xml": '<?xml version="1.0"?>'
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
        '<rootfile full-path="OEBPS/book.opf"/></container>',
        "OEBPS/book.opf": '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The Keeper\'s Handbook</dc:title>'
        "<dc:language>en</dc:language></metadata><manifest>"
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        '<item id="c3" href="chapter3.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="nav"/><itemref idref="c3"/></spine></package>',
        "OEBPS/nav.xhtml": '<html xmlns="http://www.w3.org/1999/xhtml"><body><nav><ol><li>'
        '<a href="chapter3.xhtml">Chapter 3: Lamps and Lenses</a></li></ol></nav></body></html>',
        "OEBPS/chapter3.xhtml": '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml">'
        f"<head><title/></head><body>{chapter}</body></html>",
    }
    return zipped({"mimetype": "application/epub+zip"} | files)


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """A zip archive with these members, the same bytes each time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def as_docx() -> bytes:
    document = docx.Document()
    for kind, text in CHAPTER:
        match kind:
            case "title":
                document.add_heading(text, level=0)
            case "h1" | "h2" | "h3":
                document.add_heading(text, level=int(kind[1]))
            case "table":
                rows = [row.split(" / ") for row in text.split("\n")]
                table = document.add_table(rows=len(rows), cols=len(rows[0]))
                for row, cells in zip(table.rows, rows, strict=True):
                    for cell, words in zip(row.cells, cells, strict=True):
                        cell.text = words
            case _:
                style = {"ul": "List Bullet", "ol": "List Number", "quote": "Quote"}.get(kind)
                words = text.split("|", 1)[1] if kind in ("ul", "ol") else text
                paragraph = document.add_paragraph(style=style)
                for index, run in enumerate(words.split("**")):
                    if run:
                        paragraph.add_run(run).bold = index % 2 == 1 or None
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_pdf() -> bytes:
    """Set by Typst on small pages with a running header and page numbers; paragraphs break over pages."""
    out = [
        '#set page(width: 120mm, height: 105mm, margin: 15mm, numbering: "1")',
        "#set page(header: [#text(8pt)[Harbour Press]])",
        '#set text(10pt, lang: "en", hyphenate: true)',
        "#set par(justify: true)",
    ]
    for kind, text in CHAPTER:
        words = _bold(text.replace("'", "\\'"), "*", "*")
        match kind:
            case "title":
                out.append(f"#align(center, text(22pt)[{words}])")
            case "h1" | "h2" | "h3":
                out.append(f"{'=' * int(kind[1])} {words}")
            case "ul":
                out.append("- " + words.split("|", 1)[1])
            case "ol":
                out.append("+ " + words.split("|", 1)[1])
            case "quote":
                out.append(f"#quote(block: true)[{words}]")
            case "table":
                cells = [cell for row in words.split("\n") for cell in row.split(" / ")]
                out.append(
                    "#table(columns: (40mm, 40mm), stroke: none, " + ", ".join(f"[{c}]" for c in cells) + ")"
                )
            case _:
                out.append(words)
        out.append("")
    source = "\n".join(out).replace("\n\n- ", "\n- ").replace("\n\n+ ", "\n+ ")
    return typst.compile(source.encode(), format="pdf")


FORMATS = {"txt": as_txt, "md": as_md, "html": as_html, "docx": as_docx, "epub": as_epub, "pdf": as_pdf}


def as_columns_pdf() -> bytes:
    """An article in two columns with a footnote, a figure, code and an abstract."""
    source = """
#set page(width: 150mm, height: 120mm, margin: 14mm, columns: 2, numbering: "1 / 1")
#set text(9pt, lang: "en")
#set par(justify: true)
#place(top + center, scope: "parent", float: true)[#text(17pt)[On the Range of Bells]]
= Introduction
A bell is heard in fog. Its range depends on wind, on the weight of the bell and on the ear of the
listener.#footnote[The ear was tested in 1880.] The range of a bell was first measured by the keepers of the
northern coast, who rowed out until they heard it no more.
= Method
Each keeper rowed in a straight line. The distance was counted in strokes:
- *Calm sea:* 900 strokes in a mile
- *Rough sea:* 1,300 strokes in a mile
The bell was struck every half minute.
```
strike --every 30
log --strokes
```
#figure(rect(width: 30mm, height: 12mm), caption: [The boat and the bell.])
= Results
In calm weather the bell of 400 kilograms was heard at 2.5 miles against the wind and at 6 miles with it. In rain
the range fell by half, and in snow it fell to less than a mile, which no keeper had expected before the boats
went out. The results were sent to the Society in the spring and printed in its yearbook, with a map of the coast
that shows the range of each bell as a circle and the wind as an arrow.
= Conclusion
A bell helps those who row.
"""
    return typst.compile(source.encode(), format="pdf")
