"""`reelgraph path`."""

from dataclasses import asdict
from pathlib import Path

import click

from reelgraph.cli.output import graph_option, json_option, picture_option, print_json, print_table
from reelgraph.graph import Graph
from reelgraph.network import FILM_KINDS
from reelgraph.paths import Chain, Limits, Thing
from reelgraph.pictures import of_chains
from reelgraph.selections import metadata

COUNTED = 10_000  # nodes; where there is no chain, how far one end reaches is counted up to here


@click.command(
    epilog="""\b
Examples:
  reelgraph path "Gong Li" "Leslie Cheung"
  reelgraph path "Tom Hanks" "Toshiro Mifune" -k 5 --role actor --kind Movie
  reelgraph path "Cannes Film Festival" "Ang Lee" --from 1990 --to 1999 --json
  reelgraph path nm0000158 nm0001536 --country France
  reelgraph path "Gong Li" "Leslie Cheung" -k 3 --picture chains.svg
"""
)
@click.argument("start", metavar='"A"')
@click.argument("end", metavar='"B"')
@click.option("-k", "count", type=click.IntRange(1, 1000), default=1, show_default=True, help="How many chains.")
@click.option("--role", "roles", multiple=True, help="Only through this role (actor, director, …); repeat for several.")
@click.option("--from", "first", type=int, metavar="YEAR", help="Only through films from this year on.")
@click.option("--to", "last", type=int, metavar="YEAR", help="Only through films up to this year.")
@click.option("--country", "countries", multiple=True, help="Only through films of this country; repeat for several.")
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(FILM_KINDS, case_sensitive=False),
    help="Only through films of this kind.",
)
@picture_option
@graph_option
@json_option
def path(
    start: str,
    end: str,
    count: int,
    roles: tuple[str, ...],
    first: int | None,
    last: int | None,
    countries: tuple[str, ...],
    kinds: tuple[str, ...],
    picture: Path | None,
    graph: Path,
    as_json: bool,
) -> None:
    """Show the shortest chain of films between two people, companies, festivals or places.

    Each step tells the film, its year, the roles and characters, and the source. The limits hold within the search:
    the chain is the shortest of those that keep to them. Of equally short ones the best known films come first.
    """
    with Graph(graph) as opened:
        limits = opened.limits(roles, first, last, countries, kinds)
        ends = [opened.paths.thing(opened.paths.number(opened.end(name).iri)) for name in (start, end)]
        chains = opened.paths.find(ends[0].iri, ends[1].iri, count, limits)
        if as_json:
            print_json({
                "from": asdict(ends[0]), "to": asdict(ends[1]), "limits": asdict(limits),
                "chains": [chain.record() for chain in chains],
            })  # fmt: skip
        elif not chains:
            click.echo(_why_not(opened, ends, limits))
        for number, chain in enumerate([] if as_json else chains, 1):
            _print_chain(chain, f"{number}. " if count > 1 else "")
        if picture is not None:
            title = f"{ends[0].label} to {ends[1].label}"
            of_chains(chains, title, metadata(opened, title).sources).save(picture)


def _print_chain(chain: Chain, number: str) -> None:
    length = len(chain.films)
    click.echo(f"{number}{chain.things[0]} to {chain.things[-1]}: {length} film{'' if length == 1 else 's'}")
    print_table(chain.columns, chain.rows())
    click.echo()


def _why_not(graph: Graph, ends: list[Thing], limits: Limits) -> str:
    """Say why there is no chain and what could help."""
    start, end = ends
    if limits != Limits() and (chains := graph.paths.find(start.iri, end.iri)):
        return f"{start} and {end} are not connected within these limits; without them a chain of {len(chains[0].films)} films joins them: {chains[0]}"
    reached = [(*graph.paths.finder.reach(graph.paths.number(one.iri), COUNTED), one) for one in ends]
    count, whole, least = min(reached, key=lambda one: (not one[1], one[0]))
    if not count:
        return f"{start} and {end} are not connected: no film of this graph credits {least}; add a source that does"
    far = f"no more than {count:,} others" if whole else f"more than {COUNTED:,} others, but never there"
    return f"{start} and {end} are not connected: from {least} chains of films lead to {far}; add a source that knows more of them"
