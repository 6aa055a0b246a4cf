"""What a rule makes of a short text, for tests."""

from collections.abc import Callable, Iterator
from textwrap import dedent

from leadquiz.document import parse_outline
from leadquiz.generate.engine import views_of
from leadquiz.generate.options import Options
from leadquiz.generate.views import SectionView
from leadquiz.model import Candidate, Outline


def views_in(source: str | Outline) -> list[SectionView]:
    """The sections of a plain text, or of an outline, as rules see them."""
    outline = (
        source
        if isinstance(source, Outline)
        else parse_outline(dedent(source).strip("\n") + "\n", "case.txt")
    )
    return views_of(outline, options=Options())


def proposed(rule: Callable[[SectionView], Iterator[Candidate]], source: str | Outline) -> list[Candidate]:
    """What a rule proposes."""
    return [candidate for view in views_in(source) for candidate in rule(view)]
