"""Lines, marks and texts on a sheet, written as SVG; every text is measured and its box remembered.

What is drawn lies in four layers: lines at the bottom, then marks, then the white rims of texts, then the texts. The rims
are texts of their own, because `paint-order` is unknown to word processors. Nothing refers to anything outside the file.
"""

from collections.abc import Sequence
from typing import Literal

from reelgraph.exports.xml import escape
from reelgraph.pictures import letters
from reelgraph.pictures.picture import Box

INK, GREY, PALE, PAPER = "#222222", "#666666", "#B8B8B8", "#FFFFFF"
RIM = 3.0  # width of the white rim of texts, half of it on the letters' own ground
Anchor = Literal["start", "middle", "end"]
Shape = Literal["circle", "square", "diamond", "triangle", "hexagon", "pentagon"]
_CORNERS: dict[str, Sequence[tuple[float, float]]] = {
    "diamond": ((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
    "triangle": ((0, -1.3), (1.17, 0.85), (-1.17, 0.85)),
    "hexagon": ((-1.15, 0), (-0.575, -1), (0.575, -1), (1.15, 0), (0.575, 1), (-0.575, 1)),
    "pentagon": ((0, -1.2), (1.14, -0.37), (0.71, 0.97), (-0.71, 0.97), (-1.14, -0.37)),
}


def number(value: float) -> str:
    """Return a coordinate with at most one decimal."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


class Drawing:
    """A sheet being drawn on; it has no size of its own."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.marks: list[str] = []
        self.rims: list[str] = []
        self.texts: list[str] = []
        self.boxes: list[Box] = []

    def line(self, x1: float, y1: float, x2: float, y2: float, colour: str = PALE, width: float = 1.0) -> None:
        """Draw a straight line."""
        x1, y1, x2, y2 = (round(value, 1) for value in (x1, y1, x2, y2))
        self.lines.append(
            f'<line x1="{number(x1)}" y1="{number(y1)}" x2="{number(x2)}" y2="{number(y2)}"'
            f' stroke="{colour}" stroke-width="{number(width)}"/>'
        )

    def polygon(self, corners: Sequence[tuple[float, float]], colour: str) -> None:
        """Draw a filled polygon among the lines."""
        points = " ".join(f"{number(x)},{number(y)}" for x, y in corners)
        self.lines.append(f'<polygon points="{points}" fill="{colour}"/>')

    def area(self, box: Box, fill: str, stroke: str = "none", radius: float = 0, width: float = 1.0) -> None:
        """Draw a rectangle among the marks."""
        self.marks.append(
            f'<rect x="{number(box.left)}" y="{number(box.top)}" width="{number(box.right - box.left)}"'
            f' height="{number(box.bottom - box.top)}" rx="{number(radius)}" fill="{fill}" stroke="{stroke}"'
            f' stroke-width="{number(width)}"/>'
        )

    def ground(self, box: Box, fill: str) -> None:
        """Draw a rectangle beneath all lines that are drawn after it."""
        self.lines.append(
            f'<rect x="{number(box.left)}" y="{number(box.top)}" width="{number(box.right - box.left)}"'
            f' height="{number(box.bottom - box.top)}" fill="{fill}"/>'
        )

    def mark(self, shape: str, x: float, y: float, radius: float, fill: str, tip: str = "", rim: str = PAPER) -> None:
        """Draw a mark around a point; `tip` is what readers and screens tell of it."""
        if shape in _CORNERS:
            points = " ".join(f"{number(x + dx * radius)},{number(y + dy * radius)}" for dx, dy in _CORNERS[shape])
            drawn = f'<polygon points="{points}"'
        elif shape == "square":
            side = radius * 0.92
            drawn = (
                f'<rect x="{number(x - side)}" y="{number(y - side)}" width="{number(2 * side)}"'
                f' height="{number(2 * side)}" rx="{number(side * 0.3)}"'
            )
        else:
            drawn = f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"'
        told = f"<title>{escape(letters.clean(tip))}</title>" if tip else ""
        width = "2.5" if rim != PAPER else "1"
        self.marks.append(f'<g>{told}{drawn} fill="{fill}" stroke="{rim}" stroke-width="{width}"/></g>')

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        anchor: Anchor = "start",
        colour: str = INK,
        bold: bool = False,
        rim: bool = False,
    ) -> Box:
        """Write a line of text that stands on y, and return its box. It must be clean already."""
        wide = letters.width(text, size, bold)
        left = {"start": x, "middle": x - wide / 2, "end": x - wide}[anchor]
        box = Box(left, y - letters.ASCENT * size, left + wide, y + letters.DESCENT * size)
        self.boxes.append(box)
        weight = ' font-weight="bold"' if bold else ""
        at = f'x="{number(x)}" y="{number(y)}" font-size="{number(size)}"' + (
            f' text-anchor="{anchor}"' if anchor != "start" else ""
        )
        written = escape(text)
        if rim:
            self.rims.append(f"<text {at}{weight}>{written}</text>")
        self.texts.append(f'<text {at}{weight} fill="{colour}">{written}</text>')
        return box

    def place(self, other: "Drawing", x: float, y: float) -> None:
        """Put another drawing onto this one, its origin at (x, y)."""
        self.boxes += [box.moved(x, y) for box in other.boxes]
        moved = f'<g transform="translate({number(x)} {number(y)})">'
        for mine, its in zip(self._layers(), other._layers(), strict=True):
            if its:
                mine.append(moved + "\n".join(["", *its, ""]) + "</g>")

    def _layers(self) -> tuple[list[str], list[str], list[str], list[str]]:
        return self.lines, self.marks, self.rims, self.texts

    def svg(self, width: float, height: float, title: str, description: str) -> str:
        """Return the sheet as an SVG document of this size."""
        lines, marks, rims, texts = ("\n".join(layer) for layer in self._layers())
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{number(width)}" height="{number(height)}"'
            f' viewBox="0 0 {number(width)} {number(height)}" role="img" font-family="{escape(letters.FONTS)}">\n'
            f"<title>{escape(title)}</title>\n<desc>{escape(description)}</desc>\n"
            f'<rect width="{number(width)}" height="{number(height)}" fill="{PAPER}"/>\n'
            f'<g stroke-linecap="round">\n{lines}\n</g>\n<g>\n{marks}\n</g>\n'
            f'<g aria-hidden="true" fill="{PAPER}" stroke="{PAPER}" stroke-width="{number(RIM)}" stroke-linejoin="round">\n'
            f"{rims}\n</g>\n<g>\n{texts}\n</g>\n</svg>\n"
        )
