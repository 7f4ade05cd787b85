"""`reelgraph build` as far as its N-Triples: they go into a file instead of a store, and that is all.

usage: python emission.py FILE.nt PATH... -g DIR [OPTIONS]

It prints one line of JSON: how many triples, and the CPU seconds between the numbered facts and the last line on disk,
with nobody at work beside.
"""

import json
import resource
import sys
from pathlib import Path
from typing import Any, NoReturn

from reelgraph import assembly
from reelgraph.cli import main
from reelgraph.stream import Stream

emit = assembly.emit


def leave(path: Path, db: Any, lean: bool) -> NoReturn:
    """Write the triples to `path` and say what that took; the build ends here."""
    before = cpu_seconds()
    with path.open("wb") as file:
        number = emit(db, Stream(file), lean)
    print(json.dumps({"triples": number, "cpu_seconds": cpu_seconds() - before}), flush=True)
    sys.exit()


def cpu_seconds() -> float:
    """Return the CPU seconds of this process so far."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    kept = Path(sys.argv[1]).resolve()
    assembly.emit = lambda db, _, lean: leave(kept, db, lean)
    sys.argv = ["reelgraph", "build", *sys.argv[2:]]
    main()
