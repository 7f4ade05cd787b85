"""Constructions of film prose: sentences of our own, read by all rules together, and exactly what is said of the film."""

import tomllib
from pathlib import Path

import pytest

from reelgraph.pages.document import Page
from reelgraph.pages.fact import Fact
from reelgraph.pages.gate import FILM, admit
from reelgraph.pages.prose import propose

SENTENCES = tomllib.loads(Path(__file__).with_name("constructions.toml").read_text(encoding="utf-8"))["sentence"]


@pytest.mark.parametrize("sentence", SENTENCES, ids=[sentence["text"][:60] for sentence in SENTENCES])
def test_a_construction_is_read(sentence: dict[str, str | list[str]]) -> None:
    page = Page(id="page", text=str(sentence["text"]), title="Cold Harbour")
    told = {wording(fact) for fact in admit(propose(page), page) if fact.subject == FILM and fact.relation != "title"}
    assert told == set(sentence["facts"])


def wording(fact: Fact) -> str:
    qualifiers = ", ".join(f"{name}={value}" for name, value in sorted(fact.qualifiers.items()))
    return f"{fact.relation}: {fact.object}" + (f" [{qualifiers}]" if qualifiers else "")
