"""The structure of Markdown, over the file as it is: spans leave out the marks around words, offsets stay true."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reelgraph.pages import chrome, labelled, plain
from reelgraph.pages.document import Block, Field, Span, Table

_LINE = re.compile(r"[^\r\n]+")
_LINE_END = re.compile(r"\r\n|\r|\n")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+(?=\S)")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*$")
_LEAD = re.compile(r"[ \t]*(?:>[ \t]?)*[ \t]*")
_BULLET = re.compile(r"(?:[*+•-]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?(?=\S)")
_BOLD_LINE = re.compile(r"(\*\*|__)[^*_]+\1:?$")
_MARKS = " \t*_`#"
_LINK = re.compile(
    r"(?<!!)\[(?P<words>[^\[\]\n]{1,300})\]\([ \t]*<?(?P<target>[^\s()<>]{1,2000}(?:\([^\s()]{0,200}\)[^\s()<>]{0,500})?)>?"
    r"(?:[ \t]+\"[^\"\n]{0,300}\")?[ \t]*\)"
)
_IMAGE_LINE = re.compile(r"!\[[^\]\n]{0,300}\]\([^)\n]{0,2000}\)$")


_MARK = re.compile(
    r"!\[[^\]\n]{0,300}\]\([^)\n]{0,2000}\)|\*{1,3}|`{1,3}|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)|^ {0,3}(?:#{1,6}|>)(?= )",
    re.MULTILINE,
)


class Reading(NamedTuple):
    """What the layout of a Markdown page tells."""

    blocks: tuple[Block, ...]
    fields: tuple[Field, ...]
    tables: tuple[Table, ...]
    links: tuple[tuple[Span, str], ...]


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    words: str
    kind: str
    gap: bool  # after a blank line
    broken: bool  # ends in a hard line break


def read(text: str) -> Reading:
    """Return the blocks, labelled values, tables and links of a Markdown page."""
    found = list(_underlined(_classified(text)))
    tables = list(_tables(text, found))
    blocks = tuple(_blocks(text, _merged(text, found)))
    fields = (*labelled.fields(text, blocks), *(pair for table in tables for pair in pairs(text, table)))
    return Reading(blocks, fields, tuple(table for table in tables if any(table.columns)), tuple(_links(text)))


def unmarked(text: str) -> str:
    """Return the text with its marks of emphasis, links and headings blanked out, every other character in its place."""
    bare = _LINK.sub(lambda found: f" {found['words']}".ljust(len(found[0])), text)
    return _MARK.sub(lambda found: " " * len(found[0]), bare)


def pairs(text: str, table: Table) -> Iterator[Field]:
    """Yield the rows of a table of two columns as labels and values."""
    for row in table.rows:
        if len(row) == 2 and row[0].start < row[0].end and row[1].start < row[1].end:
            label = text[slice(*row[0])].strip(_MARKS + ":")
            if len(label) <= labelled.LONGEST_LABEL:
                yield Field(label, (row[1],), Span(row[0].start, row[1].end))


def _links(text: str) -> Iterator[tuple[Span, str]]:
    for found in _LINK.finditer(text):
        span = trim(text, *found.span("words"))
        if span.start < span.end:
            yield span, found["target"]


def trim(text: str, start: int, end: int) -> Span:
    """Return the span without white space and marks of emphasis at its edges."""
    words = text[start:end]
    left = len(words) - len(words.lstrip(_MARKS))
    return Span(start + left, max(start + left, end - (len(words) - len(words.rstrip(_MARKS)))))


def _classified(text: str) -> Iterator[_Line]:
    """Yield the lines that say something, without the marks that say what they are."""
    last = 0
    fenced = False
    for number, found in enumerate(_LINE.finditer(text)):
        if not found[0].strip():
            continue
        if _FENCE.match(found[0]):
            fenced = not fenced
        elif not fenced:
            gap = number == 0 or len(_LINE_END.findall(text, last, found.start())) > 1
            yield _line(found[0], found.start(), gap)
        last = found.end()


def _line(raw: str, start: int, gap: bool) -> _Line:
    broken = raw.endswith(("  ", "\\"))
    lead = _LEAD.match(raw).end()  # type: ignore[union-attr]
    if _HEADING.match(raw):
        kind = "heading"
    elif gap and set(raw.strip()) <= set("-*_ ") and len(raw.strip()) > 2:
        kind = "rule"
    elif set(raw) <= set(" \t|:-") and "-" in raw:
        kind = "ruler" if "|" in raw else "underline"
    elif _UNDERLINE.match(raw):
        kind = "underline"
    elif bullet := _BULLET.match(raw, lead):
        kind, lead = "item", bullet.end()
    else:
        kind = ""
    words = raw[lead:].rstrip(" \t\\")
    if not kind:
        kind = "heading" if _BOLD_LINE.match(words) else plain.shape(words)
    return _Line(start + lead, start + lead + len(words), words, kind, gap, broken)


def _underlined(found: Iterator[_Line]) -> Iterator[_Line]:
    """Yield the lines without the underlines, those above them made headings."""
    above: _Line | None = None
    for line in found:
        if line.kind != "underline":
            yield line
        elif above and not line.gap and above.kind in ("short", "paragraph"):
            above.kind = "heading"
        above = line


def _tables(text: str, found: Sequence[_Line]) -> Iterator[Table]:
    """Yield the pipe tables, and mark their lines as rows."""
    heading: str | None = None
    for index, line in enumerate(found):
        if line.kind == "heading":
            heading = text[line.start : line.end].strip(_MARKS)
        header = found[index - 1] if index else line
        if line.kind == "ruler" and "|" in header.words and not line.gap:
            rows = []
            header.kind = "header"
            for row in found[index + 1 :]:
                if row.gap or "|" not in row.words:
                    break
                row.kind = "cells"
                rows.append(tuple(_cells(text, row)))
            yield Table(tuple(text[slice(*cell)] for cell in _cells(text, header)), tuple(rows), heading)


def _cells(text: str, line: _Line) -> Iterator[Span]:
    at = line.start + line.words.startswith("|")
    end = line.end - (line.words.endswith("|") and not line.words.endswith("\\|"))
    for found in re.compile(r"(?:[^|\\]|\\.)*+").finditer(text, at, end):
        if found.start() == at or text[found.start() - 1] == "|":
            yield trim(text, *found.span())


def _merged(text: str, found: Sequence[_Line]) -> Iterator[_Line]:
    """Yield the lines with the lines of a paragraph joined."""
    above: _Line | None = None
    for line in found:
        if line.kind in ("rule", "ruler", "header"):
            continue
        if above and _goes_on(above, line):
            above.end, above.broken = line.end, line.broken
            continue
        if above:
            yield _whole(text, above)
        above = line
    if above:
        yield _whole(text, above)


def _whole(text: str, line: _Line) -> _Line:
    words = text[line.start : line.end]
    if line.kind == "short" and words != line.words:
        line.kind = plain.shape(words)
    line.words = words
    return line


def _goes_on(above: _Line, line: _Line) -> bool:
    if line.gap or above.broken or line.kind not in ("short", "paragraph"):
        return False
    return above.kind in ("short", "paragraph", "item") or (above.kind == "row" and above.words.endswith(","))


def _blocks(text: str, found: Iterator[_Line]) -> Iterator[Block]:
    all_lines = list(found)
    again = chrome.repeated([line.words for line in all_lines if line.kind == "short"])
    governing: Span | None = None
    for line in all_lines:
        span = trim(text, line.start, line.end) if line.kind == "heading" else Span(line.start, line.end)
        if span.start == span.end:
            continue
        kind = _kind(line, again)
        bare_links = kind == "item" and governing is None and _LINK.fullmatch(line.words)
        yield Block(*span, "chrome" if bare_links else kind, None if kind == "heading" else governing)
        if kind == "heading":
            governing = span


def _kind(line: _Line, again: frozenset[str]) -> str:
    if line.kind == "heading" or (line.kind == "short" and line.words.endswith(":")):
        return "heading"
    if line.kind == "cells":
        return "row"
    if chrome.is_furniture(line.words) or _IMAGE_LINE.match(line.words):
        return "chrome"
    if line.kind != "short":
        return plain.shape(line.words) if line.kind == "paragraph" else line.kind
    return "chrome" if line.words in again or chrome.is_doubled(line.words) or chrome.is_menu(line.words) else "caption"
