"""What an analysis answers: a table with what stands beside its numbers, and often a network."""

import html
from dataclasses import dataclass, field, replace

from reelgraph.exports.model import Network
from reelgraph.paths import Thing

Cell = Thing | str | int | float | None


@dataclass(frozen=True)
class Table:
    """The answer of an analysis.

    `notes` say against which null model a number is to be read, and how many films had the fact at all. `network` holds
    the pairs of the whole answer, where it is one of pairs, for exports and pictures; it can be read again and again.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
    network: Network | None = field(default=None, repr=False)

    def __len__(self) -> int:
        return len(self.rows)

    def head(self, limit: int | None) -> "Table":
        """Return the table with its first `limit` rows, and a note if that is not all."""
        if limit is None or len(self.rows) <= limit:
            return self
        note = f"The first {limit} of {len(self.rows):,} rows."
        return replace(self, rows=self.rows[:limit], notes=(note, *self.notes))

    def records(self) -> list[dict[str, str | int | float | None]]:
        """Return the rows as mappings: of a thing its label, and its IRI under the column's name with `_iri`."""
        things = [any(isinstance(row[at], Thing) for row in self.rows) for at in range(len(self.columns))]
        return [_record(self.columns, things, row) for row in self.rows]

    def texts(self) -> list[list[str]]:
        """Return the rows as people read them: numbers to three figures."""
        return [[_text(cell) for cell in row] for row in self.rows]

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{html.escape(column)}</th>" for column in self.columns)
        rows = ("".join(f"<td>{html.escape(text)}</td>" for text in row) for row in self.texts())
        body = "".join(f"<tr>{row}</tr>" for row in rows)
        notes = "".join(f"<p><small>{html.escape(note)}</small></p>" for note in self.notes)
        caption = f"<caption>{html.escape(self.title)}</caption>"
        return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{notes}"


def _record(columns: tuple[str, ...], things: list[bool], row: tuple[Cell, ...]) -> dict[str, str | int | float | None]:
    found: dict[str, str | int | float | None] = {}
    for column, is_thing, cell in zip(columns, things, row, strict=True):
        found[column] = cell.label if isinstance(cell, Thing) else cell
        if is_thing:
            found[f"{column}_iri"] = cell.iri if isinstance(cell, Thing) else None
    return found


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    return f"{cell:.3g}" if isinstance(cell, float) else str(cell)
