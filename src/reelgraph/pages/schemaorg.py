"""What schema.org and OpenGraph say in relations of ours, as `ingest/page/*.toml` list it."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from reelgraph.content import folder
from reelgraph.errors import ContentError
from reelgraph.normalisers import NORMALISERS
from reelgraph.vocabulary import relations


@dataclass(frozen=True, slots=True)
class Rule:
    """What one property says: see the head of `ingest/page/schemaorg.toml`."""

    relation: str
    value: str = "text"
    normaliser: str | None = None
    kind: str | None = None
    organisations: str | None = None
    event: tuple[str, ...] = ()
    qualifiers: Mapping[str, str] = field(default_factory=dict)
    also: Mapping[str, Any] = field(default_factory=dict)
    title: bool = False


@dataclass(frozen=True, slots=True)
class Schema:
    """The whole of `ingest/page/schemaorg.toml`."""

    films: tuple[str, ...]
    about: tuple[str, ...]
    people: frozenset[str]
    organisations: frozenset[str]
    identifiers: tuple[tuple[str, str, re.Pattern[str]], ...]
    identified_by: tuple[str, ...]
    qualifiers: Mapping[str, str]
    rules: Mapping[str, tuple[Rule, ...]]


@cache
def schema() -> Schema:
    """Return `ingest/page/schemaorg.toml`."""
    content = _content("schemaorg.toml")
    rules: dict[str, tuple[Rule, ...]] = {}
    for name, entry in content["properties"].items():
        first = name.split()[0]
        rules[first] = (*rules.get(first, ()), _rule(entry, "schemaorg.toml", name))
    return Schema(
        films=tuple(content["films"]),
        about=tuple(content["about"]),
        people=frozenset(content["people"]),
        organisations=frozenset(content["organisations"]),
        identifiers=tuple(
            (one["relation"], one["normaliser"], re.compile(one["pattern"])) for one in content["identifiers"]
        ),
        identified_by=tuple(content["identified_by"]["properties"]),
        qualifiers=content["qualifiers"],
        rules=rules,
    )


@cache
def opengraph() -> tuple[Mapping[str, str], Mapping[str, Rule]]:
    """Return `ingest/page/opengraph.toml`: the types that are films, and what each property says."""
    content = _content("opengraph.toml")
    return content["types"], {
        name: _rule(entry, "opengraph.toml", name) for name, entry in content["properties"].items()
    }


def _content(name: str) -> dict[str, Any]:
    return tomllib.loads((folder("ingest") / "page" / name).read_text(encoding="utf-8"))


def _rule(entry: Mapping[str, Any], file: str, name: str) -> Rule:
    try:
        rule = Rule(**{**entry, "event": tuple(entry.get("event", ()))})
        relation = relations()[rule.relation]
    except (TypeError, KeyError) as error:
        raise ContentError(f"ingest/page/{file}: {name}: {error}: not a key or relation that is known") from error
    unknown = {rule.normaliser} - {None, *NORMALISERS} or set(rule.qualifiers.values()) - set(relation.qualifiers)
    if unknown:
        raise ContentError(f"ingest/page/{file}: {name}: {sorted(map(str, unknown))}: no such normaliser or qualifier")
    return rule
