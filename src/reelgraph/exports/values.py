"""From values to what a format can hold: one encoder a type, and an error that names the value that does not fit."""

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from reelgraph.errors import ExportError
from reelgraph.exports.model import Attribute

Encoder = Callable[[Any], str]
Renderer = Callable[[Sequence[Any]], str]
REMEMBERED = 4096  # rows
_SURROGATE = re.compile("[\ud800-\udfff]")
LONG = 2**63 - 1
SAFE = 2**53 - 1  # the largest integer that JavaScript tells from its neighbours


class UnfitError(ValueError):
    """A value that a format cannot hold; the message says why and what to do, the caller says where."""


class Row:
    """The attributes of a format's nodes or edges, with what writes each value."""

    def __init__(
        self, format_name: str, what: str, attributes: Iterable[Attribute], by_type: Mapping[str, Encoder]
    ) -> None:
        """Refuse at once what the format cannot hold. Raises ExportError."""
        self.attributes = tuple(attributes)
        self.format, self.what = format_name, what
        for attribute in self.attributes:
            if attribute.type not in by_type:
                raise ExportError(
                    f"{format_name} cannot hold the {attribute.type} {attribute.name!r} of {what}s: "
                    "leave it out, make it a text, or export as graphology or d3"
                )
        names = [attribute.name for attribute in self.attributes]
        if doubled := sorted({name for name in names if names.count(name) > 1}):
            raise ExportError(f"{what}s have two attributes called {doubled[0]!r}: rename one")
        self.encoders = tuple(by_type[attribute.type] for attribute in self.attributes)
        self._text = by_type["text"]
        self.again = lru_cache(64)(self.key)  # for ids that follow one another, as the sources of edges do

    def renderer(
        self, opening: Callable[[int, Attribute], str], closing: str = "", separator: str = "", omit: int | None = None
    ) -> Renderer:
        """Return what writes the values that a row has, each between `opening` and `closing`."""
        columns = [
            (number, opening(number, attribute), encode)
            for number, (attribute, encode) in enumerate(zip(self.attributes, self.encoders, strict=True))
            if number != omit
        ]

        def render(values: Sequence[Any]) -> str:
            return separator.join(
                [
                    f"{start}{encode(values[number])}{closing}"
                    for number, start, encode in columns
                    if values[number] is not None
                ]
            )

        return render

    def teller(self, render: Renderer) -> Callable[[str, Sequence[Any]], str]:
        """Return what writes the values of the row with a name, by `render`; it raises ExportError where one does not fit.

        Edges repeat themselves (an actor, in 1994, once), so that what was written is remembered for a while.
        """
        if self.what != "node" and all(attribute.type not in ("list", "mapping") for attribute in self.attributes):
            render = lru_cache(REMEMBERED)(render)

        def tell(name: str, values: Sequence[Any]) -> str:
            try:
                return render(tuple(values))
            except UnfitError as error:
                raise self._refuse(name, values, error) from error

        return tell

    def key(self, name: str) -> str:
        """Return an id as it is written. Raises ExportError where the format cannot hold it."""
        try:
            return str(self._text(name))
        except UnfitError as error:
            raise ExportError(f"{self.format}: the id {name!r} {error}") from error

    def _refuse(self, name: str, values: Sequence[Any], error: Exception) -> ExportError:
        for attribute, encode, value in zip(self.attributes, self.encoders, values, strict=False):
            try:
                if value is not None:
                    encode(value)
            except UnfitError as found:
                return ExportError(f"{self.format}: {attribute.name!r} of the {self.what} {name!r} {found}")
        return ExportError(f"{self.format}: the {self.what} {name!r} {error}")


def reserve(row: Row, names: Iterable[str]) -> None:
    """Raise ExportError where an attribute has a name that the format keeps for itself."""
    for attribute in row.attributes:
        if attribute.name in names:
            raise ExportError(
                f"{row.format} keeps the name {attribute.name!r} for itself: rename the attribute, "
                "or export as graphology, gexf or graphml"
            )


def text(value: Any) -> str:
    """Return a text. Raises UnfitError where it is none."""
    if isinstance(value, str):
        return value
    raise UnfitError(f"is {value!r}, not a text as declared")


def integer(limit: int) -> Callable[[Any], str]:
    """Return the encoder of whole numbers up to `limit`."""

    def encode(value: Any) -> str:
        if type(value) is not int:
            raise UnfitError(f"is {value!r}, not a whole number as declared")
        if not -limit - 1 <= value <= limit:
            raise UnfitError(
                f"is {value}, more than the {limit.bit_length()} bits that its readers keep: make it a text"
            )
        return str(value)

    return encode


def number(value: Any) -> float:
    """Return a number, finite or not. Raises UnfitError where it is none."""
    if type(value) is float:
        return value
    if type(value) is int:
        return float(value)
    raise UnfitError(f"is {value!r}, not a number as declared")


def finite(value: Any) -> float:
    """Return a number. Raises UnfitError where it is NaN or infinite, which JSON has no words for."""
    found = number(value)
    if not math.isfinite(found):
        raise UnfitError(f"is {found}, which is no finite number: leave it out, or export as graphml or parquet")
    return found


def boolean(value: Any) -> str:
    """Return true or false. Raises UnfitError where the value is neither."""
    if type(value) is bool:
        return "true" if value else "false"
    raise UnfitError(f"is {value!r}, not true or false as declared")


def iso(value: Any) -> str:
    """Return a date or a date with time as ISO 8601 writes it. Raises UnfitError where it is none."""
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    raise UnfitError(f"is {value!r}, not a date as declared")


def texts(value: Any) -> list[str]:
    """Return a list of texts. Raises UnfitError where it is none."""
    if isinstance(value, (list, tuple)):
        return [text(item) for item in value]
    raise UnfitError(f"is {value!r}, not a list as declared")


def encodable(value: Any) -> str:
    """Return a text. Raises UnfitError where UTF-8 cannot hold it."""
    found = text(value)
    if not found.isprintable() and _SURROGATE.search(found):
        raise UnfitError(
            "has a lone surrogate, which UTF-8 cannot hold: let it be replaced with --clean, or export as graphology or d3"
        )
    return found


def joined(separator: str) -> Encoder:
    """Return the encoder of lists that become one text, for formats that have no lists."""

    def encode(value: Any) -> str:
        items = texts(value)
        for item in items:
            if separator in item or not item:
                raise UnfitError(
                    f"has the item {item!r}, which a list joined with {separator!r} cannot hold: "
                    "export as graphology, d3 or parquet"
                )
        return separator.join(items)

    return encode


def mapping(value: Any) -> dict[str, Any]:
    """Return a mapping from texts. Raises UnfitError where it is none."""
    if isinstance(value, Mapping):
        return {text(key): item for key, item in value.items()}
    raise UnfitError(f"is {value!r}, not a mapping as declared")


def readable(text_: str) -> str:
    """Return a text of the metadata without what XML cannot hold: it is ours, and no reason to stop."""
    return "".join(char for char in text_ if char.isprintable() or char == " ")


def plain(value: float) -> str:
    """Return a number as every reader understands it: 3.0 → 3.0, NaN, Infinity."""
    if math.isfinite(value):
        return repr(value)
    return "NaN" if math.isnan(value) else ("Infinity" if value > 0 else "-Infinity")


FLAT: Mapping[str, Encoder] = {
    "text": text,
    "integer": integer(LONG),
    "number": lambda value: plain(number(value)),
    "boolean": boolean,
    "date": iso,
    "datetime": iso,
    "list": joined("|"),
}
