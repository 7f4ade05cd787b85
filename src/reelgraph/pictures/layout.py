"""Where the nodes of a small network stand: near what they are tied to, and no label on another.

First stress majorization (Gansner, Koren and North, 2004): distances on the sheet are those along the ties, a tie the
longer the fewer neighbours its ends share. Then boxes that overlap are pushed apart, each by as little as will do. All is
plain arithmetic in one order, so that the same network gives the same places on every machine.
"""

from collections.abc import Sequence
from math import cos, pi, sin, sqrt

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Pair = tuple[int, int]  # places of two nodes

GOLDEN = pi * (3 - sqrt(5))
ROUNDS = 220  # of stress majorization
SETTLED = 1e-4  # a round that moves no node further is the last
PUSHES = 400  # rounds of pushing apart before the sheet grows
ROOMY = 2.3  # area of the sheet before pushing, as a multiple of that of the boxes
AIRY, SHRUNK = 3.0, 0.93  # the same after pushing, for which it is drawn together; by how much at a time
ASPECT = 1.45
ALONE = 0.6  # share of the width from which the largest part has its shelf for itself
APART = 18.0  # between parts of a network that nothing ties


def lay(sizes: Floats, ties: Sequence[Pair], ranks: Sequence[float]) -> Floats:
    """Return the middles of boxes of these sizes (width, height), none overlapping another, the outermost at 0.

    The node of the highest rank begins in the middle; parts that nothing ties to one another stand side by side.
    """
    middles = np.zeros_like(sizes)
    parts = _parts(len(sizes), ties)
    numbers = {node: number for part in parts for number, node in enumerate(part)}
    place = {node: at for at, part in enumerate(parts) for node in part}
    own: list[list[Pair]] = [[] for _ in parts]
    for one, other in ties:
        own[place[one]].append((numbers[one], numbers[other]))
    extents = []
    for part, among in zip(parts, own, strict=True):
        centre = max(range(len(part)), key=lambda at, part=part: (ranks[part[at]], -at))  # type: ignore[misc]
        found = spread(arrange(len(part), among, centre), sizes[part])
        found = found - (found - sizes[part] / 2).min(axis=0)
        middles[part] = found
        extents.append((found + sizes[part] / 2).max(axis=0))
    for part, corner in zip(parts, _shelved(extents), strict=True):
        middles[part] += corner
    return middles


def _parts(count: int, ties: Sequence[Pair]) -> list[list[int]]:
    """Return the connected parts, the largest first."""
    near: list[list[int]] = [[] for _ in range(count)]
    for one, other in ties:
        near[one].append(other)
        near[other].append(one)
    seen: set[int] = set()
    parts = []
    for start in range(count):
        if start in seen:
            continue
        seen.add(start)
        part = [start]
        for node in part:
            fresh = [other for other in dict.fromkeys(near[node]) if other not in seen]
            seen.update(fresh)
            part += fresh
        parts.append(sorted(part))
    return sorted(parts, key=lambda part: (-len(part), part[0]))


def _shelved(extents: Sequence[Floats]) -> list[Floats]:
    """Return the upper left corners of rectangles put on shelves, one shelf below the other."""
    area = sum(float((size[0] + APART) * (size[1] + APART)) for size in extents)
    width = max(sqrt(area * ASPECT), max((float(size[0]) for size in extents), default=0.0))
    corners: list[Floats] = []
    x, y, tall = 0.0, 0.0, 0.0
    for size in extents:
        if x and (x + float(size[0]) > width or (len(corners) == 1 and x > ALONE * width)):
            x, y, tall = 0.0, y + tall + APART, 0.0
        corners.append(np.array([x, y]))
        x, tall = x + float(size[0]) + APART, max(tall, float(size[1]))
    return corners


def arrange(count: int, ties: Sequence[Pair], centre: int) -> Floats:
    """Return a place (x, y) for each of `count` nodes, all connected by these ties; `centre` begins in the middle."""
    if count == 1:
        return np.zeros((1, 2))
    wanted = _distances(count, ties)
    places = _begin(wanted[centre])
    weights = 1 / np.maximum(wanted, 1e-9) ** 2
    np.fill_diagonal(weights, 0)
    total = weights.sum(axis=0)
    for _ in range(ROUNDS):
        apart = places[None, :, :] - places[:, None, :]  # from row to column
        length = np.sqrt(apart[:, :, 0] ** 2 + apart[:, :, 1] ** 2)
        pull = weights * wanted / np.maximum(length, 1e-9)
        moved = np.stack(
            [(weights * places[:, None, axis] + pull * apart[:, :, axis]).sum(axis=0) / total for axis in (0, 1)],
            axis=1,
        )
        change = float(np.abs(moved - places).max())
        places = moved
        if change < SETTLED:
            break
    return np.round(_lain(places), 4)


