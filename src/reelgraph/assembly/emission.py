"""N-Triples as DuckDB writes them: macros for terms, and the SELECTs whose `line` is one or more statements."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import duckdb

from reelgraph.vocabulary import BASE, iri

MACROS = r"""
CREATE OR REPLACE MACRO node(iri) AS '<' || iri || '>';
CREATE OR REPLACE MACRO words(s) AS '"' || CASE
    WHEN contains(s, '\') OR contains(s, '"') OR contains(s, chr(10)) OR contains(s, chr(13)) OR contains(s, chr(1))
    THEN replace(replace(replace(replace(replace(s, '\', '\\'), '"', '\"'), chr(10), '\n'), chr(13), '\r'), chr(1), '\u0001')
    ELSE s END || '"';
CREATE OR REPLACE MACRO fits(s, datatype) AS CASE datatype
    WHEN '$integer' THEN try_cast(s AS HUGEINT) IS NOT NULL AND regexp_full_match(s, '[+-]?[0-9]+')
    WHEN '$gYear' THEN regexp_full_match(s, '-?[0-9]{4,}')
    WHEN '$gYearMonth' THEN regexp_full_match(s, '-?[0-9]{4,}-[0-9]{2}')
    WHEN '$date' THEN try_cast(s AS DATE) IS NOT NULL
    WHEN '$decimal' THEN regexp_full_match(s, '[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)')
    WHEN '$boolean' THEN s IN ('true', 'false') ELSE true END;
CREATE OR REPLACE MACRO typed(s, datatype) AS CASE
    WHEN datatype IS NULL OR datatype = '$string' OR NOT fits(s, datatype) THEN words(s)
    ELSE words(s) || '^^<' || datatype || '>' END;
CREATE OR REPLACE MACRO link(s) AS CASE WHEN regexp_full_match(s, 'https?://[^\x00-\x20<>"{}|^`\\]+') THEN node(s) END;
CREATE OR REPLACE MACRO valued(s, datatype, linked) AS CASE WHEN linked THEN link(s) ELSE typed(s, datatype) END;
CREATE OR REPLACE MACRO tagged(s, tag) AS CASE WHEN regexp_full_match(tag, '[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*')
    THEN words(s) || '@' || tag ELSE words(s) END;
CREATE OR REPLACE MACRO whole(n) AS '"' || n || '"^^<$integer>';
CREATE OR REPLACE MACRO decimal_(x) AS '"' || regexp_replace(regexp_replace(printf('%.4f', x), '0+$', ''), '\.$', '')
    || '"^^<$decimal>';
CREATE OR REPLACE MACRO truth(b) AS '"' || CASE WHEN b THEN 'true' ELSE 'false' END || '"^^<$boolean>';
CREATE OR REPLACE MACRO edtf_datatype(d) AS CASE length(d) WHEN 10 THEN '$date' WHEN 7 THEN '$gYearMonth' ELSE '$gYear' END;
CREATE OR REPLACE MACRO first_day(d) AS CASE WHEN starts_with(d, 'X') THEN NULL WHEN length(d) = 10 THEN try_cast(d AS DATE)
    WHEN length(d) = 7 THEN try_cast(d || '-01' AS DATE) ELSE try_cast(d || '-01-01' AS DATE) END;
CREATE OR REPLACE MACRO last_day_of(d) AS CASE WHEN starts_with(d, 'X') THEN NULL WHEN length(d) = 10 THEN try_cast(d AS DATE)
    WHEN length(d) = 7 THEN last_day(try_cast(d || '-01' AS DATE)) ELSE try_cast(d || '-12-31' AS DATE) END;
CREATE OR REPLACE MACRO hashed(path, s) AS '$base' || path || '/' || substr(md5(s), 1, 20);
"""


def define_macros(db: duckdb.DuckDBPyConnection) -> None:
    """Create the macros by which the SQL of this package writes N-Triples."""
    sql = MACROS.replace("$base", BASE)
    for name in ("string", "integer", "decimal", "boolean", "date", "gYearMonth", "gYear"):
        sql = sql.replace(f"'${name}'", f"'{iri('xsd:' + name)}'").replace(f"<${name}>", f"<{iri('xsd:' + name)}>")
    db.execute(sql)


def quoted(path: Path | str) -> str:
    """Return a path as it stands between quotes in SQL."""
    return str(path).replace("'", "''")


def line(subject: str, term: str, object_: str, view: str) -> str:
    """Return a SELECT of one statement a row: SQL for the subject's IRI, a term, SQL for the object's N-Triples."""
    return f"SELECT node({subject}) || ' <{iri(term)}> ' || {object_} || ' .' AS line FROM {view}"


@dataclass(frozen=True, slots=True)
class Statement:
    """What a block says of its node: a term, and the `pieces` of SQL that make the object's N-Triples.

    `known` is a condition, for an object that not every row has.
    """

    term: str
    pieces: tuple[str, ...]
    known: str | None = None


def block(view: str, *statements: Statement) -> str:
    """Return a SELECT of several statements a row about the `node` of a view, each on a line of its own.

    `concat` copies every piece once; a chain of `||` would copy what is before it again at each step. What does not
    differ from row to row is one piece, from the object of a statement to the predicate of the next.
    """
    parts: list[str] = []
    told: list[str] = []
    for place, statement in enumerate(statements):
        begun = [_literal(" .\n" if place else ""), "node", _literal(f" <{iri(statement.term)}> ")]
        if statement.known is None:
            told += [*begun, *statement.pieces]
        else:
            pieces = ", ".join(_joined([*begun, *statement.pieces]))
            parts += [*_joined(told), f"CASE WHEN {statement.known} THEN concat({pieces}) END"]
            told = []
    parts += _joined([*told, _literal(" .")])
    return f"SELECT concat({', '.join(parts)}) AS line FROM {view}"


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _joined(pieces: Iterable[str]) -> Iterator[str]:
    """Yield pieces of SQL, the literals that follow each other as one."""
    for fixed, several in groupby(pieces, lambda piece: piece.startswith("'")):
        if fixed:
            text = "".join(piece[1:-1] for piece in several)
            yield from [f"'{text}'"] if text else []
        else:
            yield from several
