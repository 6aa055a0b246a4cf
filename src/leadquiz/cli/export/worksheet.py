"""`leadquiz export worksheet DECK... -o FILE.(pdf|html|docx)`."""

import json
import shlex
from collections.abc import Mapping, Sequence
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from leadquiz.console import say, warn
from leadquiz.errors import LeadquizError
from leadquiz.model import Kind
from leadquiz.worksheet.forms import Difficulty
from leadquiz.worksheet.paper import FONTS, PAPERS, Paper
from leadquiz.worksheet.sheet import Form, Sheet

if TYPE_CHECKING:
    from leadquiz.worksheet.build import Request
    from leadquiz.worksheet.marks import MarkLog


class Several(click.ParamType[tuple[str, ...]]):
    """Names of a fixed set, separated by commas."""

    name = "names"

    def __init__(self, known: Sequence[str]) -> None:
        self.known = known

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        if isinstance(value, tuple):
            return value
        names = tuple(name.strip() for name in value.split(",") if name.strip())
        for name in names:
            if name not in self.known:
                self.fail(f"{name!r} is none of {', '.join(self.known)}", param, ctx)
        return names


class Count(click.ParamType[int | None]):
    """A number from 1, or "all"."""

    name = "number|all"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int | None:
        if value == "all" or value is None or isinstance(value, int):
            return None if value == "all" else value
        if not value.isdecimal() or not 1 <= int(value) <= 100_000:
            self.fail(f"{value!r} is no number from 1 and not 'all'", param, ctx)
        return int(value)


class Points(click.ParamType[tuple[tuple[Form, int], ...]]):
    """One number for every question, or `choice=1,short=3`."""

    name = "points"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[tuple[Form, int], ...]:
        if isinstance(value, tuple):
            return value
        if value.isdecimal() and int(value) <= 1000:
            return tuple((form, int(value)) for form in Form)
        given = []
        for pair in value.split(","):
            form, _, number = pair.strip().partition("=")
            if form not in {one.value for one in Form} or not number.isdecimal() or int(number) > 1000:
                self.fail(f"{pair!r}: write a number, or pairs such as choice=1,short=3", param, ctx)
            given.append((Form(form), int(number)))
        return tuple(given)


def _values(choices: type[Enum]) -> list[str]:
    return [str(one.value) for one in choices]


@click.command()
@click.argument("decks", metavar="DECK...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), help="FILE.pdf, .html or .docx."
)
@click.option("--questions", type=Count(), default="20", show_default=True, help="How many, or all that fit.")
@click.option(
    "--types", type=Several(_values(Form)), help="Question types, from: " + ", ".join(_values(Form)) + "."
)
@click.option("--versions", type=click.IntRange(1, 26), default=1, help="Versions A, B, C… in other orders.")
@click.option("--fresh", is_flag=True, help="Other questions of equal difficulty in each version.")
@click.option(
    "--seed", type=click.IntRange(0), default=1, show_default=True, help="Another number, another sheet."
)
@click.option(
    "--section", "sections", multiple=True, help="Only sections whose heading holds this; may be repeated."
)
@click.option("--kind", "kinds", type=Several(_values(Kind)), default=(), help="Only these kinds of card.")
@click.option(
    "--importance", type=Several("123"), default=(), help="Only these, from 1 to 3 (must be known)."
)
@click.option(
    "--difficulty", type=Several(Difficulty.ALL), default=(), help="Only easy, medium or hard questions."
)
@click.option("--tag", "tags", multiple=True, help="Only cards with this tag; may be repeated.")
@click.option("--weak", is_flag=True, help="What the class, or your own reviews, forget most.")
@click.option("--class", "group", help="With --weak: only the marks of this class.")
@click.option("--points", type=Points(), default=(), help="For every question, or choice=1,short=3.")
@click.option("--surplus", type=click.IntRange(0, 20), default=0, help="Words and answers that fit nowhere.")
@click.option("--lines", type=click.IntRange(0, 40), help="Ruled lines of every short answer.")
@click.option("--title", default="", help="Instead of the deck's.")
@click.option(
    "--key",
    type=click.Choice(["separate", "inline", "none"]),
    default="separate",
    show_default=True,
    help="Where the answers go.",
)
@click.option("--paper", type=click.Choice(PAPERS), default="a4", show_default=True, help="Size of the page.")
@click.option("--large-print", is_flag=True, help="18 point letters.")
@click.option("--font", default="sans", show_default=True, help=f"{', '.join(FONTS)}, or a font file.")
@click.option(
    "--columns",
    type=click.IntRange(1, 3),
    default=1,
    show_default=True,
    help="Columns of questions on a page.",
)
@click.option("--template", type=click.Path(path_type=Path), help="A folder with your own sheet.html.")
@click.option("--again", metavar="SHEET-ID", help="Make the sheet of this footer once more; no DECK needed.")
@click.option("--json", "as_json", is_flag=True, help="Report as JSON.")
def command(**given: Any) -> None:
    """Write a worksheet with its answer key.

    The format is told by the file's name. Versions and keys become files of their own: FILE-A.pdf,
    FILE-A-key.pdf … The footer names the seed, the version and the state of the deck; --again makes the
    same sheet from it.
    """
    from leadquiz.deck import load_deck
    from leadquiz.files import write_bytes
    from leadquiz.worksheet.build import build_sheets
    from leadquiz.worksheet.marks import default_log, load_marks, remember

    paper = Paper(
        name=given["paper"], large_print=given["large_print"], font=given["font"], columns=given["columns"]
    )
    _check(given)
    log_path = default_log()
    log = load_marks(log_path)
    if log.damaged:
        warn(f"{log_path}: {log.damaged} damaged lines were passed over")
    if given["again"]:
        paths, request, versions, weakness, again = _recalled(given["again"], log)
    else:
        paths, request, versions = given["decks"], _request(given), given["versions"]
        weakness, again = None, _again(paths, given)
    decks = [load_deck(path) for path in paths]
    if given["weak"] and not given["again"]:
        weakness = _weakness({card.id for deck in decks for card in deck.cards}, log, given["group"])
    sheets = build_sheets(decks, request, versions=versions, weakness=weakness)
    base = sheets[0].id.rpartition("-")[0]
    if given["again"] and not given["again"].startswith(base):
        raise LeadquizError(
            f"{given['again']}: the deck has changed since (it is now {sheets[0].state}); "
            "restore the deck as it was, or make a new sheet without --again"
        )
    files = _drawn(sheets, again, given, paper)
    for path, data in files:
        write_bytes(path, data)
    try:
        made = _made(sheets, base, paths, request, weakness, again)
        if log.sheets.get(base) != made:
            remember(log_path, [made])
    except LeadquizError as error:
        warn(f"{error}; marks for this sheet cannot be recorded")
    _report(sheets, [path for path, _ in files], as_json=given["as_json"])


