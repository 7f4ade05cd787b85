"""TMDb: the answers of its API, and the data sets that were made of them."""

import gzip
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from casework import CASES
from harvested import count, dangling, harvested
from reelgraph.building import build
from reelgraph.errors import InputError
from reelgraph.graph import Graph

Films = list[dict[str, Any]]


@pytest.fixture(scope="module")
def films(shared: Path) -> Films:
    with zipfile.ZipFile(shared / "data/tmdb_4803/tmdb_4803_movies.json.zip") as archive:
        return json.loads(archive.read(archive.namelist()[0]))


def listed(films: Films, name: str, *cells: str) -> set[tuple[Any, ...]]:
    """Return the entries of a list that stands as text in every film."""
    return {(film["id"], *(entry[cell] for cell in cells)) for film in films for entry in json.loads(film[name])}


def test_a_data_set_loses_nothing_and_invents_nothing(shared: Path, films: Films, tmp_path: Path) -> None:
    db = harvested(f"tmdb={shared / 'data/tmdb_4803'}", tmp_path)
    assert count(db, "SELECT film FROM film") == len(films) == 4803
    said = "SELECT subject, value, object FROM attribute WHERE property ="
    assert count(db, "SELECT film, agent FROM credit") == len(listed(films, "production_companies", "id"))
    assert count(db, "SELECT organisation FROM organisation") == len(
        {company for _, company in listed(films, "production_companies", "id")}
    )
    assert count(db, f"{said} 'schema:genre'") == len(listed(films, "genres", "id"))
    assert count(db, f"{said} 'schema:countryOfOrigin'") == len(listed(films, "production_countries", "iso_3166_1"))
    assert count(db, f"{said} 'schema:keywords'") == len(
        {(film, word.strip()) for film, word in listed(films, "keywords", "name") if word.strip()}
    )
    assert count(db, f"{said} 'film:runtimeMinutes'") == sum(1 for film in films if (film["runtime"] or 0) > 0)
    assert count(db, f"{said} 'film:budget'") == sum(1 for film in films if film["budget"])
    assert count(db, f"{said} 'film:boxOffice'") == sum(1 for film in films if film["revenue"])
    assert count(db, f"{said} 'film:rating'") == sum(1 for film in films if film["vote_average"] and film["vote_count"])
    assert count(db, "SELECT film FROM release") == sum(1 for film in films if film["release_date"])
    assert count(db, "SELECT film FROM title WHERE kind = 'original'") == sum(
        1 for film in films if film["original_title"].strip() != film["title"].strip()
    )
    assert count(db, "SELECT person FROM person") == 0
    assert not dangling(db)


def test_facts_known_to_be_in_the_data_set(shared: Path, tmp_path: Path) -> None:
    db = harvested(f"tmdb={shared / 'data/tmdb_4803'}", tmp_path)
    told = dict(db.execute("SELECT property, value FROM attribute WHERE subject = 'tmdb:movie/19995'").fetchall())
    assert told["film:budget"] == "237000000"
    assert told["film:runtimeMinutes"] == "162"
    assert ("tmdb:company/574", "Lightstorm Entertainment") in db.execute(
        "SELECT organisation, name FROM organisation"
    ).fetchall()
    assert db.execute("SELECT date FROM release WHERE film = 'tmdb:movie/19995'").fetchall() == [("2009-12-10",)]


def asked(graph: Graph, pattern: str) -> bool:
    return bool(graph.query(f"ASK {{ {pattern} }}"))


@pytest.mark.parametrize("case", ["answers", "data-sets"])
def test_awkward_files_become_a_graph_without_faults(case: str, tmp_path: Path) -> None:
    build([f"tmdb={CASES / 'tmdb' / case / 'input'}"], tmp_path / "graph")
    with Graph(tmp_path / "graph") as graph:
        assert not graph.check().violations


def test_a_part_of_the_data_set_becomes_a_graph_without_faults(films: Films, tmp_path: Path) -> None:
    path = tmp_path / "films.json.gz"
    path.write_bytes(gzip.compress(json.dumps(films[:150]).encode()))
    build([f"tmdb={path}"], tmp_path / "graph")
    with Graph(tmp_path / "graph") as graph:
        assert not graph.check().violations
        assert asked(
            graph, '?film film:tmdbId "movie/19995" ; schema:productionCompany [ rdfs:label "Dune Entertainment" ]'
        )


def test_answers_as_they_come(shared: Path, tmp_path: Path) -> None:
    db = harvested(f"tmdb={shared / 'data/json_tmdb_live'}", tmp_path)
    found = json.loads(next((shared / "data/json_tmdb_live").glob("*search*")).read_text(encoding="utf-8"))["results"]
    whole = [json.loads(path.read_text(encoding="utf-8")) for path in (shared / "data/json_tmdb_live").glob("*append*")]
    assert count(db, "SELECT film FROM film") == len({film["id"] for film in [*found, *whole]})
    assert count(db, "SELECT film, object FROM relation") == len(whole)
    titles = {(film["id"], entry["title"]) for film in whole for entry in film["alternative_titles"]["titles"]}
    assert count(db, "SELECT film, text FROM title WHERE kind = 'alternate'") == len(titles)
    assert ("tmdb:movie/604", "imdb", "tt0234215") in db.execute(
        "SELECT entity, scheme, value FROM identifier"
    ).fetchall()
    assert not dangling(db)


def test_a_folder_of_answers_of_every_kind(shared: Path, tmp_path: Path) -> None:
    build([f"tmdb={shared / 'data/tmdb_api_fixtures'}"], tmp_path / "graph")
    with Graph(tmp_path / "graph") as graph:
        assert not graph.check().violations
        assert asked(
            graph,
            """?credit film:film [ film:tmdbId "movie/550" ] ; film:agent [ rdfs:label "Edward Norton" ] ;
                film:character [ rdfs:label "The Narrator" ] ; film:billing 1""",
        )
        for kind, date in (("theatrical", "1999-11-12"), ("home video", "2009-11-25")):
            assert asked(
                graph,
                f"""?release film:film [ film:tmdbId "movie/550" ] ; film:place [ rdfs:label "United Kingdom" ] ;
                    film:releaseKind "{kind}" ; film:date ?date . FILTER ( STR(?date) = "{date}" )""",
            )
        assert not asked(graph, "?series a schema:TVSeries")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"id": 5, "original_title": "A", "title": "A",\n "genres": [{"id": 18', "line 2"),
        ('{"id": 5, "original_title": "A", "title": "A", "genres": 18}', "genres is no list: 18"),
        ('{"id": 5, "original_title": "A", "title": "A", "genres": "Drama, Crime"}', "Malformed JSON"),
    ],
)
def test_what_is_no_answer_is_told_of_with_its_file(text: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "good.json").write_text('{"id": 6, "original_title": "B", "title": "B"}', encoding="utf-8")
    (tmp_path / "odd.json").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=rf"odd\.json.*{words}"):
        harvested(f"tmdb={tmp_path}", tmp_path)
