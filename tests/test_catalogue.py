"""The catalogue: every question has its header, its parameters and its rows, the same on two engines."""

import csv
import shutil
from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from reelgraph import catalogue, facts
from reelgraph.building import build
from reelgraph.content import folder
from reelgraph.errors import ContentError, QueryError
from reelgraph.graph import Graph
from reelgraph.store import Result
from reelgraph.vocabulary import PROLOGUE
from rowsets import fact, film, triples

CASES = Path(__file__).parent / "queries"


DATABASES = "databases"  # the folder of cases that are asked of the graph of small database files


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    directory = tmp_path_factory.mktemp("samples")
    build([folder("samples")], directory)
    return Graph(directory)


@pytest.fixture(scope="module")
def databases(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    directory = tmp_path_factory.mktemp(DATABASES)
    inputs = CASES.parent / "cases"
    build([f"imdb={inputs / 'imdb/basics/input'}", f"oscars={inputs / 'oscars/nominations/input'}"], directory)
    return Graph(directory)


def reread(graph: Graph) -> rdflib.Graph:
    content = graph.store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
    return rdflib.Graph().parse(data=content, format="nt")


@pytest.fixture(scope="module")
def in_rdflib(graph: Graph, databases: Graph) -> dict[str, rdflib.Graph]:
    return {CASES.name: reread(graph), DATABASES: reread(databases)}


def cases() -> list[Path]:
    """A case is a CSV file: a line of parameters, a line of columns, the rows."""
    return sorted([*CASES.glob("*.csv"), *CASES.glob(f"{DATABASES}/*.csv")])


@pytest.fixture
def asked(case: Path, graph: Graph, databases: Graph) -> Graph:
    return databases if case.parent.name == DATABASES else graph


def parameters_of(case: Path) -> dict[str, str]:
    first = case.read_text(encoding="utf-8").splitlines()[0].removeprefix("#").strip()
    return dict(part.split("=", 1) for part in first.split("; ") if part)


def expected(case: Path) -> tuple[list[str], list[list[str]]]:
    columns, *rows = csv.reader(case.read_text(encoding="utf-8").splitlines()[1:])
    return columns, rows


def question(graph: Graph, case: Path) -> str:
    query = catalogue.find(case.name.split(".")[0])
    return query.bind(graph._terms(query, parameters_of(case)))


def test_every_question_has_a_case() -> None:
    assert set(catalogue.queries()) == {case.name.split(".")[0] for case in cases()}
    assert len(catalogue.queries()) >= 40


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.stem)
def test_a_question_has_its_rows_on_pyoxigraph(asked: Graph, case: Path) -> None:
    result = asked.query(question(asked, case))
    assert isinstance(result, ox.QuerySolutions)
    columns = [variable.value for variable in result.variables]
    rows = [["" if value is None else value.value for value in row] for row in result]
    assert (columns, rows) == expected(case)
    assert rows, "a case without rows tests nothing"


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.stem)
def test_a_question_has_the_same_rows_on_rdflib(asked: Graph, in_rdflib: dict[str, rdflib.Graph], case: Path) -> None:
    result = in_rdflib[case.parent.name].query(PROLOGUE + question(asked, case))
    rows = [["" if value is None else str(value) for value in row] for row in result]  # type: ignore[union-attr]
    assert [str(variable) for variable in result.vars or ()] == expected(case)[0]
    assert Counter(map(tuple, rows)) == Counter(map(tuple, expected(case)[1]))


def twins() -> list[Path]:
    return [case for case in cases() if catalogue.find(case.name.split(".")[0]).twin]


@pytest.mark.parametrize("kind", [None, "film", "series"])
@pytest.mark.parametrize("folder_", [CASES.name, DATABASES])
@pytest.mark.parametrize("case", twins(), ids=lambda case: case.stem)
def test_a_twin_in_sql_has_the_same_rows_in_the_same_order(
    graph: Graph, databases: Graph, case: Path, folder_: str, kind: str | None
) -> None:
    asked = databases if folder_ == DATABASES else graph
    query = catalogue.find(case.name.split(".")[0])
    parameters = parameters_of(case) if (case.parent.name == DATABASES) == (folder_ == DATABASES) else {}
    if any(one.required for one in query.parameters) and not parameters:
        pytest.skip("the graph does not know what the case asks for")
    if kind and any(one.name == "kind" for one in query.parameters):
        parameters["kind"] = kind
    terms = asked._terms(query, parameters)
    told, twin = asked.query(query.bind(terms)), facts.answer(asked._facts, *query.bind_twin(terms))
    assert [str(one) for one in twin.variables] == [str(one) for one in told.variables]  # type: ignore[union-attr]
    assert [[*map(str, row)] for row in twin] == [[*map(str, row)] for row in told]


