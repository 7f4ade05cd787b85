"""schema.org in web pages, JSON-LD and RDF: the same facts whatever the syntax, nothing lost, nothing invented."""

import gzip
import json
import re
from pathlib import Path
from typing import Any

import duckdb
import pytest

from harvested import count, dangling, harvested
from reelgraph.building import build
from reelgraph.errors import InputError
from reelgraph.graph import Graph

JSONLD = "data/imdb_jsonld_2020"
PAGES = "data/html_imdb"
EXAMPLES = "data/schemaorg_movie_examples"


def read(folder: Path, **files: str | bytes) -> duckdb.DuckDBPyConnection:
    """Return the facts of files, `page__html="…"` a file called page.html."""
    inputs, work = folder / "input", folder / "work"
    inputs.mkdir()
    work.mkdir()
    for name, content in files.items():
        path = inputs / name.replace("__", ".")
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return harvested(f"schemaorg={inputs}", work)


def rows(db: duckdb.DuckDBPyConnection, sql: str) -> list[tuple[Any, ...]]:
    return sorted(db.execute(sql).fetchall())


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


@pytest.fixture(scope="module")
def films(shared: Path) -> list[dict[str, Any]]:
    return [json.loads(path.read_text("utf-8")) for path in sorted((shared / JSONLD).glob("*.jsonld"))]


# --- real files --------------------------------------------------------------------------------------------


def test_json_ld_of_imdb_loses_nothing_and_invents_nothing(
    shared: Path, films: list[dict[str, Any]], tmp_path: Path
) -> None:
    db = harvested(f"schemaorg={shared / JSONLD}", tmp_path)
    credited = [
        (film["url"], name, agent)
        for film in films
        for name in ("actor", "director", "creator")
        for agent in listed(film.get(name))
    ]
    people = {agent["url"] for _, _, agent in credited if agent["@type"] == "Person"}
    companies = {agent["url"] for _, _, agent in credited if agent["@type"] == "Organization"}
    assert count(db, "SELECT film FROM film") == len({film["url"] for film in films}) == 90
    assert count(db, "SELECT film, agent, role FROM credit") == len(
        {(film, name, agent["url"]) for film, name, agent in credited}
    )
    assert count(db, "SELECT person FROM person") == len(people)
    assert count(db, "SELECT organisation FROM organisation") == len(companies)
    assert count(db, "SELECT entity FROM identifier WHERE scheme = 'imdb'") == 90 + len(people) + len(companies)
    assert count(db, "SELECT film, date FROM release") == len(films)
    genres = {(film["url"], genre) for film in films for genre in listed(film.get("genre"))}
    assert count(db, "SELECT subject, object FROM attribute WHERE property = 'schema:genre'") == len(genres)
    assert count(db, "SELECT thing FROM thing WHERE kind = 'trailer'") == sum("trailer" in film for film in films)
    assert not dangling(db)


def test_whole_pages_of_imdb_are_read_by_their_addresses(shared: Path, tmp_path: Path) -> None:
    db = harvested(f"schemaorg={shared / PAGES}", tmp_path)
    pages = {re.search(r"tt\d+", path.name)[0] for path in (shared / PAGES).iterdir()}  # type: ignore[index]
    assert {row[0] for row in rows(db, "SELECT value FROM identifier WHERE value LIKE 'tt%'")} == pages
    matrix = "schemaorg:imdb/tt0133093"
    assert rows(db, f"SELECT agent FROM credit WHERE film = '{matrix}' AND role = 'role:director'") == [
        ("schemaorg:person/imdb/nm0905152",),
        ("schemaorg:person/imdb/nm0905154",),
    ]
    assert rows(db, f"SELECT value FROM attribute WHERE subject = '{matrix}' AND property = 'film:runtimeMinutes'") == [
        ("136",)
    ]


