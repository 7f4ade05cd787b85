"""Film databases at the speed of columns: reelgraph beside others, side by side in one run.

usage: python benchmarks/databases.py [--scales 0.1 1 10] [--systems reelgraph oxigraph rdflib maplib morph] [--lean]

For each scale it generates IMDb-shaped files, lets every system make its graph of them, compares the triples and the
answers to a few questions, and only then tells the times and writes them into README.md.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "rivals"))
import environments  # noqa: E402
import measuring  # noqa: E402

REELGRAPH, OXIGRAPH = "reelgraph", "oxigraph"
RIVALS = tuple(environments.REQUIREMENTS)
SYSTEMS = (REELGRAPH, OXIGRAPH, *RIVALS)
LARGEST = {"rdflib": 0.1, "maplib": 1.0, "morph": 1.0}  # million principals; beyond, gigabytes and many minutes
HEADER = (
    "principals", "system", "seconds", "CPU seconds", "peak MB", "triples", "triples a second", "triples a principal", "bytes a triple in the store",
)  # fmt: skip


@dataclass
class Run:
    """What a system made of the files of one scale, and what it took."""

    system: str
    seconds: float
    cpu_seconds: float
    peak_mb: float
    triples: int = 0
    answers: Mapping[str, list[list[str]]] | None = None
    written: Path | None = None  # N-Triples
    store: Path | None = None
    output: str = field(default="", repr=False)


@dataclass(frozen=True)
class Bench:
    """One scale: its files, where results go, and what was asked for on the command line."""

    files: Path
    work: Path
    principals: int
    environments: Path
    kept: str | None
    lean: bool

    @property
    def options(self) -> list[str]:
        """Return what the builders are told."""
        return ["--lean"] if self.lean else []

    def fresh(self, name: str) -> Path:
        """Return a path in the work folder where nothing lies."""
        path = self.work / name
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        return path


# --- running -------------------------------------------------------------------------------------------------


def measure(system: str, command: Sequence[str | Path], given: str | None = None) -> Run:
    """Run a command in a process of its own: wall time, and CPU time and peak memory of it and its children."""
    start = time.perf_counter()
    with subprocess.Popen(
        [str(word) for word in command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(given or "")
        process.stdin.close()
        output = process.stdout.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"databases.py: {system} failed with exit code {process.returncode}: {' '.join(map(str, command))}")
    return Run(system, time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, output=output)


def run_pipeline(name: str, python: str | Path, *words: str | Path) -> Run:
    """Run the script of a system in rivals/: it measures itself, for it answers questions when its work is done."""
    told = json.loads(measure(name, [python, HERE / "rivals" / f"{name}_pipeline.py", *words]).output)
    return Run(name, told["seconds"], told["cpu_seconds"], told["peak_mb"], told["triples"], told["answers"])


def run_reelgraph(bench: Bench) -> Run:
    """Build a graph from the files: facts, identities, triples, store, text index and checks."""
    graph = bench.fresh("graph")
    command = [sys.executable, "-m", "reelgraph"]
    run = measure(REELGRAPH, [*command, "build", f"imdb={bench.files}", "-g", graph, "--json", *bench.options])
    run.triples = json.loads(run.output)["triples"]
    generation = generation_of(graph)
    run.store = generation / "store"
    run.answers = {
        name: sorted(rows(measure(name, [*command, "query", "-", "--json", "-g", graph], sparql).output))
        for name, sparql in measuring.questions().items()
    }
    run.written = generation / bench.kept if bench.kept else bench.fresh("reelgraph.nt")
    if not bench.kept:
        measure("reelgraph export", [*command, "export", "nt", "-o", run.written, "-g", graph])
    if not run.written.is_file():
        sys.exit(f"databases.py: the build keeps no file {bench.kept} in its generation; leave out --kept")
    return run


def generation_of(graph: Path) -> Path:
    """Return the folder of the generation that answers."""
    return graph / "generations" / (graph / "current").read_text(encoding="utf-8").strip()


def rows(results: str) -> list[list[str]]:
    """Return the rows of SPARQL results in JSON, every value as text."""
    found = json.loads(results)
    return [[row[name]["value"] for name in found["head"]["vars"]] for row in found["results"]["bindings"]]


def run_oxigraph(bench: Bench, triples: Path) -> Run:
    """Load N-Triples that somebody else made into a bare store."""
    store = bench.fresh("store")
    run = run_pipeline(OXIGRAPH, sys.executable, triples, store)
    run.store = store
    return run


def run_rival(name: str, bench: Bench) -> Run:
    """Let a rival map the files, in its own environment."""
    written = bench.fresh(f"{name}.nt")
    python = environments.python_of(name, bench.environments)
    run = run_pipeline(name, python, bench.files, written, *bench.options)
    run.written = written
    return run


def run_all(systems: Sequence[str], bench: Bench, scale: float) -> list[Run]:
    """Run the systems one after the other; the bare store loads what the first of the others wrote."""
    runs = []
    for name in (name for name in (REELGRAPH, *RIVALS) if name in systems):
        if scale > LARGEST.get(name, scale):
            print(f"{name}: not run above {LARGEST[name]:g} million principals", file=sys.stderr)
        else:
            runs.append(run_reelgraph(bench) if name == REELGRAPH else run_rival(name, bench))
    if not runs:
        sys.exit(f"databases.py: nobody to make triples at {scale:g} million principals; name reelgraph in --systems")
    if OXIGRAPH in systems:
        runs.append(run_oxigraph(bench, runs[0].written))
    return sorted(runs, key=lambda run: SYSTEMS.index(run.system))


# --- comparing -----------------------------------------------------------------------------------------------


def compare(runs: Sequence[Run]) -> list[str]:
    """Return how the systems differ from the first: in their triples, predicate by predicate, and in their answers."""
    writers = [run for run in runs if run.written]
    held = {run.system: contents(run.written) for run in writers}
    first = writers[0].system
    differences = []
    for run in runs:
        own = held.get(run.system, held[first])
        differences += unlike(first, held[first]["predicates"], run.system, own["predicates"])
        if run.triples != own["lines"]:
            differences.append(f"{run.system} tells of {run.triples:,} triples; its file holds {own['lines']:,}")
        if own["sum"] != held[first]["sum"]:
            print(f"note: {run.system} names some things by other IRIs than {first}", file=sys.stderr)
    return differences + different_answers([run for run in runs if run.answers is not None])


def contents(triples: Path) -> Mapping[str, Any]:
    """Return what a file of N-Triples holds.

    In a process of its own: what this one has ever held counts as the peak of those that it starts.
    """
    return json.loads(measure("contents.py", [sys.executable, HERE / "rivals/contents.py", triples]).output)


def unlike(first: str, wanted: Mapping[str, int], other: str, found: Mapping[str, int]) -> list[str]:
    return [
        f"{name}: {first} has {wanted.get(name, 0):,}, {other} has {found.get(name, 0):,}"
        for name in sorted({*wanted, *found})
        if wanted.get(name) != found.get(name)
    ]


def different_answers(runs: Sequence[Run]) -> list[str]:
    differences = []
    for run in runs[1:]:
        for name, wanted in runs[0].answers.items():
            if run.answers[name] != wanted:
                example = next((row for row in run.answers[name] if row not in wanted), "one row less")
                differences.append(f"question {name}: {run.system} does not answer as {runs[0].system} does: {example}")
    return differences


# --- telling -------------------------------------------------------------------------------------------------


def row(run: Run, bench: Bench) -> tuple[str, ...]:
    principals = bench.principals
    size = run.store and sum(path.stat().st_size for path in run.store.rglob("*") if path.is_file())
    return (
        f"{principals:,}",
        named(run.system, bench),
        f"{run.seconds:.1f}",
        f"{run.cpu_seconds:.1f}",
        f"{run.peak_mb:.0f}",
        f"{run.triples:,}",
        f"{run.triples / run.seconds:,.0f}",
        f"{run.triples / principals:.2f}",
        f"{size / run.triples:.0f}" if size else "",
    )


def named(system: str, bench: Bench) -> str:
    """Return a system's name, its version and what it did."""
    if system in RIVALS:
        return f"{environments.version_of(system, bench.environments)}: N-Triples"
    if system == OXIGRAPH:
        return f"pyoxigraph {version('pyoxigraph')}: `bulk_load` alone"
    return f"reelgraph {version('reelgraph')}: `{' '.join(['build', *bench.options])}`"


