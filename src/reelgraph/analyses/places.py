"""What is filmed where more than elsewhere, and where directors film."""

from collections.abc import Sequence

import numpy as np

from reelgraph.analyses import chance, coverage
from reelgraph.analyses.circuit import diversity
from reelgraph.analyses.credited import Numbers, credited, person
from reelgraph.analyses.networks import network_of
from reelgraph.analyses.subjects import NUMBERED, overrepresented, subjects
from reelgraph.analyses.table import Table
from reelgraph.errors import QueryError
from reelgraph.exports.model import Attribute
from reelgraph.graph import Graph

DEEPEST = 8  # places within places within …
LEAST = 2  # films of a genre in a place
EDGE = (Attribute("weight", "integer"), Attribute("quotient", "number"))


def places(graph: Graph, name: str | None = None) -> Table:
    """Return what kinds of films are shot or set in a place more often than in others, the surest first.

    The location quotient of genre g in place p is (k / n_p) / (n_g / N): of N films with a place and a genre, n_p have
    the place, n_g the genre and k both (Florence 1939; Isserman 1977, doi:10.1080/01944367708977758); 1 is the null model,
    that a place has the genres of all. p is P(X ≥ k) of the hypergeometric distribution and q that adjusted for all pairs
    of place and genre (Benjamini & Hochberg 1995). A film counts for the places around its own too: San Francisco is in
    California. Without a `name`, the pairs of two films or more with q ≤ 0.05; with one, all genres of that place.
    """
    where = _around(graph, *subjects(graph, "place"))
    genre = subjects(graph, "genre")
    if not len(where[0]) or not len(genre[0]):
        raise QueryError("no film here has both a place and a genre; add a source that tells of them")
    found = overrepresented(where, genre, len(graph.paths.nodes.kinds))
    tests = len(np.unique(found.group)) * len(np.unique(found.thing))
    q = chance.adjusted(found.chance, tests)
    shown = (q <= 0.05) & (found.count >= LEAST)
    if name is not None:
        shown = found.group == graph.paths.number(graph.end(name, ("place", "country")).iri)
    at = np.flatnonzero(shown)
    at = at[np.lexsort((found.thing[at], found.group[at], -found.count[at], found.chance[at]))]
    quotient = found.count * found.total / np.maximum(found.of_group * found.of_thing, 1)
    tell = graph.paths.thing
    rows = tuple(
        (tell(int(found.group[n])), graph.paths.nodes.label(int(found.thing[n])), int(found.count[n]), int(found.of_group[n]),
         float(quotient[n]), float(found.chance[n]), float(q[n]))
        for n in at.tolist()
    )  # fmt: skip
    films = int(graph.paths.nodes.films.sum())
    notes = (
        f"Null model: a quotient of 1, every place with the genres of all films that have a place; {tests:,} pairs are possible.",
        (
            f"Coverage: {coverage.share(len(np.unique(where[0])), films)} films have a place, {coverage.share(found.total, films)} a place and a genre. "
            "Lists of locations tell of the cities that keep them."
        ),
    )
    drawn = network_of(
        graph, "What is filmed where", (found.group[at], found.thing[at]), EDGE, [(row[2], row[4]) for row in rows]
    )
    columns = ("place", "genre", "films", "of place", "quotient", "p", "q")
    return Table("What is filmed where more than elsewhere", columns, rows, notes, drawn)


