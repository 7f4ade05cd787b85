"""Who stands in the core of the network, and who joins it to the rest."""

from collections.abc import Sequence

import numpy as np

from reelgraph.analyses import coverage
from reelgraph.analyses.brokerage import brokerage
from reelgraph.analyses.cores import coreness, rewired
from reelgraph.analyses.credited import Credits, Reals, credited, person
from reelgraph.analyses.table import Cell, Table
from reelgraph.analyses.windows import windows
from reelgraph.errors import QueryError
from reelgraph.graph import Graph
from reelgraph.paths import Limits

DRAWS = 10  # networks at random


def core(
    graph: Graph,
    name: str | None = None,
    *,
    window: int = 10,
    roles: Sequence[str] = (),
    first: int | None = None,
    last: int | None = None,
    countries: Sequence[str] = (),
    kinds: Sequence[str] = (),
) -> Table:
    """Return who stands in the core of the network and who joins it to the rest, or one person's place through the years.

    `coreness` is the person's core number in the network of people and films: the largest k such that there is a part
    in which everybody has k films and every film k people (Seidman 1983). `z` is (coreness − mean) / standard deviation
    among all people (Juhász, Tóth & Lengyel 2020, doi:10.1371/journal.pone.0229436). `expected` is the mean coreness in
    ten networks in which all keep their number of films and all films their number of people, matched at random.
    `brokerage` is the mean edge betweenness of the person's credits (Everett & Valente 2016,
    doi:10.1016/j.socnet.2015.09.001): how many pairs of people are joined by shortest chains through one of them. With a
    `name`, all of it in windows of `window` years, half of which the next one shares.
    """
    limits = graph.limits(roles, first, last, countries, kinds)
    whole = credited(graph, limits)
    if name is None:
        rows, exact = _everybody(graph, whole)
        columns: tuple[str, ...] = ("person", "coreness", "z", "expected", "films", "brokerage")
        title = "Core and periphery"
    else:
        place = person(graph, whole, name)
        rows, exact = _through_the_years(graph, limits, int(whole.people[place]), window)
        columns = ("years", "coreness", "z", "expected", "films", "brokerage", "people")
        title = f"Core and periphery: {graph.paths.nodes.label(int(whole.people[place]))}"
    how = "counted from all people" if exact else "estimated from 64 people drawn at random"
    notes = (
        f"Null model: `expected`, of networks at random with the same numbers of films and of people; z among all people. Brokerage is {how}.",
        coverage.of_credits(graph, whole),
    )
    return Table(title, columns, tuple(rows), notes)


def _everybody(graph: Graph, found: Credits) -> tuple[list[tuple[Cell, ...]], bool]:
    own, z, expected, between, exact = _measured(found)
    order = np.lexsort((found.people, -between, -own))[:1000]
    tell = graph.paths.thing
    rows: list[tuple[Cell, ...]] = [
        (tell(int(found.people[at])), int(own[at]), float(z[at]), float(expected[at]), int(found.careers[at]), float(between[at]))
        for at in order.tolist()
    ]  # fmt: skip
    return rows, exact


def _through_the_years(graph: Graph, limits: Limits, node: int, size: int) -> tuple[list[tuple[Cell, ...]], bool]:
    rows: list[tuple[Cell, ...]] = []
    exact = True
    for first, last in windows(graph, limits, size):
        found = credited(graph, Limits(limits.roles, first, last, limits.countries, limits.kinds))
        at = found.place(node)
        if at is None:
            continue
        own, z, expected, between, every = _measured(found)
        exact = exact and every
        rows.append((f"{first}–{last}", int(own[at]), float(z[at]), float(expected[at]), int(found.careers[at]), float(between[at]), len(found.people)))  # fmt: skip
    if not rows:
        raise QueryError("none of the films of that person has a year: there is no window to stand in")
    return rows, exact


def _measured(found: Credits) -> tuple[Reals, Reals, Reals, Reals, bool]:
    own = coreness(found).astype(np.float64)
    deviation = float(own.std())
    z = (own - own.mean()) / deviation if deviation else np.zeros(len(own))
    expected = np.mean([coreness(rewired(found, seed)) for seed in range(DRAWS)], axis=0)
    between, exact = brokerage(found)
    return own, z, expected, between, exact
