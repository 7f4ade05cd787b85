"""The text index: every name is found as people type it, and the best known first."""

import sys
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reelgraph import naming, search
from reelgraph.errors import GraphError
from reelgraph.search import Hit, Index, fold, slipped, split

THINGS = [
    ("p1", "person", "Zhang Yimou", "Zhang Yimou", 90),
    ("p2", "person", "Zhang Ziyi", "Zhang Ziyi", 70),
    ("p3", "person", "Steve McQueen", "Steve McQueen", 60),
    ("p4", "person", "Steve McQueen", "Steve McQueen", 40),
    ("p5", "person", "Duran Duran", "Duran Duran", 5),
    ("p6", "person", "Duran Smith", "Duran Smith", 6),
    ("f1", "film", "The Piano", "The Piano", 50),
    ("f1", "film", "The Piano", "La leçon de piano", 50),
    ("f2", "film", "The Piano Teacher", "The Piano Teacher", 55),
    ("f3", "film", "Star Wars", "Star Wars", 99),
    ("f4", "film", "A Better Tomorrow", "英雄本色", 30),
    ("f5", "film", "$", "$", 3),
    ("f6", "film", "Harbour of Quiet Men", "Harbour of Quiet Men", 80),
    ("f7", "film", "The Quiet Harbour", "The Quiet Harbour", 2),
    ("f8", "film", "Odd", "Odd\x1fname\nof signs", 1),
]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder = tmp_path_factory.mktemp("search")
    return written(folder, THINGS, [("nm0955443", "p1"), ("tt0107822", "f1")])


def written(folder: Path, things: list[tuple[str, str, str, str, int]], identifiers: list[tuple[str, str]]) -> Index:
    with duckdb.connect() as db:
        db.execute("CREATE TABLE name (iri VARCHAR, kind VARCHAR, label VARCHAR, name VARCHAR, weight BIGINT)")
        db.execute("CREATE TABLE handle (value VARCHAR, iri VARCHAR)")
        if things:
            db.executemany("INSERT INTO name VALUES (?, ?, ?, ?, ?)", things)
        if identifiers:
            db.executemany("INSERT INTO handle VALUES (?, ?)", identifiers)
        db.execute(f"COPY (FROM name ORDER BY weight DESC, length(name), iri) TO '{folder / 'names.parquet'}'")
        db.execute(f"COPY handle TO '{folder / naming.IDENTIFIERS}.parquet'")
    naming.write(folder / "names.parquet", folder / "search")
    return Index(folder / "search")


def iris(hits: list[Hit]) -> list[str]:
    return [hit.iri for hit in hits]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Zhang Yimou", ["p1"]),
        ("yimou, ZHANG", ["p1"]),
        ("nm0955443", ["p1"]),
        ("piano", ["f1"]),
        ("The Piano", ["f1"]),
        ("Piano, The", ["f1"]),
        ("la lecon de piano", ["f1"]),
        ("Steve McQueen", ["p3", "p4"]),
        ("zha", ["p1", "p2"]),
        ("pia tea", ["f2"]),
        ("Zang Yimuo", ["p1"]),
        ("Yimuo Zhang", ["p1"]),
        ("Zhang Yi Mou", ["p1"]),
        ("Starwars", ["f3"]),
        ("Return to the Star Wars", []),
        ("英雄", ["f4"]),
        ("$", ["f5"]),
        ("duran duran", ["p5"]),
        ("odd name of signs", ["f8"]),
        ("xx", []),
        ("", []),
        ("   ", []),
        ("…", []),
        ("'; DROP TABLE name; --", []),
        ('"', []),
        ("\ud800", []),
    ],
)
def test_a_name_is_found_as_it_is_typed(index: Index, typed: str, found: list[str]) -> None:
    assert iris(index.find(typed)) == found


def test_a_search_holds_every_word_and_a_phrase_their_order(index: Index) -> None:
    assert iris(index.search("quiet harbour")) == ["f7", "f6"]  # the whole name, then the best known
    assert iris(index.search('"quiet harbour"')) == ["f7"]
    assert iris(index.search("piano")) == ["f1", "f2"]
    assert iris(index.search("qu har", ["film"])) == []
    assert iris(index.search("qui har", ["film"])) == ["f6", "f7"]


def test_kinds_and_limits_hold(index: Index) -> None:
    assert index.find("zhang", ["film"]) == []
    assert index.find("zhang", ["opera"]) == []
    assert iris(index.search("zhang", ["person"], limit=1)) == ["p1"]


def test_a_thing_is_described_by_its_iri(index: Index) -> None:
    assert index.describe("f1") == Hit("f1", "film", "The Piano", "The Piano", 50)
    assert index.describe("nm0955443") is None  # an identifier is no IRI
    assert index.describe("f9") is None


def test_an_empty_index_finds_nothing(tmp_path: Path) -> None:
    empty = written(tmp_path, [], [])
    assert empty.find("anything") == empty.search('"any thing"') == []
    assert empty.describe("f1") is None


def test_what_is_no_index_says_how_to_get_one(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="build the graph again"):
        Index(tmp_path / "search")


@given(st.text(max_size=40))
def test_a_folded_name_stays_as_it_is(name: str) -> None:
    words = split(name)
    assert b" ".join(words).decode() == fold(name)
    assert split(fold(name)) == words or words[:1] == [search.ARTICLE] or words[-1:] == [search.ARTICLE]


def test_whatever_a_character_folds_to_stays_as_it_is() -> None:
    for code in range(sys.maxunicode + 1):
        folded = search._FOLDED[code]
        assert folded == "".join(search._FOLDED[ord(char)] for char in folded), chr(code)


@given(st.text(st.characters(max_codepoint=127), max_size=40))
def test_ascii_folds_as_any_other_text(name: str) -> None:
    assert split(name) == split(name + "\u0301" if name[-1:].isalnum() else name)


@settings(deadline=None, max_examples=50)
@given(st.lists(st.text("abc de", min_size=1, max_size=12), min_size=1, max_size=30), st.text("abcde ", max_size=12))
def test_words_are_found_as_a_plain_scan_finds_them(
    tmp_path_factory: pytest.TempPathFactory, names: list[str], text: str
) -> None:
    things = [(f"f{at}", "film", name, name, 100 - at) for at, name in enumerate(names)]
    index = written(tmp_path_factory.mktemp("scan"), things, [])
    plain = [iri for iri, _, _, name, _ in things if _holds(split(name), split(text))]
    found = index._by_words(text, ())
    assert sorted({index._hit(number).iri for number in found}) == sorted(plain)


def _holds(words: list[bytes], wanted: list[bytes]) -> bool:
    return bool(wanted) and all(
        any(word.startswith(one) if len(one) >= search.PREFIX else word == one for word in words) for one in wanted
    )


@pytest.mark.parametrize(
    ("one", "other", "most", "near"),
    [("yimou", "yimuo", 1, True), ("a", "abc", 1, False), ("abcd", "acbd", 1, True), ("kitten", "sitting", 3, True), ("kitten", "sitting", 2, False)],
)  # fmt: skip
def test_slips_are_counted(one: str, other: str, most: int, near: bool) -> None:
    assert slipped(one, other, most) == slipped(other, one, most) == near
