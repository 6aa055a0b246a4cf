"""The producers of golden files: each gives the path, from the top, and the bytes of its files."""

from collections.abc import Callable, Iterator
from pathlib import Path

from golden.example import example
from golden.outlines import outlines
from golden.schema import schema

TOP = Path(__file__).parents[2]

PRODUCERS: tuple[Callable[[], Iterator[tuple[str, bytes]]], ...] = (outlines, schema, example)
