"""Where the film was shown: premieres, screenings, competitions and sections of festivals."""

import re
from collections.abc import Iterator

from reelgraph import vocabulary
from reelgraph.pages.document import Mention
from reelgraph.pages.prose.hedges import doubtful
from reelgraph.pages.prose.reading import Found, Reading, rule
from reelgraph.pages.prose.releases import festival_name
from reelgraph.pages.prose.shape import Sentence

_SHOWN = re.compile(
    r"\b(?:premiered|premieres|premiere|premiering|premièred|appeared|selection|ovation|debuted|debut|screened"
    r"|screening|screenings|shown|showed"
    r"|presented|entered|selected|competed|competition|opened|played|showcased|exhibited|featured"
    r"|released|invited|nominated|chosen|submitted"
    r"|accepted|bowed|section|unveiled|previewed|showing|closed|won|winning|awarded|received|officially selected"
    r"|competing|world premiere)\b[^;]{0,160}?(?:at|in|into|for|of|during|by|to|on|,) (?:the |its )?(?:prestigious "
    r"|annual )?(?P<first>(?:[YK] )?(?:annual )?E)(?! (?:award|prize|jury))"
)
_MORE = re.compile(
    r"(?: (?:in|on|of) [DY])?(?: in (?:the )?[NP](?:, [NP])?)?,?(?: and| as well as| or|,) (?:at "
    r"|then at |later at |in |was [a-z]+ at |also |the |at the |in the |to the )*(?P<more>(?:[YK] )?(?:annual )?E)"
)
_DAY = re.compile(r"(?:,| in (?:the )?[NP](?:, [NP])?,?)? on (?:[a-z]+, )?(?P<day>D)|,? in (?P<year>[DY])(?!\w)")
_DAY_BEFORE = re.compile(r"(?:on|in) (?P<day>D),? (?:at|in|during) (?:the )?(?:[YK] )?(?:annual )?\Z")
_LEAD = re.compile(r"\A(?:on|in) (?P<day>[DY]),")
_SECTION = re.compile(
    r"\b(?:in|as part of) the (?P<section>[NFT]|[a-z-]+(?: [a-z-]+)?)(?: (?:section|sidebar|program"
    r"|programme|category|strand|competition))\b|(?P<directly>out of competition|in competition)"
)
_IN_COUNTRY = re.compile(r"\Ain (?P<country>P), ")


@rule("festival")
def shown(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read showings at festivals: "premiered at the Y E on D", "was entered into the K E", "screened at the E and the E"."""
    for found in _SHOWN.finditer(sentence.shape):
        if not reading.owns(sentence, found.start()) or doubtful(sentence.shape, found.start()):
            continue
        if re.match(r"(?:won|winning|awarded|received|nominated|submitted)", found[0]):
            continue
        premiere = "premier" in found[0] or "debut" in found[0]
        index = found.end() - 1
        while index:
            yield from _screening(sentence, index, found.start(), premiere)
            more = _MORE.match(sentence.shape, index + 1)
            index = more.end() - 1 if more else 0


def _screening(sentence: Sentence, index: int, start: int, premiere: bool) -> Iterator[Found]:
    name = festival_name(sentence, index)
    qualifiers: dict[str, Mention] = {}
    if day := _day(sentence, name, index):
        qualifiers["date"] = day
    elif before := _DAY_BEFORE.search(sentence.shape, start, index):
        qualifiers["date"] = sentence.mention(before.start("day"), normaliser="date")
    elif sentence.text[name.start : name.start + 4].isdigit():
        qualifiers["date"] = Mention(name.start, name.start + 4, "date")
    if section := _SECTION.search(sentence.shape, start, min(len(sentence.shape), index + 60)):
        group = section.lastgroup or "section"
        if group == "section":
            qualifiers["section"] = sentence.mention(*section.span(group))
    yield Found("festival", name, index, qualifiers)
    if premiere and day:
        yield Found(
            "release_date",
            day,
            index,
            {"festival": name, "kind": sentence.mention(start, start + len("premier"), "release-kind")},
        )


def _day(sentence: Sentence, name: Mention, index: int) -> Mention | None:
    found = _DAY.match(sentence.shape, index + 1) or _LEAD.match(sentence.shape)
    group = found.lastgroup if found else None
    if not found or not group:
        return None
    place = found.start(group)
    if group == "year" and sentence.shape[place] == "Y":
        return None
    words = sentence.words(place)
    if re.search(r"\d{4}", words) or place < index:
        return sentence.mention(place, normaliser="date")
    if sentence.text[name.start : name.start + 4].isdigit():
        return Mention(name.start, sentence.ends[place], "last-date")
    return sentence.mention(place, normaliser="date")


@rule("festival-country")
def country(reading: Reading, sentence: Sentence) -> Iterator[Found]:  # noqa: ARG001
    """Read the country that a sentence opens with and its festivals lie in: "In P, it won … at the E" (inferred)."""
    found = _IN_COUNTRY.match(sentence.shape)
    if not found or not vocabulary.country(sentence.words(found.start("country"))):
        return
    for index, letter in enumerate(sentence.shape):
        if letter == "E":
            place = sentence.mention(found.start("country"), normaliser="country")
            yield Found(
                "festival_country", place, index, subject=festival_name(sentence, index), stated=False, confidence=0.6
            )
