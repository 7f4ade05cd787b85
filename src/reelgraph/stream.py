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
    """Lines that go into `sinks`: `lines` of them so far, and `told` hears of every block how many there were.

    Each sink but the last is closed once it has its `share` of lines, and a block at most beyond that.
    """

    def __init__(self, *sinks: BinaryIO, share: int = 0, told: Callable[[int], None] | None = None) -> None:
        self.lines = 0
        self._sink, *self._others = sinks
        self._share = self._full = share
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
                lines = int(np.count_nonzero(np.equal(content[:got], NEWLINE, out=ends[:got])))
                self.lines += lines
                self._write(block, got)
                self._told(lines)
            self._sink.flush()

    def _write(self, block: bytearray, size: int) -> None:
        """Write a block; where the sink has its share with it, end that with a line and go on with the next."""
        content, begun = memoryview(block)[:size], 0
        if self._others and self.lines >= self._full and (begun := block.rfind(b"\n", 0, size) + 1):
            self._sink.write(content[:begun])
            self._sink.close()
            self._sink = self._others.pop(0)
            self._full += self._share
        self._sink.write(content[begun:])


def widen(pipe: int) -> None:
    """Let a pipe hold a block, where the system can: fewer turns between who writes and who reads."""
    import fcntl

    if hasattr(fcntl, "F_SETPIPE_SZ"):
        with suppress(OSError):
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, BLOCK)
