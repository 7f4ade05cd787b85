"""Databases become a graph: whole or not at all, read once, and merged where identifiers say so."""

import gzip
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from listening import Listener
from reelgraph import building, network
from reelgraph.building import Options, add, build, remove
from reelgraph.errors import InputError
from reelgraph.exports import write
from reelgraph.graph import Graph
from test_building import KILLER

CASE = Path(__file__).parent / "cases" / "imdb" / "basics" / "input"
PAGE = """Title: Northern Lights
Year: 1984

Northern Lights is a 1984 Norwegian drama film directed by Leif Holm. It stars Astrid Vik as Mary.
"""


@pytest.fixture
def downloads(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CASE, tmp_path / "downloads"))


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "northern-lights.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def answers(graph: Path, sparql: str) -> list[str]:
    with Graph(graph) as opened:
        return [row[0].value for row in opened.query(sparql)]


FILMS = "SELECT ?label WHERE { ?film film:imdbId ?id ; rdfs:label ?label FILTER(STRSTARTS(?id, 'tt')) } ORDER BY ?label"


# --- what becomes of them ----------------------------------------------------------------------------------


def test_a_folder_of_downloads_is_recognised(tmp_path: Path, downloads: Path) -> None:
    manifest = build([downloads], tmp_path / "graph")
    assert [source["source"] for source in manifest.sources] == ["imdb"]
    assert "Northern Lights" in answers(tmp_path / "graph", FILMS)


def test_credits_without_more_to_say_are_bare_edges(tmp_path: Path, downloads: Path) -> None:
    build([downloads], tmp_path / "graph")
    nodes = "SELECT ?label WHERE { ?credit a film:Credit ; film:role ?role ; film:film/rdfs:label 'Northern Lights' . ?role rdfs:label ?label }"
    assert "director" not in answers(tmp_path / "graph", nodes)
    edge = "SELECT ?name WHERE { ?film rdfs:label 'Northern Lights' ; schema:director/rdfs:label ?name } ORDER BY ?name"
    assert answers(tmp_path / "graph", edge) == ["Astrid Vik", "Leif Holm"]


def test_those_who_appear_as_themselves_do_not_act(tmp_path: Path, downloads: Path) -> None:
    build([downloads], tmp_path / "graph")
    acting = "SELECT ?name WHERE { ?film schema:actor/rdfs:label ?name }"
    assert "Kari Lund" not in answers(tmp_path / "graph", acting)
    assert answers(tmp_path / "graph", "SELECT ?name WHERE { ?f film:appearsAsSelf/rdfs:label ?name }") == ["Kari Lund"]


def test_episodes_keep_their_series(tmp_path: Path, downloads: Path) -> None:
    build([downloads], tmp_path / "graph")
    series = "SELECT ?label WHERE { ?e a schema:TVEpisode ; rdfs:label 'Joke 1 \\\\ Random Run' ; schema:isPartOf/rdfs:label ?label }"
    assert answers(tmp_path / "graph", series) == ['The "Quiet" Harbour']


def test_a_credit_whose_person_has_no_row_is_labelled_by_its_id(tmp_path: Path, downloads: Path) -> None:
    build([downloads], tmp_path / "graph")
    producer = "SELECT ?name WHERE { ?film rdfs:label 'Northern Lights' ; schema:producer/rdfs:label ?name }"
    assert answers(tmp_path / "graph", producer) == ["nm9999999"]


def test_titles_of_other_works_in_known_for_make_no_films(tmp_path: Path, downloads: Path) -> None:
    build([downloads], tmp_path / "graph")
    assert "tt5555555" not in answers(tmp_path / "graph", FILMS)


def test_a_compact_graph_is_another_generation_with_the_same_answers(tmp_path: Path, downloads: Path) -> None:
    plain = build([downloads], tmp_path / "graph")
    told = answers(tmp_path / "graph", FILMS)
    compact = build([downloads], tmp_path / "graph", Options(compact=True))
    assert (compact.compact, compact.triples) == (True, plain.triples)
    assert compact.sha256 != plain.sha256
    assert answers(tmp_path / "graph", FILMS) == told


def test_a_lean_graph_has_fewer_triples_and_the_same_edges(tmp_path: Path, downloads: Path) -> None:
    full = build([downloads], tmp_path / "full")
    lean = build([downloads], tmp_path / "lean", Options(lean=True))
    assert lean.triples < full.triples
    edges = "SELECT (CONCAT(STR(?s), STR(?o)) AS ?both) WHERE { ?s schema:actor|schema:director|schema:alternateName ?o } ORDER BY ?both"
    assert answers(tmp_path / "lean", edges) == answers(tmp_path / "full", edges)


