"""Chains between people: the shortest, the best of those, and what is told of them."""

import itertools
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reelgraph import build, network, open_graph
from reelgraph.errors import QueryError
from reelgraph.graph import Graph
from reelgraph.pathfinding import Filter, Finder

ROLES = ("actor", "director", "producer")
Edge = tuple[int, int, int]  # film, agent, role


def finder(edges: list[Edge], films: int, size: int, links: list[Edge] | None = None) -> Finder:
    """Return a finder over the films 0, 1, … and the agents after them."""
    return Finder(_arrays(edges, size), np.arange(size) < films, None if links is None else _arrays(links, size))


def _arrays(edges: list[Edge], size: int) -> network.Adjacency:
    film, agent, role = np.array(sorted(set(edges)), dtype=np.int64).reshape(-1, 3).T
    return network.arrange(film.astype(np.int32), agent.astype(np.int32), role.astype(np.uint16), size, ROLES)


def plain(edges: list[Edge]) -> "nx.Graph[int]":
    return nx.Graph((film, agent) for film, agent, _ in edges)


@st.composite
def casts(draw: st.DrawFn) -> tuple[list[Edge], int, int]:
    """Draw credits among a few films and agents; returns them with the number of films and of all nodes."""
    films, agents = draw(st.integers(1, 9)), draw(st.integers(2, 12))
    edge = st.tuples(st.integers(0, films - 1), st.integers(films, films + agents - 1), st.integers(0, 2))
    return draw(st.lists(edge, min_size=1, max_size=40)), films, films + agents


def shortest(graph: "nx.Graph[int]", start: int, end: int) -> Iterator[list[int]]:
    if start in graph and end in graph and nx.has_path(graph, start, end):
        yield from nx.all_shortest_paths(graph, start, end)


@settings(max_examples=150, deadline=None)
@given(casts())
def test_the_best_chain_is_the_first_of_all_shortest_ones(drawn: tuple[list[Edge], int, int]) -> None:
    edges, films, size = drawn
    found = finder(edges, films, size)
    graph = plain(edges)
    for start, end in itertools.permutations(range(size), 2):
        every = sorted(found.rank(chain) for chain in shortest(graph, start, end))
        best = found.best(start, end)
        assert (found.rank(best) if best else None) == (every[0] if every else None)


@settings(max_examples=60, deadline=None)
@given(casts(), st.sets(st.integers(0, 2), min_size=1), st.sets(st.integers(0, 8)))
def test_rings_hold_those_who_are_so_many_films_away(
    drawn: tuple[list[Edge], int, int], roles: set[int], barred: set[int]
) -> None:
    edges, films, size = drawn
    within = Filter(np.isin(np.arange(3), list(roles)), None, ~np.isin(np.arange(size), list(barred)))
    graph = plain([edge for edge in edges if edge[2] in roles and edge[0] not in barred])
    graph.add_nodes_from(range(size))
    for start in range(films, size):
        away = nx.single_source_shortest_path_length(graph, start)
        told = [sorted(ring.tolist()) for ring in finder(edges, films, size).rings(start, within)]
        wanted = [sorted(node for node, steps in away.items() if steps == 2 * ring) for ring in range(1, size)]
        assert told == [ring for ring in wanted if ring]


@settings(max_examples=60, deadline=None)
@given(casts(), st.sets(st.integers(0, 2), min_size=1), st.sets(st.integers(0, 8)))
def test_limits_hold_within_the_search(drawn: tuple[list[Edge], int, int], roles: set[int], barred: set[int]) -> None:
    edges, films, size = drawn
    found = finder(edges, films, size)
    within = Filter(np.isin(np.arange(3), list(roles)), None, ~np.isin(np.arange(size), list(barred)))
    for start, end in itertools.combinations(range(films, size), 2):
        graph = plain([edge for edge in edges if edge[2] in roles and edge[0] not in barred])
        every = sorted(found.rank(chain) for chain in shortest(graph, start, end))
        best = found.best(start, end, within)
        assert (found.rank(best) if best else None) == (every[0] if every else None)


