"""Ranges of places within the arrays of a network."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from reelgraph.network import Places

Numbers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


def positions(starts: Places, ends: Places) -> Numbers:
    """Return every place of the ranges start … end - 1, one range after the other."""
    lengths = ends - starts
    shifts = np.repeat(starts - np.concatenate([[0], np.cumsum(lengths)[:-1]]), lengths) if len(lengths) else lengths
    return np.asarray(np.arange(lengths.sum()) + shifts, dtype=np.int64)


def spans(offsets: Places, size: int) -> Iterator[tuple[int, int]]:
    """Yield ranges of rows that hold some `size` entries each, one row at least."""
    row, end = 0, len(offsets) - 1
    while row < end:
        after = int(np.searchsorted(offsets, offsets[row] + size, side="right")) - 1
        after = min(max(after, row + 1), end)
        yield row, after
        row = after
