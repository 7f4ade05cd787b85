"""The list of Academy Award nominations: every film, nominee and part of it, and nothing else."""

from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

import duckdb
import pytest

from harvested import count, dangling, harvested
from reelgraph.building import build
from reelgraph.errors import InputError
from reelgraph.graph import Graph

Nomination = dict[str, str]
HEADER = "Ceremony\tYear\tCanonicalCategory\tCategory\tFilm\tFilmId\tNominees\tNomineeIds\tWinner"
BUILT = 1200  # nominations that are built into a graph: the first fifteen ceremonies


@pytest.fixture(scope="module")
def nominations(shared: Path) -> list[Nomination]:
    header, *lines = (shared / "data/oscar_data/oscars.csv").read_text(encoding="utf-8").splitlines()
    columns = header.split("\t")
    return [dict(zip_longest(columns, line.split("\t"), fillvalue="")) for line in lines]


@pytest.fixture(scope="module")
def db(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> duckdb.DuckDBPyConnection:
    return harvested(f"oscars={shared / 'data/oscar_data/oscars.csv'}", tmp_path_factory.mktemp("oscars"))


def parts(cell: str) -> list[str]:
    return cell.split("|") if cell else []


def nominees(nomination: Nomination) -> Iterator[tuple[str, str]]:
    """Yield name and id ("" where there is none) of each nominee."""
    for name, ids in zip_longest(parts(nomination["Nominees"]), parts(nomination["NomineeIds"]), fillvalue=""):
        for id_ in ids.split(","):
            yield name, id_.replace("?", "")


def test_no_film_and_no_nominee_is_lost_or_invented(
    nominations: list[Nomination], db: duckdb.DuckDBPyConnection
) -> None:
    films = {id_ for nomination in nominations for id_ in parts(nomination["FilmId"])}
    without = [nomination["Film"] for nomination in nominations if nomination["Film"] and not nomination["FilmId"]]
    assert count(db, "SELECT film FROM film") == len(films) + len(without)
    people = {id_ for nomination in nominations for _, id_ in nominees(nomination)} - {""}
    assert count(db, "SELECT value FROM identifier") == len(films | people)
    assert count(db, "SELECT person FROM person WHERE person LIKE 'oscars:nm%'") == sum(id_[0] == "n" for id_ in people)
    assert count(db, "SELECT organisation FROM organisation WHERE organisation LIKE 'oscars:co%'") == sum(
        id_[0] == "c" for id_ in people
    )
    unknown = {name.replace('\\"', '"') for nomination in nominations for name, id_ in nominees(nomination) if not id_}
    named = "SELECT name FROM person UNION SELECT name FROM organisation UNION SELECT name FROM thing UNION SELECT value FROM attribute"
    assert unknown <= {name for (name,) in db.execute(named).fetchall()}
    assert not dangling(db)


def test_an_award_for_each_film_and_nominee(nominations: list[Nomination], db: duckdb.DuckDBPyConnection) -> None:
    awarded = {
        (*sorted(nomination.items()), film, nominee[1] or nominee[0])
        for nomination in nominations
        for film in parts(nomination["FilmId"]) or [nomination["Film"]]
        for nominee in list(nominees(nomination)) or [("", "")]
    }
    assert count(db, "SELECT * FROM award") == len(awarded)
    won = {award for award in awarded if ("Winner", "True") in award}
    assert count(db, "SELECT * FROM award WHERE outcome = 'won'") == len(won)


def test_only_the_parts_of_actors_are_credits(nominations: list[Nomination], db: duckdb.DuckDBPyConnection) -> None:
    played = {
        (film, nominee, part)
        for nomination in nominations
        if nomination["Class"] == "Acting"
        for film, part in zip(parts(nomination["FilmId"]), parts(nomination["Detail"]), strict=True)
        for nominee in nominees(nomination)
    }
    assert count(db, "SELECT film, agent, role, character FROM credit") == len(played)
    assert db.execute("SELECT DISTINCT role FROM credit").fetchall() == [("role:actor",)]
    assert db.execute("SELECT character FROM credit WHERE film = 'oscars:tt0018253'").fetchall() == [
        ("oscars:tt0018253#character/The Patent Leather Kid",)
    ]


@pytest.mark.parametrize(
    ("what", "rows"),
    [
        # two winners of one award
        (
            "recipient FROM award WHERE event = 'oscars:ceremony/5' AND category LIKE '%/ACTOR IN%' AND outcome = 'won'",
            {"oscars:nm0000891", "oscars:nm0545298"},
        ),
        # one name for two people
        ("recipient FROM award WHERE recipient_text = 'Roderick Jaynes'", {"oscars:nm0001053", "oscars:nm0001054"}),
        # a country in place of a nominee
        ("recipient_text FROM award WHERE film = 'oscars:tt0050188' AND recipient IS NULL", {"India"}),
        # a song, and who wrote what of it
        ("recipient_text FROM award WHERE awarded_for = 'Over The Rainbow'", {"Music by Harold Arlen; Lyrics by E. Y. Harburg"}),
        # for nobody by name
        ("outcome FROM award WHERE film IS NULL AND recipient IS NULL", {"won"}),
        # no company, no person
        ("kind FROM thing WHERE name = 'Photo Research'", {"unknown"}),
        ("for_year FROM award WHERE event = 'oscars:ceremony/1'", {"1927/28"}),
        ("name FROM thing WHERE thing IN ('oscars:ceremony/3', 'oscars:ceremony/12')", {"3rd Academy Awards", "12th Academy Awards"}),
    ],
)  # fmt: skip
def test_what_the_list_says(db: duckdb.DuckDBPyConnection, what: str, rows: set[str]) -> None:
    assert {row[0] for row in db.execute(f"SELECT {what}").fetchall()} == rows


def test_the_list_becomes_a_graph_without_faults(shared: Path, tmp_path: Path) -> None:
    lines = (shared / "data/oscar_data/oscars.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (tmp_path / "oscars.csv").write_text("".join(lines[: BUILT + 1]), encoding="utf-8")
    build([tmp_path / "oscars.csv"], tmp_path / "graph")
    with Graph(tmp_path / "graph") as graph:
        assert not graph.check().violations
        found = graph.query("""
            SELECT ?who ?text WHERE {
                ?conferral film:recipient/rdfs:label ?who ; film:outcome film:won ; film:citation ?text .
                FILTER NOT EXISTS { ?conferral film:film ?film } FILTER(CONTAINS(?text, "Mickey Mouse")) }
        """)
        assert [row["who"].value for row in found] == ["Walt Disney"]


def test_a_row_with_too_many_cells_is_told_of(tmp_path: Path) -> None:
    path = tmp_path / "oscars.csv"
    path.write_text(f"{HEADER}\n1\t1928\tA\tA\n1\t1928\tA\tA\tF\ttt1\tN\tnm1\tTrue\textra\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"oscars.csv: line 3"):
        build([f"oscars={path}"], tmp_path / "graph")
