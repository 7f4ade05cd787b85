"""When, where and by whom the film was brought out: "released by C in the P on D"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from reelgraph.pages.document import Mention
from reelgraph.pages.prose.hedges import doubtful
from reelgraph.pages.prose.people import entries
from reelgraph.pages.prose.reading import Found, Reading, rule
from reelgraph.pages.prose.shape import Sentence

_TRIGGER = re.compile(
    r"\b(?:(?:theatrically |originally |first |generally |widely |also |was |then )?(?P<verb>released"
    r"|premiered|premiering|opened|opening|debuted|debuting|distributed|issued|put out|shown|screened"
    r"|hit theat(?:er|re)s|hit cinemas)"
    r"|(?P<noun>(?:(?:wide|limited|general|theatrical|world|national|domestic) )?(?:release|premiere"
    r"|distribution|opening)(?= (?:by|in|on|to|for|at|across|took|was held|through|D)\b|[ ,]D)|release date (?:of"
    r"|was)|had its [a-z ]*?(?:release"
    r"|premiere|debut)"
    r"|premiere[sd]?|opens))"
)
_NOT_RELEASE = re.compile(
    r"\b(?:album|soundtrack|single|song|novelization|game|trailer|scene|version|book|restored"
    r"|restoration|remastered|score|recently)\b[^,;]{0,30}\Z|\bre-\Z"
)
# "the third film to be released by C" is the film itself, "films released by C" are others.
_ONE_OF = re.compile(
    r"\b(?:one|first|second|third|fourth|fifth|last|final|[a-z]+th)\b[^,;.]{0,40}\b(?:films?|movies?|features?"
    r"|pictures?) (?:ever )?(?:to be )?\Z"
)
_PIECE = re.compile(
    r"(?P<way> (?:theatrically|worldwide|internationally|domestically|nationwide|locally|commercially"
    r"|briefly|widely|generally|only|first|direct[- ]to[- ](?:video|dvd)|to (?:the )?(?:theaters"
    r"|theatres|cinemas|the public|video|home video)|straight[- ]to[- ](?:video|dvd)|took place|was held|in (?:most"
    r"|the rest|much) of the world|in (?:all )?other (?:countries|territories|markets)|elsewhere|(?:in|to"
    r"|for) [NA] (?:theaters|theatres|cinemas)|and (?:financed|marketed|promoted|presented)(?= by)"
    r"|(?:[a-zK]+) (?:days?|weeks?|months?|years?) (?:later|before)"
    r"|in (?:the )?(?:theaters|theatres|cinemas|[A-Z]+ theat(?:er|re)s)|to (?:[a-z-]+ )*(?:reviews"
    r"|reception|acclaim|success)(?: from [a-z]+)*|as a [a-z -]+|for (?:[a-z]+ )*release|in [a-z-]+ release"
    r"|in (?:limited|select|selected|several|major) [a-z]+|to N (?:theaters|theatres|cinemas)|directly to (?:video"
    r"|dvd)|originally|simultaneously|there|wide|in [a-zK]+ [a-z]*(?:theaters|theatres|cinemas)"
    r"|for theatrical release|to [a-z]+ theat(?:er|re)s)\b)"
    r"|(?P<medium>,? (?:on|to|as an?|via) (?:home video|video|vhs|[N](?: video ?(?:tape|cassette)s?)?"
    r"|home media|videocassette|streaming)(?:(?:,? and|,) (?:N|home video|vhs))*(?: (?:in the format"
    r"|format|release|disc|formats))?(?=[ ,.;]|$))"
    r"|(?P<by>,? (?:by|through|via|under|from) (?:the |its |distributor )?)"
    r"|(?P<date>,?(?: the following day,?)? (?:on|in|during|at|of|as of|was|around|late in|early in"
    r"|until)? ?(?:[a-z]+, )?(?:the )?(?:(?:early|late|mid|spring of|summer of|fall of|autumn of"
    r"|winter of|mid-) ?)?(?P<when>[DY])(?![-\w]| (?:annual )?E))"
    r"|(?P<place>,? (?:in|throughout|across|to) (?:the |both the |both |all of |most of |select [a-z]+ (?:in"
    r"|of) (?:the )?|[a-z]+ theat(?:er|re)s in (?:the )?)?(?P<where>[PN](?:, [PN](?=[ ,.;]"
    r"|$))?)(?!(?: and [a-zN]+)? (?:versions?|formats?|form|colou?r|editions?|prints?)\b)(?: and [N](?= "
    r"(?:on|in) [DY]))?(?:'s)?(?: theat(?:er|re)s| cinemas)?(?![\w-]))"
    r"|(?P<venue>,? at (?:the )?(?:[A-Z]'s? )?N(?: (?:theatre|theater|cinema|hall))?(?! (?:annual )?E)(?= in| on|,))"
    r"|(?P<at>,? (?:at|during) (?:the )?(?:[YK] )?(?:annual )?E)"
    r"|(?P<and>,? and(?= (?:in|on|by|through|via|to|theatrically|internationally|later|then|worldwide)\b)(?: later"
    r"| then)?)"
    r"|(?P<aside>, an? [^,.;]{1,60},(?= (?:in|on|to) ))|(?P<open>,? \([^()]{0,60}\))"
    r"|(?P<weekday>,?(?: on)? (?:a )?(?:monday|tuesday|wednesday|thursday"
    r"|friday|saturday|sunday),?)"
)
_MEDIA = re.compile(
    r"\b(?:dvd|blu-ray|vhs|laserdisc|betamax|netflix|hulu|video|videocassette|home media|streaming"
    r"|disney\+|prime|itunes|hd dvd)",
    re.IGNORECASE,
)
_TELEVISION = re.compile(
    r"\b(?:aired|broadcast|television premiere|televised)\b| on (?:the )?[CN](?: (?:network|channel"
    r"|television|cable))?(?=[ ,.;]|$)"
)


class Piece(NamedTuple):
    """A part of what follows "released": its kind, and where it stands in the shape."""

    kind: str
    first: int
    last: int


@rule("release")
def release(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read release verbs with their agents, places, dates and media in any order."""
    for found in _TRIGGER.finditer(sentence.shape):
        if not _of_film(reading, sentence, found):
            continue
        pieces = [*_before(sentence, found.start()), *pieces_after(sentence, found.end())]
        yield from _told(sentence, found, pieces)


