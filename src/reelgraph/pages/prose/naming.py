"""Other titles of the film: of other countries, working titles, the title in its own language."""

import re
from collections.abc import Iterator

from reelgraph import vocabulary
from reelgraph.pages.document import Mention
from reelgraph.pages.prose.entitling import extended
from reelgraph.pages.prose.hedges import doubtful
from reelgraph.pages.prose.reading import Found, Reading, rule
from reelgraph.pages.prose.shape import Sentence

_ALSO = re.compile(
    r"(?:\b(?:also (?:known|released|titled|called|distributed|billed|marketed|shown)|(?:better"
    r"|sometimes|often|alternatively|variously|alternately|originally|previously|initially) (?:developed under"
    r"|known|entitled|titled|called|released|referred to)|known|a\.k\.a\.?|aka|alternative(?:ly)? titled?|re-?released"
    r"|retitled|re-titled|released|re-?issued|working titles?|also|original title|reissued|broadcast"
    r"|titled|or)"
    r"(?: (?:in|on|outside|throughout) (?:the |some |certain |other )?(?:[a-z]+ (?:of|in) )?(?P<place>[PNA])(?: "
    r"and (?:the )?(?P<second>P))?(?: (?:markets|countries|release))?)?(?:,? (?:internationally"
    r"|theatrically|simply|variously|on video|on dvd|abroad|in english|for television|later|was"
    r"|is|in some [a-z]+|on home video|in [a-z]+ [a-z]+))*"
    r"(?: (?:as|under the (?:[a-z]+ )?(?:titles?|names?)|by the titles?|titled|the titles?|called"
    r"|with the title))?(?: (?:simply|either|both|the))?:? )(?P<name>[NTPCFE])(?P<rest>.{0,80})"
)
# Titles that are told after a noun: "under the working title N", "its working titles were N and N".
_TITLED = re.compile(
    r"\b(?:working|alternate|alternative|tentative|shooting|reissue|video|tv|television|english|international"
    r"|original|american|british|us|uk) titles?"
    r"(?: (?:of|for) (?:(?:the|this) (?:film|movie|picture|feature)(?: F)?|F))?(?:,? (?:was|were|is|are|being|of"
    r"|included?|includes))? (?P<name>[NTC])"
    r"|\b(?:re-?)?(?:released|issued|shown|distributed|marketed|sold|exhibited)(?: theatrically)?(?: (?:in|on"
    r"|by) (?:the )?[PYDCNA](?: (?:and|in) [PYDC])?)*"
    r" (?:under|with) the (?:[a-z]+ )?(?:titles?|names?)(?: of)? (?P<under>[NTC])"
    r"|(?:known|released|titled|retitled|called|renamed) (?:as )?(?P<abroad>[NT]) in (?:the )?(?P<where>P)"
    r"|\A[F][\"'”’]?, or (?P<or>[NT](?:'s N)?), (?:is|was)\b"
)
_NOUN_PLACE = re.compile(r"\A(?:in|throughout) (?:the )?(?P<place>P),? |\b(?:in|throughout) (?:the )?(?P<near>P)\b")


