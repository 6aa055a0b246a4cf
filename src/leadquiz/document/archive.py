"""Zip files of strangers, read by name and within limits."""

import io
import zipfile
import zlib

from leadquiz.errors import DocumentError

LARGEST_UNPACKED = 400_000_000
LARGEST_MEMBER = 100_000_000
MOST_MEMBERS = 20_000


def open_archive(data: bytes, name: str) -> zipfile.ZipFile:
    """The archive, refused when damaged, locked or far larger unpacked than any document."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError) as error:
        raise DocumentError(f"{name}: is damaged or cut short; get the file again") from error
    if len(members) > MOST_MEMBERS:
        raise DocumentError(f"{name}: holds more than {MOST_MEMBERS:,} files; it is refused")
    if sum(member.file_size for member in members) > LARGEST_UNPACKED:
        raise DocumentError(f"{name}: unpacks to more than {LARGEST_UNPACKED // 1_000_000} MB; it is refused")
    if any(member.flag_bits & 1 for member in members):
        raise DocumentError(f"{name}: is encrypted; remove the password first")
    return archive


def read_member(archive: zipfile.ZipFile, path: str, name: str) -> bytes:
    """One member's bytes, KeyError when there is none; what it unpacks to is counted, not believed."""
    try:
        with archive.open(path) as member:
            data = member.read(LARGEST_MEMBER + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise DocumentError(f"{name}: is damaged or cut short; get the file again") from error
    if len(data) > LARGEST_MEMBER:
        raise DocumentError(f"{name}: unpacks to more than {LARGEST_MEMBER // 1_000_000} MB; it is refused")
    return data
