"""`leadquiz marks SHEET-ID 3:12/28 7:5/28`."""

import json
import time

import click

from leadquiz.console import say, warn


@click.command()
@click.argument("sheet_id", metavar="SHEET-ID")
@click.argument("marks", metavar="[QUESTION:MISSED/LEARNERS]...", nargs=-1)
@click.option("--class", "group", default="", help="Which class, when several sat the same sheet.")
@click.option("--json", "as_json", is_flag=True, help="Report as JSON.")
def command(sheet_id: str, marks: tuple[str, ...], *, group: str, as_json: bool) -> None:
    """Record how many of a class missed each question of a worksheet.

    SHEET-ID stands in the sheet's footer. A mark given again for the same sheet, class and question
    replaces the earlier one. Without marks, those recorded are shown.
    `leadquiz export worksheet --weak` then asks what was missed most.
    """
    from leadquiz.worksheet.marks import default_log, load_marks, missed_shares, parse_marks, remember

    path = default_log()
    log = load_marks(path)
    if log.damaged:
        warn(f"{path}: {log.damaged} damaged lines were passed over")
    made, version = log.sheet(sheet_id)
    if marks:
        given = parse_marks(marks, made, version, group=group, at_ms=time.time_ns() // 1_000_000)
        remember(path, given)
        log = load_marks(path)
    shown = [
        mark
        for mark in log.marks
        if mark.sheet.startswith(f"{made.sheet}-")
        and (not version or mark.sheet.endswith(f"-{version}"))
        and (not group or mark.group == group)
    ]
    shares = missed_shares(shown)
    if as_json:
        rows = [
            {
                "sheet": mark.sheet,
                "class": mark.group,
                "question": mark.label,
                "card": mark.card,
                "missed": mark.missed,
                "of": mark.of,
            }
            for mark in shown
        ]
        say(json.dumps({"title": made.title, "marks": rows}, ensure_ascii=False))
        return
    say(f"{made.title}: {len(shown)} questions marked")
    for mark in sorted(shown, key=lambda mark: -shares[mark.card]):
        whose = f"  class {mark.group}" if mark.group else ""
        say(f"{mark.sheet[-1]} {mark.label:>6}  missed by {mark.missed} of {mark.of}  {mark.card}{whose}")
