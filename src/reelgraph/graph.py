"""A graph opened for asking: SPARQL, SQL, names, and what is known of one thing."""

import json
import os
import re
import weakref
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, cast

import duckdb
import pyoxigraph as ox

from reelgraph import catalogue, checking, distinguishing, facts, generations
from reelgraph.errors import QueryError
from reelgraph.paths import Chain, Limits, Paths
from reelgraph.portraits import Portrait, portray
from reelgraph.search import Hit, Index, fold
from reelgraph.sparql import MATCHES, prepare
from reelgraph.store import Result, answer, open_store, select
from reelgraph.tables import kinds
from reelgraph.vocabulary import iri, short

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

    from reelgraph.pictures.picture import Picture

ENDS = ("person", "organisation", "unknown", "festival", "ceremony", "edition", "place", "country")  # of chains
LARGE = 200_000  # triples from which the columns answer a question that has a twin in SQL: docs/decisions/0010

Term = ox.NamedNode | ox.Literal


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a name can mean: kind and label, the film's year or that of birth, its director, a film known for, or the place around."""

    iri: str
    kind: str
    label: str
    year: str | None
    work: str | None

    @property
    def said(self) -> tuple[str, ...]:
        """Return what may stand in brackets after the name."""
        return tuple(one for one in (self.year, self.work, self.kind, self.iri) if one)

    def __str__(self) -> str:
        return f"{self.label} ({', '.join(one for one in (self.kind, self.year, self.work) if one)}) {self.iri}"


