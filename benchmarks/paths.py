"""Shortest chains over 12.7 million credits: reelgraph against networkx, igraph and networkit.

`python benchmarks/paths.py` makes a network with the proportions of IMDb's (nothing in it is true), asks every library
for the same pairs, compares how long the chains are, and only then tells times. The others each run in an environment
of its own, made with pip where it is missing. networkx takes 8 GB for the whole and igraph half a second a pair: they are asked over a tenth of it.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt

HERE = Path(__file__).resolve().parent
CREDITS, SMALL, PAIRS, SEED = 12_700_000, 1_270_000, 1_000, 5
RIVALS = {"networkx": SMALL, "igraph": SMALL, "networkit": CREDITS}
ENVIRONMENTS = Path(tempfile.gettempdir()) / "reelgraph-benchmarks"
Numbers = npt.NDArray[np.int64]


def main() -> None:
    """Print the table and write it between the marks of README.md."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--credits", type=int, default=CREDITS)
    parser.add_argument("--rival", choices=RIVALS, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.rival:
        run_rival(given.rival, given.folder)
        return
    with tempfile.TemporaryDirectory() as work:
        table = "\n".join(compared(Path(work), given.credits))
    print(table)
    readme = HERE / "README.md"
    mark = re.compile(r"(<!-- paths -->\n).*?(\n<!-- /paths -->)", re.DOTALL)
    text = mark.sub(lambda found: found[1] + table + found[2], readme.read_text(encoding="utf-8"))
    readme.write_text(text, encoding="utf-8")


# --- the network -------------------------------------------------------------------------------------------


def network(count: int, folder: Path) -> None:
    """Write the arrays of `count` credits: casts and careers as skewed as real ones, most people near one another."""
    from reelgraph.network import arrange, save

    rng = np.random.default_rng(SEED)
    films, people = count // 8, int(count * 0.172)
    film = np.repeat(np.arange(films), shares(rng.lognormal(1.75, 0.8, films).clip(1, 64), count))
    agent = np.repeat(np.arange(people), shares((rng.pareto(1.25, people) + 0.6).clip(0.5, 550), count))
    place = rng.random(people)[agent] + rng.normal(0, 0.01, count)  # a time and a country, on one line
    far = rng.random(count) < 0.12
    place[far] = rng.random(int(far.sum()))
    agent = agent[np.argsort(place)] + films
    role = rng.integers(0, 12, count).astype(np.uint16)
    told = arrange(film.astype(np.int32), agent.astype(np.int32), role, films + people, tuple("abcdefghijkl"))
    save(told, folder)
    credited = np.flatnonzero(np.diff(told.offsets)[films:]) + films
    np.save(folder / "pairs.npy", rng.choice(credited, (PAIRS, 2)))
    np.save(folder / "films.npy", np.arange(films + people) < films)


def shares(weights: npt.NDArray[np.float64], total: int) -> Numbers:
    """Return whole numbers that are as the weights are and make `total` together."""
    ends = np.floor(np.cumsum(weights) * (total / weights.sum())).astype(np.int64)
    ends[-1] = total
    return np.diff(ends, prepend=0)


# --- asking --------------------------------------------------------------------------------------------------


def timed(find: Callable[[int, int], int], folder: Path) -> dict[str, list[float]]:
    """Return how far the two of each pair are apart (-1: not connected) and how many ms it took to tell."""
    lengths, times = [], []
    pairs = np.load(folder / "pairs.npy").tolist()
    for start, end in pairs[:30]:
        find(start, end)
    for start, end in pairs:
        begun = time.perf_counter()
        lengths.append(find(start, end))
        times.append((time.perf_counter() - begun) * 1000)
    return {"lengths": lengths, "times": times}


def ours(folder: Path) -> Callable[[int, int], int]:
    from reelgraph.network import load
    from reelgraph.pathfinding import Finder

    finder = Finder(load(folder), np.load(folder / "films.npy"))
    return lambda start, end: len(finder.best(start, end) or ()) - 1


def breadth_first(folder: Path) -> Callable[[int, int], int]:
    """Return a full search from one end, level by level over all nodes: slow, and plainly right."""
    from reelgraph.network import load
    from reelgraph.pathfinding import expand

    arrays = load(folder)

    def find(start: int, end: int) -> int:
        seen = np.zeros(len(arrays.offsets) - 1, dtype=np.bool_)
        wave, depth = np.array([start], dtype=np.int32), 0
        while wave.size and not seen[end]:
            seen[wave] = True
            if seen[end]:
                return depth
            reached = np.unique(expand(arrays, wave).reached)
            wave, depth = reached[~seen[reached]], depth + 1
        return -1

    return find


def run_rival(name: str, folder: Path) -> None:
    """Ask a rival, and print its answers as JSON; runs in its own environment, without reelgraph."""
    offsets, neighbours = np.load(folder / "offsets.npy"), np.load(folder / "neighbours.npy")
    starts = np.repeat(np.arange(len(offsets) - 1), np.diff(offsets))
    once = starts < neighbours
    begun = time.perf_counter()
    find = {"networkx": in_networkx, "igraph": in_igraph, "networkit": in_networkit}[name](
        starts[once], neighbours[once], len(offsets) - 1
    )
    built = time.perf_counter() - begun
    print(json.dumps({"built": built, **timed(find, folder)}))


def in_networkx(starts: Numbers, ends: Numbers, size: int) -> Callable[[int, int], int]:
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(range(size))
    graph.add_edges_from(zip(starts.tolist(), ends.tolist(), strict=True))

    def find(start: int, end: int) -> int:
        try:
            return len(nx.bidirectional_shortest_path(graph, start, end)) - 1
        except nx.NetworkXNoPath:
            return -1

    return find


def in_igraph(starts: Numbers, ends: Numbers, size: int) -> Callable[[int, int], int]:
    import warnings

    import igraph

    warnings.simplefilter("ignore")  # igraph warns of every pair that is not connected
    graph = igraph.Graph(n=size, edges=np.stack([starts, ends], axis=1))
    return lambda start, end: len(graph.get_shortest_path(start, end)) - 1


def in_networkit(starts: Numbers, ends: Numbers, size: int) -> Callable[[int, int], int]:
    import networkit

    graph = networkit.GraphFromCoo((starts.astype(np.uint64), ends.astype(np.uint64)), n=size)

    def find(start: int, end: int) -> int:
        search = networkit.distance.BidirectionalBFS(graph, start, end, True)
        search.run()
        distance = search.getDistance()
        return int(distance) if distance < size else -1

    return find


# --- the table -------------------------------------------------------------------------------------------------


def compared(work: Path, count: int) -> list[str]:
    """Return the lines of the table; stops where two disagree on how far two people are apart."""
    lines = ["| credits | | ms, median | 95 % | 99 % | what it finds |", "|---|---|---|---|---|---|"]
    for size in sorted({min(count, SMALL), count}, reverse=True):
        folder = work / str(size)
        folder.mkdir()
        network(size, folder)
        own = timed(ours(folder), folder)
        lines.append(row(size, "reelgraph", own, "the best known of the shortest, limits within"))
        check(folder, own["lengths"])
        for name in [name for name, most in RIVALS.items() if size <= most]:
            told = asked(name, folder)
            if told["lengths"] != own["lengths"]:
                sys.exit(f"{name} and reelgraph disagree on {size:,} credits; nothing is told")
            lines.append(row(size, name, told, "any of the shortest"))
    return lines


def check(folder: Path, lengths: list[float]) -> None:
    """Stop unless a full breadth-first search comes to the same lengths, for the first 40 pairs."""
    find = breadth_first(folder)
    pairs = np.load(folder / "pairs.npy")[:40].tolist()
    if [find(start, end) for start, end in pairs] != lengths[:40]:
        sys.exit("a full breadth-first search disagrees; nothing is told")


def row(size: int, name: str, told: dict[str, list[float]], finds: str) -> str:
    times = " | ".join(f"{value:.2f}" for value in np.percentile(told["times"], [50, 95, 99]))
    return f"| {size:,} | {name} | {times} | {finds} |"


def asked(name: str, folder: Path) -> dict[str, list[float]]:
    command = [str(environment(name)), str(Path(__file__).resolve()), "--rival", name, "--folder", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{name}: {done.stderr}")
    return dict(json.loads(done.stdout))


def environment(name: str) -> Path:
    """Return the Python of an environment that has a rival, made now if there is none yet."""
    folder = ENVIRONMENTS / name
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-q", "numpy", name], check=True)
    return python


if __name__ == "__main__":
    main()
