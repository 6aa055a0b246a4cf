"""The quiz on a full screen: which keys work when, and what each does."""

import contextlib
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from leadquiz.errors import LeadquizError
from leadquiz.model import Card, Rating
from leadquiz.study.session import Question, Session
from leadquiz.terminal import screens
from leadquiz.terminal.display import Display
from leadquiz.terminal.keys import command_of
from leadquiz.terminal.layout import EMPTY, Row, Style, row

if TYPE_CHECKING:
    from leadquiz.study.grading import Marked

_QUIT = frozenset(("q", "escape", "interrupt", "end-of-input"))
_SCROLL = {"page-up": -8, "page-down": 8}
_TYPED_MODES = frozenset(("type", "cloze"))


Answer = tuple[str, "Marked | None"]
"""What was typed or picked, and how it was marked; nothing of both after a mere look."""


class _Leave(Exception):  # noqa: N818 - leaving is no error
    """The learner quits; everything answered is committed already."""


class Quiz:
    """One session on one display."""

    def __init__(
        self,
        session: Session,
        display: Display,
        *,
        title: str,
        save: Callable[..., Card],
        note: str = "",
    ) -> None:
        self._session = session
        self._display = display
        self._title = title
        self._save = save
        self.note = note
        self._hint = False
        self._is_loaded = False

    def run(self) -> None:
        """Ask until nothing is left or the learner quits."""
        with contextlib.suppress(_Leave, KeyboardInterrupt):
            question = self._session.next()
            while question is not None:
                self._ask(question)
                question = self._session.next()

    # ------------------------------------------------------------------------------------ one question

    def _ask(self, question: Question) -> None:
        self._hint = False
        if question.mode == "choice":
            answered = self._pick(question)
        elif question.mode in _TYPED_MODES:
            answered = self._type(question)
        else:
            answered = self._look(question)
        if answered is None:
            return
        typed, marked = answered
        self._rate(question, typed, marked)

    def _look(self, question: Question) -> "Answer | None":
        """Wait until the learner wants to see the answer; None when the card was left."""
        keys = (("space", "show answer"), *_CARD_KEYS)
        while True:
            key = self._shown(question, partial(screens.question_rows, question, hint=self._hint), keys)
            if key in ("space", "enter", "right"):
                return "", None
            if key == "tab" and question.mode in _TYPED_MODES:
                return self._type(question)
            if self._command(key, question):
                return None

    def _pick(self, question: Question) -> "Answer | None":
        """Let the learner pick an option."""
        picked: int | None = None
        keys = ((f"1–{len(question.options)}", "pick"), ("↑↓ enter", "pick"), *_CARD_KEYS)
        while True:
            key = self._shown(
                question,
                partial(screens.question_rows, question, hint=self._hint, picked=picked),
                keys,
            )
            number = command_of(key)
            if number.isdecimal() and 1 <= int(number) <= len(question.options):
                return _picked(question, int(number) - 1)
            if key in ("down", "up"):
                step = 1 if key == "down" else -1
                picked = (picked + step) % len(question.options) if picked is not None else min(step, 0)
                picked %= len(question.options)
            elif key in ("enter", "space", "right") and picked is not None:
                return _picked(question, picked)
            elif self._command(key, question):
                return None

    def _type(self, question: Question) -> "Answer | None":
        line = ""
        keys = (("enter", "answer"), ("tab", "other keys"), ("esc", "quit"))
        while True:
            key = self._shown(
                question,
                partial(screens.question_rows, question, hint=self._hint, typed=line),
                keys,
                cursor=True,
            )
            if key == "enter":
                from leadquiz.study.grading import mark

                return line, mark(question.card, line)
            if key == "tab":
                return self._look(question)
            if key in ("escape", "interrupt", "end-of-input"):
                raise _Leave
            line = edited(line, key)

    def _rate(self, question: Question, typed: str, marked: "Marked | None") -> None:
        """Show the answer, take a rating, commit it."""
        from leadquiz.study.grading import rating_of
        from leadquiz.terminal import reveal

        after = self._session.after(question)
        chosen = rating_of(marked.grade, marked.share) if marked is not None else Rating.GOOD
        cram = self._session.options.cram
        while True:

            def body(width: int) -> list[Row]:
                picked = question.options.index(typed) if question.mode == "choice" and typed else None
                asked = screens.question_rows(question, width, picked=picked)
                return asked + reveal.reveal_rows(question, width, marked, typed)

            key = self._shown(
                question,
                body,
                (
                    ("1–4", "rate"),
                    ("space", "take"),
                    ("u", "undo"),
                    ("o", "source"),
                    ("e", "edit"),
                    ("?", "help"),
                ),
                focus=len(screens.question_rows(question, self._display.width)),
                above=partial(reveal.rating_rows, after, chosen, cram=cram),
            )
            number = command_of(key)
            if number in ("1", "2", "3", "4"):
                chosen = Rating(int(number))
            elif key in ("left", "right"):
                step = 1 if key == "right" else -1
                chosen = Rating(min(max(chosen.value + step, 1), 4))
                continue
            elif key not in ("enter", "space"):
                if self._command(key, question):
                    return
                continue
            grade = marked.grade.value if marked is not None else ""
            answered = self._session.answer(chosen, typed=typed, grade=grade)
            self.note = ""
            if answered.leech:
                self._leech(question)
            return

    def _leech(self, question: Question) -> None:
        from leadquiz.terminal import pages

        lapses = question.standing.state.lapses + 1 if question.standing.state else 0
        text = (
            f"This card was forgotten {lapses} times. A card that will not stay is often unclear: "
            "look at its source, edit it, or suspend it."
        )
        keys = (("s", "suspend"), ("o", "source"), ("e", "edit"), ("f", "flag"), ("space", "go on"))
        while True:
            key = self._shown(
                question,
                partial(pages.notice_rows, text),
                keys,
            )
            command = command_of(key)
            if command == "s":
                self._session.suspend_card(question)
                return
            if command == "o":
                self._source(question)
            elif command == "e":
                self._edit(question)
                return
            elif command == "f":
                self._flag(question)
                return
            elif key in _QUIT:
                raise _Leave
            else:
                return

    # ---------------------------------------------------------------------------------------- commands

    def _command(self, key: str, question: Question) -> bool:
        """Do what a key says besides answering; True when the card on the screen is no longer asked."""
        command = command_of(key)
        if command in _QUIT:
            raise _Leave
        match command:
            case "h":
                self._hint = not self._hint
            case "?":
                self._help()
            case "o":
                self._source(question)
            case "s":
                self._session.suspend()
                self.note = "suspended; u takes it back"
                return True
            case "b":
                self._session.bury()
                self.note = "buried until tomorrow; u takes it back"
                return True
            case "u":
                if self._session.undo():
                    self.note = "taken back"
                    return True
                self.note = "nothing to undo in this session"
            case "e":
                return self._edit(question)
            case "f":
                self._flag(question)
            case _:
                pass
        return False

    def _help(self) -> None:
        from leadquiz.terminal import pages

        self._page(pages.help_rows)

    def _edit(self, question: Question) -> bool:
        from leadquiz.terminal.actions import edit

        try:
            with self._display.paused():
                self.note = edit(question, self._save)
        except LeadquizError as error:
            self.note = str(error).splitlines()[0]
            return False
        self._session.ask_again(question)
        return True

    def _flag(self, question: Question) -> None:
        from leadquiz.terminal import pages
        from leadquiz.terminal.actions import flag

        line = ""
        while True:
            key = self._shown(
                question,
                partial(pages.reason_rows, question, reason=line),
                (("enter", "flag"), ("esc", "leave it")),
                cursor=True,
            )
            if key == "enter":
                break
            if key in ("escape", "interrupt", "end-of-input"):
                return
            line = edited(line, key)
        try:
            self.note = flag(question, line, self._save)
        except LeadquizError as error:
            self.note = str(error).splitlines()[0]

    def _source(self, question: Question) -> None:
        from leadquiz.terminal import pages
        from leadquiz.terminal.actions import passage

        try:
            file, lines = passage(question)
        except LeadquizError as error:
            self.note = str(error).splitlines()[0]
            return
        source = question.card.source
        assert source is not None
        self._page(
            lambda width: [
                EMPTY,
                row("  ", (file, Style.STRONG)),
                *pages.source_rows(lines, source.first, source.last, question.card.evidence, width),
            ],
            centre=True,
        )

    # ----------------------------------------------------------------------------------------- drawing

    def _shown(
        self,
        question: Question,
        body: Callable[[int], Sequence[Row]],
        keys: Sequence[tuple[str, str]],
        *,
        above: Callable[[int], Sequence[Row]] | None = None,
        cursor: bool = False,
        focus: int = 0,
    ) -> str:
        """Draw, and the next key that is not about drawing.

        A body longer than the screen scrolls; at first it shows the row `focus`, or the line being typed.
        """
        scroll = len(body(self._display.width)) if cursor else focus
        while True:
            width = self._display.width
            top = screens.header(self._progress(), question, width)
            bottom = [*(above(width) if above else ()), *screens.keys_row(keys, width)]
            rows = body(width)
            scroll = min(scroll, self._display.draw(top, rows, bottom, scroll=scroll, cursor=cursor))
            self._load_rest()
            key = self._display.key()
            if key in ("resize", "redraw"):
                continue
            if key in _SCROLL:
                scroll = max(0, scroll + _SCROLL[key])
            elif above is not None and key in ("up", "down"):
                scroll = max(0, scroll + (1 if key == "down" else -1))
            else:
                return key

    def _page(self, body: Callable[[int], Sequence[Row]], *, centre: bool = False) -> None:
        """A page over the question until a key is pressed."""
        scroll = -1
        while True:
            width = self._display.width
            rows = body(width)
            if scroll < 0:
                scroll = max(0, len(rows) // 2 - self._display.height // 2) if centre else 0
            scroll = min(
                scroll,
                self._display.draw(
                    [], rows, screens.keys_row((("any key", "back"), ("↑↓", "scroll")), width), scroll=scroll
                ),
            )
            key = self._display.key()
            if key in _SCROLL:
                scroll = max(0, scroll + _SCROLL[key])
            elif key in ("up", "down"):
                scroll = max(0, scroll + (1 if key == "down" else -1))
            elif key in ("interrupt", "end-of-input"):
                raise _Leave
            elif key not in ("resize", "redraw"):
                return

    def _load_rest(self) -> None:
        """Import what the next key may need, while the learner reads the first question."""
        if not self._is_loaded:
            self._is_loaded = True
            from leadquiz.terminal import reveal  # noqa: F401 - it brings the grading with it

    def _progress(self) -> screens.Progress:
        counts = self._session.counts()
        return screens.Progress(
            title=self._title,
            counts=counts,
            done=len(self._session.answered),
            left=sum(counts),
            minutes=screens.minutes_between(self._session.started, self._session.history.now()),
            note=self.note,
        )


def _picked(question: Question, number: int) -> Answer:
    from leadquiz.study.grading import mark_choice

    option = question.options[number]
    return option, mark_choice(question.card, option)


_CARD_KEYS = (
    ("h", "hint"),
    ("u", "undo"),
    ("b", "bury"),
    ("s", "suspend"),
    ("e", "edit"),
    ("?", "help"),
    ("q", "quit"),
)


def edited(line: str, key: str) -> str:
    """The line after a key of a plain line editor."""
    if key == "space":
        return line + " "
    if key == "backspace":
        return line[:-1]
    if key == "clear":
        return ""
    if key == "word-back":
        return line.rstrip().rpartition(" ")[0] + (" " if " " in line.rstrip() else "")
    return line + key if len(key) == 1 and key.isprintable() else line
