"""SPARQL before it is evaluated: texts become hits, and what would overflow the engine is refused."""

from collections.abc import Sequence
from contextlib import suppress

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from reelgraph.errors import QueryError
from reelgraph.sparql import DEEPEST, prepare, tokens, unquoted
from reelgraph.vocabulary import PROLOGUE


def found(text: str, limit: int) -> Sequence[str]:
    return [f"u:{text.encode().hex()}"][:limit]


def spaceless(query: str) -> str:
    return "".join(query.split())


A, B = (f"<u:{text.encode().hex()}>" for text in ("a", "b"))


@pytest.mark.parametrize(
    ("asked", "evaluated"),
    [
        ('{ ?f film:matches "a" }', f"{{ VALUES ?f {{ {A} }} }}"),
        ("{ ?f film:matches '''a''' . ?f a ?c }", f"{{ VALUES ?f {{ {A} }} . ?f a ?c }}"),
        ('{ ?f film:matches "a" ; a ?c }', f"{{ VALUES ?f {{ {A} }} ?f a ?c }}"),
        ('{ ?f film:matches "a" ; ; }', f"{{ VALUES ?f {{ {A} }} }}"),
        ('{ ?f a ?c ; film:matches "a" ; film:year 1.5 . }', f"{{ VALUES ?f {{ {A} }} ?f a ?c ; film:year 1.5 . }}"),
        ('{ ?f film:matches "a" ; film:matches "b" }', f"{{ VALUES ?f {{ {A} }} VALUES ?f {{ {B} }} }}"),
        ('{ ?f film:matches ("a" ?rank) }', f"{{ VALUES (?f ?rank) {{ ({A} 1) }} }}"),
        ('{ FILTER(?x > 1) ?f film:matches "a" }', f"{{ FILTER(?x > 1) VALUES ?f {{ {A} }} }}"),
        ('{ ?x a ?c FILTER EXISTS { ?f film:matches "a" } }', f"{{ ?x a ?c FILTER EXISTS {{ VALUES ?f {{ {A} }} }} }}"),
        ('{ ?f film:matches "a" OPTIONAL { ?f a ?c } }', f"{{ VALUES ?f {{ {A} }} OPTIONAL {{ ?f a ?c }} }}"),
        ('{ ?f rdfs:label "?f film:matches \\"a\\" ." }', None),
        ('{ ?f a ?c } # ?f film:matches "a"', None),
        ("{ ?f a <x:film:matches> }", None),
        ("{ VALUES ?p { film:matches } ?f ?p ?o }", None),
        ("{ ?f ?p film:matches }", None),
    ],
)
def test_a_text_becomes_its_hits(asked: str, evaluated: str | None) -> None:
    prepared = prepare(f"SELECT * {asked}", found)
    assert spaceless(prepared) == spaceless(f"SELECT * {evaluated or asked}")
    ox.Store().query(PROLOGUE + prepared)
    rdflib.Graph().query(PROLOGUE + f"SELECT * {asked}")  # a standard parser takes it as it is


def test_a_text_is_known_by_any_prefix_and_left_alone_in_a_template() -> None:
    asked = 'PREFIX : <https://w3id.org/reelgraph/ontology#> CONSTRUCT { ?f :matches "a" } { ?f :matches "a" }'
    assert spaceless(prepare(asked, found)).endswith(f'CONSTRUCT{{?f:matches"a"}}{{VALUES?f{{{A}}}}}')
    full = 'ASK { ?f <https://w3id.org/reelgraph/ontology#matches> "a" }'
    assert "VALUES" in prepare(full, found)
    other = 'PREFIX film: <http://example.org/> ASK { ?f film:matches "a" }'
    assert prepare(other, found) == other


@pytest.mark.parametrize(
    "asked",
    [
        '{ ?f film:matches "a", "b" }', '{ ?f film:matches "a"@en }', "{ ?f film:matches ?text }", '{ ?f ^film:matches "a" }',
        '{ ?f film:matches/film:year "a" }', '{ <x:y> film:matches "a" }', '{ ?f film:of [ film:matches "a" ] }', "{ ?f film:matches",
    ],
)  # fmt: skip
def test_a_text_that_cannot_be_looked_for_says_how_to_write_it(asked: str) -> None:
    with pytest.raises(QueryError, match="takes a variable before it and one text after it"):
        prepare(f"SELECT * {asked}", found)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_text_leaves_its_place(text: str) -> None:
    literal = str(ox.Literal(text))
    (token,) = tokens(literal)
    assert unquoted(token.text) == text
    prepared = prepare(f"ASK {{ ?f film:matches {literal} }}", found)
    assert spaceless(prepared) == f"ASK{{VALUES?f{{<{found(text, 1)[0]}>}}}}"


@given(st.text(alphabet="{}()[]<>?$:;.,'\"\\#@^|/ afilm:matchs \n"))
def test_any_text_is_read(query: str) -> None:
    assert (
        "".join(token.text for token in tokens(query)) in spaceless(query)
        or "#" in query
        or "\\" in query
        or '"' in query
        or "'" in query
    )
    with suppress(QueryError):
        prepare(f"SELECT * {{ ?f film:matches {query}", found)


@pytest.mark.parametrize(
    "shape",
    [
        lambda n: "SELECT * {?a ?b ?c FILTER(" + "(" * n + "1" + ")" * n + ")}",
        lambda n: "SELECT * " + "{" * n + "?a ?b ?c" + "}" * n,
        lambda n: "SELECT * {?a ?b ?c " + "FILTER EXISTS {?a ?b ?c " * n + "}" * n + "}",
        lambda n: "SELECT * {?a ?b ?c FILTER(" + "STR(" * n + "1" + ")" * n + ")}",
        lambda n: "SELECT * {?a ?b " + "[<p:p> " * n + "1" + "]" * n + "}",
        lambda n: "SELECT * {?a ?b ?c " + "MINUS {?a ?b ?c} " * n + "}",
        lambda n: "SELECT * {?a <p:p>" + "/<p:p>" * n + " ?c }",
        lambda n: "SELECT " + " ".join(f"(1 AS ?x{at})" for at in range(n)) + " {?a ?b ?c}",
    ],
)
def test_a_query_that_would_overflow_the_stack_is_refused(shape: object) -> None:
    with pytest.raises(QueryError, match="is the most"):
        prepare(shape(2000), found)  # type: ignore[operator]
    prepare(shape(DEEPEST - 8), found)  # type: ignore[operator]
