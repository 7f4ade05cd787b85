"""Credits of which a source says no more than who and what: direct edges without a node, which answers tell all the same."""

from collections.abc import Iterator

import pytest

from reelgraph import catalogue, facts
from reelgraph.building import Options, build
from reelgraph.graph import Graph
from reelgraph.sources import description

SOURCE = 'title = "Credits"\nabout = "."\nlicence = "CC0"\n[files.listed]\nmatch = ["*.csv"]\nformat = "csv"\ncolumns = ["film", "person", "role", "job"]\n'
QUERIES = {
    "film.sql": "SELECT DISTINCT 'own:' || film AS film, film AS name FROM listed",
    "title.sql": "SELECT DISTINCT 'own:' || film AS film, film AS text, 'preferred' AS kind FROM listed",
    "person.sql": "SELECT DISTINCT 'own:' || person AS person, person AS name FROM listed",
    "credit.sql": """SELECT 'own:' || film AS film, 'own:' || person AS agent, 'role:' || role AS role,
        nullif(job, '') AS job FROM listed""",
}
CREDITS = """film,person,role,job
Harbour,Ada,director,
Harbour,Ada,screenwriter,
Harbour,Ada,producer,for the harbour
Harbour,Bo,actor,
Harbour,Cy,dancer,
Harbour,Dee,voice-actor,
Harbour,Eve,co-director,
Night,Ada,director,
Night,Bo,cinematographer,
Night,Bo,writer,
"""


@pytest.fixture(scope="module", params=[False, True], ids=["full", "lean"])
def graph(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    folder = tmp_path_factory.mktemp("bare")
    (folder / "ingest/own").mkdir(parents=True)
    (folder / "ingest/own/source.toml").write_text(SOURCE, encoding="utf-8")
    for name, text in QUERIES.items():
        (folder / "ingest/own" / name).write_text(text, encoding="utf-8")
    (folder / "credits.csv").write_text(CREDITS, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv(description.ADDED, str(folder / "ingest"))
        description.sources.cache_clear()
        build([f"own={folder / 'credits.csv'}"], folder / "graph", Options(lean=request.param))
    description.sources.cache_clear()
    with Graph(folder / "graph") as opened:
        yield opened


def told(graph: Graph, name: str, **parameters: str) -> list[list[str]]:
    """Return the rows of an answer; those of its twin in SQL, if it has one, are the same."""
    query = catalogue.find(name)
    terms = graph._terms(query, parameters)
    rows = [["" if cell is None else cell.value for cell in row] for row in graph.query(query.bind(terms))]  # type: ignore[union-attr]
    if query.twin:
        twin = facts.answer(graph._facts, *query.bind_twin(terms))
        assert [["" if cell is None else cell.value for cell in row] for row in twin] == rows  # type: ignore[union-attr]
    return rows


def nodes(graph: Graph) -> set[str]:
    rows = graph.query("SELECT ?what { ?credit a film:Credit ; film:role/rdfs:label ?what }")
    return {what.value for (what,) in rows}  # type: ignore[union-attr]


def test_a_role_that_no_edge_tells_has_a_node(graph: Graph) -> None:
    assert nodes(graph) == {"dancer", "voice actor", "co-director", "producer"}  # the producer has a job


def test_a_person_is_told_of_with_all_credits(graph: Graph) -> None:
    told_of = [(title, role) for _, title, role, _ in told(graph, "filmography", person="Ada")]
    assert told_of == [
        ("Harbour", "director"),
        ("Harbour", "producer"),
        ("Harbour", "screenwriter"),
        ("Night", "director"),
    ]
    assert [role for _, _, role, _ in told(graph, "filmography", person="Cy")] == ["dancer"]
    assert [role for _, _, role, _ in told(graph, "filmography", person="Dee")] == ["voice actor"]
    assert [role for _, _, role, _ in told(graph, "filmography", person="Eve")] == ["co-director"]


def test_a_film_is_told_of_with_all_who_made_it(graph: Graph) -> None:
    assert [(role, name) for role, name, _ in told(graph, "crew", film="Harbour")] == [
        ("co-director", "Eve"),
        ("dancer", "Cy"),
        ("director", "Ada"),
        ("producer", "Ada"),
        ("screenwriter", "Ada"),
    ]
    assert {actor for actor, _, _ in told(graph, "cast", film="Harbour")} == {"Bo", "Dee"}


def test_two_people_worked_together_whatever_is_said_of_it(graph: Graph) -> None:
    assert told(graph, "both-on", person="Ada", other="Bo") == [
        ["Harbour", "", "director", "actor"],
        ["Harbour", "", "producer", "actor"],
        ["Harbour", "", "screenwriter", "actor"],
        ["Night", "", "director", "cinematographer"],
        ["Night", "", "director", "screenwriter"],
    ]
    assert told(graph, "worked-with", person="Bo") == [
        ["Ada", "2", "Harbour"],
        ["Cy", "1", "Harbour"],
        ["Dee", "1", "Harbour"],
        ["Eve", "1", "Harbour"],
    ]


def test_several_jobs_may_be_edges(graph: Graph) -> None:
    assert told(graph, "several-jobs") == [
        ["Harbour", "Ada", "director, producer, screenwriter"],
        ["Night", "Bo", "cinematographer, screenwriter"],
    ]


def test_the_graph_keeps_its_own_rules(graph: Graph) -> None:
    assert not graph.check().violations
