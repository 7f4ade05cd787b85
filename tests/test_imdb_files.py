"""The generated IMDb files are like the real ones where these are known, and the same every time."""

import csv
import gzip
import importlib.util
import json
import unicodedata
from pathlib import Path
from types import ModuleType
from typing import Any

import duckdb
import pytest

PRINCIPALS = 100_000
HEADERS = {
    "title.basics": "tconst titleType primaryTitle originalTitle isAdult startYear endYear runtimeMinutes genres",
    "title.principals": "tconst ordering nconst category job characters",
    "title.akas": "titleId ordering title region language types attributes isOriginalTitle",
    "title.crew": "tconst directors writers",
    "title.episode": "tconst parentTconst seasonNumber episodeNumber",
    "title.ratings": "tconst averageRating numVotes",
    "name.basics": "nconst primaryName birthYear deathYear primaryProfession knownForTitles",
}

# The rows of the real files on 2026-02-04; title.crew has one for each title.
ROWS = {
    "title.basics": 12_265_715,
    "title.principals": 97_617_046,
    "title.akas": 54_957_563,
    "title.crew": 12_265_715,
    "title.episode": 9_462_887,
    "title.ratings": 1_631_810,
    "name.basics": 15_063_390,
}

# A real excerpt of 2,000 titles, when IMDb listed ten principals at most.
PRINCIPALS_A_TITLE = {0: 41, 1: 257, 2: 173, 3: 166, 4: 248, 5: 120, 6: 105, 7: 104, 8: 104, 9: 127, 10: 555}
CATEGORIES = {
    "actor": 2723, "actress": 2104, "director": 1718, "producer": 1347, "writer": 1091, "cinematographer": 837,
    "composer": 703, "self": 485, "editor": 471, "production_designer": 63, "archive_footage": 34,
}  # fmt: skip

# Of 40,430 films of Wikidata: how many films have these shares of actors and of directors at most.
FILMS_AN_ACTOR = {1: 0.469, 2: 0.5, 11: 0.9, 38: 0.99}
FILMS_A_DIRECTOR = {1: 0.542}

SCRIPTS = {"LATIN", "CYRILLIC", "GREEK", "ARABIC", "DEVANAGARI", "CJK", "KATAKANA", "HANGUL"}


