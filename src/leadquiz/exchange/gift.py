"""GIFT, Moodle's text format. https://docs.moodle.org/en/GIFT_format"""

import html
from collections.abc import Sequence

from leadquiz.exchange.asked import Asked, Way
from leadquiz.exchange.formats import Settings
from leadquiz.model import Deck
from leadquiz.text import one_line


def write(decks: Sequence[Deck], asked: Sequence[Asked], _settings: Settings) -> bytes:
    """A question a block, parted by blank lines, each named by its card's id."""
    title = "// " + one_line(", ".join(deck.title for deck in decks))
    return "\n\n".join([title, *map(_question, asked)]).encode() + b"\n"


def _question(one: Asked) -> str:
    feedback = f"####{_rich(one.explanation)}" if one.explanation else ""
    way = one.way
    if way is Way.SHORT and any("->" in answer for answer in (one.answer, *one.accept)):
        way = Way.OPEN  # a typed answer is no HTML, so its arrow would make this a matching question
    match way:
        case Way.CHOICE:
            lines = [
                f"{'=' if index == one.right else '~'}{_rich(option)}"
                for index, option in enumerate(one.options)
            ]
        case Way.ORDER:
            # Steps are matched with their numbers. The step stands on the left, where HTML is read: an
            # arrow in it is then an entity, since GIFT cannot escape one.
            lines = [f"={_rich(step)} -> {place}" for place, step in enumerate(one.members, 1)]
        case Way.SHORT:
            lines = [f"={_typed(answer)}" for answer in dict.fromkeys((one.answer, *one.accept))]
        case _:
            lines = []
            whole = "\n".join(filter(None, (one.answer, one.explanation)))
            feedback = f"####{_rich(whole)}"
    body = "\n".join(["{", *lines, *([feedback] if feedback else []), "}"])
    return f"::{_escaped(one.card_id)}::[html]{_rich(one.question)}{body}"


def _rich(text: str) -> str:
    """Text where Moodle reads HTML."""
    return _escaped(_html(text))


def _html(text: str) -> str:
    # A percent sign at the beginning would be read as a weight, a bracket as the name of a format.
    shown = html.escape(text, quote=False).replace("\n", "<br>")
    return shown.replace("%", "&#37;").replace("[", "&#91;")


def _typed(text: str) -> str:
    """An answer to type: plain text, in which an asterisk would stand for any words."""
    before = "%100%" if text.startswith("%") else "[plain]" if text.startswith("[") else ""
    return before + _escaped(one_line(text).replace("*", "\\*"))


def _escaped(text: str) -> str:
    # A backslash first, or the others' would be doubled.
    for sign in "\\~=#{}:":
        text = text.replace(sign, f"\\{sign}")
    return text