def home(graph: Graph, name: str, *, roles: Sequence[str] = ("director",)) -> Table:
    """Return where a person films: their home range.

    The places where the films of a person in these roles (else as director) were shot, with the share of the films and
    `quotient`, that share over the share of all films with a place of shooting: 1 is the null model, somebody who films
    where all do. Places around those told count too. `home` marks the home town, where one is known, and what is
    around it. The range is told as exp(−Σ p ln p) of the innermost places: as many equally frequent ones (Jost 2006,
    doi:10.1111/j.2006.0030-1299.14714.x). The director's hubs are those of Kim (2018).
    """
    found = credited(graph, graph.limits(roles))
    who = person(graph, found, name)
    own = found.films[found.of(who)]
    told = subjects(graph, "shot")
    film, place = _around(graph, *told)
    here = np.isin(film, own)
    label = graph.paths.nodes.label(int(found.people[who]))
    if not here.any():
        raise QueryError(f"it is not known where the films of {label} in these roles were shot")
    with_place, everywhere = len(np.unique(film[here])), len(np.unique(film))
    numbers, counts = np.unique(place[here], return_counts=True)
    whole = np.bincount(place)[numbers]
    towns = _home(graph, int(found.people[who]))
    order = np.lexsort((numbers, -counts))
    rows = tuple(
        (graph.paths.thing(int(numbers[at])), int(counts[at]), float(counts[at] / with_place),
         float(counts[at] / with_place * everywhere / whole[at]), "home" if numbers[at] in towns else None)
        for at in order.tolist()
    )  # fmt: skip
    inner = told[1][np.isin(told[0], own)]
    notes = (
        f"Home range of {label}: as wide as {diversity(np.bincount(inner)):.3g} equally frequent places. Null model: a quotient of 1.",
        f"Coverage: it is known of {coverage.share(with_place, len(own))} films where they were shot; the home town is {'' if len(towns) else 'not '}known.",
    )
    drawn = network_of(
        graph, f"Where {label} films", (np.full(len(order), found.people[who]), numbers[order]), EDGE,
        [(row[1], row[3]) for row in rows],
    )  # fmt: skip
    return Table(f"Where {label} films", ("place", "films", "share", "quotient", "home"), rows, notes, drawn)


def _within(graph: Graph) -> tuple[Numbers, Numbers]:
    """Return the pairs (place, the place that it lies in), as the places and their properties tell them."""
    told = graph.sql(f"""{NUMBERED} SELECT DISTINCT a.id AS inner, b.id AS outer FROM (
            SELECT place AS one, within AS other FROM place WHERE within IS NOT NULL
            UNION SELECT subject, object FROM attribute WHERE property = 'schema:containedInPlace' AND object IS NOT NULL
        ) JOIN numbered a ON a.key = one JOIN numbered b ON b.key = other WHERE a.id <> b.id ORDER BY 1, 2""").fetchnumpy()
    return np.asarray(told["inner"], dtype=np.int64), np.asarray(told["outer"], dtype=np.int64)


def _around(graph: Graph, film: Numbers, place: Numbers) -> tuple[Numbers, Numbers]:
    """Return the pairs (film, place) with the places around each place, each pair once, in order."""
    inner, outer = _within(graph)
    pairs = np.stack([film, place], axis=1)
    last = pairs
    for _ in range(DEEPEST):
        starts = np.searchsorted(inner, last[:, 1])
        lengths = np.searchsorted(inner, last[:, 1], side="right") - starts
        at = np.repeat(starts - np.concatenate([[0], np.cumsum(lengths)[:-1]]), lengths) + np.arange(lengths.sum())
        last = np.stack([np.repeat(last[:, 0], lengths), outer[at]], axis=1)
        if not len(last):
            break
        pairs = np.concatenate([pairs, last])
    pairs = np.unique(pairs, axis=0) if len(pairs) else pairs
    return pairs[:, 0], pairs[:, 1]


def _home(graph: Graph, node: int) -> Numbers:
    """Return the home towns of a person and what is around them."""
    told = graph.sql(f"""{NUMBERED} SELECT DISTINCT o.id AS town FROM attribute a JOIN numbered s ON s.key = a.subject
        JOIN numbered o ON o.key = a.object WHERE a.property = 'film:hometown' AND s.id = {node} ORDER BY 1""").fetchnumpy()
    towns = np.asarray(told["town"], dtype=np.int64)
    return _around(graph, np.zeros(len(towns), dtype=np.int64), towns)[1]
