"""The views that people ask in SQL: each `.sql` of `queries/views/` is a SELECT over the fact tables.

A file begins with `-- summary: …` and one `-- column: meaning` line for each of its columns.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reelgraph.content import folder
from reelgraph.errors import ContentError

MARK = "-- "


@dataclass(frozen=True, slots=True)
class View:
    """A view: its name, what a row says, what each column means, and its SELECT."""

    name: str
    summary: str
    columns: Mapping[str, str]
    text: str


@cache
def views() -> Mapping[str, View]:
    """Return the views by name."""
    return {path.stem: read(path) for path in sorted(folder("queries").glob("views/*.sql"))}


def read(path: Path) -> View:
    """Read a view. Raises ContentError where its header is not as it should be."""
    lines = path.read_text(encoding="utf-8").splitlines()
    header = [line.removeprefix(MARK) for line in lines if line.startswith(MARK)]
    said = {name.strip(): meaning.strip() for name, _, meaning in (line.partition(":") for line in header)}
    summary = said.pop("summary", "")
    if not summary or not all(said.values()):
        raise ContentError(f"queries/views/{path.name}: begin with '-- summary: …' and '-- column: meaning' lines")
    text = "\n".join(line for line in lines if not line.startswith(MARK))
    return View(path.stem, summary, said, text.strip().removesuffix(";"))
