"""Work on a store in a process of its own, under an allocator that is good at it.

The engine allocates the words of a triple in one thread and frees them in another, which glibc's malloc is slow at:
with jemalloc, where the system has it, loading takes two thirds of the time (docs/decisions/0011). What allocates is
settled when a process starts, hence a process for this alone.
"""

import ctypes
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from ctypes.util import find_library
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Literal, Self, cast

from reelgraph.stream import widen

JEMALLOC = "thp:always,metadata_thp:always,oversize_threshold:0,dirty_decay_ms:10000,muzzy_decay_ms:0"
GLIBC = "glibc.malloc.hugetlb=1"  # huge pages: a tenth of the time
PR_SET_PDEATHSIG = 1
ROOM = 64 * 2**20  # bytes of the disk with less of which the engine may wait for more instead of ending its merging
BEAT = 0.5  # seconds between two looks at whether to go on

Kind = Literal["load", "merge", "compact"]


class Work:
    """A process that loads a new store, of the N-Triples that are written to `triples`, or merges one in place.

    "merge" goes as far as the engine itself sees need, "compact" leaves one piece. The work is done once `finish` has
    returned. Left by an error, the process ends there and then.
    """

    def __init__(self, kind: Kind, folder: Path) -> None:
        """Start the work on the store at `folder`."""
        # -P: no module is to be taken from the folder in which somebody builds
        command = [sys.executable, "-P", "-m", __name__, kind, str(folder), str(os.getpid())]
        self._kind = kind
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=_environment()
        )
        self.triples = cast("BinaryIO", self._process.stdin)
        widen(self.triples.fileno())

    def finish(self) -> None:
        """Say that these were all triples, and wait for the store.

        Raises OSError where the engine failed, as on a full disk or killed for want of memory.
        """
        words = self._process.communicate()[1].decode(errors="replace").strip()
        if (code := self._process.returncode) < 0:
            raise OSError(
                f"the {self._kind} of the store was ended by {signal.Signals(-code).name}; did memory run out?"
            )
        if code:
            raise OSError(words.split("\n")[-1])

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if isinstance(error, BrokenPipeError):
            self.finish()  # which says why nobody reads any more
        with suppress(BrokenPipeError), self._process:  # closes its pipes and waits for it
            if error:
                self._process.kill()


def advice() -> str | None:
    """Return what would make loading sooner on this machine, None where nothing is known to."""
    if sys.platform != "linux" or find_library("jemalloc"):
        return None
    return "with jemalloc the store would load in two thirds of the time (Debian: apt-get install libjemalloc2)"


def _environment() -> dict[str, str]:
    """Return this process's environment with an allocator; what somebody has settled there himself stays."""
    jemalloc = find_library("jemalloc") if sys.platform == "linux" else None
    if jemalloc and "LD_PRELOAD" not in os.environ:
        return {"MALLOC_CONF": JEMALLOC, **os.environ, "LD_PRELOAD": jemalloc}
    return {"GLIBC_TUNABLES": GLIBC, **os.environ}


def _main(kind: str, folder: str, parent: str) -> None:
    """Do the work; end at once on Ctrl-C, and with the process that asked for it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    threading.Thread(target=_watch, args=(kind, Path(folder), int(parent)), daemon=True).start()
    from reelgraph import store

    try:
        if kind == "load":
            store.load("/dev/stdin", Path(folder))
        else:
            store.merge(Path(folder), compact=kind == "compact")
    except (OSError, SyntaxError) as error:
        sys.exit(str(error))


def _watch(kind: str, folder: Path, parent: int) -> None:
    """End the process where nobody waits for it any more, or where it would wait for room on the disk."""
    while os.getppid() == parent:
        if kind != "load" and shutil.disk_usage(folder).free < ROOM:
            os.write(2, b"No space left on the disk")
            break
        time.sleep(BEAT)
    os._exit(1)


if __name__ == "__main__":
    _main(*sys.argv[1:])
