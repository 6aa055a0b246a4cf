"""Beside each small document of ours, the outline that it must give."""

from collections.abc import Iterator
from pathlib import Path

from document_formats import as_columns_pdf, as_txt
from leadquiz.document import read_outline
from leadquiz.model import Block, Outline

_FOLDER = Path(__file__).parents[1] / "documents"


def outlines() -> Iterator[tuple[str, bytes]]:
    """The outlines of the documents in `tests/documents`, and of two that are built."""
    for path in sorted(_FOLDER.iterdir()):
        if path.suffix != ".outline":
            yield _file(path.name, read_outline(path))
    yield _file("chapter", read_outline(None, as_txt(), "chapter.txt"))
    yield _file("columns.pdf", read_outline(None, as_columns_pdf(), "columns.pdf"))


def _file(name: str, outline: Outline) -> tuple[str, bytes]:
    return f"tests/documents/{name}.outline", ("\n".join(_told(outline)) + "\n").encode()


def _told(outline: Outline) -> Iterator[str]:
    """The outline for people to read: what a diff of it says is what changed."""
    yield f"{outline.title} | {outline.language} | {outline.date or 'no date'} | {len(outline.lines)} lines"
    for _, section in outline.walk():
        place = f"@{section.line}" + (f" p.{section.page}" if section.page else "")
        yield f"{'#' * section.level or '-'} [{section.number}] {section.title} {place}"
        yield from (_block(block) for block in section.blocks)
    yield from (f"aside {one.first}-{one.last}: {one.reason}" for one in outline.set_aside)
    yield from (f"notice: {notice}" for notice in outline.notices)


def _block(block: Block) -> str:
    place = f"{block.first}-{block.last}" + (f" p.{block.page}" if block.page else "")
    what = block.kind.value + (f" {block.ordinal}." if block.ordinal else "")
    label = f" <{block.label}>" if block.label else ""
    text = block.text.replace("\n", " // ")
    marked = [block.text[start:end] for start, end in block.emphasis]
    return f"{'  ' * (block.depth + 1)}{what} ({place}){label} {text}" + (f" {marked}" if marked else "")
