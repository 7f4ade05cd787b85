"""The page that the project began with: every core fact is found by SPARQL, and no trap is stepped into."""

from pathlib import Path

import pytest

from reelgraph.building import build
from reelgraph.graph import Graph
from reelgraph.pages import loading, reader

FILM = 'a schema:Movie ; rdfs:label "Return to Dust"'

# One question a core fact, numbered as in the list of gold facts.
CORE = {
    1: f'?film {FILM} ; schema:name "Return to Dust" .',
    2: f'?film {FILM} ; film:originalTitle "Yin Ru Chen Yan" .',
    3: f'?film {FILM} ; film:year "2022"^^xsd:gYear .',
    4: f'?r a film:Release ; film:film [ {FILM} ] ; film:place/rdfs:label "United Kingdom" ; film:date "2022-11-04" .',
    5: f'?film {FILM} ; schema:genre/rdfs:label "drama" .',
    6: f'?film {FILM} ; schema:director/rdfs:label "Li Ruijun" .',
    9: '?film rdfs:label "Gaosu tamen, wo cheng baihe qu le" ; schema:creator/rdfs:label "Li Ruijun" .',
    10: '?film rdfs:label "Jia zai shui cao feng mao di fang" ; schema:creator/rdfs:label "Li Ruijun" .',
    13: f'?film {FILM} ; schema:actor/rdfs:label "Wu Renlin" .',
    14: f'?film {FILM} ; schema:actor/rdfs:label "Christina Hai" .',
    15: f'?c film:film [ {FILM} ] ; film:agent/rdfs:label "Wu Renlin" ; film:character/rdfs:label "Ma" .',
    16: f'?c film:film [ {FILM} ] ; film:agent/rdfs:label "Christina Hai" ; film:character/rdfs:label "Cao" .',
    19: f'?film {FILM} ; schema:producer/rdfs:label "Wu Renlin" .',
    20: f'?film {FILM} ; film:productionDesigner/rdfs:label "Wu Renlin" .',
    21: '?film rdfs:label "My country, my parents" ; schema:actor/rdfs:label "Christina Hai" .',
    22: f'?r a film:Release ; film:film [ {FILM} ] ; film:place/rdfs:label "China" . FILTER NOT EXISTS {{ ?r film:date ?d }}',
    24: f'?a a film:AwardConferral ; film:film [ {FILM} ] ; film:outcome film:won ; film:award/rdfs:label "Best Film" ; film:category/rdfs:label "Best Film" ; film:conferredAt/rdfs:label "Valladolid International Film Festival" .',
    25: f'?a a film:AwardConferral ; film:film [ {FILM} ] ; film:outcome film:won ; film:award/rdfs:label "Best Film" ; film:conferredAt/rdfs:label "Barcelona Asian Film Festival" .',
    28: f'?a a film:AwardConferral ; film:film [ {FILM} ] ; film:outcome film:won ; film:conferredAt/rdfs:label "Lisbon and Estoril Festival" . FILTER NOT EXISTS {{ ?a film:category ?c }}',
    29: f'?a a film:AwardConferral ; film:film [ {FILM} ] ; film:outcome film:won ; film:conferredAt/rdfs:label "Berlin Festival" . FILTER NOT EXISTS {{ ?a film:category ?c }}',
    30: f'?film {FILM} ; schema:productionCompany/rdfs:label "Hucheng No.7 Films" .',
    31: f'?film {FILM} ; schema:productionCompany/rdfs:label "Gansu Qizi Culture & Media" .',
    32: f'?film {FILM} ; film:distributor/rdfs:label "BTeam Pictures" .',
    33: f'?film {FILM} ; schema:trailer/rdfs:label "VOSE trailer" .',
    34: f"?film {FILM} ; schema:trailer/film:durationSeconds 98 .",
    36: f'?b a film:Restriction ; film:film [ {FILM} ] ; film:place/rdfs:label "China" ; film:scope/rdfs:label "streaming services" .',
    37: '?b a film:Restriction ; film:scope/rdfs:label "streaming services" ; film:date "XXXX-09" . FILTER NOT EXISTS { ?b film:earliest ?d }',
    39: f'?b a film:Restriction ; film:film [ {FILM} ] ; film:place/rdfs:label "China" ; film:scope/rdfs:label "social media" .',
    40: f'?film {FILM} ; film:filmingLocation/rdfs:label "Hugiangzi" .',
    41: '?p a schema:Place ; rdfs:label "Hugiangzi" ; film:placeKind "village" .',
    42: '?p rdfs:label "Hugiangzi" ; schema:containedInPlace/rdfs:label "Gansu" .',
    43: '?p a schema:Place ; rdfs:label "Gansu" ; film:placeKind "province" .',
    44: '?p a schema:Person ; rdfs:label "Li Ruijun" ; film:hometown/rdfs:label "Hugiangzi" .',
}

