"""Group tokens into names: capitalised runs with their particles, initials, numbers and "and"s."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from reelgraph import vocabulary
from reelgraph.pages.prose.lexicon import genres, is_place, words
from reelgraph.pages.prose.tokens import Token

# The letters that stand for a chunk in a sentence's shape.
KINDS = {
    "N": "a name",
    "C": "a company",
    "E": "a festival or ceremony",
    "Q": "an award",
    "B": "an award's category (Best …)",
    "P": "a country",
    "A": "an adjective of a country or language",
    "F": "a title of the page's film",
    "T": "quoted words",
    "D": "a date",
    "Y": "a year",
    "K": "a number",
    "M": "money",
}
_PARTICLES = frozenset(
    (
        "de del della dello delle dei di da das dos do du des d' van von der den dem ter ten te le la les los "
        "las el al bin ibn y e af av zu zum zur of the o' ó und et"
    ).split()
)
_LINKS = re.compile(r" (?:–|—|-|or|in an?|by an?|for an?|in|on|from|from an?|of an?) ")
_NOT_IN = re.compile(r" in the ")  # "Best Film Not in the English Language"
_FIRMS = frozenset(("company", "pictures", "studios", "films", "productions", "entertainment", "co."))
_AFTER_PARTICIPLE = frozenset(
    "as in on at by with from to the a an of place over under into for his her its out".split()
)
_WRAPPED = 50  # a line shorter than this was ended on purpose
_GROUP_HEADS = frozenset(
    ["festival", "brothers", "sons", "company", "co", "co.", "partners", "associates", "bros.", "bros"]
)
_TITLES_BEFORE = re.compile(r"(?:best|outstanding|worst)\Z", re.IGNORECASE)
_GENRE_CAPITALS = frozenset(
    ("western technicolor christmas christian gothic metrocolor eastmancolor cinemascope panavision").split()
)
_PROCESSES = frozenset(
    "technicolor eastmancolor metrocolor cinemascope cinecolor trucolor warnercolor panavision vistavision deluxe".split()
)
_COLOUR = re.compile(r", (?:Colou?r|Black[-–]and[-–]White)")
_BODY = re.compile(r"\S+ [^,]+ of \S")  # "Northern Film Board of Norway"
_SUFFIXES = re.compile(r"(?:Jr|Sr|Inc|Ltd)\.?|LLC|I{1,3}|IV")


def group(text: str, tokens: Sequence[Token], ordinary: frozenset[str]) -> Iterator[Token]:
    """Yield the tokens with capitalised runs merged into name chunks; `ordinary` are the page's plain words."""
    index = 0
    first = True
    while index < len(tokens):
        token = tokens[index]
        if token.kind == "c" and not (first and _opens_sentence(text, tokens, index, ordinary)):
            last = _category(text, tokens, index, _run(text, tokens, index))
            last = _colour(text, tokens, index, last)
            yield from _named(text, tokens[index : last + 1])
            index = last + 1
        elif token.kind == "K" and (end := _century(text, tokens, index)):
            yield Token(
                "C" if _words(text, tokens[index], tokens[end]).casefold() in words("studios") else "N",
                token.start,
                tokens[end].end,
            )
            index = end + 1
        else:
            yield Token("w", *token[1:]) if token.kind == "c" else token
            index += 1
        first = first and token.kind in "ms"


def _category(text: str, tokens: Sequence[Token], index: int, last: int) -> int:
    """Return where the category of an award ends: "Best Actress in a Leading Role", "Best Score – Comedy or Musical"."""
    if not _TITLES_BEFORE.match(_words(text, tokens[index], tokens[index])):
        return last
    while last + 4 < len(tokens):
        links = _NOT_IN if text[tokens[last].start : tokens[last].end] == "Not" else _LINKS
        for size in (2, 4, 6):
            at = last + size
            if (
                at < len(tokens)
                and tokens[at].kind == "c"
                and links.fullmatch(text[tokens[last].end : tokens[at].start])
            ):
                last = _run(text, tokens, at)
                break
        else:
            return last
    return last


