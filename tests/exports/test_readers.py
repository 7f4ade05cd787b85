"""The tools that people open networks with read ours, and find the same nodes and edges."""

import io
import json
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import networkx as nx
import pytest

from reelgraph.exports import NETWORKS, Attribute, Edge, Metadata, Network, Node, Source, write_network
from reelgraph.graph import Graph
from reelgraph.selections import PROJECTIONS, select

READ = Path(__file__).with_name("read.cjs")
VIZ = "{http://gexf.net/1.3/viz}"
SELECTIONS: dict[str, dict[str, Any]] = {
    "whole": {},
    "around": {"around": "Li Ruijun", "hops": 2},
    "projection": {"projection": "director-actor"},
}


def written(network: Network, format_name: str) -> bytes:
    output = io.BytesIO()
    write_network(network, format_name, output)
    return output.getvalue()


def facts(network: Network) -> tuple[dict[str, dict[str, Any]], list[tuple[Any, ...]]]:
    """Return nodes by id and sorted edges, values by name, as they were before any format."""
    names = [attribute.name for attribute in network.node_attributes]
    edge_names = [attribute.name for attribute in network.edge_attributes]
    nodes = {node.id: _known(names, node.values) for node in network.nodes}
    edges = [(edge.source, edge.target, _sorted(_known(edge_names, edge.values))) for edge in network.edges]
    return nodes, sorted(edges)


def _known(names: list[str], values: Any) -> dict[str, Any]:
    return {name: value for name, value in zip(names, values, strict=True) if value is not None}


def _sorted(told: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((name, str(value)) for name, value in told.items()))


def hostile() -> Network:
    """Return parallel edges, a loop, a lonely node, and text that every format must escape."""
    return Network(
        Metadata("T \"<&>' ]]>", sources=(Source("S; <&>", "CC0-1.0", "https://example.org/?a=b&c"),)),
        [
            Node("https://x/1?a=b&c#é", ("1 <&>\"' ]]>\n\\", "film", 1990, 4)),
            Node("https://x/2", ("菊豆 🎬", "person", None, 2)),
            Node("https://x/3", ("", "a \"new\" kind", None, 0)),
        ],
        [
            Edge("https://x/2", "https://x/1?a=b&c#é", ("actor", 2)),
            Edge("https://x/2", "https://x/1?a=b&c#é", ("dir & <ector>", 1)),
            Edge("https://x/2", "https://x/2", (None, 1)),
        ],
        (Attribute("label"), Attribute("kind"), Attribute("year", "integer"), Attribute("weight", "integer")),
        (Attribute("role"), Attribute("weight", "integer")),
        directed=True,
    )  # fmt: skip


@pytest.fixture(params=[*SELECTIONS, "hostile"])
def network(request: pytest.FixtureRequest, samples: Graph) -> Callable[[], Network]:
    if request.param == "hostile":
        return hostile
    return lambda: select(samples, **SELECTIONS[request.param])


@pytest.mark.parametrize("format_name", NETWORKS)
def test_the_same_network_is_the_same_file(network: Callable[[], Network], format_name: str) -> None:
    assert written(network(), format_name) == written(network(), format_name)


def test_gexf_is_valid(network: Callable[[], Network], shared: Path) -> None:
    etree = pytest.importorskip("lxml.etree", reason="lxml validates XML; pip install lxml")
    root = etree.fromstring(written(network(), "gexf"))
    drawn = root.findall(f".//{VIZ}*")
    assert len(drawn) == 3 * len(list(network().nodes))
    for element in drawn:  # the published schema expects viz in another namespace than every reader
        element.getparent().remove(element)
    etree.XMLSchema(etree.parse(str(shared / "schemas" / "gexf.xsd"))).assertValid(root)


def test_networkx_reads_gexf(network: Callable[[], Network]) -> None:
    nodes, edges = facts(network())
    read = nx.read_gexf(io.BytesIO(written(network(), "gexf")), version="1.3")
    assert set(read) == set(nodes)
    assert read.number_of_edges() == len(edges)
    for name, told in nodes.items():
        found = read.nodes[name]
        assert {key: found[key] for key in told} == told
        assert {"color", "size", "position"} <= set(found["viz"])


def test_networkx_reads_graphml(network: Callable[[], Network]) -> None:
    nodes, edges = facts(network())
    read = nx.read_graphml(io.BytesIO(written(network(), "graphml")), force_multigraph=True)
    assert dict(read.nodes(data=True)) == nodes
    found = sorted((source, target, _sorted(told)) for source, target, told in read.edges(data=True))
    assert found == ordered(edges, read.is_directed(), nodes)
    assert "licence" in read.graph


def ordered(edges: list[tuple[Any, ...]], directed: bool, nodes: dict[str, Any]) -> list[tuple[Any, ...]]:
    """Return edges as networkx lists them: the ends of an undirected one in the order of the nodes."""
    if directed:
        return edges
    rank = {name: number for number, name in enumerate(nodes)}
    return sorted((*sorted(edge[:2], key=rank.__getitem__), edge[2]) for edge in edges)


def test_networkx_reads_node_link_json(network: Callable[[], Network]) -> None:
    nodes, edges = facts(network())
    read = nx.node_link_graph(json.loads(written(network(), "d3")), edges="links")
    assert dict(read.nodes(data=True)) == nodes
    assert read.number_of_edges() == len(edges)


