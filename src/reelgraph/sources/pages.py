"""Film pages as a source: the facts of a page become rows of the fact tables.

Keys are scoped to the page (`page:3f9a…#person/li-ruijun`): what is one thing across pages is for
`reelgraph.identity` to say. Countries, languages, genres and roles are terms of the ontology.
"""

import hashlib
import re
from collections.abc import Callable, Mapping
from typing import Any

from reelgraph import vocabulary
from reelgraph.pages.document import Page
from reelgraph.pages.fact import Fact
from reelgraph.pages.gate import FILM
from reelgraph.vocabulary import Relation, relations

RowOf = tuple[str, dict[str, Any]]  # a table and a row of it

_EDITION = re.compile(r"\b(1[89]\d\d|20\d\d)\b|^\d+(?:st|nd|rd|th)\b|\b[IVXL]+\b(?= )", re.IGNORECASE)
_FESTIVAL = re.compile(r"fest|berlinale|biennale|mostra|viennale", re.IGNORECASE)
_VALUES = frozenset({"text", "date", "year", "number", "count", "minutes"})
_SUPERLATIVE = re.compile(r"(best|worst|outstanding|favou?rite|most)\b", re.IGNORECASE)


class PageRows:
    """The rows of one page: things as they are first named, facts, and the evidence of each.

    A page that belongs to a record of a database is about the film of that record: its key is `film`.
    """

    def __init__(
        self, page: Page, facts: list[Fact], name: str, *, film: str | None = None, licence: str | None = None
    ) -> None:
        self.page = page
        self.facts = facts
        self.name = name
        self.licence = licence
        self.sha256 = _sha256(page.text)
        self.source = (
            f"{film.partition(':')[0]}:page/{_sha256(film + page.text)[:16]}" if film else f"page:{self.sha256[:16]}"
        )
        self.recorded = film is not None
        self.film = film or f"{self.source}#film"
        self._rows: list[RowOf] = []
        self._seen: set[str] = set()
        self._within = {_slug(fact.subject): fact.object for fact in facts if fact.relation == "located_in"}
        self._festivals = {_series(fact.object) for fact in facts if fact.relation == "festival"}

    def collect(self) -> list[RowOf]:
        """Return the rows: the source, the film, then each fact with its things and its evidence."""
        own = [fact for fact in self.facts if fact.subject == FILM]
        title = next((fact.object for fact in own if fact.relation == "title"), self.page.title or "")
        kind = next((fact.object for fact in own if fact.relation == "kind"), None)
        kind = kind if f"schema:{kind}" in vocabulary.labels() else None
        about = {"title": title, "kind": "page", "address": self.page.address, "sha256": self.sha256}
        self._add("source", {"source": self.source, "name": self.name, "licence": self.licence, **about})
        if not self.recorded:
            self._new("film", {"film": self.film, "name": title, "kind": kind})
        if not self.recorded and not any(fact.relation == "title" for fact in own):
            self._add("title", {"film": self.film, "text": title, "kind": "preferred", "source": self.source})
        for number, fact in enumerate(self.facts, 1):
            if fact.relation != "kind":
                self._say(fact, f"{self.source}#{number}")
        return self._rows

    def _add(self, table: str, row: dict[str, Any]) -> None:
        self._rows.append((table, row))

    def _say(self, fact: Fact, name: str) -> None:
        relation = relations()[fact.relation]
        make = _MAKERS.get(relation.table, PageRows._plain_row)
        make(self, fact, relation, {"source": self.source, "fact": name})
        evidence = {"start": fact.start, "end": fact.end, "quote": fact.quote, "rule": fact.rule}
        doubt = {"confidence": fact.confidence, "stated": fact.stated}
        self._add("evidence", {"fact": name, "source": self.source, **evidence, **doubt})

    # --- facts ---------------------------------------------------------------------------------------

    def _plain_row(self, fact: Fact, relation: Relation, origin: Mapping[str, str]) -> None:
        film = self._subject(fact)
        row: dict[str, Any] = {"film": film, **relation.fixed, **origin}
        if "role" in row:
            row["role"] = f"role:{row['role']}"
        row[str(relation.column)] = self._object(fact)
        for name, value in fact.qualifiers.items():
            row[relation.qualifiers[name]] = self._qualifier(name, value, film)
        if "date" in row:
            row["date_text"] = fact.words.get("date") or fact.words.get("object")
        self._add(relation.table, row)

    def _award_row(self, fact: Fact, relation: Relation, origin: Mapping[str, str]) -> None:
        film = self._subject(fact)
        prize, category, event = _award_parts(fact, self._is_festival)
        row: dict[str, Any] = {"film": film, **relation.fixed, **origin, "date": fact.qualifiers.get("year")}
        if event:
            row["event"] = self._event(event)
        if prize:
            row["award"] = self._thing("prize", prize, of=row.get("event") and self._event(_series(event or "")))
        if category:
            row["category"] = self._thing("category", category)
        if recipient := fact.qualifiers.get("recipient"):
            row["recipient"] = self._agent(recipient, "person")
        self._add("award", row)

    def _screening_row(self, fact: Fact, relation: Relation, origin: Mapping[str, str]) -> None:  # noqa: ARG002
        film = self._subject(fact)
        row: dict[str, Any] = {"film": film, **origin, **fact.qualifiers}
        row["festival"] = self._event(_series(fact.object))
        if fact.object != _series(fact.object):
            row["edition"] = self._event(fact.object)
        if "date" in row:
            row["date_text"] = fact.words.get("date")
        self._add("screening", row)

    def _relation_row(self, fact: Fact, relation: Relation, origin: Mapping[str, str]) -> None:
        film = self._subject(fact)
        object_ = self._object(fact)
        row: dict[str, Any] = {"film": film, "object": object_, **relation.fixed, **origin}
        if position := _ordinal(fact.qualifiers.get("installment", "")):
            row["position"] = position
        self._add("relation", row)
        self._describe(object_, fact, relation, origin)

    def _attribute_row(self, fact: Fact, relation: Relation, origin: Mapping[str, str]) -> None:
        subject = self._subject(fact)
        row: dict[str, Any] = {"subject": subject, "property": relation.property, **origin}
        if fact.object_kind in _VALUES:
            self._add("attribute", {**row, "value": fact.object})
            return
        row["object"] = self._object(fact)
        self._add("attribute", row)
        self._describe(row["object"], fact, relation, origin)

    def _describe(self, thing: str, fact: Fact, relation: Relation, origin: Mapping[str, str]) -> None:
        """Add what the qualifiers of a fact say of its object: the author of a work, the length of a trailer."""
        for name, value in fact.qualifiers.items():
            property_ = relation.qualifiers[name]
            if property_ in vocabulary.datatypes():
                self._add("attribute", {"subject": thing, "property": property_, "value": value, **origin})
            elif ":" in property_:
                agent = self._agent(value, "person")
                self._add("attribute", {"subject": thing, "property": property_, "object": agent, **origin})

    def _identifier_row(self, fact: Fact, relation: Relation, origin: Mapping[str, str]) -> None:
        entity = self._subject(fact)
        self._add("identifier", {"entity": entity, "value": fact.object, **relation.fixed, **origin})

    # --- things --------------------------------------------------------------------------------------

    def _subject(self, fact: Fact) -> str:
        if fact.subject == FILM:
            return self.film
        if fact.subject_kind == "event":
            return self._event(_series(fact.subject))  # where a festival is held, not one edition of it
        return self._named(fact.subject_kind, fact.subject)

    def _object(self, fact: Fact) -> str:
        return self._named(fact.object_kind, fact.object)

    def _qualifier(self, name: str, value: str, film: str) -> str | int:
        if name == "character":
            return self._thing("character", value, of=film)
        if name == "place":
            return self._place(value)
        if name == "festival":
            return self._event(_series(value))
        if name == "billing":
            return int(value)
        return value

    def _named(self, kind: str, name: str) -> str:
        """Add the rows that introduce what `name` names; return its key."""
        if kind in ("place", "country"):
            return self._place(name)
        if kind in ("person", "organisation", "agent"):
            return self._agent(name, kind)
        if kind == "film":
            return self._other_film(name)
        if kind == "event":
            return self._event(name)
        if kind in ("genre", "language"):
            return self._term(kind, name)
        if kind in ("work", "character", "trailer"):
            return self._thing(kind, name, of=self.film)
        if kind in ("scope", "series"):
            return self._thing(kind, name)
        return name

    def _agent(self, name: str, kind: str) -> str:
        if kind == "organisation":
            key = self._key("organisation", name)
            self._new("organisation", {"organisation": key, "name": name})
        else:
            key = self._key("person", name)
            self._new("person", {"person": key, "name": name, "film": self.film})
        return key

    def _other_film(self, name: str) -> str:
        key = f"{self.source}#film/{_slug(name)}"
        if key not in self._seen:
            self._new("film", {"film": key, "name": name})
            self._add("title", {"film": key, "text": name, "kind": "preferred", "source": self.source})
        return key

    def _place(self, name: str, inside: frozenset[str] = frozenset()) -> str:
        """Introduce a place and what it lies in: "Los Angeles, California", or as `located_in` facts say."""
        if country := vocabulary.country(name):
            key = f"country:{country.code}"
            self._new("place", {"place": key, "name": country.name})
            return key
        name, _, rest = name.partition(", ")
        within = rest or self._within.get(_slug(name), "")
        key = self._key("place", f"{name} {within}" if within else name)
        if key not in self._seen:
            around = inside | {_slug(name)}  # a page that puts A in B and B in A gets no circle
            outer = self._place(within, around) if within and _slug(within) not in around else None
            self._new("place", {"place": key, "name": name, "within": outer})
            if rest and outer:
                contained = {"property": "schema:containedInPlace", "object": outer, "source": self.source}
                self._add("attribute", {"subject": key, **contained})
        return key

    def _event(self, name: str) -> str:
        series = _series(name)
        kind = "festival" if self._is_festival(series) else "ceremony"
        whole = self._thing(kind, series)
        if series == name:
            return whole
        return self._thing("edition", name, of=whole)

    def _is_festival(self, name: str) -> bool:
        return bool(_FESTIVAL.search(name)) or name in self._festivals

    def _term(self, kind: str, name: str) -> str:
        known = (
            vocabulary.genres().get(name.casefold()) if kind == "genre" else vocabulary.languages().get(name.casefold())
        )
        code, label = known or (_slug(name), name)
        key = f"{kind}:{code}"
        self._new("thing", {"thing": key, "kind": kind, "name": label})
        return key

    def _thing(self, kind: str, name: str, of: str | None = None) -> str:
        key = self._key(kind, name, of)
        self._new("thing", {"thing": key, "kind": kind, "name": name, "of": of})
        return key

    def _key(self, kind: str, name: str, of: str | None = None) -> str:
        scope = "" if of in (None, self.film) else _slug(str(of).rpartition("/")[2]) + "/"
        return f"{self.source}#{kind}/{scope}{_slug(name)}"

    def _new(self, table: str, row: dict[str, Any]) -> None:
        key = next(iter(row.values()))
        if key not in self._seen:
            self._seen.add(key)
            self._add(table, {**row, "source": self.source})