def _colour(text: str, tokens: Sequence[Token], index: int, last: int) -> int:
    """Return where a category ends that is told by colour: "Best Art Direction, Black-and-White"."""
    if last + 3 >= len(tokens) or not _TITLES_BEFORE.match(_words(text, tokens[index], tokens[index])):
        return last
    return last + 3 if _COLOUR.fullmatch(text[tokens[last].end : tokens[last + 3].end]) else last


def _opens_sentence(text: str, tokens: Sequence[Token], index: int, ordinary: frozenset[str]) -> bool:
    word = text[tokens[index].start : tokens[index].end].casefold()
    if word in words("openers"):
        return True
    following = tokens[index + 2] if index + 2 < len(tokens) and tokens[index + 1].kind == "s" else None
    if following is None or following.kind == "c":
        return False
    return word in ordinary or word.endswith("ly") or (word.endswith("ing") and _small(text, following))


def _small(text: str, token: Token) -> bool:
    """Say whether a word is one of those that follow a participle: "Serving as a sequel", "Taking place in"."""
    return text[token.start : token.end] in _AFTER_PARTICIPLE


def _century(text: str, tokens: Sequence[Token], index: int) -> int | None:
    if (
        index + 2 < len(tokens)
        and _words(text, tokens[index], tokens[index + 2]).casefold()
        in (
            "20th century",
            "21st century",
        )
        and index + 4 < len(tokens)
        and tokens[index + 4].kind == "c"
    ):
        return _run(text, tokens, index + 4)
    if index + 2 < len(tokens) and _words(text, tokens[index], tokens[index + 2]).casefold() in words("studios"):
        return index + 2
    return None


def _words(text: str, first: Token, last: Token) -> str:
    return text[first.start : last.end]


def _run(text: str, tokens: Sequence[Token], index: int) -> int:
    """Return the index of the last token of the name that starts at `index`."""
    last = index
    while (following := _joined(text, tokens, index, last)) is not None:
        last = following
    return last


def _joined(text: str, tokens: Sequence[Token], first: int, last: int) -> int | None:
    """Return where the next piece of the name ends, None where the name is complete."""
    at = last + 1
    if at + 1 >= len(tokens):
        return None
    if tokens[at].kind == "m":
        return _suffixed(text, tokens, at)
    if tokens[at].kind != "s" or not _continues(text, tokens[at]):
        return None
    following = tokens[at + 1]
    if following.kind == "c":
        return at + 1
    if following.kind == "K":
        return (
            at + 1
            if re.fullmatch(r"\d{1,3}", _words(text, following, following)) and not _counts(text, tokens, at + 1)
            else None
        )
    if following.kind == "T":
        return _nickname(text, tokens, at + 1)
    if following.kind == "m":
        return _ampersand(text, tokens, first, last, at + 1)
    return _particles(text, tokens, first, last, at + 1)


def _continues(text: str, space: Token) -> bool:
    """Say whether a name can go on after a space: over a line's end only where lines are wrapped."""
    if "\n" not in text[space.start : space.end]:
        return True
    return "\n" not in text[max(0, space.start - _WRAPPED) : space.start]


def _counts(text: str, tokens: Sequence[Token], index: int) -> bool:
    following = tokens[index + 2 : index + 3]
    return bool(
        following
        and following[0].kind == "w"
        and _words(text, following[0], following[0]) not in ("and", "is", "was", "in", "by")
    )


def _suffixed(text: str, tokens: Sequence[Token], at: int) -> int | None:
    if (
        text[tokens[at].start] == ","
        and at + 2 < len(tokens)
        and tokens[at + 1].kind == "s"
        and tokens[at + 2].kind == "c"
    ) and re.fullmatch(r"(?:Jr|Sr|Inc|Ltd)\.?|LLC", _words(text, tokens[at + 2], tokens[at + 2])):
        return at + 2
    return None


def _nickname(text: str, tokens: Sequence[Token], at: int) -> int | None:
    quoted = _words(text, tokens[at], tokens[at])
    closed = at + 2 < len(tokens) and tokens[at + 1].kind == "s" and tokens[at + 2].kind == "c"
    return at + 2 if closed and len(quoted.split()) <= 2 and "," not in quoted else None


