"""SQL over a graph: views for people, and a connection that reads nothing else."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reelgraph import views
from reelgraph.building import build
from reelgraph.content import folder
from reelgraph.errors import ContentError, QueryError
from reelgraph.graph import Graph


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    directory = tmp_path_factory.mktemp("it's views")
    build([folder("samples")], directory)
    with Graph(directory) as opened:
        yield opened


@pytest.mark.parametrize("view", views.views().values(), ids=lambda view: view.name)
def test_a_view_has_rows_and_the_columns_that_it_says(graph: Graph, view: views.View) -> None:
    columns, rows = graph.rows(f"SELECT * FROM {view.name}")
    assert columns == list(view.columns)
    assert rows
    assert view.summary.endswith(".")
    assert all(meaning.endswith((".", "…")) for meaning in view.columns.values())


def test_views_answer_what_people_ask(graph: Graph) -> None:
    asked = "SELECT title FROM film_credits WHERE name = 'Zhang Yimou' AND role = 'director' ORDER BY title"
    assert graph.rows(asked)[1] == [("Raise the Red Lantern",), ("To Live",)]
    shown = "SELECT DISTINCT festival FROM festival_screenings WHERE title = 'To Live'"
    assert graph.rows(shown)[1] == [("Cannes Film Festival",)]


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM read_text('/etc/passwd')",
        "SELECT * FROM '/etc/passwd'",
        "SELECT * FROM glob('/etc/*')",
        "SELECT * FROM read_csv('https://example.org/a.csv')",
        "SELECT * FROM sqlite_scan('/tmp/a', 'b')",
        "COPY film TO '/tmp/reelgraph-copied.csv'",
        "EXPORT DATABASE '/tmp/reelgraph-copied'",
        "ATTACH '/tmp/reelgraph-copied.db'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "SET lock_configuration = false",
        "CREATE TABLE t AS SELECT 1",
        "DROP VIEW film",
        "SELECT 1; DROP VIEW film",
        "EXPLAIN ANALYZE COPY film TO '/tmp/reelgraph-copied.csv'",
        "SELECT * FROM secret_of_this_process",
        "PRAGMA database_list",
        "",
    ],
)
def test_a_statement_reaches_nothing_but_the_graph(graph: Graph, statement: str) -> None:
    secret_of_this_process = [1]  # a variable that DuckDB would find by itself
    with pytest.raises(QueryError):
        graph.rows(statement)
    assert secret_of_this_process
    assert not list(Path("/tmp").glob("reelgraph-copied*"))  # noqa: S108
    assert graph.rows("SELECT count(*) > 0 FROM film")[1] == [(True,)]


def test_nothing_is_spilled_to_disk(graph: Graph) -> None:
    assert graph.rows("SELECT current_setting('temp_directory')")[1] == [("",)]


def test_the_columns_say_what_the_store_says(graph: Graph) -> None:
    said = "SELECT ?s ?o { ?s schema:director ?o }"
    columns = "SELECT s.iri, o.iri FROM graph.edges JOIN graph.things s ON s.id = subject JOIN graph.things o ON o.id = object"
    told = {(row["s"].value, row["o"].value) for row in graph.query(said)}  # type: ignore[union-attr]
    rows = graph.rows(f"{columns} WHERE property = 'schema:director'")[1]
    assert len(rows) == len(told)
    assert set(rows) == told
    for name, class_ in (("award", "film:AwardConferral"), ("credit", "film:Credit"), ("release", "film:Release"),
                         ("restriction", "film:Restriction"), ("screening", "film:Screening")):  # fmt: skip
        nodes = [*graph.query(f"SELECT ?node {{ ?node a {class_} }}")]  # type: ignore[misc]
        assert graph.rows(f"SELECT count(*) FROM graph.{name} WHERE node")[1] == [(len(nodes),)], name


def test_a_view_with_a_wrong_header_is_named(tmp_path: Path) -> None:
    (tmp_path / "wrong.sql").write_text("SELECT 1", encoding="utf-8")
    with pytest.raises(ContentError, match=r"queries/views/wrong\.sql: begin with"):
        views.read(tmp_path / "wrong.sql")


LINES = "<movie><title>Quiet\nHarbour</title><director>Ada\r\nWells</director><actor><name>Bo Lin</name><role>Eve</role></actor></movie>"


def test_functions_tell_of_single_things_what_the_columns_hold(tmp_path: Path) -> None:
    (tmp_path / "quiet.nfo").write_text(LINES, encoding="utf-8", newline="")
    build([f"kodi={tmp_path / 'quiet.nfo'}"], tmp_path / "graph")
    with Graph(tmp_path / "graph") as graph:
        several = "SELECT count(*) > 1 FROM graph.things WHERE label_of(id) LIKE '%' || chr(10) || '%'"
        assert graph.rows(several)[1] == [(True,)]
        told = "(id, label, kind) IS DISTINCT FROM (number_of(iri), label_of(id), kind_of(id))"
        assert graph.rows(f"SELECT * FROM graph.things WHERE {told} AND kind <> 'film'")[1] == []
        assert graph.rows("SELECT number_of('nobody'), label_of(NULL)")[1] == [(None, None)]
        credited = "SELECT label, list_transform(credited(id), lambda one: label_of(one)) FROM graph.things"
        assert graph.rows(f"{credited} WHERE kind = 'film'")[1] == [("Quiet\nHarbour", ["Bo Lin", "Ada\nWells"])]
        assert graph.rows(f"{credited} WHERE label = 'Bo Lin'")[1] == [("Bo Lin", ["Quiet\nHarbour"])]
