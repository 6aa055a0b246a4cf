"""What a session came to, after the screen was given back."""

from leadquiz.console import say
from leadquiz.model import Rating
from leadquiz.study.session import Answered, Session
from leadquiz.terminal.layout import bar, cells


def show_summary(session: Session) -> None:
    """Print the session's summary, or what to do when nothing was asked."""
    for line in summary_lines(session):
        say(line)


def summary_lines(session: Session) -> list[str]:
    """Accuracy, time, sections and what comes tomorrow, as lines of plain text."""
    answered = session.answered
    if not answered:
        return _nothing(session)
    right = sum(answer.rating is not Rating.AGAIN for answer in answered)
    cards = len({answer.card.id for answer in answered})
    seconds = sum(answer.duration_ms for answer in answered) / 1000
    done, rest = bar(right / len(answered), 20)
    lines = [
        "",
        f"{len(answered)} answers on {cards} {_plural(cards, 'card')} in {_span(seconds)}"
        f" ({seconds / len(answered):.0f} s each)",
        f"{done}{rest} {right / len(answered):.0%} remembered",
        "  ".join(
            f"{rating.name.lower()} {sum(answer.rating is rating for answer in answered)}"
            for rating in Rating
        ),
    ]
    lines += _by_section(answered)
    missed = list(dict.fromkeys(answer.card.question for answer in answered if answer.rating is Rating.AGAIN))
    if missed:
        lines += ["", "Not remembered:"]
        lines += [f"  · {question}" for question in missed[:5]]
        if len(missed) > 5:
            lines.append(f"  and {len(missed) - 5} more")
    if not session.options.cram:
        tomorrow = session.due_tomorrow()
        left = sum(session.counts())
        lines += ["", f"Tomorrow {tomorrow} {_plural(tomorrow, 'card')} will be due."]
        if left:
            lines.append(f"{left} {_plural(left, 'card')} are left for today.")
    return lines


def _nothing(session: Session) -> list[str]:
    if sum(session.counts()):
        return ["Nothing answered; the cards wait as they were."]
    if session.options.filters or session.options.weak:
        return ["No card fits; leave out a filter, or add --cram to practise cards that are not due."]
    tomorrow = session.due_tomorrow()
    return [
        f"Nothing is due. Tomorrow {tomorrow} {_plural(tomorrow, 'card')} will be.",
        "To go on now: --new 20 for more new cards, or --cram to practise any.",
    ]


def _by_section(answered: list[Answered]) -> list[str]:
    sections: dict[str, list[bool]] = {}
    for answer in answered:
        name = answer.card.section[-1] if answer.card.section else "(no section)"
        sections.setdefault(name, []).append(answer.rating is not Rating.AGAIN)
    if len(sections) < 2:
        return []
    lines = ["", "By section, weakest first:"]
    ranked = sorted(sections.items(), key=lambda item: (sum(item[1]) / len(item[1]), item[0]))
    for name, results in ranked[:8]:
        done, rest = bar(sum(results) / len(results), 10)
        room = 36
        short = name if cells(name) <= room else name[: room - 1] + "…"
        lines.append(f"  {short}{' ' * (room - cells(short))} {done}{rest} {sum(results)}/{len(results)}")
    return lines


def _span(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 90 else f"{seconds / 60:.0f} min"


def _plural(count: int, word: str) -> str:
    return word if count == 1 else word + "s"
