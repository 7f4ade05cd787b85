"""Where the film was shot and where it plays, and what the page says of those places."""

import re
from collections.abc import Iterator

from reelgraph.pages.document import Mention
from reelgraph.pages.prose.grammar import rule_pattern
from reelgraph.pages.prose.hedges import doubtful
from reelgraph.pages.prose.lexicon import alternatives, is_place, words
from reelgraph.pages.prose.people import follows_verb
from reelgraph.pages.prose.reading import Found, Reading, rule
from reelgraph.pages.prose.shape import Sentence

_KIND = alternatives(words("places"))
_OUTER = re.compile(rf",? in (?:the )?N {_KIND}\b|, in (?:the )?[NP](?=[.;]|$|, [NP])")  # what a site lies in
_SHOT = re.compile(
    r"\b(?:(?:was|were|is|been|being|and|also|partly|partially|entirely|mostly|primarily|largely"
    r"|originally|,|mainly|reportedly) )?(?P<verb>shot|filmed|lensed|filming|shooting|photographed"
    r"|(?<!of )photography|produced|made|re-shot|location filming|principal photography)"
    r"(?: ?(?:and set|in (?:just |only |about )?[a-zK]+ (?:days|weeks|months)|[–—][^–—.;()]{1,60}[–—]|took place"
    r"|takes place|was done|was carried out"
    r"|was completed|was conducted|occurred|began|started|commenced|starting|beginning|continued"
    r"|from [DN] (?:to|until|till|through|and) (?:mid-|early |late )?D"
    r"|between (?:[a-z]+ )?[DNY] and (?:[a-z]+ )?[DY]|for F|for [a-zK]+ (?:days|weeks|months)|entirely|mostly"
    r"|primarily|partly"
    r"|partially|largely|on location|on-location|in part|"
    r"for the film|principally|completely|locations? (?:for the film )?(?:included?|were|was)|mainly"
    r"|extensively|almost|over [a-zK]+ (?:days|weeks|months)|[a-z]+ly|on D|in D|in Y|was|were|also|on a soundstage"
    r"|on sets|locations|using)|,? and (?:took|takes) place)*"
    r"(?:,? |(?<=[–—]))(?=in|at|around|on|off|near|along|outside|throughout|through|across|including"
    r"|[NCP])(?P<prep>(?:in(?: and around"
    r"| part in|side)?|at|around|off|on(?: location)?(?: in| at| around)?|near|outside|throughout|through|across"
    r"|along|including)? ?)(?P<lead>(?!(?:[a-z]+ ){0,2}(?:style|time|tradition|manner|form|spirit"
    r"|wake|tone|format|process|week|month|same|color|colour|black)\b)[a-z' -]{1,60}? (?:in|at"
    r"|near|around) (?:the )?(?=[NCP]))?"
)
_LOCATION = re.compile(
    r"\b(?:filming locations?|locations? used|shooting locations?|locations) (?:for the film )?(?:include[sd]?"
    r"|was|were|including|such as) "
)
_SITE = re.compile(
    r"(?:(?:the|various|[NA] (?:locations?(?: such as|,? including)|areas?|towns?|cities|villages|countryside"
    r"|suburbs?|counties) of|locations?|several|parts? of|areas? of|around|in|at|both|many|a|and around"
    r"|outside of|and|near|downtown|(?:holy |capital |ancient |historic )?(?:islands?|city|cities"
    r"|towns?|villages?|streets|suburbs?|counties|areas?) of(?: the)?|rural|northern|southern|eastern"
    r"|western|central|"
    r"N's(?! (?:[a-z]+ )?(?:studios?|ranch|lot|backlot|estate|farm|house|home|castle|mansion)\b)|city of|town of"
    r"|village of|streets of|nearby|along with|outdoor|studios? (?:in|at)|director's hometown,?"
    r"|hometown of|on location|what is now|(?:his|her|their|the) (?:own )?(?:native|home) (?:village|town"
    r"|city)(?: of)?,?|such as|including|like|state of|cities of|county of"
    r"|suburb of|outskirts of|small|A|campus of(?: the)?|[a-z-]+ (?:city|town|village|suburb|locations?|island|ranch"
    r"|house|mansion|prison|school|park|desert|mountains|valley|streets?|areas?|beach|castle) (?:of"
    r"|in|at|near)) )*"
    r"(?P<name>[NC]'s (?:[a-z]+ )?(?:studios?|ranch|lot|backlot|estate|farm|house|home|castle|mansion)\b"
    r"|[NPC])(?!'s [a-z])(?:'s (?P<within>N))?(?P<studios> (?:studios?|lot|movie ranch|ranch|backlot"
    r"|soundstages?|stages?|valley|desert|mountains|area|islands?|coast|region|national park|county|mountain range"
    r"|laboratories"
    r"|headquarters|offices|campus)\b)?(?![-\w])"
)
_INNER = re.compile(
    r",? (?:in|near|of) (?:the )?(?:(?:[a-z]+ )?(?:city|town|village|suburb|province|county|state"
    r"|region|N) (?:of )?)?(?=[NPC])"
)
_JOINT = re.compile(
    r"(?:,? and (?:also |then |later )?(?:took place|continued|was done)|,? with (?:additional |further |other "
    r"|some |[a-z]+ and )*(?:filming|shooting|pickups|reshoots|exteriors|interiors|exterior shots"
    r"|establishing shots|work"
    r"|scenes|photography)(?: (?:also |being )?(?:taking place|shot|filmed|done))?) (?:on location )?(?:in"
    r"|at) (?:the )?"
    r"|(?:(?: on location)?,? (?:and|or|as well as|along with|with outdoor locations"
    r"|along with outdoor locations)(?: also)?(?: (?:in"
    r"|at|on|around|near|including))?|,|;| including)(?: (?:in|at|on|around|near|partly in|also in"
    r"|including))? "
)
_NUMBERED = re.compile(r", K N(?=,)")


