"""The ontology keeps its promises: files parse, terms exist, names are clear, shapes bite."""

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pyoxigraph
import pyshacl
import pytest
from rdflib import OWL, RDF, RDFS, SH, SKOS, Graph, Literal, Namespace, URIRef

ONTOLOGY = Path(__file__).parents[1] / "ontology"
TURTLE = sorted(path.name for path in ONTOLOGY.glob("*.ttl"))
TEXTS = sorted(path.name for path in ONTOLOGY.iterdir() if path.suffix in {".ttl", ".toml", ".jsonld"})

FILM = Namespace("https://w3id.org/reelgraph/ontology#")
ROLE = Namespace("https://w3id.org/reelgraph/role/")
SCHEMA = Namespace("https://schema.org/")
NAMESPACES = {
    "film": FILM,
    "schema": SCHEMA,
    "prov": Namespace("http://www.w3.org/ns/prov#"),
    "oa": Namespace("http://www.w3.org/ns/oa#"),
    "dcterms": Namespace("http://purl.org/dc/terms/"),
}
PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)


@cache
def turtle(name: str) -> Graph:
    return Graph().parse(ONTOLOGY / name)


@cache
def relations() -> dict[str, dict]:
    return tomllib.loads((ONTOLOGY / "relations.toml").read_text(encoding="utf-8"))


def declared(*kinds: URIRef) -> set[URIRef]:
    return {term for kind in kinds for term in turtle("film.ttl").subjects(RDF.type, kind)}


def terms() -> set[URIRef]:
    return declared(OWL.Class, FILM.Outcome, *PROPERTIES)


def iri(short: str) -> URIRef:
    prefix, _, name = short.partition(":")
    return NAMESPACES[prefix][name]


def repeated(names: Iterable[str]) -> list[str]:
    """Return the names that stand there twice, to one who regards neither case nor full stops."""
    counted = Counter(name.casefold().replace(".", "") for name in names)
    return sorted(name for name, times in counted.items() if times > 1)


def names_of(graph: Graph, node: URIRef, *properties: URIRef) -> set[str]:
    """Return what a thing is called, its own variants ("UK", "U.K.") counting once."""
    names = (str(value) for property_ in properties for value in graph.objects(node, property_))
    return {name.casefold().replace(".", "") for name in names}


# --- the files ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", TURTLE)
def test_two_parsers_read_the_same_from_a_file(name):
    quads = pyoxigraph.parse(path=str(ONTOLOGY / name), format=pyoxigraph.RdfFormat.TURTLE)
    assert len(turtle(name)) == len({quad.triple for quad in quads}) > 0


@pytest.mark.parametrize("name", TEXTS)
def test_a_file_speaks_only_of_terms_that_film_ttl_declares(name):
    text = (ONTOLOGY / name).read_text(encoding="utf-8")
    used = set(re.findall(r"\b((?:film|schema|prov|oa|dcterms):[A-Za-z]\w*)", text))
    superterms = {
        term for sub in (RDFS.subClassOf, RDFS.subPropertyOf) for term in turtle("film.ttl").objects(None, sub)
    }
    assert {short for short in used if iri(short) not in terms() | superterms} == set()


# --- film.ttl -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("property_", [RDFS.label, RDFS.comment, RDFS.isDefinedBy])
def test_every_term_says_its_name_its_meaning_and_where_it_is_from(property_):
    assert {term for term in terms() if turtle("film.ttl").value(term, property_) is None} == set()


def test_every_term_of_ours_is_defined_by_the_ontology_and_no_other_is():
    ours = set(turtle("film.ttl").subjects(RDFS.isDefinedBy, URIRef("https://w3id.org/reelgraph/ontology")))
    assert ours == {term for term in terms() if term in FILM}
    assert (URIRef("https://w3id.org/reelgraph/ontology"), RDF.type, OWL.Ontology) in turtle("film.ttl")


@pytest.mark.parametrize(
    ("kind", "is_literal"),
    [(OWL.DatatypeProperty, True), (OWL.ObjectProperty, False)],
    ids=["literals", "nodes"],
)
def test_a_range_is_a_datatype_where_values_are_literals_and_a_class_where_they_are_nodes(kind, is_literal):
    ranges = {range_ for property_ in declared(kind) for range_ in turtle("film.ttl").objects(property_, RDFS.range)}
    assert {range_ for range_ in ranges if ("XMLSchema#" in range_) is not is_literal} == set()
    assert is_literal or ranges <= declared(OWL.Class)


