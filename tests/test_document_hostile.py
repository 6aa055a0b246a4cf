"""Hostile files: each ends in an outline or in one line, never in a traceback, and within the limits."""

import time

import pytest

from document_hostile import HOSTILE, MEGABYTES
from leadquiz.document import read_outline, sandbox
from leadquiz.errors import DocumentError

FULL = MEGABYTES >= 1_000


@pytest.fixture(autouse=True)
def tighter_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bombs are smaller by default, and so are the limits they must run into."""
    if not FULL:
        monkeypatch.setattr(sandbox, "MEMORY_BYTES", 450_000_000)
        monkeypatch.setattr(sandbox, "CPU_SECONDS", 8)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_ends_in_an_outline_or_in_one_line(name: str) -> None:
    build, refused = HOSTILE[name]
    data = build()
    started = time.monotonic()

    try:
        outline = read_outline(None, data, name)
    except DocumentError as error:
        message = str(error)
        assert refused is not False, message
        assert message.startswith(f"{name}: ")
        assert "\n" not in message
        assert len(message) < 200
    else:
        assert refused is not True
        assert outline.lines
    assert time.monotonic() - started < sandbox.WALL_SECONDS


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("scanned.pdf", "scanned.pdf: no text layer; run OCR first"),
        ("locked.pdf", "locked.pdf: is encrypted; remove the password first"),
        ("page.pdf", "page.pdf: is HTML and not PDF; rename it to end in .html"),
        ("pdf.txt", "pdf.txt: is PDF and not plain text; rename it to end in .pdf"),
        ("cut.docx", "cut.docx: is damaged or cut short; get the file again"),
        (
            "locked.epub",
            "locked.epub: is encrypted (copy protection); only books without it can be read",
        ),
        ("empty.txt", "empty.txt: is empty; name a document with text"),
    ],
)
def test_the_line_says_what_is_wrong_and_what_to_do(name: str, message: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_outline(None, HOSTILE[name][0](), name)

    assert str(caught.value) == message


def test_an_entity_reads_no_file() -> None:
    outline = read_outline(None, HOSTILE["entity.epub"][0](), "entity.epub")

    assert not any("root:" in line.text for line in outline.lines)
    assert "root:" not in outline.title


def test_a_reader_that_never_ends_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "WALL_SECONDS", 0.01)

    with pytest.raises(
        DocumentError, match=r"^x\.html: takes longer than \d+ seconds to be read; it is refused$"
    ):
        sandbox.read_in_child("html", b"<p>text</p>", "x.html")
