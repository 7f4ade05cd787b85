"""Split the prose of a page into sentences: spans of its text, in one pass."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reelgraph.pages.document import Block, Page, Span

LONGEST_SENTENCE = 2000  # code points; a list of a hundred names is shorter
PROSE = frozenset({"paragraph", "item", "caption", "heading"})

_PARAGRAPH = re.compile(r"[^\s](?:[^\n]|\n(?![ \t]*\n))*")
_STOP = re.compile(
    r"[.!?…。！？][.!?…]*[\"'”’)\]]{0,3}(?:\[\d{1,3}\]){0,5}(?=\s+[\"'“‘(\[«]?[^\Wa-z_]|\s*$)|\n(?=\s*\n)|[。！？]"
)
_WORD_BEFORE = re.compile(r"[^\s(\"'“‘]{1,24}\Z")
_NEXT = re.compile(r"\s+[\"'“‘(]?([\w'’]{1,20})")
_NEVER = frozenset(
    (
        "vs mr mrs ms dr st lt col gen capt sgt maj rev prof no vol mt ft messrs mme mlle cpl pvt gov sen det lit "
        "transl orig approx feat"
    ).split()
)
_SOMETIMES = frozenset(
    ["jr", "sr", "inc", "ltd", "co", "corp", "bros", "u.s", "u.k", "u.s.a", "l.a", "d.c", "a.m", "p.m", "etc"]
)
_STARTERS = frozenset(
    (
        "the a an it its this that these he his she her they their in on at after although while when based "
        "directed written produced starring set filmed shot released there both despite upon as with for "
        "during some critics following"
    ).split()
)
_INITIAL = re.compile(r"(?:\w\.)*\w")


class Stretch(NamedTuple):
    """A sentence of a block."""

    start: int
    end: int
    block: Block


def blocks(page: Page) -> Sequence[Block]:
    """Return the blocks of prose of the page, found here where its reader has given none."""
    if page.blocks:
        return [block for block in page.blocks if block.kind in PROSE]
    return [Block(*found.span()) for found in _PARAGRAPH.finditer(page.text)]


def split(page: Page, titles: Sequence[Span] = ()) -> Iterator[Stretch]:
    """Yield the sentences of the page; none ends inside one of `titles` (in order, where the film is named)."""
    ahead = iter(titles)
    held = next(ahead, None)
    for block in blocks(page):
        start = block.start
        for found in _STOP.finditer(page.text, block.start, block.end):
            while held and held.end <= found.start():
                held = next(ahead, None)
            if (held and _within(page.text, found, held)) or _abbreviates(page.text, found):
                continue
            yield from _stretch(page.text, start, found.end(), block)
            start = found.end()
        yield from _stretch(page.text, start, block.end, block)


def _within(text: str, found: re.Match[str], title: Span) -> bool:
    """Say whether a full stop belongs to a title, and is not the sentence's as well."""
    if found.end() < title.end:
        return title.start < found.start()
    return title.start < found.start() < title.end and not _starts_anew(text, found.end())


def _stretch(text: str, start: int, end: int, block: Block) -> Iterator[Stretch]:
    """Yield a sentence; in pieces where it is longer than people write, so that reading stays linear."""
    trimmed = _trim(text, start, end)
    while trimmed and trimmed.end - trimmed.start > LONGEST_SENTENCE:
        cut = _cut(text, trimmed.start + LONGEST_SENTENCE)
        yield Stretch(trimmed.start, cut, block)
        trimmed = _trim(text, cut, trimmed.end)
    if trimmed:
        yield Stretch(*trimmed, block)


def _cut(text: str, limit: int) -> int:
    """Return where to cut a long sentence: after a comma or space shortly before `limit`."""
    for mark in (";", ",", " "):
        if (at := text.rfind(mark, limit - 200, limit)) > 0:
            return at + 1
    return limit


def _abbreviates(text: str, found: re.Match[str]) -> bool:
    if found[0] != ".":
        return found[0] == "..." and not _starts_anew(text, found.end())
    before = _WORD_BEFORE.search(text, max(0, found.start() - 25), found.start())
    word = before[0].casefold() if before else ""
    if word in _NEVER:
        return True
    if word in _SOMETIMES or _INITIAL.fullmatch(word):
        return not _starts_anew(text, found.end())
    return False


def _starts_anew(text: str, end: int) -> bool:
    following = _NEXT.match(text, end)
    return bool(following and following[1].casefold() in _STARTERS)


def _trim(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
