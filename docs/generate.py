"""Write what of docs/ follows from content: model.md, queries.md, pictures of the sample graph, and what the notebook gives.

Run it after changing ontology/, queries/, samples/ or how pictures look: python docs/generate.py
"""

import ast
import json
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from reelgraph import build, catalogue, open_graph
from reelgraph.assembly.columns import EVENTS
from reelgraph.tables import Column, Table, kinds, tables
from reelgraph.views import views
from reelgraph.vocabulary import relations

HERE = Path(__file__).parent
NOTE = "<!-- Written by docs/generate.py from {}: change that, then run it. -->"


TEXTS = """\
## Texts within SPARQL

`?film film:matches "quiet harbour"` binds `?film` to the things whose names or titles hold these words: a triple
pattern that every client can send, also after `;`. Before evaluation it becomes `VALUES ?film { … }` with what the
text index finds, at most the 1,000 best known. Three letters stand for the words that begin with them; `"\\"quiet
harbour\\""` is a phrase; where no name holds the words, near misses are found. The rank, from 1, stands in a list:

    SELECT ?title ?year WHERE {
      ?film film:matches ("quiet harbour" ?rank) ; a schema:Movie ; rdfs:label ?title .
      OPTIONAL { ?film film:year ?year }
    } ORDER BY ?rank

Beside SPARQL, `reelgraph find "quiet harbour" --kind film` and `Graph.search("quiet harbour", ["film"])` ask the same
index. Characters and trailers are not in it.

## Credits within SPARQL

Where a source says no more than who did what, a credit is a direct edge and has no node. Of all properties only those of
credits have a label in a graph, so that both are found so, and `?role film:directProperty ?edge` tells which belong
together:

    SELECT DISTINCT ?film ?role WHERE {
      { ?credit film:agent ?person ; film:film ?film ; film:role/rdfs:label ?role }
      UNION { ?film ?edge ?person . ?edge rdfs:label ?role }
    }

## Time limits

`--timeout SECONDS` ends `reelgraph query` and `reelgraph sql` with exit code 1; Ctrl-C ends them at once (130). There
is no limit unless one is given. A query that nests brackets more than 128 deep, or has more than 1,000 clauses, is
refused: it could overflow the engine's stack.
""".splitlines()


def pages() -> dict[Path, str]:
    """Return the generated pages by path."""
    return {HERE / "model.md": "\n".join(model()) + "\n", HERE / "queries.md": "\n".join(questions()) + "\n"}


def pictures() -> dict[Path, str]:
    """Return the pictures that the pages show, by path: those that the commands of pictures.md draw."""
    with TemporaryDirectory() as folder:
        build([HERE.parent / "samples"], Path(folder) / "graph")
        with open_graph(Path(folder) / "graph") as graph:
            drawn = {
                "chain": graph.picture(graph.path("Zhao Fei", "Lu Yue")),
                "career": graph.picture("Cannes Film Festival"),
                "near": graph.picture("Raise the Red Lantern"),
            }
            return {HERE / "pictures" / f"{name}.svg": picture.svg for name, picture in drawn.items()}


def notebook() -> dict[Path, str]:
    """Return the notebook with what its code cells give, run in this folder one after the other."""
    path = HERE / "notebook.ipynb"
    told = json.loads(path.read_text(encoding="utf-8"))
    names: dict[str, Any] = {}
    for cell in told["cells"]:
        cell["source"] = "".join(cell["source"]).splitlines(keepends=True)
    with chdir(HERE):
        for number, cell in enumerate((cell for cell in told["cells"] if cell["cell_type"] == "code"), 1):
            shown = _run("".join(cell["source"]), names)
            cell["execution_count"] = number
            cell["outputs"] = [] if shown is None else [_output(shown, number)]
    names["graph"].close()
    return {path: json.dumps(told, ensure_ascii=False, indent=1) + "\n"}


def _run(source: str, names: dict[str, Any]) -> Any:
    """Run a cell and return the value of its last line, if that is an expression."""
    *lines, last = ast.parse(source).body
    if not isinstance(last, ast.Expr):
        lines.append(last)
    exec(compile(ast.Module(lines, []), "cell", "exec"), names)  # noqa: S102 (our own notebook)
    if not isinstance(last, ast.Expr):
        return None
    return eval(compile(ast.Expression(last.value), "cell", "eval"), names)  # noqa: S307 (our own notebook)


def _output(value: Any, number: int) -> dict[str, Any]:
    """Return what a notebook keeps of a value: as a picture, as HTML, or as its repr."""
    for kind, way in (("image/svg+xml", "_repr_svg_"), ("text/html", "_repr_html_")):
        if hasattr(value, way):
            data = {kind: getattr(value, way)().splitlines(keepends=True), "text/plain": [f"<{type(value).__name__}>"]}
            break
    else:
        data = {"text/plain": [repr(value)]}
    return {"data": data, "execution_count": number, "metadata": {}, "output_type": "execute_result"}


