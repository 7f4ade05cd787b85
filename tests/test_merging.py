"""A store in many pieces answers as it is, is merged meanwhile, and gives way to the merged one."""

import importlib
import json
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from disks import fill
from listening import Listener
from reelgraph import building, generations, loader
from reelgraph.building import Options, add, build
from reelgraph.content import folder
from reelgraph.exports import write
from reelgraph.graph import Graph
from test_building import titles

PAGE = "Title: Quiet Harbour\nYear: 1987\n\nQuiet Harbour is a 1987 Irish drama film directed by Nora Byrne.\n"
MERGING = "merging the store, which answers already"
COMPACT = Options(compact=True)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every graph count as one of very many triples."""
    monkeypatch.setattr(building, "MANY", 0)


def is_in_pieces(graph: Path) -> bool:
    return generations.current(graph).name.endswith(f"-{building.PIECES}")


def during_the_merging(monkeypatch: pytest.MonkeyPatch, moment: Callable[[loader.Work], object]) -> None:
    """Have `moment` called when a store is being merged."""
    finish = loader.Work.finish

    def interrupted(work: loader.Work) -> None:
        if work._kind != "load":
            moment(work)
        finish(work)

    monkeypatch.setattr(loader.Work, "finish", interrupted)


@pytest.mark.usefixtures("large")
def test_a_large_graph_answers_while_its_store_is_merged(
    tmp_path: Path, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph, seen = tmp_path / "graph", []
    during_the_merging(monkeypatch, lambda _: seen.append((titles(graph), is_in_pieces(graph))))
    build([page], graph)
    assert seen == [(["Quiet Harbour"], True)]
    assert (titles(graph), is_in_pieces(graph)) == (["Quiet Harbour"], False)


@pytest.mark.usefixtures("large")
def test_a_merged_graph_says_the_same_in_every_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    graph, written = tmp_path / "graph", []

    def remember(_: object) -> None:
        with Graph(graph) as opened, (tmp_path / "graph.nt").open("wb") as file:
            write(opened.store, "nt", file)
        written.append((tmp_path / "graph.nt").read_bytes())

    during_the_merging(monkeypatch, remember)
    manifest = build([folder("samples")], graph)
    remember(graph)
    assert written[0] == written[1]
    assert manifest.record() == json.loads((generations.current(graph) / "manifest.json").read_text(encoding="utf-8"))
    with Graph(graph) as opened:
        assert [film.label for film in opened.find("To Live")]
        assert opened.sql("SELECT count(*) FROM credit").fetchall() > [(0,)]


@pytest.mark.usefixtures("large")
def test_what_nobody_writes_to_is_on_the_disk_once(tmp_path: Path, page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    graph, readers, links = tmp_path / "graph", [], []

    def look(_: object) -> None:
        readers.append(Graph(graph))
        links.extend(path.stat().st_nlink for path in (readers[0].folder / "store").glob("*.sst"))

    during_the_merging(monkeypatch, look)
    build([page], graph)
    assert links
    assert set(links) == {2}
    with readers[0] as pieces, Graph(graph) as merged:
        for kept in ("identities.parquet", "network/things.parquet"):
            assert (merged.folder / kept).samefile(pieces.folder / kept)
        written = [path for path in (merged.folder / "store").iterdir() if path.suffix != ".sst"]
        assert written
        assert not [path for path in written if path.stat().st_nlink > 1]


@pytest.mark.usefixtures("large")
def test_a_store_in_pieces_is_removed_once_nobody_reads_it(
    tmp_path: Path, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph, readers = tmp_path / "graph", []
    build([page], tmp_path / "unread")
    assert [folder.name for folder in (tmp_path / "unread/generations").iterdir()] == [
        generations.current(tmp_path / "unread").name
    ]
    with monkeypatch.context() as patch:
        during_the_merging(patch, lambda _: readers.append(Graph(graph)))
        build([page], graph)
    with readers[0] as reader:
        assert reader.query("ASK { ?film a schema:Movie }")
        assert reader.folder != generations.current(graph)
    build([folder("samples") / "to-live.txt"], graph)
    assert not reader.folder.exists()


@pytest.mark.usefixtures("large")
def test_the_same_graph_built_again_is_not_merged_again(tmp_path: Path, page: Path) -> None:
    build([page], tmp_path / "graph")
    listener = Listener()
    build([page], tmp_path / "graph", progress=listener)
    assert MERGING not in listener.stages
    assert not is_in_pieces(tmp_path / "graph")


def test_a_small_graph_is_not_merged(tmp_path: Path, page: Path) -> None:
    listener = Listener()
    build([page], tmp_path / "graph", progress=listener)
    assert MERGING not in listener.stages
    assert not is_in_pieces(tmp_path / "graph")


def test_a_small_graph_that_is_to_be_compact_is_merged(tmp_path: Path, page: Path) -> None:
    listener = Listener()
    build([page], tmp_path / "graph", COMPACT, progress=listener)
    assert MERGING in listener.stages
    assert not is_in_pieces(tmp_path / "graph")


KILLER = """
import os, signal, sys
import reelgraph.cli
from reelgraph import loader
finish = loader.Work.finish
def killed(work):
    if work._kind != "load":
        os.kill(os.getpid(), signal.SIGKILL)
    finish(work)
