"""A file of lines between two engines that open files by name: one writes it, then the other reads it.

Each gets the name of a pipe's end, and a thread carries the lines from pipe to file, or from file to pipe. So what is
written needs no second pass to be counted and joined to one file, and how far the reader has come can be told.
"""

import os
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self

import numpy as np

BLOCK = 2**20  # bytes, and what a pipe holds where the system lets it
NEWLINE = ord("\n")


class Spool:
    """Lines in the file `path`; `lines` says how many were written, `taken` how many of them have been read.

    `drained` is set once the reader has all that it gets. Left by an error while a reader is at work, a spool is no
    longer `wanted`, and ends for the reader there and then.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lines = 0
        self.wanted = True
        self.drained = threading.Event()
        self._size = self._taken = 0  # bytes

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.wanted = False
        self.drained.set()

    @property
    def taken(self) -> int:
        """The lines that have been read, give or take a block."""
        return self.lines * self._taken // max(self._size, 1)

    @contextmanager
    def writing(self) -> Iterator[str]:
        """Yield the name under which writers open the spool, one after the other; afterwards the file has it all.

        Raises OSError where the file cannot take it, such as on a full disk.
        """
        source, target = _pipe()
        with ThreadPoolExecutor(1) as beside:
            filling = beside.submit(self._fill, source)
            try:
                yield f"/dev/fd/{target}"
            finally:
                os.close(target)
                filling.result()

    @contextmanager
    def reading(self) -> Iterator[str]:
        """Yield the name under which a reader opens the spool."""
        source, target = _pipe()
        with ThreadPoolExecutor(1) as beside:
            handing = beside.submit(self._hand_on, target)
            try:
                yield f"/dev/fd/{source}"
            finally:
                os.close(source)  # with a reader that gave up this was the last, and handing on breaks off
            handing.result()

    def _fill(self, source: int) -> None:
        block = bytearray(BLOCK)
        content = np.frombuffer(block, dtype=np.uint8)
        with open(source, "rb", buffering=0) as pipe, self.path.open("wb", buffering=BLOCK) as file:
            while got := pipe.readinto(block):
                file.write(memoryview(block)[:got])
                self.lines += int(np.count_nonzero(content[:got] == NEWLINE))
                self._size += got

    def _hand_on(self, target: int) -> None:
        with suppress(BrokenPipeError), open(target, "wb") as pipe, self.path.open("rb", buffering=0) as file:
            while self.wanted and (block := file.read(BLOCK)):
                pipe.write(block)
                self._taken += len(block)
        self.drained.set()


def _pipe() -> tuple[int, int]:
    """Return the two ends of a pipe, as large as a block where the system lets it."""
    import fcntl

    source, target = os.pipe()
    if hasattr(fcntl, "F_SETPIPE_SZ"):
        with suppress(OSError):
            fcntl.fcntl(target, fcntl.F_SETPIPE_SZ, BLOCK)
    return source, target
