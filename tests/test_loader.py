"""The store is loaded by a process of its own, which ends when nobody wants its work, and says what went wrong."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reelgraph import loader
from reelgraph.building import Options, build
from reelgraph.content import folder
from reelgraph.graph import Graph
from reelgraph.spool import Spool
from reelgraph.store import open_store

PATIENCE = 20  # seconds for a busy machine
TRIPLES = "".join(f'<http://example.org/{number}> <http://example.org/name> "{number}" .\n' for number in range(1000))


@pytest.fixture(autouse=True)
def even_few_triples_are_worth_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loader, "WORTH", 0)


def spooled(path: Path, text: str) -> Spool:
    spool = Spool(path)
    with spool.writing() as name:
        Path(name).write_text(text, encoding="utf-8")
    return spool


@pytest.fixture
def endless(tmp_path: Path) -> Iterator[Spool]:
    """A spool whose reader waits for more for as long as the test runs."""
    path = tmp_path / "endless.nt"
    os.mkfifo(path)
    held = os.open(path, os.O_RDWR)
    spool = Spool(path)
    spool.lines = 1
    yield spool
    os.close(held)


def until(condition: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.05)


@pytest.mark.parametrize("compact", [False, True])
def test_a_store_has_the_triples(tmp_path: Path, compact: bool) -> None:
    loader.load(spooled(tmp_path / "triples.nt", TRIPLES), tmp_path / "store", compact)
    assert len(open_store(tmp_path / "store")) == 1000


def test_a_graph_built_with_it_answers(tmp_path: Path) -> None:
    build([folder("samples") / "to-live.txt"], tmp_path / "graph", Options(compact=True))
    with Graph(tmp_path / "graph") as graph:
        assert [film.label for film in graph.find("To Live")]


def test_what_is_wrong_with_the_triples_is_said_in_the_engines_words(tmp_path: Path) -> None:
    damaged = spooled(tmp_path / "triples.nt", TRIPLES + "<http://example.org/1> nonsense\n")
    with pytest.raises(OSError, match=r"(?i)line 1001"):
        loader.load(damaged, tmp_path / "store")


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "store").write_text("no folder")
    with pytest.raises(OSError, match="store"):
        loader.load(spooled(tmp_path / "triples.nt", TRIPLES), tmp_path / "store")


def test_modules_that_lie_where_somebody_builds_are_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("reelgraph.py", "pyoxigraph.py", "signal.py"):
        (tmp_path / name).write_text("raise SystemExit('hostile')")
    monkeypatch.chdir(tmp_path)
    loader.load(spooled(tmp_path / "triples.nt", TRIPLES), tmp_path / "store")


def test_a_store_no_longer_wanted_is_left_at_once(tmp_path: Path, endless: Spool) -> None:
    ended: list[BaseException] = []

    def load() -> None:
        try:
            loader.load(endless, tmp_path / "store")
        except OSError as error:
            ended.append(error)

    at_work = threading.Thread(target=load, daemon=True)
    at_work.start()
    until((tmp_path / "store").exists)
    endless.wanted = False
    until(lambda: not children_of(os.getpid()))
    os.close(os.open(endless.path, os.O_WRONLY))
    endless.path.write_text(TRIPLES)  # lets the thread that hands on notice that nobody reads
    at_work.join(PATIENCE)
    assert "SIGKILL" in str(ended[0])


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the end of its input ends the process")
def test_the_process_ends_with_the_one_that_asked_for_it(tmp_path: Path, endless: Spool) -> None:
    code = (
        "import sys; from pathlib import Path; from reelgraph import loader; from reelgraph.spool import Spool\n"
        "loader.WORTH = 0; loader.load(Spool(Path(sys.argv[1])), Path(sys.argv[2]))"
    )
    asking = subprocess.Popen([sys.executable, "-c", code, str(endless.path), str(tmp_path / "store")])
    until((tmp_path / "store").exists)
    (loading,) = children_of(asking.pid)
    asking.send_signal(signal.SIGKILL)
    asking.wait()
    until(lambda: not is_running(loading))


def test_what_somebody_settled_about_memory_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LD_PRELOAD", "libmine.so")
    monkeypatch.setenv("GLIBC_TUNABLES", "glibc.malloc.check=3")
    environment = loader._environment()
    assert (environment["LD_PRELOAD"], environment["GLIBC_TUNABLES"]) == ("libmine.so", "glibc.malloc.check=3")


@pytest.mark.parametrize("found", ["libjemalloc.so.2", None])
def test_jemalloc_is_used_where_the_system_has_it_and_else_advised(
    monkeypatch: pytest.MonkeyPatch, found: str | None
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(loader, "find_library", {"jemalloc": found}.get)
    monkeypatch.delenv("LD_PRELOAD", raising=False)
    assert loader._environment().get("LD_PRELOAD") == found
    assert (loader.advice() is None) == (found is not None)


def children_of(process: int) -> list[int]:
    tasks = Path(f"/proc/{process}/task")
    return [int(child) for task in tasks.iterdir() for child in (task / "children").read_text().split()]


def is_running(process: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text()
    except OSError:
        return False
