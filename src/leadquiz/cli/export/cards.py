"""`leadquiz export cards DECK... -o FILE.pdf`."""

import json
from pathlib import Path

import click

from leadquiz.console import say, warn
from leadquiz.errors import LeadquizError
from leadquiz.worksheet.cards import Backs
from leadquiz.worksheet.paper import FONTS, PAPERS, Paper


@click.command()
@click.argument("decks", metavar="DECK...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="FILE.pdf.")
@click.option(
    "--per-page", type=click.Choice(["8", "10"]), default="8", show_default=True, help="Cards on a page."
)
@click.option(
    "--backs",
    type=click.Choice([one.value for one in Backs]),
    default=Backs.LONG_EDGE.value,
    show_default=True,
    help="How the printer turns the sheet, or fold: backs beside the fronts.",
)
@click.option(
    "--section", "sections", multiple=True, help="Only sections whose heading holds this; may be repeated."
)
@click.option("--tag", "tags", multiple=True, help="Only cards with this tag; may be repeated.")
@click.option("--paper", type=click.Choice(PAPERS), default="a4", show_default=True, help="Size of the page.")
@click.option("--large-print", is_flag=True, help="Larger letters where they fit.")
@click.option("--font", default="sans", show_default=True, help=f"{', '.join(FONTS)}, or a font file.")
@click.option("--json", "as_json", is_flag=True, help="Report as JSON.")
def command(
    decks: tuple[Path, ...],
    output: Path,
    *,
    per_page: str,
    backs: str,
    sections: tuple[str, ...],
    tags: tuple[str, ...],
    paper: str,
    large_print: bool,
    font: str,
    as_json: bool,
) -> None:
    """Write cards to cut out, questions in front and answers behind.

    Print on both sides without scaling ("actual size") and cut along the marks.
    """
    from leadquiz.deck import load_deck
    from leadquiz.files import write_bytes
    from leadquiz.worksheet.cards import cards_pdf, chosen_cards
    from leadquiz.worksheet.choose import Filter

    if output.suffix.lower() != ".pdf":
        raise LeadquizError(f"{output}: cards are written as PDF; name a file that ends in .pdf")
    loaded = [load_deck(path) for path in decks]
    cards, left_out = chosen_cards(loaded, Filter(sections=sections, tags=tags))
    look = Paper(name=paper, large_print=large_print, font=font)
    data, pages = cards_pdf(loaded, cards, per_page=int(per_page), backs=Backs(backs), paper=look)
    write_bytes(output, data)
    if as_json:
        left = [{"card": card, "reason": reason} for card, reason in left_out]
        report = {"file": str(output), "cards": len(cards), "pages": pages, "left_out": left}
        say(json.dumps(report, ensure_ascii=False))
        return
    for card, reason in left_out:
        warn(f"left out: {card} {reason}")
    say(f"{output}: {len(cards)} cards on {pages} pages")
