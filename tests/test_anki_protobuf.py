"""The wire format, against messages that Anki's own library wrote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anki_judge import import_package  # noqa: F401 - skips this file without Anki's library
from leadquiz.anki.protobuf import WireError, fields, integer, text


@given(st.text(), st.integers(0, 2**31 - 1), st.booleans())
def test_fields_of_a_real_message_are_read(name: str, number: int, kind: bool) -> None:
    from anki.import_export_pb2 import MediaEntries
    from anki.notetypes_pb2 import Notetype

    config = Notetype.Config(css=name, sort_field_idx=number, latex_svg=True)
    config.kind = Notetype.Config.KIND_CLOZE if kind else Notetype.Config.KIND_NORMAL
    data = config.SerializeToString()
    entries = MediaEntries(entries=[MediaEntries.MediaEntry(name=name, size=number)]).SerializeToString()

    assert (text(data, 3), integer(data, 2), integer(data, 1)) == (name, number, int(kind))
    assert [text(entry, 1) for _number, entry in fields(entries) if isinstance(entry, bytes)] == [name]


@given(st.binary())
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        list(fields(data))
    except WireError:
        return


@pytest.mark.parametrize(
    "data", [b"\x08", b"\x0a\x05abc", b"\x0b", b"\x00\x00", b"\x08" + b"\xff" * 11, b"\x0d\x00"]
)
def test_a_message_that_ends_early_is_refused(data: bytes) -> None:
    with pytest.raises(WireError):
        list(fields(data))
