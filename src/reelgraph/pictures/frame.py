"""What surrounds every picture: title, what it shows, legend, and the line of sources and licences."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from math import ceil
from typing import NamedTuple

from reelgraph.exports.model import Source
from reelgraph.pictures import letters
from reelgraph.pictures.drawing import GREY, INK, PALE, Drawing
from reelgraph.pictures.picture import Picture

MARGIN = 36.0
NARROWEST = 560.0  # of the space between the margins
TITLE, SAID, LEGEND, SOURCES = 21.0, 12.5, 12.0, 10.0  # sizes of letters
MOST = 12  # lines of sources: no licence is cut off for want of room, short of dozens
MADE = "Made with reelgraph"


class Key(NamedTuple):
    """An entry of the legend; the shape `line` is a line."""

    label: str
    colour: str
    shape: str


def framed(
    body: Drawing,
    width: float,
    height: float,
    title: str,
    said: Sequence[str] = (),
    legend: Iterable[Key] = (),
    sources: Sequence[Source] = (),
) -> Picture:
    """Return the picture of a body of this size, its origin in the upper left corner, with what surrounds it."""
    inner = max(width, NARROWEST)
    sheet, title = Drawing(), letters.clean(title)
    y = MARGIN
    for line in letters.wrap(title, inner, TITLE, 2, bold=True):
        y += TITLE * letters.LINE
        sheet.text(MARGIN, y - TITLE * 0.3, line, TITLE, bold=True)
    for sentence in said:
        y = _paragraph(sheet, letters.clean(sentence), y, inner, SAID, 6)
    y = _legend(sheet, legend, y + 6, inner)
    sheet.place(body, MARGIN + (inner - width) / 2, y + 14)
    y += 14 + height + 16
    sheet.line(MARGIN, y, MARGIN + inner, y, PALE, 0.7)
    origin = letters.clean(sourced(sources))
    y = _paragraph(sheet, origin, y + 5, inner, SOURCES, MOST) + MARGIN * 0.7
    wide, y = ceil(inner + 2 * MARGIN), ceil(y)
    svg = sheet.svg(wide, y, title, ". ".join([letters.clean(line).rstrip(".") for line in said] + [origin]))
    return Picture(svg, wide, y, tuple(sheet.boxes))


def _paragraph(sheet: Drawing, text: str, y: float, room: float, size: float, lines: int) -> float:
    for line in letters.wrap(text, room, size, lines):
        y += size * letters.LINE
        sheet.text(MARGIN, y - size * 0.28, line, size, colour=GREY)
    return y


def _legend(sheet: Drawing, legend: Iterable[Key], y: float, room: float) -> float:
    x, height = 0.0, LEGEND * 1.6
    drawn = False
    for key in legend:
        label = letters.shorten(letters.clean(key.label), room - 40, LEGEND)
        wide = 26 + letters.width(label, LEGEND)
        if x and x + wide > room:
            x, y = 0.0, y + height
        middle = y + height / 2
        if key.shape == "line":
            sheet.line(MARGIN + x, middle, MARGIN + x + 16, middle, key.colour, 2)
        else:
            sheet.mark(key.shape, MARGIN + x + 8, middle, 6, key.colour)
        sheet.text(MARGIN + x + 21, middle + LEGEND * 0.35, label, LEGEND, colour=INK)
        x += wide + 14
        drawn = True
    return y + height if drawn else y


def sourced(sources: Iterable[Source]) -> str:
    """Return the line that tells sources and licences, each licence once with all that bear it."""
    told = sorted(dict.fromkeys(sources), key=lambda source: source.licence)
    parts = []
    for licence, bearers in groupby(told, key=lambda source: source.licence):
        named = "; ".join(dict.fromkeys(source.title for source in bearers))
        parts.append(f"{named} – {licence.rstrip('.')}" if licence else named)
    return f"Sources: {'; '.join(parts)}. {MADE}." if parts else f"{MADE}."


def capital(text: str) -> str:
    """Return text with its first letter a capital, as a legend begins."""
    return text[:1].upper() + text[1:]