def model() -> Iterator[str]:
    """Yield the lines of model.md: relations, fact tables, kinds of things."""
    yield NOTE.format("ontology/facts.toml and ontology/relations.toml")
    yield "# The model"
    yield ""
    yield "Sources become rows of fact tables; the tables become the graph. Terms are those of `ontology/film.ttl`."
    yield ""
    yield "## What a page can say"
    yield ""
    yield "The relations that `reelgraph facts` prints, and where each stands in the tables."
    yield ""
    yield "| relation | meaning | of | object | qualifiers | table |"
    yield "|---|---|---|---|---|---|"
    for relation in relations().values():
        place = f"`{relation.table}`" + (f" `{relation.property}`" if relation.property else "")
        said = ", ".join(relation.qualifiers)
        yield f"| `{relation.name}` | {relation.meaning} | {relation.subject} | {relation.object} | {said} | {place} |"
    yield ""
    yield "## The fact tables"
    yield ""
    yield "`reelgraph sql` asks these. Beside its own columns every table of facts has `source`, the key of the source that"
    yield "says it, and `fact`, the name under which `evidence` keeps the words of a page. Keys become IRIs through the table"
    yield "`identity` (key, kind, name, iri, since); `node` (id, iri, kind, label, year): everything that the network numbers."
    for table in tables().values():
        yield from _table(table)
    yield ""
    yield "## Kinds of things"
    yield ""
    yield "| kind | classes | one thing where these agree |"
    yield "|---|---|---|"
    for kind in kinds().values():
        natural = ", ".join(kind.natural) or "its identifiers, or its code"
        yield f"| {kind.name} | {', '.join(f'`{name}`' for name in kind.classes)} | {natural} |"


def _table(table: Table) -> Iterator[str]:
    yield ""
    yield f"### {table.name}"
    yield ""
    node = f" Each row is a `{table.node}` node." if table.node else ""
    yield f"{table.meaning}{node}"
    yield ""
    yield "| column | type | meaning | in the graph |"
    yield "|---|---|---|---|"
    for column in table.columns:
        yield f"| `{column.name}` | {_type(column)} | {column.meaning} | {f'`{column.term}`' if column.term else ''} |"
    for edge in table.edges:
        named = f"`{edge.term}`" if edge.term else f"named by `{edge.by}`"
        yield ""
        yield f"Direct edge from `{edge.source}` to `{' or '.join(edge.targets)}`: {named}{f', where {edge.where}' if edge.where else ''}."


def _type(column: Column) -> str:
    kind = f"key of a {column.key}" if column.key else column.type
    return f"{kind}, required" if column.required else kind


def questions() -> Iterator[str]:
    """Yield the lines of queries.md: the catalogue by theme."""
    yield NOTE.format("queries/")
    yield "# The catalogue of questions"
    yield ""
    yield "Each is a file in `queries/`, asked with `reelgraph query NAME -p key=value`. A parameter that names something takes"
    yield "its name as people type it (accents, case, the order of words and small slips do not matter), an identifier or an"
    yield 'IRI; what tells namesakes apart may stand in brackets after it: `-p film="Hamlet (1996)"`. Parameters in brackets'
    yield "may be left out; `kind` limits a question to a kind of title: film, series, episode, game."
    yield ""
    yield from TEXTS
    theme = ""
    for query in catalogue.queries().values():
        if query.theme != theme:
            theme = query.theme
            yield from ("", f"## {theme}", "")
        needed = [f"`{one.name}`" if one.required else f"[`{one.name}`]" for one in query.parameters]
        given = [f' -p {one.name}="{one.example}"' for one in query.parameters if one.required and one.example]
        yield f"- **{query.name}** {' '.join(needed)}: {query.summary}. `reelgraph query {query.name}{''.join(given)}`"
        if query.description:
            yield f"  {query.description}"
    yield ""
    yield from _views()
    yield ""
    yield from _columns()
    yield ""
    yield "## checks"
    yield ""
    yield "Asked by `reelgraph check`; they must find nothing."
    yield ""
    for query in catalogue.checks():
        yield f"- **{query.name}**: {query.summary}."


def _views() -> Iterator[str]:
    yield "## Views, for SQL"
    yield ""
    yield "`reelgraph sql` asks these and the fact tables of [model.md](model.md): one SELECT, in a connection that can open no"
    yield "file but this graph's and no network. Each is a file in `queries/views/`. A row of a source stands once for each"
    yield "source that says so; count films and people by their IRIs: `count(DISTINCT film)`."
    for view in views().values():
        yield ""
        yield f"- **{view.name}**: {view.summary}"
        yield from (f"  - `{name}`: {meaning}" for name, meaning in view.columns.items())


def _columns() -> Iterator[str]:
    twins = ", ".join(query.name for query in catalogue.queries().values() if query.twin)
    yield "## The graph in columns"
    yield ""
    yield "What the graph says, once, whatever its sources repeat, stands in the schema `graph`: `graph.things` (`id`, `iri`, `kind`,"
    yield "`label`, `year`), `graph.edges` (`subject`, `property`, `object` or `value`: the direct edges, texts left out),"
    yield "`graph.roles` (`id`, `label`, `edge`) and a table for each sort of event:"
    yield f"{', '.join(f'`graph.{name}`' for name in EVENTS)}. Their"
    yield "columns are those of [model.md](model.md); `node` is false where the graph has an edge and no node. Numbers are ids of"
    yield "things. Of single things tell functions, sooner than the tables: `number_of(iri)`, `label_of(id)`, `kind_of(id)` (of a film"
    yield "its class) and `credited(id)`, a list of those whom a film credits or of the films that credit somebody;"
    yield "`FROM graph.of_kind(classes)` are the films of these classes, a list of IRIs."
    yield ""
    yield "From there a large graph (200,000 triples) answers the questions that count over all of it: the `.sql` beside the `.rq`"
    yield "gives the same rows in the same order, sooner. `--limit 20` asks for the first of them only."
    yield ""
    yield f"They are: {twins}."


if __name__ == "__main__":
    for path, text in {**pages(), **pictures(), **notebook()}.items():
        path.write_text(text, encoding="utf-8")
        print(path.name)
