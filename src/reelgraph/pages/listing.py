"""Lists inside one value: "A, B and C" into the spans of its names, without taking a name apart."""

import re
from collections.abc import Callable, Iterator

from reelgraph.pages.document import Span

_BRACKET = {"(": 1, "[": 1, "（": 1, ")": -1, "]": -1, "）": -1}
_SEPARATOR = re.compile(
    r"[()\[\]（）]|[,;，；、•·|\r\n\t]|(?<=\s)/(?=\s)|/|(?<=\s)(?:and|und|et|y|&)(?=\s)|(?<=\s)[-–—](?=\s)",
    re.IGNORECASE,
)
# what follows a comma and still belongs to the name
_SUFFIX = re.compile(
    r"\s*(?:[JSjs]r|I{2,3}|IV|Esq|Ph\.?D|M\.?D|Inc|INC|Ltd|LTD|LLC|L\.L\.C|LLP|Co|Corp|GmbH|AG|S\.?A\.?S?|S\.?r\.?l|Pty|Limited)\b\.?"
)
_EDGES = ' \t\r\n\u00a0,;:/|·•*_"“”«»„'
_MARKDOWN_LINK = re.compile(r"\[([^\[\]\n]{1,300})\]\([^()\s]{1,2000}(?:\s[^()\n]{0,300})?\)$")
_REST = re.compile(
    r"(?:and )?(?:\d+ )?(?:more|others?|et al)\b.*|(?:see|show|view|full)\b.*|n/?a|tba|tbc|unknown|none|various|[-–—?]+|\d+ (?:more|others?)\b.*",
    re.IGNORECASE,
)


def names(text: str, span: Span, *, people: bool = True) -> Iterator[Span]:
    """Yield the names in a value: people at commas, "and", "&" and "/"; others not at "&", nor at "and" unless commas stand too."""
    commas = any(mark in text[slice(*span)] for mark in ",;")
    conjunctions = ("and", "und", "et", "y", "&") if people else ("and",) if commas else ()
    for piece in _pieces(text, span, frozenset((*",;，；、•·|\r\n\t", " / ", *conjunctions))):
        if _is_name(text[slice(*piece)]):
            yield piece


def words(text: str, span: Span, known: Callable[[str], object] | None = None) -> Iterator[Span]:
    """Yield the words of a value such as genres or countries; what is `known` as a whole is not taken apart at "and"."""
    for piece in _pieces(text, span, frozenset((*",;，；、•·|\r\n\t", "/", " / "))):
        if known is not None and known(text[slice(*piece)]):
            yield piece
        else:
            yield from _pieces(text, piece, frozenset(("and", "und", "et", "y", "&")))


def items(text: str, span: Span) -> Iterator[Span]:
    """Yield what stands between the commas of a value, and nothing finer."""
    yield from _pieces(text, span, frozenset(",;，；、•·|\r\n\t"))


def lines(text: str, span: Span) -> Iterator[Span]:
    """Yield the lines of a value, and its parts between semicolons, bars and bullets."""
    yield from _pieces(text, span, frozenset((*";；•|\r\n", " / ")))


def trim(text: str, start: int, end: int) -> Span:
    """Return the span without punctuation and marks at its edges, and of a Markdown link its words alone."""
    while True:
        piece = text[start:end]
        left = len(piece) - len(piece.lstrip(_EDGES))
        right = len(piece) - len(piece.rstrip(_EDGES))
        start, end = start + left, max(start + left, end - right)
        link = _MARKDOWN_LINK.match(text, start, end)
        if not link:
            return Span(start, end)
        start, end = link.span(1)


def _pieces(text: str, span: Span, separators: frozenset[str]) -> Iterator[Span]:
    depth = 0
    start = span.start
    for found in _SEPARATOR.finditer(text, *span):
        mark = found[0].casefold()
        if mark in _BRACKET:
            depth = max(0, depth + _BRACKET[mark])
        elif depth == 0 and _separates(text, found, mark, separators, span.end):
            piece = trim(text, start, found.start())
            if piece.start < piece.end:
                yield piece
            start = found.end()
    piece = trim(text, start, span.end)
    if piece.start < piece.end:
        yield piece


def _separates(text: str, found: re.Match[str], mark: str, separators: frozenset[str], end: int) -> bool:
    if mark == "/":
        spaced = text[found.start() - 1 : found.start()].isspace() and text[found.end() : found.end() + 1].isspace()
        return (" / " if spaced else "/") in separators
    if mark in "-–—":
        mark = "-"
    return mark in separators and not (mark == "," and _SUFFIX.match(text, found.end(), end))


def _is_name(piece: str) -> bool:
    """Whether a piece can be a name: a capital, or a script without them, and not "and 7 more"."""
    if _REST.fullmatch(piece):
        return False
    return any(character.isupper() or (character.isalpha() and not character.islower()) for character in piece)
