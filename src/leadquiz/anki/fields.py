"""Text as an Anki field, and back: Anki shows exactly what the deck says.

A field is HTML in which Anki, its plugins and MathJax look for codes of their own. Everything that could be
taken for one is written as an entity, so a round trip is the identity up to Unicode's composed form.
"""

import re
import unicodedata
from functools import lru_cache

from leadquiz.anki.html_text import plain_text
from leadquiz.text import sanitize, without_hidden

_ENTITIES = (
    ("&", "&amp;"),  # first, since the others bring ampersands
    ("<", "&lt;"),
    (">", "&gt;"),
    ("{", "&#123;"),  # {{field}} and {{c1::cloze}}
    ("}", "&#125;"),
    ("[", "&#91;"),  # [latex], [sound:…], [anki:…]
    ("\n", "<br>"),
)
_PLAIN = re.compile(r"[^&<>{}\[\n\\\x00-\x1f\x7f-\uffff\U00010000-\U0010ffff]*")
# MathJax reads the page after entities are resolved: only an element after the backslash keeps it away.
_TEX = re.compile(r"\\(?=[()\]]|&#91;)")
_TEX_GUARD = "&#92;<span></span>"
_NOT_IN_CLOZE = re.compile("^:|:(?=:|$)")


def encode(text: str) -> str:
    """The text as HTML for a field: nothing in it is live."""
    if not text or _PLAIN.fullmatch(text):
        return text
    encoded = sanitize(text if text.isascii() else unicodedata.normalize("NFC", text))
    for character, entity in _ENTITIES:
        encoded = encoded.replace(character, entity)
    return _TEX.sub(lambda _match: _TEX_GUARD, encoded) if "\\" in encoded else encoded


def encode_in_cloze(text: str) -> str:
    """The text as it stands inside `{{c1::…}}`, where `::` begins a hint."""
    return _NOT_IN_CLOZE.sub("&#58;", encode(text))


def encode_lines(texts: tuple[str, ...]) -> str:
    """Several texts as list items, one text each; empty without any."""
    return "<ul>" + "".join(f"<li>{encode(text)}</li>" for text in texts) + "</ul>" if texts else ""


def decode(field: str) -> str:
    """The text of a field that `encode` wrote, also after somebody edited it in Anki."""
    if "<" not in field and "&" not in field:
        return without_hidden(field)
    return plain_text(field, is_exact=True)


def decode_lines(field: str) -> tuple[str, ...]:
    """The texts of a list that `encode_lines` wrote; without list items each line is a text."""
    items = _ITEM.split(field)[1:]
    if items:
        texts = [decode(_ITEM_END.split(item)[0]) for item in items]
    else:
        texts = [line.strip() for line in decode(field).split("\n")]
    return tuple(text for text in texts if text.strip())


_ITEM = re.compile("<li[^<>]{0,200}>", re.IGNORECASE)
_ITEM_END = re.compile("</(?:li|ul|ol)>", re.IGNORECASE)
_TAG_BREAKER = re.compile(r'[\s"\x00-\x1f\u3000]+')


@lru_cache(maxsize=4096)
def anki_tag(*parts: str) -> str:
    """A hierarchical tag of these parts; blanks become `_`, since Anki ends a tag there."""
    return "::".join(filter(None, (_tag_part(part) for part in parts)))


def _tag_part(part: str) -> str:
    name = _TAG_BREAKER.sub("_", unicodedata.normalize("NFC", sanitize(part)).strip())
    return re.sub(":{2,}", ":", name).strip(":")


@lru_cache(maxsize=4096)
def deck_name(*levels: str) -> str:
    """A deck's full name; `::` separates levels for Anki, so none may hold it."""
    return "::".join(_deck_level(level) for level in levels)


def _deck_level(level: str) -> str:
    name = " ".join(sanitize(unicodedata.normalize("NFC", level)).split())
    return re.sub(":{2,}", " - ", name).strip(": ").replace('"', "'") or "untitled"
