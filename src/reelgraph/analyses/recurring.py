"""Pairs who work together more often than chance would have it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from reelgraph.analyses import chance, coverage
from reelgraph.analyses.cocredits import Shared, shared
from reelgraph.analyses.credited import Flags, Numbers, Reals
from reelgraph.analyses.networks import network_of
from reelgraph.analyses.table import Cell, Table
from reelgraph.errors import QueryError
from reelgraph.exports.model import Attribute, Network
from reelgraph.graph import Graph
from reelgraph.selections import PROJECTIONS
from reelgraph.selections.projections import incidence

BELIEVED = 0.01  # the share of the pairs shown that may be there by chance
YEARS = 10_000  # more than any year
EDGE = (
    Attribute("role"),
    Attribute("year", "integer"),
    Attribute("last_year", "integer"),
    Attribute("weight", "integer"),
    Attribute("q", "number"),
)


def recurring(
    graph: Graph,
    name: str | None = None,
    *,
    pair: str = "director-actor",
    first: int | None = None,
    last: int | None = None,
    countries: Sequence[str] = (),
    kinds: Sequence[str] = (),
) -> Table:
    """Return the pairs in two roles who share films more often than chance would have it, the least likely first.

    `pair` is one of the projections: director-actor, director-cinematographer, producer-director, …; with a `name`, the
    pairs of that one person or company, all that share two films or more. Only films count that have a year and
    somebody in each of the two roles.

    A pair that shares k ≥ 2 films is tested against a hypergeometric null: of the N films of the years in which both
    were at work (from the later of their first years to the earlier of their last), the one is on n_i and the other on
    n_j; p = P(X ≥ k) if these were drawn at random, `expected` is n_i n_j / N (Tumminello et al. 2011,
    doi:10.1371/journal.pone.0017994; the years are the stratum). q is p adjusted for all pairs that there could be
    (Benjamini & Hochberg 1995): of the pairs shown, q ≤ 0.01, one in a hundred is expected to be by chance. `share` is
    k over all films of the first of the two.
    """
    if pair not in PROJECTIONS:
        raise QueryError(f"no pair of roles is called {pair!r}; there are {', '.join(PROJECTIONS)}")
    tested = _tested(graph, pair, graph.paths.within(graph.limits((), first, last, countries, kinds)).films)
    believed = tested.q <= BELIEVED
    shown, title = believed, f"{pair}: {PROJECTIONS[pair].about}, more often than by chance"
    if name is not None:
        number = graph.paths.number(graph.end(name).iri)
        shown = (tested.pairs.source == number) | (tested.pairs.target == number)
        title = f"{pair}: with whom {graph.paths.nodes.label(number)} works again"
    order = np.flatnonzero(shown)
    order = order[
        np.lexsort(
            (tested.pairs.target[order], tested.pairs.source[order], -tested.pairs.count[order], tested.chance[order])
        )
    ]
    notes = (
        (
            f"Null model: films drawn at random among those of the years in which both worked. {tested.possible:,} pairs are "
            f"possible, {len(tested.q):,} share two films or more, {int(believed.sum()):,} do so beyond chance (q ≤ {BELIEVED})."
        ),
        (
            f"Coverage: {coverage.share(tested.films, tested.credited)} films within the limits that credit anybody in these roles "
            "credit both and have a year; the others do not count."
        ),
    )
    columns = (*_columns(pair), "films", "first", "last", "share", "expected", "p", "q")
    rows = tuple(tested.row(graph, at) for at in order.tolist())
    return Table(title, columns, rows, notes, _drawn(graph, title, pair, tested, order))


@dataclass(frozen=True)
class _Tested:
    """Pairs that share two films or more, and what chance has to say of each."""

    pairs: Shared
    of_source: Numbers  # all films of the first that count
    expected: Reals
    chance: Reals
    q: Reals
    possible: int  # pairs that there could be
    films: int  # films that count
    credited: int  # films that credit anybody in either role

    def row(self, graph: Graph, at: int) -> tuple[Cell, ...]:
        """Return what the table tells of a pair."""
        tell, pairs = graph.paths.thing, self.pairs
        count = int(pairs.count[at])
        return (
            tell(int(pairs.source[at])), tell(int(pairs.target[at])), count, int(pairs.first[at]), int(pairs.last[at]),
            count / int(self.of_source[at]), float(self.expected[at]), float(self.chance[at]), float(self.q[at]),
        )  # fmt: skip


def _tested(graph: Graph, pair: str, within: Flags | None) -> _Tested:
    nodes, wanted = graph.paths.nodes, PROJECTIONS[pair]
    sides = [incidence(graph, graph.paths.credits, nodes.films, term) for term in (wanted.source, wanted.target)]
    either, usable = np.zeros(len(nodes.kinds), dtype=np.bool_), nodes.years > 0
    for side in sides:
        has = np.zeros(len(nodes.kinds), dtype=np.bool_)
        has[side[:, 0]] = True
        either |= has
        usable &= has
    if within is not None:
        either, usable = either & within, usable & within
    left, right = (side[usable[side[:, 0]]] for side in sides)
    years, same = nodes.years.astype(np.int64), not wanted.directed
    found = shared(left, right, years, same)
    often = found.count > 1
    found = Shared(*(column[often] for column in (found.source, found.target, found.count, found.first, found.last)))
    one, other = _Careers(left, years), _Careers(right, years)
    start = np.maximum(one.first(found.source), other.first(found.target))
    end = np.minimum(one.last(found.source), other.last(found.target))
    of_year = np.cumsum(np.bincount(years[usable], minlength=YEARS))
    films = of_year[end] - of_year[start - 1]
    n, m = one.within(found.source, start, end), other.within(found.target, start, end)
    likely = chance.together(found.count, n, m, films)
    possible = _possible(left[:, 1], right[:, 1], same)
    return _Tested(
        found, one.all(found.source), n * m / np.maximum(films, 1), likely, chance.adjusted(likely, possible), possible,
        int(usable.sum()), int(either.sum()),
    )  # fmt: skip


def _possible(left: Numbers, right: Numbers, same: bool) -> int:
    one, other = np.unique(left), np.unique(right)
    if same:
        return len(one) * (len(one) - 1) // 2
    return len(one) * len(other) - len(np.intersect1d(one, other))


class _Careers:
    """The years of the films of everybody in a role, in order."""

    def __init__(self, rows: Numbers, years: Numbers) -> None:
        self._keys = np.sort(rows[:, 1] * YEARS + years[rows[:, 0]])

    def first(self, who: Numbers) -> Numbers:
        return np.asarray(self._keys[np.searchsorted(self._keys, who * YEARS)] % YEARS)

    def last(self, who: Numbers) -> Numbers:
        return np.asarray(self._keys[np.searchsorted(self._keys, (who + 1) * YEARS) - 1] % YEARS)

    def within(self, who: Numbers, start: Numbers, end: Numbers) -> Numbers:
        after = np.searchsorted(self._keys, who * YEARS + end, side="right")
        return np.asarray(after - np.searchsorted(self._keys, who * YEARS + start))

    def all(self, who: Numbers) -> Numbers:
        return self.within(who, np.zeros_like(who), np.full_like(who, YEARS - 1))


def _columns(pair: str) -> tuple[str, str]:
    """Return what the two ends of a pair are called: director and actor, or one and other."""
    one, _, other = pair.partition("-")
    return (one, other) if PROJECTIONS[pair].directed else ("one", "other")


def _drawn(graph: Graph, title: str, pair: str, tested: _Tested, order: Numbers) -> Network:
    pairs = tested.pairs
    values = [
        (pair, int(pairs.first[at]), int(pairs.last[at]), int(pairs.count[at]), float(tested.q[at]))
        for at in order.tolist()
    ]
    return network_of(
        graph, title, (pairs.source[order], pairs.target[order]), EDGE, values, PROJECTIONS[pair].directed
    )
