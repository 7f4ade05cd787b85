"""Graphs of a few lines for the tests of analyses, small enough to be counted by hand."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from reelgraph.building import build
from reelgraph.graph import Graph, open_graph
from reelgraph.sources import description

HEADER = "film,year,what,value,place,date,kind"
Builder = Callable[[str], Graph]


@pytest.fixture(scope="session")
def graph_of(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Builder]:
    """Return what builds a graph of lines: film, year, what, value, place, date, kind (what is left out is empty)."""
    opened: dict[str, Graph] = {}

    def builder(lines: str) -> Graph:
        if lines not in opened:
            folder = tmp_path_factory.mktemp("ledger")
            rows = [line.strip() for line in lines.strip().splitlines()]
            full = [row + "," * (HEADER.count(",") - row.count(",")) for row in rows]
            (folder / "ledger.csv").write_text("\n".join([HEADER, *full, ""]), encoding="utf-8")
            with ledger():
                build([folder / "ledger.csv"], folder / "graph")
            opened[lines] = open_graph(folder / "graph")
        return opened[lines]

    yield builder
    for graph in opened.values():
        graph.close()


@contextmanager
def ledger() -> Iterator[None]:
    """Add the source of these tests to those of `ingest/`, for as long as it is needed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(description.ADDED, str(Path(__file__).parent / "sources"))
        description.sources.cache_clear()
        yield
    description.sources.cache_clear()
