"""JSON-LD as triples: https://www.w3.org/TR/json-ld11/ as far as film data use it.

A context at an address is never fetched: names that no context of the document explains are schema.org's.
"""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reelgraph.pages import located_json
from reelgraph.pages.located_json import Array, JSONError, Object, Scalar, Value
from reelgraph.sources.statements import Statements
from reelgraph.vocabulary import iri

SCHEMA = iri("schema:")
TYPE = iri("rdf:type")
ADDRESSES = frozenset(("url", "sameAs", "mainEntityOfPage", "embedUrl", "contentUrl", "target"))
DEEPEST = 64  # things within things
_LONGEST_CHAIN = 8  # terms that are explained by terms
# What pages write around JSON, or in it, that is none: comments of JavaScript and HTML, marks of CDATA. Strings stay.
_LOOSE = re.compile(
    r'("(?:[^"\\]|\\.)*+")|//[^\n]*|/\*(?:[^*]|\*(?!/))*+(?:\*/|\Z)|<!--|-->|<!\[CDATA\[|\]\]>', re.DOTALL
)


def parse(text: str) -> Value:
    """Return the JSON that a file or a script of a page holds. Raises JSONError where it is none."""
    try:
        return located_json.read(text)
    except JSONError as error:
        try:
            return located_json.read(_mended(text))
        except JSONError:
            raise error from None


def _mended(text: str) -> str:
    """Return JSON without comments, CDATA marks and a semicolon at its end; unescaped, where it is escaped for HTML."""
    bare = _LOOSE.sub(lambda found: found[1] or " " * len(found[0]), text).rstrip().rstrip(";")
    return html.unescape(bare) if re.match(r"\s*+[\[{]\s*+&(?:quot|#34);", bare) else bare


# --- contexts --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Term:
    """What a context says of a name: the IRI, keyword or name that it stands for, and how its values are written."""

    meaning: str
    type: str = ""
    language: str | None = None
    container: str = ""


_PLAIN = _Term("")
_KEYWORDS = {"type": _Term("@type"), "id": _Term("@id")}  # as schema.org's own context has them


@dataclass(frozen=True, slots=True)
class _Context:
    """What names mean."""

    terms: Mapping[str, _Term]
    vocabulary: str = SCHEMA
    base: str | None = None
    language: str | None = None

    def expanded(self, name: str, chain: int = 0) -> str:
        """Return the IRI or keyword that a name stands for."""
        if name.startswith("@") or chain > _LONGEST_CHAIN:
            return name
        if (term := self.terms.get(name)) and term.meaning != name:
            return self.expanded(term.meaning, chain + 1)
        prefix, colon, rest = name.partition(":")
        if not colon:
            return self.vocabulary + name
        if rest.startswith("//"):
            return name
        if prefix in self.terms:
            return self.expanded(prefix, chain + 1) + rest
        return SCHEMA + rest if prefix == "schema" else name

    def entered(self, written: Value) -> "_Context":
        """Return the context with what an `@context` adds to it."""
        context = self
        for one in _each(written):
            if isinstance(one, Object):
                context = context._with(one)
        return context

    def _with(self, written: Object) -> "_Context":
        text = {key.value: one.value for key, one in written.members if isinstance(one, Scalar)}
        terms = {key.value: term for key, value in written.members if key.value[:1] != "@" and (term := _term(value))}
        vocabulary = text.get("@vocab") or self.vocabulary
        return _Context(
            {**self.terms, **terms},
            vocabulary if vocabulary.endswith(("/", "#", ":")) else vocabulary + "/",
            text.get("@base", self.base),
            text.get("@language", self.language),
        )


def _term(value: Value) -> _Term | None:
    if isinstance(value, Scalar):
        return _Term(value.value) if value.kind == "string" else None
    if not isinstance(value, Object):
        return None
    said = {key.value: one.value for key, one in value.members if isinstance(one, Scalar)}
    more = said.get("@type", ""), said.get("@language"), said.get("@container", "")
    return _Term(said["@id"], *more) if "@id" in said else None


