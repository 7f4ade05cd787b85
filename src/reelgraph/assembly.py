"""From facts and identities to N-Triples: sorted, free of duplicates, without blank nodes.

Every statement follows from `ontology/facts.toml`: things with their classes and labels, event nodes with
their columns, direct edges, and for each fact of a page the words that say it, on the event node or on a
claim about the bare edge. DuckDB does the work; this module writes the SQL.
"""

from pathlib import Path

import duckdb

from reelgraph import vocabulary
from reelgraph.tables import Column, Edge, Table, kinds, tables
from reelgraph.vocabulary import BASE, iri

TRUSTED = 0.9  # the confidence of a database's row, beside which a page's evidence is ranked

MACROS = r"""
CREATE OR REPLACE MACRO node(iri) AS '<' || iri || '>';
CREATE OR REPLACE MACRO words(s) AS '"' || replace(replace(replace(replace(replace(s, '\', '\\'), '"', '\"'),
    chr(10), '\n'), chr(13), '\r'), chr(1), '\u0001') || '"';
CREATE OR REPLACE MACRO typed(s, datatype) AS CASE WHEN datatype IS NULL OR datatype = '$string'
    THEN words(s) ELSE words(s) || '^^<' || datatype || '>' END;
CREATE OR REPLACE MACRO link(s) AS CASE WHEN regexp_full_match(s, 'https?://[^\x00-\x20<>"{}|^`\\]+') THEN node(s) END;
CREATE OR REPLACE MACRO valued(s, datatype, linked) AS CASE WHEN linked THEN link(s) ELSE typed(s, datatype) END;
CREATE OR REPLACE MACRO tagged(s, tag) AS CASE WHEN regexp_full_match(tag, '[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*')
    THEN words(s) || '@' || tag ELSE words(s) END;
CREATE OR REPLACE MACRO whole(n) AS '"' || n || '"^^<$integer>';
CREATE OR REPLACE MACRO decimal_(x) AS '"' || regexp_replace(regexp_replace(printf('%.4f', x), '0+$', ''), '\.$', '')
    || '"^^<$decimal>';
CREATE OR REPLACE MACRO truth(b) AS '"' || CASE WHEN b THEN 'true' ELSE 'false' END || '"^^<$boolean>';
CREATE OR REPLACE MACRO edtf_datatype(d) AS CASE length(d) WHEN 10 THEN '$date' WHEN 7 THEN '$gYearMonth' ELSE '$gYear' END;
CREATE OR REPLACE MACRO first_day(d) AS CASE WHEN starts_with(d, 'X') THEN NULL WHEN length(d) = 10 THEN d::DATE
    WHEN length(d) = 7 THEN (d || '-01')::DATE ELSE (d || '-01-01')::DATE END;
CREATE OR REPLACE MACRO last_day_of(d) AS CASE WHEN starts_with(d, 'X') THEN NULL WHEN length(d) = 10 THEN d::DATE
    WHEN length(d) = 7 THEN last_day((d || '-01')::DATE) ELSE (d || '-12-31')::DATE END;
CREATE OR REPLACE MACRO hashed(path, s) AS '$base' || path || '/' || substr(sha256(s), 1, 20);
"""


def assemble(db: duckdb.DuckDBPyConnection, target: Path) -> int:
    """Write the graph that the facts and identities in `db` make to `target`; return the number of triples."""
    _define_macros(db)
    _resolve_keys(db)
    _collect_labels(db)
    _collect_reference(db)
    for table in tables().values():
        if table.node:
            db.execute(_node_sql(table))
    _collect_edges(db)
    _collect_evidence(db)
    lines = " UNION ALL ".join(f"SELECT * FROM ({select})" for select in _emissions())
    written = db.execute(
        f"COPY (SELECT DISTINCT line FROM ({lines}) WHERE line IS NOT NULL ORDER BY line)"
        f" TO '{quoted(target)}' (FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER '\x01')"
    ).fetchone()
    return int(written[0]) if written else 0


def quoted(path: Path | str) -> str:
    """Return a path as it stands between quotes in SQL."""
    return str(path).replace("'", "''")