def _of_film(reading: Reading, sentence: Sentence, found: re.Match[str]) -> bool:
    before = sentence.shape[max(0, found.start() - 80) : found.start()]
    if _NOT_RELEASE.search(before) or doubtful(sentence.shape, found.start()):
        return False
    if _ONE_OF.search(before):
        return reading.owns(sentence, found.start())
    series = re.search(r"\b(?:films?|movies|features|series|entries|serials?) (?:ever )?(?:to be )?\Z", before)
    return reading.owns(sentence, found.start()) and not (
        series and not series[0].startswith(("film ", "series ", "serial"))
    )


def _before(sentence: Sentence, start: int) -> list[Piece]:
    """Return what stands before: "In the P, the film was released on D"; "on D, the film premiered"."""
    lead = re.match(r"(?:in|on) (?:the )?(?:(?P<where>[P])|(?P<when>[DY])), [^,;]{0,60}\Z", sentence.shape[:start])
    if not lead:
        return []
    name = "where" if lead["where"] else "when"
    return [Piece("place" if name == "where" else "date", lead.start(name), lead.end(name))]


def pieces_after(sentence: Sentence, position: int) -> Iterator[Piece]:
    """Yield the agents, places, dates and media that follow a release verb, in order."""
    for _ in range(30):
        found = _PIECE.match(sentence.shape, position)
        if not found:
            return
        kind = found.lastgroup if found.lastgroup not in ("when", "where") else None
        kind = kind or ("date" if found["when"] else "place")
        position = found.end()
        if kind == "by":
            listed = list(entries(sentence, found.end(), "CN"))
            if not listed:
                return
            yield from (Piece("company", item.place, item.place + 1) for item in listed)
            position = listed[-1].end
        elif kind == "date":
            yield Piece(kind, *found.span("when"))
        elif kind == "place":
            places = list(_located(sentence, *found.span("where")))
            position = max(position, places[-1].last)
            yield from places
        elif kind == "medium":
            if not _MEDIA.search(sentence.words(found.start(), found.end())):
                yield Piece("channel", found.start(), found.end())
                return
            yield Piece("medium", found.start(), found.end())
        elif kind == "and":
            yield Piece("and", found.start(), found.end())
        elif kind == "at":
            yield Piece("festival", found.start(), found.end())
        elif kind == "way":
            yield Piece("way", found.start() + 1, found.end())


