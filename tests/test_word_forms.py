"""Forms of verbs are read from LemmInflect's tables directly: they must be those that the package gives."""

import subprocess
import sys

import pytest

from leadquiz.generate import language


@pytest.mark.parametrize(
    "word",
    [
        "went",
        "left",
        "found",
        "lay",
        "walked",
        "is",
        "was",
        "can",
        "data",
        "zebra",
        "wug",
        "über",
        "x-rays",
        "1999",
    ],
)
def test_the_verb_of_a_form_is_the_one_that_the_package_gives(word: str) -> None:
    found = language._forms("Lemmatizer").getAllLemmas(word, "VERB")
    assert language.verb_lemma(word) == (found["VERB"][0] if found else word)


@pytest.mark.parametrize("tag", ["VBD", "VBN", "VBG", "VBZ"])
@pytest.mark.parametrize(
    "verb",
    ["go", "be", "dare", "can", "quit", "run", "knit", "lie", "travel", "wug", "blorf", "Set", "e-mail"],
)
def test_a_form_of_a_verb_is_the_one_that_the_package_gives(verb: str, tag: str) -> None:
    forms = language._forms("Inflections").getInflection(verb, tag, True)
    assert language._inflect(verb, tag) == (forms[0] if forms else verb)


def test_spacy_keeps_its_command_line_when_only_the_import_goes_without() -> None:
    code = (
        "from leadquiz.generate.language import DEFAULT_MODEL, _load; _load(DEFAULT_MODEL); "
        "from spacy.cli.info import info; print(info.__module__)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert ran.stdout.strip() == "spacy.cli.info"
