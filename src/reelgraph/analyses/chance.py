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
    logs = np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, int(films.max(initial=0)) + 1)))])
    least = np.maximum(shared, np.maximum(0, one + other - films))
    term = np.exp(
        _choose(logs, one, least) + _choose(logs, films - one, other - least) - _choose(logs, films, other)
    )  # fmt: skip
    term[least > np.minimum(one, other)] = 0.0
    total, at = term.copy(), least.copy()
    left = np.flatnonzero((at < np.minimum(one, other)) & (term > 0))
    while left.size:
        x, n, m, size = at[left], one[left], other[left], films[left]
        term[left] *= (n - x) * (m - x) / ((x + 1) * (size - n - m + x + 1))
        total[left] += term[left]
        at[left] += 1
        left = left[(at[left] < np.minimum(n, m)) & (term[left] > NEGLIGIBLE * total[left])]
    return np.minimum(total, 1.0)


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
