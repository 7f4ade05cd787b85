"""Analyses of a large network: reelgraph's own arrays against networkx, igraph and networkit.

`python benchmarks/analyses.py` makes the network of `paths.py`, lets everybody count the same, compares the outcomes, and
only then tells the times: core numbers, distances from some people to all others, Newman's tie strengths, and groups, of which
the modularity is told (no two methods find the same). The others each run in an environment of its own.
"""

# ruff: noqa: ARG001 (the ways of the others are all called alike)

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np

import paths

HERE = Path(__file__).resolve().parent
LARGE, SMALL = 1_270_000, 127_000  # credits; ties and groups are counted in the small network
SOURCES = 16  # people from whom distances are counted
RIVALS = ("networkx", "igraph", "networkit")
TASKS = {"cores": LARGE, "distances": LARGE, "ties": SMALL, "groups": SMALL}
ABOUT = {
    "cores": "core numbers of all people and films",
    "distances": f"distances from {SOURCES} people to all",
    "ties": "Newman's strength of every tie",
    "groups": "groups of people (modularity)",
}
Outcome = Mapping[str, Any]


def main() -> None:
    """Print the table and write it between the marks of README.md."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scale", type=float, default=1.0, help="a smaller network: 0.01")
    parser.add_argument("--rival", choices=RIVALS, help=argparse.SUPPRESS)
    parser.add_argument("--task", choices=TASKS, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.rival:
        print(json.dumps(rival(given.rival, given.task, given.folder)))
        return
    with tempfile.TemporaryDirectory() as work:
        table = "\n".join(compared(Path(work), given.scale))
    print(table)
    readme = HERE / "README.md"
    mark = re.compile(r"(<!-- analyses -->\n).*?(\n<!-- /analyses -->)", re.DOTALL)
    text = mark.sub(lambda found: found[1] + table + found[2], readme.read_text(encoding="utf-8"))
    readme.write_text(text, encoding="utf-8")


def compared(work: Path, scale: float) -> list[str]:
    """Return the lines of the table; stops where two disagree."""
    lines = ["| what | credits | | CPU s, its network read | outcome |", "|---|---|---|---|---|"]
    folders = {size: work / str(size) for size in set(TASKS.values())}
    for size, folder in folders.items():
        folder.mkdir()
        paths.network(int(size * scale), folder)
        write_credits(folder)
    for task, size in TASKS.items():
        told = {"reelgraph": ours(task, folders[size])}
        told |= {name: asked(name, task, folders[size]) for name in RIVALS if task in WAYS[name]}
        agree(task, told)
        for name, one in told.items():
            said = f"Q {one['outcome'][0]:.3f}" if task == "groups" else "the same"
            lines.append(f"| {ABOUT[task]} | {int(size * scale):,} | {name} | {one['seconds']:.2f} | {said} |")
    return lines


def agree(task: str, told: Mapping[str, Outcome]) -> None:
    if task == "groups":
        return
    expected = np.array(told["reelgraph"]["outcome"])
    for name, one in told.items():
        if not np.allclose(expected, np.array(one["outcome"]), rtol=1e-6):
            sys.exit(f"{name} and reelgraph disagree on {task}; nothing is told")


def write_credits(folder: Path) -> None:
    """Write each credit once, as (person, film), both numbered from 0 without gaps, in order of the person."""
    offsets, neighbours = np.load(folder / "offsets.npy"), np.load(folder / "neighbours.npy")
    films = int(np.load(folder / "films.npy").sum())
    starts = np.repeat(np.arange(len(offsets) - 1), np.diff(offsets))
    pairs = np.unique(np.stack([starts, neighbours], axis=1)[starts >= films], axis=0)
    person, film = (np.unique(column, return_inverse=True)[1].astype(np.int64) for column in pairs.T)
    np.save(folder / "person.npy", person)
    np.save(folder / "film.npy", film)


# --- the same by everybody: what is timed, and what it comes to ------------------------------------------------------


def timed(count: Callable[[], Any]) -> tuple[float, Any]:
    begun = time.process_time()
    outcome = count()
    return time.process_time() - begun, outcome


def ours(task: str, folder: Path) -> Outcome:
    from reelgraph.analyses.cocredits import newman
    from reelgraph.analyses.cores import peeled
    from reelgraph.analyses.credited import Credits, ends
    from reelgraph.analyses.partition import louvain, modularity

    person, film = np.load(folder / "person.npy"), np.load(folder / "film.npy")
    back = np.argsort(film, kind="stable")
    people, films = int(person.max()) + 1, int(film.max()) + 1
    told = Credits(
        people=np.arange(people), films=np.arange(films), by_person=ends(np.bincount(person)), film_of=film,
        by_film=ends(np.bincount(film)), person_of=person[back], year=np.zeros(films, dtype=np.int64),
    )  # fmt: skip
    if task == "cores":
        seconds, core = timed(lambda: peeled(told))
        return {"seconds": seconds, "outcome": np.bincount(core).tolist()}
    if task == "distances":
        seconds, reached = timed(lambda: [int(np.bitwise_count(bits).sum()) for bits in told.spread(sources(people))])
        return {"seconds": seconds, "outcome": np.trim_zeros(reached, "b")}
    if task == "ties":
        seconds, ties = timed(lambda: newman(told))
        return {"seconds": seconds, "outcome": summary(ties.weight)}
    ties = newman(told)
    seconds, group = timed(lambda: louvain(ties))
    return {"seconds": seconds, "outcome": [modularity(ties, group)]}


def sources(people: int) -> "np.typing.NDArray[np.int64]":
    return np.sort(np.random.default_rng(7).choice(people, SOURCES, replace=False))


def summary(weights: "np.typing.NDArray[np.float64]") -> list[float]:
    """Return what any difference would change: how many, their sum, the sum of their squares, the largest."""
    return [len(weights), float(weights.sum()), float((weights**2).sum()), float(weights.max())]


def asked(name: str, task: str, folder: Path) -> Outcome:
    command = [
        str(paths.environment(name)),
        str(Path(__file__).resolve()),
        "--rival",
        name,
        "--task",
        task,
        "--folder",
        str(folder),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{name}: {done.stderr}")
    return dict(json.loads(done.stdout))


def rival(name: str, task: str, folder: Path) -> Outcome:
    """Let a rival count; runs in its own environment, without reelgraph."""
    person, film = np.load(folder / "person.npy"), np.load(folder / "film.npy")
    return dict(WAYS[name][task](person, film, int(person.max()) + 1, int(film.max()) + 1))


def networkx_graph(person: Any, film: Any, people: int) -> Any:
    import networkx as nx

    graph = nx.Graph()
    graph.add_edges_from(zip(person.tolist(), (film + people).tolist(), strict=True))
    return graph


def networkx_cores(person: Any, film: Any, people: int, films: int) -> Outcome:
    import networkx as nx

    graph = networkx_graph(person, film, people)
    seconds, core = timed(lambda: nx.core_number(graph))
    return {"seconds": seconds, "outcome": np.bincount(list(core.values())).tolist()}


def networkx_distances(person: Any, film: Any, people: int, films: int) -> Outcome:
    import networkx as nx

    graph = networkx_graph(person, film, people)

    def count() -> list[int]:
        reached: dict[int, int] = {}
        for source in sources(people).tolist():
            for node, far in nx.single_source_shortest_path_length(graph, source).items():
                if node < people:
                    reached[far // 2] = reached.get(far // 2, 0) + 1
        return [reached[far] for far in sorted(reached)]

    seconds, reached = timed(count)
    return {"seconds": seconds, "outcome": reached}


def networkx_ties(person: Any, film: Any, people: int, films: int) -> Outcome:
    from networkx.algorithms import bipartite

    graph = networkx_graph(person, film, people)
    seconds, ties = timed(lambda: bipartite.collaboration_weighted_projected_graph(graph, range(people)))
    return {"seconds": seconds, "outcome": summary(np.array([weight for *_, weight in ties.edges(data="weight")]))}


def igraph_graph(person: Any, film: Any, people: int, films: int) -> Any:
    import igraph

    return igraph.Graph(n=people + films, edges=np.stack([person, film + people], axis=1))


def igraph_cores(person: Any, film: Any, people: int, films: int) -> Outcome:
    graph = igraph_graph(person, film, people, films)
    seconds, core = timed(graph.coreness)
    return {"seconds": seconds, "outcome": np.bincount(core).tolist()}


def igraph_distances(person: Any, film: Any, people: int, films: int) -> Outcome:
    graph = igraph_graph(person, film, people, films)

    def count() -> list[int]:
        far = np.array(graph.distances(source=sources(people).tolist()))[:, :people]
        return np.bincount((far[np.isfinite(far)] // 2).astype(np.int64)).tolist()

    seconds, reached = timed(count)
    return {"seconds": seconds, "outcome": reached}


def weighted(person: Any, film: Any, people: int, films: int) -> tuple[Any, Any, Any]:
    """Return the ties of Newman's weights, by a sparse product of numpy's own: for those who only group them."""
    order = np.argsort(film, kind="stable")
    person, film = person[order], film[order]
    last = np.searchsorted(film, film, "right")
    counts = last - np.arange(len(film)) - 1
    first = np.repeat(np.arange(len(film)), counts)
    second = first + 1 + np.arange(len(first)) - np.repeat(np.cumsum(counts) - counts, counts)
    cast = np.bincount(film)[film[first]]
    key, inverse = np.unique(person[first] * people + person[second], return_inverse=True)
    return key // people, key % people, np.bincount(inverse, 1.0 / (cast - 1))


def igraph_groups(person: Any, film: Any, people: int, films: int) -> Outcome:
    import igraph

    source, target, weight = weighted(person, film, people, films)
    graph = igraph.Graph(n=people, edges=np.stack([source, target], axis=1))
    seconds, found = timed(
        lambda: graph.community_leiden(objective_function="modularity", weights=weight.tolist(), n_iterations=-1)
    )
    return {"seconds": seconds, "outcome": [graph.modularity(found, weights=weight.tolist())]}


def networkit_graph(person: Any, film: Any, people: int, films: int) -> Any:
    import networkit

    return networkit.GraphFromCoo((person.astype(np.uint64), (film + people).astype(np.uint64)), n=people + films)


def networkit_cores(person: Any, film: Any, people: int, films: int) -> Outcome:
    import networkit

    graph = networkit_graph(person, film, people, films)
    seconds, core = timed(lambda: networkit.centrality.CoreDecomposition(graph).run().scores())
    return {"seconds": seconds, "outcome": np.bincount(np.asarray(core).astype(np.int64)).tolist()}


def networkit_distances(person: Any, film: Any, people: int, films: int) -> Outcome:
    import networkit

    graph = networkit_graph(person, film, people, films)

    def count() -> list[int]:
        total = np.zeros(1000, dtype=np.int64)
        for source in sources(people).tolist():
            far = np.asarray(networkit.distance.BFS(graph, source, False).run().getDistances())[:people]
            total += np.bincount((far[far < people + films] // 2).astype(np.int64), minlength=len(total))
        return np.trim_zeros(total, "b").tolist()

    seconds, reached = timed(count)
    return {"seconds": seconds, "outcome": reached}


def networkit_groups(person: Any, film: Any, people: int, films: int) -> Outcome:
    import networkit

    source, target, weight = weighted(person, film, people, films)
    ends = (source.astype(np.uint64), target.astype(np.uint64))
    graph = networkit.GraphFromCoo((weight, ends), n=people, weighted=True)
    seconds, found = timed(lambda: networkit.community.ParallelLeiden(graph, iterations=10).run().getPartition())
    return {"seconds": seconds, "outcome": [networkit.community.Modularity().getQuality(found, graph)]}


WAYS: Mapping[str, Mapping[str, Callable[[Any, Any, int, int], Outcome]]] = {
    "networkx": {"cores": networkx_cores, "distances": networkx_distances, "ties": networkx_ties},
    "igraph": {"cores": igraph_cores, "distances": igraph_distances, "groups": igraph_groups},
    "networkit": {"cores": networkit_cores, "distances": networkit_distances, "groups": networkit_groups},
}


if __name__ == "__main__":
    main()
