"""Statistics as lines of text with Unicode bars; nothing wider than the terminal."""

from collections.abc import Sequence

from leadquiz.study.clock import date_of
from leadquiz.study.statistics import Retention, Statistics
from leadquiz.terminal.layout import bar, cells, wrap
from leadquiz.terminal.layout import plain as text_of

_SHADES = " ░▒▓█"
_BARS = "▁▂▃▄▅▆▇█"


def statistics_lines(report: Statistics, width: int) -> list[str]:
    """The whole report, a block a subject."""
    if not report.reviews:
        return ["No reviews yet; begin with 'leadquiz quiz DECK'."]
    lines = [
        f"{report.reviews} answers in {report.minutes / 60:.1f} hours ({report.seconds_per_review:.0f} s each), "
        f"{report.cards} cards seen, about {report.expected_known:.0f} known today",
        f"Streak {_days(report.streak)}, longest {_days(report.longest_streak)}",
    ]
    lines = [text_of(line) for text in lines for line in wrap([text], width)]
    lines += _block("Remembered", report.retention, width)
    if len(report.by_deck) > 1:
        lines += _block("By deck", report.by_deck, width)
    lines += _block("By section, weakest first", report.by_section[:12], width)
    lines += _block("By kind", report.by_kind, width)
    lines += _forecast(report, width)
    lines += _calendar(report, width)
    lines += _hardest(report, width)
    return lines


def _block(title: str, groups: Sequence[Retention], width: int) -> list[str]:
    shown = [group for group in groups if group.total]
    if not shown:
        return []
    name_width = min(max(cells(group.name) for group in shown), max(12, width - 34))
    lines = ["", title]
    for group in shown:
        share = group.passed / group.total
        done, rest = bar(share, 12)
        lines.append(
            f"  {_fit(group.name, name_width)} {done}{rest} {share:4.0%} {group.passed}/{group.total}"
        )
    return lines


def _forecast(report: Statistics, width: int) -> list[str]:
    most = max(report.forecast)
    if not most:
        return []
    days = report.forecast[: max(7, width - 4)]
    drawn = "".join(_BARS[min(7, (count * 8 - 1) // most)] if count else " " for count in days)
    total = sum(report.forecast)
    return [
        "",
        f"Due in the next {len(report.forecast)} days: {total}, at most {most} a day",
        f"  {drawn}",
        f"  today {report.forecast[0]}, tomorrow {report.forecast[1]}",
    ]


def _calendar(report: Statistics, width: int) -> list[str]:
    """A row a weekday, a column a week, the newest at the right."""
    weeks = min(53, max(4, (width - 8)))
    counts = dict(report.calendar)
    most = max(counts.values())
    if not most:
        return []
    weekday = (report.today + 3) % 7  # study day 0, 1 January 1970, was a Thursday
    first = report.today - weekday - 7 * (weeks - 1)
    lines = ["", f"Answers a day since {date_of(first)} (the darkest is {most})"]
    for row, name in enumerate(("Mon", "", "Wed", "", "Fri", "", "Sun")):
        drawn = ""
        for week in range(weeks):
            day = first + 7 * week + row
            count = counts.get(day, 0)
            shade = 0 if not count else 1 + min(3, count * 4 // (most + 1))
            drawn += " " if day > report.today else "·" if not count else _SHADES[shade]
        lines.append(f"  {name:<3} {drawn}".rstrip())
    return lines


def _hardest(report: Statistics, width: int) -> list[str]:
    if not report.hardest:
        return []
    lines = ["", "Hardest cards"]
    for card in report.hardest:
        lapses = f"{card.lapses} {'lapse' if card.lapses == 1 else 'lapses'}"
        where = f" ({card.place})" if card.place else ""
        text = f"{lapses}, recall {card.recall:.0%}: {card.question}{where}"
        lines += [text_of(line) for line in wrap([text], width, indent=2, hanging=4)]
    return lines


def _fit(text: str, width: int) -> str:
    while cells(text) > width:
        text = text[:-2] + "…"
    return text + " " * (width - cells(text))


def _days(count: int) -> str:
    return f"{count} day" if count == 1 else f"{count} days"
