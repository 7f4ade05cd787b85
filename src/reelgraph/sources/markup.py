"""XML files as records: every element becomes a list under its name, for `read_json` to take columns from.

`<movie><title>Alien</title><actor><name>…` becomes `{"title": ["Alien"], "actor": [{"name": ["…"]}], "file": …}`;
an element with attributes or children is an object, its own words stand under `text`. No document type is
read, no entity expanded, nothing fetched.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from reelgraph.errors import InputError

Value = str | Mapping[str, Any]


def record(path: Path) -> dict[str, Any]:
    """Return the root element of an XML file as a record, with the file's name under `file`.

    Raises InputError with the line where the file is no XML, or declares what no film file needs.
    """
    try:
        root = fromstring(_text(path), forbid_dtd=False)
    except ParseError as error:
        raise InputError(f"{path}: line {error.position[0]}: not XML ({error}); mend or remove the file") from error
    except DefusedXmlException as error:
        raise InputError(f"{path}: it declares entities, which are not read ({error}); remove them") from error
    return {**_children(root), "root": root.tag, "file": path.name}


def _text(path: Path) -> bytes:
    try:
        return path.read_bytes().lstrip()
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); check its permissions") from error


def _children(element: Element) -> dict[str, list[Value]]:
    found: dict[str, list[Value]] = {}
    for child in element:
        found.setdefault(child.tag, []).append(_value(child))
    return found


def _value(element: Element) -> Value:
    words = (element.text or "").strip()
    if not len(element) and not element.attrib:
        return words
    return {**dict(element.attrib), **_children(element), **({"text": words} if words else {})}
