"""The outside of a package: a stranger's zip, of which the collection and the list of media are read.

Nothing is ever extracted by the names inside. The collection goes into a fresh temporary folder under a name
of ours, block by block, with limits on sizes, on the ratio and on time; everything else stays in the zip.
"""

import json
import struct
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import process_time
from typing import IO

from leadquiz.anki import protobuf
from leadquiz.errors import PackageError
from leadquiz.files import reason

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

_LARGEST_FILE = 4_000_000_000  # media may be large; they are not read
_LARGEST_DIRECTORY = 12_000_000  # bytes of the zip's list of entries, some 100,000 of them
_LARGEST_COLLECTION = 1_000_000_000
_LARGEST_MEDIA_LIST = 16_000_000
_FREE_SIZE = 64_000_000  # below it any ratio is fine: an empty SQLite page compresses a thousandfold
_HIGHEST_RATIO = 60
_BLOCK = 1 << 18
_WINDOW_LOG = 25  # 32 MB; Anki's own packages need 8 MB at most
_DATABASE_MAGIC = b"SQLite format 3\x00"


class Deadline:
    """Time of the processor that reading may take: six seconds, and more for really large packages."""

    def __init__(self, path: Path, size: int) -> None:
        self.path = path
        self.seconds = 6 + size / 400_000
        self._end = process_time() + self.seconds

    @property
    def is_over(self) -> bool:
        return process_time() > self._end

    def check(self) -> None:
        """Raise PackageError when the time is over."""
        if self.is_over:
            raise self.error()

    def error(self) -> PackageError:
        """What to say when the time is over."""
        return PackageError(
            f"{self.path}: needs over {self.seconds:.0f} seconds to read; export a smaller part from Anki"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Unpacked:
    """A package's collection in a file of ours, and what the package says about its media."""

    path: Path  # of the package, for messages
    database: Path
    media: tuple[str, ...]
    deadline: Deadline


@contextmanager
def unpacked(path: Path) -> Iterator[Unpacked]:
    """The collection of a package of any generation, gone again at the end. Raises PackageError."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, 2)
            deadline = Deadline(path, size)
            _check_directory(path, file, size)
            with zipfile.ZipFile(file) as archive, tempfile.TemporaryDirectory(prefix="leadquiz-") as folder:
                reader = _Reader(path, archive, deadline)
                database = Path(folder) / "collection.db"
                generation = reader.generation()
                reader.copy_collection(generation, database)
                yield Unpacked(
                    path=path, database=database, media=reader.media(generation), deadline=deadline
                )
    except FileNotFoundError as error:
        raise PackageError(f"{path}: no such file; check the name") from error
    except IsADirectoryError as error:
        raise PackageError(f"{path}: is a directory; name a file") from error
    except OSError as error:
        raise PackageError(f"{path}: cannot be read ({reason(error)})") from error
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        struct.error,
        RuntimeError,
    ) as error:
        raise PackageError(f"{path}: not a whole Anki package ({reason(error)}); export it again") from error


def _check_directory(path: Path, file: IO[bytes], size: int) -> None:
    """Refuse a zip whose list of entries alone would fill the memory; zipfile reads all of it."""
    if size > _LARGEST_FILE:
        raise PackageError(f"{path}: larger than {_LARGEST_FILE // 10**9} GB; export it without media")
    tail_size = min(size, 65_557)
    file.seek(size - tail_size)
    tail = file.read(tail_size)
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < 22:
        raise PackageError(f"{path}: not an Anki package, which is a zip archive; check the name")
    [directory] = struct.unpack_from("<I", tail, at + 12)
    longer = tail.rfind(b"PK\x06\x06", 0, at)
    if longer >= 0 and at - longer >= 56:
        [directory] = struct.unpack_from("<Q", tail, longer + 40)
    if directory > _LARGEST_DIRECTORY:
        raise PackageError(f"{path}: lists too many files; export it without media")
    file.seek(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Generation:
    entry: str
    is_zstd: bool


_GENERATIONS = {
    3: _Generation(entry="collection.anki21b", is_zstd=True),
    2: _Generation(entry="collection.anki21", is_zstd=False),
    1: _Generation(entry="collection.anki2", is_zstd=False),
}


class _Reader:
    def __init__(self, path: Path, archive: zipfile.ZipFile, deadline: Deadline) -> None:
        self.path = path
        self.archive = archive
        self.deadline = deadline
        self.entries: dict[str, zipfile.ZipInfo] = {}
        self.twice: set[str] = set()
        for entry in archive.infolist():
            if entry.filename in self.entries:
                self.twice.add(entry.filename)
            self.entries[entry.filename] = entry

    def generation(self) -> _Generation:
        """Which collection counts: the one `meta` names; older packages have no `meta`.

        New packages carry an older collection too, with one card that asks to update Anki.
        """
        if "meta" in self.entries:
            version = self._version()
            if version not in _GENERATIONS:
                raise PackageError(
                    f"{self.path}: its version, {version}, is unknown; export it for older Anki versions"
                )
            found = _GENERATIONS[version]
            if found.entry not in self.entries:
                raise PackageError(f"{self.path}: has no {found.entry}; export it again")
            return found
        for found in _GENERATIONS.values():
            if found.entry in self.entries:
                return found
        raise PackageError(f"{self.path}: holds no Anki collection; check the name")

    def _version(self) -> int:
        data = b"".join(self._blocks("meta", limit=1_000))
        try:
            return protobuf.integer(data, 1)
        except protobuf.WireError as error:
            raise PackageError(f"{self.path}: its meta cannot be read ({error}); export it again") from error

    def copy_collection(self, generation: _Generation, target: Path) -> None:
        """Write the collection's database to `target`, a file that must not exist yet."""
        blocks = self._blocks(generation.entry, limit=_LARGEST_COLLECTION)
        if generation.is_zstd:
            blocks = self._decompressed(blocks, generation.entry, limit=_LARGEST_COLLECTION)
        with target.open("xb") as file:
            for block in blocks:
                file.write(block)
        with target.open("rb") as file:
            if file.read(16) != _DATABASE_MAGIC:
                raise PackageError(f"{self.path}: {generation.entry} is no Anki collection; export it again")

    def media(self, generation: _Generation) -> tuple[str, ...]:
        """The names of the media, as the package gives them; they are shown, never used as paths."""
        if "media" not in self.entries:
            return ()
        blocks = self._blocks("media", limit=_LARGEST_MEDIA_LIST)
        try:
            if generation.is_zstd:
                data = b"".join(self._decompressed(blocks, "media", limit=_LARGEST_MEDIA_LIST))
                return tuple(
                    protobuf.text(entry, 1)
                    for number, entry in protobuf.fields(data)
                    if number == 1 and isinstance(entry, bytes)
                )
            names = json.loads(b"".join(blocks) or b"{}")
            return tuple(name for name in names.values() if isinstance(name, str))
        except (ValueError, AttributeError, RecursionError) as error:
            raise PackageError(f"{self.path}: its list of media cannot be read; export it again") from error

    def _blocks(self, name: str, *, limit: int) -> Iterator[bytes]:
        """The bytes of an entry, checked as they come: what a zip says about sizes proves nothing."""
        entry = self.entries[name]
        if name in self.twice:
            raise PackageError(f"{self.path}: holds {name} twice; export it again")
        if entry.flag_bits & 1:
            raise PackageError(f"{self.path}: {name} is encrypted; export it again")
        if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise PackageError(
                f"{self.path}: {name} is compressed in a way Anki does not use; export it again"
            )
        read = 0
        with self.archive.open(entry) as file:
            while block := file.read(_BLOCK):
                read += len(block)
                self._check_size(name, read, entry.compress_size, limit)
                yield block

    def _decompressed(self, blocks: Iterator[bytes], name: str, *, limit: int) -> Iterator[bytes]:
        """The content of a zstd stream, which must end where it says it does."""
        options: dict[int, int] = {zstd.DecompressionParameter.window_log_max: _WINDOW_LOG}
        decompressor = zstd.ZstdDecompressor(options=options)
        read = written = 0
        try:
            for block in blocks:
                read += len(block)
                data = block
                while data or not decompressor.needs_input:
                    if decompressor.eof:
                        raise PackageError(f"{self.path}: {name} has more after its end; export it again")
                    content = decompressor.decompress(data, _BLOCK)
                    written += len(content)
                    self._check_size(name, written, read, limit)
                    yield content
                    data = decompressor.unused_data if decompressor.eof else b""
                    if decompressor.eof and not data:
                        break
        except zstd.ZstdError as error:
            raise PackageError(
                f"{self.path}: {name} is damaged ({reason(error)}); export it again"
            ) from error
        if not decompressor.eof:
            raise PackageError(f"{self.path}: {name} ends too early; copy or export it again")

    def _check_size(self, name: str, size: int, compressed: int, limit: int) -> None:
        self.deadline.check()
        if size > limit or (size > _FREE_SIZE and size > compressed * _HIGHEST_RATIO):
            raise PackageError(f"{self.path}: {name} grows beyond all measure; this is no package of cards")
