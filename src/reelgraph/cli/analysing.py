"""`reelgraph network`."""

import csv
import sys
from pathlib import Path
from typing import Any

import click

from reelgraph import analyses, exports
from reelgraph.cli.output import graph_option, picture_option, print_json, print_table
from reelgraph.graph import Graph
from reelgraph.network import FILM_KINDS
from reelgraph.pictures import draw
from reelgraph.selections import PROJECTIONS

TABLES = ("table", "csv", "json")
SHOWN = 20  # rows
FLAGS = {"name": "NAME", "roles": "--role", "first": "--from", "last": "--to", "countries": "--country", "kinds": "--kind",
         "pair": "--pair", "window": "--window"}  # fmt: skip


@click.command(
    epilog="""\b
Examples:
  reelgraph network --list
  reelgraph network reach "Gong Li" --role actor
  reelgraph network recurring --pair director-cinematographer --from 1980 --limit 50
  reelgraph network ties "Ang Lee" --format gexf > ang-lee.gexf
  reelgraph network communities --from 1990 --picture communities.svg
\b
What each answers, how it is defined and how to read its numbers: docs/analyses.md
"""
)
@click.argument("analysis", required=False, metavar="[ANALYSIS]")
@click.argument("name", required=False)
@click.option("--list", "listed", is_flag=True, help="List the analyses.")
@click.option("--role", "roles", multiple=True, help="Only credits in this role (actor, …); repeat for several.")
@click.option("--from", "first", type=int, metavar="YEAR", help="Only films from this year on.")
@click.option("--to", "last", type=int, metavar="YEAR", help="Only films up to this year.")
@click.option("--country", "countries", multiple=True, help="Only films of this country; repeat for several.")
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(FILM_KINDS, case_sensitive=False),
    help="Only films of this kind.",
)
@click.option("--pair", type=click.Choice(list(PROJECTIONS)), help="Which two roles (recurring).")
@click.option("--window", type=click.IntRange(1, 100), help="How many years at a time (communities, core, rising, …).")
@click.option("--limit", type=click.IntRange(0), default=SHOWN, show_default=True, help="How many rows; 0 for all.")
@click.option(
    "--format", "format_name", type=click.Choice([*TABLES, *exports.NETWORKS]), default="table", show_default=True,
    help="csv and json hold the table; the others the network of an answer that is one of pairs, all of it.",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Short for --format json.")
@picture_option
@graph_option
def network( analysis: str | None, name: str | None, listed: bool, limit: int, format_name: str,
            as_json: bool, picture: Path | None, graph: Path, **given: Any) -> None:  # fmt: skip
    """Analyse who works with whom, and how films travel: what is told stands beside its null model and its coverage.

    Without ANALYSIS it lists them.
    """
    if listed or analysis is None:
        _list(as_json)
        return
    if analysis not in analyses.ANALYSES:
        raise click.UsageError(f"no analysis is called {analysis!r}; there are {', '.join(analyses.ANALYSES)}")
    asked = {option: value for option, value in {"name": name, **given}.items() if value not in (None, ())}
    if unknown := [FLAGS[option] for option in asked if option not in analyses.options(analysis)]:
        raise click.UsageError(f"{analysis} takes no {unknown[0]}")
    if missing := [
        FLAGS[one.name]
        for one in analyses.options(analysis).values()
        if one.default is one.empty and one.name not in asked
    ]:
        raise click.UsageError(f"{analysis} needs a {missing[0]}")
    with Graph(graph) as opened:
        table = analyses.analyse(opened, analysis, **asked)
        if picture is not None:
            _draw(table, picture)
        _print(table, "json" if as_json else format_name, limit or None)


def _draw(table: analyses.Table, picture: Path) -> None:
    if table.network is None:
        raise click.UsageError("this answer is no network of pairs, and so no picture")
    draw(table.network, picture, title=table.title, note=" ".join(table.notes) or None)


def _print(table: analyses.Table, format_name: str, limit: int | None) -> None:
    if format_name in exports.NETWORKS:
        if table.network is None:
            raise click.UsageError(f"this answer is no network of pairs; it goes into {', '.join(TABLES)}")
        if exports.NETWORKS[format_name].files and sys.stdout.isatty():
            raise click.UsageError(f"{format_name} is several files: send it to a file ending in .zip")
        exports.write_network(table.network, format_name, sys.stdout.buffer)
        return
    shown = table.head(limit)
    if format_name == "json":
        print_json({"title": shown.title, "rows": shown.records(), "notes": shown.notes})
    elif format_name == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        records = shown.records()
        writer.writerow(records[0] if records else shown.columns)
        writer.writerows(record.values() for record in records)
    else:
        click.echo(shown.title)
        print_table(shown.columns, shown.texts())
        for note in shown.notes:
            click.echo(note)


def _list(as_json: bool) -> None:
    told = {name: analyses.about(name) for name in analyses.ANALYSES}
    if as_json:
        print_json(told)
    else:
        print_table(("analysis", "what it tells"), told.items())