def test_a_property_is_of_one_kind_and_has_one_range():
    kinds = Counter(property_ for kind in PROPERTIES for property_ in declared(kind))
    assert {property_ for property_, number in kinds.items() if number > 1} == set()
    assert [p for p in kinds if len(set(turtle("film.ttl").objects(p, RDFS.range))) > 1] == []


@pytest.mark.parametrize(
    "short", ["film:year", "film:runtimeMinutes", "film:rating", "schema:birthDate", "film:budget"]
)
def test_what_a_thing_has_one_of_is_functional(short):
    assert iri(short) in declared(OWL.FunctionalProperty)


@pytest.mark.parametrize("short", ["schema:datePublished", "schema:birthDate", "schema:name", "film:originalTitle"])
def test_a_literal_that_varies_has_no_range(short):
    assert iri(short) in declared(OWL.DatatypeProperty)
    assert turtle("film.ttl").value(iri(short), RDFS.range) is None


# --- relations.toml -------------------------------------------------------------------------------------


def test_every_relation_sets_a_role_that_exists():
    used = {entry["set"]["role"] for entry in relations().values() if "role" in entry.get("set", {})}
    assert {role for role in used if (ROLE[role], RDF.type, SKOS.Concept) not in turtle("roles.ttl")} == set()


def test_every_relation_states_a_property_that_exists():
    stated = {entry[key] for entry in relations().values() for key in ["value"] if key in entry}
    stated |= {entry["set"]["kind"] for entry in relations().values() if ":" in entry.get("set", {}).get("kind", "")}
    assert {short for short in stated if iri(short) not in declared(*PROPERTIES)} == set()


# --- roles.ttl and genres.ttl ---------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["roles.ttl", "genres.ttl"])
def test_a_name_means_one_concept_of_its_scheme(name):
    graph = turtle(name)
    concepts = set(graph.subjects(RDF.type, SKOS.Concept))
    called = (names_of(graph, node, RDFS.label, SKOS.prefLabel, SKOS.altLabel) for node in concepts)
    assert repeated(word for words in called for word in words) == []


@pytest.mark.parametrize("name", ["roles.ttl", "genres.ttl"])
def test_a_concept_is_labelled_and_stands_under_the_top_of_its_scheme(name):
    graph = turtle(name)
    for node in graph.subjects(RDF.type, SKOS.Concept):
        label = graph.value(node, RDFS.label, any=False)
        assert label == Literal(str(label)), f"{node}: the label is not a plain string"
        assert graph.value(node, SKOS.prefLabel, any=False) == Literal(str(label), lang="en")
        above = set(graph.transitive_objects(node, SKOS.broader))
        assert above <= set(graph.subjects(RDF.type, SKOS.Concept)), f"{node}: something broader does not exist"
        assert any((top, SKOS.topConceptOf, None) in graph for top in above), f"{node} stands under nothing"


@pytest.mark.parametrize("name", ["roles.ttl", "genres.ttl"])
def test_no_concept_is_broader_than_itself(name):
    graph = turtle(name)
    above = {node: set(graph.transitive_objects(node, SKOS.broader)) for node in graph.subjects(RDF.type, SKOS.Concept)}
    circles = [(node, wider) for node in above for wider in above[node] if wider != node and node in above[wider]]
    assert circles == []


@pytest.mark.parametrize("code", ["wikidataProperty", "imdbCategory", "imdbProfession", "tmdbJob"])
def test_a_code_of_another_database_finds_one_role(code):
    assert {value: n for value, n in Counter(turtle("roles.ttl").objects(None, FILM[code])).items() if n > 1} == {}


def test_every_direct_property_is_declared_and_holds_nodes():
    assert set(turtle("roles.ttl").objects(None, FILM.directProperty)) <= declared(OWL.ObjectProperty)


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("actor", SCHEMA.actor),
        ("voice-actor", SCHEMA.actor),
        ("co-director", SCHEMA.director),
        ("executive-producer", FILM.executiveProducer),
        ("composer", SCHEMA.musicBy),
        ("film-editor", FILM.filmEditor),
        ("archive-footage", FILM.archiveAppearance),
        ("archive-sound", FILM.archiveAppearance),
        ("self", FILM.appearsAsSelf),
        ("source-author", None),
        ("gaffer", None),
    ],
)
def test_a_role_gives_its_direct_edge(role, expected):
    assert turtle("roles.ttl").value(ROLE[role], FILM.directProperty) == expected


