"""How strongly a person is tied to those they work with."""

from collections.abc import Sequence

import numpy as np

from reelgraph.analyses import coverage
from reelgraph.analyses.credited import credited, person
from reelgraph.analyses.networks import network_of
from reelgraph.analyses.table import Table
from reelgraph.exports.model import Attribute
from reelgraph.graph import Graph
from reelgraph.selections.ranges import positions


def ties(
    graph: Graph,
    name: str,
    *,
    roles: Sequence[str] = (),
    first: int | None = None,
    last: int | None = None,
    countries: Sequence[str] = (),
    kinds: Sequence[str] = (),
) -> Table:
    """Return how strongly a person is tied to others by shared films, the strongest tie first.

    w_ij = Σ_f 1 / (n_f − 1) over the films that i and j share, where film f credits n_f people: in a small cast two
    people work together more than in a large one, and all ties of a person add up to s_i, the number of their films
    with anybody else (Newman 2001, doi:10.1103/PhysRevE.64.016132). `expected` is s_i s_j / Σ_k s_k, the strength if
    everybody kept their number of films and chose partners at random (the configuration model; Newman 2004,
    doi:10.1103/PhysRevE.70.056131); `times` is strength / expected.
    """
    found = credited(graph, graph.limits(roles, first, last, countries, kinds))
    place = person(graph, found, name)
    films = found.of(place)
    films = films[found.casts[films] > 1]
    starts, ends = found.by_film[films], found.by_film[films + 1]
    film, other = np.repeat(films, ends - starts), found.person_of[positions(starts, ends)]
    film, other = film[other != place], other[other != place]
    others, at = np.unique(other, return_inverse=True)
    strength = np.bincount(at, 1.0 / (found.casts[film] - 1), minlength=len(others))
    shared = np.bincount(at, minlength=len(others))
    years = [np.zeros(len(others), dtype=np.int64), np.full(len(others), 9999)]
    np.maximum.at(years[0], at, found.year[film])
    np.minimum.at(years[1], at, np.where(found.year[film] > 0, found.year[film], 9999))
    together = found.casts[found.film_of] > 1  # credits on films with anybody else
    with_others = np.bincount(found.owner[together], minlength=len(found.people))
    expected = with_others[place] * with_others[others] / max(int(with_others.sum()), 1)
    order = np.lexsort((others, -shared, -strength))
    tell = graph.paths.thing
    rows = tuple(
        (tell(int(found.people[others[n]])), float(strength[n]), int(shared[n]), int(years[1][n]) if years[0][n] else None,
         int(years[0][n]) or None, float(expected[n]), float(strength[n] / expected[n]))
        for n in order.tolist()
    )  # fmt: skip
    about = tell(int(found.people[place]))
    notes = (
        (
            f"All strengths add up to {len(films)}, the number of films of {about.label} with others. Null model: `expected` is "
            "the strength if all chose their partners at random."
        ),
        coverage.of_credits(graph, found),
    )
    values = [(row[1], row[2], row[3], row[4]) for row in rows]
    drawn = network_of(
        graph,
        f"Ties of {about.label}",
        (np.full(len(order), found.people[place]), found.people[others[order]]),
        (Attribute("weight", "number"), Attribute("films", "integer"), Attribute("year", "integer"), Attribute("last_year", "integer")),
        values,
    )  # fmt: skip
    columns = ("person", "strength", "films", "first", "last", "expected", "times")
    return Table(f"With whom {about.label} works", columns, rows, notes, drawn)