def test_the_network_has_both_ends_of_every_credit(tmp_path: Path, downloads: Path) -> None:
    build([downloads], tmp_path / "graph")
    with Graph(tmp_path / "graph") as graph:
        arrays = network.load(graph.folder / "network")
        credited = graph.sql("SELECT count(*) FROM (SELECT DISTINCT film, agent, role FROM credit)").fetchall()[0][0]
    assert len(arrays.neighbours) == 2 * credited
    assert arrays.offsets[-1] == len(arrays.neighbours)


def test_a_rebuild_gives_the_same_triples(tmp_path: Path, downloads: Path) -> None:
    written = []
    for name in ("one", "two"):
        build([downloads], tmp_path / name)
        with Graph(tmp_path / name) as graph, (tmp_path / f"{name}.nt").open("wb") as file:
            write(graph.store, "nt", file)
        written.append((tmp_path / f"{name}.nt").read_bytes())
    assert written[0] == written[1]


# --- add, remove, and what is not read again ------------------------------------------------------------------


def test_what_has_not_changed_is_not_read_again(tmp_path: Path, downloads: Path, page: Path) -> None:
    graph, listener = tmp_path / "graph", Listener()
    build([downloads], graph)
    add([page], graph, progress=listener)
    assert "reading imdb" not in listener.stages
    assert "reading pages" in listener.stages
    again = Listener()
    build([downloads, page], graph, progress=again)
    assert not [stage for stage in again.stages if stage.startswith("reading")]


@pytest.mark.parametrize("lean", [False, True])
def test_how_far_the_store_has_come_is_told_of_about_as_many_triples_as_there_will_be(
    tmp_path: Path, downloads: Path, lean: bool
) -> None:
    """The words of the ontology, which a graph of few films has the most of, are left out of what is expected."""
    listener = Listener()
    triples = build([downloads], tmp_path / "graph", Options(lean=lean), progress=listener).triples
    expected = listener.totals["loading the store"]
    assert listener.steps["loading the store"] == triples
    assert expected is not None
    assert 0.5 * triples < expected < 1.1 * triples


def test_a_changed_file_is_read_again(tmp_path: Path, downloads: Path) -> None:
    graph, listener = tmp_path / "graph", Listener()
    build([downloads], graph)
    names = downloads / "name.basics.tsv"
    names.write_text(names.read_text(encoding="utf-8").replace("Leif Holm", "Leif Berg"), encoding="utf-8")
    build([downloads], graph, progress=listener)
    assert "reading imdb" in listener.stages
    assert "Leif Berg" in answers(graph, "SELECT ?n WHERE { ?p a schema:Person ; rdfs:label ?n }")


def test_remove_takes_a_source_or_a_path_away(tmp_path: Path, downloads: Path, page: Path) -> None:
    graph = tmp_path / "graph"
    build([downloads, page], graph)
    remove("imdb", graph)
    assert answers(graph, FILMS) == []
    add([downloads], graph)
    remove(str(page), graph)
    assert "Northern Lights" in answers(graph, FILMS)
    with pytest.raises(InputError, match="was not built from it"):
        remove("oscars", graph)
    with pytest.raises(InputError, match="no other source"):
        remove("imdb", graph)


def test_facts_stay_when_their_files_are_gone(tmp_path: Path, downloads: Path, page: Path) -> None:
    graph, listener = tmp_path / "graph", Listener()
    build([downloads], graph)
    shutil.rmtree(downloads)
    add([page], graph, progress=listener)
    assert any("its facts are kept" in note for note in listener.notes)
    assert "Northern Lights" in answers(graph, FILMS)


MOMENTS = [
    "reelgraph.sources.dataset.write_facts",
    "reelgraph.identity.resolve",
    "reelgraph.assembly.emit",
    "reelgraph.network.write",
    "reelgraph.loader.Work",
    "reelgraph.building._await",
    "reelgraph.generations.publish",
]


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_killed_build_picks_up_the_finished_sources(tmp_path: Path, downloads: Path, page: Path, moment: str) -> None:
    graph = tmp_path / "graph"
    build([page], graph)
    command = [sys.executable, "-c", KILLER, moment, "build", str(downloads), str(page), "-g", str(graph)]
    killed = subprocess.run(command, capture_output=True, check=False)
    assert killed.returncode == -signal.SIGKILL, killed.stderr.decode()
    assert answers(graph, "SELECT ?n WHERE { ?f a schema:Movie ; rdfs:label ?n }") == ["Northern Lights"]
    listener = Listener()
    build([downloads, page], graph, progress=listener)
    assert ("reading imdb" in listener.stages) == (moment == "reelgraph.sources.dataset.write_facts")
    assert not list((graph / "sources").glob(".unfinished*"))


