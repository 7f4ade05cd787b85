"""The RDF store of a graph: N-Triples in by bulk load, SPARQL out."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pyoxigraph as ox

from reelgraph.errors import GraphError, QueryError
from reelgraph.vocabulary import PROLOGUE

Result = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


def load(parts: Sequence[Path | str], folder: Path, compact: bool = False) -> None:
    """Bulk-load N-Triples, of files or pipes, into a new store at `folder`.

    It is left in pieces, one a million triples, unless it is to be `compact`. Above some 36 million the engine bears no
    more of them, and merges them itself: those of one part while the next is read, those of the last before `flush`
    returns.
    """
    store = ox.Store(str(folder))
    for part in parts:
        store.bulk_load(path=str(part), format=ox.RdfFormat.N_TRIPLES, lenient=True)
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
