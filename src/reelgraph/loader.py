"""Load a store in a process of its own, under an allocator that is good at it.

The engine allocates the words of a triple in one thread and frees them in another, which glibc's malloc is slow at:
with jemalloc, where the system has it, loading takes less than two thirds of the time (benchmarks/README.md). What
allocates is settled when a process starts, hence a process for loading alone.
"""

import ctypes
import os
import signal
import subprocess
import sys
from ctypes.util import find_library
from pathlib import Path

from reelgraph import store
from reelgraph.spool import Spool

WORTH = 500_000  # triples; fewer are loaded before a process has started
PAUSE = 0.2  # seconds between two looks at whether the store is still wanted
JEMALLOC = "thp:always,metadata_thp:always,oversize_threshold:0,dirty_decay_ms:30000,muzzy_decay_ms:0"
GLIBC = "glibc.malloc.hugetlb=1"  # huge pages: a tenth of the time
PR_SET_PDEATHSIG = 1


def load(triples: Spool, folder: Path, compact: bool = False) -> None:
    """Bulk-load N-Triples into a new store at `folder`; merge what loading leaves in pieces, where `compact` says so.

    Raises OSError where the engine fails, as on a full disk or killed for want of memory.
    """
    with triples.reading() as path:
        if triples.lines < WORTH:
            store.load(path, folder, compact)
        else:
            _load_apart(path, triples, folder, compact)


def advice() -> str | None:
    """Return what would make loading sooner on this machine, None where nothing is known to."""
    if sys.platform != "linux" or find_library("jemalloc"):
        return None
    return "with jemalloc the store would load in two thirds of the time (Debian: apt-get install libjemalloc2)"


def _load_apart(path: str, triples: Spool, folder: Path, compact: bool) -> None:
    # -P: no module is to be taken from the folder in which somebody builds
    command = [sys.executable, "-P", "-m", __name__, str(folder), *(["compact"] if compact else [])]
    with (
        Path(path).open("rb") as lines,
        subprocess.Popen(command, stdin=lines, stderr=subprocess.PIPE, env=_environment()) as process,
    ):
        words = _listen(process, triples)
    if process.returncode < 0:
        raise OSError(f"loading the store was ended by {signal.Signals(-process.returncode).name}; did memory run out?")
    if process.returncode:
        raise OSError(words.decode(errors="replace").strip().split("\n")[-1])


def _listen(process: "subprocess.Popen[bytes]", triples: Spool) -> bytes:
    """Return what a process writes to stderr until its end, which comes soon where the triples are no longer wanted."""
    while True:
        try:
            return process.communicate(timeout=PAUSE)[1]
        except subprocess.TimeoutExpired:
            if not triples.wanted:
                process.kill()


def _environment() -> dict[str, str]:
    """Return this process's environment with an allocator; what somebody has settled there himself stays."""
    jemalloc = find_library("jemalloc") if sys.platform == "linux" else None
    if jemalloc and "LD_PRELOAD" not in os.environ:
        return {"MALLOC_CONF": JEMALLOC, **os.environ, "LD_PRELOAD": jemalloc}
    return {"GLIBC_TUNABLES": GLIBC, **os.environ}


def _main(folder: str, *compact: str) -> None:
    """Load what standard input brings; end at once on Ctrl-C, and with the process that asked for it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    try:
        store.load("/dev/stdin", Path(folder), bool(compact))
    except (OSError, SyntaxError) as error:
        sys.exit(str(error))


if __name__ == "__main__":
    _main(*sys.argv[1:])
