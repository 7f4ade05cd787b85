"""Communities, cores and brokerage of a few films, counted by hand, and of random ones, counted by networkx."""

from itertools import combinations, pairwise

import networkx as nx
import numpy as np
import pytest

from analyses.conftest import Builder
from analyses.test_people import projected, random_credits
from reelgraph.analyses import accelerator, analyse
from reelgraph.analyses.brokerage import brokerage
from reelgraph.analyses.cocredits import Ties, newman
from reelgraph.analyses.communities import _Group, _matched
from reelgraph.analyses.cores import coreness, peeled, rewired
from reelgraph.analyses.partition import louvain, modularity, nmi, numbered, partitions
from reelgraph.analyses.subjects import overrepresented

# Two troupes, of Norway and of Chile, with a cameo of one in the other.
TROUPES = "\n".join(
    f"{country} {number},{1990 + number},actor,{name}"
    for country, names in (("Norway", "ABCD"), ("Chile", "KLMN"))
    for number in range(5)
    for name in [*names, *("K" if (country, number) == ("Norway", 3) else "")]
) + "".join(f"\n{country} {number},,country,{country}" for country in ("Norway", "Chile") for number in range(5))


@pytest.fixture(params=[False, True], ids=["our own", "networkit"])
def engine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run a test without networkit, and with it where it is installed."""
    if request.param:
        pytest.importorskip("networkit", reason="networkit is not installed: pip install 'reelgraph[network]'")
    else:
        for module in ("partition", "communities"):
            monkeypatch.setattr(f"reelgraph.analyses.{module}.networkit", lambda: None, raising=False)


@pytest.mark.usefixtures("engine")
def test_two_troupes(graph_of: Builder) -> None:
    table = analyse(graph_of(TROUPES), "communities", window=10)
    assert [(row[0], row[1], row[2], row[3]) for row in table.rows] == [("1990–1999", n, 4, 5) for n in (1, 2)]
    assert {row[4] for row in table.rows} == {"Norway", "Chile"}
    assert {row[7] for row in table.rows} == {1.0}
    # strengths: Norway's four have 5 films each, K has 6, the other three 5: 41 in all, twice m = 20.5.
    # within: in four films of Norway six pairs of 1/3, in the fifth, with five people, six pairs of 1/4: 9.5; Chile 10
    expected = (9.5 / 20.5 - (20 / 41) ** 2) + (10 / 20.5 - (21 / 41) ** 2)
    assert table.rows[0][6] == pytest.approx(expected)
    assert table.network is not None
    assert {node.values[-1] for node in table.network.nodes} == {1, 2}
    assert len(list(table.network.edges)) == 12


def test_groups_of_windows_are_matched_by_jaccard() -> None:
    def groups(*members: str) -> list[_Group]:
        return [_Group(np.array([ord(one) for one in group]), np.ones(len(group)), np.empty(0)) for group in members]

    # ab–abc: 2/3, ab–de: 0; def–de: 2/3, def–abc: 0; xy is new
    assert _matched(groups("ab", "def"), groups("abc", "de", "xy")) == {0: 0, 1: 1}
    # abc is nearest to both, but nearer to abcd (3/4) than to ab (2/3)
    assert _matched(groups("ab", "abcd"), groups("abc")) == {0: 1}


def test_a_label_is_what_is_least_likely() -> None:
    # films 0–3 are of group 0, 4–9 of group 1; thing 7 with films 0–3: C(6,0)·C(4,4)/C(10,4) = 1/210; film 9 has no thing
    films = np.arange(10)
    found = overrepresented((films, (films > 3).astype(int)), (np.arange(10), np.where(films < 4, 7, 8)), 10)
    chances = dict(
        zip(zip(found.group.tolist(), found.thing.tolist(), strict=True), found.chance.tolist(), strict=True)
    )
    assert chances[(0, 7)] == pytest.approx(1 / 210)
    assert (found.total, found.of_group.tolist(), found.of_thing.tolist()) == (10, [4, 6], [4, 6])
    found = overrepresented((films, (films > 3).astype(int)), (np.arange(9), np.where(films[:9] < 4, 7, 8)), 10)
    assert (found.total, found.of_group.tolist()) == (9, [4, 5])


@pytest.mark.parametrize("seed", range(3))
def test_modularity_is_that_of_networkx(seed: int) -> None:
    found = random_credits(seed)
    ties, graph = newman(found), projected(found)
    for group in (louvain(ties), np.arange(ties.size) % 5):
        groups = [set(np.flatnonzero(group == one).tolist()) for one in np.unique(group)]
        assert modularity(ties, group) == pytest.approx(nx.community.modularity(graph, groups))
    ours = modularity(ties, louvain(ties))
    assert ours > nx.community.modularity(graph, nx.community.louvain_communities(graph, seed=1)) - 0.03


@pytest.mark.usefixtures("engine")
def test_groups_hang_together() -> None:
    found = random_credits(3, films=200, people=200, count=500)
    ties, graph = newman(found), projected(found)
    (group,) = partitions(ties)
    for one in np.unique(group):
        assert nx.is_connected(graph.subgraph(np.flatnonzero(group == one).tolist()))


def test_agreement_of_partitions() -> None:
    one = np.array([0, 0, 1, 1])
    assert nmi(one, np.array([5, 5, 2, 2])) == pytest.approx(1.0)
    assert nmi(one, np.array([0, 1, 0, 1])) == pytest.approx(0.0)
    assert nmi(one, np.zeros(4, dtype=int)) == pytest.approx(0.0)
    # {a b c | d} and {a b | c d}: I = ¾·ln(…) by hand: H1 = .5623, H2 = .6931, joint of ½ ¼ ¼ = 1.0397
    assert nmi(np.array([0, 0, 0, 1]), one) == pytest.approx(
        2 * (0.5623 + 0.6931 - 1.0397) / (0.5623 + 0.6931), abs=1e-3
    )
    assert numbered(np.array([7, 3, 7])).tolist() == [0, 1, 0]


# --- core and brokerage -------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(4))
def test_core_numbers_are_those_of_networkx(seed: int) -> None:
    found = random_credits(seed, films=40, people=50, count=300)
    graph = bipartite(found)
    cores = nx.core_number(graph)
    assert coreness(found).tolist() == [cores["p", place] for place in range(len(found.people))]
    assert peeled(found).tolist()[len(found.people) :] == [cores["f", place] for place in range(len(found.films))]


def bipartite(found) -> "nx.Graph[tuple[str, int]]":
    graph: nx.Graph[tuple[str, int]] = nx.Graph()
    graph.add_edges_from(
        (("p", person), ("f", film)) for person, film in zip(found.owner.tolist(), found.film_of.tolist(), strict=True)
    )
    return graph


@pytest.mark.parametrize("seed", range(3))
def test_brokerage_is_the_betweenness_of_credits(seed: int) -> None:
    found = random_credits(seed, films=25, people=30, count=70)
    graph = bipartite(found)
    # networkx's edge_betweenness_centrality_subset shares a film's paths evenly among its people; so we count them all
    edges: dict[frozenset[tuple[str, int]], float] = {}
    for one, other in combinations([("p", place) for place in range(len(found.people))], 2):
        paths = list(nx.all_shortest_paths(graph, one, other)) if nx.has_path(graph, one, other) else []
        for path in paths:
            for ends in pairwise(path):
                edges[frozenset(ends)] = edges.get(frozenset(ends), 0.0) + 1 / len(paths)
    between, exact = brokerage(found)
    assert exact
    for place in range(len(found.people)):
        own = [edges.get(frozenset([("p", place), other]), 0.0) for other in graph["p", place]]
        assert between[place] == pytest.approx(np.mean(own))
    guessed, exact = brokerage(found, most=5, pivots=len(found.people))
    assert not exact
    assert np.allclose(guessed, between)


def test_a_bridge_brokers(graph_of: Builder) -> None:
    rows = {row[0].label: row[1:] for row in analyse(graph_of(TROUPES), "core").rows}
    # all films have four people or more, all people five films or more: core 4
    assert {name: row[0] for name, row in rows.items()} == dict.fromkeys("ABCDKLMN", 4)
    assert {row[1] for row in rows.values()} == {0.0}
    # through K's six credits run: its own 7 pairs, and the 4 · 3 pairs of the two troupes, twice
    assert rows["K"][4] == pytest.approx(31 / 6)
    # through A's five its own 7 pairs: nobody needs A
    assert rows["A"][4] == pytest.approx(7 / 5)
    table = analyse(graph_of(TROUPES), "core", "K", window=4)
    assert [row[0] for row in table.rows] == ["1990–1993", "1992–1995"]


def test_rewiring_keeps_all_numbers() -> None:
    found = random_credits(2)
    other = rewired(found, 5)
    assert np.bincount(other.owner).tolist() == found.careers.tolist()
    assert np.bincount(other.film_of).tolist() == found.casts.tolist()
    assert sorted(zip(other.owner.tolist(), other.film_of.tolist(), strict=True)) == sorted(
        zip(other.person_of.tolist(), other.holder.tolist(), strict=True)
    )


def test_networkit_is_optional() -> None:
    assert (accelerator.networkit() is None) == (accelerator.find_spec("networkit") is None)


def test_no_ties_are_no_groups() -> None:
    nothing = np.empty(0, dtype=np.int64)
    assert louvain(Ties(3, nothing, nothing, np.empty(0))).tolist() == [0, 1, 2]
    assert modularity(Ties(3, nothing, nothing, np.empty(0)), np.arange(3)) == 0.0
