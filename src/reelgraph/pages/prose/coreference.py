"""The fullest form of a short mention: "Okafor" is "Ada Okafor" where the page says so."""

import re
from collections import defaultdict
from collections.abc import Sequence

from reelgraph.pages.document import Mention, Span

_SUFFIX = re.compile(r",? (?:Jr|Sr)\.?\Z|,? I{2,3}\Z")


class Names:
    """The personal names of a page, by their last and first words."""

    def __init__(self, text: str, spans: Sequence[Span]) -> None:
        self._text = text
        self._by_last: dict[str, list[Span]] = defaultdict(list)
        self._by_bare: dict[str, Span] = {}
        self._by_first: dict[str, list[Span]] = defaultdict(list)
        for span in {text[span.start : span.end]: span for span in reversed(spans)}.values():
            name = text[span.start : span.end]
            bare = _SUFFIX.sub("", name)
            if bare != name:
                self._by_bare[bare] = span
            pieces = bare.split()
            half = len(pieces) // 2
            if len(pieces) > 1 and pieces[:half] != pieces[half:]:  # "Ada Okafor Ada Okafor" is a caption, twice
                self._by_last[pieces[-1]].append(span)
                self._by_first[pieces[0]].append(span)

    def fullest(self, mention: Mention, first_names: bool = False) -> Mention:
        """Return the longest form of the name that the page gives, before the mention if it can be."""
        name = self._text[mention.start : mention.end]
        pieces = name.split()
        if len(pieces) > 1 and name in self._by_bare:
            return Mention(*self._by_bare[name])
        if len(pieces) > 2 or not pieces:
            return mention
        known = [span for span in self._by_last.get(pieces[-1], ()) if self._extends(span, name)]
        if not known and first_names and len(pieces) == 1:
            known = self._by_first.get(name, [])
            if len({self._text[span.start : span.end] for span in known}) > 1:
                return mention
        if not known:
            return mention
        before = [span for span in known if span.start < mention.start] or [min(known)]
        return Mention(*max(before))

    def _extends(self, span: Span, name: str) -> bool:
        full = _SUFFIX.sub("", self._text[span.start : span.end])
        return len(full) > len(name) and full.endswith(" " + name)
