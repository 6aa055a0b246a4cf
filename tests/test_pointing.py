"""Words that need something said before them."""

import pytest

from factories import views_of_text
from leadquiz.generate.pointing import takes_up


@pytest.mark.parametrize(
    ("text", "said", "taken"),
    [
        ("Anna Berg founded a guild to help those hurt in the raids.", {"raid"}, True),
        ("Anna Berg founded a guild to help those hurt in the raids.", {"bell"}, False),
        ("Anna Berg founded a guild to help those hurt in the raids of 1919.", {"raid"}, False),
        ("Raids went through Oslo, and the raids hurt many ringers.", {"raid"}, False),
        ("Anna Berg founded a guild after raids in Oslo.", {"raid"}, False),
    ],
)
def test_a_definite_takes_up_what_was_said_unless_it_says_which(
    text: str, said: set[str], taken: bool
) -> None:
    (sentence,) = (s for _, s in views_of_text(text)[0].sentences())
    assert takes_up(sentence, said) == taken
