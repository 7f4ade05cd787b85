"""Nothing becomes a fact unless its words stand on the page and its types fit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelgraph.pages.document import Mention, Page, Span
from reelgraph.pages.fact import Proposal
from reelgraph.pages.gate import LONGEST_QUOTE, admit
from reelgraph.vocabulary import relations

TEXT = "Quiet Harbour is a 1987 Irish film directed by Nora Byrne."
PAGE = Page("page", TEXT)


def mention(words: str, normaliser: str | None = None) -> Mention:
    start = TEXT.index(words)
    return Mention(start, start + len(words), normaliser)


def proposal(relation: str, object_: Mention, **more: object) -> Proposal:
    return Proposal(relation, object_, quote=Span(0, len(TEXT)), rule="test", **more)  # type: ignore[arg-type]


def test_a_fact_says_its_words_and_its_value() -> None:
    (fact,) = admit([proposal("country", mention("Irish", "country"))], PAGE)
    assert fact.object == "Ireland"
    assert fact.words["object"] == "Irish"
    assert fact.quote == TEXT[fact.start : fact.end] == TEXT
    assert fact.subject == "film"


@pytest.mark.parametrize(
    ("reason", "wrong"),
    [
        ("no normal form", proposal("country", mention("Quiet", "country"))),
        ("not a year", proposal("year", mention("Irish"))),
        ("not a date", proposal("release_date", mention("Irish"))),
        ("only punctuation", proposal("director", mention("."))),
        ("outside the page", proposal("director", Mention(50, 500))),
        ("empty", proposal("director", Mention(5, 5))),
        ("backwards", proposal("director", Mention(9, 5))),
        (
            "a qualifier without a normal form",
            proposal("distributor", mention("Nora Byrne"), qualifiers={"date": mention("Irish", "date")}),
        ),
        ("a quote outside the page", Proposal("director", mention("Nora Byrne"), Span(0, 999), "test")),
        ("an empty quote", Proposal("director", mention("Nora Byrne"), Span(3, 3), "test")),
    ],
)
def test_what_does_not_pass(reason: str, wrong: Proposal) -> None:
    assert not list(admit([wrong], PAGE)), reason


def test_a_quote_is_not_a_page() -> None:
    page = Page("page", "x" * 5000)
    assert not list(admit([Proposal("director", Mention(0, 5), Span(0, LONGEST_QUOTE + 1), "test")], page))


@pytest.mark.parametrize("wrong", [("no-such-relation", {}), ("director", {"character": mention("Irish")})])
def test_a_rule_that_proposes_what_no_relation_knows_is_a_mistake_of_ours(
    wrong: tuple[str, dict[str, Mention]],
) -> None:
    with pytest.raises(ValueError, match=r"relations\.toml"):
        list(admit([proposal(wrong[0], mention("Nora Byrne"), qualifiers=wrong[1])], PAGE))


@given(st.text(), st.sampled_from(sorted(relations())), st.integers(-5, 50), st.integers(-5, 50))
def test_every_fact_is_literal(text: str, relation: str, start: int, end: int) -> None:
    page = Page("page", text)
    for fact in admit([Proposal(relation, Mention(start, end), Span(0, len(text)), "test")], page):
        assert fact.quote == text[fact.start : fact.end]
        assert "".join(fact.object.split()) in "".join(text.split())
