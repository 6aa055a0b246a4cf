"""`leadquiz check`: every problem of a deck, with its place."""

import json
from pathlib import Path

import click

from leadquiz.console import say, warn
from leadquiz.errors import LeadquizError


def _print_schema(context: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if wanted:
        from leadquiz.deck.schema import schema_text

        say(schema_text(), end="")
        context.exit()


@click.command()
@click.argument("decks", metavar="DECK...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--fix", is_flag=True, help="Give each card without an id a new one; nothing else changes.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@click.option(
    "--schema",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_schema,
    help="Print the JSON Schema of decks, for editors, and end.",
)
def command(decks: tuple[Path, ...], fix: bool, as_json: bool) -> None:
    """Tell every problem of DECK... with file:line:column, and what looks like a mistake.

    Flagged cards and values on which the documents disagree are listed too. The exit code is 2 when a deck
    has a problem; doubts alone leave it at 0.

    \b
    leadquiz check lead.yaml
    leadquiz check --fix lead.yaml
    leadquiz check --schema > leadquiz-deck-1.schema.json
    """
    from leadquiz.deck.report import Report, report

    reports: list[Report] = []
    for path in decks:
        if fix:
            _give_ids(path)
        reports.append(report(path))
    if as_json:
        say(json.dumps([one.as_json() for one in reports], indent=2, ensure_ascii=False))
    else:
        for one in reports:
            say("\n".join(one.lines()))
    if not all(one.is_sound for one in reports):
        raise click.exceptions.Exit(2)


def _give_ids(path: Path) -> None:
    from leadquiz.deck import give_ids

    try:
        if count := give_ids(path):
            warn(f"{path}: {count} {'card has' if count == 1 else 'cards have'} an id now")
    except LeadquizError:
        return  # the report says what is wrong with the file
