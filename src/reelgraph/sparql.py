"""SPARQL as it is typed: its tokens, how deep it nests, and where it asks the text index.

`?film film:matches "quiet harbour"` is a triple pattern to every SPARQL parser. Before evaluation it becomes
`VALUES ?film { <…> … }`: the things whose names hold these words, found in the text index, the best known first.
`?film film:matches ("quiet harbour" ?rank)` tells the rank of each too, from 1. The query is read token by token,
so that nothing within a string, a comment or an IRI is taken for a pattern.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from reelgraph.errors import QueryError
from reelgraph.vocabulary import PREFIXES, iri

MATCHES = "film:matches"
DEEPEST = 128  # brackets within brackets: the engine's stack ends between 300 and 1000
LONGEST = 1000  # clauses such as OPTIONAL and BIND: they nest within one another; the stack ends between 1000 and 5000
HITS = 1000  # of a text, the best known

_TOKEN = re.compile(
    r"""(?P<space>\s+|\#[^\r\n]*)
    |(?P<iri><[^\x00-\x20<>"{}|^`\\]*(?:\\u[0-9A-Fa-f]{4}[^\x00-\x20<>"{}|^`\\]*)*>)
    |(?P<string>\"\"\"(?:\"{0,2}(?:[^"\\]|\\.))*\"\"\"|'''(?:'{0,2}(?:[^'\\]|\\.))*'''|"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*')
    |(?P<variable>[?$]\w+)
    |(?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    |(?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)|\d*\.\d+|\d+)
    |(?P<name>(?:[^\W\d_](?:[\w.-]*[\w-])?)?:(?:(?:[\w:]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%])(?:(?:[\w.:-]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%])*(?:[\w:-]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%]))?)?)
    |(?P<word>[A-Za-z_]\w*)
    |(?P<sign>\^\^|&&|\|\||<<\(|\)>>|<=|>=|!=|.)""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_ESCAPED = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f"}
_PATH = ("/", "|", "^", "!")
_OPENING = {"{": "}", "(": ")", "[": "]", "<<(": ")>>"}
_CLAUSES = frozenset("OPTIONAL MINUS BIND FILTER UNION EXISTS SELECT GRAPH SERVICE VALUES AS".split())


@dataclass(frozen=True, slots=True)
class Token:
    """A token of a query: its kind, its text and where it begins."""

    kind: str
    text: str
    start: int

    @property
    def end(self) -> int:
        """Return where it ends."""
        return self.start + len(self.text)


@dataclass(slots=True)
class _Group:
    """What stands between two brackets, as far as it has been read."""

    closing: str
    data: bool = False  # rows of VALUES or a template: its triples are not asked for
    awaits: str = "subject"  # or verb, object, or the name of a clause whose brackets are still to come
    subject: Token | None = None
    mark: Token | None = None  # the `;` or the subject before the verb
    first: bool = False  # whether no verb of this subject was kept so far


@dataclass(slots=True)
class _Reading:
    groups: list[_Group] = field(default_factory=list)
    prefixes: dict[str, str] = field(default_factory=lambda: dict(PREFIXES))


Search = Callable[[str, int], Sequence[str]]


def tokens(query: str) -> list[Token]:
    """Return the tokens of a query, white space and comments left out."""
    found = ((match.lastgroup or "", match) for match in _TOKEN.finditer(query))
    return [Token(kind, match[0], match.start()) for kind, match in found if kind != "space"]


def guard(query: Sequence[Token]) -> None:
    """Raise QueryError where a query nests so deep that evaluating it would overflow the engine's stack."""
    depth = deepest = clauses = 0
    for token in query:
        if token.kind == "sign":
            depth += (token.text in _OPENING) - (token.text in _OPENING.values())
            deepest = max(deepest, depth)
        elif token.kind == "word":
            clauses += token.text.upper() in _CLAUSES
    steps = sum(token.text == "/" for token in query)
    if deepest > DEEPEST:
        raise QueryError(f"this query nests brackets {deepest} deep, and {DEEPEST} is the most; write it flatter")
    if clauses > LONGEST or steps > LONGEST:
        raise QueryError(
            f"this query has {max(clauses, steps)} clauses, and {LONGEST} is the most; ask in several queries"
        )


def prepare(query: str, search: Search) -> str:
    """Return a query ready for evaluation: guarded, its texts replaced by what `search` (text, how many) finds: IRIs.

    Raises QueryError where it nests too deep, or where `film:matches` stands where no text can be looked for.
    """
    read = tokens(query)
    guard(read)
    if "matches" not in query:
        return query
    edits = list(_edits(read, search))
    for start, end, text in sorted(edits, reverse=True):
        query = query[:start] + text + query[end:]
    return query


# --- finding the patterns ------------------------------------------------------------------------------


def _edits(read: Sequence[Token], search: Search) -> Iterator[tuple[int, int, str]]:
    """Yield what to replace: (start, end, text)."""
    reading = _Reading()
    at = 0
    while at < len(read):
        token, group = read[at], reading.groups[-1] if reading.groups else None
        if token.kind == "word" and token.text.upper() == "PREFIX" and at + 2 < len(read):
            reading.prefixes[read[at + 1].text[:-1]] = read[at + 2].text[1:-1]
            at += 3
            continue
        if _is_matches(token, reading.prefixes) and group is not None and not group.data:
            if group.closing == "}" and group.awaits == "verb":
                at, edits = _pattern(read, at, group, search)
                yield from edits
                continue
            if group.closing == "]" or (group.awaits == "object" and read[at - 1].text in _PATH):
                raise QueryError(_HOW)
        _follow(reading, token, read[at - 1] if at else None)
        at += 1


def _is_matches(token: Token, prefixes: Mapping[str, str]) -> bool:
    if token.kind == "iri":
        return token.text[1:-1] == iri(MATCHES)
    prefix, colon, name = token.text.partition(":")
    return token.kind == "name" and bool(colon) and prefixes.get(prefix, "") + name == iri(MATCHES)


def _follow(reading: _Reading, token: Token, before: Token | None) -> None:
    """Follow one token: which bracket is open, and whose statements are being made."""
    groups = reading.groups
    group = groups[-1] if groups else None
    if token.kind == "sign" and token.text in _OPENING:
        template = before is not None and before.text.upper() == "CONSTRUCT"
        data = template or (group is not None and (group.data or group.awaits == "VALUES"))
        if group is not None and group.closing == "}" and token.text != "{":
            _follow_statement(group, token)
        groups.append(_Group(_OPENING[token.text], data))
    elif token.kind == "sign" and group is not None and token.text == group.closing:
        groups.pop()
        if groups and (token.text == "}" or groups[-1].awaits in ("FILTER", "BIND")):
            groups[-1].awaits = "subject"
    elif group is not None and group.closing == "}":
        _follow_statement(group, token)


def _follow_statement(group: _Group, token: Token) -> None:
    sign = token.text if token.kind == "sign" else ""
    if token.kind == "word" and token.text.upper() in _CLAUSES:
        group.awaits = token.text.upper()
    elif group.awaits == "subject" and sign != ".":
        group.awaits, group.subject, group.mark, group.first = "verb", token, token, True
    elif group.awaits in ("verb", "object") and sign in (".", ";"):
        group.awaits = "subject" if sign == "." else "verb"
        group.mark = token
    elif group.awaits == "verb":
        group.awaits, group.first = "object", False


def _pattern(read: Sequence[Token], at: int, group: _Group, search: Search) -> tuple[int, list[tuple[int, int, str]]]:
    """Return where to read on after a text pattern, and what replaces it."""
    subject, before = group.subject, read[at - 1]
    after, text, rank = _object(read, at + 1)
    following = read[after] if after < len(read) else None
    if subject is None or subject.kind != "variable" or before is not group.mark or _goes_on(following):
        raise QueryError(_HOW)
    hits, end = _values(subject.text, rank, search(text, HITS)), read[after - 1].end
    group.awaits = "object"
    if not group.first:  # `; film:matches "…"` after another verb
        return after, [(subject.start, subject.start, f"{hits} "), (before.start, end, "")]
    while after < len(read) and read[after].text == ";":
        end = read[after].end
        after += 1
    if after >= len(read) or read[after].text in (".", "}", "{") or read[after].text.upper() in _CLAUSES:
        group.awaits = "subject"
        return after, [
            (subject.start, subject.start, hits),
            (subject.start, subject.end, ""),
            (read[at].start, end, ""),
        ]
    group.awaits, group.mark = "verb", read[after - 1]  # the next verb is now the first
    return after, [(subject.start, subject.start, f"{hits} "), (read[at].start, end, "")]


def _goes_on(token: Token | None) -> bool:
    return token is not None and (token.text in (",", "^^", *_PATH) or token.kind == "language")


_HOW = (
    'film:matches takes a variable before it and one text after it: ?film film:matches "quiet harbour", '
    'or ?film film:matches ("quiet harbour" ?rank)'
)


def _object(read: Sequence[Token], at: int) -> tuple[int, str, str | None]:
    """Return where to read on, the text and the variable of the rank."""
    kinds = [token.kind for token in read[at : at + 4]]
    if kinds[:1] == ["string"]:
        return at + 1, unquoted(read[at].text), None
    if kinds == ["sign", "string", "variable", "sign"] and read[at].text == "(" and read[at + 3].text == ")":
        return at + 4, unquoted(read[at + 1].text), read[at + 2].text
    raise QueryError(_HOW)


def unquoted(literal: str) -> str:
    """Return the text that a string of SPARQL stands for."""
    marks = 3 if literal[:3] in ('"""', "'''") else 1
    return _ESCAPE.sub(_unescaped, literal[marks:-marks])


def _unescaped(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    if code:
        return chr(int(code, 16)) if int(code, 16) < 0x110000 else "\ufffd"
    return _ESCAPED.get(found[3], found[3])


def _values(variable: str, rank: str | None, found: Sequence[str]) -> str:
    if rank is None:
        return f"VALUES {variable} {{ {' '.join(f'<{one}>' for one in found)} }}"
    rows = " ".join(f"(<{one}> {place})" for place, one in enumerate(found, 1))
    return f"VALUES ({variable} {rank}) {{ {rows} }}"
