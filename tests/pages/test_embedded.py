"""What the data embedded in a page say of its film."""

import html
import json
import re
from pathlib import Path
from typing import Any

import pytest

from reelgraph.errors import InputError
from reelgraph.pages import embedded
from reelgraph.pages.fact import Fact
from reelgraph.pages.gate import admit
from reelgraph.pages.loading import load, load_text

FILM = "film"


def facts(text: str, kind: str = "html") -> list[Fact]:
    page = load_text(text, "a", kind)
    found = list(admit(embedded.propose(page), page))
    assert all(page.text[fact.start : fact.end] == fact.quote for fact in found)
    return found


def movie(**properties: Any) -> list[Fact]:
    return facts(json.dumps({"@context": "https://schema.org", "@type": "Movie", **properties}), "jsonld")


def said(found: list[Fact], subject: str = FILM) -> list[tuple[str, str]]:
    return [(fact.relation, fact.object) for fact in found if fact.subject == subject and fact.relation != "kind"]


PERSON = {"@type": "Person", "name": "Mira Holt"}
COMPANY = {"@type": "Organization", "url": "/company/co0060537/"}


@pytest.mark.parametrize("director", [PERSON, [PERSON], "Mira Holt", ["Mira Holt"], {"@id": "#mira", **PERSON}])
def test_a_director_may_be_a_thing_a_name_or_a_list(director: Any) -> None:
    assert said(movie(director=director)) == [("director", "Mira Holt")]


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        (
            {"name": "The Salt Road", "alternateName": ["Yan Lu"]},
            [("title", "The Salt Road"), ("alternate_title", "Yan Lu")],
        ),
        ({"name": "The Salt Road (2021)"}, [("title", "The Salt Road"), ("year", "2021")]),
        ({"datePublished": "2021-05-04"}, [("release_date", "2021-05-04"), ("year", "2021")]),
        ({"dateCreated": "2020"}, [("year", "2020")]),
        ({"duration": "PT1H38M"}, [("runtime", "98")]),
        ({"timeRequired": "PT98M"}, [("runtime", "98")]),
        ({"genre": "Drama"}, [("genre", "Drama")]),
        ({"genre": ["Drama", "War"]}, [("genre", "Drama"), ("genre", "War")]),
        ({"genre": "Drama, War"}, [("genre", "Drama"), ("genre", "War")]),
        ({"contentRating": "PG-13"}, [("content_rating", "PG-13")]),
        ({"keywords": "lake,salt and sand"}, [("keyword", "lake"), ("keyword", "salt and sand")]),
        (
            {"aggregateRating": {"ratingValue": "7.90", "ratingCount": "1,234"}},
            [("rating", "7.9"), ("rating_count", "1234")],
        ),
        ({"countryOfOrigin": {"@type": "Country", "name": "FR"}}, [("country", "France")]),
        ({"inLanguage": ["fr-CA", "English"]}, [("language", "French"), ("language", "English")]),
        ({"productionCompany": "Lake Films"}, [("production_company", "Lake Films")]),
        ({"musicBy": PERSON}, [("composer", "Mira Holt")]),
        (
            {"producer": [PERSON, {"@type": "Organization", "name": "Lake"}]},
            [("producer", "Mira Holt"), ("production_company", "Lake")],
        ),
        ({"partOfSeries": {"@type": "TVSeries", "name": "Lakes"}}, [("episode_of", "Lakes")]),
        ({"award": ["Golden Lake", "Won 2 Oscars", "3 wins & 4 nominations"]}, [("award_won", "Golden Lake")]),
        ({"sameAs": "https://www.wikidata.org/wiki/Q123456"}, [("wikidata_id", "Q123456")]),
        ({"url": "https://www.themoviedb.org/movie/603-a-film"}, [("tmdb_id", "movie/603")]),
        ({"url": "/title/tt0086837/", "@id": "https://www.imdb.com/title/tt0086837"}, [("imdb_id", "tt0086837")]),
        ({"titleEIDR": "10.5240/B752-5B47-DBBE-E5D4-5A3F-N"}, [("eidr_id", "10.5240/B752-5B47-DBBE-E5D4-5A3F-N")]),
        ({"name": "", "director": {"@type": "Person"}, "duration": "long", "genre": None}, []),
    ],
)
def test_a_property_says_a_relation(properties: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    assert said(movie(**properties)) == expected


def test_a_year_that_is_only_that_of_a_release_is_inferred() -> None:
    [release, year] = [fact for fact in movie(datePublished="2021-05-04") if fact.relation != "kind"]
    assert (release.stated, release.confidence) == (True, 0.95)
    assert (year.stated, year.confidence, year.rule) == (False, 0.6, "jsonld-release-date-year")


def test_qualifiers_are_read_from_the_thing_itself() -> None:
    role = {"@type": "PerformanceRole", "actor": PERSON, "characterName": "Io"}
    trailer = {"@type": "VideoObject", "name": "Trailer", "duration": "PT1M38S"}
    book = {"@type": "Book", "name": "The Salt", "author": {"@type": "Person", "name": "Ada Moss"}}
    released = {"@type": "PublicationEvent", "startDate": "2021-05-04", "location": {"@type": "Country", "name": "ES"}}
    found = movie(actor=[role], trailer=trailer, isBasedOn=book, releasedEvent=released)
    assert [(fact.relation, fact.object, dict(fact.qualifiers)) for fact in found][1:] == [
        ("actor", "Mira Holt", {"character": "Io"}),
        ("trailer", "Trailer", {"seconds": "98"}),
        ("based_on", "The Salt", {"author": "Ada Moss"}),
        ("release_date", "2021-05-04", {"place": "Spain"}),
    ]


def test_creators_are_told_apart_and_a_company_without_a_name_goes_by_its_identifier() -> None:
    found = movie(creator=[PERSON | {"url": "/name/nm0000001/"}, COMPANY])
    assert [(fact.object, fact.object_kind) for fact in found if fact.relation == "creator"] == [
        ("Mira Holt", "person"),
        ("co0060537", "organisation"),
    ]
    identifiers = [(fact.subject, fact.subject_kind, fact.object) for fact in found if fact.relation == "imdb_id"]
    assert identifiers == [("Mira Holt", "person", "nm0000001"), ("co0060537", "organisation", "co0060537")]


@pytest.mark.parametrize("written", [r"Caf\u00e9 \"Salt\" \/ Road", "Café &quot;Salt&quot; / Road"])
def test_escapes_are_undone_and_the_quote_is_literal(written: str) -> None:
    [_, title] = facts(f'{{"@type": "Movie", "name": "{written}"}}', "jsonld")
    assert title.object == 'Café "Salt" / Road'
    assert title.quote == f'"name": "{written}"'


SAME_FILM = [
    (
        '<script type="application/ld+json">{"@context":"http://schema.org","@graph":[{"@type":"WebPage","name":"x"},'
        '{"@type":["Movie","Product"],"name":"The Salt Road","director":{"@id":"#m"},"actor":[{"name":"Ana Lee"}]},'
        '{"@id":"#m","@type":"Person","name":"Mira Holt"}]}</script>'
    ),
    (
        '<script type="application/ld+json">{"@type":"WebPage","mainEntity":{"@type":"http://schema.org/Movie","name":"The Salt Road",'
        '"director":"Mira Holt","actor":"Ana Lee",}}</script>'
    ),
    (
        '<div itemscope itemtype="https://schema.org/Movie"><h1 itemprop="name">The Salt Road</h1>'
        '<a itemprop="director" href="/m">Mira Holt</a><p itemprop="actor" itemscope><b itemprop="name">Ana Lee</b></div>'
    ),
    (
        '<div itemscope itemtype="https://schema.org/Movie" itemref="more"><meta itemprop="name" content="The Salt Road">'
        '<span itemprop="director" content="Mira Holt">M. H.</span></div><div id="more"><i itemprop="actor">Ana Lee</i></div>'
    ),
    (
        '<div vocab="https://schema.org/" typeof="Movie" resource="#film"><h1 property="name">The Salt Road</h1>'
        '<p property="director" typeof="Person"><b property="name">Mira Holt</b></p><i property="actor">Ana Lee</i></div>'
    ),
    (
        '<div prefix="schema: https://schema.org/" typeof="schema:Movie"><h1 property="schema:name">The Salt Road</h1>'
        '<i property="schema:director">Mira Holt</i><i property="schema:actor">Ana Lee</i></div>'
    ),
]


@pytest.mark.parametrize("source", SAME_FILM)
def test_every_syntax_says_the_same(source: str) -> None:
    found = facts(source)
    assert [fact.object for fact in found if fact.relation == "kind"] == ["Movie"]
    assert sorted(said(found)) == [("actor", "Ana Lee"), ("director", "Mira Holt"), ("title", "The Salt Road")]


def test_rules_are_named_for_their_syntax() -> None:
    assert [facts(source)[-1].rule.split("-")[0] for source in SAME_FILM[1:5]] == [
        "jsonld",
        "microdata",
        "microdata",
        "rdfa",
    ]


@pytest.mark.parametrize(
    "described",
    [
        {"@type": "Review", "itemReviewed": {"@type": "Movie", "name": "The Salt Road"}},
        {"@type": "WatchAction", "object": {"@type": "Movie", "name": "The Salt Road"}},
        {"@type": "ItemList", "itemListElement": [{"@type": "Movie", "name": "The Salt Road"}]},
        [{"@type": "Movie", "name": "The Salt Road"}, {"@type": "Movie", "name": "The Lake"}],
        {"@type": "Person", "name": "Mira Holt"},
        [],
        "The Salt Road",
    ],
)
def test_a_film_that_is_not_the_page_s_own_says_nothing(described: Any) -> None:
    assert facts(json.dumps(described), "jsonld") == []


def test_among_several_films_the_page_s_own_is_the_one_in_its_title() -> None:
    films = json.dumps([{"@type": "Movie", "name": "The Lake"}, {"@type": "Movie", "name": "The Salt Road"}])
    assert said(facts(f'<h1>The Salt Road</h1><script type="application/ld+json">{films}</script>')) == [
        ("title", "The Salt Road")
    ]


def test_opengraph_is_believed_less_and_only_of_films() -> None:
    graph = '<meta property="og:title" content="The Salt Road (2021) - Films"><meta property="video:director" content="Mira Holt"><p>x'
    found = facts(f'<meta property="og:type" content="video.movie">{graph}')
    assert said(found) == [("title", "The Salt Road"), ("director", "Mira Holt")]
    assert {fact.confidence for fact in found} == {0.7}
    assert facts(f'<meta property="og:type" content="website">{graph}') == []


@pytest.mark.parametrize(
    "hostile",
    [
        json.dumps({"@graph": [{"@id": "a", "@type": "Movie", "name": "A", "actor": [{"@id": "a"}] * 1_000}]}),
        '{"@type":"Movie","actor":' * 50_000 + "1" + "}" * 50_000,
        json.dumps({"@type": "Movie", "name": " " * 100_000 + "x", "duration": "1" * 100_000, "award": "1 " * 50_000}),
    ],
    ids=["cycle", "depth", "length"],
)
def test_hostile_data_say_little(hostile: str) -> None:
    assert {relation for relation, _ in said(facts(hostile, "jsonld"))} <= {"title", "actor"}


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def expected(document: dict[str, Any]) -> set[tuple[str, str]]:
    """What a reader of the JSON finds in it, with nothing of ours but the names of the relations."""
    found = {("release_date", document["datePublished"]), ("title", html.unescape(document["name"]))}
    found.add(("imdb_id", document["url"].split("/")[2]))
    found |= {("genre", genre) for genre in listed(document.get("genre"))}
    found |= {("keyword", keyword) for keyword in document.get("keywords", "").split(",") if keyword}
    for relation in ("director", "actor", "creator"):
        for agent in listed(document.get(relation)):
            found.add((relation, html.unescape(agent.get("name") or agent["url"].split("/")[2])))
    if duration := re.fullmatch(r"PT(?:(\d+)H)?(?:(\d+)M)?", document.get("duration", "")):
        found.add(("runtime", str(int(duration[1] or 0) * 60 + int(duration[2] or 0))))
    return found


def documents(shared: Path) -> list[tuple[Path, dict[str, Any]]]:
    files = [
        (path, path.read_text(encoding="utf-8")) for path in sorted((shared / "data/imdb_jsonld_2020").glob("*.jsonld"))
    ]
    for path in sorted((shared / "data/html_imdb").glob("*.html")):
        script = re.search(
            r'<script type="application/ld\+json">(.*?)</script>', path.read_text(encoding="utf-8"), re.DOTALL
        )
        assert script
        files.append((path, script[1]))
    return [(path, json.loads(text)) for path, text in files]


def test_everything_that_real_pages_state_is_found(shared: Path) -> None:
    found = documents(shared)
    assert len(found) == 94
    for path, document in found:
        [page] = load(path)
        proposals = list(embedded.propose(page))
        admitted = list(admit(proposals, page))
        assert len(admitted) == len(proposals), path
        assert expected(document) <= set(said(admitted)), path


EXAMPLES = {
    "eg-0017": {
        ("director", "Rob Marshall"),
        ("creator", "Ted Elliott"),
        ("actor", "Johnny Depp"),
        ("rating_count", "200"),
    },
    "eg-0026": {("title", "Greys Anatomy"), ("actor", "Justin Chambers")},
    "eg-0187": {("title", "Footloose")},
    "eg-0205": {("title", "Ghostbusters"), ("actor", "Bill Murray")},
    "eg-0458": {("wikidata_id", "Q836821"), ("eidr_id", "10.5240/B752-5B47-DBBE-E5D4-5A3F-N")},
    "eg-0069": set(),
    "eg-0159": set(),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_schema_org_s_own_examples_are_read_in_every_syntax(shared: Path, name: str) -> None:
    folder = shared / "data/schemaorg_movie_examples/data"
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.txt")))
    [example] = [part for part in re.split(r"(?m)^TYPES: #", text) if part.startswith(name)]
    sections = re.split(r"(?m)^(?:PRE-MARKUP|MICRODATA|RDFA|JSON):", example)[2:]
    described = [section for section in sections if re.search("itemscope|typeof|@type", section)]
    assert described
    for section in described:
        try:
            found = said(facts(section))
        except InputError as error:
            pytest.fail(str(error))
        assert EXAMPLES[name] <= set(found)
        assert found or not EXAMPLES[name]
        assert EXAMPLES[name] or not found
