"""Files that no reader should trust, built here: bombs, cut, locked, mislabelled and nested ones."""

import io
import os
import struct
import zipfile
import zlib
from collections.abc import Callable

from document_formats import as_docx, as_epub, as_pdf, zipped

MEGABYTES = int(os.environ.get("LEADQUIZ_HOSTILE_MB", "300"))
"""How far the bombs unpack; a full run takes 2000."""

_CONTAINER = "<container><rootfile full-path='b.opf'/></container>"


def _pdf(objects: list[bytes], *, trailer: bytes = b"") -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    out = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        trailer,
        start,
    )


def _stream(data: bytes, more: bytes = b"", *, packed: bool = False) -> bytes:
    if packed:
        data, more = zlib.compress(data, 1), more + b"/Filter/FlateDecode"
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(data), more, data)


_CATALOGUE = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"]
_FONT = b"/Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
_PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<<%s>>/Contents 4 0 R>>"


def pdf_form_bomb() -> bytes:
    """Forms that draw forms: a few kilobytes that ask for 10 to the 16th words."""
    forms = []
    for level in range(16):
        number = 6 + level
        draw = b"/X Do " * 10 if level < 15 else b"BT /F1 9 Tf (boom) Tj ET"
        resources = b"/Resources<<%s/XObject<</X %d 0 R>>>>" % (_FONT, number)
        forms.append(_stream(draw, b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]" + resources))
    page = _PAGE % (_FONT + b"/XObject<</X 5 0 R>>")
    return _pdf([*_CATALOGUE, page, _stream(b"/X Do " * 10), *forms])


def pdf_flate_bomb() -> bytes:
    return _pdf([*_CATALOGUE, _PAGE % _FONT, _stream(b" " * (MEGABYTES * 1_000_000), packed=True)])


def pdf_of_a_million_pages() -> bytes:
    return _pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[%s]/Count 1000000>>" % (b"3 0 R " * 300_000),
            _PAGE % b"",
        ]
    )


def pdf_page_tree_loop() -> bytes:
    return _pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>"])


def pdf_scanned() -> bytes:
    image = _stream(
        b"\0" * 100,
        b"/Type/XObject/Subtype/Image/Width 10/Height 10/BitsPerComponent 8/ColorSpace/DeviceGray",
    )
    page = _PAGE % b"/XObject<</X 5 0 R>>"
    return _pdf([*_CATALOGUE, page, _stream(b"600 0 0 800 0 0 cm /X Do"), image])


def pdf_locked() -> bytes:
    lock = b"/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -4/O<%s>/U<%s>>>/ID[<00><00>]" % (
        b"41" * 32,
        b"42" * 32,
    )
    return _pdf([*_CATALOGUE, _PAGE % _FONT, _stream(b"BT /F1 9 Tf (boom) Tj ET")], trailer=lock)


def pdf_cut() -> bytes:
    return as_pdf()[:900]


