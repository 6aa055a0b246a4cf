"""`leadquiz doctor`: check the store, and mend it."""

from pathlib import Path

import click

from leadquiz.console import say, warn


@click.command(name="doctor")
@click.option("--repair", is_flag=True, help="Mend what can be mended, after a copy was made.")
@click.option("--clock", "fix_clock", is_flag=True, help="Correct reviews made while the clock was ahead.")
@click.option("--store", type=click.Path(path_type=Path), help="The file of reviews to use.")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
def command(repair: bool, fix_clock: bool, store: Path | None, as_json: bool) -> None:
    """Check the file of reviews; with --repair rebuild what follows from the log.

    A damaged file is kept beside the mended one. Exit code 1 when problems are left.
    """
    from leadquiz.study.clock import system_clock
    from leadquiz.study.doctor import examine
    from leadquiz.study.store import default_path

    path = store or default_path()
    report = examine(path, system_clock, repair=repair, fix_clock=fix_clock)
    if as_json:
        import json

        say(json.dumps({"problems": report.problems, "done": report.done, "facts": report.facts}))
    else:
        for fact in report.facts:
            say(fact)
        for done in report.done:
            say(f"done: {done}")
        for problem in report.problems[:50]:
            warn(problem)
        if len(report.problems) > 50:
            warn(f"and {len(report.problems) - 50} more")
        if report.problems and not repair:
            warn("run 'leadquiz doctor --repair' to mend them")
        if not report.problems:
            say("the store is sound")
    if report.problems:
        raise click.exceptions.Exit(1)
