"""Other films: what the film continues, repeats or grew out of, and the series it belongs to."""

import re
from collections.abc import Iterator

from reelgraph.pages.document import Mention
from reelgraph.pages.prose.entitling import extended
from reelgraph.pages.prose.grammar import rule_pattern
from reelgraph.pages.prose.hedges import doubtful
from reelgraph.pages.prose.lexicon import words
from reelgraph.pages.prose.reading import Found, Reading, rule
from reelgraph.pages.prose.shape import Sentence

# What stands between "sequel to" and a title: callings, years, countries, makers, prizes.
_LEAD = (
    r"(?:(?!(?:and|by|that|which|who|whose|in|from|with|starring|directed|is|was|of|about|released|made|but|it"
    r"|its)\b)(?:(?:film|movie|classic|hit|picture), |[a-z][a-z'’/-]* )"
    r"|Y(?:'s)? |P |A(?:[-–]A)?(?:-language)? |K |[NCQ]'s? |[NCQ] (?:award-winning )?(?=Y|(?:[a-z-]+ ){0,2}(?:film"
    r"|movie|comedy|drama|short|classic|hit|western|musical|thriller|cartoon|production|picture)s?\b)"
    r"|director N's |P's )"
)
_RELATED = rule_pattern(
    r"\b(?P<kind>(?:direct |stand-alone |standalone |spiritual |unofficial |loose |made-for-television "
    r"|television |film |indirect |belated |direct-to-video )*sequel|follow-up|follow up|(?:direct "
    r"|film )*prequel|(?:(?!(?:and|an?|the|this|his|her|is|was|as|by|of)\b)[a-zA]+[- ]){0,2}remake|spin-off"
    r"|spinoff)s?(?: film)?(?: in (?:name|title) only| by C| of sorts)?"
    r"(?P<both> and [a-z]+)? (?P<prep>to|of|from) (?P<lead>(?:its |both |{lead}){0,10}?)(?P<work>[NTFPCEQ])"
    r"(?!'s? [a-zYKA]| (?:[a-z-]+ ){0,2}(?:film|movie|comedy|drama|western|musical|classic|short|series)s?\b"
    r"| award-winning)",
    lead=_LEAD,
)
_SAME_FILM = rule_pattern(
    r"\bremake(?: and [a-z-]+)? of (?:its |{lead}){1,12}?(?P<same>(?:of|with|by|under) (?:the|a) (?:very )?(?:same"
    r"|similar) (?:name"
    r"|title)|of that name|(?<=same-titled )film)",
    lead=_LEAD,
)
_RELATIONS = {
    "sequel": "sequel_to",
    "follow": "sequel_to",
    "prequel": "prequel_to",
    "remake": "remake_of",
    "spin": "spin_off_of",
}


