"""Bytes of text in whatever encoding -> clean text."""

import re

from leadquiz.document.element import OFF, ON
from leadquiz.document.repair import without_mojibake

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_BREAKS = re.compile("\r\n?|\u2028|\u2029|\u0085")
_PRIVATE = re.compile(f"[{ON}{OFF}\ue010]")


def decoded(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """The text, lines ending in a newline, and notices about what was guessed or mended."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return clean(data[len(mark) :].decode(encoding, errors="replace")), ()
    try:
        return clean(data.decode("utf-8")), ()
    except UnicodeDecodeError:
        return clean(data.decode("cp1252", errors="replace")), (f"{name}: not UTF-8; read as Windows-1252",)


def clean(text: str) -> str:
    """The text with newlines alone as line ends, mojibake read right and our private marks gone."""
    text = _PRIVATE.sub("", _BREAKS.sub("\n", text))
    return without_mojibake(text)
