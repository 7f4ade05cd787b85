"""The text index: every name and title of the graph, in SQLite's FTS5.

`find` looks for the whole name first, then for its words as they are typed, then for near misses.
"""

import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

SCHEMA = """
CREATE TABLE name (iri TEXT, kind TEXT, label TEXT, name TEXT, folded TEXT, weight INTEGER);
CREATE VIRTUAL TABLE words USING fts5(folded, content='name', content_rowid='rowid', prefix='3 4', tokenize='unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE pieces USING fts5(folded, content='name', content_rowid='rowid', tokenize='trigram');
CREATE TABLE identifier (value TEXT, iri TEXT);
"""
INDEXES = """
INSERT INTO words(words) VALUES ('rebuild');
INSERT INTO pieces(pieces) VALUES ('rebuild');
CREATE INDEX name_folded ON name(folded);
CREATE INDEX name_iri ON name(iri);
CREATE INDEX identifier_value ON identifier(value);
"""
NEAR = 0.72  # how much two names must have in common to count as a slip of the same name


class Hit(NamedTuple):
    """A thing found by name: its IRI, kind, preferred label, the name that matched, how often it is credited."""

    iri: str
    kind: str
    label: str
    name: str
    weight: int


def fold(name: str) -> str:
    """Return a name as it is compared: no case, no accents, no punctuation, no leading article."""
    bare = "".join(char for char in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(char))
    return " ".join("".join(char if char.isalnum() else " " for char in bare).split()).removeprefix("the ")


def write(path: Path, names: Iterable[tuple[str, str, str, str, int]], identifiers: Iterable[tuple[str, str]]) -> None:
    """Write a new index: `names` are (iri, kind, label, name, weight), `identifiers` (identifier, iri)."""
    db = sqlite3.connect(path)
    with db:
        db.executescript(SCHEMA)
        rows = ((iri, kind, label, name, fold(name), weight) for iri, kind, label, name, weight in names)
        db.executemany("INSERT INTO name VALUES (?, ?, ?, ?, ?, ?)", rows)
        db.executemany("INSERT INTO identifier VALUES (?, ?)", identifiers)
        db.executescript(INDEXES)
    db.close()


class Index:
    """A text index opened for reading."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False)

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def find(self, name: str, kinds: Iterable[str] = (), limit: int = 10) -> list[Hit]:
        """Return what `name` can mean, best first: an identifier, the name itself, its words, a near miss."""
        wanted = tuple(kinds)
        for look in (self._by_identifier, self._whole, self._by_words, self._near):
            if hits := list(_distinct(look(name, wanted)))[:limit]:
                return hits
        return []

    def describe(self, iri: str) -> Hit | None:
        """Return the entry of an IRI under its preferred label."""
        row = self._db.execute(
            "SELECT iri, kind, label, label, weight FROM name WHERE iri = ? LIMIT 1", (iri,)
        ).fetchone()
        return Hit(*row) if row else None

    def _rows(self, condition: str, parameters: tuple[str, ...], kinds: tuple[str, ...]) -> Iterator[Hit]:
        among = f" AND kind IN ({', '.join('?' * len(kinds))})" if kinds else ""
        sql = f"SELECT iri, kind, label, name, weight FROM name WHERE {condition}{among} ORDER BY weight DESC, length(name), iri LIMIT 200"
        yield from (Hit(*row) for row in self._db.execute(sql, (*parameters, *kinds)))

    def _by_identifier(self, name: str, kinds: tuple[str, ...]) -> Iterator[Hit]:
        return self._rows("iri IN (SELECT iri FROM identifier WHERE value = ?)", (name.strip(),), kinds)

    def _whole(self, name: str, kinds: tuple[str, ...]) -> Iterator[Hit]:
        return self._rows("folded = ?", (fold(name),), kinds)

    def _by_words(self, name: str, kinds: tuple[str, ...]) -> Iterator[Hit]:
        terms = " ".join(f'"{word}"*' for word in fold(name).split())
        if not terms:
            return iter(())
        return self._rows("rowid IN (SELECT rowid FROM words WHERE words MATCH ?)", (terms,), kinds)

    def _near(self, name: str, kinds: tuple[str, ...]) -> Iterator[Hit]:
        folded = fold(name)
        grams = {folded[at : at + 3] for at in range(len(folded) - 2)}
        if not grams:
            return iter(())
        either = " OR ".join(f'"{gram}"' for gram in sorted(grams))
        found = self._rows(
            "rowid IN (SELECT rowid FROM pieces WHERE pieces MATCH ? ORDER BY rank LIMIT 200)", (either,), kinds
        )
        near = [(SequenceMatcher(None, folded, fold(hit.name)).ratio(), hit) for hit in found]
        return (
            hit
            for likeness, hit in sorted(near, key=lambda pair: (-pair[0], -pair[1].weight, pair[1].iri))
            if likeness >= NEAR
        )


def _distinct(hits: Iterable[Hit]) -> Iterator[Hit]:
    seen: set[str] = set()
    for hit in hits:
        if hit.iri not in seen:
            seen.add(hit.iri)
            yield hit
