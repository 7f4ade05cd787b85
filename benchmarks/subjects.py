"""What the questions of questions.py are about: films and people whose names mean one thing, the same in every run."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from reelgraph.errors import QueryError
from reelgraph.graph import Graph

COUNT = 3  # arguments of a question


@dataclass(frozen=True)
class Subject:
    """An argument: IRI and name, IMDb's number, and another one's IRI and name for a question about two."""

    iri: str = ""
    label: str = ""
    id: str = ""
    other: str = ""
    other_label: str = ""


def subjects(graph: Graph) -> dict[str, list[Subject]]:
    """Return the arguments by what they are."""
    found = {
        "film": _known(graph, "film", _SHOWN),
        "person": _known(graph, "person", _CREDITED.format(property="schema:actor", side="object", least=5, most=60)),
        "director": _known(
            graph, "person", _CREDITED.format(property="schema:director", side="object", least=3, most=30)
        ),
        "pair": _pairs(graph),
        "title": _words(graph, "film", 1),
        "words": _words(graph, "film", 2),
        "name": _words(graph, "person", 1),
    }
    return {name: list(islice(several, COUNT)) for name, several in found.items()}


_CREDITED = """
    SELECT t.iri, t.label FROM graph.things t JOIN (
        SELECT {side} AS id FROM graph.edges WHERE property = '{property}' GROUP BY 1 HAVING count(*) BETWEEN {least} AND {most}
    ) USING (id) ORDER BY md5(t.iri) LIMIT 2000
"""
_SHOWN = """
    SELECT iri, label FROM graph.things WHERE id IN (SELECT subject FROM graph.edges WHERE property = 'schema:actor')
        AND id IN (SELECT film FROM graph.award) AND id IN (SELECT subject FROM graph.edges WHERE property = 'schema:director')
    ORDER BY md5(iri) LIMIT 2000
"""
_TOGETHER = """
    SELECT p.iri, p.label, o.iri, o.label FROM (
        SELECT a.object AS a, b.object AS b FROM graph.edges a JOIN graph.edges b USING (subject, property)
        WHERE property = 'schema:actor' AND a.object < b.object GROUP BY ALL HAVING count(*) BETWEEN 3 AND 30
    ) JOIN graph.things p ON p.id = a JOIN graph.things o ON o.id = b ORDER BY md5(p.iri || o.iri) LIMIT 2000
"""


def _known(graph: Graph, kind: str, statement: str) -> Iterator[Subject]:
    for iri, label in graph.rows(statement)[1]:
        if _means(graph, label, kind, iri) and (number := _number(graph, iri)):
            yield Subject(iri, label, number)


def _pairs(graph: Graph) -> Iterator[Subject]:
    for iri, label, other, other_label in graph.rows(_TOGETHER)[1]:
        if _means(graph, label, "person", iri) and _means(graph, other_label, "person", other):
            yield Subject(iri, label, "", other, other_label)


def _means(graph: Graph, label: str, kind: str, iri: str) -> bool:
    """Return whether a name means this thing alone, whatever it is asked as."""
    try:
        alone = [hit.iri for hit in graph.meant(label, (kind,))] == [iri]
        return alone and (kind == "film" or graph.end(label).iri == iri)
    except QueryError:
        return False


def _number(graph: Graph, iri: str) -> str:
    rows = list(graph.query(f"SELECT ?id {{ <{iri}> film:imdbId ?id }}"))  # type: ignore[arg-type]
    return rows[0]["id"].value if len(rows) == 1 else ""


def _words(graph: Graph, kind: str, count: int) -> Iterator[Subject]:
    """Yield words of names, of two their beginnings, that some ten to three hundred things have."""
    names = graph.rows(f"SELECT label FROM graph.things WHERE kind = '{kind}' ORDER BY md5(iri) LIMIT 5000")[1]
    for (label,) in names:
        words = [word.lower() for word in label.split() if word.isascii() and word.isalpha() and len(word) > 4]
        said = [word if count == 1 else word[:4] for word in words[:count]]
        if len(said) == count and 10 <= len(graph.search(" ".join(said), (kind,), 301)) <= 300:
            yield Subject(label=said[0], other_label=" ".join(said[1:]))
