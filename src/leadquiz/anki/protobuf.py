"""A reader of protobuf's wire format, enough for the few fields that an import needs."""

from collections.abc import Iterator

_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5


class WireError(ValueError):
    """Bytes that are no protobuf message."""


def fields(data: bytes) -> Iterator[tuple[int, int | bytes]]:
    """Each field's number and value in order: integers as they are, anything longer as bytes."""
    at = 0
    while at < len(data):
        key, at = _varint(data, at)
        number, wire_type = key >> 3, key & 7
        if number == 0:
            raise WireError("field 0")
        if wire_type == _VARINT:
            value, at = _varint(data, at)
            yield number, value
            continue
        if wire_type == _BYTES:
            length, at = _varint(data, at)
        elif wire_type in {_FIXED64, _FIXED32}:
            length = 8 if wire_type == _FIXED64 else 4
        else:
            raise WireError(f"wire type {wire_type}")
        if length > len(data) - at:
            raise WireError("ends in the middle of a field")
        yield number, data[at : at + length]
        at += length


def text(data: bytes, number: int) -> str:
    """The last string of this number, "" without any."""
    value = _last(data, number)
    return value.decode("utf-8", errors="replace") if isinstance(value, bytes) else ""


def integer(data: bytes, number: int) -> int:
    """The last integer of this number, 0 without any."""
    value = _last(data, number)
    return value if isinstance(value, int) else 0


def _last(data: bytes, number: int) -> int | bytes:
    found: int | bytes = 0
    for key, value in fields(data):
        if key == number:
            found = value
    return found


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for shift in range(0, 70, 7):
        if at >= len(data):
            raise WireError("ends in the middle of a number")
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, at
    raise WireError("a number longer than ten bytes")
