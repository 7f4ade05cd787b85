"""The structure of plain text: paragraphs, headings, lists, labelled lines, captions, and what is none of these."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reelgraph.pages import chrome, labelled
from reelgraph.pages.document import Block, Field, Span

_LINE = re.compile(r"[^\r\n\f\v\x85\u2028\u2029]+")
_LINE_END = re.compile(r"\r\n|[\r\n\f\v\x85\u2028\u2029]")
_BULLET = re.compile(r"(?:[•◦▪‣·●○■–*+-]|\d{1,3}[.)])[ \t]+(?=\S)")
_CLOCK = re.compile(r"\d:\d\d")
_NO_HEADING = re.compile(r"\d:\d\d|\s[|•·]\s")
_WRAPPED = 40  # a line at least this long may go on in the next
_LONGEST_HEADING = 80
_LONGEST_QUESTION = 8  # words: "Where was it filmed?" is a heading


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the white space around it, or several that are one paragraph; `start` is past its bullet."""

    start: int
    end: int
    words: str
    kind: str  # item, row, paragraph or short
    indent: int
    after_gap: bool  # a blank line stands before it
    before_gap: bool = True

    @property
    def alone(self) -> bool:
        """Whether blank lines, or the page's ends, stand on both sides."""
        return self.after_gap and self.before_gap


def read(text: str) -> tuple[tuple[Block, ...], tuple[Field, ...]]:
    """Return the blocks of `text` in order, and the labelled values among them."""
    blocks = tuple(structure(merge(text, lines(text))))
    return blocks, tuple(labelled.fields(text, blocks))


def lines(text: str) -> Iterator[Line]:
    """Yield the lines of `text` that are not blank."""
    last = 0
    for found in _LINE.finditer(text):
        raw = found[0]
        words = raw.strip()
        if words:
            start = found.start() + len(raw) - len(raw.lstrip())
            gap = last == 0 or len(_LINE_END.findall(text, last, found.start())) > 1
            last = found.end()
            yield _line(start, words, start - found.start(), gap)


def _line(start: int, words: str, indent: int, after_gap: bool) -> Line:
    bullet = _BULLET.match(words)
    kind = "item" if bullet else shape(words)
    skipped = bullet.end() if bullet else 0
    return Line(start + skipped, start + len(words), words[skipped:], kind, indent, after_gap)


def shape(words: str) -> str:
    """Return what a line is by its form alone: row (a label and a value), paragraph or short."""
    found = labelled.split(words)
    if found and not chrome.is_sentence(words[found[1] :]):
        return "row"
    if words.endswith("?") and len(words.split()) <= _LONGEST_QUESTION:
        return "short"
    return "paragraph" if chrome.is_sentence(words) else "short"


def merge(text: str, single: Iterator[Line]) -> list[Line]:
    """Return the lines with those joined that a paragraph, item or value was wrapped into."""
    done: list[Line] = []
    first = last = None  # the lines of a paragraph that is still growing
    for line in single:
        if first and last and _goes_on(last, line, first):
            last = line
            continue
        if first and last:
            done.append(_joined(text, first, last, line.after_gap))
        first = last = line
    if first and last:
        done.append(_joined(text, first, last, before_gap=True))
    return done


def _goes_on(above: Line, line: Line, first: Line) -> bool:
    if line.after_gap or line.kind in ("item", "row"):
        return False
    if first.kind in ("item", "row"):
        return line.indent > first.indent or (first.kind == "row" and above.words.endswith(","))
    long = len(above.words) >= _WRAPPED
    return long and not chrome.is_sentence(above.words[-chrome.LONG :]) and not _CLOCK.search(above.words)


def _joined(text: str, first: Line, last: Line, before_gap: bool) -> Line:
    if first is last:
        return replace(first, before_gap=before_gap)
    words = text[first.start : last.end]
    kind = first.kind if first.kind in ("item", "row") else shape(words)
    return replace(first, end=last.end, words=words, kind=kind, before_gap=before_gap)


def structure(found: Sequence[Line]) -> Iterator[Block]:
    """Yield a block for each line: its kind from its form and its place, and the heading it stands under."""
    again = chrome.repeated([line.words for line in found if line.kind == "short"])
    kinds = [_furnished(line, index, again) for index, line in enumerate(found)]
    last_content = max((n for n, kind in enumerate(kinds) if kind in ("paragraph", "item", "row")), default=len(kinds))
    governing: Span | None = None
    for index, line in enumerate(found):
        kind = kinds[index]
        if kind == "short":
            kind = _short(found, kinds, index, last_content)
        yield Block(line.start, line.end, kind, None if kind == "heading" else governing)
        if kind == "heading":
            governing = Span(line.start, line.end)


def _furnished(line: Line, index: int, again: frozenset[str]) -> str:
    if chrome.is_furniture(line.words) or (line.kind != "paragraph" and chrome.is_menu(line.words)):
        return "chrome"
    if line.kind != "short" or index == 0:
        return line.kind
    return "chrome" if line.words in again or chrome.is_doubled(line.words) else "short"


def _short(found: Sequence[Line], kinds: Sequence[str], index: int, last_content: int) -> str:
    line = found[index]
    if _heads(found, kinds, index):
        return "heading"
    leftover = line.alone and index > last_content and not re.search(r"[\d\"'“‘]", line.words)
    return "chrome" if leftover else "caption"


def _heads(found: Sequence[Line], kinds: Sequence[str], index: int) -> bool:
    """Whether a short line is a heading: no sentence, with something under it."""
    line = found[index]
    if line.words[-1] in ":：":
        return index + 1 < len(found)
    if len(line.words) > _LONGEST_HEADING or line.words[-1] in ".,;!" or _NO_HEADING.search(line.words):
        return False
    if index + 1 == len(found):
        return False
    if index == 0:
        return True
    if not line.after_gap:
        return False
    if kinds[index + 1] == "item":
        return True
    return line.before_gap and (kinds[index + 1] in ("paragraph", "row") or _group(found, kinds, index + 1))


def _group(found: Sequence[Line], kinds: Sequence[str], index: int) -> bool:
    """Whether two or more short lines stand together from `index` on, as a list without bullets does."""
    following = index + 1 < len(found) and not found[index + 1].after_gap
    return kinds[index] == "short" and following and kinds[index + 1] == "short"
