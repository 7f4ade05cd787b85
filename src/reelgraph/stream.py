"""Lines on their way from engines that write into files by name to whoever reads a pipe, counted as they pass.

Nothing of them comes to rest on disk, and how many have passed can be told at any time. Who reads slowly holds the
writers up.
"""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from typing import BinaryIO

import numpy as np

BLOCK = 2**20  # bytes, and what a pipe holds where the system lets it
NEWLINE = ord("\n")


class Stream:
    """Lines that go into `sink`: `lines` of them so far, and `told` hears of every block how many there were."""

    def __init__(self, sink: BinaryIO, told: Callable[[int], None] | None = None) -> None:
        self.lines = 0
        self._sink = sink
        self._told = told or (lambda _: None)

    @contextmanager
    def writing(self) -> Iterator[str]:
        """Yield the name under which writers open the stream, one after the other; afterwards the sink has it all.

        Raises OSError where the sink cannot take it: BrokenPipeError where nobody reads there any more.
        """
        source, target = os.pipe()
        widen(target)
        with ThreadPoolExecutor(1) as beside:
            passing = beside.submit(self._pass_on, source)
            try:
                yield f"/dev/fd/{target}"
            finally:
                os.close(target)
                passing.result()

    def _pass_on(self, source: int) -> None:
        block = bytearray(BLOCK)
        content, ends = np.frombuffer(block, dtype=np.uint8), np.empty(BLOCK, dtype=np.bool_)
        with open(source, "rb", buffering=0) as pipe:  # closed by an error, at which the writers break off too
            while got := pipe.readinto(block):
                self._sink.write(memoryview(block)[:got])
                lines = int(np.count_nonzero(np.equal(content[:got], NEWLINE, out=ends[:got])))
                self.lines += lines
                self._told(lines)
            self._sink.flush()


def widen(pipe: int) -> None:
    """Let a pipe hold a block, where the system can: fewer turns between who writes and who reads."""
    import fcntl

    if hasattr(fcntl, "F_SETPIPE_SZ"):
        with suppress(OSError):
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, BLOCK)