def test_the_examples_of_schema_org(shared: Path, tmp_path: Path) -> None:
    db = harvested(f"schemaorg={shared / EXAMPLES}", tmp_path)
    assert rows(
        db,
        "SELECT p.name, t.name FROM credit c JOIN person p ON p.person = c.agent JOIN thing t ON t.thing = c.character",
    ) == [("Bill Murray", "Dr. Peter Venkman")]
    assert ("wikidata", "Q836821") in rows(db, "SELECT scheme, value FROM identifier")
    assert rows(
        db,
        "SELECT t.name, p.name FROM attribute a JOIN thing t ON t.thing = a.subject JOIN person p ON p.person = a.object",
    ) == [("The Hitchhiker's Guide to the Galaxy", "Douglas Adams")]
    pirates = "SELECT subject FROM attribute WHERE property = 'film:year' AND value = '2011'"
    assert rows(db, f"SELECT text FROM title WHERE film IN ({pirates})") == [
        ("Pirates of the Carribean: On Stranger Tides",)
    ]
    assert count(db, f"SELECT agent FROM credit WHERE film IN ({pirates})") == 6  # in three syntaxes, and once here
    assert rows(db, "SELECT value FROM attribute WHERE property = 'film:season'") == [("2",), ("5",)]


@pytest.mark.parametrize("folder", [JSONLD, PAGES, EXAMPLES])
def test_real_files_become_a_graph_without_faults(shared: Path, folder: str, tmp_path: Path) -> None:
    build([f"schemaorg={shared / folder}"], tmp_path / "graph")
    with Graph(tmp_path / "graph") as graph:
        assert not graph.check().violations


# --- one film in every syntax ------------------------------------------------------------------------------

SYNTAXES = {
    "film__jsonld": """{"@context": "http://schema.org", "@type": "Movie", "name": "Fog", "duration": "PT1H5M", "datePublished": "1974-02-03",
        "director": {"@type": "Person", "name": "Ann Rowe"}, "genre": "Drama",
        "actor": {"@type": "PerformanceRole", "actor": {"@type": "Person", "name": "Leo Marsh"}, "characterName": "Bly"}}""",
    "film__html": """<div itemscope itemtype="https://schema.org/Movie"><h1 itemprop="name">Fog</h1><meta itemprop="genre" content="Drama">
        <time itemprop="duration" datetime="PT1H5M">65 min</time><time itemprop="datePublished" datetime="1974-02-03">3 February</time>
        <p itemprop="director" itemscope itemtype="https://schema.org/Person"><b itemprop="name">Ann Rowe</b></p>
        <p itemprop="actor" itemscope itemtype="https://schema.org/PerformanceRole"><i itemprop="actor" itemscope
        itemtype="https://schema.org/Person"><b itemprop="name">Leo Marsh</b></i> as <b itemprop="characterName">Bly</b></p></div>""",
    "film__htm": """<div prefix="s: http://schema.org/" typeof="s:Movie"><h1 property="s:name">Fog</h1><meta property="s:genre" content="Drama">
        <time property="s:duration" datetime="PT1H5M">65 min</time><time property="s:datePublished" datetime="1974-02-03">3 February</time>
        <p property="s:director" typeof="s:Person"><b property="s:name">Ann Rowe</b></p><p property="s:actor" typeof="s:PerformanceRole">
        <i property="s:actor" typeof="s:Person"><b property="s:name">Leo Marsh</b></i> as <b property="s:characterName">Bly</b></p></div>""",
    "film__ttl": """@prefix s: <https://schema.org/> . @prefix x: <http://www.w3.org/2001/XMLSchema#> .
        [] a s:Movie ; s:name "Fog" ; s:duration "PT65M"^^x:duration ; s:datePublished "1974-02-03"^^x:date ; s:genre "Drama" ;
        s:director [ a s:Person ; s:name "Ann Rowe" ] ;
        s:actor [ a s:PerformanceRole ; s:characterName "Bly" ; s:actor [ a s:Person ; s:name "Leo Marsh" ] ] .""",
    "film__rdf": """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://schema.org/"><Movie><name>Fog</name>
        <duration>PT1H5M</duration><datePublished>1974-02-03</datePublished><genre>Drama</genre>
        <director><Person><name>Ann Rowe</name></Person></director><actor><PerformanceRole><characterName>Bly</characterName>
        <actor><Person><name>Leo Marsh</name></Person></actor></PerformanceRole></actor></Movie></rdf:RDF>""",
}


