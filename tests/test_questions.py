"""The questions of benchmarks/questions.toml can be asked: of the catalogue as it is, and in SPARQL that stands by itself."""

import sys
import tomllib
from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest

from reelgraph import catalogue
from reelgraph.vocabulary import PROLOGUE

BENCHMARKS = Path(__file__).resolve().parents[1] / "benchmarks"
QUESTIONS = tomllib.loads((BENCHMARKS / "questions.toml").read_text(encoding="utf-8"))


def test_there_are_thirty_questions_of_every_kind() -> None:
    kinds = Counter(entry["kind"] for entry in QUESTIONS.values())
    assert kinds.total() >= 30
    assert min(kinds[kind] for kind in ("point", "one hop", "two hops", "text", "paths", "aggregate")) >= 3


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_can_be_asked(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(BENCHMARKS), str(BENCHMARKS / "rivals"), *sys.path])
    import questions
    from subjects import Subject

    iri = "https://w3id.org/reelgraph/id/person/1"
    subject = Subject(iri, "Quiet", "nm0000001", iri, "Harbour")
    made = questions._question(name, QUESTIONS[name], [subject])
    ox.Store().query(made.plain[0])
    if "catalogue" in QUESTIONS[name]:
        known = {one.name for one in catalogue.find(QUESTIONS[name]["catalogue"]).parameters}
        assert set(made.own[0]["parameters"]) <= known
        assert "UNDEF" not in made.plain[0]
    elif "sparql" in made.own[0]:
        assert PROLOGUE + made.own[0]["sparql"] == made.plain[0]