def _define_macros(db: duckdb.DuckDBPyConnection) -> None:
    sql = MACROS.replace("$base", BASE)
    for name in ("string", "integer", "decimal", "boolean", "date", "gYearMonth", "gYear"):
        sql = sql.replace(f"'${name}'", f"'{iri('xsd:' + name)}'").replace(f"<${name}>", f"<{iri('xsd:' + name)}>")
    db.execute(sql)


# --- keys to IRIs --------------------------------------------------------------------------------------


def _resolve_keys(db: duckdb.DuckDBPyConnection) -> None:
    """Create `iri` (key, iri) for every key, `role` and `property` for the terms of the ontology."""
    db.execute("CREATE TABLE role (key VARCHAR, iri VARCHAR, label VARCHAR, direct VARCHAR)")
    db.executemany("INSERT INTO role VALUES (?, ?, ?, ?)", [
        (f"role:{code}", iri(f"role:{code}"), role.label, role.direct and iri(role.direct))
        for code, role in vocabulary.roles().items()
    ])  # fmt: skip
    db.execute("CREATE TABLE property (name VARCHAR, iri VARCHAR, datatype VARCHAR, single BOOLEAN, linked BOOLEAN)")
    db.executemany("INSERT INTO property VALUES (?, ?, ?, ?, ?)", [
        (name, iri(name), datatype and iri(datatype), single, name in vocabulary.LINKS) for name, datatype, single in _properties()
    ])  # fmt: skip
    db.execute(f"""
        CREATE TABLE iri AS
        SELECT key, iri FROM identity
        UNION ALL SELECT source, hashed('source', sha256 || '|' || name) FROM source
        UNION ALL SELECT key, iri FROM role
        UNION ALL SELECT * FROM (VALUES ('won', '{iri("film:won")}'), ('nominated', '{iri("film:nominated")}'))
    """)


def _collect_reference(db: duckdb.DuckDBPyConnection) -> None:
    """Create `reference` (line): what the ontology says of the roles, genres, countries and languages in use."""
    used = db.execute("SELECT role FROM credit UNION SELECT key FROM known").fetchall()
    db.execute("CREATE TABLE reference (line VARCHAR)")
    if lines := sorted(set(vocabulary.describe(key for (key,) in used))):
        db.executemany("INSERT INTO reference VALUES (?)", [(line,) for line in lines])


def _properties() -> list[tuple[str, str | None, bool]]:
    names = set(vocabulary.datatypes()) | vocabulary.single_valued() | vocabulary.properties()
    return [(name, vocabulary.datatypes().get(name), name in vocabulary.single_valued()) for name in sorted(names)]


def _collect_labels(db: duckdb.DuckDBPyConnection) -> None:
    """Create `label` (iri, kind, label): of each thing's names the one most often used, then the longest."""
    db.execute("""
        CREATE TABLE label AS
        WITH named AS (SELECT iri, kind, name, count(*) AS uses FROM identity GROUP BY ALL)
        SELECT iri, min(kind) AS kind, arg_max(name, (uses, length(name), name)) AS label FROM named GROUP BY iri
    """)


# --- event nodes ---------------------------------------------------------------------------------------


def _node_sql(table: Table) -> str:
    """Return the SQL that creates `node_T`: rows with IRIs for keys, folded, each with its node."""
    same = [table.column(name) for name in table.same]
    required = [column.name for column in same if column.required]
    optional = [column.name for column in same if not column.required]
    said = " + ".join(f"({name} IS NOT NULL)::INT" for name in optional) or "0"
    agree = " AND ".join(
        [f"a.{name} = b.{name}" for name in required]
        + [f"(a.{name} IS NULL OR a.{name} = b.{name})" for name in optional]
    )
    whole = " || '|' || ".join(f"coalesce(h.{name}::VARCHAR, '')" for name in table.same)
    rest = [column.name for column in table.columns if column.name not in table.same]
    columns = ", ".join([f"h.{name}" for name in table.same] + [f"r.{name}" for name in rest])
    order = ", ".join(f'"{name}"' for name in table.schema)
    return f"""
        CREATE TABLE resolved AS
        SELECT row_number() OVER (ORDER BY {order}) AS n, *, {said} AS said FROM ({_resolved_sql(table)});
        CREATE TABLE host AS
        SELECT a.n, arg_min(b.n, (-b.said, b.n)) AS host
        FROM resolved a JOIN resolved b ON {agree} AND b.said > a.said
        WHERE a.fact IS NOT NULL OR b.fact IS NOT NULL GROUP BY a.n;
        CREATE TABLE node_{table.name} AS
        SELECT hashed('{table.path}', {whole}) AS node, {columns}, r.said, r.fact, r.source
        FROM resolved r LEFT JOIN host USING (n) JOIN resolved h ON h.n = coalesce(host.host, r.n);
        DROP TABLE resolved; DROP TABLE host;
    """


