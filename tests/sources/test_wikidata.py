"""Wikidata: its RDF, entity JSON and lists of films make the same facts."""

import bz2
import gzip
import itertools
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from casework import CASES, expected, facts_of
from harvested import count, dangling, harvested
from reelgraph.building import build
from reelgraph.errors import InputError
from reelgraph.graph import Graph
from reelgraph.sources.inputs import recognise

WIKIDATA = CASES / "wikidata"
ITEMS = WIKIDATA / "statements/input/items.ttl"
DUMP = WIKIDATA / "entities/input/dump.json"
SAMPLE = 1_500  # films: what one test may take


def written(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def facts(folder: Path) -> dict[str, list[tuple[str, ...]]]:
    """Return the facts of the files in `folder`/wikidata/case/input."""
    work = folder / "work"
    work.mkdir()
    return facts_of(folder / "wikidata/case", work)


def lines(shared: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(shared / "data/wikidata_films/wikidata-movies.jsonl.gz", "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


# --- one item, many forms ---------------------------------------------------------------------------------


def test_rdf_and_json_of_the_same_items_make_the_same_facts() -> None:
    assert expected(WIKIDATA / "statements") == expected(WIKIDATA / "entities")


def _lined(dump: str, end: str = "\n") -> str:
    return "".join(line.rstrip(",") + end for line in dump.splitlines() if line not in "[]")


def _items(dump: str) -> list[dict[str, Any]]:
    return [json.loads(line.rstrip(",")) for line in dump.splitlines() if line not in "[]"]


def _wrapped(dump: str) -> str:
    return json.dumps({"entities": {item["id"]: item for item in _items(dump)}, "success": 1}, indent=1)


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("dump.json.gz", lambda text: gzip.compress(text.encode())),
        ("dump.json.bz2", lambda text: bz2.compress(text.encode())),
        ("dump.jsonl", _lined),
        ("grepped.json", lambda text: _lined(text, ",\n")),
        ("windows.ndjson", lambda text: "\ufeff" + text.replace("\n", "\r\n")),
        ("two.json", lambda text: text + text),
        ("one-line.json", lambda text: json.dumps(_items(text))),
        ("pretty.json", lambda text: json.dumps(_items(text), indent=2)),
        ("pretty.jsonl", lambda text: "\n".join(json.dumps(item, indent=2) for item in _items(text))),
        ("api.json", _wrapped),
        ("api.json.gz", lambda text: gzip.compress(_wrapped(text).encode())),
    ],
)
def test_entity_json_is_read_in_every_form_it_is_given_out_in(
    name: str, form: Callable[[str], str | bytes], tmp_path: Path
) -> None:
    written(tmp_path / "wikidata/case/input" / name, form(DUMP.read_text(encoding="utf-8")))
    assert facts(tmp_path) == expected(WIKIDATA / "entities")


def _as(format_: str) -> Callable[[bytes], bytes]:
    import rdflib

    return lambda content: rdflib.Graph().parse(data=content, format="turtle").serialize(format=format_).encode()


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("items.ttl.gz", gzip.compress),
        ("items.ttl.bz2", bz2.compress),
        ("items.nt", _as("nt")),
        ("items.nt.gz", lambda content: gzip.compress(_as("nt")(content))),
        ("items.rdf", _as("xml")),
    ],
)
def test_rdf_is_read_in_every_form_it_is_given_out_in(
    name: str, form: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    written(tmp_path / "wikidata/case/input" / name, form(ITEMS.read_bytes()))
    assert facts(tmp_path) == expected(WIKIDATA / "statements")


def test_full_statements_say_all_that_truthy_edges_say(tmp_path: Path) -> None:
    whole = [line for line in _as("nt")(ITEMS.read_bytes()).decode().splitlines() if line]
    truthy = [line for line in whole if "/prop/direct/" in line]
    assert len(truthy) > 50
    folder = tmp_path / "wikidata/case/input"
    written(folder / "full.nt", "\n".join(line for line in whole if line not in truthy))
    written(folder / "truthy.nt", "\n".join(truthy))
    assert facts(tmp_path) == expected(WIKIDATA / "statements")


@pytest.mark.parametrize("path", [ITEMS, DUMP, *sorted(WIKIDATA.glob("[lti]*/input/*"))], ids=lambda path: path.name)
def test_a_file_is_known_for_what_it_is(path: Path) -> None:
    assert [unit.source.name for unit in recognise([str(path)])] == ["wikidata"]


# --- what cannot be read ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("cut.json", DUMP.read_bytes()[:30_000], r"cut\.json: line 6: "),
        ("cut.json", b"".join(DUMP.read_bytes().splitlines(keepends=True)[:20]), r"cut\.json: line 20: "),
        ("cut.json", _wrapped(DUMP.read_text(encoding="utf-8"))[:2_000].encode(), r"cut\.json: line \d+: not JSON"),
        ("bad.jsonl", _lined(DUMP.read_text(encoding="utf-8")).encode().replace(b"Lin Dao", b"Lin\xff"), "line 6: not UTF-8"),
        ("cut.json.gz", gzip.compress(DUMP.read_bytes())[:5_000], r"cut\.json\.gz: line \d+: "),
        ("cut.ttl.bz2", bz2.compress(ITEMS.read_bytes())[:3_000], r"cut\.ttl\.bz2: line \d+: "),
        ("cut.ttl", ITEMS.read_bytes()[:20_000], r"cut\.ttl: line \d{3}: "),
        ("wrong.ttl", ITEMS.read_bytes().replace(b"wikibase:rank wik", b"wikibase:rank ; [ wik", 1), r"line \d+: "),
        ("bad.ttl", ITEMS.read_bytes().replace(b"Lin Dao", b"Lin\xff"), r"line \d{3}: .*UTF-8"),
    ],
)  # fmt: skip
def test_a_broken_file_is_told_of_with_its_line(name: str, content: bytes, said: str, tmp_path: Path) -> None:
    path = written(tmp_path / name, content)
    with pytest.raises(InputError, match=said):
        build([f"wikidata={path}"], tmp_path / "graph")


