"""The network of a graph as arrays: who is credited on which film, both ways, memory-mapped.

Nodes are numbered in the order of their IRIs, as `things.parquet` lists them (number, IRI, kind, label, year). The
neighbours of node n are `neighbours[offsets[n]:offsets[n + 1]]`, with the role of each in `roles` (a place in
`roles.json`): films for an agent, agents for a film, in ascending order. The folder `links` holds the same arrays for
what else leads from a film: festivals, awards, distributors, places.

`years.npy` and `kinds.npy` (a place in `kinds.json`; a film's is its class: Movie, TVSeries, …) have one cell a node;
of the IRI, the label and the keys of a node there is a line each in a text file, with the ends of the lines beside it.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import numpy.typing as npt

from reelgraph.errors import GraphError

OFFSETS, NEIGHBOURS, ROLES, ROLE_NAMES, THINGS = (
    "offsets.npy",
    "neighbours.npy",
    "roles.npy",
    "roles.json",
    "things.parquet",
)
LINKS, YEARS, KINDS, KIND_NAMES = "links", "years.npy", "kinds.npy", "kinds.json"
LINK_ROLES = ("distributor", "filmed-in", "honoured-at", "made-in", "screened-at", "set-in")
SMALL = 2**30  # ends of credits, which numbers of four bytes count with room to spare
FILM_KINDS = ("Movie", "TVSeries", "TVEpisode", "VideoGame", "CreativeWork")  # as ontology/facts.toml has them

Places = npt.NDArray[np.int32 | np.int64]


@dataclass(frozen=True, slots=True)
class Adjacency:
    """The arrays of a network: `offsets` (n + 1), `neighbours` and `roles` (one for each end of a credit)."""

    offsets: Places
    neighbours: npt.NDArray[np.int32]
    roles: npt.NDArray[np.uint16]
    role_names: tuple[str, ...]

    def of(self, node: int) -> npt.NDArray[np.int32]:
        """Return the neighbours of a node; one stands there once for each role."""
        return self.neighbours[self.offsets[node] : self.offsets[node + 1]]

    def roles_between(self, node: int, other: int) -> list[str]:
        """Return the names of the roles of the edges between two nodes."""
        here = slice(self.offsets[node], self.offsets[node + 1])
        return [self.role_names[role] for role in self.roles[here][self.neighbours[here] == other].tolist()]


def write(db: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Write the arrays of the facts in `db` (tables `rows_T`, `term`, `keyed`, `role`) to `folder`."""
    folder.mkdir()
    (size,) = db.execute("SELECT count(*) FROM term").fetchone() or (0,)
    names = tuple(name for (name,) in db.execute("SELECT key FROM role ORDER BY key").fetchall())
    save(_arranged(db, int(size), names, _CREDITS), folder)
    (folder / LINKS).mkdir()
    save(_arranged(db, int(size), LINK_ROLES, _LINKED), folder / LINKS)
    _write_things(db, folder / THINGS)
    _write_nodes(db, folder)
    for name, select in _TEXTS.items():
        _write_text(db, select, folder, name)


