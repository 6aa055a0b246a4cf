"""EPUB, the zip of XHTML pages that it is -> elements. Runs in the child process."""

import posixpath
import re
import zipfile
from typing import Any
from urllib.parse import unquote

from lxml import etree

from leadquiz.document import dates, html
from leadquiz.document.archive import open_archive, read_member
from leadquiz.document.decode import decoded
from leadquiz.document.element import Element, Reading, Role, Writer
from leadquiz.errors import DocumentError

_PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")
_FONTS_ONLY = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")


def read(data: bytes, name: str) -> Reading:
    """The elements of the book's pages in reading order; the page of each is its file's name."""
    book = open_archive(data, name)
    if _is_locked(book):
        raise DocumentError(f"{name}: is encrypted (copy protection); only books without it can be read")
    package, folder = _package(book, name)
    files = {
        item.get("id", ""): item
        for item in package.iterfind(".//{*}manifest/{*}item")
        if item.get("media-type") in _PAGES
    }
    headings = _navigation(book, package, folder)
    writer = Writer()
    notices: list[str] = []
    for reference in package.iterfind(".//{*}spine/{*}itemref"):
        item = files.get(reference.get("idref", ""))
        if item is None:
            continue
        path = _resolved(folder, item.get("href", ""))
        page = posixpath.basename(path)
        try:
            text, _ = decoded(read_member(book, path, name), page)
        except KeyError:
            notices.append(f"{name}: {page} is missing from the book; it was skipped")
            continue
        start = len(writer.elements)
        html.append(writer, text.encode("utf-8"), name, page=page)
        if "nav" in item.get("properties", "").split():
            for index in range(start, len(writer.elements)):
                writer.mark_aside(index, "table of contents")
        elif path in headings and not any(e.role is Role.HEADING for e in writer.elements[start:]):
            # The heading has no line of its own: it stands in the book's navigation.
            first = writer.elements[start].first if start < len(writer.elements) else len(writer.lines)
            heading = Element(
                role=Role.HEADING, text=headings[path], first=first, last=first, page=page, rank=1
            )
            writer.elements.insert(start, heading)
    found = dates.parse(package.findtext(".//{*}metadata/{*}date") or "")
    return Reading(
        lines=tuple(writer.lines),
        elements=tuple(writer.elements),
        title=" ".join((package.findtext(".//{*}metadata/{*}title") or "").split()),
        date=found[0].isoformat() if found else "",
        language=(package.findtext(".//{*}metadata/{*}language") or "")[:2].lower(),
        notices=tuple(notices),
    )


def _is_locked(book: zipfile.ZipFile) -> bool:
    try:
        root = _xml(book.read("META-INF/encryption.xml"))
    except (KeyError, etree.XMLSyntaxError):
        return False
    methods = [method.get("Algorithm", "") for method in root.iterfind(".//{*}EncryptionMethod")]
    return any(method not in _FONTS_ONLY for method in methods)


def _package(book: zipfile.ZipFile, name: str) -> tuple[Any, str]:
    """The package document's root and its folder in the archive."""
    try:
        container = _xml(read_member(book, "META-INF/container.xml", name))
        rootfile = container.find(".//{*}rootfile")
        path = unquote(rootfile.get("full-path", "")) if rootfile is not None else ""
        return _xml(read_member(book, path, name)), posixpath.dirname(path)
    except (KeyError, etree.XMLSyntaxError) as error:
        raise DocumentError(f"{name}: is no complete EPUB; get the file again") from error


def _xml(data: bytes) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    root = etree.fromstring(data, parser=parser)
    if root is None:
        raise etree.XMLSyntaxError("empty", 0, 0, 0)
    return root


def _resolved(folder: str, href: str) -> str:
    return posixpath.normpath(posixpath.join(folder, unquote(href.split("#", 1)[0])))


def _navigation(book: zipfile.ZipFile, package: Any, folder: str) -> dict[str, str]:
    """File -> its heading in the book's own navigation, for pages that have none themselves."""
    found: dict[str, str] = {}
    for item in package.iterfind(".//{*}manifest/{*}item"):
        is_nav = "nav" in item.get("properties", "").split()
        if not is_nav and item.get("media-type") != "application/x-dtbncx+xml":
            continue
        path = _resolved(folder, item.get("href", ""))
        try:
            root = _xml(book.read(path))
        except (KeyError, etree.XMLSyntaxError):
            continue
        base = posixpath.dirname(path)
        points = (
            ((a.get("href", ""), "".join(a.itertext())) for a in root.iterfind(".//{*}a"))
            if is_nav
            else (
                (content.get("src", ""), point.findtext("{*}navLabel/{*}text") or "")
                for point in root.iterfind(".//{*}navPoint")
                if (content := point.find("{*}content")) is not None
            )
        )
        for href, label in points:
            label = re.sub(r"\s+", " ", label).strip()
            if href and label:
                found.setdefault(_resolved(base, href), label)
    return found
