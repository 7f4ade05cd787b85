"""What films are from and about, by which groups of them are told apart: countries, genres, companies, places."""

from dataclasses import dataclass

import numpy as np

from reelgraph.analyses import chance
from reelgraph.analyses.credited import Numbers, Reals
from reelgraph.graph import Graph

# Pairs (film, thing) by what the thing is to the film.
TOLD = {
    "country": """SELECT f.id AS film, o.id AS thing FROM attribute a JOIN numbered f ON f.key = a.subject
        JOIN numbered o ON o.key = a.object WHERE a.property = 'schema:countryOfOrigin'""",
    "genre": """SELECT f.id AS film, o.id AS thing FROM attribute a JOIN numbered f ON f.key = a.subject
        JOIN numbered o ON o.key = a.object WHERE a.property = 'schema:genre'""",
    "company": """SELECT f.id AS film, o.id AS thing FROM credit c JOIN numbered f ON f.key = c.film
        JOIN numbered o ON o.key = c.agent WHERE c.role = 'role:production-company'""",
    "place": """SELECT f.id AS film, o.id AS thing FROM location l JOIN numbered f ON f.key = l.film
        JOIN numbered o ON o.key = l.place""",
    "shot": """SELECT f.id AS film, o.id AS thing FROM location l JOIN numbered f ON f.key = l.film
        JOIN numbered o ON o.key = l.place WHERE l.kind = 'film:filmingLocation'""",
}
NUMBERED = "WITH numbered AS (SELECT i.key, n.id FROM identity i JOIN graph.things n ON n.iri = i.iri)"


def subjects(graph: Graph, what: str) -> tuple[Numbers, Numbers]:
    """Return the pairs (film, thing) of one of TOLD as two arrays of nodes, each pair once, in order."""
    found = graph.sql(f"{NUMBERED} SELECT DISTINCT film, thing FROM ({TOLD[what]}) ORDER BY film, thing").fetchnumpy()
    return np.asarray(found["film"], dtype=np.int64), np.asarray(found["thing"], dtype=np.int64)


@dataclass(frozen=True)
class Overrepresented:
    """The pairs of a group and a thing that share items, and how unlikely it is to share so many by chance."""

    group: Numbers
    thing: Numbers
    count: Numbers
    of_group: Numbers
    of_thing: Numbers
    total: int
    chance: Reals


def overrepresented(groups: tuple[Numbers, Numbers], things: tuple[Numbers, Numbers], size: int) -> Overrepresented:
    """Return how often each thing comes with each group; both are pairs (item, which), in order, each once.

    Only items (numbers below `size`) that have a thing count. `chance` is P(X ≥ k) of the hypergeometric distribution.
    """
    has = np.zeros(size, dtype=np.bool_)
    has[things[0]] = True
    item, group = (column[has[groups[0]]] for column in groups)
    told = np.zeros(size, dtype=np.bool_)
    told[item] = True
    thing_item, thing = (column[told[things[0]]] for column in things)
    starts = np.searchsorted(thing_item, item)
    lengths = np.searchsorted(thing_item, item, side="right") - starts
    at = np.repeat(starts - np.concatenate([[0], np.cumsum(lengths)[:-1]]), lengths) + np.arange(lengths.sum())
    width = int(thing.max(initial=0)) + 1
    key, count = np.unique(np.repeat(group, lengths) * width + thing[at], return_counts=True)
    one, other = key // width, key % width
    of_group = np.bincount(group, minlength=int(one.max(initial=0)) + 1)[one]
    of_thing = np.bincount(thing, minlength=width)[other]
    total = int(told.sum())
    likely = chance.together(count, of_group, of_thing, np.full(len(count), total))
    return Overrepresented(one, other, count, of_group, of_thing, total, likely)
