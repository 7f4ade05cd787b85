"""Who is credited more and more."""

from collections.abc import Sequence

import numpy as np

from reelgraph.analyses import coverage
from reelgraph.analyses.cores import coreness
from reelgraph.analyses.credited import Credits, Numbers, credited
from reelgraph.analyses.table import Table
from reelgraph.errors import QueryError
from reelgraph.graph import Graph
from reelgraph.paths import Limits
from reelgraph.selections.ranges import positions

SHOWN = 200
LEAST = 2  # films in the last window
NORMAL = 1.959964  # standard deviations that 95 % lie within
COLUMNS = (
    "person",
    "films",
    "before",
    "growth",
    "low",
    "high",
    "core",
    "core before",
    "new in core",
    "shown",
    "best year",
)
CORE = 0.95  # of the people of the last window are less deep than its core


def rising(
    graph: Graph,
    *,
    window: int = 5,
    roles: Sequence[str] = (),
    last: int | None = None,
    countries: Sequence[str] = (),
    kinds: Sequence[str] = (),
) -> Table:
    """Return who is on more films of the last years than of those before, those most surely first.

    a and b are a person's films of the last `window` years (up to `last`, else the latest year of the graph) and of as
    many before; A and B those of all people. `growth` = log2 ((a + ½) / (b + ½) · (B + ½) / (A + ½)): 1 is twice as many, after the
    growth of the whole is taken away, which is the null model; `low` and `high` bound it at 95 %: ± 1.96 √(1 / (a + ½) +
    1 / (b + ½)) / ln 2 (Haldane 1956, doi:10.1111/j.1469-1809.1955.tb01285.x: ½ shrinks the ratios of small counts).
    In the order of `low`;
    whoever has less than two films now is left out. `core` and `core before` are core numbers as in `core`; `new in core`
    counts people of the last window's core (its deepest twentieth) with whom no film was shared before; `shown` the
    films of the last window at festivals or with honours. `best year` is the one with most films: Williams, Lacasa and
    Latora (2019, doi:10.1038/s41467-019-10213-0) find that the year after which a career goes down can be told from it;
    where it lies before the last window, it is likely to have passed.
    """
    given = graph.limits(roles, None, None, countries, kinds)
    everything = credited(graph, given)
    end = int(everything.year.max()) if last is None else last
    if not ((everything.year > end - window) & (everything.year <= end) & (everything.year > 0)).any():
        raise QueryError(f"no film of {end - window + 1}–{end} is within these limits: nobody can be rising")
    now = credited(graph, _years(given, end - window + 1, end))
    earlier = end - 2 * window + 1, end - window
    anything = ((everything.year >= earlier[0]) & (everything.year <= earlier[1])).any()
    before = credited(graph, _years(given, *earlier)) if anything else None
    a = now.careers
    b, deep, deep_before = _before(now, before), coreness(now), _before(now, before, deep=True)
    whole = (before.size + 0.5) / (now.size + 0.5) if before is not None else 1.0
    growth = np.log2((a + 0.5) / (b + 0.5) * whole)
    error = NORMAL * np.sqrt(1 / (a + 0.5) + 1 / (b + 0.5)) / np.log(2)
    order = np.lexsort((now.people, -a, error - growth))
    order = order[a[order] >= LEAST][:SHOWN]
    people = tuple(graph.paths.thing(node) for node in now.people[order].tolist())
    columns = (
        people, a[order], b[order], growth[order], (growth - error)[order], (growth + error)[order], deep[order], deep_before[order],
        _partners(everything, now, deep, order, end - window), _shown(graph, now, order), _best(everything, now, order, end),
    )  # fmt: skip
    rows = tuple(
        zip(*(column if isinstance(column, tuple | list) else column.tolist() for column in columns), strict=True)
    )
    return Table(
        f"Who is rising, {end - window + 1}–{end}", COLUMNS, rows, _notes(graph, everything, now, before, end, window)
    )


def _notes(
    graph: Graph, everything: Credits, now: Credits, before: Credits | None, end: int, window: int
) -> tuple[str, ...]:
    grown = f"from {before.size if before else 0:,} credits of {end - 2 * window + 1}–{end - window} to {now.size:,} of {end - window + 1}–{end}"
    return (
        f"Null model: the growth of the whole, {grown}. Of people without any change, one in forty has a `low` above 0.",
        coverage.of_credits(graph, everything) + " The latest years of a graph are mostly incomplete.",
    )


def _before(now: Credits, before: Credits | None, deep: bool = False) -> Numbers:
    """Return the films, or the core numbers, that each had before; 0 of whoever had none."""
    found = np.zeros(len(now.people), dtype=np.int64)
    if before is not None:
        _, here, there = np.intersect1d(now.people, before.people, return_indices=True)
        found[here] = (coreness(before) if deep else before.careers)[there]
    return found


def _years(limits: Limits, first: int, last: int) -> Limits:
    return Limits(limits.roles, first, last, limits.countries, limits.kinds)


def _partners(everything: Credits, now: Credits, deep: Numbers, who: Numbers, before: int) -> list[int]:
    """Return for each with how many people of the core they share films now and shared none up to the year `before`."""
    core = now.people[(deep >= np.quantile(deep, CORE)) & (deep > 1)]
    counts = []
    for at in who.tolist():
        place = int(np.searchsorted(everything.people, now.people[at]))
        films = everything.of(place)
        old = films[(everything.year[films] > 0) & (everything.year[films] <= before)]
        beside = _beside(now, now.of(at))
        met = np.isin(beside, _beside(everything, old)) | (beside == now.people[at])
        counts.append(int(np.isin(beside[~met], core).sum()))
    return counts


def _beside(credits_: Credits, films: Numbers) -> Numbers:
    places = positions(credits_.by_film[films], credits_.by_film[films + 1])
    return np.unique(credits_.people[credits_.person_of[places]])


def _shown(graph: Graph, now: Credits, who: Numbers) -> list[int]:
    links = graph.paths.links
    wanted = np.array([name in ("honoured-at", "screened-at") for name in links.role_names])
    ends = np.concatenate([[0], np.cumsum(wanted[links.roles])])
    at_festivals = ends[links.offsets[now.films + 1]] > ends[links.offsets[now.films]]
    return [int(at_festivals[now.of(at)].sum()) for at in who.tolist()]


def _best(everything: Credits, now: Credits, who: Numbers, end: int) -> list[int]:
    """Return the year with most films of each, of equals the last."""
    found = []
    for at in who.tolist():
        years = everything.year[everything.of(int(np.searchsorted(everything.people, now.people[at])))]
        counts = np.bincount(years[(years > 0) & (years <= end)])
        found.append(int(len(counts) - 1 - np.argmax(counts[::-1])))
    return found
