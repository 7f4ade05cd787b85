"""One knowledge graph of films and people, from film pages and film databases.

from reelgraph import build, open_graph

build(["pages/"], "my-graph")
with open_graph("my-graph") as graph:
    graph.query("SELECT ?film { ?film schema:director/rdfs:label 'Li Ruijun' }")
"""

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["Graph", "Options", "add", "build", "open", "open_graph", "read_page", "remove", "table"]

if TYPE_CHECKING:
    from reelgraph.building import Options, add, build, remove
    from reelgraph.graph import Graph, open_graph
    from reelgraph.graph import open_graph as open  # noqa: A004
    from reelgraph.notebooks import table
    from reelgraph.pages.reader import read as read_page

_PLACES = {
    "Graph": ("reelgraph.graph", "Graph"),
    "Options": ("reelgraph.building", "Options"),
    "add": ("reelgraph.building", "add"),
    "build": ("reelgraph.building", "build"),
    "open": ("reelgraph.graph", "open_graph"),
    "open_graph": ("reelgraph.graph", "open_graph"),
    "read_page": ("reelgraph.pages.reader", "read"),
    "remove": ("reelgraph.building", "remove"),
    "table": ("reelgraph.notebooks", "table"),
}


def __getattr__(name: str) -> Any:
    """Import the public names when they are first asked for: `reelgraph --version` need not load DuckDB."""
    from importlib import import_module

    if name not in _PLACES:
        raise AttributeError(f"module 'reelgraph' has no attribute {name!r}")
    module, attribute = _PLACES[name]
    return getattr(import_module(module), attribute)
