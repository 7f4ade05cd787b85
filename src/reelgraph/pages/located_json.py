"""JSON whose every string and number knows where it stands: read without recursion, in linear time.

Strict, but for two things that web pages are full of: a comma before a closing bracket, and control
characters inside strings.
"""

import re
from dataclasses import dataclass, field
from json import JSONDecodeError
from json.decoder import scanstring  # type: ignore[attr-defined]

_SPACE = re.compile(r"[ \t\r\n]*+")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][+-]?[0-9]++)?")
_WORD = re.compile(r"true|false|null")


class JSONError(ValueError):
    """Text that is not JSON: where, and what was expected there."""

    def __init__(self, text: str, position: int, expected: str) -> None:
        """Keep the place, `position` in code points and as `line` and `column` from 1, and `expected`."""
        self.position = position
        self.line = text.count("\n", 0, position) + 1
        self.column = position - text.rfind("\n", 0, position)
        self.expected = expected
        super().__init__(f"line {self.line}, column {self.column}: {expected} was expected")


@dataclass(slots=True)
class Scalar:
    """A string (its span is that between the quotation marks), number, true, false or null.

    `value` is what a string says; for the others, the text as written.
    """

    start: int
    end: int
    kind: str
    value: str

    @property
    def escaped(self) -> bool:
        """Whether the words on the page differ from what they say: JSON's escapes, or HTML's inside them."""
        return self.kind == "string" and (self.end - self.start != len(self.value) or "&" in self.value)


@dataclass(slots=True)
class Array:
    """`[…]` and the values in it."""

    start: int
    end: int = 0
    items: list["Value"] = field(default_factory=list)


@dataclass(slots=True)
class Object:
    """`{…}` and its members, in order, a repeated key as often as it is written."""

    start: int
    end: int = 0
    members: list[tuple[Scalar, "Value"]] = field(default_factory=list)


Value = Scalar | Array | Object


def read(text: str, offset: int = 0) -> Value:
    """Return the one JSON value in `text`; `offset` is added to every span.

    Raises JSONError, whose place counts from the start of `text`.
    """
    return _Reader(text, offset).document()


class _Reader:
    """A cursor over the text, and the arrays and objects that are still open."""

    def __init__(self, text: str, offset: int) -> None:
        self.text = text
        self.offset = offset
        self.at = 0
        self.open: list[Array | Object] = []
        self.keys: list[Scalar] = []

    def document(self) -> Value:
        while True:
            value = self._begin()
            while value is not None:
                if not self.open:
                    return self._last(value)
                value = self._add(value)

    def _begin(self) -> Value | None:
        """Read a scalar, or open an array or object: None while that awaits a value."""
        character = self._peek()
        if character == "{":
            self.open.append(Object(self._take()))
            return self._key()
        if character == "[":
            self.open.append(Array(self._take()))
            return self._close() if self._peek() == "]" else None
        return self._string() if character == '"' else self._bare()

    def _add(self, value: Value) -> Value | None:
        """Put `value` where it belongs: the array or object if that ends it, None where another follows."""
        parent = self.open[-1]
        if isinstance(parent, Array):
            parent.items.append(value)
        else:
            parent.members.append((self.keys.pop(), value))
        closing = "]" if isinstance(parent, Array) else "}"
        if self._peek() == ",":
            self._take()
            if self._peek() != closing:
                return None if isinstance(parent, Array) else self._key()
        elif self._peek() != closing:
            raise self._error(f"a comma or {closing}")
        return self._close()

    def _key(self) -> Value | None:
        character = self._peek()
        if character == "}":
            return self._close()
        if character != '"':
            raise self._error("a property name in double quotes")
        self.keys.append(self._string())
        if self._peek() != ":":
            raise self._error("a colon")
        self._take()
        return None

    def _close(self) -> Value:
        done = self.open.pop()
        done.end = self._take() + 1
        return done

    def _string(self) -> Scalar:
        start = self.at + 1
        try:
            value, self.at = scanstring(self.text, start, False)
        except JSONDecodeError as error:
            raise JSONError(self.text, error.pos, _EXPECTED.get(error.msg[:12], "a valid escape")) from error
        return Scalar(start + self.offset, self.at - 1 + self.offset, "string", value)

    def _bare(self) -> Scalar:
        for kind, form in (("number", _NUMBER), ("word", _WORD)):
            if found := form.match(self.text, self.at):
                self.at = found.end()
                return Scalar(found.start() + self.offset, found.end() + self.offset, kind, found[0])
        raise self._error("a value")

    def _last(self, value: Value) -> Value:
        if self._peek():
            raise self._error("the end")
        return value

    def _peek(self) -> str:
        self.at = _SPACE.match(self.text, self.at).end()  # type: ignore[union-attr]
        return self.text[self.at : self.at + 1]

    def _take(self) -> int:
        self.at += 1
        return self.at - 1 + self.offset

    def _error(self, expected: str) -> JSONError:
        return JSONError(self.text, self.at, expected)


_EXPECTED = {"Unterminated": "a closing quotation mark"}
