"""What a stranger's card asks and answers: its templates filled in, its gaps opened.

Anki's templates: `{{Field}}`, `{{filter:Field}}`, `{{#Field}}…{{/Field}}`, `{{^Field}}…{{/Field}}`,
`{{FrontSide}}`; in cloze notes `{{c1::text::hint}}`, nested too.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

_MUSTACHE = re.compile(r"\{\{([^{}]{1,300})\}\}")
_DEEPEST = 8  # gaps within gaps
_LONGEST = 300_000  # characters of a filled-in template: fields may be named again and again
_CLOZE_TOKEN = re.compile(r"\{\{c(\d{1,3}(?:,\d{1,3})*)::|\}\}")


def render(
    template: str, value: Callable[[str, tuple[str, ...]], str], is_filled: Callable[[str], bool]
) -> str:
    """The template with `value(field, filters)` for each field and sections kept where `is_filled`."""
    parts: list[str] = []
    shown = [True]
    at = size = 0
    for match in _MUSTACHE.finditer(template):
        if shown[-1]:
            parts.append(template[at : match.start()])
        at = match.end()
        name = match[1].strip()
        if name.startswith(("#", "^")):
            wanted = is_filled(name[1:].strip()) == name.startswith("#")
            shown.append(shown[-1] and wanted)
        elif name.startswith("/"):
            if len(shown) > 1:
                shown.pop()
        elif shown[-1] and size < _LONGEST:
            *filters, field = (part.strip() for part in name.split(":"))
            text = value(field, tuple(filters))
            size += len(text)  # the last one may exceed the limit, so that one long field is whole
            parts.append(text)
    if shown[-1]:
        parts.append(template[at:])
    return "".join(parts)


@dataclass(frozen=True, slots=True)
class Gaps:
    """A cloze field for one of its cards: the text around its gaps, what they hide, the first hint."""

    shown: tuple[str, ...]  # one more than `hidden`
    hidden: tuple[str, ...]
    hint: str


def gap_numbers(field: str) -> list[int]:
    """The numbers of the gaps in a field, each once, in ascending order."""
    found = {
        int(number) for match in _CLOZE_TOKEN.finditer(field) if match[1] for number in match[1].split(",")
    }
    return sorted(found)


def gaps(field: str, number: int) -> Gaps:
    """The field with the gaps of this number taken out and all others filled in."""
    shown, hidden, hints = [""], [], []
    stack: list[tuple[bool, list[str]]] = [(False, [])]  # whether the gap is asked for, its parts
    depth_of_asked = 0
    at = 0
    for match in _CLOZE_TOKEN.finditer(field):
        stack[-1][1].append(field[at : match.start()])
        at = match.end()
        if match[1]:
            if len(stack) > _DEEPEST:
                continue
            is_asked = str(number) in match[1].split(",") and not depth_of_asked
            if is_asked:
                shown[-1] += _outer(stack)
                depth_of_asked = len(stack)
            stack.append((is_asked, []))
        elif len(stack) == 1:
            stack[0][1].append("}}")
        else:
            is_asked, parts = stack.pop()
            text, _separator, hint = "".join(parts).partition("::")
            if is_asked:
                hidden.append(text)
                hints.append(hint)
                shown.append("")
                depth_of_asked = 0
            else:
                stack[-1][1].append(text)
    stack[-1][1].append(field[at:])
    while len(stack) > 1:  # gaps that never end are text
        _asked, parts = stack.pop()
        stack[-1][1].extend(parts)
    shown[-1] += "".join(stack[0][1])
    return Gaps(tuple(shown), tuple(hidden), next(filter(None, hints), ""))


def _outer(stack: list[tuple[bool, list[str]]]) -> str:
    """The text collected so far outside the gap that begins; it is taken from the stack."""
    text = ""
    for _asked, parts in stack:
        text += "".join(parts)
        parts.clear()
    return text
