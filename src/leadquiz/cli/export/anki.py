"""`leadquiz export anki DECK... -o FILE.apkg`."""

import json
import time
from pathlib import Path

import click

from leadquiz.anki.notes import Forms
from leadquiz.console import say, warn
from leadquiz.errors import LeadquizError


@click.command()
@click.argument("decks", metavar="DECK...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="The package to write.")
@click.option("--subdecks/--flat", default=True, help="A subdeck for each chapter and section, or one deck.")
@click.option("--choice", is_flag=True, help="Multiple choice for cards with at least two wrong options.")
@click.option("--typed", is_flag=True, help="Type the answer where it is short.")
@click.option("--reverse", is_flag=True, help="Ask definitions in both directions.")
@click.option("--json", "as_json", is_flag=True, help="Report as JSON.")
def command(
    decks: tuple[Path, ...],
    output: Path,
    *,
    subdecks: bool,
    choice: bool,
    typed: bool,
    reverse: bool,
    as_json: bool,
) -> None:
    """Write decks as an Anki package that updates what was imported before.

    Notes keep their identity: importing the next version of a package updates changed cards, adds new ones,
    and leaves what Anki has learned about them alone. What you edited in Anki stays unless the card changed
    here afterwards.
    """
    from leadquiz.anki.export import DatedDeck, dated_notes, package_bytes
    from leadquiz.anki.times import default_path, load_times
    from leadquiz.deck import load_deck
    from leadquiz.files import write_bytes

    forms = Forms(choice=choice, typed=typed, reverse=reverse, subdecks=subdecks)
    now = int(time.time())
    dated = [
        DatedDeck(deck=load_deck(path), changed_at=min(int(path.stat().st_mtime), now)) for path in decks
    ]
    times = load_times(default_path())
    data, count = package_bytes((each.deck for each in dated), dated_notes(dated, forms, times))
    if not count:
        raise LeadquizError(f"{decks[0]}: has no cards; add one or generate the deck again")
    write_bytes(output, data)
    try:
        times.save()
    except LeadquizError as error:
        warn(f"{error}; the next export will count these notes as changed")
    if as_json:
        say(json.dumps({"file": str(output), "notes": count, "bytes": len(data)}))
    else:
        say(f"{output}: {count} notes")
