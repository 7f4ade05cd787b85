"""How films travel: the run of one, and which festival comes after which."""

from datetime import date as day
from typing import Any

from reelgraph.analyses import coverage
from reelgraph.analyses.appearances import TOLD
from reelgraph.analyses.networks import network_of
from reelgraph.analyses.table import Cell, Table
from reelgraph.errors import QueryError
from reelgraph.exports.model import Attribute
from reelgraph.graph import Graph

EDGE = (Attribute("weight", "number"), Attribute("share", "number"))


def ladder(graph: Graph, name: str | None = None, *, first: int | None = None, last: int | None = None) -> Table:
    """Return the run of a film through festivals and awards, or which festival comes next after which.

    With a `name`, the screenings, nominations and prizes of that film by date, with the premiere as told and the days
    since the first dated one (Loist & Samoilova, filmcirculation.net, speak of festival runs). Without: P(j | i), of the
    films that had another festival or ceremony after i the share for which j came next. Dates are compared as precisely
    as all of a film's are known; where several come next on one date, each counts for its part; those of the same date
    follow one another nowhere. `expected` is the share of j among all steps, whatever came before: the null model of a
    run that does not depend on where it was. `first` and `last` are years of screenings and awards.

    How far films travel in kilometres is not told: the facts hold no coordinates.
    """
    if name is not None:
        return _run(graph, graph.end(name, ("film",)).iri)
    _, rows = graph.rows(_steps(first or 1, last or 9999))
    tell = graph.paths.thing
    table: tuple[tuple[Cell, ...], ...] = tuple(
        (tell(source), tell(target), float(films), float(share), float(expected))
        for source, target, films, share, expected in rows
    )
    ((dated, told, films),) = graph.rows(
        f"SELECT count(DISTINCT film) FILTER (date <> ''), count(DISTINCT film), (SELECT count(*) FROM films) FROM ({TOLD})"
    )[1]
    notes = (
        "Null model: `expected`, the share of a festival among all steps, whatever came before.",
        f"Coverage: {coverage.share(told, films)} films have a screening or award; {coverage.share(dated, told)} of these with a date.",
    )
    drawn = network_of(
        graph, "Which festival comes next", ([row[0] for row in rows], [row[1] for row in rows]), EDGE,
        [(float(row[2]), float(row[3])) for row in rows], directed=True,
    )  # fmt: skip
    return Table("Which festival comes next", ("festival", "next", "films", "share", "expected"), table, notes, drawn)


def _steps(first: int, last: int) -> str:
    """Return the question for the steps: a film's festivals of one date are one rung, and lead to all of the next."""
    return f"""
        WITH told AS (FROM ({TOLD}) WHERE date <> '' AND year BETWEEN {first} AND {last}),
        begun AS (SELECT film, festival, min(date) AS date FROM told GROUP BY ALL),
        cut AS (SELECT film, festival, left(date, min(length(date)) OVER (PARTITION BY film)) AS date FROM begun),
        rung AS (
            SELECT *, dense_rank() OVER (PARTITION BY film ORDER BY date) AS rung,
                count(*) OVER (PARTITION BY film, date) AS beside
            FROM cut
        ), step AS (
            SELECT a.film, a.festival AS source, b.festival AS target, 1.0 / b.beside AS weight
            FROM rung a JOIN rung b ON b.film = a.film AND b.rung = a.rung + 1
        )
        SELECT source, target, sum(weight) AS films,
            sum(weight) / sum(sum(weight)) OVER (PARTITION BY source) AS share,
            sum(sum(weight)) OVER (PARTITION BY target) / sum(sum(weight)) OVER () AS expected
        FROM step GROUP BY source, target ORDER BY films DESC, share DESC, source, target"""


def _run(graph: Graph, film: str) -> Table:
    number = graph.paths.number(film)
    _, rows = graph.rows(
        f"""SELECT date, year, festival, edition, how, section, premiere FROM ({TOLD}) WHERE film = {number}
        ORDER BY date = '', date, year, festival, how, section, premiere, edition"""
    )
    label = graph.paths.nodes.label(number)
    if not rows:
        raise QueryError(f"no screening and no award of {label} is known; add a source that tells of festivals")
    start = next((begun for row in rows if (begun := _day(row[0]))), None)
    table = tuple(_rung(graph, row, start) for row in rows)
    dated = sum(_day(row[0]) is not None for row in rows)
    notes = (
        "No null model: this is what is told of one film.",
        f"Coverage: the day is known of {coverage.share(dated, len(rows))} entries; kilometres are not told, the facts hold no coordinates.",
    )
    return Table(
        f"The run of {graph.paths.thing(number)}",
        ("date", "festival", "what", "section", "premiere", "days"),
        table,
        notes,
    )


def _rung(graph: Graph, row: tuple[Any, ...], start: day | None) -> tuple[Cell, ...]:
    date, year, festival, edition, how, section, premiere = row
    when = _day(date)
    days = (when - start).days if when and start else None
    where = graph.paths.thing(edition if edition >= 0 else festival)
    return date or (str(year) if year else None), where, how, section or None, premiere or None, days


def _day(date: str) -> day | None:
    return day.fromisoformat(date) if len(date) == 10 else None
