"""A sentence as a rule sees it: plain words in lower case, every name, date or title one capital letter.

"Directed by Ana de Sá, it stars J. P. Roe and Li Na." has the shape "directed by N, it stars N and N."
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reelgraph.pages.document import Block, Mention, Span
from reelgraph.pages.prose.tokens import Token

LONGEST_QUOTE = 600


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the page: its shape, and the place on the page of every character of the shape."""

    text: str = field(repr=False)
    start: int
    end: int
    shape: str
    starts: Sequence[int] = field(repr=False)
    ends: Sequence[int] = field(repr=False)
    block: Block = field(repr=False)
    number: int = 0

    def span(self, first: int, last: int) -> Span:
        """Return the span of the page that `shape[first:last]` stands for."""
        return Span(self.starts[first], self.ends[last - 1])

    def mention(self, first: int, last: int | None = None, normaliser: str | None = None) -> Mention:
        """Return `shape[first:last]` (one character by default) as a mention."""
        return Mention(self.starts[first], self.ends[(last or first + 1) - 1], normaliser)

    def words(self, first: int, last: int | None = None) -> str:
        """Return the page's own words for `shape[first:last]`."""
        return self.text[self.starts[first] : self.ends[(last or first + 1) - 1]]

    def quote(self, first: int, last: int) -> Span:
        """Return the sentence, cut around the evidence where it is too long to quote."""
        if self.end - self.start <= LONGEST_QUOTE:
            return Span(self.start, self.end)
        low, high = self.starts[first], self.ends[min(last, len(self.ends)) - 1]
        middle = (low + high) // 2
        start = max(self.start, min(low, middle - LONGEST_QUOTE // 2))
        start = min(start, low) if high - low <= LONGEST_QUOTE else low
        return Span(start, min(self.end, start + LONGEST_QUOTE))

    def at(self, offset: int) -> int:
        """Return the index in the shape of a character of the page."""
        return min(bisect_left(self.ends, offset + 1), len(self.shape) - 1)


def encode(text: str, chunks: Sequence[Token], block: Block, number: int) -> Sentence:
    """Return the sentence made of `chunks`."""
    shape: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for character, start, end in _characters(text, chunks):
        shape.append(character)
        starts.append(start)
        ends.append(end)
    return Sentence(text, chunks[0].start, chunks[-1].end, "".join(shape), starts, ends, block, number)


def _characters(text: str, chunks: Sequence[Token]) -> Iterator[tuple[str, int, int]]:
    for kind, start, end in chunks:
        if kind == "s":
            yield " ", start, end
        elif kind == "g":
            yield "'", start, start + 1
            yield "s", end - 1, end
        elif kind in "wm":
            for offset in range(start, end):
                low = text[offset].lower()
                yield (low if len(low) == 1 else "i"), offset, offset + 1
        else:
            yield kind, start, end
