"""Reads a worksheet and its key back from their PDFs and holds them against the deck.

It knows the page only as a reader does: words and where they stand. What is right it takes from the deck, not
from the sheet that was drawn.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pdfplumber

from leadquiz.model import GAP, Card, Deck, Kind

_PART = re.compile(r"Part \d+: (.+?) \d+ points?$")
_FORMS = {
    "Multiple choice": "choice",
    "True or false": "true-false",
    "Fill the gaps": "gap",
    "Matching": "match",
    "Short answers": "short",
    "Lists": "list",
    "Put in order": "order",
}


@dataclass
class Asked:
    """A numbered question as printed: its part, words, pages, and the ruled lines below it."""

    form: str
    words: list[str] = field(default_factory=list)
    choices: dict[str, str] = field(default_factory=dict)
    pages: set[int] = field(default_factory=set)
    rules: int = 0

    @property
    def text(self) -> str:
        return " ".join(self.words)


def problems(sheet_pdf: bytes, key_pdf: bytes, deck: Deck) -> list[str]:
    """What is wrong with a sheet: questions split over pages, answers that its key gets wrong."""
    asked = read_sheet(sheet_pdf)
    key = read_key(key_pdf)
    found = []
    if set(asked) != set(key):
        found.append(f"sheet and key disagree about numbers: {sorted(set(asked) ^ set(key))}")
    for number in sorted(set(asked) & set(key), key=int):
        question, answer = asked[number], key[number]
        if len(question.pages) != 1:
            found.append(f"{number} is split over pages {sorted(question.pages)}")
        try:
            found.extend(f"{number}: {what}" for what in _wrong(question, answer, deck))
        except (RuntimeError, KeyError, ValueError) as error:
            found.append(f"{number}: cannot be read ({error!r}): {question} / {answer}")
    return found


def _wrong(question: Asked, answer: str, deck: Deck) -> Iterator[str]:
    if question.form == "choice":
        card = _card(deck, re.split(r" A ", question.text)[0])
        options = dict(re.findall(r"(?<= )([A-E]) (.+?)(?= [A-E] |$)", question.text))
        letter, _, said = answer.partition(" ")
        if options[letter] != card.answer or said != card.answer:
            yield f"key says {answer}, options are {options}, right is {card.answer}"
        if sum(option == card.answer for option in options.values()) != 1:
            yield "not exactly one right option"
    elif question.form == "true-false":
        verdict, _, said = answer.partition(" ")
        statement = question.text.removesuffix(" True False").replace(" True False ", " ")
        card = next(card for card in deck.cards if _spaced(_filled(card)) == said)
        if (verdict == "True") != (_plain(statement).endswith(_plain(_filled(card)))):
            yield f"key says {verdict} of {statement}; true is {_filled(card)}"
    elif question.form == "gap":
        card = _card(deck, question.text)
        if answer != card.answer:
            yield f"key says {answer}, right is {card.answer}"
    elif question.form == "match":
        card = _card(deck, question.text)
        letter, _, said = answer.partition(" ")
        if question.choices[letter] != card.answer or said != card.answer:
            yield f"key says {answer}, choices are {question.choices}, right is {card.answer}"
    elif question.form == "order":
        text, _, _ = question.text.partition(" Order:")
        card = _card(deck, re.split(r" A ", text)[0])
        steps = dict(re.findall(r"(?<= )([A-H]) (.+?)(?= [A-H] |$)", text))
        letters = re.match(r"(?:[A-H] )+", answer)
        assert letters is not None
        if tuple(steps[letter] for letter in letters[0].split()) != card.members:
            yield f"key says {answer}, shown are {steps}, right is {card.members}"
    else:
        card = _card(deck, question.text)
        if answer != _spaced(card.answer):
            yield f"key says {answer}, right is {card.answer}"
        if question.rules < max(1, len(card.members)):
            yield f"{question.rules} lines for {card.answer}"


def _card(deck: Deck, text: str) -> Card:
    wanted = _plain(text)
    return next(
        card
        for card in deck.cards
        if any(
            one and wanted.endswith(_plain(one))
            for one in (card.question.replace(GAP, ""), card.cloze.replace(GAP, ""))
        )
    )


def _filled(card: Card) -> str:
    sentence = card.question if card.kind is Kind.CLOZE else card.cloze
    return sentence.replace(GAP, card.answer)


def _plain(text: str) -> str:
    return "".join(sign for sign in re.sub(r"(?: \d points?)(?= |$)", "", text) if sign.isalpha()).casefold()


def _spaced(text: str) -> str:
    return " ".join(text.split())


def read_sheet(pdf: bytes) -> dict[str, Asked]:
    """The questions by number."""
    asked: dict[str, Asked] = {}
    form = ""
    now: Asked | None = None
    last = 0
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        for page in document.pages:
            left = min(word["x0"] for word in page.extract_words())
            # The matching grid's columns stand 1.15 to 1.
            right_column = left + (page.width - 2 * left) * 1.15 / 2.15
            choices: dict[str, str] = {}
            letter = ""
            stacked = False  # choices below the prompts, not beside them
            for line in _lines(page):
                text = " ".join(word["text"] for word in line)
                if part := _PART.match(text):
                    form, now, choices, letter = _FORMS[part[1]], None, {}, ""
                    continue
                if line[0]["top"] > page.height - 52:  # the footer, in the bottom margin of 1.9 cm
                    continue
                if form == "match":
                    below = (
                        re.fullmatch("[A-Z]", line[0]["text"]) and left + 2 < line[0]["x0"] < right_column - 2
                    )
                    goes_on = stacked and line[0]["text"] != str(last + 1)
                    if below or goes_on:
                        stacked = True
                        letter = line.pop(0)["text"] if below else letter
                        choices[letter] = " ".join(
                            [*choices.get(letter, "").split(), *(w["text"] for w in line)]
                        )
                        continue
                    if stacked:
                        stacked, choices, letter = False, {}, ""
                    aside = [word for word in line if word["x0"] >= right_column - 2]
                    if not letter and not (aside and aside[0]["text"] == "A"):
                        aside = []
                    line = [word for word in line if word not in aside]
                    if aside and re.fullmatch("[A-Z]", aside[0]["text"]):
                        letter = aside.pop(0)["text"]
                        if letter == "A":
                            choices = {}
                        choices[letter] = ""
                    if aside:
                        choices[letter] = " ".join([*choices[letter].split(), *(w["text"] for w in aside)])
                    if not line:
                        continue
                first = line[0]
                if form and abs(first["x0"] - left) < 2 and first["text"] == str(last + 1):
                    last += 1
                    now = asked[first["text"]] = Asked(form=form)
                    now.choices = choices
                    line = line[1:]
                if now is not None:
                    now.choices = choices if form == "match" else now.choices
                    now.words.extend(word["text"] for word in line)
                    now.pages.add(page.page_number)
            _count_rules(page, asked, left)
    return asked


def _count_rules(page: Any, asked: dict[str, Asked], left: float) -> None:
    """Give each short answer and list the ruled lines between it and the next question."""
    numbers = {
        word["text"]: word["top"]
        for word in page.extract_words()
        if abs(word["x0"] - left) < 2
        and word["text"] in asked
        and page.page_number in asked[word["text"]].pages
    }
    for edge in page.horizontal_edges:
        above = [number for number, top in numbers.items() if top < edge["top"]]
        if above and edge["width"] > page.width / 3:
            owner = asked[max(above, key=int)]
            owner.rules += 1


def read_key(pdf: bytes) -> dict[str, str]:
    """The answers by number, as the key prints them; the proof in small letters is left out."""
    key: dict[str, str] = {}
    last = 0
    size = 0.0
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        for page in document.pages:
            left = min(word["x0"] for word in page.extract_words())
            for line in _lines(page):
                text = " ".join(word["text"] for word in line)
                if text.startswith("What the sheet covers"):
                    return key
                if _PART.match(text) or line[0]["top"] > page.height - 52:
                    continue
                if abs(line[0]["x0"] - left) < 2 and line[0]["text"] == str(last + 1):
                    last += 1
                    size = line[0]["size"]
                    key[str(last)] = " ".join(word["text"] for word in line[1:-1])
                elif last and line[0]["x0"] > left + 10 and line[0]["size"] > size * 0.9:
                    key[str(last)] += " " + text
    return key


def _lines(page: Any) -> Iterator[list[dict[str, Any]]]:
    """The words of a page in lines from the top, each line from the left."""
    rows: list[list[dict[str, Any]]] = []
    for word in sorted(page.extract_words(extra_attrs=["size"]), key=lambda word: word["bottom"]):
        if rows and abs(rows[-1][0]["bottom"] - word["bottom"]) < 4:
            rows[-1].append(word)
        else:
            rows.append([word])
    for row in rows:
        yield sorted(row, key=lambda word: word["x0"])
