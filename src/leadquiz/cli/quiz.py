"""`leadquiz quiz DECK...`: learn."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from leadquiz.errors import LeadquizError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leadquiz.model import Card
    from leadquiz.study.history import History
    from leadquiz.study.session import Options, Session
    from leadquiz.study.shelf import DeckShelf

if TYPE_CHECKING:
    pass


LONG_AWAY_DAYS = 180  # from here on a wrong clock is as likely as a long break


@click.command(name="quiz")
@click.argument("decks", metavar="DECK...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--mode",
    type=click.Choice(("auto", "flip", "type", "choice", "cloze")),
    default="auto",
    show_default=True,
    help="How cards are asked; auto goes from choice to cloze or typing to free recall.",
)
@click.option("--cram", is_flag=True, help="Any cards, due or not; the schedule stays as it is.")
@click.option("--section", metavar="TEXT", default="", help="Only cards of sections whose heading has this.")
@click.option("--tag", default="", help="Only cards with this tag.")
@click.option("--kind", default="", help="Only cards of this kind, such as fact, list or quote.")
@click.option("--weak", is_flag=True, help="The weakest cards first, due or not.")
@click.option("--new", type=click.IntRange(0), help="New cards today at most, instead of the deck's setting.")
@click.option("--limit", type=click.IntRange(1), help="Questions in this session at most.")
@click.option("--minutes", type=click.FloatRange(0, min_open=True), help="Stop after this many minutes.")
@click.option("--exam", metavar="DATE", help="Plan for this day (such as 2026-12-01) and say what it takes.")
@click.option("--plain", is_flag=True, help="Line by line, for screen readers and dumb terminals.")
@click.option("--store", type=click.Path(path_type=Path), help="The file of reviews to use.")
def command(
    decks: tuple[Path, ...],
    mode: str,
    cram: bool,
    section: str,
    tag: str,
    kind: str,
    weak: bool,
    new: int | None,
    limit: int | None,
    minutes: float | None,
    exam: str | None,
    plain: bool,
    store: Path | None,
) -> None:
    """Ask the cards of DECK... that are due, then new ones.

    Every answer is saved before the next card is shown. Press ? in the quiz for its keys.
    """
    from leadquiz.deck.cache import open_cache
    from leadquiz.study.clock import system_clock
    from leadquiz.study.history import History
    from leadquiz.study.session import Options, Session
    from leadquiz.study.shelf import DeckShelf
    from leadquiz.study.store import default_path

    if kind:
        _check_kind(kind)
    options = Options(
        mode=mode,
        cram=cram,
        section=section,
        tag=tag,
        kind=kind,
        weak=weak,
        new=new,
        limit=limit,
        minutes=minutes,
    )
    with open_cache() as cache, History(store or default_path(), system_clock) as history:
        shelves = [DeckShelf(cache, path) for path in dict.fromkeys(decks)]
        notes = [_clock_note(history)]
        if exam is not None:
            options, note = _planned(history, shelves, options, exam)
            notes.append(note)
        session = Session(history, shelves, options)
        _run(session, shelves, plain=plain, note=" ".join(filter(None, notes)))
        from leadquiz.terminal.summary import show_summary

        show_summary(session)
        if session.answered:
            _back_up(history)


def _check_kind(kind: str) -> None:
    from leadquiz.model import Kind

    kinds = [each.value for each in Kind]
    if kind not in kinds:
        raise LeadquizError(f"--kind {kind}: there is no such kind; choose from {', '.join(kinds)}")


def _run(session: "Session", shelves: "Sequence[DeckShelf]", *, plain: bool, note: str) -> None:
    """Ask on a full screen where there is one, else line by line."""
    from leadquiz.console import is_terminal, use_colour, warn

    title = " + ".join(shelf.title for shelf in shelves)

    def save(path: Path, card_id: str, **changes: Any) -> "Card":
        from leadquiz.deck import update_card

        card = update_card(path, card_id, **changes)
        for shelf in shelves:
            if shelf.path == str(path):
                shelf.refresh()
        return card

    if not plain and is_terminal(sys.stdin) and is_terminal(sys.stdout) and _is_able():
        import curses

        from leadquiz.terminal.display import full_screen
        from leadquiz.terminal.quiz import Quiz

        try:
            with full_screen(colour=use_colour()) as display:
                Quiz(session, display, title=title, save=save, note=note).run()
            return
        except curses.error:
            if session.answered:
                raise
    from leadquiz.terminal.plain import PlainQuiz

    if note:
        warn(note)
    PlainQuiz(session, sys.stdin, title=title, save=save).run()


def _is_able() -> bool:
    """Whether this terminal can show a full screen."""
    if os.environ.get("TERM", "dumb") in ("dumb", ""):
        return False
    from importlib.util import find_spec

    return find_spec("_curses") is not None


def _clock_note(history: "History") -> str:
    """What to say when the clock stands before the newest review by more than a day, or long after it."""
    from leadquiz.study.clock import DAY_MS

    if history.away_ms >= LONG_AWAY_DAYS * DAY_MS:
        return (
            f"By the clock your last review was {history.away_ms // DAY_MS} days ago. "
            "If the clock is wrong, quit and put it right first."
        )
    if history.clock_behind_ms <= DAY_MS:
        return ""
    days = history.clock_behind_ms // DAY_MS
    return (
        f"The clock is {days} days behind your newest review, and time goes on from there. "
        "If it was wrong then, run 'leadquiz doctor --clock'."
    )


def _planned(
    history: "History", shelves: "Sequence[DeckShelf]", options: "Options", exam: str
) -> "tuple[Options, str]":
    """The options for learning towards an exam, and the plan in words."""
    from datetime import date

    from leadquiz.study.exam import plan, plan_text

    try:
        day = (date.fromisoformat(exam) - date(1970, 1, 1)).days
    except ValueError as error:
        raise LeadquizError(f"--exam {exam}: is no date; give it as in 2026-12-01") from error
    decks = [(history.deck_row(shelf.path, shelf.title), shelf) for shelf in shelves]
    today = history.now().study_day(history.settings(decks[0][0]).rollover_hour)
    if not 0 <= day - today <= 3650:
        raise LeadquizError(f"--exam {exam}: is not within the ten years to come; check the date")
    made = plan(history, decks, day)
    new = options.new if options.new is not None else -(-made.new_per_day // len(decks))
    return options._replace(exam_day=day, new=new), plan_text(made)


def _back_up(history: "History") -> None:
    """Today's copy of the store, after the session; a failure is told and nothing is lost by it."""
    from leadquiz.console import warn
    from leadquiz.study.clock import date_of
    from leadquiz.study.store import back_up_daily

    try:
        back_up_daily(history.connection, history.path, date_of(history.now().study_day()))
    except LeadquizError as error:
        warn(str(error))
