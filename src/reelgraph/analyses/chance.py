"""How often things fall together by chance, and which of many such tests to believe."""

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]
Reals = npt.NDArray[np.float64]
NEGLIGIBLE = 1e-17  # of a sum, what is not added any more


def together(shared: Numbers, one: Numbers, other: Numbers, films: Numbers) -> Reals:
    """Return the chance that two who are on `one` and `other` of so many films share `shared` or more.

    P(X ≥ k) of the hypergeometric distribution: the films of the one are a set, those of the other are drawn at random
    (Tumminello et al. 2011, doi:10.1371/journal.pone.0017994). All arrays have one cell a pair.
    """
    least, most = np.maximum(0, one + other - films), np.minimum(one, other)
    logs = np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, int(films.max(initial=0)) + 1)))])
    above = shared > (one + 1) * (other + 1) // (films + 2)  # of the most likely number; else what is below is less
    upper = _tail(logs, np.where(above, shared, most + 1), most, (one, other, films), up=True)
    lower = _tail(logs, np.where(above, least - 1, shared - 1), least, (one, other, films), up=False)
    return np.clip(np.where(above, upper, 1.0 - lower), 0.0, 1.0)


def _tail(logs: Reals, start: Numbers, end: Numbers, sizes: tuple[Numbers, Numbers, Numbers], up: bool) -> Reals:
    """Return the sum of the chances of all numbers from `start` to `end`, away from the most likely one."""
    one, other, films = sizes
    within = (start <= end) if up else (start >= end)
    at = np.where(within, start, end)
    term = np.exp(_choose(logs, one, at) + _choose(logs, films - one, other - at) - _choose(logs, films, other))
    term[~within] = 0.0
    total, left = term.copy(), np.flatnonzero((at != end) & (term > 0))
    while left.size:
        x, n, m, rest = at[left], one[left], other[left], films[left] - one[left] - other[left]
        term[left] *= (
            (n - x) * (m - x) / ((x + 1) * (rest + x + 1)) if up else x * (rest + x) / ((n - x + 1) * (m - x + 1))
        )
        total[left] += term[left]
        at[left] += 1 if up else -1
        left = left[(at[left] != end[left]) & (term[left] > NEGLIGIBLE * total[left])]
    return total


def _choose(logs: Reals, of: Numbers, how_many: Numbers) -> Reals:
    possible = (how_many >= 0) & (how_many <= of)
    taken = np.where(possible, how_many, 0)
    return np.where(possible, logs[of] - logs[taken] - logs[of - taken], -np.inf)


def adjusted(chances: Reals, tests: int | None = None) -> Reals:
    """Return the q-values of many tests: believing all below q, a share of q at most is expected to be by chance.

    `tests` is how many were made in all; those that are not among `chances` count as certain to be by chance
    (Benjamini & Hochberg 1995, doi:10.1111/j.2517-6161.1995.tb02031.x).
    """
    order = np.argsort(chances, kind="stable")
    scaled = chances[order] * (len(chances) if tests is None else tests) / np.arange(1, len(chances) + 1)
    found = np.empty(len(chances))
    found[order] = np.minimum(np.minimum.accumulate(scaled[::-1])[::-1], 1.0)
    return found
