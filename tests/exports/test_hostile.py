"""Attributes that break networkx's writers read back as they were, or are refused with a sentence that says why."""

import io
import json
import math
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import networkx as nx
import numpy as np
import pytest

from reelgraph.errors import ExportError
from reelgraph.exports import NETWORKS, Attribute, Edge, Metadata, Network, Node, cleaned, of_networkx, write_network

CASES: dict[str, tuple[str, Any]] = {
    "none": ("x", None),
    "date": ("x", date(1995, 6, 1)),
    "datetime": ("x", datetime(1995, 6, 1, 20, 15)),
    "list": ("x", ["actor", "director"]),
    "mapping": ("x", {"a": 1}),
    "boolean": ("x", True),
    "control": ("x", "a\x01b"),
    "nul": ("x", "a\x00b"),
    "marks": ("x", "\"q\" 'r' <b>&amp; ]]> \\ \\n line\nend\r\n\ttab, ; | #"),
    "big": ("x", 1099511627776),
    "nan": ("x", math.nan),
    "pid": ("pid", 1),
    "start": ("start", "x"),
    "numpy": ("x", np.int64(7)),
    "id-iri": ("x", "https://w3id.org/reelgraph/id/film/1?a=b&c#d"),
    "colon": ("schema:name", "x"),
    "blank": ("a b", "x"),
    "id": ("id", "other"),
    "name": ("name", "x"),
    "emoji": ("x", "🎬 菊豆 e\u0301 \u202e"),
    # and worse
    "infinite": ("x", -math.inf),
    "huge": ("x", 2**70),
    "long": ("x", 2**53 + 1),
    "surrogate": ("x", "a\ud800b"),
    "noncharacter": ("x", "a\ufffeb"),
    "empty": ("x", ""),
    "numpy-float": ("x", np.float64(0.1)),
    "bars": ("x", ["a|b;c"]),
    "quote": ('a"b', "x"),
}
XML = {"mapping", "control", "nul", "huge", "surrogate", "noncharacter", "bars"}
JAVASCRIPT = {"nan", "infinite", "huge", "long"}
FLAT = {"mapping", "huge", "surrogate"}
REFUSED = {
    "gexf": XML,
    "graphml": XML,
    "graphology": JAVASCRIPT,
    "cytoscape": {*JAVASCRIPT, "id"},
    "d3": {*JAVASCRIPT, "id"},
    "cx2": {"mapping", "nan", "infinite", "huge", "id"},
    "dot": {*FLAT, "nul", "bars"},
    "neo4j": {*FLAT, "id", "colon", "quote", "bars"},
    "parquet": {*FLAT, "id"},
}
NODE = "https://w3id.org/reelgraph/id/person/1?a=b&c#d:e"


def graph(case: str) -> "nx.MultiDiGraph[str]":
    key, value = CASES[case]
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    made.add_node(NODE, **{key: value})
    made.add_node("other")
    made.add_edge(NODE, "other", **{key: value})
    return made


def written(network: Network, format_name: str) -> bytes:
    output = io.BytesIO()
    write_network(network, format_name, output)
    return output.getvalue()


def expected(case: str, flat: bool) -> Any:
    """Return what a reader sees: dates as ISO texts, and lists joined where the format has none."""
    value = CASES[case][1]
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, list) and flat:
        return "|".join(value)
    return value.item() if isinstance(value, np.generic) else value


