"""A full screen through curses: it draws only what changed, reads keys, and gives the terminal back.

Why curses and not rich or prompt_toolkit: docs/decisions/0032-curses.md.
"""

import contextlib
import curses
import os
from collections.abc import Iterator, Sequence
from typing import Protocol

from leadquiz.terminal.layout import Row, Style, cells, cut

_NAMES = {
    "\n": "enter", "\r": "enter", " ": "space", "\t": "tab", "\x1b": "escape", "\x7f": "backspace",
    "\b": "backspace", "\x03": "interrupt", "\x04": "end-of-input", "\x15": "clear", "\x17": "word-back",
    "\x0c": "redraw", "\x01": "home", "\x05": "end",
}  # fmt: skip


class Display(Protocol):
    """What the quiz needs of a terminal."""

    @property
    def width(self) -> int: ...

    @property
    def height(self) -> int: ...

    def draw(
        self,
        top: Sequence[Row],
        body: Sequence[Row],
        bottom: Sequence[Row],
        *,
        scroll: int = 0,
        cursor: bool = False,
    ) -> int:
        """Show a screen; the body scrolls between top and bottom. The largest useful scroll is given back."""

    def key(self) -> str:
        """The next key: a letter, or a name such as 'enter', 'left' or 'resize'."""

    def paused(self) -> contextlib.AbstractContextManager[None]:
        """The terminal lent to another program, such as an editor."""


class CursesDisplay:
    """The terminal while a quiz runs."""

    def __init__(self, screen: "curses.window", *, colour: bool) -> None:
        self._screen = screen
        self._attributes = _attributes(colour)
        self._encoding = _encoding()

    @property
    def width(self) -> int:
        return self._screen.getmaxyx()[1]

    @property
    def height(self) -> int:
        return self._screen.getmaxyx()[0]

    def draw(
        self,
        top: Sequence[Row],
        body: Sequence[Row],
        bottom: Sequence[Row],
        *,
        scroll: int = 0,
        cursor: bool = False,
    ) -> int:
        height = self.height
        self._screen.erase()
        room = max(height - len(top) - len(bottom), 1)
        most = max(len(body) - room, 0)
        scroll = min(scroll, most)
        shown = [*top, *body[scroll : scroll + room]]
        for line, content in enumerate(shown[:height]):
            self._put(line, content)
        for line, content in enumerate(bottom, max(height - len(bottom), len(top))):
            self._put(line, content)
        if scroll:
            self._put(len(top), _UP, self.width - 1)
        if scroll < most:
            self._put(len(top) + room - 1, _DOWN, self.width - 1)
        with contextlib.suppress(curses.error):
            curses.curs_set(1 if cursor else 0)
        if cursor and shown:
            line = min(len(shown), height) - 1
            with contextlib.suppress(curses.error):
                self._screen.move(line, min(sum(cells(text) for text, _ in shown[line]), self.width - 1))
        self._screen.refresh()
        return most

    def key(self) -> str:
        while True:
            try:
                key = self._screen.get_wch()
            except curses.error:
                # No input and no signal handler's exception: the terminal is gone.
                return "end-of-input"
            except KeyboardInterrupt:
                return "interrupt"
            if key == "\x1b":
                key = self._after_escape()
            if isinstance(key, str):
                return _NAMES.get(key, key)
            name = _KEYS.get(key)
            if name == "resize":
                with contextlib.suppress(curses.error):
                    curses.update_lines_cols()
                self._screen.clearok(True)
            if name is not None:
                return name

    @contextlib.contextmanager
    def paused(self) -> Iterator[None]:
        curses.def_prog_mode()
        curses.endwin()
        try:
            yield
        finally:
            curses.reset_prog_mode()
            self._screen.clearok(True)
            self._screen.refresh()

    def _after_escape(self) -> str | int:
        """Escape alone, or the key of a sequence that the terminal's description does not know.

        Without this an unknown function key would quit the quiz.
        """
        self._screen.nodelay(True)
        try:
            second = self._screen.get_wch()
            if second not in ("[", "O"):
                return 0  # Alt with a letter: no key of ours
            last: str | int = ""
            with contextlib.suppress(curses.error):
                while not (isinstance(last, str) and last.isalpha()) and last != "~":
                    last = self._screen.get_wch()
            return _ARROWS.get(last, 0) if isinstance(last, str) else 0
        except curses.error:
            return "\x1b"
        finally:
            self._screen.nodelay(False)

    def _put(self, line: int, content: Row, column: int = 0) -> None:
        for text, style in cut(content, self.width - column):
            shown = text.encode(self._encoding, errors="replace").decode(self._encoding)
            # Writing the last cell moves the cursor off the screen, which curses calls an error.
            with contextlib.suppress(curses.error):
                self._screen.addstr(line, column, shown, self._attributes[style])
            column += cells(text)