def zip_of_spaces(path: str, megabytes: int, others: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, text in others.items():
            archive.writestr(name, text)
        with archive.open(path, "w", force_zip64=True) as member:
            for _ in range(megabytes):
                member.write(b" " * 1_000_000)
    return out.getvalue()


def with_forged_sizes(data: bytes) -> bytes:
    """The archive with each member said to unpack to 100 bytes."""
    out = bytearray(data)
    place = 0
    while (place := data.find(b"PK\x01\x02", place)) >= 0:
        struct.pack_into("<I", out, place + 24, 100)
        place += 4
    return bytes(out)


def docx_with(document: str | bytes) -> bytes:
    """A Word file with this as its document.xml."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(as_docx())) as good,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for member in good.namelist():
            archive.writestr(member, document if member == "word/document.xml" else good.read(member))
    return out.getvalue()


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx_of_paragraphs() -> bytes:
    body = f"<w:document {_W}><w:body>" + "<w:p/>" * (MEGABYTES * 16_000) + "</w:body></w:document>"
    return docx_with(body)


def docx_laughing() -> bytes:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    return docx_with(
        f'<!DOCTYPE x [<!ENTITY a0 "ha">{entities}]><w:document {_W}><w:body><w:p><w:r><w:t>&a11;</w:t></w:r></w:p>'
        "</w:body></w:document>"
    )


def docx_nested() -> bytes:
    deep = "<w:sdt><w:sdtContent>" * 20_000 + "<w:p/>" + "</w:sdtContent></w:sdt>" * 20_000
    return docx_with(f"<w:document {_W}><w:body>{deep}</w:body></w:document>")


_OPF = (
    "<package><manifest><item id='a' href='a.html' media-type='application/xhtml+xml'/></manifest>"
    "<spine><itemref idref='a'/></spine></package>"
)


def epub_with(page: str | bytes, opf: str = "", **more: str | bytes) -> bytes:
    return zipped({"META-INF/container.xml": _CONTAINER, "b.opf": opf or _OPF, "a.html": page, **more})


def epub_reaching_out() -> bytes:
    opf = (
        "<package><manifest><item id='a' href='../../../../etc/passwd' media-type='application/xhtml+xml'/>"
        "<item id='b' href='/etc/passwd' media-type='application/xhtml+xml'/></manifest>"
        "<spine><itemref idref='a'/><itemref idref='b'/></spine></package>"
    )
    return epub_with("", opf)


def epub_with_entity() -> bytes:
    opf = (
        '<!DOCTYPE package [<!ENTITY x SYSTEM "file:///etc/passwd">]><package><metadata><title>&x;</title></metadata>'
        "<manifest><item id='a' href='a.html' media-type='application/xhtml+xml'/></manifest>"
        "<spine><itemref idref='a'/></spine></package>"
    )
    page = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>Only this. &x;</p></body></html>'
    return epub_with(page, opf)


def epub_locked() -> bytes:
    lock = (
        '<encryption><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/></encryption>'
    )
    return epub_with("<p>x</p>", **{"META-INF/encryption.xml": lock})


def many_members() -> bytes:
    return zipped({"word/document.xml": ""} | {f"a{n}": "" for n in range(20_100)})


_NEST = 20_000

# name -> what builds it, and whether it must be refused (True), be read (False) or may be either (None)
HOSTILE: dict[str, tuple[Callable[[], bytes], bool | None]] = {
    "form-bomb.pdf": (pdf_form_bomb, None),
    "flate-bomb.pdf": (pdf_flate_bomb, True),
    "million-pages.pdf": (pdf_of_a_million_pages, True),
    "page-loop.pdf": (pdf_page_tree_loop, True),
    "scanned.pdf": (pdf_scanned, True),
    "locked.pdf": (pdf_locked, True),
    "cut.pdf": (pdf_cut, None),
    "only-a-header.pdf": (lambda: b"%PDF-1.4\n", True),
    "text.pdf": (lambda: b"This is text.", True),
    "page.pdf": (lambda: b"<!doctype html><p>Text", True),
    "word.pdf": (as_docx, True),
    "pdf.txt": (as_pdf, True),
    "book.docx": (as_epub, True),
    "spaces.docx": (lambda: zip_of_spaces("word/document.xml", max(MEGABYTES, 401), {}), True),
    "forged.docx": (lambda: with_forged_sizes(zip_of_spaces("word/document.xml", MEGABYTES, {})), True),
    "paragraphs.docx": (docx_of_paragraphs, True),
    "laughing.docx": (docx_laughing, None),
    "nested.docx": (docx_nested, True),
    "cut.docx": (lambda: as_docx()[:9_000], True),
    "empty-archive.docx": (lambda: zipped({}), True),
    "many-members.docx": (many_members, True),
    "old.docx": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 5_000, True),
    "no-container.epub": (lambda: zipped({"mimetype": "application/epub+zip"}), True),
    "no-book.epub": (lambda: zipped({"META-INF/container.xml": _CONTAINER}), True),
    "reaching-out.epub": (epub_reaching_out, True),
    "entity.epub": (epub_with_entity, False),
    "locked.epub": (epub_locked, True),
    "page-bomb.epub": (
        lambda: zip_of_spaces("a.html", 120, {"META-INF/container.xml": _CONTAINER, "b.opf": _OPF}),
        True,
    ),
    "cut.epub": (lambda: as_epub()[:1_500], True),
    "brackets.html": (lambda: b"<p>" + b"[" * _NEST, None),
    "nested-divs.html": (lambda: b"<html>" + b"<div>" * 200_000 + b"deep", True),
    "nested-bold.html": (lambda: b"<html>" + b"<b>" * 200_000 + b"deep", True),
    "nested-lists.html": (lambda: b"<html>" + b"<ul><li>" * _NEST + b"deep", True),
    "nested-tables.html": (lambda: b"<html>" + b"<table><tr><td>" * 3_000 + b"deep", True),
    "angles.html": (lambda: b"<html>" + b"<" * 500_000, None),
    "attributes.html": (lambda: b"<html><p " + b"a=b " * 500_000 + b">text here</p>", False),
    "matched-classes.html": (
        lambda: b"<html>" + b"<div class=menu>" * 5_000 + b"deep" + b"</div>" * 5_000 + b"text",
        None,
    ),
    "nuls.html": (lambda: b"<html>\0\0\0\0<p>\0text\0</p>", None),
    "brackets.md": (lambda: b"[" * _NEST, None),
    "pictures.md": (lambda: b"![" * 8_000, None),
    "quotes.md": (lambda: b">" * _NEST + b" deep", None),
    "lists.md": (lambda: b"".join(b"  " * n + b"- a\n" for n in range(600)), False),
    "stars.md": (lambda: b"*a **b " * 10_000, None),
    "templates.md": (lambda: b"# A\n\ntext here\n\n" + b"{% " * _NEST, False),
    "comment.md": (lambda: b"# A\n\ntext here\n\n" + b"<!-- " * _NEST, None),
    "brackets.txt": (lambda: b"[" * _NEST, None),
    "stars.txt": (lambda: b"**a " * 50_000, None),
    "one-line.txt": (lambda: b"word " * 300_000, False),
    "blanks.txt": (lambda: b"A title" + b" " * 500_000 + b"x\n\ntext here", False),
    "dots.txt": (lambda: b"A title" + b" ." * 200_000 + b"x\n\ntext here", False),
    "bullets.txt": (lambda: b"-\n" * 40_000 + b"text", False),
    "numbers.txt": (lambda: b"".join(b"%d. Title\n\n" % (n % 900) for n in range(10_000)), False),
    "pipes.txt": (lambda: b"| a | b |\n" * 10_000, False),
    "colons.txt": (lambda: b"- " + b"a:" * 100_000 + b" b", False),
    "hyphens.txt": (lambda: b"some long text that goes on and-\n" * 10_000, False),
    "controls.txt": (lambda: bytes(range(256)) * 100, True),
    "empty.txt": (lambda: b"", True),
    "blank.txt": (lambda: b" \n\t\n", True),
    "picture.txt": (lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 100, True),
    "half-utf16.txt": (lambda: b"\xff\xfe" + "Ein Text\n".encode("utf-16-le") + b"\x00\xd8\x41", None),
    "archive.txt": (lambda: zipped({"a.txt": "text"}), True),
}
