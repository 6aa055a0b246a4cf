"""The classroom formats in one table: what each is called, what it can carry, and who writes it.

A new format is a module with a function `write` and a row here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module

from leadquiz.errors import ExportError
from leadquiz.exchange.asked import Asked, Way, ask, why_left_out
from leadquiz.model import Deck

_ALL = frozenset(Way)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a user may choose; formats ignore what they do not know."""

    seed: int = 1
    seconds: int = 20  # to answer a question, in games
    spreadsheet: bool = False  # guard cells that a spreadsheet would take for formulas


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A row of the table; the writer is `leadquiz.exchange.<module>.write`."""

    name: str
    module: str
    suffix: str
    help: str
    ways: frozenset[Way]
    most_options: int = 10
    longest_question: int = 0  # in characters; 0 where there is no limit
    longest_option: int = 0


FORMATS = {
    one.name: one
    for one in (
        Format(
            name="html",
            module="page",
            suffix=".html",
            help="A page to study from in any browser, offline.",
            ways=frozenset({Way.FLIP}),
        ),
        Format(
            name="gift",
            module="gift",
            suffix=".gift",
            help="GIFT, for Moodle and many others.",
            ways=_ALL - {Way.FLIP},
        ),
        Format(
            name="moodle-xml",
            module="moodle_xml",
            suffix=".xml",
            help="Moodle XML, with tags and stable ids.",
            ways=_ALL - {Way.FLIP},
        ),
        Format(
            name="qti",
            module="qti",
            suffix=".zip",
            help="QTI 1.2 package, for Canvas.",
            ways=_ALL - {Way.FLIP},
        ),
        Format(
            name="quizlet",
            module="quizlet",
            suffix=".tsv",
            help="Term and definition for Quizlet, separated by tabs.",
            ways=frozenset({Way.FLIP}),
        ),
        Format(
            name="kahoot",
            module="kahoot",
            suffix=".xlsx",
            help="A spreadsheet for Kahoot; choice questions only.",
            ways=frozenset({Way.CHOICE}),
            most_options=4,
            longest_question=120,
            longest_option=75,
        ),
        Format(
            name="blooket",
            module="blooket",
            suffix=".csv",
            help="CSV for Blooket; choice questions only.",
            ways=frozenset({Way.CHOICE}),
            most_options=4,
        ),
        Format(
            name="gimkit",
            module="gimkit",
            suffix=".csv",
            help="CSV for Gimkit; choice questions only.",
            ways=frozenset({Way.CHOICE}),
            most_options=4,
        ),
        Format(
            name="csv",
            module="table",
            suffix=".csv",
            help="Every field of every card, as CSV.",
            ways=frozenset({Way.FLIP}),
        ),
        Format(
            name="markdown",
            module="markdown",
            suffix=".md",
            help="Questions and answers by section, as Markdown.",
            ways=frozenset({Way.FLIP}),
        ),
        Format(
            name="json",
            module="plain_json",
            suffix=".json",
            help="Everything in the decks, as JSON.",
            ways=frozenset({Way.FLIP}),
        ),
    )
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A file's bytes, how many cards it holds, and which it does not: (id, reason)."""

    data: bytes
    count: int
    left_out: tuple[tuple[str, str], ...]


Writer = Callable[[Sequence[Deck], Sequence[Asked], Settings], bytes]


def write_format(name: str, decks: Sequence[Deck], settings: Settings) -> Written:
    """The decks in a format; raises ExportError when it can carry none of their cards."""
    chosen = FORMATS[name]
    asked, rest = ask(decks, chosen.ways, chosen.most_options, settings.seed)
    left_out = [(card.id, why_left_out(card, chosen.ways)) for card in rest]
    carried = []
    for one in asked:
        reason = _too_long(one, chosen)
        if reason:
            left_out.append((one.card_id, reason))
        else:
            carried.append(one)
    if not carried:
        why = f", the first because it {left_out[0][1]}" if left_out else ""
        raise ExportError(f"{decks[0].title}: {name} can carry none of the {len(left_out)} cards{why}")
    writer: Writer = import_module(f"leadquiz.exchange.{chosen.module}").write
    return Written(data=writer(decks, carried, settings), count=len(carried), left_out=tuple(left_out))


def _too_long(one: Asked, chosen: Format) -> str:
    # Formats with a limit would cut the text, and a cut question may ask something else.
    if chosen.longest_question and len(one.question) > chosen.longest_question:
        return f"has a question of {len(one.question)} characters; the format takes {chosen.longest_question}"
    longest = max(map(len, one.options), default=0)
    if chosen.longest_option and longest > chosen.longest_option:
        return f"has an option of {longest} characters; the format takes {chosen.longest_option}"
    return ""
