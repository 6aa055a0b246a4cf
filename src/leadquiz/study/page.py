"""Statistics as one self-contained HTML page with plots drawn as SVG."""

from leadquiz.files import template_folder
from leadquiz.study.clock import date_of
from leadquiz.study.statistics import Statistics
from leadquiz.text import sanitize

CELL = 13  # of the calendar, in pixels
BAR = 16


def statistics_page(report: Statistics) -> str:
    """The page; it loads nothing from anywhere and runs no script."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(template_folder("stats")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: sanitize(value) if type(value) is str else value,
    )
    most_due = max([*report.forecast, 1])
    most_answers = max([count for _, count in report.calendar] + [1])
    weekday = (report.today + 3) % 7
    first = report.today - weekday - 7 * 52
    counts = dict(report.calendar)
    calendar = [
        {
            "x": (day - first) // 7 * CELL,
            "y": (day - first) % 7 * CELL,
            "shade": 0 if not counts.get(day) else 1 + min(3, counts[day] * 4 // (most_answers + 1)),
            "title": f"{date_of(day)}: {counts.get(day, 0)} answers",
        }
        for day in range(first, report.today + 1)
    ]
    forecast = [
        {
            "x": n * BAR,
            "height": round(count / most_due * 100, 1),
            "title": f"{date_of(report.today + n)}: {count} due",
        }
        for n, count in enumerate(report.forecast)
    ]
    groups = [
        ("Remembered", report.retention),
        ("By deck", report.by_deck if len(report.by_deck) > 1 else ()),
        ("By section, weakest first", report.by_section),
        ("By kind", report.by_kind),
    ]
    return environment.get_template("page.html").render(
        report=report,
        date=date_of(report.today),
        calendar=calendar,
        forecast=forecast,
        most_due=most_due,
        groups=[(title, [one for one in items if one.total]) for title, items in groups],
        cell=CELL,
        bar=BAR,
    )