def _resolved_sql(table: Table) -> str:
    selects = [f'{_cell(column)} AS "{column.name}"' for column in table.columns]
    joins = [
        f'LEFT JOIN iri i_{column.name} ON i_{column.name}.key = r."{column.name}"'
        for column in table.columns
        if _is_keyed(column)
    ]
    lost = [f"({_cell(column)} IS NULL)" for column in table.columns if column.required]
    return (
        f'SELECT {", ".join(selects)}, r.fact, s.iri AS source FROM "{table.name}" r {" ".join(joins)}'
        f" LEFT JOIN iri s ON s.key = r.source WHERE NOT ({' OR '.join(lost)})"
    )


def _is_keyed(column: Column) -> bool:
    return column.key is not None or column.term == "film:outcome"


def _cell(column: Column) -> str:
    return f"i_{column.name}.iri" if _is_keyed(column) else f'r."{column.name}"'


def _node_emissions(table: Table) -> list[str]:
    """Return the SELECTs that say of each event node its class, its columns and its sources.

    A row of a database that fills nothing but the required columns needs no node: its edge says it all.
    """
    optional = " OR ".join(f"{column.name} IS NOT NULL" for column in table.columns if not column.required)
    view = f"(SELECT * FROM node_{table.name} WHERE fact IS NOT NULL OR {optional})"
    selects = [_line("node", "rdf:type", f"'<{iri(str(table.node))}>'", view)]
    for column in table.columns:
        if column.term:
            selects += _column_emissions(column, view)
    selects.append(_line("node", "prov:wasDerivedFrom", "node(source)", view))
    return selects


def _column_emissions(column: Column, view: str) -> list[str]:
    name, term = column.name, str(column.term)
    if _is_keyed(column):
        return [_line("node", term, f"node({name})", view)]
    if column.type == "edtf":
        date = f"'\"' || {{}}({name}) || '\"^^<{iri('xsd:date')}>'"
        return [
            _line("node", term, f"words({name})", view),
            _line("node", "film:earliest", date.format("first_day"), view),
            _line("node", "film:latest", date.format("last_day_of"), view),
        ]
    if column.type == "integer":
        return [_line("node", term, f"whole(min({name}))", f"{view} WHERE {name} IS NOT NULL GROUP BY node")]
    if name == "text":
        return [_line("node", term, "tagged(text, language)", view)]
    return [_line("node", term, f"words({name})", view)]


def _line(subject: str, term: str, object_: str, view: str) -> str:
    return f"SELECT node({subject}) || ' <{iri(term)}> ' || {object_} || ' .' AS line FROM {view}"


# --- direct edges --------------------------------------------------------------------------------------


def _collect_edges(db: duckdb.DuckDBPyConnection) -> None:
    """Create `edge` (s, p, o, single, fact, source, claimed): what every row says in one hop."""
    selects = [_edge_sql(table, edge) for table in tables().values() for edge in table.edges]
    db.execute(f"CREATE TABLE edge AS {' UNION ALL '.join(selects)}")
    db.execute(f"""
        CREATE TABLE canonical AS
        SELECT s, p, arg_max(o, (confidence, said, o)) AS o FROM (
            SELECT s, p, o, max(coalesce(e.confidence, {TRUSTED})) AS confidence, count(*) AS said
            FROM edge LEFT JOIN evidence e USING (fact) WHERE single GROUP BY s, p, o
        ) GROUP BY s, p
    """)


def _edge_sql(table: Table, edge: Edge) -> str:
    if table.node:
        return _edge_of_node(table, edge)
    return _edge_of_row(table, edge)


