"""`leadquiz stats`: looking back."""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leadquiz.console import say, warn

if TYPE_CHECKING:
    from leadquiz.study.history import History


@click.command(name="stats")
@click.argument("decks", metavar="[DECK]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--days", type=click.IntRange(1, 3650), default=365, show_default=True, help="Look back this far."
)
@click.option(
    "--html", "page", type=click.Path(path_type=Path), help="Write one self-contained page with plots."
)
@click.option("--json", "as_json_text", is_flag=True, help="Print the figures as JSON.")
@click.option("--store", type=click.Path(path_type=Path), help="The file of reviews to use.")
def command(
    decks: tuple[Path, ...], days: int, page: Path | None, as_json_text: bool, store: Path | None
) -> None:
    """Show retention, what is coming, the year's calendar and the hardest cards.

    Over all decks in the store, or over DECK... alone.
    """
    from leadquiz.deck.cache import open_cache
    from leadquiz.study.clock import system_clock
    from leadquiz.study.history import History
    from leadquiz.study.shelf import DeckShelf
    from leadquiz.study.statistics import as_json, statistics
    from leadquiz.study.store import default_path

    with open_cache() as cache, History(store or default_path(), system_clock, create=False) as history:
        files = list(dict.fromkeys(decks)) or known_files(history)
        shelves = [DeckShelf(cache, file) for file in files]
        report = statistics(history, shelves, days=days)
    if page is not None:
        from leadquiz.files import write_bytes
        from leadquiz.study.page import statistics_page

        write_bytes(page, statistics_page(report).encode("utf-8"))
        warn(f"{page}: written")
    if as_json_text:
        import json

        say(json.dumps(as_json(report), ensure_ascii=False))
    elif page is None:
        from leadquiz.terminal.chart import statistics_lines

        for line in statistics_lines(report, max(40, min(shutil.get_terminal_size().columns, 100))):
            say(line)


def known_files(history: "History") -> list[Path]:
    """The deck files of the store that are still there."""
    paths = [path for (path,) in history.connection.execute("SELECT path FROM deck WHERE path IS NOT NULL")]
    return [Path(path) for path in sorted(paths) if Path(path).is_file()]
