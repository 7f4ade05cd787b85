"""The command line: each command is a thin call of the library."""

import sys
from importlib import import_module

import click

from reelgraph import __version__
from reelgraph.errors import ReelgraphError

EPILOG = """\b
A first look:
  reelgraph demo
  reelgraph build film.html pages/ -g my-graph
  reelgraph query films-directed-by -p person="Li Ruijun" -g my-graph
"""


COMMANDS = {  # and the module of each, in the order of the help
    "demo": "building",
    "build": "building",
    "add": "building",
    "remove": "building",
    "sources": "origins",
    "facts": "reading",
    "query": "asking",
    "sql": "asking",
    "find": "asking",
    "show": "asking",
    "path": "connecting",
    "network": "analysing",
    "export": "inspecting",
    "check": "inspecting",
    "stats": "inspecting",
}


class Commands(click.Group):
    """Commands whose modules are imported when they are asked for: a question need not load what reads pages."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002
        """Return the command of this name."""
        if name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"reelgraph.cli.{COMMANDS[name]}"), name)
        return command


@click.group(
    cls=Commands, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="reelgraph")
def reelgraph() -> None:
    """Turn film pages and film databases into one knowledge graph, and ask it."""


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
