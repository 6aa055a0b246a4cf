"""Processes timed against each other, in turns, so that a busy machine slows both alike."""

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