def _located(sentence: Sentence, first: int, last: int) -> Iterator[Piece]:
    while found := re.compile(r"(?:, and| and|,)(?: the)? (?P<more>P)(?![\w-])").match(sentence.shape, last):
        yield Piece("place", first, last)
        first, last = found.span("more")
    yield Piece("place", first, last)


def _told(sentence: Sentence, found: re.Match[str], pieces: list[Piece]) -> Iterator[Found]:
    kinds = {piece.kind for piece in pieces}
    if "channel" in kinds and "company" not in kinds:
        return
    premiere = "premier" in found[0] or "debut" in found[0]
    if found["verb"] in ("shown", "screened"):
        return
    dates = [piece for piece in pieces if piece.kind == "date"]
    yield from _companies(sentence, found, pieces, dates)
    if found["verb"] == "distributed" and not dates:
        return
    for date, places in dated(pieces):
        kind = _kind(sentence, found, _beside(date, dates, pieces), premiere)
        for place in places or [None]:
            yield released(sentence, date, place, kind, pieces)
    if not dates and found["verb"] == "released":
        for piece in pieces:
            if piece.kind == "place" and sentence.shape[piece.first] == "P":
                yield Found("released_in", sentence.mention(piece.first, piece.last), piece.first)


def dated(pieces: list[Piece]) -> Iterator[tuple[Piece, list[Piece | None]]]:
    """Yield each date with its places: those before it where a place comes first, else those after it."""
    clauses = _clauses(pieces, "date")
    if len(clauses) > 1:
        for clause in clauses:
            yield from dated(clause)
        return
    told = [piece for piece in pieces if piece.kind in ("date", "place")]
    if not told:
        return
    forward = told[0].kind == "place"
    ordered = told if forward else told[::-1]
    places: list[Piece | None] = []
    groups: list[tuple[Piece, list[Piece | None]]] = []
    for piece in ordered:
        if piece.kind == "place":
            places.append(piece)
        else:
            groups.append((piece, places))
            places = []
    if len(groups) == 1 and places:
        groups[0][1].extend(places)
    yield from groups if forward else groups[::-1]


def _beside(date: Piece, dates: list[Piece], pieces: list[Piece]) -> list[Piece]:
    """Return what belongs to one of several dates: what leads up to it, or what follows it where a date comes first."""
    told = [piece for piece in pieces if piece.kind in ("date", "medium", "way")]
    if len(dates) < 2 or not told:
        return pieces
    if told[0].kind != "date":
        return [piece for piece in reversed(pieces) if piece.first < date.first]  # the nearest first
    at = dates.index(date)
    end = dates[at + 1].first if at + 1 < len(dates) else pieces[-1].last
    return [piece for piece in pieces if date.first <= piece.first < end]


def released(sentence: Sentence, date: Piece, place: Piece | None, kind: Mention | None, pieces: list[Piece]) -> Found:
    """Return the fact that the film was brought out on a date, at a place where one is named."""
    qualifiers: dict[str, Mention] = {}
    if place:
        qualifiers["place"] = _place(sentence, place)
    if kind:
        qualifiers["kind"] = kind
    for piece in pieces:
        if piece.kind == "festival":
            qualifiers["festival"] = festival_name(sentence, piece.last - 1)
    return Found("release_date", date_of(sentence, date), date.first, qualifiers)


def date_of(sentence: Sentence, date: Piece) -> Mention:
    """Return the date; a day without its year takes the last year of its sentence, else that of the film."""
    if sentence.shape[date.first] != "D" or re.search(r"\d{4}", sentence.words(date.first)):
        return sentence.mention(date.first, date.last, "date")
    years = [
        index
        for index in range(date.first)
        if sentence.shape[index] == "Y" or (sentence.shape[index] == "D" and re.search(r"\d{4}", sentence.words(index)))
    ]
    if years:
        return sentence.mention(years[-1], date.last, "last-date")
    return _dated_before(sentence, date)


