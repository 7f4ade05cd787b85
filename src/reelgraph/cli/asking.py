"""`reelgraph query`, `reelgraph sql` and `reelgraph show`."""

import sys
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click
import pyoxigraph as ox

from reelgraph import catalogue
from reelgraph.cli.output import graph_option, json_option, print_json, print_table
from reelgraph.errors import QueryError
from reelgraph.graph import Graph, Portrait
from reelgraph.store import Result
from reelgraph.vocabulary import PREFIXES, short

RESULTS = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
TRIPLES = {"ttl": ox.RdfFormat.TURTLE, "nt": ox.RdfFormat.N_TRIPLES, "jsonld": ox.RdfFormat.JSON_LD}


@click.command(
    epilog="""\b
Examples:
  reelgraph query --list
  reelgraph query films-directed-by -p person="Li Ruijun"
  reelgraph query my.rq --format csv > rows.csv
  echo 'SELECT ?f { ?f schema:director/rdfs:label "Li Ruijun" }' | reelgraph query -
"""
)
@click.argument("name", required=False, metavar="NAME|FILE|-")
@click.option(
    "-p", "--parameter", "parameters", multiple=True, metavar="KEY=VALUE", help="A parameter of a catalogue query."
)
@click.option(
    "--format", "format_name", type=click.Choice(["table", *RESULTS, *TRIPLES]), default="table", show_default=True
)
@click.option("--json", "as_json", is_flag=True, help="Short for --format json.")
@click.option("--list", "listed", is_flag=True, help="List the catalogue of questions by theme.")
@click.option("--about", is_flag=True, help="Say what a catalogue query asks and which parameters it has.")
@graph_option
@click.pass_context
def query(
    context: click.Context, name: str | None, parameters: tuple[str, ...], format_name: str, as_json: bool, listed: bool, about: bool, graph: Path
) -> None:  # fmt: skip
    """Ask a question of the catalogue, or any SPARQL query in a file or on standard input.

    The prefixes of the ontology (film:, schema:, prov:, oa:, …) need no declaration.
    """
    if listed:
        _list_catalogue(as_json)
        return
    if name is None:
        raise click.UsageError("name a question, a file or - (or --list to see the questions)", context)
    if about:
        _describe(catalogue.find(name))
        return
    format_name = "json" if as_json else format_name
    with Graph(graph) as opened:
        print_result(_answer(opened, name, _split(parameters)), format_name)


def _answer(graph: Graph, name: str, parameters: Mapping[str, str]) -> Result:
    if name == "-":
        return graph.query(sys.stdin.read())
    if (path := Path(name)).suffix in (".rq", ".sparql") or (path.is_file() and name not in catalogue.queries()):
        return graph.query(_sparql(path))
    return graph.ask(name, parameters)


