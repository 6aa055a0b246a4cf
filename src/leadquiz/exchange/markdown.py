"""Questions and answers by section as Markdown, for notes, wikis and printing."""

import re
from collections.abc import Sequence

from leadquiz.exchange.asked import Asked
from leadquiz.exchange.formats import Settings
from leadquiz.model import Deck
from leadquiz.text import one_line

_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~&$=@:^])")


def write(decks: Sequence[Deck], asked: Sequence[Asked], _settings: Settings) -> bytes:
    """Headings follow the sections' paths; an answer stands as a quote under its question."""
    lines = [f"# {_escaped(', '.join(deck.title for deck in decks))}", ""]
    path: tuple[str, ...] = ()
    for one in asked:
        section = one.card.section
        if section != path:
            shared = next(
                (i for i, pair in enumerate(zip(path, section, strict=False)) if pair[0] != pair[1]), None
            )
            start = min(len(path), len(section)) if shared is None else shared
            for level, title in enumerate(section[start:], start):
                lines += [f"{'#' * min(6, level + 2)} {_escaped(title)}", ""]
            path = section
        if one.card.context:
            lines += [f"*{_escaped(one.card.context)}*  "]
        lines += [f"**{_escaped(one.card.question)}**", ""]
        if one.members:
            numbered = one.card.kind.value == "steps"
            lines += [
                f"> {f'{number}.' if numbered else '-'} {_escaped(member)}"
                for number, member in enumerate(one.members, 1)
            ]
        else:
            lines.append(f"> {_escaped(one.answer)}")
        if one.explanation:
            lines += [">", f"> *{_escaped(one.explanation)}*"]
        lines.append("")
    return "\n".join(lines).encode()


def _escaped(text: str) -> str:
    """The text on one line, as itself: Markdown escapes any punctuation with a backslash."""
    return _SPECIAL.sub(r"\\\1", one_line(text))