def _each(value: Value) -> Iterator[Value]:
    """Yield the values of a list, and of lists in it, or the one value."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Array):
            waiting += reversed(one.items)
        else:
            yield one


# --- things ----------------------------------------------------------------------------------------------


def add(document: Value, statements: Statements) -> None:
    """Add the triples of a JSON-LD document to `statements`."""
    _Reading(statements).add_things(document, _Context(_KEYWORDS), 0)


class _Reading:
    """One document, on its way to triples."""

    def __init__(self, statements: Statements) -> None:
        self.statements = statements

    def add_things(self, value: Value, context: _Context, depth: int) -> None:
        """Add what objects say."""
        for one in _each(value):
            if isinstance(one, Object):
                self.thing(one, context, depth)

    def thing(self, value: Object, context: _Context, depth: int) -> str:
        """Add what an object says of a thing; return the thing."""
        for key, member in value.members:
            if key.value == "@context":
                context = context.entered(member)
        members = [(context.expanded(key.value), key.value, member) for key, member in value.members]
        subject = self._subject(members, context)
        for meaning, name, member in members:
            if meaning == "@type":
                self._types(subject, member, context)
            elif meaning in ("@graph", "@included"):
                self.add_things(member, context, depth + 1)
            elif meaning == "@reverse":
                self._reverse(subject, member, context, depth)
            elif not meaning.startswith("@"):
                self._values(subject, meaning, member, context.terms.get(name, _PLAIN), context, depth)
        return subject

    def _subject(self, members: list[tuple[str, str, Value]], context: _Context) -> str:
        written = next((one.value for name, _, one in members if name == "@id" and isinstance(one, Scalar)), "").strip()
        if not written:
            return self.statements.nameless()
        subject = self.statements.name(written, context.base)
        if subject.startswith("_:") and not written.startswith("_:"):
            self.statements.tell(subject, SCHEMA + "url", written)
        return subject

    def _types(self, subject: str, value: Value, context: _Context) -> None:
        for one in _each(value):
            if isinstance(one, Scalar) and one.kind == "string" and one.value.strip():
                self.statements.relate(subject, TYPE, context.expanded(one.value.strip()))

    def _reverse(self, subject: str, value: Value, context: _Context, depth: int) -> None:
        for key, member in value.members if isinstance(value, Object) else ():
            for one in _each(member):
                if isinstance(one, Object) and depth < DEEPEST:
                    self.statements.relate(self.thing(one, context, depth + 1), context.expanded(key.value), subject)

    def _values(self, subject: str, predicate: str, value: Value, term: _Term, context: _Context, depth: int) -> None:
        for one in _each(value):
            if isinstance(one, Scalar):
                self._value(subject, predicate, one, term, context)
            elif isinstance(one, Object) and depth < DEEPEST:
                self._object(subject, predicate, one, term, context, depth)

    def _value(self, subject: str, predicate: str, value: Scalar, term: _Term, context: _Context) -> None:
        if value.kind == "word" and value.value == "null":
            return
        if term.type in ("@id", "@vocab") and value.value.strip():
            self.statements.relate(subject, predicate, self.statements.name(value.value, context.base))
            return
        text = html.unescape(value.value)
        if predicate.rpartition("/")[2] in ADDRESSES:
            text = self.statements.resolved(text, context.base)
        language = (term.language or context.language) if value.kind == "string" else None
        self.statements.tell(subject, predicate, text, language)

    def _object(self, subject: str, predicate: str, value: Object, term: _Term, context: _Context, depth: int) -> None:
        inner = {context.expanded(key.value): member for key, member in value.members}
        text = {name: member.value for name, member in inner.items() if isinstance(member, Scalar)}
        if wrapped := inner.get("@list") or inner.get("@set"):
            self._values(subject, predicate, wrapped, term, context, depth + 1)
        elif "@value" in inner:
            language = text.get("@language") or (None if "@type" in text else context.language)
            self.statements.tell(subject, predicate, html.unescape(text.get("@value", "")), language, text.get("@type"))
        elif term.container == "@language":
            for key, member in value.members:
                self._values(subject, predicate, member, _Term("", language=key.value), context, depth + 1)
        elif set(inner) == {"@id"} and text.get("@id", "").strip():
            self.statements.relate(subject, predicate, self.statements.name(text["@id"], context.base))
        else:
            self.statements.relate(subject, predicate, self.thing(value, context, depth + 1))
