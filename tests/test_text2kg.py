"""The benchmark on Text2KGBench: its mapping names what exists, and its two scores count as they say."""

import importlib.util
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

from reelgraph.vocabulary import relations

BENCHMARKS = Path(__file__).resolve().parents[1] / "benchmarks"
pytestmark = pytest.mark.skipif(not BENCHMARKS.is_dir(), reason="the benchmarks are in the repository only")


@pytest.fixture(scope="module")
def text2kg() -> ModuleType:
    spec = importlib.util.spec_from_file_location("text2kg", BENCHMARKS / "text2kg.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["text2kg"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def test_the_mapping_names_relations_and_qualifiers_that_exist() -> None:
    mapping = tomllib.loads((BENCHMARKS / "text2kg.toml").read_text(encoding="utf-8"))
    for ontology in mapping.values():
        assert set(ontology["relations"]) <= set(relations())
        for name in ontology["qualifiers"]:
            relation, _, qualifier = name.partition(".")
            assert qualifier in relations()[relation].qualifiers


def test_the_mapping_names_relations_of_the_ontologies(text2kg: ModuleType, shared: Path) -> None:
    assert shared.is_dir()
    for ontology in ("movie", "film"):
        known = text2kg.ontology_relations(ontology)
        for target in text2kg.mapping(ontology)["relations"].values():
            assert {rule["relation"] for rule in text2kg._rules(target)} <= known


def test_both_layouts_are_read(text2kg: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "split.jsonl"
    path.write_text(
        '{"sent": "A.", "sub_label": "X", "rel_label": "director", "obj_label": "Y"}\n'
        '{"sent": "B.", "triples": [{"sub": "X", "rel": "director", "obj": "Y"}, {"sub": "Y", "rel": "b", "obj": "Z"}]}\n',
        encoding="utf-8",
    )
    one, two = text2kg.items(path)
    assert one.gold == [("X", "director", "Y")]
    assert (two.topic, len(two.gold)) == ("X", 2)


def test_the_official_score_forgives_what_the_strict_one_counts(
    text2kg: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text2kg, "ontology_relations", lambda _: {"director", "genre"})
    item = text2kg.Item("X was directed by Y.", [text2kg.Triple("X", "director", "Y")])
    right = text2kg.Said(text2kg.Triple("x", "director", "Y"), True)
    more = text2kg.Said(text2kg.Triple("X", "genre", "drama"), False)
    found = text2kg.score([(item, [right, more]), (item, [])], "movie", given=False)
    assert found.official == (0.5, 0.5, 0.5)
    assert found.strict == (0.5, 0.5, 0.5)
    assert found.unfound == (0.0, 0.0, 0.5)
    assert found.invented == 1


def test_a_sentence_is_said_in_the_words_of_the_ontology(text2kg: ModuleType, shared: Path) -> None:
    assert shared.is_dir()
    item = text2kg.Item("Cold Harbour is a 1957 Canadian film starring Ada Okafor as Ruth.", [])
    said = {one.triple[1:] for one in text2kg.say(item, "movie", None)}
    assert said == {
        ("publication date", "01 January 1957"),
        ("country of origin", "Canada"),
        ("cast member", "Ada Okafor"),
        ("characters", "Ruth"),
    }
