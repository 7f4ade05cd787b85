"""How many shortest chains run through a person's credits."""

import numpy as np

from reelgraph.analyses.credited import Credits, Numbers, Reals

PIVOTS = 64  # people from whom chains are counted where there are too many to count from all
EXACT = 1024


def brokerage(credits_: Credits, most: int = EXACT, pivots: int = PIVOTS) -> tuple[Reals, bool]:
    """Return the brokerage of each person, and whether it is exact.

    The mean edge betweenness of a person's credits (Everett & Valente 2016, doi:10.1016/j.socnet.2015.09.001): for a
    credit the number of pairs of people whose shortest chains run through it, each pair shared among its chains. Counted
    from all people, or estimated from some drawn at random (Brandes & Pich 2007, doi:10.1142/S0218127407018403).
    """
    people = len(credits_.people)
    exact = people <= most
    sources = np.arange(people) if exact else np.random.default_rng(0).choice(people, pivots, replace=False)
    through = np.zeros(people)
    for source in sources.tolist():
        through += _through(credits_, source)
    through *= people / len(sources) / 2  # each pair was counted from both its ends
    return through / credits_.careers, exact


def _through(credits_: Credits, source: int) -> Reals:
    """Return what runs through the credits of each person of the chains from one to all others (Brandes 2001).

    Through the credits of the source run all chains; through those of another, the one that ends there and twice
    each that goes on.
    """
    person, film, where = credits_.owner, credits_.film_of, np.arange(credits_.size)
    depth, paths = np.full(len(credits_.people), -1), np.zeros(len(credits_.people))
    film_depth, film_paths = np.full(len(credits_.films), -1), np.zeros(len(credits_.films))
    depth[source], paths[source] = 0, 1.0
    layers: list[tuple[Numbers, Numbers]] = []
    at = 0
    while True:
        out = where[(depth[person] == at) & (film_depth[film] < 0)]
        if not out.size:
            break
        film_depth[film[out]] = at
        film_paths += np.bincount(film[out], paths[person[out]], minlength=len(film_paths))
        into = where[(film_depth[film] == at) & (depth[person] < 0)]
        depth[person[into]] = at + 1
        paths += np.bincount(person[into], film_paths[film[into]], minlength=len(paths))
        layers.append((out, into))
        at += 1
    onward, film_onward = np.zeros(len(paths)), np.zeros(len(film_paths))
    for out, into in reversed(layers):
        ended = (1.0 + onward[person[into]]) / paths[person[into]] * film_paths[film[into]]
        film_onward += np.bincount(film[into], ended, minlength=len(film_paths))
        passed = film_onward[film[out]] / film_paths[film[out]] * paths[person[out]]
        onward += np.bincount(person[out], passed, minlength=len(paths))
    through = np.where(depth > 0, 1.0 + 2.0 * onward, 0.0)
    through[source] = onward[source]
    return through
