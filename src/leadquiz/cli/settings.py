"""`leadquiz settings`: how a deck is learned."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from leadquiz.console import say
from leadquiz.errors import LeadquizError

if TYPE_CHECKING:
    from leadquiz.study.history import History


@click.command(name="settings")
@click.argument("words", metavar="[DECK] [NAME=VALUE]...", nargs=-1)
@click.option("--store", type=click.Path(path_type=Path), help="The file of reviews to use.")
@click.option("--json", "as_json", is_flag=True, help="Print the settings as JSON.")
def command(words: tuple[str, ...], store: Path | None, as_json: bool) -> None:
    """Show or change how a deck is learned; without DECK, how all are.

    NAME=VALUE changes a setting, NAME= goes back to the default. For example:

        leadquiz settings decks/lead.yaml retention=0.95 new=10
    """
    from leadquiz.study.clock import system_clock
    from leadquiz.study.history import History
    from leadquiz.study.settings import SETTINGS, shown, value_of
    from leadquiz.study.store import default_path

    files = [word for word in words if "=" not in word]
    changes = [word.partition("=")[::2] for word in words if "=" in word]
    if len(files) > 1:
        raise LeadquizError(f"settings: one deck at a time, not {len(files)}; name one file")
    for name, value in changes:
        if value or name not in {setting.name for setting in SETTINGS}:
            value_of(name, value)
    with History(store or default_path(), system_clock) as history:
        row = _row(history, files[0]) if files else 0
        for name, value in changes:
            history.set_setting(row, name, value or None)
        texts = shown(history.settings(row))
    if as_json:
        import json

        say(json.dumps(texts))
        return
    for setting in SETTINGS:
        say(f"{setting.name:<17} {texts[setting.name]:<10} {setting.help}")


def _row(history: "History", file: str) -> int:
    from leadquiz.deck.cache import open_cache
    from leadquiz.study.shelf import DeckShelf

    with open_cache() as cache:
        shelf = DeckShelf(cache, Path(file))
        return history.deck_row(shelf.path, shelf.title)
