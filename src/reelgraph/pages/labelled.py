"""Labels and their values, from the blocks of any kind of page: `Director: X`, a heading and its list."""

import re
from collections.abc import Iterable, Iterator, Sequence

from reelgraph.pages.document import Block, Field, Span

LABEL = re.compile(
    r"[*_]*(?P<label>[^\W\d_][^:：\t.!?;*\"“”|]{0,39}?)[*_]*"
    r"(?:\s*(?<!\d)[:：](?!//)[*_]*[ \t]*|[ ]*\t+[ ]*|\s+[–—]\s+)(?P<value>[^\s*_].*)",
    re.DOTALL,
)
LONGEST_LABEL = 60
LONGEST_VALUE = 4_000
_ONE_LINE_END = re.compile(r"\r\n|\r|\n")
_CELLS = re.compile(r"[|\t]")  # a row of a table, which is read as one
_LIST = ("item", "caption", "row")


def split(words: str) -> tuple[str, int] | None:
    """Return the label of `Label: value` and where in `words` the value begins; None for other words."""
    found = LABEL.match(words)
    if not found or len(found["label"].split()) > 5:
        return None
    return found["label"].strip(), found.start("value")


def fields(text: str, blocks: Sequence[Block], *, lists_only: bool = False) -> Iterator[Field]:
    """Yield the labelled values among `blocks`: those on one line, and the lines of a list under a heading.

    `lists_only` leaves out lines under a heading that are no list, but for the first.
    """
    yield from _on_one_line(text, blocks)
    yield from _under_headings(text, blocks, lists_only)


def _on_one_line(text: str, blocks: Iterable[Block]) -> Iterator[Field]:
    for block in blocks:
        if block.kind in ("chrome", "data", "heading") or block.end - block.start > LONGEST_VALUE:
            continue
        if found := split(text[block.start : block.end]):
            label, value = found
            yield Field(label, (Span(block.start + value, block.end),), Span(block.start, block.end))


def _under_headings(text: str, blocks: Sequence[Block], lists_only: bool) -> Iterator[Field]:
    label: str | None = None
    previous: Block | None = None
    for block in blocks:
        if block.kind == "heading":
            label = _label(text[block.start : block.end])
        elif block.kind not in _LIST or not _continues(text, previous, block, lists_only):
            label = None
        elif label and not _CELLS.search(text, block.start, block.end):
            span = Span(block.start, block.end)
            yield Field(label, (span,), span)
        previous = block


def _label(words: str) -> str | None:
    return words.strip(" *_#:：") if len(words) <= LONGEST_LABEL else None


def _continues(text: str, previous: Block | None, block: Block, lists_only: bool) -> bool:
    if previous is None or previous.kind == "heading" or block.kind == "item":
        return True
    return not lists_only and len(_ONE_LINE_END.findall(text, previous.end, block.start)) == 1
