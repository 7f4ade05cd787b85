"""Thirty questions on 1 and 5 million triples: reelgraph beside pyoxigraph, rdflib, maplib and Virtuoso, in one run.

usage: python benchmarks/questions.py [--scales 1 5] [--engines reelgraph pyoxigraph rdflib maplib virtuoso] [--cpu]

Makes IMDb-shaped files and an almanac beside them, builds a graph, gives its triples to the others, lets everybody answer
`questions.toml`, compares the answers row by row, and only then tells times and writes them into README.md.
"""

import argparse
import json
import os
import queue
import re
import subprocess
import sys
import threading
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pyoxigraph as ox

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "rivals"))
import environments  # noqa: E402
import virtuoso  # noqa: E402

import almanac_files  # noqa: E402
import imdb_files  # noqa: E402
from reelgraph import catalogue  # noqa: E402
from reelgraph.graph import Graph  # noqa: E402
from reelgraph.vocabulary import PROLOGUE  # noqa: E402
from subjects import Subject, subjects  # noqa: E402

ENGINES = ("reelgraph", "pyoxigraph", "rdflib", "maplib", "virtuoso")
OWN, PLAIN = ENGINES[:2]
PRINCIPALS = 90_500  # for a million triples
LARGEST = {"rdflib": 1.0}  # million triples; beyond, loading alone takes minutes
LIMIT, LOADING = 60.0, 1_200.0  # seconds for a question with all its arguments, and for loading
SHORTER = {"rdflib": 20.0}  # for who needs minutes for many of them
WANTED = {"point": 2, "one hop": 2, "two hops": 15, "text": 3, "paths": 20, "aggregate": 150}  # ms
TIMES = {"text": 300, "three-films-away": 50, "aggregate": 10}  # as fast as pyoxigraph


@dataclass(frozen=True)
class Question:
    """A question, and how reelgraph and the others are asked it, for each argument."""

    name: str
    kind: str
    asks: str
    own: tuple[Mapping[str, Any], ...]
    plain: tuple[str, ...]


@dataclass(frozen=True)
class Told:
    """What an engine says of a question: its answers and their time, or why there are none."""

    answers: list[list[list[str]]] | None = None
    ms: float = 0
    cpu_ms: float = 0
    error: str = ""


# --- the graph -----------------------------------------------------------------------------------------------


