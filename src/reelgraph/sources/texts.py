"""The texts of a database, such as the openings of articles: read as pages, and said of the record's own film.

`page.sql` selects film (a key), id, title, text and, where there is one, address. Many texts are shared among
processes, `python -m reelgraph.sources.texts`, which take texts as JSON lines and leave rows in a folder each.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, suppress
from dataclasses import asdict, dataclass, replace
from itertools import cycle
from pathlib import Path
from typing import IO, cast

import duckdb

from reelgraph.errors import ContentError, NoFilmError
from reelgraph.pages import loading
from reelgraph.progress import Progress
from reelgraph.sources.description import FactQuery, Source
from reelgraph.sources.pages import PageRows, RowOf
from reelgraph.sources.rows import RowWriter, write_parquet
from reelgraph.sources.staging import stop_if_exhausted

COLUMNS = ("film", "id", "title", "text", "address")
REQUIRED = frozenset({"film", "id", "text"})
FEW = 1_000  # texts that are read before another process has started
MOST_PROCESSES = 4
_BATCH = 500

Text = Mapping[str, str | None]


@dataclass
class Outcome:
    """How many texts were read, and on how many of them no film was found, such as `example`."""

    read: int = 0
    filmless: int = 0
    example: str = ""

    def add(self, other: "Outcome") -> None:
        """Count what another process did."""
        self.read += other.read
        self.filmless += other.filmless
        self.example = min(filter(None, (self.example, other.example)), default="")


def read_texts(
    db: duckdb.DuckDBPyConnection, source: Source, query: FactQuery, target: Path, work: Path, progress: Progress
) -> None:
    """Read the texts that a `page.sql` selects; their rows become a Parquet file a table: `credit.page.parquet`."""
    number = _select(db, query)
    progress.stage(f"reading the texts of {source.name}", number)
    folder = work / query.path.stem
    folder.mkdir()
    texts = _told(_selected(db), progress)
    processes = 1 if number <= FEW else min(MOST_PROCESSES, os.cpu_count() or 1)
    outcome = read_all(texts, folder, source.licence) if processes == 1 else _share(texts, folder, source, processes)
    write_parquet(db, sorted([folder, *folder.iterdir()]), target, query.path.stem)
    if outcome.filmless:
        progress.note(f"no film found in {outcome.filmless} of {outcome.read} texts, such as that of {outcome.example}")


def _select(db: duckdb.DuckDBPyConnection, query: FactQuery) -> int:
    """Make the table of texts, each text of a film once; return their number."""
    try:
        columns = db.sql(query.text).columns
        if unknown := REQUIRED - set(columns) or set(columns) - set(COLUMNS):
            raise ContentError(f"{query.name}: {', '.join(sorted(unknown))}: it must select {', '.join(COLUMNS)}")
        told = ", ".join(f"min({name})" if name in columns else "NULL" for name in ("id", "title", "address"))
        db.execute(f"""
            CREATE OR REPLACE TEMP TABLE texts (film VARCHAR, text VARCHAR, id VARCHAR, title VARCHAR, address VARCHAR);
            INSERT INTO texts SELECT film, text, {told} FROM ({query.text.rstrip().rstrip(";")})
            WHERE film IS NOT NULL AND id IS NOT NULL AND trim(text) <> '' GROUP BY film, text
        """)
    except duckdb.Error as error:
        stop_if_exhausted(error)
        raise ContentError(f"{query.name}: {' '.join(str(error).split())[:500]}") from error
    return int((db.execute("SELECT count(*) FROM texts").fetchone() or (0,))[0])


def _selected(db: duckdb.DuckDBPyConnection) -> Iterator[Text]:
    found = db.execute("SELECT film, id, title, text, address FROM texts ORDER BY film, text")
    while batch := found.fetchmany(_BATCH):
        yield from (dict(zip(COLUMNS, row, strict=True)) for row in batch)


def _told(texts: Iterable[Text], progress: Progress) -> Iterator[Text]:
    for number, text in enumerate(texts, 1):
        yield text
        if not number % _BATCH:
            progress.step(_BATCH)


# --- one process -----------------------------------------------------------------------------------------


def read_all(texts: Iterable[Text], folder: Path, licence: str) -> Outcome:
    """Write the rows of texts to `folder`; a text on which no film is found is counted."""
    outcome = Outcome()
    with RowWriter(folder) as writer:
        for text in texts:
            outcome.read += 1
            try:
                rows = _rows(text, licence)
            except NoFilmError:
                outcome.filmless += 1
                outcome.example = outcome.example or str(text["id"])
                continue
            for table, row in rows:
                writer.write(table, row)
    return outcome


def _rows(text: Text, licence: str) -> list[RowOf]:
    from reelgraph.pages import reader  # brings the grammar of prose, which most databases do not need

    page = loading.load_text(str(text["text"]), str(text["id"]), title=text["title"])
    page = replace(page, address=text["address"])
    return PageRows(page, reader.read(page), page.id, film=text["film"], licence=licence).collect()


# --- several ---------------------------------------------------------------------------------------------


def _share(texts: Iterable[Text], folder: Path, source: Source, processes: int) -> Outcome:
    outcome = Outcome()
    with ExitStack() as stack:
        readers = [stack.enter_context(_start(folder / str(number), source.licence)) for number in range(processes)]
        inputs = [cast("IO[str]", process.stdin) for process in readers]
        with suppress(BrokenPipeError):  # a process that has failed says so at its end
            for pipe, text in zip(cycle(inputs), texts, strict=False):
                pipe.write(json.dumps(text) + "\n")
        for process in readers:
            said, _ = process.communicate()
            if process.returncode:
                raise subprocess.CalledProcessError(process.returncode, process.args)
            outcome.add(Outcome(**json.loads(said)))
    return outcome


def _start(folder: Path, licence: str) -> subprocess.Popen[str]:
    """Start a process that reads texts; it ends with its input, and so with this process."""
    folder.mkdir()
    home = str(Path(__file__).resolve().parents[2])
    path = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH"))))
    return subprocess.Popen(
        [sys.executable, "-m", __name__, str(folder), licence],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": path},
    )


def main() -> None:
    """Read texts from standard input, write their rows to the folder named first; print the outcome."""
    folder, licence = sys.argv[1:]
    outcome = read_all(map(json.loads, sys.stdin), Path(folder), licence)
    json.dump(asdict(outcome), sys.stdout)


if __name__ == "__main__":
    main()
