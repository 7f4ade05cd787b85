"""Windows of years that slide over what is known of a graph."""

from collections.abc import Iterator

import numpy as np

from reelgraph.analyses.credited import credited
from reelgraph.errors import QueryError
from reelgraph.graph import Graph
from reelgraph.paths import Limits


def windows(graph: Graph, limits: Limits, size: int) -> Iterator[tuple[int, int]]:
    """Yield windows (first year, last year) of `size` years, each half a window after the other, that hold a film.

    They begin at multiples of half a window. Raises QueryError where no film within the limits has a year.
    """
    years = credited(graph, limits).year
    years = np.unique(years[years > 0])
    if not len(years):
        raise QueryError("no film within these limits has a year, and so none is in a window")
    step = max(size // 2, 1)
    start = int(years[0]) // step * step
    while start <= years[-1]:
        first, last = max(start, limits.first or start), min(start + size - 1, limits.last or start + size - 1)
        if ((years >= first) & (years <= last)).any():
            yield first, last
        if start + size - 1 >= years[-1]:
            return
        start += step
