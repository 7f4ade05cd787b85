"""A pipeline's second opinion on names: used where the grammar cannot tell, never needed, and never believed blindly."""

import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner

from reelgraph.cli import reelgraph
from reelgraph.pages.document import Page, Span
from reelgraph.pages.gate import admit
from reelgraph.pages.prose import parsing, propose
from reelgraph.pages.prose.parsing import LONGEST, Parser

LABS = "Cold Harbour was produced by Northern Sky Labs and Di Roe."
KINGS = "Cold Harbour was produced by Frank and Maurice Lind."


class Ruler:
    """Stands in for a pipeline: it labels the names that it is given."""

    def __init__(self, labels: dict[str, str]) -> None:
        self.labels = labels

    def __call__(self, text: str) -> Any:
        found = [(text.find(name), name, label) for name, label in self.labels.items() if name in text]
        return SimpleNamespace(
            ents=[
                SimpleNamespace(label_=label, text=name, start_char=start, end_char=start + len(name))
                for start, name, label in found
            ]
        )


def spacy_pipeline(labels: dict[str, str]) -> Any:
    spacy = pytest.importorskip("spacy", reason="spaCy is the extra `prose`; without it there is nothing to try here")
    pipeline = spacy.blank("en")
    ruler = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": label, "pattern": name} for name, label in labels.items()])
    return pipeline


def told(text: str, parser: Parser | None) -> set[str]:
    page = Page(id="page", text=text, title="Cold Harbour")
    return {f"{fact.relation}: {fact.object}" for fact in admit(propose(page, parser=parser), page)}


@pytest.mark.parametrize("make", [Ruler, spacy_pipeline], ids=["stand-in", "spaCy"])
class TestWithAPipeline:
    def test_an_organisation_is_a_company(self, make: Any) -> None:
        assert told(LABS, None) == {"producer: Northern Sky Labs", "producer: Di Roe"}
        parser = Parser(make({"Northern Sky Labs": "ORG", "Di Roe": "PERSON"}))
        assert told(LABS, parser) == {"production_company: Northern Sky Labs", "producer: Di Roe"}

    def test_a_first_name_before_a_shared_surname_is_a_person(self, make: Any) -> None:
        assert "production_company: Frank" in told(KINGS, None)
        assert told(KINGS, Parser(make({"Frank": "PERSON"}))) == {"producer: Frank Lind", "producer: Maurice Lind"}

    def test_it_is_not_believed_of_two_names(self, make: Any) -> None:
        text = "Cold Harbour was produced by Di Roe and Ana de Sá."
        parser = Parser(make({"Di Roe": "ORG", "Ana de Sá": "ORG"}))
        assert told(text, parser) == told(text, None) == {"producer: Di Roe", "producer: Ana de Sá"}

    def test_it_is_not_believed_of_what_looks_like_a_company(self, make: Any) -> None:
        text = "Cold Harbour was produced by Elm Street Pictures."
        assert told(text, Parser(make({"Elm Street Pictures": "PERSON"}))) == {
            "production_company: Elm Street Pictures"
        }

    def test_articles_and_genitives_are_no_part_of_a_name(self, make: Any) -> None:
        parser = Parser(make({"the Northern Sky Labs": "ORG", "Frank's": "PERSON"}))
        assert dict(parser.kinds("In the Northern Sky Labs it is Frank's.")) == {
            Span(7, 24): "organisation",
            Span(31, 36): "person",
        }


def test_a_huge_page_is_read_without_it() -> None:
    assert Parser(Ruler({"Frank": "PERSON"})).kinds("Frank " + "a" * LONGEST) == {}


def test_a_model_that_does_not_load_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise OSError("E052")

    broken, whole = ModuleType("en_core_web_a"), ModuleType("en_core_web_b")
    pipeline = SimpleNamespace(pipe_names=["tagger", "ner"], select_pipes=lambda disable: disabled.extend(disable))
    disabled: list[str] = []
    broken.load, whole.load = fail, lambda: pipeline  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "en_core_web_a", broken)
    monkeypatch.setitem(sys.modules, "en_core_web_b", whole)
    names = [SimpleNamespace(name=name) for name in ("en_core_web_b", "en_core_web_a", "json")]
    monkeypatch.setattr("pkgutil.iter_modules", lambda: iter(names))
    assert isinstance(parsing.installed(), Parser)
    assert disabled == ["tagger"]


def test_where_none_is_installed_the_grammar_reads_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pkgutil.iter_modules", lambda: iter(()))
    assert parsing.installed() is None
    page = tmp_path / "page.txt"
    page.write_text("Cold Harbour is a 1957 film.", encoding="utf-8")
    plain = CliRunner().invoke(reelgraph, ["facts", str(page)])
    asked = CliRunner().invoke(reelgraph, ["facts", str(page), "--parser", "spacy"])
    assert asked.exit_code == plain.exit_code == 0
    assert asked.stdout == plain.stdout
    assert not plain.stderr
    assert "no spaCy pipeline is installed" in asked.stderr


def test_an_installed_english_pipeline_places_what_the_grammar_cannot() -> None:
    parser = parsing.installed()
    if parser is None:
        pytest.skip("spaCy has no English pipeline here: what it would say of a name cannot be tried")
    labs = "Cold Harbour is a 1957 film produced by Bell Telephone Labs."
    assert told(labs, None) == {"year: 1957", "producer: Bell Telephone Labs"}
    assert told(labs, parser) == {"year: 1957", "production_company: Bell Telephone Labs"}
    assert told(KINGS, parser) == {"producer: Frank Lind", "producer: Maurice Lind"}
