"""A network as a picture: nodes by kind or by group, films and people of different shapes, labels beneath."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import sqrt

import numpy as np

from reelgraph.exports.model import Network, place
from reelgraph.pictures import layout, letters, looks
from reelgraph.pictures.choice import best_connected, ranked_groups, reached
from reelgraph.pictures.drawing import GREY, INK, PALE, PAPER, Drawing
from reelgraph.pictures.frame import Key, capital, framed
from reelgraph.pictures.picture import Picture

GROUPS = ("community", "group")  # attributes that colour nodes, the first that is there
GROUPED = ("text", "integer", "number", "boolean")  # their types
LIMIT = 200  # nodes
SMALLEST, LARGEST = 4.5, 13.0  # radius of a mark
LABEL, SECOND, CHIEF = 11.0, 9.5, 13.0  # sizes of letters
ROOM = 118.0  # for a line of a label
GAP = 4.0  # between boxes
DENSE, FAINT = 3.0, "#CCCCCC"  # ties a node from which on they are drawn thin and pale; how pale


@dataclass(slots=True)
class Spot:
    """A node of a picture; `second` stands small beneath the label."""

    id: str
    label: str
    kind: str | None = None
    weight: float = 0.0
    group: str | None = None
    second: str = ""
    chief: bool = False
    radius: float = SMALLEST
    lines: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Tie:
    """What ties two nodes, by their places: the sum of the weights, and the roles."""

    source: int
    target: int
    weight: float
    roles: tuple[str, ...]


def of_network(
    network: Network,
    title: str | None = None,
    note: str | None = None,
    chief: Collection[str] = (),
    limit: int = LIMIT,
) -> Picture:
    """Return a network as a picture, of at most `limit` nodes: the best connected, and those whose ids are `chief`.

    Nodes have the colours of their `community` or `group` where they have such an attribute, else of their kind.
    """
    spots, ties = _chosen(*_read(network), chief)
    shown, ties = _best(spots, ties, chief, limit)
    told = [*_left_out(len(spots), len(shown)), *([note] if note else [])]
    if not shown:
        told.insert(0, "This network has no nodes.")
    _dress(shown, ties, chief)
    body, width, height = _draw(shown, ties, network.directed)
    name = capital(title or network.metadata.title)
    return framed(body, width, height, name, told, _legend(shown), network.metadata.sources)


# --- reading ---------------------------------------------------------------------------------------------


def _read(network: Network) -> tuple[list[Spot], list[Tie]]:
    attributes = network.node_attributes
    weight = place(attributes, "weight", "integer", "number")
    year = place(attributes, "year", "integer")
    label, kind = place(attributes, "label", "text"), place(attributes, "kind", "text")
    grouped = next((name for name in GROUPS if place(attributes, name, *GROUPED) is not None), "")
    group = place(attributes, grouped, *GROUPED)
    spots = []
    for node in network.nodes:
        named, sort, when, size, own = (
            None if at is None else node.values[at] for at in (label, kind, year, weight, group)
        )
        spots.append(
            Spot(
                node.id,
                letters.clean(node.id if named is None else str(named)),
                looks.kind_of(str(sort)) if sort else None,
                _size(size),
                own if own is None or isinstance(own, str) else f"{capital(grouped)} {own}",
                "" if when is None else str(when),
            )
        )
    return spots, _ties(network, {spot.id: number for number, spot in enumerate(spots)})


def _size(value: object) -> float:
    return float(value) if isinstance(value, int | float) and value > 0 else 0.0


def _ties(network: Network, numbers: Mapping[str, int]) -> list[Tie]:
    weight, role = (
        place(network.edge_attributes, "weight", "integer", "number"),
        place(network.edge_attributes, "role", "text"),
    )
    weights: dict[tuple[int, int], float] = {}
    roles: dict[tuple[int, int], set[str]] = {}
    for edge in network.edges:
        if edge.source not in numbers or edge.target not in numbers or edge.source == edge.target:
            continue
        pair = numbers[edge.source], numbers[edge.target]
        if not network.directed and pair[::-1] in weights:
            pair = pair[::-1]
        weights[pair] = weights.get(pair, 0.0) + (_size(edge.values[weight]) if weight is not None else 1.0)
        if role is not None and edge.values[role]:
            roles.setdefault(pair, set()).add(str(edge.values[role]))
    return [Tie(*pair, heavy, tuple(sorted(roles.get(pair, ())))) for pair, heavy in sorted(weights.items())]


# --- choosing --------------------------------------------------------------------------------------------


def _chosen(spots: list[Spot], ties: list[Tie], chief: Collection[str]) -> tuple[list[Spot], list[Tie]]:
    """Return what is connected to the chief nodes; a chief that nothing is tied to only if none has ties."""
    kept = {number for number, spot in enumerate(spots) if spot.id in chief}
    near = _near(spots, ties)
    kept = {number for number in kept if near[number]} or kept
    return _only(spots, ties, reached(near, kept)) if kept else (spots, ties)


def _best(spots: list[Spot], ties: list[Tie], chief: Collection[str], limit: int) -> tuple[list[Spot], list[Tie]]:
    if len(spots) <= limit:
        return spots, ties
    kept = {number for number, spot in enumerate(spots) if spot.id in chief}
    near = _near(spots, ties)
    left = set(best_connected(near, [spot.weight for spot in spots], limit, kept))
    tied = {node for node in left if not left.isdisjoint(near[node])}
    return _only(spots, ties, (tied | kept) if tied else left)


def _near(spots: Sequence[Spot], ties: Iterable[Tie]) -> list[set[int]]:
    near: list[set[int]] = [set() for _ in spots]
    for tie in ties:
        near[tie.source].add(tie.target)
        near[tie.target].add(tie.source)
    return near


def _only(spots: Sequence[Spot], ties: Iterable[Tie], left: Collection[int]) -> tuple[list[Spot], list[Tie]]:
    order = sorted(left)
    numbers = {old: new for new, old in enumerate(order)}
    own = [
        Tie(numbers[tie.source], numbers[tie.target], tie.weight, tie.roles)
        for tie in ties
        if tie.source in numbers and tie.target in numbers
    ]
    return [spots[old] for old in order], own


def _left_out(count: int, shown: int) -> list[str]:
    if shown == count:
        return []
    left = count - shown
    return [f"Shown are the {shown:,} best connected of {count:,}; {left:,} {'is' if left == 1 else 'are'} left out."]


# --- looks -----------------------------------------------------------------------------------------------


def _dress(spots: list[Spot], ties: Iterable[Tie], chief: Collection[str]) -> None:
    """Give each node its radius and the lines of its label; who is tied to a chief film is told the role in it."""
    heaviest = max((spot.weight for spot in spots), default=0.0)
    for tie in ties:
        for one, other in ((spots[tie.source], spots[tie.target]), (spots[tie.target], spots[tie.source])):
            if one.id in chief and one.kind == "film" and other.kind != "film" and tie.roles:
                other.second = ", ".join(role.replace("-", " ") for role in tie.roles)
    for spot in spots:
        spot.chief = spot.id in chief
        spot.radius = SMALLEST + (LARGEST - SMALLEST) * (sqrt(spot.weight / heaviest) if heaviest else 0.3)
        size = CHIEF if spot.chief else LABEL
        spot.lines = letters.wrap(spot.label, ROOM * (1.5 if spot.chief else 1), size, 3, spot.chief)
        spot.second = letters.shorten(letters.clean(spot.second), ROOM, SECOND) if spot.second else ""


def _colours(spots: Sequence[Spot]) -> list[str]:
    ranks = ranked_groups([spot.group for spot in spots])
    if ranks:
        return [
            looks.group_colour(ranks.get(spot.group or "", len(ranks) + len(looks.GROUP_COLOURS))) for spot in spots
        ]
    return [looks.colour(spot.kind) for spot in spots]


def _legend(spots: Sequence[Spot]) -> list[Key]:
    kinds = {spot.kind for spot in spots if spot.kind}
    ranks = ranked_groups([spot.group for spot in spots])
    if not ranks:
        unknown = (
            [Key("Other", looks.colour(None), looks.shape(None))]
            if kinds and any(not spot.kind for spot in spots)
            else []
        )
        return [*looks.keys(kinds), *unknown]
    form = looks.shape(*kinds) if len(kinds) == 1 else "circle"
    largest = [(group, rank) for group, rank in ranks.items() if rank < len(looks.GROUP_COLOURS)]
    keys = [Key(group, looks.group_colour(rank), form) for group, rank in largest]
    if len(ranks) > len(keys) or any(spot.group is None for spot in spots):
        keys.append(Key("Others", PALE, form))
    return [*keys, *(looks.keys(kinds, GREY) if len(kinds) > 1 else [])]


# --- drawing ---------------------------------------------------------------------------------------------


def _extent(spot: Spot) -> tuple[float, float, float]:
    """Return the width of a node with its label, and how far it reaches above and below the middle of its mark."""
    size = CHIEF if spot.chief else LABEL
    wide = max([letters.width(line, size, spot.chief) for line in spot.lines] + [letters.width(spot.second, SECOND)])
    below = (
        spot.radius * 1.3 + 2 + size * letters.LINE * len(spot.lines) + (SECOND * letters.LINE if spot.second else 0)
    )
    return max(wide, 2.6 * spot.radius), spot.radius * 1.3, below


def _draw(spots: list[Spot], ties: list[Tie], directed: bool) -> tuple[Drawing, float, float]:
    body = Drawing()
    if not spots:
        return body, 0.0, 0.0
    extents = [_extent(spot) for spot in spots]
    sizes = np.array([(wide + 2 * GAP, above + below + GAP) for wide, above, below in extents])
    ranks = [spot.weight + (1e9 if spot.chief else 0) for spot in spots]
    middles = layout.lay(sizes, [(tie.source, tie.target) for tie in ties], ranks)
    across = (middles + sizes / 2).max(axis=0)
    points = [
        (float(x), float(y) - float(size[1]) / 2 + above + GAP / 2)
        for (x, y), size, (_, above, _) in zip(middles, sizes, extents, strict=True)
    ]
    _draw_ties(body, spots, ties, points, directed)
    for spot, colour, (x, y) in zip(spots, _colours(spots), points, strict=True):
        tip = f"{spot.label} ({spot.second})" if spot.second else spot.label
        body.mark(looks.shape(spot.kind), x, y, spot.radius, colour, tip, INK if spot.chief else PAPER)
        _label(body, spot, x, y)
    return body, float(across[0]), float(across[1])


def _label(body: Drawing, spot: Spot, x: float, y: float) -> None:
    size = CHIEF if spot.chief else LABEL
    y += spot.radius * 1.3 + 2
    for line in spot.lines:
        body.text(x, y + size * letters.ASCENT, line, size, "middle", bold=spot.chief, rim=True)
        y += size * letters.LINE
    if spot.second:
        body.text(x, y + SECOND * letters.ASCENT, spot.second, SECOND, "middle", GREY, rim=True)


def _draw_ties(
    body: Drawing, spots: list[Spot], ties: Iterable[Tie], points: Sequence[tuple[float, float]], directed: bool
) -> None:
    ties = sorted(ties, key=lambda tie: (tie.weight, tie.source, tie.target))
    heaviest = max((tie.weight for tie in ties), default=1.0)
    colour, thin, thick = (FAINT, 0.5, 2.0) if len(ties) > DENSE * len(spots) else (PALE, 0.8, 3.0)
    for tie in ties:
        (x1, y1), (x2, y2) = points[tie.source], points[tie.target]
        width = thin + (thick - thin) * sqrt(tie.weight / heaviest) if heaviest > 1 and tie.weight > 1 else thin
        body.line(x1, y1, x2, y2, colour, width)
        if directed:
            _arrow(body, (x1, y1), (x2, y2), spots[tie.target].radius * 1.15, width)


def _arrow(body: Drawing, start: tuple[float, float], end: tuple[float, float], short: float, thick: float) -> None:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = sqrt(dx * dx + dy * dy)
    if length < short + 6:
        return
    dx, dy, size = dx / length, dy / length, 5 + thick
    tip = end[0] - dx * short, end[1] - dy * short
    back = tip[0] - dx * size, tip[1] - dy * size
    wing = size * 0.45
    body.polygon([tip, (back[0] - dy * wing, back[1] + dx * wing), (back[0] + dy * wing, back[1] - dx * wing)], GREY)