@pytest.mark.parametrize("name", SYNTAXES)
def test_every_syntax_says_the_same(name: str, tmp_path: Path) -> None:
    db = read(tmp_path, **{name: SYNTAXES[name]})
    assert rows(db, "SELECT text, kind FROM title") == [("Fog", "preferred")]
    assert rows(db, "SELECT role, name FROM credit JOIN person ON person = agent") == [
        ("role:actor", "Leo Marsh"),
        ("role:director", "Ann Rowe"),
    ]
    assert rows(db, "SELECT name FROM thing WHERE kind = 'character'") == [("Bly",)]
    assert rows(db, "SELECT date FROM release") == [("1974-02-03",)]
    assert rows(db, "SELECT property, coalesce(value, object) FROM attribute") == [
        ("film:runtimeMinutes", "65"),
        ("film:year", "1974"),
        ("schema:genre", "genre:drama"),
    ]


def test_packed_files_are_read(tmp_path: Path) -> None:
    db = read(tmp_path, film__jsonld__gz=gzip.compress(SYNTAXES["film__jsonld"].encode()))
    assert count(db, "SELECT film FROM film") == 1


def test_facts_do_not_depend_on_the_run(tmp_path: Path) -> None:
    keys = []
    for run in ("one", "two"):
        (tmp_path / run).mkdir()
        keys.append(rows(read(tmp_path / run, **SYNTAXES), "SELECT film, agent FROM credit"))
    assert keys[0] == keys[1]


# --- shapes of agents --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("director", "names"),
    [
        ('"Ann Rowe"', {"Ann Rowe"}),
        ('"Ann Rowe, Leo Marsh and Sam Lund, Jr."', {"Ann Rowe", "Leo Marsh", "Sam Lund Jr."}),
        ('"Ann Rowe and Leo Marsh"', {"Ann Rowe", "Leo Marsh"}),
        ('"Bill and Ted"', {"Bill and Ted"}),
        ('"Rowe, Ann"', {"Rowe, Ann"}),
        ('["Ann Rowe", {"name": "Leo Marsh"}]', {"Ann Rowe", "Leo Marsh"}),
        ('{"@type": "Person", "givenName": "Ann", "familyName": "Rowe"}', {"Ann Rowe"}),
        ('{"@list": [{"@type": "Person", "name": {"@value": "Ann Rowe", "@language": "en"}}]}', {"Ann Rowe"}),
        ('{"@type": "Role", "director": {"@type": "Person", "name": "Ann Rowe"}, "startDate": "1999"}', {"Ann Rowe"}),
        ('{"@id": "https://www.imdb.com/name/nm0000001/"}', {"nm0000001"}),
        ('"https://films.example/people/Ann_Rowe"', {"Ann Rowe"}),
        ('["", null, "N/A", {"@type": "Person"}, {"@type": "Person", "name": ""}]', set()),
        ("[]", set()),
    ],
)
def test_a_director_is_an_object_a_list_or_a_string(director: str, names: set[str], tmp_path: Path) -> None:
    db = read(
        tmp_path,
        film__jsonld=f'{{"@context": "https://schema.org", "@type": "Movie", "name": "Fog", "director": {director}}}',
    )
    found = rows(db, "SELECT name FROM credit JOIN person ON person = agent WHERE role = 'role:director'")
    assert {row[0] for row in found} == names
    assert not dangling(db)


