"""`reelgraph sources`: what can be read, and what a graph was built from."""

from pathlib import Path
from typing import Any

import click

from reelgraph.cli.output import json_option, print_json, print_table
from reelgraph.graph import Graph
from reelgraph.sources.description import sources as known_sources


@click.command(
    epilog="""\b
Examples:
  reelgraph sources
  reelgraph sources -g my-graph        (what the graph was built from, with licences)
  reelgraph sources --json | jq '.[].name'
"""
)
@click.option(
    "-g", "--graph", type=click.Path(path_type=Path, file_okay=False), help="Tell of the sources of this graph."
)
@json_option
def sources(graph: Path | None, as_json: bool) -> None:
    """Tell what reelgraph can read, or what a graph was built from."""
    if graph is None:
        _show_known(as_json)
    else:
        _show_built(graph, as_json)


def _show_known(as_json: bool) -> None:
    if as_json:
        print_json([_described(source) for source in known_sources().values()])
        return
    rows = [(source.name, source.title, _names(source), source.licence) for source in known_sources().values()]
    print_table(["source", "what it is", "files", "licence"], rows)


def _names(source: Any) -> str:
    names = [pattern for files in source.files for pattern in files.match]
    return ", ".join(names[:6]) + (", …" if len(names) > 6 else "")


def _described(source: Any) -> dict[str, Any]:
    return {
        "name": source.name,
        "title": source.title,
        "about": source.about,
        "origin": source.origin,
        "licence": source.licence,
        "files": {files.name: {"names": list(files.match), "format": files.format} for files in source.files},
    }


def _show_built(graph: Path, as_json: bool) -> None:
    with Graph(graph) as opened:
        manifest = opened.manifest
    if as_json:
        print_json({name: manifest[name] for name in ("sources", "merged", "quarantined")})
        return
    rows = [
        (
            entry["source"],
            entry["path"],
            entry["pages"] or len(entry["files"]),
            sum(entry["rows"].values()),
            entry["licence"],
        )
        for entry in manifest["sources"]
    ]
    print_table(["source", "read from", "pages or files", "rows", "licence"], rows)
    counts = [
        (kind, *(numbers.get(str(count), 0) for count in range(1, 4)), sum(n for c, n in numbers.items() if int(c) > 3))
        for kind, numbers in sorted(manifest["merged"].items())
    ]
    print_table(["kind", "1 source", "2 sources", "3 sources", "more"], counts, title="\nhow many things come from")
    if manifest["quarantined"]:
        click.echo(f"\n{len(manifest['quarantined'])} records are left apart, since their identifiers disagree:")
        apart = [(q["kind"], q["key"], q["scheme"], q["identifiers"]) for q in manifest["quarantined"][:20]]
        print_table(["kind", "record", "scheme", "identifiers"], apart)
