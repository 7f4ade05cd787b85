"""HTML to the text that a reader sees: one block a line, white space collapsed, where each element stands.

The tree is walked through child, next and parent: depth costs no stack.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from reelgraph.pages.document import Span

_SKIP = frozenset(
    (
        "head script style template noscript svg math iframe object canvas select textarea button audio video dialog"
    ).split()
)
_BLOCK = frozenset(
    (
        "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure "
        "footer form h1 h2 h3 h4 h5 h6 header hr html li main menu nav ol p pre section summary table tbody "
        "tfoot thead tr ul"
    ).split()
)
_KINDS = {
    "li": "item",
    "tr": "row",
    "figcaption": "caption",
    "caption": "caption",
    "p": "paragraph",
    "dt": "row",
    "dd": "row",
}
_KINDS |= {f"h{level}": "heading" for level in range(1, 7)}
_SET_APART = frozenset(["a", "span", "time", "label"])
_LABELLING = frozenset(["b", "strong", "span", "em", "label", "th", "dt"])

_ASIDE = frozenset(["nav", "footer", "aside", "header", "menu"])
_ROLES = frozenset(
    ["navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog", "menu", "menubar"]
)
_CHROME = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|breadcrumbs?|cookies?|consent|footer|sidebar|share|social|newsletter"
    r"|advert(?:isement)?|related|recommend(?:ed|ations?)|pagination)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CONTENT = re.compile(r"infobox|info-?box|facts|details|credits|synopsis|cast", re.IGNORECASE)
_NEVER_CHROME = frozenset(["html", "body", "main", "article", "h1", "a"])
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE = re.compile(r"[\s\u00a0]+")
_MOST_COLUMNS = 60
_MOST_ROWS = 500  # that one cell may span


Enters = Callable[[LexborNode], bool]


class Line(NamedTuple):
    """One line of the rendered text: its kind as its element tells (None: nothing told), and how much of it is links."""

    start: int
    end: int
    kind: str | None
    linked: int


@dataclass(slots=True)
class Cells:
    """The cells of a table as it is read, row by row; `headed` where the first row is one of `<th>`."""

    rows: list[list[Span]] = field(default_factory=list)
    headings: list[bool] = field(default_factory=list)  # of each row: all its cells are <th>
    labels: list[bool] = field(default_factory=list)  # of each row: its first cell is a <th>
    line: int = 0  # where the table begins, a number of lines
    nested: bool = False
    carried: dict[int, tuple[Span, int]] = field(
        default_factory=dict
    )  # column → a cell that spans rows, and how many more
    open: list[tuple[LexborNode, Span]] = field(default_factory=list)


class Ink:
    """Text as it is set: words are joined, lines broken, and each line knows its kind."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.lines: list[Line] = []
        self._line: tuple[int, str | None] | None = None
        self._between = ""
        self._linked = 0

    def write(self, words: str, kind: str | None, linked: bool) -> None:
        """Set words on the open line, or on a new one of this kind."""
        words = _SPACE.sub(" ", words)
        bare = words.strip(" ")
        if words.startswith(" ") and not self._between:
            self._between = " "
        if not bare:
            return
        if self._line is None:
            self._put("\n" if self.length else "")
            self._line = (self.length, kind)
        else:
            self._put(self._between)
        self._put(bare)
        self._linked += len(bare) if linked else 0
        self._between = " " if words.endswith(" ") else ""

    def _put(self, words: str) -> None:
        if words:
            self.parts.append(words)
            self.length += len(words)

    def part(self) -> None:
        """Keep apart what stands in two elements side by side, as their style sheet does."""
        self._between = self._between or " "

    def tab(self) -> None:
        """Set what follows beside the cell before it."""
        if self._line is not None:
            self._between = "\t"

    def break_line(self, *, row: bool = False) -> None:
        """End the line, but not at the first block inside a cell, which goes on beside the cell before it."""
        if self._between == "\t" and not row:
            return
        if self._line is not None:
            self.lines.append(Line(self._line[0], self.length, self._line[1], self._linked))
        self._line, self._between, self._linked = None, "", 0

    def add_line(self, words: str) -> Span:
        """Set a line of embedded data as it is, and return where it stands."""
        self.break_line(row=True)
        self._put("\n" if self.length else "")
        start = self.length
        self._put(words)
        self.lines.append(Line(start, self.length, "data", 0))
        return Span(start, self.length)

    def add_value(self, name: str, value: str) -> Span:
        """Set a line `name: value` and return where the value stands."""
        value = _SPACE.sub(" ", value).strip()
        line = self.add_line(f"{name}: {value}")
        return Span(line.end - len(value), line.end)