class Graph:
    """A graph directory, opened read-only at its current generation, which no build removes as long as this is kept.

    What a build publishes later is seen by who opens the graph again.
    """

    def __init__(self, path: Path | str) -> None:
        self.directory = Path(path)
        self.folder, held = generations.hold(self.directory)
        self._release = weakref.finalize(self, os.close, held)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the files that were opened; a build may remove the generation then."""
        for name in ("store", "index", "_facts"):
            opened = self.__dict__.pop(name, None)
            if opened is not None and hasattr(opened, "close"):
                opened.close()
        self._release()

    @cached_property
    def store(self) -> ox.Store:
        """The RDF store, read-only."""
        return open_store(self.folder / generations.STORE)

    @cached_property
    def index(self) -> Index:
        """The text index."""
        return Index(self.folder / generations.SEARCH)

    @cached_property
    def manifest(self) -> Mapping[str, Any]:
        """What the graph was built from and what is in it."""
        return dict(json.loads((self.folder / generations.MANIFEST).read_text(encoding="utf-8")))

    # --- asking ----------------------------------------------------------------------------------------

    def query(self, sparql: str) -> Result:
        """Answer a SPARQL query; the prefixes of the ontology need no declaration.

        `?film film:matches "quiet harbour"` asks the text index (see sparql.py).
        Raises QueryError where it is not SPARQL 1.1, cannot be evaluated, or nests too deep for that.
        """
        return answer(self.store, prepare(sparql, self._matching))

    def _matching(self, text: str, limit: int) -> list[str]:
        return [hit.iri for hit in self.index.search(text, limit=limit)]

    def ask(self, name: str, parameters: Mapping[str, str] | None = None, limit: int | None = None) -> Result:
        """Answer the catalogue's question `name`; a parameter that names something takes its name as people type it.

        At most `limit` rows, where one is given. A question that has a twin in SQL is put to the columns of a large
        graph: the same rows in the same order, sooner.
        """
        question = catalogue.find(name)
        terms = self._terms(question, parameters or {})
        if question.twin and self._is_large:
            twin, given = question.bind_twin(terms)
            return facts.answer(self._facts, question.limited(twin, limit), given)
        bound = question.limited(question.bind(terms), limit)
        return self.query(bound) if MATCHES in question.text else answer(self.store, bound)

    @cached_property
    def _is_large(self) -> bool:
        """Whether counting in columns is worth opening them; a graph of an earlier reelgraph has none."""
        return self.manifest["triples"] >= LARGE and (self.folder / generations.COLUMNS).is_dir()

    def _terms(self, question: catalogue.Query, given: Mapping[str, str]) -> dict[str, Sequence[Term]]:
        kinds = {parameter.name: parameter.kind for parameter in question.parameters}
        return {name: self._values(kinds.get(name, "text"), value) for name, value in given.items()}

    def _values(self, kind: str, value: str) -> Sequence[Term]:
        if kind in ("integer", "year"):
            if not re.fullmatch(r"-?[0-9]+", value):
                raise QueryError(f"{value!r} is not a whole number")
            return [ox.Literal(value, datatype=ox.NamedNode(iri(f"xsd:{'gYear' if kind == 'year' else kind}")))]
        if kind == "number":
            if not re.fullmatch(r"-?\d+(\.\d+)?", value):
                raise QueryError(f"{value!r} is not a number")
            return [ox.Literal(value, datatype=ox.NamedNode(iri("xsd:decimal")))]
        if kind in catalogue.NAMED_KINDS:
            return [ox.NamedNode(hit.iri) for hit in self.meant(value, catalogue.NAMED_KINDS[kind])]
        if kind == "class":
            return [ox.NamedNode(iri(catalogue.title_kind(value)))]
        return [ox.Literal(value)]

    def find(self, name: str, kinds: Iterable[str] = (), limit: int = 10) -> list[Hit]:
        """Return what `name` can mean, best first; an IRI or an identifier is a name too."""
        if name.startswith(("http://", "https://")):
            hit = self.describe(name)
            return [hit] if hit else []
        return self.index.find(name, kinds, limit)

    def search(self, text: str, kinds: Iterable[str] = (), limit: int = 10) -> list[Hit]:
        """Return the things whose names hold these words or their beginnings, best known first.

        A phrase stands in double quotes within `text`. Near misses are returned where no name holds the words.
        """
        return self.index.search(text, kinds, limit)

    def describe(self, node: str) -> Hit | None:
        """Return the label and kind of a thing, by its IRI; None where the graph does not know it."""
        hit = self.index.describe(node)
        if hit is not None:
            return hit
        try:
            about = str(ox.NamedNode(node))
        except ValueError:
            return None
        said = f"SELECT ?label ?class {{ {about} rdfs:label ?label ; a ?class }} ORDER BY ?label ?class"
        for row in select(self.store, said):
            if kind := _kind_of(short(row["class"].value)):
                return Hit(node, kind, row["label"].value, row["label"].value, 0)
        return None

    def named(self, name: str, kinds: Iterable[str] = ()) -> list[Hit]:
        """Return the things that bear exactly this name, else the one nearest to it.

        Raises QueryError where nothing is near, or where several things are.
        """
        wanted = tuple(kinds)
        hits = self.find(name, wanted)
        exact = [hit for hit in hits if fold(hit.name) == fold(name) or hit.iri == name]
        if not exact and (qualified := self._qualified(name, wanted)):
            return qualified
        if not hits:
            raise QueryError(
                f"nothing called {name!r} in this graph; check the spelling, or give an IRI or an identifier"
            )
        if exact or len({fold(hit.label) for hit in hits}) == 1:
            return exact or hits
        raise QueryError(self._candidates(name, hits))

    def meant(self, name: str, kinds: Iterable[str] = ()) -> list[Hit]:
        """Return the one thing that `name` means, or the bearers of this name that no source tells apart.

        Raises QueryError with the candidates and what tells them apart where several bear the name.
        """
        hits = self.named(name, kinds)
        told = [hit for hit in hits if self._is_somebody(hit)] if len(hits) > 1 else []
        if len(told) > 1:
            raise QueryError(self._candidates(name, told))
        return hits

    def _is_somebody(self, hit: Hit) -> bool:
        """Return whether a thing is known by more than its name: by an identifier, or by its year."""
        known = " ".join(f"film:{name}" for name in ("imdbId", "wikidataId", "tmdbId", "eidrId", "year"))
        pattern = f"VALUES ?known {{ {known} }} {ox.NamedNode(hit.iri)} ?known ?value ."
        return bool(answer(self.store, f"ASK {{ {pattern} }}"))

    def _qualified(self, name: str, kinds: Iterable[str]) -> list[Hit]:
        """Return the bearers of a name whose kind, year or known work stands in brackets after it: Hamlet (1996)."""
        found = re.fullmatch(r"(.+?)\s*\(([^()]+)\)\s*", name)
        if not found:
            return []
        bearers = [hit for hit in self.find(found[1], kinds, 50) if fold(hit.name) == fold(found[1])]
        return [hit for hit in bearers if fold(found[2]) in {fold(said) for said in self.tell(hit).said}]

    def tell(self, hit: Hit) -> "Candidate":
        """Return what tells a thing from others of its name: its year, a film it is known for, where it lies."""
        about = str(ox.NamedNode(hit.iri))
        rows = list(select(self.store, f"""SELECT ?year ?within ?director WHERE {{
            OPTIONAL {{ {about} film:year|schema:birthDate ?when . BIND(SUBSTR(STR(?when), 1, 4) AS ?year) }}
            OPTIONAL {{ {about} schema:containedInPlace/rdfs:label ?within }}
            OPTIONAL {{ {about} schema:director/rdfs:label ?director }} }} ORDER BY ?year ?within ?director LIMIT 1"""))  # fmt: skip
        year, within, director = (one.value if (one := rows[0][name]) is not None else None for name in ("year", "within", "director"))  # fmt: skip
        work = director or within or (self._known_for(about) if hit.kind in ("person", "organisation") else None)
        return Candidate(hit.iri, hit.kind, hit.label, year, work)

    def _known_for(self, about: str) -> str | None:
        rows = select(self.store, f"""SELECT DISTINCT ?film WHERE {{
            VALUES ?p {{ {" ".join(_MADE)} }} ?film ?p {about} }} LIMIT 500""")  # fmt: skip
        hits = [hit for row in rows if (hit := self.index.describe(row["film"].value))]
        return min(hits, key=lambda hit: (-hit.weight, hit.label, hit.iri)).label if hits else None

    def _candidates(self, name: str, hits: Sequence[Hit]) -> str:
        told = [str(self.tell(hit)) for hit in hits[:5]]
        more = f", and {len(hits) - 5} more" if len(hits) > 5 else ""
        return f"{name!r} could be {'; '.join(told)}{more}; say which: give what stands in brackets too, or the IRI"

    def sql(self, statement: str) -> duckdb.DuckDBPyRelation:
        """Answer a SQL question (one SELECT) over the fact tables and the views of queries/views/.

        It reads nothing but this graph: no other file, no network. Raises QueryError where it cannot be answered.
        """
        return facts.ask(self._facts, statement)

    def rows(self, statement: str) -> tuple[list[str], list[tuple[Any, ...]]]:
        """Return the columns and rows of a SQL question, as `sql` answers it."""
        return facts.rows(self._facts, statement)

    @cached_property
    def _facts(self) -> duckdb.DuckDBPyConnection:
        return facts.connect(self.folder)

    # --- who connects to whom ------------------------------------------------------------------------------

    def path(
        self,
        start: str,
        end: str,
        *,
        count: int = 1,
        roles: Sequence[str] = (),
        first: int | None = None,
        last: int | None = None,
        countries: Sequence[str] = (),
        kinds: Sequence[str] = (),
    ) -> list[Chain]:
        """Return the `count` shortest chains between two people, companies, festivals, places or films, best first.

        Names are taken as people type them. A chain goes through films and those credited on them; of equally short
        ones the best has the best known films. `roles` (actor, director, …), the years `first` to `last`, `countries`
        of origin and `kinds` of films (Movie, TVSeries, TVEpisode) limit what it may go through. No chain: an empty list.

        Raises QueryError where a name is unknown or could be several, with what tells them apart.
        """
        limits = self.limits(roles, first, last, countries, kinds)
        return self.paths.find(self.end(start).iri, self.end(end).iri, count, limits)

    def near(self, name: str, films: int = 3, limits: Limits | None = None) -> list[int]:
        """Return how many people and companies are at most one film away from `name`, at most two, … `films`.

        With the limits of a chain: `graph.near("Gong Li", 3, graph.limits(roles=["actor"]))` counts co-actors and theirs.
        Raises QueryError where the name is unknown or could be several.
        """
        return self.paths.near(self.end(name).iri, films, limits)

    def limits(
        self,
        roles: Sequence[str] = (),
        first: int | None = None,
        last: int | None = None,
        countries: Sequence[str] = (),
        kinds: Sequence[str] = (),
    ) -> Limits:
        """Return the limits of a chain, with the IRIs of the countries for their names."""
        made_in = [hit.iri for name in countries for hit in self.named(name, ("country",))]
        return Limits(tuple(roles), first, last, tuple(made_in), tuple(kinds))

    def end(self, name: str, kinds: Sequence[str] = (*ENDS, "film")) -> Hit:
        """Return the one thing called `name` that a chain can begin or end with; a film only if nothing else is.

        `kinds` limits what it may be.

        Raises QueryError where there is none, or where several bear the name.
        """
        hits = self.find(name, kinds) or self._qualified(name, kinds)
        if not hits:
            raise QueryError(
                f"nobody called {name!r} in this graph; check the spelling, or give an IRI or an identifier"
            )
        same = [hit for hit in hits if fold(hit.name) == fold(name) or hit.iri == name]
        same = same or self._qualified(name, kinds) or hits
        same = [hit for hit in same if hit.kind in ENDS] or same
        if len(same) == 1:
            return same[0]
        lines = distinguishing.tell_apart(same[:10], self._facts, self.paths.nodes, self.paths.credits)
        raise QueryError("\n  ".join([f"{name!r} could be one of these; give the IRI of the one you mean:", *lines]))

    @cached_property
    def paths(self) -> Paths:
        """The arrays for finding chains."""
        return Paths(self.folder / generations.NETWORK, self._facts)

    # --- one thing -------------------------------------------------------------------------------------

    def show(self, name: str) -> list[Portrait]:
        """Return what the graph knows of the things called `name`."""
        return [self.portray(hit.iri) for hit in self.named(name)]

    def portray(self, node: str) -> Portrait:
        """Return what the graph knows of one thing, by its IRI."""
        hit = self.describe(node)
        if hit is None:
            raise QueryError(f"{node} is not in this graph")
        return portray(self.store, hit)

    # --- all of it -------------------------------------------------------------------------------------

    def check(self, sample: int | None = None) -> checking.Report:
        """Return what breaks the shapes and the checks of the catalogue, in `sample` nodes of each class or in all."""
        return checking.check(self.store, sample)

    def networkx(
        self, *, around: str | None = None, hops: int = 2, projection: str | None = None, query: str | None = None
    ) -> "nx.Graph[str]":
        """Return the network of agents and films, or a part of it, with label, kind, year, weight and iri of each node.

        `around` a name: all within so many `hops`; `projection`: who is tied to whom ("co-actors", …); `query`: a SPARQL
        SELECT of ?source and ?target, or a CONSTRUCT. Without any of them, everything: mind the memory (1 kB an edge).
        """
        return cast("nx.Graph[str]", _bridges().networkx(self, around, hops, projection, query))

    def analyse(self, analysis: str, name: str | None = None, **options: Any) -> Any:
        """Return the answer of one of the analyses (reach, ties, recurring, …), a `reelgraph.analyses.Table`.

        `name` and `options` (roles, first, last, …) are the arguments of the function of that name in
        `reelgraph.analyses`. Raises QueryError where there is no such analysis, or it cannot be answered so.
        """
        return import_module("reelgraph.analyses").analyse(self, analysis, name, **options)

    def picture(self, what: str | Sequence[Chain], hops: int | None = None) -> "Picture":
        """Return a picture of what bears this name: a person's or company's time line, or what is near it; or of chains.

        `hops` asks for what is within so many credits; a film has no time line. Notebooks show the picture, and
        `.save("name.svg")` writes it. Raises QueryError where the name is unknown, or no film is tied to it.
        """
        return cast("Picture", import_module("reelgraph.pictures").of(self, what, hops))

    def rdflib(self) -> "rdflib.Dataset":
        """Return the graph as an rdflib Dataset, read-only. Raises EngineError where oxrdflib is not installed."""
        return cast("rdflib.Dataset", _bridges().dataset(self))


def _bridges() -> Any:
    """Return the module that is made of graphs, and so stands in a layer above this one."""
    return import_module("reelgraph.bridges")


_MADE = ("schema:director", "schema:actor", "schema:producer", "film:screenwriter", "film:cinematographer",
         "schema:musicBy", "schema:productionCompany", "film:distributor")  # fmt: skip


@cache
def _kind_of(class_: str) -> str | None:
    """Return the kind of thing whose class this is, the first that has it."""
    return next((kind.name for kind in kinds().values() if class_ in kind.classes), None)


def open_graph(path: Path | str) -> Graph:
    """Open the graph in a directory for asking. Raises GraphError where there is none."""
    return Graph(path)
