"""Rows of the fact tables on their way to DuckDB: one file of JSON lines a table."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Self, TextIO

import duckdb

from reelgraph.tables import Table, tables

Row = Mapping[str, Any]


class RowWriter:
    """Write rows to `folder`, a file a table, so that memory does not grow with their number."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: dict[str, TextIO] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for file in self._files.values():
            file.close()

    def write(self, table: str, row: Row) -> None:
        """Write one row; raises KeyError where it has a column that the table does not have."""
        if unknown := set(row) - set(tables()[table].schema):
            raise KeyError(f"table {table} has no column {', '.join(sorted(unknown))}")
        if table not in self._files:
            self._files[table] = _path(self._folder, table).open("w", encoding="utf-8")
        json.dump(row, self._files[table], ensure_ascii=False, separators=(",", ":"))
        self._files[table].write("\n")


def _path(folder: Path, table: str) -> Path:
    return folder / f"{table}.jsonl"


def load_rows(db: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Append the rows that a `RowWriter` wrote to `folder` to the fact tables of `db`."""
    for table in tables().values():
        if (path := _path(folder, table.name)).is_file():
            db.execute(f'INSERT INTO "{table.name}" BY NAME SELECT * FROM ({_select(table)})', [str(path)])


def write_parquet(db: duckdb.DuckDBPyConnection, folders: Iterable[Path], target: Path, name: str) -> None:
    """Write the rows that `RowWriter`s wrote to `folders` as Parquet, sorted: `target`/`credit.NAME.parquet`."""
    folders = list(folders)
    for table in tables().values():
        paths = [str(path) for folder in folders if (path := _path(folder, table.name)).is_file()]
        if paths:
            into = str(target / f"{table.name}.{name}.parquet").replace("'", "''")
            db.execute(f"COPY (SELECT * FROM ({_select(table)}) ORDER BY ALL) TO '{into}' (FORMAT parquet)", [paths])


def _select(table: Table) -> str:
    columns = ", ".join(f"'{name}': '{type_}'" for name, type_ in table.schema.items())
    return f"FROM read_json($1, columns={{{columns}}}, format='newline_delimited', maximum_object_size=67108864)"
