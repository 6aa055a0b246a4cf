"""Starting the quiz on a deck opened before, up to its first question, against importing what it cannot do without."""

import os
import tempfile
from pathlib import Path

from benchmarks.samples import sample_deck
from benchmarks.timing import medians, python, seconds_of
from leadquiz.deck import save_deck

_CARDS = 1_000
_HEAVY = ("spacy", "genanki", "yaml", "jinja2")
_LEAST = "import click, sqlite3"
_QUIZ = "import sys; sys.argv = ['leadquiz', 'quiz', '--plain', sys.argv[1]]; import leadquiz.cli; leadquiz.cli.main()"
_LOADED = (
    "import sys, contextlib; sys.argv = ['leadquiz', 'quiz', '--plain', sys.argv[1]]; import leadquiz.cli\n"
    "with contextlib.suppress(SystemExit): leadquiz.cli.main()\n"
    f"sys.exit(' '.join(name for name in {_HEAVY} if name in sys.modules) or 0)"
)


def main() -> None:
    """Print the ratio, and which heavy libraries were imported."""
    with tempfile.TemporaryDirectory() as folder:
        deck = Path(folder, "deck.yaml")
        save_deck(sample_deck(_CARDS), deck)
        os.utime(deck, (1_700_000_000, 1_700_000_000))
        env = {**os.environ, "HOME": folder, "LEADQUIZ_CACHE": folder, "PYTHONPATH": ""}
        quiz = python(_QUIZ, str(deck))
        seconds_of(quiz, env)  # opens the deck for the first time
        seconds_of(python(_LOADED, str(deck)), env)  # fails when something heavy was imported
        least, first = medians([python(_LEAST), quiz], runs=21, env=env)
    print(f"import click, sqlite3 = 1.00 ({least * 1000:.0f} ms)")
    print(f"  quiz, first question  {first / least:6.2f}")
    print(f"  imported of {', '.join(_HEAVY)}: none")
