"""Which nodes of a network a picture shows: the best connected, as many as can be read."""

import heapq
from collections.abc import Collection, Mapping, Sequence


def best_connected(
    near: Sequence[Collection[int]], weights: Sequence[float], limit: int, kept: Collection[int] = ()
) -> list[int]:
    """Return the places of at most `limit` nodes: those that are left when the least connected go, one after the other.

    `near` has the neighbours of each node. Of nodes with as many neighbours left, the lighter goes first, then the later.
    Nodes of `kept` never go, nor does what alone leads from them to others that are left.
    """
    degrees = [len(others) for others in near]
    parents = _parents(near, degrees, kept)
    children = [0] * len(near)
    for parent in parents.values():
        children[parent] += 1
    left = set(parents) | set(kept) if kept else set(range(len(near)))
    heap = [(degrees[node], weights[node], -node) for node in left if not children[node] and node not in kept]
    heapq.heapify(heap)

    def offer(node: int) -> None:
        if not children[node] and node in left and node not in kept:
            heapq.heappush(heap, (degrees[node], weights[node], -node))

    while len(left) > limit and heap:
        degree, _, negative = heapq.heappop(heap)
        node = -negative
        if node not in left or degree != degrees[node]:
            continue
        left.remove(node)
        for other in near[node]:
            degrees[other] -= 1
            offer(other)
        if node in parents:
            children[parents[node]] -= 1
            offer(parents[node])
    return sorted(left)


def _parents(near: Sequence[Collection[int]], degrees: Sequence[int], kept: Collection[int]) -> dict[int, int]:
    """Return for each node that `kept` leads to, step by step, the best connected node of those that lead to it."""
    parents: dict[int, int] = {}
    frontier = sorted(kept)
    while frontier:
        found: dict[int, int] = {}
        for node in frontier:
            for other in near[node]:
                if other in kept or other in parents:
                    continue
                if other not in found or (degrees[node], -node) > (degrees[found[other]], -found[other]):
                    found[other] = node
        parents |= found
        frontier = sorted(found)
    return parents


def reached(near: Sequence[Collection[int]], kept: Collection[int]) -> set[int]:
    """Return `kept` and all that is connected to it."""
    found = set(kept)
    waiting = sorted(kept)
    while waiting:
        fresh = [other for other in near[waiting.pop()] if other not in found]
        found.update(fresh)
        waiting += fresh
    return found


def ranked_groups(groups: Sequence[str | None]) -> Mapping[str, int]:
    """Return the rank of each group, from 0, the largest first, of equal ones the first that there is; None is none."""
    sizes: dict[str, int] = {}
    for group in groups:
        if group is not None:
            sizes[group] = sizes.get(group, 0) + 1
    first = {group: place for place, group in reversed(list(enumerate(groups)))}
    return {group: rank for rank, group in enumerate(sorted(sizes, key=lambda group: (-sizes[group], first[group])))}
