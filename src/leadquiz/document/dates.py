"""The date that a document gives for itself, from its dateline or a line of its own near the top."""

import re
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier enero ene",
            "february feb februar février fevrier febrero",
            "march mar märz maerz mars marzo",
            "april apr avril avr abril abr",
            "may mai mayo",
            "june jun juni juin junio",
            "july jul juli juillet julio",
            "august aug août aout agosto",
            "september sept sep septembre septiembre",
            "october oct oktober okt octobre octubre",
            "november nov novembre noviembre",
            "december dec dezember dez décembre decembre diciembre dic",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = r"(?P<month>[^\W\d_]{3,10})\.?"
_FORMS = (
    re.compile(rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b"),
    re.compile(
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.|er)?\s+(?:de\s+)?{_MONTH},?\s+(?:de\s+)?(?P<year>\d{{4}})\b"
    ),
    re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)"),
)
_LINE = re.compile(
    r"^(?:(?:published|posted|updated|last\s+updated|date|issued|stand|veröffentlicht|publié|publicado)\s*(?:on|le|am|el)?"
    r"\s*:?\s*)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?$",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"^(?:[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){0,3},\s*){0,4}(?:[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){0,3},?\s*)?\(?$"
)


def parse(text: str) -> tuple[date, int, int] | None:
    """The first full date in the text, and where it starts and ends."""
    best: tuple[date, int, int] | None = None
    for form in _FORMS:
        for match in form.finditer(text):
            month = match["month"]
            number = int(month) if month.isdigit() else _MONTHS.get(month.lower().rstrip("."))
            if number is None:
                continue
            try:
                found = date(int(match["year"]), number, int(match["day"]))
            except ValueError:
                continue
            if best is None or match.start() < best[1]:
                best = found, match.start(), match.end()
            break
    return best


def is_date_line(text: str) -> bool:
    """Whether the text is a date and nothing else but "Published:" and the like."""
    found = parse(text)
    return (
        found is not None
        and bool(_LINE.match(text[: found[1]]))
        and len(text[found[2] :].strip(" .|)")) <= 12
    )


def dateline(text: str) -> date | None:
    """The date that opens a report after its place: "Paris, 3 March 2020 — …"."""
    found = parse(text[:120])
    if found is None or not _PLACE.match(text[: found[1]]):
        return None
    return found[0]