def _sparql(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise QueryError(f"{path}: cannot be read ({error.strerror}); check the path") from error
    except UnicodeDecodeError as error:
        raise QueryError(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8") from error


def _split(parameters: tuple[str, ...]) -> dict[str, str]:
    found = {}
    for parameter in parameters:
        key, equals, value = parameter.partition("=")
        if not equals:
            raise click.UsageError(f"-p takes key=value, not {parameter!r}")
        found[key] = value
    return found


def _list_catalogue(as_json: bool) -> None:
    questions = list(catalogue.queries().values())
    if as_json:
        print_json([asdict(question) for question in questions])
        return
    rows = []
    for question in questions:
        needed = ", ".join(
            parameter.name if parameter.required else f"[{parameter.name}]" for parameter in question.parameters
        )
        rows.append((question.theme, question.name, needed, question.summary))
    print_table(["theme", "question", "parameters", "what it answers"], rows)


def _describe(question: catalogue.Query) -> None:
    click.echo(f"{question.name}: {question.summary}")
    if question.description:
        click.echo(f"\n{question.description}")
    for parameter in question.parameters:
        must = "required" if parameter.required else "optional"
        example = f', for example -p {parameter.name}="{parameter.example}"' if parameter.example else ""
        click.echo(f"\n  {parameter.name} ({parameter.kind}, {must}): {parameter.about}{example}")
    click.echo(f"\n{question.text.strip()}")


# --- answers -------------------------------------------------------------------------------------------


def print_answer(graph: Graph, name: str, parameters: Mapping[str, str]) -> None:
    """Ask the catalogue and print the question above its answer."""
    given = "".join(f' -p {key}="{value}"' for key, value in parameters.items())
    click.echo(f"$ reelgraph query {name}{given}")
    print_result(graph.ask(name, parameters), "table")


def print_result(result: Result, format_name: str) -> None:
    """Print the answer to a query; raises QueryError where the format does not fit it."""
    if isinstance(result, ox.QueryBoolean):
        _print_boolean(result, format_name)
    elif isinstance(result, ox.QueryTriples):
        _print_triples(result, format_name)
    elif format_name == "table":
        columns = [variable.value for variable in result.variables]
        print_table(columns, ([_cell(value) for value in solution] for solution in result))
    elif format_name in RESULTS:
        result.serialize(output=sys.stdout.buffer, format=RESULTS[format_name])
        sys.stdout.buffer.write(b"\n" if format_name in ("json", "xml") else b"")
    else:
        raise QueryError(f"a SELECT query answers in {', '.join(['table', *RESULTS])}, not in {format_name}")


def _print_boolean(result: ox.QueryBoolean, format_name: str) -> None:
    if format_name in ("json", "xml"):
        result.serialize(output=sys.stdout.buffer, format=RESULTS[format_name])
        sys.stdout.buffer.write(b"\n")
    else:
        click.echo("true" if result else "false")


def _print_triples(result: ox.QueryTriples, format_name: str) -> None:
    if format_name == "table":
        format_name = "ttl"
    if format_name not in TRIPLES:
        raise QueryError(f"a CONSTRUCT query answers in {', '.join(TRIPLES)}, not in {format_name}")
    ox.serialize(result, output=sys.stdout.buffer, format=TRIPLES[format_name], prefixes=dict(PREFIXES))


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return short(value.value) if isinstance(value, ox.NamedNode) else getattr(value, "value", str(value))


# --- SQL and show --------------------------------------------------------------------------------------


@click.command(
    epilog="""\b
Examples:
  reelgraph sql "SELECT role, count(*) FROM credit GROUP BY role"
  reelgraph sql "SELECT quote FROM evidence WHERE rule LIKE 'field-%'" --json
"""
)
@click.argument("statement")
@graph_option
@json_option
def sql(statement: str, graph: Path, as_json: bool) -> None:
    """Ask the fact tables in SQL (DuckDB's); docs/model.md describes them."""
    with Graph(graph) as opened:
        relation = opened.sql(statement)
        if as_json:
            print_json([dict(zip(relation.columns, row, strict=True)) for row in relation.fetchall()])
        else:
            print_table(relation.columns, relation.fetchall())


@click.command(
    epilog="""\b
Examples:
  reelgraph show "Return to Dust"
  reelgraph show "Cannes Film Festival" --json
  reelgraph show nm0000151
"""
)
@click.argument("name", metavar="NAME|IRI")
@graph_option
@json_option
def show(name: str, graph: Path, as_json: bool) -> None:
    """Show one film, person, company, festival or place, with the words that say so."""
    with Graph(graph) as opened:
        portraits = opened.show(name)
    if as_json:
        print_json([asdict(portrait) for portrait in portraits])
        return
    for portrait in portraits:
        _print_portrait(portrait)


def _print_portrait(portrait: Portrait) -> None:
    click.echo(f"{portrait.label} ({portrait.kind})\n{portrait.iri}\n")
    if portrait.statements:
        print_table(["what", "value"], [(one.property, one.value) for one in portrait.statements])
        click.echo()
    if portrait.connections:
        print_table(["of", "is its"], [(one.value, one.property) for one in portrait.connections])
        click.echo()
    if portrait.quotes:
        rows = [
            (one.about, one.quote, f"{one.source} [{one.start}:{one.end}]", "" if one.stated else "inferred")
            for one in portrait.quotes
        ]
        print_table(["about", "the words that say it", "source", ""], rows)
        click.echo()
