"""The rules, in the order in which they run: a file a rule, `SectionView -> Candidates`."""

from collections.abc import Callable, Iterator

from leadquiz.generate.views import SectionView
from leadquiz.model import Candidate

Rule = Callable[[SectionView], Iterator[Candidate]]

RULES: tuple[Rule, ...] = ()
