"""Small functions over text that every part of leadquiz shares."""

import re
import unicodedata

_BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_HIDDEN = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufff9-\ufffb\ud800-\udfff"
    + _BIDI
    + "\U000e0000-\U000e007f]"
)
_REPLACEMENT = "\ufffd"


def hidden_character(text: str) -> int | None:
    """Index of the first character nobody can see or that steers a terminal, or None.

    These are C0 and C1 controls but newline and tab, surrogates, direction controls and tag characters.
    ZWJ and ZWNJ are letters to some scripts and stay.
    """
    match = _HIDDEN.search(text)
    return match.start() if match else None


def sanitize(text: str) -> str:
    """The text as it may be printed: each hidden character becomes U+FFFD. Idempotent."""
    return _HIDDEN.sub(_REPLACEMENT, text)


def without_hidden(text: str) -> str:
    """The text without its hidden characters, for texts that come from elsewhere into a deck."""
    return _HIDDEN.sub("", text)


def one_line(text: str) -> str:
    """The text with every run of white space as one blank, ends trimmed."""
    return " ".join(text.split())


def letters(text: str) -> str:
    """Only the letters and digits, folded: what two spellings of one passage have in common.

    Evidence is looked up in its lines by this, since repair joins words and drops marks of emphasis.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in folded if character.isalnum())