@pytest.mark.parametrize(
    ("word", "genre"),
    [
        ("Sci-Fi", "science-fiction"),
        ("biopic", "biographical"),
        ("rom-com", "romantic-comedy"),
        ("animation", "animated"),
        ("sport", "sports"),
    ],
)
def test_a_genre_is_found_by_the_words_of_other_sources(word, genre):
    graph = turtle("genres.ttl")
    node = URIRef(f"https://w3id.org/reelgraph/genre/{genre}")
    assert word.casefold() in names_of(graph, node, RDFS.label, SKOS.altLabel)


# --- countries.ttl and languages.ttl --------------------------------------------------------------------

LISTS = [("countries.ttl", SCHEMA.Country), ("languages.ttl", SCHEMA.Language)]


@pytest.mark.parametrize(("name", "kind"), LISTS)
def test_a_name_or_code_means_one_country_or_language(name, kind):
    graph = turtle(name)
    called = (
        names_of(graph, node, RDFS.label, SCHEMA.alternateName, SCHEMA.identifier)
        for node in graph.subjects(RDF.type, kind)
    )
    assert repeated(word for words in called for word in words) == []


@pytest.mark.parametrize(("name", "kind"), LISTS)
def test_a_country_or_language_has_one_plain_label_and_bears_its_code_in_its_iri(name, kind):
    graph = turtle(name)
    for node in graph.subjects(RDF.type, kind):
        label = graph.value(node, RDFS.label, any=False)
        assert label == Literal(str(label)), f"{node}: the label is not a plain string"
        assert node.endswith("/" + graph.value(node, SCHEMA.identifier, any=False))


def test_the_countries_are_those_of_iso_3166_1_and_kosovo():
    codes = {str(code) for code in turtle("countries.ttl").objects(None, SCHEMA.identifier)}
    current = {code for code in codes if re.fullmatch("[A-Z]{2}", code)}
    assert len(current - {"XK"}) == 249
    assert current >= {"GB", "US", "KR", "RU", "CZ", "TW", "HK", "XK"}
    assert codes >= {"SUHH", "DDDE", "CSHH", "YUCS", "CSXX", "west-germany"}


def test_a_country_is_a_place_too():
    graph = turtle("countries.ttl")
    assert set(graph.subjects(RDF.type, SCHEMA.Country)) == set(graph.subjects(RDF.type, SCHEMA.Place))


def test_a_demonym_means_one_country():
    assert repeated(str(demonym) for demonym in turtle("countries.ttl").objects(None, FILM.demonym)) == []


@pytest.mark.parametrize(
    ("name", "property_", "word", "code"),
    [
        ("countries.ttl", SCHEMA.alternateName, "U.S.A.", "country/US"),
        ("countries.ttl", SCHEMA.alternateName, "Holland", "country/NL"),
        ("countries.ttl", SCHEMA.alternateName, "USSR", "country/SUHH"),
        ("countries.ttl", FILM.demonym, "British", "country/GB"),
        ("countries.ttl", FILM.demonym, "Argentinian", "country/AR"),
        ("countries.ttl", FILM.demonym, "Nigerien", "country/NE"),
        ("countries.ttl", FILM.demonym, "West German", "country/west-germany"),
        ("languages.ttl", SCHEMA.alternateName, "Farsi", "language/fa"),
        ("languages.ttl", SCHEMA.alternateName, "Mandarin Chinese", "language/cmn"),
    ],
)
def test_a_country_or_language_is_found_by_its_other_names(name, property_, word, code):
    assert turtle(name).value(None, property_, Literal(word)) == URIRef(f"https://w3id.org/reelgraph/{code}")


# --- context.jsonld -------------------------------------------------------------------------------------


@cache
def context() -> dict:
    return json.loads((ONTOLOGY / "context.jsonld").read_text(encoding="utf-8"))["@context"]


