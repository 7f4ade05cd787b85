"""The notes beside a number: how many films had the fact at all."""

import numpy as np

from reelgraph.analyses.credited import Credits
from reelgraph.graph import Graph


def share(part: int, whole: int) -> str:
    """Return "12 of 40 (30 %)"."""
    return f"{part:,} of {whole:,} ({part / whole:.0%})" if whole else "0 of 0"


def of_credits(graph: Graph, credits_: Credits) -> str:
    """Say how many films of the graph are counted, how many of them have a year, and how many credit one person only."""
    films, dated = len(credits_.films), int((credits_.year > 0).sum())
    alone = int((credits_.casts < 2).sum())
    all_of_them = int(graph.paths.nodes.films.sum())
    return (
        f"Coverage: {share(films, all_of_them)} films of the graph have credits within the limits; the year is known of "
        f"{share(dated, films)}; {share(alone, films)} credit one person only and tie nobody."
    )


def spread(values: "np.typing.NDArray[np.float64]") -> str:
    """Return "mean 3.1, from 2 to 5" of numbers."""
    return f"mean {values.mean():.3g}, from {values.min():.3g} to {values.max():.3g}" if len(values) else "none"
