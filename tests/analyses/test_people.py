"""Reach, ties and recurring pairs of a few films, counted by hand, and of random ones, counted by networkx."""

import math
from itertools import combinations

import networkx as nx
import numpy as np
import pytest

from analyses.conftest import Builder
from reelgraph.analyses import analyse, chance
from reelgraph.analyses.cocredits import newman
from reelgraph.analyses.credited import Credits, credited, ends
from reelgraph.analyses.reach import _means
from reelgraph.errors import QueryError
from reelgraph.selections import PROJECTIONS

# North: Ana directs Ben and Cleo.  South: Ben directs Cleo.  East: Cleo and Dan act.  West: Eva alone.
FOUR = """
    North,1990,director,Ana
    North,1990,actor,Ben
    North,1990,actor,Cleo
    North,1990,production-company,Big Lamp
    South,2000,director,Ben
    South,2000,actor,Cleo
    South,2000,actor,Ben
    South,2000,production-company,Big Lamp
    East,2005,actor,Cleo
    East,2005,actor,Dan
    West,,director,Eva
"""


def random_credits(seed: int, films: int = 60, people: int = 80, count: int = 200) -> Credits:
    rng = np.random.default_rng(seed)
    pairs = np.unique(np.stack([rng.integers(0, films, count), rng.integers(0, people, count)], axis=1), axis=0)
    film_nodes, film = np.unique(pairs[:, 0], return_inverse=True)
    person_nodes, person = np.unique(pairs[:, 1], return_inverse=True)
    by_person = np.lexsort((film, person))
    return Credits(
        people=person_nodes + films, films=film_nodes, by_person=ends(np.bincount(person)), film_of=film[by_person],
        by_film=ends(np.bincount(film)), person_of=person, year=rng.integers(1990, 2000, len(film_nodes)),
    )  # fmt: skip


def projected(credits_: Credits) -> "nx.Graph[int]":
    """Return the network of who shares a film with whom, weighted by 1 / (n - 1), pair by pair."""
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(credits_.people)))
    for film in range(len(credits_.films)):
        cast = credits_.on(film).tolist()
        for one, other in combinations(cast, 2):
            before = graph.get_edge_data(one, other, {"weight": 0.0})["weight"]
            graph.add_edge(one, other, weight=before + 1 / (len(cast) - 1))
    return graph


# --- reach --------------------------------------------------------------------------------------------------


def test_distances_from_one(graph_of: Builder) -> None:
    table = analyse(graph_of(FOUR), "reach", "Ana")
    # Ana – North – Ben, Cleo; Ana – North – Cleo – East – Dan. Eva is nowhere; the company joins nobody.
    assert table.rows == ((1, 2, 2 / 3), (2, 1, 1 / 3))
    assert "3 of 4 (75%) others, at a mean distance of 1.333 films" in table.notes[0]
    # means: Cleo 3/3, Ana and Ben 4/3, Dan 5/3
    assert "Rank 2 of 4" in table.notes[1]
    assert "4 of 4 (100%) films" in table.notes[2]
    assert "known of 3 of 4 (75%)" in table.notes[2]


def test_who_is_nearest(graph_of: Builder) -> None:
    table = analyse(graph_of(FOUR), "reach")
    assert [(row[0], row[1].label, row[2], row[3]) for row in table.rows[:1]] == [(1, "Cleo", 1.0, 3)]
    assert {row[1].label for row in table.rows} == {"Ana", "Ben", "Cleo", "Dan"}


def test_roles_and_years_limit_the_chains(graph_of: Builder) -> None:
    graph = graph_of(FOUR)
    assert analyse(graph, "reach", "Ben", roles=["actor"]).rows == ((1, 1, 0.5), (2, 1, 0.5))
    assert analyse(graph, "reach", "Cleo", first=2001).rows == ((1, 1, 1.0),)
    with pytest.raises(QueryError, match="Ana \\(person\\) has no credits within these limits"):
        analyse(graph, "reach", "Ana", first=2001)
    with pytest.raises(QueryError, match="no film is left"):
        analyse(graph, "reach", first=2100)


@pytest.mark.parametrize("seed", range(5))
def test_distances_are_those_of_networkx(seed: int) -> None:
    found = random_credits(seed)
    graph = projected(found)
    for start in range(0, len(found.people), 7):
        lengths = nx.single_source_shortest_path_length(graph, start)
        waves = list(found.spread(np.array([start])))
        assert [int(np.count_nonzero(wave)) for wave in waves] == [
            list(lengths.values()).count(depth) for depth in range(len(waves))
        ]
    component = np.array(sorted(max(nx.connected_components(graph), key=len)))
    means, error, _ = _means(found, component)
    assert error is None
    closeness = nx.closeness_centrality(graph.subgraph(component.tolist()))
    assert np.allclose(means, [1 / closeness[node] for node in component.tolist()])


def test_estimates_are_near_what_is_exact() -> None:
    found = random_credits(9, films=400, people=600, count=1600)
    component = np.array(sorted(max(nx.connected_components(projected(found)), key=len)))
    exact, _, _ = _means(found, component)
    guessed, error, sources = _means(found, component, 10)
    assert sources == 64
    assert error is not None
    assert (np.abs(guessed - exact) < 4 * error).mean() > 0.98


# --- ties ---------------------------------------------------------------------------------------------------


