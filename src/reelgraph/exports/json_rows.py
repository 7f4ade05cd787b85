"""JSON by the row: text made by the column, lone surrogates as escapes, so that every text fits."""

import json
from collections.abc import Iterable, Mapping
from json.encoder import encode_basestring
from typing import Any, BinaryIO

from reelgraph.exports import values as to
from reelgraph.exports.model import Attribute

BLOCK = 4096  # rows that are written at once


def quoted(value: Any) -> str:
    """Return a text as JSON writes it. Raises UnfitError where it is none."""
    return encode_basestring(to.text(value))


def compact(value: Any) -> str:
    """Return a value as JSON, without blanks. Raises ValueError where JSON has no word for it."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _nested(value: Any) -> str:
    found = to.mapping(value)
    try:
        return compact(found)
    except (TypeError, ValueError) as error:
        raise to.UnfitError(f"holds a value that JSON cannot ({error}): make it a text") from error


ENCODERS: Mapping[str, to.Encoder] = {
    "text": quoted,
    "integer": to.integer(to.SAFE),
    "number": lambda value: repr(to.finite(value)),
    "boolean": to.boolean,
    "date": lambda value: quoted(to.iso(value)),
    "datetime": lambda value: quoted(to.iso(value)),
    "list": lambda value: compact(to.texts(value)),
    "mapping": _nested,
}


def members(row: to.Row) -> to.Renderer:
    """Return what writes the members of a row's object: no braces, a comma between."""
    return row.renderer(lambda _, attribute: name(attribute), separator=",")


def name(attribute: Attribute) -> str:
    """Return what stands before a value: the attribute's name and a colon."""
    return quoted(attribute.name) + ":"


def encode(text: str) -> bytes:
    """Return JSON as UTF-8. A lone surrogate, which has no bytes there, becomes its escape: the same to a reader."""
    return text.encode("utf-8", "backslashreplace")


def write_items(rows: Iterable[str], output: BinaryIO) -> None:
    """Write the items of an array, many at a time, with the commas between."""
    block: list[str] = []
    before = ""
    for row in rows:
        block.append(row)
        if len(block) >= BLOCK:
            output.write(encode(before + ",\n".join(block)))
            before = ",\n"
            block.clear()
    if block:
        output.write(encode(before + ",\n".join(block)))
