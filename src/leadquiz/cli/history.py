"""`leadquiz history`: the log of reviews in and out."""

import sys
from pathlib import Path

import click

from leadquiz.console import say, warn
from leadquiz.errors import LeadquizError

LARGEST = 4_000_000_000

store_option = click.option("--store", type=click.Path(path_type=Path), help="The file of reviews to use.")


@click.group(name="history")
def command() -> None:
    """Take the log of reviews to another machine, or look at it."""


@command.command(name="export")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@store_option
def export_command(file: Path | None, store: Path | None) -> None:
    """Write every entry of the log to FILE, or to standard output, as sorted JSON lines."""
    from leadquiz.files import write_bytes
    from leadquiz.study.clock import system_clock
    from leadquiz.study.history import History
    from leadquiz.study.journal import export_lines
    from leadquiz.study.store import default_path

    with History(store or default_path(), system_clock, create=False) as history:
        if file is None:
            for line in export_lines(history):
                say(line)
            return
        lines = [line + "\n" for line in export_lines(history)]
    write_bytes(file, "".join(lines).encode("utf-8", errors="backslashreplace"))
    warn(f"{file}: {len(lines) - 1} entries")


@command.command(name="import")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@store_option
@click.option("--json", "as_json", is_flag=True, help="Print the counts as JSON.")
def import_command(file: Path, store: Path | None, as_json: bool) -> None:
    """Add the entries of FILE (- for standard input) that are not here yet; nothing is overwritten."""
    from leadquiz.files import read_bytes
    from leadquiz.study.clock import system_clock
    from leadquiz.study.history import History
    from leadquiz.study.journal import import_lines
    from leadquiz.study.store import default_path

    data = sys.stdin.buffer.read(LARGEST) if str(file) == "-" else read_bytes(file, limit=LARGEST)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise LeadquizError(f"{file}: is not UTF-8; export it again") from error
    with History(store or default_path(), system_clock) as history:
        new, known = import_lines(history, text.splitlines(), str(file))
    if as_json:
        import json

        say(json.dumps({"new": new, "known": known}))
    else:
        say(f"{new} new entries, {known} were here already")


@command.command(name="show")
@click.argument("card")
@store_option
@click.option("--json", "as_json", is_flag=True, help="Print the entries as JSON.")
def show_command(card: str, store: Path | None, as_json: bool) -> None:
    """List the reviews of one CARD, given by its id, oldest first."""
    from datetime import UTC, datetime, timedelta

    from leadquiz.study.clock import date_of, system_clock
    from leadquiz.study.history import History
    from leadquiz.study.store import default_path

    with History(store or default_path(), system_clock, create=False) as history:
        reviews = history.reviews(card)
        standing = history.standing(card)
    if as_json:
        import json

        rows = [
            {
                "at": review.at_ms,
                "rating": review.rating.name.lower(),
                "mode": review.mode,
                "due_day": review.due_day,
            }
            for review in reviews
        ]
        say(json.dumps(rows))
        return
    if not reviews:
        raise LeadquizError(f"card {card}: has no reviews; 'leadquiz list' shows the ids of a deck")
    for review in reviews:
        at = datetime.fromtimestamp(review.at_ms / 1000, UTC) + timedelta(minutes=review.offset_minutes)
        due = f"due {date_of(review.due_day)}" if review.due_day is not None else "not counted"
        say(f"{at:%Y-%m-%d %H:%M}  {review.rating.name.lower():<5}  {review.mode:<6}  {due}")
    if standing.state is not None:
        say(f"stability {standing.state.stability:.1f} days, difficulty {standing.state.difficulty:.1f}, "
            f"{standing.state.lapses} lapses")  # fmt: skip


@command.command(name="suspended")
@store_option
@click.option("--json", "as_json", is_flag=True, help="Print the ids as JSON.")
def suspended_command(store: Path | None, as_json: bool) -> None:
    """List the ids of the cards that you suspended, with their decks."""
    from leadquiz.study.clock import system_clock
    from leadquiz.study.history import History
    from leadquiz.study.store import default_path

    with History(store or default_path(), system_clock, create=False) as history:
        titles = history.deck_titles()
        held = [(card, titles.get(deck, "")) for card, deck in history.suspended()]
    if as_json:
        import json

        say(json.dumps([{"card": card, "deck": deck} for card, deck in held], ensure_ascii=False))
        return
    for card, deck in held:
        say(f"{card}  {deck}")
    if held:
        warn("ask one again with: leadquiz history resume CARD")
    else:
        say("no card is suspended")


@command.command(name="resume")
@click.argument("cards", metavar="CARD...", nargs=-1, required=True)
@store_option
def resume_command(cards: tuple[str, ...], store: Path | None) -> None:
    """Have suspended cards, given by their ids, asked again."""
    from leadquiz.study.clock import system_clock
    from leadquiz.study.history import Action, History
    from leadquiz.study.store import default_path

    with History(store or default_path(), system_clock, create=False) as history:
        held = dict(history.suspended())
        for card in cards:
            if card not in held:
                raise LeadquizError(
                    f"card {card}: is not suspended; 'leadquiz history suspended' lists those that are"
                )
        for card in cards:
            history.mark(Action.RESUME, card, held[card])
            say(f"{card} will be asked again")
