"""Colours and shapes: each kind of thing has both, so that a print in grey and a colour-blind reader tell them apart."""

from collections.abc import Iterable, Mapping

from reelgraph.exports.appearance import COLOURS, OTHER
from reelgraph.network import FILM_KINDS
from reelgraph.pictures.drawing import PALE
from reelgraph.pictures.frame import Key, capital

SHAPES: Mapping[str, str] = {
    "film": "square",
    "person": "circle",
    "organisation": "diamond",
    "festival": "triangle",
    "place": "hexagon",
}
OTHER_SHAPE = "pentagon"
# Okabe and Ito's colours, but for black: groups beyond them are grey.
GROUP_COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#D55E00", "#56B4E9", "#F0E442")


def kind_of(kind: str) -> str:
    """Return the kind that is drawn: a film of whatever class is a film."""
    return "film" if kind in FILM_KINDS else kind


def colour(kind: str | None) -> str:
    """Return the colour of a kind of thing."""
    return COLOURS.get(kind or "", OTHER)


def shape(kind: str | None) -> str:
    """Return the shape of a kind of thing; what has no kind is a circle."""
    return SHAPES.get(kind, OTHER_SHAPE) if kind else "circle"


def group_colour(rank: int) -> str:
    """Return the colour of the group of this rank, from 0."""
    return GROUP_COLOURS[rank] if rank < len(GROUP_COLOURS) else PALE


def keys(kinds: Iterable[str], own_colour: str | None = None) -> list[Key]:
    """Return the entries of a legend for these kinds, in one order, in their colours or in one."""
    order = [*SHAPES, *sorted(set(kinds) - set(SHAPES))]
    found = set(kinds)
    return [Key(capital(kind), own_colour or colour(kind), shape(kind)) for kind in order if kind in found]
