"""Companies that made or distributed the film, as subject or behind a noun: "C released the film", "a C production"."""

import re
from collections.abc import Iterator

from reelgraph.pages.prose.grammar import rule_pattern
from reelgraph.pages.prose.hedges import doubtful
from reelgraph.pages.prose.makers import IN_SERIES
from reelgraph.pages.prose.people import entries
from reelgraph.pages.prose.reading import Found, Reading, rule
from reelgraph.pages.prose.releases import date_of, dated, pieces_after, released
from reelgraph.pages.prose.shape import Sentence

_ACTIVE = rule_pattern(
    r"(?P<list>[CN](?:,? and C)?),? (?:which |who )?(?:later |then |also |theatrically )?(?P<verb>released|distributed"
    r"|acquired|handled)(?: theatrically)? (?:the [a-z]+ (?:rights|release) (?:to|of) )?(?:{film}"
    r"|distribution|the distribution)\b"
)


@rule("company-active")
def active(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read companies as subject: "C released the film"."""
    for found in _ACTIVE.finditer(sentence.shape):
        if doubtful(sentence.shape, found.start("verb")) or reading.owner(sentence, found.start()) == "other":
            continue
        pieces = list(pieces_after(sentence, found.end())) if found["verb"] in ("released", "distributed") else []
        dates = [piece for piece in pieces if piece.kind == "date"]
        qualifiers = {"date": date_of(sentence, dates[0])} if len(dates) == 1 else {}
        companies = [index for index in range(*found.span("list")) if sentence.shape[index] == "C"]
        for index in companies:
            yield Found("distributor", sentence.mention(index), index, qualifiers)
        if companies and "again" not in sentence.shape[: found.start()][-20:]:
            for date, places in dated(pieces):
                for place in places or [None]:
                    yield released(sentence, date, place, None, pieces)


_FIRST_OF = re.compile(r"\b(?:is|was|being) (?P<name>C)'s (?:[a-zK0-9-]+ ){0,4}release\b")
_BOUGHT = re.compile(
    r"\b(?:purchased|acquired|bought|picked up) by (?:the )?(?=[CN][^.;]{0,40}\b(?:distribution|release)\b)"
    r"|\b(?:distribution|release) rights (?:to|for|of) (?:the (?:film|movie)|F|it) (?:were|was) (?:acquired|bought"
    r"|purchased|sold) (?:by|to) (?:the )?(?=C)"
)


_THROUGH = re.compile(
    r"\b(?:distribution|distributor|distributors|release)(?: (?:was|is|were))?(?: handled)? (?:by"
    r"|through|rights to|was) (?:the )?(?=[CN])"
)
_MADE_BY = re.compile(
    r"\b(?:(?:co-)?produced?(?:,? and (?:distributed|released|financed))?|made|presented|financed"
    r"|created|developed) (?:by|at|for|through|and released by|under the banner of) (?:the "
    r"|an? )?(?:[a-z-]+ ){0,3}?(?P<first>[C])"
    r"|\bproduction (?:company|companies|studio|studios) (?:was|were|is|are|include[sd]?) (?:the )?(?P<named>C)"
    r"|\b(?:co-production|joint production|(?:is|was) an? (?:[a-z]+ )?production|production was) (?:of|between|by"
    r"|from) (?:the )?(?P<joint>C)"
    r"|\bfilms? for (?:N's? |the )?(?P<whose>C)|\A(?:an? |the )(?P<led>C) (?:co-)?production,|\A(?:it|F|this) (?:is"
    r"|was) an? (?P<own>C) (?:production|film|picture)\b"
    r"|\b(?:from"
    r"|by) (?:the )?(?:N's )?(?:studio )?(?P<firm>C)(?=[ ,.;]|$)|,? an? C production"
)


@rule("company-made")
def made_by(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read companies that made the film: "made by C", "produced at C", "a film from C", "the first C film by C"."""
    for found in _MADE_BY.finditer(sentence.shape):
        name = found.lastgroup
        before = sentence.shape[max(0, found.start() - 60) : found.start()]
        if not name or not reading.owns(sentence, found.start()) or doubtful(sentence.shape, found.start()):
            continue
        if not IN_SERIES.search(before) and re.search(
            r"\b(?:effects|novel|book|album|songs?|music|score|rights|acquired|bought|series|published"
            r"|released|distributed|films|toy|game|character|characters|comics?|purchased|from|inspired"
            r"|screenplay|animation)(?: [a-z]+)? (?:[a-z]+ )?\Z",
            before,
        ):
            continue
        if name == "firm" and not re.search(
            r"\b(?:film|movie|drama|feature|picture|comedy|documentary|western|thriller"
            r"|musical)(?: \([^()]+\))?(?:, [^,]+,)? "
            r"\Z",
            before,
        ):
            continue
        for item in entries(sentence, found.start(name), "C"):
            yield Found("production_company", sentence.mention(item.place), item.place)


@rule("company-distributed")
def distributed_through(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read a distributor after a noun: "distribution was handled by C"."""
    for found in [*_THROUGH.finditer(sentence.shape), *_BOUGHT.finditer(sentence.shape)]:
        if reading.owns(sentence, found.start()) and not doubtful(sentence.shape, found.start()):
            for item in entries(sentence, found.end(), "C"):
                yield Found("distributor", sentence.mention(item.place), item.place)
    for found in _FIRST_OF.finditer(sentence.shape):
        if reading.owns(sentence, found.start()):
            yield Found("distributor", sentence.mention(found.start("name")), found.start("name"))
