"""People and films as two sets of numbers and the credits between them: what most analyses count on."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from reelgraph.errors import QueryError
from reelgraph.graph import Graph
from reelgraph.paths import Limits

Numbers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Bits = npt.NDArray[np.uint64]
Reals = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Credits:
    """Who is credited on which film, each once, whatever the number of roles.

    `people` and `films` are nodes of the graph, in order; everything else speaks of their places. A person's films are
    `film_of[by_person[p]:by_person[p + 1]]`, a film's people `person_of[by_film[f]:by_film[f + 1]]`: at least one each.
    `year` has the year of every film, 0 where it is not known.
    """

    people: Numbers
    films: Numbers
    by_person: Numbers
    film_of: Numbers
    by_film: Numbers
    person_of: Numbers
    year: Numbers

    @property
    def size(self) -> int:
        """Return how many credits there are."""
        return len(self.film_of)

    @cached_property
    def casts(self) -> Numbers:
        """How many people each film credits."""
        return np.diff(self.by_film)

    @cached_property
    def careers(self) -> Numbers:
        """On how many films each person is credited."""
        return np.diff(self.by_person)

    @cached_property
    def owner(self) -> Numbers:
        """The person of each place of `film_of`."""
        return np.repeat(np.arange(len(self.people)), self.careers)

    @cached_property
    def holder(self) -> Numbers:
        """The film of each place of `person_of`."""
        return np.repeat(np.arange(len(self.films)), self.casts)

    def place(self, node: int) -> int | None:
        """Return the place of a person, None where nobody of that number is credited."""
        place = int(np.searchsorted(self.people, node))
        return place if place < len(self.people) and self.people[place] == node else None

    def of(self, person: int) -> Numbers:
        """Return the films of a person."""
        return self.film_of[self.by_person[person] : self.by_person[person + 1]]

    def on(self, film: int) -> Numbers:
        """Return the people of a film."""
        return self.person_of[self.by_film[film] : self.by_film[film + 1]]

    def spread(self, sources: Numbers) -> Iterator[Bits]:
        """Yield, for each number of films from 0 on, who is that far from which of the sources (64 at most): a bit each.

        All sources go at once, a bit of a number each (MS-BFS: Then et al. 2014, doi:10.14778/2735496.2735507).
        """
        seen = np.zeros(len(self.people), dtype=np.uint64)
        np.bitwise_or.at(seen, sources, np.uint64(1) << np.arange(len(sources), dtype=np.uint64))
        wave = seen.copy()
        while wave.any():
            yield wave
            shown = np.bitwise_or.reduceat(wave[self.person_of], self.by_film[:-1])
            wave = np.bitwise_or.reduceat(shown[self.film_of], self.by_person[:-1]) & ~seen
            seen |= wave


def credited(graph: Graph, limits: Limits | None = None, chosen: Flags | None = None) -> Credits:
    """Return the credits within limits, of the `chosen` films if given.

    They are those of people; companies count where the limits name roles. Raises QueryError where none is left.
    """
    given = limits or Limits()
    nodes, arrays, within = graph.paths.nodes, graph.paths.credits, graph.paths.within(given)
    agents = ~nodes.films if given.roles else ~nodes.films & ~nodes.of_kinds(["organisation"])
    films = nodes.films if within.films is None else nodes.films & within.films
    films = films if chosen is None else films & chosen
    rows = np.repeat(np.arange(len(films), dtype=np.int32), np.diff(arrays.offsets))
    other = arrays.neighbours
    usable = np.ones(len(other), dtype=np.bool_) if within.roles is None else within.roles[arrays.roles]
    return _numbered(graph, rows, other, usable, films, agents)


def _numbered(
    graph: Graph, rows: npt.NDArray[np.int32], other: npt.NDArray[np.int32], usable: Flags, films: Flags, agents: Flags
) -> Credits:
    cast, member = _once(rows, other, usable & films[rows] & agents[other])
    career, work = _once(rows, other, usable & agents[rows] & films[other])
    if not len(cast):
        raise QueryError("no film is left within these limits; widen the roles, years, countries or kinds")
    with_cast, with_career = np.bincount(cast, minlength=len(films)), np.bincount(career, minlength=len(films))
    film_place, person_place = np.cumsum(with_cast > 0) - 1, np.cumsum(with_career > 0) - 1
    found = np.flatnonzero(with_cast)
    return Credits(
        people=np.flatnonzero(with_career),
        films=found,
        by_person=ends(with_career[with_career > 0]),
        film_of=film_place[work],
        by_film=ends(with_cast[found]),
        person_of=person_place[member],
        year=graph.paths.nodes.years[found].astype(np.int64),
    )


def _once(
    rows: npt.NDArray[np.int32], other: npt.NDArray[np.int32], usable: Flags
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
    start, end = rows[usable], other[usable]
    new = np.ones(len(start), dtype=np.bool_)
    new[1:] = (start[1:] != start[:-1]) | (end[1:] != end[:-1])
    return start[new], end[new]


def ends(counts: Numbers) -> Numbers:
    """Return where each of these many things begins, one after the other, and where the last ends."""
    return np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)


def person(graph: Graph, credits_: Credits, name: str) -> int:
    """Return the place of the one called `name`. Raises QueryError where nobody of that name is among them."""
    hit = graph.end(name)
    place = credits_.place(graph.paths.number(hit.iri))
    if place is None:
        raise QueryError(f"{hit.label} ({hit.kind}) has no credits within these limits; widen them")
    return place
