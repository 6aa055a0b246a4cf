"""Anki's own library as the judge of packages; tests that need it are skipped when it is not installed."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("anki.collection", reason="Anki's library (package anki) is not installed")

from anki.collection import (
    Collection,
    DeckIdLimit,
    ExportAnkiPackageOptions,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
)
from anki.import_export_pb2 import ImportAnkiPackageUpdateCondition

IF_NEWER = ImportAnkiPackageUpdateCondition.IMPORT_ANKI_PACKAGE_UPDATE_CONDITION_IF_NEWER


@contextmanager
def collection(path: Path) -> Iterator[Collection]:
    """An Anki collection in a file of its own, closed at the end."""
    opened = Collection(str(path))
    try:
        opened.set_config("fsrs", True)
        yield opened
    finally:
        opened.close()


def import_package(collection: Collection, package: Path, *, scheduling: bool = False) -> Any:
    """What Anki's importer says: .new .updated .duplicate .conflicting …"""
    options = ImportAnkiPackageOptions(
        merge_notetypes=False,
        with_scheduling=scheduling,
        with_deck_configs=False,
        update_notes=IF_NEWER,
        update_notetypes=IF_NEWER,
    )
    request = ImportAnkiPackageRequest(package_path=str(package), options=options)
    return collection.import_anki_package(request).log


def export_package(collection: Collection, package: Path, *, legacy: bool, scheduling: bool = True) -> None:
    """The whole collection as Anki writes it."""
    options = ExportAnkiPackageOptions(
        with_scheduling=scheduling, with_deck_configs=True, with_media=True, legacy=legacy
    )
    collection.export_anki_package(out_path=str(package), limit=None, options=options)


def shown(rendered: str, kind: str) -> str:
    """The text that a learner reads in the block of this class: tags dropped, entities resolved."""
    match = re.search(rf'<div class="{kind}[^"]*"[^>]*>(.*?)</div>', rendered, re.DOTALL)
    assert match, f"nothing of class {kind} in {rendered}"
    text = re.sub(r"<br[^>]*>", "\n", match[1])
    return html.unescape(re.sub(r"<[^>]*>", "", text))


__all__ = ["Collection", "DeckIdLimit", "collection", "export_package", "import_package", "shown"]