_MAKERS: Mapping[str, Callable[..., None]] = {
    "award": PageRows._award_row,
    "screening": PageRows._screening_row,
    "relation": PageRows._relation_row,
    "attribute": PageRows._attribute_row,
    "identifier": PageRows._identifier_row,
}


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _slug(name: str) -> str:
    return re.sub(r"[^\w]+", "-", name.casefold()).strip("-") or hashlib.sha256(name.encode()).hexdigest()[:8]


def _series(event: str) -> str:
    """Return the festival or ceremony of an edition: "71st Berlin Film Festival", "2008 Sundance…" without the number."""
    return _EDITION.sub("", event).strip(" ,–-") or event


def _ordinal(words: str) -> int | None:
    ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
    if words.casefold() in ordinals:
        return ordinals.index(words.casefold()) + 1
    digits = re.match(r"\d{1,3}", words)
    return int(digits[0]) if digits else None


def _award_parts(fact: Fact, is_festival: Callable[[str], bool]) -> tuple[str | None, str | None, str | None]:
    """Return award, category and event of an award fact, as far as they are named.

    "Academy Award for Best Makeup" is an award and a category; "best film" alone is both; the name of a
    festival as the award means that the page names none.
    """
    name, event = fact.object, fact.qualifiers.get("event")
    category = fact.qualifiers.get("category")
    if event is None and is_festival(name) and not category:
        return None, None, name
    if category and name != category and name.endswith(category):
        name = name.removesuffix(category).strip().removesuffix(" for").removesuffix(" in").strip()
        if event and name.casefold().startswith(event.casefold()):
            name = category
    elif category is None and _SUPERLATIVE.match(name):
        category = name
    return _headline(name), _headline(category) if category else None, event


def _headline(name: str) -> str:
    """Return an award's name with capitals where the page gives it in small letters: best film → Best Film."""
    small = {"a", "an", "and", "at", "by", "for", "in", "of", "on", "or", "the", "to"}
    if name != name.casefold():
        return name
    return " ".join(word if word in small else word[:1].upper() + word[1:] for word in name.split(" "))
