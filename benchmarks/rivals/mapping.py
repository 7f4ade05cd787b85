"""The mapping that all rivals share, and the tables that DuckDB prepares for them from the seven files.

Splitting lists and reading JSON is the same work for everybody; what differs, and is compared, is how rows become RDF.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb
from measuring import Source

DESCRIPTION = Path(__file__).with_name("mapping.toml")
FILES = (
    "title.basics",
    "title.principals",
    "title.akas",
    "title.crew",
    "title.episode",
    "title.ratings",
    "name.basics",
)


@dataclass(frozen=True)
class Triple:
    """One triple for each row: `predicate` is an IRI or, with `varies`, a column; `what` is iri, string, an IRI or @column."""

    predicate: str
    varies: bool
    object: str
    what: str


@dataclass(frozen=True)
class View:
    """A prepared table: its Parquet file, the column of its subjects, its triples."""

    name: str
    sql: str
    subject: str
    triples: tuple[Triple, ...]
    table: Path

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the columns in use: the subject first, then each once."""
        used = [self.subject]
        for triple in self.triples:
            used += [triple.object, *([triple.predicate] if triple.varies else [])]
            used += [triple.what[1:]] if triple.what.startswith("@") else []
        return tuple(dict.fromkeys(used))


def prepare(source: Source, work: Path, null: str | None = None) -> list[View]:
    """Write the table of every view to `work` as Parquet, all cells text, an empty one NULL or `null`; return the views."""
    description = tomllib.loads(DESCRIPTION.read_text(encoding="utf-8"))
    views = [view(entry, description["prefixes"], work) for entry in description["view"]]
    with duckdb.connect() as db:
        db.execute(f"SET temp_directory = '{work}'; SET memory_limit = '2GB'; SET preserve_insertion_order = false")
        for name in FILES:
            db.execute(f"""
                CREATE VIEW {name.replace(".", "_")} AS SELECT * FROM read_csv('{source.path / name}.tsv.gz',
                    delim='\t', quote='', escape='', nullstr='\\N', header=true, all_varchar=true)
            """)
        db.execute(f"CREATE MACRO lean() AS {source.lean}")
        db.execute(description["macros"])
        for made in views:
            cells = made.columns if null is None else [f"coalesce({name}, '{null}') AS {name}" for name in made.columns]
            db.execute(f"COPY (SELECT {', '.join(cells)} FROM ({made.sql})) TO '{made.table}' (FORMAT parquet)")
    return views


def view(entry: Mapping[str, object], prefixes: Mapping[str, str], work: Path) -> View:
    triples = tuple(triple(*given, prefixes=prefixes) for given in entry["triples"])
    name = entry["name"]
    return View(name, entry["sql"].strip(), entry["subject"], triples, work / f"{name}.parquet")


def triple(predicate: str, object_: str, what: str, *, prefixes: Mapping[str, str]) -> Triple:
    varies = predicate.startswith("?")
    return Triple(predicate[1:] if varies else iri(predicate, prefixes), varies, object_, iri(what, prefixes))


def iri(term: str, prefixes: Mapping[str, str]) -> str:
    """Return the IRI of a prefixed name; what has no prefix stays as it is."""
    prefix, colon, name = term.partition(":")
    return prefixes[prefix] + name if colon else term
