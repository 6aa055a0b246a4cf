"""Moodle XML. https://docs.moodle.org/en/Moodle_XML_format"""

import html
from collections.abc import Sequence
from xml.sax.saxutils import escape

from leadquiz.exchange.asked import Asked, Way
from leadquiz.exchange.formats import Settings
from leadquiz.model import Deck
from leadquiz.text import one_line

_TYPES = {Way.CHOICE: "multichoice", Way.ORDER: "matching", Way.SHORT: "shortanswer", Way.OPEN: "essay"}


def write(decks: Sequence[Deck], asked: Sequence[Asked], _settings: Settings) -> bytes:
    """A quiz whose first entry is the category; ids stay, so that Moodle can tell questions apart."""
    title = one_line(", ".join(deck.title for deck in decks)).replace("/", "//")  # one slash parts categories
    category = f'<question type="category"><category><text>{_xml(title)}</text></category></question>'
    return "\n".join(
        ['<?xml version="1.0" encoding="UTF-8"?>', "<quiz>", category, *map(_question, asked), "</quiz>", ""]
    ).encode()


def _question(one: Asked) -> str:
    lines = [
        f'<question type="{_TYPES[one.way]}">',
        f"<name><text>{_xml(one_line(one.card.question)[:120])}</text></name>",
        f"<questiontext {_HTML}><text>{_rich(one.question)}</text></questiontext>",
        f"<idnumber>{_xml(one.card_id)}</idnumber>",
    ]
    if one.explanation:
        lines.append(f"<generalfeedback {_HTML}><text>{_rich(one.explanation)}</text></generalfeedback>")
    match one.way:
        case Way.CHOICE:
            lines += ["<single>true</single>", "<shuffleanswers>true</shuffleanswers>"]
            for index, option in enumerate(one.options):
                worth = 100 if index == one.right else 0
                lines.append(f'<answer fraction="{worth}" {_HTML}><text>{_rich(option)}</text></answer>')
        case Way.ORDER:
            lines.append("<shuffleanswers>true</shuffleanswers>")
            for place, step in enumerate(one.members, 1):
                lines.append(
                    f"<subquestion {_HTML}><text>{_rich(step)}</text>"
                    f"<answer><text>{place}</text></answer></subquestion>"
                )
        case Way.SHORT:
            lines.append("<usecase>0</usecase>")
            for answer in dict.fromkeys((one.answer, *one.accept)):
                # An asterisk would stand for any words.
                typed = _xml(one_line(answer).replace("*", "\\*"))
                lines.append(
                    f'<answer fraction="100" format="moodle_auto_format"><text>{typed}</text></answer>'
                )
        case _:
            lines.append("<responseformat>editor</responseformat>")
            lines.append(f"<graderinfo {_HTML}><text>{_rich(one.answer)}</text></graderinfo>")
    tags = [*one.card.tags, one.card.kind.value, *one.card.section[-1:]]
    lines.append(
        "<tags>" + "".join(f"<tag><text>{_xml(one_line(tag))}</text></tag>" for tag in tags) + "</tags>"
    )
    return "\n".join([*lines, "</question>"])


_HTML = 'format="html"'


def _rich(text: str) -> str:
    """Text where Moodle reads HTML: escaped as HTML, and the HTML as XML."""
    return _xml(html.escape(text, quote=False).replace("\n", "<br>"))


def _xml(text: str) -> str:
    # U+FFFE and U+FFFF are no characters of XML.
    return escape(text.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd"))