@rule("title-noun")
def told_titles(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read titles told with the noun or abroad: "under the working title of N", "released in P under the title N"."""
    for found in _TITLED.finditer(sentence.shape):
        name = next(group for group in ("name", "under", "abroad", "or") if found[group])
        owner = reading.owner(sentence, found.start())
        if (
            owner not in ("film", "else")
            or (owner == "else" and name != "name")
            or _OTHERS.search(sentence.shape, 0, found.start())
        ):
            continue
        qualifiers = {}
        place = _NOUN_PLACE.search(
            sentence.shape,
            0 if name == "under" else found.end(name),
            found.start(name) if name == "under" else found.end(),
        )
        if name == "under" and place:
            qualifiers["place"] = sentence.mention(place.start(place.lastgroup or 0), normaliser="country")
        elif found["where"]:
            qualifiers["place"] = sentence.mention(found.start("where"), normaliser="country")
        relation = "original_title" if found[0].startswith("original") else "alternate_title"
        end = _foreign(sentence, extended(sentence, found.start(name))) if name != "or" else found.end("or")
        yield Found(relation, sentence.mention(found.start(name), end), found.start(name), qualifiers)
        while more := _NEXT_TITLE.match(sentence.shape, end):
            end = _foreign(sentence, extended(sentence, more.start("name")))
            yield Found(relation, sentence.mention(more.start("name"), end), more.start("name"), qualifiers)


_OTHERS = re.compile(r"\b(?:novel|book|play|story|song|album|series|show|sequel|remake|character)s?\b[^,;]*\Z")
_KNOWN = re.compile(
    r"\b(?:also (?:known|released|titled|called|billed|marketed) (?:in |on |outside |throughout "
    r"|internationally |simply |under |as |by |the )|a\.k\.a|aka\b|(?:sometimes|often|alternatively|alternately"
    r"|variously|better|previously) (?:known|entitled|titled|called|referred to)|working title|original title"
    r"|retitled|re-titled|re-?released (?:as|under)|(?:known|released|distributed|shown|reissued"
    r"|marketed|titled)(?: theatrically| internationally)? (?:in (?:the )?(?:[A-Z]|some)[^.;]{0,60} (?:as"
    r"|under)|internationally as|under the|as\b)|originally (?:titled|called|entitled|released as)"
    r"|initially (?:titled|developed under)|also (?:titled|entitled)|also called)"
)
_NEXT_TITLE = re.compile(
    r"(?:,? (?:and|or)(?: in (?:the )?P)?(?: as)?(?: simply| just| alternatively)?|,) (?P<name>[NT])(?=[,.;):']|$"
    r"| (?:and|or|in|the)\b| is\b)"
)
_BARE_KNOWN = re.compile(r"(?:\A|,|\(|\b(?:is|was|also|better|internationally|best|sometimes)) ?\Z")


@rule("other-title")
def other_titles(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read other titles with their countries: "also known as N", "released in the P as N", "originally titled N"."""
    for found in _ALSO.finditer(sentence.shape):
        lead = found[0][: found.start("name") - found.start()]
        if not _KNOWN.search(lead) or not (
            reading.owns(sentence, found.start()) or sentence.shape[: found.start()].endswith("(")
        ):
            continue
        if lead.startswith("known") and not _BARE_KNOWN.search(sentence.shape[: found.start()]):
            continue
        if (
            found["name"] == "F"
            or doubtful(sentence.shape, found.start())
            or re.search(
                r"\b(?:played|character|role|who|group|team|band|man|woman|town|company|song|people"
                r"|based)\b[^,;(]{0,40}\Z",
                sentence.shape[: found.start()][-60:],
            )
        ):
            continue
        relation = (
            "original_title"
            if re.search(r"\boriginal title|originally (?:titled|entitled|called|released as|known)", lead)
            else "alternate_title"
        )
        qualifiers = {}
        if found["place"] and sentence.shape[found.start("place")] == "P":
            qualifiers["place"] = sentence.mention(found.start("place"), normaliser="country")
        end = _foreign(sentence, extended(sentence, found.start("name")))
        yield Found(relation, sentence.mention(found.start("name"), end), found.start("name"), qualifiers)
        while more := _NEXT_TITLE.match(sentence.shape, end):
            end = extended(sentence, more.start("name"))
            yield Found(relation, sentence.mention(more.start("name"), end), more.start("name"), qualifiers)


_LOWER_TITLE = re.compile(
    r"(?: (?!(?:is|in|and|or|was|by|on|for|outside|internationally|as|when|which|after|because"
    r"|due|to|with|from|at|the|a)\b)"
    r"[a-zà-ÿ']+| N){1,8}(?=[,.;)]|\Z| is\b)"
)


def _foreign(sentence: Sentence, end: int) -> int:
    """Return the end of a title in a language that writes its words small: "El ojo de la tormenta"."""
    found = _LOWER_TITLE.match(sentence.shape, end)
    return found.end() if found else end


_RAW = re.compile(r"\((?:[A-Z][a-z]+)(?: title| language)?: (?P<name>[^(),;:/\n]{1,80}?)(?=[),;/])")

_RAW_MORE = re.compile(r"[,;/] ?(?P<language>[A-Z][a-z]+)(?: title| language)?: (?P<name>[^(),;:/\n]{1,80}?)(?=[),;/])")


@rule("original-title")
def original_title(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read the title in the film's own language, in brackets after its name: "X (French: La X)"."""
    if not reading.first_named(sentence) or not re.match(r"[\"'“‘]?F[\"'”’]? ?\((?:A|P)[^()]*:", sentence.shape):
        return
    opening = sentence.text.find("(", sentence.start)
    found = _RAW.match(sentence.text, opening)
    while found and found.end() < sentence.end:
        first = sentence.at(found.start("name"))
        yield Found("original_title", Mention(*found.span("name")), first)
        found = _RAW_MORE.match(sentence.text, found.end())
        if found and not vocabulary.language(found["language"]):
            return  # a romanisation or a translation: "pinyin: …"
