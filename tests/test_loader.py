"""The store is loaded by a process of its own, which ends when nobody wants its work, and says what went wrong."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Literal

import pytest

from reelgraph import loader
from reelgraph.building import Options, build
from reelgraph.content import folder
from reelgraph.graph import Graph
from reelgraph.loader import Work
from reelgraph.store import open_store

PATIENCE = 20  # seconds for a busy machine
TRIPLES = b"".join(
    b'<http://example.org/%d> <http://example.org/name> "%d" .\n' % (number, number) for number in range(1000)
)
ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the end of its input ends the process")


def load(triples: bytes, store: Path) -> None:
    with Work("load", store) as loading:
        loading.triples.write(triples)
        loading.finish()


def until(condition: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.05)


def test_a_store_has_the_triples(tmp_path: Path) -> None:
    load(TRIPLES, tmp_path / "store")
    assert len(open_store(tmp_path / "store")) == 1000


@pytest.mark.parametrize("kind", ["merge", "compact"])
def test_a_store_has_the_triples_once_it_is_merged(tmp_path: Path, kind: Literal["merge", "compact"]) -> None:
    load(TRIPLES, tmp_path / "store")
    with Work(kind, tmp_path / "store") as work:
        work.finish()
    assert len(open_store(tmp_path / "store")) == 1000


def test_a_store_of_nothing_is_a_store(tmp_path: Path) -> None:
    load(b"", tmp_path / "store")
    assert len(open_store(tmp_path / "store")) == 0


def test_a_compact_graph_answers(tmp_path: Path) -> None:
    build([folder("samples") / "to-live.txt"], tmp_path / "graph", Options(compact=True))
    with Graph(tmp_path / "graph") as graph:
        assert [film.label for film in graph.find("To Live")]


@pytest.mark.parametrize("before", [1, 10_000])
def test_what_is_wrong_with_the_triples_is_said_in_the_engines_words(tmp_path: Path, before: int) -> None:
    """Also where the engine has given up long before all was written."""
    damaged = TRIPLES * before + b"<http://example.org/1> nonsense\n" + TRIPLES * before
    with pytest.raises(OSError, match=rf"(?i)line {before * 1000 + 1}"):
        load(damaged, tmp_path / "store")


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "store").write_text("no folder")
    with pytest.raises(OSError, match="store"):
        load(TRIPLES, tmp_path / "store")


def test_modules_that_lie_where_somebody_builds_are_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("reelgraph.py", "pyoxigraph.py", "signal.py"):
        (tmp_path / name).write_text("raise SystemExit('hostile')")
    monkeypatch.chdir(tmp_path)
    load(TRIPLES, tmp_path / "store")


def test_a_process_that_is_killed_is_said(tmp_path: Path) -> None:
    with Work("load", tmp_path / "store") as loading:
        loading._process.kill()
        with pytest.raises(OSError, match="SIGKILL"):
            loading.finish()


def test_a_store_that_is_left_by_an_error_ends_its_process_at_once(tmp_path: Path) -> None:
    loading = Work("load", tmp_path / "store")
    with suppress(KeyboardInterrupt), loading:
        loading.triples.write(TRIPLES)
        raise KeyboardInterrupt
    assert loading._process.returncode == -signal.SIGKILL


@ON_LINUX
def test_the_process_ends_with_the_one_that_asked_for_it(tmp_path: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path; from reelgraph.loader import Work\n"
        "loading = Work('load', Path(sys.argv[1])); time.sleep(1000)"
    )
    asking = subprocess.Popen([sys.executable, "-c", code, str(tmp_path / "store")])
    until((tmp_path / "store").exists)
    (loading,) = children_of(asking.pid)
    asking.send_signal(signal.SIGKILL)
    asking.wait()
    until(lambda: not is_running(loading))


def children_of(process: int) -> list[int]:
    tasks = Path(f"/proc/{process}/task")
    return [int(child) for task in tasks.iterdir() for child in (task / "children").read_text().split()]


def is_running(process: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text()
    except OSError:
        return False


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


@ON_LINUX
def test_the_allocator_reaches_the_process(tmp_path: Path) -> None:
    wanted = loader._environment()
    with Work("load", tmp_path / "store") as loading:
        until((tmp_path / "store").exists)
        maps = Path(f"/proc/{loading._process.pid}/maps").read_text()
        loading.finish()
    assert ("jemalloc" in maps) == ("jemalloc" in wanted.get("LD_PRELOAD", ""))
