"""Ask one engine every question: the answers, then how long they took. A line of JSON each.

usage: python asking.py ENGINE SOURCE QUESTIONS.json FIRST LIMIT

ENGINE is reelgraph, pyoxigraph, rdflib, maplib or virtuoso; SOURCE its graph, store, file of N-Triples or address. The
questions before number FIRST are left out. Nothing can stop some engines: who started this kills it after LIMIT seconds.
"""

import json
import resource
import signal
import statistics
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterable
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

Rows = list[list[str]]
Ask = Callable[[Any], Rows]
SAMPLES, BUDGET = 15, 4.0  # how often a question is asked again, and for how many seconds at most
SLOW = 2.0  # seconds; what takes longer is not asked again


def reelgraph(source: str) -> Ask:
    from reelgraph.graph import Graph

    graph = Graph(source)

    def ask(call: dict[str, Any]) -> Rows:
        if "catalogue" in call:
            return _rows(graph.ask(call["catalogue"], call["parameters"], call["limit"]))
        if "search" in call:
            return [[hit.iri] for hit in graph.search(call["search"], call["kinds"], 100_000)]
        if "near" in call:
            return [[str(graph.near(call["person"], call["near"], graph.limits(roles=["actor"]))[-1])]]
        if "connected" in call:
            return [[str(bool(graph.path(*call["connected"], roles=["actor"]))).lower()]]
        return _rows(graph.query(call["sparql"]))

    return ask


def pyoxigraph(source: str) -> Ask:
    import pyoxigraph as ox

    store = ox.Store.read_only(source)
    return lambda sparql: _rows(store.query(sparql))


def _rows(result: Any) -> Rows:
    if not hasattr(result, "variables"):
        return [[str(bool(result)).lower()]]
    return [["" if value is None else value.value for value in row] for row in result]


def rdflib(source: str) -> Ask:
    from rdflib import Graph

    graph = Graph().parse(source, format="nt")

    def ask(sparql: str) -> Rows:
        result = graph.query(sparql)
        if result.type == "ASK":
            return [[str(result.askAnswer).lower()]]
        return [["" if value is None else str(value) for value in row] for row in result]

    return ask


def maplib(source: str) -> Ask:
    from maplib import Model

    model = Model()
    model.read(source, format="ntriples")

    def ask(sparql: str) -> Rows:
        result = model.query(sparql)
        if not hasattr(result, "iter_rows"):
            return [[str(bool(result)).lower()]]
        return [["" if value is None else str(value).strip("<>") for value in row] for row in result.iter_rows()]

    return ask


def virtuoso(source: str) -> Ask:
    def ask(sparql: str) -> Rows:
        given = {"query": sparql, "format": "application/sparql-results+json", "maxrows": "1000000"}
        with urllib.request.urlopen(f"{source}?{urllib.parse.urlencode(given)}") as answer:  # noqa: S310
            told = json.load(answer)
        if "boolean" in told:
            return [[str(told["boolean"]).lower()]]
        names = told["head"]["vars"]
        return [[row[name]["value"] if name in row else "" for name in names] for row in told["results"]["bindings"]]

    return ask


ENGINES = {engine.__name__: engine for engine in (reelgraph, pyoxigraph, rdflib, maplib, virtuoso)}


def normal(rows: Iterable[Iterable[str]]) -> Rows:
    """Return rows in one order, numbers in one form."""
    return sorted([_number(cell) for cell in row] for row in rows)


def _number(cell: str) -> str:
    try:
        return f"{Decimal(cell).normalize():f}" if cell[:1].isdigit() and len(cell) < 20 else cell
    except InvalidOperation:
        return cell


def measure(ask: Ask, calls: list[Any]) -> dict[str, Any]:
    """Return the answers to the calls of a question, and the median of the milliseconds that they took, all warm."""
    answers, first = [], []
    for call in calls:
        rows, *took = _timed(ask, call)
        answers.append(normal(rows))
        first.append(took)
    again, started = [], time.perf_counter()
    while len(again) < SAMPLES and time.perf_counter() - started < BUDGET and max(first)[0] < SLOW * 1000:
        again.append(_timed(ask, calls[len(again) % len(calls)])[1:])
    wall, cpu = (statistics.median(times) for times in zip(*(again or first), strict=True))
    return {"answers": answers, "ms": wall, "cpu_ms": cpu}


def _timed(ask: Ask, call: Any) -> tuple[Rows, float, float]:
    wall, cpu = time.perf_counter(), time.process_time()
    rows = ask(call)
    return rows, (time.perf_counter() - wall) * 1000, (time.process_time() - cpu) * 1000


def main() -> None:
    """Load, then ask one question after the other."""
    engine, source, questions, first, limit = sys.argv[1:]
    asked = json.loads(Path(questions).read_text(encoding="utf-8"))
    started = time.perf_counter()
    ask = ENGINES[engine](source)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"loaded": time.perf_counter() - started, "peak_mb": peak}), flush=True)
    for question in asked[int(first) :]:
        signal.signal(signal.SIGALRM, _late)
        signal.setitimer(signal.ITIMER_REAL, float(limit))
        try:
            told = measure(ask, question["own" if engine == "reelgraph" else "plain"])
        except (
            Exception
        ) as error:  # an engine that cannot answer says so in its own way, and the next question is asked
            told = {"error": f"{type(error).__name__}: {error}"[:300]}
        signal.setitimer(signal.ITIMER_REAL, 0)
        print(json.dumps(told), flush=True)


def _late(*_: object) -> None:
    raise TimeoutError("too late")


if __name__ == "__main__":
    main()
