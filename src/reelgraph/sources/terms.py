"""The terms of the ontology as tables, for the SQL of `ingest/` to join: what sources call roles, genres, places.

known_role      (scheme, code, role)     scheme is imdb, tmdb or wikidata; code as that source writes it
known_genre     (name, genre, label)     name in small letters: 'sci-fi' → genre:science-fiction, 'science fiction'
known_language  (name, language, label)  name in small letters, or an ISO 639 code: 'fr', 'french' → language:fr
known_country   (name, country, label)   name in small letters, English or French, or an ISO 3166-1 code: 'de', 'germany',
                                         'allemagne' → country:DE

Languages and countries are known by their items of Wikidata too: 'q150' → language:fr.
"""

from collections.abc import Iterable, Mapping
from functools import cache

from reelgraph import vocabulary

Rows = tuple[tuple[str, str, str], ...]
COLUMNS: Mapping[str, tuple[str, str, str]] = {
    "known_role": ("scheme", "code", "role"),
    "known_genre": ("name", "genre", "label"),
    "known_language": ("name", "language", "label"),
    "known_country": ("name", "country", "label"),
}


@cache
def term_rows() -> Mapping[str, Rows]:
    """Return the rows of each table of terms."""
    return {
        "known_role": _ordered((scheme, code, f"role:{role}") for scheme, code, role in vocabulary.role_codes()),
        "known_genre": _ordered((name, f"genre:{code}", label) for name, (code, label) in vocabulary.genres().items()),
        "known_language": _ordered(_languages()),
        "known_country": _ordered(_countries()),
    }


def _countries() -> Iterable[tuple[str, str, str]]:
    for name, country in {**vocabulary.countries_translated(), **vocabulary.countries()}.items():
        yield name, f"country:{country.code}", country.name
    yield from _items("country")


def _languages() -> Iterable[tuple[str, str, str]]:
    for name, (code, label) in vocabulary.languages().items():
        yield name, f"language:{code}", label
        yield code.casefold(), f"language:{code}", label
    yield from _items("language")


def _items(prefix: str) -> Iterable[tuple[str, str, str]]:
    for item, term in vocabulary.wikidata_items(prefix).items():
        yield item.casefold(), term, vocabulary.labels()[term]


def _ordered(rows: Iterable[tuple[str, str, str]]) -> Rows:
    return tuple(sorted(set(rows)))
