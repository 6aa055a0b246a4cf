"""Reading with a limit, and writing that never leaves half a file."""

import contextlib
import os
from pathlib import Path

from leadquiz.errors import LeadquizError


def read_bytes(path: Path, *, limit: int) -> bytes:
    """The file's bytes; refuses what is missing, a directory, unreadable or longer than `limit` bytes."""
    try:
        if path.is_dir():
            raise LeadquizError(f"{path}: is a directory; name a file")
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError as error:
        raise LeadquizError(f"{path}: no such file; check the name") from error
    except (OSError, ValueError) as error:
        raise LeadquizError(f"{path}: cannot be read ({reason(error)})") from error
    if len(data) > limit:
        raise LeadquizError(f"{path}: larger than {limit // 1_000_000} MB; split it first")
    return data


def write_bytes(path: Path, data: bytes, *, unchanged_since: bytes | None = None) -> None:
    """Replace the file in one step, so that a crash or a full disk leaves the old one whole.

    `unchanged_since` is what the caller read before: if the file holds something else by now, somebody
    edited it meanwhile and the write is refused.
    """
    import tempfile  # which imports much; readers need not pay for it

    try:
        target = Path(os.path.realpath(path))
        if unchanged_since is not None and target.read_bytes() != unchanged_since:
            raise LeadquizError(f"{path}: changed since it was read; run the command again")
        mode = target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~_umask()
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.chmod(name, mode)  # noqa: PTH101 - mkstemp gives a name
            os.replace(name, target)  # noqa: PTH105
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(name)  # noqa: PTH108
            raise
    except (OSError, ValueError) as error:
        raise LeadquizError(f"{path}: cannot be written ({reason(error)}); nothing was changed") from error


def template_folder(name: str) -> Path:
    """The folder `templates/<name>`: inside the package when installed, beside `src` in a checkout."""
    return shipped_folder("templates") / name


def shipped_folder(name: str) -> Path:
    """A top-level folder that the wheel carries inside the package: "templates" or "decks"."""
    installed = Path(__file__).parent / name
    return installed if installed.is_dir() else Path(__file__).parents[2] / name


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def reason(error: Exception) -> str:
    """The system's own words for what went wrong, in lower case."""
    text = getattr(error, "strerror", None) or str(error)
    return text[:1].lower() + text[1:]
