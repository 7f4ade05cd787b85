"""`reelgraph check`, `reelgraph stats` and `reelgraph export`."""

import sys
from pathlib import Path

import click

from reelgraph import exports, statistics
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
    print_table(["source", "statements"], counted["sources"].items(), title="\nby source")
    print_table(["decade", "films"], counted["decades"].items(), title="\nby decade")
    shares = [(name, f"{share:.0%}") for name, share in counted["complete"].items()]
    print_table(["films that tell their …", "share"], shares, title="\nhow complete")


@click.command(
    epilog="""\b
Examples:
  reelgraph export ttl > graph.ttl
  reelgraph export nt -o graph.nt -g my-graph
"""
)
@click.argument("format_name", metavar="FORMAT", type=click.Choice(list(exports.FORMATS)))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write to this file instead of standard output.",
)
@graph_option
def export(format_name: str, output: Path | None, graph: Path) -> None:
    """Write the whole graph as RDF: nt, ttl, jsonld or rdfxml. The same graph is the same file."""
    with Graph(graph) as opened:
        if output is None:
            exports.write(opened.store, format_name, sys.stdout.buffer)
            return
        with output.open("wb") as file:
            exports.write(opened.store, format_name, file)
