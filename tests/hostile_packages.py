"""Packages that somebody made to break an importer; each must be refused or read, and nothing else happen."""

import io
import json
import sqlite3
import struct
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from factories import card, deck_of
from leadquiz.anki.export import DatedDeck, dated_notes, package_bytes
from leadquiz.anki.notes import Forms
from leadquiz.anki.times import ChangeTimes
from leadquiz.model import Kind

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

META_3 = b"\x08\x03"
Change = Callable[[sqlite3.Connection], object]


def sound_package() -> bytes:
    """A small package of ours."""
    cards = (
        card(id="c1"),
        card(id="c2", kind=Kind.LIST, members=("a", "b")),
        card(id="c3", kind=Kind.CLOZE, question="In ____ it was."),
    )
    deck = deck_of(*cards)
    dated = [DatedDeck(deck=deck, changed_at=1_764_000_000)]
    return package_bytes([deck], dated_notes(dated, Forms(), ChangeTimes(Path("none"), {})))[0]


def compressed(data: bytes) -> bytes:
    """The data as a zstd stream."""
    return bytes(zstd.compress(data))


def zipped(entries: dict[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip with these entries."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def database(change: Change | None = None) -> bytes:
    """The collection of the sound package after `change`."""
    with zipfile.ZipFile(io.BytesIO(sound_package())) as archive:
        data = archive.read("collection.anki2")
    if change is None:
        return data
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "c.db"
        path.write_bytes(data)
        connection = sqlite3.connect(path)
        change(connection)
        connection.commit()
        connection.close()
        return path.read_bytes()


def changed(*statements: str) -> bytes:
    """A package whose collection went through these statements."""

    def run(connection: sqlite3.Connection) -> None:
        for statement in statements:
            connection.executescript(statement)

    return zipped({"collection.anki2": database(run), "media": b"{}"})


def with_answer(text: str) -> bytes:
    """A package whose answers are this, as HTML."""

    def run(connection: sqlite3.Connection) -> None:
        connection.execute("UPDATE notes SET flds = replace(flds, '2002', ?)", (text,))

    return zipped({"collection.anki2": database(run), "media": b"{}"})


def new_style(collection: bytes, media: bytes = b"", meta: bytes = META_3) -> bytes:
    """A package of today's form around these bytes."""
    return zipped({"meta": meta, "collection.anki21b": collection, "media": compressed(media)})


def hostile() -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each."""
    yield from _zips()
    yield from _streams()
    yield from _databases()
    yield from _rows()


def _zips() -> Iterator[tuple[str, bytes]]:
    sound = sound_package()
    collection = database()
    yield "empty file", b""
    yield "not a zip", b"PK but no more" * 100
    yield "only an end record", sound[-22:]
    yield "a zip cut in half", sound[: len(sound) // 2]
    yield "a zip without its end", sound[:-30]
    yield "a zip without entries", zipped({})
    yield "no collection", zipped({"media": b"{}", "readme.txt": b"hello"})
    yield "a collection outside", zipped({"../../evil.anki2": collection, "/tmp/evil": b"x"})
    yield (
        "paths that climb",
        zipped({"collection.anki2": collection, "media": b'{"0":"../../evil"}', "../evil": b"x"}),
    )
    yield "absolute paths", zipped({"collection.anki2": collection, "/etc/evil": b"x", "C:\\evil": b"x"})
    yield "a symbolic link", _with_link(collection)
    yield "the collection twice", _twice(collection)
    yield "media twice", _twice(collection, name="media")
    yield "an encrypted collection", _flagged(sound, 1)
    yield "bzip2", zipped({"collection.anki2": collection}, method=zipfile.ZIP_BZIP2)
    yield "lzma", zipped({"collection.anki2": collection}, method=zipfile.ZIP_LZMA)
    yield "a stored bomb", zipped({"collection.anki2": collection[:100] + bytes(80_000_000)})
    yield "a bomb in media", zipped({"collection.anki2": collection, "media": b"[" * 40_000_000})
    yield "deep JSON in media", zipped({"collection.anki2": collection, "media": b"[" * 200_000})
    yield "media that is a list", zipped({"collection.anki2": collection, "media": b"[1, 2]"})
    yield "media that is no JSON", zipped({"collection.anki2": collection, "media": b"\xff\xfe"})
    yield "media with numbers", zipped({"collection.anki2": collection, "media": b'{"0": 7, "1": null}'})
    yield "a directory of its own size", _long_directory(sound)
    yield "many entries", zipped({f"n{number}": b"" for number in range(70_000)})
    yield "bad checksum", _bad_checksum(sound)


def _streams() -> Iterator[tuple[str, bytes]]:
    collection = database()
    packed = compressed(collection)
    yield "meta without a collection", zipped({"meta": META_3, "collection.anki2": collection})
    yield "meta of the future", zipped({"meta": b"\x08\x09", "collection.anki2": collection})
    yield "empty meta", zipped({"meta": b"", "collection.anki2": collection})
    yield "endless number in meta", zipped({"meta": b"\x08" + b"\xff" * 50, "collection.anki2": collection})
    yield "long meta", zipped({"meta": b"\x08\x01" * 100_000, "collection.anki2": collection})
    yield "no zstd", new_style(collection)
    yield "zstd cut short", new_style(packed[: len(packed) // 2])
    yield "zstd without content", new_style(compressed(b""))
    yield "zstd header alone", new_style(packed[:6])
    yield "zstd and more", new_style(packed + b"more")
    yield "zstd twice", new_style(packed + packed)
    yield "a zstd bomb", new_style(compressed(collection[:100] + bytes(300_000_000)))
    yield "a zstd window of 2 GB", new_style(b"\x28\xb5\x2f\xfd\x00\xa8" + packed[6:])
    yield "old schema in a new file", new_style(packed)
    yield "media of garbage", new_style(packed, b"\xff" * 100)
    yield "media fields without end", new_style(packed, b"\x0a\xff\xff\xff\xff\x0f")


def _databases() -> Iterator[tuple[str, bytes]]:
    collection = database()
    yield "no database", zipped({"collection.anki2": b"SQLite format 3\x00" + b"\xff" * 5000})
    yield "a database cut short", zipped({"collection.anki2": collection[: len(collection) // 2]})
    yield "an empty database", zipped({"collection.anki2": _empty_database()})
    yield "page size zero", zipped({"collection.anki2": collection[:16] + b"\0\0" + collection[18:]})
    yield "write-ahead header", zipped({"collection.anki2": collection[:18] + b"\2\2" + collection[20:]})
    yield "notes as a view", changed("ALTER TABLE notes RENAME TO n2; CREATE VIEW notes AS SELECT * FROM n2")
    yield (
        "an endless view",
        changed(
            "DROP TABLE notes;"
            "CREATE VIEW notes AS WITH RECURSIVE r(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r)"
            " SELECT i id, 'g' guid, 1 mid, 1 mod, '' tags, 'x' flds FROM r"
        ),
    )
    yield (
        "a computed column",
        changed(
            "DROP TABLE notes; CREATE TABLE notes (id, guid, mid, mod, tags,"
            " flds GENERATED ALWAYS AS (hex(zeroblob(100000000))) VIRTUAL); INSERT INTO notes (id) VALUES (1)"
        ),
    )
    yield (
        "a virtual table",
        changed("DROP TABLE notes; CREATE VIRTUAL TABLE notes USING fts5(id, guid, mid, mod, tags, flds)"),
    )
    yield "triggers", changed("CREATE TRIGGER t AFTER INSERT ON notes BEGIN DELETE FROM cards; END")
    yield "an index of functions", changed("CREATE INDEX i ON notes (hex(zeroblob(1000)))")
    yield "no cards table", changed("DROP TABLE cards")
    yield "columns missing", changed("ALTER TABLE notes DROP COLUMN flds")
    yield "no row in col", changed("DELETE FROM col")
    yield (
        "many rows in col",
        changed(
            "INSERT INTO col SELECT id + 1, crt, mod, scm, ver, dty, usn, ls, conf, models, decks, dconf, tags FROM col"
        ),
    )
    yield "new schema without tables", changed("UPDATE col SET ver = 18")
    yield "a schema of letters", changed("UPDATE col SET ver = 'x', crt = 'y'")


def _rows() -> Iterator[tuple[str, bytes]]:
    yield "no notes", changed("DELETE FROM notes; DELETE FROM cards")
    yield "models that are no JSON", changed("UPDATE col SET models = 'x'")
    yield "models without fields", changed("UPDATE col SET models = '{\"1\": {}}'")
    yield "models that are a list", changed("UPDATE col SET models = '[]'")
    yield "deep models", changed(f"UPDATE col SET models = '{'[' * 100_000}'")
    yield "decks that are no JSON", changed("UPDATE col SET decks = '{'")
    yield "a deck id without digits", changed('UPDATE col SET decks = \'{"x": {"name": "y"}}\'')
    yield "huge numbers in JSON", changed(f"UPDATE col SET decks = '{{\"{'9' * 5000}\": {{}}}}'")
    yield "note types gone", changed("UPDATE col SET models = '{}'")
    yield "fields missing", changed("UPDATE notes SET flds = 'x'")
    yield "too many fields", changed("UPDATE notes SET flds = replace(hex(zeroblob(50000)), '00', 'x\x1f')")
    yield "a field of 30 MB", changed("UPDATE notes SET flds = hex(zeroblob(15000000))")
    yield "fields of numbers", changed("UPDATE notes SET flds = 7, guid = 8, tags = 9")
    yield (
        "fields of NULL",
        changed(
            "CREATE TABLE n2 AS SELECT * FROM notes; DROP TABLE notes; ALTER TABLE n2 RENAME TO notes;"
            "UPDATE notes SET flds = NULL, guid = NULL, id = NULL"
        ),
    )
    yield "fields of bytes", changed("UPDATE notes SET flds = x'ff00fe', guid = x'ff'")
    yield "fields that are no UTF-8", changed("UPDATE notes SET flds = CAST(x'fffefd' AS TEXT)")
    yield "orphan cards", changed("UPDATE cards SET nid = 1, did = 2")
    yield "cards beyond templates", changed("UPDATE cards SET ord = 9223372036854775807")
    yield "negative cards", changed("UPDATE cards SET ord = -1")
    yield "queues of text", changed("UPDATE cards SET queue = 'x', flags = 'y', due = 1e300")
    yield "brackets without end", with_answer("<" * 300_000)
    yield "tags without end", with_answer("<a " * 100_000)
    yield "quotes without end", with_answer('<a "' * 100_000)
    yield "ends within quotes", with_answer("<a '\">' " * 60_000)
    yield "comments without end", with_answer("<!--" * 100_000)
    yield "marks within marks", with_answer("<b>" * 100_000 + "x")
    yield "lists within lists", with_answer("<ul><li>" * 50_000 + "x")
    yield "ampersands", with_answer("&#" * 100_000)
    yield "an attribute of a megabyte", with_answer("<img src=" + "x" * 900_000 + ">")
    yield "control characters", with_answer("\x1b]52;c;x\x07")
    yield "direction overrides", with_answer("\u202eevil")
    yield (
        "gaps within gaps",
        changed(f"UPDATE notes SET flds = replace(flds, 'c1::', '{'c1::{{c1::' * 30_000}')"),
    )
    yield "ids that climb", changed("UPDATE notes SET flds = replace(flds, 'c1', '../../evil')")
    yield "data that is no object", changed("UPDATE notes SET flds = replace(flds, '&#123;', '[1,')")
    yield "templates that repeat", _repeating_template()
    yield (
        "templates in templates",
        changed(f"UPDATE col SET models = replace(models, '{{{{Question}}}}', '{'{{#Question}}' * 20_000}')"),
    )


def _repeating_template() -> bytes:
    """Ten thousand times a field of a megabyte."""

    def change(connection: sqlite3.Connection) -> None:
        [(models,)] = connection.execute("SELECT models FROM col")
        repeated = {
            key: {**model, "tmpls": [{**each, "qfmt": "{{Question}}" * 10_000} for each in model["tmpls"]]}
            for key, model in json.loads(models).items()
        }
        connection.execute("UPDATE col SET models = ?", (json.dumps(repeated),))
        connection.execute(
            "UPDATE notes SET guid = 'x' || id, flds = replace(flds, '2002', ?)", ("x" * 900_000,)
        )
        connection.execute("UPDATE notes SET flds = replace(flds, 'When', ?)", ("<b>y" * 200_000,))

    return zipped({"collection.anki2": database(change), "media": b"{}"})


def _empty_database() -> bytes:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE t (x)")
    data = connection.serialize()
    connection.close()
    return data


def _with_link(collection: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        link = zipfile.ZipInfo("collection.anki2")
        link.create_system = 3
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("collection.db", collection)
    return buffer.getvalue()


def _twice(collection: bytes, name: str = "collection.anki2") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("collection.anki2", collection)
        archive.writestr("media", b"{}")
        entry = zipfile.ZipInfo("other")
        archive.writestr(entry, collection)
        # The second entry takes the first one's name in the list of entries alone.
        archive.filelist[-1].filename = name
        archive.filelist[-1].orig_filename = name
    return buffer.getvalue()


def _flagged(data: bytes, bit: int) -> bytes:
    at = data.index(b"PK\x01\x02") + 8
    return data[:at] + bytes([data[at] | bit]) + data[at + 1 :]


def _long_directory(data: bytes) -> bytes:
    at = data.rindex(b"PK\x05\x06") + 12
    return data[:at] + struct.pack("<I", 0x7FFFFFFF) + data[at + 4 :]


def _bad_checksum(data: bytes) -> bytes:
    at = data.index(b"PK\x01\x02") + 16
    return data[:at] + b"\0\0\0\0" + data[at + 4 :]
