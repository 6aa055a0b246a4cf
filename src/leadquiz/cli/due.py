"""`leadquiz due`: one line for a shell prompt. Without options `start` answers it, without click."""

import sqlite3
from pathlib import Path

import click

from leadquiz.console import say


@click.command(name="due")
@click.argument("decks", metavar="[DECK]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--store", type=click.Path(path_type=Path), help="The file of reviews to use.")
@click.option("--json", "as_json", is_flag=True, help="Print the counts by deck as JSON.")
def command(decks: tuple[Path, ...], store: Path | None, as_json: bool) -> None:
    """Print how many cards are due, in all decks or in these; nothing when none is.

    New cards are not counted. Put it into your shell's prompt: it opens no deck.
    """
    from leadquiz.study.due import due_counts, due_line
    from leadquiz.study.store import default_path, trouble

    path = store or default_path()
    try:
        counts = due_counts(str(path), [str(deck) for deck in decks])
    except sqlite3.Error as error:
        raise trouble(path, error) from error
    if as_json:
        import json

        say(json.dumps({"due": sum(counts.values()), "decks": counts}, ensure_ascii=False))
    elif line := due_line(counts):
        say(line)
