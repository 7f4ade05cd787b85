"""JSON as databases give it out, as one record a line: lists with a record a line, answers that wrap their records.

Where a file already has a record a line, line N stays line N, so that an error can name it.
"""

import json
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from reelgraph.errors import InputError
from reelgraph.sources.description import FileSet

_BOM = b"\xef\xbb\xbf"
_DECODER = json.JSONDecoder()


def must_rewrite(file_set: FileSet, beginning: str) -> bool:
    """Say whether a file that begins so is more than JSON that DuckDB and Spark read as it is."""
    first = beginning.lstrip("\ufeff \t\r\n").partition("\n")[0].rstrip()
    listed = file_set.format == "jsonl" and (first.startswith("[") or first.endswith(","))
    return listed or bool(file_set.record) or bool(_maps(file_set))


def write_records(file: IO[bytes], path: Path, file_set: FileSet, target: Path) -> None:
    """Write the records of a file, open as `file`, to `target`, one a line. Raises InputError with file and line.

    An empty list where the columns declare a map is no map: PHP writes it so.
    """
    empty = re.compile(rf'"({"|".join(_maps(file_set)) or "(?!)"})":\s*\[\]'.encode())
    read = 0
    try:
        with target.open("wb") as out:
            for record in _lines(file, path) if file_set.format == "jsonl" else _items(file, file_set.record):
                read += 1
                out.write(empty.sub(rb'"\1":null', record) + b"\n")
    except json.JSONDecodeError as error:
        raise InputError(f"{path}: line {error.lineno}: not JSON ({error.msg}); is the file whole?") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 ({error}); mend the file") from error
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(f"{path}: line {read + 1}: cannot be read ({error}); is the file whole?") from error


def _maps(file_set: FileSet) -> list[str]:
    """Return the names under which maps stand, in columns and inside them."""
    outer = [name for name, type_ in file_set.schema.items() if type_.startswith("MAP(")]
    return outer + [name for type_ in file_set.schema.values() for name in re.findall(r"(\w+) MAP\(", type_)]


def _lines(file: IO[bytes], path: Path) -> Iterator[bytes]:
    """Yield each line's object, without the brackets and commas that make them a list.

    Objects that stand otherwise, a list in one line or an object over many, are read as a whole.
    """
    listed, told, number = False, False, 0
    for number, line in enumerate(file, 1):
        text = line.removeprefix(_BOM).strip()
        if not told and not _is_plain(text):
            yield from map(_dumped, _values(b"\n" * (number - 1) + b"[" * listed + line + file.read()))
            return
        if text.startswith(b"["):
            listed, text = True, text[1:].lstrip()
        text = text.rstrip(b", ")
        if listed and text.endswith(b"]"):
            listed, text = False, text[:-1].rstrip()
        if text and not (text.startswith(b"{") and text.endswith(b"}")):
            raise InputError(f"{path}: line {number}: this is not one whole object of JSON; is the file whole?")
        told = told or bool(text)
        yield text
    if listed:
        raise InputError(f"{path}: line {number}: the list that the file begins does not end; is the file whole?")


def _is_plain(line: bytes) -> bool:
    """Say whether a line holds one whole object, or nothing but what comes before it."""
    text = line.removeprefix(b"[").strip().removesuffix(b",")
    return not text or (text.startswith(b"{") and text.endswith(b"}"))


def _items(file: IO[bytes], key: str) -> Iterator[bytes]:
    """Yield what stands under `key` in a file's objects, in a list or under names of its own."""
    for value in _values(file.read()):
        items = value.get(key, []) if isinstance(value, dict) else []
        yield from map(_dumped, items.values() if isinstance(items, dict) else items)


def _values(content: bytes) -> Iterator[Any]:
    """Yield the values that stand one after another in a file; those of a list one by one."""
    text = content.removeprefix(_BOM).decode()
    at = _space(text, 0)
    while at < len(text):
        value, end = _DECODER.raw_decode(text, at)
        at = _space(text, end)
        yield from value if isinstance(value, list) else [value]


def _dumped(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def _space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


# --- what is wrong with a file ---------------------------------------------------------------------------


def fault(file: IO[bytes], *, by_line: bool) -> str:
    """Return where and how a file breaks the rules of JSON ("line 12: not JSON (…)"), nothing where it does not."""
    if not by_line:
        return _fault_of(file.read(), 1)
    said = (_fault_of(line, number) for number, line in enumerate(file, 1))
    return next(filter(None, said), "")


def _fault_of(content: bytes, first: int) -> str:
    try:
        if text := content.removeprefix(_BOM).decode():
            json.loads(text) if text.strip() else None
    except json.JSONDecodeError as error:
        return f"line {first + error.lineno - 1}: not JSON ({error.msg})"
    except UnicodeDecodeError as error:
        return f"line {first + content[: error.start].count(10)}: not UTF-8 ({error.reason})"
    return ""
