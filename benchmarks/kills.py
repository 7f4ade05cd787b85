"""Kill builds at moments of their own choosing, and see that nothing is lost.

usage: python benchmarks/kills.py [--principals 1000000] [--times 6] [--compact] [--work DIR]

A graph of a page is there first. Then `reelgraph build` of the page and of IMDb-shaped files is killed with SIGKILL
after a share of the time that a whole build takes, again and again, each time later. After every kill the first graph
must answer as it did, or the new one in its place, if that is whole; what an earlier build had finished reading must be
there for the next; the last build, which is let live, must give the same triples as one that nobody disturbed.
"""

import argparse
import json
import shutil
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
PAGE = "Title: The Ferry\nYear: 1999\n\nThe Ferry is a 1999 drama film directed by Ann Rowe. It stars Bo Lind.\n"
REELGRAPH = [sys.executable, "-m", "reelgraph"]
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"


def run(*words: str | Path) -> None:
    """Run a command of reelgraph."""
    subprocess.run([*REELGRAPH, *map(str, words)], check=True, stdout=subprocess.DEVNULL)


def triples(graph: Path) -> int:
    """Return how many triples the graph holds, as it answers."""
    command = [*REELGRAPH, "query", "-", "--json", "-g", str(graph)]
    done = subprocess.run(command, input=COUNT, check=True, capture_output=True, text=True)
    return int(json.loads(done.stdout)["results"]["bindings"][0]["n"]["value"])


def kill_after(seconds: float, command: list[str]) -> bool:
    """Start a command and kill it after so long; return whether it was still at work."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return True
    return False


def finished(graph: Path) -> set[str]:
    """Return the sources of a graph that have been read to their end."""
    return {path.parent.name for path in (graph / "sources").glob("*/unit.json")}


def is_in_pieces(graph: Path) -> bool:
    """Return whether the graph answers from a store that was not merged yet."""
    return (graph / "current").read_text(encoding="ascii").strip().endswith("-in-pieces")


def main() -> None:
    """Build undisturbed, then disturbed; stop at the first thing that is lost."""
    parser = argparse.ArgumentParser(description="Kill builds and see that nothing is lost.")
    parser.add_argument("--principals", type=int, default=1_000_000)
    parser.add_argument("--times", type=int, default=6, help="kills, spread over the time of a build")
    parser.add_argument("--compact", action="store_true", help="build graphs that answer before they are merged")
    parser.add_argument("--work", type=Path, default=HERE.parent / "build/kills")
    given = parser.parse_args()
    work = given.work.resolve()
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    files, page, graph = work / "files", work / "ferry.txt", work / "graph"
    page.write_text(PAGE, encoding="utf-8")
    make = [sys.executable, HERE / "imdb_files.py", "--principals", str(given.principals), "-o", files]
    subprocess.run(make, check=True, stdout=subprocess.DEVNULL)

    start = time.perf_counter()
    making = ["build", str(page), f"imdb={files}", *(["--compact"] if given.compact else [])]
    run(*making, "-g", work / "undisturbed")
    whole = time.perf_counter() - start
    wanted = triples(work / "undisturbed")
    shutil.rmtree(work / "undisturbed")

    run("build", page, "-g", graph)
    before, read = triples(graph), finished(graph)
    command = [*REELGRAPH, *making, "-g", str(graph)]
    merging = 0
    for number in range(1, given.times + 1):
        seconds = whole * number / (given.times + 1)
        if not kill_after(seconds, command):
            print(f"finished within {seconds:.1f} s; no kill")
            break
        answering = triples(graph)
        assert answering in (before, wanted), (
            f"killed after {seconds:.1f} s: of {answering:,} triples, neither {before:,} nor {wanted:,}"
        )
        before = answering
        merging += is_in_pieces(graph)
        assert read <= finished(graph), f"killed after {seconds:.1f} s: a source that had been read is gone"
        read = finished(graph)
        print(
            f"killed after {seconds:5.1f} s of {whole:.1f}: a graph of {answering:,} triples answers, {len(read)} sources are read",
            flush=True,
        )
    kept = {path: path.stat().st_mtime_ns for path in (graph / "sources").glob("*/unit.json")}
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    again = [path for path, time_ in kept.items() if path.stat().st_mtime_ns != time_]
    assert not again, f"read again: {again}"
    assert merging or not given.compact, "no build was killed while it merged; let --times be more"
    assert not is_in_pieces(graph), "the last build has not merged"
    assert triples(graph) == wanted, f"{triples(graph):,} triples after the kills, {wanted:,} without"
    left = [path.name for path in [*graph.glob("generations/.*"), *graph.glob("sources/.*")]]
    assert not left, f"killed builds left {left}"
    print(f"the last build picked up {len(kept)} sources and has the {wanted:,} triples of an undisturbed one")


if __name__ == "__main__":
    main()
