"""What is one thing, and under which IRI."""

from pathlib import Path

import duckdb
import pytest

from reelgraph import identity
from rowsets import database, fact, film


def resolved(folder: Path, pages: dict, kept: str | None = None) -> duckdb.DuckDBPyConnection:
    folder.mkdir(exist_ok=True)
    db = database(folder, pages)
    identity.resolve(db, kept)
    return db


def iris(db: duckdb.DuckDBPyConnection, kind: str, name: str) -> set[str]:
    return {
        row[0] for row in db.execute("SELECT iri FROM identity WHERE kind = $1 AND name = $2", [kind, name]).fetchall()
    }


TWO_PAGES = {
    "one": film(
        "To Live", "1994", "Zhang Yimou", fact("actor", "Gong Li"), fact("production_company", "Era International")
    ),
    "two": film(
        "TO LIVE", "1994", "Zhang Yímou", fact("actor", "Gong  Li"), fact("production_company", "Era International")
    ),
}


def test_films_with_the_same_title_year_and_director_are_one(tmp_path: Path) -> None:
    db = resolved(tmp_path, TWO_PAGES)
    assert iris(db, "film", "To Live") == iris(db, "film", "TO LIVE")


def test_a_remake_of_another_year_is_another_film(tmp_path: Path) -> None:
    db = resolved(
        tmp_path, {"one": film("King Kong", "1933", "M. C. Cooper"), "two": film("King Kong", "1976", "J. Guillermin")}
    )
    assert len(iris(db, "film", "King Kong")) == 2


def test_a_name_says_who_it_is_only_within_a_film(tmp_path: Path) -> None:
    db = resolved(tmp_path, TWO_PAGES)
    assert iris(db, "person", "Gong Li") == iris(db, "person", "Gong  Li")
    apart = {
        "one": film("Bullitt", "1968", "P. Yates", fact("actor", "Steve McQueen")),
        "two": film("Shame", "2011", "Steve McQueen"),
    }
    assert len(iris(resolved(tmp_path / "b", apart), "person", "Steve McQueen")) == 2


def test_an_identifier_says_who_it_is_everywhere(tmp_path: Path) -> None:
    known = fact("imdb_id", "nm0000084", "Gong Li", kinds=("person", "text"))
    pages = {
        "one": film("To Live", "1994", "Zhang Yimou", fact("actor", "Gong Li"), known),
        "two": film("2046", "2004", "Wong Kar-wai", fact("actor", "Gong Li"), known),
    }
    assert len(iris(resolved(tmp_path, pages), "person", "Gong Li")) == 1


def test_companies_and_festivals_are_one_by_name(tmp_path: Path) -> None:
    pages = {
        "one": film(
            "A",
            "2000",
            "X",
            fact("production_company", "Era International"),
            fact("festival", "2000 Cannes Film Festival"),
        ),
        "two": film(
            "B",
            "2001",
            "Y",
            fact("production_company", "Era International"),
            fact("festival", "The Cannes Film Festival"),
        ),
    }
    db = resolved(tmp_path, pages)
    assert len(iris(db, "organisation", "Era International")) == 1
    assert iris(db, "festival", "Cannes Film Festival") == iris(db, "festival", "The Cannes Film Festival")


def test_characters_belong_to_their_film(tmp_path: Path) -> None:
    pages = {
        "one": film(
            "In the Mood for Love", "2000", "Wong Kar-wai", fact("actor", "Maggie Cheung", character="Su Li-zhen")
        ),
        "two": film("2046", "2004", "Wong Kar-wai", fact("actor", "Gong Li", character="Su Li-zhen")),
    }
    assert len(iris(resolved(tmp_path, pages), "character", "Su Li-zhen")) == 2


def identified(title: str, *identifiers: tuple[str, str]) -> list:
    known = [fact(f"{scheme}_id", value, kinds=("film", "text")) for scheme, value in identifiers]
    return film(title, "1994", "Zhang Yimou", *known)


def test_two_identifiers_of_one_scheme_leave_a_cluster_apart(tmp_path: Path) -> None:
    pages = {
        "one": identified("To Live", ("wikidata", "Q1053"), ("imdb", "tt0110081")),
        "two": identified("To Live", ("wikidata", "Q1053"), ("imdb", "tt9999999")),
    }
    db = resolved(tmp_path, pages)
    assert len(iris(db, "film", "To Live")) == 2
    assert {row[3] for row in identity.quarantined(db)} == {"tt0110081 tt9999999"}


def test_names_never_join_what_identifiers_tell_apart(tmp_path: Path) -> None:
    pages = {
        "one": identified("To Live", ("imdb", "tt0110081")),
        "two": identified("To Live", ("imdb", "tt9999999")),
    }
    db = resolved(tmp_path, pages)
    assert len(iris(db, "film", "To Live")) == 2
    assert not identity.quarantined(db)


def test_a_name_that_could_be_two_films_joins_neither_and_keeps_what_identifiers_joined(tmp_path: Path) -> None:
    pages = {
        "one": identified("To Live", ("imdb", "tt0110081")),
        "same": identified("To Live", ("imdb", "tt0110081"), ("wikidata", "Q1053")),
        "two": identified("To Live", ("imdb", "tt9999999")),
        "either": identified("To Live"),
    }
    db = resolved(tmp_path, pages)
    assert len(iris(db, "film", "To Live")) == 3
    assert {row[3] for row in identity.quarantined(db)} == {"tt0110081 tt9999999"}


def test_an_identifier_learnt_later_changes_no_iri(tmp_path: Path) -> None:
    first = resolved(tmp_path / "a", {"one": TWO_PAGES["one"]})
    kept = str(tmp_path / "kept.parquet")
    first.execute(f"COPY identity TO '{kept}' (FORMAT parquet)")
    before = iris(first, "film", "To Live")
    more = [*TWO_PAGES["two"], fact("wikidata_id", "Q1053", kinds=("film", "text"))]
    after = resolved(tmp_path / "b", {"one": TWO_PAGES["one"], "two": more}, kept)
    assert iris(after, "film", "To Live") == iris(after, "film", "TO LIVE") == before


def test_two_iris_that_turn_out_to_be_one_thing_redirect_to_the_older(tmp_path: Path) -> None:
    one = film("To Live", "1994", "Zhang Yimou")
    two = [fact("title", "Huozhe"), fact("director", "Zhang Yimou"), fact("runtime", "133")]
    first = resolved(tmp_path / "a", {"one": one, "two": two})
    kept = str(tmp_path / "kept.parquet")
    first.execute(f"COPY identity TO '{kept}' (FORMAT parquet)")
    known = fact("imdb_id", "tt0110081", kinds=("film", "text"))
    after = resolved(tmp_path / "b", {"one": [*one, known], "two": [*two, known]}, kept)
    assert iris(after, "film", "To Live") == iris(after, "film", "Huozhe")
    (gone,) = (iris(first, "film", "To Live") | iris(first, "film", "Huozhe")) - iris(after, "film", "To Live")
    assert (gone, *iris(after, "film", "To Live")) in after.execute("SELECT old, new FROM redirect").fetchall()


@pytest.mark.parametrize("order", [("one", "two"), ("two", "one")])
def test_iris_do_not_depend_on_the_order_of_pages(tmp_path: Path, order: tuple[str, str]) -> None:
    db = resolved(tmp_path / "a", {name: TWO_PAGES[name] for name in order})
    other = resolved(tmp_path / "b", TWO_PAGES)
    assert iris(db, "film", "To Live") == iris(other, "film", "To Live")
