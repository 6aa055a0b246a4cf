"""Note types are frozen: what Anki compares must never change."""

import hashlib
import re

from leadquiz.anki.note_types import FIELDS, REVISION, Form, NoteType, note_type

LOOK = (1_763_769_600, "57f57a3d5e5e")
"""REVISION and the digest of all templates and the style; change both together, or Anki keeps the old look."""


def test_ids_names_and_cards_are_those_of_the_first_release() -> None:
    frozen = {
        form.value: (kind.id, kind.name, [name for name, _f, _b in kind.sides]) for form, kind in _all()
    }

    assert frozen == {
        "basic": (1763769600001, "leadquiz basic", ["Card"]),
        "reverse": (1763769600002, "leadquiz basic and reverse", ["Card", "Reverse"]),
        "typed": (1763769600003, "leadquiz typed answer", ["Typed"]),
        "cloze": (1763769600004, "leadquiz cloze", ["Cloze"]),
        "choice": (1763769600005, "leadquiz multiple choice", ["Choice"]),
        "list": (1763769600006, "leadquiz list", ["List"]),
    }


def test_fields_are_those_of_the_first_release() -> None:
    assert (
        *("Question", "Answer", "Context", "Options", "Hint", "Section", "Source", "Evidence", "Extra", "Id"),
        *("Accept", "Data", "Spare 1", "Spare 2", "Spare 3"),
    ) == FIELDS


def test_a_new_look_comes_with_a_new_revision() -> None:
    texts = [text for _form, kind in _all() for side in kind.sides for text in side[1:]] + [
        _all()[0][1].style
    ]

    assert (REVISION, hashlib.sha256("\x1f".join(texts).encode()).hexdigest()[:12]) == LOOK


def test_templates_name_only_fields_that_exist_and_have_no_part_left_out() -> None:
    for _form, kind in _all():
        for _name, front, back in kind.sides:
            named = {
                name.rpartition(":")[2].lstrip("#/^")
                for name in re.findall(r"\{\{([^{}]+)\}\}", front + back)
            }
            assert named <= set(FIELDS)
            assert "<!--" not in front + back


def _all() -> list[tuple[Form, NoteType]]:
    return [(form, note_type(form)) for form in Form]
