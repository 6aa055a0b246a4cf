"""For every text: nothing disappears, spans point at their words, places lie in the document."""

import re
import string
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from document_formats import FORMATS
from leadquiz.document import read_outline
from leadquiz.document.element import OFF, ON, bare, spans
from leadquiz.errors import DocumentError
from leadquiz.model import Outline
from leadquiz.text import letters

_word = st.text(string.ascii_lowercase, min_size=3, max_size=9)
_name = _word.map(str.capitalize)
_bold = _word.map(lambda word: f"**{word}**")
_words = st.lists(st.one_of(_word, _word, _word, _name, _bold), min_size=2, max_size=30).map(" ".join)
_sentence = _words.map(lambda text: text[:1].upper() + text[1:] + ".")
_title = st.lists(_name, min_size=1, max_size=5).map(" ".join)
_number = st.integers(1, 19)
_wrapped = st.lists(_words, min_size=2, max_size=4).map("\n".join)
_cells = st.lists(_word, min_size=2, max_size=3)
_piece = st.one_of(
    _sentence,
    _sentence,
    _words,  # a paragraph that lacks its end
    _wrapped,
    _title,
    st.builds("Chapter {}: {}".format, _number, _title),
    st.builds("{}.{} {}".format, _number, _number, _title),
    st.builds("{}. {}".format, _number, _title),
    st.lists(st.builds("- **{}:** {}".format, _title, _sentence), min_size=1, max_size=3).map("\n".join),
    st.lists(st.builds("- {}".format, _words), min_size=1, max_size=3).map("\n".join),
    st.builds("- **{}:**\n{}".format, _title, _sentence),
    st.builds("{}. **{}:**\n - {}\n - {}".format, _number, _title, _sentence, _sentence),
    st.builds("{}\t{}".format, _title, _number),
    st.builds("> {}".format, _sentence),
    st.builds("```\n{}\n```".format, _wrapped),
    st.builds("| {0} |\n|---|---|\n| {0} |".format, _cells.map(" | ".join)),
    st.builds("{} billion yuan".format, _number),
    st.builds("{}\n{}".format, _title, st.integers(4, 20).map(lambda n: "=" * n)),
    st.builds("{}-\n{} {}".format, _words, _word, _sentence),
    st.sampled_from(["-", "Table of Contents", "---", "12", "reader@example.org", "Conclusion", "\f"]),
)
_document = st.lists(_piece, min_size=1, max_size=14).map("\n\n".join)
_anything = st.text(
    st.one_of(st.sampled_from("aB1 .:-*_#>|\n\n\t`~[]()!&<é“”’\u00ad\u200b"), st.characters(codec="utf-8")),
    max_size=300,
)


def read(text: str, name: str) -> Outline | None:
    try:
        return read_outline(None, text.encode("utf-8"), name)
    except DocumentError as error:
        message = str(error)
    assert "\n" not in message
    return None


def told(outline: Outline) -> str:
    """All that the outline holds: titles, numbers, labels, texts, cells and the lines set aside."""
    pieces = [outline.title]
    for _, section in outline.walk():
        pieces += [section.number, section.title]
        for block in section.blocks:
            pieces += [block.ordinal, block.label, block.text]
    for aside in outline.set_aside:
        pieces += [line.text for line in outline.lines[aside.first - 1 : aside.last]]
    return " ".join(pieces)


@given(_document, st.sampled_from(["case.txt", "case.md"]))
def test_no_word_disappears(text: str, name: str) -> None:
    outline = read(text, name)
    if outline is None:
        return  # refused, which is said

    # Markdown counts a list's items itself: "1." twice is 1 and 2.
    missing = Counter(letters(re.sub(r"\d", "", text))) - Counter(letters(told(outline)))

    assert not missing, (text, missing)


@given(_document, st.sampled_from(["case.txt", "case.md"]))
def test_places_and_spans_are_true(text: str, name: str) -> None:
    outline = read(text, name)
    if outline is None:
        return

    for path, section in outline.walk():
        assert 0 <= section.line <= len(outline.lines)
        if section.title and section.line:
            assert letters(section.title) in letters(
                " ".join(line.text for line in outline.lines[section.line - 1 : section.line + 4])
            )
        assert path or section.level == 0
        for block in section.blocks:
            assert 1 <= block.first <= block.last <= len(outline.lines)
            source = letters(" ".join(line.text for line in outline.lines[block.first - 1 : block.last]))
            for word in f"{block.label} {block.text}".split():
                assert letters(word) in source
            for start, end in block.emphasis:
                assert 0 <= start < end <= len(block.text)
                assert block.text[start:end].strip() == block.text[start:end]


@given(_document)
def test_emphasised_words_are_those_that_were_marked(text: str) -> None:
    outline = read(text, "case.txt")
    if outline is None:
        return
    marked = {word.strip("*").lower() for word in text.split() if word.startswith("**")}

    for _, section in outline.walk():
        for block in section.blocks:
            for start, end in block.emphasis:
                assert set(block.text[start:end].lower().replace(":", "").split()) <= marked | {
                    word.lower() for word in text.replace("*", " ").replace(":", " ").split()
                }


@given(_anything, st.sampled_from(["case.txt", "case.md"]))
def test_any_text_gives_an_outline_or_one_line(text: str, name: str) -> None:
    outline = read(text, name)

    if outline is not None:
        for _, section in outline.walk():
            assert all(block.text.strip() or block.label for block in section.blocks)
            assert not any(mark in block.text for mark in (ON, OFF) for block in section.blocks)


@given(_document)
def test_reading_twice_agrees(text: str) -> None:
    assert read(text, "case.txt") == read(text, "case.txt")


@given(st.text(st.sampled_from([ON, OFF, "a", "b", " "]), max_size=30))
def test_spans_never_cross_and_take_all_marks_out(text: str) -> None:
    plain, found = spans(text)

    assert plain == bare(text)
    assert all(start < end <= len(plain) for start, end in found)
    assert all(a[1] <= b[0] for a, b in pairwise(found))


@pytest.mark.parametrize("format_name", sorted(FORMATS))
def test_no_word_of_the_chapter_disappears_in_any_format(format_name: str) -> None:
    outline = read_outline(None, FORMATS[format_name](), f"chapter.{format_name}")

    missing = Counter(letters(" ".join(line.text for line in outline.lines))) - Counter(
        letters(told(outline))
    )

    assert not missing