def expanded(document: dict) -> Graph:
    return Graph().parse(data=json.dumps({"@context": context()} | document), format="json-ld")


def test_the_context_knows_every_property_of_ours():
    ids = {entry["@id"] if isinstance(entry, dict) else entry for entry in context().values() if entry != 1.1}
    ours = {f"film:{property_.removeprefix(FILM)}" for property_ in declared(*PROPERTIES) if property_ in FILM}
    assert ours - ids == set()


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own JSON-LD parser
def test_json_becomes_the_turtle_it_stands_for():
    document = {
        "id": "https://example.org/film",
        "type": "Movie",
        "label": "Return to Dust",
        "year": "2022",
        "runtimeMinutes": 131,
        "rating": "7.9",
        "director": {"id": "https://example.org/li", "type": "Person"},
        "countryOfOrigin": "https://w3id.org/reelgraph/country/CN",
        "name": {"@value": "隐入尘烟", "@language": "zh"},
    }
    meant = """
        <film> a schema:Movie ; rdfs:label "Return to Dust" ; schema:name "隐入尘烟"@zh ;
            film:year "2022"^^xsd:gYear ; film:runtimeMinutes 131 ; film:rating 7.9 ;
            schema:director <li> ; schema:countryOfOrigin country:CN .
        <li> a schema:Person .
    """
    assert set(expanded(document)) == set(parsed(meant))


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own JSON-LD parser
def test_an_event_in_json_becomes_the_turtle_it_stands_for():
    document = {
        "id": "https://example.org/conferral",
        "type": "AwardConferral",
        "film:film": "https://example.org/film",
        "outcome": "won",
        "date": "2022-10",
        "earliest": "2022-10-01",
        "stated": True,
        "confidence": "0.9",
    }
    meant = """
        <conferral> a film:AwardConferral ; film:film <film> ; film:outcome film:won ; film:date "2022-10" ;
            film:earliest "2022-10-01"^^xsd:date ; film:stated true ; film:confidence 0.9 .
    """
    assert set(expanded(document)) == set(parsed(meant))


# --- shapes.ttl: how it is written ----------------------------------------------------------------------

SUBSET = re.compile(
    r"#(targetClass|targetSubjectsOf|property|sparql|path|inversePath|name|message|severity|nodeKind|minCount|maxCount"
    r"|datatype|class|pattern|minInclusive|maxInclusive|lessThanOrEquals|in|or|prefixes|select|declare|prefix|namespace)$"
)


def test_the_shapes_keep_to_the_subset_that_is_compiled():
    used = {predicate for predicate in turtle("shapes.ttl").predicates() if predicate in SH}
    assert {predicate for predicate in used if not SUBSET.search(predicate)} == set()


@pytest.mark.parametrize("kind", [SH.property, SH.sparql])
def test_every_constraint_says_what_is_wrong_and_what_to_do(kind):
    messages = [
        str(turtle("shapes.ttl").value(part, SH.message, default=""))
        for part in turtle("shapes.ttl").objects(None, kind)
    ]
    assert [text for text in messages if not re.fullmatch(r"[A-Zf].+[:;,?] .+[.?]", text)] == []


# --- shapes.ttl: what it finds --------------------------------------------------------------------------

PREFIXES = """
@base <https://example.org/> .
@prefix film: <https://w3id.org/reelgraph/ontology#> .
@prefix role: <https://w3id.org/reelgraph/role/> .
@prefix genre: <https://w3id.org/reelgraph/genre/> .
@prefix country: <https://w3id.org/reelgraph/country/> .
@prefix language: <https://w3id.org/reelgraph/language/> .
@prefix schema: <https://schema.org/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""

GOOD = """
<film> a schema:Movie ; rdfs:label "Return to Dust" ; schema:name "Return to Dust" ;
    film:imdbId "tt13618238" ; film:tmdbId "movie/866463" ;
    film:year "2022"^^xsd:gYear ; film:runtimeMinutes 131 ;
    schema:director <li> ; schema:actor <wu> ; schema:producer <wu> , <hucheng> ;
    schema:productionCompany <hucheng> ; schema:trailer <trailer> ;
    schema:countryOfOrigin country:CN ; schema:inLanguage language:zh ; schema:genre genre:drama ;
    film:filmingLocation <hugiangzi> , country:CN .
