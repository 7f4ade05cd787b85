"""The graph as files that other tools read, the same bytes every time."""

import io
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
import rdflib.compare

from reelgraph.exports import FORMATS, write
from rowsets import fact, film, triples

PAGES = {
    "page": film(
        "Ju Dou “菊豆”",
        "1990",
        "Zhang Yimou",
        fact("actor", "Gong Li", character='Ju "Dou" \\ x', quote='tab\tline\nend\r\\ " é 菊 🎬'),
    )
}
RDFLIB_NAMES = {"nt": "nt", "ttl": "turtle", "jsonld": "json-ld", "rdfxml": "xml"}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> ox.Store:
    store = ox.Store()
    store.load(path=str(triples(tmp_path_factory.mktemp("export"), PAGES)), format=ox.RdfFormat.N_TRIPLES)
    return store


def exported(store: ox.Store, format_name: str) -> bytes:
    output = io.BytesIO()
    write(store, format_name, output)
    return output.getvalue()


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib's own JSON-LD parser
@pytest.mark.parametrize("format_name", FORMATS)
def test_rdflib_reads_back_every_triple(store: ox.Store, format_name: str) -> None:
    expected = rdflib.Graph().parse(
        data=store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph()), format="nt"
    )
    read = rdflib.Graph().parse(data=exported(store, format_name), format=RDFLIB_NAMES[format_name])
    assert rdflib.compare.isomorphic(read, expected)


@pytest.mark.parametrize("format_name", FORMATS)
def test_the_same_graph_is_the_same_file(store: ox.Store, format_name: str) -> None:
    assert exported(store, format_name) == exported(store, format_name)


def test_n_triples_are_sorted_and_hold_no_blank_node(store: ox.Store) -> None:
    lines = exported(store, "nt").decode().splitlines()
    assert lines == sorted(set(lines), key=lambda line: line.encode())
    assert not [line for line in lines if line.startswith("_:") or " _:" in line]


def test_control_characters_do_not_break_xml(tmp_path: Path) -> None:
    store = ox.Store()
    path = triples(tmp_path, {"page": film("A\x01B", "1990", "C", fact("actor", "D", quote="a\x02b\x1f"))})
    store.load(path=str(path), format=ox.RdfFormat.N_TRIPLES)
    text = exported(store, "rdfxml").decode()
    assert "A\ufffdB" in text
    rdflib.Graph().parse(data=text, format="xml")
