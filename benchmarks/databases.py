"""Film databases at the speed of columns: reelgraph beside others, side by side in one run.

usage: python benchmarks/databases.py [--scales 0.1 1 10] [--systems reelgraph lean oxigraph rdflib maplib morph] [--pairs 3]

For each scale it generates IMDb-shaped files, lets every system make its graph of them, compares the triples and the
answers to a few questions, and only then tells the times and writes them into README.md. A build and the bare loading of
its triples take turns, `--pairs` times: the ratio of the two is what a noisy machine can still tell.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "rivals"))
import environments  # noqa: E402
import measuring  # noqa: E402

REELGRAPH, LEAN, OXIGRAPH = "reelgraph", "lean", "oxigraph"
RIVALS = tuple(environments.REQUIREMENTS)
SYSTEMS = (REELGRAPH, LEAN, OXIGRAPH, *RIVALS)
LARGEST = {
    LEAN: 1.0,
    "rdflib": 1,
    "maplib": 1.0,
    "morph": 1.0,
}  # million principals; beyond, gigabytes and many minutes
# for DuckDB within a build, and above a million; half of it from where the loader needs some too
MEMORY, MORE = "2400M", "3400M"
PAUSE = 0.25  # seconds between two looks at the memory of a process, and at whether a graph answers
HEADER = (
    "principals", "system", "seconds", "answers after", "CPU seconds", "peak MB", "triples", "triples a second", "triples a principal", "bytes a triple in the store",
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
    stored: int = 0  # bytes of the store
    emission: float = 0.0  # CPU seconds from numbered facts to the last line
    answering: float | None = None  # seconds until a graph answered
    output: str = field(default="", repr=False)


@dataclass(frozen=True)
class Emitted:
    """The N-Triples of a build, and the CPU seconds from numbered facts to the last line."""

    path: Path
    triples: int
    cpu_seconds: float


@dataclass(frozen=True)
class Bench:
    """One scale: its files, where results go, and what was asked for on the command line."""

    files: Path
    work: Path
    principals: int
    environments: Path

    def fresh(self, name: str) -> Path:
        """Return a path in the work folder where nothing lies."""
        path = self.work / name
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        return path


# --- running -------------------------------------------------------------------------------------------------


def measure(system: str, command: Sequence[str | Path], given: str | None = None, awaited: Path | None = None) -> Run:
    """Run a command in a process of its own: wall time, and CPU time and peak memory of it and its children together.

    It answers from when there is the file that is `awaited`.
    """
    start = time.perf_counter()
    with (
        subprocess.Popen(
            [str(word) for word in command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as process,
        ThreadPoolExecutor(1) as beside,
    ):
        assert process.stdin
        assert process.stdout
        process.stdin.write(given or "")
        process.stdin.close()
        watched = beside.submit(watch, process, awaited)
        output = process.stdout.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"databases.py: {system} failed with exit code {process.returncode}: {' '.join(map(str, command))}")
    seconds = time.perf_counter() - start
    peak, seen = watched.result()
    answering = seen - start if seen else seconds if awaited else None
    return Run(
        system,
        seconds,
        used.ru_utime + used.ru_stime,
        max(peak, used.ru_maxrss * 1024) / 2**20,
        answering=answering,
        output=output,
    )


def watch(process: "subprocess.Popen[str]", awaited: Path | None) -> tuple[int, float | None]:
    """Return the most bytes of memory that a process and its children held together, and when a file was there first.

    Both as often as we look.
    """
    peak, seen = 0, None
    while process.returncode is None:
        own, files = zip(*memory_of(process.pid), (0, 0), strict=True)
        peak = max(peak, sum(own) + max(files))
        if awaited and not seen and awaited.exists():
            seen = time.perf_counter()
        time.sleep(PAUSE)
    return peak, seen


def memory_of(process: int) -> Iterator[tuple[int, int]]:
    """Yield for a process and each of its children the bytes that are its own, and those of files, which they share.

    They are the kernel's counters: having it look at each page, for what is shared, took a tenth of a core.
    """
    folder = Path(f"/proc/{process}")
    try:
        told = dict(re.findall(r"^Rss(\w+):\s+(\d+) kB", (folder / "status").read_text(), re.MULTILINE))
        children = [child for task in (folder / "task").iterdir() for child in (task / "children").read_text().split()]
    except OSError:
        return
    if told:
        yield (int(told["Anon"]) + int(told["Shmem"])) * 1024, int(told["File"]) * 1024
    for child in children:
        yield from memory_of(int(child))


def run_pipeline(name: str, python: str | Path, *words: str | Path) -> Run:
    """Run the script of a system in rivals/: it measures itself, for it answers questions when its work is done."""
    told = json.loads(measure(name, [python, HERE / "rivals" / f"{name}_pipeline.py", *words]).output)
    return Run(name, told["seconds"], told["cpu_seconds"], told["peak_mb"], told["triples"], told["answers"])


def run_reelgraph(bench: Bench, emitted: Emitted, name: str = REELGRAPH) -> Run:
    """Build a graph from the files: facts, identities, triples, store, text index, network and checks."""
    graph = bench.fresh(f"{name}-graph")
    command = [sys.executable, "-m", "reelgraph", *build_words(bench, graph, name), "--json"]
    run = measure(name, command, awaited=graph / "current")
    run.triples = json.loads(run.output)["triples"]
    run.written, run.emission = emitted.path, emitted.cpu_seconds
    run.stored = size(generation_of(graph) / "store")
    if run.triples != emitted.triples:
        sys.exit(f"databases.py: {name} has {run.triples:,} triples in the store and wrote {emitted.triples:,}")
    return run


def emit(bench: Bench, name: str = REELGRAPH) -> Emitted:
    """Write the triples of a build into a file, for the others to load and to be compared with; no store is made."""
    written, graph = bench.fresh(f"{name}.nt"), bench.fresh(f"{name}-unmade")
    command = [sys.executable, HERE / "rivals/emission.py", written, *build_words(bench, graph, name)[1:]]
    told = json.loads(measure("emission.py", command).output)
    shutil.rmtree(graph)
    return Emitted(written, told["triples"], told["cpu_seconds"])


def build_words(bench: Bench, graph: Path, name: str) -> list[str | Path]:
    """Return the words of a build command."""
    memory = MEMORY if bench.principals < 2_000_000 else MORE
    words = ["build", f"imdb={bench.files}", "-g", graph, "--memory", memory]
    return [*words, *(["--lean"] if name == LEAN else [])]


def ask(run: Run, graph: Path) -> None:
    """Let a built graph answer the questions."""
    command = [sys.executable, "-m", "reelgraph", "query", "-", "--json", "-g", graph]
    run.answers = {
        name: sorted(rows(measure(name, command, sparql).output)) for name, sparql in measuring.questions().items()
    }


def size(folder: Path) -> int:
    """Return the bytes of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


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
    run.stored = size(store)
    return run


