"""Loading a deck of 10,000 cards cold, against PyYAML's C loader on the same file; then what the cache saves."""

import tempfile
from pathlib import Path

from benchmarks.samples import sample_deck
from benchmarks.timing import medians, python
from leadquiz.deck import dump_deck

_CARDS = 10_000
_NOTHING = "import yaml, leadquiz.deck.reading, leadquiz.deck.files"
_THEIRS = f"{_NOTHING}, sys; yaml.load(open(sys.argv[1], 'rb'), yaml.CSafeLoader)"
_OURS = f"{_NOTHING}, sys, pathlib; leadquiz.deck.files.load_deck(pathlib.Path(sys.argv[1]))"
_CACHED = (
    f"{_NOTHING}, sys, pathlib; from leadquiz.deck.cache import open_cache\n"
    "with open_cache(pathlib.Path(sys.argv[2])) as cache: cache.deck(pathlib.Path(sys.argv[1])).card_at(5000)"
)


def main() -> None:
    """Print the ratios of loading times, imports taken off."""
    with tempfile.TemporaryDirectory() as folder:
        ours, by_hand, cache = Path(folder, "ours.yaml"), Path(folder, "hand.yaml"), Path(folder, "cache.db")
        text = dump_deck(sample_deck(_CARDS))
        ours.write_text(text, encoding="utf-8")
        by_hand.write_text(text.replace("cards:\n", "cards:\n# by hand\n", 1), encoding="utf-8")
        commands = [
            python(_NOTHING),
            python(_THEIRS, str(ours)),
            python(_OURS, str(ours)),
            python(_OURS, str(by_hand)),
            python(_CACHED, str(ours), str(cache)),
        ]
        nothing, *times = medians(commands, runs=5)
        theirs, *rest = (taken - nothing for taken in times)
    print(f"{_CARDS} cards, CSafeLoader = 1.00 ({theirs:.2f} s)")
    for name, taken in zip(
        ("as leadquiz writes it", "edited by hand", "one card, cached"), rest, strict=True
    ):
        print(f"  {name:<24}{taken / theirs:6.2f}")
