"""Event nodes: credits, releases, titles, … one for each different row of their fact table.

Rows of databases that stand alone go straight to N-Triples, a node a row. Rows of pages, and those that say
the same thing twice, are first folded and joined, so that what they say together is said once.
"""

from dataclasses import replace

import duckdb

from reelgraph.assembly.emission import Statement, block, line
from reelgraph.tables import Column, Table, tables
from reelgraph.vocabulary import BASE, iri


def event_tables() -> list[Table]:
    """Return the fact tables whose rows become event nodes."""
    return [table for table in tables().values() if table.node]


def filled_tables(db: duckdb.DuckDBPyConnection) -> list[Table]:
    """Return those of the event tables that have rows."""
    return [table for table in event_tables() if db.execute(f"FROM rows_{table.name} LIMIT 1").fetchone()]


def collect_events(db: duckdb.DuckDBPyConnection) -> None:
    """Create for each table T of events `rows_T` (numbers for keys, `joint`) and `node_T` (IRIs for keys, `node`).

    `joint` marks the rows that share a node with another or have evidence; `node_T` holds just these.
    """
    for table in event_tables():
        db.execute(f"CREATE TABLE resolved AS {_resolved_sql(table)}")
        _fold(db, table)
        _mark_joint(db, table)
        db.execute(_node_sql(table))


def is_keyed(column: Column) -> bool:
    """Say whether a cell of the column is a key."""
    return column.key is not None or column.term == "film:outcome"


def _resolved_sql(table: Table) -> str:
    keyed = [column for column in table.columns if is_keyed(column)]
    cells = [
        f"{'i_' + column.name + '.id' if is_keyed(column) else 'r.' + _quote(column)} AS {_quote(column)}"
        for column in table.columns
    ]
    joins = [f"LEFT JOIN keyed i_{column.name} ON i_{column.name}.key = r.{_quote(column)}" for column in keyed]
    present = " AND ".join(
        f"i_{column.name}.id IS NOT NULL" if is_keyed(column) else f"r.{_quote(column)} IS NOT NULL"
        for column in table.columns
        if column.required
    )
    optional = [column for column in table.columns if column.name in table.same and not column.required]
    said = " + ".join(f"(r.{_quote(column)} IS NOT NULL)::INT" for column in optional) or "0"
    return (
        f'SELECT {", ".join(cells)}, {said} AS said, r.fact, s.id AS source FROM "{table.name}" r {" ".join(joins)}'
        f" LEFT JOIN keyed s ON s.key = r.source WHERE {present}"
    )


def _quote(column: Column) -> str:
    return f'"{column.name}"'


def _fold(db: duckdb.DuckDBPyConnection, table: Table) -> None:
    """Create `rows_T`: where pages speak, a row that says less than another takes that one's cells for its own."""
    first, *others = [table.column(name) for name in table.same]
    anchors = [column.name for column in (first, *others) if column.required or column is first]
    names = [column.name for column in table.columns]
    kept = ", ".join(f'"{name}"' for name in [*names, "said", "fact", "source"])
    if not _has_facts(db):
        db.execute(f"CREATE TABLE rows_{table.name} AS SELECT {kept} FROM resolved; DROP TABLE resolved")
        return
    group = f"hash({', '.join(f'{chr(34)}{name}{chr(34)}' for name in anchors)})"
    agree = " AND ".join(
        ["a.anchor = b.anchor"]
        + [f'a."{name}" IS NOT DISTINCT FROM b."{name}"' for name in anchors]
        + [
            f'(a."{column.name}" IS NULL OR a."{column.name}" = b."{column.name}")'
            for column in others
            if not column.required
        ]
    )
    told = f"SELECT {group} FROM resolved WHERE fact IS NOT NULL"
    cells = ", ".join(f'h."{name}"' if name in table.same else f'r."{name}"' for name in names)
    db.execute(f"""
        CREATE TABLE spoken AS
        SELECT row_number() OVER (ORDER BY {kept}) AS n, {group} AS anchor, * FROM resolved WHERE {group} IN ({told});
        CREATE TABLE host AS
        SELECT a.n, arg_min(b.n, (-b.said, b.n)) AS host FROM spoken a JOIN spoken b ON {agree} AND b.said > a.said
        WHERE a.fact IS NOT NULL OR b.fact IS NOT NULL GROUP BY a.n;
        CREATE TABLE rows_{table.name} AS
        SELECT {cells}, r.said, r.fact, r.source
        FROM spoken r LEFT JOIN host USING (n) JOIN spoken h ON h.n = coalesce(host.host, r.n)
        UNION ALL
        SELECT {kept} FROM resolved WHERE {group} NOT IN ({told});
        DROP TABLE resolved; DROP TABLE spoken; DROP TABLE host;
    """)


def _has_facts(db: duckdb.DuckDBPyConnection) -> bool:
    return bool(db.execute("SELECT count(fact) FROM resolved").fetchall()[0][0])


def _mark_joint(db: duckdb.DuckDBPyConnection, table: Table) -> None:
    whole = f"hash({', '.join(f'{chr(34)}{name}{chr(34)}' for name in table.same)})"
    db.execute(f"""
        CREATE TABLE marked AS
        WITH common AS (SELECT {whole} AS h FROM rows_{table.name} GROUP BY 1 HAVING count(*) > 1)
        SELECT *, fact IS NOT NULL OR {whole} IN (FROM common) AS joint FROM rows_{table.name};
        DROP TABLE rows_{table.name};
        ALTER TABLE marked RENAME TO rows_{table.name};
    """)


