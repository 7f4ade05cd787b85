"""Small sets of rows for tests: a film page's facts as the page source writes them."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import duckdb

from reelgraph import assembly, identity
from reelgraph.pages.document import Page
from reelgraph.pages.fact import Fact
from reelgraph.sources.pages import PageRows
from reelgraph.sources.rows import RowWriter, load_rows
from reelgraph.stream import Stream
from reelgraph.tables import create_tables_sql
from reelgraph.vocabulary import relations


def fact(relation: str, object_: str, subject: str = "film", kinds: tuple[str, str] | None = None, **said: Any) -> Fact:
    """Return a fact as the gate would let it through; keywords are qualifiers, quote, confidence or stated."""
    known = relations()[relation]
    quote = said.pop("quote", "words")
    confidence, stated = said.pop("confidence", 0.9), said.pop("stated", True)
    subject_kind, object_kind = kinds or (known.subject, known.object)
    words = {"object": object_, **said}
    return Fact(
        "p",
        subject,
        relation,
        object_,
        said,
        0,
        len(quote),
        quote,
        "rule",
        confidence,
        stated,
        subject_kind,
        object_kind,
        words,
    )


def film(title: str, year: str, director: str, *more: Fact) -> list[Fact]:
    """Return the facts of a film with its title, year and director, and more."""
    return [fact("title", title), fact("year", year), fact("director", director), *more]


def database(folder: Path, pages: Mapping[str, Iterable[Fact]]) -> duckdb.DuckDBPyConnection:
    """Return a database with the rows of `pages` (name → facts)."""
    with RowWriter(folder) as writer:
        for name, facts in pages.items():
            for table, row in PageRows(Page(name, f"text of {name}"), list(facts), name).collect():
                writer.write(table, row)
    db = duckdb.connect()
    db.execute(create_tables_sql())
    load_rows(db, folder)
    return db


def triples(folder: Path, pages: Mapping[str, Iterable[Fact]]) -> Path:
    """Return the N-Triples file that `pages` become."""
    db = database(folder, pages)
    identity.resolve(db)
    assembly.collect(db)
    with (folder / "graph.nt").open("wb") as file:
        assembly.emit(db, Stream(file))
    return folder / "graph.nt"
