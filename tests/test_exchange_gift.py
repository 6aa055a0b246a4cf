"""GIFT, read back by two parsers that we did not write: gift-pegjs (strict) and pygiftparser (lax)."""

import html
import io
import json
import re
import shutil
import subprocess
import warnings
from pathlib import Path
from typing import Any

import pytest

from exchange_decks import HOSTILE_DECK
from leadquiz.exchange.formats import Settings, write_format
from leadquiz.model import Card, Deck
from sheet_decks import random_deck

NODE_MODULES = Path(__file__).parents[1] / ".venv" / "judges" / "node_modules"
SCRIPT = """
const { parse } = require('gift-pegjs');
console.log(JSON.stringify(parse(require('fs').readFileSync(0, 'utf8'))));
"""


def gift(deck: Deck) -> str:
    return write_format("gift", [deck], Settings()).data.decode()


def parsed(text: str) -> dict[str, dict[str, Any]]:
    """What gift-pegjs reads, by title."""
    node = shutil.which("node")
    if node is None or not (NODE_MODULES / "gift-pegjs").is_dir():
        pytest.skip("gift-pegjs is missing; npm install --no-save --prefix .venv/judges gift-pegjs@1.0.2")
    read = subprocess.run(
        [node, "-e", SCRIPT],
        input=text.encode(),
        capture_output=True,
        check=True,
        timeout=60,
        env={"NODE_PATH": str(NODE_MODULES)},
    )
    return {question["title"]: question for question in json.loads(read.stdout)}


def seen(text: str) -> str:
    """What a browser shows of HTML."""
    return " ".join(html.unescape(text.replace("<br>", "\n")).split())


def shown(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("deck", [HOSTILE_DECK, random_deck(1)], ids=["hostile", "random"])
def test_a_strict_parser_reads_every_text_as_it_was(deck: Deck) -> None:
    questions = parsed(gift(deck))

    assert set(questions) == {card.id for card in deck.cards}
    for card in deck.cards:
        _same(questions[card.id], card)


def _same(question: dict[str, Any], card: Card) -> None:
    assert shown(card.question) in seen(question["stem"]["text"])
    match question["type"]:
        case "MC":
            right = [choice["text"]["text"] for choice in question["choices"] if choice["isCorrect"]]
            assert [seen(text) for text in right] == [shown(card.answer)]
            wrong = {
                seen(choice["text"]["text"]) for choice in question["choices"] if not choice["isCorrect"]
            }
            assert wrong <= set(map(shown, card.distractors))
        case "Short":
            typed = [choice["text"]["text"].replace("\\*", "*") for choice in question["choices"]]
            assert [shown(text) for text in typed] == list(
                dict.fromkeys(map(shown, (card.answer, *card.accept)))
            )
        case "Matching":
            steps = [seen(pair["subquestion"]["text"]) for pair in question["matchPairs"]]
            assert steps == list(map(shown, card.members))
            assert [pair["subanswer"] for pair in question["matchPairs"]] == [
                str(n + 1) for n in range(len(steps))
            ]
        case "Essay":
            assert shown(card.answer) in seen(question["globalFeedback"]["text"])
        case other:
            raise AssertionError(f"{card.id} became {other}")


def test_a_lax_parser_reads_as_many_questions() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it asks for the locale in a way that Python is giving up
        from pygiftparser import parser
    deck = random_deck(2)

    questions = parser.parseFile(io.StringIO(gift(deck)))

    assert [question.title for question in questions if question.valid] == [card.id for card in deck.cards]


def test_no_blank_line_ends_a_question_early() -> None:
    blocks = re.split(r"\n\s*\n", gift(HOSTILE_DECK).strip())

    assert len(blocks) == len(HOSTILE_DECK.cards) + 1  # and the title's comment