def _node_sql(table: Table) -> str:
    """Return the SQL that creates `node_T`: the joint rows, IRIs for numbers, each with its node."""
    columns = ", ".join(f'{_value(column)} AS "{column.name}"' for column in table.columns)
    return (
        f"CREATE TABLE node_{table.name} AS SELECT {_identity(table)} AS node, {columns}, r.said, r.fact, s.iri AS source"
        f" FROM {_with_terms(table)} WHERE joint"
    )


def _identity(table: Table) -> str:
    told_apart = len(BASE) + 1 - len("id/")  # where our IRIs begin to differ
    cells = (table.column(name) for name in table.same)
    whole = ", '|', ".join(f"substr({_value(c)}, {told_apart})" if is_keyed(c) else _value(c) for c in cells)
    return f"hashed('{table.path}', concat({whole}))"


def _value(column: Column) -> str:
    return f"t_{column.name}.iri" if is_keyed(column) else f'r."{column.name}"'


def _with_terms(table: Table) -> str:
    """Return the rows of a table joined to the terms that its numbers stand for."""
    joins = [
        f"{'JOIN' if column.required else 'LEFT JOIN'} {_named_in(table, column.name)} t_{column.name}"
        f' ON t_{column.name}.id = r."{column.name}"'
        for column in table.columns
        if is_keyed(column)
    ]
    return f"rows_{table.name} r {' '.join(joins)} LEFT JOIN {_named_in(table, 'source')} s ON s.id = r.source"


def _named_in(table: Table, column: str) -> str:
    """Return the terms that a column names, and those between them: things of a kind have neighbouring numbers."""
    bound = f'(SELECT {{}}("{column}") FROM rows_{table.name})'
    return f"(SELECT id, iri FROM term WHERE id BETWEEN {bound.format('min')} AND {bound.format('max')})"


# --- to N-Triples ----------------------------------------------------------------------------------------


def event_blocks(table: Table, lean: bool) -> str:
    """Return the SELECT that writes each node of a row that stands alone, all its statements together.

    A row that fills nothing but the required columns needs no node where its edge says it all. In a lean graph
    neither does one that fills only columns which `facts.toml` does not count.
    """
    telling = tells_more(table, lean, "id")
    statements = [Statement("rdf:type", (f"'<{iri(str(table.node))}>'",))]
    for column in table.columns:
        statements += [replace(said, known=None) if column.required else said for said in _said(column)]
    statements.append(Statement("prov:wasDerivedFrom", ("'<'", "r.told_by", "'>'")))
    terms = ", ".join(f"t_{column.name}.iri AS t_{column.name}" for column in table.columns if is_keyed(column))
    view = (
        f"(SELECT node({_identity(table)}) AS node, r.*, {terms}, s.iri AS told_by"
        f" FROM {_with_terms(table)} WHERE NOT joint AND ({telling})) r"
    )
    return block(view, *statements)


def event_count(table: Table, lean: bool) -> str:
    """Return the SELECT of about how many statements there are of the nodes of a table: class, source, filled cells."""
    filled = " + ".join(f"count({_quote(column)})" for column in table.columns if column.term)
    return f"SELECT 2 * count(*) + {filled} FROM rows_{table.name} r WHERE fact IS NOT NULL OR {tells_more(table, lean, 'id')}"


def tells_more(table: Table, lean: bool, named: str) -> str:
    """Return the condition on a row `r` of having more to say than a direct edge can.

    `named` is the column of `role` that the row names roles by: "id" or "iri".
    """
    counted = table.lean if lean and table.lean is not None else [c.name for c in table.columns if not c.required]
    filled = [f'r."{name}" IS NOT NULL' for name in counted]
    roles = [edge.by for edge in table.edges if edge.by]
    special = [f'r."{name}" IN (SELECT {named} FROM role WHERE NOT plain)' for name in roles]
    return " OR ".join([*filled, *special]) or "false"


def _said(column: Column) -> list[Statement]:
    """Return what a cell says of its node."""
    if not column.term:
        return []
    cell = f'r."{column.name}"'
    known = f"{cell} IS NOT NULL"
    if is_keyed(column):
        return [Statement(column.term, ("'<'", f"r.t_{column.name}", "'>'"), f"r.t_{column.name} IS NOT NULL")]
    if column.type == "edtf":
        days = {"film:earliest": f"first_day({cell})", "film:latest": f"last_day_of({cell})"}
        date = f"'\"^^<{iri('xsd:date')}>'"
        dated = [Statement(term, ("'\"'", day, date), f"{day} IS NOT NULL") for term, day in days.items()]
        return [Statement(column.term, (f"words({cell})",), known), *dated]
    if column.type == "integer":
        return [Statement(column.term, ("'\"'", cell, f"'\"^^<{iri('xsd:integer')}>'"), known)]
    if column.name == "text":
        return [Statement(column.term, ("tagged(r.text, r.language)",), known)]
    return [Statement(column.term, (f"words({cell})",), known)]


def joint_emissions(table: Table, lean: bool) -> list[str]:
    """Return the SELECTs that say of each joint node its class, its columns and its sources."""
    view = f"(SELECT * FROM node_{table.name} r WHERE fact IS NOT NULL OR {tells_more(table, lean, 'iri')})"
    selects = [line("node", "rdf:type", f"'<{iri(str(table.node))}>'", view)]
    for column in table.columns:
        if column.term:
            selects += _joint_column(column, view)
    selects.append(line("node", "prov:wasDerivedFrom", "node(source)", view))
    return selects


def _joint_column(column: Column, view: str) -> list[str]:
    name, term = column.name, str(column.term)
    if is_keyed(column):
        return [line("node", term, f'node("{name}")', view)]
    if column.type == "integer":
        return [line("node", term, f"whole(min({name}))", f"{view} WHERE {name} IS NOT NULL GROUP BY node")]
    return [line("node", said.term, " || ".join(said.pieces), f"{view} r") for said in _said(column)]
