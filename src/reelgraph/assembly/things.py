"""Things: films, people, places, … with class, label and name, and what they belong to; and the sources."""

import duckdb

from reelgraph import vocabulary
from reelgraph.assembly.emission import block, line
from reelgraph.tables import kinds
from reelgraph.vocabulary import REFERENCE, iri


def collect_reference(db: duckdb.DuckDBPyConnection) -> None:
    """Create `reference` (line): what the ontology says of the roles, genres, countries and languages in use."""
    used = db.execute("SELECT DISTINCT role FROM credit UNION SELECT key FROM known").fetchall()
    db.execute("CREATE TABLE reference (line VARCHAR)")
    if lines := sorted(set(vocabulary.describe(key for (key,) in used))):
        db.execute("INSERT INTO reference SELECT unnest($1)", [lines])


def thing_blocks() -> list[str]:
    """Return the SELECTs that write class, label and name of each thing together."""
    selects = []
    for kind in kinds().values():
        if kind.name in REFERENCE or kind.name == "source":
            continue
        classes = [("rdf:type", f"'<{iri(name)}>'", False) for name in kind.classes if kind.name != "film"]
        names = ("rdfs:label", "schema:name") if kind.named else ("rdfs:label",)
        view = f"(SELECT node(iri) AS node, words(label) AS words FROM term WHERE kind = '{kind.name}')"
        selects.append(block(view, *classes, *((name, "words", False) for name in names)))
    films = "(SELECT DISTINCT k.id, coalesce(f.kind, 'Movie') AS kind FROM film f JOIN keyed k ON k.key = f.film) f JOIN term USING (id)"
    selects.append(line("iri", "rdf:type", f"'<{iri('schema:')}' || f.kind || '>'", films))
    return selects


def thing_emissions() -> list[str]:
    """Return the SELECTs for terms of the ontology, outcomes, and what a character, an edition or an award belongs to."""
    selects = ["SELECT line FROM reference"]
    for name in REFERENCE - {"role"}:
        view = f"(SELECT iri, label FROM term WHERE kind = '{name}')"
        selects += [line("iri", "rdf:type", f"'<{iri(class_)}>'", view) for class_ in kinds()[name].classes]
        selects.append(line("iri", "rdfs:label", "words(label)", view))
        if name != "genre":
            selects.append(line("iri", "schema:name", "words(label)", view))
    concepts = "(SELECT iri, label FROM term WHERE kind = 'genre')"
    selects.append(line("iri", "skos:prefLabel", "tagged(label, 'en')", concepts))
    outcomes = f"(SELECT DISTINCT '{iri('film:')}' || outcome AS iri, outcome AS label FROM award)"
    selects.append(line("iri", "rdfs:label", "words(label)", outcomes))
    selects.append(line("iri", "rdf:type", f"'<{iri('film:Outcome')}>'", outcomes))
    return selects


def belonging_emissions() -> list[str]:
    """Return the SELECTs that say what a character, an edition or an award belongs to."""
    terms = {"character": "film:film", "edition": "schema:superEvent", "prize": "film:conferredAt"}
    view = (
        "(SELECT a.iri, b.iri AS whole FROM (SELECT DISTINCT k.id AS part, w.id AS whole FROM thing t JOIN keyed k ON k.key = t.thing"
        " JOIN keyed w ON w.key = t.\"of\" WHERE t.kind = '{}') JOIN term a ON a.id = part JOIN term b ON b.id = whole)"
    )
    return [line("iri", term, "node(whole)", view.format(kind)) for kind, term in terms.items()]


def source_emissions() -> list[str]:
    """Return the SELECTs that describe the sources."""
    view = "(SELECT t.iri, s.* FROM source s JOIN keyed k ON k.key = s.source JOIN term t ON t.id = k.id)"
    return [
        line("iri", "rdf:type", f"'<{iri('film:Source')}>'", view),
        line("iri", "rdfs:label", "words(name)", view),
        line("iri", "dcterms:title", "words(title)", view),
        line("iri", "schema:url", "words(address)", view),
        line("iri", "dcterms:license", "words(licence)", view),
        line("iri", "dcterms:identifier", "words('sha256:' || sha256)", view),
    ]
