"""What a selection holds, against the same counted another way."""

import io
import json
from itertools import combinations, permutations
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from click.testing import CliRunner

from reelgraph.cli import reelgraph
from reelgraph.errors import QueryError
from reelgraph.exports import Network, write_network
from reelgraph.graph import Graph
from reelgraph.selections import PROJECTIONS, select
from reelgraph.vocabulary import roles


def as_networkx(network: Network) -> Any:
    output = io.BytesIO()
    write_network(network, "d3", output)
    return nx.node_link_graph(json.loads(output.getvalue()), edges="links")


@pytest.fixture(scope="module")
def whole(samples: Graph) -> Any:
    return as_networkx(select(samples))


def test_the_whole_network_has_an_edge_a_credit(samples: Graph, whole: Any) -> None:
    pairs = samples.sql("""
        SELECT DISTINCT a.iri, f.iri, c.role FROM credit c
        JOIN identity f ON f.key = c.film JOIN identity a ON a.key = c.agent
    """).fetchall()
    found = {(*sorted((source, target)), told["role"]) for source, target, told in whole.edges(data=True)}
    assert found == {(*sorted(pair[:2]), pair[2].removeprefix("role:")) for pair in pairs}
    assert all(told["label"] and told["iri"] == name for name, told in whole.nodes(data=True))
    assert {told["kind"] for _, told in whole.nodes(data=True)} >= {"film", "person", "organisation"}
    assert {name: told["weight"] for name, told in whole.nodes(data=True)} == dict(whole.degree())


@pytest.mark.parametrize("hops", [0, 1, 2, 3])
def test_a_neighbourhood_is_what_networkx_says(samples: Graph, whole: Any, hops: int) -> None:
    found = as_networkx(select(samples, around="Return to Dust", hops=hops))
    (hit, *_) = samples.named("Return to Dust")
    expected = nx.ego_graph(whole, hit.iri, radius=hops)
    assert set(found) == set(expected)
    assert found.number_of_edges() == expected.number_of_edges()


def credited(samples: Graph, term: str) -> dict[str, set[str]]:
    meant = {name for name, role in roles().items() if role.direct == term}
    rows = samples.sql("""
        SELECT f.iri, a.iri, c.role FROM credit c
        JOIN identity f ON f.key = c.film JOIN identity a ON a.key = c.agent
    """).fetchall()
    if term == "film:distributor":
        rows += samples.sql("""
            SELECT f.iri, a.iri, 'role:distributor' FROM release r
            JOIN identity f ON f.key = r.film JOIN identity a ON a.key = r.distributor
        """).fetchall()
    found: dict[str, set[str]] = {}
    for film, agent, role in rows:
        if role.removeprefix("role:") in meant:
            found.setdefault(film, set()).add(agent)
    return found


@pytest.mark.parametrize("name", PROJECTIONS)
def test_a_projection_counts_shared_films(samples: Graph, name: str) -> None:
    wanted = PROJECTIONS[name]
    sources, targets = credited(samples, wanted.source), credited(samples, wanted.target)
    expected: dict[tuple[str, str], int] = {}
    for film in sources.keys() & targets.keys():
        ties = (
            {(one, other) for one in sources[film] for other in targets[film] if one != other}
            if wanted.directed
            else {tuple(sorted(pair)) for pair in combinations(sources[film], 2)}
        )
        for tie in ties:
            expected[tie] = expected.get(tie, 0) + 1  # type: ignore[index, arg-type]
    network = select(samples, projection=name)
    agents = {agent for films in (sources, targets) for found in films.values() for agent in found}
    assert {node.id for node in network.nodes} == agents
    found = {(edge.source, edge.target): edge.values[-1] for edge in network.edges}
    assert found == expected


def test_a_tie_tells_its_first_and_last_year(samples: Graph) -> None:
    network = select(samples, projection="director-actor")
    labels = {node.id: node.values[1] for node in network.nodes}
    found = {(labels[edge.source], labels[edge.target]): edge.values[1:] for edge in network.edges}
    assert found[("Zhang Yimou", "Gong Li")][0] is not None


