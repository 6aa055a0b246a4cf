"""The command line: a file a command, imported only when that command runs."""

import os
import signal
import sys
from collections.abc import Iterator
from types import FrameType
from typing import NoReturn

import click

from leadquiz import __version__
from leadquiz.cli.lazy import LazyGroup
from leadquiz.console import ReaderGoneError, warn
from leadquiz.errors import LeadquizError

# name -> (module, one line for `leadquiz --help`); the lines stand here so that help imports no command
COMMANDS: dict[str, str] = {
    "demo": "See it all on an example chapter.",
    "generate": "Derive a deck of cards from documents.",
    "outline": "Print the sections of a document and what was set aside.",
    "list": "Show the cards of decks by section.",
    "check": "Tell every problem of decks, with its place.",
    "quiz": "Learn: ask the cards that are due, and new ones.",
    "due": "Print how many cards are due, for a shell prompt.",
    "stats": "Show retention, what is coming, and the hardest cards.",
    "optimize": "Fit the schedule to your own reviews.",
    "settings": "Show or change how a deck is learned.",
    "history": "Export, import or show the log of reviews; resume cards.",
    "doctor": "Check the file of reviews, and mend it.",
    "import": "Read Anki packages and other cards as decks.",
    "export": "Write decks as Anki packages, worksheets, pages and classroom formats.",
    "marks": "Record how many of a class missed each question of a worksheet.",
}


@click.group(
    cls=LazyGroup,
    package="leadquiz.cli",
    listing=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, "-V", "--version", prog_name="leadquiz")
def cli() -> None:
    """Turn documents into cards, and cards into lasting knowledge."""


def main() -> NoReturn:
    """Run the command line; the one place where errors become messages and exit codes.

    0 done, 2 the user's input is wrong, 130 interrupted, 143 terminated; anything else is our bug and
    keeps its traceback in a log.
    """
    _exit_cleanly_on_signals()
    try:
        result = cli.main(prog_name="leadquiz", complete_var="_LEADQUIZ_COMPLETE", standalone_mode=False)
        code = result if isinstance(result, int) else 0
        sys.stdout.flush()
    except click.exceptions.Exit as error:
        code = error.exit_code
    except click.ClickException as error:
        warn(_usage_message(error))
        code = 2
    except LeadquizError as error:
        warn(str(error))
        code = 2
    except (click.Abort, KeyboardInterrupt):
        warn("interrupted")
        code = 130
    except (BrokenPipeError, ReaderGoneError):
        # Not an error, and nothing more can be printed.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except Exception:
        code = _report_bug()
    sys.exit(code)


def _usage_message(error: click.ClickException) -> str:
    message = error.format_message()
    if isinstance(error, click.UsageError) and error.ctx is not None:
        return f"{message} (see '{error.ctx.command_path} --help')"
    return message


def _exit_cleanly_on_signals() -> None:
    def leave(number: int, _frame: FrameType | None) -> NoReturn:
        raise SystemExit(128 + number)

    for name in _ending_signals():
        signal.signal(name, leave)


def _ending_signals() -> Iterator[signal.Signals]:
    yield signal.SIGTERM
    if hasattr(signal, "SIGHUP"):
        yield signal.SIGHUP


def _report_bug() -> int:
    import traceback

    from platformdirs import user_log_path

    details = traceback.format_exc()
    try:
        folder = user_log_path("leadquiz", ensure_exists=True)
        log = folder / "crash.log"
        with log.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(details + "\n")
        warn(f"leadquiz has a bug, sorry: {details.splitlines()[-1]}; details are in {log}")
    except OSError:
        warn(details)
    return 1