_A_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


def _dated_before(sentence: Sentence, date: Piece) -> Mention:
    """Return a day with a year of the sentences before: the last for "that year", else the first, which is the film's."""
    end = sentence.ends[date.last - 1]
    years = list(_A_YEAR.finditer(sentence.text, max(0, sentence.start - 1_500), sentence.start))
    if not years:
        return sentence.mention(date.first, date.last, "date")
    if sentence.shape.startswith((" that year", " of that year"), date.last):
        return Mention(years[-1].start(), end, "last-date")
    return Mention(years[0].start(), end, "first-year-date")


def _place(sentence: Sentence, piece: Piece) -> Mention:
    return sentence.mention(
        piece.first, piece.last, "country" if sentence.shape[piece.first : piece.last] == "P" else None
    )


def _kind(sentence: Sentence, found: re.Match[str], pieces: list[Piece], premiere: bool) -> Mention | None:
    for piece in pieces:
        if piece.kind == "medium" or (
            piece.kind == "way" and re.search(r"video|dvd|theat|cinema", sentence.shape[piece.first : piece.last])
        ):
            return sentence.mention(piece.first, piece.last, "release-kind")
    if premiere or re.search(r"theatrical|limited", found[0]):
        return sentence.mention(found.start(), found.end(), "release-kind")
    return None


def _companies(sentence: Sentence, found: re.Match[str], pieces: list[Piece], dates: list[Piece]) -> Iterator[Found]:
    beside = dates or _date_in_clause(sentence, found.end())
    clauses = _clauses(pieces, "company")
    for clause in clauses:
        places = [piece for piece in clause if piece.kind == "place"]
        date = [piece for piece in clause if piece.kind == "date"] if len(clauses) > 1 else beside
        for piece in clause:
            if piece.kind == "company":
                qualifiers: dict[str, Mention] = {}
                if len(date) == 1:
                    qualifiers["date"] = date_of(sentence, date[0])
                if len(places) == 1:
                    qualifiers["place"] = _place(sentence, places[0])
                yield Found("distributor", sentence.mention(piece.first), piece.first, qualifiers)


def _clauses(pieces: list[Piece], kind: str) -> list[list[Piece]]:
    """Return the pieces apart by "and" where each part has one of a kind: "in P by C and in P by C"."""
    clauses: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.kind == "and":
            clauses.append([])
        else:
            clauses[-1].append(piece)
    each = all(any(piece.kind == kind for piece in clause) for clause in clauses)
    return clauses if each else [[piece for piece in pieces if piece.kind != "and"]]


def _date_in_clause(sentence: Sentence, position: int) -> list[Piece]:
    """Return the date of a following "and was released on D"."""
    found = re.compile(
        r" (?:the )?[CN](?:,? and [CN])?,? and (?:was )?(?:first |theatrically )?released (?:on|in) (?P<when>[DY])"
    ).match(sentence.shape, position + 3)
    found = found or re.compile(
        r"[^.;]{0,60}?, (?:the (?:film|movie|picture)|it|F) was (?:first |theatrically |officially )?released (?:in "
        r"(?:the )?P )?on (?P<when>D)"
    ).match(sentence.shape, position)
    return [Piece("date", *found.span("when"))] if found else []


_LATER = re.compile(r"\band an? (?P<unit>week|month|day|fortnight) later in (?:the )?(?P<place>P)")
_DATED = re.compile(r"D")


@rule("release-later")
def later(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read a second country some time after the first: "in P on D and a week later in P"."""
    found = _LATER.search(sentence.shape)
    if found and reading.owns(sentence, found.start()) and (first := sentence.shape.rfind("D", 0, found.start())) >= 0:
        date = sentence.mention(first, found.end("unit") + len(" later"), "date-later")
        yield Found(
            "release_date", date, found.start(), {"place": sentence.mention(found.start("place"), normaliser="country")}
        )


def festival_name(sentence: Sentence, index: int) -> Mention:
    """Return the festival at `index` with the year or ordinal before it: "2008 Harbour Film Festival"."""
    first = index
    before = re.compile(r"[YK] (?:annual )?\Z").search(sentence.shape, 0, index)
    if before:
        first = before.start()
    return sentence.mention(first, index + 1)
