"""Data embedded in a page → proposals, as `ingest/page/schemaorg.toml` and `opengraph.toml` say."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from reelgraph import vocabulary
from reelgraph.normalisers import normal_form
from reelgraph.pages import listing
from reelgraph.pages.document import Item, Mention, Page, Span
from reelgraph.pages.fact import Proposal
from reelgraph.pages.markup import OPENGRAPH
from reelgraph.pages.schemaorg import Rule, Schema, opengraph, schema
from reelgraph.vocabulary import relations

CONFIDENCE = 0.95
GRAPH_CONFIDENCE = 0.7
_LONGEST = 20_000  # a longer value is no value of a film
_ROLE_DEPTH = 3  # roles within roles
_BEFORE = re.compile(r'(?:"[^"\\]{1,60}"\s{0,20}:\s{0,20}\[?\s{0,20}"?|^[\w@:.]{1,60}: )$', re.MULTILINE)
_NAMED_YEAR = re.compile(r"\(((?:18|19|20)\d\d)\)$")
_SITE = re.compile(r"(?:\s+\((?:[^()]*\b)?(?:1[89]|20)\d\d\b[^()]*\).*|\s+[|–—·-]\s+[^|–—·-]+)$")
_COUNTED = re.compile(
    r"\b(?:\d+|another|several)\b.{0,40}\b(?:wins?|nominations?|awards?|oscars?|prizes?)\b|^(?:won|nominated)\b",
    re.IGNORECASE,
)
_LISTS = {"list": listing.items, "words": listing.words}
_WITH_IDENTIFIERS = frozenset(("person", "organisation", "agent", "film", "series", "work", "place"))


def propose(page: Page) -> Iterator[Proposal]:
    """Yield what the data embedded in `page` say of its film and of the people and companies they name."""
    films = own(page)
    for film in films:
        yield from _Reading(page, schema()).film(film)
    for item in page.items:
        if item.syntax == OPENGRAPH:
            yield from _opengraph(page, item, titled=bool(films))


def own(page: Page) -> list[Item]:
    """Return the things embedded in `page` that are its own film; none where it describes several."""
    candidates = [film for item in page.items if (film := _film_of(item))]
    telling = [film for film in candidates if _rank(film) < len(schema().films) - 1]
    candidates = telling or candidates
    by_name: dict[str, list[Item]] = {}
    for film in candidates:
        by_name.setdefault(_name(film, page).casefold(), []).append(film)
    if len(by_name) <= 1:
        return candidates
    for name, films in by_name.items():
        if name and name == (page.title or "").casefold():
            return films
    addressed = [film for film in candidates if page.address and _address(film, page).endswith(page.address)]
    return addressed if len(addressed) == 1 else []


def _film_of(item: Item) -> Item | None:
    if _is_film(item):
        return item
    for name in schema().about:
        for value in item.properties.get(name, ()):
            if isinstance(value, Item) and _is_film(value):
                return value
    return None


def _is_film(item: Item) -> bool:
    return any(name in schema().films for name in item.types)


def _rank(item: Item) -> int:
    return min(schema().films.index(name) for name in item.types if name in schema().films)


def _name(item: Item, page: Page) -> str:
    found = _mentions(item, "name")
    return _said(page, found[0]) if found else ""


def _address(item: Item, page: Page) -> str:
    found = _mentions(item, "url")
    return _said(page, found[0]) if found else ""


def _said(page: Page, mention: Mention) -> str:
    try:
        return normal_form(page.text[mention.start : mention.end], mention.normaliser, page)
    except ValueError:
        return ""


def _mentions(item: Item, name: str) -> list[Mention]:
    return [value for value in item.properties.get(name, ()) if isinstance(value, Mention)]


class _Reading:
    """One film as the embedded data describe it."""

    def __init__(self, page: Page, known: Schema) -> None:
        self.page = page
        self.schema = known
        self.identified: set[tuple[str, str, str]] = set()
        self.syntax = ""

    def film(self, film: Item) -> Iterator[Proposal]:
        self.syntax = film.syntax
        yield from self._kind(film)
        yield from self._identifiers(film, None, None)
        for name, values in film.properties.items():
            for rule in self.schema.rules.get(name, ()):
                for value in values:
                    yield from self._values(rule, name, value)

    def _values(self, rule: Rule, name: str, value: Item | Mention) -> Iterator[Proposal]:
        if isinstance(value, Mention) and value.end - value.start > _LONGEST:
            return
        if rule.value == "agent":
            yield from self._agents(rule, name, value)
        elif rule.value == "event" and isinstance(value, Item):
            yield from self._event(rule, value)
        elif isinstance(value, Item):
            if rule.value in ("name", *_LISTS):
                yield from self._named(rule, value)
        elif split := _LISTS.get(rule.value):
            for span in split(self.page.text, Span(value.start, value.end)):
                yield from self._say(rule, Mention(*span, value.normaliser))
        elif rule.relation == "title":
            yield from self._title(rule, value)
        elif rule.value != "award" or not _COUNTED.search(_said(self.page, value)):
            yield from self._say(rule, value)

    def _agents(self, rule: Rule, name: str, value: Item | Mention) -> Iterator[Proposal]:
        if isinstance(value, Mention):
            for span in listing.names(self.page.text, Span(value.start, value.end), people=False):
                yield from self._say(rule, Mention(*span, value.normaliser), object_kind=rule.kind)
            return
        role = value
        for _ in range(_ROLE_DEPTH):
            inner = [one for one in value.properties.get(name, ()) if isinstance(one, Item)]
            if not inner:
                break
            value = inner[0]
        qualifiers = self._qualifiers(rule, role)
        if not self._subject(value) and (played := _mentions(role, name)):
            yield from self._say(rule, played[0], qualifiers)
        else:
            yield from self._named(rule, value, qualifiers)

    def _named(self, rule: Rule, value: Item, qualifiers: Mapping[str, Mention] | None = None) -> Iterator[Proposal]:
        subject = self._subject(value)
        if subject is None:
            return
        kind = self._kind_of(value) or rule.kind
        relation = rule.organisations if kind == "organisation" and rule.organisations else rule.relation
        object_kind = kind if relations()[relation].object == "agent" else None
        found = self._qualifiers(rule, value) | dict(qualifiers or {})
        yield from self._say(rule, subject, found, relation=relation, object_kind=object_kind)
        if (named := kind or relations()[relation].object) in _WITH_IDENTIFIERS:
            yield from self._identifiers(value, subject, named)

    def _subject(self, value: Item) -> Mention | None:
        """Return the words that name a thing: its name, else the identifier in its address."""
        if names := _mentions(value, "name"):
            return names[0]
        for name in self.schema.identified_by:
            for mention in _mentions(value, name):
                if found := self._identifier(mention):
                    return Mention(mention.start, mention.end, found[1])
        return None

    def _kind_of(self, value: Item) -> str | None:
        if self.schema.people.intersection(value.types):
            return "person"
        return "organisation" if self.schema.organisations.intersection(value.types) else None

    def _qualifiers(self, rule: Rule, value: Item) -> dict[str, Mention]:
        found: dict[str, Mention] = {}
        for name, qualifier in rule.qualifiers.items():
            for one in value.properties.get(name, ()):
                mention = self._subject(one) if isinstance(one, Item) else one
                if mention and qualifier not in found:
                    found[qualifier] = self._qualified(qualifier, mention)
        return found

    def _qualified(self, qualifier: str, mention: Mention) -> Mention:
        normaliser = self.schema.qualifiers.get(qualifier)
        if qualifier == "place" and (
            vocabulary.country(said := _said(self.page, mention)) or vocabulary.country_coded(said)
        ):
            normaliser = "country-code"
        return _normalised(mention, normaliser)

    def _event(self, rule: Rule, value: Item) -> Iterator[Proposal]:
        for name in rule.event:
            if found := _mentions(value, name):
                yield from self._say(rule, found[0], self._qualifiers(rule, value))
                return

    def _title(self, rule: Rule, value: Mention) -> Iterator[Proposal]:
        """Yield the title, and the year where it stands in brackets behind it."""
        words = self.page.text[value.start : value.end]
        if (year := _NAMED_YEAR.search(words)) and year.start():
            yield from self._say(rule, Mention(value.start, value.start + year.start(), value.normaliser))
            place = Mention(value.start + year.start(1), value.start + year.end(1), "year")
            yield self._proposal("year", place, {}, self._rule("name-year"))
        else:
            yield from self._say(rule, value)

    def _say(
        self,
        rule: Rule,
        mention: Mention,
        qualifiers: Mapping[str, Mention] | None = None,
        relation: str | None = None,
        object_kind: str | None = None,
    ) -> Iterator[Proposal]:
        name = relation or rule.relation
        value = _normalised(mention, rule.normaliser)
        yield self._proposal(name, value, qualifiers or {}, self._rule(name), object_kind=object_kind)
        if rule.also:
            other = Mention(mention.start, mention.end, rule.also["normaliser"])
            sure = {"confidence": rule.also["confidence"], "stated": False}
            yield self._proposal(
                rule.also["relation"], other, {}, self._rule(name) + "-" + rule.also["relation"], **sure
            )

    def _rule(self, relation: str) -> str:
        return f"{self.syntax}-{relation.replace('_', '-')}"

    def _proposal(
        self, relation: str, mention: Mention, qualifiers: Mapping[str, Mention], rule: str, **more: Any
    ) -> Proposal:
        quote = _quote(self.page.text, [mention, *qualifiers.values()])
        return Proposal(relation, mention, quote, rule, qualifiers=qualifiers, **{"confidence": CONFIDENCE, **more})

    def _kind(self, film: Item) -> Iterator[Proposal]:
        for mention in _mentions(film, "@type"):
            value = Mention(mention.start, mention.end, "schema-type")
            if _said(self.page, value) in self.schema.films[:-1]:
                yield self._proposal("kind", value, {}, self._rule("kind"))
                return

    def _identifiers(self, item: Item, subject: Mention | None, kind: str | None) -> Iterator[Proposal]:
        for name in self.schema.identified_by:
            for mention in _mentions(item, name):
                if found := self._identifier(mention):
                    relation, normaliser, value = found
                    key = (relation, value, _said(self.page, subject) if subject else "")
                    if key not in self.identified:
                        self.identified.add(key)
                        more = {"subject": subject, "subject_kind": kind}
                        yield self._proposal(
                            relation, Mention(mention.start, mention.end, normaliser), {}, self._rule(relation), **more
                        )

    def _identifier(self, mention: Mention) -> tuple[str, str, str] | None:
        """Return the relation, normaliser and value of an identifier, None for words that hold none."""
        words = _said(self.page, mention)
        for relation, normaliser, pattern in self.schema.identifiers:
            if pattern.search(words):
                how = f"{mention.normaliser}+{normaliser}" if mention.normaliser else normaliser
                if value := _said(self.page, Mention(mention.start, mention.end, how)):
                    return relation, how, value
        return None


def _normalised(mention: Mention, normaliser: str | None) -> Mention:
    if normaliser is None:
        return mention
    return Mention(
        mention.start, mention.end, f"{mention.normaliser}+{normaliser}" if mention.normaliser else normaliser
    )


def _quote(text: str, mentions: Sequence[Mention]) -> Span:
    """Return the words as they stand, with the property's name before them where it is near."""
    start = min(mention.start for mention in mentions)
    end = max(mention.end for mention in mentions)
    if end - start > 400:
        start, end = mentions[0].start, mentions[0].end
    before = max(0, start - 100)
    window = text[before:start]
    if found := _BEFORE.search(window):
        start = before + found.start()
    return Span(start, end + 1 if text[end : end + 1] == '"' and text[start] == '"' else end)


def _opengraph(page: Page, item: Item, *, titled: bool) -> Iterator[Proposal]:
    """Yield what OpenGraph says, where it says that the page is about a film."""
    types, rules = opengraph()
    type_ = next((_said(page, mention) for mention in _mentions(item, "og:type")), "")
    if type_ not in types:
        return
    for name, rule in rules.items():
        if rule.title and titled:
            continue
        for mention in _mentions(item, name):
            if not _said(page, mention).startswith(("http:", "https:")):
                value = _normalised(_cut(page, mention) if rule.title else mention, rule.normaliser)
                quote = _quote(page.text, [value])
                yield Proposal(
                    rule.relation,
                    value,
                    quote,
                    f"opengraph-{rule.relation.replace('_', '-')}",
                    confidence=GRAPH_CONFIDENCE,
                )


def _cut(page: Page, mention: Mention) -> Mention:
    """Return a title without the year in brackets and the name of the site behind it."""
    found = _SITE.search(page.text[mention.start : mention.end])
    return Mention(mention.start, mention.start + found.start()) if found and found.start() else mention
