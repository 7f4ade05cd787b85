"""From a file to its pages: text, Markdown, HTML, JSON-LD, or one page a line of JSON."""

import codecs
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from reelgraph.errors import InputError
from reelgraph.normalisers import json_string
from reelgraph.pages import jsonld, located_json, markdown, markup, nesting, plain
from reelgraph.pages.document import Block, Item, Mention, Page
from reelgraph.pages.located_json import JSONError

LONGEST = 20 * 2**20  # bytes of one page

_KINDS = {
    **dict.fromkeys((".txt", ".text"), "txt"),
    **dict.fromkeys((".md", ".markdown"), "md"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
    **dict.fromkeys((".json", ".jsonld"), "jsonld"),
    **dict.fromkeys((".jsonl", ".ndjson"), "jsonl"),
}
_LONGEST_TITLE = 80
_SNIFFED = 65_536
_DESCRIBES = re.compile(rb'"@(?:type|graph|context)"\s*:')
_CHARSET = re.compile(rb"<meta[^>]{0,500}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# Labels that stand for another encoding: https://encoding.spec.whatwg.org/#names-and-labels
_ENCODINGS = {
    **dict.fromkeys(("iso8859-1", "ascii", "latin-1"), "cp1252"),
    **dict.fromkeys(("utf-16", "utf-16-le", "utf-16-be"), "utf-8"),
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}


def is_page(path: Path) -> bool:
    """Return whether a file is of a kind that pages come in; `.json` only where it is JSON-LD."""
    kind = _KINDS.get(path.suffix.lower())
    if path.suffix.lower() != ".json":
        return kind is not None
    try:
        with path.open("rb") as file:
            return bool(_DESCRIBES.search(file.read(_SNIFFED)))
    except OSError:
        return True  # whoever loads it says why it cannot be read


def load(path: Path, *, longest: int = LONGEST) -> Iterator[Page]:
    """Yield the pages of a file: one, or one a line of `.jsonl`, which is streamed.

    A page is at most `longest` bytes. Raises InputError, which names the file, the place and the cure.
    """
    kind = _KINDS.get(path.suffix.lower(), "txt")
    try:
        if kind == "jsonl":
            yield from _records(path, longest)
        else:
            yield load_text(decoded(_bytes(path, longest), str(path), kind), str(path), kind)
    except FileNotFoundError:
        raise InputError(f"{path}: there is no such file; check the path") from None
    except IsADirectoryError:
        raise InputError(f"{path}: is a folder; name a file in it") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); check its permissions") from error


def load_text(text: str, id: str, kind: str = "txt", title: str | None = None) -> Page:  # noqa: A002
    """Return the page that `text` is; `kind` is txt, md, html or jsonld, `title` what is known beside the text."""
    if not text.strip():
        raise InputError(f"{id}: is empty; leave it out or give it text")
    if kind == "html":
        return _html(text, id, title)
    if kind == "jsonld":
        return _jsonld(text, id, title)
    if kind == "md":
        found = markdown.read(text)
        words = markdown.unmarked(text)
        title = title or _heading(found.blocks, words)
        return Page(id, text, found.blocks, found.fields, found.tables, links=found.links, title=title, words=words)
    blocks, fields = plain.read(text)
    return Page(id, text, blocks, fields, title=title or _heading(blocks[:1], text))


def _heading(blocks: Iterable[Block], text: str) -> str | None:
    found = next((text[block.start : block.end].strip() for block in blocks if block.kind == "heading"), "")
    return found if 0 < len(found) <= _LONGEST_TITLE else None


def _bytes(path: Path, longest: int) -> bytes:
    with path.open("rb") as file:
        data = file.read(longest + 1)
    _check_size(data, str(path), longest)
    return data


def _check_size(data: bytes, name: str, longest: int) -> None:
    if len(data) > longest:
        raise InputError(f"{name}: is larger than {longest:,} bytes; split it, or allow larger pages with --max-page")


def decoded(data: bytes, name: str, kind: str) -> str:
    """Return the text of a file of this kind: HTML in the encoding that it declares, all else UTF-8. Raises InputError."""
    if not data.strip():
        raise InputError(f"{name}: is empty; leave it out or give it text")
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            if encoding != "utf-8" and kind != "html":
                raise InputError(f"{name}: is UTF-16; save it as UTF-8")
            return _decode(data[len(mark) :], encoding, name)
    if (place := data.find(b"\0")) >= 0:
        raise InputError(f"{name}: is not text (a NUL byte at offset {place:,}); name a page, not a binary file")
    return _decode(data, _declared(data) if kind == "html" else "utf-8", name)


def _declared(data: bytes) -> str:
    """Return the encoding that an HTML page declares in its first 4 KB, UTF-8 where it declares none that is known."""
    found = _CHARSET.search(data[:4096])
    try:
        encoding = codecs.lookup(found[1].decode("ascii")) if found else codecs.lookup("utf-8")
        "".encode(encoding.name)  # some codecs are not for text
    except LookupError:
        return "utf-8"
    return _ENCODINGS.get(encoding.name, encoding.name)


def _decode(data: bytes, encoding: str, name: str) -> str:
    if encoding == "cp1252":  # the five bytes it leaves open are control characters on the web
        return data.decode(encoding, errors="replace")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(
            f"{name}: is not {encoding.upper()} (line {line:,}, byte {error.start:,}: 0x{data[error.start]:02x}); save it as UTF-8"
        ) from None


def check_nesting(text: str, name: str) -> None:
    """Raise InputError for an HTML page that no parser should be given."""
    if found := nesting.excess(text):
        place, reason = found
        raise InputError(
            f"{name}: line {text.count(chr(10), 0, place) + 1:,} has {reason}; repair the page or leave it out"
        )


def _html(text: str, name: str, title: str | None) -> Page:
    check_nesting(text, name)
    try:
        page = markup.read(text, name)
    except JSONError as error:
        raise broken_json(error, name) from error
    if not page.text.strip():
        raise InputError(f"{name}: has no text to read; leave it out, or save the page as a browser shows it")
    return _titled(page, title)


def _jsonld(text: str, name: str, title: str | None) -> Page:
    try:
        document = located_json.read(text)
    except JSONError as error:
        raise broken_json(error, name) from error
    items = tuple(jsonld.items(document))
    return _titled(Page(name, text, (Block(0, len(text), "data"),), items=items, title=_name(items, text)), title)


def _name(items: tuple[Item, ...], text: str) -> str | None:
    """Return the name of the one thing that a JSON-LD document is about."""
    if len(items) != 1:
        return None
    names = [value for value in items[0].properties.get("name", ()) if isinstance(value, Mention)]
    return json_string(text[names[0].start : names[0].end]) if names else None


def _titled(page: Page, title: str | None) -> Page:
    return replace(page, title=title) if title else page


def broken_json(error: JSONError, name: str) -> InputError:
    """Return the error that says where the JSON of a page is broken."""
    return InputError(
        f"{name}: line {error.line:,}, column {error.column:,}: this JSON is broken: {error.expected} was expected; correct it there"
    )


def _records(path: Path, longest: int) -> Iterator[Page]:
    """Yield a page a line, reading no further than one line ahead."""
    number = 0
    with path.open("rb") as file:
        while line := file.readline(longest + 1):
            number += 1
            name = f"{path}:{number}"
            _check_size(line, name, longest)
            if line.strip():
                yield _record(decoded(line, name, "jsonl"), name)
    if not number:
        raise InputError(f"{path}: is empty; leave it out or give it text")


def _record(line: str, name: str) -> Page:
    try:
        record = json.loads(line.rstrip("\r\n"))
    except json.JSONDecodeError as error:
        raise InputError(
            f"{name}: is not JSON (column {error.colno:,}: {error.msg}); write one object a line"
        ) from None
    except RecursionError:
        raise InputError(f"{name}: is nested too deep; write one object a line, with id, title and text") from None
    text = record.get("text") if isinstance(record, dict) else None
    if not isinstance(text, str) or not text.strip():
        raise InputError(f'{name}: has no text; every line needs the key "text" with the page\'s words')
    return load_text(text, str(record.get("id") or name), title=str(record["title"]) if record.get("title") else None)
