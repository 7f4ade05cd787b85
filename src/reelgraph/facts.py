"""The facts of a graph opened for SQL: the fact tables, the views of `queries/views/`, and the graph in columns.

In the schema `graph` stands what the graph says, once, whatever the sources repeat (`assembly/columns.py`):
`graph.things` (id, iri, kind, label, year), `graph.edges` (subject, property, object, value), `graph.roles` (id, label,
edge) and a table for each sort of event (`graph.credit`, …), in which numbers are ids of things. `FROM graph.of_kind(classes)`
are the films that are of one of these classes, a list of IRIs.

Reading a file of columns costs as much for one thing as for all, and more the larger the graph. Of single things tell
functions, from the network's arrays: `number_of(iri)`, `label_of(id)`, `kind_of(id)`, and `credited(id)`, a list of those
whom a film credits, or of the films that credit somebody.
"""

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pyoxigraph as ox

from reelgraph import generations, network
from reelgraph.errors import QueryError
from reelgraph.store import Result
from reelgraph.tables import tables
from reelgraph.views import views
from reelgraph.vocabulary import iri

CANONICAL = "graph"  # the schema of the columns


def connect(folder: Path) -> duckdb.DuckDBPyConnection:
    """Return a connection to the facts of the generation in `folder`, which reads nothing else: no file, no network.

    It writes no file either: what a statement spilled to disk would lie there for good where it is stopped.
    """
    db = duckdb.connect(config={"python_enable_replacements": "false", "temp_directory": ""})
    opened = [folder / generations.IDENTITIES]
    for table in tables().values():
        if paths := sorted((folder / generations.FACTS).glob(f"{table.name}.*parquet")):
            opened += paths
            db.read_parquet([str(path) for path in paths], union_by_name=True).create_view(table.name)
        else:
            empty = ", ".join(f'NULL::{type_} AS "{name}"' for name, type_ in table.schema.items())
            db.execute(f'CREATE VIEW "{table.name}" AS SELECT {empty} WHERE false')
    db.from_parquet(str(folder / generations.IDENTITIES)).create_view("identity")
    for view in views().values():
        db.execute(f'CREATE VIEW "{view.name}" AS {view.text}')
    _define(db, folder / generations.NETWORK)
    _lock(db, [*opened, *_show_columns(db, folder)])
    return db


def _show_columns(db: duckdb.DuckDBPyConnection, folder: Path) -> list[Path]:
    """Make a view for each file of columns; return the files. An older graph has none."""
    files = sorted((folder / generations.COLUMNS).glob("*.parquet"))
    if files:
        files.append(folder / generations.NETWORK / network.THINGS)
        db.execute(f"CREATE SCHEMA {CANONICAL}")
    for path in files:
        place = str(path).replace("'", "''")
        db.execute(f"CREATE VIEW {CANONICAL}.{path.stem} AS FROM read_parquet('{place}')")
    if files:
        db.execute(f"CREATE MACRO {CANONICAL}.{_OF_KIND}")
    return files


_OF_KIND = f"""of_kind(classes) AS TABLE
    SELECT subject AS film FROM {CANONICAL}.edges WHERE property = 'rdf:type' AND value IN (SELECT unnest(classes))
"""


def _define(db: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Give SQL the functions that tell of single things; the arrays are opened when the first is asked."""
    nodes, adjacency = cache(lambda: network.Nodes(folder)), cache(lambda: network.load(folder))
    functions: Mapping[str, tuple[Callable[[Any], Any], str, str]] = {
        "number_of": (lambda iri: nodes().number(iri), "VARCHAR", "INTEGER"),
        "label_of": (lambda node: nodes().label(node) or None, "INTEGER", "VARCHAR"),
        "kind_of": (lambda node: nodes().kind(node) or None, "INTEGER", "VARCHAR"),
        "credited": (lambda node: list(dict.fromkeys(adjacency().of(node).tolist())), "INTEGER", "INTEGER[]"),
    }
    for name, (function, given, told) in functions.items():
        db.create_function(name, _of_known(function), [given], told, null_handling="special")  # type: ignore[call-overload]


def _of_known(function: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Return a function that tells NULL of NULL: where DuckDB sees to that itself, NULL may be told of nothing else."""
    return lambda cell: None if cell is None else function(cell)


def _lock(db: duckdb.DuckDBPyConnection, files: Iterable[Path]) -> None:
    """Keep a connection from every file but these, from the network and from its own settings."""
    allowed = ", ".join("'" + str(path).replace("'", "''") + "'" for path in files)
    db.execute(f"SET allowed_paths = [{allowed}]")
    for setting in ("enable_external_access = false", "autoinstall_known_extensions = false",
                    "autoload_known_extensions = false", "lock_configuration = true"):  # fmt: skip
        db.execute(f"SET {setting}")


def ask(db: duckdb.DuckDBPyConnection, statement: str) -> duckdb.DuckDBPyRelation:
    """Answer one SELECT. Raises QueryError where it is none, or cannot be answered."""
    try:
        asked = db.extract_statements(statement)
        if len(asked) != 1 or asked[0].type != duckdb.StatementType.SELECT:
            raise QueryError("this is not one SELECT statement; a graph is read, never written: build a new one")
        return db.sql(statement)
    except duckdb.Error as error:
        raise QueryError(f"this statement cannot be answered: {error}") from error


def rows(db: duckdb.DuckDBPyConnection, statement: str) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Return the columns and rows of one SELECT. Raises QueryError as `ask` does."""
    relation = ask(db, statement)
    try:
        return relation.columns, relation.fetchall()
    except duckdb.Error as error:
        raise QueryError(f"this statement cannot be answered: {error}") from error


def answer(db: duckdb.DuckDBPyConnection, statement: str, parameters: Mapping[str, Sequence[str]]) -> Result:
    """Answer a question of the catalogue in SQL, as SPARQL would: texts, integers, decimals and truths become literals.

    A parameter is a list of texts (IRIs, numbers). Raises QueryError where it cannot be answered.
    """
    try:
        told = db.execute(statement, dict(parameters))
        names = [name for name, *_ in told.description]
        written = [_WRITTEN[str(kind).partition("(")[0]] for _, kind, *_ in told.description]
        lines = ["\t".join(f"?{name}" for name in names)]
        while some := told.fetchmany(10_000):
            columns = [
                ["" if cell is None else write(cell) for cell in column]
                for write, column in zip(written, zip(*some, strict=True), strict=True)
            ]
            lines += map("\t".join, zip(*columns, strict=True))
    except (duckdb.Error, KeyError) as error:
        raise QueryError(f"this question cannot be answered: {error}") from error
    content = io.BytesIO(("\n".join(lines) + "\n").encode())
    return ox.parse_query_results(content, format=ox.QueryResultsFormat.TSV)


def _text(cell: str) -> str:
    plain = cell.isprintable() and '"' not in cell and "\\" not in cell
    return f'"{cell}"' if plain else str(ox.Literal(cell))


def _decimal(cell: Decimal) -> str:
    return str(ox.Literal(f"{cell.normalize():f}", datatype=ox.NamedNode(iri("xsd:decimal"))))


_WRITTEN: Mapping[str, Callable[[Any], str]] = {
    "VARCHAR": _text,
    "BIGINT": str,
    "INTEGER": str,
    "DECIMAL": _decimal,
    "BOOLEAN": lambda cell: str(ox.Literal(cell)),
}
