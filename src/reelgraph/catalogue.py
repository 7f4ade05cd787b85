"""The catalogue of questions: every `.rq` of `queries/`, its header, its parameters and how they are bound.

A query begins with `#+ ` lines of YAML (summary, description, tags, parameters), as grlc does. Where a
parameter goes, the query says `VALUES ?name { UNDEF }`: valid SPARQL that asks for all; binding a parameter
replaces `UNDEF` by its values, which are RDF terms, never text of the query.

A question that counts over the whole graph may have a twin beside it, `NAME.sql`: a SELECT over the graph in columns
(`facts.py`) with the same rows in the same order. There a parameter is `$name`, a list of texts; the lines that name one
are left out where it is not given.
"""

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import yaml

from reelgraph.content import folder
from reelgraph.errors import ContentError, QueryError

HEADER = "#+"
NAMED_KINDS: Mapping[str, tuple[str, ...]] = {
    "film": ("film",),
    "person": ("person",),
    "organisation": ("organisation",),
    "agent": ("person", "organisation"),
    "festival": ("festival", "ceremony", "edition"),
    "place": ("place", "country"),
    "award": ("prize", "category"),
    "genre": ("genre",),
    "language": ("language",),
    "thing": (),
}
VALUE_KINDS = ("text", "integer", "number", "year", "class")
TITLE_KINDS: Mapping[str, str] = {
    "film": "schema:Movie",
    "series": "schema:TVSeries",
    "episode": "schema:TVEpisode",
    "game": "schema:VideoGame",
    "work": "schema:CreativeWork",
}
OF_A_KIND = "kind"  # the parameter that limits a question to a kind of title, wherever the question has a place for it


class Term(Protocol):
    """An RDF term: `str` writes it as SPARQL does, `value` is its text."""

    @property
    def value(self) -> str:
        """The text of an IRI or a literal."""
        ...


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter: its name in the query, what it is, what it means, and whether it must be given."""

    name: str
    kind: str
    about: str
    required: bool = False
    example: str | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """A question of the catalogue."""

    name: str
    theme: str
    summary: str
    description: str
    text: str
    parameters: tuple[Parameter, ...] = ()
    tags: tuple[str, ...] = ()
    severity: str = "Violation"
    twin: str = ""

    def bind(self, values: Mapping[str, Sequence[Term]]) -> str:
        """Return the query with `values`: for each parameter its terms, which `str` writes as SPARQL does.

        Raises QueryError for a parameter that the query does not have or that is missing.
        """
        self._check(values)
        text = self.text
        for name, terms in values.items():
            text = _place(name).sub(lambda found, terms=terms: f"{found[1]}{{ {' '.join(map(str, terms))} }}", text)  # type: ignore[misc]
        return text

    def bind_twin(self, values: Mapping[str, Sequence[Term]]) -> tuple[str, dict[str, list[str]]]:
        """Return the twin for `values`, and its parameters. Raises QueryError as `bind` does."""
        self._check(values)
        left = [one.name for one in self.parameters if one.name not in values]
        names = re.compile(rf"\$({'|'.join(left)})\b") if left else None
        lines = [line for line in self.twin.splitlines() if not (names and names.search(line))]
        return "\n".join(lines), {name: [term.value for term in terms] for name, terms in values.items()}

    @staticmethod
    def limited(text: str, limit: int | None) -> str:
        """Return a query, or its twin, for so many rows at most."""
        return text if limit is None else f"{text.rstrip()}\nLIMIT {limit}\n"

    def _check(self, values: Mapping[str, Sequence[Term]]) -> None:
        known = {parameter.name for parameter in self.parameters}
        if unknown := set(values) - known:
            raise QueryError(
                f"{self.name} has no parameter {', '.join(sorted(unknown))}; it has {', '.join(sorted(known)) or 'none'}"
            )
        if missing := [
            parameter.name for parameter in self.parameters if parameter.required and not values.get(parameter.name)
        ]:
            raise QueryError(f"{self.name} needs -p {missing[0]}=…; `reelgraph query {self.name} --about` says more")


def _place(name: str) -> re.Pattern[str]:
    return re.compile(rf"(VALUES\s+\?{re.escape(name)}\s*)\{{\s*UNDEF\s*\}}")


def title_kind(word: str) -> str:
    """Return the class of a kind of title: by a word (series), or by schema.org's name for it (TVSeries)."""
    plain = word.strip().removeprefix("schema:").casefold()
    for name, class_ in TITLE_KINDS.items():
        if plain in (name, f"{name}s", class_.removeprefix("schema:").casefold()):
            return class_
    raise QueryError(f"{word!r} is no kind of title; known are {', '.join(TITLE_KINDS)}")