def _edge_of_node(table: Table, edge: Edge) -> str:
    target = f"coalesce({', '.join(edge.targets)})"
    column = table.column(edge.targets[0])
    where = [f"{target} IS NOT NULL"] + ([_condition(edge.where)] if edge.where else [])
    joins, property_ = "", f"'{iri(edge.term)}'" if edge.term else "role.direct"
    if edge.by:
        joins = f"JOIN role ON role.iri = n.{edge.by}"
        where.append("role.direct IS NOT NULL")
    object_ = f"node({target})" if _is_keyed(column) else f"words({target})"
    if edge.pick == "earliest":
        known = f"(SELECT {edge.source}, arg_min({target}, (left({target}, 4), -length({target}), {target})) AS day"
        known += f" FROM node_{table.name} WHERE NOT starts_with({target}, 'X') GROUP BY 1)"
        joins += f" JOIN {known} d ON d.{edge.source} = n.{edge.source} AND d.day = {target}"
        object_ = f"typed({target}, edtf_datatype({target}))"
    return (
        f"SELECT n.{edge.source} AS s, {property_} AS p, {object_} AS o, false AS single, n.fact, n.source,"
        f" false AS claimed FROM node_{table.name} n {joins} WHERE {' AND '.join(where)}"
    )


def _condition(where: str) -> str:
    return where.replace("'won'", f"'{iri('film:won')}'")


def _edge_of_row(table: Table, edge: Edge) -> str:
    by = f'r."{edge.by}"' if edge.by else f"'{edge.term}'"
    if edge.by == "scheme":
        by = "'film:' || r.scheme || 'Id'"
    keyed = [name for name in edge.targets if table.column(name).key]
    joins = " ".join(f'LEFT JOIN iri i_{name} ON i_{name}.key = r."{name}"' for name in keyed)
    objects = [f"node(i_{name}.iri)" for name in keyed]
    objects += [
        f'valued(r."{name}"::VARCHAR, {_datatype(name)}, p.linked)' for name in edge.targets if name not in keyed
    ]
    return (
        f"SELECT i_s.iri AS s, p.iri AS p, coalesce({', '.join(objects)}) AS o, p.single, r.fact, src.iri AS source,"
        f' true AS claimed FROM "{table.name}" r JOIN iri i_s ON i_s.key = r."{edge.source}"'
        f" JOIN property p ON p.name = {by} {joins} LEFT JOIN iri src ON src.key = r.source"
        f" WHERE coalesce({', '.join(objects)}) IS NOT NULL"
    )


def _datatype(name: str) -> str:
    """Dates are typed by their precision, other values by the range of their property."""
    dated = f"('{iri('schema:birthDate')}', '{iri('schema:deathDate')}')"
    return f'CASE WHEN p.iri IN {dated} THEN edtf_datatype(r."{name}"::VARCHAR) ELSE p.datatype END'


# --- evidence ------------------------------------------------------------------------------------------


def _collect_evidence(db: duckdb.DuckDBPyConnection) -> None:
    """Create `shown` (node, evidence…, place): the evidence of each node, the best in place 1."""
    nodes = [f"SELECT node, said, fact FROM node_{table.name}" for table in tables().values() if table.node]
    db.execute(
        "CREATE TABLE claim AS SELECT hashed('claim', s || '|' || p || '|' || o) AS node, * FROM edge WHERE claimed AND fact IS NOT NULL"
    )
    db.execute(f"""
        CREATE TABLE shown AS
        WITH said AS ({" UNION ALL ".join(nodes)} UNION ALL SELECT node, 0, fact FROM claim),
        quoted AS (
            SELECT DISTINCT ON (node, page, start, "end", rule) node, page, name, start, "end", quote, rule, confidence, stated, said
            FROM (SELECT said.*, e.*, i.iri AS page, s.name FROM said JOIN evidence e USING (fact)
                  JOIN iri i ON i.key = e.source JOIN source s ON s.source = e.source)
            ORDER BY node, page, start, "end", rule, said DESC, confidence DESC
        )
        SELECT *, row_number() OVER (PARTITION BY node ORDER BY said DESC, confidence DESC, name, page, start, rule) AS place FROM quoted
    """)


def _evidence_emissions() -> list[str]:
    """Return the SELECTs for evidence: the best on the node itself, every other on a node of its own."""
    first = "(SELECT * FROM shown WHERE place = 1)"
    identity = "hashed('evidence', node || '|' || page || '|' || start || '|' || \"end\" || '|' || rule)"
    others = f"(SELECT * REPLACE ({identity} AS node), node AS about FROM shown WHERE place > 1)"
    selects = _quote_emissions(first) + _quote_emissions(others)
    selects.append(_line("about", "film:evidence", "node(node)", others))
    selects.append(_line("node", "rdf:type", f"'<{iri('film:Evidence')}>'", others))
    selects.append(_line("node", "prov:wasDerivedFrom", "node(page)", others))
    return selects


