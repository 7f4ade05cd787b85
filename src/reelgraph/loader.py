"""Load a store in a process of its own, under an allocator that is good at it.

The engine allocates the words of a triple in one thread and frees them in another, which glibc's malloc is slow at:
with jemalloc, where the system has it, loading takes two thirds of the time (docs/decisions/0011). What allocates is
settled when a process starts, hence a process for loading alone.

Many triples are loaded in parts: the engine merges what one part leaves, on a core of its own, while the next is read.
"""

import ctypes
import os
import signal
import subprocess
import sys
from contextlib import suppress
from ctypes.util import find_library
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from reelgraph.stream import widen

JEMALLOC = "thp:always,metadata_thp:always,oversize_threshold:0,dirty_decay_ms:10000,muzzy_decay_ms:0"
GLIBC = "glibc.malloc.hugetlb=1"  # huge pages: a tenth of the time
PART = 42_000_000  # triples at least: with less than 37 million the engine leaves the pieces as they are
PR_SET_PDEATHSIG = 1


class Loading:
    """A new store at `folder` that takes in the N-Triples which are written to `parts`, the first of them first.

    It is complete once `finish` has returned. Left by an error, the process ends there and then.
    """

    def __init__(self, folder: Path, triples: int = 0, compact: bool = False) -> None:
        """Start the process that is to load about so many `triples`, `share` of them in each part but the last.

        The last is the smallest, for nothing is read while its pieces are merged. Where `compact` says so, all are merged
        in the end, and there is but one part.
        """
        number = 1 if compact else max(1, triples // PART)
        self.share = (triples - PART) // max(1, number - 1)
        sources, self.parts = _pipes(number)
        given = [str(source) for source in sources]
        # -P: no module is to be taken from the folder in which somebody builds
        command = [sys.executable, "-P", "-m", __name__, str(folder), "compact" if compact else "loose", *given]
        self._process = subprocess.Popen(command, pass_fds=sources, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, env=_environment())  # fmt: skip
        for source in sources:
            os.close(source)

    def finish(self) -> None:
        """Say that these were all triples, and wait for the store.

        Raises OSError where the engine failed, as on a full disk or killed for want of memory.
        """
        self._close()
        words = self._process.communicate()[1].decode(errors="replace").strip()
        if (code := self._process.returncode) < 0:
            raise OSError(f"loading the store was ended by {signal.Signals(-code).name}; did memory run out?")
        if code:
            raise OSError(words.split("\n")[-1])

    def _close(self) -> None:
        for part in self.parts:
            with suppress(BrokenPipeError):
                part.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if isinstance(error, BrokenPipeError):
            self.finish()  # which says why nobody reads any more
        with self._process:  # waits for it
            if error:
                self._process.kill()
            self._close()


def _pipes(number: int) -> tuple[list[int], list[BinaryIO]]:
    """Return the ends of so many pipes: those to read from, and those to write to."""
    pipes = [os.pipe() for _ in range(number)]
    for _, target in pipes:
        widen(target)
    return [source for source, _ in pipes], [os.fdopen(target, "wb") for _, target in pipes]


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


def _main(folder: str, form: str, *parts: str) -> None:
    """Load what the pipes bring; end at once on Ctrl-C, and with the process that asked for it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    from reelgraph import store

    try:
        store.load([f"/dev/fd/{part}" for part in parts], Path(folder), compact=form == "compact")
    except (OSError, SyntaxError) as error:
        sys.exit(str(error))


if __name__ == "__main__":
    _main(*sys.argv[1:])