@cache
def queries() -> Mapping[str, Query]:
    """Return the questions of the catalogue by name, checks left out."""
    found = [read(path) for path in sorted(folder("queries").glob("*/*.rq")) if path.parent.name != "checks"]
    names = [query.name for query in found]
    if twice := {name for name in names if names.count(name) > 1}:
        raise ContentError(f"queries/: two queries are called {', '.join(sorted(twice))}; give one another name")
    return {query.name: query for query in found}


@cache
def checks() -> tuple[Query, ...]:
    """Return the questions that must find nothing."""
    return tuple(read(path) for path in sorted(folder("queries").glob("checks/*.rq")))


def find(name: str) -> Query:
    """Return the query called `name`. Raises QueryError with near names where there is none."""
    if name in queries():
        return queries()[name]
    near = difflib.get_close_matches(name, queries(), n=3)
    hint = f"did you mean {' or '.join(near)}?" if near else "`reelgraph query --list` shows all"
    raise QueryError(f"no query called {name!r}: {hint}")


def read(path: Path) -> Query:
    """Read a query file. Raises ContentError where its header is not as it should be."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    header = [line.removeprefix(HEADER)[1:] for line in lines if line.startswith(HEADER)]
    body = "".join(line for line in lines if not line.startswith(HEADER))
    place = f"queries/{path.parent.name}/{path.name}"
    try:
        about = yaml.safe_load("".join(header))
    except yaml.YAMLError as error:
        raise ContentError(f"{place}: its {HEADER} header is not YAML: {error}") from error
    if not isinstance(about, dict) or not about.get("summary"):
        raise ContentError(f"{place}: begin with '{HEADER} summary: …'")
    parameters = dict(about.get("parameters") or {})
    if _place(OF_A_KIND).search(body):
        parameters.setdefault(OF_A_KIND, _OF_A_KIND)
    query = Query(
        name=path.stem,
        theme=path.parent.name,
        summary=about["summary"],
        description=about.get("description", ""),
        text=body,
        parameters=tuple(_parameter(place, name, entry or {}) for name, entry in parameters.items()),
        tags=tuple(about.get("tags") or ()),
        severity=about.get("severity", "Violation"),
        twin=_twin(path),
    )
    for parameter in query.parameters:
        if query.twin and f"${parameter.name}" not in query.twin:
            raise ContentError(
                f"{place}: its twin in SQL has no place for the parameter {parameter.name}; write ${parameter.name}"
            )
        if not _place(parameter.name).search(body):
            raise ContentError(
                f"{place}: parameter {parameter.name} has no place; write VALUES ?{parameter.name} {{ UNDEF }} where it goes"
            )
    return query


_OF_A_KIND = {"kind": "class", "about": f"A kind of title only: {', '.join(TITLE_KINDS)}.", "example": "series"}


def _twin(path: Path) -> str:
    twin = path.with_suffix(".sql")
    return twin.read_text(encoding="utf-8") if twin.is_file() else ""


def _parameter(place: str, name: str, entry: Mapping[str, Any]) -> Parameter:
    kind = entry.get("kind", "text")
    if kind not in NAMED_KINDS and kind not in VALUE_KINDS:
        raise ContentError(
            f"{place}: parameter {name} has kind {kind!r}; known are {', '.join([*NAMED_KINDS, *VALUE_KINDS])}"
        )
    return Parameter(name, kind, entry.get("about", ""), bool(entry.get("required", False)), entry.get("example"))
