"""Every query of `ingest/` makes the same rows on Spark as on DuckDB: over the golden cases and over real samples."""

import bz2
import gzip
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import duckdb
import pytest

from casework import cases
from reelgraph import building
from reelgraph.errors import ContentError, EngineError, InputError
from reelgraph.progress import Silence
from reelgraph.sources import dataset, description
from reelgraph.sources.description import PAGE, Source
from reelgraph.sources.inputs import file_set_of, recognise, sort_files
from reelgraph.sources.staging import opened

try:
    from pyspark.sql import SparkSession

    from reelgraph.sources import spark
    from reelgraph.sources.dialect import spark_sql
except ModuleNotFoundError as error:
    pytest.skip(f"Spark needs {error.name}", allow_module_level=True)
except EngineError as error:
    pytest.skip(str(error), allow_module_level=True)

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
KEY = "case:#key"
MOST_LINES = 2_000
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


def inputs(source: Source, place: Path) -> dict[str, list[Path]]:
    """Return the files of all cases of a source and of the samples that it reads, long lists of lines cut short."""
    found = [
        path for case in cases() if case.parent.name == source.name for path in sorted((case / "input").rglob("*"))
    ]
    files = sort_files(source, filter(Path.is_file, found))
    for path in samples().get(source.name, ()):
        if file_set := file_set_of(source, path):
            cut = shortened(path, place) if file_set.format == "jsonl" else path
            files.setdefault(file_set.name, []).append(cut)
    return files


def shortened(path: Path, place: Path) -> Path:
    with opened(path) as file:
        lines = list(islice(file, MOST_LINES + 1))
    if len(lines) <= MOST_LINES:
        return path
    copy = place / path.name.removesuffix(".gz")
    copy.write_bytes(b"".join(lines[:MOST_LINES]))
    return copy


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
    files = inputs(source, tmp_path)
    duck, sparkling = (facts(engine, source, files, tmp_path / engine.__name__) for engine in (dataset, spark))
    for query in dataset.queries(source, ".sql"):
        here, there = (table(folder, query.path.stem) for folder in (duck, sparkling))
        assert duckdb.sql(f"DESCRIBE {here}").fetchall() == duckdb.sql(f"DESCRIBE {there}").fetchall(), query.name
        assert difference(here, there) == ([], []), query.name


# --- what the dialects do not share ----------------------------------------------------------------------

TEXTS = [
    "",
    " a ",
    "\u00a0A\u2003",
    "it's",
    "a|b||c",
    '\\"q\\"',
    "x\ny\n",
    "Élan",
    "$1",
    "1",
    "2.5",
    "1e3",
    "2020",
    "2020-02-30",
    "2020-02-03",
]
EXPRESSIONS = [
    "trim(x)", "ltrim(x)", "rtrim(x)", "trim(x, ' a')", "lower(x)", "upper(x)", "length(x)", "substr(x, 2, 3)",
    "replace(x, '\\\"', '\"')", "x || '\\' || x", "x LIKE '%\\%'", "x LIKE '_|%'", "x ILIKE 'é%'",
    "regexp_replace(x, '[a-z]', '<\\0>', 'g')", "regexp_replace(x, '(a)(.)', '$\\2\\1', 'g')", "regexp_replace(x, 'A', 'i', 'gi')",
    "regexp_replace(x, '^[^a-z]+', '')", "regexp_replace(x, '\\s+$', '')", "regexp_extract(x, '([a-z])[^a-z]', 1)",
    "regexp_extract(x, '.*$')", "regexp_extract(x, '[0-9]+')", "regexp_matches(x, '^É')", "regexp_matches(x, 'é', 'i')",
    "regexp_full_match(x, '[a-z|]+')", "regexp_matches(x, '\\blan\\b')", "regexp_matches(x, 'y$')", "regexp_matches(x, '[[|]')",
    "string_split(x, '|')", "string_split(x, '|')[2]", "string_split(x, '|')[-1]", "string_split(x, '|')[9]", "split_part(x, '|', 2)",
    "TRY_CAST(x AS INTEGER)", "TRY_CAST(x AS BIGINT)", "TRY_CAST(x AS DOUBLE)", "CAST(TRY_CAST(x AS DATE) AS VARCHAR)",
    "nullif(x, '')", "x IS DISTINCT FROM '1'", "concat_ws('-', x, NULL, 'b')", "row_number() OVER (ORDER BY nullif(x, ''))",
    "min(x) OVER ()", "strpos(x, 'a')", "lpad(x, 3, '0')", "starts_with(x, 'a')", "CAST(length(x) AS VARCHAR)",
]  # fmt: skip


