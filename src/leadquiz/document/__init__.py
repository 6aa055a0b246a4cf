"""Documents of every common format -> one clean outline."""

from leadquiz.document.reading import parse_outline, read_outline

__all__ = ["parse_outline", "read_outline"]
