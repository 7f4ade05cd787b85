"""Our compiled shapes reach the verdicts that pyshacl reaches, on a good graph and on planted errors."""

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib

from reelgraph import checking
from reelgraph.content import folder
from reelgraph.vocabulary import PROLOGUE
from rowsets import fact, film, triples

GOOD = {
    "page.txt": film(
        "To Live", "1994", "Zhang Yimou",
        fact("actor", "Ge You", character="Fugui", billing="1"),
        fact("release_date", "1994-05-18", place="France"),
        fact("festival", "1994 Cannes Film Festival", section="Competition"),
        fact("award_won", "Grand Prix", event="1994 Cannes Film Festival"),
        fact("banned_in", "China", date="1994"),
        fact("filming_location", "Zibo, Shandong"),
        fact("runtime", "133"), fact("country", "China"), fact("genre", "drama"),
        fact("based_on", "To Live", author="Yu Hua"),
        fact("distributor", "ARP"), fact("production_company", "Era International"),
        fact("trailer", "trailer", seconds="98"), fact("imdb_id", "tt0110081"),
        fact("title", "Other film", subject="Other film"),
    )
}  # fmt: skip

PLANTED = {
    "a film without a name": "DELETE { ?film schema:name ?name } WHERE { ?film a schema:Movie ; schema:name ?name }",
    "a thing without a label": "DELETE { ?p rdfs:label ?label } WHERE { ?p a schema:Person ; rdfs:label ?label }",
    "two labels": 'INSERT { ?p rdfs:label "Another" } WHERE { ?p a schema:Person }',
    "a label with a language": 'INSERT { ?p rdfs:label "Autre"@fr } WHERE { ?p a schema:Place }',
    "a year that is a string": 'DELETE { ?f film:year ?y } INSERT { ?f film:year "1994" } WHERE { ?f film:year ?y }',
    "two years": 'INSERT { ?f film:year "1995"^^xsd:gYear } WHERE { ?f film:year ?y }',
    "a runtime in seconds": "DELETE { ?f film:runtimeMinutes ?n } INSERT { ?f film:runtimeMinutes 7980 } WHERE { ?f film:runtimeMinutes ?n }",
    "a director who is a company": "INSERT { ?f schema:director ?c } WHERE { ?f schema:productionCompany ?c }",
    "a credit without an agent": "DELETE { ?c film:agent ?agent } WHERE { ?c a film:Credit ; film:agent ?agent }",
    "a credit without a role": "DELETE { ?c film:role ?role } WHERE { ?c a film:Credit ; film:role ?role }",
    "a character played by a director": "INSERT { ?d film:character ?x } WHERE { ?d film:role role:director . ?c film:character ?x }",
    "a billing of zero": "DELETE { ?c film:billing ?n } INSERT { ?c film:billing 0 } WHERE { ?c film:billing ?n }",
    "a conferral without an outcome": "DELETE { ?c film:outcome ?outcome } WHERE { ?c film:outcome ?outcome }",
    "an outcome that is none": "DELETE { ?c film:outcome ?o } INSERT { ?c film:outcome film:lost } WHERE { ?c film:outcome ?o }",
    "a date that is no EDTF": 'DELETE { ?r film:date ?d } INSERT { ?r film:date "May 1994" } WHERE { ?r a film:Release ; film:date ?d }',
    "a date that ends before it begins": 'DELETE { ?r film:latest ?d } INSERT { ?r film:latest "1990-01-01"^^xsd:date } WHERE { ?r film:latest ?d }',
    "a place within itself": "INSERT { ?p schema:containedInPlace ?p } WHERE { ?p a schema:Place ; schema:containedInPlace ?q }",
    "a wrong IMDb identifier": 'DELETE { ?f film:imdbId ?i } INSERT { ?f film:imdbId "nm0110081" } WHERE { ?f film:imdbId ?i }',
    "a span that is not its quote's": "DELETE { ?c oa:end ?n } INSERT { ?c oa:end 99 } WHERE { ?c a film:Credit ; oa:end ?n }",
    "a confidence above one": "DELETE { ?c film:confidence ?n } INSERT { ?c film:confidence 1.5 } WHERE { ?c a film:Credit ; film:confidence ?n }",
    "a claim about nothing": "DELETE { ?c rdf:object ?o } WHERE { ?c a film:Claim ; rdf:object ?o }",
    "a statement without a source": "DELETE { ?c prov:wasDerivedFrom ?s } WHERE { ?c a film:Credit ; prov:wasDerivedFrom ?s }",
    "a trailer of no length": "DELETE { ?t film:durationSeconds ?n } INSERT { ?t film:durationSeconds 0 } WHERE { ?t film:durationSeconds ?n }",
    "an edition without a festival": "DELETE { ?e schema:superEvent ?f } WHERE { ?e a film:Edition ; schema:superEvent ?f }",
    "a genre that is a string": 'INSERT { ?f schema:genre "drama" } WHERE { ?f schema:genre ?g }',
}


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return triples(tmp_path_factory.mktemp("good"), GOOD).read_bytes()


@pytest.fixture(scope="module")
def shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(folder("ontology") / "shapes.ttl")


def store_of(content: bytes) -> ox.Store:
    store = ox.Store()
    store.load(content, format=ox.RdfFormat.N_TRIPLES)
    return store


def verdicts_of_pyshacl(store: ox.Store, shapes: rdflib.Graph) -> set[tuple[str, str]]:
    data = rdflib.Graph().parse(
        data=store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph()), format="nt"
    )
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, advanced=True, inplace=True)
    sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    results = report.subjects(rdflib.RDF.type, sh.ValidationResult)
    return {
        (str(report.value(result, sh.focusNode)), str(report.value(result, sh.resultMessage))) for result in results
    }


def verdicts_of_ours(store: ox.Store) -> set[tuple[str, str]]:
    return {(finding.node, finding.message) for finding in checking.check(store).findings if "/" in finding.rule}


def test_a_good_graph_conforms_on_both(good: bytes, shapes: rdflib.Graph) -> None:
    store = store_of(good)
    assert checking.check(store).violations == 0, str(checking.check(store))
    assert verdicts_of_ours(store) == verdicts_of_pyshacl(store, shapes)


@pytest.mark.parametrize("error", PLANTED)
def test_a_planted_error_is_found_by_both(good: bytes, shapes: rdflib.Graph, error: str) -> None:
    store = store_of(good)
    before = checking.check(store).violations
    store.update(PROLOGUE + PLANTED[error])
    assert checking.check(store).violations > before
    assert verdicts_of_ours(store) == verdicts_of_pyshacl(store, shapes)
