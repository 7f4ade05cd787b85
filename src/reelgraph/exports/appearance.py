"""How a network looks before anybody arranges it: a colour for each kind, a size by weight, a place for each node.

The colours are Okabe and Ito's, which colour-blind readers tell apart (Color Universal Design, 2008). The places lie on a
sunflower (Vogel, 1979): no two nodes fall together, and tools that draw nothing without places draw something.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import cos, pi, sin, sqrt
from typing import Any, NamedTuple

from reelgraph.exports.model import Attribute, place

COLOURS: Mapping[str, str] = {
    "film": "#E69F00",
    "person": "#0072B2",
    "organisation": "#009E73",
    "festival": "#CC79A7",
    "place": "#D55E00",
}
OTHER = "#56B4E9"
LINE = "#BBBBBB"
SMALLEST, GROWTH, LARGEST = 3.0, 1.5, 60.0
GOLDEN = pi * (3 - sqrt(5))
SPREAD = 12.0


class Look(NamedTuple):
    """What a node looks like: a colour (#RRGGBB), a diameter, and where it stands."""

    colour: str
    size: float
    x: float
    y: float


class Stylist:
    """Gives each node its look, in the order of the nodes."""

    def __init__(self, attributes: Iterable[Attribute]) -> None:
        attributes = tuple(attributes)
        self._kind = place(attributes, "kind", "text")
        self._weight = place(attributes, "weight", "integer", "number")
        self._count = 0

    def look(self, values: Sequence[Any]) -> Look:
        """Return the look of the next node."""
        self._count += 1
        colour = OTHER if self._kind is None else COLOURS.get(values[self._kind], OTHER)
        weight = None if self._weight is None else values[self._weight]
        size = min(SMALLEST + GROWTH * sqrt(weight), LARGEST) if weight and weight > 0 else SMALLEST
        radius, angle = SPREAD * sqrt(self._count), self._count * GOLDEN
        return Look(colour, round(size, 2), round(radius * cos(angle), 2), round(radius * sin(angle), 2))


def channels(colour: str) -> tuple[int, int, int]:
    """Return red, green and blue of #RRGGBB, 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
