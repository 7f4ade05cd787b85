"""The command line as people and programs meet it: data on standard output, words on standard error, exit codes."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from reelgraph.building import build
from reelgraph.content import folder
from reelgraph.generations import current
from reelgraph.vocabulary import PROLOGUE


def run(*arguments: str | Path, text: str | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "reelgraph", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, input=text, check=False)


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("cli") / "graph"
    build([folder("samples")], directory)
    return directory


def test_the_demo_builds_the_samples_and_answers_five_questions() -> None:
    done = run("demo")
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("$ reelgraph query ") == 5
    assert "Zhang Yimou" in done.stdout


def test_build_says_what_it_did_and_gives_json_to_programs(tmp_path: Path) -> None:
    samples = folder("samples")
    done = run("build", samples, "-g", tmp_path / "graph")
    assert done.returncode == 0
    assert not done.stdout
    assert "12 pages" in done.stderr
    manifest = json.loads(run("build", samples, "-g", tmp_path / "graph", "--json").stdout)
    assert manifest["pages"] == 12
    assert not manifest["skipped"]


@pytest.mark.parametrize("format_name", ["json", "xml", "csv", "tsv", "table"])
def test_a_select_query_answers_in_every_format(graph: Path, format_name: str) -> None:
    done = run("query", "films-directed-by", "-p", "person=Zhang Yimou", "--format", format_name, "-g", graph)
    assert done.returncode == 0, done.stderr
    assert "Raise the Red Lantern" in done.stdout
    if format_name == "json":
        assert json.loads(done.stdout)["head"]["vars"] == ["title", "year"]


def test_a_question_can_be_limited_to_its_first_rows(graph: Path) -> None:
    every = run("query", "most-awarded", "--format", "csv", "-g", graph).stdout.splitlines()
    assert run("query", "most-awarded", "--limit", "2", "--format", "csv", "-g", graph).stdout.splitlines() == every[:3]
    done = run("query", "-", "--limit", "2", "-g", graph, text="SELECT * { ?s ?p ?o }")
    assert (done.returncode, "write LIMIT into your own query" in done.stderr) == (2, True)


def test_results_are_utf_8_unescaped(graph: Path) -> None:
    done = run("query", "-", "--json", "-g", graph, text="SELECT ?t { ?f film:originalTitle ?t }")
    assert done.returncode == 0, done.stderr
    assert "\\u" not in done.stdout
    assert any(ord(char) > 0x4E00 for char in done.stdout)


@pytest.mark.parametrize(("format_name", "parser"), [("ttl", "turtle"), ("nt", "nt")])
def test_a_construct_query_answers_in_rdf(graph: Path, format_name: str, parser: str) -> None:
    done = run("query", "-", "--format", format_name, "-g", graph, text="CONSTRUCT WHERE { ?f schema:director ?d }")
    assert len(rdflib.Graph().parse(data=done.stdout, format=parser)) >= 8


def test_an_ask_that_is_false_is_an_answer(graph: Path) -> None:
    done = run("query", "-", "-g", graph, text="ASK { ?f film:year 'never' }")
    assert (done.returncode, done.stdout) == (0, "false\n")


def test_show_gives_the_words_behind_what_it_says(graph: Path) -> None:
    done = run("show", "Return to Dust", "-g", graph)
    assert done.returncode == 0, done.stderr
    assert "Li Ruijun" in done.stdout
    (portrait,) = json.loads(run("show", "Return to Dust", "--json", "-g", graph).stdout)
    assert {quote["source"] for quote in portrait["quotes"]} == {"return-to-dust.txt", "return-to-dust-releases.html"}


def test_sql_asks_the_fact_tables(graph: Path) -> None:
    done = run("sql", "SELECT count(*) AS n FROM source", "--json", "-g", graph)
    assert json.loads(done.stdout) == [{"n": 12}]


def test_stats_count_kinds_sources_and_decades(graph: Path) -> None:
    counted = json.loads(run("stats", "--json", "-g", graph).stdout)
    assert counted["decades"]["1990s"] >= 4
    assert counted["complete"]["director"] > 0.9
    assert "by source" in run("stats", "-g", graph).stdout


def test_check_passes_on_the_samples_and_fails_on_a_planted_error(graph: Path, tmp_path: Path) -> None:
    assert run("check", "-g", graph).returncode == 0
    spoilt = tmp_path / "spoilt"
    build([folder("samples") / "to-live.txt"], spoilt)
    store = ox.Store(str(current(spoilt) / "store"))
    store.update(PROLOGUE + "INSERT { ?film film:runtimeMinutes 99999 } WHERE { ?film a schema:Movie ; film:year ?y }")
    store.flush()
    del store
    done = run("check", "-g", spoilt)
    assert done.returncode == 1
    assert "runtimeMinutes" in done.stdout
    report = json.loads(run("check", "--json", "-g", spoilt).stdout)
    assert not report["conforms"]
    assert {finding["value"] for finding in report["findings"] if finding["severity"] == "Violation"} >= {"99999"}


@pytest.mark.parametrize("format_name", ["nt", "ttl", "jsonld", "rdfxml"])
def test_export_writes_every_triple(graph: Path, tmp_path: Path, format_name: str) -> None:
    formats = {
        "nt": ox.RdfFormat.N_TRIPLES,
        "ttl": ox.RdfFormat.TURTLE,
        "jsonld": ox.RdfFormat.JSON_LD,
        "rdfxml": ox.RdfFormat.RDF_XML,
    }
    target = tmp_path / f"graph.{format_name}"
    assert run("export", format_name, "-o", target, "-g", graph).returncode == 0
    triples = set(ox.parse(io.BytesIO(target.read_bytes()), format=formats[format_name]))
    assert len(triples) == json.loads(run("stats", "--json", "-g", graph).stdout)["triples"]


def test_facts_print_a_json_object_a_line_and_their_text() -> None:
    page = folder("samples") / "to-live.txt"
    facts = [json.loads(line) for line in run("facts", page).stdout.splitlines()]
    text = run("facts", page, "--text").stdout
    assert text == page.read_text(encoding="utf-8")
    for fact in facts:
        assert list(fact) == [
            "page",
            "subject",
            "relation",
            "object",
            "qualifiers",
            "start",
            "end",
            "quote",
            "rule",
            "confidence",
            "stated",
        ]
        assert text[fact["start"] : fact["end"]] == fact["quote"]
    assert "Zhang Yimou" in run("facts", page, "--format", "table").stdout


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["build", "no-such-file.txt"], 1, "no such file"),
        (["build"], 2, "Missing argument"),
        (["query", "cast", "-p", "film=To Live", "-g", "no-such-graph"], 1, "no graph here"),
        (["query", "-p", "x", "--list-all"], 2, "No such option"),
        (["show", "Nobody At All"], 1, "no graph here"),
        (["export", "docx"], 2, "docx"),
        (["facts", "no-such-file.html"], 1, "no such file"),
        (["build", "nowhere=title.basics.tsv"], 1, "no source called 'nowhere'"),
    ],
)
def test_mistakes_get_one_sentence_and_the_right_exit_code(
    tmp_path: Path, arguments: list[str], code: int, words: str
) -> None:
    command = [sys.executable, "-m", "reelgraph", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == code, done.stderr
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_a_query_that_is_no_sparql_says_where(graph: Path) -> None:
    done = run("query", "-", "-g", graph, text="SELECT WHERE {")
    assert done.returncode == 1
    assert "cannot be answered" in done.stderr


def test_markup_in_the_data_stays_text(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(
        "Title: [red]Alarm[/red] in Blue\nYear: 1990\nDirector: Ann Example\n\nA quiet town.\n", encoding="utf-8"
    )
    done = run("facts", page, "--format", "table")
    assert "[red]Alarm[/red]" in done.stdout
