"""A page as text: every kind of input becomes one `Page`, and every fact points into its text.

`Page.text` is what `reelgraph facts --text` prints. Offsets are Unicode code points in it. For plain text
and Markdown it is the file itself; for HTML it is the visible text in reading order, one block a line,
followed by the data embedded in the page (JSON-LD as written, other values one a line), so that a fact
read from embedded data has its words on the page too.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of the page's text: `text[start:end]`, in code points."""

    start: int
    end: int


class Mention(NamedTuple):
    """Words of the page that name something, and the normaliser that turns them into its name.

    `normaliser` names a function of `reelgraph.normalisers`, or is None where the words are the name.
    """

    start: int
    end: int
    normaliser: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item, table row or caption: a span with its kind.

    `kind` is one of heading, paragraph, item, row, caption, chrome (menus, notices, repeated captions),
    data (embedded, not visible).
    `heading` is the span of the heading that governs the block, if there is one.
    """

    start: int
    end: int
    kind: str = "paragraph"
    heading: Span | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """A label and its values, as pages write them: `Director: X`, `<dt>`/`<dd>`, a table row, a list.

    `quote` covers label and value where they stand together (at most a few hundred characters).
    """

    label: str
    values: tuple[Span, ...]
    quote: Span


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row: its column labels, and of each row one span a column, empty where nothing stands."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Span, ...], ...]
    heading: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A thing described by data embedded in the page: JSON-LD, microdata, RDFa or OpenGraph.

    `properties` maps a property's local name (`director`) to its values in page order, each a span of
    text or another item. `span` is where the item stands; `syntax` names how it was written.
    """

    types: tuple[str, ...]
    properties: Mapping[str, tuple["Item | Mention", ...]]
    span: Span
    syntax: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page: an id, its text, and what its layout already tells."""

    id: str
    text: str
    blocks: tuple[Block, ...] = ()
    fields: tuple[Field, ...] = ()
    tables: tuple[Table, ...] = ()
    items: tuple[Item, ...] = ()
    links: tuple[tuple[Span, str], ...] = ()
    title: str | None = None  # a hint: given beside the text (a `.jsonl` record's title), else the first heading
    language: str | None = None  # as the page declares it, a BCP 47 tag
    address: str | None = None  # the page's own address, if it names one
    notes: Mapping[str, str] = field(default_factory=dict)
    words: str | None = None  # the text with Markdown's marks blanked out, as long as `text`: what a grammar reads
