"""The RDF store of a graph: N-Triples in by bulk load, SPARQL out."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from reelgraph.errors import GraphError, QueryError
from reelgraph.vocabulary import PROLOGUE

Result = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


def load(triples: Path | str, folder: Path) -> None:
    """Bulk-load N-Triples, of a file or a pipe, into a new store at `folder`: in pieces, one a million triples.

    It is closed as soon as it answers. To flush it then would be to wait until the engine has merged many pieces; what a
    new store has in memory is flushed before.
    """
    store = ox.Store(str(folder))
    store.flush()
    store.bulk_load(path=str(triples), format=ox.RdfFormat.N_TRIPLES, lenient=True)


def merge(folder: Path, compact: bool = False) -> None:
    """Merge the pieces of the store at `folder`, as far as the engine sees need, or all of it where it is to be `compact`.

    Raises OSError where the disk has no room for what is merged beside what it is merged of: the engine would wait for it.
    """
    needed, free = sum(path.stat().st_size for path in folder.iterdir()), shutil.disk_usage(folder).free
    if needed > free:
        raise OSError(f"No space left: merging needs {needed / 1e6:,.0f} MB, and {free / 1e6:,.0f} are free")
    store = ox.Store(str(folder))
    if compact:
        store.optimize()
    store.flush()


def open_store(folder: Path) -> ox.Store:
    """Open a store for reading. Raises GraphError where there is none or it is damaged."""
    try:
        return ox.Store.read_only(str(folder))
    except OSError as error:
        raise GraphError(f"{folder}: not a readable store ({error}); build the graph again") from error


def answer(store: ox.Store, sparql: str) -> Result:
    """Answer a SPARQL query; the prefixes of the ontology need no declaration.

    Raises QueryError where it is not SPARQL 1.1 or cannot be evaluated.
    """
    try:
        return store.query(PROLOGUE + sparql)
    except (SyntaxError, ValueError, RuntimeError, OSError) as error:
        raise QueryError(f"this query cannot be answered: {error}") from error


def select(store: ox.Store, sparql: str) -> Iterator[ox.QuerySolution]:
    """Yield the rows of a SELECT query. Raises QueryError as `answer` does, and where it is no SELECT."""
    result = answer(store, sparql)
    if not isinstance(result, ox.QuerySolutions):
        raise QueryError("this query is no SELECT query")
    yield from result