class Rendering:
    """An HTML tree as text, and what was met on the way through it."""

    def __init__(self, root: LexborNode) -> None:
        self.ink = Ink()
        self.spans: dict[int, Span] = {}  # visible elements by their place in memory
        self.links: list[tuple[LexborNode, Span]] = []
        self.labels: list[Span] = []  # elements that may hold a label within a line
        self.pairs: list[tuple[str, Span]] = []  # dt and dd, in order
        self.tables: list[Cells] = []
        self._starts: list[int] = []
        self._asides: list[bool] = []
        self._kinds: list[str | None] = [None]
        self._tables: list[Cells] = []
        self._chrome = self._links_open = self._pre = 0
        closed = False
        for node, leaving in walk(root, _is_seen):
            if node.is_text_node:
                self._text(node.text_content or "")
                closed = False
            else:
                if closed and not leaving and node.tag in _SET_APART:
                    self.ink.part()
                closed = leaving and node.tag in _SET_APART
                (self._leave if leaving else self._enter)(node, node.tag or "")
        self.ink.break_line(row=True)

    def _enter(self, node: LexborNode, tag: str) -> None:
        if tag == "br" or tag in _BLOCK:
            self.ink.break_line(row=tag in ("tr", "table"))
        self._starts.append(self.ink.length)
        self._asides.append(in_chrome(node))
        self._chrome += self._asides[-1]
        self._kinds.append(self._kind(tag))
        if tag == "a":
            self._links_open += 1
        elif tag == "pre":
            self._pre += 1
        elif tag in ("td", "th"):
            self.ink.tab()
        elif tag == "table":
            self._tables.append(Cells(line=len(self.ink.lines), nested=bool(self._tables)))

    def _kind(self, tag: str) -> str | None:
        if self._chrome and tag != "h1":
            return "chrome"
        inherited = self._kinds[-1]
        if tag == "p" and inherited in ("item", "row"):
            return inherited
        return _KINDS.get(tag, inherited if tag not in ("div", "section", "article", "main", "table") else None)

    def _text(self, words: str) -> None:
        for number, line in enumerate(words.split("\n") if self._pre else [words]):
            if number:
                self.ink.break_line()
            self.ink.write(line, self._kinds[-1], bool(self._links_open))

    def _leave(self, node: LexborNode, tag: str) -> None:
        span = Span(self._starts.pop(), self.ink.length)
        self.spans[node.mem_id] = span
        self._kinds.pop()
        self._chrome -= self._asides.pop()
        if tag in _BLOCK:
            self.ink.break_line(row=tag in ("tr", "table"))
        self._collect(node, tag, span)

    def _collect(self, node: LexborNode, tag: str, span: Span) -> None:
        if tag == "a":
            self._links_open -= 1
            self.links.append((node, span))
        elif tag == "pre":
            self._pre -= 1
        elif tag in ("dt", "dd") and not self._chrome:
            self.pairs.append((tag, span))
        elif tag in ("td", "th") and self._tables:
            self._tables[-1].open.append((node, span))
        elif tag == "tr" and self._tables:
            _end_row(self._tables[-1])
        elif tag == "table":
            table = self._tables.pop()
            if not self._chrome:
                self.tables.append(table)
        if tag in _LABELLING and not self._chrome:
            self.labels.append(span)


def walk(root: LexborNode, enters: Enters) -> Iterator[tuple[LexborNode, bool]]:
    """Yield the text nodes under `root`, and each element that `enters` lets in, when it is met and when it is left."""
    node: LexborNode | None = root
    depth = 0
    while node is not None:
        entered = node.is_element_node and enters(node)
        if entered or node.is_text_node:
            yield node, False
        if entered and node.child is not None:
            node, depth = node.child, depth + 1
            continue
        if entered:
            yield node, True
        while depth and node.next is None:
            node, depth = node.parent, depth - 1
            if node is None:
                return
            yield node, True
        if depth == 0:
            return
        node = node.next


def _is_seen(node: LexborNode) -> bool:
    if node.tag in _SKIP:
        return False
    attributes = node.attributes
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return False
    return not _HIDDEN.search(attributes.get("style") or "")


def in_chrome(node: LexborNode) -> bool:
    """Return whether an element says, by its tag, role or class, that it is not the page's content."""
    if node.tag in _NEVER_CHROME:
        return False
    attributes = node.attributes
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"[:500]
    if _CONTENT.search(names):
        return False
    return node.tag in _ASIDE or (attributes.get("role") or "") in _ROLES or bool(_CHROME.search(names))


def _end_row(table: Cells) -> None:
    """Put the cells that were read into a row, with empty cells and those of earlier rows where one spans several."""
    row: list[Span] = []
    for node, span in table.open:
        _carry(table, row)
        columns, rows = _spanned(node, "colspan", _MOST_COLUMNS), _spanned(node, "rowspan", _MOST_ROWS)
        if rows > 1:
            table.carried[len(row)] = (span, rows - 1)
        row += [span, *([Span(span.end, span.end)] * (columns - 1))]
    _carry(table, row)
    if table.open:
        table.rows.append(row[:_MOST_COLUMNS])
        table.headings.append(all(node.tag == "th" for node, _ in table.open))
        table.labels.append(table.open[0][0].tag == "th")
    table.open = []


def _carry(table: Cells, row: list[Span]) -> None:
    while (held := table.carried.get(len(row))) and held[1] > 0:
        table.carried[len(row)] = (held[0], held[1] - 1)
        row.append(held[0])


def _spanned(node: LexborNode, name: str, most: int) -> int:
    value = (node.attributes.get(name) or "").strip()
    return min(int(value), most) if value.isascii() and value.isdigit() and len(value) < 6 and int(value) else 1