def in_javascript(folder: Path, format_name: str, content: bytes, file: Path) -> dict[str, Any]:
    file.write_bytes(content)
    done = subprocess.run(
        ["node", str(READ), str(folder), format_name, str(file)],  # noqa: S607
        capture_output=True, text=True, check=False, encoding="utf-8", timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


@pytest.mark.parametrize("format_name", ["graphology", "gexf", "graphml"])
def test_graphology_reads_ours(
    network: Callable[[], Network], format_name: str, node_modules: Path, tmp_path: Path
) -> None:
    nodes, edges = facts(network())
    read = in_javascript(node_modules, format_name, written(network(), format_name), tmp_path / "file")
    assert set(read["nodes"]) == set(nodes)
    for name, told in nodes.items():
        assert {key: read["nodes"][name].get(key, "") for key in told} == told
    if format_name != "graphml":  # which has nothing to draw by
        assert all({"x", "y", "size", "color"} <= set(found) for found in read["nodes"].values())
    keys = {key for *_, told in edges for key, _ in told}
    found = sorted(
        (edge["source"], edge["target"], _sorted({key: edge[key] for key in keys & set(edge)}))
        for edge in read["edges"]
    )
    assert found == edges
    assert read["type"] == ("directed" if network().directed else "undirected")


def test_cytoscape_js_reads_ours(network: Callable[[], Network], node_modules: Path, tmp_path: Path) -> None:
    nodes, edges = facts(network())
    read = in_javascript(node_modules, "cytoscape", written(network(), "cytoscape"), tmp_path / "file")
    assert set(read["nodes"]) == set(nodes)
    for name, told in nodes.items():
        assert {key: read["nodes"][name][key] for key in told} == told
    assert {found["colour"] for found in read["nodes"].values() if found.get("kind") == "person"} <= {"rgb(0,114,178)"}
    assert sorted((edge["source"], edge["target"]) for edge in read["edges"]) == [edge[:2] for edge in edges]


def test_ndex2_reads_cx2(network: Callable[[], Network]) -> None:
    cx2 = pytest.importorskip("ndex2.cx2", reason="ndex2 reads CX2; pip install ndex2")
    nodes, edges = facts(network())
    read = cx2.RawCX2NetworkFactory().get_cx2network(json.loads(written(network(), "cx2")))
    by_number = {number: node["v"].pop("id") for number, node in read.get_nodes().items()}
    assert {by_number[number]: node["v"] for number, node in read.get_nodes().items()} == nodes
    found = sorted(
        (by_number[edge["s"]], by_number[edge["t"]], _sorted(edge["v"])) for edge in read.get_edges().values()
    )
    assert found == edges
    assert read.get_network_attributes()["name"] == network().metadata.title


def test_neo4j_files_follow_its_rules(network: Callable[[], Network], tmp_path: Path) -> None:
    nodes, edges = facts(network())
    zipfile.ZipFile(io.BytesIO(written(network(), "neo4j"))).extractall(tmp_path)
    read, tied = (csv(tmp_path / name) for name in ("nodes.csv", "relationships.csv"))
    assert [column for column in read[0] if column.startswith(":") or column.endswith(":ID")] == ["id:ID", ":LABEL"]
    assert {":START_ID", ":END_ID", ":TYPE"} <= set(tied[0])
    for column in {*read[0], *tied[0]} - {"id:ID", ":LABEL", ":START_ID", ":END_ID", ":TYPE"}:
        assert column.rpartition(":")[2] in ("string", "long")
    assert {row["id:ID"] for row in read} == set(nodes)
    assert all(row[":LABEL"].isidentifier() for row in read)
    assert all(row[":TYPE"] and row[":TYPE"] == row[":TYPE"].upper() for row in tied)
    assert sorted((row[":START_ID"], row[":END_ID"]) for row in tied) == [edge[:2] for edge in edges]
    assert "neo4j-admin database import" in (tmp_path / "README.txt").read_text()
    assert json.loads((tmp_path / "metadata.json").read_text())["licence"]


def csv(path: Path) -> list[dict[str, str]]:
    with duckdb.connect() as db:
        relation = db.sql(
            f"FROM read_csv('{path}', header = true, all_varchar = true, quote = '\"', escape = '\"', delim = ',', "
            "allow_quoted_nulls = false, parallel = false)"
        )
        return [dict(zip(relation.columns, row, strict=True)) for row in relation.fetchall()]


def test_duckdb_reads_parquet(network: Callable[[], Network], tmp_path: Path) -> None:
    nodes, edges = facts(network())
    write_network(network(), "parquet", tmp_path / "out")
    with duckdb.connect() as db:
        relation = db.read_parquet(str(tmp_path / "out" / "nodes.parquet"))
        assert relation.columns == ["id", *(attribute.name for attribute in network().node_attributes)]
        assert {row[0] for row in relation.fetchall()} == set(nodes)
        ties = db.read_parquet(str(tmp_path / "out" / "edges.parquet")).fetchall()
        assert sorted(row[:2] for row in ties) == [edge[:2] for edge in edges]
        about = db.execute(
            "SELECT decode(key), decode(value) FROM parquet_kv_metadata($1)", [str(tmp_path / "out" / "edges.parquet")]
        ).fetchall()
    assert dict(about)["licence"] == network().metadata.licence


def test_every_format_tells_licence_and_sources() -> None:
    for format_name in NETWORKS:
        content = written(hostile(), format_name)
        if format_name in ("neo4j", "parquet"):
            continue  # tested with their readers
        assert b"CC0-1.0" in content, format_name
        assert b"example.org" in content, format_name


def test_projections_have_names_that_say_what_they_are() -> None:
    assert all(projection.about for projection in PROJECTIONS.values())
