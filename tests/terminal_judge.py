"""A real terminal for tests: a pseudo-terminal around a process, its screen read by an emulator (pyte)."""

import errno
import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pyte

PATIENCE_SECONDS = 20.0
_NONE: Mapping[str, str] = {}
LEADQUIZ = [sys.executable, "-m", "leadquiz"]


class Terminal:
    """A process on a pseudo-terminal of a given size."""

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str], columns: int, rows: int
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self.master, self.slave = pty.openpty()
        self.resize(columns, rows)
        self.before = termios.tcgetattr(self.slave)
        self.pid = os.fork()
        if self.pid == 0:  # pragma: no cover - the child
            os.setsid()
            fcntl.ioctl(self.slave, termios.TIOCSCTTY, 0)
            for number in (0, 1, 2):
                os.dup2(self.slave, number)
            os.closerange(3, 64)
            os.execvpe(command[0], list(command), dict(environment))
        self.status: int | None = None

    def resize(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        if (self.screen.columns, self.screen.lines) != (columns, rows):
            self.screen.resize(rows, columns)

    def send(self, keys: str) -> None:
        os.write(self.master, keys.encode())

    def text(self) -> str:
        """The screen, blanks at line ends cut."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def wait_for(self, words: str) -> str:
        """Read until the words stand on the screen; the screen."""
        end = time.monotonic() + PATIENCE_SECONDS
        while words not in self.text():
            if not self._read(end) and words not in self.text():
                raise AssertionError(f"{words!r} did not come; the screen:\n{self.text()}")
        while self._read(time.monotonic() + 0.06):
            pass  # the rest of the same drawing
        return self.text()

    def finish(self) -> int:
        """Read until the process ends; its exit code, negative for a signal."""
        end = time.monotonic() + PATIENCE_SECONDS
        while self.status is None:
            self._read(min(end, time.monotonic() + 0.05))
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = os.waitstatus_to_exitcode(status)
            elif time.monotonic() > end:
                raise AssertionError(f"the process did not end; the screen:\n{self.text()}")
        self._read(time.monotonic() + 0.05)
        return self.status

    def kill(self, number: signal.Signals) -> None:
        os.kill(self.pid, number)

    def is_as_before(self) -> bool:
        """Whether the terminal's modes (echo, line input and all) are those from before the process."""
        return termios.tcgetattr(self.slave) == self.before

    def close(self) -> None:
        if self.status is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        for descriptor in (self.master, self.slave):
            os.close(descriptor)

    def _read(self, end: float) -> bool:
        ready, _, _ = select.select([self.master], [], [], max(0.0, end - time.monotonic()))
        if not ready:
            return False
        try:
            data = os.read(self.master, 65536)
        except OSError as error:
            if error.errno == errno.EIO:
                return False
            raise
        self.raw += data
        self._stream.feed(data)
        return bool(data)


@contextmanager
def terminal(
    arguments: Sequence[str],
    folder: Path,
    *,
    columns: int = 80,
    rows: int = 24,
    environment: Mapping[str, str] = _NONE,
) -> Iterator[Terminal]:
    """`leadquiz` with these arguments on a terminal, its store and cache in `folder`."""
    values = {
        name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS", "LINES")
    }
    values |= {
        "TERM": "linux",  # what the emulator understands in full
        "LEADQUIZ_STORE": str(folder / "r.db"),
        "LEADQUIZ_CACHE": str(folder / "cache"),
        "HOME": str(folder),
        "LC_ALL": "C.UTF-8",
    }
    opened = Terminal([*LEADQUIZ, *arguments], values | dict(environment), columns, rows)
    try:
        yield opened
    finally:
        opened.close()
