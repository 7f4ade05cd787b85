"""A graph of the sample pages."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reelgraph.building import build
from reelgraph.graph import Graph, open_graph

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pictures") / "graph"
    build([ROOT / "samples"], folder)
    return folder


@pytest.fixture
def samples(directory: Path) -> Iterator[Graph]:
    with open_graph(directory) as graph:
        yield graph