<earlier> a schema:Movie ; rdfs:label "River Road" ; schema:name "River Road" .

<li> a schema:Person ; rdfs:label "Li Ruijun" ; film:imdbId "nm2619299" ; film:wikidataId "Q10913107" ;
    film:hometown <hugiangzi> ; schema:birthDate "1983"^^xsd:gYear .
<wu> a schema:Person ; rdfs:label "Wu Renlin" ;
    schema:birthDate "1970-01-02"^^xsd:date ; schema:deathDate "2060-01-02"^^xsd:date .
<hucheng> a schema:Organization ; rdfs:label "Hucheng No.7 Films" .
<ma> a film:Character ; rdfs:label "Ma" ; film:film <film> ; schema:spouse <cao> .
<cao> a film:Character ; rdfs:label "Cao" ; film:film <film> .

<hugiangzi> a schema:Place ; rdfs:label "Hugiangzi" ; schema:containedInPlace <gansu> .
<gansu> a schema:Place ; rdfs:label "Gansu" ; film:placeKind "province" ; schema:containedInPlace country:CN .
country:CN a schema:Country , schema:Place ; rdfs:label "China" ; schema:identifier "CN" .
language:zh a schema:Language ; rdfs:label "Chinese" ; schema:identifier "zh" .
genre:drama a skos:Concept ; rdfs:label "drama" .
role:dept-cast a skos:Concept ; rdfs:label "cast" ; skos:topConceptOf role:scheme .
role:dept-directing a skos:Concept ; rdfs:label "directing" ; skos:topConceptOf role:scheme .
role:cast-member a skos:Concept ; rdfs:label "cast member" ; skos:broader role:dept-cast .
role:actor a skos:Concept ; rdfs:label "actor" ; skos:broader role:cast-member .
role:director a skos:Concept ; rdfs:label "director" ; skos:broader role:dept-directing .

<berlinale> a film:Festival ; rdfs:label "Berlin International Film Festival" .
<berlinale72> a film:Edition ; rdfs:label "72nd Berlin International Film Festival" ;
    schema:superEvent <berlinale> .
<bear> a film:Award ; rdfs:label "Golden Bear" .
<streaming> a film:Scope ; rdfs:label "streaming services" .
<trailer> a schema:VideoObject ; rdfs:label "VOSE trailer" ; film:durationSeconds 98 .
<page> a film:Source ; rdfs:label "return-to-dust.txt" .

<credit> a film:Credit ; film:film <film> ; film:agent <wu> ; film:role role:actor ; film:character <ma> ;
    film:billing 1 ; prov:wasDerivedFrom <page> ; film:evidence <evidence> .
<release> a film:Release ; film:film <film> ; film:place country:CN ; film:date "2022-11-04" ;
    film:earliest "2022-11-04"^^xsd:date ; film:latest "2022-11-04"^^xsd:date ;
    film:releaseKind "theatrical" ; prov:wasDerivedFrom <page> .
<screening> a film:Screening ; film:film <film> ; film:festival <berlinale> ; film:edition <berlinale72> ;
    prov:wasDerivedFrom <page> .
<conferral> a film:AwardConferral ; film:film <film> ; film:award <bear> ; film:conferredAt <berlinale72> ;
    film:outcome film:nominated ; prov:wasDerivedFrom <page> .
<ban> a film:Restriction ; film:film <film> ; film:place country:CN ; film:scope <streaming> ;
    film:date "XXXX-09" ; film:reason "unknown reasons" ; prov:wasDerivedFrom <page> .
<title> a film:Title ; film:film <film> ; schema:name "隐入尘烟"@zh ; film:titleKind "original" ;
    prov:wasDerivedFrom <page> .

<claim> a film:Claim ; prov:wasDerivedFrom <page> ;
    rdf:subject <li> ; rdf:predicate film:hometown ; rdf:object <hugiangzi> .
<evidence> a film:Evidence ; oa:exact "Ma (Wu Renlin)" ; oa:start 165 ; oa:end 179 ; oa:hasSource <page> ;
    film:rule "cast-in-brackets" ; film:confidence 0.95 ; film:stated true .
