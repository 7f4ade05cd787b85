"""HTML pages: the visible text with its blocks, labels, tables and links, then the data embedded in the page."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from reelgraph.pages import chrome, jsonld, labelled, located_json, markdown, plain, structured
from reelgraph.pages.document import Block, Field, Item, Mention, Page, Span, Table
from reelgraph.pages.located_json import JSONError
from reelgraph.pages.rendering import Cells, Ink, Line, Rendering

OPENGRAPH = "opengraph"
_JSONLD = re.compile(r"\s*application/ld\+json\s*(?:;|$)", re.IGNORECASE)
_GRAPH = re.compile(r"(?:og|video|article|book|profile|music|imdb|twitter|pageId)(?::|$)")
_SITE = re.compile(r"\s+[|–—·-]\s+[^|–—·-]+$")
_YEAR_AND_REST = re.compile(r"\s+\((?:[^()]*\b)?(?:1[89]|20)\d\d\b.*$")
_LONGEST_QUOTE = 300
_CLUSTER = 3  # so many lines of nothing but links are a menu


@dataclass(slots=True)
class _Head:
    """What stands in elements that are not seen."""

    title: str = ""
    address: str = ""
    scripts: list[str] = field(default_factory=list)
    metas: list[tuple[str, str]] = field(default_factory=list)


def read(source: str, name: str) -> Page:
    """Return the page that an HTML document is; `name` becomes its id. Raises JSONError for broken JSON-LD."""
    source = source.replace("\r\n", "\n").replace("\r", "\n")
    root = LexborHTMLParser(source).root
    if root is None:
        return Page(name, "")
    rendering = Rendering(root)
    visible = "".join(rendering.ink.parts)
    head = _head(root)
    items = [*_embedded(head, rendering.ink, source), *_in_tags(root, rendering)]
    items += _graph(head, rendering.ink)
    text = "".join(rendering.ink.parts)
    blocks = tuple(_blocks(visible, rendering.ink.lines))
    tables = list(_tables(visible, rendering, blocks))
    return Page(
        id=name,
        text=text,
        blocks=tuple(_without_menus(blocks, rendering.ink.lines)),
        fields=tuple(_fields(visible, rendering, blocks, tables)),
        tables=tuple(tables),
        items=tuple(items),
        links=tuple(_links(text, rendering)),
        title=_title(visible, blocks, head),
        language=(root.attributes.get("lang") or root.attributes.get("xml:lang") or "").strip() or None,
        address=head.address or None,
    )


def _head(root: LexborNode) -> _Head:
    head = _Head()
    for node in root.css("title, meta, link, script"):
        attributes = {name: value or "" for name, value in node.attributes.items()}
        if node.tag == "title":
            head.title = head.title or " ".join((node.text() or "").split())
        elif node.tag == "link" and attributes.get("rel") == "canonical":
            head.address = attributes.get("href", "")
        elif node.tag == "script" and _JSONLD.match(attributes.get("type", "")):
            head.scripts.append(node.text() or "")
        elif node.tag == "meta" and (content := attributes.get("content", "").strip()):
            head.metas.append((attributes.get("property") or attributes.get("name") or "", content))
    if not head.address:
        head.address = dict(reversed(head.metas)).get("og:url", "")
    return head


def _embedded(head: _Head, ink: Ink, source: str) -> Iterator[Item]:
    """Yield the things of the JSON-LD scripts, each script set verbatim under the visible text."""
    for script in head.scripts:
        if not script.strip():
            continue
        start = ink.add_line(script).start
        try:
            document = located_json.read(script, start)
        except JSONError as error:
            place = max(source.find(script), 0)
            raise JSONError(source, place + error.position, error.expected) from error
        yield from jsonld.items(document)


def _in_tags(root: LexborNode, rendering: Rendering) -> Iterator[Item]:
    for syntax in (structured.MICRODATA, structured.RDFA):
        if root.css_first(f"[{syntax.scope}]") is not None:
            yield from structured.Reader(syntax, rendering.spans, rendering.ink).items(root)


def _graph(head: _Head, ink: Ink) -> Iterator[Item]:
    """Yield the page as its OpenGraph data describe it, as one thing."""
    start = ink.length
    properties: dict[str, list[Item | Mention]] = {}
    for name, content in head.metas:
        if _GRAPH.match(name):
            properties.setdefault(name, []).append(Mention(*ink.add_value(name, content)))
    if properties:
        found = {name: tuple(values) for name, values in properties.items()}
        yield Item((), found, Span(min(start + 1, ink.length), ink.length), OPENGRAPH)


def _blocks(text: str, lines: Sequence[Line]) -> Iterator[Block]:
    shown = [line for line in lines if line.kind != "data"]
    again = chrome.repeated([text[line.start : line.end] for line in shown if line.kind != "heading"])
    governing: Span | None = None
    for line in lines:
        kind = _kind(line, text[line.start : line.end], again)
        yield Block(line.start, line.end, kind, None if kind in ("heading", "data") else governing)
        if kind == "heading":
            governing = Span(line.start, line.end)


def _kind(line: Line, words: str, again: frozenset[str]) -> str:
    if line.kind in ("chrome", "data", "heading"):
        return line.kind
    if chrome.is_furniture(words) or chrome.is_menu(words):
        return "chrome"
    shape = plain.shape(words)
    if line.kind == "row" and "\t" not in words and shape == "paragraph":
        return "paragraph"
    if line.kind in ("item", "row", "caption"):
        return line.kind
    if shape == "short":
        return (
            "heading" if words.endswith(":") else "chrome" if words in again or chrome.is_doubled(words) else "caption"
        )
    return shape


def _without_menus(blocks: Sequence[Block], lines: Sequence[Line]) -> Iterator[Block]:
    """Yield the blocks, with runs of lines that are nothing but links turned into chrome."""
    run: list[Block] = []
    for block, line in zip(blocks, lines, strict=True):
        if block.kind in ("item", "caption") and line.linked * 10 >= (line.end - line.start) * 9:
            run.append(block)
            continue
        yield from _menu(run)
        run = []
        yield block
    yield from _menu(run)


def _menu(run: Sequence[Block]) -> Iterator[Block]:
    for block in run:
        yield replace(block, kind="chrome") if len(run) >= _CLUSTER else block


def _fields(text: str, rendering: Rendering, blocks: Sequence[Block], tables: Sequence[Table]) -> Iterator[Field]:
    in_line = list(_labels_in_line(text, rendering, blocks))
    taken = {found.quote.start for found in in_line}
    lines = [block for block in blocks if block.start not in taken and "\t" not in text[block.start : block.end]]
    yield from labelled.fields(text, lines, lists_only=True)
    yield from in_line
    yield from _definitions(text, rendering.pairs)
    for cells in rendering.tables:
        yield from _rows_of_two(text, cells)
    for table in tables:
        yield from markdown.pairs(text, table)


def _definitions(text: str, pairs: Sequence[tuple[str, Span]]) -> Iterator[Field]:
    label: Span | None = None
    for tag, span in pairs:
        trimmed = _trim(text, span)
        if tag == "dt":
            label = trimmed
        elif label and trimmed.start < trimmed.end:
            yield from _field(text, label, trimmed)


def _field(text: str, label: Span, value: Span) -> Iterator[Field]:
    words = text[slice(*label)].rstrip(" :：")
    if 0 < len(words) <= labelled.LONGEST_LABEL and value.end - value.start <= labelled.LONGEST_VALUE:
        together = Span(label.start, value.end)
        yield Field(words, (value,), together if 0 < value.end - label.start <= _LONGEST_QUOTE else value)


def _rows_of_two(text: str, cells: Cells) -> Iterator[Field]:
    for row, headed, heading in zip(cells.rows, cells.labels, cells.headings, strict=True):
        if len(row) == 2 and not heading and not cells.headings[0]:
            label, value = (_trim(text, span) for span in row)
            if (
                label.start < label.end
                and value.start < value.end
                and (headed or not chrome.is_sentence(text[slice(*label)]))
            ):
                yield from _field(text, label, value)


def _labels_in_line(text: str, rendering: Rendering, blocks: Sequence[Block]) -> Iterator[Field]:
    """Yield `<b>Label:</b> value` where a line holds more than one: each value ends where the next label begins."""
    labels = [span for span in (_trim(text, label) for label in rendering.labels) if _is_label(text, span)]
    labels.sort()
    at = 0
    for block in blocks:
        here: list[Span] = []
        while at < len(labels) and labels[at].start < block.end:
            if labels[at].start >= block.start and (not here or labels[at].start >= here[-1].end):
                here.append(labels[at])
            at += 1
        if len(here) > 1 and block.kind not in ("chrome", "data"):
            for label, following in zip(here, [*here[1:], Span(block.end, block.end)], strict=True):
                start = label.end + (text[label.end : label.end + 1] in (":", "："))
                value = _trim(text, Span(start, following.start))
                if value.start < value.end:
                    yield Field(text[slice(*label)].rstrip(" :："), (value,), Span(label.start, value.end))


def _is_label(text: str, span: Span) -> bool:
    if not 1 < span.end - span.start <= labelled.LONGEST_LABEL or "\n" in text[slice(*span)]:
        return False
    return ":" in (text[span.end - 1], text[span.end : span.end + 1])


def _tables(text: str, rendering: Rendering, blocks: Sequence[Block]) -> Iterator[Table]:
    for cells in rendering.tables:
        if len(cells.rows) > 1 and cells.headings[0] and len(cells.rows[0]) > 1:
            columns = tuple(text[slice(*_trim(text, cell))] for cell in cells.rows[0])
            rows = tuple(
                tuple(_trim(text, cell) for cell in row)
                for row, heading in zip(cells.rows[1:], cells.headings[1:], strict=True)
                if not heading
            )
            yield Table(columns, rows, _heading(text, cells, blocks))


def _heading(text: str, cells: Cells, blocks: Sequence[Block]) -> str | None:
    block = blocks[cells.line] if cells.line < len(blocks) else None
    if block and block.kind == "caption":
        return text[block.start : block.end]
    return text[slice(*block.heading)] if block and block.heading else None


def _trim(text: str, span: Span) -> Span:
    words = text[slice(*span)]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))


def _links(text: str, rendering: Rendering) -> Iterator[tuple[Span, str]]:
    for node, span in rendering.links:
        target = (node.attributes.get("href") or "").strip()
        trimmed = _trim(text, span)
        if target and trimmed.start < trimmed.end:
            yield trimmed, target


def _title(text: str, blocks: Sequence[Block], head: _Head) -> str | None:
    """Return what the page seems to be about: its first heading where its title begins with it, else its title."""
    metas = dict(reversed(head.metas))
    named = metas.get("og:title") or head.title
    first = next((text[block.start : block.end] for block in blocks if block.kind == "heading"), "")
    if first and (named.startswith(first) or not named):
        return first
    named = _YEAR_AND_REST.sub("", named)
    return (named if named != (metas.get("og:title") or head.title) else _SITE.sub("", named)) or first or None
