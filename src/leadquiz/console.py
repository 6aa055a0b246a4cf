"""The one way anything is printed. Card text, file names and error messages come from strangers."""

import contextlib
import os
import sys
from typing import IO, TextIO

from leadquiz.text import sanitize


class ReaderGoneError(Exception):
    """Whoever read our output (head, less) went away. No OSError: click would end with 1 on that one."""


def say(text: str = "", *, end: str = "\n") -> None:
    """Print an answer to standard output, sanitised."""
    _write(sys.stdout, sanitize(text) + end)
    if not end:
        with contextlib.suppress(BrokenPipeError):  # the next write tells
            sys.stdout.flush()  # a prompt waits for nobody's line break


def warn(text: str) -> None:
    """Print anything that is not the answer (progress, notices, errors) to standard error, sanitised."""
    _write(sys.stderr, sanitize(text) + "\n")


def write_raw(data: bytes) -> None:
    """Bytes of a file that the user asked for on standard output."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError as error:
        raise ReaderGoneError from error


def is_terminal(stream: IO[str] | None = None) -> bool:
    """Whether people read this stream directly."""
    stream = sys.stdout if stream is None else stream
    try:
        return stream.isatty()
    except (AttributeError, ValueError):
        return False


def use_colour(stream: IO[str] | None = None) -> bool:
    """Colour only on a terminal, never with NO_COLOR or TERM=dumb."""
    return is_terminal(stream) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _write(stream: TextIO, text: str) -> None:
    try:
        stream.write(text)
    except UnicodeEncodeError:
        encoding = stream.encoding or "ascii"
        stream.write(text.encode(encoding, errors="replace").decode(encoding))
    except BrokenPipeError as error:
        raise ReaderGoneError from error