"""


def parsed(text: str) -> Graph:
    return Graph().parse(data=PREFIXES + text, format="turtle")


def findings(graph: Graph) -> Iterator[str]:
    """Yield "severity: message" of each breach of the shapes that pyshacl finds."""
    _, report, _ = pyshacl.validate(graph, shacl_graph=turtle("shapes.ttl"), inference="none")
    for result in report.subjects(RDF.type, SH.ValidationResult):
        severity = report.value(result, SH.resultSeverity).removeprefix(str(SH))
        yield f"{severity}: {report.value(result, SH.resultMessage)}"


def test_a_good_graph_has_no_findings():
    assert list(findings(parsed(GOOD))) == []


def test_a_good_graph_has_no_findings_beside_the_ontology():
    ontology = [turtle(name) for name in ("film.ttl", "roles.ttl", "genres.ttl", "countries.ttl", "languages.ttl")]
    assert list(findings(sum(ontology, parsed(GOOD)))) == []


PLANTED = [
    # name, what is replaced ("" where something is added), by what, words of the message
    ("a film without label", 'rdfs:label "Return to Dust" ;', "", "exactly one rdfs:label"),
    ("two labels", "", '<li> rdfs:label "Ruijun Li" .', "exactly one rdfs:label"),
    ("a label with a language", 'rdfs:label "Gansu"', 'rdfs:label "Gansu"@en', "without language tag"),
    ("a film without title", 'schema:name "Return to Dust" ;', "", "a film needs a title"),
    ("two years", "", '<film> film:year "2021"^^xsd:gYear .', "at most one film:year"),
    ("a year as a number", '"2022"^^xsd:gYear', "2022", "at most one film:year, an xsd:gyear"),
    ("a runtime in seconds", "film:runtimeMinutes 131", "film:runtimeMinutes 7860", "from 1 to 6000"),
    (
        "a company that directs",
        "schema:director <li>",
        "schema:director <hucheng>",
        "schema:director is not a schema:person",
    ),
    (
        "a character that acts",
        "schema:actor <wu>",
        "schema:actor <ma>",
        "schema:actor is not a schema:person",
    ),
    (
        "a place that produces",
        "schema:producer <wu>",
        "schema:producer <gansu>",
        "neither a schema:person nor",
    ),
    (
        "a person as company",
        "schema:productionCompany <hucheng>",
        "schema:productionCompany <wu>",
        "productioncompany is not",
    ),
    (
        "a province as country",
        "schema:countryOfOrigin country:CN",
        "schema:countryOfOrigin <gansu>",
        "countries.ttl",
    ),
    ("a genre as text", "schema:genre genre:drama", 'schema:genre "drama"', "genres.ttl"),
    ("a person's IMDb id on a film", '"tt13618238"', '"nm2619299"', "must be tt"),
    ("a film's IMDb id on a person", '"nm2619299"', '"tt13618238"', "must be nm"),
    (
        "a Wikidata address",
        '"Q10913107"',
        '"http://www.wikidata.org/entity/Q10913107"',
        "must be q and a number",
    ),
    ("a TMDb number alone", '"movie/866463"', '"866463"', "must carry its type"),
    ("its own sequel", "", "<film> film:sequelOf <film> .", "its own sequel"),
    ("death before birth", '"2060-01-02"^^xsd:date', '"1960-01-02"^^xsd:date', "died before being born"),
    ("a person and a company in one", "", "<hucheng> a schema:Person .", "both a person and an organisation"),
    ("a place in itself", "", "<gansu> schema:containedInPlace <hugiangzi> .", "lies in itself"),
    (
        "a country that is no place",
        "schema:Country , schema:Place",
        "schema:Country",
        "typed schema:place as well",
    ),
    (
        "an edition of nothing",
        "schema:superEvent <berlinale>",
        "schema:location country:CN",
        "exactly one schema:superevent",
    ),
    (
        "an edition without its festival's name",
        '"72nd Berlin International Film Festival"',
        '"72nd edition"',
        "does not contain",
    ),
    ("a character of two films", "", "<ma> film:film <earlier> .", "exactly one film"),
    ("a character that is a person", "", "<ma> a schema:Person .", "a character is typed schema:person"),
    ("a character that is credited", "film:agent <wu>", "film:agent <ma>", "a character is the film:agent"),
    (
        "a character married to a person",
        "schema:spouse <cao>",
        "schema:spouse <wu>",
        "never those who play them",
    ),
    ("a credit of nobody", "film:agent <wu> ;", "", "exactly one film:agent"),
    ("a credit without role", "film:role role:actor ;", "", "exactly one film:role"),
    ("a director with a character", "film:role role:actor", "film:role role:director", "no role of the cast"),
    ("a billing of 0", "film:billing 1", "film:billing 0", "1 is first"),
    ("an event of two films", "", "<credit> film:film <earlier> .", "two events"),
    (
        "an event without source",
        '"theatrical" ; prov:wasDerivedFrom <page>',
        '"theatrical"',
        "where it comes from",
    ),
    ("an event without IRI", "<title> a film:Title", "[] a film:Title", "blank node"),
    ("an empty release", 'film:place country:CN ; film:date "2022-11-04" ;', "", "a release says nothing"),
    ("a screening nowhere", "film:festival <berlinale> ;", "", "exactly one film:festival"),
    (
        "an outcome of one's own",
        "film:outcome film:nominated",
        "film:outcome <shortlisted>",
        "film:won or film:nominated",
    ),
    (
        "an award for nothing",
        "film:award <bear> ; film:conferredAt <berlinale72> ;",
        "",
        "an award conferral says nothing",
    ),
    (
        "an award for nobody",
        "<conferral> a film:AwardConferral ; film:film <film> ;",
        "<conferral> a film:AwardConferral ;",
        "honours nobody",
    ),
    (
        "a screening of nothing",
        "<screening> a film:Screening ; film:film <film> ;",
        "<screening> a film:Screening ;",
        "exactly one film:film",
    ),
    ("an undated ban", 'film:date "XXXX-09" ;', "", "warning: a restriction is undated"),
    ("a title of no kind", '; film:titleKind "original"', "", "exactly one film:titlekind"),
    ("a date as worded", '"XXXX-09"', '"in september"', "must be one edtf string"),
    (
        "days the wrong way round",
        'film:latest "2022-11-04"',
        'film:latest "2022-11-03"',
        "lies after film:latest",
    ),
    ("a trailer of no length", "film:durationSeconds 98", "film:durationSeconds 0", "1:38 is 98"),
    ("a span in bytes", "oa:end 179", "oa:end 183", "does not fill its span"),
    ("a quote from nowhere", "oa:hasSource <page> ;", "", "exactly one oa:hassource"),
    ("a second quote on the node", "", '<evidence> oa:exact "Cao" .', "at most one oa:exact"),
    ("a confidence in percent", "film:confidence 0.95", "film:confidence 95.0", "is it a percentage"),
    ("stated as text", "film:stated true", 'film:stated "yes"', "exactly one film:stated"),
    ("a quote read by no rule", 'film:rule "cast-in-brackets" ;', "", "exactly one film:rule"),
    ("a claim of two values", "", "<claim> rdf:object <gansu> .", "exactly one rdf:object"),
    ("a claim by nobody", "film:Claim ; prov:wasDerivedFrom <page> ;", "film:Claim ;", "who claims it"),
    ("a source without label", ' ; rdfs:label "return-to-dust.txt"', "", "exactly one rdfs:label"),
]


@pytest.mark.parametrize(("name", "old", "new", "words"), PLANTED, ids=[case[0] for case in PLANTED])
def test_a_planted_error_is_found(name, old, new, words):
    assert old in GOOD, f"{name}: there is nothing to replace"
    broken = GOOD.replace(old, new, 1) if old else GOOD + new
    assert [message for message in findings(parsed(broken)) if words in message.casefold()] != []


def dated(edtf: str) -> Graph:
    return parsed(f'<event> film:date "{edtf}" .')


@pytest.mark.parametrize(
    "edtf",
    [
        "2022-11-04",
        "2022-11",
        "2022",
        "193X",
        "XXXX-09",
        "XXXX-09-21",
        "1950~",
        "1925/1930",
        "2022-11-04/..",
        "../1930",
    ],
)
def test_a_date_may_be_as_vague_as_its_source(edtf):
    assert list(findings(dated(edtf))) == []


@pytest.mark.parametrize(
    "text", ["", "2022-13", "2022-11-32", "04.11.2022", "2022-11-04T20:00", "November 2022", "/", "20221104"]
)
def test_what_is_not_edtf_is_no_date(text):
    assert list(findings(dated(text))) != []
