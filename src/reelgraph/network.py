"""The network of a graph as arrays: who is credited on which film, both ways, memory-mapped.

Nodes are numbered as `things.parquet` lists them (number, IRI, kind, label, year). The neighbours of node n are
`neighbours[offsets[n]:offsets[n + 1]]`, with the role of each in `roles` (a place in `roles.json`): films for an
agent, agents for a film, in ascending order.
"""

import json
from dataclasses import dataclass
from pathlib import Path

import duckdb
import numpy as np
import numpy.typing as npt

OFFSETS, NEIGHBOURS, ROLES, ROLE_NAMES, THINGS = (
    "offsets.npy",
    "neighbours.npy",
    "roles.npy",
    "roles.json",
    "things.parquet",
)


@dataclass(frozen=True, slots=True)
class Adjacency:
    """The arrays of a network: `offsets` (n + 1), `neighbours` and `roles` (one for each end of a credit)."""

    offsets: npt.NDArray[np.int64]
    neighbours: npt.NDArray[np.int32]
    roles: npt.NDArray[np.uint16]
    role_names: tuple[str, ...]

    def of(self, node: int) -> npt.NDArray[np.int32]:
        """Return the neighbours of a node; one stands there once for each role."""
        return self.neighbours[self.offsets[node] : self.offsets[node + 1]]


def write(db: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Write the arrays of the credits in `db` (tables `rows_credit`, `term`, `keyed`) to `folder`."""
    folder.mkdir()
    names = [name for (name,) in db.execute("SELECT key FROM role ORDER BY key").fetchall()]
    told = db.execute("""
        WITH numbered AS (SELECT id, (row_number() OVER (ORDER BY key) - 1)::USMALLINT AS n FROM role)
        SELECT DISTINCT c.film, c.agent, r.n AS role FROM rows_credit c JOIN numbered r ON r.id = c.role
    """).fetchnumpy()
    (size,) = db.execute("SELECT count(*) FROM term").fetchone() or (0,)
    film, agent, role = (np.asarray(told[name]) for name in ("film", "agent", "role"))
    adjacency = arrange(film.astype(np.int32), agent.astype(np.int32), role.astype(np.uint16), int(size), tuple(names))
    np.save(folder / OFFSETS, adjacency.offsets)
    np.save(folder / NEIGHBOURS, adjacency.neighbours)
    np.save(folder / ROLES, adjacency.roles)
    (folder / ROLE_NAMES).write_text(json.dumps(names), encoding="utf-8")
    _write_things(db, folder / THINGS)


def arrange(
    film: npt.NDArray[np.int32],
    agent: npt.NDArray[np.int32],
    role: npt.NDArray[np.uint16],
    size: int,
    names: tuple[str, ...],
) -> Adjacency:
    """Return the adjacency of credits (film, agent, role), both ways, among `size` nodes."""
    start, end = np.concatenate([film, agent]), np.concatenate([agent, film])
    order = np.lexsort((np.concatenate([role, role]), end, start))
    offsets = np.zeros(size + 1, dtype=np.int64)
    np.cumsum(np.bincount(start, minlength=size), out=offsets[1:])
    return Adjacency(offsets, end[order], np.concatenate([role, role])[order], names)


def _write_things(db: duckdb.DuckDBPyConnection, path: Path) -> None:
    target = str(path).replace("'", "''")
    db.execute(f"""
        COPY (
            WITH year AS (
                SELECT k.id, min(value) AS year FROM attribute JOIN keyed k ON k.key = subject
                WHERE property = 'film:year' GROUP BY 1
            )
            SELECT id, iri, kind, label, year FROM term LEFT JOIN year USING (id) ORDER BY id
        ) TO '{target}' (FORMAT parquet)
    """)


def load(folder: Path) -> Adjacency:
    """Return the arrays in `folder`, mapped into memory and read as they are used."""
    return Adjacency(
        np.load(folder / OFFSETS, mmap_mode="r"),
        np.load(folder / NEIGHBOURS, mmap_mode="r"),
        np.load(folder / ROLES, mmap_mode="r"),
        tuple(json.loads((folder / ROLE_NAMES).read_text(encoding="utf-8"))),
    )
