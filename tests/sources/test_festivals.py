"""MUBI's list of awards and selections, and the nominations of the Golden Globes."""

import csv
from pathlib import Path

import duckdb
import pytest

from harvested import count, dangling, harvested
from reelgraph.building import build
from reelgraph.graph import Graph

Line = dict[str, str]
SELECTION = "Sélection Officielle"


def lines(path: Path) -> list[Line]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def mubi(shared: Path) -> list[Line]:
    return lines(shared / "data/mubi_awards/films_all_awards.csv")


@pytest.fixture(scope="module")
def mubi_db(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> duckdb.DuckDBPyConnection:
    return harvested(f"festivals={shared / 'data/mubi_awards'}", tmp_path_factory.mktemp("mubi"))


@pytest.fixture(scope="module")
def globes(shared: Path) -> list[Line]:
    return lines(shared / "data/golden_globes/golden_globe_awards.csv")


@pytest.fixture(scope="module")
def globes_db(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> duckdb.DuckDBPyConnection:
    return harvested(f"festivals={shared / 'data/golden_globes'}", tmp_path_factory.mktemp("globes"))


def values(db: duckdb.DuckDBPyConnection, sql: str) -> set[object]:
    return {row[0] for row in db.execute(sql).fetchall()}


# --- MUBI -------------------------------------------------------------------------------------------------


def test_mubi_loses_no_film_director_or_line_and_invents_none(
    mubi: list[Line], mubi_db: duckdb.DuckDBPyConnection
) -> None:
    films = {line["link"] for line in mubi}
    assert count(mubi_db, "SELECT film FROM film") == len(films)
    directors = {(line["link"], line["director"].split(" & ")[0]) for line in mubi}
    assert count(mubi_db, "SELECT film, agent FROM credit WHERE role = 'role:director'") == len(directors)
    assert count(mubi_db, "SELECT subject, object FROM attribute WHERE property = 'schema:countryOfOrigin'") == len(
        films
    )
    told = {(line["link"], line["festival"], line["year"], line["reward"], line["distinction"]) for line in mubi}
    # A selection is a screening, or an award where the event is no festival; for a prize at a festival it is both.
    selected = [line for line in told if SELECTION in line[3:]]
    prized = count(mubi_db, f"SELECT * FROM award WHERE note = '{SELECTION}'")
    screened = count(mubi_db, "SELECT * FROM screening")
    assert count(mubi_db, "SELECT * FROM award") - prized == len(told) - len(selected)
    assert max(screened, prized) < len(selected) <= screened + prized
    won = [line for line in told if line[4] == "Lauréat"]
    assert count(mubi_db, "SELECT * FROM award WHERE outcome = 'won'") == len(won)
    assert count(mubi_db, "SELECT thing FROM thing WHERE kind IN ('festival', 'ceremony')") == len({x[1] for x in told})
    assert not dangling(mubi_db)


@pytest.mark.parametrize(
    ("sql", "rows"),
    [
        (
            "SELECT film FROM award WHERE award LIKE '%/Festival de Cannes/prize/Palme d''Or' AND outcome = 'won' AND date = '2017'",
            {"festivals:mubi/film/the-square-2017"},
        ),
        (
            "SELECT object FROM attribute WHERE subject LIKE '%/the-square-2017' AND property = 'schema:countryOfOrigin'",
            {"country:SE"},
        ),
        ("SELECT kind FROM thing WHERE name IN ('Viennale', 'Camerimage', 'Festival de Cannes')", {"festival"}),
        ("SELECT kind FROM thing WHERE name IN ('Academy Awards', 'Les César du cinéma')", {"ceremony"}),
        (
            "SELECT section FROM screening WHERE film LIKE '%/disco-boy' AND festival LIKE '%/Berlin %' AND section <> ''",
            {"Competition"},
        ),
        ("SELECT name FROM thing WHERE thing = 'festivals:mubi/event/Festival de Cannes/2023'", {"Festival de Cannes 2023"}),
        ("SELECT outcome FROM award WHERE note IN ('2e place', '3e place', 'Mention Spéciale')", {"nominated"}),
        # one category for the words of two languages
        (
            "SELECT award.category FROM award JOIN thing ON thing = award WHERE name IN ('Meilleur réalisateur', 'César - Best Director')",
            {"festivals:category/best director"},
        ),
    ],
)  # fmt: skip
def test_what_mubi_says(mubi_db: duckdb.DuckDBPyConnection, sql: str, rows: set[str]) -> None:
    assert values(mubi_db, sql) == rows


# --- Golden Globes ----------------------------------------------------------------------------------------


def test_the_globes_lose_no_line_and_no_name(globes: list[Line], globes_db: duckdb.DuckDBPyConnection) -> None:
    # Everybody and everything with a cell of its own has a node of that name, or the words stay.
    names = values(
        globes_db,
        "SELECT name FROM person UNION SELECT name FROM thing UNION SELECT text FROM title UNION SELECT recipient_text FROM award",
    )
    for line in globes:
        cells = {" ".join(line[cell].split()) for cell in ("nominee", "film")} - {""}
        assert {cell for cell in cells if "," not in cell} <= names, line
    countries = {"France", "Italy", "United Kingdom", "Denmark", "United Soviet Socialist Republics"}
    assert not countries & values(globes_db, "SELECT name FROM person")
    assert not values(globes_db, "SELECT name FROM person WHERE name LIKE '%, The' OR name IN ('Cheyenne', 'U2')")
    assert not dangling(globes_db)


def test_the_globes_have_an_award_for_each_nominee(globes: list[Line], globes_db: duckdb.DuckDBPyConnection) -> None:
    plain = [line for line in globes if "Foreign" not in line["category"]]
    actors = [line for line in plain if "Act" in line["category"] and "," not in line["nominee"]]
    told = {(line["ceremony"], line["category"], line["nominee"].strip(), line["film"].strip()) for line in actors}
    rows = (
        "SELECT event, category, film, recipient FROM award WHERE category LIKE '%act%' AND recipient LIKE '%#person/%'"
    )
    assert count(globes_db, f"{rows} AND category NOT LIKE '%foreign%'") == len(told)
    pictures = [line for line in plain if line["category"].startswith(("Best Motion Picture", "Picture"))]
    assert count(
        globes_db,
        "SELECT event, category, film FROM award WHERE regexp_matches(category, '/(best motion picture|picture)') AND category NOT LIKE '%foreign%'",
    ) == len({(line["ceremony"], line["category"], line["nominee"], line["film"]) for line in pictures})


@pytest.mark.parametrize(
    ("sql", "rows"),
    [
        ("SELECT film FROM award WHERE event = 'festivals:golden-globes/1' AND category LIKE '%/picture'",
         {"festivals:golden-globes/film/the song of bernadette (1943)"}),
        ("SELECT kind FROM film WHERE name IN ('Cheers', 'Seinfeld', 'Mad Men')", {"TVSeries"}),
        ("SELECT kind FROM film WHERE name IN ('Chinatown', 'Moonlight')", {None}),
        # the cells of a category are told apart by most of its lines, not by the country that one names
        ("SELECT recipient_text FROM award WHERE film LIKE '%/taxi blues (1990)'", {"United Soviet Socialist Republics, Pavel Lungin"}),
        ("SELECT text FROM title WHERE film LIKE '%/film/the producers (1968)'", {"The Producers", "Producers, The (1967)"}),
        ("SELECT value FROM attribute WHERE subject LIKE '%/film/the producers (1968)'", {"1967"}),
        ("SELECT recipient FROM award WHERE awarded_for = 'The Keeper'",
         {"festivals:golden-globes/film/machine gun preacher (2011)#person/Chris Cornell"}),
        ("SELECT name FROM person WHERE film LIKE '%/film/white nights (1985)' AND name LIKE '%Me'", set()),
        ("SELECT name FROM person WHERE film LIKE '%/film/the diving bell and the butterfly (2007)'", {"Julian Schnabel", "Ronald Harwood"}),
        # nominee of a category for people, and a title all the same
        ("SELECT name FROM film WHERE film LIKE '%/film/the deep end (2001)'", {"The Deep End"}),
        ("SELECT outcome FROM award WHERE recipient LIKE '%/the graduate (1967)#person/Katharine Ross'", {"won"}),
    ],
)  # fmt: skip
def test_what_the_globes_say(globes_db: duckdb.DuckDBPyConnection, sql: str, rows: set[str]) -> None:
    assert values(globes_db, sql) == rows


# --- both -------------------------------------------------------------------------------------------------


def test_the_lists_become_a_graph_without_faults(shared: Path, tmp_path: Path) -> None:
    for path in ("mubi_awards/films_all_awards.csv", "golden_globes/golden_globe_awards.csv"):
        head, *rest = (shared / "data" / path).read_text(encoding="utf-8").splitlines(keepends=True)
        (tmp_path / Path(path).name).write_text(head + "".join(rest[:1000]), encoding="utf-8")
    build([tmp_path], tmp_path / "graph")
    with Graph(tmp_path / "graph") as graph:
        assert not graph.check().violations
        shown = graph.ask("films-shown-at", {"festival": "Festival de Cannes"})
        assert len(list(shown)) > 0
