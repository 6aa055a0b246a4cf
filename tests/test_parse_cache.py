"""Parses kept by text."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from leadquiz.errors import LeadquizError
from leadquiz.generate import language
from leadquiz.generate.language import (
    DEFAULT_MODEL,
    inflect_past,
    inflect_third_person,
    parse_texts,
    verb_lemma,
)
from leadquiz.generate.parse_cache import ParseCache
from leadquiz.generate.tokens import Packed, Sentence, pack, unpack

TEXTS = ["Velotech makes bells. It sells them in Oslo.", "Steelco makes chains."]


def shape(parsed: list[tuple[Sentence, ...]]) -> list[list[str]]:
    return [[repr(token) for sentence in text for token in sentence.tokens] for text in parsed]


@pytest.fixture
def store(tmp_path: Path) -> ParseCache:
    return ParseCache(tmp_path / "folder" / "parses.sqlite", today=20_000)


def test_a_second_run_needs_no_model(store: ParseCache, monkeypatch: pytest.MonkeyPatch) -> None:
    first = parse_texts(TEXTS, store=store)

    monkeypatch.setattr(language, "_load", lambda _model: pytest.fail("the model was loaded"))

    assert shape(parse_texts(TEXTS, store=store)) == shape(first)


def test_only_new_texts_are_parsed(store: ParseCache, monkeypatch: pytest.MonkeyPatch) -> None:
    parse_texts(TEXTS, store=store)
    asked: list[str] = []
    real = language._parse

    def parse(texts: list[str], model: str, names: list[str]) -> Iterator[list[Packed]]:
        asked.extend(texts)
        return real(texts, model, names)

    monkeypatch.setattr(language, "_parse", parse)

    parse_texts([*TEXTS, "Oslo is a city."], store=store)

    assert asked == ["Oslo is a city."]


def test_a_damaged_cache_means_parsing_again(store: ParseCache) -> None:
    store.path.parent.mkdir()
    store.path.write_bytes(b"no database" * 500)

    assert shape(parse_texts(TEXTS, store=store)) == shape(parse_texts(TEXTS))
    assert dict(store.load([])) == {}


def test_what_nobody_used_for_long_goes(store: ParseCache) -> None:
    parse_texts(TEXTS, store=store)

    list(ParseCache(store.path, today=store.today + 100).load(["x"]))

    with sqlite3.connect(store.path) as db:
        assert db.execute("SELECT count(*) FROM parse").fetchone() == (0,)
    db.close()


def test_a_folder_that_cannot_be_made_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    assert parse_texts(TEXTS[:1], store=ParseCache(tmp_path / "file" / "x.sqlite", today=1))


def test_sentences_survive_packing() -> None:
    [sentences] = parse_texts(TEXTS[:1])
    again = unpack(pack(sentences), TEXTS[0])

    assert shape([again]) == shape([sentences])
    assert [t.head.i for s in again for t in s.tokens] == [t.head.i for s in sentences for t in s.tokens]
    assert [s.text for s in again] == ["Velotech makes bells.", "It sells them in Oslo."]


def test_a_missing_model_is_told_in_one_line() -> None:
    with pytest.raises(LeadquizError, match="language model 'no_such_model' cannot be loaded"):
        parse_texts(["Bells ring."], model="no_such_model")


def test_progress_counts_characters() -> None:
    done: list[int] = []

    parse_texts(TEXTS, model=DEFAULT_MODEL, progress=done.append)

    assert sum(done) == sum(map(len, TEXTS))


def test_verbs_are_inflected() -> None:
    assert (inflect_past("go"), inflect_third_person("fly"), verb_lemma("sold")) == ("went", "flies", "sell")


def test_a_name_with_a_small_first_letter_may_open_a_sentence() -> None:
    [sentences] = parse_texts(["Alipay was safe. eBay relied on PayPal, e.g. for refunds."])

    assert [sentence.text for sentence in sentences] == [
        "Alipay was safe.",
        "eBay relied on PayPal, e.g. for refunds.",
    ]