def run_rival(name: str, bench: Bench) -> Run:
    """Let a rival map the files, in its own environment."""
    written = bench.fresh(f"{name}.nt")
    run = run_pipeline(name, environments.python_of(name, bench.environments), bench.files, written)
    run.written = written
    return run


def run_all(systems: Sequence[str], bench: Bench, scale: float, pairs: int) -> list[Run]:
    """Run the systems one after the other; of those that take turns every run is returned."""
    runs = []
    if {REELGRAPH, OXIGRAPH} & set(systems):
        emitted = emit(bench)
        for _ in range(pairs if OXIGRAPH in systems else 1):
            runs.append(run_reelgraph(bench, emitted))
            if OXIGRAPH in systems:
                runs.append(run_oxigraph(bench, emitted.path))
        ask(runs[0], bench.work / f"{REELGRAPH}-graph")
    for name in (name for name in (LEAN, *RIVALS) if name in systems):
        if scale > LARGEST[name]:
            print(f"{name}: not run above {LARGEST[name]:g} million principals", file=sys.stderr)
        else:
            runs.append(run_reelgraph(bench, emit(bench, LEAN), LEAN) if name == LEAN else run_rival(name, bench))
    return sorted(runs, key=lambda run: SYSTEMS.index(run.system))


# --- comparing -----------------------------------------------------------------------------------------------


def compare(runs: Sequence[Run]) -> list[str]:
    """Return how the systems differ from the first: in their triples, predicate by predicate, and in their answers.

    A lean graph has other triples than a full one, and is not compared.
    """
    alike = [run for run in runs if run.system != LEAN]
    if len({run.system for run in alike if run.written}) < 2:
        return []
    held = {run.system: contents(run.written) for run in alike if run.written}
    first = next(iter(held))
    differences = []
    for run in alike:
        own = held.get(run.system, held[first])
        differences += unlike(first, held[first]["predicates"], run.system, own["predicates"])
        if run.triples != own["lines"]:
            differences.append(f"{run.system} tells of {run.triples:,} triples; its file holds {own['lines']:,}")
        if own["sum"] != held[first]["sum"]:
            print(f"note: {run.system} names some things by other IRIs than {first}", file=sys.stderr)
    return differences + different_answers([run for run in alike if run.answers is not None])


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
    return (
        f"{bench.principals:,}",
        named(run.system, bench),
        f"{run.seconds:.1f}",
        f"{run.answering:.1f}" if run.answering else "",
        f"{run.cpu_seconds:.1f}",
        f"{run.peak_mb:.0f}",
        f"{run.triples:,}",
        f"{run.triples / run.seconds:,.0f}",
        f"{run.triples / bench.principals:.2f}",
        f"{run.stored / run.triples:.0f}" if run.stored else "",
    )