def by_networkx(content: bytes, read: Callable[..., Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    found = read(io.BytesIO(content))
    (edge,) = found.edges(data=True)
    return dict(found.nodes[NODE]), edge[2]


def read_gexf(content: bytes) -> tuple[dict[str, Any], dict[str, Any]]:
    return by_networkx(content, lambda file: nx.read_gexf(file, version="1.3"))


def read_graphml(content: bytes) -> tuple[dict[str, Any], dict[str, Any]]:
    return by_networkx(content, lambda file: nx.read_graphml(file, force_multigraph=True))


def read_graphology(content: bytes) -> tuple[dict[str, Any], dict[str, Any]]:
    found = json.loads(content)
    return found["nodes"][0]["attributes"], found["edges"][0]["attributes"]


def read_cytoscape(content: bytes) -> tuple[dict[str, Any], dict[str, Any]]:
    found = json.loads(content)["elements"]
    return found["nodes"][0]["data"], found["edges"][0]["data"]


def read_d3(content: bytes) -> tuple[dict[str, Any], dict[str, Any]]:
    found = nx.node_link_graph(json.loads(content), edges="links")
    (edge,) = found.edges(data=True)
    return dict(found.nodes[NODE]), edge[2]


def read_cx2(content: bytes) -> tuple[dict[str, Any], dict[str, Any]]:
    aspects = {name: value for aspect in json.loads(content) for name, value in aspect.items()}
    return aspects["nodes"][0]["v"], aspects["edges"][0]["v"]


def unpacked(content: bytes, folder: Path) -> Path:
    zipfile.ZipFile(io.BytesIO(content)).extractall(folder)
    return folder


def rows(query: str) -> dict[str, Any]:
    with duckdb.connect() as db:
        relation = db.sql(query)
        return dict(zip(relation.columns, relation.fetchall()[0], strict=True))


def read_neo4j(content: bytes, folder: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    unpacked(content, folder)
    found = []
    for name in ("nodes.csv", "relationships.csv"):
        told = rows(
            f"FROM read_csv('{folder / name}', header = true, all_varchar = true, quote = '\"', escape = '\"', "
            "delim = ',', allow_quoted_nulls = false, parallel = false)"
        )
        found.append({key.rpartition(":")[0]: _typed(key, value) for key, value in told.items()})
    return found[0], found[1]


def _typed(key: str, value: str | None) -> Any:
    read = {
        "long": int,
        "double": float,
        "boolean": lambda text: text == "true",
        "string[]": lambda text: text.split(";"),
    }
    return None if value is None else read.get(key.rpartition(":")[2], str)(value)  # type: ignore[operator]


def read_parquet(content: bytes, folder: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    unpacked(content, folder)
    nodes, edges = (rows(f"FROM read_parquet('{folder / name}')") for name in ("nodes.parquet", "edges.parquet"))
    return nodes, edges


def read_dot(content: bytes) -> tuple[dict[str, Any], dict[str, Any]]:
    """Read as Graphviz' grammar does: strings end at the first quote that no backslash stands before."""
    tokens = re.findall(r'"(?:[^"\\]|\\.)*"|->|--|[{}\[\]=,;]|\w+', content.decode("utf-8"), re.DOTALL)
    bare = [token[1:-1].replace('\\"', '"').replace("\\\\", "\\") if token[0] == '"' else token for token in tokens]
    starts = [at for at, token in enumerate(tokens) if token == "[" and tokens[at - 1] != "graph"]
    found = []
    for start in starts:
        end = tokens.index("]", start)
        assert tokens[end + 1] == ";"
        found.append({bare[at - 1]: bare[at + 1] for at in range(start, end) if tokens[at] == "="})
    assert bare[starts[2] - 3 : starts[2]] == [NODE, "->", "other"]
    return found[0], found[2]


READERS: dict[str, Callable[[bytes], tuple[dict[str, Any], dict[str, Any]]]] = {
    "gexf": read_gexf,
    "graphml": read_graphml,
    "graphology": read_graphology,
    "cytoscape": read_cytoscape,
    "d3": read_d3,
    "cx2": read_cx2,
    "dot": read_dot,
}
IN_FILES = {"neo4j": read_neo4j, "parquet": read_parquet}


def pairs() -> list[tuple[str, str]]:
    return [(name, case) for name in NETWORKS for case in CASES]


@pytest.mark.parametrize(("format_name", "case"), [pair for pair in pairs() if pair[1] not in REFUSED[pair[0]]])
def test_a_value_reads_back_as_it_was(format_name: str, case: str, tmp_path: Path) -> None:
    content = written(of_networkx(graph(case)), format_name)
    found = IN_FILES[format_name](content, tmp_path) if format_name in IN_FILES else READERS[format_name](content)
    key = CASES[case][0]
    # networkx puts the edge's own id where an attribute called id would stand; graphology tells them apart
    for told in found[:1] if (format_name, case) == ("gexf", "id") else found:
        assert same(told.get(key), wanted(format_name, case)), told


def wanted(format_name: str, case: str) -> Any:
    if format_name == "parquet" and case in ("date", "datetime"):
        return CASES[case][1]
    value = expected(case, flat=format_name in ("gexf", "graphml", "dot"))
    if format_name == "dot" and value is not None and not isinstance(value, str):
        if isinstance(value, float) and not math.isfinite(value):
            return "NaN" if math.isnan(value) else "-Infinity"
        return str(value).lower()
    return value


def same(found: Any, value: Any) -> bool:
    if isinstance(value, float) and math.isnan(value):
        return isinstance(found, float) and math.isnan(found)
    return type(found) is type(value) and found == value


@pytest.mark.parametrize(("format_name", "case"), [(name, case) for name in NETWORKS for case in sorted(REFUSED[name])])
def test_what_a_format_cannot_hold_is_refused_in_a_sentence(format_name: str, case: str) -> None:
    with pytest.raises(ExportError) as refused:
        written(of_networkx(graph(case)), format_name)
    said = str(refused.value)
    assert format_name in said
    assert repr(CASES[case][0]) in said
    assert ":" in said.removeprefix(f"{format_name}:")


@pytest.mark.parametrize("format_name", NETWORKS)
def test_cleaned_text_fits_every_format(format_name: str) -> None:
    network = Network(
        Metadata("a\x00 title"),
        [Node("n\x01", ("a\x00\ud800\ufffe🎬\n",)), Node("m", (None,))],
        [Edge("n\x01", "m", ("\x1f",))],
        (Attribute("label"),),
        (Attribute("role"),),
    )
    content = written(cleaned(network), format_name)
    if format_name not in ("neo4j", "parquet"):
        assert "a\ufffd\ufffd\ufffd🎬" in content.decode()


@pytest.mark.parametrize("format_name", NETWORKS)
def test_an_id_that_does_not_fit_is_named(format_name: str) -> None:
    network = Network(Metadata("t"), [Node("a\ud800", ())], [])
    if format_name in ("graphology", "cytoscape", "d3", "cx2"):
        assert b"a\\ud800" in written(network, format_name)
        return
    with pytest.raises(ExportError, match=r"the id 'a\\ud800'"):
        written(network, format_name)


def test_values_of_several_types_are_refused_by_name() -> None:
    made: nx.Graph[str] = nx.Graph()
    made.add_node("a", x=1)
    made.add_node("b", x="1")
    with pytest.raises(ExportError, match="'x' has integer and text"):
        of_networkx(made)


@pytest.mark.parametrize("format_name", NETWORKS)
def test_a_value_of_another_type_than_declared_is_refused(format_name: str) -> None:
    network = Network(Metadata("t"), [Node("a", ("1994",))], [], (Attribute("year", "integer"),))
    with pytest.raises(ExportError, match="'year' of the node 'a' is '1994', not a whole number"):
        written(network, format_name)


def test_an_unfinished_file_does_not_stay(tmp_path: Path) -> None:
    path = tmp_path / "x.gexf"
    path.write_text("the earlier one")
    with pytest.raises(ExportError):
        write_network(of_networkx(graph("control")), "gexf", path)
    assert [found.name for found in tmp_path.iterdir()] == ["x.gexf"]
    assert path.read_text() == "the earlier one"
