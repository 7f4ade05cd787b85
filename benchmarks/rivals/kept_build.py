"""`reelgraph build` that leaves its N-Triples behind, and says what writing them took.

usage: python kept_build.py FILE.nt PATH... -g DIR [OPTIONS]

The file is a link to the one that the build loads, so that keeping it costs nothing. Beside it, in FILE.json: the
triples, and the CPU seconds between the numbered facts and the last line on disk.
"""

import functools
import json
import os
import resource
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from reelgraph import assembly, store
from reelgraph.cli import main

Function = Callable[..., Any]


def keeping(load: Function, kept: Path) -> Function:
    """Return `load` with a link to its first argument left at `kept`."""

    @functools.wraps(load)
    def linked(triples: Path, folder: Path) -> None:
        os.link(triples, kept)
        load(triples, folder)

    return linked


def timing(emit: Function, told: Path) -> Function:
    """Return `emit`, which returns the number of triples, with what it took written to `told`."""

    @functools.wraps(emit)
    def timed(*given: Any) -> int:
        before = cpu_seconds()
        number = emit(*given)
        told.write_text(json.dumps({"triples": number, "cpu_seconds": cpu_seconds() - before}), encoding="utf-8")
        return int(number)

    return timed


def cpu_seconds() -> float:
    """Return the CPU seconds of this process so far."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    target = Path(sys.argv[1]).resolve()
    store.load = keeping(store.load, target)
    assembly.emit = timing(assembly.emit, target.with_suffix(".json"))
    sys.argv = ["reelgraph", "build", *sys.argv[2:]]
    main()