def named(system: str, bench: Bench) -> str:
    """Return a system's name, its version and what it did."""
    if system in RIVALS:
        return f"{environments.version_of(system, bench.environments)}: N-Triples"
    if system == OXIGRAPH:
        return f"pyoxigraph {version('pyoxigraph')}: `bulk_load` alone"
    return f"reelgraph {version('reelgraph')}: `build{' --lean' if system == LEAN else ''}`"


def middle(runs: Sequence[Run]) -> list[Run]:
    """Return one run of each system, of several the one in the middle by seconds."""
    by_system = {name: [run for run in runs if run.system == name] for name in SYSTEMS}
    return [sorted(same, key=lambda run: run.seconds)[len(same) // 2] for same in by_system.values() if same]


def findings(runs: Sequence[Run], bench: Bench) -> list[str]:
    """Return sentences on how the systems compare at one scale."""
    one = {run.system: run for run in middle(runs)}
    said = []
    if REELGRAPH in one:
        speed = one[REELGRAPH].triples / one[REELGRAPH].emission / 1e6
        said.append(f"emission {speed:.1f} M triples a CPU second")
    if OXIGRAPH in one:
        pairs = list(zip(*([run for run in runs if run.system == name] for name in (REELGRAPH, OXIGRAPH)), strict=True))
        wall = median(built.seconds / bare.seconds for built, bare in pairs)
        cpu = median(built.cpu_seconds / bare.cpu_seconds for built, bare in pairs)
        said.append(
            f"a build takes {wall:.2f} times the bare loading ({cpu:.2f} times the CPU), the median of {len(pairs)} pairs"
        )
    for name in RIVALS:
        if name in one and REELGRAPH in one:
            said.append(f"{name} takes {one[name].seconds / one[REELGRAPH].seconds:.1f} times as long as `build`")
        if name in one and LEAN in one:
            said.append(f"{one[name].seconds / one[LEAN].seconds:.1f} times as long as `build --lean`")
    return [f"{bench.principals:,} principals: {'; '.join(said)}."] if said else []


def growth(runs: Sequence[Run]) -> list[str]:
    """Return sentences on how the time of a build grows from each scale to the next, and how many more triples it has."""
    return [
        f"A build of {large.triples:,} triples answers after {large.answering / small.answering:.1f} times as long as one of"
        f" {small.triples:,}, has {large.triples / small.triples:.1f} times the triples, and ends after"
        f" {large.seconds / small.seconds:.1f} times as long."
        for small, large in pairwise(runs)
        if small.answering and large.answering
    ]


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
        "--pairs", type=int, default=3, help="how often a build and a bare load take turns; once above 1 million"
    )
    parser.add_argument(
        "--unlike", action="store_true", help="print the table even though the graphs differ; do not write it"
    )
    return parser.parse_args()


def main() -> None:
    """Run every scale; stop at the first at which the systems disagree. What has been measured by then is written."""
    given = arguments()
    lines: list[tuple[str, ...]] = []
    said: list[str] = []
    builds: list[Run] = []
    for scale in given.scales:
        work = (given.work / f"{scale:g}").resolve()
        work.mkdir(parents=True, exist_ok=True)
        principals = generate(scale, work / "files")
        bench = Bench(work / "files", work, principals, (given.environments or given.work / "environments").resolve())
        runs = run_all(given.systems, bench, scale, given.pairs if scale <= 1 else 1)
        if differences := compare(runs):
            print("\n".join(differences), file=sys.stderr)
            if not given.unlike:
                sys.exit(
                    f"databases.py: {len(differences)} differences at {scale:g} million principals; it is not told of"
                )
        lines += [row(run, bench) for run in middle(runs)]
        said += findings(runs, bench)
        builds += [run for run in middle(runs) if run.system == REELGRAPH]
        text = "\n\n".join([table(lines), *said, *growth(builds)])
        print(text, flush=True)
        if not given.unlike:
            write(text)
        shutil.rmtree(work)


if __name__ == "__main__":
    main()
