"""Where the program begins. `leadquiz due` runs at every shell prompt, so it goes round click."""

import sys


def main() -> None:
    """Run the command line."""
    words = sys.argv[1:]
    if words[:1] == ["due"] and not any(word.startswith("-") for word in words):
        _due(words[1:])
        return
    if words[:1] == ["generate"]:
        _keep_everything()
        _multiply_in_one_thread()
    from leadquiz.cli import main as run

    run()


def _keep_everything() -> None:
    """No garbage collection: a run needs all that it builds to its end, and a walk through that takes long."""
    import atexit
    import gc

    gc.disable()
    atexit.register(gc.freeze)  # nor one when the interpreter ends


def _multiply_in_one_thread() -> None:
    """One thread for NumPy's products unless the user wants more: on small ones threads mostly wait, and wait busily.

    NumPy's library reads this when it is loaded.
    """
    import os

    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def _due(decks: list[str]) -> None:
    import sqlite3

    from leadquiz.study.due import default_store, due_counts, due_line

    store = default_store()
    try:
        if store is not None:
            line = due_line(due_counts(store, decks))
            if line:
                sys.stdout.write(_printable(line) + "\n")
            return
    except (sqlite3.Error, OSError, UnicodeEncodeError):
        pass  # the command proper says what is wrong
    from leadquiz.cli import main as run

    run()


def _printable(line: str) -> str:
    """The line sanitised; the import is spared where every character is a plain one."""
    if line.isprintable():
        return line
    from leadquiz.text import sanitize

    return sanitize(line)
