"""A graph of the sample pages, and Node's libraries, for the tests of exports."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from reelgraph.building import build
from reelgraph.graph import Graph, open_graph

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = (
    "graphology@0.26.0",
    "graphology-gexf@0.13.2",
    "graphology-graphml@0.5.2",
    "cytoscape@3.34.4",
)


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    folder = tmp_path_factory.mktemp("exports") / "graph"
    build([ROOT / "samples"], folder)
    with open_graph(folder) as graph:
        yield graph


@pytest.fixture(scope="session")
def node_modules(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder with the packages, kept in pytest's cache where it has one; skip where npm cannot install."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        pytest.skip("node or npm is not installed: nothing to run graphology and Cytoscape.js with")
    cache = getattr(request.config, "cache", None)
    folder = Path(cache.mkdir("node")) if cache else tmp_path_factory.mktemp("node")
    if not (folder / "complete").exists():
        done = subprocess.run(
            [npm, "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(folder), *PACKAGES],
            capture_output=True, text=True, check=False, timeout=300,
        )  # fmt: skip
        if done.returncode:
            pytest.skip(f"npm could not install graphology and Cytoscape.js: {done.stderr.strip()[-300:]}")
        (folder / "complete").touch()
    return folder
