"""How deep the elements of an HTML page are nested, counted before it is parsed, in linear time.

HTML parsers take quadratic time over some pages: elements nested a hundred thousand deep, formatting
elements that are never closed (each following block opens them all again), thousands of attributes, or
of options in one list.
Such pages are refused before they reach the parser. Tags are cut out as the WHATWG tokenizer does, so
that nothing hides from the count: https://html.spec.whatwg.org/multipage/parsing.html#tokenization
"""

import re
from collections import Counter, defaultdict

DEEPEST = 1_000
MOST_ATTRIBUTES = 1_000
MOST_REOPENED = 2_000_000
MOST_OPTIONS = 5_000

_ATTRIBUTE = r"[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+)?+)?+"
_TAG = re.compile(rf"<(/?)([a-zA-Z][^\s/>]*+)((?:[\s/]++|{_ATTRIBUTE})*+)>")
_EACH_ATTRIBUTE = re.compile(_ATTRIBUTE)
_COMMENT_END = re.compile("--!?>")

_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
_RAW = frozenset(["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"])
_FORMATTING = frozenset(
    ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"]
)
_CLOSE_P = frozenset(
    (
        "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer "
        "form h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre section summary table ul li dd dt"
    ).split()
)
_CELL = ("table", "td", "th", "caption", "button", "object", "template")
# tag → (open elements that its start tag ends, elements that shield them)
_ENDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "li": (("li",), ("ul", "ol", *_CELL)),
    "dt": (("dt", "dd"), ("dl", *_CELL)),
    "dd": (("dt", "dd"), ("dl", *_CELL)),
    "td": (("td", "th"), ("table",)),
    "th": (("td", "th"), ("table",)),
    "tr": (("tr",), ("table",)),
    "tbody": (("tbody", "thead", "tfoot"), ("table",)),
    "tfoot": (("tbody", "thead", "tfoot"), ("table",)),
    "option": (("option",), ("select",)),
    "a": (("a",), _CELL),
}


def excess(source: str) -> tuple[int, str] | None:
    """Return where in `source` something goes too far, and what; None for a page that can be parsed."""
    elements = _Elements()
    at = source.find("<")
    while at >= 0:
        if source.startswith("<!--", at):
            found = _COMMENT_END.search(source, at + 2)
        else:
            found = _TAG.match(source, at)
            if found and (reason := elements.meet(found[1] == "/", found[2].lower(), found[3])):
                return at, reason
            if found and found[2].lower() in _RAW and not found[1] and not elements.foreign():
                found = re.compile(rf"</{found[2]}(?=[\s/>])", re.IGNORECASE).search(source, found.end())
                at = found.start() if found else -1
                continue
            if not found and (source[at + 1 : at + 2].isalpha() or source.startswith(("<!", "<?", "</"), at)):
                found = re.compile(">").search(source, at)
            elif not found:
                at = source.find("<", at + 1)
                continue
        at = source.find("<", found.end()) if found else -1
    return None


class _Elements:
    """The elements that are open, as far as their tags tell."""

    def __init__(self) -> None:
        self.open: list[str] = []
        self.places: dict[str, list[int]] = defaultdict(list)
        self.formatting: Counter[str] = Counter()  # formatting elements not yet closed, by tag as written
        self.unclosed: dict[str, list[str]] = defaultdict(list)
        self.reopened = 0
        self.options = 0  # of the list that is open

    def foreign(self) -> bool:
        return bool(self.places["svg"] or self.places["math"])

    def meet(self, closing: bool, tag: str, attributes: str) -> str | None:
        if closing:
            self._end(tag)
            return None
        self._start(tag, attributes)
        return self._excess(attributes)

    def _excess(self, attributes: str) -> str | None:
        if len(self.open) > DEEPEST or len(self.formatting) > DEEPEST:
            return f"elements nested more than {DEEPEST:,} deep"
        if self.reopened > MOST_REOPENED:
            return "formatting elements that are never closed"
        if self.options > MOST_OPTIONS:
            return f"a list with more than {MOST_OPTIONS:,} options"
        if len(attributes) > MOST_ATTRIBUTES and sum(1 for _ in _EACH_ATTRIBUTE.finditer(attributes)) > MOST_ATTRIBUTES:
            return f"an element with more than {MOST_ATTRIBUTES:,} attributes"
        return None

    def _start(self, tag: str, attributes: str) -> None:
        if tag in ("select", "option"):
            self.options = self.options + 1 if tag == "option" and self.places["select"] else 0
        if tag in _CLOSE_P:
            self._end_open(("p",), _CELL)
        if tag in _ENDS:
            self._end_open(*_ENDS[tag])
        if tag in _FORMATTING:
            self._format(tag, tag + attributes)
        else:
            self.reopened += len(self.formatting)
        if tag in _VOID or (attributes.endswith("/") and self.foreign()):
            return
        self.places[tag].append(len(self.open))
        self.open.append(tag)

    def _format(self, tag: str, written: str) -> None:
        if tag == "a":
            self._unformat("a")
        self.unclosed[tag].append(written)
        self.formatting[written] += 1

    def _unformat(self, tag: str) -> None:
        if self.unclosed[tag]:
            written = self.unclosed[tag].pop()
            self.formatting[written] -= 1
            if not self.formatting[written]:
                del self.formatting[written]

    def _end_open(self, tags: tuple[str, ...], shields: tuple[str, ...]) -> None:
        floor = max((self.places[tag][-1] for tag in shields if self.places[tag]), default=-1)
        place = max((self.places[tag][-1] for tag in tags if self.places[tag]), default=-1)
        if place >= 0 and place >= floor:
            self._pop_to(place)

    def _end(self, tag: str) -> None:
        if tag in _FORMATTING:
            self._unformat(tag)
        if self.places[tag]:
            self._pop_to(self.places[tag][-1])

    def _pop_to(self, place: int) -> None:
        while len(self.open) > place:
            self.places[self.open.pop()].pop()
