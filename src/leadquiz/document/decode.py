"""Bytes of text in whatever encoding -> clean text."""

import codecs
import re

from leadquiz.document.element import OFF, ON
from leadquiz.document.repair import without_mojibake
from leadquiz.errors import DocumentError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BREAKS = re.compile("\r\n?|\u2028|\u2029|\u0085|\x0b")
_PRIVATE = re.compile(f"[{ON}{OFF}\ue010]")
_DECLARED = re.compile(
    rb"""<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I
)
_SAMPLE = 200_000
_PAIRS = re.compile(rb"[\x80-\xff]{2}")
_ODD = re.compile(r"(?<=[^\W\d_])[¹³¿¼¾£¥Ÿ\ufffd]|[¹³¿¼¾£¥\ufffd](?=[^\W\d_])")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decoded(data: bytes, name: str, *, markup: bool = False) -> tuple[str, tuple[str, ...]]:
    """The text, lines ending in a newline, and notices about what was guessed.

    `markup` heeds the encoding that an HTML or XML file declares. Raises DocumentError for what is no text.
    """
    text, encoding = _text_of(data, markup=markup)
    if len(_CONTROLS.findall(text[:_SAMPLE])) > 0.002 * min(len(text), _SAMPLE) + 2:
        raise DocumentError(f"{name}: is not text; name a document (txt, md, html, pdf, epub, docx)")
    notices = (f"{name}: is not UTF-8; read as {encoding}",) if encoding else ()
    return clean(text), notices


def _text_of(data: bytes, *, markup: bool) -> tuple[str, str]:
    """The text and the encoding where it was guessed."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace"), ""
    if markup and (declared := _DECLARED.search(data[:4_000])):
        try:
            return data.decode(declared[1].decode("ascii")), ""
        except (LookupError, UnicodeDecodeError):
            pass
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError as error:
        if error.start > len(data) - 4:
            return data.decode("utf-8", errors="replace"), ""  # cut inside the last character
    for encoding, zeros in (("utf-16-le", data[1:400:2]), ("utf-16-be", data[0:400:2])):
        if zeros.count(0) > 0.4 * len(zeros):
            return data.decode(encoding, errors="replace"), encoding.upper()
    encoding = _guessed(data[:_SAMPLE])
    return data.decode(encoding, errors="replace"), encoding


def _guessed(sample: bytes) -> str:
    high = sum(1 for byte in sample if byte > 0x7F)
    letters = high + sum(1 for byte in sample if chr(byte).isalpha() and byte < 0x80)
    if high < 0.5 * letters and len(_PAIRS.findall(sample)) < 0.2 * high:
        # Lone accented letters among plain ones: a Western or Central European code page.
        return min(("cp1252", "cp1250"), key=lambda encoding: _odd_characters(sample, encoding))
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return best.encoding if best is not None else "cp1252"


def _odd_characters(sample: bytes, encoding: str) -> int:
    """How many characters inside words are no letters when the bytes are read so."""
    return len(_ODD.findall(sample.decode(encoding, errors="replace")))


def clean(text: str) -> str:
    """The text with newlines alone as line ends, mojibake read right and our private marks gone."""
    return without_mojibake(_PRIVATE.sub("", _BREAKS.sub("\n", text)))
