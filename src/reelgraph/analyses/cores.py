"""k-cores of people and films: how deep in the densest part of the network each stands."""

import numpy as np

from reelgraph.analyses.credited import Credits, Numbers
from reelgraph.selections.ranges import positions


def coreness(credits_: Credits) -> Numbers:
    """Return the core number of each person among people and films.

    The largest k such that the person is in a part of the network in which everybody is credited on k films of it and
    every film credits k people of it (Seidman 1983, doi:10.1016/0378-8733(83)90028-X).
    """
    return peeled(credits_)[: len(credits_.people)]


def peeled(credits_: Credits) -> Numbers:
    """Return the core numbers of people, then of films: what has least credits left is taken away, wave by wave.

    On arrays that takes less time than building the graph in another library that would do it.
    """
    people = len(credits_.people)
    offsets = np.concatenate([credits_.by_person, credits_.by_film[1:] + credits_.size])
    neighbours = np.concatenate([credits_.film_of + people, credits_.person_of])
    left, core = np.diff(offsets), np.zeros(len(offsets) - 1, dtype=np.int64)
    alive = np.ones(len(core), dtype=np.bool_)
    k, standing = 0, np.arange(len(core))
    while standing.size:
        k = max(k, int(left[standing].min()))
        wave = standing[left[standing] <= k]
        while wave.size:
            core[wave], alive[wave] = k, False
            reached = neighbours[positions(offsets[wave], offsets[wave + 1])]
            reached = reached[alive[reached]]
            np.subtract.at(left, reached, 1)
            wave = np.unique(reached[left[reached] <= k])
        standing = standing[alive[standing]]
    return core


def rewired(credits_: Credits, seed: int) -> Credits:
    """Return credits among which everybody keeps their number of films and every film its number of people, at random.

    Stubs are matched (Newman, Strogatz & Watts 2001, doi:10.1103/PhysRevE.64.026118): who is by chance matched to a film
    twice has two credits on it.
    """
    order = np.random.default_rng(seed).permutation(credits_.size)
    person_of = credits_.owner[order]
    back = np.argsort(person_of, kind="stable")
    return Credits(
        people=credits_.people, films=credits_.films, by_person=credits_.by_person, film_of=credits_.holder[back],
        by_film=credits_.by_film, person_of=person_of, year=credits_.year,
    )  # fmt: skip
