"""The word classes of the prose reader, read once from `ingest/page/prose.toml`."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from reelgraph import vocabulary
from reelgraph.content import folder


@cache
def _content() -> Mapping[str, Any]:
    path = folder("ingest") / "page" / "prose.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def words(name: str) -> frozenset[str]:
    """Return the words of a class, case-folded; `_` in the file is a space in a phrase."""
    return _split(_content()["classes"][name])


def _split(text: str) -> frozenset[str]:
    return frozenset(word.replace("_", " ").casefold() for word in text.split())


@cache
def relations(name: str) -> Mapping[str, str]:
    """Return the relation that each phrase of a table stands for."""
    table: Mapping[str, str] = _content()[name]
    return table


@cache
def genres() -> frozenset[str]:
    """Return the words and phrases that name a genre, case-folded."""
    return _split(_content()["genres"]["words"]) | frozenset(vocabulary.genres())


@cache
def heads() -> frozenset[str]:
    """Return the nouns that close a defining phrase: film, movie, drama …."""
    return _split(_content()["genres"]["heads"])


def alternatives(phrases: Iterable[str]) -> str:
    """Return a regex that matches any of `phrases`, the longest first."""
    return "(?:" + "|".join(re.escape(phrase) for phrase in sorted(phrases, key=lambda p: (-len(p), p))) + ")"


@cache
def is_place(name: str) -> bool:
    """Say whether `name` is a country or a region that contains towns."""
    return vocabulary.country(name) is not None or name.casefold() in words("regions")
