"""`reelgraph build` and `reelgraph demo`."""

import tempfile
import time
from pathlib import Path

import click

from reelgraph import building
from reelgraph.building import Options
from reelgraph.cli.asking import print_answer
from reelgraph.cli.output import graph_option, json_option, print_json, took, watched
from reelgraph.content import folder
from reelgraph.graph import Graph
from reelgraph.pages.loading import LONGEST

DEMO: tuple[tuple[str, dict[str, str]], ...] = (
    ("films-directed-by", {"person": "Zhang Yimou"}),
    ("cast", {"film": "Farewell My Concubine"}),
    ("distributors-by-territory", {"film": "Return to Dust"}),
    ("restrictions", {}),
    ("disagreements", {}),
)


class Size(click.ParamType[int]):
    """A size such as 20M, 500k or 1G; bytes where no unit is given."""

    name = "size"

    def convert(self, value: str | int, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the size in bytes."""
        if isinstance(value, int):
            return value
        unit = {"k": 2**10, "m": 2**20, "g": 2**30}.get(value[-1:].casefold(), 1)
        number = value[:-1] if unit > 1 else value
        if not number.isdigit():
            self.fail(f"{value!r} is not a size; write 20M, 500k or 1G", param, ctx)
        return int(number) * unit


@click.command(
    epilog="""\b
Examples:
  reelgraph build film.txt
  reelgraph build pages/ more.jsonl -g my-graph
  reelgraph build page=notes.html -g my-graph
"""
)
@click.argument("paths", nargs=-1, required=True, metavar="[SOURCE=]PATH...")
@graph_option
@click.option("--max-page", type=Size(), default=LONGEST, show_default="20M", help="Refuse pages larger than this.")
@click.option("--allow-violations", is_flag=True, help="Build even a graph that breaks its own shapes.")
@json_option
def build(paths: tuple[str, ...], graph: Path, max_page: int, allow_violations: bool, as_json: bool) -> None:
    """Build the graph of exactly these files and folders.

    A graph that was there goes on answering until the new one is whole.
    """
    start = time.monotonic()
    with watched() as progress:
        options = Options(longest=max_page, allow_violations=allow_violations)
        manifest = building.build(paths, graph, options, progress=progress)
    if as_json:
        print_json(manifest.record())
        return
    skipped = f", {len(manifest.skipped)} left out" if manifest.skipped else ""
    click.echo(
        f"{graph}: {manifest.pages} pages{skipped}, {manifest.statements} facts, {manifest.triples} triples in {took(start)}",
        err=True,
    )


@click.command(
    epilog="""\b
Examples:
  reelgraph demo
  reelgraph demo -g demo-graph      (keeps the graph, to ask it more)
"""
)
@click.option(
    "-g", "--graph", type=click.Path(path_type=Path, file_okay=False), help="Keep the graph in this directory."
)
def demo(graph: Path | None) -> None:
    """Build the sample pages into a graph and ask it five questions."""
    if graph:
        _demonstrate(graph)
        return
    with tempfile.TemporaryDirectory() as temporary:
        _demonstrate(Path(temporary) / "demo")
    click.echo("Keep the graph to ask it more: reelgraph demo -g demo-graph", err=True)


def _demonstrate(directory: Path) -> None:
    with watched() as progress:
        manifest = building.build([folder("samples")], directory, progress=progress)
    click.echo(f"{manifest.pages} sample pages became {manifest.statements} facts and {manifest.triples} triples.\n")
    with Graph(directory) as graph:
        for name, parameters in DEMO:
            print_answer(graph, name, parameters)
            click.echo()