EXTENDED = {
    8: '?p rdfs:label "Li Ruijun" ; schema:jobTitle "filmmaker" .',
    11: '?film rdfs:label "Gaosu tamen, wo cheng baihe qu le" ; schema:countryOfOrigin/rdfs:label "China" .',
    12: '?film rdfs:label "Jia zai shui cao feng mao di fang" ; schema:countryOfOrigin/rdfs:label "China" .',
    17: '?c a film:Character ; rdfs:label "Ma" ; schema:spouse [ a film:Character ; rdfs:label "Cao" ] .',
    18: '?p rdfs:label "Wu Renlin" ; schema:jobTitle "actor" .',
    26: '?f a film:Festival ; rdfs:label "Valladolid International Film Festival" ; schema:location/rdfs:label "Spain" .',
    27: '?f a film:Festival ; rdfs:label "Barcelona Asian Film Festival" ; schema:location/rdfs:label "Spain" .',
    38: '?b a film:Restriction ; film:scope/rdfs:label "streaming services" ; film:reason ?why . FILTER(CONTAINS(?why, "unknown"))',
}

TRAPS = {
    "the actors are not married, nor is any person": "?a a schema:Person ; schema:spouse ?b .",
    "Earth is no place": '?p a schema:Place ; rdfs:label ?name . FILTER(CONTAINS(?name, "Earth"))',
    "no festival is called Lisbon": '?f a film:Festival ; rdfs:label ?name . FILTER(?name IN ("Lisbon", "Estoril Festival", "Lisbon Festival", "Estoril"))',
    "Gansu Qizi is one company": '?c a schema:Organization ; rdfs:label ?name . FILTER(?name IN ("Gansu Qizi Culture", "Media", "Culture & Media"))',
    "a comma in a title splits nothing": '?x rdfs:label ?name . FILTER(?name IN ("Gaosu tamen", "wo cheng baihe qu le", "My country", "my parents"))',
    "Hucheng No.7 Films is whole and no person": '?x rdfs:label ?name . FILTER(STRSTARTS(?name, "Hucheng") && ?name != "Hucheng No.7 Films")',
    "no person is a company": "?x a schema:Person , schema:Organization .",
    "he who won awards is the film": "?a a film:AwardConferral ; film:recipient ?p .",
    "last year is no date": '?r a film:Release ; film:place/rdfs:label "China" ; film:date ?d .',
    "September has no year": '?b a film:Restriction ; film:date ?d . FILTER(STRSTARTS(?d, "2022"))',
    "the crew are no cast": '?c a film:Credit ; film:agent/rdfs:label ?name . FILTER(REGEX(?name, "resident|crew|villager|farmer", "i"))',
    "awards without a name are none": "?a a film:AwardConferral . FILTER NOT EXISTS { ?a film:conferredAt ?e } FILTER NOT EXISTS { ?a film:award ?w }",
    "nothing was nominated": "?a film:outcome film:nominated .",
    "captions and menus are no names": '?x rdfs:label ?name . FILTER(REGEX(?name, "Li Ruijun Li Ruijun|Recommended|Follow Us|Poster"))',
    "there is one film of this title": f"?a {FILM} . ?b {FILM} . FILTER(?a != ?b)",
    "there are four films": "{ SELECT (COUNT(DISTINCT ?f) AS ?n) WHERE { ?f a schema:Movie } } FILTER(?n != 4)",
    "no other director": '?film schema:director/rdfs:label ?name . FILTER(?name != "Li Ruijun")',
}


@pytest.fixture(scope="module")
def page(shared: Path) -> Path:
    return shared / "data" / "seed" / "return-to-dust.txt"


@pytest.fixture(scope="module")
def graph(page: Path, tmp_path_factory: pytest.TempPathFactory) -> Graph:
    folder = tmp_path_factory.mktemp("seed")
    build([page], folder)
    return Graph(folder)


def asked(graph: Graph, pattern: str) -> bool:
    return bool(graph.query(f"ASK {{ {pattern} }}"))


def test_all_core_facts_are_asked_for() -> None:
    assert len(CORE) == 33


@pytest.mark.parametrize("number", CORE)
def test_a_core_fact_is_found(graph: Graph, number: int) -> None:
    assert asked(graph, CORE[number])


@pytest.mark.parametrize("number", EXTENDED)
def test_an_extended_fact_is_found(graph: Graph, number: int) -> None:
    assert asked(graph, EXTENDED[number])


@pytest.mark.parametrize("trap", TRAPS)
def test_a_trap_is_not_stepped_into(graph: Graph, trap: str) -> None:
    assert not asked(graph, TRAPS[trap])


def test_the_graph_passes_its_checks(graph: Graph) -> None:
    report = graph.check()
    assert not report.violations, str(report)


def test_every_quote_is_literal_and_shows_its_object(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    facts = [fact for one in loading.load(page) for fact in reader.read(one)]
    assert len(facts) > 35
    for fact in facts:
        assert text[fact.start : fact.end] == fact.quote
        assert fact.words["object"] in text


def test_every_fact_of_the_graph_leads_to_its_words(graph: Graph) -> None:
    bare = graph.query(
        "SELECT ?node WHERE { ?node prov:wasDerivedFrom ?source . FILTER NOT EXISTS { ?node oa:exact ?quote } }"
    )
    assert not list(bare)  # type: ignore[arg-type]
