"""pyoxigraph alone: a file of N-Triples into a store by `bulk_load`, as reelgraph does it. It maps nothing.

usage: python oxigraph_pipeline.py FILE.nt STORE
"""

from pathlib import Path

import measuring
import pyoxigraph as ox


def pipeline(source: measuring.Source, target: Path, _work: Path) -> measuring.Made:
    """Load the triples into a new store on disk; return how to ask it."""
    store = ox.Store(str(target))
    store.bulk_load(path=str(source.path), format=ox.RdfFormat.N_TRIPLES, lenient=True)
    store.flush()
    return measuring.Made(
        lambda: len(store), lambda question: [[term.value for term in row] for row in store.query(question)]
    )


if __name__ == "__main__":
    measuring.run(pipeline)
