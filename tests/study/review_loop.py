"""A process that reviews cards one after another and says each one that is committed, to be killed by a test.

Run as `python review_loop.py STORE WORKER COUNT`.
"""

import sys
from pathlib import Path

from leadquiz.model import Rating
from leadquiz.study.clock import system_clock
from leadquiz.study.history import History
from leadquiz.study.schedule import Settings, outcomes


def main(store: str, worker: str, count: int) -> None:
    with History(Path(store), system_clock) as history:
        deck = history.deck_row(f"/decks/{worker}.yaml", worker)
        for number in range(count):
            card = f"c{worker}{number % 7}"
            rating = Rating(number % 4 + 1)
            entry, _ = history.review(
                card,
                deck,
                rating,
                lambda standing, now, card=card, rating=rating: outcomes(  # type: ignore[misc]
                    standing.state, now, Settings(), seed=card
                )[rating],
                Settings(),
                mode="flip",
            )
            sys.stdout.write(f"{entry}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
