"""Markdown's inline marks as people leave them in plain text: emphasis, escapes, links, code ticks."""

import re

from leadquiz.document.element import OFF, ON, bare
from leadquiz.document.vocabulary import FINITE_VERBS, SENTENCE_STARTS

_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!$%&~|<>\"'])")
_CODE = re.compile(r"(?<!`)`([^`\n]{1,400})`(?!`)")
_IMAGE = re.compile(r"!\[([^\[\]\n]{0,400})\]\([^()\s]{0,2000}(?:\s+\"[^\"\n]{0,400}\")?\)")
_LINK = re.compile(
    r"(?<!!)\[([^\[\]\n]{1,400})\]\((?:https?:|mailto:|/|#|\.)[^()\s]{0,2000}(?:\s+\"[^\"\n]{0,400}\")?\)"
)
_STARS = re.compile(r"\*+")
_UNDERSCORES = re.compile(r"(?<!\w)_{1,2}(?=[^\W_])|(?<=[^\s_])_{1,2}(?!\w)")
_HELD = "\ue010"  # around the index of an escaped character, kept out of the way while marks are read


def marked(text: str) -> str:
    """The text with `**bold**`, `*emphasis*` and `_emphasis_` as ON and OFF, and escapes resolved."""
    if not any(character in text for character in "*_\\`["):
        return text
    held: list[str] = []

    def hold(match: re.Match[str]) -> str:
        held.append(match[1])
        return f"{_HELD}{len(held) - 1}{_HELD}"

    text = _ESCAPE.sub(hold, text)
    text = _LINK.sub(r"\1", _IMAGE.sub(r"\1", text))
    text = _CODE.sub(rf"{ON}\1{OFF}", text)
    text = _paired(text, _STARS, stray=2)
    text = _paired(text, _UNDERSCORES, stray=9)
    if held:
        text = re.sub(f"{_HELD}(\\d+){_HELD}", lambda match: held[int(match[1])], text)
    return text


def _paired(text: str, marks: re.Pattern[str], *, stray: int) -> str:
    """The text with each pair of marks as ON and OFF; unpaired ones of `stray` characters or more are dropped.

    One pass, since texts exist that make a search for the other end of each mark take hours.
    """
    pieces: list[str] = []
    opened: tuple[int, int] | None = None  # the place in `pieces` of the open mark, and its length
    end = 0
    for match in marks.finditer(text):
        pieces.append(text[end : match.start()])
        end = match.end()
        before = text[match.start() - 1] if match.start() else " "
        after = text[end] if end < len(text) else " "
        mark, length = match[0], end - match.start()
        within_word = length == 1 and (before.isalnum() and after.isalnum())
        can_close = not before.isspace() and not within_word and not (length == 1 and after.isalnum())
        can_open = not after.isspace() and not within_word and not (length == 1 and before.isalnum())
        if opened is not None and can_close and (length > 1) == (opened[1] > 1):
            pieces[opened[0]] = ON
            pieces.append(OFF)
            opened = None
        elif can_open and (opened is None or (length > 1 and opened[1] == 1) or not can_close):
            opened = (len(pieces), length)
            pieces.append("" if length >= stray else mark)
        else:
            pieces.append("" if length >= stray else mark)
    return "".join(pieces) + text[end:]


# ------------------------------------------------------------------------------------------ labels

_MARKED_LABEL = re.compile(
    rf"^{ON}(?P<label>[^{ON}{OFF}]{{1,120}}?)(?:"
    rf"\s*[:：]\s*{OFF}\s*[:：]?"  # the colon inside the bold
    rf"|\s*{OFF}(?P<more>\s*\([^()]{{1,80}}\))?\s*[:：]"  # or after it, behind a bracket perhaps
    rf"|\s*{OFF}\s+[—–-](?=\s)"  # or a dash
    rf"|\s*[—–]\s*{OFF}(?=\s)"
    rf"|\.{OFF}(?=\s+[A-Z0-9“\"'({ON}]))"  # or a run-in heading: "**Trust.** Keeping …"
    r"\s*(?P<text>.*)$",
    re.DOTALL,
)
_PLAIN_LABEL = re.compile(
    rf"^(?P<label>[^:：{ON}{OFF}\n]{{1,70}}?)(?:\s*[:：]\s+|\s+[—–-]\s+)(?P<text>\S.*)$", re.DOTALL
)


def split_label(text: str, *, item: bool) -> tuple[str, str]:
    """The label and the rest: "Trust" and "keeping your word" of "**Trust:** keeping your word".

    A label without marks of emphasis is believed of a list item when it is short and no clause; of a
    paragraph (`item` false) only when it is capitalised throughout. The label is empty when there is none;
    the rest is empty when only a marked label stands there.
    """
    if match := _MARKED_LABEL.match(text):
        label = _clean(match["label"] + (match["more"] or ""))
        if label and any(character.isalnum() for character in label) and len(label.split()) <= 14:
            return label, match["text"].strip()
    if match := _PLAIN_LABEL.match(text):
        label = match["label"].strip()
        dash = text[match.end("label") : match.start("text")].strip() not in (":", "：")
        if _is_plain_label(label, match["text"], item=item, dash=dash):
            return _clean(label), match["text"].strip()
    return "", text


def _clean(label: str) -> str:
    return bare(label).strip().rstrip(":：").strip()


def _is_plain_label(label: str, rest: str, *, item: bool, dash: bool) -> bool:
    words = label.split()
    if not words or not (label[0].isupper() or (item and label[0].isalpha() and len(words) <= 3)):
        return False
    lower = [word.strip(",;()\"'“”‘’").lower() for word in words]
    if lower[0] in SENTENCE_STARTS or any(word in FINITE_VERBS for word in lower):
        return False
    if any(mark in label for mark in ".!?;") and not re.search(r"\b[A-Z]\.", label):
        return False
    if label.count("(") != label.count(")") or any(quote in label for quote in '“”"'):
        return False
    if dash:
        # A dash also sets off asides; only an item's first short noun phrase is a label.
        return item and len(words) <= 5 and "," not in label and not rest.rstrip().endswith(":")
    if item:
        return len(words) <= 8
    content = [word for word in words if len(word) > 3 or word[0].isupper()]
    return len(words) <= 5 and "," not in label and all(word[0].isupper() for word in content)
