"""What a pipeline took, on one line of JSON: the same command line and the same measures for all."""

import argparse
import json
import resource
import tempfile
import time
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Ask = Callable[[str], list[list[str]]]
QUESTIONS = Path(__file__).with_name("questions.toml")


@dataclass(frozen=True)
class Source:
    """What a pipeline reads, and whether the triples are to be those of a lean graph."""

    path: Path
    lean: bool


@dataclass(frozen=True)
class Made:
    """What a pipeline made: how many triples there are, and how to ask them, where it has an engine."""

    triples: Callable[[], int]
    ask: Ask | None = None


def run(pipeline: Callable[[Source, Path, Path], Made]) -> None:
    """Run `pipeline(source, target, work)` and print what it took, how many triples it made, and what they answer.

    Neither counting nor asking is part of the time, nor is the start of Python.
    """
    parser = argparse.ArgumentParser(description="Make triples, and say what it took.")
    parser.add_argument("source", type=Path, help="what to read")
    parser.add_argument("target", type=Path, help="what to write")
    parser.add_argument("--lean", action="store_true", help="make the triples of a lean graph")
    given = parser.parse_args()
    source = Source(given.source.resolve(), given.lean)
    start = time.perf_counter()
    with tempfile.TemporaryDirectory(dir=given.target.resolve().parent) as work:
        made = pipeline(source, given.target.resolve(), Path(work))
        measures = taken(time.perf_counter() - start)
    print(json.dumps(measures | {"triples": made.triples(), "answers": made.ask and answers(made.ask)}))


def taken(seconds: float) -> dict[str, float]:
    """Return the seconds, and the CPU seconds and the peak memory of this process and its children so far."""
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return {
        "seconds": round(seconds, 2),
        "cpu_seconds": round(own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime, 2),
        "peak_mb": round(max(own.ru_maxrss, children.ru_maxrss) / 1024),
    }


def answers(ask: Ask) -> dict[str, list[list[str]]]:
    """Return the rows that answer each question, in an order that is not the engine's."""
    return {name: sorted(ask(sparql)) for name, sparql in questions().items()}


def questions() -> dict[str, str]:
    """Return the SPARQL of every question."""
    content = tomllib.loads(QUESTIONS.read_text(encoding="utf-8"))
    prologue = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in content.pop("prefixes").items())
    return {name: prologue + question["sparql"] for name, question in content.items()}


def lines(path: Path) -> int:
    """Return the number of lines of a file."""
    with path.open("rb") as file:
        return sum(block.count(b"\n") for block in iter(lambda: file.read(2**20), b""))