# --- merging ---------------------------------------------------------------------------------------------------


def test_records_that_share_an_identifier_are_one_node(tmp_path: Path, downloads: Path) -> None:
    page = tmp_path / "lights.html"
    page.write_text(
        """<html><head><script type="application/ld+json">{"@context": "https://schema.org", "@type": "Movie",
        "name": "Nordlyset", "url": "https://www.imdb.com/title/tt0000001/", "datePublished": "1984-02-01"}</script></head>
        <body><h1>Nordlyset</h1></body></html>""",
        encoding="utf-8",
    )
    manifest = build([downloads, f"page={page}"], tmp_path / "graph")
    assert manifest.merged["film"]["2"] == 1
    names = "SELECT ?name WHERE { ?film film:imdbId 'tt0000001' ; schema:name ?name } ORDER BY ?name"
    assert answers(tmp_path / "graph", names) == ["Nordlyset", "Northern Lights"]


def countries(graph: Graph, film: str) -> set[str]:
    """Return the names of the countries that a film comes from."""
    return {row[0].value for row in graph.query(f"SELECT ?c {{ <{film}> schema:countryOfOrigin/rdfs:label ?c }}")}


def test_all_the_data_beside_the_checkout_becomes_one_graph(shared: Path, tmp_path: Path) -> None:
    """All but most of Wikipedia's lists: reading their texts alone takes a minute."""
    left_out = shutil.ignore_patterns("movies-19[4-9]0s.json", "movies-2*.json")
    data = shutil.copytree(shared / "data", tmp_path / "data", ignore=left_out)
    manifest = build([data], tmp_path / "graph")
    known = {"dbpedia", "festivals", "imdb", "kodi", "locations", "oscars", "page", "tmdb", "wikidata", "wikipedia"}
    assert {source["source"] for source in manifest.sources} == known
    films = manifest.merged["film"]
    assert films["1"] > films["2"] > 0
    with Graph(tmp_path / "graph") as graph:
        assert not graph.check(1000).violations
        told = graph.sql("""
            SELECT kind, sources, count(*) FROM (
                SELECT kind, iri, count(DISTINCT split_part(key, ':', 1)) AS sources FROM identity WHERE since > 0 GROUP BY ALL
            ) GROUP BY ALL
        """).fetchall()
        assert {(kind, str(sources)): number for kind, sources, number in told} == {
            (kind, sources): number for kind, of in manifest.merged.items() for sources, number in of.items()
        }
        (chain,) = graph.path("nm0000158", "nm0000905")  # Tom Hanks and Roberto Benigni
        assert all(tie.sources for step in chain.steps for tie in (*step.before_ties, *step.after_ties))
        first, last = (countries(graph, step.film.iri) for step in (chain.steps[0], chain.steps[-1]))
        assert "United States" in first
        assert "Italy" in last - first
        apart = {entry["key"] for entry in manifest.quarantined}
        torn = graph.sql("""
            SELECT DISTINCT entity FROM identifier JOIN identity ON key = entity
            JOIN (
                SELECT kind, scheme, value FROM identifier JOIN identity ON key = entity
                GROUP BY ALL HAVING count(DISTINCT iri) > 1
            ) USING (kind, scheme, value)
        """).fetchall()
        assert {entity for (entity,) in torn} <= apart  # who shares an identifier is one, or told of


# --- bad input -------------------------------------------------------------------------------------------------


def truncate_gzip(downloads: Path) -> None:
    path = downloads / "title.principals.tsv.gz"
    path.write_bytes(path.read_bytes()[:-60])


def drop_a_column(downloads: Path) -> None:
    path = downloads / "name.basics.tsv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(line.rsplit("\t", 1)[0] for line in lines), encoding="utf-8")


def change_the_header(downloads: Path) -> None:
    path = downloads / "title.ratings.tsv"
    path.write_text(path.read_text(encoding="utf-8").replace("averageRating", "average"), encoding="utf-8")


def add_cells(downloads: Path) -> None:
    path = downloads / "name.basics.tsv"
    path.write_text(
        path.read_text(encoding="utf-8") + "nm0000009\tToo\tmany\tcells\there\tand\tthere\n", encoding="utf-8"
    )


