"""Things: films, people, places, … with class, label and name, and what they belong to; and the sources."""

from collections.abc import Iterator, Sequence

import duckdb

from reelgraph import vocabulary
from reelgraph.assembly.emission import Statement, block, line
from reelgraph.tables import kinds
from reelgraph.vocabulary import REFERENCE, iri


def collect_reference(db: duckdb.DuckDBPyConnection) -> None:
    """Create `reference` (line): what the ontology says of the roles, genres, countries and languages in use.

    The edges that roles make have their labels too, for where a credit is nothing but its edge.
    """
    used = [key for (key,) in db.execute("SELECT DISTINCT role FROM credit UNION SELECT key FROM known").fetchall()]
    edges = {
        role.direct: role.edge for name, role in vocabulary.roles().items() if role.direct and f"role:{name}" in used
    }
    labels = [f'<{iri(edge)}> <{iri("rdfs:label")}> "{label}" .' for edge, label in edges.items()]
    db.execute("CREATE TABLE reference (line VARCHAR)")
    if lines := sorted({*labels, *vocabulary.describe(used)}):
        db.execute("INSERT INTO reference SELECT unnest($1)", [lines])


def thing_blocks() -> list[str]:
    """Return the SELECTs that write class, label and name of each thing together."""
    selects = []
    for kind, classes, names in _told():
        said = [Statement("rdf:type", (f"'<{iri(name)}>'",)) for name in classes]
        said += [Statement(name, ("words",)) for name in names]
        view = f"(SELECT node(iri) AS node, words(label) AS words FROM term WHERE kind = '{kind}')"
        selects.append(block(view, *said))
    return selects


def thing_count() -> str:
    """Return the SELECT of how many statements `thing_blocks` makes."""
    cases = " ".join(f"WHEN '{kind}' THEN {len(classes) + len(names)}" for kind, classes, names in _told())
    return f"SELECT coalesce(sum(CASE kind {cases} END), 0) FROM term"


def _told() -> Iterator[tuple[str, Sequence[str], Sequence[str]]]:
    """Yield each kind of thing, its classes and the properties of its label; those of films are in a table."""
    for kind in kinds().values():
        if kind.name not in REFERENCE and kind.name != "source":
            classes = () if kind.name == "film" else kind.classes
            yield kind.name, classes, ("rdfs:label", "schema:name") if kind.named else ("rdfs:label",)


def collect_classes(db: duckdb.DuckDBPyConnection) -> None:
    """Create `film_class` (id, kind): what sources say a film is, a row for each that differs."""
    db.execute("""
        CREATE TABLE film_class AS
        SELECT DISTINCT k.id, coalesce(f.kind, 'Movie') AS kind FROM film f JOIN keyed k ON k.key = f.film ORDER BY k.id
    """)


def class_emission() -> str:
    """Return the SELECT that writes the classes of films."""
    term = f"' <{iri('rdf:type')}> <{iri('schema:')}'"
    return f"SELECT concat('<', iri, '>', {term}, f.kind, '> .') AS line FROM film_class f JOIN term USING (id)"


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


BELONGING = {"character": "film:film", "edition": "schema:superEvent", "prize": "film:conferredAt"}


def collect_belongings(db: duckdb.DuckDBPyConnection) -> None:
    """Create `belonging` (part, kind, whole): what a character, an edition or an award belongs to."""
    db.execute(f"""
        CREATE TABLE belonging AS
        SELECT DISTINCT k.id AS part, t.kind, w.id AS whole
        FROM thing t JOIN keyed k ON k.key = t.thing JOIN keyed w ON w.key = t."of" WHERE t.kind IN {tuple(BELONGING)}
    """)


def belonging_emission() -> str:
    """Return the SELECT that says what belongs to what."""
    terms = " ".join(f"WHEN '{kind}' THEN '{iri(term)}'" for kind, term in BELONGING.items())
    return (
        f"SELECT concat('<', a.iri, '> <', CASE x.kind {terms} END, '> <', b.iri, '> .') AS line"
        " FROM belonging x JOIN term a ON a.id = x.part JOIN term b ON b.id = x.whole"
    )


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
