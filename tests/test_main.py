"""The program as a process: exit codes, streams, signals."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest

from factories import FULL_DECK
from leadquiz import __version__
from leadquiz.cli import COMMANDS, cli

TOP = Path(__file__).parents[1]


def run(*arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "leadquiz", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **more},
        stdin=subprocess.DEVNULL,
        timeout=60,
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "deck.yaml"
    path.write_text(FULL_DECK, encoding="utf-8")
    return path


def commands(group: click.Group, prefix: str = "") -> list[tuple[str, click.Command]]:
    """Every command with its full name, those inside groups too."""
    context = click.Context(group)
    found: list[tuple[str, click.Command]] = []
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        found.append((prefix + name, command))
        if isinstance(command, click.Group):
            found += commands(command, f"{prefix}{name} ")
    return found


def test_no_command_at_all_gets_the_help() -> None:
    assert run().returncode == run("export").returncode == 0
    assert run().stdout == run("--help").stdout
    assert run("export").stdout == run("export", "--help").stdout


def test_version_and_help() -> None:
    assert run("--version").stdout == f"leadquiz, version {__version__}\n"
    for name in COMMANDS:
        assert re.search(rf"^  {name} +\S", run("--help").stdout, re.MULTILINE), name


def test_every_command_says_what_it_does_and_stands_in_the_readme() -> None:
    readme = (TOP / "README.md").read_text(encoding="utf-8")

    for name, command in commands(cli):
        assert command.help, name
        assert all(not isinstance(one, click.Option) or one.help for one in command.params), name
        group, _, last = f"leadquiz {name}".rpartition(" ")
        named = re.search(rf"{group} ([\w-]+\|)*{last}\b", readme)  # "export a|b" names two
        assert isinstance(command, click.Group) or named, f"add leadquiz {name} to README.md"


def test_the_users_mistakes_end_with_2_and_one_line(path: Path) -> None:
    missing = run("list", "none.yaml")
    assert (missing.returncode, missing.stdout) == (2, "")
    assert missing.stderr == "none.yaml: no such file; check the name\n"

    usage = run("list", str(path), "--kind", "x")
    assert usage.returncode == 2
    assert usage.stderr.count("\n") == 1
    assert usage.stderr.endswith("(see 'leadquiz list --help')\n")


def test_escape_sequences_in_file_names_and_decks_reach_no_terminal(path: Path) -> None:
    assert "\x1b" not in run("list", "evil\x1b]52;c;eA==\x07.yaml").stderr
    path.write_text(FULL_DECK.replace("kind: fact", "kind: fa\x1b[31mct"), encoding="utf-8")
    assert "\x1b" not in run("check", str(path)).stdout


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_terminal_that_cannot_show_a_letter_gets_a_question_mark(path: Path, encoding: str) -> None:
    result = run("list", str(path), PYTHONIOENCODING=encoding)

    assert result.returncode == 0
    assert "5.1 ?Rivals?" in result.stdout


def test_nothing_is_coloured_when_no_terminal_reads(path: Path) -> None:
    assert "\x1b" not in run("list", str(path), FORCE_COLOR="1").stdout


def test_a_reader_that_goes_away_is_no_error(path: Path) -> None:
    cards = "".join(
        f"- {{id: c{n}, question: Q{n}, answer: A}}\n" for n in range(20_000)
    )  # more than a pipe holds
    path.write_text(f"format: leadquiz-deck-1\ntitle: T\ncards:\n{cards}", encoding="utf-8")
    command = f'"{sys.executable}" -m leadquiz list "{path}" | head -n 1; echo "${{PIPESTATUS[0]}}"'

    result = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)

    assert result.stdout.splitlines()[1] == "0"
    assert result.stderr == ""


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
def test_signals_end_the_program_cleanly(tmp_path: Path, number: signal.Signals, code: int) -> None:
    pipe = tmp_path / "deck.yaml"
    os.mkfifo(pipe)
    process = subprocess.Popen(
        [sys.executable, "-m", "leadquiz", "check", str(pipe)], stderr=subprocess.PIPE, text=True
    )
    with pipe.open("wb"):  # opens once the program reads, and then keeps it waiting
        errors = _signalled(process, number)

    assert process.returncode == code
    assert "Traceback" not in errors


def _signalled(process: subprocess.Popen[str], number: signal.Signals) -> str:
    """What the program says when it ends; a signal just before a blocking read waits for the next one."""
    for _ in range(6):
        process.send_signal(number)
        try:
            return process.communicate(timeout=5)[1]
        except subprocess.TimeoutExpired:
            continue
    process.kill()
    raise AssertionError("the program did not end")


def test_a_bug_keeps_its_traceback_in_a_log(no_home: Path) -> None:
    program = (
        "import sys, leadquiz.cli, leadquiz.deck.report as report\n"
        "report.report = lambda path: 1 / 0\n"
        "sys.argv = ['leadquiz', 'check', 'x']\n"
        "leadquiz.cli.main()"
    )

    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)

    assert result.returncode == 1
    assert "leadquiz has a bug, sorry: ZeroDivisionError: division by zero; details are in" in result.stderr
    [log] = no_home.rglob("crash.log")
    assert "ZeroDivisionError" in log.read_text()


def test_importing_the_program_or_the_package_loads_nothing_heavy() -> None:
    program = (
        "import sys, leadquiz, leadquiz.cli\n"
        "heavy = 'yaml jinja2 genanki spacy fsrs rich docx typst rapidfuzz platformdirs sqlite3'\n"
        "print([name for name in heavy.split() if name in sys.modules])"
    )

    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True).stdout == "[]\n"


def test_completion_is_offered_for_the_shells() -> None:
    assert "leadquiz" in run(_LEADQUIZ_COMPLETE="bash_source").stdout
    words = run(_LEADQUIZ_COMPLETE="bash_complete", COMP_WORDS="leadquiz ch", COMP_CWORD="1").stdout

    assert words == "plain,check\n"
