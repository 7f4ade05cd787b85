"""The command line: each command is a thin call of the library."""

import sys

import click

from reelgraph import __version__
from reelgraph.cli import analysing, asking, building, connecting, inspecting, origins, reading
from reelgraph.errors import ReelgraphError

EPILOG = """\b
A first look:
  reelgraph demo
  reelgraph build film.html pages/ -g my-graph
  reelgraph query films-directed-by -p person="Li Ruijun" -g my-graph
"""


@click.group(epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="reelgraph")
def reelgraph() -> None:
    """Turn film pages and film databases into one knowledge graph, and ask it."""


for command in (
    building.demo,
    building.build,
    building.add,
    building.remove,
    origins.sources,
    reading.facts,
    asking.query,
    asking.sql,
    asking.find,
    asking.show,
    connecting.path,
    analysing.network,
    inspecting.check,
    inspecting.stats,
    inspecting.export,
):
    reelgraph.add_command(command)


def main() -> None:
    """Run the command line: exit 0 done, 1 a finding or a failure, 2 a usage error."""
    try:
        sys.exit(reelgraph(standalone_mode=False) or 0)
    except ReelgraphError as error:
        click.echo(f"reelgraph: {error}", err=True)
        sys.exit(1)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("reelgraph: stopped", err=True)
        sys.exit(130)
