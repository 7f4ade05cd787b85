"""JSON-LD as items: schema.org's way to describe a page's film inside the page.

https://www.w3.org/TR/json-ld11/ as far as pages use it: objects with `@type`, arrays, `@graph`, `@list`,
`@value`, and references by `@id` within one document.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from reelgraph.pages.document import Item, Mention, Span
from reelgraph.pages.located_json import Array, Object, Scalar, Value

SYNTAX = "jsonld"
DEEPEST = 24  # levels of things within things; what lies deeper is no description of a film
_LOCAL = re.compile(r"[^/#:]+$")


def items(document: Value) -> Iterator[Item]:
    """Yield the things that a JSON-LD document describes at its top level or in `@graph`, in order."""
    tops = list(_tops(document))
    named = _Named({name: top for top in tops if (name := _identifier(top))}, {})
    for top in tops:
        yield _item(top, named, 0)


class _Named(NamedTuple):
    """The things of a document by their `@id`, and as items where another has named them."""

    objects: Mapping[str, Object]
    made: dict[str, Item]


def local(name: str) -> str:
    """Return a term without its vocabulary: "http://schema.org/Movie", "schema:Movie" → Movie."""
    found = _LOCAL.search(name)
    return found[0] if found else name


def _tops(document: Value) -> Iterator[Object]:
    waiting: list[Value] = [document]
    while waiting:
        value = waiting.pop()
        if isinstance(value, Array):
            waiting += reversed(value.items)
        elif isinstance(value, Object):
            graphs = [member for key, member in value.members if key.value == "@graph"]
            waiting += reversed(graphs)
            if not graphs or any(key.value == "@type" for key, _ in value.members):
                yield value


def _identifier(value: Object) -> str | None:
    found = (member for key, member in value.members if key.value == "@id")
    first = next(found, None)
    return first.value if isinstance(first, Scalar) and first.kind == "string" else None


def _item(value: Object, named: _Named, depth: int) -> Item:
    types: list[str] = []
    properties: dict[str, list[Item | Mention]] = defaultdict(list)
    for key, member in value.members:
        name = key.value if key.value.startswith("@") else local(key.value)
        if name in ("@context", "@graph"):
            continue
        if name == "@type":
            types += [local(scalar.value) for scalar in _scalars(member)]
        properties[name] += _values(member, named, depth)
    return Item(
        tuple(types), {name: tuple(values) for name, values in properties.items()}, Span(value.start, value.end), SYNTAX
    )


def _scalars(value: Value) -> Iterator[Scalar]:
    for one in value.items if isinstance(value, Array) else [value]:
        if isinstance(one, Scalar) and one.kind == "string":
            yield one


def _values(value: Value, named: _Named, depth: int) -> Iterator[Item | Mention]:
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Array):
            waiting += reversed(one.items)
        elif isinstance(one, Scalar):
            if one.kind != "word" and one.start < one.end:
                yield mention(one)
        elif inner := _wrapped(one):
            waiting.append(inner)
        elif depth < DEEPEST:
            yield _referred(one, named, depth)


def _wrapped(value: Object) -> Value | None:
    return next((member for key, member in value.members if key.value in ("@value", "@list", "@set")), None)


def _referred(value: Object, named: _Named, depth: int) -> Item:
    """Return the item; where it only names another of the document, that one without what lies below it."""
    if len(value.members) == 1 and (name := _identifier(value)) and name in named.objects:
        if name not in named.made:
            named.made[name] = _item(named.objects[name], named, DEEPEST)
        return named.made[name]
    return _item(value, named, depth + 1)


def mention(scalar: Scalar) -> Mention:
    """Return the words of a scalar, with the normaliser that undoes their escapes where there are any."""
    return Mention(scalar.start, scalar.end, "json-string" if scalar.escaped else None)
