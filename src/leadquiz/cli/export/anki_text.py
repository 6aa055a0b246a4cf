"""`leadquiz export anki-text DECK... -o FILE.txt`."""

from pathlib import Path

import click

from leadquiz.console import say


@click.command()
@click.argument("decks", metavar="DECK...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), help="The text file to write."
)
@click.option(
    "--full", is_flag=True, help="All fields, for note types that a package brought into Anki before."
)
@click.option("--subdecks/--flat", default=True, help="A subdeck for each chapter and section, or one deck.")
@click.option("--json", "as_json", is_flag=True, help="Report as JSON.")
def command(decks: tuple[Path, ...], output: Path, *, full: bool, subdecks: bool, as_json: bool) -> None:
    """Write decks as a text file for Anki's “Import File”.

    Questions and answers go into any note type with two fields; importing the file again updates them. A
    package (export anki) keeps more: gaps, lists, hints, sources, and what you edited.
    """
    import json

    from leadquiz.anki.notes import Forms
    from leadquiz.anki.plain import full_text, simple_text
    from leadquiz.deck import load_deck
    from leadquiz.files import write_bytes

    loaded = [load_deck(path) for path in decks]
    forms = Forms(subdecks=subdecks)
    text = full_text(loaded, forms) if full else simple_text(loaded, forms)
    write_bytes(output, text.encode("utf-8"))
    count = sum(len(deck.cards) for deck in loaded)
    if as_json:
        say(json.dumps({"file": str(output), "cards": count}))
    else:
        say(f"{output}: {count} cards")
