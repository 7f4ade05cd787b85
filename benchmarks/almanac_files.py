"""Made-up countries, companies, places, festivals and awards for the titles of IMDb-shaped files, which tell of none.

usage: python benchmarks/almanac_files.py DIR

Writes three CSV files beside those of `imdb_files.py`, for the source `sources/almanac`. Nothing in them is true. Who is
known is drawn as unevenly as in life: of a list of names the first stands most often.
"""

import argparse
from pathlib import Path

import duckdb

COUNTRIES = ("United States", "India", "France", "Japan", "United Kingdom", "Germany", "China", "Italy", "Spain",
             "South Korea", "Mexico", "Brazil", "Iran", "Poland", "Sweden", "Egypt", "Nigeria", "Norway", "Chile",
             "Georgia", "Senegal", "Iceland")  # fmt: skip
SECTIONS = ("Competition", "Panorama", "Shorts", "Retrospective")
AWARDS = ("Grand Prize", "Jury Prize", "Best Director", "Best Screenplay", "Audience Award")
COMPANIES, PLACES, FESTIVALS = 4_000, 3_000, 300

MACROS = """
CREATE MACRO draw(word, id) AS (hash(word || id) % 1000003) / 1000003.0;
CREATE MACRO uneven(most, word, id) AS 1 + floor(most * pow(draw(word, id), 3))::INTEGER;
CREATE MACRO times(word, id) AS list_transform(range(1 + floor(3 * pow(draw(word, id), 2))::INTEGER), lambda n: id || '/' || n);
"""


def write(folder: Path) -> None:
    """Write the files; what is not an episode stands in them."""
    with duckdb.connect() as db:
        db.execute(MACROS)
        db.execute(f"CREATE MACRO country(word, id) AS ({list(COUNTRIES)})[uneven({len(COUNTRIES)}, word, id)]")
        db.execute(f"""
            CREATE TABLE listed AS SELECT tconst AS id, primaryTitle AS title, coalesce(startYear, '2000')::INTEGER AS year
            FROM {_file(folder, "title.basics")} WHERE titleType <> 'tvEpisode' AND primaryTitle IS NOT NULL
        """)
        for name, select in (("titles", TITLES), ("releases", RELEASES), ("festivals", festivals(folder))):
            db.execute(f"COPY ({select}) TO '{folder / f'almanac.{name}.csv'}' (FORMAT csv, HEADER)")


def _file(folder: Path, name: str) -> str:
    options = r"delim='\t', quote='', escape='', nullstr='\N', header=true, all_varchar=true"
    return f"read_csv('{folder / name}.tsv.gz', {options})"


def _cell(name: str, value: str) -> str:
    """Return SQL for a cell of one to three names."""
    return f"array_to_string(list_sort(list_distinct(list_transform(times('{name}', id), lambda one: {value}))), '; ')"


TITLES = f"""
    SELECT id, title, {_cell("countries", "country('country', one)")} AS countries,
        {_cell("companies", f"'Company ' || uneven({COMPANIES}, 'company', one)")} AS companies,
        CASE WHEN draw('shot', id) < 0.6 THEN {_cell("places", f"'Place ' || uneven({PLACES}, 'place', one)")} END AS places,
        CASE WHEN draw('banned', id) < 0.03 THEN {_cell("bans", "country('ban', one)")} END AS banned
    FROM listed ORDER BY id
"""
RELEASES = f"""
    SELECT id, country('released', one) AS country, year AS date,
        'Company ' || uneven({COMPANIES}, 'distributor', one) AS distributor
    FROM (SELECT id, year, unnest(times('releases', id)) AS one FROM listed) ORDER BY ALL
"""


def festivals(folder: Path) -> str:
    """Return SQL for screenings and what was won there; half of the awards go to the director."""
    chosen = f"({list(SECTIONS)})[uneven({len(SECTIONS)}, 'section', one)]"
    award = f"({list(AWARDS)})[uneven({len(AWARDS)}, 'award', one)]"
    return f"""
        WITH director AS (
            SELECT tconst AS id, min(nconst) AS recipient FROM {_file(folder, "title.principals")}
            WHERE category = 'director' GROUP BY 1
        ), shown AS (SELECT id, year, unnest(times('shown', id)) AS one FROM listed WHERE draw('festival', id) < 0.7)
        SELECT DISTINCT id, 'Festival ' || uneven({FESTIVALS}, 'which', one) AS festival, year, {chosen} AS section,
            CASE WHEN draw('honoured', one) < 0.5 THEN {award} END AS award,
            CASE WHEN draw('outcome', one) < 0.4 THEN 'won' ELSE 'nominated' END AS outcome,
            CASE WHEN draw('to', one) < 0.5 THEN recipient END AS recipient,
            CASE WHEN draw('to', one) < 0.5 THEN primaryName END AS name
        FROM shown LEFT JOIN director USING (id) LEFT JOIN {_file(folder, "name.basics")} ON nconst = recipient
        ORDER BY ALL
    """


def main() -> None:
    """Write the files beside those that are there."""
    parser = argparse.ArgumentParser(description="Make up what IMDb-shaped files do not tell.")
    parser.add_argument("folder", type=Path)
    write(parser.parse_args().folder)


if __name__ == "__main__":
    main()
