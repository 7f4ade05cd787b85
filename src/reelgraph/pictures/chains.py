"""Chains as a picture: from left to right, films as cards with their years, and on each tie the role and the characters."""

from collections.abc import Sequence

from reelgraph.attestation import Tie
from reelgraph.exports.model import Source
from reelgraph.paths import Chain, Thing
from reelgraph.pictures import letters, looks
from reelgraph.pictures.drawing import GREY, INK, PALE, Drawing
from reelgraph.pictures.frame import framed
from reelgraph.pictures.picture import Box, Picture

CARD, AGENT, BETWEEN = 148.0, 112.0, 104.0  # widths of a film, of what is tied to it, and of a tie
TITLE, YEAR, NAME, ROLE, CHARACTER = 12.0, 11.0, 12.0, 10.5, 10.0  # sizes of letters
INSIDE = 10.0  # between the rim of a card and its words
RADIUS = 10.0
FOLDED = 3  # films in a row; a longer chain goes on below
ROWS_APART, NUMBER = 26.0, 30.0
TINT = "#FDF3DC"  # of cards: the colour of films, thinned


def of_chains(chains: Sequence[Chain], title: str | None = None, sources: Sequence[Source] = ()) -> Picture:
    """Return chains, one below the other, in the order given, while their graph is open.

    The picture names the sources of its steps; where one of them tells no licence (a page does not), also `sources`.
    """
    body, y, width = Drawing(), 0.0, 0.0
    gutter = NUMBER if len(chains) > 1 else 0.0
    for number, chain in enumerate(chains, 1):
        rows = _rows(chain)
        for place, (things, ties) in enumerate(rows):
            row, wide, above, below = _row(things, ties)
            y += above
            if gutter and not place:
                body.text(0, y + 5, f"{number}.", TITLE, bold=True)
            body.place(row, gutter, y)
            y += below + (ROWS_APART if place + 1 < len(rows) or number < len(chains) else 0)
            width = max(width, gutter + wide)
    kinds = {_kind(thing) for chain in chains for thing in chain.things}
    return framed(body, width, y, title or _title(chains), _told(chains), looks.keys(kinds), _sources(chains, sources))


def _title(chains: Sequence[Chain]) -> str:
    return f"{chains[0].things[0].label} to {chains[0].things[-1].label}" if chains else "No chain"


def _told(chains: Sequence[Chain]) -> list[str]:
    if not chains:
        return ["They are not connected."]
    films = len(chains[0].films)
    counted = f"{films} film{'' if films == 1 else 's'}"
    return [
        f"The shortest chain: {counted}"
        if len(chains) == 1
        else f"The {len(chains)} best chains, the shortest of {counted}"
    ]


def _sources(chains: Sequence[Chain], more: Sequence[Source]) -> list[Source]:
    told = (source for chain in chains for ties in _ties(chain) for tie in ties for source in tie.sources)
    named = {Source(one.called, one.licence or "", one.address or "") for one in told}
    own = sorted(named, key=lambda source: (source.title, source.licence, source.origin))
    return own if own and all(source.licence for source in own) else [*own, *more]


def _kind(thing: Thing) -> str:
    return looks.kind_of(thing.kind) or "other"


# --- rows ------------------------------------------------------------------------------------------------

Row = tuple[Sequence[Thing], Sequence[Sequence[Tie]]]


def _ties(chain: Chain) -> list[tuple[Tie, ...]]:
    """Return what ties each thing of a chain to the next."""
    found: list[tuple[Tie, ...]] = []
    for step in chain.steps:
        if step.before is not None:
            found.append(step.before_ties)
        if step.after is not None:
            found.append(step.after_ties)
    return found


def _rows(chain: Chain) -> list[Row]:
    """Return the chain in rows of at most so many films; each begins with what the last one ended with."""
    things, ties = chain.things, _ties(chain)
    size = 2 * FOLDED
    return [(things[at : at + size + 1], ties[at : at + size]) for at in range(0, max(len(things) - 1, 1), size)]


def _row(things: Sequence[Thing], ties: Sequence[Sequence[Tie]]) -> tuple[Drawing, float, float, float]:
    """Return a row drawn around the height 0, its width, and how far it reaches above and below."""
    row, x, above, below = Drawing(), 0.0, RADIUS, RADIUS
    ends = []
    for thing in things:
        wide = CARD if _kind(thing) == "film" else AGENT
        high, low, start, end = (_card if _kind(thing) == "film" else _agent)(row, thing, x)
        ends.append((start, end))
        above, below = max(above, high), max(below, low)
        x += wide + BETWEEN
    for place, tie in enumerate(ties):
        start, end = ends[place][1], ends[place + 1][0]
        row.line(start, 0, end, 0, PALE, 1.6)
        left = sum((CARD if _kind(thing) == "film" else AGENT) + BETWEEN for thing in things[: place + 1]) - BETWEEN
        high, low = _tell(row, tie, left + BETWEEN / 2)
        above, below = max(above, high), max(below, low)
    return row, x - BETWEEN, above, below


def _card(row: Drawing, film: Thing, x: float) -> tuple[float, float, float, float]:
    """Draw a film; return how far it reaches above, below, and where ties end on its left and right."""
    lines = letters.wrap(letters.clean(film.label), CARD - 2 * INSIDE, TITLE, 3, bold=True)
    high = len(lines) * TITLE * letters.LINE + (YEAR * letters.LINE if film.year else 0)
    half = high / 2 + INSIDE
    row.area(Box(x, -half, x + CARD, half), TINT, looks.colour("film"), 7, 1.6)
    y = -high / 2
    for line in lines:
        row.text(x + CARD / 2, y + TITLE * letters.ASCENT, line, TITLE, "middle", bold=True)
        y += TITLE * letters.LINE
    if film.year:
        row.text(x + CARD / 2, y + YEAR * letters.ASCENT, str(film.year), YEAR, "middle", GREY)
    return half, half, x, x + CARD


def _agent(row: Drawing, thing: Thing, x: float) -> tuple[float, float, float, float]:
    """Draw what is no film; return the same as `_card`."""
    middle, kind = x + AGENT / 2, _kind(thing)
    row.mark(looks.shape(kind), middle, 0, RADIUS, looks.colour(kind), thing.label)
    y = RADIUS * 1.3 + 3
    for line in letters.wrap(letters.clean(thing.label), AGENT, NAME, 3):
        row.text(middle, y + NAME * letters.ASCENT, line, NAME, "middle", INK, rim=True)
        y += NAME * letters.LINE
    return RADIUS * 1.3, y, middle, middle


def _tell(row: Drawing, ties: Sequence[Tie], middle: float) -> tuple[float, float]:
    """Write roles above a tie and characters below it; return how far they reach above and below."""
    roles = ", ".join(dict.fromkeys(tie.role.replace("-", " ") for tie in ties))
    characters = ", ".join(dict.fromkeys(one for tie in ties for one in tie.characters))
    room, above, below = BETWEEN - 8, 0.0, 0.0
    lines = letters.wrap(letters.clean(roles), room, ROLE, 3) if roles else []
    for line in reversed(lines):
        row.text(middle, -above - 5 - ROLE * letters.DESCENT, line, ROLE, "middle", INK)
        above += ROLE * letters.LINE
    for line in letters.wrap(letters.clean(characters), room, CHARACTER, 3) if characters else []:
        row.text(middle, below + 5 + CHARACTER * letters.ASCENT, line, CHARACTER, "middle", GREY)
        below += CHARACTER * letters.LINE
    return above + 6, below + 6