@pytest.fixture(scope="module")
def generator() -> ModuleType:
    path = Path(__file__).resolve().parents[1] / "benchmarks/imdb_files.py"
    spec = importlib.util.spec_from_file_location("imdb_files", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def files(generator: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("imdb")
    generator.generate(folder, PRINCIPALS)
    return folder


@pytest.fixture(scope="module")
def db(files: Path) -> duckdb.DuckDBPyConnection:
    db = duckdb.connect()
    for name in HEADERS:
        db.execute(f"""
            CREATE TABLE "{name}" AS SELECT * FROM read_csv('{files / name}.tsv.gz',
                delim='\t', quote='', escape='', nullstr='\\N', header=true, all_varchar=true)
        """)
    return db


def one(db: duckdb.DuckDBPyConnection, sql: str) -> Any:
    row = db.execute(sql).fetchone()
    assert row
    return row[0]


def counted(db: duckdb.DuckDBPyConnection, sql: str) -> dict[Any, int]:
    return dict(db.execute(sql).fetchall())


def distance(found: dict[Any, int], published: dict[Any, int]) -> float:
    """Return the Kolmogorov-Smirnov distance of two histograms: the widest gap between their running shares."""
    widest = running = 0.0
    for value in sorted({*found, *published}):
        running += found.get(value, 0) / sum(found.values()) - published.get(value, 0) / sum(published.values())
        widest = max(widest, abs(running))
    return widest


def distance_at(found: dict[int, int], quantiles: dict[int, float]) -> float:
    """Return how far a histogram misses quantiles: the share below a value, and the share up to it, enclose it."""

    def share(value: int) -> float:
        return sum(number for length, number in found.items() if length <= value) / sum(found.values())

    return max(max(share(value - 1) - part, part - share(value), 0) for value, part in quantiles.items())


def careers(db: duckdb.DuckDBPyConnection, *categories: str) -> dict[int, int]:
    """Return how many people have how many films, episodes left out."""
    return counted(
        db,
        f"""
        SELECT films, count(*) FROM (
            SELECT count(DISTINCT tconst) AS films FROM "title.principals" JOIN "title.basics" USING (tconst)
            WHERE list_contains({list(categories)}, category) AND titleType <> 'tvEpisode' GROUP BY nconst
        ) GROUP BY ALL""",
    )


# --- form ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", HEADERS)
def test_every_row_has_the_columns_of_the_header(files: Path, name: str) -> None:
    with gzip.open(files / f"{name}.tsv.gz", "rt", encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE, lineterminator="\n")
        header = next(rows)
        assert header == HEADERS[name].split()
        assert all(len(row) == len(header) and "" not in row for row in rows)


def test_the_same_seed_gives_the_same_bytes(generator: ModuleType, tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("first", "again", "other")]
    for folder, seed in zip(folders, (1, 1, 2), strict=True):
        generator.generate(folder, 10_000, seed)
    for name in HEADERS:
        first, again, other = ((folder / f"{name}.tsv.gz").read_bytes() for folder in folders)
        assert first == again, name
        assert first != other, name


def test_ids(db: duckdb.DuckDBPyConnection) -> None:
    assert one(db, 'SELECT min(tconst) FROM "title.basics"') == "tt0000001"
    assert one(db, 'SELECT min(nconst) FROM "name.basics"') == "nm0000001"
    assert one(db, 'SELECT count(*) = count(DISTINCT tconst) FROM "title.basics"')
    assert one(db, 'SELECT count(*) = count(DISTINCT (tconst, ordering)) FROM "title.principals"')
    assert one(db, 'SELECT count(*) = count(DISTINCT (titleId, ordering)) FROM "title.akas"')


# --- counts and histograms -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", HEADERS)
def test_the_files_stand_in_the_real_proportion(db: duckdb.DuckDBPyConnection, name: str) -> None:
    rows = one(db, f'SELECT count(*) FROM "{name}"')
    assert rows == pytest.approx(ROWS[name] * PRINCIPALS / ROWS["title.principals"], rel=0.02)


def test_principals_a_title(db: duckdb.DuckDBPyConnection) -> None:
    found = counted(
        db,
        """
        SELECT least(principals, 10), count(*) FROM (
            SELECT count(ordering) AS principals FROM "title.basics" LEFT JOIN "title.principals" USING (tconst) GROUP BY tconst
        ) GROUP BY ALL""",
    )
    assert distance(found, PRINCIPALS_A_TITLE) < 0.005


def test_categories(db: duckdb.DuckDBPyConnection) -> None:
    found = counted(db, 'SELECT category, count(*) FROM "title.principals" GROUP BY ALL')
    for category, number in CATEGORIES.items():
        share = number / sum(CATEGORIES.values())
        assert found[category] / sum(found.values()) == pytest.approx(share, abs=0.01), category


def test_films_an_actor(db: duckdb.DuckDBPyConnection) -> None:
    found = careers(db, "actor", "actress")
    assert distance_at(found, FILMS_AN_ACTOR) < 0.02
    assert sum(films * people for films, people in found.items()) / sum(found.values()) == pytest.approx(4.4, abs=0.4)
    assert max(found) <= 146


def test_films_a_director(db: duckdb.DuckDBPyConnection) -> None:
    found = careers(db, "director")
    assert distance_at(found, FILMS_A_DIRECTOR) < 0.02
    assert sum(films * people for films, people in found.items()) / sum(found.values()) == pytest.approx(2.91, abs=0.2)
    assert max(found) <= 65


def test_people_who_worked_together_work_together_again(db: duckdb.DuckDBPyConnection) -> None:
    """Compare with the same seats after the people have changed them at random."""
    again = """
        SELECT avg((films > 1)::INTEGER) FROM (
            SELECT count(*) AS films FROM {0} a JOIN {0} b ON a.tconst = b.tconst AND a.nconst < b.nconst GROUP BY a.nconst, b.nconst
        )"""
    db.execute("""
        CREATE TEMP TABLE seat AS SELECT tconst, nconst FROM "title.principals" JOIN "title.basics" USING (tconst)
        WHERE category IN ('actor', 'actress') AND titleType <> 'tvEpisode' ORDER BY tconst, nconst;
        CREATE TEMP TABLE person AS SELECT nconst FROM seat ORDER BY hash(rowid);
        CREATE TEMP TABLE shuffled AS SELECT tconst, person.nconst FROM seat POSITIONAL JOIN person;
    """)
    assert one(db, again.format("seat")) > 2 * one(db, again.format("shuffled"))


@pytest.mark.parametrize(
    ("table", "column", "share"),
    [
        ("title.principals", "job", 0.82),
        ("title.principals", "characters", 0.70),
        ("name.basics", "birthYear", 0.78),
        ("name.basics", "deathYear", 0.96),
        ("name.basics", "knownForTitles", 0.12),
    ],
)
def test_empty_cells(db: duckdb.DuckDBPyConnection, table: str, column: str, share: float) -> None:
    found = one(db, f'SELECT avg(({column} IS NULL)::INTEGER) FROM "{table}"')
    assert found == pytest.approx(share, abs=0.02)


def test_original_titles(db: duckdb.DuckDBPyConnection) -> None:
    other = one(db, 'SELECT avg((originalTitle <> primaryTitle)::INTEGER) FROM "title.basics"')
    assert other == pytest.approx(0.096, abs=0.03)
    not_ascii = one(db, r"SELECT avg(regexp_matches(originalTitle, '[^\x00-\x7f]')::INTEGER) FROM " + '"title.basics"')
    assert not_ascii == pytest.approx(0.112, abs=0.03)


# --- traps ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("column", ['originalTitle FROM "title.basics"', 'title FROM "title.akas"'])
def test_titles_are_in_eight_scripts(db: duckdb.DuckDBPyConnection, column: str) -> None:
    letters = {letter for (title,) in db.execute(f"SELECT {column}").fetchall() for letter in title if letter.isalpha()}
    assert {unicodedata.name(letter).split()[0] for letter in letters} >= SCRIPTS


def test_titles_with_quotes_and_backslashes(db: duckdb.DuckDBPyConnection) -> None:
    for part in ('"%', "%\\%", '%"%'):
        assert one(db, f"SELECT count(*) FROM \"title.basics\" WHERE primaryTitle LIKE '{part}'"), part


def test_characters_are_lists_with_quotes_and_backslashes_escaped(db: duckdb.DuckDBPyConnection) -> None:
    cells = db.execute('SELECT characters FROM "title.principals" WHERE characters IS NOT NULL').fetchall()
    names = [name for (cell,) in cells for name in json.loads(cell)]
    assert len(names) > len(cells)
    assert any('"' in name for name in names)
    assert any("\\" in name for name in names)


def test_some_people_bear_one_name(db: duckdb.DuckDBPyConnection) -> None:
    assert one(db, 'SELECT 1 - count(DISTINCT primaryName) / count(*) FROM "name.basics"') >= 0.004


def test_some_credits_name_nobody(db: duckdb.DuckDBPyConnection) -> None:
    nobody = one(db, 'SELECT count(*) FROM "title.principals" ANTI JOIN "name.basics" USING (nconst)')
    assert nobody / PRINCIPALS == pytest.approx(5 / 10_000, abs=3 / 10_000)
