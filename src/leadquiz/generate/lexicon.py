"""Lists of words that more than one part of the generator needs."""


def bag(text: str) -> frozenset[str]:
    """The words of a text: a word list that stays readable."""
    return frozenset(text.split())


MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