def test_a_large_graph_is_asked_in_columns(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    told = rows_of(graph.ask("directors-and-actors", limit=3))
    assert len(told) == 3
    monkeypatch.setattr("reelgraph.graph.LARGE", 0)
    with Graph(graph.directory) as large:
        assert rows_of(large.ask("directors-and-actors", limit=3)) == told
        assert "store" not in large.__dict__, "the store was asked"
        with pytest.raises(QueryError, match="needs -p person"):
            large.ask("worked-with")


def test_a_graph_without_columns_is_asked_in_sparql(
    graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    earlier = shutil.copytree(graph.directory, tmp_path / "earlier")
    shutil.rmtree(next(earlier.glob("generations/*/columns")))
    monkeypatch.setattr("reelgraph.graph.LARGE", 0)
    with Graph(earlier) as opened:
        assert rows_of(opened.ask("most-awarded")) == rows_of(graph.ask("most-awarded"))
        assert opened.rows("SELECT count(*) FROM films")[1]


def rows_of(result: Result) -> list[list[str]]:
    return [["" if value is None else value.value for value in row] for row in result]  # type: ignore[union-attr]


@pytest.mark.parametrize("query", [*catalogue.queries().values(), *catalogue.checks()], ids=lambda query: query.name)
def test_a_query_is_whole_sparql_by_itself(query: catalogue.Query) -> None:
    ox.Store().query(query.text)
    rdflib.Graph().query(query.text)
    assert query.summary[0].isupper()
    assert not query.summary.endswith(".")


@pytest.mark.parametrize("query", catalogue.queries().values(), ids=lambda query: query.name)
def test_a_parameter_says_what_it_is_and_gives_an_example(query: catalogue.Query) -> None:
    for parameter in query.parameters:
        assert parameter.about.endswith(".")
        assert parameter.example
        assert f"?{parameter.name}" in query.text


# Each check of queries/checks/ finds what it is for, planted here.
PLANTED = {
    "person-and-character": "INSERT { ?p a film:Character } WHERE { ?p a schema:Person }",
    "won-without-conferral": "DELETE { ?c film:outcome film:won } WHERE { ?c film:outcome film:won }",
    "credit-without-edge": "DELETE { ?f schema:director ?p } WHERE { ?f schema:director ?p }",
    "idle-source": "DELETE { ?n prov:wasDerivedFrom ?s } WHERE { ?n prov:wasDerivedFrom ?s }",
    "nameless-film": "DELETE { ?f schema:name ?n } WHERE { ?f a schema:Movie ; schema:name ?n }",
}


@pytest.mark.parametrize("check", catalogue.checks(), ids=lambda check: check.name)
def test_a_check_finds_what_it_is_for(tmp_path: Path, check: catalogue.Query) -> None:
    page = film("To Live", "1994", "Zhang Yimou", fact("award_won", "Grand Prix", event="Cannes Film Festival"))
    store = ox.Store()
    store.load(path=str(triples(tmp_path, {"page": page})), format=ox.RdfFormat.N_TRIPLES)
    assert not list(store.query(check.text))  # type: ignore[arg-type]
    store.update(PROLOGUE + PLANTED[check.name])
    assert list(store.query(check.text))  # type: ignore[arg-type]


# --- asking -------------------------------------------------------------------------------------------


def test_a_name_is_found_as_people_type_it(graph: Graph) -> None:
    for name in ("Zhang Yimou", "zhang yimou", "Zhang  Yimoú", "Yimou Zhang"):
        assert {hit.label for hit in graph.named(name, ["person"])} == {"Zhang Yimou"}, name


@pytest.mark.parametrize(
    ("name", "parameters", "message"),
    [
        ("films-directed-bi", {}, "did you mean films-directed-by"),
        ("films-directed-by", {}, "needs -p person"),
        ("films-directed-by", {"director": "Ang Lee"}, "has no parameter director"),
        ("films-directed-by", {"person": "Nobody Of This Name At All"}, "nothing called"),
        ("cast", {"film": "https://example.org/film"}, "nothing called"),
    ],
)
def test_a_question_that_cannot_be_asked_says_why(
    graph: Graph, name: str, parameters: dict[str, str], message: str
) -> None:
    with pytest.raises(QueryError, match=message):
        graph.ask(name, parameters)


def test_a_question_can_be_limited_to_a_kind_of_title(databases: Graph) -> None:
    limited = [
        query.name for query in catalogue.queries().values() if any(one.name == "kind" for one in query.parameters)
    ]
    assert len(limited) >= 30
    for kind, titles in (("series", {'The "Quiet" Harbour'}), ("TVEpisode", set()), ("film", set())):
        rows = databases.ask("of-genre", {"genre": "crime", "kind": kind})
        assert {row["title"].value for row in rows} == titles, kind  # type: ignore[union-attr]
    with pytest.raises(QueryError, match="no kind of title; known are film, series"):
        databases.ask("of-genre", {"genre": "crime", "kind": "opera"})


@pytest.mark.parametrize("name", ["Astrid Vik", "vik, astrid"])
def test_an_ambiguous_name_shows_what_tells_its_bearers_apart(databases: Graph, name: str) -> None:
    with pytest.raises(QueryError, match="could be Astrid Vik \\(person, 1950, Northern Lights\\)"):
        databases.ask("filmography", {"person": name})
    assert len(databases.meant("Astrid Vik (1950)", ["person"])) == 1


def test_a_name_only_person_is_asked_for_with_her_namesakes(graph: Graph) -> None:
    assert len(graph.meant("Gong Li", ["person"])) == 4
    (hit,) = graph.meant("Gong Li (2046)", ["person"])
    assert graph.tell(hit).work == "2046"


@pytest.mark.parametrize("name", ['x" } DROP ALL #', "a> <b", "\\u003e", "'; --", "}}", "?film"])
def test_a_hostile_name_is_only_a_name(graph: Graph, name: str) -> None:
    with pytest.raises(QueryError):
        graph.ask("cast", {"film": name})


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("SELECT * { ?s ?p ?o }", "begin with"),
        ("#+ summary: [\nSELECT * { ?s ?p ?o }", "not YAML"),
        ("#+ summary: x\n#+ parameters: {film: {kind: film}}\nSELECT * { ?s ?p ?o }", "has no place"),
        (
            "#+ summary: x\n#+ parameters: {film: {kind: movie}}\nSELECT * { VALUES ?film { UNDEF } }",
            "has kind 'movie'",
        ),
    ],
)
def test_a_query_file_with_a_wrong_header_is_named(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "theme" / "wrong.rq"
    path.parent.mkdir()
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ContentError, match=message) as error:
        catalogue.read(path)
    assert "queries/theme/wrong.rq" in str(error.value)
