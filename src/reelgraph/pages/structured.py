"""Microdata and RDFa Lite as items: the two ways to mark up a film in the tags of its page.

https://html.spec.whatwg.org/multipage/microdata.html and https://www.w3.org/TR/rdfa-lite/. A value that
stands in an attribute and not in the visible text becomes a line of the page's text.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from reelgraph.pages.document import Item, Mention, Span
from reelgraph.pages.jsonld import local
from reelgraph.pages.rendering import Ink, walk

DEEPEST = 24
MOST_REFERENCES = 200  # itemref, in one page
_MOST_IDS = 8  # elements with an id, one inside the other, that itemref can name
_MOST_NODES = 400
_LONGEST = 2_000
_ADDRESSES = {
    "a": "href",
    "area": "href",
    "link": "href",
    "img": "src",
    "audio": "src",
    "video": "src",
    "iframe": "src",
    "embed": "src",
}
_ADDRESSES |= {"source": "src", "track": "src", "object": "data"}
_ADDRESS_PROPERTIES = frozenset(
    ("url", "sameAs", "image", "mainEntityOfPage", "target", "embedUrl", "contentUrl", "thumbnailUrl")
)
_VALUES = {"data": "value", "meter": "value", "time": "datetime"}


class Syntax(NamedTuple):
    """The attributes by which a syntax says: here a thing begins, of this type, with this name; this is a property."""

    name: str
    scope: str
    type: str
    property: str
    identifier: str


MICRODATA = Syntax("microdata", "itemscope", "itemtype", "itemprop", "itemid")
RDFA = Syntax("rdfa", "typeof", "typeof", "property", "resource")


@dataclass(slots=True)
class _Thing:
    types: tuple[str, ...]
    span: Span
    references: tuple[str, ...]
    properties: list[tuple[str, "_Thing | Mention"]] = field(default_factory=list)
    top: bool = True


class Reader:
    """The things that a tree describes in one syntax."""

    def __init__(self, syntax: Syntax, spans: dict[int, Span], ink: Ink) -> None:
        """Keep the spans of the visible elements and the text, to which values from attributes are added."""
        self.syntax = syntax
        self.spans = spans
        self.ink = ink
        self.things: list[_Thing] = []
        self.loose: dict[str, list[tuple[str, _Thing | Mention]]] = {}  # properties inside each element with an id
        self._open: list[_Thing] = []
        self._ids: list[str] = []

    def items(self, root: LexborNode) -> list[Item]:
        """Return the things of the tree that are no property of another."""
        for node, leaving in walk(root, _enters):
            if not node.is_text_node:
                (self._leave if leaving else self._enter)(node)
        self._refer()
        frozen = _Frozen(self.syntax.name)
        return [item for thing in self.things if thing.top and (item := frozen.item(thing))]

    def _enter(self, node: LexborNode) -> None:
        attributes = node.attributes
        thing = self._thing(node) if self.syntax.scope in attributes else None
        names = [local(name) for name in (attributes.get(self.syntax.property) or "").split() if not _is_graph(name)]
        if names and (self._open or self._ids):
            for value in [thing] if thing else self._values(node, names[0]):
                self._say(names, value)
        if thing:
            self._open.append(thing)
        if identifier := attributes.get("id"):
            self._ids.append(identifier)

    def _say(self, names: list[str], value: "_Thing | Mention") -> None:
        said = [(name, value) for name in names]
        if self._open:
            self._open[-1].properties += said
        else:
            for identifier in self._ids[-_MOST_IDS:]:
                self.loose.setdefault(identifier, []).extend(said)
        if isinstance(value, _Thing):
            value.top = False

    def _leave(self, node: LexborNode) -> None:
        if self.syntax.scope in node.attributes:
            self._open.pop()
        if node.attributes.get("id"):
            self._ids.pop()

    def _thing(self, node: LexborNode) -> _Thing:
        attributes = node.attributes
        written = attributes.get(self.syntax.type) or ""
        span = self.spans.get(node.mem_id) or Span(self.ink.length, self.ink.length)
        thing = _Thing(
            tuple(local(name) for name in written.split()), span, tuple((attributes.get("itemref") or "").split())
        )
        if written.strip():
            thing.properties.append(("@type", Mention(*self.ink.add_value(self.syntax.type, written.split()[0]))))
        if name := (attributes.get(self.syntax.identifier) or "").strip():
            thing.properties.append(("@id", Mention(*self.ink.add_value(self.syntax.identifier, name))))
        self.things.append(thing)
        return thing

    def _values(self, node: LexborNode, name: str) -> Iterator[Mention]:
        """Yield what an element says of a property: an attribute, its visible text, or its hidden text."""
        span = self.spans.get(node.mem_id)
        tag = node.tag or ""
        written = node.attributes.get("content") or node.attributes.get(_VALUES.get(tag, "content"))
        if tag in _ADDRESSES and (name in _ADDRESS_PROPERTIES or tag != "a" or span is None):
            written = written or node.attributes.get(_ADDRESSES[tag])
        if not written and span and span.start < span.end:
            yield Mention(*span)
        elif (value := written or _hidden_text(node)) and value.strip():
            yield Mention(*self.ink.add_value(name, value))

    def _refer(self) -> None:
        left = MOST_REFERENCES
        for thing in self.things:
            for name in thing.references[:left]:
                thing.properties += self.loose.get(name, [])
            left = max(0, left - len(thing.references))


def _is_graph(name: str) -> bool:
    return ":" in name and name.split(":")[0] in ("og", "fb", "twitter", "article", "video", "dc", "dcterms")


def _enters(node: LexborNode) -> bool:
    return node.tag not in ("script", "style", "template")


def _hidden_text(node: LexborNode) -> str:
    """Return the text inside an element that is not shown, as much of it as a value can be."""
    nodes = islice(walk(node, _enters), _MOST_NODES)
    return " ".join((inner.text_content or "")[:_LONGEST] for inner, _ in nodes if inner.is_text_node)[:_LONGEST]


class _Frozen:
    """The items made of things: each once, and never inside itself."""

    def __init__(self, syntax: str) -> None:
        self.syntax = syntax
        self.made: dict[int, Item | None] = {}

    def item(self, thing: _Thing, depth: int = 0) -> Item | None:
        if id(thing) in self.made or depth > DEEPEST:
            return self.made.get(id(thing))
        self.made[id(thing)] = None
        properties: dict[str, list[Item | Mention]] = defaultdict(list)
        for name, value in thing.properties:
            if made := self.item(value, depth + 1) if isinstance(value, _Thing) else value:
                properties[name].append(made)
        found = Item(thing.types, {name: tuple(values) for name, values in properties.items()}, thing.span, self.syntax)
        self.made[id(thing)] = found
        return found
