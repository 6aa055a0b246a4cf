"""The remembered attribute ruler makes of every token what the model's own ruler makes of it."""

import warnings

import pytest

from leadquiz.generate.attributes import RememberedRuler
from leadquiz.generate.language import DEFAULT_MODEL

TEXTS = [
    "Anna Berg didn't sell the bells that she'd made; there is nothing like them.",
    "You're gonna ring it, aren't you? Let's ring it once, then I got to go.",
    "What's done is done: he ain't goin' home,  and y'all gotta know that nothin' helps.",
    "Being the oldest, it had been rung by those who have what others do not.",
    "So that nobody would be harmed, they'd asked whether she can, could or must leave.\n\nIt does.",
]


@pytest.mark.parametrize("rounds", [1, 2])
def test_tokens_come_out_as_from_the_ruler_itself(rounds: int) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import spacy

        plain, quick = spacy.load(DEFAULT_MODEL), spacy.load(DEFAULT_MODEL)
    for nlp in (plain, quick):
        nlp.select_pipes(disable=["lemmatizer", "ner"])
    ruler = RememberedRuler(quick.get_pipe("attribute_ruler"))
    quick.disable_pipe("attribute_ruler")
    for _ in range(rounds):  # the second time from memory
        for text in TEXTS:
            one, other = plain(text), ruler(quick(text))
            assert _seen(other) == _seen(one)


def test_a_pattern_that_looks_further_is_refused() -> None:
    import spacy

    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("attribute_ruler")
    ruler.add([[{"SHAPE": "Xxxx"}]], {"POS": "PROPN"})  # type: ignore[attr-defined]
    with pytest.raises(ValueError, match="SHAPE"):
        RememberedRuler(ruler)


def _seen(doc: object) -> list[tuple[str, ...]]:
    return [(t.text, t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_) for t in doc]  # type: ignore[attr-defined]
