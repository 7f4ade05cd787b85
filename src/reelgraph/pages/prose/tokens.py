"""Cut a sentence into tokens: words, capitalised words, dates, years, numbers, money, quoted titles, marks."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reelgraph import dates
from reelgraph.pages.document import Span

_MONTH = "(?:" + "|".join(sorted((name.title() for name in dates.MONTHS), key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?:1[89]\d\d|20\d\d)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_WEEKDAY = "(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
_DATE = "|".join(
    (
        rf"\b{_WEEKDAY}{_DAY}(?: of)? {_MONTH},? {_YEAR}\b",
        rf"\b{_WEEKDAY}{_MONTH} {_DAY},? (?:of )?{_YEAR}\b",
        rf"\b{_MONTH},? (?:of )?{_YEAR}\b",
        r"\b\d{4}-\d\d-\d\d\b",
        rf"\b{_DAY}(?: of)? {_MONTH}",
        rf"\b{_MONTH} {_DAY}\b(?!,\d|\.\d|th )",
        rf"(?<=\b[io]n )(?i:{_MONTH})(?! [A-Z])",
    )
)
_ABBREVIATION = (
    r"(?:Jr|Sr|St|Ste|Dr|Mr|Mrs|Ms|Lt|Col|Gen|Capt|Sgt|Maj|Rev|Prof|Bros|Inc|Ltd|Co|Corp|Vol|Mt"
    r"|Ft|Hon|Messrs|Mme|Mlle|Cpl|Pvt|"
    r"Gov|Sen|Det|Pt|Vs|vs)\."
)
_TOKEN = re.compile(
    rf"""
    (?P<money>(?:US|CA|C|A|AU|HK|NZ|Rs\.?\ ?)?[$£€¥₹]\ ?\d[\d,.]*(?<![,.])(?:[\ \u00a0-](?:million|billion|thousand|crore|lakh))?
        |\d[\d,.]*(?<![,.])(?:\ (?:million|billion|thousand|crore|lakh))?\ (?:US\ )?(?:dollars|pounds|euros|francs|rupees|lire|yen)\b)
    |(?P<date>{_DATE.replace(" ", chr(92) + " ")})
    |(?P<year>\b{_YEAR}\b(?![-–]\d|s\b|[,.]\d|\ (?:million|people|feet)))
    |(?P<number>\d[\d,.]*(?<![,.])(?:st|nd|rd|th|s)?(?![^\W\d_]))
    |(?P<initials>(?:[A-ZÀ-ÖØ-Þ]\.){{1,5}}(?![^\W_]{{2}})(?:-[A-Z]\.)?)
    |(?P<abbreviation>{_ABBREVIATION}|No\.\ ?\d+)
    |(?P<word>(?:[A-Z]{{1,2}}&(?=[A-Z]\b))?[^\W_]+(?:[-‐‑'’·.](?=[^\W_])[^\W_]+|[/](?=[^\W_])[^\W_]+)*)
    |(?P<space>\s+)
    |(?P<mark>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_QUOTED = re.compile(
    r"“[^“”\n]{1,160}”|‘[^‘\n]{1,160}?’(?!\w)|«[^«»\n]{1,160}»|(?<!\w)\"[^\"\n]{1,160}\"(?!\w)"
    r"|(?<!\w)'(?=\S)[^'\n]{1,120}(?:'\w[^'\n]{0,80}){0,2}(?<=\S)'(?!\w)"
)
_SPOKEN = re.compile(r"-(?:language|speaking)\Z")
_GENITIVE = re.compile(r"(?<=[^\W_])['’]s\Z")


class Token(NamedTuple):
    """A piece of a sentence with its kind, which is one letter.

    `w` word, `c` capitalised word, `s` space, `m` mark, `g` genitive, `F` a title of the page's film,
    `T` quoted words, `D` date, `Y` year, `K` number, `M` money.
    """

    kind: str
    start: int
    end: int


def tokenise(text: str, start: int, end: int, titles: Sequence[Span] = ()) -> Iterator[Token]:
    """Yield the tokens of `text[start:end]`, without gaps; `titles` are where the page's film is named."""
    position = start
    for kind, first, last in _protected(text, start, end, titles):
        if first < position:
            continue
        yield from _plain(text, position, first)
        yield Token(kind, first, last)
        position = last
    yield from _plain(text, position, end)


def _protected(text: str, start: int, end: int, titles: Sequence[Span]) -> list[tuple[str, int, int]]:
    quoted = [match.span() for match in _QUOTED.finditer(text, start, end)]
    if not titles:
        return [("T", first, last) for first, last in quoted]
    whole = {(first - 1, last + 1) for first, last in titles} | {(first - 1, last + 2) for first, last in titles}
    found = [("F" if span in whole else "T", *span) for span in quoted]
    return sorted([*found, *(("F", *span) for span in titles)], key=lambda piece: (piece[1], -piece[2]))


_KINDS = {
    "money": "M",
    "date": "D",
    "year": "Y",
    "number": "K",
    "initials": "c",
    "abbreviation": "c",
    "space": "s",
    "mark": "m",
}


def _plain(text: str, start: int, end: int) -> Iterator[Token]:
    for match in _TOKEN.finditer(text, start, end):
        group = match.lastgroup or "mark"
        if group == "word" and (spoken := _SPOKEN.search(match[0])):
            cut = match.start() + spoken.start()
            yield Token(_case(text[match.start() : cut]), match.start(), cut)
            yield Token("m", cut, cut + 1)
            yield Token("w", cut + 1, match.end())
        elif group == "mark" and _plural_genitive(text, match):
            yield Token("g", *match.span())
        elif group != "word":
            yield Token(_KINDS[group], *match.span())
        elif genitive := _GENITIVE.search(match[0]):
            cut = match.start() + genitive.start()
            yield Token(_case(text[match.start() : cut]), match.start(), cut)
            yield Token("g", cut, match.end())
        else:
            yield Token(_case(match[0]), *match.span())


def _plural_genitive(text: str, mark: re.Match[str]) -> bool:
    """Say whether an apostrophe closes a genitive: "Mills' novel"."""
    start = mark.start()
    return mark[0] in "'’" and text[start - 1 : start] == "s" and text[start + 1 : start + 2].isspace()


_LOWERED = re.compile(
    r"-(?:winning|nominated|born|based|style|era|themed|led|inspired|directed|produced|set|trained|backed)\Z"
)


def _case(word: str) -> str:
    if _LOWERED.search(word) or word.startswith("R&B"):
        return "w"
    inner = len(word) > 3 and "-" not in word and any(letter.isupper() for letter in word[1:])  # deWilde, eXistenZ
    return "c" if word[0].isupper() or inner else "w"