_CREDITS = """
    WITH numbered AS (SELECT id, (row_number() OVER (ORDER BY key) - 1)::USMALLINT AS n FROM role)
    SELECT DISTINCT c.film, c.agent AS other, r.n AS role FROM rows_credit c JOIN numbered r ON r.id = c.role
"""
_LINKED = f"""
    WITH belongs AS (
        SELECT DISTINCT part.id AS part, whole.id AS whole
        FROM thing JOIN keyed part ON part.key = thing JOIN keyed whole ON whole.key = "of" WHERE kind = 'edition'
    ), shown AS (
        SELECT film, festival AS other FROM rows_screening UNION SELECT film, edition FROM rows_screening
        UNION SELECT film, festival FROM rows_release
    ), honoured AS (
        SELECT film, event AS other FROM rows_award UNION SELECT film, whole FROM rows_award JOIN belongs ON part = event
    ), said AS (
        SELECT film, distributor AS other, 'distributor' AS role FROM rows_release
        UNION ALL SELECT film, other, 'honoured-at' FROM honoured
        UNION ALL SELECT film, other, 'screened-at' FROM shown
        UNION ALL
        SELECT f.id, p.id, CASE kind WHEN 'film:filmingLocation' THEN 'filmed-in' ELSE 'set-in' END
        FROM location JOIN keyed f ON f.key = film JOIN keyed p ON p.key = place
        UNION ALL
        SELECT f.id, p.id, 'made-in' FROM attribute JOIN keyed f ON f.key = subject JOIN keyed p ON p.key = object
        WHERE property = 'schema:countryOfOrigin'
    )
    SELECT DISTINCT film, other, (list_position({list(LINK_ROLES)}, role) - 1)::USMALLINT AS role
    FROM said WHERE film IS NOT NULL AND other IS NOT NULL
"""
_TEXTS = {
    "iris": "SELECT id, iri AS text FROM term",
    "labels": "SELECT id, label AS text FROM term",
    "keys": """
        WITH several AS (SELECT id FROM keyed GROUP BY id HAVING count(*) > 1)
        SELECT id, key AS text FROM keyed WHERE id NOT IN (FROM several)
        UNION ALL
        SELECT id, string_agg(key, chr(9) ORDER BY key) FROM keyed WHERE id IN (FROM several) GROUP BY id
    """,
}


def _arranged(db: duckdb.DuckDBPyConnection, size: int, names: tuple[str, ...], select: str) -> Adjacency:
    told = db.execute(select).fetchnumpy()
    film, other, role = (np.asarray(told[name]) for name in ("film", "other", "role"))
    return arrange(film.astype(np.int32), other.astype(np.int32), role.astype(np.uint16), size, names)


def save(adjacency: Adjacency, folder: Path) -> None:
    """Write the arrays of an adjacency to `folder`."""
    np.save(folder / OFFSETS, adjacency.offsets)
    np.save(folder / NEIGHBOURS, adjacency.neighbours)
    np.save(folder / ROLES, adjacency.roles)
    (folder / ROLE_NAMES).write_text(json.dumps(adjacency.role_names), encoding="utf-8")


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
    ends = np.concatenate([[0], np.cumsum(np.bincount(start, minlength=size))])
    offsets = ends.astype(np.int32) if ends[-1] < SMALL else ends  # half the memory is looked up in a third of the time
    return Adjacency(offsets, end[order], np.concatenate([role, role])[order], names)


def _write_things(db: duckdb.DuckDBPyConnection, path: Path) -> None:
    db.execute(f"""
        COPY (
            WITH year AS (
                SELECT k.id, min(value) AS year FROM attribute JOIN keyed k ON k.key = subject
                WHERE property = 'film:year' GROUP BY 1
            )
            SELECT id, iri, kind, label, year FROM term LEFT JOIN year USING (id) ORDER BY id
        ) TO '{_quoted(path)}' (FORMAT parquet)
    """)


