"""The way in: a file of any format, or text, to its outline."""

import hashlib
from pathlib import Path

from leadquiz.document import plain, structure
from leadquiz.document.decode import decoded
from leadquiz.errors import DocumentError
from leadquiz.files import read_bytes
from leadquiz.model import Line, Outline

LARGEST = 200_000_000
"""Bytes of the largest document read."""


def read_outline(path: Path | None, data: bytes | None = None, name: str = "", *, title: str = "") -> Outline:
    """The outline of a document: of the file at `path`, or of `data` read elsewhere (standard input).

    `name` stands for the file in messages and decks, `title` overrides the title found. Raises DocumentError.
    """
    if data is None:
        if path is None:
            raise DocumentError("no document given; name a file")
        data = read_bytes(path, limit=LARGEST)
    name = name or (path.name if path is not None else "-")
    text, notices = decoded(data, name)
    return _of_text(text, name, hashlib.sha256(data).hexdigest(), title=title, notices=notices)


def parse_outline(text: str, name: str = "-") -> Outline:
    """The outline of plain text."""
    return _of_text(text, name, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest())


def _of_text(text: str, name: str, sha256: str, *, title: str = "", notices: tuple[str, ...] = ()) -> Outline:
    texts = text.split("\n")
    if texts[-1] == "":
        texts.pop()  # the newline that ends the last line
    lines = tuple(Line(number=number, text=line) for number, line in enumerate(texts, start=1))
    document = structure.Document(name=name, sha256=sha256, lines=lines, title=title, notices=notices)
    return structure.outline_of(document, plain.elements(lines))
