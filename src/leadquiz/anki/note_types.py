"""The note types of exported packages: frozen, since Anki refuses notes whose type has changed.

Fields, templates and ids must never change; texts and the style may, together with REVISION. Spare fields
wait for what a later version needs.
"""

from dataclasses import dataclass
from enum import Enum
from functools import cache

from leadquiz.files import template_folder

FIELDS = (
    "Question",
    "Answer",
    "Context",
    "Options",
    "Hint",
    "Section",
    "Source",
    "Evidence",
    "Extra",
    "Id",
    "Accept",
    "Data",
    "Spare 1",
    "Spare 2",
    "Spare 3",
)

REVISION = 1_763_769_600
"""When templates or style last changed, in seconds; Anki takes a note type's new look when this grows."""


class Form(Enum):
    """How a note is asked in Anki; the value begins the names of its template files."""

    BASIC = "basic"
    REVERSE = "reverse"
    TYPED = "typed"
    CLOZE = "cloze"
    CHOICE = "choice"
    LIST = "list"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteType:
    """One of Anki's note types; `sides` are (name, front, back) of its cards."""

    id: int
    name: str
    form: Form
    sides: tuple[tuple[str, str, str], ...]
    style: str

    @property
    def is_cloze(self) -> bool:
        """Whether cards come from `{{c1::…}}` in a field rather than from templates."""
        return self.form in {Form.CLOZE, Form.LIST}


_FROZEN = {
    Form.BASIC: (1_763_769_600_001, "leadquiz basic", ("basic",)),
    Form.REVERSE: (1_763_769_600_002, "leadquiz basic and reverse", ("basic", "reverse")),
    Form.TYPED: (1_763_769_600_003, "leadquiz typed answer", ("typed",)),
    Form.CLOZE: (1_763_769_600_004, "leadquiz cloze", ("cloze",)),
    Form.CHOICE: (1_763_769_600_005, "leadquiz multiple choice", ("choice",)),
    Form.LIST: (1_763_769_600_006, "leadquiz list", ("list",)),
}

_CARD_NAMES = {
    "basic": "Card",
    "reverse": "Reverse",
    "typed": "Typed",
    "cloze": "Cloze",
    "choice": "Choice",
    "list": "List",
}
_PARTS = ("context", "hint", "place", "choice")


@cache
def note_type(form: Form) -> NoteType:
    """The note type of a form, with its templates read from the templates folder."""
    number, name, sides = _FROZEN[form]
    return NoteType(
        id=number,
        name=name,
        form=form,
        sides=tuple(
            (_CARD_NAMES[side], _template(f"{side}.front"), _template(f"{side}.back")) for side in sides
        ),
        style=_read("style.css"),
    )


def note_type_named(name: str) -> NoteType | None:
    """Our note type of this name, if it is one."""
    return next((note_type(form) for form, (_id, known, _sides) in _FROZEN.items() if known == name), None)


def _template(name: str) -> str:
    text = _read(f"{name}.html")
    for part in _PARTS:
        text = text.replace(
            f"<!-- {part} -->\n", _read(f"{part}.part.html") if f"<!-- {part} -->" in text else ""
        )
    return text


def _read(name: str) -> str:
    return (template_folder("anki") / name).read_text(encoding="utf-8")
