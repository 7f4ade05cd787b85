"""The store is loaded by a process of its own, which ends when nobody wants its work, and says what went wrong."""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pyoxigraph as ox
import pytest

from disks import fill
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
ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
PIECES, SIZE = 70, 4000  # 70 MB, which is too much for the engine to merge in passing
INDEXES = 4  # of words, and of triples in three orders


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


@pytest.fixture(scope="module")
def pieces(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store of many pieces, each with something from everywhere of each index; the engine has merged a few."""
    target = tmp_path_factory.mktemp("pieces") / "store"
    bare = ox.Store(str(target))
    for piece in range(PIECES):
        said = (hashlib.sha256(b"%d %d" % (piece, number)).hexdigest() for number in range(SIZE))
        lines = "".join(f'<http://example.org/{word[:32]}> <http://example.org/p> "{word[32:]}" .\n' for word in said)
        bare.bulk_load(lines.encode(), format=ox.RdfFormat.N_TRIPLES)
    return target


def tables(target: Path) -> int:
    return len(list(target.glob("*.sst")))


def test_a_store_that_is_merged_has_the_triples(tmp_path: Path, pieces: Path) -> None:
    target = shutil.copytree(pieces, tmp_path / "store")
    with Work("merge", target) as work:
        work.finish()
    assert tables(target) <= tables(pieces)
    assert len(open_store(target)) == PIECES * SIZE


def test_a_compact_store_is_in_one_piece(tmp_path: Path, pieces: Path) -> None:
    target = shutil.copytree(pieces, tmp_path / "store")
    with Work("compact", target) as work:
        work.finish()
    assert tables(target) <= 2 * INDEXES < tables(pieces)
    assert len(open_store(target)) == PIECES * SIZE


def test_a_merging_that_would_wait_for_room_ends(small_disk: Callable[[str], Path], pieces: Path) -> None:
    """The engine's own way with a full disk is to look again every second, without an end."""
    disk = small_disk("150M")
    target = shutil.copytree(pieces, disk / "store")
    fill(disk, but=2**20)
    started = time.monotonic()
    done = subprocess.run([sys.executable, "-c", LATE, str(target)], capture_output=True, text=True, timeout=PATIENCE, check=False)  # fmt: skip
    assert done.returncode == 1
    assert "No space left" in done.stderr
    assert time.monotonic() - started > 3, "the engine has given up by itself; is watching it still needed?"


# A merging on a disk that seems to have room for three seconds more.
LATE = """
import os, shutil, sys, threading
from reelgraph import loader
usage = shutil.disk_usage
shutil.disk_usage = lambda _: usage("/")._replace(free=2**40)
threading.Timer(3, setattr, [shutil, "disk_usage", usage]).start()
loader._main("compact", sys.argv[1], os.getppid())
"""


def test_a_merging_for_which_there_is_no_room_does_not_begin(small_disk: Callable[[str], Path], pieces: Path) -> None:
    disk = small_disk("150M")
    target = shutil.copytree(pieces, disk / "store")
    fill(disk, but=2**20)
    before = tables(target)
    with Work("merge", target) as work, pytest.raises(OSError, match="No space left"):
        work.finish()
    assert tables(target) == before


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
@pytest.mark.parametrize("kind", ["load", "merge", "compact"])
@pytest.mark.parametrize("seconds", [0, 0.2, 2])
def test_the_process_ends_with_the_one_that_asked_for_it(tmp_path: Path, kind: str, seconds: float) -> None:
    """Also where that has ended before it began."""
    code = (
        "import os, sys, time; from pathlib import Path; from reelgraph import loader, store\n"
        "work = loader.Work(sys.argv[1], Path(sys.argv[2])); print(work._process.pid, flush=True); time.sleep(1000)"
    )
    endless = tmp_path / "sitecustomize.py"  # a merging that lasts
    endless.write_text("import reelgraph.store, time; reelgraph.store.merge = lambda *_, **__: time.sleep(1000)")
    command = [sys.executable, "-c", code, kind, str(tmp_path / "store")]
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    asking = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    assert asking.stdout
    working = int(asking.stdout.readline())
    time.sleep(seconds)
    assert is_running(working)
    asking.send_signal(signal.SIGKILL)
    asking.wait()
    asking.stdout.close()
    until(lambda: not is_running(working))


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