def test_an_expression_means_the_same() -> None:
    columns = ", ".join(f"{expression} AS c{number}" for number, expression in enumerate(EXPRESSIONS))
    values = ", ".join("('{}')".format(text.replace("'", "''")) for text in TEXTS)
    query = f"SELECT x, {columns} FROM (SELECT col0 AS x FROM (VALUES {values}) AS t(col0)) AS texts ORDER BY x"
    expected = duckdb.sql(query).fetchall()
    spoken = SparkSession.active().newSession()
    found = [tuple(row) for row in spoken.sql(spark_sql(query, "test")).collect()]
    for number, expression in enumerate(EXPRESSIONS, 1):
        assert [row[number] for row in found] == [row[number] for row in expected], expression


def test_lists_are_unnested_the_same() -> None:
    query = """
        SELECT t.x, l.said, l.n, upper(l.said) AS loud
        FROM (SELECT 'b|a|c' AS x UNION ALL SELECT 'c' UNION ALL SELECT NULL) AS t
        CROSS JOIN unnest(string_split(t.x, '|')) WITH ORDINALITY AS l(said, n)
        WHERE l.n < 3
        UNION ALL
        SELECT x, lower(unnest(string_split(x, 'b'))), 0, NULL FROM (SELECT 'AbB' AS x) AS u
        ORDER BY said, n
    """
    spoken = SparkSession.active().newSession()
    assert [tuple(row) for row in spoken.sql(spark_sql(query, "test")).collect()] == duckdb.sql(query).fetchall()


@pytest.mark.parametrize(
    "query",
    [
        "SELECT regexp_replace(x, 'a|b$', '') FROM t",
        "SELECT regexp_replace(x, 'a', y, 'g') FROM t",
        "SELECT regexp_matches(x, y) FROM t",
        "SELECT regexp_matches(x, 'a', 's') FROM t",
        "SELECT x[y] FROM t",
        "SELECT upper(unnest(x)), unnest(y) FROM t",
        "SELECT FROM WHERE",
    ],
)
def test_what_spark_would_take_for_something_else_is_refused(query: str) -> None:
    with pytest.raises(ContentError, match=r"ingest/mine/film\.sql: Spark does not run it"):
        spark_sql(query, "ingest/mine/film.sql")


# --- files as they come ----------------------------------------------------------------------------------

SOURCE = """
title = "Mine"
about = "Rows as they come."
licence = "CC0"
bad_rows = 0.5

[files.films]
match = ["films*.{format}", "films*.{format}.gz", "films*.{format}.bz2", "films*.{format}.zip"]
format = "{format}"
columns = {columns}
{more}
"""
QUERY = "SELECT 'mine:' || id AS film, name, kind FROM films"
CSV = (
    '\ufeffid,name,"kind",extra\r\n1,plain,x,\n2,"a ""b"", c",,\r\n\n3,"two\nlines",x,\n4, spaced ,x,y\n'
    '5,"",x,\n6,back\\slash \\" \\N,x,\n7,#no comment,x,,\n8,5" disk,x,\n9,Ünïcödé 活着,x,\n10,last,x,'
)
TSV = 'name\tid\n"quoted"\t1\n\t2\n\\N\t3\nback\\slash\\\t4\n"open\t5\n活着\t6\n'


def mine(place: Path, format_: str, columns: str, more: str = "", query: str = QUERY) -> Source:
    folder = place / "ingest" / "mine"
    folder.mkdir(parents=True)
    (folder / "source.toml").write_text(SOURCE.format(format=format_, columns=columns, more=more), encoding="utf-8")
    (folder / "film.sql").write_text(query, encoding="utf-8")
    return description.read(folder)


class Notes(Silence):
    def __init__(self) -> None:
        self.heard: list[str] = []

    def note(self, sentence: str) -> None:
        self.heard.append(sentence)


def films(engine: Any, source: Source, paths: list[Path], place: Path) -> tuple[list[Any], list[str]]:
    """Return the rows of `film`, and what was told while reading."""
    notes, (target, work) = Notes(), (place / "facts", place / "work")
    target.mkdir(parents=True)
    work.mkdir()
    engine.read(source, {"films": paths}, KEY, target, work, notes)
    return sorted(duckdb.sql(f"FROM {table(target, 'film')}").fetchall(), key=str), notes.heard


def both(source: Source, paths: list[Path], place: Path) -> tuple[Any, Any]:
    return films(dataset, source, paths, place / "duck"), films(spark, source, paths, place / "spark")


def test_csv_is_read_the_same(tmp_path: Path) -> None:
    source = mine(tmp_path, "csv", '["id", "name", "kind"]', 'optional = ["none"]')
    first, second = tmp_path / "films * [1].csv", tmp_path / "films_2.csv.gz"
    first.write_text(CSV, encoding="utf-8", newline="")
    second.write_bytes(gzip.compress(b"name,id,kind\nother order,11,\n"))
    duck, sparkling = both(source, [first, second], tmp_path)
    assert sparkling == duck
    assert len(duck[0]) == 10  # all but the nameless


