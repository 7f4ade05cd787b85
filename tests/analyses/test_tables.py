"""Tables, the command, and every analysis over real data."""

import csv
import inspect
import io
import json
import re
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from click.testing import CliRunner

from analyses.conftest import Builder
from analyses.test_people import FOUR
from reelgraph import analyses
from reelgraph.building import build
from reelgraph.cli import reelgraph
from reelgraph.errors import QueryError
from reelgraph.graph import Graph, open_graph


def run(graph: Graph, *arguments: str) -> Any:
    return CliRunner().invoke(reelgraph, ["network", *arguments, "-g", str(graph.directory)])


def test_the_command_lists_analyses(graph_of: Builder) -> None:
    listed = run(graph_of(FOUR))
    assert listed.exit_code == 0
    assert listed.stdout == run(graph_of(FOUR), "--list").stdout
    assert set(json.loads(run(graph_of(FOUR), "--list", "--json").stdout)) == set(analyses.ANALYSES)
    assert all(name in listed.stdout for name in analyses.ANALYSES)


def test_the_command_prints_tables(graph_of: Builder) -> None:
    graph = graph_of(FOUR)
    shown = run(graph, "ties", "Cleo", "--limit", "2").stdout
    assert "With whom Cleo works" in shown
    assert "The first 2 of 3 rows." in shown
    assert "Null model" in shown
    assert "Coverage" in shown
    told = json.loads(run(graph, "ties", "Cleo", "--json").stdout)
    assert told["rows"][0]["person"] == "Ben"
    assert told["rows"][0]["person_iri"].startswith("https://")
    assert told["rows"][0]["strength"] == 1.5
    rows = list(csv.DictReader(io.StringIO(run(graph, "ties", "Cleo", "--format", "csv").stdout)))
    assert [row["person"] for row in rows] == ["Ben", "Dan", "Ana"]
    assert json.loads(run(graph, "recurring", "--json").stdout)["rows"] == []


def test_the_command_writes_networks(graph_of: Builder) -> None:
    done = run(graph_of(FOUR), "ties", "Cleo", "--format", "d3")
    found = nx.node_link_graph(json.loads(done.stdout), edges="links")
    assert found.number_of_nodes() == 4
    refused = run(graph_of(FOUR), "reach", "Cleo", "--format", "gexf")
    assert refused.exit_code == 2
    assert "no network of pairs" in refused.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("reaching",), "there are reach, ties"),
        (("reach", "Cleo", "--pair", "director-actor"), "reach takes no --pair"),
        (("ladder", "--role", "actor"), "ladder takes no --role"),
        (("rising", "Cleo"), "rising takes no NAME"),
        (("recurring", "--pair", "dog-cat"), "Invalid value for '--pair'"),
        (("ties",), "ties needs a NAME"),
    ],
)
def test_what_an_analysis_does_not_take_is_told(graph_of: Builder, arguments: tuple[str, ...], said: str) -> None:
    done = run(graph_of(FOUR), *arguments)
    assert done.exit_code == 2
    assert said in done.output


def test_a_graph_answers_analyses(graph_of: Builder) -> None:
    graph = graph_of(FOUR)
    table = graph.analyse("ties", "Cleo", roles=["actor"])
    assert [row[0].label for row in table.rows] == ["Ben", "Dan"]
    assert table.rows == analyses.ties(graph, "Cleo", roles=["actor"]).rows
    assert "<table><caption>With whom Cleo works" in table._repr_html_()
    assert len(table.head(1)) == 1
    with pytest.raises(QueryError, match="no analysis is called 'tie'"):
        graph.analyse("tie")
    with pytest.raises(QueryError, match="reach takes no pair; it takes name, roles"):
        graph.analyse("reach", pair="director-actor")
    with pytest.raises(QueryError, match="ties needs a name"):
        graph.analyse("ties")


def test_networkx_dispatches(graph_of: Builder) -> None:
    """A backend of networkx can take our graphs: its own always, others where they are installed."""
    acted = graph_of(FOUR).networkx(projection="co-actors")
    ranks = nx.core_number(acted, backend="networkx")
    assert set(ranks) == set(acted)
    with pytest.raises(ImportError, match="not_there"):
        nx.core_number(acted, backend="not_there")


@pytest.mark.parametrize("name", analyses.ANALYSES)
def test_every_analysis_is_defined_and_documented(name: str) -> None:
    about = inspect.getdoc(analyses.ANALYSES[name]) or ""
    assert about.startswith("Return ")
    assert re.search("null model|Null model|compare|expected|`low`", about), name
    page = (Path(__file__).resolve().parents[2] / "docs" / "analyses.md").read_text(encoding="utf-8")
    assert f"\n## {name}\n" in page
    assert f"reelgraph network {name}" in page


# --- real data ----------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def real(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """Return a graph of real festivals, credits and places; skip where ../shared is not there."""
    wanted = ["mubi_awards", "sf_film_locations", "imdb_tsv_sample"]
    folders = [shared / "data" / name for name in wanted if (shared / "data" / name).is_dir()]
    if len(folders) < len(wanted):
        pytest.skip(f"../shared/data lacks some of {', '.join(wanted)}")
    folder = tmp_path_factory.mktemp("real") / "graph"
    build(folders, folder)
    return open_graph(folder)


@pytest.mark.parametrize("name", analyses.ANALYSES)
def test_every_analysis_runs_over_real_data(real: Graph, name: str) -> None:
    known = dict.fromkeys(("ties", "home", "career"), "nm0000158")
    given: dict[str, Any] = {"seeds": 2, "first": 1990, "last": 2009} if name == "communities" else {}
    try:
        table = real.analyse(name, known.get(name), **given)
    except QueryError as error:
        pytest.skip(f"these files tell nothing of it: {error}")
    assert len(table.notes) > 1
    assert all(len(row) == len(table.columns) for row in table.rows)
    assert any("Coverage" in note for note in table.notes)
    json.dumps(table.records(), allow_nan=False)
    if table.network is not None:
        nodes = {node.id for node in table.network.nodes}
        assert all({edge.source, edge.target} <= nodes for edge in table.network.edges)
