"""What notebooks show: tables of answers, every cell escaped."""

from collections.abc import Iterator

import pytest
from lxml import html

from reelgraph import build, open_graph, table
from reelgraph.attestation import Source, Tie
from reelgraph.content import folder
from reelgraph.graph import Graph
from reelgraph.notebooks import Table
from reelgraph.paths import Chain, Step, Thing
from reelgraph.portraits import Portrait, Quote, Statement
from reelgraph.search import Hit

HOSTILE = "<script>alert('x')</script>\"&amp;<img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    directory = tmp_path_factory.mktemp("notebooks") / "graph"
    build([folder("samples")], directory)
    with open_graph(directory) as opened:
        yield opened


def cells(shown: str) -> list[str]:
    """Return the texts of the cells, having made sure that there are no elements but those of tables."""
    root = html.fromstring(f"<div>{shown}</div>")
    assert {element.tag for element in root.iter()} <= {"div", "p", "b", "table", "thead", "tbody", "tr", "th", "td"}
    return [cell.text_content() for cell in root.iter("td", "b")]


def test_hostile_names_are_text() -> None:
    thing = Thing("n1", HOSTILE, "person")
    film = Thing("n2", HOSTILE, "Movie", 1994)
    tie = Tie(HOSTILE, (HOSTILE,), (), (Source(HOSTILE, "page"),))
    chain = Chain((thing, film, thing), (film,), lambda: (Step(thing, (tie,), film, thing, (tie,)),))
    statement, quote = Statement(HOSTILE, HOSTILE, None), Quote(HOSTILE, HOSTILE, HOSTILE, 0, 1, "", 1.0, True)
    portrait = Portrait("n1", "person", HOSTILE, (statement,), (statement,), (quote,))
    hits = table([Hit("n1", "person", HOSTILE, HOSTILE, 1)])
    for shown in (chain, portrait, hits, table([chain]), table([portrait]), Table((HOSTILE,), ((HOSTILE,),))):
        assert any(HOSTILE in cell for cell in cells(shown._repr_html_()))


def test_answers_become_tables(graph: Graph) -> None:
    asked = table(
        graph.query("SELECT ?film ?title { ?film schema:director/rdfs:label 'Li Ruijun' ; rdfs:label ?title }")
    )
    assert asked.columns == ("film", "title")
    assert [row[1] for row in asked.rows] == ["Return to Dust"]
    assert "Return to Dust" in cells(asked._repr_html_())
    assert table(graph.query("ASK { ?film a schema:Movie }")).rows == ((True,),)
    made = table(graph.query("CONSTRUCT { ?film schema:name ?title } WHERE { ?film schema:name ?title }"))
    assert made.columns == ("subject", "predicate", "object")
    assert len(made) > 5
    assert table(graph.ask("films-directed-by", {"person": "Zhang Yimou"})).columns == ("title", "year")
    assert table(graph.sql("SELECT count(*) AS n FROM film")).columns == ("n",)
    assert table(graph.find("To Live")).columns == Hit._fields
    assert table(graph.path("Zhao Fei", "Lu Yue")).columns == Chain.columns
    assert ("To Live", "director", "Zhang Yimou") in table(graph.show("To Live")).rows
    assert table(asked) is asked
    assert table([]).columns == ()
    with pytest.raises(TypeError, match="no row"):
        table(1)


def test_long_tables_say_how_many_rows_are_left() -> None:
    shown = Table(("n",), tuple((at,) for at in range(1234)))._repr_html_()
    assert "… and 734 more rows" in shown
    assert len(cells(shown)) == 500