def test_a_select_is_an_edge_a_row(samples: Graph) -> None:
    network = select(
        samples,
        query="""SELECT ?source ?target ?year ?name WHERE {
            ?source schema:director ?target ; film:year ?year . ?target rdfs:label ?name }""",
    )
    assert [(one.name, one.type) for one in network.edge_attributes] == [("year", "integer"), ("name", "text")]
    edges = list(network.edges)
    assert edges == sorted(edges)
    assert len(edges) == len(list(samples.query("SELECT * { ?f schema:director ?d ; film:year ?y }")))  # type: ignore[arg-type]
    assert {node.values[2] for node in network.nodes} == {"film", "person"}


def test_a_construct_is_an_edge_a_triple(samples: Graph) -> None:
    network = select(
        samples,
        query="""CONSTRUCT { ?f schema:director ?d ; film:runtimeMinutes ?m ; schema:alternateName ?a }
            WHERE { ?f schema:director ?d OPTIONAL { ?f film:runtimeMinutes ?m } OPTIONAL { ?f schema:alternateName ?a } }""",
    )
    names = [attribute.name for attribute in network.node_attributes]
    assert {"runtimeMinutes", "label", "kind"} <= set(names)
    assert {edge.values for edge in network.edges} == {("director",)}
    assert any(node.values[names.index("runtimeMinutes")] for node in network.nodes)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"around": "nobody is called so at all"}, "nothing called"),
        ({"around": "Cannes Film Festival"}, "no credits"),
        ({"projection": "co-dancers"}, "there are co-actors"),
        ({"query": "ASK { ?s ?p ?o }"}, "ASK"),
        ({"query": "SELECT ?source { ?source ?p ?o }"}, "no ?target"),
    ],
)
def test_what_selects_no_network_is_told(samples: Graph, given: dict[str, Any], said: str) -> None:
    with pytest.raises(QueryError) as refused:
        select(samples, **given)
    assert said in str(refused.value)


def run(*arguments: str) -> Any:
    return CliRunner().invoke(reelgraph, ["export", *arguments])


def test_the_command_writes_files_and_folders(samples: Graph, tmp_path: Path) -> None:
    graph = str(samples.directory)
    for format_name in ("gexf", "graphology"):
        path = tmp_path / format_name
        assert run(format_name, "-o", str(path), "-g", graph).exit_code == 0
        printed = run(format_name, "-g", graph)
        assert printed.exit_code == 0
        assert printed.stdout_bytes == path.read_bytes()
    assert run("neo4j", "-o", str(tmp_path / "folder"), "-g", graph).exit_code == 0
    assert (tmp_path / "folder" / "nodes.csv").is_file()
    assert run("parquet", "-o", str(tmp_path / "x.zip"), "-g", graph).exit_code == 0
    assert (tmp_path / "x.zip").read_bytes()[:2] == b"PK"


def test_the_command_writes_the_triples_of_a_query(samples: Graph, tmp_path: Path) -> None:
    query = tmp_path / "q.rq"
    query.write_text("CONSTRUCT { ?f schema:director ?d } WHERE { ?f schema:director ?d }")
    done = run("nt", "--query", str(query), "-g", str(samples.directory))
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert lines == sorted(set(lines))
    assert all("director" in line for line in lines)


@pytest.mark.parametrize(
    "arguments",
    [
        ("gexf", "--around", "Gong Li", "--projection", "co-actors"),
        ("gexf", "--hops", "1"),
        ("ttl", "--around", "Gong Li"),
        ("gexf", "--projection", "co-dancers"),
    ],
)
def test_options_that_do_not_go_together_are_refused(samples: Graph, arguments: tuple[str, ...]) -> None:
    assert run(*arguments, "-g", str(samples.directory)).exit_code == 2


def test_permutations_of_the_same_query_give_the_same_file(samples: Graph) -> None:
    files = set()
    for one, other in permutations(["schema:director", "schema:actor"]):
        output = io.BytesIO()
        query = f"SELECT ?source ?target {{ {{ ?source {one} ?target }} UNION {{ ?source {other} ?target }} }}"
        write_network(select(samples, query=query), "gexf", output)
        files.add(output.getvalue())
    assert len(files) == 1