@rule("related-film")
def related(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read other films: "the sequel to N", "a remake of the Y film N", "a spin-off of N"."""
    for found in _RELATED.finditer(sentence.shape):
        if not _of_film_work(reading, sentence, found.start()) or re.search(
            r"\b(?:novel|book|play|musical|song|story|stories)s? ", found["lead"]
        ):
            continue
        if found["work"] == "F" and not re.search(r"Y|original|film", found["lead"]):
            continue
        key = next(key for key in _RELATIONS if key in found["kind"])
        first = _past_owner(reading, sentence, found.start("work"))
        if end := _shared_title(reading, sentence, first):
            yield Found(_RELATIONS[key], sentence.mention(first, end), first)
            continue
        if foreign := _FOREIGN.match(sentence.shape, first):
            yield Found(_RELATIONS[key], sentence.mention(first, foreign.end()), first)
            continue
        yield Found(
            _RELATIONS[key],
            sentence.mention(first, extended(sentence, max(first, found.start("work")), _single(found["lead"]))),
            first,
        )
        yield from _further(sentence, extended(sentence, first), _RELATIONS[key])
    for same in _SAME_FILM.finditer(sentence.shape):
        if _of_film_work(reading, sentence, same.start()):
            object_ = sentence.mention(*same.span("same"), "same-name") if reading.page.title else reading.title()
            if object_:
                yield Found("remake_of", object_, same.start("same"))


_FOREIGN = re.compile(r"N(?: (?!(?:and|in|by|with|from|on)\b)[a-zà-ÿ']+| N){1,8}(?= \(Y\))")  # "Un hombre solo (1950)"
_NUMBER = re.compile(r"(?: \d+| [IVX]+)(?::.*)?\Z")


def _shared_title(reading: Reading, sentence: Sentence, first: int) -> int | None:
    """Return where the other film's title ends if it is the page's own without its number: "F 2" after "F"."""
    base = _NUMBER.sub("", reading.page.title or "")
    start = sentence.starts[first]
    if not base or base == reading.page.title or not sentence.text.startswith(base, start):
        return None
    end = sentence.at(start + len(base) - 1) + 1
    return end if sentence.ends[end - 1] == start + len(base) else None


def _past_owner(reading: Reading, sentence: Sentence, first: int) -> int:
    """Return where the title starts after its maker: "Ada Okafor's The Pier" is no title of one."""
    if re.search(r"(?:film|movie|'s|Y|drama|comedy|thriller) K \Z", sentence.shape[max(0, first - 12) : first]):
        return first - len("K ")  # "the Y film 12 N"
    owned = sentence.shape.startswith("'s N", first + 1) and " " in sentence.words(first)
    hero = sentence.words(first) in (reading.page.title or "")  # "Ada Okafor's Pier" before "Ada Okafor Goes to Sea"
    return first + len("N's ") if owned and not hero and not sentence.words(first).startswith("The ") else first


def _single(lead: str) -> bool:
    return not re.search(r"\b(?:both|films|movies|two|three|novels|stories|books|plays)\b", lead)


def _further(sentence: Sentence, end: int, relation: str) -> Iterator[Found]:
    """Yield a second film of "the sequel to N (Y) and N (Y)"."""
    found = re.compile(r" \(Y\),? and (?P<work>[NT])(?=[^()]{0,40}\(Y\))").match(sentence.shape, end)
    if found:
        yield Found(
            relation,
            sentence.mention(found.start("work"), extended(sentence, found.start("work"))),
            found.start("work"),
        )


def _of_film_work(reading: Reading, sentence: Sentence, position: int) -> bool:
    before = sentence.shape[max(0, position - 50) : position]
    if re.search(r"\b(?:is|was) not\b[^.;]*\Z", before):
        return False
    joined = reading.defines(sentence) and re.search(r"\b(?:and|as) (?:an? |the |also an? )?\Z", before)
    if (
        not joined
        and re.search(
            r"\b(?:has|have|had|inspired|spawned|followed by|led to|for|planned|possible|potential|produced"
            r"|made|two|three|several|a sequel|in (?:the|a)|as) (?:an? |the )?(?:[a-z-]+ )*\Z|\b(?:no|not"
            r"|N|T|unauthori[sz]ed|than) (?:is |was )?(?:an? )?(?:[a-z-]+ )?\Z",
            before,
        )
        and not re.search(
            r"\b(?:film|serves|served|serving|acts|acting|made|intended|conceived) as (?:an? |the )?\Z", before
        )
    ):
        return False
    if re.search(r"\b[NT] (?:is|was) (?:an?|the) [a-z ]*\Z", before):
        return False
    return reading.owner(sentence, max(0, position - 1)) in ("film", "source") and not doubtful(
        sentence.shape, position
    )


_SERIES = rule_pattern(
    r"(?<!-)\b(?:(?P<number>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh"
    r"|twelfth|thirteenth|fourteenth|fifteenth|final|last|K|[a-z]+(?:-[a-z]+)? )(?: [a-z-]+){0,4}? )?(?:(?:and "
    r")?(?:final |last )?)(?:installments?|instalments?|entry|entries|films?|movies?|chapter|part"
    r"|episode|feature|theatrical film|one|features|picture|outing|title|live-action film|animated film"
    r"|adventure|sequel|cartoon|short|western|serial|comedy|drama|mystery)?"
    r" ?(?:(?:released )?(?:in|of|from|to|within) (?:what (?:became|would become|was to become"
    r"|is now) (?:known as )?)?(?:the |a |an |his |her |its |their )?(?:[a-zK-]+ "
    r"|Y |A |[NCP]'s ){0,4}?)(?P<name>[NFTC](?: (?:of|on|in|and|the|from|to"
    r"|with)(?: the)? [NC])?)(?:'s)?(?: (?:feature|cartoon|comedy|horror"
    r"|action|spy|mystery|crime|detective|adventure|western|cinematic|comic|superhero"
    r"|movie|main|original|live-action|low-budget|slasher|animated)){0,3}(?: (?:film series"
    r"|movie series|films? series|series|franchise|trilogy|films|film|movies|tetralogy|pentalogy"
    r"|saga|serials|feature films|quadrilogy|universe|duology|anthology|series of films|pictures"
    r"|detective series|mysteries))\b"
)
_FIRST_OF = rule_pattern(
    r"\b(?:first|second|third|fourth|fifth|sixth|last|final|K|one) (?:film |entry |installment "
    r"|movie |picture )?(?:of|in) (?:the |a series of )?(?:[a-zK-]+ |C ){0,3}(?P<name>[NF]) (?:[a-z]+ ){0,3}(?:films"
    r"|movies|features|pictures|feature films|westerns|mysteries|serials|comedies)\b"
)


_NTH = re.compile(
    r"\bthe (?P<number>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|final"
    r"|[a-z]+th)(?: and (?:final|last))? "
    r"(?:theatrical |live-action |animated |color |feature |official )?(?P<name>N) (?:film|movie|feature|picture"
    r"|entry|adventure|mystery|western)\b"
)
_NO_SERIES = re.compile(
    r"(?:Hollywood|Bollywood|Broadway|Disney|Hitchcock|Technicolor|CinemaScope|Cinerama|IMAX|American|African.*"
    r"|.*\bTV)\Z"
)


_CARTOON = re.compile(
    r"(?:is|was) an? (?:Y |C |A |[a-z-]+ ){0,4}?(?P<name>N)(?: (?:theatrical|animated|cartoon))*"
    r" (?:cartoons?|shorts?(?! film)|(?<=animated )short film|(?<=cartoon )short film)\b"
)


@rule("series-adjective")
def adjective(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read a series before the noun: "the third and final N film", "a C N cartoon"."""
    cartoon = _CARTOON.search(sentence.shape) if reading.defines(sentence) else None
    if cartoon and sentence.words(cartoon.start("name")).endswith("s"):
        yield from _before_noun(reading, sentence, cartoon.start("name"), {})
    for nth in _NTH.finditer(sentence.shape):
        if reading.owner(sentence, nth.start()) in ("film", "else") and not doubtful(sentence.shape, nth.start()):
            number = {"installment": sentence.mention(*nth.span("number"))}
            yield from _before_noun(reading, sentence, nth.start("name"), number)


def _before_noun(reading: Reading, sentence: Sentence, place: int, qualifiers: dict[str, Mention]) -> Iterator[Found]:
    person = reading.person(sentence, place, first_names=True) != sentence.mention(place)
    if not person and not _NO_SERIES.match(sentence.words(place)):
        yield Found("part_of_series", sentence.mention(place), place, qualifiers)


@rule("series")
def series(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read the series that the film belongs to: "the fourth installment of the N franchise"."""
    yield from _named_series(reading, sentence)
    told: dict[int, Found] = {}
    for found in [*_SERIES.finditer(sentence.shape), *_FIRST_OF.finditer(sentence.shape)]:
        place = found.start("name")
        if not _is_member(reading, sentence, found) or _is_other(reading, sentence, found):
            continue
        qualifiers = {}
        groups = found.groupdict()
        if groups.get("number") and groups["number"].strip() in _ORDINALS:
            qualifiers["installment"] = sentence.mention(*found.span("number"))
        if place not in told or qualifiers:
            told[place] = Found("part_of_series", sentence.mention(*found.span("name")), place, qualifiers)
    yield from told.values()


def _is_member(reading: Reading, sentence: Sentence, found: re.Match[str]) -> bool:
    """Say whether the words make the film one of a series."""
    owner = reading.owner(sentence, found.start())
    if "based on" in found[0] or owner not in ("film", "other", "source") or doubtful(sentence.shape, found.start()):
        return False
    lead = sentence.shape[max(0, found.start() - 60) : found.start("name")]
    return _MEMBER.search(lead) is not None or _FILM_IN.match(found[0]) is not None


def _is_other(reading: Reading, sentence: Sentence, found: re.Match[str]) -> bool:
    """Say whether what is counted is something else: a company's or director's films, books, television."""
    place = found.start("name")
    maker = reading.director()
    if maker and reading.page.text[maker.start : maker.end].endswith(sentence.words(place)):
        return True
    name = sentence.words(place)
    if sentence.shape[place] == "C" and (_COMPANY_NAME.match(name) or name.casefold() in words("studios")):
        return True
    if found[0].endswith(_COUNTED) and " " in name and re.search(_STARRING + re.escape(name), reading.page.text):
        return True
    if _OF_SOMEBODY.search(sentence.shape, max(0, found.start() - 20), found.end()):
        return True
    if _OF_BOOK.search(sentence.shape, max(0, found.start() - 120), found.start("name")):
        return True
    before = sentence.shape[max(0, place - 60) : place]
    return _NOT_SERIES.search(before) is not None or _OTHER_SERIES.search(found[0]) is not None


_OF_BOOK = re.compile(
    r"\b(?:novel|book|play|story)\b[^.;]{0,60}\bby N(?: \(Y\))?, (?:and |which is )?(?:itself )?the [a-z]+ [^,.;]*\Z"
)
# "the first of four N films": somebody's films are no series, those of a character are.
_COUNTED = ("films", "westerns", "comedies", "features", "pictures", "movies", "musicals")
_STARRING = r"\b(?:starring|stars|starred|star|featuring)\b[^.;]{0,200}?(?<!\bas )(?<!\bof )\b"
_NOT_SERIES = re.compile(
    r"\b(?:adapted|based|adaptation|inspired by|television|starring|similar|novel|remake|version"
    r"|followed)\b[^,]{0,30}\Z"
)
_OTHER_SERIES = re.compile(r"\b(?:television|tv|novel|book|comic|radio)\b")
_PART_OF = re.compile(
    r"\b(?:forms?|completes|begins|concludes|part of) (?:part of )?(?:his|her|the|a|N's) (?P<quoted>T|N) (?:trilogy"
    r"|series|cycle|tetralogy)\b|"
    r"\b(?:installment|instalment|entry|film|part|chapter|movie|one|feature) (?:in|of) (?:the "
    r"|C's )?(?P<name>N)(?=[ ,.;]|$)"
)
_SERIES_NAME = re.compile(r".* (?:Trilogy|Series|Universe|Saga|Franchise|Cycle|Tetralogy)\Z")


def _named_series(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Yield a series whose own name says that it is one: "part of the N Trilogy"."""
    for found in _PART_OF.finditer(sentence.shape):
        name = "quoted" if found["quoted"] else "name"
        if (found["quoted"] or _SERIES_NAME.match(sentence.words(found.start(name)))) and reading.owner(
            sentence, found.start()
        ) in (
            "film",
            "other",
            "source",
        ):
            yield Found("part_of_series", sentence.mention(found.start(name)), found.start())


_COMPANY_NAME = re.compile(
    r".*\b(?:Pictures?|Productions?|Studios?|Films?|Company|Entertainment|Corporation|Bros\.?|Records|Television"
    r"|Network|Channel|Animation|Cinema)\Z|[A-Z-]{2,}\Z"
    r"|(?:Disney|Universal|Columbia|Paramount|Hammer|Pixar|DreamWorks|Monogram|Republic|Warner|Toho|Ealing)\Z"
)
_FILM_IN = re.compile(
    r"(?:films?|movie|feature|picture|title|features|adventure|one|outing|cartoon|short|western|serial|comedy|drama"
    r"|mystery) (?:in|of|from|within) (?:the |his |her |its |[NCP]'s )(?:[a-z]+ ){0,2}[NFTC](?: [a-z-]+)*? "
    r"(?:series|franchise|saga|trilogy|tetralogy|universe)\Z"
)
# "the ninth of N's films" counts somebody's work, "a series of C pictures" a studio's.
_OF_SOMEBODY = re.compile(
    r"[NF]'s (?:[a-z]+ )?(?:films|movies|pictures|features)\Z|\bseries of [^.;]*(?:films|movies|pictures|features)\Z"
)
_ORDINALS = frozenset(
    (
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
        "fourteenth fifteenth final last"
    ).split()
)
_MEMBER = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth"
    r"|fourteenth|fifteenth|last|final|only|one|K|part|entry|entries|installment|instalment|chapter"
    r"|[a-z]+(?:teenth|tieth)|[a-z]+-(?:first|second|third|fourth|fifth|sixth|seventh"
    r"|eighth|ninth))\b"
)
