"""Chains between two people, companies, festivals or places, film by film, and where each step is known from.

    Paths(folder)          the arrays of a graph, opened
      .find(a, b, …)       the best chains, as numbers of nodes; `pathfinding` says which chain is the best
      .tell(db, chain)     a chain with names, years, roles, characters and sources

What a chain may go through is limited inside the search, not after it: the shortest chain of actors is mostly another
one than the shortest chain, with all that are not actors struck out.
"""

import difflib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from functools import cached_property
from itertools import accumulate, islice
from pathlib import Path
from typing import Any, ClassVar

import duckdb
import numpy as np
import numpy.typing as npt

from reelgraph import network
from reelgraph.attestation import Tie, attest
from reelgraph.errors import QueryError
from reelgraph.notebooks import html_table
from reelgraph.pathfinding import Filter, Finder, Mask

# How festivals and places are tied to films, whatever the roles that a chain may go through.
ALWAYS = frozenset(network.LINK_ROLES) - {"distributor"}
KEPT = 16  # filters that stay computed


@dataclass(frozen=True, slots=True)
class Limits:
    """What a chain may go through; empty means anything.

    `roles` are roles of `ontology/roles.ttl` ("actor") or `distributor`; `first` and `last` years of films, both
    included, and films without a year left out; `countries` IRIs of countries of origin; `kinds` classes of films.
    """

    roles: tuple[str, ...] = ()
    first: int | None = None
    last: int | None = None
    countries: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Thing:
    """A node of a chain. `kind` is person, organisation, festival, …, for a film its class; only films have years."""

    iri: str
    label: str
    kind: str
    year: int | None = None

    def __str__(self) -> str:
        return f"{self.label} ({self.year})" if self.year else self.label


@dataclass(frozen=True, slots=True)
class Step:
    """A film of a chain, what stands before and after it, and what ties each to the film.

    `before` or `after` is None where the chain begins or ends with the film itself.
    """

    before: Thing | None
    before_ties: tuple[Tie, ...]
    film: Thing
    after: Thing | None
    after_ties: tuple[Tie, ...]


@dataclass(frozen=True)
class Chain:
    """A chain from one thing to another: its things in order, and a step for each of its films.

    The steps are read from the facts when they are first asked for, while the graph is open.
    """

    columns: ClassVar[tuple[str, ...]] = ("from", "as", "film", "to", "as", "known from")
    things: tuple[Thing, ...]
    films: tuple[Thing, ...]
    _tell: Callable[[], tuple[Step, ...]] = field(repr=False, compare=False)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """What each film of the chain joins, and who says so."""
        return self._tell()

    def __str__(self) -> str:
        return " – ".join(str(thing) for thing in self.things)

    def rows(self) -> list[tuple[str, ...]]:
        """Return a row of `columns` for each film, as people read it."""
        return [
            (str(step.before or ""), _told(step.before_ties), str(step.film), str(step.after or ""), _told(step.after_ties),
             ", ".join(dict.fromkeys(source.called for tie in (*step.before_ties, *step.after_ties) for source in tie.sources)))
            for step in self.steps
        ]  # fmt: skip

    def _repr_html_(self) -> str:
        return html_table(self.columns, self.rows(), str(self))

    def record(self) -> dict[str, Any]:
        """Return the chain as JSON has it; `length` counts its films."""
        steps = [asdict(step) for step in self.steps]
        return {"length": len(self.films), "things": [asdict(thing) for thing in self.things], "steps": steps}


def _told(ties: Iterable[Tie]) -> str:
    return "; ".join(
        " ".join(filter(None, [tie.role.replace("-", " "), f"({', '.join(tie.characters)})" if tie.characters else ""]))
        for tie in ties
    )


