"""The language model is loaded without doing twice what its own files do."""

from importlib import import_module
from typing import Any

from leadquiz.generate.language import DEFAULT_MODEL, _load


def test_the_tokenizer_knows_the_exceptions_of_english_and_so_does_the_next_model() -> None:
    import spacy

    loaded = _load(DEFAULT_MODEL)
    tokenizers: list[Any] = [nlp.tokenizer for nlp in (loaded, spacy.blank("en"))]

    assert [token.text for token in loaded.make_doc("I don't know Dr. Berg.")][1:3] == ["do", "n't"]
    assert tokenizers[0].rules == tokenizers[1].rules != {}


def test_the_search_for_what_packages_offer_is_as_before() -> None:
    catalogue = import_module("catalogue")

    _load.__wrapped__(DEFAULT_MODEL)

    assert type(catalogue.AVAILABLE_ENTRY_POINTS).__module__.startswith("importlib")


def test_its_layers_multiply_as_numpy_does_and_other_models_as_before() -> None:
    thinc: Any = import_module("thinc.api")

    pipe: Any = _load.__wrapped__(DEFAULT_MODEL).get_pipe("tok2vec")

    assert not any(layer.ops.use_blis for layer in pipe.model.walk())
    assert thinc.get_current_ops().use_blis
