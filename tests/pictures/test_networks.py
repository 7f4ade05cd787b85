"""Pictures of networks: nothing overlaps, nothing is hostile, the best connected are shown."""

import time
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drawn import HOSTILE, SVG, assert_readable, parsed, written
from reelgraph.errors import ExportError
from reelgraph.exports import Attribute, Edge, Metadata, Network, Node, Source
from reelgraph.pictures import draw, of_network
from reelgraph.pictures.choice import best_connected

KINDS = ("film", "person", "organisation", "festival", "place", "ship", None)


def network(labels: list[str], edges: list[tuple[int, int]], groups: list[Any] | None = None, **more: Any) -> Network:
    attributes = [Attribute("iri"), Attribute("label"), Attribute("kind"), Attribute("year", "integer")]
    attributes += [Attribute("weight", "integer")] + ([Attribute("community", "integer")] if groups else [])
    nodes = [
        Node(f"n{at}", (f"n{at}", label, KINDS[at % 7], 1990 + at if at % 7 == 0 else None, at % 9))
        for at, label in enumerate(labels)
    ]
    if groups:
        nodes = [Node(node.id, (*node.values, group)) for node, group in zip(nodes, groups, strict=True)]
    ties = [Edge(f"n{one}", f"n{other}", ("actor", 1 + one % 3)) for one, other in edges]
    metadata = Metadata("A test & its <title>", sources=(Source("One", "CC0-1.0"), Source("Two & more", "CC BY <4.0>")))
    of_edges = (Attribute("role"), Attribute("weight", "integer"))
    return Network(metadata, nodes, ties, tuple(attributes), of_edges, **more)


@st.composite
def networks(draw_: st.DrawFn) -> Network:
    labels = draw_(st.lists(st.one_of(st.text(max_size=40), st.sampled_from(HOSTILE)), max_size=24))
    node = st.integers(0, max(len(labels) - 1, 0))
    edges = draw_(st.lists(st.tuples(node, node), max_size=50)) if labels else []
    groups = [at % 11 if at % 5 else None for at in range(len(labels))] if draw_(st.booleans()) else None
    return network(labels, edges, groups, directed=draw_(st.booleans()))


@settings(max_examples=60, deadline=None)
@given(networks())
def test_texts_never_overlap_and_stay_on_the_page(drawn: Network) -> None:
    picture = of_network(drawn)
    assert_readable(picture)
    parsed(picture)
    assert of_network(drawn).svg == picture.svg


@pytest.mark.parametrize(
    "graph",
    [
        nx.empty_graph(0), nx.empty_graph(1), nx.empty_graph(40), nx.star_graph(200), nx.complete_graph(40), nx.path_graph(60),
        nx.barabasi_albert_graph(100, 2, seed=1), nx.random_partition_graph([30, 30, 20, 10], 0.2, 0.01, seed=4),
    ],
    ids=["none", "one", "islands", "star", "complete", "path", "hubs", "communities"],
)  # fmt: skip
def test_graphs_of_every_shape_are_readable(graph: "nx.Graph[int]") -> None:
    labels = [HOSTILE[at % len(HOSTILE)] for at in graph]
    picture = of_network(network(labels, list(graph.edges)))
    assert_readable(picture)
    parsed(picture)


def test_hostile_names_are_text_and_nothing_else() -> None:
    texts = written(of_network(network(HOSTILE, [], None), title="<b>Title</b>", note='"Note" & more'))
    assert "<b>Title</b>" in texts
    assert '"Note" & more' in texts
    assert any(text.startswith("<script>alert(1)</") for text in texts)
    assert not any(character in text for text in texts for character in "\x00\x1b\u202e\ufffe")


def test_title_legend_and_sources_stand_in_the_picture() -> None:
    texts = written(of_network(network(list("abcdefg"), [(0, 1), (1, 2)])))
    assert texts[0] == "A test & its <title>"
    assert {"Film", "Person", "Organisation", "Festival", "Place", "Ship", "Other"} <= set(texts)
    assert "Two & more – CC BY <4.0>" in texts[-1] or "Two & more – CC BY <4.0>" in " ".join(texts)
    assert "One – CC0-1.0" in " ".join(texts)


