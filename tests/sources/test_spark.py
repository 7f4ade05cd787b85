"""Every query of `ingest/` makes the same rows on Spark as on DuckDB: over the golden cases and over real samples."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pytest
from casework import cases

from reelgraph.errors import EngineError
from reelgraph.progress import Silence
from reelgraph.sources import dataset, description
from reelgraph.sources.description import PAGE, Source
from reelgraph.sources.inputs import recognise, sort_files

try:
    from reelgraph.sources import spark
except EngineError as error:
    pytest.skip(str(error), allow_module_level=True)

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
KEY = "case:#key"
QUICK = {  # for small tables: less to plan, and machine code only where it pays
    "spark.sql.shuffle.partitions": "2",
    "spark.sql.adaptive.enabled": "false",
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=240m",
}


@pytest.fixture(scope="module", autouse=True)
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Start one Spark, which every `spark.read` here finds and uses."""
    try:
        with spark.session(tmp_path_factory.mktemp("spark"), "2GB", "local[2]", QUICK):
            yield
    except EngineError as error:
        pytest.skip(str(error))


def sources() -> list[Source]:
    return [source for source in description.sources().values() if dataset.queries(source, ".sql")]


@cache
def samples() -> dict[str, list[Path]]:
    found: dict[str, list[Path]] = {}
    for unit in recognise([str(DATA)]) if DATA.is_dir() else []:
        found.setdefault(unit.source.name, []).extend(unit.paths)
    return found


def inputs(source: Source) -> dict[str, list[Path]]:
    """Return the files of all cases of a source and of the samples that it reads."""
    found = [
        path for case in cases() if case.parent.name == source.name for path in sorted((case / "input").rglob("*"))
    ]
    return sort_files(source, [*filter(Path.is_file, found), *samples().get(source.name, ())])


def facts(engine: Any, source: Source, files: dict[str, list[Path]], place: Path) -> Path:
    target, work = place / "facts", place / "work"
    target.mkdir(parents=True)
    work.mkdir()
    engine.read(source, files, KEY, target, work, Silence())
    return target


def table(folder: Path, name: str) -> str:
    """Return SQL for what a query wrote, in one file or in several."""
    parts = [str(path) for path in [*folder.glob(f"{name}.parquet"), *folder.glob(f"{name}.[0-9]*.parquet")]]
    return f"(FROM read_parquet({parts}))"


def difference(duck: str, sparkling: str) -> tuple[list[Any], list[Any]]:
    """Return the rows that one engine alone has, and the other alone; a row twice is two rows."""
    return duckdb.sql(f"{duck} EXCEPT ALL {sparkling}").fetchall(), duckdb.sql(
        f"{sparkling} EXCEPT ALL {duck}"
    ).fetchall()


@pytest.mark.parametrize("source", sources(), ids=lambda source: source.name)
def test_both_engines_make_the_same_rows(source: Source, tmp_path: Path) -> None:
    # The texts of page.sql go to the page reader, whichever engine runs.
    source = replace(source, queries=tuple(query for query in source.queries if query.table != PAGE))
    files = inputs(source)
    duck, sparkling = (facts(engine, source, files, tmp_path / engine.__name__) for engine in (dataset, spark))
    for query in dataset.queries(source, ".sql"):
        here, there = (table(folder, query.path.stem) for folder in (duck, sparkling))
        assert duckdb.sql(f"DESCRIBE {here}").fetchall() == duckdb.sql(f"DESCRIBE {there}").fetchall(), query.name
        assert difference(here, there) == ([], []), query.name