loader.Work.finish = killed
sys.argv = ["reelgraph", *sys.argv[1:]]
reelgraph.cli.main()
"""


def test_a_build_that_is_killed_while_it_merges_has_given_its_graph(tmp_path: Path, page: Path) -> None:
    graph = tmp_path / "graph"
    build([folder("samples") / "to-live.txt"], graph)
    command = [sys.executable, "-c", KILLER, "build", "--compact", str(page), "-g", str(graph)]
    assert subprocess.run(command, capture_output=True, check=False).returncode == -signal.SIGKILL
    assert (titles(graph), is_in_pieces(graph)) == (["Quiet Harbour"], True)
    build([page], graph, COMPACT)
    assert (titles(graph), is_in_pieces(graph)) == (["Quiet Harbour"], False)
    assert not list((graph / "generations").glob(f"{generations.UNFINISHED}*"))


def test_a_graph_in_pieces_can_be_added_to(tmp_path: Path, page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    during_the_merging(monkeypatch, lambda work: work._process.kill())
    graph = tmp_path / "graph"
    build([page], graph, COMPACT)
    assert is_in_pieces(graph)
    add([folder("samples") / "to-live.txt"], graph)
    assert titles(graph) == ["Quiet Harbour", "To Live"]


@pytest.mark.usefixtures("large")
def test_a_merging_that_fails_is_told_and_the_graph_answers(
    tmp_path: Path, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a disk without room for the store a second time."""
    with monkeypatch.context() as patch:
        during_the_merging(patch, lambda work: work._process.kill())
        listener = Listener()
        build([page], tmp_path / "graph", progress=listener)
    (note,) = (note for note in listener.notes if "merged" in note)
    assert "SIGKILL" in note
    assert (titles(tmp_path / "graph"), is_in_pieces(tmp_path / "graph")) == (["Quiet Harbour"], True)
    build([page], tmp_path / "graph")
    assert (titles(tmp_path / "graph"), is_in_pieces(tmp_path / "graph")) == (["Quiet Harbour"], False)


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize("moment", ["reelgraph.generations.branching", "reelgraph.loader.Work.__init__"])
def test_a_disk_that_is_full_before_the_merging_is_said(
    small_disk: Callable[[str], Path], page: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    """The second time that a store is worked on, at the latest, there is no room."""
    disk, listener = small_disk("30M"), Listener()
    before(moment, lambda *given: None if "load" in given else fill(disk), monkeypatch)
    build([page], disk / "graph", progress=listener)
    (note,) = (note for note in listener.notes if "merged" in note)
    assert "No space left" in note
    assert titles(disk / "graph") == ["Quiet Harbour"]


def before(moment: str, work: Callable[..., None], monkeypatch: pytest.MonkeyPatch) -> None:
    """Have `work` called, with what `moment` is given, before it."""
    module, _, name = moment.rpartition(".")
    owner = loader.Work if name == "__init__" else importlib.import_module(module)
    original = getattr(owner, name)

    def late(*given: object) -> object:
        work(*given)
        return original(*given)

    monkeypatch.setattr(owner, name, late)