def _ampersand(text: str, tokens: Sequence[Token], first: int, last: int, at: int) -> int | None:
    if text[tokens[at].start] != "&" or at + 2 >= len(tokens) or tokens[at + 2].kind != "c":
        return None
    end = _run(text, tokens, at + 2)
    left = _words(text, tokens[first], tokens[last]).split()
    right = _words(text, tokens[at + 2], tokens[end]).split()
    firm = any(word.casefold().rstrip(",") in words("companies") for word in (left[-1], right[-1]))
    return end if firm or len(left) == len(right) == 1 or right[0] == "The" else None


def _particles(text: str, tokens: Sequence[Token], first: int, last: int, at: int) -> int | None:
    """Join over "de la", "of the", and over an "and" that the head noun asks for."""
    word = _words(text, tokens[at], tokens[at])
    if word == "festival":
        return at
    if word == "of" and _words(text, tokens[last], tokens[last]).casefold() in _FIRMS:
        return None
    if word == "of" and last > first and _of_firm(text, tokens, first, last, at):
        return None
    if word == "and":
        return _conjoined(text, tokens, first, last, at)
    for end in range(at, min(at + 6, len(tokens)), 2):
        if tokens[end].kind == "c":
            return end
        if (
            tokens[end].kind == "K"
            and end > at
            and re.fullmatch(r"\d+(?:st|nd|rd|th)", _words(text, tokens[end], tokens[end]))
        ):
            return end
        if (
            tokens[end].kind != "w"
            or _words(text, tokens[end], tokens[end]) not in _PARTICLES
            or _next_kind(tokens, end) != "s"
        ):
            return None
    return None


def _of_firm(text: str, tokens: Sequence[Token], first: int, last: int, at: int) -> bool:
    """Say whether "of" leads from a person to the firm: "Ana Lima of Elm Street Pictures" is two names."""
    start = at + 2
    if start < len(tokens) and _words(text, tokens[start], tokens[start]) == "the":
        start += 2
    if start >= len(tokens) or tokens[start].kind != "c" or kind_of(_words(text, tokens[first], tokens[last])) != "N":
        return False
    left = _words(text, tokens[last], tokens[last]).casefold()
    firm = kind_of(_words(text, tokens[start], tokens[_run(text, tokens, start)]))
    return firm == "C" and left not in words("companies")


def _next_kind(tokens: Sequence[Token], index: int) -> str:
    return tokens[index + 1].kind if index + 1 < len(tokens) else ""


def _conjoined(text: str, tokens: Sequence[Token], first: int, last: int, at: int) -> int | None:
    if at + 2 >= len(tokens) or tokens[at + 2].kind != "c":
        return None
    if first != last:
        return _one_company(text, tokens, first, last, at + 2)
    end = at + 2
    while end + 2 < len(tokens) and tokens[end + 1].kind == "s" and tokens[end + 2].kind == "c":
        end += 2
    named = _words(text, tokens[at + 2], tokens[end]).split()
    return end if 2 <= len(named) <= 4 and named[-1].casefold() in _GROUP_HEADS else None


def _one_company(text: str, tokens: Sequence[Token], first: int, last: int, at: int) -> int | None:
    """Return where a company's name ends that has an "and" inside: "the Northern Reel and Harbour Company"."""
    if first < len(("the", " ")) or _words(text, tokens[first - 2], tokens[first - 2]).casefold() != "the":
        return None
    end = _run(text, tokens, at)
    closes = _words(text, tokens[end], tokens[end]).casefold() in ("company", "corporation", "co.")
    return end if closes and kind_of(_words(text, tokens[first], tokens[last])) == "N" else None