# --- graphs -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", ["statements", "truthy", "lines", "item"])
def test_every_form_becomes_a_graph_without_faults(case: str, tmp_path: Path) -> None:
    build([f"wikidata={WIKIDATA / case / 'input'}"], tmp_path / "graph")
    with Graph(tmp_path / "graph") as graph:
        assert not graph.check().violations


def test_a_list_of_films_becomes_a_graph_without_faults(shared: Path, tmp_path: Path) -> None:
    folder = shared / "data/wikidata_films"
    text = "".join(json.dumps(film) + "\n" for film in itertools.islice(lines(shared), SAMPLE))
    written(tmp_path / "films/wikidata-movies.jsonl", text)
    written(tmp_path / "films/genres.json.gz", (folder / "genres.json.gz").read_bytes())
    build([f"wikidata={tmp_path / 'films'}"], tmp_path / "graph")
    with Graph(tmp_path / "graph") as graph:
        assert not graph.check().violations
        hereditary = """?film film:wikidataId "Q47524071" ; film:imdbId "tt7784604" ; rdfs:label "Hereditary" ; film:year ?year ;
            schema:countryOfOrigin country:US ; schema:inLanguage language:en ; schema:genre genre:horror ;
            schema:actor [ film:wikidataId "Q229291" ]"""
        assert graph.query(f"ASK {{ {hereditary} }}")


# --- counts -----------------------------------------------------------------------------------------------


def test_lists_of_films_lose_nothing_and_invent_nothing(shared: Path, tmp_path: Path) -> None:
    films = list(lines(shared))
    db = harvested(f"wikidata={shared / 'data/wikidata_films'}", tmp_path)
    assert count(db, "SELECT film FROM film") == len({film["wikidata_id"] for film in films}) == 32_390

    def told(*columns: str) -> set[tuple[str, str, str]]:
        return {
            (film["wikidata_id"], column, item)
            for film in films
            for column in columns
            for item in ([film[column]] if isinstance(film.get(column), str) else film.get(column) or [])
        }

    people = told("director", "cast_member")
    assert count(db, "SELECT film, agent, role FROM credit") == len(people) == 279_298
    assert count(db, "SELECT person FROM person") == len({person for _, _, person in people})
    assert count(db, "SELECT film, place FROM location") == len(told("filming_location"))
    assert count(db, "SELECT film, date FROM release") == len(told("publication_date"))
    others = [film for film, _, other in told("based_on", "series") if film != other]
    assert count(db, "SELECT film, object, kind FROM relation") == len(others)
    assert count(db, "SELECT subject FROM attribute WHERE property = 'schema:countryOfOrigin'") == len(
        told("country_of_origin")
    )
    assert count(db, "SELECT entity, value FROM identifier WHERE scheme = 'imdb'") == len(told("imdb_id"))
    assert count(db, "SELECT film FROM release WHERE length(date) = 4") == sum(
        film.get("publication_date", "").endswith("-01-01") for film in films
    )
    assert not dangling(db)


def test_time_grows_with_the_data_and_no_faster(tmp_path: Path) -> None:
    """Views over 40,000 statements are joined by hashing: a plan that compares them all would not end here."""
    entity, prop = "http://www.wikidata.org/entity/", "http://www.wikidata.org/prop/direct/"
    edges = (
        f"<{entity}Q{film}> <{prop}{role}> <{entity}Q{1_000_000 + film * number % 7_919}> .\n"
        for film in range(1, 8_001)
        for role, number in (("P57", 3), ("P161", 5), ("P161", 7), ("P161", 11), ("P162", 13))
    )
    path = written(tmp_path / "films.nt", "".join(edges))
    db = harvested(f"wikidata={path}", tmp_path)
    assert count(db, "SELECT film FROM film") == 8_000
    assert count(db, "SELECT film, role FROM credit WHERE role <> 'role:actor'") == 16_000
