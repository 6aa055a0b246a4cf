"""`leadquiz export FORMAT`: a file a format."""

import click

from leadquiz.cli.lazy import LazyGroup

# name -> one line for `leadquiz export --help`; the module is leadquiz.cli.export.<name>
EXPORTS: dict[str, str] = {
    "anki": "A package for Anki, which updates what was imported before.",
    "worksheet": "A worksheet with its key, as PDF, HTML or Word.",
}


@click.group(cls=LazyGroup, package="leadquiz.cli.export", listing=EXPORTS, name="export")
def command() -> None:
    """Write decks as Anki packages, worksheets, pages and classroom formats."""
