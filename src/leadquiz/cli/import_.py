"""`leadquiz import FILE -o DECK.yaml`."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leadquiz.console import say, warn
from leadquiz.errors import LeadquizError

if TYPE_CHECKING:
    from leadquiz.anki.reading import Read

_PACKAGES = (".apkg", ".colpkg")
_NAMED = 10  # cards passed over that are named one by one


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The new deck to write.")
@click.option(
    "--into", type=click.Path(path_type=Path), help="A deck to take changes into, after showing them."
)
@click.option("--yes", is_flag=True, help="With --into: take the changes without asking.")
@click.option("--json", "as_json", is_flag=True, help="Report as JSON.")
def command(file: Path, output: Path | None, into: Path | None, *, yes: bool, as_json: bool) -> None:
    """Read an Anki package (.apkg, .colpkg) as a deck.

    Cards that were exported from here come back with their ids: --into shows what was edited in Anki, and
    takes it into the deck when you agree. Pictures and sounds are named in the text, not copied.

    \b
    leadquiz import spanish.apkg -o spanish.yaml
    leadquiz import lead.apkg --into lead.yaml
    """
    if (output is None) == (into is None):
        raise click.UsageError("name the deck to write with -o, or the deck to change with --into")
    if output and output.exists():
        raise LeadquizError(f"{output}: exists; take changes into it with --into, or choose another name")
    read = _read(file)
    if output:
        from leadquiz.deck import save_deck

        save_deck(read.deck, output)
        if as_json:
            say(
                json.dumps(
                    {"file": str(output), "cards": len(read.deck.cards), **_left(read)}, ensure_ascii=False
                )
            )
        else:
            say(f"{output}: {_count(len(read.deck.cards), 'card')}")
            _tell_left(read)
    elif into:
        _take_into(read, into, yes=yes, as_json=as_json)


def _read(file: Path) -> "Read":
    from leadquiz.anki.reading import read_package

    if file.suffix.lower() in _PACKAGES:
        return read_package(file)
    raise LeadquizError(f"{file}: not a kind of file that can be imported; name an .apkg or a .colpkg")


def _take_into(read: "Read", into: Path, *, yes: bool, as_json: bool) -> None:
    from leadquiz.anki.merging import changes, merged
    from leadquiz.deck import open_deck

    deck_file = open_deck(into)
    found = changes(deck_file.deck, read.deck, edited=read.edited, ours=read.ours)
    new = sum(change.old is None for change in found)
    if not as_json:
        for change in found:
            say("\n".join(change.lines()))
    taken = bool(found) and (
        yes or (not as_json and click.confirm(f"Take these into {into.name}?", err=True))
    )
    if taken:
        deck_file.save(merged(deck_file.deck, found))
    if as_json:
        report = {"file": str(into), "changed": len(found) - new, "new": new, "taken": taken}
        say(json.dumps(report | _left(read), ensure_ascii=False))
        return
    if not found:
        say(f"{into}: nothing was changed in Anki")
    elif taken:
        say(f"{into}: {_count(len(found) - new, 'card')} changed, {new} new")
    else:
        say(f"{into}: left as it was")
    _tell_left(read)


def _left(read: "Read") -> dict[str, object]:
    return {"passed_over": read.passed_over, "media": len(read.media)}


def _tell_left(read: "Read") -> None:
    """Say what did not come along: nothing is lost in silence."""
    if read.passed_over:
        warn(f"{_count(len(read.passed_over), 'card')} passed over:")
        for line in read.passed_over[:_NAMED]:
            warn(f"  {line}")
        if len(read.passed_over) > _NAMED:
            warn(f"  and {len(read.passed_over) - _NAMED} more; --json lists all")
    if read.media:
        warn(
            f"{_count(len(read.media), 'picture or sound', 'pictures and sounds')} not copied; texts name them"
        )


def _count(number: int, noun: str, plural: str = "") -> str:
    return f"{number} {noun if number == 1 else plural or noun + 's'}"
