"""The first question of a deck opened before, against importing what the quiz cannot do without."""

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.samples import sample_deck
from benchmarks.timing import python, seconds_of, seconds_until, with_bytecode
from leadquiz.deck import save_deck

_CARDS = 1_000
_RUNS = 21
_HEAVY = "spacy genanki yaml jinja2"
_LOADED = (
    "import sys, contextlib; sys.argv = ['leadquiz', 'quiz', '--plain', sys.argv[1]]; import leadquiz.start\n"
    "with contextlib.suppress(SystemExit): leadquiz.start.main()\n"
    f"print('imported:', *(name for name in '{_HEAVY}'.split() if name in sys.modules))"
)


def main() -> None:
    """Print the ratio, and which heavy libraries the quiz imports."""
    with tempfile.TemporaryDirectory() as folder:
        deck = Path(folder, "deck.yaml")
        save_deck(sample_deck(_CARDS), deck)
        os.utime(deck, (1_700_000_000, 1_700_000_000))  # long ago, as the decks of users are
        places = {"HOME": folder, "LEADQUIZ_CACHE": folder, "LEADQUIZ_STORE": f"{folder}/reviews.sqlite3"}
        env = {**with_bytecode(), **places, "TERM": "xterm-256color"}
        quiz = [str(Path(sys.executable).with_name("leadquiz")), "quiz", str(deck)]
        pairs = []
        seconds_until(quiz, env, b"Chapter")  # opens the deck for the first time
        for _ in range(_RUNS):
            least = seconds_of(python("import click, sqlite3"), env)
            pairs.append((least, seconds_until(quiz, env, b"Chapter")))
        loaded = subprocess.run(
            python(_LOADED, str(deck)),
            env=env,
            check=True,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )
    ratio = statistics.median(first / least for least, first in pairs)
    least, first = (min(times) for times in zip(*pairs, strict=True))
    print(
        f"first question / 'import click, sqlite3': {ratio:.2f} median of {_RUNS} pairs, "
        f"{first / least:.2f} fastest of each ({first * 1000:.0f} and {least * 1000:.0f} ms)"
    )
    print(f"of {_HEAVY.replace(' ', ', ')} {loaded.stdout.splitlines()[-1]} none besides")
