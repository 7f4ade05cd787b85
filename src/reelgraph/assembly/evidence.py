"""The words of pages that say a fact: on its event node, or on a claim about its bare edge."""

import duckdb

from reelgraph.assembly.emission import line
from reelgraph.assembly.events import event_tables
from reelgraph.vocabulary import iri


def collect_evidence(db: duckdb.DuckDBPyConnection) -> None:
    """Create `claim` (node, s, p, o, source, fact) and `shown` (node, evidence…, place): the best in place 1."""
    db.execute("CREATE TEMP TABLE spoken AS FROM edge WHERE claimed AND fact IS NOT NULL")
    db.execute("""
        CREATE TABLE claim AS
        SELECT hashed('claim', s || '|' || p || '|' || o) AS node, * FROM (
            SELECT s.iri AS s, p.iri AS p, coalesce(node(o.iri), v) AS o, e.fact, src.iri AS source
            FROM spoken e JOIN term s ON s.id = e.s JOIN term p ON p.id = e.p LEFT JOIN term o ON o.id = e.o
            LEFT JOIN term src ON src.id = e.source
        )
    """)
    db.execute("DROP TABLE spoken")
    nodes = " UNION ALL ".join(f"SELECT node, said, fact FROM node_{table.name}" for table in event_tables())
    db.execute(f"""
        CREATE TABLE shown AS
        WITH said AS ({nodes} UNION ALL SELECT node, 0, fact FROM claim),
        quoted AS (
            SELECT DISTINCT ON (node, page, start, "end", rule) node, page, name, start, "end", quote, rule, confidence, stated, said
            FROM (SELECT said.*, e.*, t.iri AS page, s.name FROM said JOIN evidence e USING (fact)
                  JOIN keyed k ON k.key = e.source JOIN term t ON t.id = k.id JOIN source s ON s.source = e.source)
            ORDER BY node, page, start, "end", rule, said DESC, confidence DESC
        )
        SELECT *, row_number() OVER (PARTITION BY node ORDER BY said DESC, confidence DESC, name, page, start, rule) AS place FROM quoted
    """)


def evidence_emissions() -> list[str]:
    """Return the SELECTs for evidence: the best on the node itself, every other on a node of its own."""
    first = "(SELECT * FROM shown WHERE place = 1)"
    identity = "hashed('evidence', node || '|' || page || '|' || start || '|' || \"end\" || '|' || rule)"
    others = f"(SELECT * REPLACE ({identity} AS node), node AS about FROM shown WHERE place > 1)"
    selects = _quote_emissions(first) + _quote_emissions(others)
    selects.append(line("about", "film:evidence", "node(node)", others))
    selects.append(line("node", "rdf:type", f"'<{iri('film:Evidence')}>'", others))
    selects.append(line("node", "prov:wasDerivedFrom", "node(page)", others))
    return selects


def _quote_emissions(view: str) -> list[str]:
    return [
        line("node", "oa:exact", "words(quote)", view),
        line("node", "oa:start", "whole(start)", view),
        line("node", "oa:end", 'whole("end")', view),
        line("node", "oa:hasSource", "node(page)", view),
        line("node", "film:rule", "words(rule)", view),
        line("node", "film:confidence", "decimal_(confidence)", view),
        line("node", "film:stated", "truth(stated)", view),
    ]


def claim_emissions() -> list[str]:
    """Return the SELECTs for the claims that evidence hangs on."""
    return [
        line("node", "rdf:type", f"'<{iri('film:Claim')}>'", "claim"),
        line("node", "rdf:subject", "node(s)", "claim"),
        line("node", "rdf:predicate", "node(p)", "claim"),
        line("node", "rdf:object", "o", "claim"),
        line("node", "prov:wasDerivedFrom", "node(source)", "claim"),
    ]
