"""The command that every classroom format has."""

import json
from pathlib import Path

import click

from leadquiz.console import say, warn, write_raw
from leadquiz.exchange.formats import FORMATS, Settings


def format_command(name: str) -> click.Command:
    """`leadquiz export NAME DECK... -o FILE`, with the options that the format knows."""
    chosen = FORMATS[name]

    def run(
        decks: tuple[Path, ...],
        output: Path,
        *,
        as_json: bool,
        seed: int = 1,
        seconds: int = 20,
        spreadsheet: bool = False,
    ) -> None:
        from leadquiz.deck import load_deck
        from leadquiz.exchange.formats import write_format
        from leadquiz.files import write_bytes

        settings = Settings(seed=seed, seconds=seconds, spreadsheet=spreadsheet)
        written = write_format(name, [load_deck(path) for path in decks], settings)
        to_stdout = str(output) == "-"
        if to_stdout:
            write_raw(written.data)
        else:
            write_bytes(output, written.data)
        if as_json:
            left = [{"card": card, "reason": reason} for card, reason in written.left_out]
            report = json.dumps(
                {"file": str(output), "cards": written.count, "left_out": left}, ensure_ascii=False
            )
            (warn if to_stdout else say)(report)
            return
        for card, reason in written.left_out:
            warn(f"left out: {card} {reason}")
        (warn if to_stdout else say)(f"{output}: {written.count} cards, {len(written.left_out)} left out")

    parameters: list[click.Parameter] = [
        click.Argument(
            ["decks"], metavar="DECK...", nargs=-1, required=True, type=click.Path(path_type=Path)
        ),
        click.Option(
            ["-o", "--output"],
            required=True,
            type=click.Path(path_type=Path),
            help=f"FILE{chosen.suffix}, or - for standard output.",
        ),
    ]
    if chosen.most_options < 10 or "OPEN" in {way.name for way in chosen.ways}:
        parameters.append(
            click.Option(
                ["--seed"],
                type=click.IntRange(0),
                default=1,
                show_default=True,
                help="Other places of the answers.",
            )
        )
    if name in ("kahoot", "blooket"):
        parameters.append(
            click.Option(
                ["--seconds"],
                type=click.IntRange(5, 300),
                default=20,
                show_default=True,
                help="Time for a question.",
            )
        )
    if name == "csv":
        parameters.append(
            click.Option(
                ["--spreadsheet"],
                is_flag=True,
                help="Put ' before cells that a spreadsheet would run as formulas.",
            )
        )
    parameters.append(click.Option(["--json", "as_json"], is_flag=True, help="Report as JSON."))
    return click.Command(name, params=parameters, callback=run, help=_help(name), short_help=chosen.help)


def _help(name: str) -> str:
    chosen = FORMATS[name]
    limits = []
    if chosen.longest_question:
        limits.append(f"questions of up to {chosen.longest_question} characters")
    if chosen.longest_option:
        limits.append(f"answers of up to {chosen.longest_option}")
    limit = f" It takes {' and '.join(limits)}." if limits else ""
    return f"{chosen.help}{limit}\n\nCards that it cannot carry are listed with the reason."