def _check(given: Mapping[str, Any]) -> None:
    if given["output"].suffix.lower() not in (".pdf", ".html", ".htm", ".docx"):
        raise LeadquizError(f"{given['output']}: name a file that ends in .pdf, .html or .docx")
    if given["template"] and given["output"].suffix.lower() not in (".html", ".htm"):
        raise LeadquizError(
            f"--template {given['template']}: is for HTML pages; name an output that ends in .html"
        )
    if bool(given["decks"]) == bool(given["again"]):
        raise LeadquizError("give at least one DECK, or --again SHEET-ID and no deck")
    if given["group"] and not given["weak"]:
        raise LeadquizError("--class chooses whose marks --weak looks at; add --weak")


def _request(given: Mapping[str, Any]) -> "Request":
    from leadquiz.worksheet.build import MIXED, Request
    from leadquiz.worksheet.choose import Filter

    return Request(
        count=given["questions"],
        types=tuple(Form(name) for name in given["types"]) if given["types"] else MIXED,
        filter=Filter(
            sections=given["sections"],
            kinds=tuple(Kind(name) for name in given["kinds"]),
            importance=tuple(int(name) for name in given["importance"]),
            difficulties=given["difficulty"],
            tags=given["tags"],
        ),
        points=given["points"],
        seed=given["seed"],
        surplus=given["surplus"],
        lines=given["lines"],
        fresh=given["fresh"],
        title=given["title"],
    )


def _weakness(cards: set[str], log: "MarkLog", group: str | None) -> dict[str, float]:
    """For each card the share forgotten: by the class, or, without one, by all classes or the learner here."""
    from leadquiz.worksheet.marks import forgotten_share, missed_shares

    shares = {card: share for card, share in missed_shares(log.marks, group).items() if card in cards}
    if group is None:
        for card, (again, reviews) in _own_reviews(cards).items():
            shares[card] = max(shares.get(card, 0.0), forgotten_share(again, reviews))
    if not shares:
        whose = f"marks of class {group}" if group else "marks or reviews"
        raise LeadquizError(
            f"--weak: no {whose} for these decks yet; record some with 'leadquiz marks SHEET-ID 3:12/28'"
            + ("" if group else ", or answer cards with 'leadquiz quiz'")
        )
    return shares


