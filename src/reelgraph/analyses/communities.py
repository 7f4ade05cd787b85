"""Groups of people who mostly work with one another, as they come and go."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from reelgraph.analyses import coverage
from reelgraph.analyses.accelerator import networkit
from reelgraph.analyses.cocredits import Reals, Ties, newman
from reelgraph.analyses.credited import Credits, Numbers, credited
from reelgraph.analyses.networks import network_of
from reelgraph.analyses.partition import method, modularity, nmi, partitions
from reelgraph.analyses.subjects import overrepresented, subjects
from reelgraph.analyses.table import Table
from reelgraph.analyses.windows import windows
from reelgraph.exports.model import Attribute, Network
from reelgraph.graph import Graph
from reelgraph.paths import Limits

LEAST = 3  # people of a group that is told of
SEEDS, FEW_SEEDS = 20, 5
MANY = 50_000  # ties, for which our own Louvain takes a second a seed
LABELS = ("country", "genre", "company")
UNLIKELY = 0.01  # a label must be that unlikely by chance


@dataclass(frozen=True)
class _Group:
    """One group of one window; `members` are nodes, the strongest first. Groups of one `line` follow one another."""

    members: Numbers
    strengths: Reals
    films: Numbers


@dataclass(frozen=True)
class _Window:
    first: int
    last: int
    groups: list[_Group]
    quality: float
    stability: float
    ties: Ties
    people: Numbers


def communities(
    graph: Graph,
    *,
    window: int = 10,
    roles: Sequence[str] = (),
    first: int | None = None,
    last: int | None = None,
    countries: Sequence[str] = (),
    kinds: Sequence[str] = (),
    seeds: int | None = None,
) -> Table:
    """Return groups of people who mostly work with one another, in windows of years, the largest of each window first.

    In each window of `window` years, half of which the next one shares, people are tied as `ties` has it (Newman 2001)
    and grouped by Leiden (Traag, Waltman & van Eck 2019, doi:10.1038/s41598-019-41695-z) so that the modularity Q is
    high (Newman & Girvan 2004, doi:10.1103/PhysRevE.69.026113). Of `seeds` runs (20; without networkit, 5 of more than
    50,000 ties) the one of highest Q is told; `stability` is the mean normalised mutual information of it with the others: 1 where all are the same. Two groups of windows that
    follow one another are one `line` where each is the other's best match by Jaccard |A ∩ B| / |A ∪ B| (Greene, Doyle &
    Cunningham 2010, doi:10.1109/ASONAM.2010.17). `label` is, of each of country, genre and company, the one whose share
    of the group's films is least likely by chance (hypergeometric, p ≤ 0.01); a film is the group's with most of its
    people. Groups of less than three people are not told of. Q is to be compared with 0, of random ties.
    """
    limits = graph.limits(roles, first, last, countries, kinds)
    told = [subjects(graph, what) for what in LABELS]
    found = [_window(graph, limits, *years, seeds) for years in windows(graph, limits, window)]
    lines = _lines(found)
    rows = [
        (
            f"{one.first}–{one.last}",
            line,
            len(group.members),
            len(group.films),
            label,
            people,
            one.quality,
            one.stability,
        )
        for one, of_window in zip(found, lines, strict=True)
        for group, line, label, people in zip(
            one.groups, of_window, _labels(graph, one.groups, told), _people(graph, one.groups), strict=True
        )
    ]
    order = sorted(rows, key=lambda row: (row[0], -row[2], row[1]))
    whole = credited(graph, limits)
    notes = (
        f"Groups by {method()}. Null model: modularity 0, of ties at random; stability 1 where all seeds agree.",
        coverage.of_credits(graph, whole) + " Films without a year are in no window.",
    )
    columns = ("years", "line", "people", "films", "label", "strongest", "modularity", "stability")
    return Table("Who mostly works with one another", columns, tuple(order), notes, _drawn(graph, found[-1], lines[-1]))


def _window(graph: Graph, limits: Limits, first: int, last: int, seeds: int | None) -> _Window:
    found = credited(graph, Limits(limits.roles, first, last, limits.countries, limits.kinds))
    ties = newman(found)
    patient = len(ties.source) <= MANY or networkit() is not None
    runs = list(partitions(ties, seeds or (SEEDS if patient else FEW_SEEDS)))
    qualities = [modularity(ties, run) for run in runs]
    best = int(np.argmax(qualities))
    others = [nmi(runs[best], run) for at, run in enumerate(runs) if at != best]
    stability = float(np.mean(others)) if others else 1.0
    groups = list(_groups(found, ties, runs[best]))
    return _Window(first, last, groups, qualities[best], stability, ties, found.people)


def _groups(credits_: Credits, ties: Ties, group: Numbers) -> Iterator[_Group]:
    """Yield the groups of three people or more, the largest first."""
    films = _films(credits_, group)
    strength = ties.strength
    sizes = np.bincount(group)
    by_group = np.argsort(group, kind="stable")
    starts = np.concatenate([[0], np.cumsum(sizes)])
    for number in np.argsort(-sizes, kind="stable").tolist():
        if sizes[number] < LEAST:
            return
        members = by_group[starts[number] : starts[number + 1]]
        members = members[np.argsort(-strength[members], kind="stable")]
        yield _Group(credits_.people[members], strength[members], credits_.films[films == number])


def _films(credits_: Credits, group: Numbers) -> Numbers:
    """Return the group that most people of each film are in, of equals the first."""
    size = int(group.max()) + 1
    key, count = np.unique(credits_.holder * size + group[credits_.person_of], return_counts=True)
    film, which = key // size, key % size
    order = np.lexsort((-which, count, film))
    last = np.append(np.flatnonzero(np.diff(film[order])), len(order) - 1)
    return np.asarray(which[order][last])


def _lines(found: list[_Window]) -> list[list[int]]:
    """Return for each group of each window the number of its line."""
    lines: list[list[int]] = []
    count = 0
    for at, one in enumerate(found):
        before = _matched(found[at - 1].groups, one.groups) if at else {}
        numbers = []
        for place in range(len(one.groups)):
            if place in before:
                numbers.append(lines[-1][before[place]])
            else:
                count += 1
                numbers.append(count)
        lines.append(numbers)
    return lines


def _matched(before: list[_Group], after: list[_Group]) -> dict[int, int]:
    """Return which group of the window before each group is, where each is the other's best match."""
    where = {int(member): place for place, group in enumerate(before) for member in group.members}
    shared: dict[tuple[int, int], int] = {}
    for place, group in enumerate(after):
        for member in group.members.tolist():
            if member in where:
                pair = (where[member], place)
                shared[pair] = shared.get(pair, 0) + 1
    alike = {
        (old, new): count / (len(before[old].members) + len(after[new].members) - count)
        for (old, new), count in shared.items()
    }
    best_old: dict[int, int] = {}
    best_new: dict[int, int] = {}
    for old, new in sorted(alike, key=lambda pair: (-alike[pair], pair)):
        best_old.setdefault(new, old)
        best_new.setdefault(old, new)
    return {new: old for new, old in best_old.items() if best_new[old] == new}