def break_utf8(downloads: Path) -> None:
    rows = [b"tt0000001\t7.3\t12\n"] * 1_000_000
    rows[899_998] = b"tt0000001\t7.\xff3\t12\n"  # line 900,000 of the file, header included
    (downloads / "title.ratings.tsv").write_bytes(b"tconst\taverageRating\tnumVotes\n" + b"".join(rows))


@pytest.mark.parametrize(
    ("spoil", "file", "words"),
    [
        (truncate_gzip, "title.principals.tsv.gz", "whole"),
        (drop_a_column, "name.basics.tsv: line 1", "no column knownForTitles"),
        (change_the_header, "title.ratings.tsv: line 1", "no column averageRating"),
        (add_cells, "name.basics.tsv: line 7", "too many columns"),
        (break_utf8, "title.ratings.tsv: line 900000", "invalid"),
    ],
)
def test_a_spoilt_file_gets_one_clear_error_and_the_earlier_graph_answers(
    tmp_path: Path, downloads: Path, page: Path, spoil, file: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = tmp_path / "graph"
    build([page], graph)
    spoil(downloads)
    strict(monkeypatch)
    with pytest.raises(InputError) as error:
        build([f"imdb={downloads}"], graph)
    assert file in str(error.value)
    assert words in str(error.value).casefold() or words in str(error.value)
    assert "\n" not in str(error.value)
    assert answers(graph, "SELECT ?n WHERE { ?f a schema:Movie ; rdfs:label ?n }") == ["Northern Lights"]


def strict(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let IMDb's files have no bad row at all."""
    from dataclasses import replace

    from reelgraph.sources import description, inputs

    known = dict(description.sources())
    known["imdb"] = replace(known["imdb"], bad_rows=0.0)
    monkeypatch.setattr(inputs, "sources", lambda: known)


def test_few_bad_rows_are_left_out_counted_and_told(tmp_path: Path, downloads: Path) -> None:
    break_utf8(downloads)
    listener = Listener()
    build([f"imdb={downloads}"], tmp_path / "graph", progress=listener)
    (note,) = [note for note in listener.notes if "left out" in note]
    assert "1 row" in note
    assert "line 900000" in note


def test_a_full_disk_leaves_the_graph_that_was_there(
    small_disk: Callable[[str], Path], downloads: Path, page: Path
) -> None:
    disk = small_disk("6M")
    build([page], disk / "graph")
    rows = "".join(
        f"tt{number:07d}\tmovie\tFilm {number}\tFilm {number}\t0\t1990\t\\N\t90\tDrama\n" for number in range(20_000)
    )
    header = "tconst\ttitleType\tprimaryTitle\toriginalTitle\tisAdult\tstartYear\tendYear\truntimeMinutes\tgenres\n"
    with gzip.open(downloads / "title.basics.tsv.gz", "wt", encoding="utf-8") as file:
        file.write(header + rows)
    (downloads / "title.basics.tsv").unlink()
    with pytest.raises(InputError, match="still answers"):
        build([f"imdb={downloads}"], disk / "graph")
    assert answers(disk / "graph", "SELECT ?n WHERE { ?f a schema:Movie ; rdfs:label ?n }") == ["Northern Lights"]


def test_options_reach_the_manifest(tmp_path: Path, downloads: Path) -> None:
    assert building.build([downloads], tmp_path / "graph", Options(lean=True, memory="1GB")).lean


SPOILT = {
    "turtle": (
        "broken.ttl",
        '@prefix wd: <http://www.wikidata.org/entity/> .\n@prefix wdt: <http://www.wikidata.org/prop/direct/> .\nwd:Q1 wdt:P31 wd:Q11424 ;\n  wdt:P57 "unclosed .\n',
        "broken.ttl: line ",
    ),
    "json": (
        "entities.json",
        '[\n{"type":"item","id":"Q1","labels":{"en":{"language":"en","value":"One"}},"claims":{}},\n{"type":"item","id":"Q2","labels":{"en":{"lang',
        "entities.json: line 3",
    ),
}


@pytest.mark.parametrize("kind", SPOILT)
def test_a_broken_dump_is_told_with_file_and_line(tmp_path: Path, page: Path, kind: str) -> None:
    name, text, words = SPOILT[kind]
    (tmp_path / name).write_text(text, encoding="utf-8")
    build([page], tmp_path / "graph")
    with pytest.raises(InputError) as error:
        build([f"wikidata={tmp_path / name}"], tmp_path / "graph")
    assert words in str(error.value)
    assert "\n" not in str(error.value)
    assert answers(tmp_path / "graph", "SELECT ?n WHERE { ?f a schema:Movie ; rdfs:label ?n }") == ["Northern Lights"]
