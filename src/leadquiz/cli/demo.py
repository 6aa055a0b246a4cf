"""`leadquiz demo`: the whole way, on an example chapter."""

import itertools
import shlex
import sys
from pathlib import Path

import click

from leadquiz.console import is_terminal, say
from leadquiz.errors import LeadquizError

EXAMPLE = "leading-through-change.md"


@click.command()
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="The new folder; leadquiz-demo when left out."
)
@click.option("--no-quiz", is_flag=True, help="Stop before the quiz.")
@click.pass_context
def command(context: click.Context, output: Path | None, no_quiz: bool) -> None:
    """Make cards, an Anki package and a worksheet from an example chapter, then start the quiz.

    Everything goes into a new folder, the reviews of this quiz too. Without a terminal it stops before the
    quiz.
    """
    folder = _new_folder(output)
    document, deck = folder / "chapter.md", folder / "chapter.deck.yaml"
    _copy_example(document)
    say(f"An example chapter lies in {document}. From it come:")
    _run(context, "generate", document, "-o", deck)
    _run(context, "export", "anki", deck, "-o", folder / "chapter.apkg")
    _run(context, "export", "worksheet", deck, "-o", folder / "worksheet.pdf", "--seed", "1")
    quiz = ("quiz", deck, "--store", folder / "reviews.sqlite3")
    if no_quiz or not (is_terminal(sys.stdin) and is_terminal(sys.stdout)):
        why = "Now learn" if no_quiz else "No terminal here, so the demo stops before the quiz. To learn"
        say(f"\n{why}:\n$ {_line(quiz)}")
        return
    say("\nNow the quiz; press q to stop.")
    _run(context, *quiz)


def _new_folder(wanted: Path | None) -> Path:
    """A folder that was not there before; raises LeadquizError when it cannot be made."""
    from leadquiz.files import reason

    if wanted is not None and wanted.exists():
        raise LeadquizError(f"{wanted}: exists already; name a new folder with -o")
    numbered = (
        Path("leadquiz-demo" if number == 1 else f"leadquiz-demo-{number}") for number in itertools.count(1)
    )
    for folder in numbered if wanted is None else [wanted]:
        try:
            folder.mkdir(parents=True)
        except FileExistsError:
            continue
        except OSError as error:
            raise LeadquizError(
                f"{folder}: cannot be made ({reason(error)}); name another folder with -o"
            ) from error
        return folder
    raise LeadquizError(f"{wanted}: exists already; name a new folder with -o")


def _copy_example(document: Path) -> None:
    from leadquiz.deck.fields import SCHEMA_NAME
    from leadquiz.files import shipped_folder, write_bytes

    decks = shipped_folder("decks")
    write_bytes(document, (decks / EXAMPLE).read_bytes())
    write_bytes(document.parent / SCHEMA_NAME, (decks / SCHEMA_NAME).read_bytes())


def _run(context: click.Context, *words: str | Path) -> None:
    """Show the command and run it as if it had been typed."""
    from leadquiz.cli import cli

    say(f"\n$ {_line(words)}")
    sys.stdout.flush()
    cli.main([str(word) for word in words], prog_name=context.find_root().info_name, standalone_mode=False)


def _line(words: tuple[str | Path, ...]) -> str:
    return shlex.join(["leadquiz", *map(str, words)])
