"""`reelgraph query`, `reelgraph sql` and `reelgraph show`."""

import sys
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click
import pyoxigraph as ox

from reelgraph import catalogue
from reelgraph.cli.output import graph_option, json_option, picture_option, print_json, print_table
from reelgraph.cli.stopping import timeout_option, within
from reelgraph.errors import QueryError
from reelgraph.graph import Graph
from reelgraph.portraits import Portrait
from reelgraph.store import Result
from reelgraph.tables import kinds as known_kinds
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
  reelgraph query most-awarded --limit 10
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
@click.option("--limit", type=click.IntRange(min=1), metavar="ROWS", help="At most so many rows of a catalogue query.")
@click.option("--list", "listed", is_flag=True, help="List the catalogue of questions by theme.")
@click.option("--about", is_flag=True, help="Say what a catalogue query asks and which parameters it has.")
@timeout_option
@graph_option
@click.pass_context
def query(
    context: click.Context, name: str | None, parameters: tuple[str, ...], format_name: str, as_json: bool, limit: int | None, listed: bool, about: bool,
    timeout: float | None, graph: Path,
) -> None:  # fmt: skip
    """Ask a question of the catalogue, or any SPARQL query in a file or on standard input.

    The prefixes of the ontology (film:, schema:, prov:, oa:, …) need no declaration. ?film film:matches "quiet
    harbour" asks the text index for titles and names that hold these words.
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
    asked, given = _asked(name), _split(parameters)
    if asked is not None and limit:
        raise click.UsageError("--limit is for questions of the catalogue; write LIMIT into your own query", context)

    def work() -> None:
        with Graph(graph) as opened:
            print_result(opened.ask(name, given, limit) if asked is None else opened.query(asked), format_name)

    within(timeout, work)


def _asked(name: str) -> str | None:
    """Return the SPARQL of a file or of standard input; None where `name` is a question of the catalogue."""
    if name == "-":
        return sys.stdin.read()
    if (path := Path(name)).suffix in (".rq", ".sparql") or (path.is_file() and name not in catalogue.queries()):
        return _sparql(path)
    return None


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
  reelgraph sql "SELECT role, count(*) FROM film_credits GROUP BY role ORDER BY 2 DESC"
  reelgraph sql "SELECT title, festival, section FROM festival_screenings" --timeout 10
  reelgraph sql "SELECT quote FROM evidence WHERE rule LIKE 'field-%'" --json
"""
)
@click.argument("statement")
@timeout_option
@graph_option
@json_option
def sql(statement: str, timeout: float | None, graph: Path, as_json: bool) -> None:
    """Ask the fact tables in SQL (DuckDB's): one SELECT, which reads nothing but the graph.

    docs/queries.md lists the views made for people (film_credits, festival_screenings, award_conferrals, …),
    docs/model.md the tables beneath them.
    """

    def work() -> None:
        with Graph(graph) as opened:
            columns, rows = opened.rows(statement)
            if as_json:
                print_json([dict(zip(columns, row, strict=True)) for row in rows])
            else:
                print_table(columns, rows)

    within(timeout, work)


@click.command(
    epilog="""\b
Examples:
  reelgraph find "return dust"
  reelgraph find "Li Ruijn" --kind person
  reelgraph find '"red lantern"' --json
"""
)
@click.argument("text", metavar="NAME")
@click.option("--kind", "kinds", multiple=True, metavar="KIND", help="Only things of this kind: film, person, place, …")
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True)
@graph_option
@json_option
def find(text: str, kinds: tuple[str, ...], limit: int, graph: Path, as_json: bool) -> None:
    """Find films, people, companies, festivals and places by title or name, the best known first.

    Three letters stand for the words that begin with them, a phrase stands in double quotes, and small slips are
    forgiven. What stands in brackets tells namesakes apart, and can be given after the name: "Hamlet (1996)".
    """
    if unknown := set(kinds) - set(known_kinds()):
        raise QueryError(f"no kind of thing is called {sorted(unknown)[0]!r}; known are {', '.join(known_kinds())}")
    with Graph(graph) as opened:
        found = [(hit, opened.tell(hit)) for hit in opened.search(text, kinds, limit)]
    if as_json:
        print_json([{**asdict(told), "name": hit.name, "weight": hit.weight} for hit, told in found])
    elif found:
        rows = [(hit.name, told.kind, told.year, told.work, told.iri) for hit, told in found]
        print_table(["name", "kind", "year", "of, in or known for", "IRI"], rows)
    if not found:
        raise QueryError(f"nothing called {text!r} in this graph; check the spelling")


@click.command(
    epilog="""\b
Examples:
  reelgraph show "Return to Dust"
  reelgraph show "Cannes Film Festival" --json
  reelgraph show nm0000151
  reelgraph show "Gong Li" --picture gong-li.svg               (her films by year and role)
  reelgraph show "Gong Li" --picture near.png --hops 2         (who is near her)
"""
)
@click.argument("name", metavar="NAME|IRI")
@picture_option
@click.option(
    "--hops",
    type=click.IntRange(min=0),
    help="Draw what is within so many credits.  [default: a time line; of a film, 2]",
)
@graph_option
@json_option
def show(name: str, picture: Path | None, hops: int | None, graph: Path, as_json: bool) -> None:
    """Show one film, person, company, festival or place, with the words that say so.

    --picture draws a time line of films by role; of a film, or with --hops, the network of who is near it.
    """
    if hops is not None and picture is None:
        raise click.UsageError("--hops goes with --picture")
    with Graph(graph) as opened:
        portraits = opened.show(name)
        if picture is not None:
            opened.picture(name, hops).save(picture)
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
