"""Find the content folders (`ontology`, `ingest`, `queries`, `samples`), installed or in a checkout."""

from importlib.resources import files
from pathlib import Path


def folder(name: str) -> Path:
    """Return the content folder `name`: inside the installed package, else at the top of the checkout."""
    packed = Path(str(files("reelgraph"))) / "content" / name
    if packed.is_dir():
        return packed
    return Path(__file__).parents[2] / name