_SERVED = re.compile(
    r"(?P<name>[NP]) (?:also )?(?:served|was used|acted|provided) (?:as )?(?:the |an? )?(?:main |primary "
    r"|principal )?(?:filming|shooting) locations?"
)


@rule("filmed-in")
def filmed(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read places of shooting: "was shot on location in N, N, and at the N studios in N"."""
    for found in [*_SHOT.finditer(sentence.shape), *_LOCATION.finditer(sentence.shape)]:
        if not _of_film(reading, sentence, found):
            continue
        for site in sites(sentence, found.end()):
            yield Found("filming_location", site, found.start())
    for served in _SERVED.finditer(sentence.shape):
        yield Found("filming_location", sentence.mention(served.start("name")), served.start())


def _of_film(reading: Reading, sentence: Sentence, found: re.Match[str]) -> bool:
    verb = found["verb"] if "verb" in found.groupdict() else "filming"
    rest = sentence.shape[found.end() : found.end() + 3]
    if verb in ("produced", "made", "photographed") and "location" not in found[0] and not re.match(r"[PN]", rest):
        return False
    if verb == "made" and re.search(r"\b[NC] \Z", sentence.shape[: found.start("verb")]):
        return False
    if verb in ("produced", "made") and not (
        "location" in found[0] or (" in " in found[0] and sentence.shape[found.end()] == "P")
    ):
        return False
    after_in = re.search(r"\bin (?:the )?\Z", found[0])
    process = re.match(r"(?:the )?[NA]", sentence.shape[found.end() : found.end() + 6])
    if after_in and process and _PROCESS.match(sentence.words(found.end(), min(len(sentence.shape), found.end() + 12))):
        return False
    if doubtful(sentence.shape, found.start()) or re.search(
        r"\b(?:shot (?:and|to)|footage|scenes? (?:from|of))\b", found[0]
    ):
        return False
    return reading.owner(sentence, found.start()) in ("film", "source") or sentence.shape.startswith(
        ("filming", "shooting", "principal", "location")
    )


_PROCESS = re.compile(
    r"(?:the )?(?:technicolor|eastmancolor|panavision|cinemascope|vistavision|black|metrocolor"
    r"|color|todd|imax|3-d|3d|cinecolor|trucolor|super|techniscope|technirama|warnercolor|dv|hd"
    r"|deluxe|anscocolor|ultra|camera|polyvision|dyaliscope|regalscope|d-cinema|digital)",
    re.IGNORECASE,
)


_SCOPE = re.compile(r"[\w-]+(?:[Ss]cope|[Cc]olor|[Vv]ision|[Rr]ama)\Z")


def sites(sentence: Sentence, position: int) -> Iterator[Mention]:
    """Yield the places listed at `position`; a town keeps its region ("Chico, California")."""
    for _ in range(12):
        site = _SITE.match(sentence.shape, position)
        if (
            not site
            or _PROCESS.match(sentence.words(site.start("name")))
            or _SCOPE.match(sentence.words(site.start("name")))
        ):
            return
        if follows_verb(sentence.shape, site.end()) and sentence.shape[: site.start()].endswith(", "):
            return  # "Set in N, N plays": the clause goes on
        first, end = site.start("name"), site.end()
        if site["within"]:
            first = site.start("within")
        name_end = _with_region(sentence, end)
        yield sentence.mention(first, name_end)
        position = _beyond(sentence, name_end)
        if _OUTER.match(sentence.shape, position):
            return
        joint = _INNER.match(sentence.shape, position) or _JOINT.match(sentence.shape, position)
        if not joint:
            return
        position = joint.end()


def _beyond(sentence: Sentence, position: int) -> int:
    """Skip a street number after a site: "N, 4 N, N"."""
    found = _NUMBERED.match(sentence.shape, position)
    return found.end() if found else position


def _with_region(sentence: Sentence, end: int) -> int:
    found = re.compile(r", (?P<region>[NP])(?![-\w])(?!'s)").match(sentence.shape, end)
    if not found:
        return end
    region = found.start("region")
    if sentence.shape[end - 1] == "P":
        return end  # "Malta, Turkey": two countries
    if is_place(sentence.words(region)):
        land = re.compile(r", P(?![-\w'])").match(sentence.shape, region + 1) if sentence.shape[region] == "N" else None
        return land.end() if land else region + 1  # "Vancouver, British Columbia, Canada"
    closes = re.compile(r"[.;]|$| (?:and (?:was|is|it)|on|in|during|by|for|with|from)\b").match(
        sentence.shape, region + 1
    )
    return region + 1 if closes and sentence.shape[end - 1] == "N" else end


# When the story plays, between "set" and where: "set in 1959 at", "set during the war in".
_WHEN = r"(?:(?: (?:in|during|on|around|between) (?:the )?(?:[a-z-]+ ){0,3}?[DYK](?: and [DYK])?s?| during (?:the )?(?:[a-z-]+ ){0,3}?N)(?: [a-z]+){0,2}?,?)?"
_SET = rule_pattern(
    r"(?:{film}(?:'s (?:story|action|plot|main action))?,? (?:which )?(?:is|was|being)?|\b(?:the|this|its) (?:story"
    r"|plot|action|narrative|events?|film's (?:story|action|plot))(?: of the film)? (?:is|was|are)?|\A|, |\band|\bbut"
    r"|\bfilm|\bmovie|\bcomedy|\bdrama|\bwestern|\bthriller|\bstory|\bN|\bN and) ?(?:[a-z]+ly |also )?"
    rf"(?P<verb>set|takes? place|taking place|unfolds)(?: (?:mainly|mostly|primarily|entirely|partly|largely"
    rf"|almost entirely))?{_WHEN} (?:in|on|at|around|aboard|near) "
    r"(?P<lead>(?:(?!(?:who|which|that|and|where|about|with|by|when|against|world|his|her|their|is|was|time|days"
    r"|years?|aftermath|wake|during|month|midst|period|era|season|course|end|beginning|style|future)\b)[a-z'-]+ |A "
    r"|Y |K |D |(?:(?:early|mid|late)-)?K-century |N's (?=[a-z])){0,8}?)(?=[NPYK])"
)
_NO_PLACE = re.compile(
    r".*\b(?:War|Wars|Revolution|Era|Depression|Age|Eve|Day|Days|Period|Uprising|Rebellion|Prohibition|Games|Olympics"
    r"|Series|Holocaust|Century|Christmas|Thanksgiving|Halloween|Easter|World|Night|Renaissance"
    r"|Restoration|Festival|Blitz|I|II)\Z|(?:World War|Great War)\b"
)
_OF_SOURCE = re.compile(r"\b(?:novel|book|play|musical|title|name|story by|opera|poem|comic)\b[^,;]*\Z")


@rule("set-in")
def set_in(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read where the story plays: "is set in Y N", "set in the town of N, the film …"."""
    for found in _SET.finditer(sentence.shape):
        before = sentence.shape[max(0, found.start() - 60) : found.start("verb")]
        takes = found["verb"].startswith("tak") or found["verb"] == "unfolds"
        if (
            not reading.owns(sentence, found.start("verb"))
            or _OF_SOURCE.search(before)
            or doubtful(sentence.shape, found.start("verb"))
        ):
            continue
        opens = found.start("verb") == 0 and re.search(r", (?:F|(?:the|this) film)\b", sentence.shape)
        if (
            takes
            and not opens
            and not re.search(r"\b(?:story|plot|film|it|F|action|movie|events)\b", before + found[0])
        ):
            continue
        position = found.end()
        if lead := re.compile(r"[YK] (?:and Y )?").match(sentence.shape, position):
            position = lead.end()
        for site in sites(sentence, position):
            if not _NO_PLACE.match(reading.page.text[site.start : site.end]):
                yield Found("narrative_location", site, found.start("verb"))


_HOME = re.compile(
    r"\b(?P<whose>director|N)'s (?:[a-z]+ )?(?:hometown|home town|birthplace|native)(?:,| of"
    r"| in)? (?:the )?(?:(?P<kind>{kind}) "
    r"of )?(?P<place>N)".replace("{kind}", _KIND)
)
_KIND_OF = re.compile(
    rf"\b(?:the|a|an)? ?(?:[a-z]+ )?(?P<kind>{_KIND}) of (?P<place>N)(?:,? in (?:the )?(?P<outer>N"
    rf"|P)(?: (?P<outer_kind>{_KIND}))?(?:, (?P<third>N|P)(?: (?P<third_kind>{_KIND}))?(?=[.,;]|$))?)?"
)
_IS_HOME = re.compile(
    r"(?P<place>N) (?:is|was) (?:also )?(?:the )?(?P<whose>director|N)'s (?:own )?(?:hometown|home town|birthplace"
    r"|native (?:village|town))\b"
)


@rule("hometown")
def hometown(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read whose home a place is: "the director's hometown, the village of N", "N is the director's home town"."""
    for found in [*_HOME.finditer(sentence.shape), *_IS_HOME.finditer(sentence.shape)]:
        owner = reading.director() if found["whose"] == "director" else reading.person(sentence, found.start("whose"))
        if owner:
            yield Found("hometown", sentence.mention(found.start("place")), found.start(), subject=owner)
            if reading.owns(sentence, found.start()) and re.search(
                r"\b(?:shot|filmed|filming|shooting)\b[^,;]{0,30}\Z", sentence.shape[: found.start()]
            ):
                yield Found("filming_location", sentence.mention(found.start("place")), found.start())


@rule("place-kind")
def place_kind(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read what a place is and where it lies: "the village of N, in N province"."""
    for found in _KIND_OF.finditer(sentence.shape):
        if not _told(reading, sentence, found.start()):
            continue
        place = sentence.mention(found.start("place"))
        yield Found("place_kind", sentence.mention(*found.span("kind")), found.start(), subject=place)
        if found["outer"]:
            outer = sentence.mention(found.start("outer"), normaliser="country" if found["outer"] == "P" else None)
            yield Found("located_in", outer, found.start(), subject=place)
            if found["outer_kind"]:
                yield Found("place_kind", sentence.mention(*found.span("outer_kind")), found.start(), subject=outer)
            yield from _further(sentence, found, outer)


def _further(sentence: Sentence, found: re.Match[str], outer: Mention) -> Iterator[Found]:
    """Yield where the outer place lies: "in N, N province"."""
    if found["third"]:
        third = sentence.mention(found.start("third"), normaliser="country" if found["third"] == "P" else None)
        yield Found("located_in", third, found.start(), subject=outer)
        if found["third_kind"]:
            yield Found("place_kind", sentence.mention(*found.span("third_kind")), found.start(), subject=third)


def _told(reading: Reading, sentence: Sentence, position: int) -> bool:
    """Say whether the sentence speaks of the making of the film, not of its story."""
    return (
        reading.owns(sentence, position)
        and re.search(r"\b(?:shot|filmed|filming|shooting|set|hometown)\b", sentence.shape[:position]) is not None
    )
