"""`leadquiz optimize`: fit the schedule to the learner."""

from pathlib import Path

import click

from leadquiz.console import say, warn


@click.command(name="optimize")
@click.argument("decks", metavar="[DECK]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Show what would be gained and change nothing.")
@click.option("--store", type=click.Path(path_type=Path), help="The file of reviews to use.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def command(decks: tuple[Path, ...], dry_run: bool, store: Path | None, as_json: bool) -> None:
    """Fit the schedule's parameters to your own reviews, for all decks or for DECK... alone.

    The log-loss says how far the predicted chance of recall was from what happened; lower is better. It is
    measured on the newest fifth of the reviews, which the fit did not see. Dates already set stay.
    """
    from leadquiz.deck.cache import open_cache
    from leadquiz.study.clock import system_clock
    from leadquiz.study.history import History
    from leadquiz.study.optimize import FEW, fit
    from leadquiz.study.settings import BY_NAME
    from leadquiz.study.shelf import DeckShelf
    from leadquiz.study.store import default_path

    with open_cache() as cache, History(store or default_path(), system_clock, create=False) as history:
        shelves = [DeckShelf(cache, deck) for deck in dict.fromkeys(decks)]
        rows = [history.deck_row(shelf.path, shelf.title) for shelf in shelves] or sorted(
            history.deck_titles()
        )
        targets = rows if decks else [0]
        found = fit(history, rows, history.settings(targets[0]).parameters)
        text = BY_NAME["parameters"].show(found.parameters)
        kept = found.is_better and not dry_run
        if kept:
            for target in targets:
                history.set_setting(target, "parameters", text)
            history.replay()
    if as_json:
        import json

        say(
            json.dumps(
                {
                    "reviews": found.reviews,
                    "log_loss_before": round(found.loss_before, 4),
                    "log_loss_after": round(found.loss_after, 4),
                    "parameters": found.parameters,
                    "kept": kept,
                }
            )
        )
        return
    say(f"{found.reviews} reviews; log-loss {found.loss_before:.4f} before, {found.loss_after:.4f} after")
    if found.reviews < FEW:
        warn(f"fewer than {FEW} reviews: fit again when there are more")
    if kept:
        say("the fitted parameters are in use; take them back with: leadquiz settings parameters=")
    elif not found.is_better:
        say("not better than before; nothing was changed")
    else:
        say(f"would be kept: parameters={text}")
