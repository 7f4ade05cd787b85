"""A finished picture: its SVG, a PNG made of it, and the boxes of its texts."""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple

from reelgraph.errors import EngineError, ExportError
from reelgraph.pictures.letters import FONTS

ENDINGS = (".svg", ".png")
SCALE = 2.0  # pixels of a PNG to a unit of the picture: some 200 to the inch on a page of A4
_PROBE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{}</svg>'


class Box(NamedTuple):
    """A rectangle; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def moved(self, x: float, y: float) -> "Box":
        """Return the box, so much further right and down."""
        return Box(self.left + x, self.top + y, self.right + x, self.bottom + y)

    def overlaps(self, other: "Box") -> bool:
        """Return whether the two have some area in common."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of `width` by `height` units (a unit is a CSS pixel); notebooks show it by themselves."""

    svg: str = field(repr=False)
    width: float
    height: float
    boxes: tuple[Box, ...] = field(repr=False)

    def _repr_svg_(self) -> str:
        return self.svg

    def png(self, scale: float = SCALE) -> bytes:
        """Return the picture as PNG, `scale` pixels to a unit, with the fonts of this machine.

        Raises EngineError where resvg-py is not installed or the machine has no font.
        """
        try:
            import resvg_py
        except ImportError as error:
            raise EngineError(
                "PNG needs resvg-py: pip install 'reelgraph[pictures]', or name the file .svg, which needs nothing"
            ) from error
        if not _has_letters():
            raise EngineError("no font is installed to write PNG with: install DejaVu or Noto, or name the file .svg")
        return bytes(resvg_py.svg_to_bytes(svg_string=self.svg, zoom=scale))

    def save(self, path: Path | str) -> None:
        """Write the picture to a file, as SVG or PNG by its ending.

        Raises ExportError for another ending or where it cannot be written, EngineError as `png` does.
        """
        target = Path(path)
        check_ending(target)
        content = self.png() if target.suffix.lower() == ".png" else self.svg.encode()
        try:
            target.write_bytes(content)
        except OSError as error:
            raise ExportError(f"{target}: cannot be written ({error.strerror}); check the folder") from error


def check_ending(path: Path) -> None:
    """Raise ExportError where a file's ending is none that pictures are written as."""
    if path.suffix.lower() not in ENDINGS:
        raise ExportError(f"{path}: pictures are written as .svg or .png; let the name end in one of these")


@cache
def _has_letters() -> bool:
    import resvg_py

    letter = f'<text y="9" font-size="9" font-family="{FONTS}">M</text>'
    drawn, blank = (bytes(resvg_py.svg_to_bytes(svg_string=_PROBE.format(text))) for text in (letter, ""))
    return drawn != blank
