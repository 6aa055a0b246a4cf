"""Processes timed against each other, in turns, so that a busy machine slows both alike."""

import os
import pty
import select
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence


def seconds_of(command: Sequence[str], env: Mapping[str, str] | None = None) -> float:
    """How long one run of the command takes as a whole process; it must succeed."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, env=env)
    return time.perf_counter() - start


def medians(
    commands: Sequence[Sequence[str]], *, runs: int, env: Mapping[str, str] | None = None
) -> list[float]:
    """Median seconds of each command over `runs` rounds; every round runs each once."""
    times: list[list[float]] = [[] for _ in commands]
    for _ in range(runs):
        for taken, command in zip(times, commands, strict=True):
            taken.append(seconds_of(command, env))
    return [statistics.median(taken) for taken in times]


def python(program: str, *arguments: str) -> list[str]:
    """The command that runs a program given as text."""
    return [sys.executable, "-c", program, *arguments]


def with_bytecode() -> dict[str, str]:
    """The environment, in which Python keeps what it compiled, as it does for users."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def seconds_until(command: Sequence[str], environment: Mapping[str, str], needle: bytes) -> float:
    """Seconds until the words stand on the screen of a pseudo-terminal."""
    start = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.execve(command[0], list(command), environment)
    seen = b""
    while needle not in seen:
        if not select.select([terminal], [], [], 30)[0]:
            raise SystemExit(f"no question within 30 s: {seen!r}")
        seen += os.read(terminal, 65536)
    taken = time.perf_counter() - start
    os.kill(child, signal.SIGKILL)  # a key could be taken for an answer
    os.waitpid(child, 0)
    os.close(terminal)
    return taken