@contextlib.contextmanager
def full_screen(*, colour: bool) -> Iterator[CursesDisplay]:
    """The terminal as a display, given back as it was however the block is left.

    Raises curses.error when the terminal is unknown.
    """
    _set_locale()
    os.environ.setdefault("ESCDELAY", "25")
    screen = curses.initscr()
    try:
        curses.noecho()
        curses.cbreak()
        screen.keypad(True)
        yield CursesDisplay(screen, colour=colour)
    finally:
        screen.keypad(False)
        with contextlib.suppress(curses.error):
            curses.curs_set(1)
        with contextlib.suppress(curses.error):
            curses.echo()
            curses.nocbreak()
        with contextlib.suppress(curses.error):
            curses.endwin()


# ----------------------------------------------------------------------------------------------- inner

_UP: Row = (("↑", Style.ACCENT),)
_DOWN: Row = (("↓", Style.ACCENT),)
_ARROWS = {"A": curses.KEY_UP, "B": curses.KEY_DOWN, "C": curses.KEY_RIGHT, "D": curses.KEY_LEFT}
_KEYS = {
    curses.KEY_LEFT: "left",
    curses.KEY_RIGHT: "right",
    curses.KEY_UP: "up",
    curses.KEY_DOWN: "down",
    curses.KEY_PPAGE: "page-up",
    curses.KEY_NPAGE: "page-down",
    curses.KEY_HOME: "home",
    curses.KEY_END: "end",
    curses.KEY_ENTER: "enter",
    curses.KEY_BACKSPACE: "backspace",
    curses.KEY_DC: "delete",
    curses.KEY_BTAB: "tab",
    curses.KEY_F1: "?",
    curses.KEY_RESIZE: "resize",
}


def _attributes(colour: bool) -> dict[Style, int]:
    # Only the terminal's own colours on its own background, so that light and dark themes both work.
    plain = {
        Style.PLAIN: curses.A_NORMAL,
        Style.DIM: curses.A_DIM,
        Style.STRONG: curses.A_BOLD,
        Style.GOOD: curses.A_BOLD,
        Style.BAD: curses.A_BOLD,
        Style.ACCENT: curses.A_NORMAL,
        Style.MARK: curses.A_REVERSE,
    }
    if not colour:
        return plain
    try:
        curses.start_color()
        curses.use_default_colors()
        for number, tint in enumerate((curses.COLOR_GREEN, curses.COLOR_RED, curses.COLOR_CYAN), 1):
            curses.init_pair(number, tint, -1)
    except curses.error:
        return plain
    return plain | {
        Style.GOOD: curses.color_pair(1),
        Style.BAD: curses.color_pair(2),
        Style.ACCENT: curses.color_pair(3),
    }


def _set_locale() -> None:
    import locale

    with contextlib.suppress(locale.Error):
        locale.setlocale(locale.LC_CTYPE, "")


def _encoding() -> str:
    import locale

    return locale.nl_langinfo(locale.CODESET) if hasattr(locale, "nl_langinfo") else "utf-8"
