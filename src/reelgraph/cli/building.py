"""`reelgraph build`, `add`, `remove` and `demo`."""

import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click

from reelgraph import building
from reelgraph.building import Manifest, Options
from reelgraph.cli.asking import print_answer
from reelgraph.cli.output import Command, graph_option, json_option, print_json, took, watched
from reelgraph.content import folder
from reelgraph.graph import Graph
from reelgraph.pages.loading import LONGEST
from reelgraph.progress import Progress

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


def building_options(command: Command) -> Command:
    """Add to a command what `build`, `add` and `remove` share."""
    for option in reversed(
        (
            graph_option,
            click.option(
                "--memory", type=Size(), show_default="half the machine", help="Keep within so much memory, such as 2G; a store that loads takes up to 1.8 G whatever is said."
            ),
            click.option("--lean", is_flag=True, help="Bare edges for credits and titles of databases that say little more."),
            click.option("--compact", is_flag=True, help="Merge the store into one piece once it answers: a longer build, and SPARQL up to 2.5 times as fast."),
            click.option(
                "--engine", type=click.Choice(["duckdb", "spark"]), default="duckdb", show_default=True, help="What runs the SQL of ingest/."
            ),
            click.option("--spark-master", metavar="URL", help="A Spark cluster to run it on; implies --engine spark."),
            click.option("--max-page", type=Size(), default=LONGEST, show_default="20M", help="Refuse pages larger than this."),
            click.option("--allow-violations", is_flag=True, help="Build even a graph that breaks its own shapes."),
            json_option,
        )
    ):  # fmt: skip
        command = option(command)
    return command


@click.command(
    epilog="""\b
Examples:
  reelgraph build film.txt
  reelgraph build pages/ more.jsonl -g my-graph
  reelgraph build imdb=downloads/ oscars.csv pages/ -g my-graph
  reelgraph build page=notes.html -g my-graph
"""
)
@click.argument("paths", nargs=-1, required=True, metavar="[SOURCE=]PATH...")
@building_options
def build(paths: tuple[str, ...], graph: Path, as_json: bool, **given: Any) -> None:
    """Build the graph of exactly these files and folders.

    SOURCE is one of `reelgraph sources`; without it, files are recognised by name and content. A graph that was
    there goes on answering until the new one is whole. What was read before and has not changed is not read again.
    """
    _report(graph, as_json, lambda progress: building.build(paths, graph, _options(given), progress=progress))


@click.command(
    epilog="""\b
Examples:
  reelgraph add new-film.html -g my-graph
  reelgraph add wikidata=dump.nt.gz -g my-graph
"""
)
@click.argument("paths", nargs=-1, required=True, metavar="[SOURCE=]PATH...")
@building_options
def add(paths: tuple[str, ...], graph: Path, as_json: bool, **given: Any) -> None:
    """Add files and folders to a graph; its other sources are read again only where they changed."""
    _report(graph, as_json, lambda progress: building.add(paths, graph, _options(given), progress=progress))


@click.command(
    epilog="""\b
Examples:
  reelgraph remove oscars -g my-graph          (everything read by that source)
  reelgraph remove pages/ -g my-graph          (what was read from that path)
"""
)
@click.argument("name", metavar="SOURCE|PATH")
@building_options
def remove(name: str, graph: Path, as_json: bool, **given: Any) -> None:
    """Build the graph again without one of its sources."""
    _report(graph, as_json, lambda progress: building.remove(name, graph, _options(given), progress=progress))


def _options(given: Mapping[str, Any]) -> Options:
    return Options(
        longest=given["max_page"],
        memory=f"{given['memory']}B" if given["memory"] else None,
        lean=given["lean"],
        compact=given["compact"],
        allow_violations=given["allow_violations"],
        engine="spark" if given["spark_master"] else given["engine"],
        spark_master=given["spark_master"],
    )


def _report(graph: Path, as_json: bool, work: Callable[[Progress], Manifest]) -> None:
    start = time.monotonic()
    with watched() as progress:
        manifest = work(progress)
    if as_json:
        print_json(manifest.record())
        return
    pages = f"{manifest.pages} pages, " if manifest.pages else ""
    skipped = f"{len(manifest.skipped)} left out, " if manifest.skipped else ""
    click.echo(
        f"{graph}: {pages}{skipped}{manifest.statements} facts, {manifest.triples} triples in {took(start)}", err=True
    )
    if len({source["source"] for source in manifest.sources}) > 1:
        click.echo(_merge_report(manifest), err=True)


def _merge_report(manifest: Manifest) -> str:
    """Return how many things of each kind come from 1, 2, 3, … sources."""
    lines = []
    for kind in ("film", "person", "organisation"):
        counts = manifest.merged.get(kind, {})
        told = ", ".join(f"{number} from {sources}" for sources, number in counts.items())
        lines.append(f"  {kind}s by number of sources: {told or 'none'}")
    if manifest.quarantined:
        first = manifest.quarantined[0]
        lines.append(
            f"  {len(manifest.quarantined)} left apart, since their identifiers disagree, such as {first['key']}"
            f" ({first['scheme']} {first['identifiers']})"
        )
    return "\n".join(lines)


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
