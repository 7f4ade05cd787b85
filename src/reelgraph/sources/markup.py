"""XML files as records: what JSON can say of them, for `read_json` to take columns from.

Every element is an object: its own words stand under `text`, its children and attributes alike as lists under their
names. `<movie><title>Alien</title><set id="8"/></movie>` becomes `{"root": "movie", "title": [{"text": "Alien"}],
"set": [{"id": [{"text": "8"}]}], …}`. A file may hold several outermost elements, each a record, and addresses beside
them, as media centres write them; an ampersand that begins no entity is an ampersand. No document type is read,
nothing fetched.
"""

import codecs
import re
from collections.abc import Iterator, Mapping
from html.entities import html5
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ParseError, XMLParser
from xml.sax.saxutils import escape

from reelgraph.errors import InputError

DEEPEST = 50  # elements within elements
_WRAPPED = "records"
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARATION = re.compile(r"<\?xml\b[^>]*\?>")
_ENCODING = re.compile(rb"""^\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']([A-Za-z0-9._:-]+)["']""")
_DOCTYPE = re.compile(r"<!DOCTYPE\b[^>\[]*>")
_ENTITIES = re.compile(r"<!(?:DOCTYPE\b[^>]*\[|ENTITY\b)")
_AMPERSAND = re.compile(
    r"(?P<kept><!\[CDATA\[.*?\]\]>|<!--.*?-->)|&(?P<name>#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};)?",
    re.DOTALL,
)
_PREDEFINED = frozenset({"amp;", "lt;", "gt;", "quot;", "apos;"})
_ELEMENT = re.compile(r"<[A-Za-z_]")
_ADDRESS = re.compile(r"https?://[^\s<>\"']+")


def records(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the records of an XML file: `root` is the element's name, `file` the file's, `address` what stands beside it.

    Where a file holds nothing but addresses, they are a record without a root. Raises InputError with the line
    where the file is no XML, or declares entities of its own.
    """
    text = _text(path)
    if not _ELEMENT.search(text):
        yield _record(path, None, _addresses(text))
        return
    outermost = _parsed(path, text)
    beside = _addresses(" ".join(element.tail or "" for element in outermost) + (outermost.text or ""))
    for element in outermost:
        yield _record(path, element, beside if len(outermost) == 1 else [])


def _record(path: Path, element: Element | None, addresses: list[str]) -> dict[str, Any]:
    said = {} if element is None else _value(path, element, 0)
    return {**said, "root": None if element is None else _local(element.tag), "file": path.name, "address": addresses}


def _addresses(text: str) -> list[str]:
    return list(dict.fromkeys(_ADDRESS.findall(text)))


# --- from bytes to XML -------------------------------------------------------------------------------------


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); check its permissions") from error
    if not data.strip():
        raise InputError(f"{path}: is empty; leave it out")
    mark, encoding = next((found for found in _BOMS if data.startswith(found[0])), (b"", _declared(data)))
    try:
        return data.removeprefix(mark).decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
    except LookupError:
        raise InputError(f"{path}: line 1: declares an unknown encoding, {encoding}; save it as UTF-8") from None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(f"{path}: line {line}: is not {encoding} ({error.reason}); save it as UTF-8") from None


def _declared(data: bytes) -> str:
    """Return the encoding that the first line names; a text without elements, such as an address, has none."""
    if found := _ENCODING.match(data):
        return found[1].decode("ascii")
    return "utf-8" if _ELEMENT.search(data.decode("latin-1")) else "latin-1"


def _parsed(path: Path, text: str) -> Element:
    """Return an element that holds the outermost ones of the file; lines keep their numbers."""
    if found := _ENTITIES.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise InputError(f"{path}: line {line}: declares entities, which are not read; remove them")
    for pattern in (_DECLARATION, _DOCTYPE):
        text = pattern.sub(lambda found: "\n" * found[0].count("\n"), text)
    # Within another element a document type is a syntax error: there is nothing that could be expanded or fetched.
    parser = XMLParser()  # noqa: S314
    try:
        parser.feed(f"<{_WRAPPED}>{_AMPERSAND.sub(_entity, text)}</{_WRAPPED}>")
        root: Element = parser.close()
    except (ParseError, ValueError) as error:
        line = error.position[0] if isinstance(error, ParseError) else 1
        raise InputError(f"{path}: line {line}: not XML ({error}); mend or remove the file") from error
    return root


def _entity(found: re.Match[str]) -> str:
    name = found["name"]
    if found["kept"] or (name and (name.startswith("#") or name in _PREDEFINED)):
        return found[0]
    if name and name in html5:
        return escape(html5[name])
    return f"&amp;{name or ''}"


# --- from XML to records -------------------------------------------------------------------------------------


def _value(path: Path, element: Element, depth: int) -> Mapping[str, Any]:
    if depth > DEEPEST:
        raise InputError(f"{path}: more than {DEEPEST} elements lie within each other; is it a film file?")
    within: dict[str, Any] = {}
    for name, words in element.attrib.items():
        within.setdefault(_local(name), []).append({"text": words.strip()})
    for child in element:
        within.setdefault(_local(child.tag), []).append(_value(path, child, depth + 1))
    words = (element.text or "").strip()
    return {**within, "text": words} if words else within


def _local(name: str) -> str:
    return name.rpartition("}")[2]
