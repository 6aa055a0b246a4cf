"""Reads strangers' files in a child process that can be killed, with limits on memory, CPU and time."""

import contextlib
import json
import subprocess
import sys
from dataclasses import asdict
from typing import Any

from leadquiz.document.element import Element, Reading, Role
from leadquiz.errors import DocumentError
from leadquiz.model import Line

MEMORY_BYTES = 1_000_000_000
CPU_SECONDS = 60
WALL_SECONDS = 120
LARGEST_ANSWER = 150_000_000
"""Bytes that the child may answer with; the text of any real book is far shorter."""


def read_in_child(kind: str, data: bytes, name: str) -> Reading:
    """What the reader of this kind ("pdf", "epub", "docx", "html") makes of the bytes."""
    command = [sys.executable, "-P", "-m", "leadquiz.document.child", kind, name]
    command += [str(MEMORY_BYTES), str(CPU_SECONDS)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as child:
        try:
            answer, complaint = child.communicate(data, timeout=WALL_SECONDS)
        except subprocess.TimeoutExpired as error:
            child.kill()
            child.communicate()
            raise DocumentError(_too_long(name)) from error
        except BaseException:
            child.kill()
            raise
    if child.returncode == 0:
        with contextlib.suppress(ValueError, KeyError, TypeError):
            return _decoded(json.loads(answer))
    if b"MemoryError" in complaint or b"bad_alloc" in complaint or child.returncode in (-6, -11, 134, 139):
        # An allocation refused inside a C library ends in abort or a segmentation fault.
        raise DocumentError(
            f"{name}: needs more than {MEMORY_BYTES // 1_000_000} MB to be read or is damaged; it is refused"
        )
    if child.returncode in (-24, -9, 152, 137):
        raise DocumentError(_too_long(name))
    with contextlib.suppress(ValueError, KeyError, TypeError):
        raise DocumentError(str(json.loads(answer)["error"]))
    raise DocumentError(f"{name}: is damaged and cannot be read; get the file again")


def _too_long(name: str) -> str:
    return f"{name}: takes longer than {CPU_SECONDS} seconds to be read; it is refused"


def limit_this_process(memory_bytes: int, cpu_seconds: int) -> None:
    """Set the limits on the process that calls, where the system knows them; it may write no file."""
    try:
        import resource
    except ImportError:  # Windows: the time limit and the caps on sizes remain
        return
    for kind, value in (
        ("RLIMIT_AS", memory_bytes),
        ("RLIMIT_CPU", cpu_seconds),
        ("RLIMIT_FSIZE", 0),
        ("RLIMIT_CORE", 0),
        ("RLIMIT_NPROC", 0),
    ):
        with contextlib.suppress(AttributeError, ValueError, OSError):
            resource.setrlimit(getattr(resource, kind), (value, value))


def encoded(reading: Reading) -> bytes:
    """The reading as the child's answer."""
    body: dict[str, Any] = {
        "lines": [(line.text, line.page) for line in reading.lines],
        "elements": [asdict(element) | {"role": element.role.value} for element in reading.elements],
        "title": reading.title,
        "date": reading.date,
        "language": reading.language,
        "notices": reading.notices,
    }
    return json.dumps(body, ensure_ascii=True, separators=(",", ":")).encode("ascii")


def _decoded(body: dict[str, Any]) -> Reading:
    lines = tuple(
        Line(number=number, text=text, page=page)
        for number, (text, page) in enumerate(body["lines"], start=1)
    )
    elements = tuple(
        Element(
            **(
                known
                | {
                    "role": Role(known["role"]),
                    "rows": tuple(tuple(str(c) for c in row) for row in known["rows"]),
                }
            )
        )
        for known in body["elements"]
    )
    return Reading(
        lines=lines,
        elements=elements,
        title=body["title"],
        date=body["date"],
        language=body["language"],
        notices=tuple(body["notices"]),
    )
