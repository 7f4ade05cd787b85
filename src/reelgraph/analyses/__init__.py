"""Analyses of a graph's network, each a table with what stands beside its numbers.

    reach          how far people are from one of them (Bacon numbers), or who is nearest to all
    ties           how strongly a person is tied to those they work with
    recurring      pairs who work together more often than by chance
    communities    groups of people who mostly work with one another, through the years
    core           who stands in the core of the network, and who joins it to the rest
    career         the films of a person by year
    rising         who is on more and more films
    circuit        which festivals show the same films, and how varied their programmes are
    ladder         the run of a film, and which festival comes after which
    flows          whose films go through which distributor into which country
    concentration  in how few hands distribution is
    coproductions  which countries make films together
    places         what is filmed where more than elsewhere
    home           where a director films

Each is a function of a graph; `analyse` and `Graph.analyse` call it by its name, as `reelgraph network` does.
"""

import inspect
from collections.abc import Callable, Mapping
from typing import Any

from reelgraph.analyses.career import career
from reelgraph.analyses.circuit import circuit
from reelgraph.analyses.communities import communities
from reelgraph.analyses.core import core
from reelgraph.analyses.flows import concentration, coproductions, flows
from reelgraph.analyses.ladder import ladder
from reelgraph.analyses.places import home, places
from reelgraph.analyses.reach import reach
from reelgraph.analyses.recurring import recurring
from reelgraph.analyses.rising import rising
from reelgraph.analyses.table import Cell, Table
from reelgraph.analyses.ties import ties
from reelgraph.errors import QueryError
from reelgraph.graph import Graph

ANALYSES: Mapping[str, Callable[..., Table]] = {
    function.__name__: function
    for function in (
        reach,
        ties,
        recurring,
        communities,
        core,
        career,
        rising,
        circuit,
        ladder,
        flows,
        concentration,
        coproductions,
        places,
        home,
    )
}

__all__ = ["ANALYSES", "Cell", "Table", "about", "analyse", "options", *ANALYSES]


def about(analysis: str) -> str:
    """Return in one line what an analysis answers."""
    return (inspect.getdoc(ANALYSES[analysis]) or "").partition("\n")[0].removeprefix("Return ").rstrip(".")


def options(analysis: str) -> Mapping[str, inspect.Parameter]:
    """Return what an analysis can be given beside the graph."""
    return {name: one for name, one in inspect.signature(ANALYSES[analysis]).parameters.items() if name != "graph"}


def analyse(graph: Graph, analysis: str, name: str | None = None, **given: Any) -> Table:
    """Return the answer of an analysis, by its name.

    Raises QueryError where there is none of that name, or it takes none of what is given.
    """
    if analysis not in ANALYSES:
        raise QueryError(f"no analysis is called {analysis!r}; there are {', '.join(ANALYSES)}")
    known = options(analysis)
    if name is not None:
        given["name"] = name
    if unknown := [option for option in given if option not in known]:
        raise QueryError(f"{analysis} takes no {', '.join(unknown)}; it takes {', '.join(known)}")
    if missing := [one.name for one in known.values() if one.default is one.empty and one.name not in given]:
        raise QueryError(f"{analysis} needs a {missing[0]}")
    return ANALYSES[analysis](graph, **given)
