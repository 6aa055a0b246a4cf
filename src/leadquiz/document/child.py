"""The child process: bytes on standard input, one reading as JSON on standard output."""

import json
import sys
from importlib import import_module

from leadquiz.document.element import Reading
from leadquiz.document.sandbox import LARGEST_ANSWER, encoded, limit_this_process
from leadquiz.errors import LeadquizError

_KINDS = ("docx", "epub", "html", "pdf")


def main(kind: str, name: str, memory_bytes: int, cpu_seconds: int) -> int:
    """Answer with the reading (0), or with the error for the user (2)."""
    limit_this_process(memory_bytes, cpu_seconds)
    data = sys.stdin.buffer.read()
    if kind not in _KINDS:
        return 1
    try:
        reader = import_module(f"leadquiz.document.{kind}")
        reading: Reading = reader.read(data, name)
        answer, code = encoded(reading), 0
        if len(answer) > LARGEST_ANSWER:
            answer, code = _error(f"{name}: holds more text than any book; it is refused"), 2
    except LeadquizError as error:
        answer, code = _error(str(error)), 2
    except RecursionError:
        answer, code = _error(f"{name}: is nested too deeply to be a document; it is refused"), 2
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()
    return code


def _error(message: str) -> bytes:
    return json.dumps({"error": message}).encode("ascii")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])))
