"""Which command a typed letter stands for, whatever the keyboard layout."""

# Letters in the place of QWERTY's on other layouts, and the unshifted digit row of a French keyboard.
_PLACES = {
    "qwertyuiopasdfghjklzxcvbnm": (
        "йцукенгшщзфывапролдячсмить",
        ";ςερτυθιοπασδφγηξκλζχψωβνμ",
        "/'קראטוןםפשדגכעיחלךזסבהנמצ",
    ),
    "1234": ("&é\"'",),
}
_SAME_KEY = {
    other: key
    for keys, rows in _PLACES.items()
    for others in rows
    for key, other in zip(keys, others, strict=True)
}


def command_of(key: str) -> str:
    """The command letter a key stands for, on any layout and in either case."""
    lowered = key.lower() if len(key) == 1 else key
    return _SAME_KEY.get(lowered, lowered)