@settings(max_examples=60, deadline=None)
@given(casts(), st.integers(1, 12), st.data())
def test_several_chains_are_the_best_of_all_simple_ones(
    drawn: tuple[list[Edge], int, int], count: int, data: st.DataObject
) -> None:
    edges, films, size = drawn
    start, end = data.draw(st.sampled_from(list(itertools.permutations(range(size), 2))))
    found, graph = finder(edges, films, size), plain(edges)
    every: list[tuple[int, int, tuple[int, ...]]] = []
    if start in graph and end in graph and nx.has_path(graph, start, end):
        for chain in nx.shortest_simple_paths(graph, start, end):
            if len(every) >= count and len(chain) - 1 > every[-1][0]:
                break
            every.append(found.rank(chain))
    assert [found.rank(chain) for chain in found.several(start, end, count)] == sorted(every)[:count]


@settings(max_examples=40, deadline=None)
@given(casts(), st.lists(st.tuples(st.integers(0, 8), st.integers(0, 2)), max_size=10))
def test_festivals_are_ends_and_never_on_the_way(
    drawn: tuple[list[Edge], int, int], shown: list[tuple[int, int]]
) -> None:
    edges, films, size = drawn
    links = [(film % films, size + festival, 0) for film, festival in shown]
    found = finder(edges, films, size + 3, links)
    for start, end in itertools.permutations(range(size + 3), 2):
        festivals = {node for node in (start, end) if node >= size}
        graph = plain([*edges, *(link for link in links if link[1] in festivals)])
        every = sorted(found.rank(chain) for chain in shortest(graph, start, end))
        best = found.best(start, end)
        assert (found.rank(best) if best else None) == (every[0] if every else None)


def test_long_chains_and_wide_waves_are_found() -> None:
    rng = np.random.default_rng(3)
    films, size = 4_000, 10_000
    edges = [
        (int(film), int(agent), 0)
        for film, agent in zip(rng.integers(0, films, 14_000), rng.integers(films, size, 14_000), strict=True)
    ]
    found, graph = finder(edges, films, size), plain(edges)
    for start, end in rng.integers(films, size, (150, 2)).tolist():
        best = found.best(start, end)
        connected = start in graph and end in graph and nx.has_path(graph, start, end)
        assert (len(best) - 1 if best else None) == (nx.shortest_path_length(graph, start, end) if connected else None)
        if best and start != end:
            assert nx.is_path(graph, best)
            assert found.rank(best) == min(found.rank(chain) for chain in nx.all_shortest_paths(graph, start, end))
    line = [edge for place in range(400) for edge in ((place, 400 + place, 0), (place, 401 + place, 0))]
    assert found.best(0, 0) == [0]
    assert len(finder(line, 400, 801).best(400, 800) or ()) == 801


# --- names, films, roles and sources ------------------------------------------------------------------------

ROOT = Path(__file__).resolve().parents[1]
NONE = "\\N"
TITLES = """
tt0000001 movie North 1990
tt0000002 movie South 2000
tt0000003 tvSeries Harbour 2005
tt0000004 movie Alone 2010
tt0000005 movie East \\N
"""
NAMES = """
nm0000001 Ana_Ruiz 1950
nm0000002 Ben_Okri \\N
nm0000003 Chen_Li 1960
nm0000004 Chen_Li 1985
nm0000005 Dora_Lone \\N
nm0000006 Emil_Vik \\N
"""
CREDITS = """
tt0000001 1 nm0000001 actress ["Mary"]
tt0000001 2 nm0000002 director \\N
tt0000002 1 nm0000002 actor ["Tom"]
tt0000002 2 nm0000003 actress ["Mei","Young_Mei"]
tt0000003 1 nm0000002 actor ["Captain"]
tt0000003 2 nm0000003 actress ["Widow"]
tt0000003 3 nm0000006 actor \\N
tt0000004 1 nm0000004 actor \\N
tt0000004 2 nm0000005 director \\N
tt0000005 1 nm0000006 producer \\N
"""