class Paths:
    """The arrays of a graph, opened for finding chains; `db` has its fact tables. Searches may run in several threads."""

    def __init__(self, folder: Path, db: duckdb.DuckDBPyConnection) -> None:
        self.nodes = network.Nodes(folder)
        self.credits, self.links = network.load(folder), network.load(folder / network.LINKS)
        self.finder = Finder(self.credits, self.nodes.films, self.links)
        self._db = db
        self._filters: dict[Limits, Filter] = {}

    def find(self, start: str, end: str, count: int = 1, limits: Limits | None = None) -> list[Chain]:
        """Return the best `count` chains between two IRIs, best first: none where they are not connected.

        Raises QueryError where an IRI is not in the graph, or a role or kind of the limits is unknown.
        """
        first, last, within = self.number(start), self.number(end), self.within(limits or Limits())
        if count == 1:
            best = self.finder.best(first, last, within)
            return [self.chain(best)] if best else []
        return [self.chain(nodes) for nodes in self.finder.several(first, last, count, within)]

    def near(self, start: str, films: int, limits: Limits | None = None) -> list[int]:
        """Return how many people and companies are at most 1, 2, … `films` away from an IRI, itself left out."""
        rings = self.finder.rings(self.number(start), self.within(limits or Limits()))
        counts = list(accumulate(ring.size for ring in islice(rings, films)))
        return counts + counts[-1:] * (films - len(counts)) if counts else [0] * films

    def number(self, iri: str) -> int:
        """Return the number of the node with this IRI. Raises QueryError where there is none."""
        number = self.nodes.number(iri)
        if number is None:
            raise QueryError(f"{iri} is not in this graph; `reelgraph show NAME` tells what is")
        return number

    # --- limits ---------------------------------------------------------------------------------------------

    def within(self, limits: Limits) -> Filter:
        """Return the limits as masks. Raises QueryError where a role or kind is unknown."""
        if limits not in self._filters:
            while len(self._filters) >= KEPT:
                self._filters.pop(next(iter(self._filters)), None)
            self._filters[limits] = Filter(*self._roles(limits.roles), self._films(limits))
        return self._filters[limits]

    def _roles(self, given: Sequence[str]) -> tuple[Mask | None, Mask | None]:
        """Return the masks over the roles of credits and of links: a link that is named stands alone."""
        if not given:
            return None, None
        known = [name.removeprefix("role:") for name in self.credits.role_names]
        wanted = {_known(role, [*known, *network.LINK_ROLES], "role") for role in given}
        links = wanted & set(network.LINK_ROLES) or ALWAYS
        return np.array([name in wanted for name in known]), np.array([name in links for name in self.links.role_names])

    def _films(self, limits: Limits) -> Mask | None:
        masks = []
        if limits.kinds:
            kinds = [_known(kind, network.FILM_KINDS, "kind of film") for kind in limits.kinds]
            masks.append(self.nodes.of_kinds(kinds))
        if limits.first is not None or limits.last is not None:
            first = 1 if limits.first is None else limits.first
            last = np.iinfo(np.int16).max if limits.last is None else limits.last
            masks.append((self.nodes.years >= first) & (self.nodes.years <= last))
        if limits.countries:
            made = np.zeros(len(self.nodes.kinds), dtype=np.bool_)
            made[np.concatenate([self._made_in(iri) for iri in limits.countries])] = True
            masks.append(made)
        return np.logical_and.reduce(masks) if masks else None

    def _made_in(self, iri: str) -> npt.NDArray[np.int32]:
        country = self.number(iri)
        made_in = self.links.role_names.index("made-in")
        here = slice(self.links.offsets[country], self.links.offsets[country + 1])
        return np.asarray(self.links.neighbours[here][self.links.roles[here] == made_in])

    # --- telling --------------------------------------------------------------------------------------------

    def thing(self, node: int) -> Thing:
        """Return what is known of a node."""
        return Thing(self.nodes.iri(node), self.nodes.label(node), self.nodes.kind(node), self.nodes.year(node))

    def chain(self, nodes: Sequence[int]) -> Chain:
        """Return a chain of nodes with what is known of them."""
        things = tuple(self.thing(node) for node in nodes)
        films = tuple(thing for node, thing in zip(nodes, things, strict=True) if self.nodes.films[node])
        return Chain(things, films, lambda: self._steps(nodes, things))

    def _steps(self, nodes: Sequence[int], things: Sequence[Thing]) -> tuple[Step, ...]:
        films = {key: node for node in nodes if self.nodes.films[node] for key in self.nodes.keys(node)}
        others = {key: node for node in nodes if not self.nodes.films[node] for key in self.nodes.keys(node)}
        linked = any(self.nodes.kind(node) != "person" for node in set(others.values()))
        ties = attest(self._db.cursor(), films, others, linked) if films and others else {}
        steps = []
        for place, node in enumerate(nodes):
            if self.nodes.films[node]:
                (before, before_ties), (after, after_ties) = (
                    (things[at], ties.get((node, nodes[at]), ())) if 0 <= at < len(nodes) else (None, ())
                    for at in (place - 1, place + 1)
                )
                steps.append(Step(before, before_ties, things[place], after, after_ties))
        return tuple(steps)


def _known(given: str, known: Iterable[str], what: str) -> str:
    """Return the one of `known` that is meant. Raises QueryError with near ones where none is."""
    spelt = {name.casefold(): name for name in known}
    if (plain := "-".join(given.casefold().removeprefix("role:").split())) in spelt:
        return spelt[plain]
    near = [spelt[name] for name in difflib.get_close_matches(plain, spelt, n=3)] or sorted(spelt.values())[:5]
    raise QueryError(f"no {what} {given!r}; did you mean {' or '.join(near)}?")
