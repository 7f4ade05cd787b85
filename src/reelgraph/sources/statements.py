"""Triples as they are found in a document, in order, each thing with its address or a name scoped to the document."""

import hashlib
import re
from urllib.parse import urljoin

Row = dict[str, str | int | None]

LONGEST = 20_000  # characters of a value; what is longer is a text about a thing
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s]")


class Statements:
    """The triples of one document. The same text makes the same names for things that have none."""

    def __init__(self, text: str, base: str | None = None) -> None:
        """Begin without triples; `base` is the address of the document, where it is known."""
        self.document = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
        self.base = base
        self.rows: list[Row] = []
        self._nameless = 0

    def relate(self, subject: str, predicate: str, thing: str) -> None:
        """Say that a thing stands in a relation to another."""
        self._add(subject, predicate, "object", thing, None, None)

    def tell(
        self, subject: str, predicate: str, value: str, language: str | None = None, datatype: str | None = None
    ) -> None:
        """Say that a thing has a value, its white space made even; what is empty or very long is no value."""
        value = " ".join(value.split())
        if value and len(value) <= LONGEST:
            self._add(subject, predicate, "value", value, language and language.lower(), datatype)

    def _add(
        self, subject: str, predicate: str, column: str, value: str, language: str | None, datatype: str | None
    ) -> None:
        row: Row = {"subject": subject, "predicate": predicate, column: value, "language": language}
        row |= {"datatype": datatype, "document": self.document, "place": len(self.rows) + 1}
        self.rows.append(row)

    def nameless(self) -> str:
        """Return a name for a thing that has none."""
        self._nameless += 1
        return f"_:{self.document}-{self._nameless}"

    def name(self, written: str, base: str | None = None) -> str:
        """Return the address `written`, from `base` on where it is relative; without one, a name in this document."""
        if written.startswith("_:"):
            return f"_:{self.document}-{written}"
        address = self.resolved(written, base)
        return address if _ABSOLUTE.match(address) else f"_:{self.document}-{address}"

    def resolved(self, written: str, base: str | None = None) -> str:
        """Return an address, absolute where that can be known."""
        start = base or self.base
        try:
            return urljoin(start, written.strip()) if start else written.strip()
        except ValueError:  # as of "http://[", which is no address
            return written.strip()