def test_groups_are_coloured_and_the_largest_have_a_name_in_the_legend() -> None:
    groups = [at // 4 for at in range(40)]
    picture = of_network(network([f"Node {at}" for at in range(40)], [(at, at + 1) for at in range(39)], groups))
    texts = written(picture)
    assert [f"Community {number}" in texts for number in range(10)] == [True] * 7 + [False] * 3
    assert "Others" in texts
    fills = {element.get("fill") for element in parsed(picture).iter(f"{SVG}circle", f"{SVG}polygon", f"{SVG}rect")}
    assert len(fills & {"#0072B2", "#E69F00", "#009E73", "#CC79A7", "#D55E00", "#56B4E9", "#F0E442"}) == 7


def test_whatever_class_a_film_has_it_is_drawn_as_a_film() -> None:
    nodes = [Node("a", ("A Series", "TVSeries", "x")), Node("b", ("A Film", "Movie", None))]
    attributes = (Attribute("label"), Attribute("kind"), Attribute("group"))
    texts = written(of_network(Network(Metadata("Two"), nodes, [], attributes)))
    assert {"x", "Others"} <= set(texts)
    assert not {"Movie", "TVSeries", "Film"} & set(texts)


def test_what_is_left_out_is_said() -> None:
    drawn = network([f"Node {at}" for at in range(30)], [(0, at) for at in range(1, 30)])
    texts = written(of_network(drawn, limit=10))
    assert "Shown are the 10 best connected of 30; 20 are left out." in texts
    assert "Node 0" in texts


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 30), st.lists(st.tuples(st.integers(0, 29), st.integers(0, 29)), max_size=80), st.integers(1, 12))
def test_the_chosen_are_connected_to_what_is_kept(size: int, edges: list[tuple[int, int]], limit: int) -> None:
    graph = nx.empty_graph(size)
    graph.add_edges_from((one, other) for one, other in edges if one != other and max(one, other) < size)
    chosen = best_connected([set(graph[node]) for node in range(size)], [0.0] * size, limit, {0})
    whole = nx.node_connected_component(graph, 0)
    assert len(chosen) == min(limit, len(whole))
    assert nx.node_connected_component(graph.subgraph(chosen), 0) == set(chosen)


def test_a_ring_goes_before_the_core() -> None:
    graph = nx.complete_graph(6)
    graph.add_edges_from((at % 6, at) for at in range(6, 60))
    near = [set(graph[node]) for node in sorted(graph)]
    assert best_connected(near, [0.0] * len(near), 6) == list(range(6))


def test_arrows_show_where_a_directed_tie_leads() -> None:
    drawn = [("Zhao" + " " * at, at) for at in range(2)]
    labels = [label for label, _ in drawn]
    plain, directed = (of_network(network(labels, [(0, 1)], directed=way)).svg for way in (False, True))
    assert directed.count("<polygon") == plain.count("<polygon") + 1


def test_a_hundred_nodes_are_drawn_in_about_a_second() -> None:
    graph = nx.barabasi_albert_graph(100, 2, seed=5)
    drawn = network([f"Some Longer Name {at}" for at in graph], list(graph.edges))
    start = time.process_time()
    of_network(drawn)
    assert time.process_time() - start < 3  # a tenth of that on a quiet machine


def test_the_ending_says_the_format(tmp_path: Path) -> None:
    drawn = network(["a", "b"], [(0, 1)])
    picture = draw(drawn, tmp_path / "a.svg", title="Named", note="A note")
    assert (tmp_path / "a.svg").read_bytes() == picture.svg.encode()
    assert picture._repr_svg_() == picture.svg
    for name in ("a.gif", "a", "a.svgz"):
        with pytest.raises(ExportError, match=r"\.svg or \.png"):
            draw(drawn, tmp_path / name)
        assert not (tmp_path / name).exists()
