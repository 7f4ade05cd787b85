"""Who says what ties something to a film: credits, screenings, awards, places and distributors, read from the facts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import duckdb

Pair = tuple[int, int]  # numbers of a film and of what is tied to it


@dataclass(frozen=True, slots=True)
class Source:
    """A source of a fact: the name of its file or data set, its title, address and licence, and for a page the words."""

    name: str
    kind: str
    title: str | None = None
    address: str | None = None
    licence: str | None = None
    quotes: tuple[str, ...] = ()

    @property
    def called(self) -> str:
        """Return what people call the source: a page its file, anything else its title."""
        return self.name if self.kind == "page" else self.title or self.name


@dataclass(frozen=True, slots=True)
class Tie:
    """What ties something to a film: a role, the characters played or the section shown in, and who says so."""

    role: str
    characters: tuple[str, ...] = ()
    detail: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()


# Each row: film, what is tied to it, role, key of a character, further detail, source, fact.
_CREDITS = "SELECT film, agent, replace(role, 'role:', ''), character, job, source, fact FROM credit WHERE film IN {films} AND agent IN {others}"
_LINKS = """
    SELECT film, festival, 'screened-at', NULL, section, source, fact FROM screening WHERE film IN {films} AND festival IN {others}
    UNION ALL
    SELECT film, edition, 'screened-at', NULL, section, source, fact FROM screening WHERE film IN {films} AND edition IN {others}
    UNION ALL
    SELECT film, festival, 'screened-at', NULL, kind, source, fact FROM release WHERE film IN {films} AND festival IN {others}
    UNION ALL
    SELECT film, distributor, 'distributor', NULL, date, source, fact FROM release WHERE film IN {films} AND distributor IN {others}
    UNION ALL
    SELECT film, event, 'honoured-at', NULL, outcome, source, fact FROM award WHERE film IN {films} AND event IN {others}
    UNION ALL
    SELECT a.film, t."of", 'honoured-at', NULL, outcome, a.source, a.fact
    FROM award a JOIN thing t ON t.thing = a.event AND t.kind = 'edition' WHERE a.film IN {films} AND t."of" IN {others}
    UNION ALL
    SELECT film, place, CASE kind WHEN 'film:filmingLocation' THEN 'filmed-in' ELSE 'set-in' END, NULL, NULL, source, fact
    FROM location WHERE film IN {films} AND place IN {others}
    UNION ALL
    SELECT subject, object, 'made-in', NULL, NULL, source, fact FROM attribute
    WHERE property = 'schema:countryOfOrigin' AND subject IN {films} AND object IN {others}
"""


def attest(
    db: duckdb.DuckDBPyConnection, films: Mapping[str, int], others: Mapping[str, int], linked: bool
) -> dict[Pair, tuple[Tie, ...]]:
    """Return the ties of each film and other thing, both given as their keys with their numbers.

    `linked` says whether to look beyond the credits: at screenings, awards, places and distributors.
    """
    select = _CREDITS + (f" UNION ALL {_LINKS}" if linked else "")
    rows = db.execute(select.format(films=_listed(films), others=_listed(others))).fetchall()
    grouped: dict[Pair, dict[str, list[_Row]]] = defaultdict(lambda: defaultdict(list))
    for film, other, *row in rows:
        told = _Row(*row)
        grouped[films[film], others[other]][told.role].append(told)
    said = [row for roles in grouped.values() for rows in roles.values() for row in rows]
    names, sources, quotes = _names(db, said), _sources(db, said), _quotes(db, said)

    def tie(role: str, rows: Sequence[_Row]) -> Tie:
        told_by = [
            replace(sources[key], quotes=_distinct(quotes.get(row.fact or "") for row in rows if row.source == key))
            for key in sorted({row.source for row in rows} & set(sources))
        ]
        played = _distinct(names.get(row.character or "") for row in rows)
        return Tie(role, played, _distinct(row.detail for row in rows), tuple(told_by))

    return {pair: tuple(tie(role, rows) for role, rows in sorted(roles.items())) for pair, roles in grouped.items()}


class _Row(NamedTuple):
    role: str
    character: str | None
    detail: str | None
    source: str
    fact: str | None


def _names(db: duckdb.DuckDBPyConnection, rows: Iterable[_Row]) -> dict[str, str]:
    if not (keys := _distinct(row.character for row in rows)):
        return {}
    return dict(db.execute(f"SELECT key, name FROM identity WHERE key IN {_listed(keys)}").fetchall())


def _sources(db: duckdb.DuckDBPyConnection, rows: Iterable[_Row]) -> dict[str, Source]:
    if not (keys := _distinct(row.source for row in rows)):
        return {}
    columns = "source, name, kind, title, address, licence"
    found = db.execute(f"SELECT {columns} FROM source WHERE source IN {_listed(keys)} ORDER BY ALL DESC").fetchall()
    return {key: Source(*row) for key, *row in found}


def _quotes(db: duckdb.DuckDBPyConnection, rows: Iterable[_Row]) -> dict[str, str]:
    if not (facts := _distinct(row.fact for row in rows)):
        return {}
    found = db.execute(f"SELECT fact, quote FROM evidence WHERE fact IN {_listed(facts)} ORDER BY ALL DESC").fetchall()
    return {fact: " ".join(quote.split()) for fact, quote in found}


def _distinct(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted({value for value in values if value}))


def _listed(values: Iterable[str]) -> str:
    """Return values as SQL lists them; a list in the statement lets DuckDB skip what cannot hold any of them."""
    return "(" + ", ".join("'" + value.replace("'", "''") + "'" for value in values) + ")"