def rows(text: str) -> Iterator[list[str]]:
    for line in text.split("\n")[1:-1]:
        yield [cell.replace("_", " ") for cell in line.split(" ")]


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    folder = tmp_path_factory.mktemp("paths")
    downloads = folder / "imdb"
    downloads.mkdir()
    titles = [[id_, kind, name, name, "0", year, NONE, "90", "Drama"] for id_, kind, name, year in rows(TITLES)]
    names = [[id_, name, year, NONE, "actor", NONE] for id_, name, year in rows(NAMES)]
    cast = [[film, order, who, job, NONE, played] for film, order, who, job, played in rows(CREDITS)]
    write(
        downloads / "title.basics.tsv",
        "tconst titleType primaryTitle originalTitle isAdult startYear endYear runtimeMinutes genres",
        titles,
    )
    write(
        downloads / "name.basics.tsv", "nconst primaryName birthYear deathYear primaryProfession knownForTitles", names
    )
    write(downloads / "title.principals.tsv", "tconst ordering nconst category job characters", cast)
    build([downloads, ROOT / "samples" / "the-piano.html"], folder / "graph")
    with open_graph(folder / "graph") as opened:
        yield opened


def write(path: Path, header: str, lines: list[list[str]]) -> None:
    told = ["\t".join(line) for line in [header.split(), *lines]]
    path.write_text("\n".join(told) + "\n", encoding="utf-8")


def test_each_step_tells_roles_characters_and_sources(graph: Graph) -> None:
    (chain,) = graph.path("ana ruiz", "nm0000003")
    assert str(chain) == "Ana Ruiz – North (1990) – Ben Okri – Harbour (2005) – Chen Li"  # Harbour has more credits
    first, second = chain.steps
    assert [(tie.role, tie.characters) for tie in first.before_ties] == [("actor", ("Mary",))]
    assert [(tie.role, tie.characters) for tie in first.after_ties] == [("director", ())]
    assert [(tie.role, tie.characters) for tie in second.after_ties] == [("actor", ("Widow",))]
    assert {source.kind for step in chain.steps for tie in step.before_ties for source in tie.sources} == {"imdb"}
    assert chain.films[1].kind == "TVSeries"
    assert json.loads(json.dumps(chain.record()))["steps"][1]["after_ties"][0]["characters"] == ["Widow"]


def test_several_chains_come_best_first(graph: Graph) -> None:
    chains = [[film.label for film in chain.films] for chain in graph.path("Ana Ruiz", "nm0000003", count=9)]
    assert chains == [["North", "Harbour"], ["North", "South"]]


def test_limits_choose_another_chain(graph: Graph) -> None:
    def films(**limits: object) -> list[str]:
        return [film.label for chain in graph.path("Ben Okri", "nm0000003", **limits) for film in chain.films]  # type: ignore[arg-type]

    assert films() == ["Harbour"]
    assert films(kinds=["movie"]) == ["South"]
    assert films(last=2004) == ["South"]
    assert films(first=2001) == ["Harbour"]
    assert films(first=2006) == []
    assert films(roles=["director"]) == []
    assert [film.label for film in graph.path("Ana Ruiz", "Emil Vik")[0].films] == ["North", "Harbour"]
    assert graph.path("Ana Ruiz", "Emil Vik", roles=["actor"]) == []


def test_so_many_are_near(graph: Graph) -> None:
    one, two, three = graph.near("Ana Ruiz", 3)
    assert 0 < one < two <= three
    assert graph.near("Ana Ruiz", 2, graph.limits(last=1990))[1] == one
    assert graph.near("Ana Ruiz", 2, graph.limits(first=3000)) == [0, 0]
    with pytest.raises(QueryError, match="nobody called"):
        graph.near("Nobody Of This Name At All")


def test_a_festival_a_place_and_a_company_are_ends(graph: Graph) -> None:
    (chain,) = graph.path("Cannes Film Festival", "Holly Hunter")
    assert [film.label for film in chain.films] == ["The Piano"]
    assert "screened-at" in [tie.role for tie in chain.steps[0].before_ties]
    assert [source.name for source in chain.steps[0].before_ties[0].sources] == ["the-piano.html"]
    assert any(
        "Cannes" in quote for tie in chain.steps[0].before_ties for source in tie.sources for quote in source.quotes
    )
    assert graph.path("Karekare", "Jane Campion")[0].steps[0].before_ties[0].role == "filmed-in"
    assert graph.path("CiBy 2000", "Jane Campion")[0].steps[0].before_ties[0].role == "production-company"