def test_ties_of_one(graph_of: Builder) -> None:
    table = analyse(graph_of(FOUR), "ties", "Cleo")
    # North has 3 people: 1/2 each. South 2: Cleo and Ben 1. East 2: Cleo and Dan 1.
    rows = {row[0].label: row[1:] for row in table.rows}
    # films with others: Ana 1, Ben 2, Cleo 3, Dan 1; 7 in all
    assert rows["Ben"] == (1.5, 2, 1990, 2000, 6 / 7, 1.75)
    assert rows["Dan"] == (1.0, 1, 2005, 2005, 3 / 7, pytest.approx(7 / 3))
    assert rows["Ana"] == (0.5, 1, 1990, 1990, 3 / 7, pytest.approx(7 / 6))
    assert [row[0].label for row in table.rows] == ["Ben", "Dan", "Ana"]
    assert table.network is not None
    assert sorted(edge.values[0] for edge in table.network.edges) == [0.5, 1.0, 1.5]
    assert len(list(table.network.nodes)) == 4


@pytest.mark.parametrize("seed", range(5))
def test_weights_are_those_of_networkx(seed: int) -> None:
    found = random_credits(seed)
    ties, graph = newman(found), projected(found)
    pairs = zip(ties.source.tolist(), ties.target.tolist(), ties.weight.tolist(), strict=True)
    assert {tuple(sorted(pair[:2])): pytest.approx(pair[2]) for pair in pairs} == {
        tuple(sorted((one, other))): weight for one, other, weight in graph.edges(data="weight")
    }
    together = found.casts[found.film_of] > 1
    assert np.allclose(ties.strength, np.bincount(found.owner[together], minlength=len(found.people)))


# --- recurring ----------------------------------------------------------------------------------------------

# Ida directs A to D with Jon, E to H others do; Kim directs E to H, each with somebody else.
PAIRED = "\n".join(
    [f"{film},{year},director,Ida\n{film},{year},actor,Jon" for film, year in zip("ABCD", range(2000, 2004), strict=True)]
    + [f"{film},{year},director,Kim\n{film},{year},actor,Act {film}" for film, year in zip("EFGH", range(2000, 2004), strict=True)]
    + ["Undated,,director,Ida", "Undated,,actor,Jon", "Silent,2001,director,Ida"]
)  # fmt: skip


def test_a_pair_that_recurs(graph_of: Builder) -> None:
    table = analyse(graph_of(PAIRED), "recurring", "Ida")
    ((director, actor, films, first, last, share, expected, p, q),) = table.rows
    assert (director.label, actor.label, films, first, last, share) == ("Ida", "Jon", 4, 2000, 2003, 1.0)
    # 8 films of 2000 to 2003, 4 of Ida's, 4 of Jon's: 2 expected; all four by chance once in C(8, 4) = 70
    assert expected == 2.0
    assert p == pytest.approx(1 / 70)
    # two directors, five actors: ten pairs could be
    assert q == pytest.approx(10 / 70)
    assert analyse(graph_of(PAIRED), "recurring").rows == ()  # 0.14 is more than 0.01
    assert "10 pairs are possible, 1 share two films or more, 0 do so beyond chance" in table.notes[0]
    assert "8 of 10 (80%) films" in table.notes[1]


def test_the_years_of_a_pair_are_those_in_which_both_worked() -> None:
    # 4 of 10 and 3 of 10 films, 2 shared or more: (C(4,2)·C(6,1) + C(4,3)) / C(10,3) = 40 / 120
    one = [np.array([value]) for value in (2, 4, 3, 10)]
    assert chance.together(*one)[0] == pytest.approx(40 / 120)


def test_chances_are_those_of_counting() -> None:
    rng = np.random.default_rng(1)
    films = rng.integers(2, 40, 600)
    n, m = (np.array([rng.integers(1, size + 1) for size in films]) for _ in range(2))
    k = np.array([rng.integers(0, min(a, b) + 1) for a, b in zip(n, m, strict=True)])
    exact = [
        sum(math.comb(a, x) * math.comb(size - a, b - x) for x in range(shared, min(a, b) + 1)) / math.comb(size, b)
        for shared, a, b, size in zip(k.tolist(), n.tolist(), m.tolist(), films.tolist(), strict=True)
    ]
    assert np.allclose(chance.together(k, n, m, films), exact, rtol=1e-9, atol=1e-15)


def test_chances_hold_where_numbers_are_large() -> None:
    # far below what is expected, and far above
    likely = chance.together(
        *(np.array(column) for column in ([558, 500], [9_000, 600], [11_000, 600], [44_000, 44_000]))
    )
    assert likely[0] == pytest.approx(1.0)
    assert 0.0 <= likely[1] < 1e-300


def test_many_tests_are_adjusted() -> None:
    # sorted .01 .02 .03 .5 of 4: .04 .04 .04 .5; of 8 tests: .08 .08 .08 1
    q = chance.adjusted(np.array([0.03, 0.5, 0.01, 0.02]))
    assert np.allclose(q, [0.04, 0.5, 0.04, 0.04])
    assert np.allclose(chance.adjusted(np.array([0.03, 0.5, 0.01, 0.02]), 8), [0.08, 1.0, 0.08, 0.08])


def test_credits_count_once_whatever_the_roles(graph_of: Builder) -> None:
    found = credited(graph_of(FOUR))
    assert found.size == 8  # Ben acts in and directs South
    assert found.casts.tolist().count(1) == 1
    assert sum(found.careers) == sum(found.casts)


@pytest.mark.parametrize("pair", PROJECTIONS)
def test_pairs_of_roles_that_nobody_has_are_none(graph_of: Builder, pair: str) -> None:
    assert analyse(graph_of(FOUR), "recurring", pair=pair).rows == ()


def test_who_works_alone_has_no_ties_and_reaches_nobody(graph_of: Builder) -> None:
    assert analyse(graph_of(FOUR), "ties", "Eva").rows == ()
    table = analyse(graph_of(FOUR), "reach", "Eva")
    assert table.rows == ()
    assert "there is no rank" in table.notes[1]
