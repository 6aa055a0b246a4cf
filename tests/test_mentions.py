import pytest

from factories import views_of_text
from leadquiz.generate.facts_index import signature
from leadquiz.generate.mentions import Mentions

TEXT = """The Railway

The Great Western Railway (GWR) opened a line to Bath in June 1841. The tunnel at Box cost about £6.5 million.

- **First journey:** A train left London for Bristol in 1841 with four hundred guests.
"""


@pytest.fixture(scope="module")
def mentions() -> Mentions:
    views = views_of_text(TEXT)
    return Mentions(views, views[0].knowledge.names)


def texts(mentions: Mentions, option: str) -> list[str]:
    return [mentions.all[i].sentence.text[:12] for i in mentions.holding(option)]


def test_sentences_are_found_by_a_value_they_give(mentions: Mentions) -> None:
    assert texts(mentions, "1841") == ["The Great We", "A train left"]
    assert texts(mentions, "June 1841") == ["The Great We"]
    assert texts(mentions, "6,500,000 pounds") == ["The tunnel a"]
    assert texts(mentions, "July 1841") == []


def test_sentences_are_found_by_their_words(mentions: Mentions) -> None:
    assert texts(mentions, "the tunnels") == ["The tunnel a"]
    assert texts(mentions, "the bridge") == []


def test_a_label_counts_as_said(mentions: Mentions) -> None:
    assert texts(mentions, "journeys") == ["A train left"]


def test_the_share_of_a_question_that_a_sentence_says_is_by_weight(mentions: Mentions) -> None:
    asked = signature("When did a train leave London for Bristol?", mentions.names).tokens

    assert mentions.most([0, 1, 2], asked) == 1
    assert mentions.most([0, 1], asked) < 0.3
    assert mentions.most([], asked) == 0
