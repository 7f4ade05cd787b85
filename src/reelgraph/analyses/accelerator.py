"""networkit, where it is installed (`pip install 'reelgraph[network]'`): groups of large networks many times sooner."""

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import numpy as np
import numpy.typing as npt

Whole = npt.NDArray[np.int64]


@cache
def networkit() -> Any:
    """Return the module networkit, None where it is not installed."""
    return import_module("networkit") if find_spec("networkit") else None


def held(kit: Any, size: int, source: Whole, target: Whole, weight: npt.NDArray[np.float64] | None = None) -> Any:
    """Return an undirected graph of networkit with these edges."""
    told = np.ones(len(source)) if weight is None else weight
    ends = (source.astype(np.uint64), target.astype(np.uint64))
    return kit.GraphFromCoo((told, ends), n=size, directed=False, weighted=weight is not None)
