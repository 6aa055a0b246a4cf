"""Which format a file has, by its name and by its first bytes."""

import io
import re
import zipfile
from pathlib import PurePath

from leadquiz.errors import DocumentError

SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mkd": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".epub": "epub",
    ".docx": "docx",
}
"""Suffix -> kind of document."""

_NAMES = {
    "text": "plain text",
    "markdown": "Markdown",
    "html": "HTML",
    "pdf": "PDF",
    "epub": "EPUB",
    "docx": "Word",
}
_SUFFIX_OF = {
    "text": ".txt",
    "markdown": ".md",
    "html": ".html",
    "pdf": ".pdf",
    "epub": ".epub",
    "docx": ".docx",
}
_FOREIGN = (
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "is an old Word file or an encrypted one; save it as .docx without a password",
    ),
    (b"{\\rtf", "is RTF; save it as .docx or .txt"),
    (b"\x89PNG", "is a picture; run text recognition (OCR) first"),
    (b"\xff\xd8\xff", "is a picture; run text recognition (OCR) first"),
    (b"GIF8", "is a picture; run text recognition (OCR) first"),
    (b"II*\x00", "is a picture; run text recognition (OCR) first"),
    (b"MM\x00*", "is a picture; run text recognition (OCR) first"),
    (b"\x1f\x8b", "is compressed (gzip); unpack it first"),
    (b"7z\xbc\xaf", "is an archive (7z); unpack it first"),
    (b"Rar!", "is an archive (RAR); unpack it first"),
    (b"BOOKMOBI", "is a Kindle book; save it as .epub"),
    (b"\x7fELF", "is a program"),
    (b"SQLite format 3", "is a database"),
)
_HTML = re.compile(
    rb"^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_MARKDOWN = re.compile(rb"^#{1,6} \S", re.MULTILINE)


def kind_of(data: bytes, name: str, *, by_name: bool = True) -> str:
    """The kind of document; DocumentError when the bytes are not what the name says, or no document.

    Without a name to go by (`by_name` false: standard input) the bytes alone decide.
    """
    suffix = PurePath(name).suffix.lower() if by_name else ""
    said = SUFFIXES.get(suffix, "")
    if not data.strip():
        raise DocumentError(f"{name}: is empty; name a document with text")
    found = _by_content(data, name)
    if found in ("pdf", "epub", "docx", "html"):
        if said and said != found and not (found == "html" and said == "markdown"):
            raise DocumentError(
                f"{name}: is {_NAMES[found]} and not {_NAMES[said]}; rename it to end in {_SUFFIX_OF[found]}"
            )
        return said or found
    if said in ("pdf", "epub", "docx"):
        if found == "zip" and said != "pdf":
            return said  # its reader says what is missing
        what = "is damaged or cut short" if found == "zip" else f"is not {_NAMES[said]}"
        raise DocumentError(f"{name}: {what}; get the file again, or rename it if it is text")
    if found == "zip":
        raise DocumentError(f"{name}: is an archive (zip); unpack it and name the folder")
    if not said and not suffix:
        return "markdown" if _MARKDOWN.search(data[:20_000]) else "text"
    return said or "text"


def _by_content(data: bytes, name: str) -> str:
    """ "pdf", "epub", "docx", "html", "zip" or "" for text."""
    head = data[:1024]
    for mark, what in _FOREIGN:
        if head.startswith(mark) or (mark == b"BOOKMOBI" and mark in head[:80]):
            raise DocumentError(f"{name}: {what}")
    if b"%PDF-" in head:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return _kind_of_archive(data)
    return "html" if _HTML.match(data[:4096]) else ""


def _kind_of_archive(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError, UnicodeDecodeError):
        return "zip"
    if "word/document.xml" in names:
        return "docx"
    if "META-INF/container.xml" in names:
        return "epub"
    return "zip"