def _named(text: str, run: Sequence[Token]) -> Iterator[Token]:
    """Yield a run as one chunk of its kind, or as several where it only strings adjectives together."""
    pieces = [token for token in run if token.kind != "s"]
    name = _words(text, run[0], run[-1])
    if all(_adjective(_words(text, token, token)) for token in pieces) and not is_place(name):
        for token in run:
            yield (
                token
                if token.kind == "s"
                else Token(_adjective(_words(text, token, token)) or "w", token.start, token.end)
            )
        return
    if (
        len(pieces) > len(("process", "name"))
        and pieces[0].end < run[-1].start
        and _words(text, pieces[0], pieces[0]).casefold() in _PROCESSES
    ):
        yield Token("w", *pieces[0][1:])
        yield from _apart(text, run, pieces[0].end)
        return
    if len(pieces) > 1 and _adjective(_words(text, pieces[0], pieces[0])) == "A" and _all_genres(text, pieces[1:]):
        for token in run:
            yield token if token.kind == "s" else Token("A" if token == pieces[0] else "w", *token[1:])
        return
    if (head := _studio(text, pieces)) is not None:
        yield Token("C", run[0].start, pieces[head].end)
        yield from _apart(text, run, pieces[head].end)
        return
    if vocabulary.country_of(name) and not is_place(name):
        yield Token("A", run[0].start, run[-1].end)
        return
    yield Token(kind_of(name), run[0].start, run[-1].end)


def _all_genres(text: str, pieces: Sequence[Token]) -> bool:
    """Say whether capitalised words are only genres: "American Family Western film"."""
    folded = (_words(text, token, token).casefold() for token in pieces)
    return all(word in genres() or word in _PROCESSES for word in folded)


def _apart(text: str, run: Sequence[Token], end: int) -> Iterator[Token]:
    """Yield what follows the first part of a run: the space, and the rest as a name of its own."""
    space, *rest = (token for token in run if token.start >= end)
    yield space
    yield from _named(text, rest)


@cache
def _studio_heads() -> frozenset[str]:
    return frozenset(name.split()[0] for name in words("studios"))


def _studio(text: str, pieces: Sequence[Token]) -> int | None:
    """Return where a studio before another name ends: "Elm Bros. Merry Tunes", "MGM Jungle Boy"."""
    pictured = any(_words(text, token, token) == "Pictures" for token in pieces[1:-1])  # "Elm Pictures Dapper Men"
    if not pictured and _words(text, pieces[0], pieces[0]).casefold() not in _studio_heads():
        return None
    for index in range(len(pieces) - 1):
        folded = _words(text, pieces[0], pieces[index]).casefold()
        if (folded in words("studios") or folded.endswith(" pictures")) and (
            index or folded.isupper() or _words(text, pieces[0], pieces[0]).isupper()
        ):
            rest = [_words(text, token, token).casefold() for token in pieces[index + 1 :]]
            closed = any(word in words("companies") or word in words("awards") for word in rest)
            return None if closed else index
    return None


def _adjective(word: str) -> str | None:
    folded = word.casefold()
    if folded in _GENRE_CAPITALS:
        return "w"
    if all(vocabulary.country_of(part) or vocabulary.language(part) for part in re.split(r"[-–/]", word)):
        return "A"
    return None


def kind_of(name: str) -> str:
    """Return the letter for a name, by its last word and what is known of it."""
    folded = name.casefold()
    pieces = folded.replace("-", " ").split()
    if not pieces:
        return "N"
    if _TITLES_BEFORE.match(pieces[0]) and len(pieces) > 1:
        return "B"
    if folded in words("studios"):
        return "C"
    if vocabulary.country(name):
        return "P"
    if (
        pieces[-1] in words("festivals")
        or folded in words("festivals")
        or "film festival" in folded
        or "festival of" in folded
    ):
        return "E"
    if (
        pieces[-1] in words("awards")
        or " ".join(pieces[:2]) in words("awards")
        or " ".join(pieces[-2:]) in words("awards")
    ):
        return "Q"
    if len(pieces) > 1 and (
        pieces[0] == "studio" or pieces[-1] in words("companies") or "&" in pieces or "entertainment" in pieces
    ):
        return "C"
    return "C" if _BODY.match(folded) and folded.split(" of ")[0].split()[-1] in words("companies") else "N"