CONTEXTS = [
    '{"@context": {"@vocab": "http://schema.org/"}, "@type": "Movie", "name": "Fog", "director": {"name": "Ann Rowe"}}',
    '{"@context": ["https://schema.org", {"regie": "director"}], "@type": "Movie", "name": "Fog", "regie": {"name": "Ann Rowe"}}',
    '{"@context": {"so": "https://schema.org/"}, "@type": "so:Movie", "so:name": "Fog", "so:director": {"so:name": "Ann Rowe"}}',
    '{"@context": "https://schema.org", "type": "Movie", "name": "Fog", "director": {"type": "Person", "name": "Ann Rowe"}}',
    (
        '[{"@type": ["https://schema.org/Movie"], "http://schema.org/name": [{"@value": "Fog"}], "https://schema.org/director": [{"@id": "_:a"}]},'
        ' {"@id": "_:a", "https://schema.org/name": [{"@value": "Ann Rowe"}]}]'
    ),
    '{"@type": "Person", "@id": "#ann", "name": "Ann Rowe", "@reverse": {"director": {"@type": "Movie", "name": "Fog"}}}',
    (
        '{"@context": {"@vocab": "https://schema.org/", "name": {"@id": "name", "@container": "@language"}}, "@type": "Movie",'
        ' "name": {"en": "Fog"}, "director": {"name": {"en": "Ann Rowe"}}}'
    ),
    (
        '{"@context": {"@vocab": "https://schema.org/", "director": {"@id": "director", "@type": "@id"}, "@base": "https://films.example/"},'
        ' "@graph": [{"@type": "Movie", "name": "Fog", "director": "ann"}, {"@id": "https://films.example/ann", "name": "Ann Rowe"}]}'
    ),
]


@pytest.mark.parametrize("document", CONTEXTS)
def test_names_mean_what_their_context_says(document: str, tmp_path: Path) -> None:
    db = read(tmp_path, film__jsonld=document)
    assert rows(db, "SELECT f.name, p.name FROM credit JOIN film f USING (film) JOIN person p ON person = agent") == [
        ("Fog", "Ann Rowe")
    ]


def test_scripts_of_a_page_refer_to_one_another(tmp_path: Path) -> None:
    scripts = [
        '{"@context": "https://schema.org", "@type": "Movie", "@id": "#film", "name": "Fog", "director": {"@id": "#ann"}}',
        '<!-- [{"@context": "https://schema.org", "@id": "#ann", "@type": "Person", "name": "Ann Rowe"},] -->',
    ]
    page = "".join(f'<script type="application/ld+json">{script}</script>' for script in scripts)
    assert rows(read(tmp_path, page__html=page), "SELECT name FROM credit JOIN person ON person = agent") == [
        ("Ann Rowe",)
    ]


def test_an_identifier_needs_imdb_as_host(tmp_path: Path) -> None:
    script = '<script type="application/ld+json">{"@type": "Movie", "name": "Fog", "url": "/title/tt0000001/"}</script>'
    elsewhere = f'<link rel="canonical" href="https://films.example/fog">{script}'
    there = f'<link rel="canonical" href="https://www.imdb.com/title/tt0000001/">{script}'
    for number, (page, expected) in enumerate([(elsewhere, 0), (there, 1)]):
        (tmp_path / str(number)).mkdir()
        assert count(read(tmp_path / str(number), page__html=page), "SELECT value FROM identifier") == expected


def test_films_of_one_name_stay_apart_by_year(tmp_path: Path) -> None:
    films = ", ".join(f'{{"@type": "Movie", "name": "Fog", "dateCreated": "{year}"}}' for year in (1950, 2001))
    db = read(tmp_path, list__json=f'{{"@context": "https://schema.org", "@graph": [{films}]}}')
    assert count(db, "SELECT film FROM film") == 2


