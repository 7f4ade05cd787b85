"""What tells things of one name apart: their kind, the year of birth, the film they are best known for."""

from collections.abc import Sequence

import duckdb
import numpy as np

from reelgraph.network import Adjacency, Nodes
from reelgraph.search import Hit


def tell_apart(hits: Sequence[Hit], db: duckdb.DuckDBPyConnection, nodes: Nodes, credited: Adjacency) -> list[str]:
    """Return for each hit a line such as `Steve McQueen, person, born 1930, known for Bullitt (1968): https://…`."""
    return [f"{', '.join(_marks(hit, db, nodes, credited))}: {hit.iri}" for hit in hits]


def _marks(hit: Hit, db: duckdb.DuckDBPyConnection, nodes: Nodes, credited: Adjacency) -> list[str]:
    number = nodes.number(hit.iri)
    if number is None:
        return [hit.label, hit.kind]
    year = nodes.year(number)
    marks = [f"{hit.label} ({year})" if year else hit.label, hit.kind]
    if born := _born(db, nodes.keys(number)):
        marks.append(f"born {born}")
    if film := _best_known_film(number, nodes, credited):
        marks.append(f"known for {film}")
    return marks


def _born(db: duckdb.DuckDBPyConnection, keys: Sequence[str]) -> str | None:
    row = db.execute(
        "SELECT min(left(value, 4)) FROM attribute WHERE property = 'schema:birthDate' AND list_contains($1, subject)",
        [keys],
    ).fetchone()
    return row[0] if row else None


def _best_known_film(number: int, nodes: Nodes, credited: Adjacency) -> str | None:
    films = np.unique(credited.of(number))
    films = films[nodes.films[films]]
    if not films.size:
        return None
    best = int(films[np.argmax(credited.offsets[films + 1] - credited.offsets[films])])
    year = nodes.year(best)
    return f"{nodes.label(best)} ({year})" if year else nodes.label(best)