def _quote_emissions(view: str) -> list[str]:
    return [
        _line("node", "oa:exact", "words(quote)", view),
        _line("node", "oa:start", "whole(start)", view),
        _line("node", "oa:end", 'whole("end")', view),
        _line("node", "oa:hasSource", "node(page)", view),
        _line("node", "film:rule", "words(rule)", view),
        _line("node", "film:confidence", "decimal_(confidence)", view),
        _line("node", "film:stated", "truth(stated)", view),
    ]


# --- all of it -----------------------------------------------------------------------------------------


def _emissions() -> list[str]:
    selects = _thing_emissions() + _source_emissions() + _evidence_emissions() + _claim_emissions()
    for table in tables().values():
        if table.node:
            selects += _node_emissions(table)
    selects.append("SELECT node(s) || ' ' || node(p) || ' ' || o || ' .' AS line FROM edge WHERE NOT single")
    selects.append("SELECT node(s) || ' ' || node(p) || ' ' || o || ' .' AS line FROM canonical")
    selects.append(_line("old", "dcterms:isReplacedBy", "node(new)", "redirect"))
    return selects


def _thing_emissions() -> list[str]:
    selects = [_line("iri", "rdfs:label", "words(label)", "label"), "SELECT line FROM reference"]
    for kind in kinds().values():
        view = f"(SELECT iri FROM label WHERE kind = '{kind.name}')"
        if kind.name == "film":
            continue
        selects += [_line("iri", "rdf:type", f"'<{iri(name)}>'", view) for name in kind.classes]
    films = "(SELECT DISTINCT i.iri, coalesce(f.kind, 'Movie') AS kind FROM film f JOIN identity i ON i.key = f.film)"
    selects.append(_line("iri", "rdf:type", f"'<{iri('schema:')}' || kind || '>'", films))
    named = "(SELECT iri, label FROM label WHERE kind NOT IN ('film', 'genre', 'role'))"
    selects.append(_line("iri", "schema:name", "words(label)", named))
    concepts = "(SELECT iri, label FROM label WHERE kind = 'genre')"
    selects.append(_line("iri", "skos:prefLabel", "tagged(label, 'en')", concepts))
    outcomes = f"(SELECT DISTINCT '{iri('film:')}' || outcome AS iri, outcome AS label FROM award)"
    selects.append(_line("iri", "rdfs:label", "words(label)", outcomes))
    selects.append(_line("iri", "rdf:type", f"'<{iri('film:Outcome')}>'", outcomes))
    selects += _belonging_emissions()
    return selects


def _belonging_emissions() -> list[str]:
    """Return the SELECTs that say what a character, an edition or an award belongs to."""
    terms = {"character": "film:film", "edition": "schema:superEvent", "prize": "film:conferredAt"}
    view = "(SELECT a.iri, b.iri AS whole FROM thing t JOIN iri a ON a.key = t.thing JOIN iri b ON b.key = t.\"of\" WHERE t.kind = '{}')"
    return [_line("iri", term, "node(whole)", view.format(kind)) for kind, term in terms.items()]


def _source_emissions() -> list[str]:
    view = "(SELECT i.iri, s.* FROM source s JOIN iri i ON i.key = s.source)"
    return [
        _line("iri", "rdf:type", f"'<{iri('film:Source')}>'", view),
        _line("iri", "rdfs:label", "words(name)", view),
        _line("iri", "dcterms:title", "words(title)", view),
        _line("iri", "schema:url", "words(address)", view),
        _line("iri", "dcterms:license", "words(licence)", view),
        _line("iri", "dcterms:identifier", "words('sha256:' || sha256)", view),
    ]


def _claim_emissions() -> list[str]:
    return [
        _line("node", "rdf:type", f"'<{iri('film:Claim')}>'", "claim"),
        _line("node", "rdf:subject", "node(s)", "claim"),
        _line("node", "rdf:predicate", "node(p)", "claim"),
        _line("node", "rdf:object", "o", "claim"),
        _line("node", "prov:wasDerivedFrom", "node(source)", "claim"),
    ]
