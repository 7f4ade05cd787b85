"""RDF as a table: pyoxigraph parses it, whatever its syntax, and DuckDB splits the lines into columns.

A table of triples is made several times faster than a store, and SQL joins it with every other table; a source
that would rather ask in SPARQL declares no columns, and its RDF goes into a store (`dataset`).
"""

import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

import duckdb
import pyoxigraph as ox

from reelgraph.errors import InputError

COLUMNS = ("subject", "predicate", "object", "value", "language", "datatype", "document", "place")
FORMATS: Mapping[str, ox.RdfFormat] = {
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".ttl": ox.RdfFormat.TURTLE,
    ".nq": ox.RdfFormat.N_QUADS,
    ".tql": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".owl": ox.RdfFormat.RDF_XML,
    ".xml": ox.RdfFormat.RDF_XML,
    ".n3": ox.RdfFormat.N3,
    ".jsonld": ox.RdfFormat.JSON_LD,
}
LONGEST_ROW = 4 * 2**20  # bytes; DuckDB keeps sixteen times as much in memory

# Lines are as pyoxigraph writes them: one space between terms, control characters escaped. A raw one is therefore
# free to stand for the backslash while escapes are undone; of literals those that no text needs are left out.
_UNESCAPED = r"""
    replace(regexp_replace(replace(replace(replace(replace(replace(
        body, '\\', chr(1)), '\"', '"'), '\n', chr(10)), '\r', chr(13)), '\t', chr(9)),
        '\\([bf]|u[0-9A-F]{4})', '', 'g'), chr(1), '\')
"""
_SPLIT = rf"""
    WITH halved AS (
        SELECT split_part(line, ' ', 1) AS subject, substr(line, instr(line, ' ') + 1) AS rest
        FROM read_csv($1, columns={{line: 'VARCHAR'}}, header=false, auto_detect=false, delim='\x01', quote='', escape='',
            max_line_size={LONGEST_ROW})
    ), divided AS (
        SELECT subject, split_part(rest, ' ', 1) AS predicate,
            substr(rest, instr(rest, ' ') + 1, length(rest) - instr(rest, ' ') - 2) AS term
        FROM halved
    ), marked AS (
        SELECT *, CASE WHEN starts_with(term, '"') AND NOT ends_with(term, '"')
            THEN regexp_extract(term, '"(@[a-z0-9-]+|\^\^<[^>]*>)$', 1) ELSE '' END AS mark
        FROM divided
    ), literal AS (
        SELECT *, CASE WHEN starts_with(term, '"') THEN substr(term, 2, length(term) - length(mark) - 2) END AS body
        FROM marked
    )
    SELECT trim(subject, '<>') AS subject, trim(predicate, '<>') AS predicate,
        CASE WHEN body IS NULL THEN trim(term, '<>') END AS object,
        CASE WHEN contains(body, '\') THEN {_UNESCAPED} ELSE body END AS value,
        CASE WHEN starts_with(mark, '@') THEN substr(mark, 2) END AS language,
        CASE WHEN starts_with(mark, '^') THEN substr(mark, 4, length(mark) - 4) END AS datatype,
        NULL::VARCHAR AS document, NULL::BIGINT AS place
    FROM literal
"""


class _Counted:
    """A file that knows which line reading has reached."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.line = 1

    def read(self, size: int = -1) -> bytes:
        read = self._file.read(size)
        self.line += read.count(b"\n")
        return read


def rdf_format(path: Path) -> ox.RdfFormat:
    """Return the syntax that a file's name tells, packed or not. Raises InputError where it tells none."""
    name = path.with_suffix("") if path.suffix in (".gz", ".bz2") else path
    try:
        return FORMATS[name.suffix.casefold()]
    except KeyError:
        raise InputError(f"{path}: not RDF; known endings are {', '.join(FORMATS)}") from None


@contextmanager
def reading(file: IO[bytes], path: Path) -> Iterator[IO[bytes]]:
    """Yield an open file of RDF for a parser. Raises InputError, with file and line, for what the parser cannot read."""
    counted = _Counted(file)
    try:
        yield cast("IO[bytes]", counted)
    except SyntaxError as error:
        raise InputError(f"{path}: line {error.lineno or counted.line}: {error.msg}; mend the file") from error
    except (OSError, EOFError, ValueError, zlib.error) as error:
        raise InputError(f"{path}: line {counted.line}: cannot be read ({error}); is the file whole?") from error


def write_triples(db: duckdb.DuckDBPyConnection, file: IO[bytes], path: Path, target: Path) -> None:
    """Write the triples of an RDF file, open as `file`, to `target`: Parquet with the columns of `COLUMNS`.

    `object` is an IRI or blank node, `value` a literal; languages are in small letters. `document` and `place`, an
    order, are those of documents with linked data in them (`linked`), empty for RDF, which has none. Raises InputError.
    """
    lines, format_ = target.with_suffix(".nt"), rdf_format(path)
    with reading(file, path) as counted:
        found = ox.parse(
            input=counted, format=format_, base_iri=path.resolve().as_uri(), lenient=True, rename_blank_nodes=True
        )
        triples = (quad.triple for quad in found) if format_.supports_datasets else found  # graphs have names there
        ox.serialize(triples, output=str(lines), format=ox.RdfFormat.N_TRIPLES)
    db.execute(f"COPY ({_SPLIT}) TO '{str(target).replace(chr(39), chr(39) * 2)}' (FORMAT parquet)", [str(lines)])
    lines.unlink()
