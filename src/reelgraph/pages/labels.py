"""The labels of film pages, as `ingest/page/labels.toml` lists them."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reelgraph.content import folder
from reelgraph.errors import ContentError
from reelgraph.normalisers import NORMALISERS
from reelgraph.vocabulary import relations

_FILE = "ingest/page/labels.toml"
_NOISE = re.compile(r"\((?:s|es|n|en)\)|[*_:：\"“”]|\s*\[[^\]]*\]")


@dataclass(frozen=True, slots=True)
class Rule:
    """What a label says: a relation, and how its value is taken apart."""

    relation: str
    value: str
    kind: str | None = None
    normaliser: str | None = None


@dataclass(frozen=True, slots=True)
class Labels:
    """The whole of `labels.toml`, by folded wording."""

    fields: Mapping[str, Rule]
    columns: Mapping[str, tuple[str, ...]]
    notes: Mapping[str, frozenset[str]]


def folded(label: str) -> str:
    """Return a label as it is compared: no case, no plural in brackets, no colon, one space."""
    return " ".join(_NOISE.sub("", label).casefold().split())


@cache
def known() -> Labels:
    """Return what `ingest/page/labels.toml` says. Raises ContentError where it names what does not exist."""
    content = tomllib.loads((folder("ingest") / "page" / "labels.toml").read_text(encoding="utf-8"))
    fields: dict[str, Rule] = {}
    for relation, entry in content["fields"].items():
        rule = Rule(relation, entry["value"], entry.get("kind"), entry.get("normaliser"))
        if relation not in relations() or (rule.normaliser and rule.normaliser not in NORMALISERS):
            raise ContentError(f"{_FILE}: [fields.{relation}]: no such relation, or no such normaliser")
        for label in entry["labels"]:
            if fields.setdefault(folded(label), rule) is not rule:
                raise ContentError(f"{_FILE}: the label {label!r} stands at two relations; leave it at one")
    columns: dict[str, tuple[str, ...]] = {}
    for role, labels in content["columns"].items():
        for label in labels:
            columns[folded(label)] = (*columns.get(folded(label), ()), role)
    return Labels(fields, columns, {name: frozenset(words) for name, words in content["notes"].items()})