def _write_nodes(db: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Write year and kind of every node; where sources differ on what a film is, the commonest class that says most."""
    told = db.execute(f"""
        WITH said AS (
            SELECT k.id, coalesce(f.kind, 'Movie') AS kind, count(*) AS times
            FROM film f JOIN keyed k ON k.key = f.film GROUP BY ALL
        ), film_kind AS (
            SELECT id, arg_min(kind, (kind = 'CreativeWork', -times, kind)) AS film_kind FROM said GROUP BY id
        )
        SELECT coalesce(try_cast(left(year, 4) AS SMALLINT), 0) AS year, coalesce(film_kind, kind, '') AS kind
        FROM read_parquet('{_quoted(folder / THINGS)}') LEFT JOIN film_kind USING (id) ORDER BY id
    """).fetchnumpy()
    names, kinds = np.unique(np.asarray(told["kind"], dtype=np.str_), return_inverse=True)
    np.save(folder / YEARS, np.asarray(told["year"]).astype(np.int16))
    np.save(folder / KINDS, kinds.astype(np.uint8))
    (folder / KIND_NAMES).write_text(json.dumps(names.tolist()), encoding="utf-8")


def _write_text(db: duckdb.DuckDBPyConnection, select: str, folder: Path, name: str) -> None:
    """Write a line for every node, empty where there is nothing to say, and where each line ends: a text may have several."""
    texts = f"SELECT coalesce(text, '') AS text FROM term LEFT JOIN ({select}) USING (id) ORDER BY id"
    db.execute(
        f"COPY ({texts}) TO '{_quoted(folder / f'{name}.txt')}'"
        " (FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER '\x01')"
    )
    sizes = db.execute(f"SELECT strlen(text) + 1 AS size FROM ({texts})").fetchnumpy()["size"]
    np.save(folder / f"{name}.npy", np.cumsum(sizes, dtype=np.int64) - 1)


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def load(folder: Path) -> Adjacency:
    """Return the arrays in `folder`, mapped into memory and read as they are used."""
    names = tuple(json.loads((folder / ROLE_NAMES).read_text(encoding="utf-8")))
    return Adjacency(_mapped(folder / OFFSETS), _mapped(folder / NEIGHBOURS), _mapped(folder / ROLES), names)


def _mapped(path: Path) -> npt.NDArray[Any]:
    """Return the array in a file, as a plain array: slicing one is several times quicker than slicing a memmap."""
    return np.asarray(np.load(path, mmap_mode="r"))


class Nodes:
    """What is known of every node: IRI, label, keys, kind and year, read as they are asked for."""

    def __init__(self, folder: Path) -> None:
        if not (folder / KINDS).is_file():
            raise GraphError(
                f"{folder.parents[2]}: was built by an earlier reelgraph, without what chains need; build it anew elsewhere with -g"
            )
        self.folder = folder

    @cached_property
    def years(self) -> npt.NDArray[np.int16]:
        """The year of every film, 0 where it is not known."""
        return _mapped(self.folder / YEARS)

    @cached_property
    def kinds(self) -> npt.NDArray[np.uint8]:
        """The kind of every node, as a place in `kind_names`."""
        return _mapped(self.folder / KINDS)

    @cached_property
    def kind_names(self) -> tuple[str, ...]:
        """The kinds of things, those of films in their place."""
        return tuple(json.loads((self.folder / KIND_NAMES).read_text(encoding="utf-8")))

    def of_kinds(self, names: Iterable[str]) -> npt.NDArray[np.bool_]:
        """Return a mask of the nodes that are of one of these kinds."""
        wanted = set(names)
        return np.array([name in wanted for name in self.kind_names] or [False])[self.kinds]

    @cached_property
    def films(self) -> npt.NDArray[np.bool_]:
        """A mask of the films, of whatever kind."""
        return self.of_kinds(FILM_KINDS)

    @cached_property
    def _lines(self) -> dict[str, tuple[npt.NDArray[np.uint8], npt.NDArray[np.int64]]]:
        return {
            name: (np.memmap(self.folder / f"{name}.txt", dtype=np.uint8, mode="r"), np.load(self.folder / f"{name}.npy", mmap_mode="r"))
            for name in _TEXTS
        }  # fmt: skip

    def _line(self, name: str, node: int) -> bytes:
        content, ends = self._lines[name]
        return content[(int(ends[node - 1]) + 1 if node else 0) : int(ends[node])].tobytes()

    def iri(self, node: int) -> str:
        """Return the IRI of a node."""
        return self._line("iris", node).decode()

    def label(self, node: int) -> str:
        """Return the preferred label of a node."""
        return self._line("labels", node).decode()

    def keys(self, node: int) -> list[str]:
        """Return the keys by which facts name a node."""
        return self._line("keys", node).decode().split("\t")

    def kind(self, node: int) -> str:
        """Return the kind of a node: person, organisation, …; of a film its class: Movie, TVSeries, …."""
        return self.kind_names[int(self.kinds[node])]

    def year(self, node: int) -> int | None:
        """Return the year of a film, where it is known."""
        return int(self.years[node]) or None

    def number(self, iri: str) -> int | None:
        """Return the node with this IRI, by halving: they stand in the order of their IRIs."""
        wanted, low, high = iri.encode(), 0, len(self.kinds)
        while low < high:
            middle = (low + high) // 2
            if self._line("iris", middle) < wanted:
                low = middle + 1
            else:
                high = middle
        return low if low < len(self.kinds) and self._line("iris", low) == wanted else None
