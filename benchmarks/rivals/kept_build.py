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

from reelgraph import assembly
from reelgraph.cli import main
from reelgraph.spool import Spool

Emit = Callable[..., int]


def keeping(emit: Emit, kept: Path) -> Emit:
    """Return `emit`, which returns the number of triples, with its file left at `kept` and what it took beside that."""

    @functools.wraps(emit)
    def timed(db: Any, target: Spool, *given: Any) -> int:
        before = cpu_seconds()
        number = emit(db, target, *given)
        told = {"triples": number, "cpu_seconds": cpu_seconds() - before}
        kept.with_suffix(".json").write_text(json.dumps(told), encoding="utf-8")
        os.link(target.path, kept)
        return number

    return timed


def cpu_seconds() -> float:
    """Return the CPU seconds of this process so far."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    assembly.emit = keeping(assembly.emit, Path(sys.argv[1]).resolve())
    sys.argv = ["reelgraph", "build", *sys.argv[2:]]
    main()
