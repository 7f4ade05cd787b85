"""Which festivals show the same films, and how varied their programmes are."""

import numpy as np

from reelgraph.analyses import chance, coverage
from reelgraph.analyses.appearances import Appearances, appearances
from reelgraph.analyses.cocredits import Ties, shared
from reelgraph.analyses.credited import Numbers
from reelgraph.analyses.networks import network_of
from reelgraph.analyses.partition import method, partitions
from reelgraph.analyses.subjects import subjects
from reelgraph.analyses.table import Table
from reelgraph.errors import QueryError
from reelgraph.exports.model import Attribute
from reelgraph.graph import Graph

EVENTS = ("festival", "ceremony")
EDGE = (Attribute("weight", "integer"), Attribute("lag", "integer"), Attribute("q", "number"))


def circuit(graph: Graph, name: str | None = None, *, first: int | None = None, last: int | None = None) -> Table:
    """Return which editions of festivals have films in common, most films first, or one festival's programmes.

    Two editions are tied by the number k of films that both showed or honoured; `lag` is the years from the one to the
    other (Zemaityte et al. 2024, doi:10.1371/journal.pone.0297404). `expected` is n_a n_b / N, of N films at festivals; q
    is P(X ≥ k) of the hypergeometric null, adjusted for all pairs of editions (Benjamini & Hochberg 1995). `circuit` is
    the number of the group that both are in, by Leiden on k; empty where they are in two. `first` and `last` are years
    of editions; where the edition is not known the festival stands for it.

    With a `name`, each edition of that festival or ceremony: its films, their countries, `diversity` = exp(−Σ p ln p) of
    the shares p of the countries, as many equally frequent ones (Jost 2006, doi:10.1111/j.2006.0030-1299.14714.x), and
    `elsewhere`, the share of its films that another festival had in the same year or before.
    """
    found = appearances(graph, first, last)
    if not len(found.film):
        raise QueryError("this graph has no screenings and no awards in these years; see `reelgraph query festivals`")
    if name is not None:
        return _programmes(graph, found, graph.paths.number(graph.end(name, EVENTS).iri))
    return _shared(graph, found)


def _coverage(graph: Graph, found: Appearances) -> str:
    films = len(np.unique(found.film))
    whole = int(graph.paths.nodes.films.sum())
    return (
        f"Coverage: {coverage.share(films, whole)} films of the graph have a screening or award; of "
        f"{coverage.share(int((found.edition >= 0).sum()), len(found.film))} of these the edition is known. A festival that "
        "no source tells of is not there."
    )


def _shared(graph: Graph, found: Appearances) -> Table:
    rows = np.unique(np.stack([found.film, found.event], axis=1), axis=0)
    events, at = np.unique(rows[:, 1], return_inverse=True)
    rows = np.stack([rows[:, 0], at], axis=1)
    years = _years(found, events)
    pairs = shared(rows, rows, np.zeros(int(rows[:, 0].max()) + 1, dtype=np.int64), same=True)
    swapped = years[pairs.source] > years[pairs.target]
    source, target = np.where(swapped, pairs.target, pairs.source), np.where(swapped, pairs.source, pairs.target)
    sizes, total = np.bincount(rows[:, 1]), len(np.unique(rows[:, 0]))
    n, m = sizes[source], sizes[target]
    q = chance.adjusted(
        chance.together(pairs.count, n, m, np.full(len(n), total)), len(events) * (len(events) - 1) // 2
    )
    (group,) = partitions(Ties(len(events), pairs.source, pairs.target, pairs.count.astype(np.float64)))
    lag = np.where((years[source] > 0) & (years[target] > 0), years[target] - years[source], -1)
    order = np.lexsort((target, source, q, -pairs.count))
    tell = graph.paths.thing
    table = tuple(
        (tell(int(events[source[n_]])), tell(int(events[target[n_]])), int(pairs.count[n_]), int(lag[n_]) if lag[n_] >= 0 else None,
         float(sizes[source[n_]] * sizes[target[n_]] / total), float(q[n_]),
         int(group[source[n_]]) + 1 if group[source[n_]] == group[target[n_]] else None)
        for n_ in order.tolist()
    )  # fmt: skip
    lags = [(years_, int(pairs.count[lag == years_].sum())) for years_ in range(11)]
    told = ", ".join(f"{count:,} at {years_}" for years_, count in lags if count)
    notes = (
        f"Null model: films at random, n_a n_b / N of {total:,}. Circuits by {method()}.",
        f"Lags in years between two editions that share a film: {told or 'none known'}.",
        _coverage(graph, found),
    )
    drawn = network_of(
        graph, "Festivals that show the same films", (events[source[order]], events[target[order]]), EDGE,
        [(row[2], row[3], row[5]) for row in table], groups=dict(zip(events.tolist(), (group + 1).tolist(), strict=True)),
    )  # fmt: skip
    columns = ("edition", "other", "films", "lag", "expected", "q", "circuit")
    return Table("Which festivals show the same films", columns, table, notes, drawn)


def _years(found: Appearances, events: Numbers) -> Numbers:
    """Return the first year of each event, 0 where none is known; a festival without edition has none."""
    years = np.full(len(events), np.iinfo(np.int64).max)
    known = (found.year > 0) & (found.edition >= 0)
    np.minimum.at(years, np.searchsorted(events, found.edition[known]), found.year[known])
    return np.where(years == np.iinfo(np.int64).max, 0, years)


def _programmes(graph: Graph, found: Appearances, festival: int) -> Table:
    film, country = subjects(graph, "country")
    rows = []
    own = found.festival == festival
    if not own.any():
        raise QueryError(f"{graph.paths.nodes.label(festival)} has no film in these years")
    for year in np.unique(found.year[own]).tolist():
        films = np.unique(found.film[own & (found.year == year)])
        before = found.film[(found.festival != festival) & (found.year > 0) & (found.year <= year)]
        shares = np.bincount(country[np.isin(film, films)])
        elsewhere = float(np.isin(films, before).mean()) if year else None
        rows.append((year or None, len(films), int((shares > 0).sum()), diversity(shares), elsewhere, float(np.isin(films, film).mean())))  # fmt: skip
    everywhere = diversity(np.bincount(country[np.isin(film, found.film)]))
    label = graph.paths.nodes.label(festival)
    notes = (
        f"Null model: all films at festivals together have a diversity of {everywhere:.3g} countries; a small programme is less diverse by its size alone.",
        _coverage(graph, found) + " `told` is the share of the films whose country is known.",
    )
    columns = ("year", "films", "countries", "diversity", "elsewhere", "told")
    return Table(f"The programmes of {label}", columns, tuple(rows), notes)


def diversity(counts: Numbers) -> float:
    """Return the effective number exp(−Σ p ln p) of things that come so often; 0 of none."""
    counts = counts[counts > 0]
    if not len(counts):
        return 0.0
    shares = counts / counts.sum()
    return float(np.exp(-(shares * np.log(shares)).sum()))