def _labels(graph: Graph, groups: list[_Group], told: list[tuple[Numbers, Numbers]]) -> list[str]:
    size = len(graph.paths.nodes.kinds)
    item = np.concatenate([group.films for group in groups]) if groups else np.empty(0, dtype=np.int64)
    which = np.repeat(np.arange(len(groups)), [len(group.films) for group in groups])
    order = np.argsort(item, kind="stable")
    words: list[list[str]] = [[] for _ in groups]
    for pairs in told:
        found = overrepresented((item[order], which[order]), pairs, size)
        usable = np.flatnonzero((found.chance <= UNLIKELY) & (found.count > 1))
        seen = set()
        for at in usable[np.lexsort((found.thing[usable], found.chance[usable]))].tolist():
            group = int(found.group[at])
            if group not in seen:
                seen.add(group)
                words[group].append(graph.paths.nodes.label(int(found.thing[at])))
    return ["; ".join(labels) for labels in words]


def _people(graph: Graph, groups: list[_Group]) -> list[str]:
    return [", ".join(graph.paths.nodes.label(int(node)) for node in group.members[:3]) for group in groups]


def _drawn(graph: Graph, one: _Window, lines: list[int]) -> Network:
    """Return the ties within the groups of a window, the strongest first, each person with the line of the group."""
    groups = {node: line for group, line in zip(one.groups, lines, strict=True) for node in group.members.tolist()}
    of = np.array([groups.get(node, 0) for node in one.people.tolist()])
    source, target, weight = one.ties.source, one.ties.target, one.ties.weight
    within = np.flatnonzero((of[source] == of[target]) & (of[source] > 0))
    within = within[np.argsort(-weight[within], kind="stable")]
    ends = one.people[source[within]], one.people[target[within]]
    title = f"Who mostly works with one another, {one.first}–{one.last}"
    values = [(value,) for value in weight[within].tolist()]
    return network_of(graph, title, ends, (Attribute("weight", "number"),), values, groups=groups)
