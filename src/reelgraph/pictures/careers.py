"""A career as a time line: films by year from left to right, a lane for each role."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reelgraph.exports.model import Source
from reelgraph.pictures import letters, looks
from reelgraph.pictures.drawing import GREY, Anchor, Drawing
from reelgraph.pictures.frame import Key, capital, framed
from reelgraph.pictures.picture import Box, Picture

LIMIT = 120  # films
LANES = 8  # the last one for all other roles, where there are more
LABEL, TICK, ROLE = 11.0, 11.0, 12.0  # sizes of letters
ROW, PADDING = 17.0, 8.0  # height of a row, space above and below the rows of a lane
ROOM, GUTTER = 200.0, 120.0  # for the title of a film, for the name of a role
RADIUS, BESIDE = 4.6, 8.0  # of a mark; from its middle to its title
YEAR, NARROWEST, WIDEST = 42.0, 600.0, 1080.0  # width of a year, and of all of them
APART = 6.0  # between a title and the next mark
TICKED = 48.0  # least room between two years on the axis
STEPS = (1, 2, 5, 10, 20, 25, 50)
BAND, GRID = "#F5F5F5", "#E2E2E2"
UNKNOWN, OTHERS = "Year unknown", "Other roles"


@dataclass(frozen=True, slots=True)
class Work:
    """A film of a career: its year if it is known, the roles in it, and how well known it is."""

    title: str
    year: int | None
    roles: tuple[str, ...]
    weight: int = 0

    def __str__(self) -> str:
        return f"{self.title} ({self.year})" if self.year else self.title


class _Scale(NamedTuple):
    """Where years stand, from left to right; films without one stand in a column behind them."""

    first: int
    last: int
    width: float  # of the years
    end: float  # of all

    def at(self, year: int | None) -> float:
        if year is None:
            return self.end - ROOM - BESIDE
        return BESIDE + (year - self.first) / max(self.last - self.first, 1) * (self.width - 2 * BESIDE)


class _Placed(NamedTuple):
    """A film in a row of its lane; its title ends at the mark, or begins there."""

    work: Work
    title: str
    x: float
    row: int
    before: bool


def of_works(
    name: str, works: Sequence[Work], sources: Sequence[Source] = (), note: str | None = None, limit: int = LIMIT
) -> Picture:
    """Return the time line of who is called `name`, with at most `limit` films, the best known."""
    best = sorted(works, key=lambda work: (-work.weight, work.title, work.year or 0))[:limit]
    shown = sorted(best, key=lambda work: (work.year or 9999, work.title, work.roles))
    scale = _scale([work.year for work in shown])
    lanes = {role: _placed(own, scale) for role, own in _lanes(shown).items()}
    body = Drawing()
    height = _grounds(body, lanes, scale)
    if shown:
        _ticks(body, scale, height, any(work.year is None for work in shown))
    top = 0.0
    for role, placed in lanes.items():
        _lane(body, role, placed, top)
        top += _height(placed)
    legend = [Key("A film, at its year", looks.colour("film"), looks.shape("film"))] if shown else []
    return framed(
        body, GUTTER + scale.end, height + 24, name, [*_told(works, shown), *([note] if note else [])], legend, sources
    )


def _told(works: Sequence[Work], shown: Sequence[Work]) -> list[str]:
    if not works:
        return ["No film is known."]
    years = [work.year for work in works if work.year is not None]
    when = f", {min(years)}–{max(years)}" if years and min(years) < max(years) else f", {years[0]}" if years else ""
    said = [f"{len(works):,} film{'s' * (len(works) != 1)}{when}, by role"]
    if len(shown) < len(works):
        said.append(f"Shown are the {len(shown):,} with the most credits of {len(works):,}.")
    return said


def _scale(years: Sequence[int | None]) -> _Scale:
    known = [year for year in years if year is not None]
    first, last = (min(known), max(known)) if known else (0, 0)
    width = min(max((last - first) * YEAR, NARROWEST), WIDEST) if known else 0.0
    end = width + (ROOM + 4 * BESIDE if len(known) < len(years) else 0.0)
    return _Scale(first, last, width, max(end, NARROWEST - GUTTER))


def _lanes(works: Sequence[Work]) -> dict[str, list[Work]]:
    """Return the films of each role, the role with most films first; the rarest roles share the last lane."""
    lanes: dict[str, list[Work]] = {}
    for work in works:
        for role in work.roles:
            lanes.setdefault(role, []).append(work)
    order = sorted(lanes, key=lambda role: (-len(lanes[role]), role))
    if len(order) <= LANES:
        return {role: lanes[role] for role in order}
    named, rest = order[: LANES - 1], set(order[LANES - 1 :])
    return {role: lanes[role] for role in named} | {OTHERS: [work for work in works if rest & set(work.roles)]}


def _placed(works: Sequence[Work], scale: _Scale) -> list[_Placed]:
    """Give each film of a lane the first row in which it has room."""
    rows: list[list[tuple[float, float]]] = []
    found = []
    for work in works:
        title = letters.shorten(letters.clean(work.title), ROOM, LABEL)
        x, wide = scale.at(work.year), letters.width(title, LABEL)
        before = x + BESIDE + wide > scale.end
        left, right = (x - BESIDE - wide, x + RADIUS) if before else (x - RADIUS, x + BESIDE + wide)
        free = (
            at for at, row in enumerate(rows) if all(right + APART < one or other + APART < left for one, other in row)
        )
        row = next(free, len(rows))
        if row == len(rows):
            rows.append([])
        rows[row].append((left, right))
        found.append(_Placed(work, title, x, row, before))
    return found


def _height(placed: Sequence[_Placed]) -> float:
    return ROW * (1 + max(one.row for one in placed)) + 2 * PADDING


# --- drawing ---------------------------------------------------------------------------------------------


def _grounds(body: Drawing, lanes: Mapping[str, Sequence[_Placed]], scale: _Scale) -> float:
    """Draw a band beneath every other lane, and return the height of all."""
    top = 0.0
    for number, placed in enumerate(lanes.values()):
        bottom = top + _height(placed)
        if number % 2 == 0:
            body.ground(Box(0, top, GUTTER + scale.end, bottom), BAND)
        top = bottom
    return top


def _ticks(body: Drawing, scale: _Scale, bottom: float, some_unknown: bool) -> None:
    if scale.width:
        span = scale.last - scale.first
        step = next((step for step in STEPS if span / step * TICKED <= scale.width), STEPS[-1])
        start = -(-scale.first // step) * step
        for year in range(start, scale.last + 1, step) or (scale.first,):
            x = GUTTER + scale.at(year)
            body.line(x, 0, x, bottom + 4, GRID)
            body.text(x, bottom + 17, str(year), TICK, "middle", GREY)
    if some_unknown:
        body.text(GUTTER + scale.at(None) - RADIUS, bottom + 17, UNKNOWN, TICK, "start", GREY)


def _lane(body: Drawing, role: str, placed: Sequence[_Placed], top: float) -> None:
    middle = top + PADDING + ROW / 2
    for line in letters.wrap(
        letters.clean(capital(role)), GUTTER - 24, ROLE, 2 if _height(placed) > 40 else 1, bold=True
    ):
        body.text(10, middle + ROLE * 0.36, line, ROLE, bold=True)
        middle += ROLE * letters.LINE
    for one in placed:
        x, y = GUTTER + one.x, top + PADDING + ROW * (one.row + 0.5)
        body.mark(looks.shape("film"), x, y, RADIUS, looks.colour("film"), str(one.work))
        anchor: Anchor = "end" if one.before else "start"
        body.text(x + (-BESIDE if one.before else BESIDE), y + LABEL * 0.36, one.title, LABEL, anchor)
