"""Markdown's inline marks as people leave them in plain text: emphasis, escapes, links, code ticks."""

import re

from leadquiz.document.element import OFF, ON, bare
from leadquiz.document.vocabulary import FINITE_VERBS, SENTENCE_STARTS

_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!$%&~|<>\"'])")
_CODE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
_IMAGE = re.compile(r"!\[([^\]]*)\]\([^)\s]*(?:\s+\"[^\"]*\")?\)")
_LINK = re.compile(r"(?<!!)\[([^\]\n]+)\]\((?:https?:|mailto:|/|#|\.)[^)\s]*(?:\s+\"[^\"]*\")?\)")
_STRONG = re.compile(r"(\*{2,4})(?=\S)(.+?)(?<=[^\s*])\1(?!\*)")
_UNDER_STRONG = re.compile(r"(?<!\w)__(?=\S)(.+?)(?<=\S)__(?!\w)")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*(?![\w*])")
_UNDER_EMPHASIS = re.compile(r"(?<![\w_])_(?=[^\s_])([^_\n]+?)(?<=[^\s_])_(?![\w_])")
_STRAY = re.compile(r"\*{2,}")
_HELD = "\ue010"  # plus the index: an escaped character, kept out of the way while marks are read


def marked(text: str) -> str:
    """The text with `**bold**`, `*emphasis*` and `_emphasis_` as ON and OFF, and escapes resolved."""
    if not any(character in text for character in "*_\\`["):
        return text
    held: list[str] = []

    def hold(match: re.Match[str]) -> str:
        held.append(match[1])
        return f"{_HELD}{len(held) - 1}{_HELD}"

    text = _ESCAPE.sub(hold, text)
    text = _IMAGE.sub(r"\1", text)
    text = _LINK.sub(r"\1", text)
    text = _CODE.sub(rf"{ON}\1{OFF}", text)
    text = _STRONG.sub(rf"{ON}\2{OFF}", text)
    text = _UNDER_STRONG.sub(rf"{ON}\1{OFF}", text)
    text = _EMPHASIS.sub(rf"{ON}\1{OFF}", text)
    text = _UNDER_EMPHASIS.sub(rf"{ON}\1{OFF}", text)
    text = _STRAY.sub("", text)
    if held:
        text = re.sub(f"{_HELD}(\\d+){_HELD}", lambda match: held[int(match[1])], text)
    return text


# ------------------------------------------------------------------------------------------ labels

_MARKED_LABEL = re.compile(
    rf"^{ON}(?P<label>[^{ON}{OFF}]{{1,120}}?)(?:"
    rf"\s*[:：]\s*{OFF}\s*[:：]?"  # the colon inside the bold
    rf"|\s*{OFF}\s*[:：]"  # or after it
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
        label = _clean(match["label"])
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
