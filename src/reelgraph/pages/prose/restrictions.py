"""Bans: from what, where, when and why."""

import re
from collections.abc import Iterator

from reelgraph import vocabulary
from reelgraph.pages.document import Mention
from reelgraph.pages.prose.hedges import doubtful
from reelgraph.pages.prose.reading import Found, Reading, rule
from reelgraph.pages.prose.shape import Sentence

_BANNED = re.compile(
    r"\b(?:was|is|were|been|being|and|also|film|it) (?:also |initially |originally |briefly |subsequently "
    r"|officially |later |temporarily |still )*(?P<verb>banned|forbidden|prohibited|pulled|removed"
    r"|withdrawn)"
    r"(?P<scope> (?:from|on) (?:the |all |all the |most )?(?P<what>[a-z]+(?: [a-z]+){0,3}?)(?= in\b"
    r"| on\b| for\b| by\b| until\b|,|\.|;|$| and\b))?"
    r"(?P<rest>(?:,? (?:in|on|for|by|from|until|throughout|upon) (?:the |its |all |mainland )?(?:[DYPN]"
    r"|[a-z]+(?: [a-z]+){0,3}?(?=,"
    r"|\.|;|$| in\b| on\b| for\b| by\b))(?:(?:,| and|, and) (?:the )?[PN])*){0,5})"
)
_PLACE = re.compile(
    r"(?:in|throughout|from) (?:the |all |mainland )?(?P<first>P)|(?:,| and|, and) (?:the )?(?P<more>P)"
)
_DATE = re.compile(r"(?:in|on) (?P<date>[DY])")
_REASON = re.compile(
    r"for (?:its |the )?(?:(?P<unknown>unknown|unspecified|undisclosed|unexplained)(?: reasons?)?"
    r"|(?P<why>[a-z]+(?: [a-z]+){0,6}))"
)
_BECAUSE = re.compile(r",? (?:because of|due to|owing to) (?P<why>[a-z-]+(?: [a-z-]+){0,8})")


@rule("ban")
def banned(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read bans with scope, place, date and reason: "was banned from streaming in P in D for unknown reasons"."""
    for found in _BANNED.finditer(sentence.shape):
        if not reading.owns(sentence, found.start()) or doubtful(sentence.shape, found.start()):
            continue
        told = _qualifiers(sentence, *found.span("rest"))
        places = _places(sentence, *found.span("rest"))
        if found["what"]:
            place = places[0] if places else _implied(reading, sentence)
            yield Found(
                "banned_from",
                sentence.mention(*found.span("what")),
                found.start(),
                {**told, **({"place": place} if place else {})},
            )
        elif found["verb"] in ("banned", "forbidden", "prohibited"):
            for place in places:
                yield Found("banned_in", place, found.start(), told)


def _qualifiers(sentence: Sentence, start: int, end: int) -> dict[str, Mention]:
    told: dict[str, Mention] = {}
    if date := _DATE.search(sentence.shape, start, end):
        told["date"] = sentence.mention(date.start("date"), normaliser="date")
    if reason := _REASON.search(sentence.shape, start, end):
        told["reason"] = sentence.mention(*reason.span(reason.lastgroup or "why"))
    elif because := _BECAUSE.match(sentence.shape, end):
        told["reason"] = sentence.mention(*because.span("why"))
    return told


def _places(sentence: Sentence, start: int, end: int) -> list[Mention]:
    return [
        sentence.mention(found.start(found.lastgroup or "first"), normaliser="country")
        for found in _PLACE.finditer(sentence.shape, start, end)
    ]


def _implied(reading: Reading, sentence: Sentence) -> Mention | None:
    """Return the country of the governing heading, else the last one of the sentences before in the same block."""
    for earlier in reversed(reading.sentences[max(0, sentence.number - 3) : sentence.number]):
        if "banned" not in earlier.shape and earlier.block.kind != "heading" and earlier.end - earlier.start > 60:
            continue
        for index in reversed(range(len(earlier.shape))):
            if earlier.shape[index] == "P" and re.search(
                r"\bbanned\b", earlier.words(0, len(earlier.shape)), re.IGNORECASE
            ):
                return earlier.mention(index, normaliser="country")
    heading = sentence.block.heading
    return _country_in(reading.page.text, heading.start, heading.end) if heading else None


def _country_in(text: str, start: int, end: int) -> Mention | None:
    for found in re.finditer(r"[A-Z]\w+(?: [A-Z]\w+)*", text[start:end]):
        if vocabulary.country(found[0]):
            return Mention(start + found.start(), start + found.end(), "country")
    return None
