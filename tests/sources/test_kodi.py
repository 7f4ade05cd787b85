"""Kodi's .nfo files, and XML as files at large hold it."""

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from casework import CASES
from harvested import count, dangling, harvested
from reelgraph.building import build
from reelgraph.errors import InputError
from reelgraph.graph import Graph
from reelgraph.sources.markup import records


def written(path: Path, text: str | bytes) -> Path:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_library_loses_nothing_and_invents_nothing(shared: Path, tmp_path: Path) -> None:
    movies = [ElementTree.parse(path).getroot() for path in (shared / "data/kodi_nfo").rglob("*.nfo")]  # noqa: S314
    movies = [movie for movie in movies if movie.findtext("title")]
    db = harvested(f"kodi={shared / 'data/kodi_nfo'}", tmp_path)
    assert count(db, "SELECT film FROM film") == len(movies) == 3

    def told(element: str) -> set[tuple[str | None, str | None]]:
        return {
            (movie.findtext("title"), found.text) for movie in movies for found in movie.iter(element) if found.text
        }

    assert count(db, "SELECT film, agent FROM credit WHERE role = 'role:director'") == len(told("director"))
    assert count(db, "SELECT film, agent FROM credit WHERE role = 'role:writer'") == len(told("credits"))
    assert count(db, "SELECT film, agent FROM credit WHERE role = 'role:production-company'") == len(told("studio"))
    cast = {
        (movie.findtext("title"), actor.findtext("name"), actor.findtext("role"))
        for movie in movies
        for actor in movie.iter("actor")
    }
    assert count(db, "SELECT film, agent, character, billing FROM credit WHERE billing > 0") == len(cast)
    assert count(db, "SELECT subject, object FROM attribute WHERE property = 'schema:genre'") == len(told("genre"))
    people = {(film, name) for film, name in told("director") | told("credits")} | {
        (film, name) for film, name, _ in cast
    }
    assert count(db, "SELECT person FROM person") == len(people)
    assert not dangling(db)


def asked(graph: Graph, pattern: str) -> bool:
    return bool(graph.query(f"ASK {{ {pattern} }}"))


@pytest.mark.parametrize("case", ["library", "awkward"])
def test_awkward_files_become_a_graph_without_faults(case: str, tmp_path: Path) -> None:
    build([f"kodi={CASES / 'kodi' / case / 'input'}"], tmp_path / "graph")
    with Graph(tmp_path / "graph") as graph:
        assert not graph.check().violations


def test_a_library_becomes_a_graph_without_faults(shared: Path, tmp_path: Path) -> None:
    build([f"kodi={shared / 'data/kodi_nfo'}"], tmp_path / "graph")
    with Graph(tmp_path / "graph") as graph:
        assert not graph.check().violations
        assert asked(
            graph,
            """?film film:imdbId "tt0078748" ; film:tmdbId "movie/348" .
               ?credit film:film ?film ; film:billing 1 ; film:agent [ rdfs:label "Tom Skerritt" ]""",
        )


def test_ids_make_one_film_of_two_sources(tmp_path: Path) -> None:
    nfo = "<movie><title>Die Reede</title><uniqueid type='tmdb'>9000001</uniqueid></movie>"
    answer = '{"id": 9000001, "title": "The Roadstead", "original_title": "La Rade", "imdb_id": "tt9000001"}'
    files = [written(tmp_path / "movie.nfo", nfo), written(tmp_path / "movie.json", answer)]
    build([f"kodi={files[0]}", f"tmdb={files[1]}"], tmp_path / "graph")
    with Graph(tmp_path / "graph") as graph:
        assert asked(graph, '?film film:imdbId "tt9000001" ; schema:name "Die Reede", "The Roadstead"')


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<movie>\n<title>A</title>\n<genre>x\n</movie>", r"line 4: not XML \(mismatched tag"),
        ("<movie>\n<title>A</title>", r"line 2: not XML"),
        ("<movie>\n<title>a\x0bb</title></movie>", r"line 2: not XML"),
        ("<movie>\n<title>a</title></movie>\n</records>", r"line 3: not XML"),
        (
            '<?xml version="1.0"?>\n<!DOCTYPE movie [\n<!ENTITY a "b">]>\n<movie>&a;</movie>',
            "line 2: declares entities",
        ),
        ('<?xml version="1.0" encoding="klingon"?><movie/>', "line 1: declares an unknown encoding, klingon"),
        (b"<movie>\n<title>Caf\xe9</title></movie>", "line 2: is not utf-8"),
        ("  \n", "is empty"),
        ("<movie>" + "<a>" * 5000 + "</a>" * 5000 + "</movie>", "more than 50 elements lie within each other"),
    ],
)
def test_what_is_no_xml_is_told_of_in_a_sentence(text: str | bytes, words: str, tmp_path: Path) -> None:
    path = written(tmp_path / "film.nfo", text)
    with pytest.raises(InputError, match=rf"film\.nfo: {words}"):
        list(records(path))


def record(path: Path, text: str | bytes) -> dict[str, Any]:
    (found,) = records(written(path, text))
    return found


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("<movie><title>A &amp; B &lt;C&gt; &#233;</title></movie>", "A & B <C> é"),
        ("<movie><title>A & B&eacute;&nbsp;&LT;x&unknown; R&D</title></movie>", "A & Bé\xa0<x&unknown; R&D"),
        ("<movie><title><![CDATA[A &amp; B & <C>]]></title><!-- & --></movie>", "A &amp; B & <C>"),
        ("<x:movie xmlns:x='urn:x'><x:title>A</x:title></x:movie>", "A"),
        ("<!DOCTYPE movie SYSTEM 'file:///etc/passwd'><movie><title> A </title></movie>", "A"),
        ("<?xml version='1.0' encoding='Shift_JIS'?><movie><title>夜</title></movie>".encode("shift_jis"), "夜"),
        ("<movie><title>夜</title></movie>".encode("utf-16"), "夜"),
    ],
)
def test_words_are_read_as_media_centres_read_them(text: str | bytes, title: str, tmp_path: Path) -> None:
    found = record(tmp_path / "film.nfo", text)
    assert found["root"] == "movie"
    assert found["title"] == [{"text": title}]


def test_attributes_and_children_are_lists_alike(tmp_path: Path) -> None:
    found = record(tmp_path / "film.nfo", '<movie><set id="8">words<name>A</name></set><set/></movie>')
    assert found["set"] == [{"id": [{"text": "8"}], "name": [{"text": "A"}], "text": "words"}, {}]


def test_addresses_beside_the_elements_belong_to_the_one_record(tmp_path: Path) -> None:
    path = tmp_path / "film.nfo"
    address = "https://www.themoviedb.org/movie/348-alien?a=1&b=2"
    assert record(path, f"<movie/>\n{address}\n")["address"] == [address]
    assert record(path, f"{address} \n{address}\n") == {"root": None, "file": "film.nfo", "address": [address]}
    assert [found["address"] for found in records(written(path, f"<movie/><movie/>{address}"))] == [[], []]
