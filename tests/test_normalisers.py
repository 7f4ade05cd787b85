"""From words on a page to values, each by a named way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelgraph.normalisers import NORMALISERS, normal_form
from reelgraph.pages.document import Page

PAGE = Page("page", "", title="The Quiet Harbour")


@pytest.mark.parametrize(
    ("normaliser", "words", "value"),
    [
        (None, "  Li\n Ruijun ", "Li Ruijun"),
        (None, "“Ju Dou”", "Ju Dou"),
        ("country", "American", "United States"),
        ("country", "UK", "United Kingdom"),
        ("country", "the United States", "United States"),
        ("country", "West German", "West Germany"),
        ("language", "Mandarin Chinese", "Mandarin"),
        ("minutes", "66-minute", "66"),
        ("minutes", "1h 52m", "112"),
        ("minutes", "PT2H21M", "141"),
        ("minutes", "2 hours and 5 minutes", "125"),
        ("seconds", "1:38", "98"),
        ("year", "(1999)", "1999"),
        ("count", "1,956,171", "1956171"),
        ("number", "8.70", "8.7"),
        ("same-name", "of the same name", "The Quiet Harbour"),
        ("json-string", r'"Am\u00e9lie"', "Amélie"),
        ("imdb-id", "/title/tt0133093/", "tt0133093"),
        ("wikidata-id", "https://www.wikidata.org/wiki/Q25188", "Q25188"),
    ],
)
def test_words_and_their_value(normaliser: str | None, words: str, value: str) -> None:
    assert normal_form(words, normaliser, PAGE) == value


@pytest.mark.parametrize(
    ("normaliser", "words"),
    [
        ("country", "us"),
        ("country", "polish"),
        ("country", "Atlantis"),
        ("language", "Klingonese"),
        ("minutes", "long"),
        ("year", "12345"),
        ("json-string", r'"\ud800"'),
        (None, " "),
    ],
)
def test_words_that_have_no_value(normaliser: str | None, words: str) -> None:
    with pytest.raises(ValueError):
        normal_form(words, normaliser, PAGE)


@given(st.sampled_from([None, *sorted(NORMALISERS)]), st.text())
def test_any_words_have_a_value_that_can_be_written_or_none(normaliser: str | None, words: str) -> None:
    try:
        value = normal_form(words, normaliser, PAGE)
    except ValueError:
        return
    assert value
    value.encode("utf-8")
