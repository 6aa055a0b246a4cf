"""`leadquiz export FORMAT`: a file a format."""

import click

from leadquiz.cli.lazy import LazyGroup

# name -> one line for `leadquiz export --help`; the module is leadquiz.cli.export.<name>
EXPORTS: dict[str, str] = {
    "anki": "A package for Anki, which updates what was imported before.",
    "anki-text": "Questions and answers as a text file for Anki.",
    "worksheet": "A worksheet with its key, as PDF, HTML or Word.",
    "cards": "Cards to cut out, as PDF for printing on both sides.",
    "html": "A page to study from in any browser, offline.",
    "gift": "GIFT, for Moodle and many others.",
    "moodle-xml": "Moodle XML, with tags and stable ids.",
    "qti": "QTI 1.2 package, for Canvas.",
    "quizlet": "Term and definition for Quizlet, separated by tabs.",
    "kahoot": "A spreadsheet for Kahoot; choice questions only.",
    "blooket": "CSV for Blooket; choice questions only.",
    "gimkit": "CSV for Gimkit; choice questions only.",
    "csv": "Every field of every card, as CSV.",
    "markdown": "Questions and answers by section, as Markdown.",
    "json": "Everything in the decks, as JSON.",
}


@click.group(cls=LazyGroup, package="leadquiz.cli.export", listing=EXPORTS, name="export")
def command() -> None:
    """Write decks as Anki packages, worksheets, pages and classroom formats."""
