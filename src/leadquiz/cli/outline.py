"""`leadquiz outline`: what of a document was understood, before anything is made of it."""

import json
import shutil
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from leadquiz.console import say, warn
from leadquiz.model import Block, Outline, Section, SetAside

_PLURALS = {"quote": "quotes", "code": "code blocks", "byline": "bylines"}
_WIDEST = 100


@click.command(name="outline")
@click.argument("document", type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--json", "as_json", is_flag=True, help="Print everything as JSON: sections, blocks, what was set aside."
)
def command(document: Path, as_json: bool) -> None:
    """Print the sections of DOCUMENT with their lines or pages, and what stands in them.

    DOCUMENT is a file (txt, md, html, pdf, epub, docx), a folder of them, or - for standard input.
    """
    from leadquiz.document import read_outline

    data = sys.stdin.buffer.read() if str(document) == "-" else None
    outline = read_outline(None if data is not None else document, data)
    for notice in outline.notices:
        warn(notice)
    if as_json:
        say(json.dumps(outline_as_json(outline), ensure_ascii=False, indent=1))
    else:
        for line in outline_as_text(outline):
            say(line)


def outline_as_text(outline: Outline) -> Iterable[str]:
    """The tree as people read it, then the totals and what was set aside."""
    yield outline.title or outline.name
    facts = [outline.name, f"language {outline.language}"]
    facts += [f"dated {outline.date}"] if outline.date else []
    yield "  " + ", ".join(facts)
    yield ""
    total: Counter[str] = Counter()
    for _, section in outline.walk():
        counts = Counter(block.kind.value for block in section.blocks)
        total += counts
        total["section"] += section.level > 0
        total["label"] += sum(1 for block in section.blocks if block.label)
        heading = (
            f"{section.number} {section.title}".strip() if section.level else "(before the first heading)"
        )
        indent = "  " * max(section.level, 1)
        yield _columns(f"{indent}{heading}", f"{_place(section)}  {_counted(counts)}".rstrip())
    yield ""
    yield f"In all: {_counted(total) or 'nothing'}; {_words(outline):,} words."
    if outline.set_aside:
        yield "Set aside:"
        for reason, places in _grouped(outline.set_aside).items():
            yield f"  {reason}: {places}"


def _columns(left: str, right: str) -> str:
    gap = min(_WIDEST, shutil.get_terminal_size((_WIDEST, 24)).columns) - len(left) - len(right)
    return f"{left}{' ' * gap}{right}" if gap > 1 else f"{left}  {right}"


def _place(section: Section) -> str:
    line = f"line {section.line}"
    if not section.page:
        return line
    return f"page {section.page}" if section.page.isdigit() else f"{section.page}, {line}"


def _counted(counts: Counter[str]) -> str:
    return ", ".join(
        f"{count} {kind if count == 1 else _PLURALS.get(kind, kind + 's')}"
        for kind, count in counts.items()
        if count
    )


def _words(outline: Outline) -> int:
    return sum(
        len(block.text.split()) + len(block.label.split())
        for _, section in outline.walk()
        for block in section.blocks
    )


def _grouped(asides: Iterable[SetAside]) -> dict[str, str]:
    """Reason -> the lines, at most eight stretches of them spelled out."""
    found: dict[str, list[str]] = {}
    for one in asides:
        place = f"{one.first}" if one.first == one.last else f"{one.first}–{one.last}"
        found.setdefault(one.reason, []).append(place)
    return {
        reason: f"line{'s' if len(places) > 1 or '–' in places[0] else ''} {', '.join(places[:8])}"
        + (f" and {len(places) - 8} more" if len(places) > 8 else "")
        for reason, places in found.items()
    }


def outline_as_json(outline: Outline) -> dict[str, Any]:
    """Everything that was understood, but the lines themselves."""
    return {
        "name": outline.name,
        "sha256": outline.sha256,
        "title": outline.title,
        "language": outline.language,
        "date": outline.date,
        "lines": len(outline.lines),
        "sections": [_section_as_json(section) for section in outline.sections],
        "set_aside": [
            {"first": one.first, "last": one.last, "reason": one.reason} for one in outline.set_aside
        ],
        "notices": list(outline.notices),
    }


def _section_as_json(section: Section) -> dict[str, Any]:
    return {
        "level": section.level,
        "number": section.number,
        "title": section.title,
        "line": section.line,
        "page": section.page,
        "blocks": [_block_as_json(block) for block in section.blocks],
        "sections": [_section_as_json(child) for child in section.children],
    }


def _block_as_json(block: Block) -> dict[str, Any]:
    whole = {
        "kind": block.kind.value,
        "label": block.label,
        "ordinal": block.ordinal,
        "depth": block.depth,
        "text": block.text,
        "emphasis": [list(span) for span in block.emphasis],
        "rows": [list(row) for row in block.rows],
        "first": block.first,
        "last": block.last,
        "page": block.page,
    }
    always = ("kind", "text", "first", "last")
    return {key: value for key, value in whole.items() if value or key in always}