def test_whoever_is_not_connected_has_no_chain(graph: Graph) -> None:
    assert graph.path("Ana Ruiz", "Dora Lone") == []


def test_a_name_that_several_bear_shows_who_they_are(graph: Graph) -> None:
    with pytest.raises(QueryError) as raised:
        graph.path("Chen Li", "Ana Ruiz")
    assert "Chen Li, person, born 1960, known for Harbour (2005): https://" in str(raised.value)
    assert "Chen Li, person, born 1985, known for Alone (2010): https://" in str(raised.value)
    with pytest.raises(QueryError, match="Zzyzx Qwerty"):
        graph.path("Zzyzx Qwerty", "Ana Ruiz")
    with pytest.raises(QueryError, match="did you mean director"):
        graph.path("Ben Okri", "Ana Ruiz", roles=["directr"])


def run(graph: Graph, *arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "reelgraph", "path", *arguments, "-g", str(graph.directory)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_command_prints_chains(graph: Graph) -> None:
    done = run(graph, "Ana Ruiz", "nm0000003")
    assert done.returncode == 0, done.stderr
    assert "Ana Ruiz to Chen Li: 2 films" in done.stdout
    assert "actor (Mary)" in done.stdout
    told = json.loads(run(graph, "Ana Ruiz", "nm0000003", "--json", "-k", "3").stdout)
    assert (told["from"]["label"], told["to"]["label"]) == ("Ana Ruiz", "Chen Li")
    assert [chain["length"] for chain in told["chains"]] == [2, 2]


def test_the_command_says_why_there_is_none(graph: Graph) -> None:
    done = run(graph, "Ana Ruiz", "Dora Lone")
    assert done.returncode == 0
    assert "are not connected" in done.stdout
    assert json.loads(run(graph, "Ana Ruiz", "Dora Lone", "--json").stdout)["chains"] == []
    limited = run(graph, "Ana Ruiz", "Ben Okri", "--from", "1995", "--role", "actor").stdout
    assert "within these limits; without them" in limited
    unknown = run(graph, "Zzyzx Qwerty", "Ana Ruiz")
    assert (unknown.returncode, unknown.stdout) == (1, "")
    assert "Zzyzx Qwerty" in unknown.stderr


# --- in other libraries -------------------------------------------------------------------------------------


def test_networkx_holds_neighbourhoods_projections_and_answers(graph: Graph) -> None:
    near = graph.networkx(around="Dora Lone", hops=2)
    assert sorted(data["label"] for _, data in near.nodes(data=True)) == ["Alone", "Chen Li", "Dora Lone"]
    film = next(data for _, data in near.nodes(data=True) if data["kind"] == "film")
    assert (film["year"], film["weight"], film["iri"][:8]) == (2010, 2, "https://")
    acted = graph.networkx(projection="co-actors")
    assert isinstance(acted, nx.Graph)
    assert not acted.is_multigraph()
    by_label = {data["label"] + data["iri"][-3:]: node for node, data in acted.nodes(data=True)}
    assert max(weight for _, _, weight in acted.edges(data="weight")) == 2, by_label
    assert nx.core_number(acted, backend="networkx")
    cast = graph.networkx(query="SELECT ?source ?target WHERE { ?source schema:director ?target }")
    assert cast.is_directed()
    assert {cast.nodes[target]["label"] for _, target in cast.edges()} >= {"Dora Lone", "Jane Campion"}
    with pytest.raises(QueryError, match="exclude one another"):
        graph.networkx(around="Dora Lone", projection="co-actors")


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_rdflib_reads_the_store(graph: Graph) -> None:
    pytest.importorskip("oxrdflib")
    found = graph.rdflib().query("SELECT ?name WHERE { ?film schema:director/rdfs:label ?name } ORDER BY ?name")
    assert [str(row[0]) for row in found] == ["Ben Okri", "Dora Lone", "Jane Campion"]