def prepare(work: Path, millions: float) -> int:
    """Make files, graph and N-Triples in `work`, where they are not there yet; return the number of triples."""
    graph, triples = work / "graph", work / "graph.nt"
    if not triples.is_file():
        imdb_files.generate(work / "files", round(PRINCIPALS * millions))
        almanac_files.write(work / "files")
        sources = [f"{name}={work / 'files'}" for name in ("imdb", "almanac")]
        _reelgraph("build", *sources, "--compact", "-g", graph)
        with Graph(graph) as opened:
            opened.store.dump(str(triples), ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
    return int(Graph(graph).manifest["triples"])


def _reelgraph(*words: str | Path) -> None:
    environment = os.environ | {"REELGRAPH_INGEST": str(HERE / "sources")}
    subprocess.run([sys.executable, "-m", "reelgraph", *map(str, words)], check=True, env=environment)


# --- the questions -------------------------------------------------------------------------------------------


def questions(graph: Graph) -> list[Question]:
    """Return the questions of `questions.toml` with arguments from the graph."""
    told = tomllib.loads((HERE / "questions.toml").read_text(encoding="utf-8"))
    known = subjects(graph)
    return [_question(name, entry, known.get(entry.get("about", ""), [Subject()])) for name, entry in told.items()]


def _question(name: str, entry: Mapping[str, Any], about: Sequence[Subject]) -> Question:
    own = tuple(_own(entry, subject) for subject in about)
    plain = tuple(_plain(entry, subject) for subject in about)
    return Question(name, entry["kind"], entry["asks"], own, plain)


def _own(entry: Mapping[str, Any], subject: Subject) -> dict[str, Any]:
    if "catalogue" in entry:
        given = dict(zip(entry.get("parameters", ()), (subject.label, subject.other_label), strict=False))
        return {"catalogue": entry["catalogue"], "parameters": given, "limit": entry.get("limit")}
    if "search" in entry:
        return {"search": f"{subject.label} {subject.other_label}".strip(), "kinds": entry["search"]}
    if "near" in entry:
        return {"near": entry["near"], "person": subject.label}
    if "connected" in entry:
        return {"connected": [subject.label, subject.other_label]}
    return {"sparql": _filled(entry["sparql"], subject)}


def _plain(entry: Mapping[str, Any], subject: Subject) -> str:
    if "catalogue" not in entry:
        return PROLOGUE + _filled(entry["sparql"], subject)
    query = catalogue.find(entry["catalogue"])
    given = zip(entry.get("parameters", ()), (subject.iri, subject.other), strict=False)
    terms = {name: [ox.NamedNode(one)] for name, one in given}
    left = [one.name for one in query.parameters if one.name not in terms]
    lines = [line for line in query.text.splitlines() if not any(_leaves(line, name) for name in left)]
    bound = replace(query, text="\n".join(lines)).bind(terms)
    return query.limited(bound, entry.get("limit"))


def _leaves(line: str, parameter: str) -> bool:
    """Return whether a line is there only for a parameter that is not given."""
    return bool(re.search(rf"VALUES \?{parameter} \{{ UNDEF|FILTER\(!BOUND\(\?{parameter}\)", line))


def _filled(sparql: str, subject: Subject) -> str:
    said = {"iri": subject.iri, "other": subject.other or subject.other_label, "id": subject.id, "text": subject.label}
    return re.sub(r"\$(\w+)", lambda found: said[found[1]], sparql)


# --- asking --------------------------------------------------------------------------------------------------


@contextmanager
def source_of(engine: str, work: Path) -> Iterator[str]:
    """Yield what an engine is asked: the graph, its store, its triples or an address."""
    if engine == "virtuoso":
        with virtuoso.serving(work / "virtuoso", work / "graph.nt", LIMIT) as (address, loaded):
            print(f"virtuoso: loaded in {loaded:.0f} s", file=sys.stderr)
            yield address
    elif engine == PLAIN:
        yield str(Graph(work / "graph").folder / "store")
    else:
        yield str(work / ("graph" if engine == OWN else "graph.nt"))


def ask_all(engine: str, work: Path, count: int, places: Path) -> list[Told]:
    """Ask an engine every question; one that is not answered in time is struck out, and the engine started again."""
    rival = engine in environments.REQUIREMENTS
    python = environments.python_of(engine, places) if rival else sys.executable
    limit, told = SHORTER.get(engine, LIMIT), list[Told]()
    with source_of(engine, work) as source:
        while len(told) < count:
            words = [python, HERE / "rivals/asking.py", engine, source, work / "questions.json", len(told), limit]
            told += _asked([str(word) for word in words], count - len(told), limit)
            print(f"{engine}: {len(told)} of {count}", file=sys.stderr)
    return told


def _asked(command: Sequence[str], count: int, limit: float) -> list[Told]:
    lines: queue.Queue[str] = queue.Queue()
    told = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        threading.Thread(
            target=lambda out: [*map(lines.put, out), lines.put("")], args=(process.stdout,), daemon=True
        ).start()
        try:
            for place in range(count + 1):
                line = lines.get(timeout=limit + 5 if place else LOADING)
                if not line:
                    return [*told, Told(error="the engine ended")]
                if place:
                    told.append(Told(**json.loads(line)))
        except queue.Empty:
            told.append(Told(error="TimeoutError"))
        finally:
            process.kill()
    return told


# --- telling -------------------------------------------------------------------------------------------------


def compare(asked: Sequence[Question], told: Mapping[str, Sequence[Told]]) -> list[str]:
    """Return where reelgraph does not answer as pyoxigraph does."""
    differences = []
    for place, question in enumerate(asked):
        own, plain = told[OWN][place], told[PLAIN][place]
        if own.error:
            differences.append(f"{question.name}: {own.error}")
        elif plain.answers is not None and plain.answers != own.answers:
            differences.append(f"{question.name}: {_first_difference(own.answers or [], plain.answers)}")
    return differences


def _first_difference(own: list[list[list[str]]], plain: list[list[list[str]]]) -> str:
    pairs = [(ours, theirs) for ours, theirs in zip(own, plain, strict=True) if ours != theirs]
    ours, theirs = pairs[0]
    more, less = [row for row in ours if row not in theirs][:2], [row for row in theirs if row not in ours][:2]
    return f"{len(ours)} rows, {len(theirs)} wanted; too many: {more}; lacking: {less}"


def table(asked: Sequence[Question], told: Mapping[str, Sequence[Told]], measure: str) -> list[str]:
    """Return the lines of a table: how long each question took everybody."""
    names = [engine for engine in ENGINES if engine in told]
    lines = [f"| | question | rows | {' | '.join(names)} | × |", "|" + "---|" * (len(names) + 4)]
    for place, question in enumerate(asked):
        of = {name: told[name][place] for name in names}
        wanted = of[PLAIN].answers or of[OWN].answers or []
        cells = " | ".join(_cell(one, wanted, measure) for one in of.values())
        rows = " ".join(f"{len(rows):,}" for rows in wanted[:1])
        lines.append(
            f"| {question.kind} | {question.asks} | {rows} | {cells} | {_times(of[OWN], of[PLAIN], measure)} |"
        )
    return lines


def _cell(told: Told, wanted: list[list[list[str]]], measure: str) -> str:
    if told.error:
        return "too late" if "Timeout" in told.error or "S1T00" in told.error else "error"
    ms = getattr(told, measure)
    number = f"{ms:,.0f}" if ms >= 100 else f"{ms:.1f}" if ms >= 1 else f"{ms:.2f}"
    return number if told.answers == wanted else f"{number} (differs)"


def _times(own: Told, plain: Told, measure: str) -> str:
    if own.error or plain.error:
        return f"> {LIMIT * 1000 / getattr(own, measure):,.0f}" if "Timeout" in plain.error and not own.error else ""
    return f"{getattr(plain, measure) / getattr(own, measure):,.1f}"


def verdicts(asked: Sequence[Question], told: Mapping[str, Sequence[Told]], measure: str) -> list[str]:
    """Return a line for each kind: the slowest question beside what is wanted, and the least advantage over pyoxigraph."""
    lines = ["| | slowest, ms | wanted | least × | wanted |", "|---|---|---|---|---|"]
    for kind, most in WANTED.items():
        places = [place for place, question in enumerate(asked) if question.kind == kind]
        slowest = max(getattr(told[OWN][place], measure) for place in places)
        names = [place for place in places if kind in TIMES or asked[place].name in TIMES]
        least = [
            getattr(told[PLAIN][one], measure) / getattr(told[OWN][one], measure)
            for one in names
            if not told[PLAIN][one].error
        ]
        wanted = TIMES.get(kind) or next((TIMES[asked[one].name] for one in names), "")
        lines.append(f"| {kind} | {slowest:.1f} | {most} | {f'{min(least):,.0f}' if least else ''} | {wanted} |")
    return lines


def write(text: str) -> None:
    """Write the tables between the marks of README.md."""
    readme = HERE / "README.md"
    mark = re.compile(r"(<!-- questions -->\n).*?(\n<!-- /questions -->)", re.DOTALL)
    written, places = mark.subn(lambda found: found[1] + text + found[2], readme.read_text(encoding="utf-8"))
    assert places == 1, "README.md has lost its marks <!-- questions -->"
    readme.write_text(written, encoding="utf-8")


def versions(engines: Sequence[str], places: Path) -> str:
    """Return names and versions of the engines."""
    told = {OWN: f"reelgraph {version('reelgraph')}", PLAIN: f"pyoxigraph {version('pyoxigraph')}"}
    told |= {name: environments.version_of(name, places) for name in engines if name in environments.REQUIREMENTS}
    return ", ".join(told.get(name, "Virtuoso 7.2 (Debian's virtuoso-opensource)") for name in engines)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Ask reelgraph and others the same questions.")
    parser.add_argument("--scales", type=float, nargs="+", default=[1, 5], help="million triples")
    parser.add_argument("--engines", nargs="+", choices=ENGINES, default=list(ENGINES))
    parser.add_argument(
        "--work", type=Path, default=HERE.parent / "build/questions", help="where files and graphs go, and stay"
    )
    parser.add_argument("--environments", type=Path, help="where the rivals' environments lie [WORK/environments]")
    parser.add_argument("--cpu", action="store_true", help="CPU time, on a noisy machine; Virtuoso has none to tell")
    parser.add_argument(
        "--unlike", action="store_true", help="print the table even though answers differ; do not write it"
    )
    given = parser.parse_args()
    if not {OWN, PLAIN} <= set(given.engines):
        parser.error(f"{OWN} and {PLAIN} are compared with each other: name both")
    if "virtuoso" in given.engines and not virtuoso.is_there():
        parser.error("virtuoso-opensource is not installed: apt-get install it, or leave virtuoso out of --engines")
    return given


def asked_at(scale: float, given: argparse.Namespace, places: Path) -> list[str]:
    """Ask everybody at one scale; return the lines that tell of it. Ends where reelgraph and pyoxigraph disagree."""
    work = (given.work / f"{scale:g}").resolve()
    work.mkdir(parents=True, exist_ok=True)
    triples = prepare(work, scale)
    with Graph(work / "graph") as graph:
        asked = questions(graph)
    written = [{"own": one.own, "plain": one.plain} for one in asked]
    (work / "questions.json").write_text(json.dumps(written), encoding="utf-8")
    engines = [name for name in ENGINES if name in given.engines and scale <= LARGEST.get(name, scale)]
    told = {engine: ask_all(engine, work, len(asked), places) for engine in engines}
    say_what_differs(asked, told)
    if differences := compare(asked, told):
        print("\n".join(differences), file=sys.stderr)
        if not given.unlike:
            sys.exit(
                f"questions.py: {len(differences)} differences at {scale:g} million triples; README.md is left as it was"
            )
    measure = "cpu_ms" if given.cpu else "ms"
    return ["", f"{triples:,} triples:", "", *table(asked, told, measure), "", *verdicts(asked, told, measure)]


def say_what_differs(asked: Sequence[Question], told: Mapping[str, Sequence[Told]]) -> None:
    """Say on standard error which engine could not answer what, and how answers differ from those of pyoxigraph."""
    for engine, several in told.items():
        for question, one, plain in zip(asked, several, told[PLAIN], strict=True):
            if one.error:
                print(f"{engine}, {question.name}: {one.error}", file=sys.stderr)
            elif plain.answers and one.answers != plain.answers:
                print(
                    f"{engine}, {question.name}: {_first_difference(one.answers or [], plain.answers)}", file=sys.stderr
                )


def main() -> None:
    """Run every scale; stop at the first at which reelgraph and pyoxigraph disagree."""
    given = arguments()
    places = (given.environments or given.work / "environments").resolve()
    how = f"milliseconds{' of CPU time' if given.cpu else ''}, median of warm repetitions"
    text = [f"{versions(given.engines, places)}; {how}."]
    for scale in given.scales:
        text += asked_at(scale, given, places)
    print("\n".join(text))
    if not given.unlike:
        write("\n".join(text))


if __name__ == "__main__":
    main()
