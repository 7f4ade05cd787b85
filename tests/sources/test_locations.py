"""Filming locations in San Francisco, and other files of the same columns."""

import csv
import re
from pathlib import Path

import duckdb
import pytest

from harvested import count, dangling, harvested
from reelgraph.building import build
from reelgraph.graph import Graph

FILE = "data/sf_film_locations/Film_Locations_in_San_Francisco.csv"
NOBODY = {"", "NA", "N/A", "unknown", "unlisted"}
Film = tuple[str, str]


@pytest.fixture(scope="module")
def listed(shared: Path) -> list[dict[str, str]]:
    with (shared / FILE).open(encoding="utf-8", newline="") as file:
        return [{name: cell.strip() for name, cell in row.items()} for row in csv.DictReader(file)]


@pytest.fixture(scope="module")
def db(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> duckdb.DuckDBPyConnection:
    return harvested(f"locations={shared / FILE}", tmp_path_factory.mktemp("locations"))


def film(row: dict[str, str]) -> Film:
    return row["Title"].lower(), row["Release Year"]


def named(listed: list[dict[str, str]], *columns: str) -> set[tuple[Film, str]]:
    """Return the people of some columns; in this file "A & B" are two, and commas stand before Jr. only."""
    return {
        (film(row), name)
        for row in listed
        for column in columns
        if row[column] not in NOBODY
        for name in row[column].split(" & ")
    }


def test_nothing_is_lost_or_invented(listed: list[dict[str, str]], db: duckdb.DuckDBPyConnection) -> None:
    assert count(db, "SELECT film FROM film") == len({film(row) for row in listed}) == 247
    places = {(film(row), " ".join(row["Locations"].lower().split())) for row in listed if row["Locations"]}
    without = {film(row) for row in listed} - {film_ for film_, _ in places}
    assert count(db, "SELECT film, place FROM location") == len(places) + len(without)
    by_role = "SELECT film, agent FROM credit WHERE role ="
    writers = [f"Writer {number}" for number in range(1, 5)]
    actors = [f"Actor {number}" for number in range(1, 4)]
    assert count(db, f"{by_role} 'role:director'") == len(named(listed, "Director"))
    assert count(db, f"{by_role} 'role:writer'") == len(named(listed, *writers))
    assert count(db, f"{by_role} 'role:actor'") == len(named(listed, *actors))
    assert count(db, "SELECT person FROM person") == len(named(listed, "Director", *writers, *actors))
    assert not dangling(db)


def test_every_company_is_named_as_in_its_cell(listed: list[dict[str, str]], db: duckdb.DuckDBPyConnection) -> None:
    cells = {row[column] for row in listed for column in ("Production Company", "Distributor")} - NOBODY
    names = {name for (name,) in db.execute("SELECT lower(name) FROM organisation").fetchall()}
    assert all(any(name in cell.lower() for cell in cells) for name in names)
    assert {cell.lower() for cell in cells if not re.search(r"[,&\n]", cell)} <= names
    assert {
        "attaboy films",
        "for whom productions",
        "knife fight",
        "mildred lewis and colin higgins productions",
    } <= names


def test_what_the_list_says(db: duckdb.DuckDBPyConnection) -> None:
    vertigo = "locations:film/vertigo (1958)"
    billed = db.execute(f"SELECT agent FROM credit WHERE film = '{vertigo}' AND billing = 2").fetchall()
    assert billed == [(f"{vertigo}#person/Kim Novak",)]
    found = db.execute("""
        SELECT city.name, state.name, state.within
        FROM place p JOIN place city ON city.place = p.within JOIN place state ON state.place = city.within
        WHERE p.name = 'Alcatraz Island'
    """).fetchall()
    assert found == [("San Francisco", "California", "country:US")]


def test_the_list_becomes_a_graph_without_faults(shared: Path, tmp_path: Path) -> None:
    build([f"locations={shared / FILE}"], tmp_path / "graph")
    with Graph(tmp_path / "graph") as graph:
        assert not graph.check().violations
        titles = [row["title"].value for row in graph.ask("filmed-in", {"place": "San Francisco"})]
        assert {"Vertigo", "Bullitt", "Zodiac"} <= set(titles)
