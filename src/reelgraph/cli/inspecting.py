"""`reelgraph check`, `reelgraph stats` and `reelgraph export`."""

import sys
from pathlib import Path

import click

from reelgraph import exports, selections, statistics
from reelgraph.cli.output import graph_option, json_option, print_json, print_table
from reelgraph.graph import Graph


@click.command(
    epilog="""\b
Examples:
  reelgraph check -g my-graph
  reelgraph check --json | jq .violations
  reelgraph check --sample 1000        (of a graph of millions: so many nodes of each class)
"""
)
@graph_option
@click.option("--sample", type=click.IntRange(min=1), help="Look at so many nodes of each class only.")
@json_option
@click.pass_context
def check(context: click.Context, graph: Path, sample: int | None, as_json: bool) -> None:
    """Check the graph against its shapes and checks; exit 1 where it breaks one."""
    with Graph(graph) as opened:
        report = opened.check(sample)
    if as_json:
        print_json(report.record())
    else:
        rows = [
            (found.severity, found.rule, found.label or found.node, found.value, found.message)
            for found in report.findings
        ]
        if rows:
            print_table(["severity", "rule", "where", "value", "what is wrong"], rows)
        click.echo(
            f"{report.rules} rules, {report.violations} violations, {len(report.findings) - report.violations} warnings"
        )
    context.exit(1 if report.violations else 0)


@click.command(
    epilog="""\b
Examples:
  reelgraph stats -g my-graph
  reelgraph stats --json
"""
)
@graph_option
@json_option
def stats(graph: Path, as_json: bool) -> None:
    """Count what the graph holds: by kind, source and decade, and how complete its films are."""
    with Graph(graph) as opened:
        counted = statistics.count(opened)
    if as_json:
        print_json(counted)
        return
    click.echo(f"{counted['triples']} triples\n")
    print_table(["kind", "number"], counted["kinds"].items())
    print_table(["source", "facts"], counted["sources"].items(), title="\nby source")
    print_table(["decade", "films"], counted["decades"].items(), title="\nby decade")
    shares = [(name, f"{share:.0%}") for name, share in counted["complete"].items()]
    print_table(["films that tell their …", "share"], shares, title="\nhow complete")


@click.command(
    epilog="""\b
Examples:
  reelgraph export ttl > graph.ttl
  reelgraph export gexf -o films.gexf
  reelgraph export graphology --around "Gong Li" --hops 2 -o gong-li.json
  reelgraph export cytoscape --projection director-actor -o casting.json
  reelgraph export neo4j -o import/            (a folder; a zip where the name ends in .zip)
  reelgraph export graphml --query festivals.rq -o festivals.graphml
\b
A query for a network is a CONSTRUCT, or a SELECT of ?source, ?target and what else an edge should tell.
"""
)
@click.argument("format_name", metavar="FORMAT", type=click.Choice([*exports.FORMATS, *exports.NETWORKS]))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="Write to this file or folder instead of standard output.",
)
@click.option("--around", metavar="NAME", help="Only what is near this film, person or company.")
@click.option(
    "--hops",
    type=click.IntRange(min=0),
    help="How many credits near is.  [default: 2, a person's films and their credits]",
)
@click.option(
    "--projection", type=click.Choice(list(selections.PROJECTIONS)), help="Who is tied to whom by shared films."
)
@click.option(
    "--query",
    type=click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True),
    help="Only what this SPARQL query answers.",
)
@click.option(
    "--clean", is_flag=True, help="Put U+FFFD for characters that the format cannot hold, instead of stopping."
)
@graph_option
def export(
    format_name: str,
    output: Path | None,
    around: str | None,
    hops: int | None,
    projection: str | None,
    query: Path | None,
    clean: bool,
    graph: Path,
) -> None:
    """Write the graph as a file for other tools. The same graph is the same file.

    RDF holds everything, or the triples of a --query: nt, ttl, jsonld, rdfxml.

    Networks hold all agents and films, one edge a credit, or a selection: gexf (Gephi), graphml, graphology (sigma, Gephi
    Lite), cytoscape (Cytoscape.js), cx2 (Cytoscape, NDEx), d3 (also networkx), dot (Graphviz), neo4j, parquet.
    """
    if sum(given is not None for given in (around, projection, query)) > 1:
        raise click.UsageError("--around, --projection and --query exclude one another")
    if hops is not None and around is None:
        raise click.UsageError("--hops goes with --around")
    if (
        format_name in exports.NETWORKS
        and output is None
        and exports.NETWORKS[format_name].files
        and sys.stdout.isatty()
    ):
        raise click.UsageError(f"{format_name} is several files: name a folder or a .zip with -o")
    sparql = None if query is None else _text_of(query)
    with Graph(graph) as opened:
        if format_name in exports.FORMATS:
            if around is not None or projection is not None:
                raise click.UsageError(f"{format_name} is RDF: --around and --projection go with networks")
            _export_rdf(opened, format_name, output, sparql)
            return
        network = selections.select(opened, around, 2 if hops is None else hops, projection, sparql)
        exports.write_network(
            exports.cleaned(network) if clean else network, format_name, sys.stdout.buffer if output is None else output
        )


def _text_of(path: Path) -> str:
    with click.open_file(str(path), encoding="utf-8") as file:
        return str(file.read())


def _export_rdf(graph: Graph, format_name: str, output: Path | None, sparql: str | None) -> None:
    store = graph.store if sparql is None else exports.constructed(graph.query(sparql))
    if output is None:
        exports.write(store, format_name, sys.stdout.buffer)
        return
    with output.open("wb") as file:
        exports.write(store, format_name, file)
