"""Pictures for print: a neighbourhood, chains, a career, or any network of up to some hundred nodes, as SVG or PNG.

    draw(network, path, title=…, note=…)   a network into a file; the ending says in which format
    of(graph, name or chains, hops)        the time line of a person or company, what is near it, or chains
    of_name(graph, name, hops), of_chains(chains), of_network(network), of_works(name, works)

Labels never overlap, nor run off the page: every text is measured, on the widest of the fonts that it may be shown in.
The same graph gives the same bytes.
"""

from pathlib import Path

from reelgraph.exports.model import Network
from reelgraph.pictures.careers import Work, of_works
from reelgraph.pictures.chains import of_chains
from reelgraph.pictures.networks import of_network
from reelgraph.pictures.picture import Picture, check_ending
from reelgraph.pictures.subjects import of, of_name

__all__ = ["Picture", "Work", "check_ending", "draw", "of", "of_chains", "of_name", "of_network", "of_works"]


def draw(network: Network, path: Path | str, *, title: str | None = None, note: str | None = None) -> Picture:
    """Draw a network into a file, SVG or PNG by its ending, and return the picture.

    `title` stands above it, else that of the network; `note` is a sentence beneath the title. Nodes are coloured by
    `community` or `group` where they have such an attribute, else by kind. Raises ExportError for another ending,
    EngineError where PNG is asked for and resvg-py is not installed.
    """
    check_ending(Path(path))
    picture = of_network(network, title, note)
    picture.save(path)
    return picture
