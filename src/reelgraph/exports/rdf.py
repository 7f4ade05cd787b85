"""Write a graph as RDF: N-Triples, Turtle, JSON-LD, RDF/XML: sorted, so that the same graph is the same file."""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from heapq import merge
from itertools import islice
from pathlib import Path
from typing import BinaryIO, cast

import pyoxigraph as ox

from reelgraph.errors import QueryError
from reelgraph.store import Result
from reelgraph.vocabulary import PREFIXES

FORMATS: Mapping[str, ox.RdfFormat] = {
    "nt": ox.RdfFormat.N_TRIPLES,
    "ttl": ox.RdfFormat.TURTLE,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
RUN = 1_000_000  # lines that are sorted in memory at once
_NOT_XML = {code: "\ufffd" for code in [*range(0x20), 0xFFFE, 0xFFFF] if code not in (0x9, 0xA, 0xD)}


def write(store: ox.Store, format_name: str, output: BinaryIO) -> None:
    """Write every triple of `store` to `output` in one of FORMATS, ordered by subject, predicate and object.

    XML 1.0 cannot hold control characters: in RDF/XML each becomes U+FFFD.
    """
    with tempfile.TemporaryDirectory() as folder:
        ordered = _sorted(store, Path(folder))
        if format_name == "nt":
            with ordered.open("rb") as file:
                while block := file.read(1 << 20):
                    output.write(block)
            return
        xml = format_name == "rdfxml"
        sink = cast("BinaryIO", _Returns(output)) if xml else output
        ox.serialize(_triples(ordered, xml), output=sink, format=FORMATS[format_name], prefixes=dict(PREFIXES))


def constructed(result: Result) -> ox.Store:
    """Return the triples of a CONSTRUCT in a store of their own. Raises QueryError where the query is none."""
    if not isinstance(result, ox.QueryTriples):
        raise QueryError("RDF holds triples: write a CONSTRUCT, or export the rows as a network")
    store = ox.Store()
    store.extend(ox.Quad(triple.subject, triple.predicate, triple.object) for triple in result)
    return store


class _Returns:
    """Write to XML with carriage returns as references: readers turn bare ones into line feeds."""

    def __init__(self, output: BinaryIO) -> None:
        self._output = output

    def write(self, content: bytes) -> int:
        self._output.write(content.replace(b"\r", b"&#13;"))
        return len(content)

    def flush(self) -> None:
        self._output.flush()


def _sorted(store: ox.Store, folder: Path) -> Path:
    raw, ordered = folder / "raw.nt", folder / "sorted.nt"
    store.dump(str(raw), format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
    sort_lines(raw, ordered)
    return ordered


def sort_lines(source: Path, target: Path) -> None:
    """Sort a file of lines bytewise, in runs that fit in memory, merged."""
    with source.open("rb") as lines, ExitStack() as stack, target.open("wb") as output:
        runs = []
        while run := sorted(islice(lines, RUN)):
            file = stack.enter_context(tempfile.TemporaryFile(dir=target.parent))
            file.writelines(run)
            file.seek(0)
            runs.append(file)
        output.writelines(merge(*runs))


def _triples(path: Path, clean: bool) -> Iterator[ox.Triple]:
    for quad in ox.parse(path=str(path), format=ox.RdfFormat.N_TRIPLES):
        if clean and isinstance(quad.object, ox.Literal):
            yield ox.Triple(quad.subject, quad.predicate, _cleaned(quad.object))
        else:
            yield quad.triple


def _cleaned(literal: ox.Literal) -> ox.Literal:
    value = literal.value.translate(_NOT_XML)
    if literal.language:
        return ox.Literal(value, language=literal.language)
    return ox.Literal(value, datatype=literal.datatype)
