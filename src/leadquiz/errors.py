"""Everything that can go wrong and that the user can mend."""

from collections.abc import Iterable


class LeadquizError(Exception):
    """Something the user can mend: the message says where, what, and what to do."""


class DocumentError(LeadquizError):
    """A document that cannot be read or holds nothing to learn from."""


class DeckError(LeadquizError):
    """A deck file with one or more problems, one line each, `file:line:column: what`."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


class PackageError(LeadquizError):
    """An Anki package or another file to import that is refused."""


class StoreError(LeadquizError):
    """The store of reviews cannot be opened, read or written."""


class ExportError(LeadquizError):
    """A deck that cannot be written in the format asked for."""
