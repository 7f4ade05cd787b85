"""The description of the facts holds together: tables, kinds, relations and ontology."""

import pytest

from reelgraph import vocabulary
from reelgraph.tables import create_tables_sql, kinds, tables
from reelgraph.vocabulary import relations

AGENTS = {"agent", "any", "event"}


def test_duckdb_takes_the_schema() -> None:
    import duckdb

    with duckdb.connect() as db:
        db.execute(create_tables_sql())
        assert {row[0] for row in db.execute("SELECT table_name FROM duckdb_tables()").fetchall()} == set(tables())


@pytest.mark.parametrize("table", tables().values(), ids=lambda table: table.name)
def test_a_table_speaks_terms_of_the_ontology(table) -> None:  # type: ignore[no-untyped-def]
    for term in [table.node, *(column.term for column in table.columns), *(edge.term for edge in table.edges)]:
        assert term is None or term in vocabulary.labels(), term
    for column in table.columns:
        assert column.key is None or column.key in kinds() or column.key in AGENTS
        assert column.meaning.endswith((".", "…"))
    assert set(table.same) <= {column.name for column in table.columns}


@pytest.mark.parametrize("kind", kinds().values(), ids=lambda kind: kind.name)
def test_a_kind_has_classes_of_the_ontology(kind) -> None:  # type: ignore[no-untyped-def]
    for name in kind.classes:
        assert name in vocabulary.labels() or name.startswith("skos:"), name


@pytest.mark.parametrize("relation", relations().values(), ids=lambda relation: relation.name)
def test_a_relation_has_its_place_in_the_tables(relation) -> None:  # type: ignore[no-untyped-def]
    columns = tables()[relation.table].schema
    if relation.property:
        assert relation.property in vocabulary.properties()
    for target in relation.qualifiers.values():
        assert target in columns or target in vocabulary.properties(), target
    for column, value in relation.fixed.items():
        assert column in columns
        assert column != "role" or value in vocabulary.roles()
        assert ":" not in value or value in vocabulary.properties()
