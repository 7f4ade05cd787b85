"""Wikipedia's lists of films: columns by SQL, the openings of articles by the page reader, and both about one film."""

import json
from pathlib import Path
from typing import Any

import duckdb
import pytest

from harvested import count, dangling, harvested
from reelgraph.building import build
from reelgraph.errors import InputError
from reelgraph.graph import Graph
from reelgraph.sources import dataset, description, texts

SIXTIES = "data/wikipedia_films/movies-1960s.json"
FIRST = "data/wikipedia_films/movies-1900s.json"
TEXTS = 300

Films = list[dict[str, Any]]


class Notes:
    """A progress that keeps what it is told."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def stage(self, name: str, total: int | None = None) -> None:
        pass

    def step(self, count: int = 1) -> None:
        pass

    def note(self, sentence: str) -> None:
        self.said.append(sentence)


def read(paths: list[Path], work: Path) -> tuple[duckdb.DuckDBPyConnection, list[str]]:
    """Return the columns alone as views, and what was told."""
    source, notes = description.sources()["wikipedia"], Notes()
    target, scratch = work / "facts", work / "scratch"
    target.mkdir(parents=True)
    scratch.mkdir()
    dataset.read(source, {"films": paths}, "test:#source", target, scratch, notes)
    db = duckdb.connect()
    for name in {path.stem for path in target.iterdir()}:
        db.execute(f"CREATE VIEW \"{name}\" AS FROM read_parquet('{target}/{name}.parquet')")
    return db, notes.said


def written(folder: Path, *films: dict[str, Any]) -> Path:
    entry = {"title": "A", "year": 1999, "cast": [], "genres": [], "href": None}
    path = folder / "movies.json"
    path.write_text(json.dumps([{**entry, **film} for film in films]), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def sixties(shared: Path) -> Films:
    films: Films = json.loads((shared / SIXTIES).read_text(encoding="utf-8"))
    return films


@pytest.fixture(scope="module")
def facts(sixties: Films, tmp_path_factory: pytest.TempPathFactory) -> tuple[duckdb.DuckDBPyConnection, list[str]]:
    """Read every film, and the texts of the first few hundred."""
    work = tmp_path_factory.mktemp("wikipedia")
    shorter = [film if number < TEXTS else {**film, "extract": None} for number, film in enumerate(sixties)]
    return read([written(work, *shorter)], work / "read")


def test_no_film_of_the_lists_is_lost_or_invented(
    sixties: Films, facts: tuple[duckdb.DuckDBPyConnection, list[str]]
) -> None:
    db, _ = facts
    articles = {film.get("href") or (film["title"], film["year"]) for film in sixties}
    assert count(db, "SELECT film FROM film") == len(articles)
    years = {(film.get("href") or film["title"], film["year"]) for film in sixties}
    assert count(db, "SELECT subject, value FROM attribute WHERE property = 'film:year'") == len(years)
    names = {film["title"].replace("\xa0", " ") for film in sixties}
    assert {row[0] for row in db.execute("SELECT text FROM title").fetchall()} == names


def test_nobody_of_the_cast_is_lost_or_invented(
    sixties: Films, facts: tuple[duckdb.DuckDBPyConnection, list[str]]
) -> None:
    db, _ = facts
    cast = {(film.get("href") or film["title"], name) for film in sixties for name in film["cast"]}
    named = {(film, name.removesuffix(" (actor)").removesuffix(" (English actor)")) for film, name in cast}
    remarks = {".", "?", "voices of", "Archive footage of"}
    marks = {(film, name) for film, name in named if name.startswith("(") or name in remarks}
    assert count(db, "SELECT film, name FROM person") == len(named - marks)
    assert count(db, "SELECT film, agent FROM credit") == len(named - marks)


def test_the_openings_are_read_and_told_of(facts: tuple[duckdb.DuckDBPyConnection, list[str]]) -> None:
    db, said = facts
    assert count(db, 'SELECT source FROM "source.page"') > TEXTS * 0.95
    assert any("no film found in" in sentence and "texts" in sentence for sentence in said)
    assert count(db, 'SELECT fact FROM "evidence.page"') == count(db, 'SELECT fact, source FROM "evidence.page"')
    keys = 'SELECT film FROM "credit.page" WHERE film NOT IN (SELECT film FROM film)'
    assert count(db, f'{keys} AND film NOT IN (SELECT film FROM "film.page")') == 0


def test_columns_and_prose_are_one_film(shared: Path, tmp_path: Path) -> None:
    films = [film for film in json.loads((shared / SIXTIES).read_text("utf-8")) if film["title"] == "The 3rd Voice"]
    build([f"wikipedia={written(tmp_path, *films)}"], tmp_path / "graph")
    with Graph(tmp_path / "graph") as graph:
        assert not graph.check().violations
        actors = "?film schema:actor ?actor ; schema:director [ rdfs:label 'Hubert Cornfield' ]"
        found = graph.query(f"SELECT (COUNT(DISTINCT ?actor) AS ?n) WHERE {{ {actors} }}")
        assert [row["n"].value for row in found] == ["3"]  # those of the list and of the prose are the same


def test_a_name_in_the_list_and_in_the_text_of_a_film_is_one_person(tmp_path: Path) -> None:
    text = "The Ferry is a 1999 drama film directed by Ann Rowe and starring Bo Lind and Mia Falk."
    path = written(
        tmp_path, {"title": "The Ferry", "href": "The_Ferry", "cast": ["Bo Lind", "Mia Falk"], "extract": text}
    )
    build([f"wikipedia={path}"], tmp_path / "graph")
    with Graph(tmp_path / "graph") as graph:
        found = graph.query("SELECT ?name WHERE { ?film schema:actor ?actor . ?actor rdfs:label ?name } ORDER BY ?name")
        assert [row["name"].value for row in found] == ["Bo Lind", "Mia Falk"]


def test_the_lists_become_a_graph_without_faults(shared: Path, tmp_path: Path) -> None:
    build([f"wikipedia={shared / FIRST}"], tmp_path / "graph")
    with Graph(tmp_path / "graph") as graph:
        assert not graph.check().violations


def test_several_processes_read_as_one_does(shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, _ = read([shared / FIRST], tmp_path / "one")
    monkeypatch.setattr(texts, "FEW", 10)
    monkeypatch.setattr(texts.os, "cpu_count", lambda: 2)
    several, _ = read([shared / FIRST], tmp_path / "several")
    for table in ("evidence.page", "credit.page", "source.page", "person.page"):
        assert one.execute(f'FROM "{table}"').fetchall() == several.execute(f'FROM "{table}"').fetchall()


def test_every_key_is_introduced(shared: Path, tmp_path: Path) -> None:
    assert not dangling(harvested(f"wikipedia={shared / FIRST}", tmp_path))


def test_one_text_of_two_films_is_read_for_each(tmp_path: Path) -> None:
    text = "The Twins is a 1999 drama film directed by Ann Rowe."
    path = written(
        tmp_path, {"title": "The Twins", "href": "A", "extract": text}, {"title": "Twins", "href": "B", "extract": text}
    )
    db, _ = read([path], tmp_path / "work")
    assert count(db, "SELECT film, role FROM \"credit.page\" WHERE role = 'role:director'") == 2
    assert count(db, 'SELECT source FROM "source.page"') == 2


def test_lists_without_texts_are_read_too(tmp_path: Path) -> None:
    db, said = read([written(tmp_path, {"title": "A", "cast": ["Ann Rowe"]})], tmp_path / "work")
    assert count(db, "SELECT name FROM person") == 1
    assert not said


def test_a_list_cut_short_is_told_with_file_and_line(shared: Path, tmp_path: Path) -> None:
    path = tmp_path / "movies.json"
    path.write_text((shared / FIRST).read_text("utf-8")[:5_000], encoding="utf-8")
    with pytest.raises(InputError, match=r"movies\.json: line \d+"):
        read([path], tmp_path / "work")
