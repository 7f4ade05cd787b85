"""Queries that take too long are stopped at once and leave nothing behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reelgraph.building import build
from reelgraph.content import folder

HEAVY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
HEAVY_ROWS = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(STRLEN(CONCAT(STR(?a), STR(?d), STR(?g))) < 0) }"
HEAVY_SQL = "SELECT count(*) FROM range(100000000) a, range(100000000) b WHERE a.range + b.range < 0"
PATIENCE = 20  # seconds for a busy machine; alone it takes two


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("stopping") / "graph"
    build([folder("samples") / "to-live.txt"], directory)
    return directory


def start(*arguments: str | Path) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "reelgraph", *map(str, arguments)]
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def is_empty(group: int) -> bool:
    """Return whether no process of a process group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False


def files(directory: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in directory.rglob("*")}


@pytest.mark.parametrize("query", [HEAVY, HEAVY_ROWS])
def test_a_heavy_query_ends_at_its_time_limit(graph: Path, query: str) -> None:
    before = files(graph)
    started = time.monotonic()
    process = start("query", "-", "--timeout", "1", "--json", "-g", graph)
    _, words = process.communicate(query, timeout=PATIENCE)
    assert process.returncode == 1
    assert 1 <= time.monotonic() - started < PATIENCE
    assert "stopped after 1 s" in words
    assert is_empty(process.pid)
    assert files(graph) == before


def test_a_heavy_statement_ends_at_its_time_limit(graph: Path) -> None:
    process = start("sql", HEAVY_SQL, "--timeout", "1", "-g", graph)
    assert "stopped after 1 s" in process.communicate(timeout=PATIENCE)[1]
    assert process.returncode == 1
    assert is_empty(process.pid)


@pytest.mark.parametrize("command", [("query", "-"), ("sql", HEAVY_SQL)])
def test_control_c_ends_a_query_at_once(graph: Path, command: tuple[str, ...]) -> None:
    process = start(*command, "-g", graph)
    assert process.stdin is not None
    process.stdin.write(HEAVY)
    process.stdin.close()
    process.stdin = None
    time.sleep(3)
    assert process.poll() is None
    pressed = time.monotonic()
    process.send_signal(signal.SIGINT)
    assert "stopped" in process.communicate(timeout=PATIENCE)[1]
    assert time.monotonic() - pressed < PATIENCE / 4
    assert process.returncode == 130
    assert is_empty(process.pid)


def test_a_quick_query_answers_within_its_limit(graph: Path) -> None:
    process = start("query", "-", "--timeout", "60", "--format", "csv", "-g", graph)
    rows, words = process.communicate(
        "SELECT ?t { ?f a schema:Movie ; film:matches 'to live' ; rdfs:label ?t }", timeout=PATIENCE
    )
    assert (rows, words, process.returncode) == ("t\nTo Live\n", "", 0)


def test_a_nested_query_is_an_error_and_no_crash(graph: Path) -> None:
    process = start("query", "-", "-g", graph)
    nested = "SELECT * {?a ?b ?c FILTER(" + "(" * 2300 + "1" + ")" * 2300 + ")}"
    _, words = process.communicate(nested, timeout=PATIENCE)
    assert (process.returncode, words) == (
        1, "reelgraph: this query nests brackets 2302 deep, and 128 is the most; write it flatter\n",
    )  # fmt: skip


@pytest.mark.parametrize("format_name", ["csv", "json", "table"])
def test_a_reader_that_has_read_enough_ends_it_without_a_word(graph: Path, format_name: str) -> None:
    process = start("query", "-", "--format", format_name, "-g", graph)
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdout.close()
    process.stdout = None
    _, words = process.communicate("SELECT ?a ?b ?d ?e { ?a ?b ?c . ?d ?e ?f } LIMIT 3000", timeout=PATIENCE)
    assert (process.returncode, words) == (1, "")
