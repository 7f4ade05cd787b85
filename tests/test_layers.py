"""Data flows one way: a module imports only from the layers below its own."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src" / "reelgraph"

# Lowest first. A name stands for a module or a package with all that is in it.
LAYERS = [
    ["errors", "content", "progress", "stream"],
    ["dates", "vocabulary", "tables", "pictures.letters", "pictures.picture"],
    ["pages.document"],
    ["normalisers", "pages.fact"],
    ["pages.gate", "pages.prose", "pages.structure", "pages"],
    ["sources"],
    ["identity", "assembly", "store", "loader", "search", "sparql", "views", "generations", "shapes", "catalogue"],
    ["conformance", "naming", "network", "notebooks"],
    ["checking"],
    ["building"],
    ["pathfinding", "attestation", "distinguishing"],
    ["paths", "facts", "portraits"],
    ["graph"],
    ["statistics", "exports", "selections"],
    ["analyses"],
    ["bridges", "pictures"],
    ["cli", "__main__"],
    ["__init__"],  # the public names
]


def layer_of(module: str) -> int:
    places = {name: place for place, names in enumerate(LAYERS) for name in names}
    parts = module.split(".")
    for length in range(len(parts), 0, -1):
        if (name := ".".join(parts[:length])) in places:
            return places[name]
    pytest.fail(f"{module} stands in no layer; add it to LAYERS")


def modules() -> list[tuple[str, Path]]:
    found = []
    for path in sorted(SOURCE.rglob("*.py")):
        name = ".".join(path.relative_to(SOURCE).with_suffix("").parts)
        found.append((name.removesuffix(".__init__") or "__init__", path))
    return found


def imports(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "reelgraph":
            package = node.module.removeprefix("reelgraph").lstrip(".")
            names |= {".".join(filter(None, [package, alias.name])) for alias in node.names}
        elif isinstance(node, ast.Import):
            names |= {
                alias.name.removeprefix("reelgraph.") for alias in node.names if alias.name.startswith("reelgraph.")
            }
    return {_module(name) for name in names} - {"__init__"}


def _module(name: str) -> str:
    """Return the module that `name` is or stands in: `dates.parse` is in `dates`."""
    known = {module for module, _ in modules()}
    parts = name.split(".")
    return next(
        (".".join(parts[:length]) for length in range(len(parts), 0, -1) if ".".join(parts[:length]) in known),
        "__init__",
    )


@pytest.mark.parametrize(("module", "path"), modules())
def test_a_module_imports_only_from_below(module: str, path: Path) -> None:
    own = module.split(".")[0]
    for imported in imports(path):
        same_package = "." in module and imported.split(".")[0] == own
        assert layer_of(imported) <= layer_of(module) or same_package, f"{module} imports {imported} from a layer above"


def test_modules_of_one_package_do_not_import_in_circles() -> None:
    graph = {module: imports(path) - {module} for module, path in modules()}
    done: set[str] = set()
    while ready := {module for module in graph if module not in done and graph[module] <= done}:
        done |= ready
    assert not set(graph) - done, f"these import one another in a circle: {sorted(set(graph) - done)}"


def test_iris_stand_only_in_the_vocabulary() -> None:
    for module, path in modules():
        if module != "vocabulary":
            text = path.read_text(encoding="utf-8")
            assert "w3id.org/reelgraph" not in text.replace("https://w3id.org/reelgraph/id/", ""), module
            assert "www.w3.org/1999" not in text, module


@pytest.mark.parametrize("name", ["utils", "util", "helpers", "helper", "common", "base", "misc"])
def test_no_module_has_a_name_that_says_nothing(name: str) -> None:
    assert name not in {module.rpartition(".")[2] for module, _ in modules()}
