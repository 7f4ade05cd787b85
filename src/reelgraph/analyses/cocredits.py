"""Who shares films with whom: the product of credits with credits, as arrays of pairs."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from reelgraph.analyses.credited import Credits, Numbers, ends
from reelgraph.errors import QueryError
from reelgraph.selections.ranges import positions

Reals = npt.NDArray[np.float64]
MOST = 60_000_000  # pairs of people on one film that are held at once: some 2 GB


@dataclass(frozen=True)
class Ties:
    """An undirected weighted network of `size` nodes: each pair once, `source` before `target`."""

    size: int
    source: Numbers
    target: Numbers
    weight: Reals

    @property
    def strength(self) -> Reals:
        """Return the sum of the weights of each node."""
        both = (np.bincount(end, self.weight, minlength=self.size) for end in (self.source, self.target))
        return np.asarray(sum(both))


def newman(credits_: Credits) -> Ties:
    """Return w_ij = Σ 1 / (n_f − 1) over the films that i and j share, n_f the people of a film.

    The weights of a person add up to the number of films with others (Newman 2001, doi:10.1103/PhysRevE.64.016132).
    Raises QueryError where there are too many pairs to hold.
    """
    casts = credits_.casts
    events = int((casts * (casts - 1) // 2).sum())
    if events > MOST:
        raise QueryError(
            f"these films have {events:,} pairs of people; limit them by roles, years or kinds (--role actor, --from 1990)"
        )
    # each credit with all later ones of its film
    after = credits_.by_film[credits_.holder + 1]
    here = np.arange(credits_.size)
    source = np.repeat(credits_.person_of, after - here - 1)
    film = np.repeat(credits_.holder, after - here - 1)
    target = credits_.person_of[positions(here + 1, after)]
    share = 1.0 / np.maximum(casts - 1, 1)
    return summed(len(credits_.people), source, target, share[film])


def summed(size: int, source: Numbers, target: Numbers, weight: Reals) -> Ties:
    """Return ties with the weights of equal pairs added up; `source` stands before `target` in each."""
    key = source * size + target
    order = np.argsort(key, kind="stable")
    key, weight = key[order], weight[order]
    new = np.flatnonzero(np.concatenate([[True], key[1:] != key[:-1]])) if len(key) else np.empty(0, dtype=np.int64)
    total = np.add.reduceat(weight, new) if len(new) else np.empty(0)
    return Ties(size, key[new] // size, key[new] % size, total)


@dataclass(frozen=True)
class Shared:
    """Pairs of things that share items: how many, and the first and last year of these (0: not known)."""

    source: Numbers
    target: Numbers
    count: Numbers
    first: Numbers
    last: Numbers


def shared(left: Numbers, right: Numbers, years: Numbers, same: bool) -> Shared:
    """Return who of `left` shares how many films with whom of `right`; both are rows (film, who), in order, each once.

    `years` has the year of every film, 0 where it is not known. If both are the `same`, each pair comes once, and
    nobody is ever paired with himself.
    """
    offsets = ends(np.bincount(right[:, 0], minlength=len(years)))
    starts, stops = offsets[left[:, 0]], offsets[left[:, 0] + 1]
    source, film = np.repeat(left[:, 1], stops - starts), np.repeat(left[:, 0], stops - starts)
    target = right[positions(starts, stops), 1]
    kept = source < target if same else source != target
    source, target, year = source[kept], target[kept], years[film[kept]]
    size = int(max(source.max(initial=0), target.max(initial=0))) + 1
    key = source * size + target
    order = np.argsort(key, kind="stable")
    key, year = key[order], year[order]
    if not len(key):
        return Shared(*(np.empty(0, dtype=np.int64) for _ in range(5)))
    new = np.flatnonzero(np.concatenate([[True], key[1:] != key[:-1]]))
    first = np.minimum.reduceat(np.where(year > 0, year, np.iinfo(np.int64).max), new)
    last = np.maximum.reduceat(year, new)
    count = np.diff(np.append(new, len(key)))
    return Shared(key[new] // size, key[new] % size, count, np.where(last > 0, first, 0), last)
