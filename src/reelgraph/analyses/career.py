"""The films of a person, year by year."""

from collections.abc import Sequence

import numpy as np

from reelgraph.analyses import coverage
from reelgraph.analyses.credited import Credits, credited, person
from reelgraph.analyses.networks import network_of
from reelgraph.analyses.table import Cell, Table
from reelgraph.exports.model import Attribute
from reelgraph.graph import Graph

EDGE = (Attribute("role"), Attribute("year", "integer"))


def career(
    graph: Graph,
    name: str,
    *,
    roles: Sequence[str] = (),
    first: int | None = None,
    last: int | None = None,
    countries: Sequence[str] = (),
    kinds: Sequence[str] = (),
) -> Table:
    """Return the films of a person by year, with the roles.

    `people` is how many others the film credits. Beside it stands the null model, the careers of all people within the
    limits: which share is on one film only (Williams, Lacasa & Latora 2019, doi:10.1038/s41467-019-10213-0, have two
    thirds of the actors of the IMDb), and which share on fewer films than this one; and the best year, of most films, of
    which they find that it mostly comes early and is not known to be past until it is.
    """
    found = credited(graph, graph.limits(roles, first, last, countries, kinds))
    place = person(graph, found, name)
    films = found.of(place)
    films = films[np.lexsort((found.films[films], found.year[films], found.year[films] == 0))]
    node = int(found.people[place])
    rows: list[tuple[Cell, ...]] = [
        (int(found.year[film]) or None, graph.paths.thing(int(found.films[film])), _roles(graph, node, int(found.films[film])),
         int(found.casts[film]) - 1)
        for film in films.tolist()
    ]  # fmt: skip
    label = graph.paths.nodes.label(node)
    drawn = network_of(
        graph, f"The films of {label}", (np.full(len(films), node), found.films[films]), EDGE,
        [(str(row[2]), int(found.year[film]) or None) for row, film in zip(rows, films.tolist(), strict=True)],
    )  # fmt: skip
    return Table(
        f"The films of {label}", ("year", "film", "roles", "people"), tuple(rows), _notes(graph, found, place), drawn
    )


def _roles(graph: Graph, agent: int, film: int) -> str:
    named = graph.paths.credits.roles_between(agent, film)
    return ", ".join(dict.fromkeys(role.removeprefix("role:").replace("-", " ") for role in named))


def _notes(graph: Graph, found: Credits, place: int) -> tuple[str, ...]:
    years = found.year[found.of(place)]
    counts = np.bincount(years[years > 0])
    best = f"Most films in {int(np.argmax(counts))}: {int(counts.max())}. " if len(counts) else ""
    once = coverage.share(int((found.careers == 1).sum()), len(found.people))
    fewer = coverage.share(int((found.careers < found.careers[place]).sum()), len(found.people))
    return (
        f"{best}Null model: all people; {once} are on one film only, {fewer} on fewer than {int(found.careers[place])}.",
        coverage.of_credits(graph, found),
    )