def table(rows: Iterable[Sequence[str]]) -> str:
    head, *body = (f"| {' | '.join(cells)} |" for cells in (HEADER, *rows))
    return "\n".join([head, "|" + "---|" * len(HEADER), *body])


def write(text: str) -> None:
    """Write the table between the marks of README.md."""
    readme = HERE / "README.md"
    mark = re.compile(r"(<!-- databases -->\n).*?(\n<!-- /databases -->)", re.DOTALL)
    written, places = mark.subn(lambda found: found[1] + text + found[2], readme.read_text(encoding="utf-8"))
    assert places == 1, "README.md has lost its marks <!-- databases -->"
    readme.write_text(written, encoding="utf-8")


# --- command -------------------------------------------------------------------------------------------------


def generate(scale: float, folder: Path) -> int:
    """Generate the files of a scale; return the rows of title.principals."""
    command = [sys.executable, HERE / "imdb_files.py", "--principals", str(round(scale * 1_000_000)), "-o", folder]
    told = measure("imdb_files.py", command).output
    found = re.search(r"([\d,]+) title.principals", told)
    assert found, told
    return int(found[1].replace(",", ""))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Compare reelgraph with others on IMDb-shaped files.")
    parser.add_argument(
        "--scales", type=float, nargs="+", default=[0.1, 1, 10], help="million rows of title.principals"
    )
    parser.add_argument("--systems", nargs="+", choices=SYSTEMS, default=list(SYSTEMS))
    parser.add_argument("--work", type=Path, default=HERE.parent / "build/databases", help="where files and graphs go")
    parser.add_argument("--environments", type=Path, help="where the rivals' environments lie [WORK/environments]")
    parser.add_argument(
        "--kept", metavar="FILE", help="the N-Triples that a build keeps in its generation, instead of an export"
    )
    parser.add_argument("--lean", action="store_true", help="build lean graphs, and let the rivals do so")
    parser.add_argument(
        "--unlike", action="store_true", help="print the table even though the graphs differ; do not write it"
    )
    given = parser.parse_args()
    if OXIGRAPH in given.systems and len(given.systems) == 1:
        parser.error("oxigraph loads what another system wrote: name one")
    return given


def main() -> None:
    """Run every scale; stop at the first at which the systems disagree."""
    given = arguments()
    lines = []
    for scale in given.scales:
        work = (given.work / f"{scale:g}").resolve()
        work.mkdir(parents=True, exist_ok=True)
        principals = generate(scale, work / "files")
        places = (given.environments or given.work / "environments").resolve()
        bench = Bench(work / "files", work, principals, places, given.kept, given.lean)
        runs = run_all(given.systems, bench, scale)
        if differences := compare(runs):
            print("\n".join(differences), file=sys.stderr)
            if not given.unlike:
                sys.exit(
                    f"databases.py: {len(differences)} differences at {scale:g} million principals; README.md is left as it was"
                )
        lines += [row(run, bench) for run in runs]
    print(table(lines))
    if not given.unlike:
        write(table(lines))


if __name__ == "__main__":
    main()
