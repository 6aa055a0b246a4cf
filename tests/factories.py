"""Small makers of the nouns, for tests."""

from dataclasses import replace
from typing import Any

from leadquiz.generate.views import SectionView
from leadquiz.model import Candidate, Card, Deck, Kind


def card(**changes: Any) -> Card:
    """A sound card; `changes` are fields of Card."""
    plain = Card(id="c1", kind=Kind.FACT, question="When did eBay buy PayPal?", answer="2002")
    made = replace(plain, **changes)
    return made.with_members(made.members) if made.members else made


def deck_of(*cards: Card, **changes: Any) -> Deck:
    """A deck of these cards, in order."""
    return replace(Deck(title="Leadership", cards=cards), **changes)


def candidate(**changes: Any) -> Candidate:
    """A sound candidate; `changes` are fields of Candidate."""
    plain = Candidate(
        rule="dates",
        kind=Kind.FACT,
        question="When did eBay buy PayPal?",
        answer="2002",
        first=1,
        last=1,
        evidence="In 2002 eBay bought PayPal.",
        fact="ebay|acquire|paypal|date:year",
        answer_type="date:year",
    )
    return replace(plain, **changes)


def views_of_text(text: str) -> list[SectionView]:
    """A text read, parsed and indexed as `generate` does it."""
    from leadquiz.document import parse_outline
    from leadquiz.generate.engine import views_of
    from leadquiz.generate.options import Options

    return views_of(parse_outline(text), options=Options())


FULL_DECK = """\
# yaml-language-server: $schema=leadquiz-deck-1.schema.json
format: leadquiz-deck-1
title: "Leadership"
language: "en"
description: "Two chapters"
sources:
  - id: s1
    file: "chapter.txt"
    title: "A chapter"
    sha256: "00ff"
options:
  "kinds": "fact,list"
conflicts:
  - fact: "When did eBay enter China?"
    kept: "2002"
    values:
      - value: "2002"
        source: "s1:1406"
        evidence: "In 2002 eBay came."
      - value: "2003"
        source: "s1:1500-1501"
cards:
  - id: c2345abcdefg
    kind: fact
    question: "When did eBay buy PayPal?"
    answer: "2002"
    accept:
      - "in 2002"
    distractors:
      - "1999"
      - "2003"
      - "2005"
    cloze: "eBay bought PayPal in ____."
    hint: "Early."
    context: "eBay"
    section: ["Chapter 5", "5.1 “Rivals”"]
    source: "s1:1406-1408 p.67"
    evidence: "In 2002, eBay bought PayPal."
    tags: ["rivals"]
    importance: 3
    note: "n1"
    remark: "The document also says 2003 (line 1500)."
    flagged: "too easy"
    suspended: true
    origin: {rule: "dated", fact: "ebay|buy|paypal|year", made: "m234567"}
  - id: c2345abcdefh
    kind: list
    question: "Which three challenges did eBay face?"
    answer:
      - "trust"
      - "payment"
      - "speed"
"""
"""A deck file with every key, in the form that leadquiz writes."""