def test_tsv_is_read_the_same(tmp_path: Path) -> None:
    source = mine(tmp_path, "tsv", '["id", "name"]', "null = '\\N'", QUERY.replace("kind", "NULL AS kind"))
    path = tmp_path / "films.tsv.bz2"
    path.write_bytes(bz2.compress(TSV.encode()))
    duck, sparkling = both(source, [path], tmp_path)
    assert sparkling == duck
    assert len(duck[0]) == 5


def test_lines_of_json_are_read_the_same(tmp_path: Path) -> None:
    source = mine(
        tmp_path, "jsonl", "{ id = 'BIGINT', name = 'VARCHAR', cast = 'STRUCT(name VARCHAR, n INTEGER)[]', kind = 'DOUBLE' }",
        query="SELECT 'mine:' || id AS film, coalesce(name, '-') || coalesce(\"cast\"[1].name, '') || coalesce(\"cast\"[1].n, 0) AS name, kind FROM films",
    )  # fmt: skip
    path = tmp_path / "films.jsonl"
    lines = [
        '{"id": 1, "name": "a\\u00e9\\n\\"", "cast": [{"name": "x", "n": 2}, {}], "kind": 1.5, "more": {}}',
        '{"id": "2", "name": 7.50, "cast": []}',
        '{"id": 3, "name": {"a": [1, 2]}, "cast": null}',
        '{"name": "no id"}',
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    duck, sparkling = both(source, [path], tmp_path)
    assert sparkling == duck
    assert len(duck[0]) == 3


@pytest.mark.parametrize("row", [b"2", b"2,\xff\xfe,x"], ids=["too short", "not UTF-8"])
def test_a_bad_row_is_left_out_and_told_of_the_same(row: bytes, tmp_path: Path) -> None:
    source = mine(tmp_path, "csv", '["id", "name", "kind"]')
    path = tmp_path / "films.csv"
    path.write_bytes(b"id,name,kind\n1,a,x\n" + row + b"\n3,b,x\n")
    (duck, told), (sparkling, heard) = both(source, [path], tmp_path)
    assert sparkling == duck
    assert [len(duck), len(told), len(heard)] == [2, 1, 1]
    assert all(f"{path}: line 3: " in sentence for sentence in told + heard)


@pytest.mark.parametrize(
    ("format_", "content", "said"),
    [
        ("csv", b"id,name\n1,a\n", "line 1: no column kind"),
        ("csv", b"id,name,kind\n1,a,x\n2\n3\n4\n", "line 3: .* 3 such rows are more than mine allows"),
        ("csv", b"id,name,kind\n" + b"1,a,x,y\n" * 9, "line 2: .* 9 such rows"),
        ("jsonl", b'{"id": "1"}\n{"id" "2"}\n', "line 2: "),
        ("jsonl", b'{"id": ["1"]}\n', "cannot be cast to .BIGINT"),
    ],
)
def test_what_cannot_be_read_is_one_error(format_: str, content: bytes, said: str, tmp_path: Path) -> None:
    columns = '["id", "name", "kind"]' if format_ == "csv" else "{ id = 'BIGINT', name = 'VARCHAR', kind = 'VARCHAR' }"
    source = mine(tmp_path, format_, columns)
    path = tmp_path / f"films.{format_}"
    path.write_bytes(content)
    with pytest.raises(InputError, match=rf"{path}: .*{said}"):
        films(spark, source, [path], tmp_path)


def test_half_a_packed_file_is_an_error(tmp_path: Path) -> None:
    source = mine(tmp_path, "csv", '["id", "name", "kind"]')
    path = tmp_path / "films.csv.gz"
    path.write_bytes(gzip.compress(b"id,name,kind\n" + os.urandom(200_000).hex().encode())[:100_000])
    with pytest.raises(InputError, match=f"{path}: cannot be read"):
        films(spark, source, [path], tmp_path)


# --- a graph ---------------------------------------------------------------------------------------------


def test_both_engines_build_the_same_graph(tmp_path: Path) -> None:
    case = next(case for case in cases() if case.parent.name == "imdb")
    built = [
        building.build([f"imdb={case / 'input'}"], tmp_path / engine, building.Options(engine=engine))
        for engine in ("duckdb", "spark")
    ]
    assert built[0].record() == built[1].record()


# --- what is missing -------------------------------------------------------------------------------------


def test_without_java_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(SparkSession, "getActiveSession", lambda: None)
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(EngineError, match="openjdk"), spark.session(tmp_path):
        pass


@pytest.mark.parametrize("package", ["pyspark", "sqlglot"])
def test_without_a_package_it_says_what_to_install(package: str) -> None:
    code = f"import sys; sys.modules[{package!r}] = None; import reelgraph.sources.spark"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert f"EngineError: Spark needs {package}, which is not installed; pip install 'reelgraph[spark]'" in done.stderr