def _own_reviews(cards: set[str]) -> dict[str, tuple[int, int]]:
    """For each card reviewed on this computer how often it was forgotten, of how many reviews."""
    from leadquiz.model import Rating
    from leadquiz.study.clock import system_clock
    from leadquiz.study.history import History
    from leadquiz.study.store import default_path

    if not default_path().exists():
        return {}
    counts = {}
    with History(default_path(), system_clock, create=False) as history:
        for card in sorted(cards):
            ratings = [review.rating for review in history.reviews(card)]
            if ratings:
                counts[card] = (ratings.count(Rating.AGAIN), len(ratings))
    return counts


def _recalled(
    sheet_id: str, log: "MarkLog"
) -> tuple[tuple[Path, ...], "Request", int, dict[str, float] | None, str]:
    from leadquiz.worksheet.build import request_from

    made, _ = log.sheet(sheet_id)
    request = request_from(made.request["request"])
    paths = tuple(map(Path, made.decks))
    return paths, request, len(made.labels), made.request["weakness"], made.request["again"]


def _made(
    sheets: Sequence[Sheet],
    base: str,
    paths: Sequence[Path],
    request: "Request",
    weakness: dict[str, float] | None,
    again: str,
) -> Any:
    from leadquiz.worksheet.build import request_data
    from leadquiz.worksheet.marks import MadeSheet

    return MadeSheet(
        sheet=base,
        title=sheets[0].title,
        decks=tuple(str(path.resolve()) for path in paths),
        labels={sheet.version: {entry.label: entry.card.id for entry in sheet.entries()} for sheet in sheets},
        request={"request": request_data(request), "weakness": weakness, "again": again},
    )


def _again(paths: Sequence[Path], given: Mapping[str, Any]) -> str:
    """The command that makes the sheet anew on any machine; what follows marks can only be recalled here."""
    if given["weak"]:
        return "leadquiz export worksheet -o FILE.pdf --again SHEET-ID"
    words = ["leadquiz", "export", "worksheet", *(path.name for path in paths), "-o", "FILE.pdf"]
    options: dict[str, Any] = {
        "--questions": "all" if given["questions"] is None else given["questions"],
        "--types": ",".join(given["types"] or ()),
        "--versions": given["versions"] if given["versions"] > 1 else "",
        "--seed": given["seed"],
        "--kind": ",".join(given["kinds"]),
        "--importance": ",".join(given["importance"]),
        "--difficulty": ",".join(given["difficulty"]),
        "--points": ",".join(f"{form.value}={points}" for form, points in given["points"]),
        "--surplus": given["surplus"] or "",
        "--lines": "" if given["lines"] is None else given["lines"],
        "--title": given["title"],
    }
    for name, value in options.items():
        if value != "":
            words += [name, str(value)]
    for name, values in (("--section", given["sections"]), ("--tag", given["tags"])):
        for value in values:
            words += [name, value]
    if given["fresh"]:
        words.append("--fresh")
    return shlex.join(words)


def _drawn(
    sheets: Sequence[Sheet], again: str, given: Mapping[str, Any], paper: Paper
) -> list[tuple[Path, bytes]]:
    """Every file with its bytes, before any is written."""
    from leadquiz.worksheet.build import concordance
    from leadquiz.worksheet.drawing import draw, key_data, sheet_data

    output: Path = given["output"]
    twins = concordance(sheets) if len(sheets) > 1 and not given["fresh"] else ()
    files = []
    for sheet in sheets:
        stem = output.stem + (f"-{sheet.version}" if len(sheets) > 1 else "")
        learner, teacher = sheet_data(sheet), key_data(sheet, twins, again)
        pages = {stem: {"sheet": learner}}
        if given["key"] == "inline":
            pages[stem]["key"] = teacher
        elif given["key"] == "separate":
            pages[f"{stem}-key"] = {"key": teacher}
        files += [
            (
                output.with_name(name + output.suffix),
                draw(output.suffix.lower(), data, paper, sheet.language, given["template"]),
            )
            for name, data in pages.items()
        ]
    return files


def _report(sheets: Sequence[Sheet], files: Sequence[Path], *, as_json: bool) -> None:
    first = sheets[0]
    for notice in first.notices:
        warn(notice)
    if as_json:
        say(
            json.dumps(
                {
                    "sheet": first.id.rpartition("-")[0],
                    "seed": first.seed,
                    "deck": first.state,
                    "files": [str(path) for path in files],
                    "versions": {
                        sheet.version: {"questions": len(list(sheet.entries())), "points": sheet.points}
                        for sheet in sheets
                    },
                    "coverage": [
                        {"section": row.section, "cards": row.cards, "asked": row.asked, "points": row.points}
                        for row in first.coverage
                    ],
                    "notices": list(first.notices),
                },
                ensure_ascii=False,
            )
        )
        return
    for path in files:
        say(str(path))
    say(f"{len(list(first.entries()))} questions, {first.points} points, sheet {first.id.rpartition('-')[0]}")
