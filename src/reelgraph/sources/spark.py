"""Databases as sources on Apache Spark: the queries of `ingest/` run there as they run on DuckDB, row for row.

sqlglot translates the SQL (`dialect`), Spark reads the files (`spark_tables`); what is no SQL over tables stays
where it is: RDF with pyoxigraph, the texts of `page.sql` with the page reader. All paths are those of a file
system that the driver and, on a cluster, every worker sees.
"""

import os
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from reelgraph.errors import ContentError, EngineError
from reelgraph.progress import Progress
from reelgraph.sources import dataset
from reelgraph.sources.description import PAGE, FactQuery, Source
from reelgraph.sources.texts import read_texts

try:
    from pyspark.sql import DataFrame, SparkSession

    from reelgraph.sources.dialect import spark_sql
    from reelgraph.sources.spark_tables import FAILURES, Tables, create_view, sentence, stage, stage_terms
except ModuleNotFoundError as error:
    package = str(error.name).partition(".")[0]
    raise EngineError(f"Spark needs {package}, which is not installed; pip install 'reelgraph[spark]'") from error

JAVA = "Spark needs Java 17 or 21; install it (Debian: apt-get install openjdk-17-jre-headless) or set JAVA_HOME"
# What the queries of a source rely on, whoever started Spark.
MEANING = {
    "spark.sql.ansi.enabled": "true",  # a cast that fails is an error, as on DuckDB
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.caseSensitive": "false",
    "spark.sql.json.enableExactStringParsing": "false",  # a list or object as text is written without spaces
    "spark.sql.csv.parser.columnPruning.enabled": "false",  # every cell is read, so that a row too short shows
}
LOG = """\
rootLogger.level = error
rootLogger.appenderRef.stderr.ref = stderr
appender.stderr.type = Console
appender.stderr.name = stderr
appender.stderr.target = SYSTEM_ERR
appender.stderr.layout.type = PatternLayout
appender.stderr.layout.pattern = spark: %m%ex{none}%n
logger.gateway.name = org.apache.spark.api.python.PythonGatewayServer
logger.gateway.level = error
"""


def read(
    source: Source,
    files: dataset.Files,
    key: str,
    target: Path,
    work: Path,
    progress: Progress,
    memory: str | None = None,
    master: str | None = None,
) -> None:
    """Write the facts of a source's files to `target`, as `dataset.read` does, one or more Parquet files a query.

    `master` is the URL of a Spark cluster, this machine where it is None. A Spark session that is there already
    is used as it is. Raises InputError for what cannot be read, EngineError where Spark does not start.
    """
    if not all(file_set.stored for file_set in source.files):
        with session(work, memory, master) as spark, dataset.connect(work, memory) as db:
            _read_tables(source, files, key, target, Tables(spark, db, work), progress)
    if rdf := [path for file_set in source.files if file_set.stored for path in files.get(file_set.name, ())]:
        dataset.read_rdf(source, rdf, key, target, work, progress)


def _read_tables(
    source: Source, files: dataset.Files, key: str, target: Path, tables: Tables, progress: Progress
) -> None:
    stage_terms(tables)
    for file_set in source.files:
        if not file_set.stored:
            stage(tables, source, file_set, files.get(file_set.name, ()), progress)
            progress.step()
    for view in source.views:
        create_view(tables, view)
    for query in dataset.queries(source, ".sql"):
        _write_facts(tables, query, key, target)
        progress.step()
    for query in source.queries:
        if query.table == PAGE:
            read_texts(tables.db, source, query, target, tables.work, progress)


# --- queries ---------------------------------------------------------------------------------------------


def _write_facts(tables: Tables, query: FactQuery, key: str, target: Path) -> None:
    """Run one query of a source: `credit.crew.sql` becomes `credit.crew.parquet`, or `credit.crew.0.parquet`, …."""
    parts = tables.work.resolve() / "facts" / query.path.stem
    try:
        _facts(tables.spark, query, key).write.parquet(parts.as_uri())
    except FAILURES as error:
        raise ContentError(f"{query.name}: {sentence(error)}") from error
    found = sorted(parts.glob("part-*.parquet"))
    for number, part in enumerate(found):
        name = query.path.stem if len(found) == 1 else f"{query.path.stem}.{number}"
        shutil.move(part, target / f"{name}.parquet")


def _facts(spark: SparkSession, query: FactQuery, key: str) -> DataFrame:
    columns = spark.sql(spark_sql(query.text, query.name)).columns
    facts = dataset.facts_sql(query, query.text.rstrip().rstrip(";"), columns, key)
    return spark.sql(spark_sql(facts, query.name))


# --- Spark itself ----------------------------------------------------------------------------------------


@contextmanager
def session(
    work: Path, memory: str | None = None, master: str | None = None, settings: Mapping[str, str] | None = None
) -> Iterator[SparkSession]:
    """Yield a Spark session for the queries of a source: of the Spark that runs already, else of one that ends with it.

    Raises EngineError where there is no Java, or Spark does not start.
    """
    if running := SparkSession.getActiveSession():
        yield _ours(running)
        return
    started = _start(work.resolve(), memory, master, settings or {})
    try:
        yield _ours(started)
    finally:
        started.stop()


def _ours(running: SparkSession) -> SparkSession:
    """Return a session of its own, with its own views and settings."""
    own = running.newSession()
    for name, value in MEANING.items():
        own.conf.set(name, value)
    return own


def _start(work: Path, memory: str | None, master: str | None, settings: Mapping[str, str]) -> SparkSession:
    if not _java():
        raise EngineError(JAVA)
    log = work / "log4j2.properties"
    log.write_text(LOG, encoding="utf-8")
    builder = SparkSession.builder.appName("reelgraph").master(master or "local[*]")
    for name, value in {**_settings(work, log, memory, local=master is None), **settings}.items():
        builder = builder.config(name, value)
    try:
        return builder.getOrCreate()
    except (*FAILURES, OSError) as error:
        raise EngineError(f"Spark does not start ({sentence(error)}); {JAVA}") from error


def _java() -> bool:
    home = os.environ.get("JAVA_HOME")
    return bool(shutil.which("java", path=f"{home}/bin") if home else shutil.which("java"))


def _settings(work: Path, log: Path, memory: str | None, local: bool) -> dict[str, str]:
    settings = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.driver.defaultJavaOptions": f"-Dlog4j2.configurationFile={log.as_uri()}",
        "spark.driver.memory": _megabytes(memory),
        "spark.sql.warehouse.dir": (work / "warehouse").as_uri(),
    }
    if memory and not local:
        settings["spark.executor.memory"] = _megabytes(memory)
    if local:
        settings["spark.local.dir"] = str(work / "spark")
        settings["spark.driver.host"] = settings["spark.driver.bindAddress"] = "127.0.0.1"
        settings["spark.sql.shuffle.partitions"] = str(4 * (os.cpu_count() or 1))
    return settings


def _megabytes(memory: str | None) -> str:
    """Return an amount such as "4GB", or half of this machine's memory, as Spark writes it: "3814m"."""
    if memory is None:
        half = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 2
        return f"{half // 2**20}m"
    found = re.fullmatch(r"([0-9.]+)\s*([KMGT]?)(I?)B?", memory.strip().upper())
    if found is None:
        raise EngineError(f"{memory!r} is no amount of memory that Spark knows; write it as 4GB")
    number, unit, binary = found.groups()
    power = "KMGT".find(unit) + 1 if unit else 0
    return f"{int(float(number) * (1024 if binary else 1000) ** power) // 2**20}m"