@pytest.mark.parametrize(
    ("said", "edtf"),
    [
        ("1999-03-31T00:00:00+01:00", "1999-03-31"), ("19990331", "1999-03-31"), ("1999-03-00", "1999-03"), ("1999-02-31", "1999-02"),
        ("31 March 1999", "1999-03-31"), ("March 31st, 1999 (USA)", "1999-03-31"), ("Mar. 1999", "1999-03"), ("1999", "1999"),
        ("0000-00-00", None), ("soon", None), ("31/03/1999", None),
    ],
)  # fmt: skip
def test_dates_are_never_more_precise_than_said(said: str, edtf: str | None, tmp_path: Path) -> None:
    db = read(tmp_path, film__json=json.dumps({"@type": "Movie", "name": "Fog", "datePublished": said}))
    assert rows(db, "SELECT date FROM release") == ([(edtf,)] if edtf else [])


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ("PT1H52M", "112"), ("P0DT2H21M0S", "141"), ("PT7080S", "118"), ("1:52:10", "112"), ("1h 52m", "112"), ("2 hrs. 5 mins", "125"),
        ("66 min", "66"), (66, "66"), ({"@type": "QuantitativeValue", "value": 90, "unitCode": "MIN"}, "90"), ("PT0M", None), ("", None),
        ("long", None),
    ],
)  # fmt: skip
def test_running_times_are_minutes(said: Any, minutes: str | None, tmp_path: Path) -> None:
    db = read(tmp_path, film__json=json.dumps({"@type": "Movie", "name": "Fog", "duration": said}))
    found = rows(db, "SELECT value FROM attribute WHERE property = 'film:runtimeMinutes'")
    assert found == ([(minutes,)] if minutes else [])


@pytest.mark.parametrize(
    ("said", "name", "outcome"),
    [
        ("Golden Anchor for Best Fog", "Golden Anchor for Best Fog", "won"),
        ("Nominated for the Golden Anchor (1988)", "Golden Anchor", "nominated"),
        ("1988 Golden Anchor (nominated)", "Golden Anchor", "nominated"),
        ("Winner: Golden Anchor 1988", "Golden Anchor", "won"),
        ("Won 2 Oscars. Another 3 wins & 4 nominations.", None, None),
        ("5 wins", None, None),
    ],
)
def test_awards_are_won_unless_the_words_say_nominated(
    said: str, name: str | None, outcome: str | None, tmp_path: Path
) -> None:
    db = read(tmp_path, film__json=json.dumps({"@type": "Movie", "name": "Fog", "award": said}))
    found = rows(db, "SELECT t.name, a.outcome FROM award a JOIN thing t ON t.thing = a.award")
    assert found == ([(name, outcome)] if name else [])


# --- what cannot be read -----------------------------------------------------------------------------------

BROKEN = '<html>\n<script type="application/ld+json">{"@type": "Movie",\n"name": "Fog" "x"}</script></html>'


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("page.html", BROKEN, r"page\.html: line 3, column 15: this JSON is broken"),
        ("film.jsonld", '{"@type": "Movie",', r"film\.jsonld: line 1, column 19: this JSON is broken"),
        ("film.ttl", "@prefix s: <https://schema.org/> .\n<a> a s:Movie\n<b> .", r"film\.ttl: line 3"),
        (
            "film.nt.gz",
            gzip.compress(b"<http://a/> <http://b/> <http://c/> .\n" * 9)[:30],
            r"film\.nt\.gz: line \d+: cannot be read",
        ),
        ("film.jsonld", b'{"@type": "Movie", "name": "Caf\xe9"}', r"film\.jsonld: is not UTF-8 \(line 1"),
        ("page.html", "<p>No film here</p>", r"page\.html: no JSON-LD, microdata or RDFa"),
        ("data.json", '{"title": "Fog"}', r"data\.json: no JSON-LD, microdata or RDFa"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_line(name: str, content: str | bytes, said: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=said):
        read(tmp_path, **{name.replace(".", "__"): content})


def test_a_broken_page_among_others_is_left_out(tmp_path: Path) -> None:
    db = read(tmp_path, broken__html=BROKEN, film__html=SYNTAXES["film__html"], plain__html="<p>No film here</p>")
    assert rows(db, "SELECT name FROM film") == [("Fog",)]
