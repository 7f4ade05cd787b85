"""DBpedia: its RDF, and edge lists made from it."""

import bz2
import gzip
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest

from casework import CASES, expected, facts_of
from harvested import count, dangling, harvested
from reelgraph.building import build
from reelgraph.errors import InputError
from reelgraph.graph import Graph
from reelgraph.sources.inputs import recognise

DBPEDIA = CASES / "dbpedia"
FILMS = DBPEDIA / "graph/input/films.ttl"
EDGES = "data/entity2rec_dbpedia_ml1m/graphs"


def edges(shared: Path) -> Iterator[tuple[str, str, str]]:
    """Yield film, property and object of every edge, resources by their names."""
    for path in sorted((shared / EDGES).glob("*.edgelist")):
        for line in path.read_text(encoding="utf-8").splitlines():
            film, other = (unquote(address.removeprefix("http://dbpedia.org/resource/")) for address in line.split(" "))
            yield film, path.stem.removeprefix("dbo:"), other


def test_edge_lists_lose_nothing_and_invent_nothing(shared: Path, tmp_path: Path) -> None:
    told = set(edges(shared))
    db = harvested(f"dbpedia={shared / EDGES}", tmp_path)
    assert count(db, "SELECT film FROM film") == len({film for film, _, _ in told}) == 3_084
    credited = {(film, property_, agent) for film, property_, agent in told if property_ != "distributor"}
    assert count(db, "SELECT film, role, agent FROM credit") == len(credited) == 31_761
    assert count(db, "SELECT film, distributor FROM release") == len(told) - len(credited)
    assert count(db, "SELECT DISTINCT split_part(agent, '#', 1) FROM credit") == len(
        {agent for _, _, agent in credited}
    )
    found = db.execute(
        "SELECT film, role, regexp_replace(agent, '#person$', '') FROM credit WHERE role NOT LIKE 'role:dept-%'"
    ).fetchall()
    roles = {
        "starring": "actor", "cinematography": "cinematographer", "editing": "film-editor", "musicComposer": "composer"
    }  # fmt: skip
    assert set(found) <= {
        (f"dbpedia:{film}", f"role:{roles.get(property_, property_)}", f"dbpedia:{agent}")
        for film, property_, agent in credited
    }
    names = dict(db.execute("SELECT film, name FROM film").fetchall())
    assert names["dbpedia:Flawless_(1999_film)"] == "Flawless"
    assert names['dbpedia:"Crocodile"_Dundee_II'] == '"Crocodile" Dundee II'
    assert not [name for name in names.values() if name.endswith("film)")]
    assert not dangling(db)


def test_edge_lists_become_a_graph_without_faults(shared: Path, tmp_path: Path) -> None:
    build([f"dbpedia={shared / EDGES / 'dbo:director.edgelist'}"], tmp_path / "graph")
    with Graph(tmp_path / "graph") as graph:
        assert not graph.check().violations
        saddles = '?film schema:name "Blazing Saddles" ; schema:director [ rdfs:label "Mel Brooks" ]'
        assert graph.query(f"ASK {{ {saddles} }}")


@pytest.mark.parametrize("case", ["graph", "edges"])
def test_awkward_files_become_a_graph_without_faults(case: str, tmp_path: Path) -> None:
    build([f"dbpedia={DBPEDIA / case / 'input'}"], tmp_path / "graph")
    with Graph(tmp_path / "graph") as graph:
        assert not graph.check().violations


def _as(format_: str) -> Callable[[bytes], bytes]:
    import rdflib

    return lambda content: rdflib.Graph().parse(data=content, format="turtle").serialize(format=format_).encode()


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("films.ttl.bz2", bz2.compress),
        ("films.nt", _as("nt")),
        ("films.nt.gz", lambda content: gzip.compress(_as("nt")(content))),
        ("films.rdf", _as("xml")),
    ],
)
def test_rdf_is_read_in_every_form_it_is_given_out_in(
    name: str, form: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    folder = tmp_path / "dbpedia/case/input"
    folder.mkdir(parents=True)
    (folder / name).write_bytes(form(FILMS.read_bytes()))
    (tmp_path / "work").mkdir()
    assert [unit.source.name for unit in recognise([str(folder / name)])] == ["dbpedia"]
    assert facts_of(tmp_path / "dbpedia/case", tmp_path / "work") == expected(DBPEDIA / "graph")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("cut.ttl", FILMS.read_bytes()[:3_000], r"cut\.ttl: line \d+: "),
        ("cut.ttl.bz2", bz2.compress(FILMS.read_bytes())[:1_000], r"cut\.ttl\.bz2: line \d+: "),
        (
            "dbo:director.edgelist",
            b"http://dbpedia.org/resource/A http://dbpedia.org/resource/B\n" * 9 + b"http://dbpedia.org/resource/A\n",
            r"dbo:director\.edgelist: line 10: missing columns",
        ),
        (
            "dbo:director.edgelist",
            b"http://dbpedia.org/resource/A http://dbpedia.org/resource/B C\n",
            r"dbo:director\.edgelist: line 1: too many columns",
        ),
    ],
)
def test_a_broken_file_is_told_of_with_its_line(name: str, content: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputError, match=said):
        build([f"dbpedia={path}"], tmp_path / "graph")
