"""Other films: what the film continues, repeats or grew out of, and the series it belongs to."""

import re
from collections.abc import Iterator

from reelgraph.pages.prose.entitling import extended
from reelgraph.pages.prose.grammar import rule_pattern
from reelgraph.pages.prose.hedges import doubtful
from reelgraph.pages.prose.reading import Found, Reading, rule
from reelgraph.pages.prose.shape import Sentence

_RELATED = rule_pattern(
    r"\b(?P<kind>(?:direct |stand-alone |standalone |spiritual |unofficial |loose |made-for-television "
    r"|television |film |indirect |belated |direct-to-video )*sequel|follow-up|follow up|(?:direct "
    r"|film )*prequel|(?:[a-zA]+[- ])*?remake|spin-off|spinoff)s?(?: film)?"
    r"(?P<both> and [a-z]+)? (?P<prep>to|of|from) (?P<lead>(?:(?:the|a|an|his|her|its|their|both"
    r"|own|earlier|original|previous|Y|K|A|same|[a-z-]+(?= (?:Y|film|hit|[NTF]))|film|movie|films"
    r"|comedy|[NC]'s?|A-language|classic|hit|television|animated|western|live-action|director N's"
    r"|studio's|short|silent|cult|tv|series|horror|feature) ){0,9}?)(?P<work>[NTFPCEQ])(?!'s? [a-zYA])"
)
_SAME_FILM = rule_pattern(
    r"\bremake of (?:the |a |an |his |her |N's )*(?:[a-z-]+ |A |Y |K ){0,5}(?:film|movie|picture"
    r"|comedy|drama|thriller|western|version)s? (?P<same>(?:of|with|by) the same (?:name|title)"
    r"|of that name)"
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
        first = found.start("work")
        yield Found(_RELATIONS[key], sentence.mention(first, extended(sentence, first, _single(found["lead"]))), first)
        yield from _further(sentence, extended(sentence, first), _RELATIONS[key])
    for same in _SAME_FILM.finditer(sentence.shape):
        if _of_film_work(reading, sentence, same.start()):
            object_ = sentence.mention(*same.span("same"), "same-name") if reading.page.title else reading.title()
            if object_:
                yield Found("remake_of", object_, same.start("same"))


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
    if re.search(
        r"\b(?:has|have|had|inspired|spawned|followed by|led to|for|planned|possible|potential|produced"
        r"|made|two|three|several|a sequel|in (?:the|a)|as) (?:an? |the )?(?:[a-z-]+ )*\Z|\b(?:no|not"
        r"|N|T|unauthori[sz]ed|than) (?:is |was )?(?:an? )?(?:[a-z-]+ )?\Z",
        before,
    ) and not re.search(r"\b(?:film|serves|served|made) as (?:an? |the )?\Z", before):
        return False
    if re.search(r"\b[NT] (?:is|was) (?:an?|the) [a-z ]*\Z", before):
        return False
    return reading.owner(sentence, max(0, position - 1)) in ("film", "source") and not doubtful(
        sentence.shape, position
    )


_SERIES = rule_pattern(
    r"\b(?:(?P<number>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh"
    r"|twelfth|thirteenth|fourteenth|fifteenth|final|last|K|[a-z]+(?:-[a-z]+)? )(?: [a-z-]+){0,4}? )?(?:(?:and "
    r")?(?:final |last )?)(?:installments?|instalments?|entry|entries|films?|movies?|chapter|part"
    r"|episode|feature|theatrical film|one|features|picture|outing|title|live-action film|animated film"
    r"|adventure|sequel)?"
    r" ?(?:(?:in|of|from|to|within) (?:what became )?(?:the |a |an |his |her |its |their )?(?:[a-zK-]+ "
    r"|Y |A |[NC]'s ){0,4}?)(?P<name>[NFT](?: of [NC])?)(?:'s)?(?: (?:feature |comedy |horror "
    r"|action |spy |mystery |crime |detective |adventure |western |cinematic |comic |superhero "
    r"|movie |main |original |live-action |low-budget |slasher |animated ){0,3})?(?: (?:film series"
    r"|movie series|films? series|series|franchise|trilogy|films|film|movies|tetralogy|pentalogy"
    r"|saga|serials|feature films|quadrilogy|universe|duology|anthology|series of films|pictures"
    r"|detective series|mysteries))\b"
)
_FIRST_OF = rule_pattern(
    r"\b(?:first|second|third|fourth|fifth|sixth|last|final|K|one) (?:film |entry |installment "
    r"|movie |picture )?(?:of|in) (?:the |a series of )?(?:[a-zK-]+ ){0,3}(?P<name>[NF]) (?:[a-z]+ ){0,3}(?:films"
    r"|movies|features|pictures|feature films|westerns|mysteries|serials|comedies)\b"
)


@rule("series")
def series(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read the series that the film belongs to: "the fourth installment of the N franchise"."""
    yield from _named_series(reading, sentence)
    told: dict[int, Found] = {}
    for found in [*_SERIES.finditer(sentence.shape), *_FIRST_OF.finditer(sentence.shape)]:
        place = found.start("name")
        if (
            "based on" in found[0]
            or reading.owner(sentence, found.start()) not in ("film", "other", "source")
            or doubtful(sentence.shape, found.start())
        ):
            continue
        if not _MEMBER.search(sentence.shape[max(0, found.start() - 60) : place]):
            continue
        if re.search(
            r"\b(?:adapted|based|adaptation|inspired by|television|starring|similar|novel|remake|version"
            r"|followed)\b[^,]{0,30}\Z",
            sentence.shape[:place][-60:],
        ) or re.search(r"\b(?:television|tv|novel|book|comic|radio)\b", found[0]):
            continue
        qualifiers = {}
        groups = found.groupdict()
        if groups.get("number") and groups["number"].strip() in _ORDINALS:
            qualifiers["installment"] = sentence.mention(*found.span("number"))
        if place not in told or qualifiers:
            told[place] = Found("part_of_series", sentence.mention(*found.span("name")), place, qualifiers)
    yield from told.values()


_PART_OF = re.compile(
    r"\b(?:installment|instalment|entry|film|part|chapter|movie|one|feature) (?:in|of) (?:the "
    r"|C's )?(?P<name>N)(?=[ ,.;]|$)"
)
_SERIES_NAME = re.compile(r".* (?:Trilogy|Series|Universe|Saga|Franchise|Cycle|Tetralogy)\Z")


def _named_series(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Yield a series whose own name says that it is one: "part of the N Trilogy"."""
    for found in _PART_OF.finditer(sentence.shape):
        if _SERIES_NAME.match(sentence.words(found.start("name"))) and reading.owner(sentence, found.start()) in (
            "film",
            "other",
            "source",
        ):
            yield Found("part_of_series", sentence.mention(found.start("name")), found.start())


_ORDINALS = frozenset(
    (
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
        "fourteenth fifteenth final last"
    ).split()
)
_MEMBER = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth"
    r"|fourteenth|fifteenth|last|final|only|one|K|part|entry|entries|installment|instalment|chapter"
    r"|sixteenth|seventeenth|twentieth|[a-z]+-(?:first|second|third|fourth|fifth|sixth|seventh"
    r"|eighth|ninth))\b"
)
