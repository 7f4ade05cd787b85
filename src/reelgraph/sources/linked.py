"""Documents with linked data in them, as triples: web pages with JSON-LD, microdata or RDFa, and JSON-LD files."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from selectolax.lexbor import LexborHTMLParser, LexborNode

from reelgraph.pages import loading, structured
from reelgraph.pages.document import Item, Mention
from reelgraph.pages.located_json import JSONError, Value
from reelgraph.pages.rendering import Rendering
from reelgraph.sources import jsonld
from reelgraph.sources.jsonld import ADDRESSES, SCHEMA, TYPE
from reelgraph.sources.statements import Row, Statements

JSON = frozenset((".json", ".jsonld"))
LINES = frozenset((".jsonl", ".ndjson"))
PAGES = frozenset((".html", ".htm", ".xhtml", ".txt"))
COLUMNS = {
    "subject": "VARCHAR",
    "predicate": "VARCHAR",
    "object": "VARCHAR",
    "value": "VARCHAR",
    "language": "VARCHAR",
    "datatype": "VARCHAR",
    "document": "VARCHAR",
    "place": "BIGINT",
}
_JSONLD = re.compile(r"\s*application/ld\+json\s*(?:;|$)", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z][\w-]*")


def is_document(path: Path) -> bool:
    """Say whether a file is a document that may have linked data in it, and not RDF throughout."""
    return _suffix(path) in JSON | LINES | PAGES


def write(data: bytes, path: Path, out: TextIO) -> int:
    """Write the triples of a document, `data` the content of `path`, as JSON lines; return their number.

    A document that names no type and no address is none: other JSON, say. `document` tells documents apart, `place` is the order in which they stand. Raises InputError where the document
    cannot be read, with file and line.
    """
    number = 0
    for rows in _documents(data, path):
        if any(row["predicate"] == TYPE or not str(row["subject"]).startswith("_:") for row in rows):
            out.writelines(json.dumps(row) + "\n" for row in rows)
            number += len(rows)
    return number


def _documents(data: bytes, path: Path) -> Iterator[list[Row]]:
    """Yield the triples of a file, or those of each of its lines."""
    suffix = _suffix(path)
    if suffix in LINES:
        for number, line in enumerate(data.splitlines(), 1):
            if line.strip():
                name = f"{path}: line {number:,}"
                yield _of_json(loading.decoded(line, name, "jsonl"), name)
    elif suffix in JSON:
        yield _of_json(loading.decoded(data, str(path), "jsonld"), str(path))
    else:
        text = loading.decoded(data, str(path), "html")
        yield _of_json(text, str(path)) if text.lstrip()[:1] in ("{", "[") else _of_page(text, str(path))


def _suffix(path: Path) -> str:
    return Path(path.stem if path.suffix in (".gz", ".bz2") else path.name).suffix.casefold()


def _of_json(text: str, name: str) -> list[Row]:
    statements = Statements(text)
    try:
        jsonld.add(jsonld.parse(text), statements)
    except JSONError as error:
        raise loading.broken_json(error, name) from error
    return statements.rows


# --- web pages -------------------------------------------------------------------------------------------


def _of_page(text: str, name: str) -> list[Row]:
    loading.check_nesting(text, name)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    root = LexborHTMLParser(text).root
    if root is None:
        return []
    statements = Statements(text, _address(root))
    for script in root.css("script"):
        written = script.text() or ""
        if _JSONLD.match(script.attributes.get("type") or "") and written.strip():
            jsonld.add(_parsed(written, text, name), statements)
    for syntax in (structured.MICRODATA, structured.RDFA):
        if root.css_first(f"[{syntax.scope}]") is not None:
            _add_items(root, syntax, statements)
    return statements.rows


def _address(root: LexborNode) -> str | None:
    """Return the address of a page, as it gives it itself."""
    for selector, attribute in (
        ("base", "href"),
        ("link[rel=canonical]", "href"),
        ('meta[property="og:url"]', "content"),
    ):
        for node in root.css(selector):
            if (address := (node.attributes.get(attribute) or "").strip()).startswith(("http:", "https:")):
                return address
    return None


def _parsed(script: str, text: str, name: str) -> Value:
    try:
        return jsonld.parse(script)
    except JSONError as error:
        place = max(text.find(script), 0) + error.position
        raise loading.broken_json(JSONError(text, place, error.expected), name) from error


def _add_items(root: LexborNode, syntax: structured.Syntax, statements: Statements) -> None:
    rendering = Rendering(root)
    items = structured.Reader(syntax, rendering.spans, rendering.ink).items(root)
    reading = _Items("".join(rendering.ink.parts), statements)
    for item in items:
        reading.thing(item)


class _Items:
    """The things of a page's tags, on their way to triples."""

    def __init__(self, text: str, statements: Statements) -> None:
        self.text = text
        self.statements = statements
        self.made: dict[int, str] = {}

    def thing(self, item: Item) -> str:
        """Add what a page says of a thing; return the thing."""
        if id(item) in self.made:
            return self.made[id(item)]
        addresses = [self._said(value) for value in item.properties.get("@id", ()) if isinstance(value, Mention)]
        subject = self.statements.name(addresses[0]) if addresses else self.statements.nameless()
        self.made[id(item)] = subject
        for type_ in item.types:
            self.statements.relate(subject, TYPE, SCHEMA + type_)
        for name, values in item.properties.items():
            if _NAME.fullmatch(name):
                for value in values:
                    self._add(subject, name, value)
        return subject

    def _add(self, subject: str, name: str, value: Item | Mention) -> None:
        if isinstance(value, Item):
            self.statements.relate(subject, SCHEMA + name, self.thing(value))
            return
        said = self._said(value)
        self.statements.tell(subject, SCHEMA + name, self.statements.resolved(said) if name in ADDRESSES else said)

    def _said(self, mention: Mention) -> str:
        return self.text[mention.start : mention.end]