def _distances(count: int, ties: Sequence[Pair]) -> Floats:
    near: list[set[int]] = [set() for _ in range(count)]
    for one, other in ties:
        near[one].add(other)
        near[other].add(one)
    wanted = np.full((count, count), np.inf)
    np.fill_diagonal(wanted, 0)
    for one, other in ties:
        if one != other:
            own = len(near[one] ^ near[other])
            wanted[one, other] = wanted[other, one] = sqrt(max(own, 1))
    for middle in range(count):
        np.minimum(wanted, wanted[:, middle, None] + wanted[None, middle, :], out=wanted)
    return wanted


def _begin(from_centre: Floats) -> Floats:
    """Return places on a sunflower, the nearest to the centre first."""
    places = np.zeros((len(from_centre), 2))
    scale = float(from_centre.max()) / sqrt(len(from_centre))
    for rank, node in enumerate(np.argsort(from_centre, kind="stable").tolist()):
        radius, angle = scale * sqrt(rank), rank * GOLDEN
        places[node] = round(radius * cos(angle), 4), round(radius * sin(angle), 4)
    return places


def _lain(places: Floats) -> Floats:
    """Return the places turned so that they are widest from left to right."""
    x, y = (places[:, axis] - places[:, axis].sum() / len(places) for axis in (0, 1))
    wide, high, both = float((x * x).sum()), float((y * y).sum()), float((x * y).sum())
    slant = sqrt((wide - high) * (wide - high) + 4 * both * both)
    cosine = 1.0 if slant < 1e-9 else (wide - high) / slant
    c = sqrt(max(0.0, (1 + cosine) / 2))
    s = sqrt(max(0.0, (1 - cosine) / 2)) * (1 if both >= 0 else -1)
    return np.stack([c * x + s * y, c * y - s * x], axis=1)


def spread(places: Floats, sizes: Floats) -> Floats:
    """Return middles of boxes of these sizes (width, height), near the places given, none overlapping another."""
    count = len(places)
    if count == 1:
        return np.zeros((1, 2))
    area = ROOMY * float((sizes[:, 0] * sizes[:, 1]).sum())
    sheet = np.array([sqrt(area * ASPECT), sqrt(area / ASPECT)])
    low, high = places.min(axis=0), places.max(axis=0)
    extent = high - low
    scale = sheet / np.maximum(extent, 1e-9)
    scale = np.minimum(scale, scale.min() * 1.8)  # a row of nodes stays a row
    scale = np.where(extent < 1e-6, 1.0, scale)
    middles = (places - low) * scale
    while True:
        middles, clear = _pushed(middles, sizes / 2, PUSHES)
        if clear:
            return _tightened(middles, sizes)
        middles = middles * 1.1


def _tightened(middles: Floats, sizes: Floats) -> Floats:
    """Return the middles of a sheet with much empty paper drawn together, as long as pushing still clears it."""
    area, enough = _area(middles, sizes), AIRY * float((sizes[:, 0] * sizes[:, 1]).sum())
    while area > enough:
        closer, clear = _pushed(middles * SHRUNK, sizes / 2, PUSHES // 4)
        if not clear or (smaller := _area(closer, sizes)) >= area:
            break
        middles, area = closer, smaller
    return middles


def _area(middles: Floats, sizes: Floats) -> float:
    extent = (middles + sizes / 2).max(axis=0) - (middles - sizes / 2).min(axis=0)
    return float(extent[0] * extent[1])


def _pushed(middles: Floats, half: Floats, rounds: int) -> tuple[Floats, bool]:
    """Return the middles after rounds of pushing, and whether no two boxes overlap any more."""
    count = len(middles)
    reach = half[:, None, :] + half[None, :, :]
    order = np.sign(np.arange(count)[:, None] - np.arange(count)[None, :]).astype(np.float64)
    for _ in range(rounds):
        apart = middles[:, None, :] - middles[None, :, :]
        over = reach - np.abs(apart)
        touching = (over[:, :, 0] > 1e-6) & (over[:, :, 1] > 1e-6)
        np.fill_diagonal(touching, False)
        if not touching.any():
            return middles, True
        sideways = over[:, :, 0] <= over[:, :, 1]
        pushes = []
        for axis, chosen in ((0, sideways), (1, ~sideways)):
            way = np.where(np.abs(apart[:, :, axis]) < 1e-9, order, np.sign(apart[:, :, axis]))
            push = np.where(touching & chosen, way * (over[:, :, axis] + 0.5) / 2, 0.0)
            # Boxes that are pushed by many move by the mean and a little, so that crowds do not burst.
            times = (push != 0).sum(axis=1)
            pushes.append(-push.sum(axis=0) / np.maximum(1.0, np.sqrt(times)))
        middles = middles + np.stack(pushes, axis=1)
    return middles, False
