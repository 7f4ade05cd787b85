"""Answers as notebooks show them: tables in HTML, every cell escaped, for names are anybody's."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, is_dataclass
from html import escape
from typing import Any, ClassVar, Protocol, runtime_checkable

import duckdb
import pyoxigraph as ox

from reelgraph.vocabulary import short

SHOWN = 500  # rows; a notebook with more of them is slow to scroll
_TERMS = (ox.NamedNode, ox.BlankNode, ox.Literal, ox.Triple)


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows of plain values, shown as a table by notebooks."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    def __len__(self) -> int:
        return len(self.rows)

    def _repr_html_(self) -> str:
        left = len(self.rows) - SHOWN
        return html_table(self.columns, self.rows[:SHOWN]) + (f"<p>… and {left:,} more rows</p>" if left > 0 else "")


@runtime_checkable
class Tabular(Protocol):
    """What can tell itself in rows."""

    columns: ClassVar[tuple[str, ...]]

    def rows(self) -> Iterable[Sequence[Any]]:
        """Return the rows, each with a value for every column."""


def table(result: Any) -> Table:
    """Return an answer of `Graph.query`, `ask`, `sql`, `find`, `search`, `path` or `show` as a table.

    Columns are those of the answer, or the fields of what is listed. Terms become their texts, IRIs in their short form.
    An answer that is read once is read up by this. Raises TypeError for what is no such answer.
    """
    if isinstance(result, Table):
        return result
    if isinstance(result, ox.QuerySolutions):
        columns = tuple(variable.value for variable in result.variables)
        return Table(columns, tuple(tuple(_plain(row[name]) for name in columns) for row in result))
    if isinstance(result, ox.QueryTriples):
        return Table(("subject", "predicate", "object"), tuple(tuple(map(_plain, triple)) for triple in result))
    if isinstance(result, ox.QueryBoolean):
        return Table(("answer",), ((bool(result),),))
    if isinstance(result, duckdb.DuckDBPyRelation):
        return Table(tuple(result.columns), tuple(result.fetchall()))
    if isinstance(result, Iterable) and not isinstance(result, str | bytes):
        return _listed(list(result))
    return _listed([result])


def _listed(things: Sequence[Any]) -> Table:
    if not things:
        return Table((), ())
    if isinstance(things[0], Tabular) and callable(things[0].rows):
        return Table(tuple(things[0].columns), tuple(tuple(row) for thing in things for row in thing.rows()))
    if isinstance(things[0], tuple) and hasattr(things[0], "_fields"):
        return Table(tuple(things[0]._fields), tuple(map(tuple, things)))
    if is_dataclass(things[0]):
        names = tuple(field.name for field in fields(things[0]))
        return Table(names, tuple(tuple(getattr(thing, name) for name in names) for thing in things))
    raise TypeError(f"a {type(things[0]).__name__} is no row: give what query, sql, find, path or show returned")


def _plain(value: Any) -> Any:
    if isinstance(value, ox.NamedNode):
        return short(value.value)
    return (
        value.value if isinstance(value, _TERMS) and hasattr(value, "value") else None if value is None else str(value)
    )


def html_table(columns: Sequence[str], rows: Iterable[Sequence[Any]], caption: str = "") -> str:
    """Return a table in HTML; no rows, nothing but the caption."""
    head = f"<p><b>{escape(caption)}</b></p>" if caption else ""
    body = "".join(f"<tr>{''.join(f'<td>{_cell(cell)}</td>' for cell in row)}</tr>" for row in rows)
    if not body:
        return head
    return f"{head}<table><thead><tr>{''.join(f'<th>{escape(name)}</th>' for name in columns)}</tr></thead><tbody>{body}</tbody></table>"


def _cell(value: Any) -> str:
    return "" if value is None else escape(" ".join(str(value).split()))
